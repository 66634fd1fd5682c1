kit-menu = Kits
kit-lead = Kits that were asked for. One asks, another decides, a third hands out.
kit-new-title = Ask for a kit
kit-request-title = Request for a kit
kit-which = Which kit
kit-name-arrival = Arrival kit
kit-name-departure = Departure kit
kit-name-hygiene = Hygiene kit
kit-name-baby = Baby kit
kit-name-school = School kit
kit-name-recreation = Play kit
kit-name-dignity = Dignity kit
kit-standard-arrival =
    sheet
    blanket
    mat
    soap 250 g
    towel
    toothbrush and toothpaste
    change of clothes
    water bottle
kit-standard-departure =
    clothes for the road
    shoes
    water and dry meals
    soap
    bag
    sheet of useful addresses
kit-standard-hygiene =
    bath soap 250 g
    laundry soap 200 g
    toothbrush and toothpaste
    comb
    toilet paper
kit-standard-baby =
    nappies
    mild soap
    wipes
    bodysuit and cap
    small blanket
kit-standard-school =
    exercise books
    pens and pencils
    eraser and ruler
    bag
kit-standard-recreation =
    ball
    colour pencils
    playing cards
    skipping rope
kit-standard-dignity =
    sanitary pads
    underwear
    soap
    scarf
    torch
    whistle
kit-criteria = Criteria:
kit-criteria-met = criteria met
kit-criteria-unmet = outside the criteria
kit-reason = Why
kit-reason-new-arrival = has just arrived
kit-reason-returned = is back after an absence
kit-reason-departure = leaves soon
kit-reason-renewal = renewal
kit-reason-lost = lost or stolen
kit-reason-newborn = newborn
kit-reason-infant = small child
kit-reason-pregnancy = pregnancy
kit-reason-enrolled = goes to school
kit-reason-child = child
kit-reason-group = group of children
kit-reason-asked = at the person’s request
kit-reason-health = advice of the health team
kit-reason-other = other
kit-note = In a few words
kit-note-hint = Needed outside the criteria. Who decides does not read it.
kit-size = Size
kit-size-hint = M, 42, 6 months
kit-quantity = Number
kit-quantity-hint = One for each person if nothing is written
kit-household = For the whole family
kit-whole = family
kit-people = { $n ->
    [one] one person
   *[other] { $n } people
 }
kit-urgent = It cannot wait
kit-urgent-short = urgent
kit-formula-open = Infant formula
kit-formula-rule = Only where breastfeeding is not possible. Ask nothing intimate: one of the reasons is enough, or the advice of the health team.
kit-formula = With infant formula
kit-formula-why = Breastfeeding is not possible:
kit-formula-mother-absent = the mother is not here
kit-formula-already-formula = the child is fed with formula already
kit-formula-health-advice = advice of the health team (noted by them alone)
kit-formula-kept = the rule is kept
kit-despite-title = In spite of a warning
kit-despite = Why all the same
kit-despite-short = second time or other age, reason given
kit-ask = Ask
kit-back = Back
kit-status-pending = To decide
kit-status-approved = To hand out
kit-status-refused = Refused
kit-status-given = Handed out
kit-status-dropped = Let go
kit-empty = No request here
kit-empty-how = To ask for a kit, open the person’s page and choose “Kit”.
kit-guest = For
kit-asked = Asked
kit-approved = Approved
kit-refused = Refused
kit-given = Handed out
kit-by-me = by me
kit-more = More requests follow.
kit-inside = Contents
kit-version = version { $n }
kit-standard = usual contents
kit-give = Hand out
kit-give-do = Note that it was handed out
kit-proof = How the person is known
kit-proof-card = card shown
kit-proof-signature = signature on paper
kit-proof-proxy = given to somebody else
kit-receiver = To whom, and on whose behalf
kit-drop = Cancel my request
kit-drop-read = I have read the refusal
kit-approval-menu = Kits to decide
kit-approval-lead = You see the code of the card and the criteria, never a name or an intimate reason. Nobody decides on their own request.
kit-approval-empty = Nothing to decide
kit-approval-empty-how = Requests for kits will be here.
kit-code = Card
kit-code-closed = closed file
kit-for = People
kit-own = You asked for this kit: somebody else decides.
kit-own-short = my request
kit-approve = Approve
kit-refuse = Refuse
kit-refusal = Reason for a refusal
kit-refusal-hint = Who asked will read it
kit-contents-title = Contents of kits
kit-contents-lead = A new version holds for requests to come; earlier ones keep theirs.
kit-contents-change = Publish new contents
kit-contents-hint = One thing in a line. One language is enough; other readers will see that one.
kit-contents-publish = Publish
kit-contents-done = The new contents are published.
kit-in-fr = In French
kit-in-en = In English
kit-in-ar = In Arabic
kit-deed = Kit
kit-aside-ready = kits ready
kit-line-requested = { $kit ->
    [arrival] Arrival kit asked for
    [departure] Departure kit asked for
    [hygiene] Hygiene kit asked for
    [baby] Baby kit asked for
    [school] School kit asked for
    [recreation] Play kit asked for
    [dignity] Dignity kit asked for
   *[other] Kit asked for
 }
kit-line-approved = Kit approved
kit-line-refused = Kit refused
kit-line-given = Kit handed out
kit-wait-approve = { $n ->
    [one] One kit waits for a decision
   *[other] { $n } kits wait for a decision
 }
kit-wait-refused = { $n ->
    [one] One kit you asked for was refused
   *[other] { $n } kits you asked for were refused
 }
kit-wait-ready = { $n ->
    [one] One kit is ready to hand out
   *[other] { $n } kits are ready to hand out
 }
kit-asked-done = The kit is asked for; somebody else will decide.
kit-approved-done = Approved. The kit is ready to be handed out, by somebody else.
kit-refused-done = Refused. Who asked will read the reason.
kit-given-done = The hand-out is noted.
kit-dropped-done = Done.
kit-missing = Choose a kit.
kit-no-household = This person is alone.
kit-reason-missing = Say why.
kit-note-missing = This reason is not among the criteria of this kit: write it in a few words.
kit-quantity-wrong = A number from 1 to { $n }.
kit-too-long = This is too long: { $n } signs at most.
kit-again-stay = This kit was asked for in this stay already. Write why another one.
kit-again-soon = Such a kit was asked for less than four weeks ago. Write why another one.
kit-age = This kit is made for another age. Write why all the same.
kit-formula-baby = Infant formula is part of the baby kit.
kit-formula-reason = Say why breastfeeding is not possible.
kit-formula-health = This advice is noted by the health team itself.
kit-decided-already = This has been decided already.
kit-decision-missing = Approve or refuse.
kit-refusal-missing = Write why.
kit-not-ready = This kit is not ready to be handed out.
kit-approver-gives = Who approved does not hand out: call a colleague.
kit-proof-missing = Say how the person is known.
kit-receiver-missing = Write to whom.
kit-not-own = Only who asked can cancel.
kit-over = This is over.
kit-contents-missing = Write the contents in one language at least.
kit-contents-same = Nothing has changed.
look-act-kit = kits
look-act-kit-approval = kits to decide
seen-act-kit = Kits
kit-criteria-head = Criteria
