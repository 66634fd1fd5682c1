//! Two people side by side: for each field how far they agree, and how common what they agree on is.

use std::cell::RefCell;

use crate::lexicon::{Level, Words};
use crate::register::{Asking, Counts, EXTRA_MAX, Frequencies, Part, Register, Remembered, Role, Shares, Span, Texts, Who};

/// The fields that the model weighs, by place in its tables.
pub(crate) mod field {
    use super::EXTRA_MAX;

    /// The name that tells the person from brothers and sisters.
    pub(crate) const PERSONAL: usize = 0;
    /// The best and second best of all other names.
    pub(crate) const FAMILY: usize = 1;
    pub(crate) const FURTHER: usize = 2;
    pub(crate) const BIRTH: usize = 3;
    pub(crate) const SEX: usize = 4;
    pub(crate) const NATION: usize = 5;
    pub(crate) const PLACE: usize = 6;
    pub(crate) const MOTHER: usize = 7;
    pub(crate) const PHONE: usize = 8;
    pub(crate) const SITE: usize = 9;
    pub(crate) const FATHER: usize = 10;
    pub(crate) const DOCUMENT: usize = 11;
    /// One household; said only where it is one.
    pub(crate) const HOME: usize = 12;
    pub(crate) const EXTRA: usize = 13;
    pub(crate) const COUNT: usize = EXTRA + EXTRA_MAX;
}

/// Levels a field can have, `Missing` among them.
pub(crate) const LEVELS: usize = 20;

/// In the place of a share: no logarithm of a share is above 0.
pub(crate) const NO_SHARE: f32 = 1.0;

/// What was found about one pair.
#[derive(Clone, Copy)]
pub(crate) struct Comparison {
    pub(crate) level: [u8; field::COUNT],
    /// Logarithm of the share of people for whom the agreement would come by chance; `NO_SHARE` where nothing agrees.
    pub(crate) share: [f32; field::COUNT],
    /// Of those who bear the name on which a name field agrees, how many spell it as these two do: for the fields before `BIRTH`.
    ratio: [f32; field::BIRTH],
    /// Fields in which the two are written in different scripts, one bit each.
    scripts: u32,
    /// How much the two names of each go together anyway.
    pub(crate) together: f32,
    /// The given name of one is the family name of the other.
    pub(crate) crossed: bool,
}

impl Default for Comparison {
    fn default() -> Self {
        Self { level: [0; field::COUNT], share: [NO_SHARE; field::COUNT], ratio: [1.0; field::BIRTH], scripts: 0, together: 0.0, crossed: false }
    }
}

/// Whether names of this level count as agreeing.
pub(crate) fn agrees(level: u8) -> bool {
    (1..=6).contains(&level)
}

impl Comparison {
    fn set(&mut self, field: usize, level: Level, share: f32) {
        self.put(field, level_number(level), share);
    }

    fn put(&mut self, field: usize, level: u8, share: f32) {
        if let (Some(l), Some(s)) = (self.level.get_mut(field), self.share.get_mut(field)) {
            *l = level;
            *s = share;
        }
    }

    /// 1 where the two are written in different scripts.
    pub(crate) fn script(&self, field: usize) -> usize {
        usize::from(self.scripts & (1 << field) != 0)
    }

    fn set_script(&mut self, field: usize, differs: bool) {
        self.scripts = self.scripts & !(1 << field) | u32::from(differs) << field;
    }

    /// Of those who bear the name on which the field agrees, how many spell it so.
    pub(crate) fn ratio(&self, field: usize) -> f32 {
        self.ratio.get(field).copied().unwrap_or(1.0)
    }

    pub(crate) fn at(&self, field: usize) -> u8 {
        self.level.get(field).copied().unwrap_or(0)
    }

    /// Which of the name fields agree: other fields are judged against strangers of whom the same holds.
    pub(crate) fn context(&self) -> usize {
        usize::from(agrees(self.at(field::PERSONAL))) + 2 * usize::from(agrees(self.at(field::FAMILY))) + 4 * usize::from(self.one_nation())
    }

