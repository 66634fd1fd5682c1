//! Every spelling borne by somebody, once, with the people who bear it; forgotten when nobody bears it any more.

use std::collections::HashMap;

use rphonetic::{DoubleMetaphone, Encoder};

use crate::fold::{Word, bone};
use crate::keys::{hash32, hash64};

/// Likeness of two spellings of one name.
pub(crate) const SPELLING: f32 = 0.97;
/// Likeness from which two words count as the same name when scoring.
pub(crate) const NEAR_MIN: f32 = 0.8;

const CONSONANTS_AGREE: f32 = 0.9;
const ONE_LETTER_APART: f32 = 0.86;
const SOUNDS_ALIKE: f32 = 0.8;
const PREFIX: f32 = 0.85;
/// Words of so many sounds may be two letters apart.
const LONG_MIN: u8 = 7;
/// Shorter beginnings match too many names.
const PREFIX_CHARS_MIN: usize = 3;

/// What a spelling is compared by before its letters are looked at; small, so that a scan of all spellings is quick.
#[derive(Clone, Copy, Default)]
struct Trace {
    canon: u32,
    bone: u32,
    /// Double Metaphone: sounds of languages the folding rules do not know.
    metaphone: u32,
    /// Which letters occur.
    letters: u32,
    first: u8,
    first_plain: u8,
    length: u8,
    bone_length: u8,
    listed: bool,
    bare: bool,
}

impl Trace {
    fn of(word: &Word) -> Self {
        let consonants = bone(&word.canon);
        let first = word.sound.chars().next().map_or(0, letter_number);
        Self {
            canon: hash32(&word.canon),
            bone: hash32(&consonants),
            metaphone: metaphone(&word.sound),
            letters: word.sound.chars().fold(0, |mask, c| mask | 1 << (letter_number(c) % 32)),
            first,
            first_plain: word.plain.chars().next().map_or(0, letter_number),
            length: count_u8(&word.sound),
            bone_length: count_u8(&consonants),
            listed: word.listed,
            bare: word.bare,
        }
    }

    /// Likeness as far as the traces tell, or whether the letters must be compared.
    fn compare(&self, other: &Self) -> Verdict {
        if self.canon == other.canon {
            return Verdict::Like(SPELLING);
        }
        if self.listed && other.listed {
            return Verdict::Like(0.0);
        }
        let bones_agree = self.bone == other.bone && self.bone_length == other.bone_length;
        if bones_agree && (self.bare || other.bare) && self.bone_length >= 2 {
            return Verdict::Like(CONSONANTS_AGREE);
        }
        let (short, long) = (self.length.min(other.length), self.length.max(other.length));
        let begins_alike = self.first == other.first || short >= 6;
        if short >= 4 && long - short <= if short >= LONG_MIN { 2 } else { 1 } && begins_alike && (self.letters ^ other.letters).count_ones() <= 2 {
            return Verdict::CompareLetters;
        }
        let sounds_alike = self.metaphone == other.metaphone && self.metaphone != 0 && self.first == other.first;
        let alike = (bones_agree && self.bone_length >= 3) || (sounds_alike && short >= 4);
        Verdict::Like(if alike { SOUNDS_ALIKE } else { 0.0 })
    }
}

enum Verdict {
    Like(f32),
    CompareLetters,
}

fn letter_number(c: char) -> u8 {
    u8::try_from(u32::from(c) & 0xff).unwrap_or_default()
}

fn count_u8(text: &str) -> u8 {
    u8::try_from(text.chars().count()).unwrap_or(u8::MAX)
}

/// Only for plain Latin words of some length: short ones all sound alike. Zero otherwise.
fn metaphone(sound: &str) -> u32 {
    if sound.len() < 4 || !sound.bytes().all(|b| b.is_ascii_lowercase()) {
        return 0;
    }
    let code = DoubleMetaphone::default().encode(sound);
    if code.len() < 3 { 0 } else { hash32(&code) }
}

struct Spelling {
    plain: Box<str>,
    sound: Box<str>,
    /// How many times a person's record mentions it, parents included.
    mentions: u32,
    /// Slots of the people whose own name has it, in order.
    bearers: Vec<u32>,
}

/// All spellings in use.
#[derive(Default)]
pub(crate) struct Vocabulary {
    by_plain: HashMap<u64, u32>,
    spellings: Vec<Option<Spelling>>,
    traces: Vec<Trace>,
    free: Vec<u32>,
}

/// The spellings in use that resemble one word of a question.
pub(crate) struct Related {
    /// Spelling and likeness, by spelling.
    pub(crate) likeness: Vec<(u32, f32)>,
    /// People who bear the same name in any spelling.
    pub(crate) bearers: usize,
}

/// One word of a question, with what it is compared by.
pub(crate) struct Asked {
    sound: Box<str>,
    trace: Trace,
    exact: Option<u32>,
}

impl Related {
    /// How much the spelling resembles the word; 0 when not at all.
    pub(crate) fn likeness(&self, spelling: u32) -> f32 {
        self.likeness.binary_search_by_key(&spelling, |(s, _)| *s).ok().and_then(|at| self.likeness.get(at)).map_or(0.0, |(_, likeness)| *likeness)
    }
}

