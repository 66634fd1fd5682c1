//! The search box: what was typed or scanned, against names, telephones and documents.

use std::collections::{HashMap, HashSet};

use crate::candidate::{Candidate, Reason, sort_best_first};
use crate::fold::words;
use crate::hash::{Numbers, position};
use crate::index::Index;
use crate::keys::{document_code, phone_code};
use crate::kinds::{document_key, name_key, phone_key};
use crate::lexicon::{Level, Words};
use crate::register::{Asking, Numbering, Part, halves};

/// Words of a query that are looked at.
const QUERY_WORDS_MAX: usize = 8;
/// Shorter beginnings match too many names.
const PREFIX_SOUNDS_MIN: usize = 2;
const PREFIX_CHARS_MIN: usize = 3;
/// Score of a person of whose name one word of several was not found.
const ONE_WORD_MISSING: f32 = 0.7;
/// What a name loses for having words that were not asked for, at most.
const UNASKED_LOSS_MAX: f32 = 0.08;
/// What a particle adds when the name has it as a word.
const PARTICLE_GAIN: f32 = 0.03;
/// Likeness of two spellings of one name, and of a name and its beginning.
const SPELLING: f32 = 0.97;
const PREFIX: f32 = 0.85;

/// See `Index::search`.
pub(crate) fn search(index: &Index, query: &str, limit: usize) -> Vec<Candidate> {
    let mut found = by_number(index, query);
    if found.is_empty() {
        found = by_name(index, query, limit);
    }
    sort_best_first(&mut found, limit);
    found
}

fn by_number(index: &Index, query: &str) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut add = |person: u32, reason: Reason, score: f32| {
        let id = index.id(person);
        match found.iter_mut().find(|c| c.id == id) {
            Some(known) => known.reasons.push(reason),
            None => found.push(Candidate { id, score, reasons: vec![reason] }),
        }
    };
    if let Some(code) = document_code(query) {
        let halves = halves(code);
        for person in index.run(document_key(code)).people().filter(|person| index.register.who(*person).documents().any(|d| d == halves)) {
            add(person, Reason::SameDocument, 1.0);
        }
    }
    if let Some(code) = phone_code(query).filter(|_| !query.chars().any(char::is_alphabetic)) {
        for person in index.run(phone_key(code)).people().filter(|person| index.register.who(*person).part(Part::Phone).contains(&code)) {
            add(person, Reason::SamePhone, 0.99);
        }
    }
    found
}

/// One word asked for, and how much each spelling in use resembles it.
struct Asked {
    likeness: Numbers<u32, f32>,
    /// The names that those spellings are of, nearest first.
    names: Vec<u32>,
}

impl Asked {
    fn of(index: &Index, spellings: Words<'_>, word: u32, prefix: bool) -> Self {
        let mut asked = Self { likeness: Numbers::default(), names: Vec::new() };
        let mut names: Vec<(f32, u32)> = Vec::new();
        let sound = spellings.sound(word);
        let prefix = prefix && sound.chars().count() >= PREFIX_SOUNDS_MIN;
        let Some(own) = spellings.get(word) else { return asked };
        // A spelling is there once for each nation, and resembles the word alike in all of them.
        let mut known: HashMap<(u32, u32, u8), f32> = HashMap::new();
        for (number, trace) in index.register.lexicon.all() {
            let begins = prefix && trace.first == own.first;
            if !begins && !own.may_meet(trace) {
                continue;
            }
            let likeness = *known.entry(trace.shape()).or_insert_with(|| {
                let likeness = likeness(spellings.level(word, number));
                if begins && likeness < PREFIX && spellings.sound(number).starts_with(sound) { PREFIX } else { likeness }
            });
            if likeness > 0.0 {
                asked.likeness.insert(number, likeness);
                names.push((likeness, trace.canon));
            }
        }
        names.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut seen = HashSet::new();
        asked.names = names.into_iter().map(|(_, canon)| canon).filter(|canon| seen.insert(*canon)).collect();
        asked
    }

    fn likeness(&self, spelling: u32) -> f32 {
        self.likeness.get(&spelling).copied().unwrap_or(0.0)
    }
}