    fn one_nation(&self) -> bool {
        self.at(field::NATION) == 1
    }
}

const fn level_number(level: Level) -> u8 {
    match level {
        Level::Missing => 0,
        Level::Plain => 1,
        Level::Canon => 2,
        Level::Near => 3,
        Level::Bone => 4,
        Level::Bare => 5,
        Level::Loose => 6,
        Level::Initial => 7,
        Level::Other => 8,
        Level::Differ => 9,
    }
}

/// What is needed to compare people of one register.
pub(crate) struct Comparer<'a> {
    spellings: Words<'a>,
    texts: Texts<'a>,
    shares: Shares<'a>,
}

const NAMES_MAX: usize = 6;
/// How much seldomer a stranger's name stands in the same place among several than a person's own does, and how much oftener
/// in another, as logarithms.
const IN_PLACE: f32 = -0.45;
const OUT_OF_PLACE: f32 = 0.9;
/// Ways to mistake a name, as a logarithm: so many times rarer than its mistakes together is each of them.
const MISTAKES: f32 = 4.1;
/// Share of a name's bearers whose name was mistaken, as a logarithm.
const MISTAKEN: f32 = -3.0;
const FREE: u8 = u8::MAX;

/// One name word of each, and how they meet.
#[derive(Clone, Copy)]
struct Hit {
    key: u16,
    i: u8,
    j: u8,
    level: Level,
}

impl<'a> Comparer<'a> {
    /// For many pairs of a register that stays as it is.
    pub(crate) fn new(register: &'a Register, frequencies: &'a Frequencies) -> Self {
        Self { spellings: register.spellings(), texts: Texts::new(&register.values, &[]), shares: Shares::All(frequencies) }
    }

    /// For a question.
    pub(crate) fn asking(asking: &'a Asking<'_>, counts: &'a Counts) -> Self {
        Self { spellings: asking.spellings(), texts: asking.texts(), shares: Shares::Asked(counts, RefCell::new(Remembered::default())) }
    }

