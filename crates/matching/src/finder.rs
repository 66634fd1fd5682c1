//! Looking up one person after the other in a whole register: the keys of the batch, kept sorted so that a question finds
//! its few hundred candidates at once.

use std::io::Read;
use std::time::{Duration, Instant};

use crate::batch::{KINDS, is_hopeless};
use crate::compare::Comparer;
use crate::hash::mix;
use crate::model::{Model, Weights};
use crate::register::{BadRow, Filling, Frequencies, Register, Row, TableError};
use crate::vocabulary::position;

/// One who may be asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Hit {
    person: u32,
    score: f32,
}

/// Below this probability nobody is shown.
pub const HIT_MIN: f32 = 0.0005;
/// A key that more people share is of no use to a question.
const SHARED_MAX: usize = 400;
/// Candidates compared for one question.
const COMPARED_MAX: usize = 2200;
/// Somebody asked for is in the register at this chance: whoever stands at the desk may have come before.
const KNOWN: f32 = 0.5;

/// A register ready for questions.
pub struct Finder {
    filling: Filling,
    frequencies: Frequencies,
    model: Model,
    weights: Weights,
    /// For each kind of key, hash and person, in order.
    keys: Vec<Vec<(u32, u32)>>,
    people: u32,
}

impl std::fmt::Debug for Finder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Finder").field("people", &self.people).finish_non_exhaustive()
    }
}

impl Finder {
    /// Reads a table and makes it ready, learning the weights from it.
    ///
    /// # Errors
    /// When the file cannot be read or has no column of names.
    pub fn read(file: impl Read) -> Result<Self, TableError> {
        let mut filling = Filling::default();
        filling.read(file)?;
        filling.intake.register.orient();
        let register = &filling.intake.register;
        let frequencies = Frequencies::of(register);
        let model = Model { duplicates: KNOWN, ..crate::batch::learned(register, &frequencies) };
        let keys = KINDS.iter().map(|kind| sorted_keys(register, kind.keys)).collect();
        let people = u32::try_from(register.len()).unwrap_or(u32::MAX);
        Ok(Self { weights: model.prepare(), filling, frequencies, model, keys, people })
    }

    /// How many people can be found.
    pub fn len(&self) -> usize {
        position(self.people)
    }

    /// Whether nobody can be found.
    pub fn is_empty(&self) -> bool {
        self.people == 0
    }

    /// Looks up everybody in a file of questions, one after the other. `told` gets the id of the question, the ids of
    /// those found with their probability, best first, and the time it took to read, fold and answer the question.
    ///
    /// # Errors
    /// When the questions cannot be read.
    pub fn answer(&mut self, questions: impl Read, top: usize, mut told: impl FnMut(&str, &[(&str, f32)], Duration)) -> Result<Vec<BadRow>, TableError> {
        let mut bad = Vec::new();
        let mut filling = std::mem::take(&mut self.filling);
        let read = filling.each(questions, |filling, id, row| {
            let start = Instant::now();
            let hits = match row {
                Ok(row) => self.ask_row(filling, &row, top),
                Err(row) => {
                    bad.push(row);
                    return;
                }
            };
            let hits: Vec<(&str, f32)> = hits.iter().map(|hit| (filling.id(hit.person), hit.score)).collect();
            told(id, &hits, start.elapsed());
        });
        self.filling = filling;
        read.map(|()| bad)
    }

    fn ask_row(&self, filling: &mut Filling, row: &Row<'_>, top: usize) -> Vec<Hit> {
        let Some(number) = filling.intake.add(row) else { return Vec::new() };
        let register = &mut filling.intake.register;
        register.orient_one(position(number));
        let hits = self.ask(register, number, top);
        register.pop();
        hits
    }

    /// Who may be the last person of the register, among those before.
    fn ask(&self, register: &Register, number: u32, top: usize) -> Vec<Hit> {
        let who = register.who(number);
        let comparer = Comparer::new(register, &self.frequencies);
        let people = self.frequencies.people();
        let mut hits: Vec<Hit> = Vec::with_capacity(64);
        for person in self.candidates(register, number) {
            let known = register.who(person);
            if is_hopeless(register, who.record, known.record) {
                continue;
            }
            let mut found = comparer.compare(known, who);
            found.together = self.frequencies.together(person);
            let score = self.model.posterior(self.weights.odds(&found), people).0;
            if score >= HIT_MIN {
                hits.push(Hit { person, score });
            }
        }
        hits.sort_unstable_by(|x, y| y.score.total_cmp(&x.score).then(x.person.cmp(&y.person)));
        hits.truncate(top);
        hits
    }

    /// Those who share a key that few share, those of the rarest keys first.
    fn candidates(&self, register: &Register, number: u32) -> Vec<u32> {
        let who = register.who(number);
        let mut runs: Vec<&[(u32, u32)]> = Vec::with_capacity(64);
        let mut keys = Vec::new();
        for (kind, sorted) in KINDS.iter().zip(&self.keys) {
            keys.clear();
            (kind.keys)(register, &who, &mut keys);
            keys.sort_unstable();
            keys.dedup();
            for key in &keys {
                let hash = short(*key);
                let start = sorted.partition_point(|(k, _)| *k < hash);
                let run = sorted.get(start..).unwrap_or_default();
                let run = run.get(..run.partition_point(|(k, _)| *k == hash).min(SHARED_MAX + 1)).unwrap_or_default();
                if !run.is_empty() && run.len() <= SHARED_MAX {
                    runs.push(run);
                }
            }
        }
        runs.sort_by_key(|run| run.len());
        let mut people: Vec<u32> = Vec::with_capacity(1024);
        for run in runs {
            if people.len() >= COMPARED_MAX {
                break;
            }
            people.extend(run.iter().map(|(_, person)| *person));
        }
        people.sort_unstable();
        people.dedup();
        people
    }
}

fn short(key: u64) -> u32 {
    u32::try_from(mix(key, 11) >> 32).unwrap_or(0)
}

fn sorted_keys(register: &Register, of: fn(&Register, &crate::register::Who<'_>, &mut Vec<u64>)) -> Vec<(u32, u32)> {
    let mut sorted = Vec::with_capacity(register.len() * 2);
    let mut keys = Vec::new();
    for number in 0..u32::try_from(register.len()).unwrap_or(0) {
        keys.clear();
        of(register, &register.who(number), &mut keys);
        keys.sort_unstable();
        keys.dedup();
        sorted.extend(keys.iter().map(|key| (short(*key), number)));
    }
    sorted.sort_unstable();
    sorted.shrink_to_fit();
    sorted
}
