planned-crumb = Arrivals
planned-title = Announced arrivals
planned-one = Announced arrival: { $value }
planned-empty = No arrival announced
planned-empty-how = Note below who is expected, in numbers and without names.
planned-day = Day
planned-origin = From where
planned-origin-hint = For instance: Assamaka, by truck
planned-people = People
planned-people-n = { $n ->
    [one] { $n } person
   *[other] { $n } people
 }
planned-women = Women
planned-men = Men
planned-children = Children
planned-groups = To be seen first
planned-group-children-alone = Children on their own
planned-group-pregnant = Pregnant women
planned-group-newborn = Newborns
planned-group-older = Older people
planned-group-disability = People with disabilities
planned-group-injured = Injured or ill
planned-hold = Hold beds for that night
planned-hold-how = How many beds, by kind of room
planned-held = Beds held
planned-note = Anything else to know
planned-note-hint = Without writing a name
planned-late = late
planned-add-title = Note an arrival
planned-add = Note
planned-change-title = What has changed
planned-arrived-title = They are there
planned-arrived-how = How many came? Leave empty if as announced.
planned-arrived = They have arrived
planned-came-n = { $n ->
    [one] { $n } came
   *[other] { $n } came
 }
planned-cancel-title = They do not come
planned-cancel = Cancel this arrival
planned-over-title = Last two weeks
planned-state = State
planned-state-expected = expected
planned-state-arrived = arrived
planned-state-cancelled = cancelled
planned-done = Noted.
planned-number = Write a number, { $n } at most.
planned-nobody = Say how many people are expected.
planned-group-large = This is more than the people expected.
planned-origin-missing = Say from where they come.
planned-day-far = This day is too far away.
planned-over = This arrival is over or cancelled already.
planned-wait = { $n ->
    [one] One group expected today
   *[other] { $n } groups expected today
 }