    pub(crate) fn spellings(&self) -> Words<'a> {
        self.spellings
    }

    pub(crate) fn people(&self) -> f32 {
        self.shares.counts().people()
    }

    /// Everything about two people of the register, and how much their names go together anyway.
    pub(crate) fn compare_pair(&self, register: &Register, a: u32, b: u32) -> Comparison {
        let mut found = self.compare(register.who(a), register.who(b));
        if let Shares::All(frequencies) = self.shares {
            found.together = frequencies.together(a).min(frequencies.together(b));
        }
        found
    }

    /// Everything about a pair.
    pub(crate) fn compare(&self, a: Who<'_>, b: Who<'_>) -> Comparison {
        let mut out = Comparison::default();
        self.nations(a, b, &mut out);
        self.names(a, b, &mut out);
        self.births(a, b, &mut out);
        self.rest(a, b, &mut out);
        if matches!(self.shares, Shares::Asked(..)) && agrees(out.at(field::PERSONAL)) && agrees(out.at(field::FAMILY)) {
            let together = |who: Who<'_>| self.shares.together(self.spellings, &who);
            out.together = together(a).min(together(b));
        }
        out
    }

    fn names(&self, a: Who<'_>, b: Who<'_>, out: &mut Comparison) {
        let (wa, wb) = (clip(a.names()), clip(b.names()));
        let (mut of_a, mut of_b) = ([FREE; NAMES_MAX], [FREE; NAMES_MAX]);
        let mut hits = [Hit { key: u16::MAX, i: 0, j: 0, level: Level::Differ }; NAMES_MAX * NAMES_MAX];
        let count = self.hits(&Side::of(a, wa), &Side::of(b, wb), &mut hits);
        let Some(hits) = hits.get_mut(..count) else { return };
        hits.sort_unstable_by_key(|hit| hit.key);
        let mut taken = [None; NAMES_MAX];
        let mut places = taken.iter_mut();
        for hit in hits.iter() {
            let (Some(x), Some(y)) = (of_a.get_mut(usize::from(hit.i)), of_b.get_mut(usize::from(hit.j))) else { continue };
            if *x == FREE && *y == FREE {
                (*x, *y) = (hit.j, hit.i);
                if let Some(place) = places.next() {
                    *place = Some(*hit);
                }
            }
        }
        let joined = self.join(wa, wb, &mut of_a, &mut of_b).or_else(|| self.join(wb, wa, &mut of_b, &mut of_a).map(|(j, i)| (i, j)));
        if let (Some((i, j)), Some(place)) = (joined, places.next()) {
            *place = Some(Hit { key: 0, i, j, level: Level::Canon });
        }
        let sides = (Side { free: free_own(a, &of_a), ..Side::of(a, wa) }, Side { free: free_own(b, &of_b), ..Side::of(b, wb) });
        self.settle(&sides.0, &sides.1, &taken, out);
    }

    fn hits(&self, a: &Side<'_>, b: &Side<'_>, hits: &mut [Hit]) -> usize {
        let mut count = 0;
        for (i, wa) in (0u8..).zip(a.words) {
            for (j, wb) in (0u8..).zip(b.words) {
                let level = self.spellings.level(*wa, *wb);
                let rank = match level {
                    Level::Plain => 0u16,
                    Level::Canon => 1,
                    Level::Bare => 2,
                    Level::Near => 3,
                    Level::Bone => 4,
                    Level::Loose => 5,
                    Level::Initial => 6,
                    _ => continue,
                };
                let apart = u16::from(a.role(i) != b.role(j));
                let key = rank << 8 | apart << 7 | u16::from(i + j);
                if let Some(hit) = hits.get_mut(count) {
                    *hit = Hit { key, i, j, level };
                    count += 1;
                }
            }
        }
        count
    }

    /// One word written as two: both halves are taken by the whole.
    fn join(&self, whole: &[u32], halves: &[u32], of_whole: &mut [u8; NAMES_MAX], of_halves: &mut [u8; NAMES_MAX]) -> Option<(u8, u8)> {
        for (i, word) in whole.iter().enumerate().filter(|_| whole.len() < halves.len()) {
            let long = self.spellings.sound(*word);
            if of_whole.get(i) != Some(&FREE) || long.len() < 5 {
                continue;
            }
            for (j, pair) in halves.windows(2).enumerate() {
                let &[x, y] = pair else { continue };
                let open = of_halves.get(j) == Some(&FREE) || of_halves.get(j + 1) == Some(&FREE);
                if open && long.strip_prefix(self.spellings.sound(x)).is_some_and(|rest| rest == self.spellings.sound(y)) {
                    take(of_whole, i, j);
                    take(of_halves, j, i);
                    take(of_halves, j + 1, i);
                    return Some((u8::try_from(i).ok()?, u8::try_from(j).ok()?));
                }
            }
        }
        None
    }

    /// From the words that met to the three fields of the name.
    fn settle(&self, a: &Side<'_>, b: &Side<'_>, taken: &[Option<Hit>; NAMES_MAX], out: &mut Comparison) {
        let met = || taken.iter().flatten();
        let first_a = met().find(|h| h.i == 0).copied();
        let first_b = met().find(|h| h.j == 0).copied();
        let mut skip = [FREE; 2];
        let share = |hit: &Hit, level: Level, role: Role| self.name_share(role, level, a.word(hit.i), b.word(hit.j));
        let role = |hit: &Hit| if hit.i == 0 || hit.j == 0 { Role::First } else { Role::Rest };
        let weigh = |hit: &Hit| share(hit, hit.level, role(hit));
        let differs = self.in_two_scripts(a.word(0), b.word(0));
        for field in [field::PERSONAL, field::FAMILY, field::FURTHER] {
            out.set_script(field, differs);
        }
        if a.has_personal && b.has_personal {
            let met = match (first_a, first_b) {
                (Some(x), Some(_)) if x.j == 0 => {
                    skip = [0, 0];
                    Some((x, x.level))
                }
                (Some(x), Some(y)) => {
                    out.crossed = true;
                    let worse = if (x.level, weigh(&x).total_cmp(&weigh(&y)).is_lt()) >= (y.level, weigh(&y).total_cmp(&weigh(&x)).is_lt()) { x } else { y };
                    skip = [worse.i, worse.j];
                    Some((worse, worse.level))
                }
                (Some(x), None) if b.role(x.j) == OTHER => {
                    skip = [x.i, x.j];
                    Some((x, x.level))
                }
                (None, Some(y)) if a.role(y.i) == OTHER => {
                    skip = [y.i, y.j];
                    Some((y, y.level))
                }
                (Some(x), None) if b.role(x.j) == GIVEN || b.own > a.own => {
                    skip = [x.i, x.j];
                    Some((x, Level::Other))
                }
                (None, Some(y)) if a.role(y.i) == GIVEN || a.own > b.own => {
                    skip = [y.i, y.j];
                    Some((y, Level::Other))
                }
                _ => None,
            };
            match met {
                Some((hit, level)) => {
                    self.set_name(field::PERSONAL, level, if level == Level::Other { Role::First } else { role(&hit) }, (a.word(hit.i), b.word(hit.j)), out)
                }
                None => out.set(field::PERSONAL, Level::Differ, NO_SHARE),
            }
        }
        let mut slots = [field::FAMILY, field::FURTHER].into_iter();
        for hit in met().filter(|h| [h.i, h.j] != skip) {
            let Some(slot) = slots.next() else { break };
            self.set_name(slot, hit.level, Role::Rest, (a.word(hit.i), b.word(hit.j)), out);
            // Father's and grandfather's names, say: among strangers one meets the other as often as its own kind.
            if slot == field::FAMILY
                && skip == [0, 0]
                && a.own.min(b.own) > 2
                && let Some(share) = out.share.get_mut(slot).filter(|share| **share < NO_SHARE)
            {
                let in_place = hit.i == hit.j || (hit.i + 1 == a.own && hit.j + 1 == b.own);
                *share = (*share + if in_place { IN_PLACE } else { OUT_OF_PLACE }).min(0.0);
            }
        }
        let differ = usize::from(a.free.min(b.free));
        for slot in slots.take(differ) {
            out.set(slot, Level::Differ, NO_SHARE);
        }
    }

    /// Puts down how two words met in a name field.
    fn set_name(&self, field: usize, level: Level, role: Role, (a, b): (u32, u32), out: &mut Comparison) {
        let share = self.name_share(role, level, a, b);
        out.set(field, level, share);
        out.set_script(field, self.in_two_scripts(a, b));
        if level == Level::Plain
            && let Some(ratio) = out.ratio.get_mut(field)
        {
            *ratio = (share - self.name_share(role, Level::Canon, a, b)).min(0.0).exp();
        }
    }

    fn in_two_scripts(&self, a: u32, b: u32) -> bool {
        a != b && self.spellings.origin(a).1 != self.spellings.origin(b).1
    }

    /// Share of people whose name in this role would meet this one at this level by chance.
    fn name_share(&self, role: Role, level: Level, a: u32, b: u32) -> f32 {
        let of = |level: Level, word: u32| self.shares.names(self.spellings, role, level, word);
        let most = |level: Level| if a == b { of(level, a) } else { of(level, a).max(of(level, b)) };
        match level {
            Level::Plain | Level::Canon => most(level),
            Level::Near if self.spellings.is_short_form(a, b) => (most(Level::Canon) + 1.1).min(0.0),
            // Few places of a country sound alike: there a near spelling is one more way to write the place.
            Level::Near if matches!(role, Role::Place) => most(Level::Canon),
            Level::Near => (most_seldom(of(Level::Canon, a), of(Level::Canon, b))).min(0.0),
            Level::Bone | Level::Bare => most(Level::Bone),
            Level::Loose => most(Level::Loose),
            Level::Initial => -2.5,
            Level::Other => (most(Level::Canon) + 1.5).min(0.0),
            Level::Missing | Level::Differ => NO_SHARE,
        }
    }

    fn nations(&self, a: Who<'_>, b: Who<'_>, out: &mut Comparison) {
        let (m, n) = (a.part(Part::Nationality), b.part(Part::Nationality));
        if let (Some(first), Some(other)) = (m.first(), n.first()) {
            let shared = m.iter().find(|code| n.contains(code));
            match shared {
                Some(code) if first == other => out.set(field::NATION, Level::Plain, self.shares.counts().nation(*code)),
                Some(code) => out.set(field::NATION, Level::Near, self.shares.counts().nation(*code)),
                None => out.set(field::NATION, Level::Differ, NO_SHARE),
            }
        }
    }

    fn births(&self, a: Who<'_>, b: Who<'_>, out: &mut Comparison) {
        let (x, y) = (a.record.birth, b.record.birth);
        let span = x.meet(y);
        let share = match span {
            Span::Date => self.shares.counts().date(x.code()),
            Span::Year | Span::Month | Span::YearOfDay => self.shares.counts().year(x.low.max(y.low)),
            Span::NextYear | Span::NextYearOfDay => self.shares.counts().year(x.low),
            _ => NO_SHARE,
        };
        out.put(field::BIRTH, span.number(), share);
    }

    fn rest(&self, a: Who<'_>, b: Who<'_>, out: &mut Comparison) {
        let known = |sex: u8| sex == 1 || sex == 2;
        let (x, y) = (a.record, b.record);
        if known(x.sex) && known(y.sex) {
            out.set(field::SEX, if x.sex == y.sex { Level::Plain } else { Level::Differ }, NO_SHARE);
        }
        self.words(field::PLACE, Part::Place, a, b, out);
        self.words(field::MOTHER, Part::Mother, a, b, out);
        self.words(field::FATHER, Part::Father, a, b, out);
        let (p, q) = (a.part(Part::Phone), b.part(Part::Phone));
        if !p.is_empty() && !q.is_empty() {
            if let Some(phone) = p.iter().find(|phone| q.contains(phone)) {
                out.set(field::PHONE, Level::Plain, self.shares.counts().phone(*phone));
            } else {
                let near = p.iter().any(|x| q.iter().any(|y| digits_apart(*x, *y) <= 1));
                out.set(field::PHONE, if near { Level::Near } else { Level::Differ }, NO_SHARE);
            }
        }
        if x.group != 0 && x.group == y.group {
            out.set(field::HOME, Level::Plain, NO_SHARE);
        }
        if a.documents().next().is_some() && b.documents().next().is_some() {
            let same = a.documents().any(|one| b.documents().any(|other| one == other));
            out.set(field::DOCUMENT, if same { Level::Plain } else { Level::Differ }, NO_SHARE);
        }
        if x.site != 0 && y.site != 0 {
            let level = match (x.site == y.site, x.registered == y.registered && x.registered != 0) {
                (true, true) => Level::Canon,
                (true, false) => Level::Plain,
                (false, _) => Level::Differ,
            };
            out.set(field::SITE, level, if level == Level::Differ { NO_SHARE } else { self.shares.counts().site(x.site) });
        }
        for (at, (v, w)) in a.part(Part::Extra).iter().zip(b.part(Part::Extra)).enumerate() {
            if *v != 0 && *w != 0 {
                let level = self.texts(*v, *w);
                let share = match level {
                    Level::Plain => self.shares.counts().text(*v),
                    Level::Near => self.shares.counts().text(*v).max(self.shares.counts().text(*w)),
                    _ => NO_SHARE,
                };
                out.set(field::EXTRA + at, level, share);
            }
        }
    }

    /// The best that any word of one has with any of the other.
    fn words(&self, field: usize, part: Part, a: Who<'_>, b: Who<'_>, out: &mut Comparison) {
        let (wa, wb) = (clip(a.part(part)), clip(b.part(part)));
        if wa.is_empty() || wb.is_empty() {
            return;
        }
        let mut best = (Level::Differ, NO_SHARE);
        let first = |words: &[u32]| words.first().copied().unwrap_or(u32::MAX);
        let mut script = self.in_two_scripts(first(wa), first(wb));
        let role = if field == field::PLACE { Role::Place } else { Role::Mother };
        for x in wa {
            for y in wb {
                let level = self.spellings.level(*x, *y);
                if better(level, best.0) {
                    best = (level, self.name_share(role, level, *x, *y));
                    script = self.in_two_scripts(*x, *y);
                }
            }
        }
        // A town does not contradict the country it may lie in.
        let is_wide = |words: &[u32]| words.first().and_then(|word| self.spellings.get(*word)).is_some_and(|word| word.is_wide());
        if best.0 == Level::Differ && field == field::PLACE && (is_wide(wa) || is_wide(wb)) {
            return;
        }
        out.set(field, best.0, best.1);
        out.set_script(field, script);
    }

    fn texts(&self, a: u32, b: u32) -> Level {
        if a == b {
            return Level::Plain;
        }
        let (x, y) = (self.texts.get(a), self.texts.get(b));
        let (short, long) = (x.len().min(y.len()), x.len().max(y.len()));
        let allowed = match short {
            0..=2 => 0,
            3..=5 => 1,
            _ => 2,
        };
        if long - short <= allowed && allowed > 0 && strsim::osa_distance(x, y) <= allowed {
            return Level::Near;
        }
        let part = short >= 2 && (x.starts_with(y) || y.starts_with(x) || x.split(' ').any(|word| word.len() >= 3 && y.split(' ').any(|other| other == word)));
        if part { Level::Other } else { Level::Differ }
    }
}

