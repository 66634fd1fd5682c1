menu-follow = Follow-ups
file-title = Follow-up
file-deed-open = Open a follow-up
file-deed-see = Follow-up
file-aside-manager = Followed by
file-speaks = speaks
file-reason = Reason for the follow-up
file-reason-unknown = Choose a reason.
file-urgency = Urgency
file-urgency-missing = Say how urgent it is.
file-language = Language wished for
file-language-unknown = This language is not in the list. Try its name in French, English or Arabic.
file-wish = Wishes to be followed by
file-wish-none = No preference
file-wish-woman = a woman
file-wish-man = a man
file-wish-unknown = Choose one of the answers.
file-open-title = Open the follow-up
file-open-lead = Ask the person what they wish. Then you choose who follows them.
file-open = Open the follow-up
file-opened = The follow-up is open. Choose who follows the person.
file-already-open = A follow-up is already open for this person.
file-none = There is no follow-up for this person yet.
file-opened-at = Opened
file-manager = Followed by
file-manager-none = nobody yet
file-give-title = Give the follow-up
file-regive-title = Give it to somebody else
file-give-lead = In the order proposed. You decide; access to the file follows your choice.
file-give-reason = Why
file-give-reason-hint = To be written when it changes hands, or when a wish is not followed
file-give = Give
file-given = The follow-up was given.
file-nobody = Choose somebody from the list.
file-already-given = This member of staff already follows the file.
file-reason-regive = Say why the follow-up changes hands.
file-reason-aside = Say why this choice, despite the absence or the wish.
file-too-long = Write { $n } characters at most.
file-offers-none = Nobody else can follow this file
file-offers-none-how = The administrator can give somebody the role of case manager.
file-why-away = away today
file-why-gender = as the person wishes
file-why-gender-unsaid = did not say whether woman or man
file-why-gender-other = not what the person wishes
file-why-language = speaks their language
file-why-language-unsaid = did not say their languages
file-why-language-other = does not speak their language
file-why-load = { $n ->
    [0] no follow-ups
    [one] { $n } follow-up
   *[other] { $n } follow-ups
 }
file-unassigned = without anybody
file-open-count = Open follow-ups
file-managers = case managers
file-list-empty = No follow-ups here
file-unassigned-empty = Every follow-up is in somebody’s hands
file-list-empty-how = A follow-up is opened from the person’s page.
file-list-of = Follow-ups of { $value }
file-unassigned-title = To be given
file-who = Person
file-by-manager = By case manager
file-presence = Presence
file-away = away
file-over = more than one can follow well
file-wait-unassigned = { $n ->
    [one] One follow-up is to be given to somebody
   *[other] { $n } follow-ups are to be given to somebody
 }
file-line-opened = Follow-up opened
file-line-given = Follow-up given
file-line-regiven = Follow-up given to somebody else: { $value }
