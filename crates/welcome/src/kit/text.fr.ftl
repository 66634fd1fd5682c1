kit-menu = Kits
kit-lead = Les kits demandés. Une personne demande, une autre décide, une troisième remet.
kit-new-title = Demander un kit
kit-request-title = Demande de kit
kit-which = Quel kit
kit-name-arrival = Kit d’arrivée
kit-name-departure = Kit de départ
kit-name-hygiene = Kit d’hygiène
kit-name-baby = Kit bébé
kit-name-school = Kit scolaire
kit-name-recreation = Kit de jeu
kit-name-dignity = Kit de dignité
kit-standard-arrival =
    drap
    couverture
    natte
    savon 250 g
    serviette
    brosse à dents et dentifrice
    vêtements de rechange
    gourde
kit-standard-departure =
    vêtements de route
    chaussures
    eau et repas secs
    savon
    sac
    feuille d’adresses utiles
kit-standard-hygiene =
    savon de toilette 250 g
    savon de lessive 200 g
    brosse à dents et dentifrice
    peigne
    papier hygiénique
kit-standard-baby =
    couches
    savon doux
    lingettes
    body et bonnet
    petite couverture
kit-standard-school =
    cahiers
    stylos et crayons
    gomme et règle
    sac
kit-standard-recreation =
    ballon
    crayons de couleur
    jeu de cartes
    corde à sauter
kit-standard-dignity =
    protections périodiques
    sous-vêtements
    savon
    foulard
    lampe
    sifflet
kit-criteria = Critères :
kit-criteria-met = critères remplis
kit-criteria-unmet = hors critères
kit-reason = Pourquoi
kit-reason-new-arrival = vient d’arriver
kit-reason-returned = revient après une absence
kit-reason-departure = part bientôt
kit-reason-renewal = renouvellement
kit-reason-lost = perdu ou volé
kit-reason-newborn = nouveau-né
kit-reason-infant = petit enfant
kit-reason-pregnancy = grossesse
kit-reason-enrolled = va à l’école
kit-reason-child = enfant
kit-reason-group = groupe d’enfants
kit-reason-asked = à la demande de la personne
kit-reason-health = avis de l’équipe de santé
kit-reason-other = autre
kit-note = En quelques mots
kit-note-hint = Nécessaire hors critères. Qui décide ne le lit pas.
kit-size = Taille
kit-size-hint = M, 42, 6 mois
kit-quantity = Nombre
kit-quantity-hint = Un par personne si rien n’est écrit
kit-household = Pour toute la famille
kit-whole = famille
kit-people = { $n ->
    [one] une personne
   *[other] { $n } personnes
 }
