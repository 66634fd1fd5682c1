//! Cheap keys that people of one person are likely to share.

use crate::hash::mix;
use crate::lexicon::{Trace, Words};
use crate::register::{Part, Who};

/// How years are made keys, so that births a few years apart meet.
#[derive(Clone, Copy)]
pub(crate) enum Ladder {
    /// Two overlapping ladders: both people stand on a step that they share.
    Steps,
    /// The years themselves.
    Told,
    /// The years and those around them: for whoever asks.
    Around,
}

/// What makes keys of people.
pub(crate) struct Keyer<'a> {
    pub(crate) spellings: Words<'a>,
    pub(crate) ladder: Ladder,
}

/// One sort of key, and how many people may share it before it says too little.
pub(crate) struct Kind {
    cap: usize,
    /// Whether sharing one key of this sort is enough to be compared.
    pub(crate) is_enough: bool,
    pub(crate) keys: fn(&Keyer<'_>, &Who<'_>, &mut Vec<u64>),
}

/// A register of so many people may spend all that the caps allow.
const PEOPLE_OF_CAPS: usize = 200_000;

impl Kind {
    /// In a large register a key shared by many says less, and there are more keys: the work for each person stays bounded.
    pub(crate) fn cap_among(&self, people: usize) -> usize {
        let larger = people / PEOPLE_OF_CAPS;
        if larger < 2 { self.cap } else { (self.cap / 2).max(self.cap / larger) }
    }
}

/// The keys of all kinds together.
pub(crate) fn all(keyer: &Keyer<'_>, who: &Who<'_>, out: &mut Vec<u64>) {
    let mut keys = Vec::new();
    for (number, kind) in (1u64..).zip(&KINDS) {
        keys.clear();
        (kind.keys)(keyer, who, &mut keys);
        out.extend(keys.iter().map(|key| mix(*key, number)));
    }
    out.sort_unstable();
    out.dedup();
}

pub(crate) const KINDS: [Kind; 18] = [
    Kind { cap: 60, is_enough: true, keys: document },
    Kind { cap: 60, is_enough: true, keys: phone },
    Kind { cap: 120, is_enough: false, keys: names_and_year },
    Kind { cap: 60, is_enough: false, keys: two_names },
    Kind { cap: 60, is_enough: false, keys: three_names },
    Kind { cap: 100, is_enough: false, keys: name_mother_year },
    Kind { cap: 60, is_enough: false, keys: name_mother },
    Kind { cap: 100, is_enough: false, keys: name_and_date },
    Kind { cap: 60, is_enough: false, keys: mother_and_date },
    Kind { cap: 80, is_enough: false, keys: name_place_year },
    Kind { cap: 60, is_enough: false, keys: initial_and_date },
    Kind { cap: 60, is_enough: false, keys: name_nation_year },
    Kind { cap: 60, is_enough: false, keys: rare_name },
    Kind { cap: 60, is_enough: false, keys: names_and_place },
    Kind { cap: 60, is_enough: false, keys: names_and_mother },
    Kind { cap: 60, is_enough: false, keys: extra },
    Kind { cap: 60, is_enough: false, keys: name_and_extra },
    Kind { cap: 60, is_enough: false, keys: date_and_extra },
];

/// Places of kinds in the list, from 1.
const DOCUMENT_KIND: u64 = 1;
const PHONE_KIND: u64 = 2;
const NAME_KIND: u64 = 13;

const SPELL: u64 = 1;
const YEAR: u64 = 2;

