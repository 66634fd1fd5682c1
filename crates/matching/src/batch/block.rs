//! Who is compared with whom: people who share one of many cheap keys that not too many share.
#![expect(clippy::indexing_slicing, reason = "measured inner loops; every place is below the length it was made with")]

use crate::hash::mix;
use crate::register::{Part, Register, Who};
use crate::vocabulary::position;

/// People by shared keys.
#[derive(Default)]
pub(crate) struct Blocks {
    members: Vec<u32>,
    /// Where each block begins among the members; one more than there are blocks.
    starts: Vec<u32>,
    /// For each person the blocks he or she is in, one after the other.
    of: Vec<u32>,
    of_starts: Vec<u32>,
}

/// One sort of key, and how many people may share it before it says too little.
pub(crate) struct Kind {
    cap: usize,
    pub(crate) keys: fn(&Register, &Who<'_>, &mut Vec<u64>),
}

/// A register of so many people may spend all that the caps allow.
const PEOPLE_OF_CAPS: usize = 200_000;

impl Kind {
    /// In a large register a key shared by many says less, and there are more keys: the work for each person stays bounded.
    fn cap_among(&self, people: usize) -> usize {
        let larger = people / PEOPLE_OF_CAPS;
        if larger < 2 { self.cap } else { (self.cap / 2).max(self.cap / larger) }
    }
}

pub(crate) const KINDS: [Kind; 17] = [
    Kind { cap: 60, keys: phone },
    Kind { cap: 120, keys: names_and_year },
    Kind { cap: 60, keys: two_names },
    Kind { cap: 60, keys: three_names },
    Kind { cap: 100, keys: name_mother_year },
    Kind { cap: 60, keys: name_mother },
    Kind { cap: 100, keys: name_and_date },
    Kind { cap: 60, keys: mother_and_date },
    Kind { cap: 80, keys: name_place_year },
    Kind { cap: 60, keys: initial_and_date },
    Kind { cap: 60, keys: name_nation_year },
    Kind { cap: 60, keys: rare_name },
    Kind { cap: 60, keys: names_and_place },
    Kind { cap: 60, keys: names_and_mother },
    Kind { cap: 60, keys: extra },
    Kind { cap: 60, keys: name_and_extra },
    Kind { cap: 60, keys: date_and_extra },
];

const SPELL: u64 = 1;
const YEAR: u64 = 2;

fn codes(register: &Register, words: &[u32], code: fn(&crate::lexicon::Trace) -> u32) -> Vec<u64> {
    let mut codes: Vec<u64> = words.iter().take(6).filter_map(|w| register.lexicon.get(*w)).filter(|s| s.length > 1).map(|s| u64::from(code(s))).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

fn bones(register: &Register, who: &Who<'_>) -> Vec<u64> {
    codes(register, who.names(), |s| s.bone)
}

fn coarses(register: &Register, who: &Who<'_>) -> Vec<u64> {
    codes(register, who.names(), |s| s.coarse)
}

fn mothers(register: &Register, who: &Who<'_>) -> Vec<u64> {
    codes(register, who.part(Part::Mother), |s| s.coarse)
}

fn places(register: &Register, who: &Who<'_>) -> Vec<u64> {
    codes(register, who.part(Part::Place), |s| s.coarse)
}

/// Two overlapping ladders of years, so that births up to `width` / 2 years apart share a step of one of them.
fn years(who: &Who<'_>, width: u64) -> Vec<u64> {
    let birth = who.record.birth;
    if !birth.is_known() {
        return Vec::new();
    }
    let mut steps = Vec::with_capacity(4);
    for year in [birth.low, birth.high] {
        let year = u64::from(year.unsigned_abs());
        steps.push(mix(YEAR, year / width * 2));
        steps.push(mix(YEAR, (year + width / 2) / width * 2 + 1));
    }
    steps.sort_unstable();
    steps.dedup();
    steps
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

fn phone(_: &Register, who: &Who<'_>, out: &mut Vec<u64>) {
    out.extend(who.part(Part::Phone).iter().map(|p| u64::from(*p)));
}

fn names_and_year(register: &Register, who: &Who<'_>, out: &mut Vec<u64>) {
    cross(&pairs(&coarses(register, who)), &years(who, 4), out);
}

fn two_names(register: &Register, who: &Who<'_>, out: &mut Vec<u64>) {
    out.extend(pairs(&bones(register, who)));
}

fn three_names(register: &Register, who: &Who<'_>, out: &mut Vec<u64>) {
    let codes = coarses(register, who);
    for (i, a) in codes.iter().enumerate() {
        for (j, b) in codes.iter().enumerate().skip(i + 1) {
            out.extend(codes.iter().skip(j + 1).map(|c| mix(mix(*a, *b), *c)));
        }
    }
}

fn name_mother_year(register: &Register, who: &Who<'_>, out: &mut Vec<u64>) {
    let mut both = Vec::new();
    cross(&coarses(register, who), &mothers(register, who), &mut both);
    cross(&both, &years(who, 6), out);
}

fn name_mother(register: &Register, who: &Who<'_>, out: &mut Vec<u64>) {
    cross(&bones(register, who), &mothers(register, who), out);
}

fn name_and_date(register: &Register, who: &Who<'_>, out: &mut Vec<u64>) {
    if let Some(date) = date(who) {
        cross(&coarses(register, who), &[date], out);
    }
}

fn mother_and_date(register: &Register, who: &Who<'_>, out: &mut Vec<u64>) {
    if let Some(date) = date(who) {
        cross(&mothers(register, who), &[date], out);
    }
}

fn name_place_year(register: &Register, who: &Who<'_>, out: &mut Vec<u64>) {
    let mut both = Vec::new();
    cross(&coarses(register, who), &places(register, who), &mut both);
    cross(&both, &years(who, 4), out);
}

fn initial_and_date(register: &Register, who: &Who<'_>, out: &mut Vec<u64>) {
    if let Some(date) = date(who) {
        out.extend(who.names().iter().take(4).filter_map(|w| register.lexicon.get(*w)).map(|trace| mix(date, u64::from(trace.first))));
    }
}

fn name_nation_year(register: &Register, who: &Who<'_>, out: &mut Vec<u64>) {
    let mut both = Vec::new();
    let nations: Vec<u64> = who.part(Part::Nationality).iter().map(|n| mix(u64::from(*n), u64::from(who.record.sex))).collect();
    cross(&bones(register, who), &nations, &mut both);
    cross(&both, &years(who, 2), out);
}

fn rare_name(register: &Register, who: &Who<'_>, out: &mut Vec<u64>) {
    out.extend(codes(register, who.names(), |s| s.canon));
}

fn names_and_place(register: &Register, who: &Who<'_>, out: &mut Vec<u64>) {
    cross(&pairs(&coarses(register, who)), &places(register, who), out);
}

fn names_and_mother(register: &Register, who: &Who<'_>, out: &mut Vec<u64>) {
    cross(&pairs(&coarses(register, who)), &mothers(register, who), out);
}

fn extras(who: &Who<'_>) -> impl Iterator<Item = u64> {
    who.part(Part::Extra).iter().filter(|v| **v != 0).map(|v| u64::from(*v))
}

fn extra(_: &Register, who: &Who<'_>, out: &mut Vec<u64>) {
    out.extend(extras(who));
}

fn name_and_extra(register: &Register, who: &Who<'_>, out: &mut Vec<u64>) {
    cross(&coarses(register, who), &extras(who).collect::<Vec<_>>(), out);
}

fn date_and_extra(_: &Register, who: &Who<'_>, out: &mut Vec<u64>) {
    if let Some(date) = date(who) {
        out.extend(extras(who).map(|value| mix(date, value)));
    }
}

/// The blocks of one kind: members one after the other, and where each block ends.
#[derive(Default)]
struct Gathered {
    members: Vec<u32>,
    ends: Vec<u32>,
}

fn gather(register: &Register, kind: &Kind) -> Gathered {
    let mut entries: Vec<(u64, u32)> = Vec::with_capacity(register.len() * 2);
    let mut keys = Vec::new();
    for number in 0..u32::try_from(register.len()).unwrap_or(0) {
        keys.clear();
        (kind.keys)(register, &register.who(number), &mut keys);
        keys.sort_unstable();
        keys.dedup();
        entries.extend(keys.iter().map(|key| (*key, number)));
    }
    entries.sort_unstable();
    let mut part = Gathered::default();
    let cap = kind.cap_among(register.len());
    for run in entries.chunk_by(|a, b| a.0 == b.0) {
        if run.len() < 2 || run.len() > cap || !crosses(register, run) {
            continue;
        }
        part.members.extend(run.iter().map(|(_, number)| *number));
        part.ends.push(u32::try_from(part.members.len()).unwrap_or(u32::MAX));
    }
    part
}

/// Between two files only blocks with people of both are of use.
fn crosses(register: &Register, run: &[(u64, u32)]) -> bool {
    let Some(second) = register.second else { return true };
    run.first().is_some_and(|(_, number)| *number < second) && run.last().is_some_and(|(_, number)| *number >= second)
}

impl Blocks {
    pub(crate) fn of(register: &Register) -> Self {
        let next = std::sync::atomic::AtomicUsize::new(0);
        let work = || {
            let mut done = Vec::new();
            while let Some((at, kind)) = Some(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed)).and_then(|at| Some((at, KINDS.get(at)?))) {
                done.push((at, gather(register, kind)));
            }
            done
        };
        let mut parts = std::thread::scope(|scope| {
            let other = scope.spawn(work);
            let mut parts = work();
            parts.extend(other.join().unwrap_or_default());
            parts
        });
        parts.sort_unstable_by_key(|(at, _)| *at);
        Self::join(register.len(), parts.into_iter().map(|(_, part)| part))
    }

    fn join(people: usize, parts: impl Iterator<Item = Gathered>) -> Self {
        let mut blocks = Self { starts: vec![0], ..Self::default() };
        for part in parts {
            let before = u32::try_from(blocks.members.len()).unwrap_or(u32::MAX);
            blocks.members.extend_from_slice(&part.members);
            blocks.starts.extend(part.ends.iter().map(|end| end + before));
        }
        let mut counts = vec![0u32; people + 1];
        for member in &blocks.members {
            counts[position(*member) + 1] += 1;
        }
        for at in 1..counts.len() {
            counts[at] += counts[at - 1];
        }
        blocks.of_starts = counts.clone();
        blocks.of = vec![0; blocks.members.len()];
        for (block, pair) in (0u32..).zip(blocks.starts.windows(2)) {
            for member in &blocks.members[position(pair[0])..position(pair[1])] {
                let place = &mut counts[position(*member)];
                blocks.of[position(*place)] = block;
                *place += 1;
            }
        }
        blocks
    }

    /// Those before `number` who share a block, in order, each once; for two files, those of the first file.
    pub(crate) fn before(&self, number: u32, second: Option<u32>, out: &mut Vec<u32>) {
        out.clear();
        let limit = match second {
            Some(second) if number < second => return,
            Some(second) => second,
            None => number,
        };
        let range = position(self.of_starts[position(number)])..position(self.of_starts[position(number) + 1]);
        for block in &self.of[range] {
            let members = &self.members[position(self.starts[position(*block)])..position(self.starts[position(*block) + 1])];
            out.extend(members.iter().take_while(|m| **m < limit));
        }
        out.sort_unstable();
        out.dedup();
    }
}
