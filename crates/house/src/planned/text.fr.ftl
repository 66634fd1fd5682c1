planned-crumb = Arrivées
planned-title = Arrivées prévues
planned-one = Arrivée annoncée : { $value }
planned-empty = Aucune arrivée annoncée
planned-empty-how = Notez ci-dessous qui est attendu, en nombres et sans nom.
planned-day = Jour
planned-origin = D’où
planned-origin-hint = Par exemple : Assamaka, par camion
planned-people = Personnes
planned-people-n = { $n ->
    [one] { $n } personne
   *[other] { $n } personnes
 }
planned-women = Femmes
planned-men = Hommes
planned-children = Enfants
planned-groups = À voir d’abord
planned-group-children-alone = Enfants seuls
planned-group-pregnant = Femmes enceintes
planned-group-newborn = Nouveau-nés
planned-group-older = Personnes âgées
planned-group-disability = Personnes handicapées
planned-group-injured = Blessés ou malades
planned-hold = Garder des lits pour ce soir-là
planned-hold-how = Combien de lits, par sorte de chambre
planned-held = Lits gardés
planned-note = Autre chose à savoir
planned-note-hint = Sans écrire de nom
planned-late = en retard
planned-add-title = Annoncer une arrivée
planned-add = Noter
planned-change-title = Ce qui a changé
planned-arrived-title = Ils sont là
planned-arrived-how = Combien sont venus ? Laissez vide si c’est comme annoncé.
planned-arrived = Ils sont arrivés
planned-came-n = { $n ->
    [one] { $n } est venu
   *[other] { $n } sont venus
 }
planned-cancel-title = Ils ne viennent pas
planned-cancel = Annuler cette arrivée
planned-over-title = Deux dernières semaines
planned-state = État
planned-state-expected = attendue
planned-state-arrived = arrivée
planned-state-cancelled = annulée
planned-done = C’est noté.
planned-number = Écrivez un nombre, { $n } au plus.
planned-nobody = Dites combien de personnes sont attendues.
planned-group-large = C’est plus que le nombre de personnes attendues.
planned-origin-missing = Dites d’où elles viennent.
planned-day-far = Ce jour est trop loin.
planned-over = Cette arrivée est déjà passée ou annulée.
planned-wait = { $n ->
    [one] Un groupe attendu aujourd’hui
   *[other] { $n } groupes attendus aujourd’hui
 }
