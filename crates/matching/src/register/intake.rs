//! From what was told of a person to numbers.

use super::{Birth, Draft, EXTRA_MAX, PARTS, Record, Register, Texts, birth};
use crate::features::Features;
use crate::fold::{Word, words_as};
use crate::hash::{Numbers, mix};
use crate::keys::{document_code, hash32, hash64, nationality_code, phone_code, sort_key};
use crate::lexicon::{ASKED, Spelling, Words};
use crate::places;

/// The texts of one row; what is not there is empty.
#[derive(Default, Clone, Debug)]
pub(crate) struct Row<'a> {
    pub(crate) given: &'a str,
    pub(crate) family: &'a str,
    pub(crate) full: &'a str,
    pub(crate) alias: &'a str,
    pub(crate) sex: &'a str,
    pub(crate) birth: &'a str,
    pub(crate) age: &'a str,
    pub(crate) registered: &'a str,
    pub(crate) nations: [&'a str; 2],
    pub(crate) place: &'a str,
    pub(crate) mother: &'a str,
    pub(crate) father: &'a str,
    pub(crate) phone: &'a str,
    pub(crate) site: &'a str,
    pub(crate) group: &'a str,
    pub(crate) extras: Vec<&'a str>,
}

/// Gives numbers to spellings and texts.
pub(crate) trait Numbering {
    fn word(&mut self, word: &Word, nation: u32) -> u32;
    fn text(&mut self, column: u64, text: &str) -> u32;
}

impl Numbering for Register {
    fn word(&mut self, word: &Word, nation: u32) -> u32 {
        self.lexicon.number(word, nation)
    }

    fn text(&mut self, column: u64, text: &str) -> u32 {
        self.values.number(column, text)
    }
}

/// A question: what nobody of the register bears is kept here, so that asking changes nothing.
pub(crate) struct Asking<'a> {
    register: &'a Register,
    words: Vec<Spelling>,
    texts: Vec<(u32, String)>,
}

impl<'a> Asking<'a> {
    pub(crate) fn new(register: &'a Register) -> Self {
        Self { register, words: Vec::new(), texts: Vec::new() }
    }

    pub(crate) fn spellings(&self) -> Words<'_> {
        Words::new(&self.register.lexicon, &self.words)
    }

    pub(crate) fn texts(&self) -> Texts<'_> {
        Texts::new(&self.register.values, &self.texts)
    }
}

impl Numbering for Asking<'_> {
    fn word(&mut self, word: &Word, nation: u32) -> u32 {
        self.register.lexicon.find(word, nation).unwrap_or_else(|| {
            self.words.push(Spelling::of(word, nation));
            ASKED + u32::try_from(self.words.len() - 1).unwrap_or(0)
        })
    }

    fn text(&mut self, column: u64, text: &str) -> u32 {
        self.register.values.find(column, text).unwrap_or_else(|| {
            let number = ASKED + u32::try_from(self.texts.len()).unwrap_or(0);
            self.texts.push((number, text.to_owned()));
            number
        })
    }
}

/// Reads rows of a file; each distinct text is folded once. What it remembers of texts is gone with it.
#[derive(Default)]
pub(crate) struct Intake {
    words: Numbers<u64, Box<[Word]>>,
    births: Numbers<u64, Birth>,
    /// Groups of a second file are told apart from those of the first.
    pub(crate) second: bool,
}

/// Where a name comes from.
#[derive(Clone, Copy)]
struct From {
    horn: bool,
    ethiopic: bool,
    nation: u32,
}

/// Where the spelling of a name is Somali even if the name itself does not show it.
const HORN: [&str; 2] = ["SOM", "DJI"];
/// Where years are counted by the Ethiopian calendar too.
const ETHIOPIC: [&str; 2] = ["ETH", "ERI"];

/// Names by part, as they were told.
#[derive(Default)]
struct Names {
    given: Vec<u32>,
    family: Vec<u32>,
    other: Vec<u32>,
}

