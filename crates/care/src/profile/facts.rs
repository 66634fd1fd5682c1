//! Facts of a member of staff about themselves, on the stream of their account.

use ledger::{Day, Stream};
use serde::{Deserialize, Serialize};

/// What somebody says of themselves; each telling replaces the one before.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Profile {
    /// Languages one can work in, ISO 639-3.
    pub languages: Vec<String>,
    /// `woman`, `man` or empty when one does not say.
    pub gender: String,
    /// First day away.
    pub away_from: Option<Day>,
    /// Last day away.
    pub away_until: Option<Day>,
}

ledger::facts! {
    /// Facts about a member of staff, by themselves.
    pub enum ProfileFact {
        "profile/told" House Personal => Told(Profile),
    }
}

impl Profile {
    /// The last telling; `None` for somebody who told nothing.
    #[must_use]
    pub fn fold(stream: &Stream) -> Option<Self> {
        stream.of::<ProfileFact>().last().map(|(_, ProfileFact::Told(told))| told)
    }

    /// Whether somebody is away on a day.
    #[must_use]
    pub fn is_away(&self, day: Day) -> bool {
        self.away_from.is_some_and(|from| from <= day) && self.away_until.is_none_or(|until| day <= until)
    }
}
