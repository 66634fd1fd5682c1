stay-admit-title = Donner un lit
stay-move-title = Changer de lit
stay-depart-title = Noter un départ
stay-back-board = Lits
stay-back-file = Retour à la fiche
stay-now-in = maintenant au lit
stay-kin-in = sa famille ici :
stay-say-alone = Enfant sans adulte : lui donner un lit parmi les enfants seuls, du même sexe.
stay-say-guardian = Enfant sans adulte : ne part pas sans décision du tuteur.
stay-proposed = Proposés
stay-others = Autres lits libres
stay-none-free = Aucun lit libre
stay-none-free-how = La personne entre quand même : cochez ci-dessous, elle restera dans la liste de ceux qui attendent un lit.
stay-more = { $n ->
    [one] Un autre lit libre n’est pas montré ici ; il est sur le tableau des lits.
   *[other] { $n } autres lits libres ne sont pas montrés ici ; ils sont sur le tableau des lits.
 }
stay-no-bed = Entre sans lit pour l’instant ; un lit suivra
stay-handover-short = à reprendre
stay-reason = Raison
stay-reason-hint = À écrire si le lit n’est pas conseillé pour cette personne
stay-admit = Donner ce lit
stay-move = Changer de lit
stay-depart = Noter le départ
stay-cancel = Annuler
stay-admitted = Le lit est donné. Bienvenue.
stay-admitted-bedless = La personne est entrée ; elle attend un lit.
stay-moved = Le changement de lit est noté.
stay-departed = Le départ est noté ; le lit est libre.
stay-choose-title = À qui donner le lit { $value } ?
stay-choose-lead = Voici ceux qui attendent un lit.
stay-choose-empty = Personne n’attend de lit
stay-choose-empty-how = Pour quelqu’un qui est déjà dans la maison, cherchez son nom ou son code, puis choisissez « Changer de lit ».
stay-choose-waiting = Ceux qui attendent un lit
stay-choose = Donner ce lit
stay-who = Qui
stay-waits-since = Attend depuis
stay-type = Comment la personne part
stay-type-voluntary-return = Retour volontaire
stay-type-onward-travel = Poursuite du voyage
stay-type-local-community = Installation dans la localité
stay-type-other-centre = Autre centre
stay-type-medical-evacuation = Évacuation médicale
stay-type-removal = Emmenée par une autorité
stay-type-absconded = Partie sans prévenir
stay-type-death = Décès
stay-on = Jour du départ
stay-on-hint = Aujourd’hui si vous n’écrivez rien
stay-country = Pays de destination
stay-where = Lieu de destination
stay-where-hint = Ville, centre ou hôpital
stay-means = Moyen de transport
stay-means-foot = à pied
stay-means-bus = en bus
stay-means-car = en voiture
stay-means-plane = en avion
stay-means-boat = en bateau
stay-means-train = en train
stay-means-other = autrement
stay-companions = Avec qui
stay-guardian-title = Décision du tuteur
stay-guardian = Qui a décidé, quoi, et quand
stay-guardian-hint = Si l’enfant est parti sans prévenir ou est décédé : qui a été informé, et quand
stay-left-title = Sa famille reste ici
stay-left-n = { $n ->
    [one] Une personne de sa famille reste dans la maison.
   *[other] { $n } personnes de sa famille restent dans la maison.
 }
