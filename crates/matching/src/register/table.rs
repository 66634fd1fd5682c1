//! Reads a register from a table in a text file, whatever its columns are called.

use std::borrow::Cow;
use std::fmt;
use std::io::Read;
use std::time::Instant;

use csv::{ByteRecord, ReaderBuilder};

use super::intake::{Asking, Intake, Row};
use super::{Draft, EXTRA_MAX, Register};
use crate::hash::position;

/// A row that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadRow {
    /// Line of the file, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub reason: &'static str,
}

/// Why a file is no table of people.
#[derive(Debug)]
pub enum TableError {
    /// It could not be read.
    Read(csv::Error),
    /// No column of it holds names.
    NoNames,
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(error) => write!(f, "the table cannot be read: {error}"),
            Self::NoNames => f.write_str("no column holds names; one of given, surname, full_name is needed"),
        }
    }
}

impl std::error::Error for TableError {}

impl From<csv::Error> for TableError {
    fn from(error: csv::Error) -> Self {
        Self::Read(error)
    }
}

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Column {
    Id,
    Given,
    Family,
    Full,
    Alias,
    Sex,
    Birth,
    Age,
    Registered,
    Nation(usize),
    Place,
    Mother,
    Father,
    Phone,
    Site,
    Group,
    Extra,
    Nothing,
}

/// Headers, lower case with single underscores, and what they mean. A column of another name is evidence under that name.
const HEADERS: &[(Column, &str)] = &[
    (Column::Id, "id record_id rec_id person_id unique_id identifier identifiant key query_id"),
    (Column::Given, "given given_name given_names first_name firstname first_names forename forenames prenom prenoms prénom prénoms name1 nome"),
    (Column::Family, "surname family family_name last_name lastname nom nom_de_famille apelido sobrenome nachname name2"),
    (Column::Full, "full_name fullname name complete_name nom_complet nom_prenom nom_et_prenom nome_completo الاسم"),
    (Column::Alias, "alias aliases aka other_name other_names nickname surnom autres_noms"),
    (Column::Sex, "sex gender sexe genre sexo الجنس"),
    (Column::Birth, "dob date_of_birth birth_date birthdate born birth date_naissance date_de_naissance naissance data_nascimento"),
    (Column::Age, "age âge idade"),
    (Column::Registered, "reg_date registration_date registered date_enregistrement date_registered"),
    (Column::Nation(0), "nat1 nat nationality nationality1 nationality_1 nationalite nationalité country_of_origin"),
    (Column::Nation(1), "nat2 nationality2 nationality_2 second_nationality"),
    (Column::Place, "birthplace birth_place place_of_birth lieu_naissance lieu_de_naissance city_of_birth"),
    (Column::Mother, "mother_given mother mother_name mothers_name name_of_mother mere mère nom_mere nom_de_la_mere"),
    (Column::Father, "father_given father father_name fathers_name name_of_father pere père nom_pere nom_du_pere"),
    (Column::Phone, "phone telephone phone_number mobile tel telephone_number numero_telephone"),
    (Column::Site, "site centre center location registration_site site_id"),
    (Column::Group, "case_id case household household_id family_id group_id dossier menage"),
    (Column::Nothing, "person truth entity entity_id cluster label"),
];

/// A register with the ids of its file.
#[derive(Default)]
pub struct Table {
    pub(crate) register: Register,
    ids: Ids,
    /// Rows that were left out.
    pub bad: Vec<BadRow>,
}

const FIELDS: &str = "has more or fewer fields than the header";

/// Bad rows kept for the report; a file of nothing but bad rows must not fill the memory.
const BAD_MAX: usize = 100_000;

impl Table {
    /// Reads one file.
    ///
    /// # Errors
    /// When the file cannot be read or has no column of names.
    pub fn read(file: impl Read) -> Result<Self, TableError> {
        let (mut table, mut intake) = (Self::default(), Intake::default());
        table.fill(file, &mut intake)?;
        table.register.orient();
        Ok(table)
    }

    /// Reads two files into one table; the second begins after the first.
    ///
    /// # Errors
    /// When a file cannot be read or has no column of names.
    pub fn read_two(first: impl Read, second: impl Read) -> Result<Self, TableError> {
        let (mut table, mut intake) = (Self::default(), Intake::default());
        table.fill(first, &mut intake)?;
        // The groups of one file are not those of the other.
        intake.second = true;
        table.register.second = u32::try_from(table.len()).ok();
        table.fill(second, &mut intake)?;
        table.register.orient();
        Ok(table)
    }

