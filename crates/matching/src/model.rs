//! What the evidence is worth: a latent model of three kinds of pairs, one person, kin of one household, and strangers.
//!
//! Each field has a table of how probable its levels are in each kind. Strangers are judged by how common the value itself
//! is and by what else of the name agrees already.

use crate::compare::{Comparison, LEVELS, NO_SHARE, agrees, field};

/// How probable each level of a field is; the first place, for what is missing, is not used.
pub(crate) type Levels = [f32; LEVELS];

/// Which names of two strangers agree: none, the personal one, the family's, both; and the same with one nationality.
pub(crate) const CONTEXTS: usize = 8;

/// Both written in one script, or each in another: nobody writes the same word in two scripts, so that there other levels are
/// what one person looks like. Taken together, people whom one clerk writes in Arabic and the next in Latin letters seemed
/// strangers twice as often as they were.
pub(crate) const SCRIPTS: usize = 2;

/// What one field says about each kind of pair, by whether the two are in one script.
#[derive(Clone, Copy)]
pub(crate) struct Field {
    pub(crate) same: [Levels; SCRIPTS],
    pub(crate) kin: [Levels; SCRIPTS],
    pub(crate) strangers: [[Levels; CONTEXTS]; SCRIPTS],
    /// Typical share of the value on which strangers agree, by level; 0 where values do not matter.
    pub(crate) typical: [Levels; SCRIPTS],
}

/// The weights.
#[derive(Clone)]
pub struct Model {
    pub(crate) fields: Vec<Field>,
    /// Other records of the same person that a record has on average.
    pub(crate) duplicates: f32,
    /// Records of kin in other groups that a record has on average.
    pub(crate) relatives: f32,
    /// How often a name is written as it was before because it was before, on a paper or a screen; else whoever writes it
    /// chooses among its spellings.
    pub(crate) copied: f32,
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
    /// As much of the first as the person's own name, birth and sex say, and of the second.
    pub(crate) own: f32,
    pub(crate) own_kin: f32,
}

const LEAST: f32 = 1e-7;
const COPIED: f32 = 0.25;

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

fn spans(values: [f32; 19]) -> Levels {
    let mut levels = [0.0; LEVELS];
    for (level, p) in levels.iter_mut().skip(1).zip(values) {
        *level = p;
    }
    levels
}

/// A field that no script changes.
fn plain(same: Levels, kin: Levels, strangers: Levels, typical: Levels) -> Field {
    Field { same: [same; SCRIPTS], kin: [kin; SCRIPTS], strangers: [[strangers; CONTEXTS]; SCRIPTS], typical: [typical; SCRIPTS] }
}

/// A field of words.
fn words(same: [Levels; SCRIPTS], kin: [Levels; SCRIPTS], strangers: [Levels; SCRIPTS], typical: Levels) -> Field {
    Field { same, kin, strangers: strangers.map(|levels| [levels; CONTEXTS]), typical: [typical; SCRIPTS] }
}

/// What is said of oneself: names and birth.
fn names_and_birth(fields: &mut Vec<Field>) {
    let stranger_name =
        [names([0.003, 0.004, 0.01, 0.006, 0.002, 0.01, 0.01, 0.01, 0.945]), names([0.0001, 0.006, 0.008, 0.004, 0.015, 0.015, 0.005, 0.01, 0.937])];
    fields.push(words(
        [names([0.485, 0.29, 0.10, 0.02, 0.005, 0.01, 0.015, 0.035, 0.04]), names([0.001, 0.56, 0.07, 0.01, 0.21, 0.035, 0.007, 0.032, 0.075])],
        [names([0.001, 0.001, 0.005, 0.003, 0.001, 0.005, 0.01, 0.02, 0.954]); SCRIPTS],
        stranger_name,
        [0.0; LEVELS],
    ));
    fields.push(words(
        [names([0.57, 0.27, 0.075, 0.02, 0.002, 0.008, 0.005, 0.005, 0.045]), names([0.001, 0.61, 0.065, 0.01, 0.20, 0.03, 0.002, 0.002, 0.08])],
        [names([0.52, 0.25, 0.07, 0.02, 0.002, 0.008, 0.005, 0.005, 0.12]), names([0.001, 0.56, 0.06, 0.01, 0.18, 0.03, 0.002, 0.002, 0.155])],
        stranger_name,
        [0.0; LEVELS],
    ));
    fields.push(words(
        [names([0.40, 0.33, 0.12, 0.02, 0.004, 0.01, 0.005, 0.005, 0.106]), names([0.001, 0.45, 0.08, 0.01, 0.27, 0.045, 0.002, 0.002, 0.14])],
        [names([0.30, 0.22, 0.07, 0.01, 0.003, 0.01, 0.005, 0.005, 0.377]), names([0.001, 0.30, 0.05, 0.007, 0.17, 0.03, 0.002, 0.002, 0.438])],
        stranger_name,
        [0.0; LEVELS],
    ));
    fields.push(plain(
        spans([0.42, 0.02, 0.04, 0.025, 0.19, 0.02, 0.006, 0.075, 0.005, 0.043, 0.027, 0.027, 0.008, 0.002, 0.08, 0.015, 0.012, 0.002, 0.003]),
        spans([0.04, 0.001, 0.012, 0.005, 0.04, 0.004, 0.02, 0.06, 0.035, 0.09, 0.085, 0.14, 0.21, 0.19, 0.02, 0.02, 0.02, 0.000_05, 0.008]),
        spans([0.0002, 0.0001, 0.003, 0.0005, 0.03, 0.002, 0.015, 0.05, 0.03, 0.07, 0.065, 0.11, 0.22, 0.339, 0.015, 0.02, 0.025, 0.000_03, 0.005]),
        levels(&[(1, 0.0002), (5, 0.045), (6, 0.045), (8, 0.045), (15, 0.045), (16, 0.045)]),
    ));
}

