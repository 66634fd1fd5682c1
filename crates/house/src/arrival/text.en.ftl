menu-arrivals = Arrivals
arrival-title = Arrivals
arrival-new = New arrival
arrival-to-register = to register
arrival-to-bed = wait for a bed
arrival-came = came in today
arrival-left = left today
arrival-empty = Nobody waits
arrival-empty-how = Those who arrive appear here, with how long they have waited and the next step.
arrival-unregistered = Agreed, not registered yet
arrival-agreed-at = Agreed
arrival-waits = Waiting
arrival-wait-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
 }
arrival-wait-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
 }
arrival-register = Register
arrival-bedless = Without a bed
arrival-who = Who
arrival-language = Language
arrival-alone = child alone
arrival-today = Came in today
arrival-at = Came in
arrival-bed = Bed
