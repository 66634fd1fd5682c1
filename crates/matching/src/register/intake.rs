//! From the texts of a row to numbers; each distinct text is folded once.

use super::{Birth, EXTRA_MAX, Record, Register, birth};
use crate::fold::{Word, words_as};
use crate::hash::{Numbers, mix};
use crate::keys::{hash64, nationality_code, phone_code, sort_key};

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

/// Fills a register.
#[derive(Default)]
pub(crate) struct Intake {
    pub(crate) register: Register,
    folded: Numbers<u64, Box<[u32]>>,
    words: Numbers<u64, Box<[Word]>>,
    births: Numbers<u64, Birth>,
    sites: Numbers<u64, u32>,
    groups: Numbers<u64, u32>,
    /// Told apart from the groups of another file.
    file: u64,
}

/// Where a name comes from.
#[derive(Clone, Copy)]
struct From {
    horn: bool,
    nation: u32,
}

/// Where the spelling of a name is Somali even if the name itself does not show it.
const HORN: [&str; 2] = ["SOM", "DJI"];

impl Intake {
    /// What follows is of the other file: its groups are not the groups of the first.
    pub(crate) fn second_file(&mut self) {
        self.file += 1;
        self.register.second = u32::try_from(self.register.len()).ok();
    }

    /// Adds a row; `None` when nothing in it tells who it is.
    pub(crate) fn add(&mut self, row: &Row<'_>) -> Option<u32> {
        let horn = row.nations.iter().any(|n| HORN.contains(&n.trim()));
        let mut nations: Vec<u32> = row.nations.iter().filter_map(|n| nationality_code(n)).collect();
        nations.dedup();
        let from = From { horn, nation: nations.first().copied().unwrap_or(0) };
        let mut given = self.words(row.given, from);
        let mut family = self.words(row.family, from);
        let mut other = self.words(row.alias, from);
        let full = self.words(row.full, from);
        let told_apart = !given.is_empty() && !family.is_empty();
        if given.is_empty() && family.is_empty() {
            given.extend(full.first());
            family.extend(full.iter().skip(1));
        } else {
            other.extend(full.iter().filter(|w| !given.contains(w) && !family.contains(w)));
            if family.is_empty() && given.len() > 1 {
                family = given.split_off(1);
            } else if given.is_empty() && family.len() > 1 {
                given = vec![family.remove(0)];
            }
        }
        let (mother, father) = (self.words(row.mother, from), self.words(row.father, from));
        let phone: Vec<u32> = phone_code(row.phone).into_iter().collect();
        let place = self.joined(row.place, from);
        let extras: Vec<u32> = (0..).zip(row.extras.iter().take(EXTRA_MAX)).map(|(column, text)| self.value(column, text)).collect();
        let record = Record {
            birth: self.birth(row),
            sex: sex(row.sex),
            site: number_of(&mut self.sites, 0, row.site),
            group: number_of(&mut self.groups, self.file, row.group),
            registered: self.date(row.registered),
            told_apart,
            ..Record::default()
        };
        if given.is_empty() && family.is_empty() && other.is_empty() && phone.is_empty() && extras.iter().all(|v| *v == 0) {
            return None;
        }
        Some(self.register.push(record, &[&given, &family, &other, &mother, &father, &nations, &phone, &place, &extras]))
    }

    fn words(&mut self, text: &str, from: From) -> Vec<u32> {
        if text.is_empty() {
            return Vec::new();
        }
        let any = mix(hash64(text), u64::from(from.horn));
        let key = mix(any, u64::from(from.nation));
        if let Some(known) = self.folded.get(&key) {
            return known.to_vec();
        }
        let lexicon = &mut self.register.lexicon;
        let words = self.words.entry(any).or_insert_with(|| words_as(text, from.horn).into_iter().filter(|w| !w.weak).collect());
        let words: Vec<u32> = words.iter().map(|w| lexicon.number(w, from.nation)).collect();
        self.folded.insert(key, words.as_slice().into());
        words
    }

    /// A place is one word, however many it is written with.
    fn joined(&mut self, text: &str, from: From) -> Vec<u32> {
        if text.is_empty() {
            return Vec::new();
        }
        let key = mix(mix(hash64(text), 2), u64::from(from.nation));
        if let Some(known) = self.folded.get(&key) {
            return known.to_vec();
        }
        // What follows a comma is the country or the province.
        let named = text.split([',', '،', '(']).find(|part| !part.trim().is_empty()).unwrap_or(text);
        let words = words_as(named, false);
        let Some(mut place) = words.into_iter().filter(|w| !w.weak).reduce(|mut a, b| {
            a.plain.push_str(&b.plain);
            a.sound.push_str(&b.sound);
            a.canon.push_str(&b.canon);
            a
        }) else {
            return Vec::new();
        };
        place.listed = false;
        let number = self.register.lexicon.number(&place, from.nation);
        self.folded.insert(key, [number].into());
        vec![number]
    }

    fn value(&mut self, column: u64, text: &str) -> u32 {
        let key = sort_key(text);
        if key.is_empty() { 0 } else { self.register.values.number(column, &key) }
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

fn number_of(numbers: &mut Numbers<u64, u32>, kind: u64, text: &str) -> u32 {
    let text = text.trim();
    if text.is_empty() {
        return 0;
    }
    let next = u32::try_from(numbers.len() + 1).unwrap_or(u32::MAX);
    *numbers.entry(mix(kind, hash64(text))).or_insert(next)
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
