//! How often each value occurs: a name that everybody bears proves little, and less where all come from its country.

use super::{Part, Register, Who};
use crate::hash::{Numbers, mix};
use crate::lexicon::Level;
use crate::vocabulary::position;

/// What a name is to a person.
#[derive(Clone, Copy)]
pub(crate) enum Role {
    First,
    Rest,
    Mother,
    Place,
}

const ROLES: usize = 4;
/// Bearers of a name in one nation and script for whom its spellings among all count.
const RATIO_PRIOR: f32 = 5.0;

impl Role {
    const fn ordinal(self) -> usize {
        match self {
            Self::First => 0,
            Self::Rest => 1,
            Self::Mother => 2,
            Self::Place => 3,
        }
    }
}

/// Shares of people with a spelling, its canon, its bone and its coarse bone, by role.
type Shares = [[f32; 4]; ROLES];

/// Counts over the people of a register, learned from it.
#[derive(Default)]
pub(crate) struct Frequencies {
    people: f32,
    common: Vec<Shares>,
    together: Vec<f32>,
    nations: Numbers<u32, u32>,
    phones: Numbers<u32, u32>,
    dates: Numbers<u32, u32>,
    sites: Numbers<u32, u32>,
    years: Vec<u32>,
    extras: Vec<u32>,
}

/// A register of nobody believes that a value has this share.
const FLOOR_COUNT: f32 = 0.7;
/// The larger, the longer a small register keeps from believing that its names are rare.
const FLOOR_PEOPLE: f32 = 250.0;
/// People of a nation for whom the share among all counts.
const NATION_PRIOR: f32 = 200.0;
/// Bearers of both names beyond chance that are not yet believed.
const TOGETHER_PRIOR: f32 = 2.0;
const YEARS: usize = 2048;
/// The two who are compared do not count for how common their name is; one of them may be a stranger.
const THEMSELVES: f32 = 1.5;
/// Records in which the names stand in each other's place.
const SWAPPED: f32 = 0.15;

/// Counts by hash: two names rarely share a place, and then both seem a little commoner.
struct Tally {
    counts: Vec<u32>,
}

impl Tally {
    fn new(people: usize) -> Self {
        Self { counts: vec![0; (people * 16).next_power_of_two().clamp(1 << 12, 1 << 24)] }
    }

    fn at(&self, key: u64) -> usize {
        usize::try_from(key).unwrap_or(0) & (self.counts.len() - 1)
    }

    fn add(&mut self, key: u64) {
        let at = self.at(key);
        if let Some(count) = self.counts.get_mut(at) {
            *count += 1;
        }
    }

    fn get(&self, key: u64) -> f32 {
        number(self.counts.get(self.at(key)).copied().unwrap_or(0))
    }
}

fn key(role: usize, code: u32, nation: u32) -> u64 {
    mix(mix(u64::try_from(role).unwrap_or(0) + 1, u64::from(code)), u64::from(nation))
}

fn words(who: &Who<'_>) -> [(Role, Vec<u32>); ROLES] {
    let names = who.names();
    let first: Vec<u32> = names.first().copied().into_iter().collect();
    let rest: Vec<u32> = names.iter().skip(1).copied().collect();
    [(Role::First, first), (Role::Rest, rest), (Role::Mother, who.part(Part::Mother).to_vec()), (Role::Place, who.part(Part::Place).to_vec())]
}

impl Frequencies {
    pub(crate) fn of(register: &Register) -> Self {
        let mut all = Self { years: vec![0; YEARS], extras: vec![0; register.values.len() + 1], ..Self::default() };
        let mut tally = Tally::new(register.len());
        let count = u32::try_from(register.len()).unwrap_or(0);
        for person in 0..count {
            let who = register.who(person);
            all.add(&who);
            for (role, words) in words(&who) {
                tally_words(register, role, &words, &mut tally);
            }
            if let Some((pair, nation)) = own_pair(register, &who) {
                tally.add(key(ROLES, pair, 0));
                tally.add(key(ROLES, pair, nation));
            }
        }
        let spellings = u32::try_from(register.lexicon.len()).unwrap_or(0);
        all.common = (0..spellings).map(|word| all.common_of(register, word, &tally).map(|role| role.map(f32::ln))).collect();
        all.together = (0..count).map(|person| all.together_of(register, person, &tally)).collect();
        all
    }

