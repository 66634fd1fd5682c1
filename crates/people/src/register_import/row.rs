//! One row of a register, read as a registration: by the same rules as at the desk.

use ledger::Day;
use serde::{Deserialize, Serialize};
use web::{Problem, Problems};

use super::columns::{FIELDS, NAMES};
use super::values;
use super::words::{is_arabic, plain};
use crate::person::rules::{self, Company};
use crate::person::{Identity, PersonForm, PersonId};

/// Longest number or name of a household.
const KEY_MAX: usize = 100;

/// A row as it was found, kept sealed until it is imported.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Row {
    /// Who it is; absent when something is wrong.
    pub(super) identity: Option<Identity>,
    /// Day of arrival.
    pub(super) arrived: Option<Day>,
    /// What ties members of a household together; empty for people alone.
    pub(super) household: String,
    /// Relation to the head; `head` for the head, empty when not said.
    pub(super) relation: String,
    /// What is wrong.
    pub(super) problems: Vec<Wrong>,
    /// Files that look alike.
    pub(super) alike: Vec<String>,
    /// Earlier row of the register that looks alike.
    pub(super) twin: Option<i64>,
    /// The person it is, by decision.
    pub(super) person: Option<PersonId>,
}

/// Something wrong in a cell.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Wrong {
    /// Column from 0; absent when it concerns the whole row.
    pub(super) column: Option<usize>,
    /// What the cell says.
    pub(super) cell: String,
    /// The problem; its field is that of the form.
    pub(super) problem: Problem,
}

/// What the columns mean, in order.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(super) struct Mapping(pub(super) Vec<String>);

impl Mapping {
    /// The column of a field.
    pub(super) fn column(&self, field: &str) -> Option<usize> {
        self.0.iter().position(|mapped| mapped == field)
    }

    /// Takes what was chosen for each column.
    ///
    /// # Errors
    /// When a field is chosen twice, none holds a name, or the choices do not fit the file.
    pub(super) fn read(chosen: &[String], columns: usize) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        let fits = chosen.len() == columns && chosen.iter().all(|field| FIELDS.contains(&field.as_str()));
        problems.unless(fits, "column", "import-mapping-odd");
        for (second, field) in chosen.iter().enumerate().filter(|(_, field)| *field != super::columns::IGNORE) {
            if let Some(first) = chosen.iter().take(second).position(|other| other == field) {
                let (first, second) = (super::table::letter(first), super::table::letter(second));
                problems.0.push(Problem::new("column", "import-field-twice").with("first", first).with("second", second));
            }
        }
        problems.unless(chosen.iter().any(|field| NAMES.contains(&field.as_str())), "column", "import-no-name-column");
        problems.check(Self(chosen.to_vec()))
    }

    /// The cell of a field; a stroke or a dot alone says nothing.
    fn cell<'a>(&self, cells: &'a [String], field: &str) -> &'a str {
        let cell = self.column(field).and_then(|column| cells.get(column)).map(String::as_str).unwrap_or_default();
        if cell.chars().any(char::is_alphanumeric) { cell } else { "" }
    }

    /// The column that a problem of the form concerns.
    fn concerned(&self, field: &str) -> Option<usize> {
        let field = match field {
            "nationality2" => "nationality",
            "language2" => "language",
            other => other,
        };
        self.column(field).or_else(|| if NAMES.contains(&field) { NAMES.iter().find_map(|name| self.column(name)) } else { None })
    }
}

/// Reads a row.
pub(super) fn check(cells: &[String], mapping: &Mapping, today: Day) -> Row {
    let mut row = Row::default();
    let mut found = Problems::default();
    let form = form(cells, mapping, &mut found);
    let identity = match rules::read(&form, today) {
        Ok(identity) => Some(identity),
        Err(problems) => {
            found.0.extend(problems.0);
            None
        }
    };
    row.arrived = arrived(mapping.cell(cells, "arrival"), today, &mut found);
    household(cells, mapping, &mut row, &mut found);
    row.problems = found.0.into_iter().map(|problem| wrong(cells, mapping, problem)).collect();
    row.identity = identity.filter(|_| row.problems.is_empty());
    row
}

fn wrong(cells: &[String], mapping: &Mapping, problem: Problem) -> Wrong {
    let column = mapping.concerned(&problem.field);
    let cell = column.and_then(|column| cells.get(column)).cloned().unwrap_or_default();
    Wrong { column, cell: cell.chars().take(KEY_MAX).collect(), problem }
}

