//! Facts of supervision, on the person's stream, sealed with the protection part of the file.

use care::guest::Left;
use ledger::{Instant, Stream, StreamId, UserId};
use serde::{Deserialize, Serialize};

/// A supervisor wants somebody to look at a follow-up.
#[derive(Clone, Serialize, Deserialize)]
pub struct Flagged {
    /// A word to whoever follows.
    pub why: String,
    /// By whom, where it was brought over from another file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<UserId>,
    /// The file it was brought over from, when two became one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<StreamId>,
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
    /// Folds a stream: the last flag, unless it was taken away since, or has gone back with the file it came from.
    #[must_use]
    pub fn fold(stream: &Stream) -> Option<Self> {
        let left = Left::of(stream);
        let mut flag = None;
        for (fact, what) in stream.of::<CaseloadFact>() {
            flag = match what {
                CaseloadFact::Flagged(flagged) if left.took(fact, flagged.from) => continue,
                CaseloadFact::Flagged(flagged) => Some(Self { why: flagged.why, at: fact.instant(), by: flagged.by.unwrap_or(fact.author) }),
                CaseloadFact::Lowered(_) => None,
            };
        }
        flag
    }
}
