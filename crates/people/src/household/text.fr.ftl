household-title = Famille
household-relation-head = chef de famille
household-relation-spouse = époux ou épouse
household-relation-child = enfant
household-relation-parent = père ou mère
household-relation-sibling = frère ou sœur
household-relation-grandchild = petit-enfant
household-relation-other-kin = autre parent
household-relation-not-related = sans lien de parenté
household-relation = Lien avec le chef de famille
household-add = Ajouter un membre
household-leave = Retirer de cette famille
household-leave-reason = Raison
household-missing = Choisissez une famille déjà enregistrée.
household-relation-missing = Dites le lien avec le chef de famille.
household-full = Cette famille a déjà soixante membres.
household-member-already = Cette personne est déjà dans la famille.
household-no-member = Cette personne n’est pas dans la famille.
household-head-first = Choisissez d’abord un autre chef de famille.
household-head-already = Cette personne est déjà chef de famille.
household-changed-done = La famille est à jour.
household-members = Membres
household-somebody = Quelqu’un
household-hidden = { $n ->
    [one] Un membre que vous ne pouvez pas voir
   *[other] { $n } membres que vous ne pouvez pas voir
 }
household-alone = { $value } est mineur et n’a ici ni père ni mère. Si personne n’en a la charge, prévenez la protection.
household-open = Voir la famille
household-form = Former une famille
household-has-one = Cette personne a déjà une famille. Réunissez plutôt les deux familles.
household-same = C’est la même famille.
household-next = Continuer
household-head-change = Changer de chef de famille
household-head-who = Qui devient chef de famille ?
household-relate = Corriger les liens
household-relate-lead = Quel est le lien de chacun avec le chef de famille ? Vérifiez ce qui est proposé.
household-split = Séparer la famille
household-split-lead = Dites qui part, et qui sera chef de la nouvelle famille. Les enfants vont avec l’adulte qui en a la charge.
household-split-stays = Reste
household-split-heads = Part : chef de la nouvelle famille
household-split-goes = Part :
household-split-nobody = Choisissez qui part.
household-split-head = Choisissez un seul chef pour la nouvelle famille.
household-split-all = Il faut que quelqu’un reste.
household-join = Réunir ou ajouter
household-join-find = Chercher
household-join-one = Quel est son lien avec le chef de famille ?
household-join-all = Toute cette famille rejoint l’autre. Quel sera le lien de chacun avec le chef de famille ?
household-past = Ce qui a changé
household-past-formed = Famille formée : { $value }
household-past-joined = Arrivée dans la famille : { $value }
household-past-left = Départ de la famille : { $value }
household-past-head = Nouveau chef de famille : { $value }
household-past-related = Lien corrigé : { $value }
household-past-replaced = Deux dossiers réunis : { $value }
household-children = Enfants à revoir
household-children-none = Aucun enfant à revoir
household-children-how = Quand un changement de famille laisse un enfant sans l’adulte qui l’accompagnait, il apparaît ici.
household-children-lead = Un changement de famille a laissé ces enfants sans l’adulte qui les accompagnait. Décidez de la marque, ou dites qui en a la charge.
household-proposed = Proposé :
household-wait-children = { $n ->
    [one] Un enfant est resté sans l’adulte qui l’accompagnait
   *[other] { $n } enfants sont restés sans l’adulte qui les accompagnait
 }
