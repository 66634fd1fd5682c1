//! Reading registers as people write them: files, headers, values, rows; and the rules of what may be imported.

use ledger::Day;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::check::{Checked, Checker};
use super::columns::{self, IGNORE, propose, signature};
use super::facts::ImportFact;
use super::row::{Mapping, Row, check};
use super::rules::{self, Counts, state};
use super::table::{self, Table, letter};
use super::values;
use super::words::plain;
use crate::consent::{Answer, Consents, give};
use crate::person::rules::Company;
use crate::tests::{stream, today};

fn strings(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

fn read(bytes: &[u8]) -> Table {
    table::read(bytes, "").unwrap_or_else(|problem| panic!("{}", problem.key))
}

fn refusal(bytes: &[u8]) -> String {
    match table::read(bytes, "") {
        Ok(_) => "taken".to_owned(),
        Err(problem) => problem.key,
    }
}

/// A workbook of texts; the second sheet comes first in no way.
fn workbook(rows: &[&[&str]]) -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Vide").unwrap();
    let sheet = book.add_worksheet().set_name("Registre").unwrap();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            sheet.write_string(row, column, *cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn columns_are_proposed_in_four_languages() {
    let cases: &[(&[&str], &[&str])] = &[
        (
            &[
                "N°",
                "Nom",
                "Prénoms",
                "Sexe (M/F)",
                "Date de naissance",
                "Lieu de naissance",
                "Nationalité",
                "N° de téléphone",
                "Nom de la mère",
                "Type de pièce",
                "N° pièce",
                "Statut migratoire",
                "Date d'arrivée",
                "Ménage",
                "Lien de parenté",
                "Observations",
            ],
            &[
                IGNORE,
                "family",
                "given",
                "sex",
                "birth",
                "birthplace",
                "nationality",
                "phone",
                "mother",
                "paper_kind",
                "paper_number",
                "status",
                "arrival",
                "household",
                "relation",
                IGNORE,
            ],
        ),
        (
            &[
                "ID",
                "Surname",
                "Name",
                "Gender",
                "DOB",
                "Place of Birth",
                "Country of origin",
                "Languages",
                "Phone number",
                "Mother's name",
                "Father’s name",
                "Passport No",
                "Intended destination",
                "Arrival date",
                "HH ID",
                "Relationship to head",
            ],
            &[
                IGNORE,
                "family",
                "given",
                "sex",
                "birth",
                "birthplace",
                "nationality",
                "language",
                "phone",
                "mother",
                "father",
                "paper_number",
                "destination",
                "arrival",
                "household",
                "relation",
            ],
        ),
        (
            &[
                "الرقم",
                "الاسم",
                "اللقب",
                "الجنس",
                "تاريخ الميلاد",
                "مكان الولادة",
                "الجنسية",
                "اللغة",
                "رقم الهاتف",
                "اسم الأم",
                "رقم جواز السفر",
                "الوجهة",
                "تاريخ الوصول",
                "رقم الأسرة",
                "صلة القرابة",
            ],
            &[
                IGNORE,
                "given",
                "family",
                "sex",
                "birth",
                "birthplace",
                "nationality",
                "language",
                "phone",
                "mother",
                "paper_number",
                "destination",
                "arrival",
                "household",
                "relation",
            ],
        ),
        (
            &[
                "Nome",
                "Apelido",
                "Sexo",
                "Data de nascimento",
                "Nacionalidade",
                "Telemóvel",
                "Nome da mãe",
                "Tipo de documento",
                "Número do documento",
                "País de destino",
                "Data de chegada",
                "Agregado familiar",
                "Grau de parentesco",
            ],
            &[
                "given",
                "family",
                "sex",
                "birth",
                "nationality",
                "phone",
                "mother",
                "paper_kind",
                "paper_number",
                "destination",
                "arrival",
                "household",
                "relation",
            ],
        ),
    ];
    for (headers, fields) in cases {
        assert_eq!(propose(&strings(headers)), *fields, "{headers:?}");
    }
}

#[test]
fn a_bare_name_is_the_whole_name_when_it_stands_alone() {
    for header in ["Nom", "NOM ET PRÉNOMS", "Name", "Full name", "Nome completo", "الاسم", "الاسم الكامل", "Noms et Prénom(s)"] {
        assert_eq!(propose(&strings(&[header, "Age"])), ["full_name", "birth"], "{header}");
    }
    assert_eq!(propose(&strings(&["Nom du conjoint", "Prénom"])), [IGNORE, "given"]);
    assert_eq!(propose(&strings(&["Téléphone", "Téléphone 2"])), ["phone", IGNORE], "each field once");
}

#[test]
fn registers_of_one_form_have_one_signature() {
    assert_eq!(signature(&strings(&["Prénom", "NOM"])), signature(&strings(&[" prenom", "Nom "])));
    assert_ne!(signature(&strings(&["Nom", "Prénom"])), signature(&strings(&["Prénom", "Nom"])));
}

#[test]
fn plain_forms_are_equal_for_usual_spellings() {
    assert_eq!(plain("  Né(e)  Le : "), "ne e le");
    assert_eq!(plain("الأُنْثَى"), plain("الانثي"));
    assert_eq!(plain("٢٠٠١"), "2001");
    assert_eq!(plain("cœur"), "coeur");
    assert_eq!(letter(0) + &letter(25) + &letter(26) + &letter(99), "AZAACV");
}

#[test]
fn csv_is_read_in_any_usual_encoding_and_separator() {
    let text = "Prénom;Nom;Naissance\r\nAïssata;Diallo;1998\r\n\r\nÉlie;N’Guessan;2001\r\n";
    let windows: Vec<u8> = text.chars().map(|c| if c == '’' { 0x92 } else { u8::try_from(u32::from(c)).unwrap() }).collect();
    let little: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.replace(';', "\t").encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let big: Vec<u8> = [0xfe, 0xff].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    let marked: Vec<u8> = b"\xef\xbb\xbf".iter().copied().chain(text.replace(';', ",").bytes()).collect();
    let told = format!("sep=|\n{}", text.replace(';', "|"));
    for (way, bytes) in [
        ("utf-8", text.as_bytes().to_vec()),
        ("windows-1252", windows),
        ("utf-16 le, tabs", little),
        ("utf-16 be", big),
        ("mark, commas", marked),
        ("sep=", told.into_bytes()),
    ] {
        let table = table::read(&bytes, "").unwrap_or_else(|problem| panic!("{way}: {}", problem.key));
        assert_eq!(table.headers, ["Prénom", "Nom", "Naissance"], "{way}");
        assert_eq!(table.rows.len(), 2, "{way}");
        assert_eq!(table.rows[0].cells, ["Aïssata", "Diallo", "1998"], "{way}");
        assert_eq!(table.rows[1].cells, ["Élie", "N’Guessan", "2001"], "{way}");
        assert_eq!(table.rows[1].number, if way == "sep=" { 5 } else { 4 }, "{way}");
    }
}

#[test]
fn a_comma_in_a_cell_separates_nothing() {
    let table = read("Nom complet;Sexe\n\"Diallo; Moussa, dit \"\"Petit\"\"\";m\nTraoré, Awa;f\n".as_bytes());
    assert_eq!(table.rows[0].cells, ["Diallo; Moussa, dit \"Petit\"", "m"]);
    assert_eq!(table.rows[1].cells, ["Traoré, Awa", "f"]);
    let table = read(b"\n\nNom;Remarque\nDiallo;\"one\ntwo\"\n\n\nBah;x");
    assert_eq!(
        table.rows.iter().map(|r| (r.number, r.cells[1].as_str())).collect::<Vec<_>>(),
        [(4, "one two"), (7, "x")],
        "rows are counted as a spreadsheet counts them"
    );
}

#[test]
fn formulas_are_only_text() {
    let table = read(b"Nom;Telephone\n=HYPERLINK(\"http://x\");+227 90\n@SUM(1);-1\n");
    assert_eq!(table.rows[0].cells, ["=HYPERLINK(\"http://x\")", "+227 90"]);
    assert_eq!(table.rows[1].cells, ["@SUM(1)", "-1"]);
}

#[test]
fn a_workbook_is_read_with_titles_above_dates_and_numbers() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let date = Format::new().set_num_format("dd/mm/yyyy");
    sheet.write_string(0, 0, "Registre des arrivées 2024").unwrap();
    for (column, header) in (0..).zip(["Nom et prénoms", "Naissance", "Âge", "Téléphone", "Remarque"]) {
        sheet.write_string(2, column, header).unwrap();
    }
    sheet.write_string(3, 0, "  DIALLO   Aïssata ").unwrap();
    sheet.write_with_format(3, 1, ExcelDateTime::from_ymd(1998, 3, 12).unwrap(), &date).unwrap();
    sheet.write_number(3, 2, 26).unwrap();
    sheet.write_number(3, 3, 22_790_000_001.0).unwrap();
    sheet.write_formula(5, 0, rust_xlsxwriter::Formula::new("=1+1").set_result("مريم")).unwrap();
    let table = read(&book.save_to_buffer().unwrap());
    assert_eq!(table.headers[..4], ["Nom et prénoms", "Naissance", "Âge", "Téléphone"]);
    assert_eq!(table.rows[0].cells[..4], ["DIALLO Aïssata", "1998-03-12", "26", "22790000001"]);
    assert_eq!((table.rows[0].number, table.rows[1].number), (4, 6), "numbers are those of the sheet");
    assert_eq!(table.rows[1].cells[0], "مريم", "a formula is what it shows");
}

#[test]
fn the_first_sheet_with_something_is_taken_or_the_one_asked_for() {
    let bytes = workbook(&[&["Nom", "Sexe"], &["Diallo", "f"]]);
    assert_eq!(read(&bytes).rows.len(), 1);
    assert_eq!(table::read(&bytes, " registre ").map(|t| t.rows.len()).ok(), Some(1));
    assert_eq!(table::read(&bytes, "Autre").err().map(|p| p.key).as_deref(), Some("import-no-sheet"));
    assert_eq!(table::read(&bytes, "Vide").err().map(|p| p.key).as_deref(), Some("import-empty"));
}

#[test]
fn what_is_no_register_is_refused_in_words() {
    let good = workbook(&[&["Nom", "Sexe"], &["Diallo", "f"]]);
    let random: Vec<u8> = ledger::Env::fixed(ledger::Instant::from_millis(0), 1).bytes::<4000>().to_vec();
    let mut scrambled = good.clone();
    for byte in scrambled.iter_mut().skip(60).step_by(7) {
        *byte ^= 0x5a;
    }
    let wide = format!("{}\n{}", (0..150).map(|n| format!("t{n}")).collect::<Vec<_>>().join(";"), ["x"; 150].join(";"));
    let long = format!("Nom;Sexe\n{}", "Diallo;f\n".repeat(table::ROWS_MAX + 1));
    let cases: &[(&str, &[u8], &str)] = &[
        ("nothing", b"", "import-file-missing"),
        ("random bytes", &random, "import-broken"),
        ("a truncated workbook", &good[..good.len() / 2], "import-broken"),
        ("a scrambled workbook", &scrambled, "import-broken"),
        ("an archive that is no workbook", b"PK\x03\x04 and then nothing", "import-broken"),
        ("a web page called xlsx", b"\xef\xbb\xbf\r\n <!DOCTYPE html><html><table><tr><td>Nom</td></tr></table>", "import-web-page"),
        ("a table of a web page", b"<table><tr><td>Nom</td></tr></table>", "import-web-page"),
        ("an old workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "import-old-excel"),
        ("a PDF", b"%PDF-1.7 ...", "import-no-table"),
        ("spaces", b" ; ; \n ; ; \n", "import-empty"),
        ("no header", b"1;12/03/1998\n2;13/03/1998\n", "import-no-header"),
        ("only a header", b"Nom;Sexe\n;\n", "import-no-rows"),
        ("a header twice", "Nom;Sexe;NOM\nDiallo;f;x\n".as_bytes(), "import-header-twice"),
        ("too many columns", wide.as_bytes(), "import-too-wide"),
        ("too many rows", long.as_bytes(), "import-too-long"),
        ("a quotation that never ends", &[b"Nom;Sexe\n\"Diallo;f\n".as_slice(), &b"Diallo;f\n".repeat(900)].concat(), "import-cell-long"),
        ("UTF-16 cut in the middle of a sign", b"\xff\xfeN\x00\x3d\xd8", "import-broken"),
    ];
    for (name, bytes, key) in cases {
        assert_eq!(refusal(bytes), *key, "{name}");
    }
}

#[test]
fn an_archive_that_unpacks_to_too_much_is_refused_before_it_is_read() {
    let bytes = workbook(&[&["Nom", "Sexe"], &["Diallo", "f"]]);
    let mut archive = zip::ZipWriter::new_append(std::io::Cursor::new(bytes)).unwrap();
    archive.start_file("xl/media/bomb.bin", zip::write::SimpleFileOptions::default()).unwrap();
    let zeros = vec![0; 1024 * 1024];
    for _ in 0..51 {
        std::io::Write::write_all(&mut archive, &zeros).unwrap();
    }
    let bomb = archive.finish().unwrap().into_inner();
    assert!(bomb.len() < 1024 * 1024);
    assert_eq!(refusal(&bomb), "import-too-big");
}

#[test]
fn a_cell_far_away_costs_nothing() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "Nom").unwrap();
    sheet.write_string(1_048_575, 0, "Diallo").unwrap();
    assert_eq!(read(&book.save_to_buffer().unwrap()).rows[0].number, 1_048_576);
    let mut book = Workbook::new();
    book.add_worksheet().write_string(0, 16_383, "Nom").unwrap();
    assert_eq!(refusal(&book.save_to_buffer().unwrap()), "import-too-wide");
}

