menu-arrivals = Arrivées
arrival-title = Arrivées
arrival-new = Quelqu’un arrive
arrival-new-lead = D’abord ce qu’il faut tout de suite. Ne demandez rien sur ce qui s’est passé.
arrival-edit-title = Compléter le ticket
arrival-consent = Accord et enregistrement
arrival-planned = Arrivées prévues
arrival-many = Arrivée en nombre
arrival-number = N° { $value }
arrival-ticket = Ticket
arrival-drawn = Le ticket est noté.
arrival-drawn-number = Dites ce numéro :
arrival-drawn-how = De quoi a-t-on besoin tout de suite ? Donnez d’abord, demandez ensuite.
arrival-give = Donné maintenant
arrival-give-how = Touchez ce qui vient d’être donné.
arrival-given = donné
arrival-given-done = C’est noté.
arrival-complete = Compléter
arrival-language = Langue
arrival-language-later = Pas encore connue
arrival-language-other = Autre langue
arrival-interpreter = Il faut un interprète
arrival-interpreter-short = interprète
arrival-quick-man = 1 homme
arrival-quick-woman = 1 femme
arrival-quick-child = 1 enfant seul
arrival-quick-more = Plusieurs, ou en savoir plus
arrival-women = { $n ->
    [one] { $n } femme
   *[other] { $n } femmes
 }
arrival-men = { $n ->
    [one] { $n } homme
   *[other] { $n } hommes
 }
arrival-children = { $n ->
    [one] { $n } enfant
   *[other] { $n } enfants
 }
arrival-women-count = Femmes
arrival-men-count = Hommes
arrival-children-count = Enfants
arrival-at-door = à la porte
arrival-to-register = à enregistrer
arrival-to-bed = attendent un lit
arrival-came = entrés aujourd’hui
arrival-left = partis aujourd’hui
arrival-visitors = de passage maintenant
arrival-empty = Personne n’attend
arrival-empty-how = Ceux qui arrivent paraîtront ici, avec le temps d’attente et l’étape suivante.
arrival-queue = À la porte
arrival-earlier = hier
arrival-needs = Besoins maintenant
arrival-need-water = Eau
arrival-need-food = Repas
arrival-need-wash = Se laver
arrival-need-clothes = Vêtements
arrival-need-rest = Repos
arrival-need-medical = Soins
arrival-need-call = Appeler sa famille
arrival-waits = Attente
arrival-wait-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
 }
arrival-wait-hours = { $n ->
    [one] { $n } heure
   *[other] { $n } heures
 }
arrival-wait-days = { $n ->
    [one] { $n } jour
   *[other] { $n } jours
 }
arrival-wait-medical = { $n ->
    [one] À la porte : une personne a besoin de soins tout de suite
   *[other] À la porte : { $n } tickets demandent des soins tout de suite
 }
arrival-wait-safety = { $n ->
    [one] À la porte : une personne en danger ou un enfant seul
   *[other] À la porte : { $n } tickets de personnes en danger ou d’enfants seuls
 }
arrival-wait-distress = { $n ->
    [one] À la porte : une personne en détresse
   *[other] À la porte : { $n } tickets de personnes en détresse
 }
arrival-next = Suite
arrival-open = Ouvrir
arrival-all = { $n ->
    [one] Voir la liste entière
   *[other] Voir les { $n }
 }
