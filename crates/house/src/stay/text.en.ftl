stay-admit-title = Give a bed
stay-move-title = Change beds
stay-depart-title = Note a departure
stay-back-board = Bed board
stay-back-file = Back to the file
stay-now-in = now in bed
stay-kin-in = family here:
stay-say-alone = Child without an adult: give a bed among children on their own, of the same sex.
stay-say-guardian = Child without an adult: does not leave without the guardian’s decision.
stay-proposed = Proposed
stay-others = Other free beds
stay-none-free = No bed is free
stay-none-free-how = The person comes in all the same: tick below, and they stay on the list of those who wait for a bed.
stay-more = { $n ->
    [one] One more free bed is not shown here; it is on the bed board.
   *[other] { $n } more free beds are not shown here; they are on the bed board.
 }
stay-no-bed = Comes in without a bed for now; a bed will follow
stay-handover-short = to take over
stay-reason = Reason
stay-reason-hint = To be written when the bed is not advised for this person
stay-admit = Give this bed
stay-move = Change beds
stay-depart = Note the departure
stay-cancel = Cancel
stay-admitted = The bed is given. Welcome.
stay-admitted-bedless = The person is in, and waits for a bed.
stay-moved = The change of beds is noted.
stay-departed = The departure is noted; the bed is free.
stay-choose-title = Who gets bed { $value }?
stay-choose-lead = These people wait for a bed.
stay-choose-empty = Nobody waits for a bed
stay-choose-empty-how = For somebody who is in the house already, search for the name or code, then choose “Change beds”.
stay-choose-waiting = Those who wait for a bed
stay-choose = Give this bed
stay-who = Who
stay-waits-since = Waits since
stay-type = How the person leaves
stay-type-voluntary-return = Voluntary return
stay-type-onward-travel = Onward travel
stay-type-local-community = Settles in the area
stay-type-other-centre = Another centre
stay-type-medical-evacuation = Medical evacuation
stay-type-removal = Taken by an authority
stay-type-absconded = Left without notice
stay-type-death = Death
stay-on = Day of departure
stay-on-hint = Today if you write nothing
stay-country = Country of destination
stay-where = Place of destination
stay-where-hint = Town, centre or hospital
stay-means = Means of travel
stay-means-foot = on foot
stay-means-bus = by bus
stay-means-car = by car
stay-means-plane = by plane
stay-means-boat = by boat
stay-means-train = by train
stay-means-other = otherwise
stay-companions = With whom
stay-guardian-title = Guardian’s decision
stay-guardian = Who decided, what, and when
stay-guardian-hint = If the child left without notice or has died: who was told, and when
stay-left-title = The family stays here
stay-left-n = { $n ->
    [one] One member of the family stays in the house.
   *[other] { $n } members of the family stay in the house.
 }
stay-left-known = This is intended, and somebody looks after them
stay-before = Before leaving
stay-belongings = Belongings are given back
stay-documents = Documents are handed over
stay-card = The card is taken back
stay-bed-missing = Choose a bed.
stay-bed-taken = This bed has just been given to somebody else. Choose another.
stay-bed-blocked = This bed is out of use. Choose another.
stay-room-closed = This room is closed. Choose another.
stay-bed-reserved = This bed is reserved.
stay-bed-handover = Somebody without a name had it, who is now registered. Give this bed to them.
stay-already-in = This person is in the house already. For another bed, choose “Change beds”.
stay-not-in = This person is not in the house.
stay-same-bed = The person is in this bed already.
stay-reason-needed = This bed is not advised. Write why you give it, or choose another.
stay-too-long = This is too long: { $n } letters at most.
stay-type-missing = Say how the person leaves.
stay-day-unreadable = Write a date, for instance 2026-03-31.
stay-day-future = This day has not come yet.
stay-day-before = This day is before the arrival.
stay-country-missing = Say to which country.
stay-country-unknown = Choose a country from the list.
stay-where-missing = Say where.
stay-means-unknown = Choose a means from the list.
stay-guardian-missing = Write the guardian’s decision: a child alone does not leave without it.
stay-left-behind-unsaid = { $n ->
    [one] One member of the family stays here. Confirm that this is intended.
   *[other] { $n } members of the family stay here. Confirm that this is intended.
 }
stay-aside-bed = bed
stay-aside-bedless = in the house, waits for a bed
stay-aside-out = not in the house
stay-deed-admit = Give a bed
stay-deed-move = Change beds
stay-deed-depart = Note a departure
stay-line-admitted = Came into the house, bed { $bed }
stay-line-admitted-bedless = Came into the house, without a bed for now
stay-line-moved = Changed beds: from { $from } to { $to }
stay-line-given = Given bed { $to }
stay-line-departed = { $type ->
    [voluntary_return] Left: voluntary return
    [onward_travel] Left: onward travel
    [local_community] Left: settles in the area
    [other_centre] Left for another centre
    [medical_evacuation] Medical evacuation
    [removal] Taken by an authority
    [absconded] Left without notice
    [death] Died
    [registered] Stay goes on under the person’s name
   *[other] Left
 }