impl Names {
    /// Names that came in one field, or all in the wrong one: the first is taken for the given name.
    fn part(&mut self, full: &[u32]) {
        if self.given.is_empty() && self.family.is_empty() {
            self.given.extend(full.first());
            self.family.extend(full.iter().skip(1));
            return;
        }
        self.other.extend(full.iter().filter(|w| !self.given.contains(w) && !self.family.contains(w)));
        if self.family.is_empty() && self.given.len() > 1 {
            self.family = self.given.split_off(1);
        } else if self.given.is_empty() && self.family.len() > 1 {
            self.given = vec![self.family.remove(0)];
        }
    }
}

impl Intake {
    /// A row as numbers; `None` when nothing in it tells who it is.
    pub(crate) fn row(&mut self, to: &mut impl Numbering, row: &Row<'_>) -> Option<Draft> {
        let nations: Vec<u32> = distinct(row.nations.iter().filter_map(|n| nationality_code(n)));
        let from = from(row.nations.iter().copied(), &nations);
        let mut names = Names { given: self.words(to, row.given, from), family: self.words(to, row.family, from), other: self.words(to, row.alias, from) };
        let full = self.words(to, row.full, from);
        let told_apart = !names.given.is_empty() && !names.family.is_empty();
        names.part(&full);
        let (mother, father) = (self.words(to, row.mother, from), self.words(to, row.father, from));
        let phones: Vec<u32> = phone_code(row.phone).into_iter().collect();
        let place = self.place(to, row.place, from);
        let texts = (0..).zip(row.extras.iter().take(EXTRA_MAX));
        let extras: Vec<u32> = texts.map(|(column, text)| Some(sort_key(text)).filter(|key| !key.is_empty()).map_or(0, |key| to.text(column, &key))).collect();
        let record = Record {
            birth: Birth { ethiopic: from.ethiopic, ..self.birth(row) },
            sex: sex(row.sex),
            site: code(row.site),
            group: if self.second && !row.group.trim().is_empty() { code(row.group) ^ 1 } else { code(row.group) },
            registered: self.date(row.registered),
            told_apart,
            ..Record::default()
        };
        let parts: [&[u32]; PARTS] = [&names.given, &names.family, &names.other, &mother, &father, &place, &nations, &phones, &[], &extras];
        Some(Draft::new(record, &parts)).filter(Draft::says_who)
    }

    fn fold(&mut self, text: &str, horn: bool) -> &[Word] {
        let key = mix(hash64(text), u64::from(horn));
        self.words.entry(key).or_insert_with(|| words_as(text, horn).into_iter().filter(|w| !w.weak).collect())
    }

    fn words(&mut self, to: &mut impl Numbering, text: &str, from: From) -> Vec<u32> {
        if text.is_empty() {
            return Vec::new();
        }
        self.fold(text, from.horn).iter().map(|word| to.word(word, from.nation)).collect()
    }

    /// A place is one word, however many it is written with.
    fn place(&mut self, to: &mut impl Numbering, text: &str, from: From) -> Vec<u32> {
        if text.is_empty() {
            return Vec::new();
        }
        let key = mix(hash64(text), 2 + u64::from(from.horn));
        let joined = self.words.entry(key).or_insert_with(|| place(text, from.horn).into_iter().collect());
        joined.iter().map(|word| to.word(word, from.nation)).collect()
    }

    fn read(&mut self, text: &str) -> Birth {
        let told = hash64(text);
        *self.births.entry(told).or_insert_with(|| birth::read(text).unwrap_or(Birth::UNKNOWN))
    }

    /// The day of registration as one number; 0 when it is not told to the day.
    fn date(&mut self, text: &str) -> u32 {
        let day = if text.is_empty() { Birth::UNKNOWN } else { self.read(text) };
        if day.day == 0 { 0 } else { day.code() }
    }

    fn birth(&mut self, row: &Row<'_>) -> Birth {
        if row.birth.is_empty() && row.age.is_empty() {
            return Birth::UNKNOWN;
        }
        let read = self.read(row.birth);
        if read.is_known() {
            return read;
        }
        let at = birth::read(row.registered).map(|date| date.low);
        match (birth::read_age(row.age), at) {
            (Some(age), Some(year)) if !row.age.trim().is_empty() => Birth::of_age(age, year),
            _ => Birth::UNKNOWN,
        }
    }
}

