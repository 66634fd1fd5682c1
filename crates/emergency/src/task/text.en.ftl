task-what = Task
task-who = Who
task-who-hint = A name or a function
task-due = By
task-go-on = Move on
task-none = No task given
task-none-how = Give the usual tasks at once, then change what needs changing.
task-usual-title = Usual tasks
task-usual-lead = Water, care, meals, blankets, beds… each to the group that mostly does it, with its time.
task-usual = Give the usual tasks
task-new = Give a task
task-template = Usual task
task-own = Another, in a few words
task-words = In a few words
task-words-hint = Needed for another task
task-team = Group
task-team-usual = The one that mostly does it
task-team-authority = Authorities
task-team-host-community = Host community
task-team-ngos = NGOs
task-team-centre = The centre
task-place = Where
task-hours = Time, in hours
task-hours-hint = The usual time if you write nothing
task-give = Give the task
task-begin = Begin
task-finish = Done
task-again = To do again
task-more = Note, drop
task-note = What is to be said
task-note-save = Note it
task-drop = Drop the task
task-state-open = to do
task-state-doing = under way
task-state-done = done
task-state-dropped = dropped
task-late = { $n ->
    [one] one task overdue
   *[other] { $n } tasks overdue
 }
task-left-hours = { $n ->
    [one] one hour left
   *[other] { $n } hours left
 }
task-left-minutes = { $n ->
    [one] one minute left
   *[other] { $n } minutes left
 }
task-late-hours = { $n ->
    [one] one hour overdue
   *[other] { $n } hours overdue
 }
task-late-minutes = { $n ->
    [one] one minute overdue
   *[other] { $n } minutes overdue
 }
task-template-water = Drinking water
task-template-health-post = Health post
task-template-security = Safety and access
task-template-registration = Counting and names
task-template-food = Meals
task-template-blankets = Blankets and mats
task-template-pfa = Psychological first aid
task-template-interpreters = Interpreters
task-template-beds = Beds and shelter
task-template-latrines = Toilets and showers
task-template-child-space = Space for children
task-template-transport = Transport and evacuation
task-template-info-line = One information line
task-template-tracing = Family tracing desk
task-given-done = The task is given.
task-usual-done = The usual tasks are given.
task-moved-done = The task is up to date.
task-wait-overdue = { $n ->
    [one] An emergency task is overdue
   *[other] { $n } emergency tasks are overdue
 }
task-template-unknown = Choose a task from the list.
task-what-missing = Choose a task, or write it in a few words.
task-team-missing = Say which group does it.
task-hours-wrong = Write a number of hours from 1 to { $n }.
task-state-unknown = Choose a state from the list.
