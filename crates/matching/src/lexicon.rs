//! Every spelling in use, once for each nation, with what it is compared by; wiped when nobody bears it any more.

use crate::arena::Arena;
use crate::fold::{Word, bone, bone_with_hard_g, coarse};
use crate::hash::{Numbers, mix, position};
use crate::keys::{hash32, hash64};
use crate::names;
use crate::script;

/// How two words meet, as the model's tables number it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub(crate) enum Level {
    /// One of the two is not there.
    Missing,
    /// Written the same.
    Plain,
    /// The same name in another orthography, by rule or table.
    Canon,
    /// A slip, a short form, a beginning.
    Near,
    /// The consonants agree.
    Bone,
    /// The consonants agree and one of the two is written without vowels.
    Bare,
    /// The consonants belong to the same families of sounds.
    Loose,
    /// One is the first letter of the other.
    Initial,
    /// Something else of the name agrees.
    Other,
    /// Two names.
    Differ,
}

/// What a spelling is compared by before its letters are looked at. The codes are hashes, so that they are the same
/// whoever came first.
#[derive(Clone, Copy, Default)]
pub(crate) struct Trace {
    /// Shared by all with the same letters.
    pub(crate) plain: u32,
    /// Shared by all spellings of the name.
    pub(crate) canon: u32,
    /// Shared by all with the same consonants.
    pub(crate) bone: u32,
    /// Shared by all with consonants of the same families.
    pub(crate) coarse: u32,
    /// The bone with the Arabic letters for g read so.
    hard: u32,
    letters: u32,
    pub(crate) length: u8,
    pub(crate) bone_length: u8,
    pub(crate) first: u8,
    flags: u8,
}

const LISTED: u8 = 1;
const BARE: u8 = 2;
const SHORT: u8 = 4;
const WIDE: u8 = 8;

impl Trace {
    /// Whether the table of names knows it.
    pub(crate) fn is_listed(&self) -> bool {
        self.flags & LISTED != 0
    }

    /// Whether it is a place that others lie in.
    pub(crate) fn is_wide(&self) -> bool {
        self.flags & WIDE != 0
    }

    /// The same for spellings that meet every word alike, whoever bears them.
    pub(crate) fn shape(&self) -> (u32, u32, u8) {
        (self.plain, self.canon, self.flags)
    }

    /// Whether the two may be one name, as far as can be told without their letters. Nearly all pairs end here.
    pub(crate) fn may_meet(&self, other: &Self) -> bool {
        self.canon == other.canon || self.meets_bone(other) || self.coarse == other.coarse || self.flags & other.flags & SHORT != 0 || self.may_be_near(other)
    }

    /// The same consonants, as far as Arabic tells them.
    fn meets_bone(&self, other: &Self) -> bool {
        self.bone == other.bone || self.hard == other.bone || self.bone == other.hard
    }

    fn may_be_near(&self, other: &Self) -> bool {
        let (short, long) = if self.length <= other.length { (self, other) } else { (other, self) };
        if short.length < 4 {
            return false;
        }
        if long.length - short.length > 2 {
            return short.first == long.first && short.letters & !long.letters == 0;
        }
        let apart = (self.letters ^ other.letters).count_ones();
        apart <= 2 || (apart <= 4 && short.length >= 7)
    }
}

/// A spelling as it stands outside the lexicon.
pub(crate) struct Spelling {
    trace: Trace,
    about: About,
    sound: String,
}

/// What is known of a spelling beyond its trace.
#[derive(Clone, Copy, Default)]
struct About {
    key: u64,
    /// Where the sound begins among all sounds.
    start: u32,
    short_form: u32,
    /// Where its bearers come from.
    nation: u32,
    /// How many times people mention it.
    uses: u32,
    script: u8,
}

impl Spelling {
    /// A word as people of one nation spell it.
    pub(crate) fn of(word: &Word, nation: u32) -> Self {
        let consonants = bone(&word.canon);
        let short_form = names::short_form(&word.canon);
        let flag = |set: bool, flag: u8| if set { flag } else { 0 };
        let mut sound = word.sound.clone();
        while sound.len() > usize::from(u8::MAX) {
            sound.pop();
        }
        let trace = Trace {
            plain: hash32(&word.plain),
            canon: hash32(&word.canon),
            bone: hash32(&consonants),
            coarse: hash32(&coarse(&word.canon)),
            hard: hash32(&bone_with_hard_g(word)),
            letters: sound.chars().fold(0, |mask, c| mask | 1 << (u32::from(c) & 31)),
            length: u8::try_from(sound.len()).unwrap_or(u8::MAX),
            bone_length: u8::try_from(consonants.chars().count()).unwrap_or(u8::MAX),
            first: sound.bytes().next().unwrap_or(0),
            flags: flag(word.listed, LISTED) | flag(word.bare, BARE) | flag(short_form != 0, SHORT) | flag(word.wide, WIDE),
        };
        let about = About { key: key_of(word, nation), short_form, nation, script: script_of(&word.plain), ..About::default() };
        Self { trace, about, sound }
    }
}

