//! From any script to plain lower-case Latin letters, letter by letter, before the sound rules of `fold`.

use unicode_normalization::char::is_combining_mark;

/// Marks, vowel signs, lengthening strokes, invisible direction signs and apostrophes: dropped, never a word boundary.
pub(crate) fn is_dropped(c: char) -> bool {
    is_combining_mark(c)
        || is_apostrophe(c)
        || matches!(c, '\u{640}' | '\u{621}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Apostrophes in all their forms, as in N'Diaye.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '`' | '\u{b4}' | '\u{2018}'
            ..='\u{201b}' | '\u{2b9}'..='\u{2bf}' | '\u{2032}' | '\u{ff07}'
    )
}

/// Adds one lower-case letter without the variants that NFKD leaves: letters with strokes and hooks, Persian forms of Arabic letters.
pub(crate) fn push_plain(c: char, out: &mut String) {
    let plain = match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ŋ' => "ng",
        'ɲ' => "ny",
        'ø' | 'ɔ' => "o",
        'đ' | 'ɗ' | 'ð' | 'ɖ' => "d",
        'ł' => "l",
        'ı' => "i",
        'ɓ' => "b",
        'ƙ' => "k",
        'ƴ' => "y",
        'ɛ' | 'ə' | 'ǝ' => "e",
        'ٱ' => "ا",
        'ک' => "ك",
        'ی' => "ي",
        'ھ' | 'ہ' | 'ە' => "ه",
        other => {
            out.push(other);
            return;
        }
    };
    out.push_str(plain);
}

/// Whether the letter is Arabic, where short vowels are not written.
pub(crate) fn is_arabic(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{6ff}')
}

/// Whether the letter is Ge'ez.
pub(crate) fn is_geez(c: char) -> bool {
    matches!(c, '\u{1200}'..='\u{139f}')
}

/// Whether consonants say more than vowels: Arabic leaves the short ones out, and how those of Ge'ez are told in other letters
/// is everybody's own choice, the sixth order's first of all.
pub(crate) fn is_bare(c: char) -> bool {
    is_arabic(c) || is_geez(c)
}

/// The same word with the letters that stand for g where no other does: qaf from the Sudan to the Horn and in Yemen, jim in Egypt.
/// Nothing when there are none.
pub(crate) fn with_hard_g(plain: &str) -> Option<String> {
    plain.contains(['ق', 'ج']).then(|| plain.replace(['ق', 'ج'], "غ"))
}

/// A plain word in Latin letters; letters of scripts not known here stay as they are.
pub(crate) fn latin(plain: &str) -> String {
    if plain.is_ascii() {
        return plain.to_owned();
    }
    let letters: Vec<char> = plain.chars().collect();
    let mut out = String::with_capacity(plain.len());
    for (i, &c) in letters.iter().enumerate() {
        let previous = i.checked_sub(1).and_then(|p| letters.get(p)).copied();
        let next = letters.get(i + 1).copied();
        if is_arabic(c) {
            // A double letter is a mark; the same letter written twice has a vowel between.
            if previous == Some(c) && !matches!(c, 'ا' | 'و' | 'ي' | 'ل') {
                out.push('a');
            }
            out.push_str(arabic(c, previous, next));
        } else if !push_geez(c, previous.is_none(), &mut out) {
            out.push(c);
        }
    }
    out
}

/// An h that is a letter of its own and not half of a Latin pair such as sh or kh; `fold` makes it a plain h.
pub(crate) const SOUNDED_H: &str = "ḥ";

fn arabic(c: char, previous: Option<char>, next: Option<char>) -> &'static str {
    let carries_vowel = |c: Option<char>| matches!(c, Some('ا' | 'و' | 'ي' | 'ة' | 'ى'));
    let consonantal = previous.is_none() || carries_vowel(next);
    match c {
        'ا' | 'ة' | 'ى' | 'ع' => "a",
        'و' if consonantal => "w",
        'و' => "u",
        'ي' if consonantal => "y",
        'ي' => "i",
        'ه' if next.is_none() && !carries_vowel(previous) => "a",
        'ه' | 'ح' if next.is_none() => "h",
        'ه' | 'ح' => SOUNDED_H,
        'ب' => "b",
        'پ' => "p",
        'ت' | 'ط' | 'ث' => "t",
        'ج' | 'ژ' => "j",
        'چ' | 'ش' => "sh",
        'خ' | 'ك' | 'ق' => "k",
        'د' | 'ذ' | 'ض' => "d",
        'ر' => "r",
        'ز' | 'ظ' => "z",
        'س' | 'ص' => "s",
        'غ' | 'گ' | 'ڭ' | 'ڨ' => "g",
        'ف' => "f",
        'ڤ' => "v",
        'ل' => "l",
        'م' => "m",
        'ن' => "n",
        _ => "",
    }
}

/// Consonant of each row of eight Ge'ez syllables from U+1200.
const GEEZ_ROWS: [&str; 43] = [
    "h", "l", "h", "m", "s", "r", "s", "sh", "k", "kw", "k", "kw", "b", "v", "t", "ch", "h", "hw", "n", "ny", "", "k", "kw", "k", "kw", "w", "", "z", "j", "y",
    "d", "d", "j", "g", "gw", "g", "t", "ch", "p", "ts", "ts", "f", "p",
];
/// Vowel of each of the eight orders; the sixth is mostly silent.
const GEEZ_VOWELS: [&str; 8] = ["e", "u", "i", "a", "e", "", "o", "wa"];
/// Rows of the two throat letters, which carry a bare vowel.
const GEEZ_THROAT: [usize; 2] = [20, 26];
/// Rows of the letters for h, whose first order sounds as the fourth.
const GEEZ_H: [usize; 3] = [0, 2, 16];

fn push_geez(c: char, first: bool, out: &mut String) -> bool {
    let Some(offset) = u32::from(c).checked_sub(0x1200).and_then(|o| usize::try_from(o).ok()) else {
        return false;
    };
    let (row, order) = (offset / 8, offset % 8);
    let (Some(consonant), Some(vowel)) = (GEEZ_ROWS.get(row), GEEZ_VOWELS.get(order)) else {
        return false;
    };
    out.push_str(consonant);
    match (GEEZ_THROAT.contains(&row), order) {
        (true, 0) => out.push('a'),
        (false, 0) if GEEZ_H.contains(&row) => out.push('a'),
        (true, 5) if first => out.push('e'),
        _ => out.push_str(vowel),
    }
    true
}
