menu-duplicates = Doublons
duplicate-lead = Ces dossiers se ressemblent. Si vous savez, dites-le ; sinon, laissez la paire : quelqu’un d’autre la regardera.
duplicate-lead-merge = Ces dossiers se ressemblent. Comparez-les : une même personne, ou deux ?
duplicate-none = Aucun doublon à regarder
duplicate-none-how = Quand un dossier ressemble à un autre et que personne n’a tranché, la paire apparaît ici.
duplicate-percent = { $n } %
duplicate-found-desk = Doute à l’enregistrement
duplicate-found-index = Trouvé par comparaison des noms
duplicate-found-file = Signalé sur un dossier
duplicate-found-same = Même personne, dit quelqu’un qui ne peut pas réunir
duplicate-compare = Comparer
duplicate-different = Deux personnes différentes
duplicate-different-lead = La réponse est gardée : plus personne ne sera interrogé sur ces deux dossiers.
duplicate-agrees = Accord
duplicate-agrees-same = pareil
duplicate-agrees-near = autre écriture
duplicate-agrees-differs = différent
duplicate-hidden = non montré
duplicate-registered = Enregistrement
duplicate-now = Maintenant
duplicate-family = { $n ->
    [one] famille : 1 autre personne
   *[other] famille : { $n } autres personnes
 }
duplicate-parts = { $n ->
    [one] 1 dossier déjà réuni
   *[other] { $n } dossiers déjà réunis
 }
duplicate-told-apart = Deux personnes différentes, dit { $value }
duplicate-own-file = Vous avez enregistré l’un de ces dossiers : une autre personne doit décider.
duplicate-merge = Réunir les deux dossiers
duplicate-merge-lead = Rien ne se perd : l’autre dossier reste lisible dans celui qui continue, sa carte mène à lui, et l’on peut les séparer de nouveau.
duplicate-merge-confirm = Réunir ces deux dossiers en un seul ?
duplicate-into = Quel dossier continue ?
duplicate-into-missing = Choisissez le dossier qui continue.
duplicate-home = Les deux dossiers ont une famille. Laquelle reste ?
duplicate-home-into = Celle du dossier qui continue
duplicate-home-from = Celle de l’autre dossier
duplicate-home-missing = Dites quelle famille reste.
duplicate-home-head = Cette personne est chef de l’autre famille : choisissez-y d’abord un autre chef, ou gardez cette famille-là.
duplicate-reason = Comment le savez-vous ?
duplicate-reason-hint = La personne l’a dit, même document, même photo…
duplicate-same-file = C’est le même dossier.
duplicate-not-standing = L’un de ces dossiers n’existe plus seul.
duplicate-not-merged = Ces dossiers ne sont pas réunis.
duplicate-part-first = Le dossier a ensuite été réuni à un autre : séparez d’abord celui-là.
duplicate-code = Code ou carte
duplicate-code-unknown = Aucun dossier n’a ce code.
duplicate-ask = Même personne qu’un autre dossier ?
duplicate-ask-do = Signaler
duplicate-also = Aussi enregistré
duplicate-also-said = Ce que disait cet autre dossier
duplicate-merged-title = Dossiers réunis
duplicate-merged-none = Aucun dossier réuni
duplicate-merged-none-how = Les dossiers réunis sont listés ici et peuvent être séparés de nouveau.
duplicate-merged-into = Réuni à
duplicate-part = Séparer de nouveau
duplicate-part-lead = Les deux dossiers existent de nouveau comme avant. Ce qui a été noté depuis reste dans le dossier qui a continué.
duplicate-asked-done = C’est signalé : quelqu’un va comparer.
duplicate-different-done = C’est noté : deux personnes différentes.
duplicate-same-done = C’est noté : quelqu’un qui le peut va réunir les dossiers.
duplicate-merged-done = Les deux dossiers n’en font plus qu’un.
duplicate-parted-done = Les deux dossiers sont de nouveau séparés.
duplicate-wait = { $n ->
    [one] Une paire de dossiers à comparer
   *[other] { $n } paires de dossiers à comparer
 }
duplicate-line-different = Ce n’est pas la même personne qu’un autre dossier ressemblant
duplicate-line-different-why = Ce n’est pas la même personne qu’un autre dossier ressemblant : { $value }
duplicate-line-moved = Personne déjà connue : suite dans son dossier
duplicate-line-perhaps = Ressemble à un autre dossier : à comparer
duplicate-line-merged = Dossier réuni à un autre : { $value }
duplicate-line-absorbed = Un autre dossier de la même personne a été réuni à celui-ci
duplicate-line-unmerged = Dossier séparé de nouveau : { $value }
duplicate-line-released = Un dossier réuni par erreur a été séparé
duplicate-sweep = Chercher dans tout le registre
duplicate-sweep-begun = La recherche a commencé. Les paires trouvées viennent sur cette page.
duplicate-sweep-running =
 { $n ->
    [one] Recherche en cours : un dossier comparé.
   *[other] Recherche en cours : { $n } dossiers comparés.
 }
duplicate-sweep-refresh = Voir où elle en est
duplicate-sweep-done =
 { $n ->
    [one] La dernière recherche a comparé un dossier avec tous les autres.
   *[other] La dernière recherche a comparé { $n } dossiers avec tous les autres.
 }
duplicate-sweep-going-on = Une recherche est déjà en cours.
duplicate-colon = {" : "}
duplicate-taught =
 { $n ->
    [0] Aucune décision n’a encore appris à comparer
    [one] Une décision a appris à comparer
   *[other] { $n } décisions ont appris à comparer
 }
duplicate-taught-how = Chaque « même personne » et chaque « deux personnes » ajuste un peu le poids du nom, de la date, du téléphone et du reste. Si des erreurs ont été prises pour des décisions, on peut recommencer.
duplicate-start-over = Recommencer sans ces décisions
duplicate-start-over-confirm = Oublier ce que ces décisions ont appris ? Les décisions elles-mêmes restent.
duplicate-started-over = La comparaison recommence comme au premier jour. Les décisions restent.
duplicate-line-started-over = La comparaison des dossiers recommence comme au premier jour
