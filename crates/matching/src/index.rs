//! The people in memory: compact records, and for each spelling, telephone and document who has it.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fmt;

use crate::candidate::{Candidate, REVIEW_SCORE_MIN, sort_best_first};
use crate::features::{Birth, Features};
use crate::fold::{Word, words};
use crate::keys::{document_code, nationality_code, phone_code};
use crate::score::{Probe, score};
use crate::search;
use crate::vocabulary::{Vocabulary, position};

/// Values of one kind a person can have in the index; more are left out.
const PART_MAX: usize = 200;

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
}

const PARTS: usize = 7;

/// One person in 64 bytes and two short lists of numbers.
#[derive(Default)]
pub(crate) struct Person {
    pub(crate) id: u128,
    /// 0 when the household is not known.
    pub(crate) household: u64,
    numbers: Box<[u32]>,
    pub(crate) documents: Box<[u64]>,
    counts: [u8; PARTS],
    pub(crate) sex: u8,
}

impl Person {
    /// The numbers of one kind: spellings, nationalities or telephones.
    pub(crate) fn part(&self, part: Part) -> &[u32] {
        self.range(part, part)
    }

    /// The spellings of the person's own names: given, family, other.
    pub(crate) fn names(&self) -> &[u32] {
        self.range(Part::Given, Part::Other)
    }

    fn spellings(&self) -> &[u32] {
        self.range(Part::Given, Part::Father)
    }

    fn range(&self, first: Part, last: Part) -> &[u32] {
        let sum = |n: usize| -> usize { self.counts.iter().take(n).map(|c| usize::from(*c)).sum() };
        let (start, end) = (sum(ordinal(first)), sum(ordinal(last) + 1));
        self.numbers.get(start..end).unwrap_or_default()
    }
}

fn ordinal(part: Part) -> usize {
    match part {
        Part::Given => 0,
        Part::Family => 1,
        Part::Other => 2,
        Part::Mother => 3,
        Part::Father => 4,
        Part::Nationality => 5,
        Part::Phone => 6,
    }
}

/// Who has a number: nearly always one person.
enum Holders {
    One(u32),
    Many(Vec<u32>),
}

/// A number and the slots of its holders.
type Numbers<K> = HashMap<K, Holders>;

/// Everybody known, by person id, ready to be compared and searched. Prints only its size in `Debug`.
#[derive(Default)]
pub struct Index {
    slots: HashMap<u128, u32>,
    people: Vec<Person>,
    /// Beside `people`, because most people are ruled out by their birth alone.
    births: Vec<Birth>,
    free: Vec<u32>,
    vocabulary: Vocabulary,
    phones: Numbers<u32>,
    documents: Numbers<u64>,
}

impl fmt::Debug for Index {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Index").field("len", &self.len()).finish_non_exhaustive()
    }
}

impl Index {
    /// An index of nobody.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many people are in it.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether nobody is in it.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// Adds a person, or replaces what was known of that person.
    pub fn upsert(&mut self, id: u128, features: &Features) {
        self.remove(id);
        let slot = self.free_slot();
        let person = self.record(id, features);
        for &spelling in person.names() {
            self.vocabulary.add_bearer(spelling, slot);
        }
        for &phone in person.part(Part::Phone) {
            hold(&mut self.phones, phone, slot);
        }
        for &document in &person.documents {
            hold(&mut self.documents, document, slot);
        }
        if let Some(birth) = self.births.get_mut(position(slot)) {
            *birth = Birth::of(features);
        }
        if let Some(place) = self.people.get_mut(position(slot)) {
            *place = person;
        }
        self.slots.insert(id, slot);
    }

    /// Removes everything of a person; nothing happens when the person is not there.
    pub fn remove(&mut self, id: u128) {
        let Some(slot) = self.slots.remove(&id) else {
            return;
        };
        let Some(person) = self.people.get_mut(position(slot)).map(std::mem::take) else {
            return;
        };
        for &spelling in person.names() {
            self.vocabulary.remove_bearer(spelling, slot);
        }
        for &spelling in person.spellings() {
            self.vocabulary.forget(spelling);
        }
        for &phone in person.part(Part::Phone) {
            release(&mut self.phones, phone, slot);
        }
        for &document in &person.documents {
            release(&mut self.documents, document, slot);
        }
        if let Some(birth) = self.births.get_mut(position(slot)) {
            *birth = Birth::default();
        }
        self.free.push(slot);
    }

    /// Possible same persons, best first, at most `limit`, none below the review threshold. A person already in the index
    /// is among his or her own candidates.
    pub fn candidates(&self, probe: &Features, limit: usize) -> Vec<Candidate> {
        let probe = Probe::new(probe, &self.vocabulary, self.len());
        let mut found = Vec::new();
        for slot in self.worth_scoring(&probe) {
            let Some((person, birth)) = self.at(slot) else {
                continue;
            };
            let candidate = score(&probe, person, birth, &self.vocabulary);
            if candidate.score >= REVIEW_SCORE_MIN {
                found.push(candidate);
            }
        }
        sort_best_first(&mut found, limit);
        found
    }

    /// Whoever may be meant by a text in the search box: name words in any spelling and order, or beginnings of at least
    /// three letters; a telephone number; a document number. Best first, at most `limit`.
    pub fn search(&self, query: &str, limit: usize) -> Vec<Candidate> {
        search::search(self, query, limit)
    }

