menu-vital = Births and deaths
vital-lead = The centre notes and declares; the State registers.
vital-births-open = Births to declare to the State
vital-births-none = No birth to declare
vital-births-how = A birth is noted from the mother’s file.
vital-deaths-open = Deaths after which something is to be done
vital-deaths-none = Nothing is left to do.
vital-done-title = Settled
vital-done = all done
vital-mother = Mother
vital-child = The child
vital-birth-title = Note a birth
vital-birth-lead = The child gets a file under its mother’s consent, joins her family and comes into the house.
vital-birth-no-consent = The mother’s consent is not in force: ask for it first.
vital-birth-consents = Her consents
vital-birth-how = The birth
vital-given = Given name
vital-given-hint = Empty if there is none yet
vital-family = Family name
vital-sex = Sex
vital-sex-0 = Not known yet
vital-sex-1 = Boy
vital-sex-2 = Girl
vital-sex-missing = Choose an answer.
vital-at = Day and time
vital-at-missing = Write the day and the time.
vital-at-future = This moment has not come yet.
vital-at-long-ago = This is more than a year ago: check the date.
vital-place = Place
vital-place-hint = Centre, maternity ward, town
vital-attendant = Who helped
vital-attendant-hint = Midwife, doctor, member of the family
vital-father = Father, if declared
vital-father-hint = His code if he is here, else his name
vital-father-unknown = Nobody here has this code.
vital-notification = Number of the notification of birth
vital-bed = Where the child sleeps
vital-bed-mother = With its mother, bed
vital-bed-own = A bed of its own,
vital-bed-none = Without a bed for now, like its mother
vital-bed-reason = newborn beside its mother
vital-birth-note = Note the birth
vital-birth-noted = The birth is noted. Welcome to the child.
vital-birth-twice = A child born of this mother at this moment has been noted already.
vital-twin = This is another child, born at the same moment
vital-mother-male = This is not the file of a woman.
vital-too-long = This is too long: { $n } letters at most.
vital-registered-title = Declaration to the civil registry
vital-registered-lead = Without a birth certificate the child will have neither papers nor school. Note the number of the act here.
vital-registered-on = Registered on
vital-registered-note = Note the registration
vital-registered-done = The registration by the State is noted.
vital-number = Number of the act
vital-number-hint = As written on the act
vital-number-missing = Write the number of the act.
vital-on-before = This day is before the birth.
vital-no-birth = No birth is noted in this file.
vital-due = To declare before
vital-over = past the last day
vital-days = { $n ->
    [0] last day
    [one] one day left
   *[other] { $n } days left
 }
vital-death-title = Death
vital-death-lead = The stay, the card and the consent end; the bed is free; the file stays as it is.
vital-death-after = The death is noted. This is what remains to be done.
vital-death-place-hint = Centre, hospital, town
vital-death-todo = To do, as far as it is known
vital-death-note = Note the death
vital-death-noted = The death is noted.
vital-died-at = died on
vital-orphans = { $n ->
    [one] One child is left without an adult: call protection now.
   *[other] { $n } children are left without an adult: call protection now.
 }
vital-say-consulate = Never tell the consulate of somebody who seeks asylum. Ask protection.
vital-cause = Cause, for health staff
vital-cause-hint = Read by health staff only
vital-cause-health = The cause is noted by health staff.
vital-cause-not-here = The cause is noted by health staff, and read by them only.
vital-head = Who becomes head of the family
vital-head-hint = The person who died was its head
vital-head-unknown = Choose a member of the family.
vital-kin-told = The family knows
vital-kin = Who, by whom, how
vital-kin-hint = In person if possible, by somebody they trust
vital-kin-missing = Say who was told, and by whom.
vital-certificate = Number of the death certificate
vital-burial = Burial or return of the body
vital-burial-hint = As the family wishes
vital-belongings = Belongings
vital-belongings-hint = Handed to whom, or kept where
vital-follow-note = Save
vital-followed-done = It is noted.
vital-no-death = No death is noted in this file.
vital-revoke-title = It was a mistake
vital-revoke-lead = The stay goes on and the consent is in force again. A card must be printed, and the family looked at.
vital-revoke = Take the death back
vital-revoked-done = The death is taken back.
vital-deed-birth = Note a birth
vital-deed-registered = Declared to the State
vital-deed-death = After the death
vital-aside-due = birth to declare before
vital-say-died = This person’s death has been noted.
vital-line-born = Born in the centre
vital-line-registered = Birth registered by the State, act { $value }
vital-line-followed = What was done after the death was noted
vital-line-kin-told = The family was told of the death
vital-line-cause = Cause of death noted
vital-wait-births = { $n ->
    [one] One birth to declare to the State
   *[other] { $n } births to declare to the State
 }
vital-wait-deaths = { $n ->
    [one] One death: family, certificate or belongings to settle
   *[other] { $n } deaths: family, certificate or belongings to settle
 }
seen-act-vital = Birth or death
