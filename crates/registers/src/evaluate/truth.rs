//! What is true of each record, in a few bytes.

use std::collections::HashMap;
use std::io::Read;

use anyhow::Context;

/// Words kept once and known by number; nought is the empty word.
#[derive(Debug)]
struct Words {
    numbers: HashMap<String, u32>,
    words: Vec<String>,
}

impl Words {
    fn new() -> Self {
        Self { numbers: HashMap::from([(String::new(), 0)]), words: vec![String::new()] }
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.words.push(word.to_owned());
        self.numbers.insert(word.to_owned(), number);
        number
    }
}

/// Facts about one record; what the file does not tell is nought.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Facts {
    pub(super) person: u32,
    pub(super) family: u32,
    pub(super) mother: u32,
    pub(super) father: u32,
    pub(super) name: u32,
    pub(super) role: u32,
    pub(super) birth: u32,
    /// In the order of [`STRATA`].
    strata: [u32; STRATA.len()],
}

/// Columns that recall is told by.
pub(super) const STRATA: [&str; 6] = ["region", "country", "sex", "dob_kind", "script", "layout"];

/// Truth of a register or of lookups.
#[derive(Debug)]
pub struct Truth {
    records: HashMap<String, u32>,
    facts: Vec<Facts>,
    /// Records a lookup should find.
    wanted: Vec<Vec<String>>,
    words: Words,
}

impl Truth {
    /// Reads a file with `id` and `person`, or `id` and `ids`; every other column it knows is used.
    ///
    /// # Errors
    /// When the file is no CSV or lacks `id`.
    pub fn read(input: impl Read) -> anyhow::Result<Self> {
        let mut reader = csv::Reader::from_reader(input);
        let head = reader.headers()?.clone();
        let column = |name: &str| head.iter().position(|cell| cell == name);
        let id = column("id").context("the truth has no column `id`")?;
        let ids = column("ids");
        let [person, family, mother, father, name, role, birth] = ["person", "family", "mother", "father", "name", "role", "birth"].map(column);
        let strata = STRATA.map(column);
        let mut truth = Self { records: HashMap::new(), facts: Vec::new(), wanted: Vec::new(), words: Words::new() };
        let mut record = csv::StringRecord::new();
        while reader.read_record(&mut record)? {
            let cell = |place: Option<usize>| place.and_then(|place| record.get(place)).unwrap_or_default();
            let mut word = |place: Option<usize>| truth.words.number(cell(place));
            let facts = Facts {
                person: word(person),
                family: word(family),
                mother: word(mother),
                father: word(father),
                name: word(name),
                role: word(role),
                birth: word(birth),
                strata: strata.map(&mut word),
            };
            truth.records.insert(cell(Some(id)).to_owned(), super::count(truth.facts.len()));
            truth.facts.push(facts);
            if ids.is_some() {
                truth.wanted.push(cell(ids).split_whitespace().map(str::to_owned).collect());
            }
        }
        Ok(truth)
    }

    pub(super) fn len(&self) -> usize {
        self.facts.len()
    }

    pub(super) fn record(&self, id: &str) -> Option<u32> {
        self.records.get(id).copied()
    }

    pub(super) fn records(&self) -> impl Iterator<Item = (&str, u32)> {
        self.records.iter().map(|(id, record)| (id.as_str(), *record))
    }

    pub(super) fn facts(&self, record: u32) -> Facts {
        usize::try_from(record).ok().and_then(|place| self.facts.get(place)).copied().unwrap_or_default()
    }

    pub(super) fn wanted(&self, record: u32) -> &[String] {
        usize::try_from(record).ok().and_then(|place| self.wanted.get(place)).map(Vec::as_slice).unwrap_or_default()
    }

    pub(super) fn word(&self, number: u32) -> &str {
        usize::try_from(number).ok().and_then(|place| self.words.words.get(place)).map(String::as_str).unwrap_or_default()
    }

    /// Value of a stratum.
    pub(super) fn stratum(&self, record: u32, name: &str) -> &str {
        let place = STRATA.iter().position(|stratum| *stratum == name);
        place.and_then(|place| self.facts(record).strata.get(place).copied()).map(|number| self.word(number)).unwrap_or_default()
    }

    /// Records of each person who has several.
    pub(super) fn groups(&self) -> Vec<Vec<u32>> {
        let mut groups: HashMap<u32, Vec<u32>> = HashMap::new();
        for (facts, record) in self.facts.iter().zip(0..) {
            groups.entry(facts.person).or_default().push(record);
        }
        groups.into_iter().filter(|(person, records)| *person != 0 && records.len() > 1).map(|(_, records)| records).collect()
    }
}
