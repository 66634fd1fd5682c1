capacity-title = Capacité de la maison
capacity-people = personnes au plus, par les lits et les normes
capacity-with-waivers = avec les dérogations en cours
capacity-binding = limite :
capacity-beds = lits utilisables
capacity-present = présents
capacity-women = { $n ->
    [one] { $n } femme
   *[other] { $n } femmes
 }
capacity-men = { $n ->
    [one] { $n } homme
   *[other] { $n } hommes
 }
capacity-unasked = { $n ->
    [one] { $n } personne dont le sexe n’est pas noté
   *[other] { $n } personnes dont le sexe n’est pas noté
 }
capacity-checks = { $n ->
    [one] Ce qu’il faut pour { $n } personne présente
   *[other] Ce qu’il faut pour { $n } personnes présentes
 }
capacity-standard = Norme
capacity-standard-beds = Lits
capacity-standard-toilets = Toilettes
capacity-standard-toilets-women = Toilettes des femmes
capacity-standard-toilets-men = Toilettes des hommes
capacity-standard-toilets-accessible = Toilettes sans marche
capacity-standard-showers = Douches
capacity-standard-showers-women = Douches des femmes
capacity-standard-showers-men = Douches des hommes
capacity-standard-water = Eau
capacity-standard-total-area = Surface totale
capacity-standard-covered-area = Surface couverte
capacity-rule = Règle
capacity-rule-beds = 1 par personne
capacity-rule-toilets = 1 pour 20 personnes
capacity-rule-toilets-women = 1 pour 20 femmes
capacity-rule-toilets-men = 1 pour 20 hommes
capacity-rule-toilets-accessible = 15 % des toilettes
capacity-rule-showers = 1 pour 20 personnes
capacity-rule-showers-women = 1 pour 20 femmes
capacity-rule-showers-men = 1 pour 20 hommes
capacity-rule-water = 20 litres par personne et par jour
capacity-rule-total-area = 30 m² par personne
capacity-rule-covered-area = 3,5 m² par personne
capacity-needed = Il faut
capacity-there = Il y a
capacity-gap = Il manque
capacity-state = État
capacity-state-ok = suffit
capacity-state-short = manque
capacity-state-waived = dérogation
capacity-state-unknown = pas encore compté
capacity-litres = { $value } litres
capacity-metres = { $value } m²
capacity-said = Compté :
capacity-set-title = Ce qu’il y a
capacity-water-l = Eau livrée en 24 heures, en litres
capacity-total-m2 = Surface totale, en m²
capacity-covered-m2 = Surface couverte où l’on vit, en m²
capacity-waivers = Dérogations
capacity-waive-title = Noter une dérogation
capacity-waive-how = Pour un temps, une norme n’est pas tenue : dites pourquoi, qui l’a accepté et jusqu’à quand. Pour les toilettes, c’est alors 1 pour 50.
capacity-waive = Noter la dérogation
capacity-waiver-end = Mettre fin
capacity-waiver-over = passée
capacity-approver = Accepté par
capacity-approver-hint = La fonction, par exemple : coordination eau et assainissement
capacity-done = C’est noté.
capacity-number = Écrivez un nombre entier, { $n } au plus.
capacity-accessible-many = C’est plus que toutes les toilettes ensemble.
capacity-covered-large = La surface couverte dépasse la surface totale.
capacity-standard-missing = Choisissez une norme.
capacity-approver-missing = Dites qui l’a accepté.
capacity-until-missing = Dites jusqu’à quel jour.
capacity-until-far = Une dérogation dure un an au plus.
capacity-waiver-ended = Cette dérogation est déjà terminée.