const GIVEN: u8 = 0;
const FAMILY: u8 = 1;
const OTHER: u8 = 2;

/// One person's names while they are compared.
struct Side<'a> {
    words: &'a [u32],
    given: u8,
    own: u8,
    has_personal: bool,
    /// Own names, the first one apart, that met nothing.
    free: u8,
}

impl<'a> Side<'a> {
    fn of(who: Who<'_>, words: &'a [u32]) -> Self {
        let count = |n: usize| u8::try_from(n.min(words.len())).unwrap_or(0);
        let given = who.part(Part::Given).len();
        let own = given + who.part(Part::Family).len();
        Self { words, given: count(given), own: count(own), has_personal: given > 0 || own > 1, free: 0 }
    }

    fn role(&self, at: u8) -> u8 {
        if at < self.given {
            GIVEN
        } else if at < self.own {
            FAMILY
        } else {
            OTHER
        }
    }

    fn word(&self, at: u8) -> u32 {
        self.words.get(usize::from(at)).copied().unwrap_or(u32::MAX)
    }
}

fn free_own(who: Who<'_>, met: &[u8; NAMES_MAX]) -> u8 {
    let own = who.part(Part::Given).len() + who.part(Part::Family).len();
    let free = met.iter().take(own).skip(usize::from(own > 1 || !who.part(Part::Given).is_empty())).filter(|m| **m == FREE).count();
    u8::try_from(free).unwrap_or(0)
}

