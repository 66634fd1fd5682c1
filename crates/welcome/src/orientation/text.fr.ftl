orientation-menu = Premières explications
orientation-title = Premières explications
orientation-lead = Chaque personne a le droit de savoir comment vit la maison, et ce qu’elle peut y demander.
orientation-empty = Tout le monde a reçu les explications
orientation-empty-how = Les personnes qui entrent dans la maison seront ici jusqu’à ce que tout leur ait été expliqué.
orientation-due-n = { $n ->
    [one] personne attend des explications
   *[other] personnes attendent des explications
 }
orientation-late-n = { $n ->
    [one] depuis plus d’un jour
   *[other] depuis plus d’un jour
 }
orientation-late = plus d’un jour
orientation-what = Ce qui a été expliqué
orientation-covered = Tout a-t-il été expliqué ?
orientation-covered-all = Oui, les onze sujets
orientation-covered-some = Une partie seulement
orientation-topics-open = Les sujets, et ce qu’il faut en dire
orientation-topic-free-help = L’aide est gratuite
orientation-topic-voluntary = Rien n’est obligatoire
orientation-topic-tour = Visite de la maison
orientation-topic-rules = Règlement de la maison
orientation-topic-voice = Donner son avis, se plaindre
orientation-topic-data = Droits sur ses données
orientation-topic-psea = Abus et exploitation : le dire
orientation-topic-exits = Sorties et point de rassemblement
orientation-topic-calendar = Calendrier des activités
orientation-topic-hours = Heures : repas, soins, accueil
orientation-topic-routes = Retour, asile : où s’informer
orientation-words-free-help = Toute aide est gratuite et dépend des besoins. Personne ne peut demander un paiement ni une faveur.
orientation-words-voluntary = Participer est un choix. Chacun peut dire non et peut partir quand il veut.
orientation-words-tour = Où sont les lits, l’eau, les toilettes, les repas, les soins et le bureau d’accueil.
orientation-words-rules = Les règles protègent tout le monde. Les refuser n’enlève aucune aide.
orientation-words-voice = Boîte, bureau ou téléphone : chacun peut se plaindre, même sans nom, sans aucune suite contre lui.
orientation-words-data = Chacun peut savoir ce qui est écrit sur lui, le faire corriger, et reprendre son accord.
orientation-words-psea = Aucun membre du personnel ne peut demander une relation en échange d’une aide. Si cela arrive, dites-le : c’est confidentiel.
orientation-words-exits = Les sorties de secours, et l’endroit où tout le monde se retrouve en cas d’alerte.
orientation-words-calendar = Les activités, les réunions et les cours, et où lire leurs heures.
orientation-words-hours = Quand on mange, quand on est soigné, quand le bureau est ouvert.
orientation-words-routes = Qui renseigne, sans pression, sur le retour volontaire et sur la demande d’asile.
orientation-language = Langue
orientation-helper = Interprète, ou résident qui a aidé
orientation-format = Sous quelle forme
orientation-format-spoken = de vive voix
orientation-format-easy-read = facile à lire
orientation-format-audio = enregistrement
orientation-format-sign = langue des signes
orientation-format-pictures = images
orientation-format-interpreter = avec interprète
orientation-understood = Était-ce compris ?
orientation-understood-hint = Demandez à la personne de le redire avec ses mots.
orientation-understood-yes = oui
orientation-understood-partly = en partie
orientation-understood-no = non
orientation-rules = Règlement de la maison
orientation-rules-hint = La réponse de chacun, après lecture. Refuser n’enlève rien à l’aide.
orientation-rules-later = Pas demandé aujourd’hui
orientation-rules-accepted = Toutes les personnes l’acceptent
orientation-rules-declined = Toutes les personnes le refusent
orientation-rules-unasked = Pas encore demandé.
orientation-rules-open = Lire le règlement et noter la réponse
orientation-answer-accepted = Accepté
orientation-answer-declined = Refusé ; l’aide reste la même
orientation-version = version { $n }
orientation-apart-open = Quelques sujets autrement (langue, forme, compris)
orientation-apart = Les sujets qui diffèrent
orientation-apart-language = Leur langue
orientation-apart-format = Leur forme
orientation-apart-understood = Compris ?
orientation-same = comme le reste
orientation-mode = Preuve
orientation-mode-attested = Attesté par moi
orientation-mode-signed = Signé à l’écran
orientation-mode-paper = Feuille signée, gardée
orientation-on = Jour
orientation-on-hint = Aujourd’hui si rien n’est écrit
orientation-who = Qui était là
orientation-who-hint = Ou cochez des personnes et notez en bas de la page, ou notez une famille entière.
orientation-everyone = { $n ->
    [one] Noter pour la personne de la liste
   *[other] Noter pour les { $n } personnes de la liste
 }