/// Where one comes from, and from whom.
fn origin_and_parents(fields: &mut Vec<Field>) {
    fields.push(sides(0.975, 0.5, 0.55));
    fields.push(plain(
        levels(&[(1, 0.92), (3, 0.04), (9, 0.04)]),
        levels(&[(1, 0.9), (3, 0.04), (9, 0.06)]),
        levels(&[(1, 0.35), (3, 0.03), (9, 0.62)]),
        levels(&[(1, 0.2), (3, 0.2)]),
    ));
    let place = [names([0.58, 0.06, 0.09, 0.01, 0.003, 0.005, 0.001, 0.001, 0.25]), names([0.001, 0.20, 0.06, 0.015, 0.34, 0.055, 0.001, 0.001, 0.327])];
    let strange_place =
        [names([0.07, 0.005, 0.006, 0.004, 0.003, 0.005, 0.001, 0.001, 0.905]), names([0.0001, 0.03, 0.006, 0.004, 0.04, 0.015, 0.001, 0.001, 0.903])];
    fields.push(words(place, place, strange_place, levels(&[(1, 0.06), (2, 0.06), (3, 0.1), (4, 0.06), (5, 0.06), (6, 0.06)])));
    let mother = [names([0.50, 0.29, 0.10, 0.01, 0.003, 0.006, 0.001, 0.001, 0.089]), names([0.001, 0.60, 0.06, 0.006, 0.20, 0.03, 0.001, 0.001, 0.101])];
    let other_mother =
        [names([0.022, 0.014, 0.006, 0.004, 0.002, 0.01, 0.001, 0.001, 0.94]), names([0.0001, 0.03, 0.006, 0.003, 0.008, 0.01, 0.001, 0.001, 0.9409])];
    let typical = levels(&[(1, 0.03), (2, 0.04), (3, 0.06), (4, 0.04), (5, 0.04), (6, 0.05)]);
    fields.push(words(mother, mother, other_mother, typical));
    fields.push(plain(
        levels(&[(1, 0.4), (3, 0.04), (9, 0.56)]),
        levels(&[(1, 0.45), (3, 0.03), (9, 0.52)]),
        levels(&[(1, 0.00001), (3, 0.00005), (9, 0.999_94)]),
        levels(&[(1, 0.00001)]),
    ));
    fields.push(plain(
        levels(&[(1, 0.25), (2, 0.02), (9, 0.73)]),
        levels(&[(1, 0.2), (2, 0.2), (9, 0.6)]),
        levels(&[(1, 0.15), (2, 0.001), (9, 0.849)]),
        levels(&[(1, 0.15), (2, 0.15)]),
    ));
    fields.push(words(mother, mother, other_mother, typical));
}

/// What one carries or shares with a household.
fn proofs(fields: &mut Vec<Field>) {
    // A document is lost, or one of several; kin are noted with each other's.
    fields.push(plain(levels(&[(1, 0.5), (9, 0.5)]), levels(&[(1, 0.002), (9, 0.998)]), levels(&[(1, 0.000_001), (9, 0.999_999)]), [0.0; LEVELS]));
    // Whoever lives in one household is most often somebody else of it.
    fields.push(plain(levels(&[(1, 0.1), (9, 0.9)]), levels(&[(1, 0.4), (9, 0.6)]), levels(&[(1, 0.0001), (9, 0.9999)]), [0.0; LEVELS]));
}

