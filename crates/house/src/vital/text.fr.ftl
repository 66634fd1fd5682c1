menu-vital = Naissances et décès
vital-lead = Le centre note et déclare ; c’est l’État qui enregistre.
vital-births-open = Naissances à déclarer à l’État
vital-births-none = Aucune naissance à déclarer
vital-births-how = Une naissance se note depuis le dossier de la mère.
vital-deaths-open = Décès pour lesquels il reste à faire
vital-deaths-none = Rien ne reste à faire.
vital-done-title = Réglé
vital-done = tout est fait
vital-mother = Mère
vital-child = L’enfant
vital-birth-title = Noter une naissance
vital-birth-lead = L’enfant reçoit un dossier sous l’accord de sa mère, rejoint sa famille et entre dans la maison.
vital-birth-no-consent = L’accord de la mère n’est pas en vigueur : demandez-le d’abord.
vital-birth-consents = Ses accords
vital-birth-how = La naissance
vital-given = Prénom
vital-given-hint = Vide s’il n’en a pas encore
vital-family = Nom de famille
vital-sex = Sexe
vital-sex-0 = On ne sait pas encore
vital-sex-1 = Garçon
vital-sex-2 = Fille
vital-sex-missing = Choisissez une réponse.
vital-at = Jour et heure
vital-at-missing = Écrivez le jour et l’heure.
vital-at-future = Ce moment n’est pas encore venu.
vital-at-long-ago = C’est il y a plus d’un an : vérifiez la date.
vital-place = Lieu
vital-place-hint = Centre, maternité, ville
vital-attendant = Qui a aidé
vital-attendant-hint = Sage-femme, médecin, personne de la famille
vital-father = Père, s’il est déclaré
vital-father-hint = Son code s’il est ici, sinon son nom
vital-father-unknown = Ce code n’est celui de personne ici.
vital-notification = Numéro de l’avis de naissance
vital-bed = Où l’enfant dort
vital-bed-mother = Avec sa mère, lit
vital-bed-own = Un lit à lui,
vital-bed-none = Sans lit pour l’instant, comme sa mère
vital-bed-reason = nouveau-né auprès de sa mère
vital-birth-note = Noter la naissance
vital-birth-noted = La naissance est notée. Bienvenue à l’enfant.
vital-birth-twice = Un enfant né de cette mère à cet instant est déjà noté.
vital-twin = C’est un autre enfant, né au même moment
vital-mother-male = Ce dossier n’est pas celui d’une femme.
vital-too-long = C’est trop long : { $n } lettres au plus.
vital-registered-title = Déclaration à l’état civil
vital-registered-lead = Sans acte de naissance, l’enfant n’aura ni papiers ni école. Notez ici le numéro de l’acte.
vital-registered-on = Enregistrée le
vital-registered-note = Noter l’enregistrement
vital-registered-done = L’enregistrement par l’État est noté.
vital-number = Numéro de l’acte
vital-number-hint = Comme écrit sur l’acte
vital-number-missing = Écrivez le numéro de l’acte.
vital-on-before = Ce jour est avant la naissance.
vital-no-birth = Aucune naissance n’est notée dans ce dossier.
vital-due = À déclarer avant le
vital-over = délai passé
vital-days = { $n ->
    [0] dernier jour
    [one] encore un jour
   *[other] encore { $n } jours
 }
vital-death-title = Décès
vital-death-lead = Le séjour, la carte et l’accord prennent fin ; le lit est libre ; le dossier reste tel quel.
vital-death-after = Le décès est noté. Voici ce qui reste à faire.
vital-death-place-hint = Centre, hôpital, ville
vital-death-todo = À faire, quand on le sait
vital-death-note = Noter le décès
vital-death-noted = Le décès est noté.
vital-died-at = décès le
vital-orphans = { $n ->
    [one] Un enfant reste sans adulte : appelez la protection maintenant.
   *[other] { $n } enfants restent sans adulte : appelez la protection maintenant.
 }
vital-say-consulate = Ne prévenez jamais le consulat d’une personne qui demande l’asile. Demandez à la protection.
vital-cause = Cause, pour le personnel de santé
vital-cause-hint = Lue seulement par la santé
vital-cause-health = La cause est notée par le personnel de santé.
vital-cause-not-here = La cause est notée par le personnel de santé, et lue par lui seul.
vital-head = Qui devient chef de famille
vital-head-hint = La personne décédée était chef de famille
vital-head-unknown = Choisissez un membre de la famille.
vital-kin-told = La famille est prévenue
vital-kin = Qui, par qui, comment
vital-kin-hint = De vive voix si possible, par quelqu’un de confiance
vital-kin-missing = Dites qui a été prévenu, et par qui.
vital-certificate = Numéro du certificat de décès
vital-burial = Inhumation ou retour du corps
vital-burial-hint = Selon les vœux de la famille
vital-belongings = Ses affaires
vital-belongings-hint = Remises à qui, ou gardées où
vital-follow-note = Enregistrer
vital-followed-done = C’est noté.
vital-no-death = Aucun décès n’est noté dans ce dossier.
vital-revoke-title = C’était une erreur
vital-revoke-lead = Le séjour continue et l’accord vaut de nouveau. Il faudra imprimer une carte et revoir la famille.
vital-revoke = Annuler le décès
vital-revoked-done = Le décès est annulé.
vital-deed-birth = Noter une naissance
vital-deed-registered = Déclarée à l’État
vital-deed-death = Suite du décès
vital-aside-due = naissance à déclarer avant le
vital-say-died = Le décès de cette personne est noté.
vital-line-born = Née au centre
vital-line-registered = Naissance enregistrée par l’État, acte { $value }
vital-line-followed = Suites du décès notées
vital-line-kin-told = Famille prévenue du décès
vital-line-cause = Cause du décès notée
vital-wait-births = { $n ->
    [one] Une naissance à déclarer à l’État
   *[other] { $n } naissances à déclarer à l’État
 }
vital-wait-deaths = { $n ->
    [one] Un décès : famille, certificat ou affaires à régler
   *[other] { $n } décès : famille, certificat ou affaires à régler
 }
seen-act-vital = Naissance ou décès
