alert-title = Alertes
alert-one = Alerte
alert-lead = Les personnes qui ont besoin de vous. Vous seul et vos collègues du même métier voyez cette liste.
alert-to-due = Premiers dépistages
alert-tab-open = À voir
alert-tab-done = Terminées
alert-empty = Aucune alerte
alert-empty-how = Quand un premier dépistage montre que quelqu’un a besoin de vous, son nom paraît ici.
alert-who = Qui
alert-level = Degré
alert-for = Pour
alert-bed = Lit
alert-since = Depuis
alert-state = État
alert-do = Action
alert-speaks = parle
alert-file = Ouvrir le dossier
alert-take = Je m’en occupe
alert-finish-title = C’est fait
alert-finish-lead = Dites seulement comment cela s’est terminé. Ce que la personne vous a dit reste dans votre propre dossier.
alert-finish = Terminer l’alerte
alert-outcome = Comment cela s’est terminé
alert-outcome-seen = La personne a été vue
alert-outcome-elsewhere = Elle est suivie ailleurs
alert-outcome-declined = Elle ne le souhaite plus
alert-outcome-gone = Elle n’est plus ici
alert-outcome-missing = Dites comment cela s’est terminé.
alert-pass-title = Ce n’est pas pour moi
alert-pass-lead = L’alerte quitte votre liste et paraît dans celle de l’autre métier.
alert-pass-to = Passer à
alert-pass = Passer l’alerte
alert-to-missing = Choisissez à qui passer l’alerte.
alert-kind-medical = Soins
alert-kind-psychosocial = Soutien psychosocial
alert-kind-protection = Protection
alert-kind-support = Suivi et aide au quotidien
alert-wish-woman = souhaite parler à une femme
alert-wish-man = souhaite parler à un homme
alert-state-open = personne encore
alert-state-taken = pris par
alert-state-done = terminée par
alert-say-low = À voir quand vous passez.
alert-say-medium = À voir cette semaine.
alert-say-high = À voir d’ici demain.
alert-say-critical = À voir tout de suite.
alert-taken-done = Vous vous en occupez.
alert-done-done = L’alerte est terminée.
alert-passed-done = L’alerte est passée.
alert-over = Cette alerte est déjà terminée.
alert-yours = Vous vous en occupez déjà.
alert-wait-urgent = { $n ->
    [one] Une alerte urgente
   *[other] { $n } alertes urgentes
 }
alert-wait = { $n ->
    [one] Une alerte
   *[other] { $n } alertes
 }
alert-line-raised = Alerte envoyée à la personne formée
alert-line-taken = Alerte prise en charge
alert-line-done = Alerte terminée
alert-line-passed = Alerte passée à un autre métier