kit-urgent = Cela ne peut pas attendre
kit-urgent-short = urgent
kit-formula-open = Lait infantile
kit-formula-rule = Seulement si l’allaitement n’est pas possible. Ne demandez rien d’intime : une des raisons suffit, ou l’avis de la santé.
kit-formula = Avec lait infantile
kit-formula-why = L’allaitement n’est pas possible :
kit-formula-mother-absent = la mère n’est pas là
kit-formula-already-formula = l’enfant est déjà nourri au lait infantile
kit-formula-health-advice = avis de l’équipe de santé (elle seule le note)
kit-formula-kept = la règle est respectée
kit-despite-title = Malgré une mise en garde
kit-despite = Pourquoi tout de même
kit-despite-short = deuxième fois ou hors âge, raison donnée
kit-ask = Demander
kit-back = Retour
kit-status-pending = À décider
kit-status-approved = À remettre
kit-status-refused = Refusé
kit-status-given = Remis
kit-status-dropped = Abandonné
kit-empty = Aucune demande ici
kit-empty-how = Pour demander un kit, ouvrez la page de la personne et choisissez « Kit ».
kit-guest = Pour
kit-asked = Demandé
kit-approved = Approuvé
kit-refused = Refusé
kit-given = Remis
kit-by-me = par moi
kit-more = D’autres demandes suivent.
kit-inside = Contenu
kit-version = version { $n }
kit-standard = contenu habituel
kit-give = Remettre
kit-give-do = Noter la remise
kit-proof = Comment la personne est reconnue
kit-proof-card = carte montrée
kit-proof-signature = signature sur papier
kit-proof-proxy = remis à quelqu’un d’autre
kit-receiver = À qui, et de la part de qui
kit-drop = Annuler ma demande
kit-drop-read = J’ai lu le refus
kit-approval-menu = Kits à décider
kit-approval-lead = Vous voyez le code de la carte et les critères, jamais un nom ni une raison intime. On ne décide pas de sa propre demande.
kit-approval-empty = Rien à décider
kit-approval-empty-how = Les demandes de kits seront ici.
kit-code = Carte
kit-code-closed = dossier fermé
kit-for = Personnes
kit-own = Vous avez demandé ce kit : quelqu’un d’autre décide.
kit-own-short = ma demande
kit-approve = Approuver
kit-refuse = Refuser
kit-refusal = Raison d’un refus
kit-refusal-hint = Qui a demandé la lira
kit-contents-title = Contenu des kits
kit-contents-lead = Une nouvelle version vaut pour les demandes à venir ; les anciennes gardent la leur.
kit-contents-change = Publier un nouveau contenu
kit-contents-hint = Une chose par ligne. Une langue suffit ; les autres lecteurs verront celle-là.
kit-contents-publish = Publier
kit-contents-done = Le nouveau contenu est publié.
kit-in-fr = En français
kit-in-en = En anglais
kit-in-ar = En arabe
kit-deed = Kit
kit-aside-ready = kits prêts
kit-line-requested = { $kit ->
    [arrival] Kit d’arrivée demandé
    [departure] Kit de départ demandé
    [hygiene] Kit d’hygiène demandé
    [baby] Kit bébé demandé
    [school] Kit scolaire demandé
    [recreation] Kit de jeu demandé
    [dignity] Kit de dignité demandé
   *[other] Kit demandé
 }
kit-line-approved = Kit approuvé
kit-line-refused = Kit refusé
kit-line-given = Kit remis
kit-wait-approve = { $n ->
    [one] Un kit attend une décision
   *[other] { $n } kits attendent une décision
 }
kit-wait-refused = { $n ->
    [one] Un kit que vous avez demandé a été refusé
   *[other] { $n } kits que vous avez demandés ont été refusés
 }
kit-wait-ready = { $n ->
    [one] Un kit est prêt à remettre
   *[other] { $n } kits sont prêts à remettre
 }
kit-asked-done = Le kit est demandé ; quelqu’un d’autre décidera.
kit-approved-done = Approuvé. Le kit est prêt à remettre, par quelqu’un d’autre.
kit-refused-done = Refusé. Qui a demandé lira la raison.
kit-given-done = La remise est notée.
kit-dropped-done = C’est fait.
kit-missing = Choisissez un kit.
kit-no-household = Cette personne est seule.
kit-reason-missing = Dites pourquoi.
kit-note-missing = Cette raison ne fait pas partie des critères de ce kit : écrivez-la en quelques mots.
kit-quantity-wrong = Un nombre de 1 à { $n }.
kit-too-long = C’est trop long : { $n } signes au plus.
kit-again-stay = Ce kit a déjà été demandé pendant ce séjour. Écrivez pourquoi encore un.
kit-again-soon = Un tel kit a été demandé il y a moins de quatre semaines. Écrivez pourquoi encore un.
kit-age = Ce kit est fait pour un autre âge. Écrivez pourquoi tout de même.
kit-formula-baby = Le lait infantile fait partie du kit bébé.
kit-formula-reason = Dites pourquoi l’allaitement n’est pas possible.
kit-formula-health = Cet avis est noté par l’équipe de santé elle-même.
kit-decided-already = C’est déjà décidé.
kit-decision-missing = Approuvez ou refusez.
kit-refusal-missing = Écrivez pourquoi.
kit-not-ready = Ce kit n’est pas prêt à remettre.
kit-approver-gives = Qui a approuvé ne remet pas : appelez un collègue.
kit-proof-missing = Dites comment la personne est reconnue.
kit-receiver-missing = Écrivez à qui.
kit-not-own = Seul qui a demandé peut annuler.
kit-over = C’est terminé.
kit-contents-missing = Écrivez le contenu dans au moins une langue.
kit-contents-same = Rien n’a changé.
look-act-kit = kits
look-act-kit-approval = kits à décider
seen-act-kit = Kits
kit-criteria-head = Critères
