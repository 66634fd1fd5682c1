//! Whole registers at once: who is in one twice, and who is in two.

mod block;
mod learn;
mod party;
mod third;

use std::sync::atomic::{AtomicUsize, Ordering};

use block::Blocks;
use learn::{Sample, learn_kinds, learn_strangers, observe_kin};
use party::Parties;

use crate::compare::{Comparer, Comparison};
use crate::model::{Model, Odds};
use crate::register::{Frequencies, Register, Table};

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
    /// Levels.
    pub levels: [u8; 11],
    /// Logs.
    pub logs: (f32, f32),
}

/// From this probability on a pair is called one person.
pub const MATCH_MIN: f32 = 0.4;
/// From this probability on somebody should look at a pair.
pub const LOOK_MIN: f32 = 0.05;

/// People scored at one go.
const CHUNK: usize = 2048;
/// Pairs from which the weights are learned, at most.
const SAMPLE_MAX: usize = 250_000;

/// Finds who is in a table twice, or in both of two.
pub fn pairs(table: &Table, threads: usize, progress: &(dyn Fn(&str) + Sync)) -> Vec<Match> {
    let register = &table.register;
    let people = wide(register.len());
    progress("counting names");
    let frequencies = Frequencies::of(register);
    let comparer = Comparer::new(register, &frequencies);
    progress("gathering people who share something");
    let blocks = Blocks::of(register);
    let mut model = Model::shipped();
    progress("learning");
    learn_strangers(&mut model, register, &comparer);
    let step = (register.len() / 60_000).max(1);
    let groups = observe_kin(register, &comparer);
    for _ in 0..2 {
        let sample = sample(register, &comparer, &blocks, &model, step);
        learn_kinds(&mut model, &sample, &groups, people, possible(register));
        learn_strangers(&mut model, register, &comparer);
    }
    progress("comparing");
    let mut pairs = score_all(register, &comparer, &blocks, &model, threads);
    if std::env::var("NOPARTY").is_err() {
        let parties = Parties::of(register);
        let beside = parties.beside(&pairs);
        progress(&format!("{} pairs, {} beside", pairs.len(), beside.len()));
        for (a, b) in beside {
            if let Some(odds) = weigh(register, &comparer, &model, a, b) {
                pairs.push(Pair { a, b, odds, score: model.posterior(odds, people).0 });
            }
        }
        parties.support(&mut pairs, &model, people);
    }
    if std::env::var("NOTHIRD").is_err() {
        let ratio = |a: u32, b: u32| {
            let (a, b) = (a.min(b), a.max(b));
            weigh(register, &comparer, &model, a, b).map_or(0.0, |odds| (odds.same - (odds.kin + (model.relatives / people).ln()).max(0.0)).min(40.0).exp())
        };
        third::weigh(&mut pairs, &ratio);
    }
    if std::env::var("DUMP").is_ok() {
        for (name, f) in ["personal", "family", "further", "birth", "sex", "nation", "place", "mother", "phone", "site", "father"].iter().zip(&model.fields) {
            let show = |l: &[f32]| l.iter().skip(1).map(|p| format!("{p:8.5}")).collect::<Vec<_>>().join(" ");
            eprintln!("{name:9} same {}\n          kin  {}", show(&f.same), show(&f.kin));
            for c in 0..4 {
                eprintln!("          u{c}   {}", show(&f.strangers[c]));
            }
            eprintln!("          typ  {}", show(&f.typical));
        }
        eprintln!("duplicates {} relatives {}", model.duplicates, model.relatives);
    }
    progress("deciding");
    let mut found: Vec<Match> = pairs
        .iter()
        .map(|p| {
            let found = comparer.compare(register.who(p.a), register.who(p.b));
            let mut levels = [0; 11];
            levels.copy_from_slice(&found.level[..11]);
            Match { a: p.a, b: p.b, score: p.score, levels, logs: (p.odds.same, p.odds.kin) }
        })
        .filter(|m| m.score >= LOOK_MIN)
        .collect();
    found.sort_unstable_by(|x, y| y.score.total_cmp(&x.score).then((x.a, x.b).cmp(&(y.a, y.b))));
    found
}

