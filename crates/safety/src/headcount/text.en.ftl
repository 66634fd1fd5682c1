menu-headcounts = Head counts
headcount-title = Head count
headcount-lead = Drills and evacuations. Several guards can tick people off at once.
headcount-kind = Kind
headcount-kind-drill = drill
headcount-kind-real = real evacuation
headcount-kind-missing = Say whether this is a drill.
headcount-begin = Begin the count
headcount-begun = The count has begun.
headcount-going-on = A count is going on already: go on with that one.
headcount-goes-on = going on
headcount-over = This count is over.
headcount-over-word = over
headcount-unknown = There is no such count.
headcount-none = No head count yet
headcount-when = Began
headcount-took = Took
headcount-minutes = { $n ->
    [0] less than a minute
    [one] { $n } minute
   *[other] { $n } minutes
}
headcount-expected = expected
headcount-found = found
headcount-missing = missing
headcount-unexpected = found, noted as out
headcount-all-found = Everybody is here.
headcount-complete = complete
headcount-is-found = here
headcount-places = Buildings
headcount-all-places = All
headcount-code-hint = Scan the card, or type the code.
headcount-tick-one = Tick off
headcount-tick = Save these ticks
headcount-ticked = Noted.
headcount-end = End the count
headcount-end-do = End
headcount-ended-done = The count is over.
headcount-visitors-found = Visitors found
headcount-visitors-unreadable = Write a number.
headcount-lessons = To do better
headcount-lessons-hint = No names of people.
headcount-lessons-long = This is too long: 2,000 letters at most.
headcount-missing-known = I know that people are still missing.
headcount-missing-unsaid = People are still missing: say that you know it, or go on counting.
headcount-wait-open = { $n ->
    [one] A head count is going on
   *[other] { $n } head counts are going on
}
headcount-unticked = Not seen yet
