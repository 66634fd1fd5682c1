//! A register in memory: people as short lists of numbers, and how often each value occurs.

mod birth;
mod count;
mod intake;
mod table;
mod tally;

#[cfg(test)]
pub(crate) use birth::read as read_birth;
pub(crate) use birth::{Birth, Span};
pub(crate) use count::{Counts, Frequencies, Remembered, Role, Shares};
pub(crate) use intake::{Asking, Intake, Numbering, halves, of_features};
pub use table::{BadRow, Table, TableError};
pub(crate) use table::{Fill, Ids, ask, fill};

use crate::arena::Arena;
use crate::hash::{Numbers, mix, position};
use crate::keys::hash64;
use crate::lexicon::{Lexicon, Words};

/// What the numbers of a record mean, in the order they are stored.
#[derive(Clone, Copy)]
pub(crate) enum Part {
    Given,
    Family,
    Other,
    Mother,
    Father,
    Place,
    Nationality,
    Phone,
    /// Two numbers for each document.
    Document,
    Extra,
}

pub(crate) const PARTS: usize = 10;

/// Parts whose numbers are spellings.
const SPELLED: [Part; 6] = [Part::Given, Part::Family, Part::Other, Part::Mother, Part::Father, Part::Place];

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
    /// Given and family names were told apart.
    pub(crate) told_apart: bool,
    start: u32,
    /// Where the person was registered; 0 unknown.
    pub(crate) site: u32,
    /// Who was present together, or lives in one household; 0 unknown.
    pub(crate) group: u32,
    /// The day of registration; 0 unknown.
    pub(crate) registered: u32,
}

impl Record {
    fn range(&self, first: Part, last: Part) -> std::ops::Range<usize> {
        let start = first.ordinal().checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(last.ordinal()).copied().unwrap_or(0);
        usize::from(start)..usize::from(end)
    }

    fn length(&self) -> usize {
        usize::from(self.ends.last().copied().unwrap_or(0))
    }
}

impl Part {
    pub(crate) const fn ordinal(self) -> usize {
        match self {
            Self::Given => 0,
            Self::Family => 1,
            Self::Other => 2,
            Self::Mother => 3,
            Self::Father => 4,
            Self::Place => 5,
            Self::Nationality => 6,
            Self::Phone => 7,
            Self::Document => 8,
            Self::Extra => 9,
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
    fn range(&self, first: Part, last: Part) -> &'a [u32] {
        self.words.get(self.record.range(first, last)).unwrap_or_default()
    }

    /// The numbers of one kind.
    pub(crate) fn part(&self, part: Part) -> &'a [u32] {
        self.range(part, part)
    }

    /// The spellings of the person's own names: given, family, other.
    pub(crate) fn names(&self) -> &'a [u32] {
        self.range(Part::Given, Part::Other)
    }

    /// Whether there is anything of this person: an empty place has nothing.
    pub(crate) fn says_something(&self) -> bool {
        !self.words.is_empty()
    }

    /// The document numbers, two halves each.
    pub(crate) fn documents(&self) -> impl Iterator<Item = &'a [u32]> {
        self.part(Part::Document).chunks_exact(2)
    }
}

/// A person as numbers, not yet in a register.
#[derive(Default)]
pub(crate) struct Draft {
    pub(crate) record: Record,
    words: Vec<u32>,
}

/// Numbers of one person; more are left out.
const WORDS_MAX: usize = 250;

impl Draft {
    pub(crate) fn new(record: Record, parts: &[&[u32]; PARTS]) -> Self {
        let mut draft = Self { record, words: Vec::with_capacity(16) };
        for (end, part) in draft.record.ends.iter_mut().zip(parts) {
            // An odd half of a document says nothing.
            let room = (WORDS_MAX - draft.words.len()) & !1;
            draft.words.extend_from_slice(part.get(..part.len().min(room)).unwrap_or_default());
            *end = u8::try_from(draft.words.len()).unwrap_or(u8::MAX);
        }
        draft
    }

    pub(crate) fn who(&self) -> Who<'_> {
        Who { record: &self.record, words: &self.words }
    }

    /// Whether anything tells who it is.
    pub(crate) fn says_who(&self) -> bool {
        !self.who().names().is_empty()
            || [Part::Phone, Part::Document].iter().any(|part| !self.who().part(*part).is_empty())
            || self.who().part(Part::Extra).iter().any(|value| *value != 0)
    }
}

/// People by number, from 0. The numbers of those who were removed are used again.
#[derive(Default)]
pub(crate) struct Register {
    pub(crate) lexicon: Lexicon,
    pub(crate) values: Values,
    pub(crate) records: Vec<Record>,
    words: Arena<u32>,
    free: Vec<u32>,
    /// Names of the columns that are compared as text.
    pub(crate) extras: Vec<String>,
    /// Where the second file begins; all people are of the first otherwise.
    pub(crate) second: Option<u32>,
}

static NOBODY: Record = Record { birth: Birth::UNKNOWN, sex: 0, ends: [0; PARTS], told_apart: false, start: 0, site: 0, group: 0, registered: 0 };

impl Register {
    /// Places of people; some may be empty.
    pub(crate) fn len(&self) -> usize {
        self.records.len()
    }

