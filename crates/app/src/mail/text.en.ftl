mail-subject = Relais: something is waiting for you
mail-waits = Something is waiting for you in Relais ({ $sites }).
mail-open = To see it, sign in to Relais as usual.
mail-open-at = To see it, sign in to Relais: { $address }
mail-no-more = This message says no more, to protect people. Please do not reply: nobody reads the answers.
mail-stop = To stop receiving these, remove your address under “My account”.
