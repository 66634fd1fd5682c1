//! How often each value occurs: a name that everybody bears proves little, and less where all come from its country.

use std::cell::RefCell;

use super::tally::Tally;
use super::{Part, Register, Who};
use crate::hash::{Numbers, mix, position};
use crate::lexicon::{Level, Trace, Words};

/// What a name is to a person.
#[derive(Clone, Copy)]
pub(crate) enum Role {
    First,
    Rest,
    Mother,
    Place,
}

const ROLES: usize = 4;

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

/// What is counted beside names in their roles.
const PLACE: usize = Role::Place.ordinal();
const PAIR: usize = ROLES;
const PHONE: usize = ROLES + 1;
const DATE: usize = ROLES + 2;
const SITE: usize = ROLES + 3;
const TEXT: usize = ROLES + 4;

/// Shares of people with a spelling, its canon, its bone and its coarse bone, by role, as logarithms.
pub(crate) type Common = [[f32; 4]; ROLES];

/// What is believed of a value before anybody has been counted: so many of so many people have it. A new centre with ten
/// people would else take every name, year and nationality for a rare one.
struct Belief {
    count: f32,
    people: f32,
}

const NAME: Belief = Belief { count: 1.0, people: 250.0 };
/// A name that the table of names knows.
const LISTED: Belief = Belief { count: 8.0, people: 250.0 };
const BIRTHPLACE: Belief = Belief { count: 4.0, people: 250.0 };
const NATION: Belief = Belief { count: 25.0, people: 250.0 };
const YEAR: Belief = Belief { count: 20.0, people: 250.0 };
const OTHER: Belief = Belief { count: 1.0, people: 250.0 };
const DAY: Belief = Belief { count: 1.0, people: 5_000.0 };
const NUMBER: Belief = Belief { count: 1.0, people: 50_000.0 };
/// People of a nation for whom the share among all counts.
const NATION_PRIOR: f32 = 200.0;
/// Bearers of a name in one nation and script for whom its spellings among all count.
const RATIO_PRIOR: f32 = 5.0;
/// Bearers of both names beyond chance that are not yet believed.
const TOGETHER_PRIOR: f32 = 2.0;
const YEARS: usize = 2048;
/// The two who are compared do not count for how common their name is; one of them may be a stranger.
const THEMSELVES: f32 = 1.5;
/// Records in which the names stand in each other's place.
const SWAPPED: f32 = 0.15;

/// Counts over the people of a register, kept as they come and go.
pub(crate) struct Counts {
    people: u32,
    tally: Tally,
    nations: Numbers<u32, u32>,
    years: Vec<u32>,
}

fn key(kind: usize, code: u32, nation: u32) -> u64 {
    mix(mix(u64::try_from(kind).unwrap_or(0) + 1, u64::from(code)), u64::from(nation))
}

/// All that one person adds to the tally.
fn keys(spellings: Words<'_>, who: &Who<'_>, out: &mut Vec<u64>) {
    let names = who.names();
    let (first, rest) = names.split_at(names.len().min(1));
    for (role, words) in [(Role::First, first), (Role::Rest, rest), (Role::Mother, who.part(Part::Mother)), (Role::Place, who.part(Part::Place))] {
        keys_of_words(spellings, role.ordinal(), words, out);
    }
    if let Some((pair, nation)) = own_pair(spellings, who) {
        out.push(key(PAIR, pair, nation));
    }
    out.extend(who.part(Part::Phone).iter().map(|phone| key(PHONE, *phone, 0)));
    out.extend(who.part(Part::Extra).iter().filter(|text| **text != 0).map(|text| key(TEXT, *text, 0)));
    if who.record.site != 0 {
        out.push(key(SITE, who.record.site, 0));
    }
    if who.record.birth.is_known() {
        out.push(key(DATE, who.record.birth.code(), 0));
    }
}