arrival-today-all = Voir toutes les entrées d’aujourd’hui
arrival-called-by = appelé par { $value }
arrival-with = avec { $value }
arrival-unregistered = D’accord, pas encore enregistrés
arrival-agreed-at = Accord donné
arrival-register = Enregistrer
arrival-bedless = Sans lit
arrival-who = Qui
arrival-alone = enfant seul
arrival-today = Entrés aujourd’hui
arrival-at = Entrée
arrival-bed = Lit
arrival-came-at = arrivée
arrival-route = Comment est-on venu ?
arrival-route-walk-in = De soi-même
arrival-route-outreach = Équipe de terrain
arrival-route-referral = Orienté par un partenaire
arrival-route-authority = Amené par une autorité
arrival-route-rescue = Après un sauvetage
arrival-route-hotline = Ligne d’appel
arrival-route-community = La communauté
arrival-route-other-centre = Un autre centre
arrival-risk = Danger immédiat
arrival-risk-hint = Ce que l’on voit ou que la personne dit d’elle-même. N’interrogez pas.
arrival-risk-medical = Soins tout de suite
arrival-risk-safety = En danger
arrival-risk-child-alone = Enfant seul
arrival-risk-acute-distress = Grande détresse
arrival-risk-other = Autre danger
arrival-say-medical = Appeler l’infirmerie maintenant.
arrival-say-safety = Mettre à l’abri des regards et appeler la protection maintenant.
arrival-say-child-alone = Ne pas laisser l’enfant seul ; appeler la protection maintenant.
arrival-say-acute-distress = Rester près de la personne, au calme ; appeler la protection.
arrival-say-other = Appeler la protection.
arrival-answer = On s’en occupe
arrival-answered = vu
arrival-answered-done = C’est noté : quelqu’un s’en occupe.
arrival-group = À recevoir d’abord
arrival-group-family = Famille avec enfants
arrival-group-uasc = Enfant non accompagné ou séparé
arrival-group-pregnant = Enceinte
arrival-group-older = Personne âgée
arrival-group-disability = Handicap
arrival-group-pain = Douleur visible
arrival-group-mental-health = Souffrance psychique
arrival-group-other = Autre
arrival-look = Pour la retrouver dans la salle
arrival-look-hint = Un vêtement, un signe : « foulard rouge »
arrival-draw = Donner un numéro
arrival-save = Enregistrer
arrival-changed = Le ticket est complété.
arrival-state-waiting = attend
arrival-state-called = appelé
arrival-state-serving = au bureau
arrival-state-linked = en cours
arrival-state-done = terminé
arrival-state-redirected = orienté ailleurs
arrival-state-left = parti
arrival-step-call = Appeler
arrival-step-begin = Commencer
arrival-step-return = Remettre dans la file
arrival-step-reopen = Rouvrir
arrival-step-done = Terminé
arrival-step-leave = Parti sans attendre
arrival-called-done = Appelé.
arrival-returned-done = De nouveau dans la file.
arrival-closed-done = Le ticket est fermé.
arrival-belongs = À qui est ce ticket
arrival-next-register = Enregistrer
arrival-next-bed = Donner un lit
arrival-next-in = Dans la maison
arrival-link-title = Qui est-ce ?
arrival-link-none = Ceux qui donnent leur accord, sont enregistrés ou restent anonymes à partir de maintenant seront proposés ici.
arrival-link-code = Carte ou code
arrival-link-code-hint = Pour quelqu’un de déjà connu : scannez la carte ou tapez le code
arrival-link = C’est bien ce ticket
arrival-linked-done = Le ticket est relié.
arrival-candidate-agreed = D’accord, à enregistrer
arrival-candidate-contact = anonyme
arrival-otherwise = Autrement
arrival-to-visit = Ne fait que passer
arrival-redirect = Orienter ailleurs
arrival-redirected = Orienté ailleurs
arrival-redirected-done = L’orientation est notée.
arrival-place = Où
arrival-place-hint = Un service, un lieu, une adresse
arrival-reason = Pourquoi, comme vous l’avez expliqué
arrival-reason-hint = Dans des mots simples, sans récit
arrival-too-long = C’est trop long : { $n } lettres au plus.
arrival-count-odd = Écrivez un nombre de 0 à { $n }.
arrival-not-in-list = Choisissez dans la liste.
arrival-language-unknown = Cette langue n’est pas connue. Choisissez-la dans la liste.
arrival-languages-many = Quatre langues au plus.
arrival-heads-missing = Combien de personnes ? Écrivez au moins un nombre.
arrival-heads-many = Plus de { $n } personnes : ouvrez une arrivée en nombre.
arrival-child-missing = Un enfant seul : écrivez combien d’enfants.
arrival-closed = Ce ticket est fermé. Rouvrez-le d’abord.
arrival-already-yours = Vous l’avez déjà fait.
arrival-taken = Un collègue s’en occupe déjà.
arrival-waits-already = Ce ticket est déjà dans la file.
arrival-linked-already = Ce ticket est déjà relié.
arrival-need-missing = Choisissez ce qui a été donné.
arrival-risk-answered = Quelqu’un s’en occupe déjà.
arrival-guest-missing = Choisissez au moins une personne de la liste, ou tapez un code.
arrival-guests-many = C’est trop de personnes pour un ticket.
arrival-code-unknown = Ce code ne mène à personne.
arrival-place-missing = Dites où.
arrival-reason-missing = Écrivez pourquoi, comme vous l’avez expliqué.
