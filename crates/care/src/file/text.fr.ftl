menu-follow = Suivis
file-title = Suivi
file-deed-open = Ouvrir un suivi
file-deed-see = Suivi
file-aside-manager = Suivi par
file-speaks = parle
file-reason = Raison du suivi
file-reason-unknown = Choisissez une raison.
file-urgency = Urgence
file-urgency-missing = Dites à quel point c’est urgent.
file-language = Langue souhaitée
file-language-unknown = Cette langue n’est pas dans la liste. Essayez son nom en français, en anglais ou en arabe.
file-wish = Souhaite être suivi par
file-wish-none = Sans préférence
file-wish-woman = une femme
file-wish-man = un homme
file-wish-unknown = Choisissez une des réponses.
file-open-title = Ouvrir le suivi
file-open-lead = Demandez à la personne ce qu’elle souhaite. Vous choisirez ensuite qui la suit.
file-open = Ouvrir le suivi
file-opened = Le suivi est ouvert. Choisissez qui suit la personne.
file-already-open = Un suivi est déjà ouvert pour cette personne.
file-none = Il n’y a pas encore de suivi pour cette personne.
file-opened-at = Ouvert
file-manager = Suivi par
file-manager-none = personne encore
file-give-title = Confier le suivi
file-regive-title = Confier à quelqu’un d’autre
file-give-lead = Dans l’ordre proposé. C’est vous qui décidez ; l’accès au dossier suit votre choix.
file-give-reason = Pourquoi
file-give-reason-hint = À écrire si vous changez de personne, ou si un souhait n’est pas suivi
file-give = Confier
file-given = Le suivi est confié.
file-nobody = Choisissez une personne de la liste.
file-already-given = Cette personne de l’équipe suit déjà le dossier.
file-reason-regive = Dites pourquoi le suivi change de mains.
file-reason-aside = Dites pourquoi ce choix, malgré l’absence ou le souhait.
file-too-long = Écrivez { $n } caractères au plus.
file-offers-none = Personne d’autre ne peut suivre ce dossier
file-offers-none-how = L’administrateur peut donner à quelqu’un le rôle de gestionnaire de suivi.
file-why-away = absent aujourd’hui
file-why-gender = comme la personne le souhaite
file-why-gender-unsaid = n’a pas dit si c’est une femme ou un homme
file-why-gender-other = n’est pas ce que la personne souhaite
file-why-language = parle sa langue
file-why-language-unsaid = n’a pas dit ses langues
file-why-language-other = ne parle pas sa langue
file-why-load = { $n ->
    [0] aucun suivi
    [one] { $n } suivi
   *[other] { $n } suivis
 }
file-unassigned = sans personne
file-open-count = Suivis ouverts
file-managers = gestionnaires de suivi
file-list-empty = Aucun suivi ici
file-unassigned-empty = Chaque suivi est confié à quelqu’un
file-list-empty-how = Un suivi s’ouvre depuis la page de la personne.
file-list-of = Suivis de { $value }
file-unassigned-title = À confier
file-who = Personne
file-by-manager = Par gestionnaire
file-presence = Présence
file-away = absent
file-over = plus qu’on ne peut bien suivre
file-wait-unassigned = { $n ->
    [one] Un suivi est à confier
   *[other] { $n } suivis sont à confier
 }
file-line-opened = Suivi ouvert
file-line-given = Suivi confié
file-line-regiven = Suivi confié à quelqu’un d’autre : { $value }
