//! How a name that no list spells is written: heard as sounds in one orthography, written down in another.
//!
//! Sounds are letters: `j` as in jam, `S` sh, `C` tch, `N` ny, `X` kh, `G` gh, `A` the sound of Arabic ayn, `H` its strong h;
//! the others are as they look.

use crate::rng::Rng;

/// The spelling a clerk or an identity paper follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Orthography {
    French,
    English,
    Portuguese,
    Somali,
    Arabic,
    Ethiopic,
}

impl Orthography {
    pub(crate) fn parse(code: &str) -> Option<Self> {
        Some(match code {
            "fr" => Self::French,
            "en" => Self::English,
            "pt" => Self::Portuguese,
            "so" => Self::Somali,
            "ar" => Self::Arabic,
            "ge" => Self::Ethiopic,
            _ => return None,
        })
    }

    pub(crate) fn is_latin(self) -> bool {
        !matches!(self, Self::Arabic | Self::Ethiopic)
    }

    /// ISO 15924.
    pub(crate) fn script(self) -> &'static str {
        match self {
            Self::Arabic => "Arab",
            Self::Ethiopic => "Ethi",
            _ => "Latn",
        }
    }
}

type Rules = &'static [(&'static str, &'static str)];

const HEARD_FRENCH: Rules = &[
    ("tch", "C"),
    ("dj", "j"),
    ("ch", "S"),
    ("sh", "S"),
    ("kh", "X"),
    ("gh", "G"),
    ("gn", "N"),
    ("ou", "u"),
    ("qu", "k"),
    ("ss", "s"),
    ("ph", "f"),
    ("gu", "g"),
    ("ï", "i"),
    ("é", "e"),
    ("è", "e"),
    ("ë", "e"),
    ("â", "a"),
    ("ô", "o"),
    ("c", "k"),
    ("x", "ks"),
    ("q", "k"),
    ("v", "v"),
];
const HEARD_ENGLISH: Rules = &[
    ("sh", "S"),
    ("ch", "C"),
    ("kh", "X"),
    ("gh", "G"),
    ("ny", "N"),
    ("oo", "u"),
    ("ou", "u"),
    ("ee", "i"),
    ("ck", "k"),
    ("ph", "f"),
    ("c", "k"),
    ("x", "ks"),
    ("q", "k"),
];
const HEARD_PORTUGUESE: Rules = &[
    ("tch", "C"),
    ("dj", "j"),
    ("ch", "S"),
    ("nh", "N"),
    ("qu", "k"),
    ("ss", "s"),
    ("ç", "s"),
    ("á", "a"),
    ("ã", "a"),
    ("é", "e"),
    ("í", "i"),
    ("ó", "o"),
    ("ô", "o"),
    ("ú", "u"),
    ("c", "k"),
    ("x", "S"),
];
const HEARD_SOMALI: Rules =
    &[("aa", "a"), ("ee", "e"), ("ii", "i"), ("oo", "o"), ("uu", "u"), ("sh", "S"), ("kh", "X"), ("dh", "d"), ("x", "H"), ("c", "A"), ("q", "k")];

