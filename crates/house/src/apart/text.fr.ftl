apart-title = Tenir à distance
apart-lead = Ces personnes ne dorment pas dans la même chambre. Les autres lisent seulement qu’une autre chambre convient mieux, jamais pourquoi.
apart-empty = Personne pour l’instant
apart-who = Qui
apart-since = Depuis
apart-why = Raison
apart-all-short = et sa famille
apart-together = dans la même chambre en ce moment
apart-end = Ne plus tenir à distance
apart-add-title = Tenir deux personnes ou deux familles à distance
apart-one = L’une
apart-other = L’autre
apart-one-hint = Code de la carte, ou lit : F2-3
apart-all = Avec toute sa famille
apart-category = Raison
apart-category-hint = Vous seul la verrez, et la protection.
apart-category-quarrel = dispute
apart-category-threat = menaces
apart-category-between-groups = tension entre groupes
apart-category-asked = demandé par la personne
apart-category-other = autre
apart-add = Tenir à distance
apart-done = C’est noté ; les lits proposés en tiennent compte.
apart-ended = C’est levé.
apart-missing = Écrivez un code ou un lit.
apart-unknown = Personne de cette maison n’a ce code ou ce lit.
apart-no-family = On ne connaît pas de famille à cette personne.
apart-same = Ce sont les mêmes des deux côtés.
apart-category-missing = Choisissez une raison.
apart-ended-already = C’est déjà levé.
apart-wait-together = { $n ->
    [one] Deux personnes à tenir à distance dorment dans la même chambre
   *[other] { $n } fois, des personnes à tenir à distance dorment dans la même chambre
 }