fn key_of(word: &Word, nation: u32) -> u64 {
    // A place may be written as a name that the table knows, and is not that name.
    let read = hash64(&word.canon) ^ u64::from(word.horn) << 1 ^ u64::from(word.listed) ^ u64::from(word.wide) << 2;
    mix(mix(hash64(&word.plain), read), u64::from(nation))
}

/// All spellings of a register.
#[derive(Default)]
pub(crate) struct Lexicon {
    by_key: Numbers<u64, u32>,
    traces: Vec<Trace>,
    about: Vec<About>,
    sounds: Arena<u8>,
    free: Vec<u32>,
}

impl Lexicon {
    /// The number of a spelling among people of one nation, if anybody bears it.
    pub(crate) fn find(&self, word: &Word, nation: u32) -> Option<u32> {
        self.by_key.get(&key_of(word, nation)).copied()
    }

    /// The same; new ones are added. Nobody bears them until `mention`.
    pub(crate) fn number(&mut self, word: &Word, nation: u32) -> u32 {
        if let Some(known) = self.find(word, nation) {
            return known;
        }
        let new = Spelling::of(word, nation);
        let about = About { start: self.sounds.put(new.sound.as_bytes()), ..new.about };
        let number = match self.free.pop() {
            Some(number) => number,
            None => {
                self.traces.push(Trace::default());
                self.about.push(About::default());
                u32::try_from(self.traces.len() - 1).unwrap_or(u32::MAX)
            }
        };
        if let (Some(t), Some(a)) = (self.traces.get_mut(position(number)), self.about.get_mut(position(number))) {
            (*t, *a) = (new.trace, about);
        }
        self.by_key.insert(about.key, number);
        number
    }

    /// One more has it.
    pub(crate) fn mention(&mut self, number: u32) {
        if let Some(about) = self.about.get_mut(position(number)) {
            about.uses += 1;
        }
    }

    /// One less has it; after the last it is wiped.
    pub(crate) fn forget(&mut self, number: u32) {
        let Some(about) = self.about.get_mut(position(number)) else { return };
        about.uses = about.uses.saturating_sub(1);
        if about.uses > 0 {
            return;
        }
        let old = std::mem::take(about);
        self.by_key.remove(&old.key);
        if let Some(trace) = self.traces.get_mut(position(number)) {
            self.sounds.wipe(old.start, usize::from(trace.length));
            *trace = Trace::default();
        }
        self.free.push(number);
    }

    /// Places of spellings; some may be empty.
    pub(crate) fn len(&self) -> usize {
        self.traces.len()
    }

    /// All spellings with their numbers.
    pub(crate) fn all(&self) -> impl Iterator<Item = (u32, &Trace)> {
        (0u32..).zip(&self.traces).filter(|(_, trace)| trace.length > 0)
    }

    pub(crate) fn get(&self, number: u32) -> Option<&Trace> {
        self.traces.get(position(number))
    }

    pub(crate) fn bytes(&self) -> usize {
        self.traces.capacity() * size_of::<Trace>() + self.about.capacity() * size_of::<About>() + self.sounds.bytes() + self.by_key.capacity() * 17
    }

    #[cfg(test)]
    pub(crate) fn in_use(&self) -> usize {
        self.by_key.len() + self.sounds.in_use()
    }
}

/// Numbers from here on are of words that were asked for and that nobody bears.
pub(crate) const ASKED: u32 = 1 << 31;

/// The spellings of a register, and those of a question beside them.
#[derive(Clone, Copy)]
pub(crate) struct Words<'a> {
    known: &'a Lexicon,
    asked: &'a [Spelling],
}

impl<'a> Words<'a> {
    pub(crate) fn new(known: &'a Lexicon, asked: &'a [Spelling]) -> Self {
        Self { known, asked }
    }