/// Each sound with the ways to write it, the usual one first.
type Letters = &'static [(char, &'static [&'static str])];

const FRENCH: Letters = &[
    ('j', &["dj", "di", "j"]),
    ('u', &["ou", "ou", "u"]),
    ('S', &["ch", "ch", "sh"]),
    ('C', &["tch", "tch", "ti"]),
    ('N', &["gn", "ny", "ni"]),
    ('X', &["kh", "kh", "k"]),
    ('G', &["gh", "gh", "r", "g"]),
    ('A', &["", "", "a"]),
    ('H', &["h", "h", ""]),
    ('k', &["k", "k", "k", "c"]),
    ('e', &["é", "e", "e"]),
    ('y', &["y", "y", "i"]),
    ('w', &["w", "w", "ou"]),
    ('g', &["g", "g", "gu"]),
];
const ENGLISH: Letters = &[
    ('j', &["j"]),
    ('u', &["u", "u", "oo", "ou"]),
    ('i', &["i", "i", "i", "ee"]),
    ('S', &["sh"]),
    ('C', &["ch"]),
    ('N', &["ny"]),
    ('X', &["kh", "kh", "k"]),
    ('G', &["gh", "gh", "g"]),
    ('A', &[""]),
    ('H', &["h"]),
    ('k', &["k", "k", "k", "c"]),
];
const PORTUGUESE: Letters = &[
    ('j', &["dj", "j"]),
    ('S', &["x", "ch"]),
    ('C', &["tch", "tx"]),
    ('N', &["nh"]),
    ('X', &["kh", "c"]),
    ('G', &["gh", "g"]),
    ('A', &[""]),
    ('H', &["h", ""]),
    ('k', &["c", "c", "k"]),
    ('y', &["i", "y"]),
    ('w', &["u", "w"]),
];
const SOMALI: Letters = &[
    ('S', &["sh"]),
    ('C', &["j"]),
    ('N', &["ny"]),
    ('X', &["kh"]),
    ('G', &["q", "g"]),
    ('A', &["c"]),
    ('H', &["x"]),
    ('a', &["a", "a", "aa"]),
    ('i', &["i", "i", "ii"]),
    ('u', &["u", "u", "uu"]),
    ('p', &["b"]),
    ('v', &["f"]),
    ('z', &["s"]),
];
const ARABIC: Letters = &[
    ('a', &["ا", "ا", ""]),
    ('b', &["ب"]),
    ('C', &["تش", "ش"]),
    ('d', &["د"]),
    ('e', &["ي", "ي", ""]),
    ('f', &["ف"]),
    ('g', &["غ", "غ", "ق", "ج"]),
    ('h', &["ه"]),
    ('H', &["ح"]),
    ('A', &["ع"]),
    ('i', &["ي", "ي", "ي", ""]),
    ('j', &["ج"]),
    ('k', &["ك", "ك", "ك", "ك", "ق"]),
    ('l', &["ل"]),
    ('m', &["م"]),
    ('n', &["ن"]),
    ('N', &["ني"]),
    ('o', &["و"]),
    ('p', &["ب"]),
    ('r', &["ر"]),
    ('s', &["س", "س", "س", "س", "ص"]),
    ('S', &["ش"]),
    ('t', &["ت", "ت", "ت", "ت", "ط"]),
    ('u', &["و", "و", "و", ""]),
    ('v', &["ف"]),
    ('w', &["و"]),
    ('X', &["خ"]),
    ('G', &["غ"]),
    ('y', &["ي"]),
    ('z', &["ز"]),
];

/// The sounds of a spelling.
pub(crate) fn hear(text: &str, orthography: Orthography) -> String {
    let rules = match orthography {
        Orthography::French => HEARD_FRENCH,
        Orthography::English => HEARD_ENGLISH,
        Orthography::Portuguese => HEARD_PORTUGUESE,
        Orthography::Somali => HEARD_SOMALI,
        Orthography::Arabic | Orthography::Ethiopic => &[],
    };
    let lower = text.to_lowercase();
    let mut rest = lower.as_str();
    let mut out = String::new();
    while let Some(next) = rest.chars().next() {
        let found = rules.iter().find_map(|(letters, sound)| rest.strip_prefix(letters).map(|after| (*sound, after)));
        if let Some((sound, after)) = found {
            out.push_str(sound);
            rest = after;
            continue;
        }
        if !out.ends_with(next) {
            out.push(next);
        }
        rest = rest.strip_prefix(next).unwrap_or_default();
    }
    out
}

/// A spelling of sounds.
pub(crate) fn write(sounds: &str, orthography: Orthography, rng: &mut Rng) -> String {
    let letters = match orthography {
        Orthography::French => FRENCH,
        Orthography::English => ENGLISH,
        Orthography::Portuguese => PORTUGUESE,
        Orthography::Somali => SOMALI,
        Orthography::Arabic => ARABIC,
        Orthography::Ethiopic => return write_ethiopic(sounds),
    };
    let mut out = String::new();
    for sound in sounds.chars() {
        match letters.iter().find(|(letter, _)| *letter == sound) {
            Some((_, ways)) => out.push_str(rng.word(ways)),
            None => out.push(sound),
        }
    }
    if out.trim().is_empty() { sounds.to_owned() } else { capital(&out) }
}

/// First letters of words made capitals.
pub(crate) fn capital(text: &str) -> String {
    let mut start = true;
    text.chars()
        .flat_map(|letter| {
            let upper = start && letter.is_lowercase();
            start = !letter.is_alphanumeric() && letter != '\'';
            if upper { letter.to_uppercase().collect::<Vec<_>>() } else { vec![letter] }
        })
        .collect()
}

/// First letter of the row of a consonant in Ge'ez script.
fn row(sound: char) -> Option<u32> {
    Some(match sound {
        'h' => 0x1200,
        'l' => 0x1208,
        'H' => 0x1210,
        'm' => 0x1218,
        'r' => 0x1228,
        's' => 0x1230,
        'S' => 0x1238,
        'k' => 0x12A8,
        'b' => 0x1260,
        'v' => 0x1268,
        't' => 0x1270,
        'C' => 0x1278,
        'n' => 0x1290,
        'N' => 0x1298,
        'A' => 0x12A0,
        'X' => 0x12B8,
        'w' => 0x12C8,
        'z' => 0x12D8,
        'y' => 0x12E8,
        'd' => 0x12F0,
        'j' => 0x1300,
        'g' | 'G' => 0x1308,
        'f' => 0x1348,
        'p' => 0x1350,
        _ => return None,
    })
}

/// Order of a vowel within the row.
fn order(vowel: Option<char>) -> Option<u32> {
    Some(match vowel? {
        'u' => 1,
        'i' => 2,
        'a' => 3,
        'e' => 4,
        'o' => 6,
        _ => return None,
    })
}

fn write_ethiopic(sounds: &str) -> String {
    let mut out = String::new();
    let mut letters = sounds.chars().peekable();
    while let Some(sound) = letters.next() {
        let (start, vowel) = match row(sound) {
            Some(start) => (start, order(letters.peek().copied())),
            None => match order(Some(sound)) {
                Some(vowel) => {
                    out.extend(char::from_u32(0x12A0_u32.saturating_add(vowel)));
                    continue;
                }
                None => {
                    out.push(sound);
                    continue;
                }
            },
        };
        if vowel.is_some() {
            letters.next();
        }
        out.extend(char::from_u32(start.saturating_add(vowel.unwrap_or(5))));
    }
    out
}

const SYLLABLE_STARTS: &[&str] = &["b", "d", "f", "g", "j", "k", "l", "m", "n", "r", "s", "t", "w", "y", "S", "C", "N", "h", "nd", "mb", "ng", "z"];
const SYLLABLE_VOWELS: &[&str] = &["a", "a", "a", "e", "i", "o", "u"];
const SYLLABLE_ENDS: &[&str] = &["", "", "", "", "m", "n", "r", "l"];

/// A rare name, always the same for its number: most families in the world bear one.
pub(crate) fn rare(list: u64, number: u32, feminine: bool) -> String {
    let mut rng = Rng::of(0x5EED_0F4A_3E5D, &[list, u64::from(number)]);
    let mut out = String::new();
    for _ in 0..rng.between(2, 3) {
        out.push_str(rng.word(SYLLABLE_STARTS));
        out.push_str(rng.word(SYLLABLE_VOWELS));
        out.push_str(rng.word(SYLLABLE_ENDS));
    }
    if feminine && !out.ends_with('a') {
        out.push('a');
    }
    out
}
