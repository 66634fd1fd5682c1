closure-title = Closing the follow-up
closure-deed = Closure
closure-none = There is no follow-up to close for this person.
closure-waits = A closure is waiting for an answer already.
closure-form-title = Close the follow-up
closure-high = The risk is high: somebody else must approve the closure.
closure-level = Risk
closure-reason = Reason for closing
closure-reason-missing = Choose a reason.
closure-not-accepted = No partner has accepted the follow-up yet. Ask for the transfer first.
closure-prepared = Prepared with the person
closure-prepared-hint = What you agreed on, where they can go, how they can come back
closure-prepared-missing = Say what was prepared with the person.
closure-unmet = Needs without an answer
closure-unmet-hint = What the person asked for and did not get
closure-new-needs = New needs
closure-open = { $n ->
    [one] One action of the plan is still open
   *[other] { $n } actions of the plan are still open
 }
closure-open-reason = Why they stay open
closure-actions-open = { $n ->
    [one] One action of the plan is still open: say why.
   *[other] { $n } actions of the plan are still open: say why.
 }
closure-actions-since = { $n ->
    [one] An action of the plan was added since. Send the closure back.
   *[other] { $n } actions of the plan are open now. Send the closure back.
 }
closure-satisfaction = Is the person satisfied with the help
closure-satisfaction-hint = Ask the question as it stands. The answer changes nothing for the person.
closure-satisfaction-missing = Choose the answer, or “not asked”.
closure-satisfaction-5 = very satisfied
closure-satisfaction-4 = satisfied
closure-satisfaction-3 = neither yes nor no
closure-satisfaction-2 = not satisfied
closure-satisfaction-1 = not at all satisfied
closure-satisfaction-not-asked = not asked
closure-too-long = Write { $n } characters at most.
closure-ask = Ask for the closure
closure-close = Close the follow-up
closure-asked = The closure waits for somebody else to approve it.
closure-ended = The follow-up is closed.
closure-asked-by = Asked by
closure-answered-by = Answer by
closure-state-waiting = Closure waiting for approval
closure-state-back = Closure sent back
closure-state-withdrawn = Closure taken back
closure-state-ended = Follow-up closed
closure-answer-title = Your answer
closure-comment = Comment
closure-comment-hint = Needed if you send the closure back
closure-comment-missing = Say why you send the closure back.
closure-approve = Approve the closure
closure-send-back = Send back
closure-approved = The closure is approved, the follow-up is closed.
closure-back = The closure is sent back.
closure-withdraw = Take it back
closure-withdrawn = The closure is taken back.
closure-waits-for = Somebody else must approve this closure.
closure-own = You asked for this closure: somebody else approves it.
closure-not-waiting = No closure is waiting for an answer.
closure-read-only = The follow-up is closed: it is read, not written.
closure-reopen = Reopen the follow-up
closure-keep-title = How long it is kept
closure-part = Part of the file
closure-part-identity = identity
closure-part-protection = protection
closure-part-psychosocial = psychosocial support
closure-part-legal = legal
closure-part-health = health
closure-part-consent = consents
closure-until = Kept until
closure-until-law = as the law of the country says
closure-list-title = Closures to approve
closure-list-lead = These follow-ups at high risk are closed only when somebody else agrees.
closure-list-empty = No closure is waiting
closure-list-empty-how = They come here when the risk is high or critical.
closure-who = Person
closure-mine = asked by you
closure-wait = { $n ->
    [one] One closure is waiting for your approval
   *[other] { $n } closures are waiting for your approval
 }
closure-wait-back = { $n ->
    [one] One closure was sent back to you
   *[other] { $n } closures were sent back to you
 }
closure-line-asked = Closure asked for
closure-line-back = Closure sent back
closure-line-approved = Closure approved
closure-line-withdrawn = Closure taken back
closure-line-ended = Closure prepared with the person, dates of keeping set
closure-blank = Empty form (PDF)
closure-blank-open = Actions of the plan still open
closure-blank-count = How many
closure-blank-answer = Answer
closure-blank-approval = Agreement of somebody else
