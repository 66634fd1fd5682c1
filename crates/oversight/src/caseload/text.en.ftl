caseload-my-day = My day
caseload-title = Follow-up load
caseload-approvals = { $n ->
    [one] { $n } closure to approve
   *[other] { $n } closures to approve
 }
caseload-open = open follow-ups
caseload-due = people to act for
caseload-expected = Expected today
caseload-back = Closures sent back
caseload-tab-due = To do
caseload-tab-all = All I follow
caseload-day-empty = Nothing to do for now
caseload-day-empty-how = Assessments, actions and appointments show here when their day comes.
caseload-who = Person
caseload-level = Risk
caseload-todo = To do
caseload-due-flag = read the supervisor’s word
caseload-due-assess = assess
caseload-due-again = assess again
caseload-due-plan = make the plan
caseload-due-action = action of the plan
caseload-due-review = go through the plan
caseload-due-missed = missed appointment
caseload-due-consent = renew the consent
caseload-due-new = new follow-up
caseload-show-all = all
caseload-show-high = high risk
caseload-show-overdue = re-assessment overdue
caseload-show-unplanned = no plan after 7 days
caseload-show-consent = consent ending
caseload-show-missed = missed appointments
caseload-show-flagged = flagged
caseload-by-manager = By case manager
caseload-manager = Followed by
caseload-nobody = nobody
caseload-gone = no longer works here
caseload-files = Follow-ups
caseload-files-empty = No follow-up here
caseload-files-empty-how = Choose another list or another case manager.
caseload-next = Next assessment
caseload-late = late
caseload-not-assessed = not assessed yet
caseload-choose = Choose
caseload-reassign = Give to somebody else
caseload-reassign-lead = Tick the follow-ups. The access of the one before ends.
caseload-people-missing = Tick at least one follow-up, sixty at most.
caseload-user = To whom
caseload-user-missing = Choose a case manager.
caseload-reason = Why
caseload-reason-missing = Say why the follow-ups change hands.
caseload-too-long = Write { $n } characters at most.
caseload-give = Give the ticked follow-ups
caseload-given = The follow-ups are given.
caseload-flagged = flagged
caseload-aside-flag = Supervisor
caseload-deed-flag = Supervisor’s flag
caseload-flag-title = Supervisor’s flag
caseload-flag-none = This follow-up has no flag.
caseload-flag-stands = This follow-up has a flag already.
caseload-flag-raised = The follow-up is flagged to whoever follows.
caseload-flag-lowered = The flag is taken away.
caseload-why = A word to whoever follows
caseload-why-hint = What is to be looked at or done
caseload-why-missing = Write a word.
caseload-raise = Flag
caseload-lower = Seen, take the flag away
caseload-line-flagged = Follow-up flagged by the supervisor
caseload-line-lowered = Flag taken away
caseload-wait = { $n ->
    [one] One person you follow waits for something
   *[other] { $n } people you follow wait for something
 }
caseload-wait-overdue = { $n ->
    [one] One re-assessment is overdue
   *[other] { $n } re-assessments are overdue
 }
caseload-wait-unplanned = { $n ->
    [one] One follow-up has no plan after 7 days
   *[other] { $n } follow-ups have no plan after 7 days
 }
