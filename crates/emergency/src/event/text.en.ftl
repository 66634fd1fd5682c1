menu-emergencies = Mass arrivals
event-list-lead = Many people at once: count first, care, note, register later.
event-new = Open an arrival
event-new-title = Open a mass arrival
event-new-lead = Say what happens and how many they are: numbers are there at once. Everything else can wait.
event-edit-title = Correct the description
event-none = No mass arrival
event-none-how = When a truck or a boat comes, open an arrival here: everyone has a number before having a name.
event-what = What
event-kind = What happens?
event-kind-rescue-desert = Rescue in the desert
event-kind-rescue-sea = Rescue at sea
event-kind-expulsion = Expulsion
event-kind-interception = Interception
event-kind-transfer = Transfer
event-kind-other = Other
event-count-now = How many are here now
event-count-now-hint = Each gets a number and a code, and comes in without a bed
event-expected = How many are expected
event-shared = For all of them
event-shared-hint = Written once, taken over for each person.
event-origin = Coming from
event-brought-by = Brought by
event-vehicle = Truck, boat or plane
event-at = When
event-at-hint = Now if you write nothing
event-languages = Languages
event-language-first = Language most spoken
event-language-second = Second language
event-open = Open
event-save = Note it
event-is-open = under way
event-is-closed = over
event-tabs = Pages of this arrival
event-tab-show = Overview
event-tab-triage = Triage
event-tab-grid = Names
event-tab-queue = To register
event-tab-tasks = Tasks
event-tab-count = Count
event-tab-situation = Report
event-heads = counted
event-expected-n = { $n ->
    [one] one expected
   *[other] { $n } expected
 }
event-untriaged = not seen at triage yet
event-untriaged-n = { $n ->
    [one] One person has not been seen at triage yet.
   *[other] { $n } people have not been seen at triage yet.
 }
event-named = with a name
event-registered = registered
event-registered-of = { $n ->
    [one] Registered, of one person
   *[other] Registered, of { $n } people
 }
event-bedless = without a bed
event-add = Give numbers
event-add-count = How many people came
event-add-press = Give numbers
event-add-hint = One press gives all numbers. Each person counts in the house and on the evacuation list at once.
event-by-need = By need
event-category = Triage
event-category-immediate = Immediate care
event-category-urgent = Care today
event-category-delayed = Can wait
event-category-child-alone = Child alone
event-category-family = Family
event-category-untriaged = Not seen yet
event-total = Total
event-female = Female
event-male = Male
event-children = Under 18
event-older = 60 and over
event-about = The arrival
event-families = Families
event-alone = Children alone
event-struck-n = Numbers struck
event-bands = Wristbands
event-bands-lead = To print: number and code only.
event-bands-blank = 60 blank wristbands, without codes
event-bands-title = Wristbands
event-bands-qr = Code of the wristband to scan
event-bands-none = There is no number to print yet. Give numbers first, or print blank wristbands.
event-close = End this arrival
event-close-note = What is left to say
event-close-sure = End this arrival? Nothing can be noted in it any more.
event-reopen = Take this arrival up again
event-triage-number = Number on the wristband
event-triage-hint = Type the number or scan the code, Enter, then a key from 1 to 4
event-triage-who = Who is it?
event-triage-family = Family
event-triage-family-hint = Those who belong together have the same letter.
event-triage-new-family = New family: { $value }
event-number = Number
event-name = Name
event-given = Given name
event-family = Family name
event-sex = Sex
event-sex-0 = Not noted
event-sex-1 = M
event-sex-2 = F
event-age = Age
event-years = { $n ->
    [one] one year
   *[other] { $n } years
 }
event-group = Family
event-alone-short = Alone
event-alone-ask = Child without an adult
event-nobody = Nobody here
event-head-title = Number { $value }
event-is-registered = registration begun
event-is-refused = refused for now
event-is-struck = number struck
event-register = Register
event-register-person = Register this person
event-contact = Help given and bed
event-noted = What is known
event-strike = Strike this number
event-strike-hint = For a number given by mistake. It stays readable, with the reason.
event-reason = Reason
event-grid-hint = One row for each person, saved as soon as it is left. Tab or Enter moves on. Sex: F or M. Age: 34, or 8m for eight months. Family: the same letter. Alone: x for a child without an adult.
event-grid-save = Save the page
event-grid-saved = saved
event-grid-waiting = waiting for the network
event-grid-conflict = Somebody wrote meanwhile:
event-grid-mine = keep mine
event-grid-theirs = take theirs
event-grid-typing = not saved yet
event-grid-total = { $n ->
    [one] one number in all
   *[other] { $n } numbers in all
 }
event-rows-done = It is saved.
event-row-problem = Row { $number }: { $what }
event-row-conflict = somebody wrote “{ $value }” meanwhile. Save again to keep what you typed.
event-queue-lead = When people are calm: immediate care, children alone and families first. What was noted is taken over, nothing is typed twice.
event-queue-family = The next one joins the same family.
event-queue-all = Show all
event-queue-none = Nobody waits
event-queue-none-how = Everybody who was counted is registered.
event-queue-more = { $n ->
    [one] One more person waits after these.
   *[other] { $n } more people wait after these.
 }
event-count-lead = Every six hours: count heads, and compare with the list and the beds.
event-count-heads = on the list, in the house
event-count-beds = with a bed
event-count-due = Next count
event-count-overdue = Heads are to be counted again.
event-count-at = When
event-count-save = Note the count
event-headcount = Heads counted
event-headcount-hint = Walking through the house, without the list
event-why = Why the numbers differ
event-why-hint = For instance: three people in hospital
event-counts = Counts
event-aside-number = arrival number
event-aside-queue = List of their arrival
event-aside-later = Mass arrival: registration comes later, when people are calm. Give what is needed first.
event-wait-triage = { $n ->
    [one] One person who came has not been seen at triage yet
   *[other] { $n } people who came have not been seen at triage yet
 }
event-wait-count = { $n ->
    [one] Heads to count for a mass arrival
   *[other] Heads to count for { $n } mass arrivals
 }
event-wait-queue = { $n ->
    [one] One person of a mass arrival is still to be registered
   *[other] { $n } people of mass arrivals are still to be registered
 }
event-opened-done = The arrival is open.
event-changed-done = The description is corrected.
event-closed-done = The arrival is over.
event-reopened-done = The arrival is under way again.
event-added-done = The numbers are given. Print the wristbands.
event-struck-done = The number is struck.
event-counted-done = The count is noted.
event-too-long = This is too long: { $n } letters at most.
event-kind-missing = Say what happens.
event-at-unreadable = Write a date and a time.
event-count-wrong = Write a number, { $n } at most.
event-heads-many = Too many: { $n } numbers at most for one arrival.
event-language-unknown = Choose a language from the list.
event-closed = This arrival is over. Take it up again first.
event-open-already = This arrival is under way already.
event-head-struck = This number is struck.
event-head-registered = This person is registered already: correct their file.
event-alone-adult = From 18 on it is no child alone. Check the age.
event-group-missing = Choose a family.
event-group-wrong = The family is one letter, or { $n } signs at most.
event-reason-missing = Write why.
event-sex-unknown = Sex: F or M.
event-age-unreadable = Age is a number, for instance 34, or 8m.
event-number-unknown = There is no such number in this arrival.
event-category-missing = Choose a key of the triage.
event-key-missing = This sending has no key.
event-rows-many = Too many rows at once.
event-why-missing = The numbers differ: write why.