    fn fill(&mut self, file: impl Read, intake: &mut Intake) -> Result<(), TableError> {
        let bad = fill(file, &mut self.register, intake, &mut self.ids)?;
        self.bad.extend(bad);
        Ok(())
    }

    /// The id of a person as the file has it; the line number when it has none.
    pub fn id(&self, number: u32) -> &str {
        self.ids.get(number)
    }

    /// How many people it has.
    pub fn len(&self) -> usize {
        self.register.len()
    }

    /// Whether it has nobody.
    pub fn is_empty(&self) -> bool {
        self.register.len() == 0
    }
}

impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Table").field("len", &self.len()).finish_non_exhaustive()
    }
}

/// The ids of a file, one after the other.
#[derive(Default)]
pub(crate) struct Ids {
    text: Vec<u8>,
    ends: Vec<u32>,
}

impl Ids {
    fn push(&mut self, id: &str, line: u64) {
        match id {
            "" => self.text.extend_from_slice(line.to_string().as_bytes()),
            id => self.text.extend_from_slice(id.as_bytes()),
        }
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
    }

    pub(crate) fn get(&self, number: u32) -> &str {
        let at = position(number);
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(at).copied().unwrap_or(start);
        self.text.get(position(start)..position(end)).and_then(|id| std::str::from_utf8(id).ok()).unwrap_or_default()
    }
}

/// What is filled from a file.
pub(crate) trait Fill {
    fn register(&mut self) -> &mut Register;
    fn add(&mut self, draft: &Draft);
}

impl Fill for Register {
    fn register(&mut self) -> &mut Register {
        self
    }

    fn add(&mut self, draft: &Draft) {
        Self::add(self, draft);
    }
}

/// Reads people of a file, one after the other. Gives the rows that were left out.
pub(crate) fn fill(file: impl Read, to: &mut impl Fill, intake: &mut Intake, ids: &mut Ids) -> Result<Vec<BadRow>, TableError> {
    let (mut rows, columns) = open(file, &mut to.register().extras)?;
    let extras = to.register().extras.len();
    each(&mut rows, &columns, extras, |id, line, row| {
        let draft = intake.row(to.register(), row);
        if let Some(draft) = &draft {
            to.add(draft);
            ids.push(id, line);
        }
        draft.is_some()
    })
}

