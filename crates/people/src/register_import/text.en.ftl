menu-imports = Imports
import-title = Import of a register
import-lead = Take over an existing register: each row is checked, then everything is imported at once, or nothing.
import-file = The register
import-file-hint = XLSX or CSV, 20 MB and 50,000 rows at most, with a title above each column
import-sheet = Sheet
import-sheet-hint = Empty: the first one that holds something
import-upload = Send the file
import-upload-again = Send the corrected file
import-none = No import yet
import-when = Sent
import-by = By
import-rows = Rows
import-state = State
import-state-mapping = columns to choose
import-state-checking = being checked
import-state-review = to review
import-state-applied = imported
import-state-undone = undone
import-state-discarded = given up
import-rows-n = { $n ->
    [one] one row
   *[other] { $n } rows
 }
import-received-done = The file can be read. Say what each column holds.
import-mapping-lead = Say what each column holds.
import-column = Column
import-means = Content
import-samples = First rows
import-household-hint = The column “household” brings families together. Where no relation is written, members count as “other kin”.
import-field-ignore = leave out
import-field-given = given names
import-field-family = family name
import-field-full-name = whole name
import-field-other = other names
import-field-native = name in its own script
import-field-sex = sex
import-field-birth = birth or age
import-field-birthplace = place of birth
import-field-nationality = nationality
import-field-language = language
import-field-phone = phone
import-field-mother = mother’s name
import-field-father = father’s name
import-field-paper-number = document number
import-field-paper-kind = kind of document
import-field-route = route
import-field-status = migratory status
import-field-destination = destination
import-field-arrival = date of arrival
import-field-household = household (number or name)
import-field-relation = relation to the head of the family
import-consent-title = The people’s consent
import-consent-lead = Nobody is registered without consent. If some of the people did not agree, take their rows out of the file.
import-consent-declared = All people in this register agreed on paper, and the papers are kept at the centre
import-place = Where are the papers?
import-place-hint = For instance: cupboard in office 2, binder 2024
import-declare = Tick that all people agreed on paper; if not, register them at the desk.
import-place-missing = Write where the papers are kept.
import-check = Check the rows
import-checking = Checking the rows
import-checked-n = { $n ->
    [one] one row checked
   *[other] { $n } rows checked
 }
import-refresh = Refresh
import-see = See the result
import-fig-importable = to import
import-fig-wrong = with an error
import-fig-undecided = to decide
import-fig-same = known already, left out
import-fig-imported = people imported
import-fig-left = left out
import-fig-withdrawn = registrations taken back
import-fig-kept = people kept
import-ready = Everything is in order.
import-wrong-left = { $n ->
    [one] One row has an error: correct the file and send it again.
   *[other] { $n } rows have an error: correct the file and send it again.
 }
import-undecided-left = { $n ->
    [one] One row looks like somebody known: decide.
   *[other] { $n } rows look like somebody known: decide for each.
 }
import-nothing-left = No row is left to import.
import-apply = { $n ->
    [one] Import one person
   *[other] Import all { $n } people
 }
import-apply-confirm = Register all these people now?
import-applied-done = The whole register is imported.
import-errors = Rows with an error
import-errors-lead = Nothing is imported while a row has an error. Correct them in the file.
import-row = Row
import-row-n = Row { $n }:
import-cell = What is written
import-what = What is wrong
import-pairs = Known already?
import-pairs-lead = These rows look like registered people or like other rows. The machine merges nothing: decide.
import-sure = { $n ->
    [one] Leave out the row that is almost surely known
   *[other] Leave out the { $n } rows that are almost surely known
 }
import-sure-confirm = Not import these rows?
import-twin = Looks like row { $n } of the same file
import-likely-sure = almost sure
import-likely-maybe = possible
import-same = Same person: do not import
import-different = Somebody else: import
import-decision-same = same person
import-decision-different = somebody else
import-decided-done = Noted.
import-page-says = { $first } to { $last } of { $total }
import-papers-at = The consents on paper are here: { $value }
import-file-destroyed = The file that was sent has been destroyed.
import-kept-title = People kept
import-kept-lead = Something else is known of these people or of their family since the import. Their files stay.
import-undo = Undo the import
import-undo-lead = The registration of the people in this register is taken back, unless something else was noted since for them or their family.
import-undo-confirm = Take back the registration of all these people?
import-undone-done = The import is undone.
import-discard = Give up
import-discard-lead = Nothing was imported. The file that was sent will be destroyed.
import-discard-confirm = Give this import up and destroy the file?
import-discarded-done = The import is given up, the file is destroyed.
import-file-missing = Choose a file.
import-broken = This file is damaged or is no table. Save it again as XLSX or CSV.
import-old-excel = This workbook has an old format or a password. Save it as XLSX without a password.
import-web-page = This is a web page and not a workbook. Open it in a spreadsheet program and save it as XLSX.
import-no-table = This is a PDF. A table is needed: XLSX or CSV.
import-too-big = This file is too large once opened: { $n } MB at most. Cut it into several.
import-too-long = There are more than { $n } rows. Cut the register into several files.
import-too-wide = There are more than { $n } columns. Keep only those of use.
import-cell-long = In row { $row }, a cell is much too long: perhaps a quotation mark is not closed.
import-no-sheet = This workbook has no sheet of that name.
import-empty = This file is empty.
import-no-header = The row of titles is missing: write above each column what it holds.
import-header-twice = Columns { $first } and { $second } have the same title. Change one of them.
import-no-rows = There is no row below the titles.
import-mapping-odd = These columns are not those of the file. Open the import again.
import-field-twice = Columns { $first } and { $second } have the same content. Keep one of them.
import-no-name-column = Say which column holds the name.
import-arrival-odd = The date of arrival needs day, month and year, and must not be in the future.
import-relation-odd = This relation is not known: write for instance head, wife, child, brother.
import-no-decision-needed = This row waits for no decision.
import-decision-missing = Say whether it is the same person.
import-new-duplicates = { $n ->
    [one] Since the check, one row looks like somebody new. Open the import and decide.
   *[other] Since the check, { $n } rows look like somebody new. Open the import and decide.
 }
import-not-in-review = This import is no longer to be reviewed: open it to see where it stands.
import-not-applied = This import is not in place, or was undone already.
import-mapped-already = The columns have been chosen already.
