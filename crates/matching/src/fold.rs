//! Name words as they sound: spelling rules of French, English and Portuguese over plain Latin letters, then the table of names.

use std::borrow::Cow;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use crate::{names, script};

/// Longer names are cut: nobody's name needs more, and a pasted page must not cost time.
const NAME_CHARS_MAX: usize = 200;
/// Words of one name field that are compared.
const WORDS_MAX: usize = 10;

/// One word of a name.
pub(crate) struct Word {
    /// Lower case without diacritics, in its own script.
    pub(crate) plain: String,
    /// As it sounds, by rule.
    pub(crate) sound: String,
    /// As it sounds, after the table of names: equal for all spellings of a name.
    pub(crate) canon: String,
    /// The table or a rule for compound names knows this name, so another known name is another name.
    pub(crate) listed: bool,
    /// Written without short vowels, or with vowels that others hear otherwise.
    pub(crate) bare: bool,
    /// A particle or title beside real words: says little.
    pub(crate) weak: bool,
    /// Read as Somali spelling.
    pub(crate) horn: bool,
    /// A country or a part of one: no place beside the places in it.
    pub(crate) wide: bool,
}

/// Folded form of one name word or full name: a lower-case Latin skeleton that is equal for most spellings of one name in
/// French, English, Portuguese, Arabic and (simply) Ge'ez script. Particles and titles are left out unless nothing else is there.
pub fn fold(name: &str) -> String {
    let parts: Vec<String> = words(name).into_iter().filter(|w| !w.weak).map(|w| w.canon).collect();
    parts.join(" ")
}

/// The words of a name, compounds joined, particles marked weak.
pub(crate) fn words(name: &str) -> Vec<Word> {
    words_as(name, false)
}

/// The same; with `horn` the name is known to come from where Somali is written.
pub(crate) fn words_as(name: &str, horn: bool) -> Vec<Word> {
    let tokens = join_compounds(plain_words(name));
    let all_particles = tokens.iter().all(|t| names::is_particle(t));
    let horn = horn || tokens.iter().any(|t| is_somali(t));
    tokens
        .into_iter()
        .take(WORDS_MAX)
        .map(|plain| {
            let horn = horn && plain.is_ascii();
            let sound = if horn { sound(&from_somali(&plain)) } else { sound(&script::latin(&plain)) };
            let (canon, listed) = canonical(&sound);
            Word {
                bare: plain.chars().any(script::is_bare),
                weak: !all_particles && names::is_particle(&plain),
                canon,
                listed,
                sound,
                plain,
                horn,
                wide: false,
            }
        })
        .filter(|w| !w.sound.is_empty())
        .collect()
}

/// Spellings that only Somali has: x before or after a or u, long vowels, c after a vowel at the end.
fn is_somali(plain: &str) -> bool {
    const SIGNS: [&str; 12] = ["xa", "xu", "xo", "ax", "ux", "aa", "uu", "ii", "cabd", "ciis", "cusm", "cism"];
    plain.is_ascii() && plain.len() >= 3 && plain != "isaac" && (SIGNS.iter().any(|sign| plain.contains(sign)) || plain.ends_with("ac"))
}

/// Somali writes the throat sounds of Arabic with x and c, and a woman's name with o at the end.
fn from_somali(plain: &str) -> String {
    let mut latin = String::with_capacity(plain.len());
    let mut letters = plain.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            'x' => latin.push('h'),
            'c' if letters.peek() != Some(&'h') => {}
            'o' if letters.peek().is_none() && latin.len() >= 3 => latin.push('a'),
            other => latin.push(other),
        }
    }
    latin
}

/// Splits at everything that is not a letter; lower case, no marks; the Arabic article cut off.
fn plain_words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let kept = name.chars().take(NAME_CHARS_MAX).filter(|c| !script::is_apostrophe(*c));
    for c in kept.nfkd().filter(|c| !script::is_dropped(*c)) {
        if c.is_alphabetic() {
            for lower in c.to_lowercase().filter(|c| !script::is_dropped(*c)) {
                script::push_plain(lower, &mut word);
            }
        } else if !word.is_empty() {
            words.push(without_article(std::mem::take(&mut word)));
        }
    }
    if !word.is_empty() {
        words.push(without_article(word));
    }
    words
}

/// Words that begin with the letters of the article but do not have it.
const NO_ARTICLE: [&str; 4] = ["الياس", "الله", "الفا", "اليون"];

fn without_article(word: String) -> String {
    match word.strip_prefix("ال") {
        Some(rest) if rest.chars().count() >= 3 && !NO_ARTICLE.contains(&word.as_str()) => rest.to_owned(),
        _ => word,
    }
}

