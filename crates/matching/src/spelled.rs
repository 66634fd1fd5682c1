//! Two spellings of one name side by side, for whoever asks why two people look alike.

use crate::fold::words;
use crate::keys::sort_key;
use crate::lexicon::{Level, Lexicon, Words};

/// Words of a name that are looked at.
const WORDS_MAX: usize = 10;

/// The words of two names that are one name, or nearly, and are not written the same, as they stand: `Djalo` and `Diallo`
/// of "Awa Djalo" and "Diallo, Awa". Each word is used once.
pub fn spellings(one: &str, other: &str) -> Vec<(String, String)> {
    let mut lexicon = Lexicon::default();
    let mut read = |name: &str| -> Vec<(String, u32)> {
        let parts = name.split(|c: char| c.is_whitespace() || matches!(c, '-' | ',' | '،')).filter(|part| !part.is_empty());
        let numbered = parts.filter_map(|part| {
            let word = words(part).into_iter().next().filter(|word| !word.weak)?;
            Some((part.to_owned(), lexicon.number(&word, 0)))
        });
        numbered.take(WORDS_MAX).collect()
    };
    let (ours, mut theirs) = (read(one), read(other));
    let spelled = Words::new(&lexicon, &[]);
    // What is written the same is no matter of spelling.
    let ours: Vec<_> = ours
        .into_iter()
        .filter(|(part, _)| match theirs.iter().position(|(other, _)| sort_key(other) == sort_key(part)) {
            Some(at) => {
                theirs.remove(at);
                false
            }
            None => true,
        })
        .collect();
    let mut found: Vec<(Level, usize, usize)> = Vec::new();
    for (i, (_, a)) in ours.iter().enumerate() {
        for (j, (_, b)) in theirs.iter().enumerate() {
            let level = spelled.level(*a, *b);
            if matches!(level, Level::Plain | Level::Canon | Level::Near | Level::Bone | Level::Bare) {
                found.push((level, i, j));
            }
        }
    }
    found.sort_unstable();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, i, j) in found {
        if !pairs.iter().any(|(x, y)| *x == i || *y == j) {
            pairs.push((i, j));
        }
    }
    pairs.sort_unstable();
    let text = |list: &[(String, u32)], at: usize| list.get(at).map(|(part, _)| part.clone()).unwrap_or_default();
    pairs.into_iter().map(|(i, j)| (text(&ours, i), text(&theirs, j))).collect()
}
