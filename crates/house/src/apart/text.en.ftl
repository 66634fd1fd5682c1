apart-title = Keep apart
apart-lead = These people do not sleep in the same room. Others only read that another room is better, never why.
apart-empty = Nobody for now
apart-who = Who
apart-since = Since
apart-why = Reason
apart-all-short = and family
apart-together = in the same room at this moment
apart-end = Keep apart no longer
apart-add-title = Keep two people or two families apart
apart-one = The one
apart-other = The other
apart-one-hint = Code on the card, or bed: F2-3
apart-all = With the whole family
apart-category = Reason
apart-category-hint = Only you will see it, and protection.
apart-category-quarrel = quarrel
apart-category-threat = threats
apart-category-between-groups = tension between groups
apart-category-asked = the person asked for it
apart-category-other = other
apart-add = Keep apart
apart-done = Noted; proposed beds take it into account.
apart-ended = Lifted.
apart-missing = Write a code or a bed.
apart-unknown = Nobody in this house has this code or bed.
apart-no-family = No family of this person is known.
apart-same = Both sides are the same.
apart-category-missing = Choose a reason.
apart-ended-already = It is lifted already.
apart-wait-together = { $n ->
    [one] Two people to keep apart sleep in the same room
   *[other] { $n } times, people to keep apart sleep in the same room
 }
