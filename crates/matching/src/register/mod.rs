//! A register in memory: people as short lists of numbers, and how often each value occurs.

mod birth;
mod count;
mod intake;
mod table;

pub(crate) use birth::{Birth, Span};
pub(crate) use count::{Frequencies, Role};
pub(crate) use intake::Row;
pub(crate) use table::Filling;
pub use table::{BadRow, Table, TableError};

use crate::hash::Numbers;
use crate::keys::hash64;
use crate::lexicon::Lexicon;
use crate::vocabulary::position;

/// What the numbers of a record mean, in the order they are stored.
#[derive(Clone, Copy)]
pub(crate) enum Part {
    Given,
    Family,
    Other,
    Mother,
    Father,
    Nationality,
    Phone,
    Place,
    Extra,
}

pub(crate) const PARTS: usize = 9;

/// Columns of text evidence beyond the known ones; more are not compared.
pub(crate) const EXTRA_MAX: usize = 12;

/// How much oftener a name must be a given name than a family name before it is believed to stand in the wrong place:
/// where a clerk told the two apart, and where they came in one field.
const TOLD_APART_MARGIN: f32 = 8.0;
const MIXED_MARGIN: f32 = 2.5;

/// What is fixed about one person; the lists are elsewhere.
#[derive(Clone, Copy, Default)]
pub(crate) struct Record {
    pub(crate) birth: Birth,
    /// ISO 5218; 0 unknown.
    pub(crate) sex: u8,
    ends: [u8; PARTS],
    start: u32,
    /// Where the person was registered; 0 unknown.
    pub(crate) site: u32,
    /// Who was present together; 0 unknown.
    pub(crate) group: u32,
    /// The day of registration; 0 unknown.
    pub(crate) registered: u32,
    /// Given and family names were told apart.
    pub(crate) told_apart: bool,
}

impl Record {
    fn range(&self, first: Part, last: Part) -> std::ops::Range<usize> {
        let start = first.ordinal().checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(last.ordinal()).copied().unwrap_or(0);
        usize::from(start)..usize::from(end)
    }
}

impl Part {
    const fn ordinal(self) -> usize {
        match self {
            Self::Given => 0,
            Self::Family => 1,
            Self::Other => 2,
            Self::Mother => 3,
            Self::Father => 4,
            Self::Nationality => 5,
            Self::Phone => 6,
            Self::Place => 7,
            Self::Extra => 8,
        }
    }
}

/// One person, ready to be compared.
#[derive(Clone, Copy)]
pub(crate) struct Who<'a> {
    pub(crate) record: &'a Record,
    words: &'a [u32],
}

impl<'a> Who<'a> {
    /// The numbers of one kind.
    pub(crate) fn part(&self, part: Part) -> &'a [u32] {
        self.words.get(self.record.range(part, part)).unwrap_or_default()
    }

    /// The spellings of the person's own names: given, family, other.
    pub(crate) fn names(&self) -> &'a [u32] {
        self.words.get(self.record.range(Part::Given, Part::Other)).unwrap_or_default()
    }
}

/// People by number, from 0.
#[derive(Default)]
pub(crate) struct Register {
    pub(crate) lexicon: Lexicon,
    pub(crate) values: Values,
    pub(crate) records: Vec<Record>,
    words: Vec<u32>,
    /// Names of the columns that are compared as text.
    pub(crate) extras: Vec<String>,
    /// How often each name is borne as a given and as a family name, by canon.
    roles: Numbers<u32, (u32, u32)>,
    /// Where the second file begins; all people are of the first otherwise.
    pub(crate) second: Option<u32>,
}

impl Register {
    pub(crate) fn len(&self) -> usize {
        self.records.len()
    }