fn keys_of_words(spellings: Words<'_>, role: usize, words: &[u32], out: &mut Vec<u64>) {
    for (at, word) in words.iter().enumerate() {
        let Some(spelling) = spellings.get(*word) else { continue };
        let earlier = words.get(..at).unwrap_or_default();
        if earlier.iter().filter_map(|w| spellings.get(*w)).any(|s| s.canon == spelling.canon) {
            continue;
        }
        let (nation, script) = spellings.origin(*word);
        let script = mix(u64::from(spelling.canon), u64::from(script));
        out.push(mix(key(role, 0, 0), script));
        if nation != 0 {
            out.push(mix(key(role, 0, nation), script));
        }
        for code in [spelling.plain, spelling.canon, spelling.bone, spelling.coarse] {
            out.push(key(role, code, 0));
            if nation != 0 {
                out.push(key(role, code, nation));
            }
        }
    }
}

impl Counts {
    /// Counts of nobody, made for so many.
    pub(crate) fn new(people: usize) -> Self {
        Self { people: 0, tally: Tally::new(people), nations: Numbers::default(), years: vec![0; YEARS] }
    }

    pub(crate) fn of(register: &Register, people: usize) -> Self {
        let mut counts = Self::new(people);
        for number in 0..u32::try_from(register.len()).unwrap_or(0) {
            let who = register.who(number);
            if who.says_something() {
                counts.add(register.spellings(), &who);
            }
        }
        counts
    }

    /// Whether so many people are better counted anew.
    pub(crate) fn is_small_for(&self, people: usize) -> bool {
        self.tally.is_small_for(people)
    }

    pub(crate) fn add(&mut self, spellings: Words<'_>, who: &Who<'_>) {
        let mut all = Vec::with_capacity(64);
        keys(spellings, who, &mut all);
        for key in all {
            self.tally.add(key);
        }
        self.people += 1;
        self.change(who, |count| count + 1);
    }

    pub(crate) fn subtract(&mut self, spellings: Words<'_>, who: &Who<'_>) {
        let mut all = Vec::with_capacity(64);
        keys(spellings, who, &mut all);
        for key in all {
            self.tally.subtract(key);
        }
        self.people = self.people.saturating_sub(1);
        self.change(who, |count| count.saturating_sub(1));
        self.nations.retain(|_, count| *count > 0);
    }

    fn change(&mut self, who: &Who<'_>, by: fn(u32) -> u32) {
        if let Some(nation) = who.part(Part::Nationality).first() {
            let count = self.nations.entry(*nation).or_default();
            *count = by(*count);
        }
        let birth = who.record.birth;
        if birth.is_known() {
            for year in [birth.low, birth.high] {
                if let Some(count) = self.years.get_mut(usize::from(year.unsigned_abs()) & (YEARS - 1)) {
                    *count = by(*count);
                }
            }
        }
    }

    /// How common a spelling is among people of its nation.
    pub(crate) fn common(&self, spellings: Words<'_>, word: u32) -> Common {
        let Some(spelling) = spellings.get(word) else { return [[-10.0; 4]; ROLES] };
        let mut shares = Common::default();
        let (nation, script) = spellings.origin(word);
        let natives = number(self.nations.get(&nation).copied().unwrap_or(0));
        for (role, shares) in shares.iter_mut().enumerate() {
            let belief = match role {
                PLACE => BIRTHPLACE,
                _ if spelling.is_listed() => LISTED,
                _ => NAME,
            };
            for (share, code) in shares.iter_mut().skip(1).zip([spelling.canon, spelling.bone, spelling.coarse]) {
                let all = self.smooth(self.tally.get(key(role, code, 0)), &belief);
                let here = if nation == 0 { 0.0 } else { (self.tally.get(key(role, code, nation)) - THEMSELVES).max(0.0) };
                *share = (here + NATION_PRIOR * all) / (natives + NATION_PRIOR);
            }
            let [plain, canon, ..] = shares;
            *plain = *canon * self.ratio(spelling, role, (nation, script));
        }
        // Clerks swap first and family names: a name is never quite strange in the other place.
        let [first, rest, ..] = &mut shares;
        for (first, rest) in first.iter_mut().zip(rest) {
            let sum = *first + *rest;
            *first = (1.0 - SWAPPED) * *first + SWAPPED * sum;
            *rest = (1.0 - SWAPPED) * *rest + SWAPPED * sum;
        }
        shares.map(|role| role.map(f32::ln))
    }

