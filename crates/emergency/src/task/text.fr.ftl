task-what = Tâche
task-who = Qui
task-who-hint = Un nom ou une fonction
task-due = Avant
task-go-on = Avancer
task-none = Aucune tâche donnée
task-none-how = Donnez d’un coup les tâches habituelles, puis changez ce qu’il faut.
task-usual-title = Tâches habituelles
task-usual-lead = Eau, soins, repas, couvertures, lits… chacune au groupe qui s’en charge d’habitude, avec son délai.
task-usual = Donner les tâches habituelles
task-new = Donner une tâche
task-template = Tâche habituelle
task-own = Autre, en quelques mots
task-words = En quelques mots
task-words-hint = Obligatoire pour une autre tâche
task-team = Groupe
task-team-usual = Celui qui s’en charge d’habitude
task-team-authority = Autorités
task-team-host-community = Communauté d’accueil
task-team-ngos = ONG
task-team-centre = Le centre
task-place = Où
task-hours = Délai, en heures
task-hours-hint = Le délai habituel si vous n’écrivez rien
task-give = Donner la tâche
task-begin = Commencer
task-finish = C’est fait
task-again = À refaire
task-more = Note, abandon
task-note = Ce qu’il faut dire
task-note-save = Noter
task-drop = Abandonner la tâche
task-state-open = à faire
task-state-doing = en cours
task-state-done = fait
task-state-dropped = abandonnée
task-late = { $n ->
    [one] une tâche en retard
   *[other] { $n } tâches en retard
 }
task-left-hours = { $n ->
    [one] reste une heure
   *[other] restent { $n } heures
 }
task-left-minutes = { $n ->
    [one] reste une minute
   *[other] restent { $n } minutes
 }
task-late-hours = { $n ->
    [one] en retard d’une heure
   *[other] en retard de { $n } heures
 }
task-late-minutes = { $n ->
    [one] en retard d’une minute
   *[other] en retard de { $n } minutes
 }
task-template-water = Eau à boire
task-template-health-post = Poste de soins
task-template-security = Sécurité et accès
task-template-registration = Comptage et noms
task-template-food = Repas
task-template-blankets = Couvertures et nattes
task-template-pfa = Premiers secours psychologiques
task-template-interpreters = Interprètes
task-template-beds = Lits et abris
task-template-latrines = Toilettes et douches
task-template-child-space = Espace pour les enfants
task-template-transport = Transport et évacuations
task-template-info-line = Ligne d’information unique
task-template-tracing = Bureau de recherche des familles
task-given-done = La tâche est donnée.
task-usual-done = Les tâches habituelles sont données.
task-moved-done = La tâche est à jour.
task-wait-overdue = { $n ->
    [one] Une tâche d’urgence est en retard
   *[other] { $n } tâches d’urgence sont en retard
 }
task-template-unknown = Choisissez une tâche de la liste.
task-what-missing = Choisissez une tâche, ou écrivez-la en quelques mots.
task-team-missing = Dites quel groupe s’en charge.
task-hours-wrong = Écrivez un nombre d’heures entre 1 et { $n }.
task-state-unknown = Choisissez un état de la liste.
