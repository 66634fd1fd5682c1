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
board-state-out = en sortie
board-sharing = +{ $n }
board-standards = places par les normes
board-expected = attendus ce soir
board-held = { $n ->
    [one] { $n } lit gardé pour eux
   *[other] { $n } lits gardés pour eux
 }
board-plan-title = Proposer les lits
board-plan-lead = Les lits sont proposés selon les règles ; c’est vous qui décidez. Décochez ce qui ne va pas.
board-plan-waiting = { $n ->
    [one] { $n } personne attend un lit
   *[other] { $n } personnes attendent un lit
 }
board-plan-proposed = { $n ->
    [one] { $n } lit proposé
   *[other] { $n } lits proposés
 }
board-plan-who = Qui
board-plan-why = Pourquoi
board-plan-alone = enfant seul
board-plan-other = un autre
board-plan-choose = Choisir à la main
board-plan-reason = Raison, si un lit va contre une règle
board-plan-reason-hint = Elle vaut pour les lignes cochées qui portent une règle non suivie.
board-plan-give = Donner ces lits
board-plan-cancel = Annuler
board-plan-empty = Personne n’attend de lit
board-plan-empty-how = Qui arrive aujourd’hui ou dort sans lit paraîtra ici, avec un lit proposé.
board-plan-nobody = Cochez au moins une personne.
board-plan-gone = Cette personne n’est plus ici.
board-plan-has-bed = Cette personne a reçu un autre lit entre-temps.
board-plan-done = Les lits sont donnés.
board-plan-given = { $n ->
    [one] { $n } lit est donné.
   *[other] { $n } lits sont donnés.
 }
board-plan-refused = { $n ->
    [one] Une personne n’a pas encore son lit :
   *[other] { $n } personnes n’ont pas encore leur lit :
 }
board-history-link = Qui y a dormi
board-history-title = Lit { $value } : qui y a dormi
board-history-who = Qui
board-history-from = Depuis
board-history-until = Jusqu’à
board-history-now = encore maintenant
board-history-empty = Personne n’y a encore dormi
board-history-times = { $n ->
    [one] donné { $n } fois
   *[other] donné { $n } fois
 }
board-history-nights = { $n ->
    [one] { $n } nuit
   *[other] { $n } nuits
 }
board-history-counts = Vous voyez des nombres ; les noms sont pour ceux qui donnent les lits.
board-tab-free =
 { $n ->
    [one] { $n } libre
   *[other] { $n } libres
 }
