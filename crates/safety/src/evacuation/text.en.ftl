menu-evacuation = Evacuation
evacuation-title = Evacuation list
evacuation-lead = Who has to be at which meeting point. As of:
evacuation-print = Print
evacuation-printed = Printed { $at }. Destroy after use.
evacuation-inside = in the centre
evacuation-out = out
evacuation-visitors = visitors
evacuation-is-out = out
evacuation-meeting-point = Meeting point:
evacuation-no-room = Without a room
evacuation-empty = Nobody lives in the centre
evacuation-cut = The list is too long and has been cut. Print it and count heads.
evacuation-visits = Visits going on
evacuation-visit = Visit no. { $n }
evacuation-visit-heads = { $n ->
    [one] { $n } person
   *[other] { $n } people
}
