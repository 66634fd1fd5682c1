caseload-my-day = Ma journée
caseload-title = Charge de suivi
caseload-approvals = { $n ->
    [one] { $n } clôture à approuver
   *[other] { $n } clôtures à approuver
 }
caseload-open = suivis ouverts
caseload-due = personnes pour qui agir
caseload-expected = Attendus aujourd’hui
caseload-back = Clôtures renvoyées
caseload-tab-due = À faire
caseload-tab-all = Tous mes suivis
caseload-day-empty = Rien à faire pour l’instant
caseload-day-empty-how = Les évaluations, actions et rendez-vous qui arrivent à leur jour s’affichent ici.
caseload-who = Personne
caseload-level = Risque
caseload-todo = À faire
caseload-due-flag = lire le mot du superviseur
caseload-due-assess = évaluer
caseload-due-again = réévaluer
caseload-due-plan = faire le plan
caseload-due-action = action du plan
caseload-due-review = revoir le plan
caseload-due-missed = rendez-vous manqué
caseload-due-consent = renouveler le consentement
caseload-due-new = nouveau suivi
caseload-show-all = tous
caseload-show-high = risque élevé
caseload-show-overdue = à réévaluer, en retard
caseload-show-unplanned = sans plan après 7 jours
caseload-show-consent = consentement qui finit
caseload-show-missed = rendez-vous manqués
caseload-show-flagged = signalés
caseload-by-manager = Par gestionnaire
caseload-manager = Suivi par
caseload-nobody = personne
caseload-gone = ne travaille plus ici
caseload-files = Suivis
caseload-files-empty = Aucun suivi ici
caseload-files-empty-how = Choisissez une autre liste ou un autre gestionnaire.
caseload-next = Prochaine évaluation
caseload-late = en retard
caseload-not-assessed = pas encore évalué
caseload-choose = Choisir
caseload-reassign = Confier à quelqu’un d’autre
caseload-reassign-lead = Cochez les suivis. L’accès de la personne d’avant s’arrête.
caseload-people-missing = Cochez au moins un suivi, soixante au plus.
caseload-user = À qui
caseload-user-missing = Choisissez un gestionnaire de suivi.
caseload-reason = Pourquoi
caseload-reason-missing = Dites pourquoi les suivis changent de mains.
caseload-too-long = Écrivez { $n } caractères au plus.
caseload-give = Confier les suivis cochés
caseload-given = Les suivis sont confiés.
caseload-flagged = signalé
caseload-aside-flag = Superviseur
caseload-deed-flag = Signal du superviseur
caseload-flag-title = Signal du superviseur
caseload-flag-none = Ce suivi n’est pas signalé.
caseload-flag-stands = Ce suivi est déjà signalé.
caseload-flag-raised = Le suivi est signalé à qui le suit.
caseload-flag-lowered = Le signal est retiré.
caseload-why = Un mot à qui suit la personne
caseload-why-hint = Ce qu’il faut regarder ou faire
caseload-why-missing = Écrivez un mot.
caseload-raise = Signaler
caseload-lower = C’est vu, retirer le signal
caseload-line-flagged = Suivi signalé par le superviseur
caseload-line-lowered = Signal retiré
caseload-wait = { $n ->
    [one] Une personne que vous suivez attend quelque chose
   *[other] { $n } personnes que vous suivez attendent quelque chose
 }
caseload-wait-overdue = { $n ->
    [one] Une réévaluation est en retard
   *[other] { $n } réévaluations sont en retard
 }
caseload-wait-unplanned = { $n ->
    [one] Un suivi est sans plan après 7 jours
   *[other] { $n } suivis sont sans plan après 7 jours
 }
