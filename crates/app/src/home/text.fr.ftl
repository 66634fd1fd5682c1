menu-home = Accueil
home-hello = Bonjour { $value }
home-alone = enfants seuls
home-present = présents cette nuit
home-free = lits libres
home-places = Aller à
home-waits = À faire maintenant
