menu-places = Buildings and rooms
place-title = Buildings and rooms
place-lead = Each room says for whom it is. The reception desk proposes beds by that.
place-empty = No room yet
place-empty-how = Add the first room and its beds below; it will be on the bed board at once.
place-in-zone = zone { $value }
place-meets-at = meeting point: { $value }
place-building-edit = Change this building
place-rooms-of = Rooms of { $value }
place-name = Name of the room
place-name-hint = As on the door, for instance F2
place-kind = For whom
place-kind-women = Women
place-kind-men = Men
place-kind-family = Families
place-kind-unaccompanied-girls = Girls on their own
place-kind-unaccompanied-boys = Boys on their own
place-kind-medical-isolation = Medical isolation
place-kind-mother-baby = Mother and baby
place-kind-mixed-day = Day rest, everyone
place-beds = Beds
place-beds-more = Beds to add
place-taken = Taken
place-taken-n = { $n ->
    [one] { $n } bed taken
   *[other] { $n } beds taken
 }
place-free = Free
place-blocked = Out of use
place-reserved = Reserved
place-places = Places
place-total = Total
place-closed = Closed
place-accessible = One gets in without steps
place-accessible-short = no steps
place-add-title = Add a room
place-add = Add the room
place-building = Building
place-building-new = A new building…
place-building-name = Name of the new building
place-building-name-hint = Only when it is not in the list yet
place-zone = Zone
place-meeting-point = Meeting point
place-meeting-hint = Where to gather in an alert
place-area = Floor area in m²
place-area-hint = For instance 24.5. Each person needs 3.5 m².
place-room-title = Room { $value }
place-change-title = Change the room
place-save = Save
place-open-title = Open the room again
place-open = Open
place-close-title = Close the room
place-close-how = From now on nobody gets a bed in it. Those who still sleep there are listed here, so that they can be given another bed.
place-close = Close the room
place-reason = Reason
place-unfit = { $n ->
    [one] One person in this room is not there by the rule. See whether another bed would suit them.
   *[other] { $n } people in this room are not there by the rule. See whether other beds would suit them.
 }
place-small = { $n ->
    [one] The floor is enough for one person: there are more beds than space.
   *[other] The floor is enough for { $n } people: there are more beds than space.
 }
place-no-beds = This room has no bed yet.
place-state-taken = taken
place-state-free = free
place-state-blocked = out of use
place-state-reserved = reserved
place-state-over = reservation over
place-bed-title = Bed { $value }
place-bed-taken-since = Somebody sleeps in it. Since:
place-block-title = Out of use
place-block-reason = What is wrong with it?
place-block-hint = For instance: broken frame
place-block = Take out of use
place-unblock = Put back into use
place-reserve-title = Reserve
place-whom = For whom, without a name
place-whom-hint = For instance: birth expected, Friday’s arrival
place-until = Until
place-until-day = until
place-reserve = Reserve this bed
place-release = End the reservation
place-building-title = A building
place-added = The room and its beds are ready.
place-changed = The room is up to date.
place-closed-done = The room is closed.
place-opened-done = The room is open.
place-building-changed = The building is up to date.
place-bed-blocked-done = The bed is out of use.
place-bed-unblocked-done = The bed is in use again.
place-bed-reserved-done = The bed is reserved.
place-bed-released-done = The bed is no longer reserved.
place-too-long = This is too long: { $n } letters at most.
place-building-missing = Give the building a name.
place-name-missing = Give the room a name.
place-name-taken = Another room already has this name.
place-kind-missing = Say for whom the room is.
place-area-unreadable = Write the floor area in square metres, for instance 24.5.
place-beds-missing = Say how many beds.
place-beds-range = Write a number of beds; a room has { $n } at most.
place-reason-missing = Say why in a few words.
place-room-closed-already = The room is closed already.
place-room-open-already = The room is open already.
place-bed-unknown = This bed is not in this room.
place-bed-occupied = Somebody sleeps in this bed. Give them another bed first.
place-bed-not-blocked = This bed is in use already.
place-bed-not-reserved = This bed is not reserved.
place-whom-missing = Say for whom, without writing a name.
place-day-unreadable = Write a date, for instance 2026-03-31.
place-day-past = This day has passed.
place-misfit-adult = This room is kept for children on their own: no adult sleeps in it.
place-misfit-girls = This room is for girls on their own.
place-misfit-boys = This room is for boys on their own.
place-misfit-not-alone = This room is for children who have no adult with them.
place-misfit-isolation = Isolation is decided with the infirmary.
place-misfit-alone = A child on their own sleeps in the rooms made for children on their own.
place-misfit-women = This room is for women.
place-misfit-men = This room is for men.
place-misfit-family = This room is for families.
place-misfit-mother = This room is for mothers and their babies.
place-reason-hint = For instance: water leak, disinfection
place-expected = Expected to open again on
place-opens-on = expected to open again on
place-bed = Bed
place-stranded = { $n ->
    [one] One person still sleeps there
   *[other] { $n } people still sleep there
 }
place-stranded-who = Who still sleeps there
place-stranded-hidden = Somebody with a closed file
place-stranded-move = Give another bed
place-wait-stranded = { $n ->
    [one] One person sleeps in a closed room
   *[other] { $n } people sleep in a closed room
 }
place-misfit-adult-there = An adult who is not family sleeps there: a child on their own does not.
place-misfit-child-there = A child on their own sleeps there: an adult who is not family does not.
place-misfit-age-there = Somebody sleeps there whose age is not known: a child on their own sleeps elsewhere.
place-misfit-sexes = Women and men who are not family do not sleep together.
place-misfit-steps = One does not get in without steps.
place-misfit-must-isolate = The infirmary asks for isolation.
place-misfit-parted = A small child sleeps near its family.
place-misfit-another-room = Another room is better.
place-reason-together = the whole group together
place-reason-family-there = the family sleeps there
place-reason-family-near = near the family
place-reason-family = for families
place-reason-women = for women
place-reason-men = for men
place-reason-children = for children on their own
place-reason-isolation = isolation
place-reason-newborn = mother and baby
place-reason-accessible = without steps
place-reason-free = free, nothing against it
place-plan-none = No free bed suits.
place-plan-full = No bed is free any more.
place-reason-sex-unasked = sex not noted: ask first
