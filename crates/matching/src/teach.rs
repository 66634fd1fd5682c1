//! What people decided about pairs teaches how much each field counts: a logistic correction of the weights, held near the
//! shipped ones, the same in whatever order the decisions came.

use crate::compare::{Comparison, field};
use crate::model::{Model, Teaching};

/// How firmly the shipped weight of a field is held, and how firmly the level of all: about as many decisions as it takes
/// to move them noticeably.
const HELD: f32 = 400.0;
const HELD_LEVEL: f32 = 30.0;
/// No field ever counts for less or more than this, and no probability is moved by more, whatever was decided.
const LEAST: f32 = 0.6;
const MOST: f32 = 1.4;
const LEVEL_MAX: f32 = 1.5;
const ROUNDS: usize = 25;

/// A pair about which somebody decided.
#[derive(Clone)]
pub(crate) struct Decided {
    pub(crate) found: Comparison,
    pub(crate) same: bool,
}

/// One decision while the weights are moved.
struct Case {
    parts: [f32; field::COUNT],
    /// What does not depend on what is taught.
    rest: f32,
    same: f32,
    /// Logarithm of the odds as far as they are taught.
    odds: f32,
}

/// The weights after the decisions, beginning anew with the shipped ones.
pub(crate) fn teach(model: &Model, decided: &[Decided], people: f32) -> Teaching {
    let mut cases: Vec<Case> = decided.iter().map(|decided| case(model, decided, people)).collect();
    // Sums of fractions depend on their order; decisions must not.
    cases.sort_by(|x, y| {
        x.parts.iter().zip(&y.parts).map(|(a, b)| a.total_cmp(b)).fold(x.rest.total_cmp(&y.rest).then(x.same.total_cmp(&y.same)), std::cmp::Ordering::then)
    });
    let mut taught = Teaching::default();
    for _ in 0..ROUNDS {
        for at in 0..field::COUNT {
            let Some(weight) = taught.fields.get_mut(at) else { continue };
            let moved = (*weight - step(&cases, Some(at), (*weight - 1.0, HELD))).clamp(LEAST, MOST);
            let by = moved - *weight;
            *weight = moved;
            for case in &mut cases {
                case.odds += by * case.part(at);
            }
        }
        let moved = (taught.level - step(&cases, None, (taught.level, HELD_LEVEL))).clamp(-LEVEL_MAX, LEVEL_MAX);
        let by = moved - taught.level;
        taught.level = moved;
        for case in &mut cases {
            case.odds += by;
        }
    }
    taught
}

fn case(model: &Model, decided: &Decided, people: f32) -> Case {
    let untaught = Model { teaching: Teaching::default(), ..model.clone() };
    let (parts, odds) = untaught.prepare().parts(&decided.found);
    let (same, _) = untaught.posterior(odds, people);
    let same = same.clamp(1e-6, 1.0 - 1e-6);
    let odds = (same / (1.0 - same)).ln();
    Case { rest: odds - parts.iter().sum::<f32>(), parts, same: if decided.same { 1.0 } else { 0.0 }, odds }
}

impl Case {
    fn part(&self, at: usize) -> f32 {
        self.parts.get(at).copied().unwrap_or(0.0)
    }
}

/// How far one weight moves, by Newton's method; `None` stands for the level of all.
fn step(cases: &[Case], at: Option<usize>, (away, held): (f32, f32)) -> f32 {
    let (mut slope, mut bend) = (held * away, held);
    for case in cases {
        let part = at.map_or(1.0, |at| case.part(at));
        let likely = 1.0 / (1.0 + (-case.odds).exp());
        slope += (likely - case.same) * part;
        bend += likely * (1.0 - likely) * part * part;
    }
    slope / bend
}
