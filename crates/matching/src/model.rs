//! What the evidence is worth: a latent model of three kinds of pairs, one person, kin of one household, and strangers.
//!
//! Each field has a table of how probable its levels are in each kind. Strangers are judged by how common the value itself
//! is and by what else of the name agrees already.

use crate::compare::{Comparison, LEVELS, NO_SHARE, agrees, field};

/// How probable each level of a field is; the first place, for what is missing, is not used.
pub(crate) type Levels = [f32; LEVELS];

/// Which names of two strangers agree: none, the personal one, the family's, both; and the same with one nationality.
pub(crate) const CONTEXTS: usize = 8;

/// What one field says about each kind of pair.
#[derive(Clone, Copy)]
pub(crate) struct Field {
    pub(crate) same: Levels,
    pub(crate) kin: Levels,
    pub(crate) strangers: [Levels; CONTEXTS],
    /// Typical share of the value on which strangers agree, by level; 0 where values do not matter.
    pub(crate) typical: Levels,
}

/// The weights.
#[derive(Clone)]
pub struct Model {
    pub(crate) fields: Vec<Field>,
    /// Other records of the same person that a record has on average.
    pub(crate) duplicates: f32,
    /// Records of kin in other groups that a record has on average.
    pub(crate) relatives: f32,
    /// What people's decisions changed.
    pub(crate) teaching: Teaching,
}

/// How much more or less each field counts than the tables say, and all of them together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Teaching {
    pub(crate) fields: [f32; field::COUNT],
    /// Added to the logarithm of the odds.
    pub(crate) level: f32,
}

impl Default for Teaching {
    fn default() -> Self {
        Self { fields: [1.0; field::COUNT], level: 0.0 }
    }
}

/// Logarithms of how much more probable the evidence is for one person, and for kin, than for strangers.
#[derive(Clone, Copy, Default)]
pub(crate) struct Odds {
    pub(crate) same: f32,
    pub(crate) kin: f32,
}

const LEAST: f32 = 1e-7;

fn levels(given: &[(usize, f32)]) -> Levels {
    let mut levels = [0.0; LEVELS];
    for (at, p) in given {
        if let Some(level) = levels.get_mut(*at) {
            *level = *p;
        }
    }
    levels
}

/// In this order: plain, canon, near, bone, bare, loose, initial, other, differ.
fn names(values: [f32; 9]) -> Levels {
    let mut levels = [0.0; LEVELS];
    for (level, p) in levels.iter_mut().skip(1).zip(values) {
        *level = p;
    }
    levels
}

fn spans(values: [f32; 17]) -> Levels {
    let mut levels = [0.0; LEVELS];
    for (level, p) in levels.iter_mut().skip(1).zip(values) {
        *level = p;
    }
    levels
}

/// The same among strangers, however their names are written.
fn four(levels: Levels) -> [Levels; CONTEXTS] {
    [levels; CONTEXTS]
}

/// What is said of oneself: names and birth.
fn names_and_birth(fields: &mut Vec<Field>) {
    let stranger_name = names([0.003, 0.004, 0.01, 0.006, 0.002, 0.01, 0.01, 0.01, 0.945]);
    fields.push(Field {
        same: names([0.44, 0.24, 0.11, 0.05, 0.06, 0.02, 0.01, 0.03, 0.04]),
        kin: names([0.001, 0.001, 0.005, 0.003, 0.001, 0.005, 0.01, 0.02, 0.954]),
        strangers: four(stranger_name),
        typical: [0.0; LEVELS],
    });
    fields.push(Field {
        same: names([0.44, 0.26, 0.10, 0.05, 0.06, 0.02, 0.005, 0.005, 0.06]),
        kin: names([0.46, 0.24, 0.08, 0.04, 0.05, 0.02, 0.005, 0.005, 0.1]),
        strangers: four(stranger_name),
        typical: [0.0; LEVELS],
    });
    fields.push(Field {
        same: names([0.40, 0.25, 0.10, 0.05, 0.05, 0.02, 0.01, 0.005, 0.115]),
        kin: names([0.30, 0.18, 0.06, 0.03, 0.03, 0.02, 0.005, 0.005, 0.37]),
        strangers: four(stranger_name),
        typical: [0.0; LEVELS],
    });
    fields.push(Field {
        same: spans([0.42, 0.02, 0.06, 0.03, 0.17, 0.02, 0.02, 0.06, 0.015, 0.04, 0.025, 0.025, 0.008, 0.002, 0.06, 0.03, 0.02]),
        kin: spans([0.04, 0.001, 0.012, 0.005, 0.04, 0.004, 0.02, 0.06, 0.035, 0.09, 0.085, 0.14, 0.21, 0.198, 0.02, 0.02, 0.02]),
        strangers: four(spans([0.0002, 0.0001, 0.003, 0.0005, 0.03, 0.002, 0.015, 0.05, 0.03, 0.07, 0.065, 0.11, 0.22, 0.344, 0.015, 0.02, 0.025])),
        typical: levels(&[(1, 0.0002), (5, 0.045), (6, 0.045), (8, 0.045), (15, 0.045), (16, 0.045)]),
    });
}

