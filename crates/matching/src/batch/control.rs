//! A check that needs no labels: nobody is registered at two places on one day, so pairs of one day and two places are
//! strangers for certain. How many of them look like one person tells how many of all others do by mistake.

use super::{LOOK_MIN, Pair, wide};
use crate::hash::Numbers;
use crate::register::Register;

/// How far the model's odds are believed to be off before any control has been seen, as a logarithm.
const DOUBT: f32 = 0.3;
/// The largest correction, as a logarithm of odds.
const SHIFT_MAX: f32 = 2.5;

/// Moves all probabilities to where controls and doubt together are most probable. A few controls move nothing: among a
/// hundred thousand people there are five of them.
pub(crate) fn correct(register: &Register, pairs: &mut [Pair]) {
    let same_day = chance_of_one_day(register);
    if same_day <= 0.0 {
        return;
    }
    let shown: Vec<&Pair> = pairs.iter().filter(|p| p.score >= LOOK_MIN).collect();
    let is_control = |pair: &Pair| {
        let (a, b) = (register.who(pair.a).record, register.who(pair.b).record);
        a.registered != 0 && a.registered == b.registered && a.site != 0 && b.site != 0 && a.site != b.site
    };
    let controls: Vec<f32> = shown.iter().filter(|pair| is_control(pair)).map(|pair| pair.score).collect();
    let shift = find_shift(|shift| {
        let expected = same_day * shown.iter().map(|pair| slope(pair.score, shift)).fold(0.0, |sum, slope| sum + slope);
        let seen: f32 = controls.iter().map(|score| shifted(*score, shift)).sum();
        seen - expected - shift / (DOUBT * DOUBT)
    });
    for pair in pairs.iter_mut() {
        pair.score = shifted(pair.score, shift);
    }
}

/// How much the chance that a pair is wrong grows with the shift.
fn slope(score: f32, shift: f32) -> f32 {
    let score = shifted(score, shift);
    score * (1.0 - score)
}

fn shifted(score: f32, shift: f32) -> f32 {
    let score = score.clamp(1e-7, 0.999_999);
    1.0 / (1.0 + (-((score / (1.0 - score)).ln() - shift)).exp())
}

/// Where a falling function is nothing.
fn find_shift(falling: impl Fn(f32) -> f32) -> f32 {
    let (mut low, mut high) = (-SHIFT_MAX, SHIFT_MAX);
    for _ in 0..20 {
        let middle = (low + high) / 2.0;
        if falling(middle) > 0.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
    (low + high) / 2.0
}

/// Chance that two people were registered on one day.
fn chance_of_one_day(register: &Register) -> f32 {
    let mut days: Numbers<u32, u32> = Numbers::default();
    for record in register.records.iter().filter(|r| r.registered != 0) {
        *days.entry(record.registered).or_default() += 1;
    }
    let people = wide(register.len()).max(1.0);
    days.values().map(|n| (f64::from(*n) / f64::from(people)).powi(2)).fold(0.0f32, |sum, p| sum + super::narrow(p))
}
