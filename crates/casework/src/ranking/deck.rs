//! Cards: the deck that is always there, whose words stand among the messages so that it speaks every language, and decks
//! that a centre made.

use text::Locale;
use web::Cx;

use super::facts::{Card, Made, Opened};
use crate::paper::Speech;

/// Name of the deck that is always there, in addresses and forms.
pub(super) const BUILTIN: &str = "builtin";
/// Its cards.
pub(super) const NUMBERS: &[&str] = &["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"];
/// Languages of decks.
pub(super) const LANGUAGES: &[&str] = &["fr", "en", "ar"];
/// Fewest cards of a deck.
pub(super) const CARDS_MIN: usize = 4;
/// Most cards of a deck.
pub(super) const CARDS_MAX: usize = 10;

/// The deck that is always there, in a language.
pub(super) fn builtin(cx: &Cx, locale: Locale) -> Made {
    let says = Speech::new(cx, locale);
    let card = |number: &&str| Card { front: says.label("ranking-front", number), more: says.label("ranking-more", number) };
    Made { name: says.t("ranking-builtin"), language: locale.code().to_owned(), cards: NUMBERS.iter().map(card).collect() }
}

/// The cards of an exercise for a reader.
pub(super) fn of(cx: &Cx, opened: &Opened) -> Made {
    if opened.cards.is_empty() {
        return builtin(cx, cx.locale());
    }
    Made { name: opened.deck.clone(), language: opened.language.clone(), cards: opened.cards.clone() }
}
