//! How much two records look like one person: points for and against, limits where life misleads, and a score from 0 to 1.
//!
//! The points are weights of evidence in the manner of Fellegi and Sunter, set by hand so that the table of cases in the
//! tests falls into the right bands; they are not estimated from data.

use crate::candidate::{Candidate, Reason};
use crate::features::{Birth, Features};
use crate::fold::{Word, words};
use crate::index::{Part, Person, distinct, household_code};
use crate::keys::{document_code, nationality_code, phone_code};
use crate::vocabulary::{Asked, NEAR_MIN, Related, SPELLING, Vocabulary};

/// Two people taken at random are not one.
const PRIOR: f32 = -6.3;
/// Points to score: one point more or less changes the odds by e to this power.
const STEEPNESS: f32 = 0.35;

/// A name nearly everybody bears, and one hardly anybody bears.
const NAME_POINTS: (f32, f32) = (3.3, 4.8);
/// More words add no more than this.
const NAMES_POINTS_MAX: f32 = 10.5;
const NAME_MISSING: f32 = -3.5;

/// Highest score without a precise date, a number or the mother to prove it: somebody must look.
const UNPROVEN_MAX: f32 = 0.84;
/// Highest score of brothers and sisters, and of parent and child.
const RELATIVE_MAX: f32 = 0.45;
/// A shared document number is always looked at.
const DOCUMENT_MIN: f32 = 0.55;

/// More years than this between them, when neither is a guess, are two generations.
const GENERATION_YEARS: u16 = 10;

/// One word of the person asked for.
pub(crate) struct ProbeName {
    part: u8,
    pub(crate) related: Related,
    points: f32,
}

const GIVEN: u8 = 0;
const FAMILY: u8 = 1;
const OTHER: u8 = 2;

/// The person asked for, ready to be compared with many.
pub(crate) struct Probe {
    pub(crate) names: Vec<ProbeName>,
    mother: Vec<Asked>,
    father: Vec<Asked>,
    birth: Birth,
    sex: u8,
    household: u64,
    nationalities: Vec<u32>,
    pub(crate) phones: Vec<u32>,
    pub(crate) documents: Vec<u64>,
}

impl Probe {
    pub(crate) fn new(features: &Features, vocabulary: &Vocabulary, people: usize) -> Self {
        let own = [(GIVEN, words(&features.given)), (FAMILY, words(&features.family)), (OTHER, features.other.iter().flat_map(|o| words(o)).collect())];
        let own: Vec<(u8, Word)> =
            own.into_iter().flat_map(|(part, list)| list.into_iter().map(move |w| (part, w))).filter(|(_, word)| !word.weak).take(16).collect();
        let related = vocabulary.related(&own.iter().map(|(_, w)| w).collect::<Vec<_>>(), false);
        let names = own.iter().zip(related).map(|((part, _), related)| {
            let points = name_points(related.bearers, people);
            ProbeName { part: *part, related, points }
        });
        let parent = |name: &str| -> Vec<Asked> {
            let list = words(name).into_iter().filter(|w| !w.weak);
            list.map(|word| vocabulary.ask(&word)).collect()
        };
        Self {
            names: names.collect(),
            mother: parent(&features.mother),
            father: parent(&features.father),
            birth: Birth::of(features),
            sex: features.sex,
            household: features.household.map_or(0, household_code),
            nationalities: distinct(features.nationalities.iter().filter_map(|n| nationality_code(n))),
            phones: distinct(features.phones.iter().filter_map(|p| phone_code(p))),
            documents: distinct(features.documents.iter().filter_map(|d| document_code(d))),
        }
    }

    /// Whether somebody who shares so many name words, and no number, can reach the review threshold at all.
    pub(crate) fn is_worth_scoring(&self, words_shared: u32, birth: Birth) -> bool {
        let both_known = self.birth.is_known() && birth.is_known();
        let apart = self.birth.years_apart(birth);
        if words_shared >= 2 {
            let guess = self.birth.is_estimated() || birth.is_estimated();
            !both_known || guess || apart <= GENERATION_YEARS
        } else {
            both_known && may_be_one_date(self.birth, birth)
        }
    }
}

/// Whether two births can add points: one year and nothing against it, or one year apart on the same day.
fn may_be_one_date(a: Birth, b: Birth) -> bool {
    let precise = a.is_precise() && b.is_precise();
    let (month, day) = (a.month == b.month, a.day() == b.day());
    let swapped = a.month == b.day() && a.day() == b.month;
    match a.years_apart(b) {
        0 => !precise || month || day || swapped,
        1 => precise && month && day,
        _ => false,
    }
}

/// Rare names tell more; the offset keeps a small centre from believing all its names rare.
fn name_points(bearers: usize, people: usize) -> f32 {
    let ratio = u16::try_from((people + 1000) / (bearers + 10)).map_or(f32::MAX, f32::from);
    ratio.max(1.0).log2().clamp(NAME_POINTS.0, NAME_POINTS.1)
}

