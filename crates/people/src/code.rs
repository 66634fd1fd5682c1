//! The human code on cards and lists: three letters of the site, five random signs and a check sign, as `AGZ-4K7-92T`.
//!
//! The 31 signs have no I, O, U, 0 or 1, and 31 is prime, so the check sign catches every single wrong sign and every
//! two neighbours swapped. The code says nothing about the person.

use ledger::Env;

const SIGNS: &[u8; 31] = b"23456789ABCDEFGHJKLMNPQRSTVWXYZ";
const RANDOM: usize = 5;
const BASE: u32 = 31;

/// A new code for a site. It may be taken already: ask the store.
#[must_use]
pub fn generate(env: &Env, prefix: &str) -> String {
    let body: String = env.bytes::<{ RANDOM * 2 }>().chunks(2).map(|pair| sign(pair.iter().fold(0, |n, b| n * 256 + u32::from(*b)) % BASE)).collect();
    join(prefix, &body)
}

fn join(prefix: &str, body: &str) -> String {
    let whole = format!("{body}{}", check(prefix, body));
    let (a, b) = whole.split_at_checked(3).unwrap_or((&whole, ""));
    format!("{prefix}-{a}-{b}")
}

fn sign(value: u32) -> char {
    usize::try_from(value).ok().and_then(|i| SIGNS.get(i)).copied().map_or('2', char::from)
}

fn value(c: char) -> Option<u32> {
    SIGNS.iter().position(|s| char::from(*s) == c).and_then(|i| u32::try_from(i).ok())
}

/// The check sign: a weighted sum over the prefix's letters and the body, modulo 31.
fn check(prefix: &str, body: &str) -> char {
    // I, O and U are no signs; 0, 1 and 2 are then free, since a prefix has no digits.
    let letters = prefix.chars().map(|c| {
        value(c).unwrap_or(match c {
            'I' => 0,
            'O' => 1,
            _ => 2,
        })
    });
    let signs = body.chars().filter_map(value);
    let sum = letters.chain(signs).zip(2u32..).fold(0, |sum, (v, weight)| (sum + v * weight) % BASE);
    sign(sum)
}

/// Reads what somebody typed or scanned: any case, with or without hyphens and spaces, Arabic digits too.
/// `None` when it is not a code or its check sign is wrong.
#[must_use]
pub fn parse(typed: &str) -> Option<String> {
    let plain: String = typed.chars().filter_map(|c| if c.is_whitespace() || c == '-' { None } else { Some(western(c).to_ascii_uppercase()) }).collect();
    if plain.chars().count() != 3 + RANDOM + 1 || !plain.is_ascii() {
        return None;
    }
    let (prefix, rest) = plain.split_at_checked(3)?;
    let (body, given) = rest.split_at_checked(RANDOM)?;
    let sound = prefix.bytes().all(|b| b.is_ascii_uppercase()) && body.chars().all(|c| value(c).is_some()) && given.starts_with(check(prefix, body));
    sound.then(|| join(prefix, body))
}

fn western(c: char) -> char {
    match c {
        '٠'..='٩' => char::from_u32(u32::from(c) - u32::from('٠') + u32::from('0')).unwrap_or(c),
        other => other,
    }
}