orientation-everyone-sure = { $n ->
    [one] Noter ces explications pour une personne ?
   *[other] Noter ces explications pour { $n } personnes ?
 }
orientation-family = Famille, { $n } personnes
orientation-family-note = Noter pour cette famille
orientation-note-chosen = Noter pour les personnes cochées
orientation-note = Noter
orientation-more = { $n ->
    [one] Une autre personne attend ; elle viendra ensuite.
   *[other] { $n } autres personnes attendent ; elles viendront ensuite.
 }
orientation-signature = Signature
orientation-signature-hint = Si la personne veut signer, au doigt ou à la souris
orientation-signature-clear = Effacer
orientation-print = Feuille à donner (PDF)
orientation-back = Retour
orientation-told = Sujets
orientation-not-yet = pas encore expliqué
orientation-was-yes = compris
orientation-was-partly = compris en partie
orientation-was-no = pas compris : à reprendre
orientation-sessions = Séances
orientation-none = Aucune encore.
orientation-past = séjour d’avant
orientation-group-n = groupe de { $n }
orientation-complete = Tout a été expliqué et compris.
orientation-line-held = { $n ->
    [one] Un sujet expliqué
   *[other] { $n } sujets expliqués
 }
orientation-aside = explications
orientation-deed = Premières explications
orientation-say-due = Il reste des choses à expliquer à l’arrivée.
orientation-wait-late = { $n ->
    [one] Une personne est là depuis plus d’un jour sans toutes les explications
   *[other] { $n } personnes sont là depuis plus d’un jour sans toutes les explications
 }
orientation-held-done = Les explications sont notées.
orientation-nobody = Dites qui était là.
orientation-too-many = Au plus { $n } personnes à la fois.
orientation-language-missing = Dites en quelle langue.
orientation-language-unknown = Cette langue n’est pas connue.
orientation-format-missing = Dites sous quelle forme.
orientation-understood-missing = Dites si c’était compris.
orientation-too-long = C’est trop long.
orientation-answer-unknown = Choisissez une réponse de la liste.
orientation-no-rules = Aucun règlement n’est publié ; il n’y a rien à accepter.
orientation-covered-missing = Dites si tout a été expliqué.
orientation-topics-missing = Cochez les sujets expliqués.
orientation-apart-unexplained = Un de ces sujets n’a pas été expliqué.
orientation-apart-how = Dites en quoi ces sujets diffèrent.
orientation-apart-which = Cochez les sujets qui diffèrent.
orientation-mode-missing = Dites comment c’est prouvé.
orientation-sign-alone = Une signature vaut pour une seule personne.
orientation-signature-missing = La signature manque.
orientation-day-wrong = Ce jour ne convient pas ; il ne peut pas être dans le futur.
orientation-sheet-title = Ce qui m’a été expliqué
orientation-sheet-name = Nom
orientation-sheet-code = Code
orientation-sheet-date = Jour
orientation-sheet-topics = Les sujets
orientation-sheet-yes = Compris
orientation-sheet-partly = En partie
orientation-sheet-no = À reprendre
orientation-sheet-later = Plus tard
orientation-sheet-how = Comment
orientation-sheet-again-title = Une question ?
orientation-sheet-again = Vous pouvez demander de nouveau, quand vous voulez et à qui vous voulez. Cette feuille est à vous.
look-act-orientation = premières explications
look-act-orientation-sheet = feuille des explications
seen-act-orientation = Premières explications
seen-act-orientation-sheet = Feuille des explications
