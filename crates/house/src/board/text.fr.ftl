menu-beds = Lits
board-title = Lits
board-present = présents cette nuit
board-free = lits libres
board-withheld = hors service ou réservés
board-places = places
board-limit-floor = limite : la surface, 3,5 m² par personne
board-occupancy = Occupation
board-bedless = Dans la maison, sans lit
board-conflict = lit donné deux fois
board-occupied = occupé
board-empty = Aucun lit pour l’instant
board-empty-how = Les bâtiments, leurs chambres et leurs lits paraîtront ici dès qu’ils seront décrits.
board-buildings = Bâtiments
board-no-rooms = Ce bâtiment n’a pas encore de chambre.
board-beds-n = { $n ->
    [one] { $n } lit
   *[other] { $n } lits
 }
board-state-free = libre
board-state-held = réservé
board-state-blocked = hors service
