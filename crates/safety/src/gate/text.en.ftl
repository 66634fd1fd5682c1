menu-gate = Gate
gate-title = Gate
gate-code = Card or code
gate-code-hint = Hold the card to the reader, or type the code written on it.
gate-code-short = Code
gate-direction = Which way
gate-direction-auto = follows the last time
gate-direction-out = goes out
gate-direction-in = comes in
gate-direction-unknown = Choose: goes out or comes in.
gate-note = Note
gate-camera = Read with the camera
gate-done-out = goes out
gate-done-in = comes in
gate-already-noted = Noted already:
gate-already-out = This person is noted as out already.
gate-already-in = This person is noted as in already.
gate-not-resident = This person does not live in the centre at present. If they come for a visit, note it at reception.
gate-nobody = Nobody of this centre has this code. Read it again letter by letter.
gate-nothing = Scan a card or type a code.
gate-revoked = This card is no longer valid: reception prints another.
gate-bed = bed
gate-in = in the centre
gate-out = out
gate-visitors = visitors
gate-last = Last who passed
gate-who = Person
gate-way = Which way
gate-when = When
gate-since = Out since
gate-until = Expected back
gate-out-title = Who is out
gate-out-lead = Everybody is free to go out. This list tells whom to look for, or not, in danger.
gate-out-none = Everybody is in the centre
gate-hours = { $n ->
    [0] less than an hour
    [one] { $n } hour
   *[other] { $n } hours
}
gate-line-out = Went out
gate-line-in = Came back in
gate-aside-out = out since
gate-wait-absent = { $n ->
    [one] { $n } person out for more than a day without word
   *[other] { $n } people out for more than a day without word
}
