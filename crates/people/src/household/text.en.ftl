household-title = Family
household-relation-head = head of the family
household-relation-spouse = husband or wife
household-relation-child = child
household-relation-parent = father or mother
household-relation-sibling = brother or sister
household-relation-grandchild = grandchild
household-relation-other-kin = other relative
household-relation-not-related = not related
household-relation = Relation to the head of the family
household-add = Add a member
household-leave = Take out of this family
household-leave-reason = Reason
household-missing = Choose a family that is registered already.
household-relation-missing = Say how they are related to the head of the family.
household-full = This family has sixty members already.
household-member-already = This person is in the family already.
household-no-member = This person is not in the family.
household-head-first = Choose another head of the family first.
household-head-already = This person is head of the family already.
household-changed-done = The family is up to date.
household-members = Members
household-somebody = Somebody
household-hidden = { $n ->
    [one] One member whom you may not see
   *[other] { $n } members whom you may not see
 }
household-alone = { $value } is a child and has neither father nor mother here. If nobody takes care of them, tell protection.
household-open = See the family
household-form = Form a family
household-has-one = This person has a family already. Bring the two families together instead.
household-same = It is the same family.
household-next = Continue
household-head-change = Change the head of the family
household-head-who = Who becomes head of the family?
household-relate = Correct relations
household-relate-lead = How is each related to the head of the family? Check what is proposed.
household-split = Split the family
household-split-lead = Say who goes, and who will head the new family. Children go with the adult who takes care of them.
household-split-stays = Stays
household-split-heads = Goes: head of the new family
household-split-goes = Goes:
household-split-nobody = Choose who goes.
household-split-head = Choose one head for the new family.
household-split-all = Somebody has to stay.
household-join = Bring together or add
household-join-find = Find
household-join-one = How are they related to the head of the family?
household-join-all = All of this family joins the other. How will each be related to the head of the family?
household-past = What changed
household-past-formed = Family formed: { $value }
household-past-joined = Joined the family: { $value }
household-past-left = Left the family: { $value }
household-past-head = New head of the family: { $value }
household-past-related = Relation corrected: { $value }
household-past-replaced = Two files merged: { $value }
household-children = Children to look at
household-children-none = No child to look at
household-children-how = When a change of family leaves a child without the adult they were with, the child appears here.
household-children-lead = A change of family left these children without the adult they were with. Decide on the mark, or say who takes care of them.
household-proposed = Proposed:
household-wait-children = { $n ->
    [one] One child is left without the adult they were with
   *[other] { $n } children are left without the adult they were with
 }