#[test]
fn values_of_registers_become_codes() {
    for (cell, code) in [("M", "1"), ("homme", "1"), ("ذكر", "1"), ("1", "1"), ("Féminin", "2"), ("أنثى", "2"), ("F.", "2"), ("2", "2"), ("", ""), ("X", "X")]
    {
        assert_eq!(values::sex(cell), code, "{cell}");
    }
    for (cell, codes) in [
        ("Guinéenne", ("GIN", "")),
        ("malien", ("MLI", "")),
        ("CI", ("CIV", "")),
        ("سوداني", ("SDN", "")),
        ("Mali / Niger", ("Mali", "Niger")),
        ("NER", ("NER", "")),
        ("Bissau-guineense", ("GNB", "")),
    ] {
        assert_eq!(values::nationalities(cell), (codes.0.to_owned(), codes.1.to_owned()), "{cell}");
    }
    assert_eq!(values::languages("Peul, français"), ("ful".to_owned(), "fra".to_owned()));
    assert_eq!(values::paper("CNI", "A12"), Some(("id_card".to_owned(), "A12".to_owned())));
    assert_eq!(values::paper("", "A12"), Some(("other".to_owned(), "A12".to_owned())));
    assert_eq!(values::paper("Néant", "-"), None);
    assert_eq!(values::status("Demandeur d'asile"), "asylum_seeker");
    for (cell, code) in [
        ("Chef de ménage", Some("head")),
        ("épouse", Some("spouse")),
        ("Sœur", Some("sibling")),
        ("زوجة", Some("spouse")),
        ("filha", Some("child")),
        ("???", None),
    ] {
        assert_eq!(values::relation(cell), code, "{cell}");
    }
}