/// Where one comes from, and from whom.
fn origin_and_parents(fields: &mut Vec<Field>) {
    fields.push(sides(0.975, 0.5, 0.55));
    fields.push(Field {
        same: levels(&[(1, 0.92), (3, 0.04), (9, 0.04)]),
        kin: levels(&[(1, 0.9), (3, 0.04), (9, 0.06)]),
        strangers: four(levels(&[(1, 0.35), (3, 0.03), (9, 0.62)])),
        typical: levels(&[(1, 0.2), (3, 0.2)]),
    });
    let place = names([0.55, 0.13, 0.09, 0.03, 0.03, 0.02, 0.001, 0.01, 0.139]);
    let strange_place = names([0.06, 0.01, 0.006, 0.004, 0.003, 0.005, 0.001, 0.001, 0.91]);
    fields.push(Field {
        same: place,
        kin: place,
        strangers: four(strange_place),
        typical: levels(&[(1, 0.06), (2, 0.06), (3, 0.1), (4, 0.06), (5, 0.06), (6, 0.06)]),
    });
    let mother = names([0.42, 0.24, 0.10, 0.05, 0.05, 0.02, 0.001, 0.001, 0.118]);
    let other_mother = names([0.02, 0.012, 0.006, 0.006, 0.004, 0.01, 0.001, 0.001, 0.94]);
    let typical = levels(&[(1, 0.03), (2, 0.04), (3, 0.06), (4, 0.04), (5, 0.04), (6, 0.05)]);
    fields.push(Field { same: mother, kin: mother, strangers: four(other_mother), typical });
    fields.push(Field {
        same: levels(&[(1, 0.4), (3, 0.04), (9, 0.56)]),
        kin: levels(&[(1, 0.45), (3, 0.03), (9, 0.52)]),
        strangers: four(levels(&[(1, 0.00001), (3, 0.00005), (9, 0.999_94)])),
        typical: levels(&[(1, 0.00001)]),
    });
    fields.push(Field {
        same: levels(&[(1, 0.25), (2, 0.02), (9, 0.73)]),
        kin: levels(&[(1, 0.2), (2, 0.2), (9, 0.6)]),
        strangers: four(levels(&[(1, 0.15), (2, 0.001), (9, 0.849)])),
        typical: levels(&[(1, 0.15), (2, 0.15)]),
    });
    fields.push(Field { same: mother, kin: mother, strangers: four(other_mother), typical });
}

/// What one carries or shares with a household.
fn proofs(fields: &mut Vec<Field>) {
    // A document is lost, or one of several; kin are noted with each other's.
    fields.push(Field {
        same: levels(&[(1, 0.5), (9, 0.5)]),
        kin: levels(&[(1, 0.002), (9, 0.998)]),
        strangers: four(levels(&[(1, 0.000_001), (9, 0.999_999)])),
        typical: [0.0; LEVELS],
    });
    // Whoever lives in one household is most often somebody else of it.
    fields.push(Field {
        same: levels(&[(1, 0.1), (9, 0.9)]),
        kin: levels(&[(1, 0.4), (9, 0.6)]),
        strangers: four(levels(&[(1, 0.0001), (9, 0.9999)])),
        typical: [0.0; LEVELS],
    });
}

/// A column of which nothing is known but that it agrees or not.
fn any_text() -> Field {
    Field {
        same: levels(&[(1, 0.75), (3, 0.12), (8, 0.05), (9, 0.08)]),
        kin: levels(&[(1, 0.4), (3, 0.06), (8, 0.05), (9, 0.49)]),
        strangers: four(levels(&[(1, 0.02), (3, 0.01), (8, 0.03), (9, 0.94)])),
        typical: levels(&[(1, 0.02), (3, 0.02)]),
    }
}