stay-family-link = The whole family changes beds
stay-family-title = The whole family changes beds
stay-family-lead = A bed is proposed for each. Change what you need to; all of it is noted together, or nothing.
stay-family-stays = The family is well placed already. For another room, choose it here.
stay-family-room = Propose in room
stay-family-room-any = the best one
stay-family-propose = Propose
stay-family-now = Bed now
stay-family-to = New bed
stay-family-keep = keeps the bed
stay-family-none = stays without a bed
stay-family-bedless = no bed
stay-family-follow = Comes along in the same bed:
stay-family-reason-hint = To be written when a bed is not advised
stay-family-move = Note these changes
stay-family-moved = The family’s change of beds is noted.
stay-family-nothing = Choose at least one new bed.
stay-family-changed = The family has changed meanwhile. Look at the list again.
stay-family-nobody = Tick at least one person.
stay-depart-family-title = Note the departure of a family
stay-depart-family-link = The whole family leaves together
stay-depart-family-who = Who leaves
stay-departed-family = The departures are noted; the beds are free.
stay-death-link = The person has died
stay-death-elsewhere = A person’s death is noted on the page “Death” of their file.
stay-died = This person’s death has been noted.
stay-named = This person has a name now: give the bed from their file.
stay-left-noted = Departure noted:
stay-revoke-link = It was a mistake
stay-revoke-title = Take a departure back
stay-revoke-lead = The departure was noted by mistake: the stay goes on as if the person had not left.
stay-revoke-noted = Noted
stay-revoke-bed = Their bed
stay-revoke-bed-gone = The bed has been given since; another one is needed.
stay-revoke-reason = What happened?
stay-revoke-reason-hint = For instance: somebody else of the same name
stay-revoke-reason-missing = Write what happened.
stay-revoke = Take the departure back
stay-revoked = The departure is taken back; the person has kept the bed.
stay-revoked-bedless = The departure is taken back. Now give the person a bed.
stay-nothing-to-revoke = There is no departure to take back.
stay-leave-title = Away for a few days
stay-leave-lead = Everybody goes out as they wish. This keeps the bed, and lets us ask when the person does not come back.
stay-leave-known = Expected back:
stay-leave-say-alone = Child without an adult: ask where and with whom, and tell protection.
stay-leave-from = Leaves
stay-leave-from-hint = Now if you write nothing
stay-leave-until = Comes back
stay-leave-until-hint = Roughly; it can be changed
stay-leave-why = Why
stay-leave-why-family = To see family or friends
stay-leave-why-work = Work
stay-leave-why-school = School or training
stay-leave-why-appointment = Appointment
stay-leave-why-errands = Errands
stay-leave-why-other = Another reason
stay-leave-bed = Their bed
stay-leave-bed-keep = We keep it
stay-leave-bed-release = We free it
stay-leave-bed-hint = A bed that is freed can be given to somebody else; another is needed on return.
stay-leave-note = Note it
stay-leave-noted = The absence is noted.
stay-leave-change = Change
stay-leave-until-missing = Write when the person means to be back.
stay-leave-why-missing = Choose a reason from the list.
stay-leave-until-before = The return is before the departure.
stay-leave-before = This is before the person arrived.
stay-leave-long = This is more than sixty days: note a departure instead.
stay-leave-release-later = The bed is slept in until then: free it when the person goes.
stay-moment-unreadable = Write a day and a time, for instance 2026-03-31 18:00.
stay-return = Is back
stay-returned = The return is noted.
stay-not-away = This person is not noted as away.
stay-leaves-title = Away and back
stay-leaves-lead = Those who are away for a few days, the first to come back at the top.
stay-leaves-late = { $n ->
    [one] One person has not come back when expected.
   *[other] { $n } people have not come back when expected.
 }
stay-leaves-late-how = Call them or ask those close to them; nothing obliges them to return.
stay-leaves-empty = Nobody is away for a few days
stay-leaves-empty-how = It is noted from the person’s page.
stay-leaves-bed = Bed kept
stay-leaves-released = freed
stay-leaves-planned = to come
stay-leaves-alone = child alone
stay-leaves-more = The list is long; only the first two hundred are here.
stay-late-hours = { $n ->
    [0] less than an hour late
    [one] an hour late
   *[other] { $n } hours late
 }
stay-late-days = { $n ->
    [one] a day late
   *[other] { $n } days late
 }
stay-wait-late = { $n ->
    [one] One person who went away has not come back
   *[other] { $n } people who went away have not come back
 }
stay-wait-bedless = { $n ->
    [one] One person has had no bed for more than two hours
   *[other] { $n } people have had no bed for more than two hours
 }
stay-aside-shared = in the mother’s bed,
stay-aside-away = away, expected back
stay-aside-planned = will be away
stay-aside-late = away, expected since
stay-deed-leave = Away for a few days
stay-line-born = In the house since birth
stay-line-went-on = Stay goes on from another file, bed { $bed }
stay-line-went-on-bedless = Stay goes on from another file, without a bed for now
stay-line-bed-left = Left bed { $from }
stay-line-leave = { $why ->
    [family] Away for a few days: family or friends
    [work] Away for a few days: work
    [school] Away for a few days: school or training
    [appointment] Away for a few days: appointment
    [errands] Away for a few days: errands
   *[other] Away for a few days
 }
stay-line-returned = Back in the house
stay-line-revoked = Departure taken back: { $reason }