/// Abd al-Rahman, Abu Bakr and Nur ad-Din are one word each, as they are when written together.
fn join_compounds(tokens: Vec<String>) -> Vec<String> {
    let mut joined: Vec<String> = Vec::with_capacity(tokens.len());
    let mut rest = tokens.into_iter().peekable();
    while let Some(token) = rest.next() {
        if names::begins_servant(&token) {
            while rest.next_if(|t| names::is_article(t)).is_some() {}
            if let Some(next) = rest.next() {
                joined.push(token + &next);
                continue;
            }
        } else if names::is_father_of(&token)
            && let Some(next) = rest.next_if(|t| names::is_bakr(t))
        {
            joined.push(token + &next);
            continue;
        } else if names::is_of_faith(&token)
            && let Some(previous) = joined.last_mut()
        {
            if names::is_article(previous) && joined.len() > 1 {
                joined.pop();
            }
            if let Some(previous) = joined.last_mut() {
                previous.push_str("eddin");
                continue;
            }
        }
        joined.push(token);
    }
    joined
}

/// The consonants of an Arabic word when its letters for g are read so; those of `canon` for all others.
pub(crate) fn bone_with_hard_g(word: &Word) -> String {
    script::with_hard_g(&word.plain).map_or_else(|| bone(&word.canon), |plain| bone(&sound(&script::latin(&plain))))
}

/// The sound forms of a spelling in the table of names.
pub(crate) fn sounds(spelling: &str) -> Vec<String> {
    let read = |plain: &String| if is_somali(plain) { sound(&from_somali(plain)) } else { sound(&script::latin(plain)) };
    plain_words(spelling).iter().map(read).collect()
}

/// The name all spellings share, and whether it is a known one.
fn canonical(sound: &str) -> (String, bool) {
    if let Some(name) = names::lookup(sound) {
        return (name.to_owned(), true);
    }
    if let Some(rest) = without_latin_article(sound) {
        return canonical(rest);
    }
    if let Some(rest) = sound.strip_prefix("abd")
        && let Some(attribute) = servant_of(rest)
    {
        return (format!("abd{attribute}"), true);
    }
    if let Some(rest) = sound.strip_suffix("din") {
        let stem = bone(rest);
        if stem.chars().count() >= 2 {
            return (format!("{stem}din"), true);
        }
    }
    (sound.to_owned(), false)
}

/// Al-Khatib and Khatib are one name, and so is Alkhatib.
fn without_latin_article(sound: &str) -> Option<&str> {
    let rest = sound.strip_prefix("al").or_else(|| sound.strip_prefix("il"))?;
    (rest.len() >= 3 && !rest.starts_with(is_vowel)).then_some(rest)
}

/// Consonants of the attribute in "servant of the ...", without the article in its many forms.
fn servant_of(rest: &str) -> Option<String> {
    let open = rest.trim_start_matches(is_vowel);
    let attribute = match open.strip_prefix('l') {
        Some(after) if open.len() < rest.len() && !open.starts_with("latif") && after != "atif" => after,
        _ => open,
    };
    let consonants = bone(attribute.trim_start_matches(is_vowel));
    (consonants.chars().count() >= 2).then_some(consonants)
}

/// The consonants of a sound form: what Arabic script always writes. Inner half-vowels go, p is b and v is f as there.
pub(crate) fn bone(sound: &str) -> String {
    sound
        .chars()
        .enumerate()
        .filter(|(i, c)| !is_vowel(*c) && (*i == 0 || !matches!(c, 'y' | 'w')))
        .map(|(_, c)| match c {
            'p' => 'b',
            'v' => 'f',
            other => other,
        })
        .collect()
}

/// The consonants by families of sounds that orthographies and hearers confuse: voiced and voiceless, hissing, throat sounds left out.
pub(crate) fn coarse(sound: &str) -> String {
    let mut out = String::new();
    for c in bone(sound).chars() {
        let family = match c {
            'h' => continue,
            'g' => 'k',
            'd' => 't',
            'z' | 'c' | 'j' => 's',
            other => other,
        };
        if !out.ends_with(family) {
            out.push(family);
        }
    }
    out
}

/// Where a spelling rule applies.
#[derive(Clone, Copy, PartialEq)]
enum When {
    Always,
    AtEnd,
    BeforeVowel,
    NotBeforeVowel,
    /// Before e, i or y.
    BeforeFront,
    /// Before l, r or n.
    BeforeLiquid,
    /// At the beginning (or after a first n or m), before a vowel.
    OpeningBeforeVowel,
    /// At the end, where the vowel is weak: dropped unless the word is too short for that.
    WeakEnd,
}

use When::{Always, AtEnd, BeforeFront, BeforeLiquid, BeforeVowel, NotBeforeVowel, OpeningBeforeVowel, WeakEnd};

