menu-visits = Day visits
look-act-visits = day visits
visit-lead = Those who come for a service and do not sleep here. A visit is no arrival.
visit-new = Somebody comes in
visit-purpose = What for
visit-purpose-service = A service
visit-purpose-information = Information
visit-purpose-phone = To telephone
visit-purpose-clinic = Care
visit-purpose-legal = Legal help
visit-purpose-resident = To see a resident
visit-purpose-other = Other
visit-who = Card or code, if the person is known
visit-at = Time, if it is not now
visit-come = Note the entry
visit-inside-now = inside
visit-empty = Nobody is passing by
visit-empty-how = Today’s visits will be here; those that last count at an evacuation.
visit-inside = Inside now
visit-gone = Gone today
visit-number = No.
visit-out = Went out
visit-go = Goes out
visit-cancel = Mistake
visit-settle = All have gone
visit-stale = { $n ->
    [one] One visit of another day has no end.
   *[other] { $n } visits of another day have no end.
 }
visit-wait-stale = { $n ->
    [one] One visit of another day without an end
   *[other] { $n } visits of another day without an end
 }
visit-came-done = The entry is noted.
visit-went-done = The exit is noted.
visit-cancelled-done = The visit is taken back.
visit-settled-done = The visits of other days are ended.
visit-purpose-missing = Say what for.
visit-time-odd = Write a time, for instance 14:05.
visit-time-future = This time has not come yet.
visit-time-before = This time is before the entry.
visit-not-inside = This visit has ended already.
