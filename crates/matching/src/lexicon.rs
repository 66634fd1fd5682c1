//! Every spelling in use, once, with what it is compared by.

use crate::fold::{Word, bone, coarse};
use crate::hash::Numbers;
use crate::keys::hash64;
use crate::names;
use crate::vocabulary::one_apart;

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

/// What a spelling is compared by.
pub(crate) struct Spelling {
    pub(crate) sound: Box<str>,
    /// Number shared by all with the same letters.
    pub(crate) plain: u32,
    /// Where the bearer comes from: how common a name is depends on it.
    pub(crate) nation: u32,
    /// Number of the script, from 1.
    pub(crate) script: u32,
    /// Number shared by all spellings of the name.
    pub(crate) canon: u32,
    /// Number shared by all with the same consonants.
    pub(crate) bone: u32,
    /// Number shared by all with consonants of the same families.
    pub(crate) coarse: u32,
    letters: u32,
    pub(crate) length: u8,
    pub(crate) bone_length: u8,
    pub(crate) listed: bool,
    bare: bool,
    short_form: u64,
}

/// All spellings of a register.
#[derive(Default)]
pub(crate) struct Lexicon {
    by_plain: Numbers<u64, u32>,
    spellings: Vec<Spelling>,
    codes: Numbers<u64, u32>,
}

impl Lexicon {
    /// The number of a spelling among people of one nation; new ones are added.
    pub(crate) fn number(&mut self, word: &Word, nation: u32) -> u32 {
        let key = crate::hash::mix(hash64(&word.plain) ^ u64::from(word.horn), u64::from(nation));
        if let Some(known) = self.by_plain.get(&key) {
            return *known;
        }
        let number = u32::try_from(self.spellings.len()).unwrap_or(u32::MAX);
        let spelling = self.spelling(word, nation);
        self.spellings.push(spelling);
        self.by_plain.insert(key, number);
        number
    }

    fn spelling(&mut self, word: &Word, nation: u32) -> Spelling {
        let consonants = bone(&word.canon);
        Spelling {
            plain: self.code(0, &word.plain),
            nation,
            script: script_of(&word.plain),
            canon: self.code(1, &word.canon),
            bone: self.code(2, &consonants),
            coarse: self.code(3, &coarse(&word.canon)),
            letters: word.sound.chars().fold(0, |mask, c| mask | 1 << (u32::from(c) & 31)),
            length: u8::try_from(word.sound.len()).unwrap_or(u8::MAX),
            bone_length: u8::try_from(consonants.chars().count()).unwrap_or(u8::MAX),
            listed: word.listed,
            bare: word.bare,
            short_form: names::short_form(&word.canon),
            sound: word.sound.as_str().into(),
        }
    }

    fn code(&mut self, kind: u64, text: &str) -> u32 {
        let next = u32::try_from(self.codes.len()).unwrap_or(u32::MAX);
        *self.codes.entry(crate::hash::mix(kind, hash64(text))).or_insert(next)
    }

    /// How many codes there are: canon, bone and coarse numbers are below it.
    pub(crate) fn codes(&self) -> usize {
        self.codes.len()
    }

    pub(crate) fn len(&self) -> usize {
        self.spellings.len()
    }

    pub(crate) fn get(&self, number: u32) -> Option<&Spelling> {
        self.spellings.get(usize::try_from(number).unwrap_or(usize::MAX))
    }

    /// How two spellings meet.
    pub(crate) fn level(&self, a: u32, b: u32) -> Level {
        if a == b {
            return Level::Plain;
        }
        match (self.get(a), self.get(b)) {
            (Some(a), Some(b)) => a.level(b),
            _ => Level::Missing,
        }
    }
}

impl Spelling {
    /// How this spelling meets another one.
    pub(crate) fn level(&self, other: &Self) -> Level {
        if self.plain == other.plain {
            return Level::Plain;
        }
        if self.canon == other.canon {
            return Level::Canon;
        }
        let bare = self.bare || other.bare;
        if self.bone == other.bone && bare && self.bone_length >= 2 {
            return Level::Bare;
        }
        if self.length == 1 || other.length == 1 {
            let alike = self.sound.as_bytes().first() == other.sound.as_bytes().first();
            return if alike { Level::Initial } else { Level::Differ };
        }
        if self.short_form != 0 && other.short_form != 0 && names::is_short_form(self.short_form, other.short_form) {
            return Level::Near;
        }
        if self.listed && other.listed {
            return Level::Differ;
        }
        if self.is_near(other) {
            return Level::Near;
        }
        if self.bone == other.bone && self.bone_length >= 2 && self.sound.as_bytes().first() == other.sound.as_bytes().first() {
            return Level::Bone;
        }
        if self.bone == other.bone && self.bone_length >= 3 {
            return Level::Bone;
        }
        if self.coarse == other.coarse && (bare || self.bone_length >= 3) && self.bone_length >= 2 {
            return Level::Loose;
        }
        Level::Differ
    }

    fn is_near(&self, other: &Self) -> bool {
        let (short, long) = (self.length.min(other.length), self.length.max(other.length));
        if short < 3 {
            return false;
        }
        let apart = (self.letters ^ other.letters).count_ones();
        if short >= 4 && long - short > 1 && apart <= 6 && (self.sound.starts_with(&*other.sound) || other.sound.starts_with(&*self.sound)) {
            return true;
        }
        if long - short > 2 || apart > 4 {
            return false;
        }
        if short >= 4 && apart <= 2 && one_apart(self.sound.as_bytes(), other.sound.as_bytes()) {
            return true;
        }
        short >= 7 && strsim::osa_distance(&self.sound, &other.sound) <= 2
    }
}

/// Latin, Arabic, Ge'ez, any other.
fn script_of(plain: &str) -> u32 {
    match plain.chars().next() {
        Some('a'..='z') => 1,
        Some(c) if crate::script::is_arabic(c) => 2,
        Some('\u{1200}'..='\u{139f}') => 3,
        _ => 4,
    }
}
