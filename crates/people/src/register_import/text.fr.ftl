menu-imports = Imports
import-title = Import d’un registre
import-lead = Reprenez un registre existant : chaque ligne est vérifiée, puis tout est importé d’un coup, ou rien.
import-file = Le registre
import-file-hint = XLSX ou CSV, 20 Mo et 50 000 lignes au plus, avec un titre au-dessus de chaque colonne
import-sheet = Feuille
import-sheet-hint = Vide : la première qui contient quelque chose
import-upload = Envoyer le fichier
import-upload-again = Envoyer le fichier corrigé
import-none = Aucun import pour l’instant
import-when = Envoyé
import-by = Par
import-rows = Lignes
import-state = État
import-state-mapping = colonnes à choisir
import-state-checking = vérification en cours
import-state-review = à relire
import-state-applied = importé
import-state-undone = annulé
import-state-discarded = abandonné
import-rows-n = { $n ->
    [one] une ligne
   *[other] { $n } lignes
 }
import-received-done = Le fichier est lisible. Dites ce que contient chaque colonne.
import-mapping-lead = Dites ce que contient chaque colonne.
import-column = Colonne
import-means = Contenu
import-samples = Premières lignes
import-household-hint = La colonne « ménage » réunit les familles. Sans lien de parenté écrit, les membres comptent comme « autre parent ».
import-field-ignore = ne pas reprendre
import-field-given = prénoms
import-field-family = nom de famille
import-field-full-name = nom complet
import-field-other = autres noms
import-field-native = nom dans sa propre écriture
import-field-sex = sexe
import-field-birth = naissance ou âge
import-field-birthplace = lieu de naissance
import-field-nationality = nationalité
import-field-language = langue
import-field-phone = téléphone
import-field-mother = nom de la mère
import-field-father = nom du père
import-field-paper-number = numéro du document
import-field-paper-kind = type de document
import-field-route = trajet
import-field-status = statut migratoire
import-field-destination = destination
import-field-arrival = date d’arrivée
import-field-household = ménage (numéro ou nom)
import-field-relation = lien avec le chef de famille
import-consent-title = L’accord des personnes
import-consent-lead = Personne n’est enregistré sans son accord. Si une partie des personnes n’a pas accepté, enlevez leurs lignes du fichier.
import-consent-declared = Toutes les personnes de ce registre ont accepté sur papier, et les papiers sont gardés au centre
import-place = Où sont les papiers ?
import-place-hint = Par exemple : armoire du bureau 2, classeur 2024
import-declare = Cochez que toutes les personnes ont accepté sur papier ; sinon, enregistrez-les au bureau.
import-place-missing = Écrivez où les papiers sont gardés.
import-check = Vérifier les lignes
import-checking = Vérification des lignes
import-checked-n = { $n ->
    [one] une ligne vérifiée
   *[other] { $n } lignes vérifiées
 }
import-refresh = Actualiser
import-see = Voir le résultat
import-fig-importable = à importer
import-fig-wrong = avec une erreur
import-fig-undecided = à décider
import-fig-same = déjà connues, laissées de côté
import-fig-imported = personnes importées
import-fig-left = laissées de côté
import-fig-withdrawn = enregistrements retirés
import-fig-kept = personnes gardées
import-ready = Tout est en ordre.
import-wrong-left = { $n ->
    [one] Une ligne a une erreur : corrigez le fichier et envoyez-le de nouveau.
   *[other] { $n } lignes ont une erreur : corrigez le fichier et envoyez-le de nouveau.
 }
import-undecided-left = { $n ->
    [one] Une ligne ressemble à quelqu’un de connu : décidez.
   *[other] { $n } lignes ressemblent à quelqu’un de connu : décidez pour chacune.
 }
import-nothing-left = Il ne reste aucune ligne à importer.
import-apply = { $n ->
    [one] Importer une personne
   *[other] Importer les { $n } personnes
 }
