stay-admit-title = Give a bed
stay-move-title = Change beds
stay-depart-title = Note a departure
stay-back-board = Bed board
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
