response-menu = Who acts on what
response-lead = The organisations, services and groups to count on, each with the level at which it acts. No person’s name.
response-one = The actor
response-add = Add an actor
response-change = Change
response-save = Save
response-cancel = Cancel
response-filter = Filter
response-all = all
response-print = Print (PDF)
response-print-blank = Empty form (PDF)
response-gaps = What is missing first
response-gaps-lead = Found often in the last assessments here, and nobody acts. Small numbers are not told.
response-gaps-none = No factor found often here is without an actor.
response-found = { $n ->
    [one] for one person
   *[other] for { $n } people
 }
response-say-who = say who acts
response-matrix = How many actors, by subject and level
response-nobody = none
response-untouched = Risk factors without any actor
response-live = { $n ->
    [0] No actor today
    [one] One actor today
   *[other] { $n } actors today
 }
response-over = Ended
response-empty = No actor here
response-empty-how = Note who acts: each person’s follow-up will then show whom to count on.
response-not-now = not at the moment
response-group = Subject
response-group-violence = Violence and exploitation
response-group-health = Health and emotional support
response-group-family = Family
response-group-papers = Papers and rights
response-group-means = Means of living
response-group-learning = Language and school
response-group-belonging = Place in the community
response-group-country = Country and disasters
response-factor = Factor
response-factor-nobody = Nobody acts on this factor yet.
response-kind = Kind of actor
response-kind-state = state, municipality
response-kind-centre = this centre
response-kind-ngo = NGO, association
response-kind-international = international organisation
response-kind-community = community group
response-kind-family = groups of families
response-kind-private = company, employers
response-level = Level of action
response-level-hint = With whom it acts, even if the factor lies elsewhere.
response-actor = Name
response-actor-hint = An organisation, service or group. Never the name of a person or a family.
response-says = What it does
response-says-hint = In one sentence. Nothing about a person you follow.
response-reach = How to reach it
response-reach-hint = Office, service number, hours. No private number, no name of a person or a family.
response-on = What it acts on
response-whole = Whole subjects
response-single = Or single factors
response-stage = Where on the way
response-stage-hint = Nothing ticked: everywhere.
response-everywhere = everywhere
response-from = Since
response-until = Until
response-until-hint = Only if the end is known.
response-today = Today if nothing is written.
response-end = It has ended
response-end-hint = Nothing is erased: the actor moves to the list of those that ended.
response-end-on = Last day
response-end-save = Note the end
response-reason = Why
response-before = Noted before
response-added = The actor is noted.
response-changed = The change is noted.
response-ended = The end is noted.
response-too-long = That is too long: { $n } signs at most.
response-person-code = This looks like a person’s code. Nothing about anybody is written here.
response-missing = Choose an answer.
response-unknown = Choose from the list.
response-day = Write a day, such as 2026-03-02.
response-actor-missing = Write the name of the organisation or group.
response-on-missing = Tick at least one subject or factor.
response-says-missing = Say what it does.
response-until-before = The end cannot come before the beginning.
response-end-future = The end cannot be in the future. Change “Until” instead.
response-reason-missing = Say why it has ended.
response-too-many = There are { $n } actors already. End those that act no more.
response-ended-already = It has ended already. Add a new actor if it begins again.
response-meanwhile = Somebody else changed this meanwhile. Open the page again, then repeat.
response-same = Nothing has changed.
response-acts = Who acts:
response-acts-nobody = nobody yet
response-more = { $n ->
    [one] One more is not shown; choose a subject or level.
   *[other] { $n } more are not shown; choose a subject or level.
 }
