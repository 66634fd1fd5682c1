menu-places = Bâtiments et chambres
place-title = Bâtiments et chambres
place-lead = Chaque chambre dit pour qui elle est faite. Le bureau d’accueil propose les lits d’après cela.
place-empty = Aucune chambre pour l’instant
place-empty-how = Ajoutez ci-dessous la première chambre et ses lits ; elle paraîtra aussitôt sur le tableau des lits.
place-in-zone = zone { $value }
place-meets-at = point de rassemblement : { $value }
place-building-edit = Modifier ce bâtiment
place-rooms-of = Chambres de { $value }
place-name = Nom de la chambre
place-name-hint = Comme sur la porte, par exemple F2
place-kind = Pour qui
place-kind-women = Femmes
place-kind-men = Hommes
place-kind-family = Familles
place-kind-unaccompanied-girls = Filles seules
place-kind-unaccompanied-boys = Garçons seuls
place-kind-medical-isolation = Isolement médical
place-kind-mother-baby = Mère et bébé
place-kind-mixed-day = Repos de jour, tous
place-beds = Lits
place-beds-more = Lits à ajouter
place-taken = Occupés
place-taken-n = { $n ->
    [one] { $n } lit occupé
   *[other] { $n } lits occupés
 }
place-free = Libres
place-blocked = Hors service
place-reserved = Réservés
place-places = Places
place-total = Total
place-closed = Fermée
place-accessible = On y entre sans marche
place-accessible-short = sans marche
place-add-title = Ajouter une chambre
place-add = Ajouter la chambre
place-building = Bâtiment
place-building-new = Un nouveau bâtiment…
place-building-name = Nom du nouveau bâtiment
place-building-name-hint = Seulement s’il n’est pas encore dans la liste
place-zone = Zone
place-meeting-point = Point de rassemblement
place-meeting-hint = Où se retrouver en cas d’alerte
place-area = Surface en m²
place-area-hint = Par exemple 24,5. Il faut 3,5 m² par personne.
place-room-title = Chambre { $value }
place-change-title = Modifier la chambre
place-save = Enregistrer
place-open-title = Rouvrir la chambre
place-open = Rouvrir
place-close-title = Fermer la chambre
place-close-how = Dès maintenant, personne n’y reçoit de lit. Ceux qui y dorment encore sont listés ici, pour leur donner un autre lit.
place-close = Fermer la chambre
place-reason = Raison
place-unfit = { $n ->
    [one] Une personne de cette chambre n’y est pas selon la règle. Voyez si un autre lit lui conviendrait.
   *[other] { $n } personnes de cette chambre n’y sont pas selon la règle. Voyez si d’autres lits leur conviendraient.
 }
place-small = { $n ->
    [one] La surface suffit pour une personne : il y a plus de lits que de place.
   *[other] La surface suffit pour { $n } personnes : il y a plus de lits que de place.
 }
