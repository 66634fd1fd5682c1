//! Whole registers at once: who is in one twice, and who is in two.

mod block;
mod control;
mod learn;
mod party;
#[cfg(test)]
mod tests;
mod third;

use std::sync::atomic::{AtomicUsize, Ordering};

use block::Blocks;
use learn::learn;
use party::Parties;

use crate::candidate::Reason;
use crate::compare::Comparer;
use crate::model::{Model, Odds, Weights};
use crate::register::{Frequencies, Record, Register, Span, Table};

/// Two people who may be one.
#[derive(Clone, Copy)]
pub(crate) struct Pair {
    pub(crate) a: u32,
    pub(crate) b: u32,
    pub(crate) odds: Odds,
    /// Probability that they are one person, as far as is known yet.
    pub(crate) score: f32,
}

/// A pair as it is handed out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    /// The person who comes first in the file.
    pub a: u32,
    /// The other one.
    pub b: u32,
    /// Probability that they are one person.
    pub score: f32,
}

impl Match {
    /// What is to be done with the pair.
    pub fn decision(&self) -> &'static str {
        if self.score >= MATCH_MIN {
            "match"
        } else if self.score >= LOOK_MIN {
            "review"
        } else {
            "none"
        }
    }
}

/// From this probability on a pair is called one person. As many pairs as possible come out right, found or left out, when
/// this is half of the share that come out right.
pub const MATCH_MIN: f32 = 0.35;
/// From this probability on somebody should look at a pair.
pub const LOOK_MIN: f32 = 0.05;

/// Pairs below this probability are forgotten at once.
const KEPT_MIN: f32 = 0.002;
/// People scored at one go.
const CHUNK: usize = 2048;

/// What compares the people of one table, with the weights it has learned from it.
pub struct Batch<'a> {
    table: &'a Table,
    frequencies: Frequencies,
    model: Model,
    weights: Weights,
    people: f32,
}

impl<'a> Batch<'a> {
    /// Learns the weights of a table from the table itself, and finds who is in it twice, or in both of two: every pair
    /// that is worth a look, most certain first, the same whatever the number of threads.
    pub fn run(table: &'a Table, threads: usize, progress: &(dyn Fn(&str) + Sync)) -> (Self, Vec<Match>) {
        let register = &table.register;
        progress("counting names");
        let frequencies = Frequencies::of(register);
        progress("gathering people who share something");
        let blocks = Blocks::of(register);
        progress("learning the weights");
        let model = learn(register, &Comparer::new(register, &frequencies), &blocks);
        let batch = Self { table, people: frequencies.people(), weights: model.prepare(), model, frequencies };
        progress("comparing");
        let mut pairs = batch.score_all(&blocks, threads);
        drop(blocks);
        progress("weighing families and rivals");
        batch.weigh_together(&mut pairs);
        progress("sorting");
        let mut found: Vec<Match> = pairs.iter().filter(|p| p.score >= LOOK_MIN).map(|p| Match { a: p.a, b: p.b, score: p.score }).collect();
        found.sort_unstable_by(|x, y| y.score.total_cmp(&x.score).then((x.a, x.b).cmp(&(y.a, y.b))));
        (batch, found)
    }

    /// Why the two of a pair look like one person, or not.
    pub fn reasons(&self, pair: &Match) -> Vec<Reason> {
        crate::reason::of(&self.comparer().compare_pair(&self.table.register, pair.a, pair.b))
    }