fn codes(keyer: &Keyer<'_>, words: &[u32], code: fn(&Trace) -> u32) -> Vec<u64> {
    let mut codes: Vec<u64> = words.iter().take(6).filter_map(|w| keyer.spellings.get(*w)).filter(|s| s.length > 1).map(|s| u64::from(code(s))).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

fn bones(keyer: &Keyer<'_>, who: &Who<'_>) -> Vec<u64> {
    codes(keyer, who.names(), |s| s.bone)
}

fn coarses(keyer: &Keyer<'_>, who: &Who<'_>) -> Vec<u64> {
    codes(keyer, who.names(), |s| s.coarse)
}

fn mothers(keyer: &Keyer<'_>, who: &Who<'_>) -> Vec<u64> {
    codes(keyer, who.part(Part::Mother), |s| s.coarse)
}

fn places(keyer: &Keyer<'_>, who: &Who<'_>) -> Vec<u64> {
    codes(keyer, who.part(Part::Place), |s| s.coarse)
}

/// The year of birth, so that births up to `width` / 2 years apart share one.
fn years(keyer: &Keyer<'_>, who: &Who<'_>, width: u16) -> Vec<u64> {
    let birth = who.record.birth;
    if !birth.is_known() {
        return Vec::new();
    }
    let (low, high) = (birth.low.unsigned_abs(), birth.high.unsigned_abs());
    let mut steps: Vec<u64> = match keyer.ladder {
        Ladder::Steps => [low, high].into_iter().flat_map(|year| [year / width * 2, (year + width / 2) / width * 2 + 1]).map(u64::from).collect(),
        Ladder::Told => vec![u64::from(low), u64::from(high)],
        Ladder::Around => (low.saturating_sub(width / 2)..=high.saturating_add(width / 2)).take(16).map(u64::from).collect(),
    };
    steps.sort_unstable();
    steps.dedup();
    steps.into_iter().map(|step| mix(YEAR, step)).collect()
}

/// The date, whichever way round day and month are.
fn date(who: &Who<'_>) -> Option<u64> {
    let birth = who.record.birth;
    let (day, month) = (birth.day, birth.month);
    birth.is_precise().then(|| mix(u64::from(birth.low.unsigned_abs()), u64::from(day.min(month)) << 8 | u64::from(day.max(month))))
}

fn cross(a: &[u64], b: &[u64], out: &mut Vec<u64>) {
    for x in a {
        out.extend(b.iter().map(|y| mix(*x, *y)));
    }
}

fn pairs(codes: &[u64]) -> Vec<u64> {
    let mut pairs = Vec::with_capacity(6);
    for (i, a) in codes.iter().enumerate() {
        pairs.extend(codes.iter().skip(i + 1).map(|b| mix(mix(SPELL, *a), *b)));
    }
    pairs
}

fn document(_: &Keyer<'_>, who: &Who<'_>, out: &mut Vec<u64>) {
    out.extend(who.documents().map(|halves| halves.iter().fold(0, |all, half| all << 32 | u64::from(*half))));
}

fn phone(_: &Keyer<'_>, who: &Who<'_>, out: &mut Vec<u64>) {
    out.extend(who.part(Part::Phone).iter().map(|p| u64::from(*p)));
}

fn names_and_year(keyer: &Keyer<'_>, who: &Who<'_>, out: &mut Vec<u64>) {
    cross(&pairs(&coarses(keyer, who)), &years(keyer, who, 4), out);
}

fn two_names(keyer: &Keyer<'_>, who: &Who<'_>, out: &mut Vec<u64>) {
    out.extend(pairs(&bones(keyer, who)));
}

fn three_names(keyer: &Keyer<'_>, who: &Who<'_>, out: &mut Vec<u64>) {
    let codes = coarses(keyer, who);
    for (i, a) in codes.iter().enumerate() {
        for (j, b) in codes.iter().enumerate().skip(i + 1) {
            out.extend(codes.iter().skip(j + 1).map(|c| mix(mix(*a, *b), *c)));
        }
    }
}

fn name_mother_year(keyer: &Keyer<'_>, who: &Who<'_>, out: &mut Vec<u64>) {
    let mut both = Vec::new();
    cross(&coarses(keyer, who), &mothers(keyer, who), &mut both);
    cross(&both, &years(keyer, who, 6), out);
}

fn name_mother(keyer: &Keyer<'_>, who: &Who<'_>, out: &mut Vec<u64>) {
    cross(&bones(keyer, who), &mothers(keyer, who), out);
}

fn name_and_date(keyer: &Keyer<'_>, who: &Who<'_>, out: &mut Vec<u64>) {
    if let Some(date) = date(who) {
        cross(&coarses(keyer, who), &[date], out);
    }
}

fn mother_and_date(keyer: &Keyer<'_>, who: &Who<'_>, out: &mut Vec<u64>) {
    if let Some(date) = date(who) {
        cross(&mothers(keyer, who), &[date], out);
    }
}

fn name_place_year(keyer: &Keyer<'_>, who: &Who<'_>, out: &mut Vec<u64>) {
    let mut both = Vec::new();
    cross(&coarses(keyer, who), &places(keyer, who), &mut both);
    cross(&both, &years(keyer, who, 4), out);
}

fn initial_and_date(keyer: &Keyer<'_>, who: &Who<'_>, out: &mut Vec<u64>) {
    if let Some(date) = date(who) {
        out.extend(who.names().iter().take(4).filter_map(|w| keyer.spellings.get(*w)).map(|trace| mix(date, u64::from(trace.first))));
    }
}

fn name_nation_year(keyer: &Keyer<'_>, who: &Who<'_>, out: &mut Vec<u64>) {
    let mut both = Vec::new();
    let nations: Vec<u64> = who.part(Part::Nationality).iter().map(|n| mix(u64::from(*n), u64::from(who.record.sex))).collect();
    cross(&bones(keyer, who), &nations, &mut both);
    cross(&both, &years(keyer, who, 2), out);
}

/// What finds people by one name.
pub(crate) fn name_key(canon: u32) -> u64 {
    mix(u64::from(canon), NAME_KIND)
}

/// What finds people by a telephone.
pub(crate) fn phone_key(phone: u32) -> u64 {
    mix(u64::from(phone), PHONE_KIND)
}

/// What finds people by a document.
pub(crate) fn document_key(code: u64) -> u64 {
    mix(code, DOCUMENT_KIND)
}

fn rare_name(keyer: &Keyer<'_>, who: &Who<'_>, out: &mut Vec<u64>) {
    out.extend(codes(keyer, who.names(), |s| s.canon));
}

fn names_and_place(keyer: &Keyer<'_>, who: &Who<'_>, out: &mut Vec<u64>) {
    cross(&pairs(&coarses(keyer, who)), &places(keyer, who), out);
}

fn names_and_mother(keyer: &Keyer<'_>, who: &Who<'_>, out: &mut Vec<u64>) {
    cross(&pairs(&coarses(keyer, who)), &mothers(keyer, who), out);
}

fn extras(who: &Who<'_>) -> impl Iterator<Item = u64> {
    who.part(Part::Extra).iter().filter(|v| **v != 0).map(|v| u64::from(*v))
}

fn extra(_: &Keyer<'_>, who: &Who<'_>, out: &mut Vec<u64>) {
    out.extend(extras(who));
}

fn name_and_extra(keyer: &Keyer<'_>, who: &Who<'_>, out: &mut Vec<u64>) {
    cross(&coarses(keyer, who), &extras(who).collect::<Vec<_>>(), out);
}

fn date_and_extra(_: &Keyer<'_>, who: &Who<'_>, out: &mut Vec<u64>) {
    if let Some(date) = date(who) {
        out.extend(extras(who).map(|value| mix(date, value)));
    }
}
