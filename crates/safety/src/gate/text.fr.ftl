menu-gate = Entrée du centre
gate-title = Entrée du centre
gate-code = Carte ou code
gate-code-hint = Passez la carte devant le lecteur, ou tapez le code écrit dessus.
gate-code-short = Code
gate-direction = Sens
gate-direction-auto = selon la dernière fois
gate-direction-out = sort
gate-direction-in = entre
gate-direction-unknown = Choisissez : sort ou entre.
gate-note = Noter
gate-camera = Lire avec la caméra
gate-done-out = sort
gate-done-in = entre
gate-already-noted = Déjà noté :
gate-already-out = Cette personne est déjà notée dehors.
gate-already-in = Cette personne est déjà notée dans le centre.
gate-not-resident = Cette personne n’habite pas le centre en ce moment. Si elle vient en visite, notez-la à l’accueil.
gate-nobody = Aucune personne du centre n’a ce code. Relisez-le lettre par lettre.
gate-nothing = Passez une carte ou tapez un code.
gate-revoked = Cette carte n’est plus valable : l’accueil en imprime une autre.
gate-bed = lit
gate-in = dans le centre
gate-out = dehors
gate-visitors = en visite
gate-last = Derniers passages
gate-who = Personne
gate-way = Sens
gate-when = Quand
gate-since = Dehors depuis
gate-until = Retour prévu
gate-out-title = Qui est dehors
gate-out-lead = Sortir est libre. Cette liste sert à savoir qui chercher, ou ne pas chercher, en cas de danger.
gate-out-none = Tout le monde est dans le centre
gate-hours = { $n ->
    [0] moins d’une heure
    [one] { $n } heure
   *[other] { $n } heures
}
gate-line-out = Sortie du centre
gate-line-in = Retour au centre
gate-aside-out = dehors depuis
gate-wait-absent = { $n ->
    [one] { $n } personne dehors depuis plus d’un jour, sans nouvelles
   *[other] { $n } personnes dehors depuis plus d’un jour, sans nouvelles
}