#[test]
fn dates_are_understood_or_refused_never_guessed() {
    let cases = [
        ("1998-03-12", Some("1998-03-12")),
        ("12/03/1998", Some("12/03/1998")),
        ("12/03/1998 00:00", Some("12/03/1998")),
        ("1998-03-12T00:00:00Z", Some("1998-03-12")),
        ("35866", Some("1998-03-12")),
        ("35866.0", Some("1998-03-12")),
        ("1998", Some("1998")),
        ("25 ans", Some("25")),
        ("25ans", Some("25")),
        ("vers 1998", Some("~1998")),
        ("12 mars 1998", Some("1998-03-12")),
        ("March 2, 1998", Some("1998-03-02")),
        ("août 2001", Some("2001-08")),
        ("٥ مارس ١٩٩٨", Some("1998-03-05")),
        ("3 fev 99", None),
        ("inconnue", None),
        ("entre 20 et 25 ans", None),
        ("", Some("")),
    ];
    for (cell, read) in cases {
        assert_eq!(values::date(cell).as_deref(), read, "{cell}");
    }
}

fn mapping(fields: &[&str]) -> Mapping {
    Mapping::read(&strings(fields), fields.len()).unwrap_or_else(|problems| panic!("{problems:?}"))
}

fn row(fields: &[&str], cells: &[&str]) -> Row {
    check(&strings(cells), &mapping(fields), today())
}

