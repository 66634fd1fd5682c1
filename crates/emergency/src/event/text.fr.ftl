menu-emergencies = Arrivées en nombre
event-list-lead = Beaucoup de personnes à la fois : compter d’abord, soigner, noter, enregistrer plus tard.
event-new = Ouvrir une arrivée
event-new-title = Ouvrir une arrivée en nombre
event-new-lead = Dites ce qui se passe et combien elles sont : les numéros existent aussitôt. Tout le reste peut attendre.
event-edit-title = Corriger la description
event-none = Aucune arrivée en nombre
event-none-how = Quand un camion ou un bateau arrive, ouvrez ici une arrivée : chacun a un numéro avant d’avoir un nom.
event-what = Quoi
event-kind = Que se passe-t-il ?
event-kind-rescue-desert = Secours dans le désert
event-kind-rescue-sea = Secours en mer
event-kind-expulsion = Expulsion
event-kind-interception = Interception
event-kind-transfer = Transfert
event-kind-other = Autre
event-count-now = Combien sont là maintenant
event-count-now-hint = Chacun reçoit un numéro et un code, et entre sans lit
event-expected = Combien sont attendues
event-shared = Pour toutes
event-shared-hint = Écrit une fois, repris pour chaque personne.
event-origin = Venant de
event-brought-by = Amenées par
event-vehicle = Camion, bateau ou avion
event-at = Quand
event-at-hint = Maintenant si vous n’écrivez rien
event-languages = Langues
event-language-first = Langue la plus parlée
event-language-second = Deuxième langue
event-open = Ouvrir
event-save = Noter
event-is-open = en cours
event-is-closed = terminée
event-tabs = Pages de cette arrivée
event-tab-show = Vue d’ensemble
event-tab-triage = Tri
event-tab-grid = Noms
event-tab-queue = À enregistrer
event-tab-tasks = Tâches
event-tab-count = Comptage
event-tab-situation = Rapport
event-heads = comptées
event-expected-n = { $n ->
    [one] une attendue
   *[other] { $n } attendues
 }
event-untriaged = pas encore vues au tri
event-untriaged-n = { $n ->
    [one] Une personne n’a pas encore été vue au tri.
   *[other] { $n } personnes n’ont pas encore été vues au tri.
 }
event-named = avec un nom
event-registered = enregistrées
event-registered-of = { $n ->
    [one] Enregistrées, sur une personne
   *[other] Enregistrées, sur { $n } personnes
 }
event-bedless = sans lit
event-add = Donner des numéros
event-add-count = Combien de personnes sont arrivées
event-add-press = Donner les numéros
event-add-hint = Un appui donne tous les numéros. Chaque personne compte aussitôt dans la maison et sur la liste d’évacuation.
event-by-need = Par besoin
event-category = Tri
event-category-immediate = Soins immédiats
event-category-urgent = Soins aujourd’hui
event-category-delayed = Peut attendre
event-category-child-alone = Enfant seul
event-category-family = Famille
event-category-untriaged = Pas encore vue
event-total = Total
event-female = Femme
event-male = Homme
event-children = Moins de 18 ans
event-older = 60 ans et plus
event-about = L’arrivée
event-families = Familles
event-alone = Enfants seuls
event-struck-n = Numéros barrés
event-bands = Bracelets
event-bands-lead = À imprimer : numéro et code seulement.
event-bands-blank = 60 bracelets vierges, sans code
event-bands-title = Bracelets
event-bands-qr = Code à lire du bracelet
event-bands-none = Il n’y a pas encore de numéro à imprimer. Donnez d’abord des numéros, ou imprimez des bracelets vierges.
event-close = Terminer cette arrivée
event-close-note = Ce qu’il reste à dire
event-close-sure = Terminer cette arrivée ? Plus rien ne pourra y être noté.
event-reopen = Reprendre cette arrivée
event-triage-number = Numéro du bracelet
event-triage-hint = Tapez le numéro ou lisez le code, Entrée, puis une touche de 1 à 4
event-triage-who = Qui est-ce ?
event-triage-family = Famille
event-triage-family-hint = Ceux qui vont ensemble ont la même lettre.
event-triage-new-family = Nouvelle famille : { $value }
event-number = N°
event-name = Nom
event-given = Prénom
event-family = Nom
event-sex = Sexe
event-sex-0 = Non noté
event-sex-1 = H
event-sex-2 = F
event-age = Âge
event-years = { $n ->
    [one] un an
   *[other] { $n } ans
 }