    /// Those who share a number, two name words, or one name word and nearly the birth year.
    fn worth_scoring(&self, probe: &Probe) -> Vec<u32> {
        let mut slots: Vec<u32> = Vec::new();
        for phone in &probe.phones {
            slots.extend_from_slice(self.phone_holders(*phone));
        }
        for document in &probe.documents {
            slots.extend_from_slice(self.document_holders(*document));
        }
        let likeness = probe.names.iter().map(|name| &name.related.likeness);
        let marks = self.mark(likeness.map(|l| l.iter().map(|(spelling, _)| *spelling)));
        for (slot, words) in (0u32..).zip(marks) {
            if words == 0 {
                continue;
            }
            let birth = self.births.get(position(slot)).copied().unwrap_or_default();
            if probe.is_worth_scoring(words.count_ones(), birth) {
                slots.push(slot);
            }
        }
        slots.sort_unstable();
        slots.dedup();
        slots
    }

    /// For each slot the words (bit by bit, sixteen at most) for which it bears one of the spellings given.
    pub(crate) fn mark<W, S>(&self, words: W) -> Vec<u16>
    where
        W: Iterator<Item = S>,
        S: Iterator<Item = u32>,
    {
        let mut marks = vec![0u16; self.people.len()];
        for (bit, spellings) in (0..16).zip(words) {
            for spelling in spellings {
                for &slot in self.vocabulary.bearers(spelling) {
                    if let Some(mark) = marks.get_mut(position(slot)) {
                        *mark |= 1 << bit;
                    }
                }
            }
        }
        marks
    }

    pub(crate) fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    pub(crate) fn at(&self, slot: u32) -> Option<(&Person, Birth)> {
        let person = self.people.get(position(slot))?;
        Some((person, self.births.get(position(slot)).copied()?))
    }

    pub(crate) fn phone_holders(&self, phone: u32) -> &[u32] {
        self.phones.get(&phone).map_or(&[], Holders::slots)
    }

    pub(crate) fn document_holders(&self, document: u64) -> &[u32] {
        self.documents.get(&document).map_or(&[], Holders::slots)
    }

    fn free_slot(&mut self) -> u32 {
        if let Some(slot) = self.free.pop() {
            return slot;
        }
        self.people.push(Person::default());
        self.births.push(Birth::default());
        u32::try_from(self.people.len() - 1).unwrap_or(u32::MAX)
    }

    fn record(&mut self, id: u128, features: &Features) -> Person {
        let spellings = [
            words(&features.given),
            words(&features.family),
            features.other.iter().flat_map(|o| words(o)).collect(),
            words(&features.mother),
            words(&features.father),
        ];
        let mut numbers = Vec::new();
        let mut counts = [0u8; PARTS];
        let mut counts_left = counts.iter_mut();
        for part in spellings {
            let start = numbers.len();
            let names = part.iter().filter(|w: &&Word| !w.weak).take(PART_MAX);
            numbers.extend(names.map(|word| self.vocabulary.mention(word)));
            count(counts_left.next(), numbers.len() - start);
        }
        let nationalities = features.nationalities.iter();
        let phones = features.phones.iter();
        for part in [distinct(nationalities.filter_map(|n| nationality_code(n))), distinct(phones.filter_map(|p| phone_code(p)))] {
            count(counts_left.next(), part.len());
            numbers.extend(part);
        }
        let documents = features.documents.iter().filter_map(|d| document_code(d));
        Person {
            id,
            household: features.household.map_or(0, household_code),
            numbers: numbers.into(),
            documents: distinct(documents).into(),
            counts,
            sex: features.sex,
        }
    }

    #[cfg(test)]
    pub(crate) fn traces_left(&self) -> usize {
        self.vocabulary.len() + self.phones.len() + self.documents.len()
    }
}

impl Holders {
    fn slots(&self) -> &[u32] {
        match self {
            Self::One(slot) => std::slice::from_ref(slot),
            Self::Many(slots) => slots,
        }
    }
}

fn hold<K: std::hash::Hash + Eq>(numbers: &mut Numbers<K>, key: K, slot: u32) {
    match numbers.entry(key) {
        Entry::Vacant(place) => {
            place.insert(Holders::One(slot));
        }
        Entry::Occupied(mut place) => match place.get_mut() {
            Holders::One(first) => {
                let both = vec![*first, slot];
                place.insert(Holders::Many(both));
            }
            Holders::Many(slots) => slots.push(slot),
        },
    }
}

fn release<K: std::hash::Hash + Eq>(numbers: &mut Numbers<K>, key: K, slot: u32) {
    let Entry::Occupied(mut place) = numbers.entry(key) else {
        return;
    };
    let empty = match place.get_mut() {
        Holders::One(only) => *only == slot,
        Holders::Many(slots) => {
            slots.retain(|s| *s != slot);
            slots.is_empty()
        }
    };
    if empty {
        place.remove();
    }
}

fn count(place: Option<&mut u8>, values: usize) {
    if let Some(place) = place {
        *place = u8::try_from(values).unwrap_or(u8::MAX);
    }
}

/// Sorted, each once, not too many.
pub(crate) fn distinct<T: Ord>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut list: Vec<T> = values.take(PART_MAX).collect();
    list.sort_unstable();
    list.dedup();
    list
}

/// Both halves of the id in one; never 0, which means none.
pub(crate) fn household_code(id: u128) -> u64 {
    let folded = (id >> 64) ^ (id & u128::from(u64::MAX));
    u64::try_from(folded).unwrap_or_default().max(1)
}