/// The registration form that a clerk would have filled in.
fn form(cells: &[String], mapping: &Mapping, problems: &mut Problems) -> PersonForm {
    let cell = |field: &str| mapping.cell(cells, field).to_owned();
    let birth = values::date(mapping.cell(cells, "birth")).unwrap_or_else(|| {
        problems.add("birth", "person-birth-unreadable");
        String::new()
    });
    let (nationality, nationality2) = values::nationalities(mapping.cell(cells, "nationality"));
    let (language, language2) = values::languages(mapping.cell(cells, "language"));
    let paper = values::paper(mapping.cell(cells, "paper_kind"), mapping.cell(cells, "paper_number"));
    let (paper_kind, paper_number) = paper.map(|(kind, number)| (vec![kind], vec![number])).unwrap_or_default();
    let mut form = PersonForm {
        given: cell("given"),
        family: cell("family"),
        other: cell("other"),
        native: cell("native"),
        sex: values::sex(mapping.cell(cells, "sex")),
        birth,
        birthplace: cell("birthplace"),
        nationality,
        nationality2,
        language,
        language2,
        paper_kind,
        paper_number,
        phone: cell("phone"),
        mother: cell("mother"),
        father: cell("father"),
        route: cell("route"),
        status: values::status(mapping.cell(cells, "status")),
        destination: values::country(mapping.cell(cells, "destination")),
        ..PersonForm::default()
    };
    whole_name(mapping.cell(cells, "full_name"), &mut form);
    form
}

/// A whole name in one cell. It is cut only where the writer marked the family name, by a comma or by capitals; otherwise
/// it stays whole: a machine does not guess which word is the family's.
fn whole_name(full: &str, form: &mut PersonForm) {
    if full.is_empty() || !form.given.is_empty() || !form.family.is_empty() {
        return;
    }
    if is_arabic(full) {
        if form.native.is_empty() {
            full.clone_into(&mut form.native);
        }
        return;
    }
    if let Some((family, given)) = full.split_once(',').filter(|(family, given)| !family.trim().is_empty() && !given.trim().is_empty()) {
        (form.family, form.given) = (family.trim().to_owned(), given.trim().to_owned());
        return;
    }
    let loud = |word: &&str| word.chars().count() > 1 && word.chars().all(|c| !c.is_lowercase()) && word.chars().any(char::is_uppercase);
    let (family, given): (Vec<&str>, Vec<&str>) = full.split_whitespace().partition(loud);
    if family.is_empty() || given.is_empty() {
        full.clone_into(&mut form.given);
    } else {
        (form.family, form.given) = (family.join(" "), given.join(" "));
    }
}

fn arrived(cell: &str, today: Day, problems: &mut Problems) -> Option<Day> {
    if cell.is_empty() {
        return None;
    }
    let read = values::date(cell).and_then(|date| rules::birth(&date, today).ok().flatten());
    let day = read.filter(|date| !date.estimated).and_then(|date| Day::new(date.year, date.month?, date.day?));
    if day.is_none() {
        problems.add("arrival", "import-arrival-odd");
    }
    day
}

fn household(cells: &[String], mapping: &Mapping, row: &mut Row, problems: &mut Problems) {
    let key = plain(mapping.cell(cells, "household"));
    let relation = mapping.cell(cells, "relation");
    row.household = key.chars().take(KEY_MAX).collect();
    if row.household.is_empty() || relation.is_empty() {
        return;
    }
    match values::relation(relation) {
        Some(code) => code.clone_into(&mut row.relation),
        None => problems.add("relation", "import-relation-odd"),
    }
}

/// What two rows of one person have in common: the words of the name, as they sound, in any order, and the year of birth.
pub(super) fn twin_key(identity: &Identity) -> String {
    let name = matching::fold(&identity.full_name());
    let mut words: Vec<&str> = name.split_whitespace().collect();
    words.sort_unstable();
    format!("{}|{}", words.join(" "), identity.birth.map(|birth| birth.year.to_string()).unwrap_or_default())
}

/// With whom somebody of the register came, as far as it matters for a child. In a household whose register does not say
/// the relation, members count as other kin.
pub(super) fn company<'a>(row: &'a Row, is_head: bool, alone: bool) -> Company<'a> {
    match row.relation.as_str() {
        _ if alone => Company::Alone,
        _ if is_head => Company::Head,
        "" | "head" => Company::With("other_kin"),
        relation => Company::With(relation),
    }
}
