stay-admit-title = Donner un lit
stay-move-title = Changer de lit
stay-depart-title = Noter un départ
stay-back-board = Tableau des lits
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
