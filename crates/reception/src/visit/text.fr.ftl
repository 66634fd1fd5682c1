menu-visits = Visites du jour
look-act-visits = visites du jour
visit-lead = Ceux qui passent pour un service et ne dorment pas ici. Une visite n’est pas une arrivée.
visit-new = Quelqu’un entre
visit-purpose = Pour quoi
visit-purpose-service = Un service
visit-purpose-information = S’informer
visit-purpose-phone = Téléphoner
visit-purpose-clinic = Soins
visit-purpose-legal = Aide juridique
visit-purpose-resident = Voir un résident
visit-purpose-other = Autre
visit-who = Carte ou code, si la personne est connue
visit-at = Heure, si ce n’est pas maintenant
visit-come = Noter l’entrée
visit-inside-now = à l’intérieur
visit-empty = Personne n’est de passage
visit-empty-how = Les visites d’aujourd’hui seront ici ; celles qui durent comptent en cas d’évacuation.
visit-inside = À l’intérieur maintenant
visit-gone = Repartis aujourd’hui
visit-number = N°
visit-out = Sortie
visit-go = Sort
visit-cancel = Erreur
visit-settle = Tous sont repartis
visit-stale = { $n ->
    [one] Une visite d’un autre jour n’a pas de sortie.
   *[other] { $n } visites d’un autre jour n’ont pas de sortie.
 }
visit-wait-stale = { $n ->
    [one] Une visite d’un autre jour sans sortie
   *[other] { $n } visites d’un autre jour sans sortie
 }
visit-came-done = L’entrée est notée.
visit-went-done = La sortie est notée.
visit-cancelled-done = La visite est retirée.
visit-settled-done = Les visites des autres jours sont terminées.
visit-purpose-missing = Dites pour quoi.
visit-time-odd = Écrivez une heure, par exemple 14:05.
visit-time-future = Cette heure n’est pas encore venue.
visit-time-before = Cette heure est avant l’entrée.
visit-not-inside = Cette visite est déjà terminée.
