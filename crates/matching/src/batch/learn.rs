//! Learning the weights from the register itself, without labels: expectation and maximisation, held by the shipped weights.

use super::block::Blocks;
use super::{may_be_one, wide};
use crate::compare::{Comparer, Comparison, LEVELS, NO_SHARE, field};
use crate::hash::{Dice, Numbers, mix, position};
use crate::model::{CONTEXTS, Model, SCRIPTS};
use crate::register::{Part, Register};

/// Pairs drawn for each way of being strangers.
const STRANGERS: usize = 40_000;
/// Observations that the shipped weights count for.
const PRIOR_STRANGERS: f32 = 40.0;
const PRIOR_SAME: f32 = 40.0;
const PRIOR_KIN: f32 = 200.0;
const ROUNDS: usize = 12;

/// Pairs whose kind is not known.
struct Sample {
    pairs: Vec<Comparison>,
    /// How many pairs of the register each stands for.
    weight: f32,
}

/// People whose pairs the weights are learned from.
const SAMPLE_PEOPLE: usize = 25_000;

/// The weights that a register itself suggests.
pub(super) fn learn(register: &Register, comparer: &Comparer<'_>, blocks: &Blocks) -> Model {
    let people = comparer.people();
    let mut model = Model::shipped();
    let strangers = draw_strangers(register, comparer);
    let groups = observe_kin(register, comparer);
    learn_strangers(&mut model, &strangers, people);
    let sample = sample(register, comparer, blocks, &model);
    for _ in 0..2 {
        learn_kinds(&mut model, &sample, &groups, people, possible(register));
        learn_strangers(&mut model, &strangers, people);
    }
    model
}

/// How many pairs there are at all.
fn possible(register: &Register) -> f32 {
    match register.second {
        Some(second) => {
            let first = wide(position(second));
            first * (wide(register.len()) - first)
        }
        None => wide(register.len()) * wide(register.len()) / 2.0,
    }
}

/// Pairs that are not plainly strangers, of every so manieth person.
fn sample(register: &Register, comparer: &Comparer<'_>, blocks: &Blocks, model: &Model) -> Sample {
    let people = comparer.people();
    let weights = model.prepare();
    let step = (register.len() / SAMPLE_PEOPLE).max(1);
    let mut pairs: Vec<Comparison> = Vec::new();
    let mut others = Vec::new();
    for number in (0..u32::try_from(register.len()).unwrap_or(0)).step_by(step) {
        blocks.before(number, register.second, &mut others);
        for other in &others {
            if !may_be_one(register, *other, number) {
                continue;
            }
            let found = comparer.compare_pair(register, *other, number);
            let (same, kin) = model.posterior(weights.odds(&found), people);
            if same > 0.0002 || kin > 0.01 {
                pairs.push(found);
            }
        }
    }
    Sample { pairs, weight: wide(step) }
}

/// Pairs that are nearly all strangers.
fn draw_strangers(register: &Register, comparer: &Comparer<'_>) -> Vec<Comparison> {
    let together = |a: u32, b: u32| {
        let (x, y) = (register.who(a).record.group, register.who(b).record.group);
        x != 0 && x == y
    };
    draw(register).into_iter().filter(|(a, b)| !together(*a, *b)).map(|(a, b)| comparer.compare_pair(register, a, b)).collect()
}

/// How frequent each level is among strangers of whom the same names agree.
fn learn_strangers(model: &mut Model, strangers: &[Comparison], people: f32) {
    let mut counts = vec![[[[0f32; LEVELS]; CONTEXTS]; SCRIPTS]; field::COUNT];
    let mut inverse = vec![[[(0f32, 0f32); LEVELS]; SCRIPTS]; field::COUNT];
    let weights = model.prepare();
    for found in strangers {
        let (same, kin) = model.posterior(weights.odds(found), people);
        let weight = 1.0 - same - kin;
        let context = found.context();
        for (at, (count, inverse)) in counts.iter_mut().zip(&mut inverse).enumerate() {
            let (level, script) = (usize::from(found.at(at)), found.script(at));
            if level == 0 {
                continue;
            }
            if let Some(place) = count.get_mut(script).and_then(|c| c.get_mut(context)).and_then(|c| c.get_mut(level)) {
                *place += weight;
            }
            let share = found.share.get(at).copied().unwrap_or(NO_SHARE);
            if share < NO_SHARE
                && let Some((sum, of)) = inverse.get_mut(script).and_then(|i| i.get_mut(level))
            {
                *sum += weight / share.exp();
                *of += weight;
            }
        }
    }
    let shipped = Model::shipped();
    for (((field, counts), inverse), first) in model.fields.iter_mut().zip(&counts).zip(&inverse).zip(&shipped.fields) {
        for ((tables, counts), first) in field.strangers.iter_mut().zip(counts).zip(&first.strangers) {
            let pooled = pool(counts, first);
            for (table, count) in tables.iter_mut().zip(counts) {
                *table = smooth(count, &pooled, PRIOR_STRANGERS);
            }
        }
        for ((typical, inverse), first) in field.typical.iter_mut().zip(inverse).zip(&first.typical) {
            for ((typical, (sum, of)), start) in typical.iter_mut().zip(inverse).zip(first) {
                if *start > 0.0 {
                    *typical = (of + 5.0) / (sum + 5.0 / start);
                }
            }
        }
    }
}