place-no-beds = Cette chambre n’a pas encore de lit.
place-state-taken = occupé
place-state-free = libre
place-state-blocked = hors service
place-state-reserved = réservé
place-state-over = réservation passée
place-bed-title = Lit { $value }
place-bed-taken-since = Quelqu’un y dort. Depuis :
place-block-title = Hors service
place-block-reason = Qu’est-ce qui ne va pas ?
place-block-hint = Par exemple : sommier cassé
place-block = Mettre hors service
place-unblock = Remettre en service
place-reserve-title = Réserver
place-whom = Pour qui, sans nom
place-whom-hint = Par exemple : naissance attendue, arrivée de vendredi
place-until = Jusqu’au
place-until-day = jusqu’au
place-reserve = Réserver ce lit
place-release = Ne plus réserver
place-building-title = Un bâtiment
place-added = La chambre et ses lits sont prêts.
place-changed = La chambre est à jour.
place-closed-done = La chambre est fermée.
place-opened-done = La chambre est ouverte.
place-building-changed = Le bâtiment est à jour.
place-bed-blocked-done = Le lit est hors service.
place-bed-unblocked-done = Le lit est de nouveau en service.
place-bed-reserved-done = Le lit est réservé.
place-bed-released-done = Le lit n’est plus réservé.
place-too-long = C’est trop long : { $n } lettres au plus.
place-building-missing = Donnez un nom au bâtiment.
place-name-missing = Donnez un nom à la chambre.
place-name-taken = Une autre chambre porte déjà ce nom.
place-kind-missing = Dites pour qui est la chambre.
place-area-unreadable = Écrivez la surface en mètres carrés, par exemple 24,5.
place-beds-missing = Dites combien de lits.
place-beds-range = Écrivez un nombre de lits ; une chambre en a { $n } au plus.
place-reason-missing = Dites pourquoi en quelques mots.
place-room-closed-already = La chambre est déjà fermée.
place-room-open-already = La chambre est déjà ouverte.
place-bed-unknown = Ce lit n’est pas dans cette chambre.
place-bed-occupied = Quelqu’un dort dans ce lit. Donnez-lui d’abord un autre lit.
place-bed-not-blocked = Ce lit est déjà en service.
place-bed-not-reserved = Ce lit n’est pas réservé.
place-whom-missing = Dites pour qui, sans écrire de nom.
place-day-unreadable = Écrivez une date, par exemple 2026-03-31.
place-day-past = Ce jour est passé.
place-misfit-adult = Cette chambre est réservée aux enfants seuls : aucun adulte n’y dort.
place-misfit-girls = Cette chambre est pour les filles seules.
place-misfit-boys = Cette chambre est pour les garçons seuls.
place-misfit-not-alone = Cette chambre est pour les enfants qui n’ont pas d’adulte avec eux.
place-misfit-isolation = L’isolement se décide avec l’infirmerie.
place-misfit-alone = Un enfant seul dort dans les chambres faites pour les enfants seuls.
place-misfit-women = Cette chambre est pour les femmes.
place-misfit-men = Cette chambre est pour les hommes.
place-misfit-family = Cette chambre est pour les familles.
place-misfit-mother = Cette chambre est pour les mères et leurs bébés.
place-reason-hint = Par exemple : fuite d’eau, désinfection
place-expected = Réouverture prévue le
place-opens-on = réouverture prévue le
place-bed = Lit
place-stranded = { $n ->
    [one] Une personne y dort encore
   *[other] { $n } personnes y dorment encore
 }
place-stranded-who = Qui y dort encore
place-stranded-hidden = Quelqu’un d’un dossier fermé
place-stranded-move = Donner un autre lit
place-wait-stranded = { $n ->
    [one] Une personne dort dans une chambre fermée
   *[other] { $n } personnes dorment dans une chambre fermée
 }
place-misfit-adult-there = Un adulte qui n’est pas de sa famille y dort : un enfant seul n’y dort pas.
place-misfit-child-there = Un enfant seul y dort : un adulte qui n’est pas de sa famille n’y dort pas.
place-misfit-age-there = Quelqu’un y dort dont on ne connaît pas l’âge : un enfant seul dort ailleurs.
place-misfit-sexes = Femmes et hommes qui ne sont pas de la même famille ne dorment pas ensemble.
place-misfit-steps = On n’y entre pas sans marche.
place-misfit-must-isolate = L’infirmerie demande l’isolement.
place-misfit-parted = Un petit enfant dort près de sa famille.
place-misfit-another-room = Une autre chambre convient mieux.
place-reason-together = tout le groupe ensemble
place-reason-family-there = sa famille y dort
place-reason-family-near = près de sa famille
place-reason-family = pour les familles
place-reason-women = pour les femmes
place-reason-men = pour les hommes
place-reason-children = pour les enfants seuls
place-reason-isolation = isolement
place-reason-newborn = mère et bébé
place-reason-accessible = sans marche
place-reason-free = libre, rien ne s’y oppose
place-plan-none = Aucun lit libre ne convient.
place-plan-full = Plus aucun lit libre.
place-reason-sex-unasked = sexe non noté : demandez d’abord
