//! Facts about likeness.

use serde::{Deserialize, Serialize};

use crate::person::PersonId;

/// Somebody looked at both and says that they are different people.
#[derive(Clone, Serialize, Deserialize)]
pub struct Different {
    /// The other file.
    pub other: PersonId,
}

/// The person turned out to be known: what was noted here went over to the known file.
#[derive(Clone, Serialize, Deserialize)]
pub struct Moved {
    /// The known file.
    pub to: PersonId,
}

ledger::facts! {
    /// Facts about likeness.
    pub enum DuplicateFact {
        "duplicate/different" Identity Personal => Different(Different),
        "duplicate/moved" Consent Personal => Moved(Moved),
    }
}
