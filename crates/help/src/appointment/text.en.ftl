menu-appointments = Appointments
appointment-title = Appointments
appointment-deed = Appointments
appointment-aside-next = Next appointment
appointment-aside-missed = Missed appointments
appointment-today = Today
appointment-tomorrow = Tomorrow
appointment-week = Seven days
appointment-open = To note
appointment-missed-title = Missed
appointment-missed-n = { $n ->
    [one] One missed appointment. Ask why, without blame.
   *[other] { $n } missed appointments. Ask why, without blame.
 }
appointment-for = Appointment for (code)
appointment-scan = Camera
appointment-make = Make an appointment
appointment-code-unknown = This is not the code of somebody you can call.
appointment-mine = Mine only
appointment-show = Show
appointment-before = Before
appointment-after = After
appointment-none = No appointment
appointment-list = Their appointments
appointment-person = Person
appointment-day = Day
appointment-day-missing = Choose a day.
appointment-time = Time
appointment-time-missing = Write the time, like 09:30.
appointment-minutes = Minutes
appointment-minutes-odd = Write 5 to 480 minutes.
appointment-past = This time is past.
appointment-far = Choose a day within a year.
appointment-place = Place
appointment-place-missing = Write the place.
appointment-with = With
appointment-with-other = Somebody else
appointment-with-name = Name, if elsewhere
appointment-with-missing = Say with whom.
appointment-with-unknown = Choose somebody of the staff from the list.
appointment-purpose = What for
appointment-purpose-hint = Reception does not read it
appointment-purpose-not-yours = You cannot write in this part of the file. Leave it empty.
appointment-part = Part of the file
appointment-part-protection = follow-up and protection
appointment-part-health = health
appointment-part-psychosocial = psychosocial support
appointment-part-legal = law
appointment-new = New appointment
appointment-book = Make the appointment
appointment-done = The appointment is made. Print the slip for the person.
appointment-clash-staff = This member of staff has an appointment then already.
appointment-clash-person = The person has an appointment then already.
appointment-anyway = I know; keep this time
appointment-again = New appointment
appointment-change = Move or cancel
appointment-move = Move
appointment-moved = The appointment is moved.
appointment-cancel = Cancel the appointment
appointment-reason = Why
appointment-reason-missing = Say why.
appointment-over = This appointment is over: make another.
appointment-outcome = What happened
appointment-outcome-missing = Say whether the person came.
appointment-outcome-done = Noted.
appointment-not-yet = It is not time yet.
appointment-came = Came
appointment-missed = Did not come
appointment-state-booked = to come
appointment-state-came = came
appointment-state-missed = missed
appointment-state-cancelled = cancelled
appointment-slip = Appointment slip
appointment-slips = Appointment slips
appointment-slips-tomorrow = Slips for tomorrow
appointment-slip-note = If you cannot come, tell reception. You may change your mind.
appointment-wait-missed = { $n ->
    [one] One person did not come to their appointment
   *[other] { $n } people did not come to their appointment
 }
appointment-wait-open = { $n ->
    [one] One past appointment: did the person come?
   *[other] { $n } past appointments: did people come?
 }
appointment-wait-tomorrow = { $n ->
    [one] One appointment tomorrow to remind of
   *[other] { $n } appointments tomorrow to remind of
 }
appointment-line-made = Appointment made
appointment-line-moved = Appointment moved
appointment-line-came = Came to the appointment
appointment-line-missed = Appointment missed
appointment-line-cancelled = Appointment cancelled
appointment-line-booked = Appointment to come
seen-act-appointments = appointments
seen-act-appointment-slip = appointment slip
look-act-appointments = appointments
look-act-appointment-slip = appointment slip