    /// How many of those who bear a name write it so: whoever writes in one script chooses among its spellings.
    fn ratio(&self, spelling: &Trace, role: usize, (nation, script): (u32, u8)) -> f32 {
        let others = |count: f32| (count - THEMSELVES).max(0.0);
        let script = mix(u64::from(spelling.canon), u64::from(script));
        let (one, all) = (self.tally.get(key(role, spelling.plain, 0)), self.tally.get(mix(key(role, 0, 0), script)));
        let ratio = (others(one) + 0.5) / (others(all) + 1.0);
        let ratio = if nation == 0 {
            ratio
        } else {
            let (one, all) = (self.tally.get(key(role, spelling.plain, nation)), self.tally.get(mix(key(role, 0, nation), script)));
            (others(one) + RATIO_PRIOR * ratio) / (others(all) + RATIO_PRIOR)
        };
        ratio.min(1.0)
    }

    fn smooth(&self, count: f32, belief: &Belief) -> f32 {
        ((count - THEMSELVES).max(0.0) + belief.count) / (self.people() + belief.people)
    }

    fn share(&self, kind: usize, code: u32, belief: &Belief) -> f32 {
        self.smooth(self.tally.get(key(kind, code, 0)), belief).ln()
    }

    /// How much oftener the two names of a person are borne together in the nation than chance has it, as a logarithm.
    fn together(&self, spellings: Words<'_>, who: &Who<'_>, alone: impl Fn(Role, u32) -> f32) -> f32 {
        let Some((pair, nation)) = own_pair(spellings, who) else { return 0.0 };
        let (Some(first), Some(last)) = (who.names().first(), own_last(who)) else { return 0.0 };
        let natives = if nation == 0 { self.people() } else { number(self.nations.get(&nation).copied().unwrap_or(0)) };
        let expected = alone(Role::First, *first).exp() * alone(Role::Rest, last).exp() * natives;
        let others = (self.tally.get(key(PAIR, pair, nation)) - 2.0).max(0.0);
        ((others + TOGETHER_PRIOR) / (expected + TOGETHER_PRIOR)).ln().clamp(0.0, 8.0)
    }

    pub(crate) fn people(&self) -> f32 {
        number(self.people)
    }

    /// As a logarithm.
    pub(crate) fn nation(&self, code: u32) -> f32 {
        self.smooth(number(self.nations.get(&code).copied().unwrap_or(0)), &NATION).ln()
    }

    /// As a logarithm.
    pub(crate) fn phone(&self, code: u32) -> f32 {
        self.share(PHONE, code, &NUMBER)
    }

    /// As a logarithm.
    pub(crate) fn site(&self, code: u32) -> f32 {
        self.share(SITE, code, &OTHER)
    }

    /// As a logarithm.
    pub(crate) fn text(&self, value: u32) -> f32 {
        self.share(TEXT, value, &OTHER)
    }

    /// As a logarithm.
    pub(crate) fn date(&self, code: u32) -> f32 {
        self.share(DATE, code, &DAY)
    }

    pub(crate) fn year(&self, year: i16) -> f32 {
        let count = self.years.get(usize::from(year.unsigned_abs()) & (YEARS - 1)).copied().unwrap_or(0);
        (0.5 * self.smooth(number(count), &YEAR)).max(1e-4).ln()
    }

    pub(crate) fn bytes(&self) -> usize {
        self.tally.bytes() + self.years.len() * size_of::<u32>() + self.nations.capacity() * 9
    }

