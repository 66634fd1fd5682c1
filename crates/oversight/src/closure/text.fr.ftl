closure-title = Clôture du suivi
closure-deed = Clôture
closure-none = Il n’y a pas de suivi à clore pour cette personne.
closure-waits = Une clôture attend déjà une réponse.
closure-form-title = Clore le suivi
closure-high = Le risque est élevé : quelqu’un d’autre doit approuver la clôture.
closure-level = Risque
closure-reason = Raison de la clôture
closure-reason-missing = Choisissez une raison.
closure-not-accepted = Aucun partenaire n’a encore accepté le suivi. Demandez d’abord le transfert.
closure-prepared = Préparé avec la personne
closure-prepared-hint = Ce que vous avez convenu, où elle peut aller, comment elle peut revenir
closure-prepared-missing = Dites ce qui a été préparé avec la personne.
closure-unmet = Besoins sans réponse
closure-unmet-hint = Ce que la personne a demandé et n’a pas reçu
closure-new-needs = Besoins nouveaux
closure-open = { $n ->
    [one] Une action du plan est encore ouverte
   *[other] { $n } actions du plan sont encore ouvertes
 }
closure-open-reason = Pourquoi elles restent ouvertes
closure-actions-open = { $n ->
    [one] Une action du plan est encore ouverte : dites pourquoi.
   *[other] { $n } actions du plan sont encore ouvertes : dites pourquoi.
 }
closure-actions-since = { $n ->
    [one] Une action du plan a été ajoutée depuis. Renvoyez la clôture.
   *[other] { $n } actions du plan sont ouvertes maintenant. Renvoyez la clôture.
 }
closure-satisfaction = La personne est-elle satisfaite de l’aide
closure-satisfaction-hint = Posez la question telle quelle. La réponse ne change rien pour la personne.
closure-satisfaction-missing = Choisissez la réponse, ou « pas demandé ».
closure-satisfaction-5 = très satisfaite
closure-satisfaction-4 = satisfaite
closure-satisfaction-3 = ni oui ni non
closure-satisfaction-2 = pas satisfaite
closure-satisfaction-1 = pas du tout satisfaite
closure-satisfaction-not-asked = pas demandé
closure-too-long = Écrivez { $n } caractères au plus.
closure-ask = Demander la clôture
closure-close = Clore le suivi
closure-asked = La clôture attend l’accord de quelqu’un d’autre.
closure-ended = Le suivi est clos.
closure-asked-by = Demandé par
closure-answered-by = Réponse de
closure-state-waiting = Clôture en attente d’accord
closure-state-back = Clôture renvoyée
closure-state-withdrawn = Demande de clôture reprise
closure-state-ended = Suivi clos
closure-answer-title = Votre réponse
closure-comment = Commentaire
closure-comment-hint = Nécessaire si vous renvoyez la clôture
closure-comment-missing = Dites pourquoi vous renvoyez la clôture.
closure-approve = Approuver la clôture
closure-send-back = Renvoyer
closure-approved = La clôture est approuvée, le suivi est clos.
closure-back = La clôture est renvoyée.
closure-withdraw = Reprendre la demande
closure-withdrawn = La demande de clôture est reprise.
closure-waits-for = Quelqu’un d’autre doit approuver cette clôture.
closure-own = Vous avez demandé cette clôture : quelqu’un d’autre l’approuve.
closure-not-waiting = Aucune clôture n’attend de réponse.
closure-read-only = Le suivi est clos : on le lit, on n’y écrit plus.
closure-reopen = Rouvrir le suivi
closure-keep-title = Conservation
closure-part = Partie du dossier
closure-part-identity = identité
closure-part-protection = protection
closure-part-psychosocial = soutien psychosocial
closure-part-legal = juridique
closure-part-health = santé
closure-part-consent = consentements
closure-until = Gardée jusqu’au
closure-until-law = selon la règle du pays
closure-list-title = Clôtures à approuver
closure-list-lead = Ces suivis à risque élevé ne sont clos qu’avec l’accord de quelqu’un d’autre.
closure-list-empty = Aucune clôture n’attend
closure-list-empty-how = Les demandes arrivent ici quand le risque est élevé ou critique.
closure-who = Personne
closure-mine = demandée par vous
closure-wait = { $n ->
    [one] Une clôture attend votre accord
   *[other] { $n } clôtures attendent votre accord
 }
closure-wait-back = { $n ->
    [one] Une clôture vous a été renvoyée
   *[other] { $n } clôtures vous ont été renvoyées
 }
closure-line-asked = Clôture demandée
closure-line-back = Clôture renvoyée
closure-line-approved = Clôture approuvée
closure-line-withdrawn = Demande de clôture reprise
closure-line-ended = Clôture préparée avec la personne, dates de conservation fixées
closure-blank = Formulaire vide (PDF)
closure-blank-open = Actions du plan encore ouvertes
closure-blank-count = Combien
closure-blank-answer = Réponse
closure-blank-approval = Accord de quelqu’un d’autre
