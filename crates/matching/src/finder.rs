//! Looking up one person after the other in a whole register: the index of the desk, filled from a file.

use std::io::Read;
use std::time::Duration;

use crate::compare::Comparer;
use crate::index::{Index, Memory};
use crate::register::{BadRow, Draft, Fill, Ids, Intake, Register, TableError, ask, fill};

/// Below this probability nobody is shown.
pub const HIT_MIN: f32 = 0.0002;

/// A register ready for questions.
pub struct Finder {
    index: Index,
    ids: Ids,
}

impl std::fmt::Debug for Finder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Finder").field("len", &self.len()).finish_non_exhaustive()
    }
}

impl Finder {
    /// Reads a table and makes it ready, with the shipped weights: those learned from the table find no more.
    ///
    /// # Errors
    /// When the file cannot be read or has no column of names.
    pub fn read(file: impl Read) -> Result<Self, TableError> {
        let (mut index, mut ids) = (Index::new(), Ids::default());
        fill(file, &mut index, &mut Intake::default(), &mut ids)?;
        index.settle();
        Ok(Self { index, ids })
    }

    /// How many people can be found.
    pub fn len(&self) -> usize {
        self.index.len()
    }

    /// Whether nobody can be found.
    pub fn is_empty(&self) -> bool {
        self.index.is_empty()
    }

    /// What it holds in memory.
    pub fn memory(&self) -> Memory {
        self.index.memory()
    }

    /// Adds the people of another file while questions are asked: each can be found at once. Gives the rows left out.
    ///
    /// # Errors
    /// When the file cannot be read or has no column of names.
    pub fn add(&mut self, file: impl Read) -> Result<Vec<BadRow>, TableError> {
        fill(file, &mut OneByOne(&mut self.index), &mut Intake::default(), &mut self.ids)
    }

    /// Looks up everybody in a file of questions, one after the other. `told` gets the id of the question, the ids of
    /// those found with their probability, best first, and the time it took to fold and answer the question.
    ///
    /// # Errors
    /// When the questions cannot be read.
    pub fn answer(&self, questions: impl Read, top: usize, mut told: impl FnMut(&str, &[(&str, f32)], Duration)) -> Result<Vec<BadRow>, TableError> {
        ask(questions, &self.index.register, |id, question, start| {
            let hits = match question {
                Some((asking, draft)) => self.index.ask(&Comparer::asking(&asking, self.index.counts()), draft.who(), top, HIT_MIN),
                None => Vec::new(),
            };
            let hits: Vec<(&str, f32)> = hits.iter().map(|hit| (self.ids.get(hit.person), hit.score)).collect();
            told(id, &hits, start.elapsed());
        })
    }
}

/// An index that is filled while it is used.
struct OneByOne<'a>(&'a mut Index);

impl Fill for OneByOne<'_> {
    fn register(&mut self) -> &mut Register {
        &mut self.0.register
    }

    fn add(&mut self, draft: &Draft) {
        let id = u128::try_from(self.0.len()).unwrap_or_default();
        self.0.insert(id, draft);
    }
}