    pub(crate) fn who(&self, number: u32) -> Who<'_> {
        static NOBODY: Record = Record { birth: Birth::UNKNOWN, sex: 0, ends: [0; PARTS], start: 0, site: 0, group: 0, registered: 0, told_apart: false };
        let record = self.records.get(position(number)).unwrap_or(&NOBODY);
        let start = position(record.start);
        let end = start + usize::from(record.ends.last().copied().unwrap_or(0));
        Who { record, words: self.words.get(start..end).unwrap_or_default() }
    }

    /// Where nobody said which name is which, or where they changed places: the name that others bear as a given name
    /// comes first, as far as the register itself shows it.
    pub(crate) fn orient(&mut self) {
        let mut roles: Numbers<u32, (u32, u32)> = Numbers::default();
        let canon = |word: &u32| self.lexicon.get(*word).map_or(u32::MAX, |s| s.canon);
        for number in 0..u32::try_from(self.len()).unwrap_or(0) {
            let who = self.who(number);
            if !who.record.told_apart {
                continue;
            }
            for word in who.part(Part::Given) {
                roles.entry(canon(word)).or_default().0 += 1;
            }
            for word in who.part(Part::Family) {
                roles.entry(canon(word)).or_default().1 += 1;
            }
        }
        self.roles = roles;
        for number in 0..self.len() {
            self.orient_one(number);
        }
    }

    /// Puts the given name of one person first.
    pub(crate) fn orient_one(&mut self, number: usize) {
        let Some(record) = self.records.get(number) else { return };
        let (first, own) = (record.range(Part::Given, Part::Given), record.range(Part::Given, Part::Family));
        let start = position(record.start);
        let margin = if record.told_apart { TOLD_APART_MARGIN } else { MIXED_MARGIN };
        let odds = |word: u32| {
            let canon = self.lexicon.get(word).map_or(u32::MAX, |s| s.canon);
            let (given, family) = self.roles.get(&canon).copied().unwrap_or_default();
            (crate::batch::wide(position(given)) + 1.0) / (crate::batch::wide(position(family)) + 1.0)
        };
        let Some(words) = self.words.get_mut(start..start + own.end) else { return };
        let (Some(head), Some(tail)) = (words.first().copied(), words.last().copied()) else { return };
        if words.len() >= 2 && first.end == 1 && odds(tail) > margin && odds(head) < 1.0 / margin {
            words.rotate_right(1);
        }
    }

    /// Takes the last person away again.
    pub(crate) fn pop(&mut self) {
        if let Some(record) = self.records.pop() {
            self.words.truncate(position(record.start));
        }
    }

    /// Adds a person whose numbers come part by part; those beyond 250 are left out.
    pub(crate) fn push(&mut self, mut record: Record, parts: &[&[u32]; PARTS]) -> u32 {
        record.start = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        record.ends = lay_out(parts, &mut self.words);
        self.records.push(record);
        u32::try_from(self.records.len() - 1).unwrap_or(u32::MAX)
    }
}

/// Writes the parts one after the other and tells where each ends.
pub(crate) fn lay_out(parts: &[&[u32]; PARTS], words: &mut Vec<u32>) -> [u8; PARTS] {
    const WORDS_MAX: usize = 250;
    let mut ends = [0u8; PARTS];
    let mut length = 0usize;
    for (end, part) in ends.iter_mut().zip(parts) {
        let taken = part.get(..part.len().min(WORDS_MAX - length)).unwrap_or_default();
        words.extend_from_slice(taken);
        length += taken.len();
        *end = u8::try_from(length).unwrap_or(u8::MAX);
    }
    ends
}

/// Texts of unknown columns, each once.
#[derive(Default)]
pub(crate) struct Values {
    by_text: Numbers<u64, u32>,
    texts: Vec<Box<str>>,
}

impl Values {
    /// The number of a text in a column, from 1.
    pub(crate) fn number(&mut self, column: u64, text: &str) -> u32 {
        let next = u32::try_from(self.texts.len() + 1).unwrap_or(u32::MAX);
        let texts = &mut self.texts;
        *self.by_text.entry(crate::hash::mix(hash64(text), column)).or_insert_with(|| {
            texts.push(text.into());
            next
        })
    }

    pub(crate) fn text(&self, number: u32) -> &str {
        position(number).checked_sub(1).and_then(|at| self.texts.get(at)).map_or("", |text| text)
    }

    pub(crate) fn len(&self) -> usize {
        self.texts.len()
    }
}