fn likeness(level: Level) -> f32 {
    match level {
        Level::Plain => 1.0,
        Level::Canon => SPELLING,
        Level::Bare => 0.9,
        Level::Near => 0.86,
        Level::Bone | Level::Loose => 0.8,
        Level::Initial | Level::Other | Level::Differ | Level::Missing => 0.0,
    }
}

fn by_name(index: &Index, query: &str, limit: usize) -> Vec<Candidate> {
    let mut asking = Asking::new(&index.register);
    let (mut names, mut particles) = (Vec::new(), Vec::new());
    for word in words(query).iter().take(QUERY_WORDS_MAX) {
        let long = word.plain.chars().count() >= PREFIX_CHARS_MIN;
        let number = asking.word(word, 0);
        if word.weak { particles.push(number) } else { names.push((number, long)) }
    }
    let spellings = asking.spellings();
    let names: Vec<Asked> = names.into_iter().map(|(word, long)| Asked::of(index, spellings, word, long)).collect();
    let particles: Vec<Asked> = particles.into_iter().map(|word| Asked::of(index, spellings, word, false)).collect();
    let people = match names.as_slice() {
        [] => Vec::new(),
        [one] if particles.is_empty() => first_of(index, one, limit),
        several => bearers_of_most(index, several),
    };
    people.into_iter().filter_map(|person| named(index, person, &names, &particles)).collect()
}

/// Nearest names first, so that the first `limit` people are the best.
fn first_of(index: &Index, name: &Asked, limit: usize) -> Vec<u32> {
    let mut people: Vec<u32> = Vec::new();
    for canon in &name.names {
        people.extend(index.run(name_key(*canon)).people().take(limit));
        if people.len() >= limit.saturating_mul(2) {
            break;
        }
    }
    people.sort_unstable();
    people.dedup();
    people
}

/// Those who bear the most of the names, if they bear all or all but one.
fn bearers_of_most(index: &Index, names: &[Asked]) -> Vec<u32> {
    let mut marks = vec![0u8; index.register.len()];
    for (bit, name) in names.iter().enumerate() {
        for canon in &name.names {
            for person in index.run(name_key(*canon)).people() {
                if let Some(mark) = marks.get_mut(position(person)) {
                    *mark |= 1 << bit;
                }
            }
        }
    }
    let most = marks.iter().map(|mark| mark.count_ones()).max().unwrap_or(0);
    if most == 0 || position(most) + 1 < names.len() {
        return Vec::new();
    }
    (0u32..).zip(marks).filter(|(_, mark)| mark.count_ones() == most).map(|(person, _)| person).collect()
}

/// Best spelling of the name for each word asked.
fn named(index: &Index, person: u32, names: &[Asked], particles: &[Asked]) -> Option<Candidate> {
    let borne = index.register.who(person).names();
    let best = |word: &Asked| borne.iter().map(|spelling| word.likeness(*spelling)).fold(0.0, f32::max);
    let found = names.iter().map(best).filter(|likeness| *likeness > 0.0);
    let (sum, least, matched) = found.fold((0.0, 1.0f32, 0usize), |(sum, least, n), likeness| (sum + likeness, least.min(likeness), n + 1));
    if matched == 0 || matched + 1 < names.len() {
        return None;
    }
    let share = crate::batch::wide(matched) / crate::batch::wide(borne.len().max(1));
    let unasked = (1.0 - share).clamp(0.0, 1.0) * UNASKED_LOSS_MAX;
    let gain = if particles.iter().any(|p| best(p) > 0.0) { PARTICLE_GAIN } else { 0.0 };
    let score = (sum / crate::batch::wide(matched) - unasked + gain).clamp(0.0, 1.0);
    let (score, reason) = if matched < names.len() {
        (score * ONE_WORD_MISSING, Reason::OneNameShared)
    } else if least >= 1.0 {
        (score, Reason::SameName)
    } else if least >= SPELLING {
        (score, Reason::SameNameOtherSpelling)
    } else {
        (score, Reason::SimilarName)
    };
    Some(Candidate { id: index.id(person), score, reasons: vec![reason] })
}