/// How many pairs there are at all.
fn possible(register: &Register) -> f32 {
    match register.second {
        Some(second) => {
            let first = wide(crate::vocabulary::position(second));
            first * (wide(register.len()) - first)
        }
        None => wide(register.len()) * wide(register.len()) / 2.0,
    }
}

/// Pairs that are not plainly strangers, of every so manieth person.
fn sample(register: &Register, comparer: &Comparer<'_>, blocks: &Blocks, model: &Model, step: usize) -> Sample {
    let people = comparer.frequencies.people();
    let mut pairs: Vec<Comparison> = Vec::new();
    let mut others = Vec::new();
    for number in (0..u32::try_from(register.len()).unwrap_or(0)).step_by(step) {
        blocks.before(number, register.second, &mut others);
        let who = register.who(number);
        for other in &others {
            let known = register.who(*other);
            if who.record.group != 0 && who.record.group == known.record.group {
                continue;
            }
            let mut found = comparer.compare(known, who);
            found.together = comparer.frequencies.together(*other).min(comparer.frequencies.together(number));
            let (same, kin) = model.posterior(model.odds(&found), people);
            if same > 0.0005 || kin > 0.01 {
                pairs.push(found);
            }
        }
        if pairs.len() >= SAMPLE_MAX * 8 {
            break;
        }
    }
    Sample { pairs, weight: wide(step) }
}

fn score_all(register: &Register, comparer: &Comparer<'_>, blocks: &Blocks, model: &Model, threads: usize) -> Vec<Pair> {
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
                score_one(register, comparer, model, number, &others, &mut pairs);
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

fn score_one(register: &Register, comparer: &Comparer<'_>, model: &Model, number: u32, others: &[u32], pairs: &mut Vec<Pair>) {
    let people = comparer.frequencies.people();
    for other in others {
        let Some(odds) = weigh(register, comparer, model, *other, number) else { continue };
        let score = model.posterior(odds, people).0;
        if score >= 0.002 {
            pairs.push(Pair { a: *other, b: number, odds, score });
        }
    }
}

/// What the evidence says about two people; nothing when they cannot be one: they were there together, or are of one file
/// when two are compared.
fn weigh(register: &Register, comparer: &Comparer<'_>, model: &Model, a: u32, b: u32) -> Option<Odds> {
    let (x, y) = (register.who(a), register.who(b));
    if x.record.group != 0 && x.record.group == y.record.group {
        return None;
    }
    if register.second.is_some_and(|second| (a < second) == (b < second)) {
        return None;
    }
    let mut found = comparer.compare(x, y);
    found.together = comparer.frequencies.together(a).min(comparer.frequencies.together(b));
    Some(model.odds(&found))
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

/// For measuring: levels of pairs, and whether they are compared at all; and how many pairs are compared.
#[doc(hidden)]
pub fn trace(table: &Table, pairs: &[(u32, u32)]) -> (Vec<([u8; 11], bool)>, usize) {
    let register = &table.register;
    let frequencies = Frequencies::of(register);
    let comparer = Comparer::new(register, &frequencies);
    let blocks = Blocks::of(register);
    let mut others = Vec::new();
    let mut all = 0;
    let mut known = std::collections::HashSet::new();
    for number in 0..u32::try_from(register.len()).unwrap_or(0) {
        blocks.before(number, register.second, &mut others);
        all += others.len();
        for o in &others {
            known.insert((*o, number));
        }
    }
    let traced = pairs.iter().map(|(a, b)| {
        let found = comparer.compare(register.who(*a), register.who(*b));
        let mut levels = [0; 11];
        levels.copy_from_slice(&found.level[..11]);
        (levels, known.contains(&(*a.min(b), *a.max(b))))
    });
    (traced.collect(), all)
}