    fn fresh(self, number: u32) -> Option<&'a Spelling> {
        self.asked.get(position(number.checked_sub(ASKED)?))
    }

    fn about(self, number: u32) -> Option<&'a About> {
        if number < ASKED { self.known.about.get(position(number)) } else { self.fresh(number).map(|spelling| &spelling.about) }
    }

    pub(crate) fn get(self, number: u32) -> Option<&'a Trace> {
        if number < ASKED { self.known.get(number) } else { self.fresh(number).map(|spelling| &spelling.trace) }
    }

    /// How a word sounds.
    pub(crate) fn sound(self, number: u32) -> &'a str {
        if number >= ASKED {
            return self.fresh(number).map_or("", |spelling| &spelling.sound);
        }
        let (Some(about), Some(trace)) = (self.about(number), self.get(number)) else { return "" };
        std::str::from_utf8(self.known.sounds.get(about.start, usize::from(trace.length))).unwrap_or_default()
    }

    /// Where its bearers come from, and its script from 1.
    pub(crate) fn origin(self, number: u32) -> (u32, u8) {
        self.about(number).map_or((0, 4), |about| (about.nation, about.script))
    }

    /// How two spellings meet.
    pub(crate) fn level(self, a: u32, b: u32) -> Level {
        if a == b {
            return Level::Plain;
        }
        let (Some(x), Some(y)) = (self.get(a), self.get(b)) else { return Level::Missing };
        if x.canon == y.canon {
            return if x.plain == y.plain { Level::Plain } else { Level::Canon };
        }
        let bare = (x.flags | y.flags) & BARE != 0;
        let long = x.bone_length >= 2;
        if long && bare && x.meets_bone(y) {
            return Level::Bare;
        }
        let bone = long && x.bone == y.bone;
        if x.length <= 1 || y.length <= 1 {
            return if x.first == y.first { Level::Initial } else { Level::Differ };
        }
        if x.flags & y.flags & SHORT != 0 && self.is_short_form(a, b) {
            return Level::Near;
        }
        if x.flags & y.flags & LISTED != 0 {
            return Level::Differ;
        }
        if self.is_near(x, y, a, b) {
            return Level::Near;
        }
        if bone && (x.first == y.first || x.bone_length >= 3) {
            return Level::Bone;
        }
        if x.coarse == y.coarse && (bare || x.bone_length >= 3) && x.bone_length >= 2 {
            return Level::Loose;
        }
        Level::Differ
    }

    /// Whether one is a short form of the other.
    pub(crate) fn is_short_form(self, a: u32, b: u32) -> bool {
        let form = |n: u32| self.about(n).map_or(0, |about| about.short_form);
        names::is_short_form(form(a), form(b))
    }

    fn is_near(self, x: &Trace, y: &Trace, a: u32, b: u32) -> bool {
        if !x.may_be_near(y) {
            return false;
        }
        let (gap, short) = (x.length.abs_diff(y.length), x.length.min(y.length));
        if gap > 2 {
            return self.begins(a, b);
        }
        let (s, t) = (self.sound(a), self.sound(b));
        let one = (x.letters ^ y.letters).count_ones() <= 2 && one_apart(s.as_bytes(), t.as_bytes());
        one || (gap == 2 && self.begins(a, b)) || (short >= 7 && strsim::osa_distance(s, t) <= 2)
    }

    fn begins(self, a: u32, b: u32) -> bool {
        let (s, t) = (self.sound(a), self.sound(b));
        s.starts_with(t) || t.starts_with(s)
    }
}

/// Latin, Arabic, Ge'ez, any other.
fn script_of(plain: &str) -> u8 {
    match plain.chars().next() {
        Some('a'..='z') => 1,
        Some(c) if script::is_arabic(c) => 2,
        Some(c) if script::is_geez(c) => 3,
        _ => 4,
    }
}

/// Whether one letter put in, left out or changed, or two neighbours swapped, makes the same word.
pub(crate) fn one_apart(a: &[u8], b: &[u8]) -> bool {
    let same = |a: &[u8], b: &[u8]| a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let start = same(a, b);
    let (a, b) = (a.get(start..).unwrap_or(&[]), b.get(start..).unwrap_or(&[]));
    match (a, b) {
        ([], rest) | (rest, []) => rest.len() <= 1,
        ([x1, x2, a_rest @ ..], [y1, y2, b_rest @ ..]) if x1 == y2 && x2 == y1 && a_rest == b_rest => true,
        ([_, a_rest @ ..], [_, b_rest @ ..]) => a_rest == b_rest || a_rest == b || a == b_rest,
    }
}