/// What has been found so far about one pair.
struct Evidence {
    points: f32,
    max: f32,
    min: f32,
    /// Something tells more than a name and a year.
    proof: bool,
    number_shared: bool,
    reasons: Vec<Reason>,
}

impl Evidence {
    fn add(&mut self, points: f32, reason: Reason) {
        self.points += points;
        self.reasons.push(reason);
    }

    fn at_most(&mut self, score: f32) {
        self.max = self.max.min(score);
    }
}

/// Compares the person asked for with one known.
pub(crate) fn score(probe: &Probe, person: &Person, birth: Birth, vocabulary: &Vocabulary) -> Candidate {
    let mut evidence = Evidence { points: PRIOR, max: 1.0, min: 0.0, proof: false, number_shared: false, reasons: Vec::new() };
    let names = compare_names(probe, person, &mut evidence);
    compare_births(probe.birth, birth, &mut evidence);
    compare_numbers(probe, person, &mut evidence);
    let mother = compare_parents(probe, person, vocabulary, &mut evidence);
    compare_rest(probe, person, &mut evidence);
    set_limits(&names, mother, probe, person, &mut evidence);
    let likely = 1.0 / (1.0 + (-STEEPNESS * evidence.points).exp());
    Candidate { id: person.id, score: likely.min(evidence.max).max(evidence.min), reasons: evidence.reasons }
}

/// How the words of two names meet.
#[derive(Default)]
struct Names {
    shared: usize,
    missing: usize,
    least: f32,
    family_shared: bool,
    given_differs: bool,
}

fn compare_names(probe: &Probe, person: &Person, evidence: &mut Evidence) -> Names {
    let given = person.part(Part::Given).len();
    let own = given + person.part(Part::Family).len();
    let part_of = |at: usize| match at {
        at if at < given => GIVEN,
        at if at < own => FAMILY,
        _ => OTHER,
    };
    let pairs = meet(probe, person);
    let mut names = Names { least: 1.0, ..Names::default() };
    let (mut points, mut crossed, mut own_shared) = (0.0, 0usize, 0usize);
    for &(likeness, i, at) in &pairs {
        let Some(word) = probe.names.get(i) else {
            continue;
        };
        points += word.points * (likeness - 0.6) / 0.4;
        names.least = names.least.min(likeness);
        let parts = (word.part, part_of(at));
        names.family_shared |= parts == (FAMILY, FAMILY);
        own_shared += usize::from(parts.0 != OTHER && parts.1 != OTHER);
        crossed += usize::from(matches!(parts, (GIVEN, FAMILY) | (FAMILY, GIVEN)));
    }
    names.shared = pairs.len();
    let asked = probe.names.iter().filter(|n| n.part != OTHER).count();
    names.missing = asked.min(own).saturating_sub(names.shared);
    let missing = u16::try_from(names.missing).map_or(f32::MAX, f32::from);
    evidence.points += f32::min(points, NAMES_POINTS_MAX) + NAME_MISSING * missing;

    // The first given name decides between brothers and sisters; it may stand anywhere in the other record.
    let first_asked = probe.names.iter().position(|n| n.part == GIVEN);
    let asked_found = pairs.iter().any(|(_, i, _)| Some(*i) == first_asked);
    let known_found = pairs.iter().any(|(_, _, at)| *at == 0);
    names.given_differs = first_asked.is_some() && given > 0 && !asked_found && !known_found;

    if names.shared == 0 {
        return names;
    }
    evidence.reasons.push(if names.missing > 0 || names.shared == 1 {
        Reason::OneNameShared
    } else if names.least >= 1.0 {
        Reason::SameName
    } else if names.least >= SPELLING {
        Reason::SameNameOtherSpelling
    } else {
        Reason::SimilarName
    });
    if crossed >= 2 && crossed == own_shared {
        evidence.reasons.push(Reason::NameOrderSwapped);
    }
    names
}

/// Which word meets which, nearest first, each used once: likeness, place in the question, place in the record.
fn meet(probe: &Probe, person: &Person) -> Vec<(f32, usize, usize)> {
    let mut possible = Vec::new();
    for (i, word) in probe.names.iter().enumerate() {
        for (at, spelling) in person.names().iter().enumerate() {
            let likeness = word.related.likeness(*spelling);
            if likeness >= NEAR_MIN {
                possible.push((likeness, i, at));
            }
        }
    }
    possible.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut met: Vec<(f32, usize, usize)> = Vec::with_capacity(possible.len());
    for pair in possible {
        if !met.iter().any(|m| m.1 == pair.1 || m.2 == pair.2) {
            met.push(pair);
        }
    }
    met
}

