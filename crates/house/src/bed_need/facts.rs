//! What was said of the bed that somebody needs.

use ledger::Stream;
use serde::{Deserialize, Serialize};

/// What a bed must be like; each statement replaces the one before.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct BedNeed {
    /// Reached without steps.
    pub access: bool,
    /// Apart from others, as a nurse or doctor asks.
    pub isolation: bool,
    /// In a room for women near birth or with a newborn.
    pub nursing: bool,
}

ledger::facts! {
    /// Facts about what a guest needs of a room, on the guest's own stream.
    pub enum BedNeedFact {
        "bed_need/set" House Personal => Set(BedNeed),
    }
}

impl BedNeed {
    /// Folds a stream: the last statement holds.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        stream.of::<BedNeedFact>().last().map_or_else(Self::default, |(_, BedNeedFact::Set(need))| need)
    }
}