/// Hands every question of a file to `asked`, with its id, as numbers, and when it was begun; those that tell nobody's name as nothing.
pub(crate) fn ask(file: impl Read, register: &Register, mut asked: impl FnMut(&str, Option<(Asking<'_>, Draft)>, Instant)) -> Result<Vec<BadRow>, TableError> {
    let mut extras = register.extras.clone();
    let (mut rows, columns) = open(file, &mut extras)?;
    each(&mut rows, &columns, register.extras.len(), |id, line, row| {
        let start = Instant::now();
        let number = line.to_string();
        let mut asking = Asking::new(register);
        let draft = Intake::default().row(&mut asking, row);
        asked(if id.is_empty() { &number } else { id }, draft.map(|draft| (asking, draft)), start);
        true
    })
}

/// Hands every row to `take`, with its id and line, and gives those that could not be used.
fn each<R: Read>(
    rows: &mut Rows<R>,
    columns: &[(Column, usize)],
    extras: usize,
    mut take: impl FnMut(&str, u64, &Row<'_>) -> bool,
) -> Result<Vec<BadRow>, TableError> {
    let mut bad: Vec<BadRow> = Vec::new();
    let mut reject = |line: u64, reason: &'static str| {
        if bad.len() < BAD_MAX {
            bad.push(BadRow { line, reason });
        }
    };
    let mut record = ByteRecord::new();
    loop {
        let before = rows.position().line();
        match rows.read_byte_record(&mut record) {
            Ok(false) => return Ok(bad),
            Ok(true) => {}
            Err(error) if error.is_io_error() => return Err(error.into()),
            Err(_) => {
                reject(before, "not readable");
                continue;
            }
        }
        let line = record.position().map_or(0, csv::Position::line);
        if record.len() != columns.len() {
            reject(line, FIELDS);
            continue;
        }
        let texts: Vec<Cow<'_, str>> = record.iter().map(text).collect();
        let (id, row) = row_of(&texts, columns, extras);
        if !take(id, line, &row) {
            reject(line, "tells nobody's name");
        }
    }
}

/// What each column holds; unknown ones get a place by name, the same in both files.
fn columns_of(headers: &[String], extras: &mut Vec<String>) -> Result<Columns, TableError> {
    let mut columns = Vec::with_capacity(headers.len());
    for name in headers {
        let known = HEADERS.iter().find(|(_, names)| names.split(' ').any(|n| n == name)).map(|(column, _)| *column);
        let column = match known {
            Some(column) if columns.iter().any(|(c, _)| *c == column) => Column::Nothing,
            Some(column) => column,
            None if name.is_empty() => Column::Nothing,
            None => Column::Extra,
        };
        let mut place = 0;
        if column == Column::Extra {
            place = extras.iter().position(|n| n == name).unwrap_or(extras.len());
            if place == extras.len() && place < EXTRA_MAX {
                extras.push(name.clone());
            }
        }
        columns.push((column, place));
    }
    if columns.iter().any(|(column, _)| matches!(column, Column::Given | Column::Family | Column::Full)) { Ok(columns) } else { Err(TableError::NoNames) }
}

/// The texts of one row by what they mean, and its id.
fn row_of<'a>(texts: &'a [Cow<'_, str>], columns: &[(Column, usize)], extras: usize) -> (&'a str, Row<'a>) {
    let mut row = Row { extras: vec![""; extras], ..Row::default() };
    let mut id = "";
    for ((column, place), value) in columns.iter().zip(texts) {
        let value = value.trim();
        let field = match column {
            Column::Id => &mut id,
            Column::Given => &mut row.given,
            Column::Family => &mut row.family,
            Column::Full => &mut row.full,
            Column::Alias => &mut row.alias,
            Column::Sex => &mut row.sex,
            Column::Birth => &mut row.birth,
            Column::Age => &mut row.age,
            Column::Registered => &mut row.registered,
            Column::Nation(0) => &mut row.nations[0],
            Column::Nation(_) => &mut row.nations[1],
            Column::Place => &mut row.place,
            Column::Mother => &mut row.mother,
            Column::Father => &mut row.father,
            Column::Phone => &mut row.phone,
            Column::Site => &mut row.site,
            Column::Group => &mut row.group,
            Column::Extra => match row.extras.get_mut(*place) {
                Some(extra) => extra,
                None => continue,
            },
            Column::Nothing => continue,
        };
        *field = value;
    }
    (id, row)
}

/// Bytes looked at to tell how the columns are parted.
const PEEK: usize = 8192;

/// What each column holds, and its place among those of other names.
type Columns = Vec<(Column, usize)>;

type Rows<R> = csv::Reader<std::io::Chain<std::io::Cursor<Vec<u8>>, R>>;

/// Finds out how the columns are parted and what they are called.
fn open<R: Read>(mut file: R, extras: &mut Vec<String>) -> Result<(Rows<R>, Columns), TableError> {
    let mut start = Vec::with_capacity(PEEK);
    file.by_ref().take(u64::try_from(PEEK).unwrap_or(0)).read_to_end(&mut start).map_err(csv::Error::from)?;
    let bom = if start.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    let delimiter = delimiter(start.get(bom..).unwrap_or_default());
    let whole = std::io::Cursor::new(start.split_off(bom)).chain(file);
    let mut reader = ReaderBuilder::new().delimiter(delimiter).flexible(true).buffer_capacity(1 << 20).from_reader(whole);
    let headers: Vec<String> = reader.byte_headers()?.iter().map(|h| header(&text(h))).collect();
    let columns = columns_of(&headers, extras)?;
    Ok((reader, columns))
}

fn delimiter(start: &[u8]) -> u8 {
    let line = start.split(|b| *b == b'\n').next().unwrap_or_default();
    let count = |delimiter: u8| line.iter().filter(|b| **b == delimiter).count();
    [b',', b';', b'\t', b'|'].into_iter().rev().max_by_key(|d| count(*d)).unwrap_or(b',')
}

/// UTF-8, or what old spreadsheets write instead.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(_) => bytes.iter().map(|b| char::from(*b)).collect::<String>().into(),
    }
}

fn header(name: &str) -> String {
    let lower = name.trim().to_lowercase();
    let parts: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty()).collect();
    parts.join("_")
}
