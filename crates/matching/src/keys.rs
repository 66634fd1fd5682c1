//! Keys for sorting lists and for comparing telephone and document numbers.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::script;

/// Digits that tell one subscriber from another; the rest is country and area code, written or not.
const PHONE_DIGITS: usize = 8;
/// Shorter numbers are extensions or typing errors and identify nobody.
const PHONE_DIGITS_MIN: usize = 6;
/// Shorter document numbers identify nobody.
const DOCUMENT_CHARS_MIN: usize = 4;

/// Stable key for sorting a list of names: lower case, without diacritics, single spaces; Arabic letters keep their order.
pub fn sort_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    let mut gap = false;
    for c in name.nfkd().filter(|c| !script::is_dropped(*c)) {
        if !c.is_alphanumeric() {
            gap = !key.is_empty();
            continue;
        }
        if gap {
            key.push(' ');
            gap = false;
        }
        for lower in c.to_lowercase().filter(|c| !is_combining_mark(*c)) {
            match lower {
                'ة' => key.push('ه'),
                'ى' => key.push('ي'),
                other => match ascii_digit(other) {
                    Some(digit) => key.push(digit),
                    None => script::push_plain(other, &mut key),
                },
            }
        }
    }
    key
}

/// The last eight digits of a telephone number, however it is written; fewer when it has fewer.
pub fn phone_key(phone: &str) -> String {
    let digits: Vec<char> = phone.nfkd().filter_map(ascii_digit).collect();
    let skip = digits.len().saturating_sub(PHONE_DIGITS);
    digits.into_iter().skip(skip).collect()
}

/// Letters and digits of a document number in capitals, Arabic-Indic digits as ASCII.
pub fn document_key(number: &str) -> String {
    number.nfkd().filter(|c| !script::is_dropped(*c) && c.is_alphanumeric()).map(|c| ascii_digit(c).unwrap_or(c)).flat_map(char::to_uppercase).collect()
}

/// A telephone number as one number (its length included), if it is long enough to identify somebody.
pub(crate) fn phone_code(phone: &str) -> Option<u32> {
    let key = phone_key(phone);
    if key.len() < PHONE_DIGITS_MIN {
        return None;
    }
    let length = u32::try_from(key.len()).ok()?;
    Some(key.parse::<u32>().ok()? + length * 100_000_000)
}

/// A document number as a 64-bit hash, if it is long enough and has a digit ("none" and "lost" are not numbers).
pub(crate) fn document_code(number: &str) -> Option<u64> {
    let key = document_key(number);
    let useful = key.chars().count() >= DOCUMENT_CHARS_MIN && key.chars().any(|c| c.is_ascii_digit());
    useful.then(|| hash64(&key))
}

/// A nationality code as a number; upper and lower case agree.
pub(crate) fn nationality_code(code: &str) -> Option<u32> {
    let trimmed = code.trim();
    if trimmed.is_empty() {
        return None;
    }
    Some(hash32(&trimmed.to_ascii_uppercase()))
}

/// FNV-1a: short keys, same value in every run and on every machine.
pub(crate) fn hash64(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// The 64-bit hash folded to 32 bits.
pub(crate) fn hash32(text: &str) -> u32 {
    let hash = hash64(text);
    u32::try_from((hash >> 32) ^ (hash & 0xffff_ffff)).unwrap_or_default()
}

pub(crate) fn ascii_digit(c: char) -> Option<char> {
    let base = match c {
        '0'..='9' => return Some(c),
        '\u{660}'..='\u{669}' => 0x660,
        '\u{6f0}'..='\u{6f9}' => 0x6f0,
        _ => return None,
    };
    char::from_digit(u32::from(c).saturating_sub(base), 10)
}