event-group = Famille
event-alone-short = Seul
event-alone-ask = Enfant sans adulte
event-nobody = Personne ici
event-head-title = Numéro { $value }
event-is-registered = enregistrement commencé
event-is-refused = a refusé pour l’instant
event-is-struck = numéro barré
event-register = Enregistrer
event-register-person = Enregistrer la personne
event-contact = Aide donnée et lit
event-noted = Ce qu’on sait
event-strike = Barrer ce numéro
event-strike-hint = Pour un numéro donné par erreur. Il reste lisible, avec la raison.
event-reason = Raison
event-grid-hint = Une ligne par personne, enregistrée dès qu’on la quitte. Tab ou Entrée avance. Sexe : F ou H. Âge : 34, ou 8m pour huit mois. Famille : la même lettre. Seul : x pour un enfant sans adulte.
event-grid-save = Enregistrer la page
event-grid-saved = enregistré
event-grid-waiting = attend le réseau
event-grid-conflict = Quelqu’un a écrit entre-temps :
event-grid-mine = garder le mien
event-grid-theirs = prendre l’autre
event-grid-typing = pas encore enregistré
event-grid-total = { $n ->
    [one] un numéro en tout
   *[other] { $n } numéros en tout
 }
event-rows-done = C’est enregistré.
event-row-problem = Ligne { $number } : { $what }
event-row-conflict = quelqu’un a écrit entre-temps « { $value } ». Enregistrez encore pour garder ce que vous avez tapé.
event-queue-lead = Quand les personnes sont au calme : soins immédiats, enfants seuls et familles d’abord. Ce qui est noté est repris, rien n’est tapé deux fois.
event-queue-family = Le suivant rejoint la même famille.
event-queue-all = Tout montrer
event-queue-none = Personne n’attend
event-queue-none-how = Toutes les personnes comptées sont enregistrées.
event-queue-more = { $n ->
    [one] Une autre personne attend ensuite.
   *[other] { $n } autres personnes attendent ensuite.
 }
event-count-lead = Toutes les six heures : compter les têtes, et comparer avec la liste et les lits.
event-count-heads = sur la liste, dans la maison
event-count-beds = avec un lit
event-count-due = Prochain comptage
event-count-overdue = Le comptage des têtes est à refaire.
event-count-at = Quand
event-count-save = Noter le comptage
event-headcount = Têtes comptées
event-headcount-hint = En marchant dans la maison, sans la liste
event-why = Pourquoi les nombres diffèrent
event-why-hint = Par exemple : trois personnes à l’hôpital
event-counts = Comptages
event-aside-number = numéro d’arrivée
event-aside-queue = Liste de son arrivée
event-aside-later = Arrivée en nombre : l’enregistrement se fera plus tard, au calme. Donnez d’abord ce qu’il faut.
event-wait-triage = { $n ->
    [one] Une personne arrivée n’a pas encore été vue au tri
   *[other] { $n } personnes arrivées n’ont pas encore été vues au tri
 }
event-wait-count = { $n ->
    [one] Têtes à compter pour une arrivée en nombre
   *[other] Têtes à compter pour { $n } arrivées en nombre
 }
event-wait-queue = { $n ->
    [one] Une personne arrivée en nombre reste à enregistrer
   *[other] { $n } personnes arrivées en nombre restent à enregistrer
 }
event-opened-done = L’arrivée est ouverte.
event-changed-done = La description est corrigée.
event-closed-done = L’arrivée est terminée.
event-reopened-done = L’arrivée est reprise.
event-added-done = Les numéros sont donnés. Imprimez les bracelets.
event-struck-done = Le numéro est barré.
event-counted-done = Le comptage est noté.
event-too-long = C’est trop long : { $n } lettres au plus.
event-kind-missing = Dites ce qui se passe.
event-at-unreadable = Écrivez une date et une heure.
event-count-wrong = Écrivez un nombre, { $n } au plus.
event-heads-many = C’est trop : { $n } numéros au plus par arrivée.
event-language-unknown = Choisissez une langue de la liste.
event-closed = Cette arrivée est terminée. Reprenez-la d’abord.
event-open-already = Cette arrivée est déjà en cours.
event-head-struck = Ce numéro est barré.
event-head-registered = Cette personne est déjà enregistrée : corrigez sa fiche.
event-alone-adult = À partir de 18 ans, ce n’est plus un enfant seul. Vérifiez l’âge.
event-group-missing = Choisissez une famille.
event-group-wrong = La famille est une lettre ou { $n } signes au plus.
event-reason-missing = Écrivez pourquoi.
event-sex-unknown = Sexe : F ou H.
event-age-unreadable = L’âge est un nombre, par exemple 34, ou 8m.
event-number-unknown = Ce numéro n’existe pas dans cette arrivée.
event-category-missing = Choisissez une touche du tri.
event-key-missing = Cet envoi n’a pas de clé.
event-rows-many = Trop de lignes à la fois.
event-why-missing = Les nombres diffèrent : écrivez pourquoi.