    fn comparer(&self) -> Comparer<'_> {
        Comparer::new(&self.table.register, &self.frequencies)
    }

    /// What the evidence says about two people; nothing when they cannot be one.
    fn weigh(&self, comparer: &Comparer<'_>, a: u32, b: u32) -> Option<Odds> {
        let register = &self.table.register;
        may_be_one(register, a, b).then(|| self.weights.odds(&comparer.compare_pair(register, a.min(b), a.max(b))))
    }

    fn score_all(&self, blocks: &Blocks, threads: usize) -> Vec<Pair> {
        let register = &self.table.register;
        let next = AtomicUsize::new(0);
        let work = || {
            let mut done: Vec<(usize, Vec<Pair>)> = Vec::new();
            let mut others = Vec::new();
            loop {
                let chunk = next.fetch_add(1, Ordering::Relaxed);
                let start = chunk * CHUNK;
                if start >= register.len() {
                    return done;
                }
                let mut pairs = Vec::new();
                for number in start..(start + CHUNK).min(register.len()) {
                    let number = u32::try_from(number).unwrap_or(u32::MAX);
                    blocks.before(number, register.second, &mut others);
                    self.score_one(number, &others, &mut pairs);
                }
                done.push((chunk, pairs));
            }
        };
        let mut done = std::thread::scope(|scope| {
            let others: Vec<_> = (1..threads.max(1)).map(|_| scope.spawn(work)).collect();
            let mut done = work();
            for other in others {
                done.extend(other.join().unwrap_or_default());
            }
            done
        });
        done.sort_unstable_by_key(|(chunk, _)| *chunk);
        done.into_iter().flat_map(|(_, pairs)| pairs).collect()
    }

    fn score_one(&self, number: u32, others: &[u32], pairs: &mut Vec<Pair>) {
        let comparer = self.comparer();
        let register = &self.table.register;
        let who = register.who(number);
        for other in others {
            if is_hopeless(register, who.record, register.who(*other).record) {
                continue;
            }
            let Some(odds) = self.weigh(&comparer, *other, number) else { continue };
            let score = self.model.posterior(odds, self.people).0;
            if score >= KEPT_MIN {
                pairs.push(Pair { a: *other, b: number, odds, score });
            }
        }
    }

    /// What pairs say about each other.
    fn weigh_together(&self, pairs: &mut Vec<Pair>) {
        let comparer = self.comparer();
        let parties = Parties::of(&self.table.register);
        for (a, b) in parties.beside(pairs) {
            if let Some(odds) = self.weigh(&comparer, a, b) {
                pairs.push(Pair { a, b, odds, score: self.model.posterior(odds, self.people).0 });
            }
        }
        parties.support(pairs, &self.model, self.people);
        third::weigh(pairs, &|a, b| {
            let kin = (self.model.relatives / self.people).ln();
            self.weigh(&comparer, a, b).map_or(0.0, |odds| (odds.same - (odds.kin + kin).max(0.0)).min(40.0).exp())
        });
        control::correct(&self.table.register, pairs);
    }

    /// For measuring: which of these pairs are compared at all, and how many pairs are.
    pub fn reached(table: &Table, pairs: &[(u32, u32)]) -> (usize, usize) {
        let blocks = Blocks::of(&table.register);
        let mut wanted: Vec<(u32, u32)> = pairs.iter().map(|(a, b)| (*a.max(b), *a.min(b))).collect();
        wanted.sort_unstable();
        let (mut reached, mut all) = (0, 0);
        let mut others = Vec::new();
        for number in 0..u32::try_from(table.len()).unwrap_or(0) {
            blocks.before(number, table.register.second, &mut others);
            all += others.len();
            let start = wanted.partition_point(|(n, _)| *n < number);
            let of = wanted.get(start..).unwrap_or_default().iter().take_while(|(n, _)| *n == number);
            reached += of.filter(|(_, other)| others.binary_search(other).is_ok()).count();
        }
        (reached, all)
    }
}

impl std::fmt::Debug for Batch<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Batch").field("people", &self.people).finish_non_exhaustive()
    }
}

/// What two records say at first sight: of another generation, or of another sex and age. Reading the rest costs more.
/// Where columns of other evidence are, they may outweigh a slip in the date.
pub(crate) fn is_hopeless(register: &Register, a: &Record, b: &Record) -> bool {
    if !register.extras.is_empty() {
        return false;
    }
    let sexes = (a.sex == 1 && b.sex == 2) || (a.sex == 2 && b.sex == 1);
    match a.birth.meet(b.birth) {
        Span::Generation => true,
        Span::UpToTen | Span::FourFive => sexes,
        _ => false,
    }
}

/// Whether two can be one: not when they were there together, or are of one file when two are compared.
fn may_be_one(register: &Register, a: u32, b: u32) -> bool {
    let (x, y) = (register.who(a).record.group, register.who(b).record.group);
    (x == 0 || x != y) && register.second.is_none_or(|second| (a < second) != (b < second))
}

/// A count as a number with a fraction.
pub(crate) fn wide(n: usize) -> f32 {
    let n = u32::try_from(n).unwrap_or(u32::MAX);
    let (high, low) = (u16::try_from(n >> 16).unwrap_or(0), u16::try_from(n & 0xffff).unwrap_or(0));
    f32::from(high) * 65536.0 + f32::from(low)
}

/// A sum as an ordinary number.
#[expect(clippy::as_conversions, reason = "a sum of probabilities needs no more than seven digits")]
pub(crate) fn narrow(sum: f64) -> f32 {
    sum as f32
}
