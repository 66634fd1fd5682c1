menu-evacuation = Évacuation
evacuation-title = Liste d’évacuation
evacuation-lead = Qui doit être à quel point de rencontre. État :
evacuation-print = Imprimer
evacuation-printed = Imprimé { $at }. À détruire après usage.
evacuation-inside = dans le centre
evacuation-out = dehors
evacuation-visitors = en visite
evacuation-is-out = dehors
evacuation-meeting-point = Point de rencontre :
evacuation-no-room = Sans chambre
evacuation-empty = Personne n’habite le centre
evacuation-cut = La liste est trop longue : elle est coupée. Imprimez-la et comptez les têtes.
evacuation-visits = Visites en cours
evacuation-visit = Visite n° { $n }
evacuation-visit-heads = { $n ->
    [one] { $n } personne
   *[other] { $n } personnes
}
