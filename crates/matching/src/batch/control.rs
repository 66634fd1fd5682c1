//! A check that needs no labels: nobody is registered at two places on one day, so pairs of one day and two places are
//! strangers for certain. How many of them look like one person tells how many of all others do by mistake.

use super::{LOOK_MIN, Pair, wide};
use crate::hash::Numbers;
use crate::register::Register;

/// Controls that the model's own word counts for.
const MODEL_WORD: f32 = 8.0;
/// The largest correction, as a logarithm of odds.
const SHIFT_MAX: f32 = 2.5;

/// Moves all probabilities so that as many are wrong as the controls say.
pub(crate) fn correct(register: &Register, pairs: &mut [Pair]) {
    let same_day = chance_of_one_day(register);
    if same_day <= 0.0 {
        return;
    }
    let (mut controls, mut wrong) = (0usize, 0f32);
    for pair in pairs.iter().filter(|p| p.score >= LOOK_MIN) {
        let (a, b) = (register.who(pair.a).record, register.who(pair.b).record);
        let control = a.registered != 0 && a.registered == b.registered && a.site != 0 && b.site != 0 && a.site != b.site;
        controls += usize::from(control);
        wrong += 1.0 - pair.score;
    }
    let expected = wrong * same_day;
    let factor = (wide(controls) + MODEL_WORD) / (expected + MODEL_WORD);
    let shift = find_shift(pairs, wrong * factor);
    for pair in pairs.iter_mut() {
        pair.score = shifted(pair.score, shift);
    }
}

fn shifted(score: f32, shift: f32) -> f32 {
    let score = score.clamp(1e-7, 0.999_999);
    1.0 / (1.0 + (-((score / (1.0 - score)).ln() - shift)).exp())
}

/// How far the odds must be lowered for so many of the pairs shown to be wrong.
fn find_shift(pairs: &[Pair], wrong: f32) -> f32 {
    let (mut low, mut high) = (-SHIFT_MAX, SHIFT_MAX);
    for _ in 0..20 {
        let middle = (low + high) / 2.0;
        let sum: f32 = pairs.iter().filter(|p| p.score >= LOOK_MIN).map(|p| 1.0 - shifted(p.score, middle)).sum();
        if sum < wrong {
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
