orientation-menu = First explanations
orientation-title = First explanations
orientation-lead = Everybody has the right to know how the house lives, and what they can ask for.
orientation-empty = Everybody has been told everything
orientation-empty-how = People who come into the house will be here until everything has been explained to them.
orientation-due-n = { $n ->
    [one] person waits to be told
   *[other] people wait to be told
 }
orientation-late-n = { $n ->
    [one] for more than a day
   *[other] for more than a day
 }
orientation-late = more than a day
orientation-what = What was explained
orientation-covered = Was everything explained?
orientation-covered-all = Yes, all eleven topics
orientation-covered-some = Only a part
orientation-topics-open = The topics, and what to say
orientation-topic-free-help = Help is free
orientation-topic-voluntary = Nothing is compulsory
orientation-topic-tour = Tour of the house
orientation-topic-rules = House rules
orientation-topic-voice = Feedback and complaints
orientation-topic-data = Rights over one’s data
orientation-topic-psea = Abuse and exploitation: how to report
orientation-topic-exits = Exits and meeting point
orientation-topic-calendar = Calendar of activities
orientation-topic-hours = Hours: meals, clinic, reception
orientation-topic-routes = Return and asylum: where to ask
orientation-words-free-help = All help is free and goes by need. Nobody may ask for money or favours.
orientation-words-voluntary = Taking part is a choice. You may say no, and you may leave any time.
orientation-words-tour = Where the beds, water, toilets, meals, clinic and reception are.
orientation-words-rules = The rules protect everybody. Declining them takes no help away.
orientation-words-voice = Box, office or phone: anybody may complain, without a name too, and nothing will happen to them for it.
orientation-words-data = You may know what is written about you, have it corrected, and take back your consent.
orientation-words-psea = No member of staff may ask for sex in return for help. If it happens, say so: it is confidential.
orientation-words-exits = The emergency exits, and where everybody meets when there is an alarm.
orientation-words-calendar = Activities, meetings and classes, and where to read their times.
orientation-words-hours = When there are meals, when the clinic and the office are open.
orientation-words-routes = Who informs, without pressure, about voluntary return and about asking for asylum.
orientation-language = Language
orientation-helper = Interpreter, or resident who helped
orientation-format = In which form
orientation-format-spoken = spoken
orientation-format-easy-read = easy read
orientation-format-audio = recording
orientation-format-sign = sign language
orientation-format-pictures = pictures
orientation-format-interpreter = with an interpreter
orientation-understood = Was it understood?
orientation-understood-hint = Ask the person to say it in their own words.
orientation-understood-yes = yes
orientation-understood-partly = partly
orientation-understood-no = no
orientation-rules = House rules
orientation-rules-hint = Each person’s answer after reading. Declining takes nothing away from the help.
orientation-rules-later = Not asked today
orientation-rules-accepted = Everybody there accepts them
orientation-rules-declined = Everybody there declines them
orientation-rules-unasked = Not asked yet.
orientation-rules-open = Read the rules and note the answer
orientation-answer-accepted = Accepted
orientation-answer-declined = Declined; the help stays the same
orientation-version = version { $n }
orientation-apart-open = Some topics differently (language, form, understood)
orientation-apart = The topics that differ
orientation-apart-language = Their language
orientation-apart-format = Their form
orientation-apart-understood = Understood?
orientation-same = as the others
orientation-mode = Proof
orientation-mode-attested = Attested by me
orientation-mode-signed = Signed on the screen
orientation-mode-paper = Signed sheet, kept
orientation-on = Day
orientation-on-hint = Today if nothing is written
orientation-who = Who was there
orientation-who-hint = Or tick people and note at the foot of the page, or note a whole family.
orientation-everyone = { $n ->
    [one] Note for the person on the list
   *[other] Note for all { $n } people on the list
 }
orientation-everyone-sure = { $n ->
    [one] Note these explanations for one person?
   *[other] Note these explanations for { $n } people?
 }
orientation-family = Family, { $n } people
orientation-family-note = Note for this family
orientation-note-chosen = Note for the people ticked
orientation-note = Note
orientation-more = { $n ->
    [one] One more person waits, and comes next.
   *[other] { $n } more people wait, and come next.
 }
orientation-signature = Signature
orientation-signature-hint = If the person wants to sign, by finger or mouse
orientation-signature-clear = Clear
orientation-print = Sheet to give (PDF)
orientation-back = Back
orientation-told = Topics
orientation-not-yet = not explained yet
orientation-was-yes = understood
orientation-was-partly = partly understood
orientation-was-no = not understood: explain again
orientation-sessions = Sessions
orientation-none = None yet.
orientation-past = earlier stay
orientation-group-n = group of { $n }
orientation-complete = Everything was explained and understood.
orientation-line-held = { $n ->
    [one] One topic explained
   *[other] { $n } topics explained
 }
orientation-aside = explained
orientation-deed = First explanations
orientation-say-due = Some things are still to be explained on arrival.
orientation-wait-late = { $n ->
    [one] One person has been here for more than a day without all explanations
   *[other] { $n } people have been here for more than a day without all explanations
 }
orientation-held-done = The explanations are noted.
orientation-nobody = Say who was there.
orientation-too-many = At most { $n } people at once.
orientation-language-missing = Say in which language.
orientation-language-unknown = This language is not known.
orientation-format-missing = Say in which form.
orientation-understood-missing = Say whether it was understood.
orientation-too-long = This is too long.
orientation-answer-unknown = Choose an answer from the list.
orientation-no-rules = No house rules are published; there is nothing to accept.
orientation-covered-missing = Say whether everything was explained.
orientation-topics-missing = Tick the topics that were explained.
orientation-apart-unexplained = One of these topics was not explained.
orientation-apart-how = Say how these topics differ.
orientation-apart-which = Tick the topics that differ.
orientation-mode-missing = Say how it is proved.
orientation-sign-alone = A signature counts for one person only.
orientation-signature-missing = The signature is missing.
orientation-day-wrong = This day will not do; it cannot be in the future.
orientation-sheet-title = What was explained to me
orientation-sheet-name = Name
orientation-sheet-code = Code
orientation-sheet-date = Day
orientation-sheet-topics = The topics
orientation-sheet-yes = Understood
orientation-sheet-partly = Partly
orientation-sheet-no = Explain again
orientation-sheet-later = Later
orientation-sheet-how = How
orientation-sheet-again-title = A question?
orientation-sheet-again = You may ask again, whenever you like and whomever you like. This sheet is yours.
look-act-orientation = first explanations
look-act-orientation-sheet = sheet of explanations
seen-act-orientation = First explanations
seen-act-orientation-sheet = Sheet of explanations
