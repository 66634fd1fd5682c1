//! Every spelling in use, once, with what it is compared by.

use crate::fold::{Word, bone, coarse};
use crate::hash::{Numbers, mix};
use crate::keys::hash64;
use crate::names;
use crate::script;
use crate::vocabulary::{one_apart, position};

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

/// What a spelling is compared by before its letters are looked at.
#[derive(Clone, Copy)]
pub(crate) struct Trace {
    /// Number shared by all with the same letters.
    pub(crate) plain: u32,
    /// Number shared by all spellings of the name.
    pub(crate) canon: u32,
    /// Number shared by all with the same consonants.
    pub(crate) bone: u32,
    /// Number shared by all with consonants of the same families.
    pub(crate) coarse: u32,
    letters: u32,
    pub(crate) length: u8,
    pub(crate) bone_length: u8,
    pub(crate) first: u8,
    flags: u8,
}

const LISTED: u8 = 1;
const BARE: u8 = 2;
const SHORT: u8 = 4;

/// What is known of a spelling beyond its trace.
struct Spelling {
    sound: Box<str>,
    short_form: u64,
    script: u8,
    /// Another spelling entry with the same letters that stands for all nations together.
    nation: u32,
}

/// All spellings of a register.
#[derive(Default)]
pub(crate) struct Lexicon {
    by_plain: Numbers<u64, u32>,
    traces: Vec<Trace>,
    spellings: Vec<Spelling>,
    codes: Numbers<u64, u32>,
}

impl Lexicon {
    /// The number of a spelling among people of one nation; new ones are added.
    pub(crate) fn number(&mut self, word: &Word, nation: u32) -> u32 {
        let key = mix(hash64(&word.plain) ^ u64::from(word.horn), u64::from(nation));
        if let Some(known) = self.by_plain.get(&key) {
            return *known;
        }
        let number = u32::try_from(self.traces.len()).unwrap_or(u32::MAX);
        let consonants = bone(&word.canon);
        let short_form = names::short_form(&word.canon);
        let flag = |set: bool, flag: u8| if set { flag } else { 0 };
        self.traces.push(Trace {
            plain: number_of(&mut self.codes, 0, &word.plain),
            canon: number_of(&mut self.codes, 1, &word.canon),
            bone: number_of(&mut self.codes, 2, &consonants),
            coarse: number_of(&mut self.codes, 3, &coarse(&word.canon)),
            letters: word.sound.chars().fold(0, |mask, c| mask | 1 << (u32::from(c) & 31)),
            length: u8::try_from(word.sound.len()).unwrap_or(u8::MAX),
            bone_length: u8::try_from(consonants.chars().count()).unwrap_or(u8::MAX),
            first: word.sound.bytes().next().unwrap_or(0),
            flags: flag(word.listed, LISTED) | flag(word.bare, BARE) | flag(short_form != 0, SHORT),
        });
        self.spellings.push(Spelling { short_form, script: script_of(&word.plain), nation, sound: word.sound.as_str().into() });
        self.by_plain.insert(key, number);
        number
    }

    pub(crate) fn len(&self) -> usize {
        self.traces.len()
    }

    pub(crate) fn get(&self, number: u32) -> Option<&Trace> {
        self.traces.get(position(number))
    }

    /// How a word sounds.
    pub(crate) fn sound(&self, number: u32) -> &str {
        self.spellings.get(position(number)).map_or("", |s| &s.sound)
    }

    /// Where its bearers come from, and its script from 1.
    pub(crate) fn origin(&self, number: u32) -> (u32, u8) {
        self.spellings.get(position(number)).map_or((0, 4), |s| (s.nation, s.script))
    }

    /// How two spellings meet.
    pub(crate) fn level(&self, a: u32, b: u32) -> Level {
        if a == b {
            return Level::Plain;
        }
        let (Some(x), Some(y)) = (self.get(a), self.get(b)) else { return Level::Missing };
        if x.canon == y.canon {
            return if x.plain == y.plain { Level::Plain } else { Level::Canon };
        }
        let bare = (x.flags | y.flags) & BARE != 0;
        let bone = x.bone == y.bone && x.bone_length >= 2;
        if bone && bare {
            return Level::Bare;
        }
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

    fn is_short_form(&self, a: u32, b: u32) -> bool {
        let form = |n: u32| self.spellings.get(position(n)).map_or(0, |s| s.short_form);
        names::is_short_form(form(a), form(b))
    }

    fn is_near(&self, x: &Trace, y: &Trace, a: u32, b: u32) -> bool {
        let (short, long) = if x.length <= y.length { (x, y) } else { (y, x) };
        if short.length < 4 {
            return false;
        }
        let apart = (x.letters ^ y.letters).count_ones();
        let gap = long.length - short.length;
        if gap > 2 {
            let begins = short.first == long.first && short.letters & !long.letters == 0;
            return begins && self.begins(a, b);
        }
        if apart > 4 || (apart > 2 && short.length < 7) {
            return false;
        }
        let (s, t) = (self.sound(a), self.sound(b));
        (apart <= 2 && one_apart(s.as_bytes(), t.as_bytes())) || (gap == 2 && self.begins(a, b)) || (short.length >= 7 && strsim::osa_distance(s, t) <= 2)
    }

    fn begins(&self, a: u32, b: u32) -> bool {
        let (s, t) = (self.sound(a), self.sound(b));
        s.starts_with(t) || t.starts_with(s)
    }
}

fn number_of(codes: &mut Numbers<u64, u32>, kind: u64, text: &str) -> u32 {
    let next = u32::try_from(codes.len()).unwrap_or(u32::MAX);
    *codes.entry(mix(kind, hash64(text))).or_insert(next)
}

/// Latin, Arabic, Ge'ez, any other.
fn script_of(plain: &str) -> u8 {
    match plain.chars().next() {
        Some('a'..='z') => 1,
        Some(c) if script::is_arabic(c) => 2,
        Some('\u{1200}'..='\u{139f}') => 3,
        _ => 4,
    }
}