#[test]
fn a_row_is_read_by_the_rules_of_the_desk() {
    let fields = ["full_name", "sex", "birth", "nationality", "language", "phone", "paper_number", "arrival", "household", "relation"];
    let read = row(&fields, &["DIALLO Mamadou Alpha", "h", "12/03/1998", "Guinéen", "peul", "+224 620 00 00 00", "R0012345", "02/01/2026", " F-7 ", "Chef"]);
    assert!(read.problems.is_empty(), "{:?}", read.problems.iter().map(|p| &p.problem.key).collect::<Vec<_>>());
    let identity = read.identity.unwrap();
    assert_eq!((identity.family.as_str(), identity.given.as_str(), identity.sex), ("DIALLO", "Mamadou Alpha", 1));
    assert_eq!(
        (identity.birth.unwrap().to_string(), identity.nationalities, identity.languages),
        ("1998-03-12".to_owned(), strings(&["GIN"]), strings(&["ful"]))
    );
    assert_eq!((identity.papers[0].kind.as_str(), identity.papers[0].number.as_str()), ("other", "R0012345"));
    assert_eq!((read.arrived, read.household.as_str(), read.relation.as_str()), (Day::new(2026, 1, 2), "f 7", "head"));
}

#[test]
fn a_whole_name_is_cut_only_where_its_writer_cut_it() {
    let name = |cell: &str| {
        let identity = row(&["full_name"], &[cell]).identity.unwrap();
        (identity.family, identity.given, identity.native)
    };
    let three = |a: &str, b: &str, c: &str| (a.to_owned(), b.to_owned(), c.to_owned());
    assert_eq!(name("Diallo, Mamadou"), three("Diallo", "Mamadou", ""));
    assert_eq!(name("OULD AHMED Sidi"), three("OULD AHMED", "Sidi", ""));
    assert_eq!(name("Mamadou Diallo"), three("", "Mamadou Diallo", ""));
    assert_eq!(name("MAMADOU DIALLO"), three("", "MAMADOU DIALLO", ""));
    assert_eq!(name("محمد أحمد"), three("", "", "محمد أحمد"));
}

