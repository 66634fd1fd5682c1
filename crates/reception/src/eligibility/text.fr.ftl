menu-eligibility = Critères
look-act-eligibility = critères d’un programme
eligibility-title = Critères des programmes
eligibility-lead = Les critères sont écrits et datés avant de servir. Ce qui est urgent n’en dépend jamais.
eligibility-urgent-first = L’eau, le repas, les soins, le repos et la sécurité n’attendent aucune réponse à ces questions.
eligibility-new-title = Publier des critères
eligibility-new-lead = Une version publiée ne change plus ; la suivante la remplace à sa date.
eligibility-empty = Aucun programme à critères
eligibility-empty-how = Les programmes dont l’aide dépend de critères seront ici, version par version. Le responsable du centre les publie.
eligibility-open = À décider
eligibility-programme = Programme
eligibility-asked = Demandé
eligibility-asked-by = demandé par { $value }
eligibility-version = version { $value }
eligibility-versions = { $n ->
    [one] La seule version
   *[other] Les { $n } versions
 }
eligibility-next-version = Version suivante
eligibility-from = à partir du { $value }
eligibility-stands-now = en vigueur
eligibility-stands-coming = à venir
eligibility-stands-past = passée
eligibility-part-only = ouvre une partie des services
eligibility-compulsory = obligatoire
eligibility-counts = Ce critère est
eligibility-ended = Programmes terminés
eligibility-ended-says = Ce programme est terminé. Personne n’est plus examiné selon ses critères.
eligibility-ended-done = Le programme est terminé.
eligibility-ended-already = Ce programme est déjà terminé.
eligibility-end = Terminer le programme
eligibility-end-sure = Terminer ce programme ?
eligibility-published = Les critères sont publiés.
eligibility-published-by = publié par { $value }
eligibility-publish = Publier
eligibility-name-fr = Nom en français
eligibility-name-en = Nom en anglais
eligibility-name-ar = Nom en arabe
eligibility-in-fr = En français
eligibility-in-en = En anglais
eligibility-in-ar = En arabe
eligibility-sign = Sigle
eligibility-sign-hint = Le même dans toutes les langues : ABRI, AVRR
eligibility-valid-from = En vigueur à partir du
eligibility-valid-from-hint = Aujourd’hui si vous n’écrivez rien
eligibility-criteria = Critères
eligibility-criteria-how = Un critère obligatoire qui manque exclut du programme ; les autres ouvrent une partie des services. Laissez vides les lignes en trop.
eligibility-criterion = Critère { $n }
eligibility-sign-missing = Donnez un sigle au programme.
eligibility-name-missing = Écrivez le nom dans les trois langues.
eligibility-day-odd = Écrivez une date, par exemple 2026-03-31.
eligibility-day-past = Les critères sont datés avant de servir : choisissez aujourd’hui ou un jour à venir.
eligibility-day-before-last = La version précédente ne commence que plus tard : choisissez un jour après elle.
eligibility-criterion-half = Écrivez le critère { $n } dans les trois langues.
eligibility-criteria-missing = Écrivez au moins un critère.
eligibility-criteria-many = Vingt critères au plus : { $n }.
eligibility-check-title = Répond-on aux critères ?
eligibility-questions = Critère par critère
eligibility-choose = Choisissez un programme.
eligibility-answer-unknown = on ne sait pas
eligibility-answer-met = oui
eligibility-answer-not-met = non
eligibility-answer-waiver = non, dérogation demandée
eligibility-waiver-reason = Raison, si vous demandez une dérogation
eligibility-check = Noter les réponses
eligibility-proposes = Les réponses proposent :
eligibility-decision = Décision
eligibility-decide = Décider
eligibility-outcome-pending = en attente
eligibility-outcome-eligible = répond aux critères
eligibility-outcome-part = pour une partie des services
eligibility-outcome-not-eligible = ne répond pas aux critères
eligibility-why = Pourquoi, dans les mots où vous l’expliquez
eligibility-why-hint = À écrire pour un refus, pour une partie, ou si vous décidez autrement
eligibility-place = Orienté vers
eligibility-place-hint = Pour un refus : qui d’autre peut aider
eligibility-explained = Je l’ai expliqué à la personne dans une langue qu’elle comprend
eligibility-checked-done = Les réponses sont notées ; il reste à décider.
eligibility-decided-done = La décision est notée.
eligibility-waiver-title = Dérogation demandée
eligibility-waiver-see = Voir la demande
eligibility-waiver-asked = { $n ->
    [one] dérogation demandée
   *[other] { $n } dérogations demandées
 }
eligibility-waiver-granted = dérogation accordée
eligibility-waiver-refused = dérogation refusée
eligibility-waiver-grant = Accorder
eligibility-waiver-refuse = Refuser
eligibility-waiver-why-not = Raison d’un refus
eligibility-waived-done = La réponse est notée.
eligibility-waiver-own = Vous avez demandé cette dérogation : quelqu’un d’autre en décide.
eligibility-waiver-none = Aucune dérogation n’attend ici.
eligibility-waiver-open = Une dérogation attend encore : décidez quand elle aura sa réponse.
eligibility-waiver-why = Écrivez pourquoi vous refusez.
eligibility-waiver-reason-missing = Écrivez pourquoi vous demandez une dérogation.
eligibility-answer-missing = Répondez au moins à une question.
eligibility-set-missing = Choisissez un programme.
eligibility-set-old = Ces critères ne sont plus en vigueur. Rouvrez la page.
eligibility-outcome-missing = Choisissez une décision.
eligibility-decided-already = C’est déjà décidé. Pour revoir la décision, répondez de nouveau aux questions.
eligibility-why-refused = Écrivez pourquoi, dans les mots où vous l’avez expliqué.
eligibility-why-part = Écrivez pour quelle partie des services, et pourquoi.
eligibility-why-otherwise = Les réponses proposent autre chose : écrivez pourquoi vous décidez ainsi.
eligibility-place-missing = Dites où la personne peut trouver de l’aide.
eligibility-explained-missing = Un refus s’explique : cochez quand c’est fait.
eligibility-aside = programme
eligibility-deed = Critères
eligibility-line-checked = Critères examinés : { $sign }, version { $n }
eligibility-line-waived = Dérogation accordée : { $sign }
eligibility-line-waiver-refused = Dérogation refusée : { $sign }
eligibility-line-decided = { $outcome ->
    [eligible] { $sign } : répond aux critères
    [part] { $sign } : pour une partie des services
    [not_eligible] { $sign } : ne répond pas aux critères, informé et orienté
   *[other] { $sign } : en attente
 }
eligibility-wait-waiver = { $n ->
    [one] Une dérogation à décider
   *[other] { $n } dérogations à décider
 }
eligibility-wait-pending = { $n ->
    [one] Un examen de critères à décider
   *[other] { $n } examens de critères à décider
 }