    #[cfg(test)]
    pub(crate) fn is_empty(&self) -> bool {
        self.people == 0 && self.tally.is_empty() && self.nations.is_empty() && self.years.iter().all(|n| *n == 0)
    }
}

/// The counts of a register that stays as it is, and what follows from them for every spelling and person.
pub(crate) struct Frequencies {
    pub(crate) counts: Counts,
    common: Vec<Common>,
    together: Vec<f32>,
}

impl Frequencies {
    pub(crate) fn of(register: &Register) -> Self {
        let (counts, spellings) = (Counts::of(register, register.len()), register.spellings());
        let common: Vec<Common> = (0..u32::try_from(register.lexicon.len()).unwrap_or(0)).map(|word| counts.common(spellings, word)).collect();
        let mut all = Self { counts, common, together: Vec::new() };
        let people = 0..u32::try_from(register.len()).unwrap_or(0);
        all.together = people.map(|person| all.counts.together(spellings, &register.who(person), |role, word| all.names(role, Level::Canon, word))).collect();
        all
    }

    pub(crate) fn people(&self) -> f32 {
        self.counts.people()
    }

    pub(crate) fn together(&self, person: u32) -> f32 {
        self.together.get(position(person)).copied().unwrap_or(0.0)
    }

    fn names(&self, role: Role, level: Level, word: u32) -> f32 {
        self.common.get(position(word)).map_or(-10.0, |shares| at(shares, role, level))
    }
}

fn at(shares: &Common, role: Role, level: Level) -> f32 {
    let at = match level {
        Level::Plain => 0,
        Level::Canon => 1,
        Level::Loose => 3,
        _ => 2,
    };
    shares.get(role.ordinal()).and_then(|s| s.get(at)).copied().unwrap_or(0.0)
}

/// How common names are: known for all, or worked out when they are asked for and remembered as long as the question lasts.
pub(crate) enum Shares<'a> {
    All(&'a Frequencies),
    Asked(&'a Counts, RefCell<Remembered>),
}

/// What was worked out for one question, by word.
pub(crate) type Remembered = Numbers<u32, Common>;

impl<'a> Shares<'a> {
    pub(crate) fn counts(&self) -> &'a Counts {
        match self {
            Self::All(frequencies) => &frequencies.counts,
            Self::Asked(counts, _) => counts,
        }
    }

    /// Share of the people of its nation who bear a name at this level in this role, as a logarithm.
    pub(crate) fn names(&self, spellings: Words<'_>, role: Role, level: Level, word: u32) -> f32 {
        match self {
            Self::All(frequencies) => frequencies.names(role, level, word),
            Self::Asked(counts, remembered) => {
                let mut remembered = remembered.borrow_mut();
                at(remembered.entry(word).or_insert_with(|| counts.common(spellings, word)), role, level)
            }
        }
    }

    /// How much somebody's two names go together anyway.
    pub(crate) fn together(&self, spellings: Words<'_>, who: &Who<'_>) -> f32 {
        self.counts().together(spellings, who, |role, word| self.names(spellings, role, Level::Canon, word))
    }
}

fn own_last(who: &Who<'_>) -> Option<u32> {
    who.part(Part::Family).last().or(who.part(Part::Given).last()).copied()
}

/// The two names that tell most, the first one and the last one, by canon and as one number; and the nation.
fn own_pair(spellings: Words<'_>, who: &Who<'_>) -> Option<(u32, u32)> {
    let nation = spellings.origin(*who.names().first()?).0;
    let first = spellings.get(*who.names().first()?)?;
    let last = spellings.get(own_last(who)?)?;
    let pair = mix(u64::from(first.canon.min(last.canon)), u64::from(first.canon.max(last.canon)));
    (first.canon != last.canon).then_some((u32::try_from(pair & 0xffff_ffff).unwrap_or(0), nation))
}

fn number(count: u32) -> f32 {
    crate::batch::wide(position(count))
}
