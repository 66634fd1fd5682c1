mail-subject = Relais : quelque chose vous attend
mail-waits = Quelque chose vous attend dans Relais ({ $sites }).
mail-open = Pour le voir, entrez dans Relais comme d’habitude.
mail-open-at = Pour le voir, entrez dans Relais : { $address }
mail-no-more = Ce message n’en dit pas plus, pour protéger les personnes. N’y répondez pas : personne ne lit les réponses.
mail-stop = Pour ne plus en recevoir, enlevez votre adresse dans « Mon compte ».