impl Model {
    /// The shipped weights: good enough for the first day of a small centre; its own register moves them.
    pub fn shipped() -> Self {
        let mut fields = Vec::with_capacity(field::COUNT);
        names_and_birth(&mut fields);
        origin_and_parents(&mut fields);
        proofs(&mut fields);
        fields.resize_with(field::COUNT, any_text);
        Self { fields, duplicates: 0.25, relatives: 0.3, teaching: Teaching::default() }
    }

    /// The weights made ready for many pairs.
    pub(crate) fn prepare(&self) -> Weights {
        Weights { fields: self.fields.iter().map(Field::prepare).collect(), teaching: self.teaching }
    }

    /// Probability that the two are one person, and that they are kin.
    pub(crate) fn posterior(&self, odds: Odds, people: f32) -> (f32, f32) {
        let people = people.max(2.0);
        let (same, kin) = (odds.same + (self.duplicates / people).ln(), odds.kin + (self.relatives / people).ln());
        let most = same.max(kin).max(0.0);
        let (same, kin) = ((same - most).exp(), (kin - most).exp());
        let all = same + kin + (-most).exp();
        (same / all, kin / all)
    }
}

impl Default for Model {
    fn default() -> Self {
        Self::shipped()
    }
}

fn sides(same: f32, kin: f32, strangers: f32) -> Field {
    let pair = |p: f32| levels(&[(1, p), (9, 1.0 - p)]);
    let namesakes = strangers.max(0.93);
    Field {
        same: pair(same),
        kin: pair(kin),
        strangers: [strangers, namesakes, strangers, namesakes, strangers, namesakes, strangers, namesakes].map(pair),
        typical: [0.0; LEVELS],
    }
}

impl Field {
    fn prepare(&self) -> FieldLogs {
        let log = |levels: &Levels| levels.map(|p| p.clamp(LEAST, 1.0).ln());
        FieldLogs {
            same: log(&self.same),
            kin: log(&self.kin),
            strangers: self.strangers.map(|levels| log(&levels)),
            typical: self.typical.map(|p| if p > 0.0 { p.ln() } else { NO_SHARE }),
        }
    }
}

struct FieldLogs {
    same: Levels,
    kin: Levels,
    strangers: [Levels; CONTEXTS],
    typical: Levels,
}

/// The weights as logarithms.
pub(crate) struct Weights {
    fields: Vec<FieldLogs>,
    teaching: Teaching,
}

const LEAST_LOG: f32 = -16.0;

impl Weights {
    /// What the evidence says.
    pub(crate) fn odds(&self, found: &Comparison) -> Odds {
        self.parts(found).1
    }

    /// The same, and what each field says for one person.
    pub(crate) fn parts(&self, found: &Comparison) -> ([f32; field::COUNT], Odds) {
        let context = found.context();
        let mut odds = Odds::default();
        let mut parts = [0.0; field::COUNT];
        let fields = self.fields.iter().zip(found.level).zip(found.share).zip(self.teaching.fields).zip(&mut parts);
        for (at, ((((field, level), share), counts), part)) in fields.enumerate() {
            if level == 0 {
                continue;
            }
            let level = usize::from(level);
            let (Some(same), Some(kin), Some(typical)) = (field.same.get(level), field.kin.get(level), field.typical.get(level)) else { continue };
            let Some(strange) = field.strangers.get(context).and_then(|s| s.get(level)) else { continue };
            let chance = match at {
                field::PERSONAL | field::FAMILY | field::FURTHER | field::NATION if share < NO_SHARE => share,
                _ if share < NO_SHARE && *typical < NO_SHARE => strange + (share - typical).clamp(-4.6, 4.6),
                _ => *strange,
            };
            let chance = chance.clamp(LEAST_LOG, 0.0);
            *part = same - chance;
            odds.same += counts * *part;
            // Kin bear other personal names and have other birthdays, whatever those are: how common they are says nothing.
            odds.kin += kin - if matches!(at, field::PERSONAL | field::BIRTH | field::SEX) { *strange } else { chance };
        }
        if agrees(found.at(field::PERSONAL)) && agrees(found.at(field::FAMILY)) {
            odds.same -= found.together;
        }
        odds.same += self.teaching.level;
        (parts, odds)
    }
}