impl Vocabulary {
    /// The number of this spelling, one mention more.
    pub(crate) fn mention(&mut self, word: &Word) -> u32 {
        let key = hash64(&word.plain);
        if let Some(&known) = self.by_plain.get(&key) {
            if let Some(spelling) = self.spelling_mut(known) {
                spelling.mentions += 1;
            }
            return known;
        }
        let entry = Some(Spelling { plain: word.plain.as_str().into(), sound: word.sound.as_str().into(), mentions: 1, bearers: Vec::new() });
        let trace = Trace::of(word);
        let number = match self.free.pop() {
            Some(number) => {
                let at = position(number);
                if let (Some(s), Some(t)) = (self.spellings.get_mut(at), self.traces.get_mut(at)) {
                    *s = entry;
                    *t = trace;
                }
                number
            }
            None => {
                self.spellings.push(entry);
                self.traces.push(trace);
                u32::try_from(self.spellings.len() - 1).unwrap_or(u32::MAX)
            }
        };
        self.by_plain.insert(key, number);
        number
    }

    /// One mention less; the last one takes the spelling away.
    pub(crate) fn forget(&mut self, number: u32) {
        let Some(spelling) = self.spelling_mut(number) else {
            return;
        };
        spelling.mentions = spelling.mentions.saturating_sub(1);
        if spelling.mentions > 0 {
            return;
        }
        let key = hash64(&spelling.plain);
        self.by_plain.remove(&key);
        if let Some(entry) = self.spellings.get_mut(position(number)) {
            *entry = None;
        }
        if let Some(trace) = self.traces.get_mut(position(number)) {
            *trace = Trace::default();
        }
        self.free.push(number);
    }

    pub(crate) fn add_bearer(&mut self, number: u32, slot: u32) {
        if let Some(spelling) = self.spelling_mut(number)
            && let Err(at) = spelling.bearers.binary_search(&slot)
        {
            spelling.bearers.insert(at, slot);
        }
    }

    pub(crate) fn remove_bearer(&mut self, number: u32, slot: u32) {
        if let Some(spelling) = self.spelling_mut(number)
            && let Ok(at) = spelling.bearers.binary_search(&slot)
        {
            spelling.bearers.remove(at);
        }
    }

    /// People whose own name has this spelling.
    pub(crate) fn bearers(&self, number: u32) -> &[u32] {
        self.spelling(number).map_or(&[], |spelling| spelling.bearers.as_slice())
    }

    /// For each word the spellings in use that resemble it; with `prefixes`, also those that begin with it.
    pub(crate) fn related(&self, words: &[&Word], prefixes: bool) -> Vec<Related> {
        words.iter().map(|word| self.related_to(word, prefixes)).collect()
    }

    fn related_to(&self, word: &Word, prefixes: bool) -> Related {
        let asked = self.ask(word);
        let prefixes = prefixes && word.plain.chars().count() >= PREFIX_CHARS_MIN;
        let mut related = Related { likeness: Vec::new(), bearers: 0 };
        for (number, trace) in (0u32..).zip(&self.traces) {
            if trace.length == 0 {
                continue;
            }
            let mut likeness = self.compare(&asked, number, trace);
            if likeness >= SPELLING {
                related.bearers += self.bearers(number).len();
            }
            let may_begin = asked.trace.first == trace.first || asked.trace.first_plain == trace.first_plain;
            if prefixes && may_begin && likeness < PREFIX && self.begins_with(number, word) {
                likeness = PREFIX;
            }
            if likeness > 0.0 {
                related.likeness.push((number, likeness));
            }
        }
        related
    }

    /// A word made ready to be compared with single spellings: cheaper than `related` when few are compared.
    pub(crate) fn ask(&self, word: &Word) -> Asked {
        Asked { sound: word.sound.as_str().into(), trace: Trace::of(word), exact: self.by_plain.get(&hash64(&word.plain)).copied() }
    }

    /// How much a spelling in use resembles the word.
    pub(crate) fn likeness(&self, asked: &Asked, number: u32) -> f32 {
        self.traces.get(position(number)).map_or(0.0, |trace| self.compare(asked, number, trace))
    }

    fn compare(&self, asked: &Asked, number: u32, trace: &Trace) -> f32 {
        match asked.trace.compare(trace) {
            Verdict::Like(SPELLING) if asked.exact == Some(number) => 1.0,
            Verdict::Like(likeness) => likeness,
            Verdict::CompareLetters => self.letters_alike(asked, number, trace),
        }
    }

    fn letters_alike(&self, asked: &Asked, number: u32, trace: &Trace) -> f32 {
        let probe = &asked.trace;
        let Some(spelling) = self.spelling(number) else {
            return 0.0;
        };
        if one_apart(asked.sound.as_bytes(), spelling.sound.as_bytes()) {
            return ONE_LETTER_APART;
        }
        let same_bone = probe.bone == trace.bone && probe.bone_length >= 3;
        let same_metaphone = probe.metaphone == trace.metaphone && probe.metaphone != 0;
        let long = probe.length.min(trace.length) >= LONG_MIN;
        if same_bone || (same_metaphone && probe.first == trace.first) || (long && strsim::osa_distance(&asked.sound, &spelling.sound) <= 2) {
            SOUNDS_ALIKE
        } else {
            0.0
        }
    }

    fn begins_with(&self, number: u32, word: &Word) -> bool {
        self.spelling(number).is_some_and(|spelling| {
            spelling.plain.starts_with(&word.plain) || (word.sound.len() >= PREFIX_CHARS_MIN && spelling.sound.starts_with(&word.sound))
        })
    }

    fn spelling(&self, number: u32) -> Option<&Spelling> {
        self.spellings.get(position(number))?.as_ref()
    }

    fn spelling_mut(&mut self, number: u32) -> Option<&mut Spelling> {
        self.spellings.get_mut(position(number))?.as_mut()
    }

    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.by_plain.len()
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

/// A 32-bit number as a place in a list.
pub(crate) fn position(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