    pub(crate) fn who(&self, number: u32) -> Who<'_> {
        let record = self.records.get(position(number)).unwrap_or(&NOBODY);
        Who { record, words: self.words.get(record.start, record.length()) }
    }

    pub(crate) fn spellings(&self) -> Words<'_> {
        Words::new(&self.lexicon, &[])
    }

    /// Adds a person.
    pub(crate) fn add(&mut self, draft: &Draft) -> u32 {
        for part in SPELLED {
            for word in draft.who().part(part) {
                self.lexicon.mention(*word);
            }
        }
        for value in draft.who().part(Part::Extra) {
            self.values.mention(*value);
        }
        let record = Record { start: self.words.put(&draft.words), ..draft.record };
        if let Some(number) = self.free.pop()
            && let Some(place) = self.records.get_mut(position(number))
        {
            *place = record;
            return number;
        }
        self.records.push(record);
        u32::try_from(self.records.len() - 1).unwrap_or(u32::MAX)
    }

    /// Wipes a person, and spellings and texts that nobody else has.
    pub(crate) fn remove(&mut self, number: u32) {
        let Some(place) = self.records.get_mut(position(number)) else { return };
        let record = std::mem::take(place);
        let words = self.words.get(record.start, record.length()).to_vec();
        let who = Who { record: &record, words: &words };
        for part in SPELLED {
            for word in who.part(part) {
                self.lexicon.forget(*word);
            }
        }
        for value in who.part(Part::Extra) {
            self.values.forget(*value);
        }
        self.words.wipe(record.start, record.length());
        self.free.push(number);
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
        let odds = |canon: u32| {
            let (given, family) = roles.get(&canon).copied().unwrap_or_default();
            (crate::batch::wide(position(given)) + 1.0) / (crate::batch::wide(position(family)) + 1.0)
        };
        for number in 0..u32::try_from(self.len()).unwrap_or(0) {
            let who = self.who(number);
            let own = who.range(Part::Given, Part::Family);
            let (Some(head), Some(tail)) = (own.first(), own.last()) else { continue };
            let margin = if who.record.told_apart { TOLD_APART_MARGIN } else { MIXED_MARGIN };
            if own.len() >= 2 && who.part(Part::Given).len() == 1 && odds(canon(tail)) > margin && odds(canon(head)) < 1.0 / margin {
                let (start, length) = (who.record.start, own.len());
                self.words.get_mut(start, length).rotate_right(1);
            }
        }
    }

    /// Bytes held for people, and for spellings and texts.
    pub(crate) fn bytes(&self) -> (usize, usize) {
        (self.records.capacity() * size_of::<Record>() + self.words.bytes(), self.lexicon.bytes() + self.values.bytes())
    }

    #[cfg(test)]
    pub(crate) fn in_use(&self) -> usize {
        self.lexicon.in_use() + self.values.in_use() + self.words.in_use()
    }
}

/// Texts of unknown columns, each once; wiped when nobody has it any more.
#[derive(Default)]
pub(crate) struct Values {
    by_text: Numbers<u64, u32>,
    texts: Vec<Text>,
    free: Vec<u32>,
}

#[derive(Default)]
struct Text {
    text: Box<str>,
    key: u64,
    uses: u32,
}

impl Values {
    fn key(column: u64, text: &str) -> u64 {
        mix(hash64(text), column)
    }

    /// The number of a text in a column, from 1, if anybody has it.
    pub(crate) fn find(&self, column: u64, text: &str) -> Option<u32> {
        self.by_text.get(&Self::key(column, text)).copied()
    }

    /// The same; new ones are added. Nobody has them until `mention`.
    pub(crate) fn number(&mut self, column: u64, text: &str) -> u32 {
        if let Some(known) = self.find(column, text) {
            return known;
        }
        let key = Self::key(column, text);
        let new = Text { text: text.into(), key, uses: 0 };
        let number = match self.free.pop() {
            Some(number) => number,
            None => {
                self.texts.push(Text::default());
                u32::try_from(self.texts.len()).unwrap_or(u32::MAX)
            }
        };
        if let Some(place) = self.at(number) {
            *place = new;
        }
        self.by_text.insert(key, number);
        number
    }

    fn at(&mut self, number: u32) -> Option<&mut Text> {
        self.texts.get_mut(position(number).checked_sub(1)?)
    }

    fn mention(&mut self, number: u32) {
        if let Some(text) = self.at(number) {
            text.uses += 1;
        }
    }

    fn forget(&mut self, number: u32) {
        let Some(text) = self.at(number) else { return };
        text.uses = text.uses.saturating_sub(1);
        if text.uses == 0 {
            let old = std::mem::take(text);
            self.by_text.remove(&old.key);
            self.free.push(number);
        }
    }

    fn text(&self, number: u32) -> &str {
        position(number).checked_sub(1).and_then(|at| self.texts.get(at)).map_or("", |text| &text.text)
    }

    fn bytes(&self) -> usize {
        self.texts.capacity() * size_of::<Text>() + self.by_text.capacity() * 17 + self.texts.iter().map(|text| text.text.len()).sum::<usize>()
    }

    #[cfg(test)]
    fn in_use(&self) -> usize {
        self.by_text.len()
    }
}

/// The texts of a register, and those of a question beside them.
#[derive(Clone, Copy)]
pub(crate) struct Texts<'a> {
    known: &'a Values,
    asked: &'a [(u32, String)],
}

impl<'a> Texts<'a> {
    pub(crate) fn new(known: &'a Values, asked: &'a [(u32, String)]) -> Self {
        Self { known, asked }
    }

    pub(crate) fn get(self, number: u32) -> &'a str {
        if number < crate::lexicon::ASKED {
            return self.known.text(number);
        }
        self.asked.iter().find(|(asked, _)| *asked == number).map_or("", |(_, text)| text)
    }
}
