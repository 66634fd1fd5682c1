//! Rules of cards. Pure.

use documents::CardLayout;
use ledger::{FactKind as _, NewFact};
use web::Problems;

use super::facts::{CardFact, Cards, Issued, Revoked};
use crate::consent::LiveConsent;

/// What every card's QR code begins with, so that a scanner's input is told from a name.
const MARK: &str = "RELAIS1:";
/// Letters and digits of a token.
const TOKEN_CHARS: usize = 32;
/// How cards can be printed.
pub const LAYOUTS: &[&str] = &["credit_card", "sheet_of_ten", "a4"];
/// The layout for a household.
pub(super) const SHEET: &str = "sheet_of_ten";

/// The layout of a code, when there is one.
pub(super) fn layout(code: &str) -> Option<CardLayout> {
    match code {
        "credit_card" => Some(CardLayout::CreditCard),
        "sheet_of_ten" => Some(CardLayout::SheetOfTen),
        "a4" => Some(CardLayout::A4),
        _ => None,
    }
}

/// Content of the QR code that carries a token.
pub(super) fn content(token: &str) -> String {
    format!("{MARK}{token}")
}

/// The token in what a scanner typed; `None` when it is something else. Some scanners type capitals.
pub(super) fn token(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let (mark, rest) = typed.split_at_checked(MARK.len())?;
    let sound = mark.eq_ignore_ascii_case(MARK) && rest.len() == TOKEN_CHARS && rest.bytes().all(|b| b.is_ascii_alphanumeric());
    sound.then(|| rest.to_ascii_lowercase())
}

/// A card is printed, which revokes those before. The consent must be the person's and live: a card is a use of the file.
///
/// # Errors
/// For a layout that does not exist.
pub(super) fn issue(cards: &Cards, _consent: &LiveConsent, token_digest: &str, code: &str) -> Result<Vec<NewFact>, Problems> {
    if layout(code).is_none() {
        return Err(Problems::one("layout", "card-layout-missing"));
    }
    let serial = cards.all.iter().map(|card| card.serial).max().unwrap_or(0).max(0).saturating_add(1);
    let mut facts = end(cards, "replaced");
    facts.push(CardFact::Issued(Issued { serial, token_digest: token_digest.to_owned(), layout: code.to_owned() }).fact());
    Ok(facts)
}

/// A card was lost: none of the person's cards is good any more.
///
/// # Errors
/// When none is good.
pub(super) fn lose(cards: &Cards) -> Result<Vec<NewFact>, Problems> {
    let facts = end(cards, "lost");
    if facts.is_empty() { Err(Problems::one("", "card-none-valid")) } else { Ok(facts) }
}

/// No card of the person is good any more, because the person has died. Nothing to do is no mistake.
#[must_use]
pub fn end_with_life(cards: &Cards) -> Vec<NewFact> {
    end(cards, "died")
}

pub(super) fn end(cards: &Cards, reason: &str) -> Vec<NewFact> {
    let mut serials: Vec<i64> = cards.valid().map(|card| card.serial).collect();
    serials.sort_unstable();
    serials.dedup();
    serials.into_iter().map(|serial| CardFact::Revoked(Revoked { serial, reason: reason.to_owned() }).fact()).collect()
}
