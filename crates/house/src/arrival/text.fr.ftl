menu-arrivals = Arrivées
arrival-title = Arrivées
arrival-new = Nouvelle arrivée
arrival-to-register = à enregistrer
arrival-to-bed = attendent un lit
arrival-came = entrés aujourd’hui
arrival-left = partis aujourd’hui
arrival-empty = Personne n’attend
arrival-empty-how = Ceux qui arrivent paraîtront ici, avec le temps d’attente et l’étape suivante.
arrival-unregistered = D’accord, pas encore enregistrés
arrival-agreed-at = Accord donné
arrival-waits = Attente
arrival-wait-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
 }
arrival-wait-hours = { $n ->
    [one] { $n } heure
   *[other] { $n } heures
 }
arrival-register = Enregistrer
arrival-bedless = Sans lit
arrival-who = Qui
arrival-language = Langue
arrival-alone = enfant seul
arrival-today = Entrés aujourd’hui
arrival-at = Entrée
arrival-bed = Lit