fn clip(words: &[u32]) -> &[u32] {
    words.get(..words.len().min(NAMES_MAX)).unwrap_or_default()
}

fn take(met: &mut [u8; NAMES_MAX], at: usize, other: usize) {
    if let Some(place) = met.get_mut(at) {
        *place = u8::try_from(other).unwrap_or(0);
    }
}

/// Chance that a stranger's name is as near, from how common the two are: a spelling that hardly anybody has is a slip in a
/// common name, and proves as much as the name itself; two names that many bear are two names.
fn most_seldom(a: f32, b: f32) -> f32 {
    (a.min(b) + MISTAKES).max(a.max(b) + MISTAKEN)
}

fn better(a: Level, b: Level) -> bool {
    let rank = |level: Level| match level {
        Level::Plain => 0,
        Level::Canon => 1,
        Level::Bare => 2,
        Level::Near => 3,
        Level::Bone => 4,
        Level::Loose => 5,
        Level::Initial => 6,
        Level::Other => 7,
        Level::Differ => 8,
        Level::Missing => 9,
    };
    rank(a) < rank(b)
}

/// Digits that differ between two telephone numbers of one length; many when the lengths differ.
fn digits_apart(mut a: u32, mut b: u32) -> u32 {
    let mut apart = 0;
    while a > 0 || b > 0 {
        apart += u32::from(a % 10 != b % 10);
        a /= 10;
        b /= 10;
    }
    apart
}
