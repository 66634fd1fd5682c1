//! Facts of supervision, on the person's stream, sealed with the protection part of the file.

use ledger::{Instant, Stream, UserId};
use serde::{Deserialize, Serialize};

/// A supervisor wants somebody to look at a follow-up.
#[derive(Clone, Serialize, Deserialize)]
pub struct Flagged {
    /// A word to whoever follows.
    pub why: String,
}

/// Nothing more than that it happened.
#[derive(Clone, Serialize, Deserialize)]
pub struct Done {}

ledger::facts! {
    /// Facts of supervision.
    pub enum CaseloadFact {
        "caseload/flagged" Protection Personal => Flagged(Flagged),
        "caseload/lowered" Protection Sensitive => Lowered(Done),
    }
}

/// A flag that stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Flag {
    /// The word with it.
    pub why: String,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: UserId,
}

impl Flag {
    /// Folds a stream: the last flag, unless it was taken away since.
    #[must_use]
    pub fn fold(stream: &Stream) -> Option<Self> {
        let mut flag = None;
        for (fact, what) in stream.of::<CaseloadFact>() {
            flag = match what {
                CaseloadFact::Flagged(flagged) => Some(Self { why: flagged.why, at: fact.instant(), by: fact.author }),
                CaseloadFact::Lowered(_) => None,
            };
        }
        flag
    }
}