fn pool(counts: &[[f32; LEVELS]; CONTEXTS], shipped: &[[f32; LEVELS]; CONTEXTS]) -> [f32; LEVELS] {
    let mut all = [0f32; LEVELS];
    for context in counts {
        for (sum, n) in all.iter_mut().zip(context) {
            *sum += n;
        }
    }
    shipped.first().map_or(all, |first| smooth(&all, first, PRIOR_STRANGERS))
}

fn smooth(count: &[f32; LEVELS], prior: &[f32; LEVELS], strength: f32) -> [f32; LEVELS] {
    let total: f32 = count.iter().sum();
    let mut out = [0f32; LEVELS];
    for ((place, n), p) in out.iter_mut().zip(count).zip(prior) {
        *place = (n + strength * p) / (total + strength);
    }
    out
}

/// Pairs of strangers: any two, two who share the personal name, two who share a family name, two who share both.
fn draw(register: &Register) -> Vec<(u32, u32)> {
    let mut dice = Dice::new(7);
    let mut pairs = Vec::with_capacity(STRANGERS * 4);
    let people = register.len();
    let any = |dice: &mut Dice| u32::try_from(dice.below(people)).unwrap_or(0);
    // The few pairs of a small register, drawn again and again, would say what they do not know.
    for _ in 0..STRANGERS.min(people * 2) {
        pairs.push((any(&mut dice), any(&mut dice)));
    }
    let bone = |words: &[u32], last: bool| {
        let word = if last { words.last() } else { words.first() };
        word.and_then(|w| register.lexicon.get(*w)).map(|s| u64::from(s.bone))
    };
    for kind in 0..3 {
        let mut by_name: Numbers<u64, Vec<u32>> = Numbers::default();
        // A part of a large register is enough, and people who share a key are kept together.
        for number in 0..u32::try_from(people).unwrap_or(0) {
            let who = register.who(number);
            let given = bone(who.part(Part::Given), false);
            let family = bone(who.part(Part::Family), true).or_else(|| bone(who.part(Part::Given), true));
            let key = match kind {
                0 => given,
                1 => family,
                _ => given.zip(family).map(|(g, f)| mix(g, f)),
            };
            if let Some(key) = key {
                by_name.entry(key).or_default().push(number);
            }
        }
        let mut groups: Vec<Vec<u32>> = by_name.into_values().filter(|g| g.len() > 1).collect();
        groups.sort_unstable();
        let mut ends = Vec::with_capacity(groups.len());
        let mut total = 0usize;
        for group in &groups {
            total += group.len() * (group.len() - 1);
            ends.push(total);
        }
        for _ in 0..STRANGERS.min(total / 2).min(people * 2) {
            let at = dice.below(total);
            let Some(group) = groups.get(ends.partition_point(|end| *end <= at)) else { continue };
            let (a, b) = (dice.below(group.len()), dice.below(group.len()));
            if let (Some(a), Some(b)) = (group.get(a), group.get(b)) {
                pairs.push((*a, *b));
            }
        }
    }
    pairs.retain(|(a, b)| a != b);
    pairs
}

/// How many pairs met at each level, in one script and in two.
type Seen = [[f32; LEVELS]; SCRIPTS];

/// Moves the tables of one person and of kin towards what the pairs say.
fn learn_kinds(model: &mut Model, sample: &Sample, groups: &[Seen], people: f32, possible: f32) {
    let shipped = Model::shipped();
    for _ in 0..ROUNDS {
        let mut same: Vec<Seen> = vec![[[0f32; LEVELS]; SCRIPTS]; field::COUNT];
        let mut kin = same.clone();
        let (mut all_same, mut all_kin) = (0f64, 0f64);
        let mut spelled = Spelled::default();
        let weights = model.prepare();
        for found in &sample.pairs {
            let (p, q) = model.posterior(weights.odds(found), people);
            all_same += f64::from(p);
            all_kin += f64::from(q);
            spelled.add(found, p, model.copied);
            for (at, (s, k)) in same.iter_mut().zip(&mut kin).enumerate() {
                let (level, script) = (usize::from(found.at(at)), found.script(at));
                if level != 0
                    && let (Some(s), Some(k)) = (s.get_mut(script).and_then(|s| s.get_mut(level)), k.get_mut(script).and_then(|k| k.get_mut(level)))
                {
                    *s += p;
                    *k += q;
                }
            }
        }
        for (at, (((field, first), same), kin)) in model.fields.iter_mut().zip(&shipped.fields).zip(&same).zip(&kin).enumerate() {
            for ((table, s), first) in field.same.iter_mut().zip(same).zip(&first.same) {
                let seen: f32 = s.iter().sum();
                let held = if matches!(at, field::PERSONAL | field::FAMILY | field::FURTHER | field::BIRTH) { 0.5 } else { 0.05 };
                *table = smooth(s, first, PRIOR_SAME + seen * held);
            }
            if at >= field::EXTRA {
                for ((table, k), first) in field.kin.iter_mut().zip(kin).zip(&first.kin) {
                    *table = smooth(k, first, PRIOR_KIN);
                }
            }
        }
        share_of_kin(model, groups);
        model.copied = spelled.copied(shipped.copied);
        model.duplicates = expected(all_same, sample.weight, people, possible, shipped.duplicates);
        model.relatives = expected(all_kin, sample.weight, people, possible, shipped.relatives);
    }
}

