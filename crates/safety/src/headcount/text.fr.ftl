menu-headcounts = Appels au point de rencontre
headcount-title = Appel au point de rencontre
headcount-lead = Exercices et évacuations. Plusieurs gardes peuvent pointer en même temps.
headcount-kind = Genre
headcount-kind-drill = exercice
headcount-kind-real = évacuation réelle
headcount-kind-missing = Dites si c’est un exercice.
headcount-begin = Commencer l’appel
headcount-begun = L’appel a commencé.
headcount-going-on = Un appel est déjà en cours : continuez celui-là.
headcount-goes-on = en cours
headcount-over = Cet appel est terminé.
headcount-over-word = terminé
headcount-unknown = Cet appel n’existe pas.
headcount-none = Aucun appel encore
headcount-when = Début
headcount-took = Durée
headcount-minutes = { $n ->
    [0] moins d’une minute
    [one] { $n } minute
   *[other] { $n } minutes
}
headcount-expected = attendues
headcount-found = trouvées
headcount-missing = manquent
headcount-unexpected = trouvées, notées dehors
headcount-all-found = Tout le monde est là.
headcount-complete = complet
headcount-is-found = là
headcount-places = Bâtiments
headcount-all-places = Tous
headcount-code-hint = Passez la carte, ou tapez le code.
headcount-tick-one = Pointer
headcount-tick = Enregistrer ces pointages
headcount-ticked = C’est noté.
headcount-end = Terminer l’appel
headcount-end-do = Terminer
headcount-ended-done = L’appel est terminé.
headcount-visitors-found = Visiteurs trouvés
headcount-visitors-unreadable = Écrivez un nombre.
headcount-lessons = À mieux faire
headcount-lessons-hint = Sans nom de personne.
headcount-lessons-long = C’est trop long : 2 000 lettres au plus.
headcount-missing-known = Je sais que des personnes manquent encore.
headcount-missing-unsaid = Des personnes manquent encore : dites que vous le savez, ou continuez l’appel.
headcount-wait-open = { $n ->
    [one] Un appel au point de rencontre est en cours
   *[other] { $n } appels au point de rencontre sont en cours
}
headcount-unticked = Pas encore vus