stay-left-known = C’est voulu, et quelqu’un s’occupe d’elles
stay-before = Avant de partir
stay-belongings = Ses affaires lui sont rendues
stay-documents = Ses documents lui sont remis
stay-card = Sa carte est reprise
stay-bed-missing = Choisissez un lit.
stay-bed-taken = Ce lit vient d’être donné à quelqu’un d’autre. Choisissez-en un autre.
stay-bed-blocked = Ce lit est hors service. Choisissez-en un autre.
stay-room-closed = Cette chambre est fermée. Choisissez-en une autre.
stay-bed-reserved = Ce lit est réservé.
stay-bed-handover = Une personne sans nom l’occupait ; elle est maintenant enregistrée. Donnez-lui ce lit.
stay-already-in = Cette personne est déjà dans la maison. Pour un autre lit, choisissez « Changer de lit ».
stay-not-in = Cette personne n’est pas dans la maison.
stay-same-bed = La personne est déjà dans ce lit.
stay-reason-needed = Ce lit n’est pas conseillé. Écrivez pourquoi vous le donnez, ou choisissez-en un autre.
stay-too-long = C’est trop long : { $n } lettres au plus.
stay-type-missing = Dites comment la personne part.
stay-day-unreadable = Écrivez une date, par exemple 2026-03-31.
stay-day-future = Ce jour n’est pas encore venu.
stay-day-before = Ce jour est avant son arrivée.
stay-country-missing = Dites vers quel pays.
stay-country-unknown = Choisissez un pays de la liste.
stay-where-missing = Dites où.
stay-means-unknown = Choisissez un moyen de la liste.
stay-guardian-missing = Écrivez la décision du tuteur : un enfant seul ne part pas sans elle.
stay-left-behind-unsaid = { $n ->
    [one] Une personne de sa famille reste ici. Confirmez que c’est voulu.
   *[other] { $n } personnes de sa famille restent ici. Confirmez que c’est voulu.
 }
stay-aside-bed = lit
stay-aside-bedless = dans la maison, attend un lit
stay-aside-out = n’est pas dans la maison
stay-deed-admit = Donner un lit
stay-deed-move = Changer de lit
stay-deed-depart = Noter un départ
stay-line-admitted = Entrée dans la maison, lit { $bed }
stay-line-admitted-bedless = Entrée dans la maison, sans lit pour l’instant
stay-line-moved = Changement de lit : de { $from } à { $to }
stay-line-given = Lit { $to } donné
stay-line-departed = { $type ->
    [voluntary_return] Départ : retour volontaire
    [onward_travel] Départ : poursuite du voyage
    [local_community] Départ : installation dans la localité
    [other_centre] Départ vers un autre centre
    [medical_evacuation] Évacuation médicale
    [removal] Emmenée par une autorité
    [absconded] Partie sans prévenir
    [death] Décès
    [registered] Séjour repris sous son nom
   *[other] Départ
 }
stay-family-link = Toute la famille change de lit
stay-family-title = Toute la famille change de lit
stay-family-lead = Un lit est proposé à chacun. Changez ce qu’il faut ; tout est noté ensemble, ou rien.
stay-family-stays = La famille est déjà bien placée. Pour une autre chambre, choisissez-la ici.
stay-family-room = Proposer dans la chambre
stay-family-room-any = la meilleure
stay-family-propose = Proposer
stay-family-now = Lit actuel
stay-family-to = Nouveau lit
stay-family-keep = garde son lit
stay-family-none = reste sans lit
stay-family-bedless = sans lit
stay-family-follow = Suit dans le même lit :
stay-family-reason-hint = À écrire si un lit n’est pas conseillé
stay-family-move = Noter ces changements
stay-family-moved = Les changements de lit de la famille sont notés.
stay-family-nothing = Choisissez au moins un nouveau lit.
stay-family-changed = La famille a changé entre-temps. Revoyez la liste.
stay-family-nobody = Cochez au moins une personne.
stay-depart-family-title = Noter le départ d’une famille
stay-depart-family-link = Toute la famille part ensemble
stay-depart-family-who = Qui part
stay-departed-family = Les départs sont notés ; les lits sont libres.
stay-death-link = La personne est décédée
stay-death-elsewhere = Le décès d’une personne se note sur la page « Décès » de son dossier.
stay-died = Le décès de cette personne est noté.
stay-named = Cette personne a un nom maintenant : donnez le lit depuis son dossier.
stay-left-noted = Départ noté :
stay-revoke-link = C’était une erreur
stay-revoke-title = Annuler un départ
stay-revoke-lead = Le départ a été noté par erreur : le séjour continue comme si la personne n’était pas partie.
stay-revoke-noted = Noté
stay-revoke-bed = Son lit
stay-revoke-bed-gone = Le lit a été donné depuis ; il en faudra un autre.
stay-revoke-reason = Que s’est-il passé ?
stay-revoke-reason-hint = Par exemple : autre personne du même nom
stay-revoke-reason-missing = Écrivez ce qui s’est passé.
stay-revoke = Annuler le départ
stay-revoked = Le départ est annulé ; la personne a gardé son lit.
stay-revoked-bedless = Le départ est annulé. Donnez maintenant un lit à la personne.
stay-nothing-to-revoke = Il n’y a pas de départ à annuler.
stay-leave-title = Sortie de quelques jours
stay-leave-lead = Chacun sort quand il veut. Ceci sert à garder le lit, et à s’inquiéter si la personne ne revient pas.
stay-leave-known = Retour prévu :
stay-leave-say-alone = Enfant sans adulte : demandez où et avec qui, et prévenez la protection.
stay-leave-from = Sort
stay-leave-from-hint = Maintenant si vous n’écrivez rien
stay-leave-until = Revient
stay-leave-until-hint = À peu près ; on pourra changer
stay-leave-why = Pourquoi
stay-leave-why-family = Voir des proches
stay-leave-why-work = Travail
stay-leave-why-school = École ou formation
stay-leave-why-appointment = Rendez-vous
stay-leave-why-errands = Démarches
stay-leave-why-other = Autre raison
stay-leave-bed = Son lit
stay-leave-bed-keep = On le garde
stay-leave-bed-release = On le libère
stay-leave-bed-hint = Un lit libéré peut être donné à quelqu’un d’autre ; au retour, il en faudra un.
stay-leave-note = Noter la sortie
stay-leave-noted = La sortie est notée.
stay-leave-change = Changer
stay-leave-until-missing = Écrivez quand la personne pense revenir.
stay-leave-why-missing = Choisissez une raison de la liste.
stay-leave-until-before = Le retour est avant la sortie.
stay-leave-before = La sortie est avant son arrivée.
stay-leave-long = C’est plus de soixante jours : notez plutôt un départ.
stay-leave-release-later = Le lit est occupé jusqu’à la sortie : libérez-le à ce moment-là.
stay-moment-unreadable = Écrivez un jour et une heure, par exemple 2026-03-31 18:00.
stay-return = Est de retour
stay-returned = Le retour est noté.
stay-not-away = Cette personne n’est pas notée comme sortie.
stay-leaves-title = Sorties et retours
stay-leaves-lead = Ceux qui sont sortis pour quelques jours, le premier attendu en haut.
stay-leaves-late = { $n ->
    [one] Une personne n’est pas revenue à l’heure dite.
   *[other] { $n } personnes ne sont pas revenues à l’heure dite.
 }
