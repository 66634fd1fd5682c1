situation-title = { $n ->
    [0] Situation report on arrival
   *[other] Situation report at { $n } h
 }
situation-print = For the meeting
situation-print-lead = One page, without names or codes. What leaves the centre hides small numbers.
situation-pdf-fr = PDF in French
situation-pdf-en = PDF in English
situation-pdf-ar = PDF in Arabic
situation-pdf-inside = PDF for the team, exact numbers
situation-counted = people counted
situation-named = names noted
situation-registered = registered
situation-present = in the house
situation-bedded = with a bed
situation-bedless = without a bed
situation-people = Age and sex
situation-age = Age
situation-age-or-sex = Age or sex
situation-number = Number
situation-age-unknown = not noted
situation-female = Female
situation-male = Male
situation-sex-unknown = Not noted
situation-total = Total
situation-groups = Triage and families
situation-immediate = Immediate care
situation-urgent = Care today
situation-delayed = Can wait
situation-untriaged = Not seen yet
situation-families = Families
situation-in-families = People in families
situation-alone = Children alone
situation-children = Under 18
situation-standards = { $n ->
    [one] Minimum standards for one person in the house
   *[other] Minimum standards for the { $n } people in the house
 }
situation-standard = Standard
situation-needed = Needed
situation-there = There is
situation-missing = Missing
situation-beds = Beds
situation-toilets = Toilets
situation-toilets-women = Toilets for women
situation-showers = Showers
situation-water = Water, litres a day
situation-covered = Covered area, m²
situation-area = Total area, m²
situation-tasks = Who does what
situation-late = Overdue
situation-task-other = another task
situation-gaps = What is missing
situation-gaps-none = Nothing is missing, as far as was noted.
situation-gap-untriaged = { $n ->
    [one] One person has not been seen at triage yet.
   *[other] { $n } people have not been seen at triage yet.
 }
situation-gap-tasks = { $n ->
    [one] One task is overdue.
   *[other] { $n } tasks are overdue.
 }
situation-gap-count = Heads are to be counted again.
situation-gap-standard = { $what }: { $value } missing.
situation-gap-unknown = It is not known what there is: { $what }.
situation-note-outside = *: from 1 to 4, or hidden so that it cannot be worked out. How many children are alone is not told outside the centre.
situation-note-inside = Exact numbers: do not share outside the centre.
situation-figures-edit = Correct what there is: toilets, showers, water, areas
