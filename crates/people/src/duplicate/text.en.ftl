menu-duplicates = Duplicates
duplicate-lead = These files look alike. If you know, say so; if not, leave the pair: somebody else will look.
duplicate-lead-merge = These files look alike. Compare them: one person, or two?
duplicate-none = No duplicates to look at
duplicate-none-how = When a file looks like another and nobody has decided, the pair appears here.
duplicate-percent = { $n }%
duplicate-found-desk = Doubt at registration
duplicate-found-index = Found by comparing names
duplicate-found-file = Reported on a file
duplicate-found-same = The same person, says somebody who may not merge
duplicate-compare = Compare
duplicate-different = Two different people
duplicate-different-lead = The answer is kept: nobody will be asked about these two files again.
duplicate-agrees = Agreement
duplicate-agrees-same = same
duplicate-agrees-near = other spelling
duplicate-agrees-differs = different
duplicate-hidden = not shown
duplicate-registered = Registration
duplicate-now = Now
duplicate-family = { $n ->
    [one] family: 1 other person
   *[other] family: { $n } other people
 }
duplicate-parts = { $n ->
    [one] 1 file merged already
   *[other] { $n } files merged already
 }
duplicate-told-apart = Two different people, says { $value }
duplicate-own-file = You registered one of these files: somebody else has to decide.
duplicate-merge = Merge the two files
duplicate-merge-lead = Nothing is lost: the other file stays readable in the one that goes on, its card leads there, and they can be parted again.
duplicate-merge-confirm = Make one file of these two?
duplicate-into = Which file goes on?
duplicate-into-missing = Choose the file that goes on.
duplicate-home = Both files have a family. Which one stays?
duplicate-home-into = That of the file that goes on
duplicate-home-from = That of the other file
duplicate-home-missing = Say which family stays.
duplicate-home-head = This person heads the other family: choose another head there first, or keep that family.
duplicate-reason = How do you know?
duplicate-reason-hint = The person said so, same document, same photo…
duplicate-same-file = It is the same file.
duplicate-not-standing = One of these files no longer stands for itself.
duplicate-not-merged = These files are not merged.
duplicate-part-first = The file has been merged into another since: part that one first.
duplicate-code = Code or card
duplicate-code-unknown = No file has this code.
duplicate-ask = The same person as another file?
duplicate-ask-do = Report
duplicate-also = Also registered
duplicate-also-said = What that other file said
duplicate-merged-title = Merged files
duplicate-merged-none = No merged files
duplicate-merged-none-how = Merged files are listed here and can be parted again.
duplicate-merged-into = Merged into
duplicate-part = Part again
duplicate-part-lead = Both files stand again as before. What was written since stays with the file that went on.
duplicate-asked-done = Reported: somebody will compare.
duplicate-different-done = Noted: two different people.
duplicate-same-done = Noted: somebody who may will merge the files.
duplicate-merged-done = The two files are now one.
duplicate-parted-done = The two files are parted again.
duplicate-wait = { $n ->
    [one] One pair of files to compare
   *[other] { $n } pairs of files to compare
 }
duplicate-line-different = Not the same person as another file that looks alike
duplicate-line-different-why = Not the same person as another file that looks alike: { $value }
duplicate-line-moved = Already known: continued in the earlier file
duplicate-line-perhaps = Looks like another file: to be compared
duplicate-line-merged = Merged into another file: { $value }
duplicate-line-absorbed = Another file of the same person was merged into this one
duplicate-line-unmerged = Parted again: { $value }
duplicate-line-released = A file merged by mistake was parted again
duplicate-sweep = Search the whole register
duplicate-sweep-begun = The search has begun. The pairs it finds come to this page.
duplicate-sweep-running =
 { $n ->
    [one] Search going on: one file compared.
   *[other] Search going on: { $n } files compared.
 }
duplicate-sweep-refresh = See how far it is
duplicate-sweep-done =
 { $n ->
    [one] The last search compared one file with all others.
   *[other] The last search compared { $n } files with all others.
 }
duplicate-sweep-going-on = A search is already going on.
duplicate-colon = {": "}
duplicate-taught =
 { $n ->
    [0] No decision has taught the comparison yet
    [one] One decision has taught the comparison
   *[other] { $n } decisions have taught the comparison
 }
duplicate-taught-how = Each “same person” and each “two people” adjusts a little how much the name, the date, the telephone and the rest count. If mistakes were taken for decisions, it can start over.
duplicate-start-over = Start over without these decisions
duplicate-start-over-confirm = Forget what these decisions taught? The decisions themselves stay.
duplicate-started-over = The comparison starts over as on the first day. The decisions stay.
duplicate-line-started-over = The comparison of files starts over as on the first day