fn compare_births(asked: Birth, known: Birth, evidence: &mut Evidence) {
    if !asked.is_known() || !known.is_known() {
        return;
    }
    let apart = asked.years_apart(known);
    let guess = asked.is_estimated() || known.is_estimated();
    let precise = asked.is_precise() && known.is_precise();
    let (a, b) = ((asked.month, asked.day()), (known.month, known.day()));
    match apart {
        0 if precise && a == b => {
            evidence.add(7.0, Reason::SameBirthDate);
            evidence.proof = true;
        }
        0 if precise && a == (b.1, b.0) => evidence.add(5.0, Reason::DayMonthSwapped),
        0 if precise && a.0 != b.0 && a.1 != b.1 => evidence.add(0.0, Reason::SameBirthYear),
        0 if precise => evidence.add(2.0, Reason::SameBirthYear),
        0 => evidence.add(3.0, Reason::SameBirthYear),
        1 if guess => evidence.add(1.5, Reason::CloseBirthYear),
        1 => evidence.add(if precise && a == b { 3.0 } else { 0.0 }, Reason::CloseBirthYear),
        2 => evidence.add(if guess { 0.5 } else { -1.0 }, Reason::CloseBirthYear),
        3..=5 if guess => evidence.add(-1.0, Reason::CloseBirthYear),
        3..=5 => evidence.add(-3.0, Reason::DifferentBirthYear),
        6..=GENERATION_YEARS => {
            evidence.add(if guess { -3.0 } else { -7.0 }, Reason::DifferentBirthYear);
        }
        _ => evidence.add(if guess { -7.0 } else { -10.0 }, Reason::DifferentBirthYear),
    }
    if apart > 5 && !guess {
        evidence.at_most(UNPROVEN_MAX);
    }
    if apart > GENERATION_YEARS && !guess {
        evidence.at_most(RELATIVE_MAX);
    }
}

fn compare_numbers(probe: &Probe, person: &Person, evidence: &mut Evidence) {
    if share(&probe.phones, person.part(Part::Phone)) {
        evidence.add(6.0, Reason::SamePhone);
        evidence.proof = true;
        evidence.number_shared = true;
    }
    if share(&probe.documents, &person.documents) {
        evidence.add(12.0, Reason::SameDocument);
        evidence.proof = true;
        evidence.number_shared = true;
        evidence.min = DOCUMENT_MIN;
    }
}

/// Whether the mother is the same.
fn compare_parents(probe: &Probe, person: &Person, vocabulary: &Vocabulary, evidence: &mut Evidence) -> bool {
    let mother = parent(&probe.mother, person.part(Part::Mother), vocabulary);
    match mother {
        Some(true) => evidence.add(4.0, Reason::SameMother),
        Some(false) => evidence.add(-3.0, Reason::OtherMother),
        None => {}
    }
    match parent(&probe.father, person.part(Part::Father), vocabulary) {
        Some(true) => evidence.add(3.0, Reason::SameFather),
        Some(false) => evidence.points -= 1.5,
        None => {}
    }
    mother == Some(true)
}

/// The same parent if every word of the shorter name is found, another if half of them or fewer are; otherwise unclear.
fn parent(asked: &[Asked], known: &[u32], vocabulary: &Vocabulary) -> Option<bool> {
    let shorter = asked.len().min(known.len());
    if shorter == 0 {
        return None;
    }
    let near = |word: &&Asked| {
        let mut likeness = known.iter().map(|s| vocabulary.likeness(word, *s));
        likeness.any(|l| l >= NEAR_MIN)
    };
    let found = asked.iter().filter(near).count();
    if found >= shorter {
        Some(true)
    } else if found * 2 <= shorter {
        Some(false)
    } else {
        None
    }
}

fn compare_rest(probe: &Probe, person: &Person, evidence: &mut Evidence) {
    let nationalities = person.part(Part::Nationality);
    if share(&probe.nationalities, nationalities) {
        evidence.add(1.0, Reason::SameNationality);
    } else if !probe.nationalities.is_empty() && !nationalities.is_empty() {
        evidence.add(-3.0, Reason::OtherNationality);
    }
    let known = |sex: u8| sex == 1 || sex == 2;
    if known(probe.sex) && known(person.sex) {
        if probe.sex == person.sex {
            evidence.points += 0.5;
        } else {
            evidence.add(-4.0, Reason::OtherSex);
            evidence.at_most(UNPROVEN_MAX);
        }
    }
}

/// Where agreement misleads.
fn set_limits(names: &Names, same_mother: bool, probe: &Probe, person: &Person, evidence: &mut Evidence) {
    let same_household = probe.household != 0 && probe.household == person.household;
    if names.given_differs && (names.family_shared || same_mother || same_household) {
        evidence.at_most(RELATIVE_MAX);
    } else if same_household && names.shared > 0 && names.missing == 0 {
        evidence.points += 2.0;
    }
    let whole = names.shared > 0 && names.missing == 0;
    if !whole || (names.shared == 1 && !evidence.number_shared) {
        evidence.at_most(UNPROVEN_MAX);
    }
    if names.least < SPELLING && !evidence.number_shared {
        evidence.at_most(UNPROVEN_MAX);
    }
    let proof = evidence.proof || (same_mother && whole);
    if !proof {
        evidence.at_most(UNPROVEN_MAX);
    }
}

fn share<T: PartialEq>(a: &[T], b: &[T]) -> bool {
    a.iter().any(|x| b.contains(x))
}
