alert-title = Alerts
alert-one = Alert
alert-lead = People who need you. Only you and colleagues of your profession see this list.
alert-to-due = First screenings
alert-tab-open = To see
alert-tab-done = Finished
alert-empty = No alerts
alert-empty-how = When a first screening shows that somebody needs you, the name appears here.
alert-who = Who
alert-level = Level
alert-for = For
alert-bed = Bed
alert-since = Since
alert-state = State
alert-do = Action
alert-speaks = speaks
alert-file = Open the file
alert-take = I will see to it
alert-finish-title = It is done
alert-finish-lead = Say only how it ended. What the person told you stays in your own record.
alert-finish = Finish the alert
alert-outcome = How it ended
alert-outcome-seen = The person was seen
alert-outcome-elsewhere = They are being helped elsewhere
alert-outcome-declined = They no longer wish it
alert-outcome-gone = They are no longer here
alert-outcome-missing = Say how it ended.
alert-pass-title = This is not for me
alert-pass-lead = The alert leaves your list and appears in that of the other profession.
alert-pass-to = Pass to
alert-pass = Pass the alert on
alert-to-missing = Choose to whom the alert goes.
alert-kind-medical = Health care
alert-kind-psychosocial = Psychosocial support
alert-kind-protection = Protection
alert-kind-support = Follow-up and daily help
alert-wish-woman = wishes to speak with a woman
alert-wish-man = wishes to speak with a man
alert-state-open = nobody yet
alert-state-taken = taken by
alert-state-done = finished by
alert-say-low = See them when you pass by.
alert-say-medium = See them this week.
alert-say-high = See them by tomorrow.
alert-say-critical = See them at once.
alert-taken-done = You are seeing to it.
alert-done-done = The alert is finished.
alert-passed-done = The alert was passed on.
alert-over = This alert is already finished.
alert-yours = You are already seeing to it.
alert-wait-urgent = { $n ->
    [one] One urgent alert
   *[other] { $n } urgent alerts
 }
alert-wait = { $n ->
    [one] One alert
   *[other] { $n } alerts
 }
alert-line-raised = Alert sent to somebody trained
alert-line-taken = Alert taken up
alert-line-done = Alert finished
alert-line-passed = Alert passed to another profession