import-apply-confirm = Enregistrer toutes ces personnes maintenant ?
import-applied-done = Tout le registre est importé.
import-errors = Lignes avec une erreur
import-errors-lead = Rien n’est importé tant qu’une ligne a une erreur. Corrigez-les dans le fichier.
import-row = Ligne
import-row-n = Ligne { $n } :
import-cell = Ce qui est écrit
import-what = Ce qui ne va pas
import-pairs = Déjà connues ?
import-pairs-lead = Ces lignes ressemblent à des personnes enregistrées ou à d’autres lignes. La machine ne fusionne rien : décidez.
import-sure = { $n ->
    [one] Laisser de côté la ligne presque certainement connue
   *[other] Laisser de côté les { $n } lignes presque certainement connues
 }
import-sure-confirm = Ne pas importer ces lignes ?
import-twin = Ressemble à la ligne { $n } du même fichier
import-likely-sure = presque certain
import-likely-maybe = possible
import-same = Même personne : ne pas importer
import-different = Quelqu’un d’autre : importer
import-decision-same = même personne
import-decision-different = quelqu’un d’autre
import-decided-done = C’est noté.
import-page-says = { $first } à { $last } sur { $total }
import-papers-at = Les accords sur papier sont ici : { $value }
import-file-destroyed = Le fichier envoyé a été détruit.
import-kept-title = Personnes gardées
import-kept-lead = On sait autre chose de ces personnes ou de leur famille depuis l’import. Leur dossier reste.
import-undo = Annuler l’import
import-undo-lead = L’enregistrement des personnes de ce registre est retiré, sauf si autre chose a été noté depuis pour elles ou leur famille.
import-undo-confirm = Retirer l’enregistrement de toutes ces personnes ?
import-undone-done = L’import est annulé.
import-discard = Abandonner
import-discard-lead = Rien n’a été importé. Le fichier envoyé sera détruit.
import-discard-confirm = Abandonner cet import et détruire le fichier ?
import-discarded-done = L’import est abandonné, le fichier est détruit.
import-file-missing = Choisissez un fichier.
import-broken = Ce fichier est abîmé ou n’est pas un tableau. Enregistrez-le de nouveau en XLSX ou CSV.
import-old-excel = Ce classeur est d’un ancien format ou protégé par un mot de passe. Enregistrez-le en XLSX sans mot de passe.
import-web-page = C’est une page web et non un classeur. Ouvrez-la dans un tableur et enregistrez-la en XLSX.
import-no-table = C’est un PDF. Il faut un tableau : XLSX ou CSV.
import-too-big = Ce fichier est trop grand une fois ouvert : { $n } Mo au plus. Coupez-le en plusieurs.
import-too-long = Il y a plus de { $n } lignes. Coupez le registre en plusieurs fichiers.
import-too-wide = Il y a plus de { $n } colonnes. Gardez seulement celles qui servent.
import-cell-long = À la ligne { $row }, une case est beaucoup trop longue : un guillemet n’est peut-être pas fermé.
import-no-sheet = Ce classeur n’a pas de feuille de ce nom.
import-empty = Ce fichier est vide.
import-no-header = Il manque la ligne des titres : écrivez au-dessus de chaque colonne ce qu’elle contient.
import-header-twice = Les colonnes { $first } et { $second } ont le même titre. Changez-en un.
import-no-rows = Sous les titres, il n’y a aucune ligne.
import-mapping-odd = Ces colonnes ne sont pas celles du fichier. Ouvrez l’import de nouveau.
import-field-twice = Les colonnes { $first } et { $second } ont le même contenu. Gardez-en une.
import-no-name-column = Dites quelle colonne contient le nom.
import-arrival-odd = La date d’arrivée doit avoir un jour, un mois et une année, et ne pas être dans le futur.
import-relation-odd = Ce lien de parenté n’est pas connu : écrivez par exemple chef, épouse, enfant, frère.
import-no-decision-needed = Cette ligne n’attend pas de décision.
import-decision-missing = Dites si c’est la même personne.
import-new-duplicates = { $n ->
    [one] Depuis la vérification, une ligne ressemble à quelqu’un de nouveau. Ouvrez l’import et décidez.
   *[other] Depuis la vérification, { $n } lignes ressemblent à quelqu’un de nouveau. Ouvrez l’import et décidez.
 }
import-not-in-review = Cet import n’est plus à relire : ouvrez-le pour voir où il en est.
import-not-applied = Cet import n’est pas en place, ou a déjà été annulé.
import-mapped-already = Les colonnes sont déjà choisies.
