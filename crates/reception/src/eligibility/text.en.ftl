menu-eligibility = Criteria
look-act-eligibility = criteria of a programme
eligibility-title = Criteria of programmes
eligibility-lead = Criteria are written and dated before they are used. What is urgent never depends on them.
eligibility-urgent-first = Water, food, care, rest and safety wait for no answer to these questions.
eligibility-new-title = Publish criteria
eligibility-new-lead = A published version changes no more; the next one replaces it on its date.
eligibility-empty = No programme with criteria
eligibility-empty-how = Programmes whose help depends on criteria will be here, version by version. The centre manager publishes them.
eligibility-open = To be decided
eligibility-programme = Programme
eligibility-asked = Asked
eligibility-asked-by = asked by { $value }
eligibility-version = version { $value }
eligibility-versions = { $n ->
    [one] The only version
   *[other] All { $n } versions
 }
eligibility-next-version = Next version
eligibility-from = from { $value }
eligibility-stands-now = in force
eligibility-stands-coming = to come
eligibility-stands-past = past
eligibility-part-only = opens a part of the services
eligibility-compulsory = compulsory
eligibility-counts = This criterion
eligibility-ended = Programmes that have ended
eligibility-ended-says = This programme has ended. Nobody is checked against its criteria any more.
eligibility-ended-done = The programme has ended.
eligibility-ended-already = This programme has ended already.
eligibility-end = End the programme
eligibility-end-sure = End this programme?
eligibility-published = The criteria are published.
eligibility-published-by = published by { $value }
eligibility-publish = Publish
eligibility-name-fr = Name in French
eligibility-name-en = Name in English
eligibility-name-ar = Name in Arabic
eligibility-in-fr = In French
eligibility-in-en = In English
eligibility-in-ar = In Arabic
eligibility-sign = Short sign
eligibility-sign-hint = The same in all languages: ABRI, AVRR
eligibility-valid-from = In force from
eligibility-valid-from-hint = Today if you write nothing
eligibility-criteria = Criteria
eligibility-criteria-how = A compulsory criterion that does not hold excludes from the programme; the others open a part of the services. Leave superfluous rows empty.
eligibility-criterion = Criterion { $n }
eligibility-sign-missing = Give the programme a short sign.
eligibility-name-missing = Write the name in the three languages.
eligibility-day-odd = Write a date, for instance 2026-03-31.
eligibility-day-past = Criteria are dated before they are used: choose today or a day to come.
eligibility-day-before-last = The version before begins only later: choose a day after it.
eligibility-criterion-half = Write criterion { $n } in the three languages.
eligibility-criteria-missing = Write one criterion at least.
eligibility-criteria-many = Twenty criteria at most: { $n }.
eligibility-check-title = Are the criteria met?
eligibility-questions = Criterion by criterion
eligibility-choose = Choose a programme.
eligibility-answer-unknown = not known
eligibility-answer-met = yes
eligibility-answer-not-met = no
eligibility-answer-waiver = no, a waiver is asked for
eligibility-waiver-reason = Reason, if you ask for a waiver
eligibility-check = Note the answers
eligibility-proposes = The answers propose:
eligibility-decision = Decision
eligibility-decide = Decide
eligibility-outcome-pending = pending
eligibility-outcome-eligible = meets the criteria
eligibility-outcome-part = for a part of the services
eligibility-outcome-not-eligible = does not meet the criteria
eligibility-why = Why, in the words in which you explain it
eligibility-why-hint = To be written for a refusal, for a part, or if you decide otherwise
eligibility-place = Redirected to
eligibility-place-hint = For a refusal: who else can help
eligibility-explained = I have explained it to the person in a language they understand
eligibility-checked-done = The answers are noted; the decision is still to be taken.
eligibility-decided-done = The decision is noted.
eligibility-waiver-title = A waiver is asked for
eligibility-waiver-see = See the request
eligibility-waiver-asked = { $n ->
    [one] waiver asked for
   *[other] { $n } waivers asked for
 }
eligibility-waiver-granted = waiver granted
eligibility-waiver-refused = waiver refused
eligibility-waiver-grant = Grant
eligibility-waiver-refuse = Refuse
eligibility-waiver-why-not = Reason of a refusal
eligibility-waived-done = The answer is noted.
eligibility-waiver-own = You asked for this waiver: somebody else decides.
eligibility-waiver-none = No waiver waits here.
eligibility-waiver-open = A waiver still waits: decide when it is answered.
eligibility-waiver-why = Write why you refuse.
eligibility-waiver-reason-missing = Write why you ask for a waiver.
eligibility-answer-missing = Answer one question at least.
eligibility-set-missing = Choose a programme.
eligibility-set-old = These criteria are no longer in force. Open the page again.
eligibility-outcome-missing = Choose a decision.
eligibility-decided-already = It is decided already. To look at it again, answer the questions anew.
eligibility-why-refused = Write why, in the words in which you explained it.
eligibility-why-part = Write for which part of the services, and why.
eligibility-why-otherwise = The answers propose something else: write why you decide so.
eligibility-place-missing = Say where the person can find help.
eligibility-explained-missing = A refusal is explained: tick when it is done.
eligibility-aside = programme
eligibility-deed = Criteria
eligibility-line-checked = Criteria checked: { $sign }, version { $n }
eligibility-line-waived = Waiver granted: { $sign }
eligibility-line-waiver-refused = Waiver refused: { $sign }
eligibility-line-decided = { $outcome ->
    [eligible] { $sign }: meets the criteria
    [part] { $sign }: for a part of the services
    [not_eligible] { $sign }: does not meet the criteria, informed and redirected
   *[other] { $sign }: pending
 }
eligibility-wait-waiver = { $n ->
    [one] One waiver to decide
   *[other] { $n } waivers to decide
 }
eligibility-wait-pending = { $n ->
    [one] One check of criteria to decide
   *[other] { $n } checks of criteria to decide
 }
