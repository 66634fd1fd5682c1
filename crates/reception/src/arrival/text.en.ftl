menu-arrivals = Arrivals
arrival-title = Arrivals
arrival-new = Somebody arrives
arrival-new-lead = First what is needed at once. Ask nothing about what happened.
arrival-edit-title = Complete the ticket
arrival-consent = Consent and registration
arrival-planned = Planned arrivals
arrival-many = Mass arrival
arrival-number = No. { $value }
arrival-ticket = Ticket
arrival-drawn = The ticket is noted.
arrival-drawn-number = Say this number:
arrival-drawn-how = What is needed at once? Give first, ask later.
arrival-give = Given now
arrival-give-how = Press what has just been given.
arrival-given = given
arrival-given-done = Noted.
arrival-complete = Complete
arrival-language = Language
arrival-language-later = Not known yet
arrival-language-other = Other language
arrival-interpreter = An interpreter is needed
arrival-interpreter-short = interpreter
arrival-quick-man = 1 man
arrival-quick-woman = 1 woman
arrival-quick-child = 1 child alone
arrival-quick-more = Several, or more to say
arrival-women = { $n ->
    [one] { $n } woman
   *[other] { $n } women
 }
arrival-men = { $n ->
    [one] { $n } man
   *[other] { $n } men
 }
arrival-children = { $n ->
    [one] { $n } child
   *[other] { $n } children
 }
arrival-women-count = Women
arrival-men-count = Men
arrival-children-count = Children
arrival-at-door = at the door
arrival-to-register = to register
arrival-to-bed = wait for a bed
arrival-came = came in today
arrival-left = left today
arrival-visitors = visitors inside now
arrival-empty = Nobody waits
arrival-empty-how = Those who arrive appear here, with how long they have waited and the next step.
arrival-queue = At the door
arrival-earlier = yesterday
arrival-needs = Needed now
arrival-need-water = Water
arrival-need-food = Meal
arrival-need-wash = To wash
arrival-need-clothes = Clothes
arrival-need-rest = Rest
arrival-need-medical = Care
arrival-need-call = To call family
arrival-waits = Waiting
arrival-wait-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
 }
arrival-wait-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
 }
arrival-wait-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
 }
arrival-wait-medical = { $n ->
    [one] At the door: somebody needs care at once
   *[other] At the door: { $n } tickets need care at once
 }
arrival-wait-safety = { $n ->
    [one] At the door: somebody in danger, or a child alone
   *[other] At the door: { $n } tickets of people in danger or children alone
 }
arrival-wait-distress = { $n ->
    [one] At the door: somebody in distress
   *[other] At the door: { $n } tickets of people in distress
 }
arrival-next = Next
arrival-open = Open
arrival-all = { $n ->
    [one] See the whole list
   *[other] See all { $n }
 }
arrival-today-all = See all who came in today
arrival-called-by = called by { $value }
arrival-with = with { $value }
arrival-unregistered = Agreed, not registered yet
arrival-agreed-at = Agreed
arrival-register = Register
arrival-bedless = Without a bed
arrival-who = Who
arrival-alone = child alone
arrival-today = Came in today
arrival-at = Came in
arrival-bed = Bed
arrival-came-at = came
arrival-route = How did they come?
arrival-route-walk-in = On their own
arrival-route-outreach = Outreach team
arrival-route-referral = Referred by a partner
arrival-route-authority = Brought by an authority
arrival-route-rescue = After a rescue
arrival-route-hotline = Hotline
arrival-route-community = The community
arrival-route-other-centre = Another centre
arrival-risk = Immediate danger
arrival-risk-hint = What one sees, or what the person says unasked. Do not question.
arrival-risk-medical = Care at once
arrival-risk-safety = In danger
arrival-risk-child-alone = Child alone
arrival-risk-acute-distress = Great distress
arrival-risk-other = Other danger
arrival-say-medical = Call the clinic now.
arrival-say-safety = Bring out of sight and call protection now.
arrival-say-child-alone = Do not leave the child alone; call protection now.
arrival-say-acute-distress = Stay near, in a quiet place; call protection.
arrival-say-other = Call protection.
arrival-answer = Somebody sees to it
arrival-answered = seen
arrival-answered-done = Noted: somebody sees to it.
arrival-group = To be received first
arrival-group-family = Family with children
arrival-group-uasc = Unaccompanied or separated child
arrival-group-pregnant = Pregnant
arrival-group-older = Older person
arrival-group-disability = Disability
arrival-group-pain = Visible pain
arrival-group-mental-health = Mental health need
arrival-group-other = Other
arrival-look = To find them in the waiting room
arrival-look-hint = A garment, a sign: “red scarf”
arrival-draw = Give a number
arrival-save = Save
arrival-changed = The ticket is completed.
arrival-state-waiting = waits
arrival-state-called = called
arrival-state-serving = at the desk
arrival-state-linked = under way
arrival-state-done = done
arrival-state-redirected = redirected
arrival-state-left = left
arrival-step-call = Call
arrival-step-begin = Begin
arrival-step-return = Back to the queue
arrival-step-reopen = Reopen
arrival-step-done = Done
arrival-step-leave = Left without waiting
arrival-called-done = Called.
arrival-returned-done = Back in the queue.
arrival-closed-done = The ticket is closed.
arrival-belongs = Whose ticket it is
arrival-next-register = Register
arrival-next-bed = Give a bed
arrival-next-in = In the house
arrival-link-title = Who is it?
arrival-link-none = Those who agree, are registered or stay anonymous from now on will be proposed here.
arrival-link-code = Card or code
arrival-link-code-hint = For somebody known already: scan the card or type the code
arrival-link = This is the ticket
arrival-linked-done = The ticket is linked.
arrival-candidate-agreed = Agreed, to be registered
arrival-candidate-contact = anonymous
arrival-otherwise = Otherwise
arrival-to-visit = Only passes by
arrival-redirect = Redirect
arrival-redirected = Redirected
arrival-redirected-done = The redirect is noted.
arrival-place = Where
arrival-place-hint = A service, a place, an address
arrival-reason = Why, as you explained it
arrival-reason-hint = In plain words, without a story
arrival-too-long = This is too long: { $n } letters at most.
arrival-count-odd = Write a number from 0 to { $n }.
arrival-not-in-list = Choose from the list.
arrival-language-unknown = This language is not known. Choose it from the list.
arrival-languages-many = Four languages at most.
arrival-heads-missing = How many people? Write one number at least.
arrival-heads-many = More than { $n } people: open a mass arrival.
arrival-child-missing = A child alone: write how many children.
arrival-closed = This ticket is closed. Reopen it first.
arrival-already-yours = You have done so already.
arrival-taken = A colleague sees to it already.
arrival-waits-already = This ticket is in the queue already.
arrival-linked-already = This ticket is linked already.
arrival-need-missing = Choose what was given.
arrival-risk-answered = Somebody sees to it already.
arrival-guest-missing = Choose somebody from the list, or type a code.
arrival-guests-many = Too many people for one ticket.
arrival-code-unknown = This code leads to nobody.
arrival-place-missing = Say where.
arrival-reason-missing = Write why, as you explained it.