/// Spelling, where, sound; the first that fits wins. `c` sounds as English sh, vowels are a, i, u.
const RULES: [(&str, When, &str); 65] = [
    ("tch", Always, "c"),
    ("sch", Always, "c"),
    ("sh", Always, "c"),
    ("ch", BeforeLiquid, "k"),
    ("ch", Always, "c"),
    ("thi", OpeningBeforeVowel, "c"),
    ("th", Always, "t"),
    ("ph", Always, "f"),
    ("kh", Always, "k"),
    ("gh", Always, "g"),
    ("dh", Always, "d"),
    ("zh", Always, "j"),
    ("dj", Always, "j"),
    ("dg", BeforeFront, "j"),
    ("di", OpeningBeforeVowel, "j"),
    ("dy", OpeningBeforeVowel, "j"),
    ("di", BeforeVowel, "j"),
    ("ti", BeforeVowel, "c"),
    ("ie", OpeningBeforeVowel, "yi"),
    ("gn", BeforeVowel, "ni"),
    ("nh", BeforeVowel, "ni"),
    ("gu", BeforeFront, "g"),
    ("qu", BeforeFront, "k"),
    ("ck", Always, "k"),
    ("c", BeforeFront, "s"),
    ("c", Always, "k"),
    ("q", Always, "k"),
    ("x", OpeningBeforeVowel, "c"),
    ("x", Always, "ks"),
    ("ow", AtEnd, "u"),
    ("ow", NotBeforeVowel, "u"),
    ("oh", AtEnd, "u"),
    ("oe", AtEnd, "u"),
    ("ou", BeforeVowel, "w"),
    ("ou", Always, "u"),
    ("oo", Always, "u"),
    ("o", Always, "u"),
    ("aye", WeakEnd, ""),
    ("eye", WeakEnd, ""),
    ("ay", WeakEnd, ""),
    ("ey", WeakEnd, ""),
    ("eh", WeakEnd, ""),
    ("ie", AtEnd, "i"),
    ("ee", Always, "i"),
    ("ay", NotBeforeVowel, "i"),
    ("ey", NotBeforeVowel, "i"),
    ("ai", Always, "i"),
    ("ei", Always, "i"),
    ("ae", Always, "i"),
    ("e", WeakEnd, ""),
    ("e", Always, "i"),
    ("a", Always, "a"),
    ("i", Always, "i"),
    ("u", Always, "u"),
    ("yy", Always, "i"),
    ("y", AtEnd, "i"),
    ("y", NotBeforeVowel, "i"),
    ("ww", Always, "w"),
    ("w", AtEnd, "u"),
    ("w", NotBeforeVowel, "u"),
    ("h", AtEnd, ""),
    ("ll", Always, "l"),
    ("ss", Always, "s"),
    ("tt", Always, "t"),
    ("rr", Always, "r"),
];

/// A Latin word as it sounds.
fn sound(latin: &str) -> String {
    let mut out = String::with_capacity(latin.len());
    let mut rest = latin;
    while let Some(c) = rest.chars().next() {
        let (taken, sound) = rule_for(rest, &out).unwrap_or_else(|| (c.len_utf8(), letter(c, &out)));
        for letter in sound.chars() {
            push_sound(letter, &mut out);
        }
        rest = rest.get(taken..).unwrap_or_default();
    }
    out
}

/// The rules by the letter they begin with.
static BY_LETTER: LazyLock<[Vec<usize>; 26]> = LazyLock::new(|| {
    let mut by_letter: [Vec<usize>; 26] = Default::default();
    for (at, (spelling, _, _)) in RULES.iter().enumerate() {
        let letter = spelling.bytes().next().map_or(0, |b| usize::from(b.saturating_sub(b'a')));
        if let Some(rules) = by_letter.get_mut(letter) {
            rules.push(at);
        }
    }
    by_letter
});

fn rule_for(rest: &str, out: &str) -> Option<(usize, Cow<'static, str>)> {
    let letter = usize::from(rest.bytes().next()?.checked_sub(b'a')?);
    let rules = BY_LETTER.get(letter)?;
    rules.iter().filter_map(|at| RULES.get(*at)).find_map(|(spelling, when, sound)| {
        let after = rest.strip_prefix(spelling)?.chars().next();
        let vowel_next = after.is_some_and(is_written_vowel);
        let fits = match when {
            Always => true,
            AtEnd | WeakEnd => after.is_none(),
            BeforeVowel => vowel_next,
            NotBeforeVowel => !vowel_next && after != Some('y'),
            BeforeFront => matches!(after, Some('e' | 'i' | 'y')),
            BeforeLiquid => matches!(after, Some('l' | 'r' | 'n')),
            OpeningBeforeVowel => vowel_next && matches!(out, "" | "n" | "m"),
        };
        let weak_but_needed = *when == WeakEnd && out.len() < 2;
        fits.then_some((spelling.len(), Cow::Borrowed(if weak_but_needed { "i" } else { sound })))
    })
}

/// Letters without a rule: y after a consonant is a vowel, h after a consonant is silent unless Arabic writes it.
fn letter(c: char, out: &str) -> Cow<'static, str> {
    let after_consonant = out.chars().next_back().is_some_and(|p| !is_vowel(p));
    match c {
        'y' if after_consonant => Cow::Borrowed("i"),
        'h' if after_consonant => Cow::Borrowed(""),
        'ḥ' => Cow::Borrowed("h"),
        other => Cow::Owned(other.to_string()),
    }
}

/// Doubled sounds are one; a glide after its own vowel is not heard.
fn push_sound(letter: char, out: &mut String) {
    match (out.chars().next_back(), letter) {
        (Some(last), next) if last == next => {}
        (Some('i'), 'y') | (Some('u'), 'w') => {}
        _ => out.push(letter),
    }
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'i' | 'u')
}

fn is_written_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}