#[test]
fn what_is_wrong_is_said_with_the_column() {
    let fields = ["given", "sex", "birth", "nationality", "phone", "arrival", "household", "relation"];
    let read = row(&fields, &["-", "X", "30/02/1998", "Wakanda", "abc", "2026", "1", "voisin du dessus"]);
    let found: Vec<_> = read.problems.iter().map(|p| (p.column.map(letter).unwrap_or_default(), p.problem.key.as_str(), p.cell.as_str())).collect();
    let expected = [
        ("A", "person-no-name", "-"),
        ("B", "person-not-in-list", "X"),
        ("C", "person-birth-unreadable", "30/02/1998"),
        ("D", "person-no-country", "Wakanda"),
        ("E", "person-phone-bad", "abc"),
        ("F", "import-arrival-odd", "2026"),
        ("H", "import-relation-odd", "voisin du dessus"),
    ];
    for (column, key, cell) in expected {
        assert!(found.contains(&(column.to_owned(), key, cell)), "{column} {key} in {found:?}");
    }
    assert!(read.identity.is_none());
    let future = row(&["given", "arrival"], &["Awa", "02/03/2026"]);
    assert_eq!(future.problems[0].problem.key, "import-arrival-odd", "nobody arrived tomorrow");
}

#[test]
fn a_mapping_needs_a_name_and_each_field_once() {
    let keys = |fields: &[&str], columns: usize| {
        Mapping::read(&strings(fields), columns).err().map(|p| p.0.into_iter().map(|p| p.key).collect::<Vec<_>>()).unwrap_or_default()
    };
    assert!(keys(&["given", IGNORE, IGNORE], 3).is_empty());
    assert_eq!(keys(&["sex", "birth"], 2), ["import-no-name-column"]);
    assert_eq!(keys(&["given", "sex", "sex"], 3), ["import-field-twice"]);
    assert_eq!(keys(&["given"], 2), ["import-mapping-odd"]);
    assert_eq!(keys(&["given", "shoe_size"], 2), ["import-mapping-odd"]);
    assert!(columns::NAMES.iter().all(|name| columns::FIELDS.contains(name)));
}

fn checked(csv: &str) -> Vec<Checked> {
    let table = read(csv.as_bytes());
    let mapping = Mapping(propose(&table.headers).into_iter().map(str::to_owned).collect());
    Checker::new(table, mapping, today()).chunk().1
}

