//! What a third person says about a pair: a common likeness supports it, and a better partner speaks against it.

use super::Pair;
use crate::hash::Numbers;

/// From this probability on a partner has a say.
const PARTNER_MIN: f32 = 0.03;
/// Partners of one person who have a say.
const PARTNERS_MAX: usize = 8;
/// Most that a third person adds, as a logarithm: what is common to three was counted with the first two.
const SUPPORT_MAX: f32 = 0.5;
/// No probability is nearer to certainty than this while others are weighed.
const SURE: f32 = 0.9999;

/// Weighs each pair against the other partners of its two people. `ratio` tells how much more probable the evidence about
/// two people is if they are one.
pub(crate) fn weigh(pairs: &mut [Pair], ratio: &dyn Fn(u32, u32) -> f32) {
    let partners = partners(pairs);
    let mut known: Numbers<u64, f32> = Numbers::default();
    let mut scores: Vec<f32> = Vec::with_capacity(pairs.len());
    for pair in pairs.iter() {
        if pair.score < 0.001 {
            scores.push(pair.score);
            continue;
        }
        let mut against = 0.0f32;
        let mut support = 0.0f32;
        for (one, other) in [(pair.a, pair.b), (pair.b, pair.a)] {
            for (third, score) in partners.get(&one).map_or(&[][..], Vec::as_slice) {
                if *third == other {
                    continue;
                }
                let key = u64::from(other.min(*third)) << 32 | u64::from(other.max(*third));
                let likeness = *known.entry(key).or_insert_with(|| ratio(other, *third));
                let odds = score.min(SURE) / (1.0 - score.min(SURE));
                let say = ((1.0 + odds * likeness) / (1.0 + odds)).ln();
                if say > 0.0 {
                    support = support.max(say.min(SUPPORT_MAX));
                } else {
                    against += say;
                }
            }
        }
        let score = pair.score.clamp(1e-6, 0.999_999);
        let odds = (score / (1.0 - score)).ln() + support + against.max(-6.0);
        scores.push(1.0 / (1.0 + (-odds).exp()));
    }
    for (pair, score) in pairs.iter_mut().zip(scores) {
        pair.score = score;
    }
}

/// The most likely partners of each person.
fn partners(pairs: &[Pair]) -> Numbers<u32, Vec<(u32, f32)>> {
    let mut partners: Numbers<u32, Vec<(u32, f32)>> = Numbers::default();
    for pair in pairs.iter().filter(|p| p.score >= PARTNER_MIN) {
        partners.entry(pair.a).or_default().push((pair.b, pair.score));
        partners.entry(pair.b).or_default().push((pair.a, pair.score));
    }
    for list in partners.values_mut() {
        list.sort_unstable_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        list.truncate(PARTNERS_MAX);
    }
    partners
}