/// Names of one person in one script, and how many of them were copied and not chosen among their spellings.
#[derive(Default)]
struct Spelled {
    all: f32,
    copied: f32,
}

impl Spelled {
    fn add(&mut self, found: &Comparison, same: f32, copied: f32) {
        for at in (field::PERSONAL..=field::FURTHER).filter(|at| found.script(*at) == 0 && matches!(found.at(*at), 1 | 2)) {
            self.all += same;
            if found.at(at) == 1 {
                self.copied += same * copied / (copied + (1.0 - copied) * found.ratio(at));
            }
        }
    }

    fn copied(&self, shipped: f32) -> f32 {
        ((self.copied + PRIOR_SAME * shipped) / (self.all + PRIOR_SAME)).clamp(0.02, 0.98)
    }
}

/// Pairs of one group looked at.
const KIN: usize = 60_000;

/// People who were present together are kin or friends and not one person: how far they agree, by field.
fn observe_kin(register: &Register, comparer: &Comparer<'_>) -> Vec<Seen> {
    let mut groups: Numbers<u32, Vec<u32>> = Numbers::default();
    for number in 0..u32::try_from(register.len()).unwrap_or(0) {
        let group = register.who(number).record.group;
        if group != 0 {
            groups.entry(group).or_default().push(number);
        }
    }
    let mut groups: Vec<Vec<u32>> = groups.into_values().filter(|g| (2..=12).contains(&g.len())).collect();
    groups.sort_unstable();
    let mut counts: Vec<Seen> = vec![[[0f32; LEVELS]; SCRIPTS]; field::COUNT];
    let step = (groups.len() / (KIN / 4)).max(1);
    for group in groups.iter().step_by(step) {
        for (at, a) in group.iter().enumerate() {
            for b in group.iter().skip(at + 1) {
                let found = comparer.compare(register.who(*a), register.who(*b));
                for (field, count) in counts.iter_mut().enumerate() {
                    let level = usize::from(found.at(field));
                    if level != 0
                        && let Some(n) = count.get_mut(found.script(field)).and_then(|c| c.get_mut(level))
                    {
                        *n += 1.0;
                    }
                }
            }
        }
    }
    counts
}

/// Kin in another group agree as often as kin in one, and spell what they agree on as differently as one person does.
fn share_of_kin(model: &mut Model, groups: &[Seen]) {
    let shipped = Model::shipped();
    for (at, ((field, counts), first)) in model.fields.iter_mut().zip(groups).zip(&shipped.fields).enumerate().take(field::EXTRA) {
        for (((kin, same), counts), first) in field.kin.iter_mut().zip(&field.same).zip(counts).zip(&first.kin) {
            let seen = smooth(counts, first, PRIOR_KIN);
            match at {
                field::SITE | field::DOCUMENT | field::HOME => {}
                field::PERSONAL | field::BIRTH | field::SEX => *kin = seen,
                _ => {
                    let agree = |levels: &[f32; LEVELS]| levels.iter().skip(1).take(7).sum::<f32>();
                    let (of_kin, of_one) = (agree(&seen), agree(same));
                    let of_kin = if at == field::PHONE { of_kin * of_one } else { of_kin };
                    for ((k, s), level) in kin.iter_mut().zip(same).zip(0usize..) {
                        *k = if (1..=7).contains(&level) { s * of_kin / of_one.max(0.01) } else { s * (1.0 - of_kin) / (1.0 - of_one).max(0.01) };
                    }
                }
            }
        }
    }
}

/// Pairs per person, believing the shipped share until a few dozen pairs speak.
fn expected(sum: f64, weight: f32, people: f32, possible: f32, shipped: f32) -> f32 {
    let pairs = crate::batch::narrow(sum) * weight;
    let prior_pairs = 20.0;
    let prior_people = prior_pairs / shipped;
    let seen = pairs * people / possible * people;
    ((seen + prior_pairs) / (people + prior_people)).clamp(0.001, 10.0)
}