/// A column of which nothing is known but that it agrees or not.
fn any_text() -> Field {
    plain(
        levels(&[(1, 0.75), (3, 0.12), (8, 0.05), (9, 0.08)]),
        levels(&[(1, 0.4), (3, 0.06), (8, 0.05), (9, 0.49)]),
        levels(&[(1, 0.02), (3, 0.01), (8, 0.03), (9, 0.94)]),
        levels(&[(1, 0.02), (3, 0.02)]),
    )
}

impl Model {
    /// The shipped weights: good enough for the first day of a small centre; its own register moves them.
    pub fn shipped() -> Self {
        let mut fields = Vec::with_capacity(field::COUNT);
        names_and_birth(&mut fields);
        origin_and_parents(&mut fields);
        proofs(&mut fields);
        fields.resize_with(field::COUNT, any_text);
        Self { fields, duplicates: 0.25, relatives: 0.3, copied: COPIED, teaching: Teaching::default() }
    }

    /// The weights made ready for many pairs.
    pub(crate) fn prepare(&self) -> Weights {
        Weights { fields: self.fields.iter().map(Field::prepare).collect(), copied: self.copied, teaching: self.teaching }
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
        strangers: [[strangers, namesakes, strangers, namesakes, strangers, namesakes, strangers, namesakes].map(pair); SCRIPTS],
        ..plain(pair(same), pair(kin), pair(strangers), [0.0; LEVELS])
    }
}

impl Field {
    fn prepare(&self) -> FieldLogs {
        let log = |levels: Levels| levels.map(|p| p.clamp(LEAST, 1.0).ln());
        let agree = |levels: Levels| levels.iter().skip(1).take(2).sum::<f32>().clamp(LEAST, 1.0).ln();
        FieldLogs {
            same: self.same.map(log),
            kin: self.kin.map(log),
            agree: [self.same.map(agree), self.kin.map(agree)],
            strangers: self.strangers.map(|contexts| contexts.map(log)),
            typical: self.typical.map(|levels| levels.map(|p| if p > 0.0 { p.ln() } else { NO_SHARE })),
        }
    }
}

struct FieldLogs {
    same: [Levels; SCRIPTS],
    kin: [Levels; SCRIPTS],
    /// One name, however it is spelled: of one person and of kin.
    agree: [[f32; SCRIPTS]; 2],
    strangers: [[Levels; CONTEXTS]; SCRIPTS],
    typical: [Levels; SCRIPTS],
}

/// The weights as logarithms.
pub(crate) struct Weights {
    fields: Vec<FieldLogs>,
    copied: f32,
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
            let script = found.script(at);
            let (Some(same), Some(kin), Some(typical)) = (of(&field.same, script, level), of(&field.kin, script, level), of(&field.typical, script, level))
            else {
                continue;
            };
            let Some(strange) = field.strangers.get(script).and_then(|s| of(s, context, level)) else { continue };
            let is_name = at <= field::FURTHER;
            let (mut same, mut kin) = (same, kin);
            if is_name && level <= 2 {
                let spelled = self.spelled(found, at, script);
                let [of_one, of_kin] = field.agree.map(|agree| agree.get(script).copied().unwrap_or(0.0));
                same = of_one + spelled;
                if at != field::PERSONAL {
                    kin = of_kin + spelled;
                }
            }
            let chance = match at {
                field::PERSONAL | field::FAMILY | field::FURTHER | field::NATION if share < NO_SHARE => share,
                _ if share < NO_SHARE && typical < NO_SHARE => strange + (share - typical).clamp(-4.6, 4.6),
                _ => strange,
            };
            let chance = chance.clamp(LEAST_LOG, 0.0);
            *part = same - chance;
            odds.same += counts * *part;
            if matches!(at, field::PERSONAL | field::BIRTH | field::SEX) {
                odds.own += counts * *part;
                odds.own_kin += kin - strange;
            }
            // Kin bear other personal names and have other birthdays, whatever those are: how common they are says nothing.
            odds.kin += kin - if matches!(at, field::PERSONAL | field::BIRTH | field::SEX) { strange } else { chance };
        }
        if agrees(found.at(field::PERSONAL)) && agrees(found.at(field::FAMILY)) {
            odds.same -= found.together;
        }
        odds.same += self.teaching.level;
        (parts, odds)
    }

    /// How probable it is that the same name of the same person is spelled so both times, as a logarithm: copied, or chosen
    /// again among the spellings of the name. Between two scripts nothing is copied.
    fn spelled(&self, found: &Comparison, at: usize, script: usize) -> f32 {
        match (script, found.at(at)) {
            (0, 1) => (self.copied + (1.0 - self.copied) * found.ratio(at)).ln(),
            (0, _) => (1.0 - self.copied).ln(),
            _ => 0.0,
        }
    }
}

fn of<const N: usize>(tables: &[Levels; N], table: usize, level: usize) -> Option<f32> {
    tables.get(table)?.get(level).copied()
}