/// What a desk knows of a person, as numbers.
pub(crate) fn of_features(to: &mut impl Numbering, features: &Features) -> Draft {
    let nations: Vec<u32> = distinct(features.nationalities.iter().filter_map(|n| nationality_code(n)));
    let from = from(features.nationalities.iter().map(String::as_str), &nations);
    let mut words = |text: &str| -> Vec<u32> {
        let words = words_as(text, from.horn).into_iter().filter(|w| !w.weak);
        words.map(|word| to.word(&word, from.nation)).collect()
    };
    let mut names = Names { given: words(&features.given), family: words(&features.family), other: features.other.iter().flat_map(|o| words(o)).collect() };
    let told_apart = !names.given.is_empty() && !names.family.is_empty();
    // Whoever is known by another name alone is known by that.
    let full = if names.given.is_empty() && names.family.is_empty() { std::mem::take(&mut names.other) } else { Vec::new() };
    names.part(&full);
    let (mother, father) = (words(&features.mother), words(&features.father));
    let place: Vec<u32> = place(&features.birthplace, from.horn).map(|word| to.word(&word, from.nation)).into_iter().collect();
    let phones: Vec<u32> = distinct(features.phones.iter().filter_map(|p| phone_code(p)));
    let documents: Vec<u32> = distinct(features.documents.iter().filter_map(|d| document_code(d))).into_iter().flat_map(halves).collect();
    let record = Record {
        birth: Birth { ethiopic: from.ethiopic, ..Birth::of(features) },
        sex: if matches!(features.sex, 1 | 2) { features.sex } else { 0 },
        group: features.household.map_or(0, |household| hash32(&household.to_string()).max(1)),
        told_apart,
        ..Record::default()
    };
    let parts: [&[u32]; PARTS] = [&names.given, &names.family, &names.other, &mother, &father, &place, &nations, &phones, &documents, &[]];
    Draft::new(record, &parts)
}

/// A document's number as two halves.
pub(crate) fn halves(code: u64) -> [u32; 2] {
    [code >> 32, code & 0xffff_ffff].map(|half| u32::try_from(half).unwrap_or_default())
}

fn from<'a>(texts: impl Iterator<Item = &'a str> + Clone, nations: &[u32]) -> From {
    let any = |of: [&str; 2]| texts.clone().any(|n| of.contains(&n.trim()));
    From { horn: any(HORN), ethiopic: any(ETHIOPIC), nation: nations.first().copied().unwrap_or(0) }
}

fn place(text: &str, horn: bool) -> Option<Word> {
    // What follows a comma is the country or the province.
    let named = text.split([',', '،', '(']).find(|part| !part.trim().is_empty()).unwrap_or(text);
    let mut place = words_as(named, horn).into_iter().filter(|w| !w.weak).reduce(|mut a, b| {
        a.plain.push_str(&b.plain);
        a.sound.push_str(&b.sound);
        a.canon.push_str(&b.canon);
        a
    })?;
    if let Some(known) = places::lookup(&place.sound) {
        known.clone_into(&mut place.canon);
    }
    place.listed = false;
    place.wide = places::is_wide(&place.sound);
    Some(place)
}

/// A site or a case as one number; 0 when it is not told.
fn code(text: &str) -> u32 {
    let text = text.trim();
    if text.is_empty() { 0 } else { (hash32(text) & !1).max(2) }
}

/// Each once, in the order in which they come.
fn distinct<T: PartialEq>(values: impl Iterator<Item = T>) -> Vec<T> {
    const VALUES_MAX: usize = 60;
    let mut list: Vec<T> = Vec::new();
    for value in values {
        if list.len() < VALUES_MAX && !list.contains(&value) {
            list.push(value);
        }
    }
    list
}

/// ISO 5218 from the words and letters that registers use.
fn sex(text: &str) -> u8 {
    let text = text.trim();
    let is = |words: &[&str]| words.iter().any(|w| w.eq_ignore_ascii_case(text));
    if is(&["1", "m", "male", "man", "boy", "homme", "h", "masculin", "garçon", "masculino", "ذكر", "رجل"]) {
        1
    } else if is(&["2", "f", "female", "w", "woman", "girl", "femme", "féminin", "feminin", "fille", "feminino", "أنثى", "انثى", "امرأة"]) {
        2
    } else {
        0
    }
}