#[test]
fn people_who_are_in_the_register_twice_are_found() {
    let rows = checked(
        "Nom;Prénom;Naissance;Sexe\nDiallo;Mamadou;1998;m\nTraoré;Awa;2001;f\nMamadou;Djalo;12/03/1998;m\nDiallo;Mamadou;1998;m\nDiallo;Mamadou;1970;m\n",
    );
    let found: Vec<_> = rows.iter().map(|r| (r.number, r.row.twin, r.copy)).collect();
    assert_eq!(found, [(2, None, false), (3, None, false), (4, Some(2), false), (5, Some(2), true), (6, None, false)]);
}

#[test]
fn rows_of_one_household_belong_together() {
    let rows = checked("Nom complet;Ménage;Lien\nAwa;1;enfant\nBinta;1;Chef\nCheick;;\nDado;2;\nEli;1;\nFanta;3;chef\nGaoussou;2;frère\n");
    let families: Vec<_> = rules::families(rows.iter().map(|r| &r.row)).into_iter().map(|f| (f.head, f.others)).collect();
    assert_eq!(families, [(1, vec![0, 4]), (3, vec![6])], "a household of one is nobody's household");
    let of = |place: usize, head: bool| super::row::company(&rows[place].row, head, false);
    assert_eq!((of(0, false), of(1, true), of(4, false)), (Company::With("child"), Company::Head, Company::With("other_kin")));
}

#[test]
fn all_or_nothing() {
    let counts = |all: &[(&str, i64)]| all.iter().map(|(state, n)| ((*state).to_owned(), *n)).collect::<Counts>();
    let keys = |all: &[(&str, i64)]| rules::ready(&counts(all)).err().map(|p| p.0.into_iter().map(|p| p.key).collect::<Vec<_>>()).unwrap_or_default();
    assert!(keys(&[(state::OK, 3), (state::SAME, 1)]).is_empty());
    assert!(keys(&[(state::DIFFERENT, 1)]).is_empty());
    assert_eq!(keys(&[(state::OK, 3), (state::WRONG, 1)]), ["import-wrong-left"]);
    assert_eq!(keys(&[(state::OK, 3), (state::SURE, 1)]), ["import-undecided-left"]);
    assert_eq!(keys(&[(state::SAME, 3)]), ["import-nothing-left"]);
}

#[test]
fn a_decision_is_taken_only_where_one_is_asked_for() {
    assert_eq!(rules::decide(state::SURE, "same"), Ok(state::SAME));
    assert_eq!(rules::decide(state::SAME, "different"), Ok(state::DIFFERENT), "a decision can be changed");
    assert!(rules::decide(state::OK, "same").is_err());
    assert!(rules::decide(state::WRONG, "different").is_err());
    assert!(rules::decide(state::DUPLICATE, "").is_err());
}

#[test]
fn the_declaration_needs_the_tick_and_the_place() {
    assert_eq!(rules::declare("", " ", 3).err().map(|p| p.len()), Some(2));
    let facts = rules::declare("yes", " armoire  2 ", 3).unwrap();
    let declared = stream(facts);
    let found = declared.of::<ImportFact>().find_map(|(_, f)| if let ImportFact::Declared(d) = f { Some((d.place, d.rows)) } else { None });
    assert_eq!(found, Some(("armoire 2".to_owned(), 3)));
}

#[test]
fn a_consent_from_a_register_covers_help_and_nothing_else() {
    let given = |birth: &str, company| {
        let identity = row(&["given", "birth"], &["Awa", birth]).identity.unwrap();
        rules::consent("c".into(), &identity, company, today())
    };
    let adult = given("1998", Company::Alone);
    assert_eq!(adult.answers, [("general".to_owned(), Answer::Given)].into());
    assert_eq!((adult.mode.as_str(), adult.wording, adult.valid_to), ("register", 0, Day::new(2028, 3, 1)));
    let consents = Consents::fold(&stream(give(adult)));
    assert!(consents.live("general", today()).is_ok() && consents.live("photo", today()).is_err());
    let child = given("2015", Company::Alone);
    assert_eq!((child.child, child.guardian_kind.as_str(), child.valid_to), (true, "none_yet", Some(today().plus_days(30))));
    assert_eq!(given("2015", Company::With("child")).guardian_kind, "parent");
}
