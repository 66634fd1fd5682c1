//! What goes wrong between ear, hand and keyboard.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::rng::Rng;

const KEYS: &[&str] = &["qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn"];

/// Letters that look alike on a worn card.
const ALIKE: &[(&str, &str)] =
    &[("rn", "m"), ("m", "rn"), ("l", "i"), ("i", "l"), ("o", "c"), ("cl", "d"), ("u", "v"), ("v", "u"), ("h", "n"), ("n", "h"), ("e", "c")];

/// What an ear from elsewhere changes.
const HEARD: &[(&str, &str)] = &[
    ("b", "p"),
    ("d", "t"),
    ("t", "d"),
    ("g", "k"),
    ("k", "g"),
    ("z", "s"),
    ("s", "z"),
    ("v", "f"),
    ("f", "v"),
    ("l", "r"),
    ("r", "l"),
    ("e", "i"),
    ("i", "e"),
    ("o", "u"),
    ("u", "o"),
    ("ou", "o"),
    ("a", "e"),
    ("e", "a"),
    ("ai", "e"),
    ("ay", "ey"),
    ("h", ""),
    ("nn", "n"),
    ("ll", "l"),
    ("mm", "m"),
    ("ss", "s"),
    ("dd", "d"),
    ("y", "i"),
    ("i", "y"),
    ("c", "k"),
    ("k", "c"),
    ("q", "k"),
    ("w", "ou"),
    ("dj", "j"),
    ("kh", "k"),
    ("gh", "g"),
    ("ch", "sh"),
];

/// Replaces one occurrence, chosen by chance, of the first pair that fits.
fn replace_one(text: &str, pairs: &[(&str, &str)], rng: &mut Rng) -> String {
    for _ in 0..4 {
        let Some((from, to)) = rng.pick(pairs) else { break };
        let found: Vec<usize> = text.match_indices(from).map(|(place, _)| place).collect();
        if let Some(place) = rng.pick(&found)
            && let (Some(before), Some(after)) = (text.get(..*place), text.get(place.saturating_add(from.len())..))
        {
            return format!("{before}{to}{after}");
        }
    }
    text.to_owned()
}

/// A name as heard by somebody who does not know it.
pub(crate) fn misheard(text: &str, rng: &mut Rng) -> String {
    replace_one(text, HEARD, rng)
}

/// One slip of hand or eye.
pub(crate) fn slip(text: &str, rng: &mut Rng) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    if letters.len() < 3 {
        return text.to_owned();
    }
    let place = 1 + rng.place(letters.len().saturating_sub(1));
    match rng.below(10) {
        0..3 => {
            letters.remove(place);
        }
        3..5 => {
            if let Some(letter) = letters.get(place).copied() {
                letters.insert(place, letter);
            }
        }
        5..7 => letters.swap(place, place.saturating_sub(1)),
        7..9 => {
            if let Some(letter) = letters.get_mut(place) {
                *letter = neighbour(*letter, rng);
            }
        }
        _ => return replace_one(text, ALIKE, rng),
    }
    letters.into_iter().collect()
}

/// A key beside the right one.
fn neighbour(letter: char, rng: &mut Rng) -> char {
    let lower = letter.to_lowercase().next().unwrap_or(letter);
    let rows: Vec<(&str, usize)> = KEYS.iter().filter_map(|row| row.find(lower).map(|place| (*row, place))).collect();
    let Some((row, place)) = rng.pick(&rows) else { return letter };
    let beside = if rng.chance(500) { place.saturating_add(1) } else { place.saturating_sub(1) };
    let found = row.chars().nth(beside).unwrap_or(lower);
    if letter.is_uppercase() { found.to_uppercase().next().unwrap_or(found) } else { found }
}

/// Letters without their accents.
pub(crate) fn without_accents(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    text.nfd().filter(|letter| !is_combining_mark(*letter)).nfc().collect()
}

/// One digit of a number wrong, or two changed round.
pub(crate) fn digits(text: &str, rng: &mut Rng) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let places: Vec<usize> = letters.iter().enumerate().filter(|(_, letter)| letter.is_ascii_digit()).map(|(place, _)| place).collect();
    let Some(place) = rng.pick(&places).copied() else { return text.to_owned() };
    if rng.chance(400) && place > 0 {
        letters.swap(place, place.saturating_sub(1));
    } else if let Some(letter) = letters.get_mut(place) {
        *letter = char::from_digit(rng.below(10), 10).unwrap_or(*letter);
    }
    letters.into_iter().collect()
}

const HAMZA: &[(char, char)] = &[('أ', 'ا'), ('إ', 'ا'), ('آ', 'ا'), ('ؤ', 'و'), ('ئ', 'ي'), ('ة', 'ه'), ('ى', 'ي')];
const VOWEL_MARKS: &[char] = &['\u{064E}', '\u{064F}', '\u{0650}', '\u{0652}', '\u{0651}'];

/// Arabic script by a hand that leaves hamza out, joins what is written apart, or sets vowel marks.
pub(crate) fn arabic_hand(text: &str, hamza: bool, vowel_marks: bool, rng: &mut Rng) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        let plain = HAMZA.iter().find(|(full, _)| *full == letter).map(|(_, plain)| *plain);
        out.push(plain.filter(|_| !hamza).unwrap_or(letter));
        if vowel_marks && letter.is_alphabetic() && rng.chance(450) {
            out.extend(rng.pick(VOWEL_MARKS));
        }
    }
    if rng.chance(350) { out.replace("عبد ", "عبد").replace("أبو ", "أبو") } else { out }
}

const HOMOPHONES: &[&str] = &["ሀሐኀሃሓኃ", "ሰሠ", "አዐኣዓ", "ጸፀ", "ሄሔ", "ሳሣ", "ህሕኅ"];

/// Ge'ez script, where several letters have come to sound alike.
pub(crate) fn ethiopic_hand(text: &str, rng: &mut Rng) -> String {
    text.chars()
        .map(|letter| {
            let alike = HOMOPHONES.iter().find(|group| group.contains(letter));
            match alike {
                Some(group) if rng.chance(150) => group.chars().nth(rng.place(group.chars().count())).unwrap_or(letter),
                _ => letter,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_stay_small() {
        let mut rng = Rng::of(7, &[]);
        for _ in 0..1000 {
            let wrong = slip("Coulibaly", &mut rng);
            assert!((7..=11).contains(&wrong.chars().count()), "{wrong}");
            assert!(wrong.starts_with(['C', 'o']), "{wrong}");
        }
        assert_eq!(without_accents("Fodé Ndèye Gabú"), "Fode Ndeye Gabu");
        assert_eq!(arabic_hand("أحمد", false, false, &mut rng), "احمد");
    }
}
