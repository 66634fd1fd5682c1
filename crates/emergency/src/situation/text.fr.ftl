situation-title = { $n ->
    [0] Rapport de situation à l’arrivée
   *[other] Rapport de situation à { $n } h
 }
situation-print = Pour la réunion
situation-print-lead = Une page, sans nom ni code. Ce qui sort du centre cache les petits nombres.
situation-pdf-fr = PDF en français
situation-pdf-en = PDF en anglais
situation-pdf-ar = PDF en arabe
situation-pdf-inside = PDF pour l’équipe, nombres exacts
situation-counted = personnes comptées
situation-named = noms notés
situation-registered = enregistrées
situation-present = dans la maison
situation-bedded = avec un lit
situation-bedless = sans lit
situation-people = Âge et sexe
situation-age = Âge
situation-age-or-sex = Âge ou sexe
situation-number = Nombre
situation-age-unknown = non noté
situation-female = Femmes
situation-male = Hommes
situation-sex-unknown = Non noté
situation-total = Total
situation-groups = Tri et familles
situation-immediate = Soins immédiats
situation-urgent = Soins aujourd’hui
situation-delayed = Peuvent attendre
situation-untriaged = Pas encore vues
situation-families = Familles
situation-in-families = Personnes en famille
situation-alone = Enfants seuls
situation-children = Moins de 18 ans
situation-standards = { $n ->
    [one] Normes minimales pour une personne dans la maison
   *[other] Normes minimales pour les { $n } personnes de la maison
 }
situation-standard = Norme
situation-needed = Il faut
situation-there = Il y a
situation-missing = Manque
situation-beds = Lits
situation-toilets = Toilettes
situation-toilets-women = Toilettes pour femmes
situation-showers = Douches
situation-water = Eau, litres par jour
situation-covered = Surface couverte, m²
situation-area = Surface totale, m²
situation-tasks = Qui fait quoi
situation-late = En retard
situation-task-other = autre tâche
situation-gaps = Ce qui manque
situation-gaps-none = Rien ne manque d’après ce qui est noté.
situation-gap-untriaged = { $n ->
    [one] Une personne n’a pas encore été vue au tri.
   *[other] { $n } personnes n’ont pas encore été vues au tri.
 }
situation-gap-tasks = { $n ->
    [one] Une tâche est en retard.
   *[other] { $n } tâches sont en retard.
 }
situation-gap-count = Le comptage des têtes est à refaire.
situation-gap-standard = { $what } : il manque { $value }.
situation-gap-unknown = On ne sait pas ce qu’il y a : { $what }.
situation-note-outside = * : de 1 à 4, ou caché pour qu’on ne puisse pas le calculer. Le nombre d’enfants seuls n’est pas donné hors du centre.
situation-note-inside = Nombres exacts : ne pas diffuser hors du centre.
situation-figures-edit = Corriger ce qu’il y a : toilettes, douches, eau, surfaces