    fn add(&mut self, who: &Who<'_>) {
        self.people += 1.0;
        for nation in who.part(Part::Nationality).iter().take(1) {
            *self.nations.entry(*nation).or_default() += 1;
        }
        for phone in who.part(Part::Phone) {
            *self.phones.entry(*phone).or_default() += 1;
        }
        for value in who.part(Part::Extra) {
            if let Some(count) = self.extras.get_mut(position(*value)) {
                *count += 1;
            }
        }
        let record = who.record;
        *self.sites.entry(record.site).or_default() += 1;
        if record.birth.is_known() {
            *self.dates.entry(record.birth.code()).or_default() += 1;
            for year in [record.birth.low, record.birth.high] {
                if let Some(count) = self.years.get_mut(usize::from(year.unsigned_abs()) & (YEARS - 1)) {
                    *count += 1;
                }
            }
        }
    }

    /// How common a spelling is among people of its nation.
    fn common_of(&self, register: &Register, word: u32, tally: &Tally) -> Shares {
        let mut shares = Shares::default();
        let Some(spelling) = register.lexicon.get(word) else { return shares };
        let (nation, script) = register.lexicon.origin(word);
        let natives = number(self.nations.get(&nation).copied().unwrap_or(0));
        for (role, shares) in shares.iter_mut().enumerate() {
            for (share, code) in shares.iter_mut().skip(1).zip([spelling.canon, spelling.bone, spelling.coarse]) {
                let all = self.smooth(tally.get(key(role, code, 0)));
                let here = if nation == 0 { 0.0 } else { (tally.get(key(role, code, nation)) - THEMSELVES).max(0.0) };
                *share = (here + NATION_PRIOR * all) / (natives + NATION_PRIOR);
            }
        }
        // Whoever writes in one script chooses among its spellings of the name.
        for (role, shares) in shares.iter_mut().enumerate() {
            let others = |count: f32| (count - THEMSELVES).max(0.0);
            let script = mix(u64::from(spelling.canon), u64::from(script));
            let (one, all) = (tally.get(key(role, spelling.plain, 0)), tally.get(mix(key(role, 0, 0), script)));
            let ratio = (others(one) + 0.5) / (others(all) + 1.0);
            let (one, all) = (tally.get(key(role, spelling.plain, nation)), tally.get(mix(key(role, 0, nation), script)));
            let ratio = if nation == 0 { ratio } else { (others(one) + RATIO_PRIOR * ratio) / (others(all) + RATIO_PRIOR) };
            let [plain, canon, ..] = shares;
            *plain = *canon * ratio.min(1.0);
        }
        // Clerks swap first and family names: a name is never quite strange in the other place.
        let [first, rest, ..] = &mut shares;
        for (first, rest) in first.iter_mut().zip(rest) {
            let sum = *first + *rest;
            *first = (1.0 - SWAPPED) * *first + SWAPPED * sum;
            *rest = (1.0 - SWAPPED) * *rest + SWAPPED * sum;
        }
        shares
    }

    fn smooth(&self, count: f32) -> f32 {
        ((count - THEMSELVES).max(0.0) + FLOOR_COUNT) / (self.people + FLOOR_PEOPLE)
    }

    fn share(&self, count: u32) -> f32 {
        self.smooth(number(count))
    }

    /// How much oftener the two names of a person are borne together in the nation than chance has it, as a logarithm.
    fn together_of(&self, register: &Register, person: u32, tally: &Tally) -> f32 {
        let who = register.who(person);
        let Some((pair, nation)) = own_pair(register, &who) else { return 0.0 };
        let (Some(first), Some(last)) = (who.names().first(), own_last(&who)) else { return 0.0 };
        let natives = if nation == 0 { self.people } else { number(self.nations.get(&nation).copied().unwrap_or(0)) };
        let alone = |role: Role, word: u32| self.names(role, Level::Canon, word).exp();
        let expected = alone(Role::First, *first) * alone(Role::Rest, last) * natives;
        let others = (tally.get(key(ROLES, pair, nation)) - 2.0).max(0.0);
        ((others + TOGETHER_PRIOR) / (expected + TOGETHER_PRIOR)).ln().clamp(0.0, 8.0)
    }

