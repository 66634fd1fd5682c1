//! Facts about the cards of a person, on the person's own stream. Nothing in them is secret: a card carries a random
//! token, and the ledger keeps only its digest, so nobody who reads the ledger can make a card.

use ledger::{Instant, Stream, UserId};
use serde::{Deserialize, Serialize};

/// A card was printed.
#[derive(Clone, Serialize, Deserialize)]
pub struct Issued {
    /// Which card of the person, from 1.
    pub serial: i64,
    /// BLAKE3 of the token on the card.
    pub token_digest: String,
    /// `credit_card`, `sheet_of_ten` or `a4`.
    pub layout: String,
}

/// A card is no longer good.
#[derive(Clone, Serialize, Deserialize)]
pub struct Revoked {
    /// Which card of the person.
    pub serial: i64,
    /// `replaced`, `lost` or `died`.
    pub reason: String,
}

ledger::facts! {
    /// Facts about cards.
    pub enum CardFact {
        "card/issued" House Open => Issued(Issued),
        "card/revoked" House Open => Revoked(Revoked),
    }
}

/// A card with what became of it.
#[derive(Clone)]
pub struct Card {
    /// Which card of the person, from 1. Two nodes may have given the same one.
    pub serial: i64,
    /// BLAKE3 of the token on it.
    pub token_digest: String,
    /// `credit_card`, `sheet_of_ten` or `a4`.
    pub layout: String,
    /// When it was printed.
    pub issued_at: Instant,
    /// Who printed it.
    pub by: UserId,
    /// Since when it is no longer good, and why.
    pub revoked: Option<(Instant, String)>,
}

/// All cards of a person, oldest first.
#[derive(Clone, Default)]
pub struct Cards {
    /// As printed.
    pub all: Vec<Card>,
}

impl Cards {
    /// Folds a stream. A revocation ends every card of its serial that stands before it, also one from another node.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let mut cards = Self::default();
        for (fact, what) in stream.of::<CardFact>() {
            let at = fact.instant();
            match what {
                CardFact::Issued(issued) => cards.all.push(Card {
                    serial: issued.serial,
                    token_digest: issued.token_digest,
                    layout: issued.layout,
                    issued_at: at,
                    by: fact.author,
                    revoked: None,
                }),
                CardFact::Revoked(revoked) => {
                    for card in cards.all.iter_mut().filter(|card| card.serial == revoked.serial) {
                        card.revoked.get_or_insert_with(|| (at, revoked.reason.clone()));
                    }
                }
            }
        }
        cards
    }

    /// The cards that are good.
    pub fn valid(&self) -> impl Iterator<Item = &Card> {
        self.all.iter().filter(|card| card.revoked.is_none())
    }
}
