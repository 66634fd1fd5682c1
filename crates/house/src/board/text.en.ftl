menu-beds = Beds
board-title = Beds
board-present = present tonight
board-free = beds free
board-withheld = out of use or reserved
board-places = places
board-limit-floor = limit: floor area, 3.5 m² per person
board-occupancy = Occupancy
board-bedless = In the house, without a bed
board-conflict = bed given twice
board-occupied = taken
board-empty = No bed yet
board-empty-how = Buildings, their rooms and beds appear here as soon as they are described.
board-buildings = Buildings
board-no-rooms = This building has no room yet.
board-beds-n = { $n ->
    [one] { $n } bed
   *[other] { $n } beds
 }
board-state-free = free
board-state-held = reserved
board-state-blocked = out of use
board-state-out = away
board-sharing = +{ $n }
board-standards = places by the standards
board-expected = expected tonight
board-held = { $n ->
    [one] { $n } bed held for them
   *[other] { $n } beds held for them
 }
board-plan-title = Propose beds
board-plan-lead = Beds are proposed by rule; you decide. Untick what is not right.
board-plan-waiting = { $n ->
    [one] { $n } person waits for a bed
   *[other] { $n } people wait for a bed
 }
board-plan-proposed = { $n ->
    [one] { $n } bed proposed
   *[other] { $n } beds proposed
 }
board-plan-who = Who
board-plan-why = Why
board-plan-alone = child alone
board-plan-other = another
board-plan-choose = Choose by hand
board-plan-reason = Reason, where a bed breaks a rule
board-plan-reason-hint = It holds for the ticked lines that show a rule not followed.
board-plan-give = Give these beds
board-plan-cancel = Cancel
board-plan-empty = Nobody waits for a bed
board-plan-empty-how = Whoever comes today or sleeps without a bed appears here, with a bed proposed.
board-plan-nobody = Tick at least one person.
board-plan-gone = This person is not here any more.
board-plan-has-bed = This person was given another bed meanwhile.
board-plan-done = The beds are given.
board-plan-given = { $n ->
    [one] { $n } bed is given.
   *[other] { $n } beds are given.
 }
board-plan-refused = { $n ->
    [one] One person does not have a bed yet:
   *[other] { $n } people do not have a bed yet:
 }
board-history-link = Who slept there
board-history-title = Bed { $value }: who slept there
board-history-who = Who
board-history-from = From
board-history-until = Until
board-history-now = still there
board-history-empty = Nobody has slept there yet
board-history-times = { $n ->
    [one] given { $n } time
   *[other] given { $n } times
 }
board-history-nights = { $n ->
    [one] { $n } night
   *[other] { $n } nights
 }
board-history-counts = You see numbers; names are for those who give beds.
board-tab-free = { $n } free
