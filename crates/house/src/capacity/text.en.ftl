capacity-title = Capacity of the house
capacity-people = people at most, by beds and standards
capacity-with-waivers = with the waivers that hold
capacity-binding = limit:
capacity-beds = beds in use
capacity-present = present
capacity-women = { $n ->
    [one] { $n } woman
   *[other] { $n } women
 }
capacity-men = { $n ->
    [one] { $n } man
   *[other] { $n } men
 }
capacity-unasked = { $n ->
    [one] { $n } person whose sex is not noted
   *[other] { $n } people whose sex is not noted
 }
capacity-checks = { $n ->
    [one] What { $n } person present needs
   *[other] What { $n } people present need
 }
capacity-standard = Standard
capacity-standard-beds = Beds
capacity-standard-toilets = Toilets
capacity-standard-toilets-women = Women’s toilets
capacity-standard-toilets-men = Men’s toilets
capacity-standard-toilets-accessible = Toilets without steps
capacity-standard-showers = Showers
capacity-standard-showers-women = Women’s showers
capacity-standard-showers-men = Men’s showers
capacity-standard-water = Water
capacity-standard-total-area = Total area
capacity-standard-covered-area = Covered area
capacity-rule = Rule
capacity-rule-beds = 1 a person
capacity-rule-toilets = 1 for 20 people
capacity-rule-toilets-women = 1 for 20 women
capacity-rule-toilets-men = 1 for 20 men
capacity-rule-toilets-accessible = 15 % of the toilets
capacity-rule-showers = 1 for 20 people
capacity-rule-showers-women = 1 for 20 women
capacity-rule-showers-men = 1 for 20 men
capacity-rule-water = 20 litres a person and day
capacity-rule-total-area = 30 m² a person
capacity-rule-covered-area = 3.5 m² a person
capacity-needed = Needed
capacity-there = There is
capacity-gap = Missing
capacity-state = State
capacity-state-ok = enough
capacity-state-short = missing
capacity-state-waived = waived
capacity-state-unknown = not counted yet
capacity-litres = { $value } litres
capacity-metres = { $value } m²
capacity-said = Counted:
capacity-set-title = What there is
capacity-water-l = Water delivered in 24 hours, in litres
capacity-total-m2 = Total area, in m²
capacity-covered-m2 = Covered area to live in, in m²
capacity-waivers = Waivers
capacity-waive-title = Note a waiver
capacity-waive-how = For a while a standard is not kept: say why, who agreed and until when. For toilets it is then 1 for 50.
capacity-waive = Note the waiver
capacity-waiver-end = End it
capacity-waiver-over = over
capacity-approver = Agreed by
capacity-approver-hint = The office, for instance: water and sanitation coordination
capacity-done = Noted.
capacity-number = Write a whole number, { $n } at most.
capacity-accessible-many = This is more than all toilets together.
capacity-covered-large = The covered area is larger than the total.
capacity-standard-missing = Choose a standard.
capacity-approver-missing = Say who agreed.
capacity-until-missing = Say until which day.
capacity-until-far = A waiver lasts one year at most.
capacity-waiver-ended = This waiver is over already.
