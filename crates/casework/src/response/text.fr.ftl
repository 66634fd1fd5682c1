response-menu = Qui agit sur quoi
response-lead = Les organisations, services et groupes sur qui compter, avec le niveau où chacun agit. Aucun nom de personne.
response-one = L’acteur
response-add = Ajouter un acteur
response-change = Changer
response-save = Enregistrer
response-cancel = Annuler
response-filter = Filtrer
response-all = tout
response-print = Imprimer (PDF)
response-print-blank = Formulaire vide (PDF)
response-gaps = Ce qui manque d’abord
response-gaps-lead = Souvent trouvé dans les dernières évaluations d’ici, et personne n’agit. Les petits nombres ne sont pas dits.
response-gaps-none = Aucun facteur souvent trouvé ici n’est sans acteur.
response-found = { $n ->
    [one] chez une personne
   *[other] chez { $n } personnes
 }
response-say-who = dire qui agit
response-matrix = Combien d’acteurs, par sujet et par niveau
response-nobody = aucun
response-untouched = Facteurs de risque sans aucun acteur
response-live = { $n ->
    [0] Aucun acteur aujourd’hui
    [one] Un acteur aujourd’hui
   *[other] { $n } acteurs aujourd’hui
 }
response-over = Terminés
response-empty = Aucun acteur ici
response-empty-how = Notez qui agit : le suivi de chaque personne montrera alors sur qui compter.
response-not-now = pas en ce moment
response-group = Sujet
response-group-violence = Violence et exploitation
response-group-health = Santé et soutien moral
response-group-family = Famille
response-group-papers = Documents et droits
response-group-means = Moyens de vivre
response-group-learning = Langue et école
response-group-belonging = Place dans la communauté
response-group-country = Pays et catastrophes
response-factor = Facteur
response-factor-nobody = Personne n’agit encore sur ce facteur.
response-kind = Sorte d’acteur
response-kind-state = État, commune
response-kind-centre = ce centre
response-kind-ngo = ONG, association
response-kind-international = organisation internationale
response-kind-community = groupe de la communauté
response-kind-family = groupes de familles
response-kind-private = entreprise, employeurs
response-level = Niveau d’action
response-level-hint = Auprès de qui il agit, même si le facteur se trouve ailleurs.
response-actor = Nom
response-actor-hint = Organisation, service ou groupe. Jamais le nom d’une personne ni d’une famille.
response-says = Ce qu’il fait
response-says-hint = En une phrase. Rien sur une personne suivie.
response-reach = Comment le joindre
response-reach-hint = Bureau, numéro de service, heures. Pas de numéro privé, ni le nom d’une personne ou d’une famille.
response-on = Sur quoi il agit
response-whole = Des sujets entiers
response-single = Ou des facteurs précis
response-stage = Où sur la route
response-stage-hint = Rien coché : partout.
response-everywhere = partout
response-from = Depuis le
response-until = Jusqu’au
response-until-hint = Seulement si la fin est connue.
response-today = Aujourd’hui si rien n’est écrit.
response-end = C’est terminé
response-end-hint = Rien n’est effacé : l’acteur passe dans la liste des terminés.
response-end-on = Dernier jour
response-end-save = Noter la fin
response-reason = Pourquoi
response-before = Noté avant
response-added = L’acteur est noté.
response-changed = Le changement est noté.
response-ended = La fin est notée.
response-too-long = C’est trop long : { $n } signes au plus.
response-person-code = Cela ressemble au code d’une personne. Ici on n’écrit rien sur quelqu’un.
response-missing = Choisissez une réponse.
response-unknown = Choisissez dans la liste.
response-day = Écrivez un jour, par exemple 2026-03-02.
response-actor-missing = Écrivez le nom de l’organisation ou du groupe.
response-on-missing = Cochez au moins un sujet ou un facteur.
response-says-missing = Dites ce qu’il fait.
response-until-before = La fin ne peut pas venir avant le début.
response-end-future = La fin ne peut pas être dans le futur. Changez plutôt « Jusqu’au ».
response-reason-missing = Dites pourquoi c’est terminé.
response-too-many = Il y a déjà { $n } acteurs. Terminez ceux qui n’agissent plus.
response-ended-already = C’est déjà terminé. Ajoutez un nouvel acteur s’il recommence.
response-meanwhile = Quelqu’un d’autre a changé cela entre-temps. Rouvrez la page, puis recommencez.
response-same = Rien n’a changé.
response-acts = Qui agit :
response-acts-nobody = encore personne
response-more = { $n ->
    [one] Un autre n’est pas montré ; choisissez un sujet ou un niveau.
   *[other] { $n } autres ne sont pas montrés ; choisissez un sujet ou un niveau.
 }