    pub(crate) fn together(&self, person: u32) -> f32 {
        self.together.get(position(person)).copied().unwrap_or(0.0)
    }

    pub(crate) fn people(&self) -> f32 {
        self.people
    }

    /// Share of the people of its nation who bear a name at this level in this role, as a logarithm.
    pub(crate) fn names(&self, role: Role, level: Level, word: u32) -> f32 {
        let Some(shares) = self.common.get(position(word)) else { return -10.0 };
        let at = match level {
            Level::Plain => 0,
            Level::Canon => 1,
            Level::Loose => 3,
            _ => 2,
        };
        shares.get(role.ordinal()).and_then(|s| s.get(at)).copied().unwrap_or(0.0)
    }

    /// As a logarithm.
    pub(crate) fn nation(&self, code: u32) -> f32 {
        self.share(self.nations.get(&code).copied().unwrap_or(0)).ln()
    }

    /// As a logarithm.
    pub(crate) fn phone(&self, code: u32) -> f32 {
        self.share(self.phones.get(&code).copied().unwrap_or(0)).ln()
    }

    /// As a logarithm.
    pub(crate) fn site(&self, code: u32) -> f32 {
        self.share(self.sites.get(&code).copied().unwrap_or(0)).ln()
    }

    /// As a logarithm.
    pub(crate) fn extra(&self, value: u32) -> f32 {
        self.share(self.extras.get(position(value)).copied().unwrap_or(0)).ln()
    }

    /// As a logarithm.
    pub(crate) fn date(&self, code: u32) -> f32 {
        self.share(self.dates.get(&code).copied().unwrap_or(0)).ln()
    }

    pub(crate) fn year(&self, year: i16) -> f32 {
        (0.5 * self.share(self.years.get(usize::from(year.unsigned_abs()) & (YEARS - 1)).copied().unwrap_or(0))).max(1e-4).ln()
    }
}

fn tally_words(register: &Register, role: Role, words: &[u32], tally: &mut Tally) {
    for (at, word) in words.iter().enumerate() {
        let Some(spelling) = register.lexicon.get(*word) else { continue };
        let earlier = words.get(..at).unwrap_or_default();
        if earlier.iter().filter_map(|w| register.lexicon.get(*w)).any(|s| s.canon == spelling.canon) {
            continue;
        }
        let (nation, script) = register.lexicon.origin(*word);
        let script = mix(u64::from(spelling.canon), u64::from(script));
        tally.add(mix(key(role.ordinal(), 0, 0), script));
        if nation != 0 {
            tally.add(mix(key(role.ordinal(), 0, nation), script));
        }
        for code in [spelling.plain, spelling.canon, spelling.bone, spelling.coarse] {
            tally.add(key(role.ordinal(), code, 0));
            if nation != 0 {
                tally.add(key(role.ordinal(), code, nation));
            }
        }
    }
}

fn own_last(who: &Who<'_>) -> Option<u32> {
    who.part(Part::Family).last().or(who.part(Part::Given).last()).copied()
}

/// The two names that tell most, the first one and the last one, by canon and as one number; and the nation.
fn own_pair(register: &Register, who: &Who<'_>) -> Option<(u32, u32)> {
    let nation = register.lexicon.origin(*who.names().first()?).0;
    let first = register.lexicon.get(*who.names().first()?)?;
    let last = register.lexicon.get(own_last(who)?)?;
    let pair = mix(u64::from(first.canon.min(last.canon)), u64::from(first.canon.max(last.canon)));
    (first.canon != last.canon).then_some((u32::try_from(pair & 0xffff_ffff).unwrap_or(0), nation))
}

fn number(count: u32) -> f32 {
    crate::batch::wide(position(count))
}