stay-leaves-late-how = Appelez-la ou demandez à ses proches ; rien ne l’oblige à revenir.
stay-leaves-empty = Personne n’est sorti pour quelques jours
stay-leaves-empty-how = Une sortie se note depuis la page de la personne.
stay-leaves-bed = Lit gardé
stay-leaves-released = libéré
stay-leaves-planned = à venir
stay-leaves-alone = enfant seul
stay-leaves-more = La liste est longue ; seuls les deux cents premiers sont ici.
stay-late-hours = { $n ->
    [0] moins d’une heure de retard
    [one] une heure de retard
   *[other] { $n } heures de retard
 }
stay-late-days = { $n ->
    [one] un jour de retard
   *[other] { $n } jours de retard
 }
stay-wait-late = { $n ->
    [one] Une personne sortie n’est pas revenue
   *[other] { $n } personnes sorties ne sont pas revenues
 }
stay-wait-bedless = { $n ->
    [one] Une personne est sans lit depuis plus de deux heures
   *[other] { $n } personnes sont sans lit depuis plus de deux heures
 }
stay-aside-shared = dans le lit de sa mère,
stay-aside-away = sortie, retour prévu
stay-aside-planned = sortie prévue
stay-aside-late = sortie, attendue depuis
stay-deed-leave = Sortie de quelques jours
stay-line-born = Dans la maison depuis sa naissance
stay-line-went-on = Séjour repris d’un autre dossier, lit { $bed }
stay-line-went-on-bedless = Séjour repris d’un autre dossier, sans lit pour l’instant
stay-line-bed-left = Lit { $from } laissé
stay-line-leave = { $why ->
    [family] Sortie de quelques jours : voir des proches
    [work] Sortie de quelques jours : travail
    [school] Sortie de quelques jours : école ou formation
    [appointment] Sortie de quelques jours : rendez-vous
    [errands] Sortie de quelques jours : démarches
   *[other] Sortie de quelques jours
 }
stay-line-returned = De retour dans la maison
stay-line-revoked = Départ annulé : { $reason }
