//! What is said of two who are kept apart, on a stream of its own.

use ledger::{Day, Instant, SiteId, Stream, StreamId, UserId};
use serde::{Deserialize, Serialize};

use crate::place::Side;

/// One of the two.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Party {
    /// Person or contact by whom it was named.
    pub guest: StreamId,
    /// Sign of the family or group that is meant as a whole; empty for the guest alone.
    pub group: String,
}

impl Party {
    /// As the choice of beds reads it.
    #[must_use]
    pub fn side(&self) -> Side {
        if self.group.is_empty() { Side::Guest(self.guest) } else { Side::Group(self.group.clone()) }
    }
}

/// Two are kept apart; each statement replaces the one before.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Flag {
    /// The one.
    pub one: Party,
    /// The other.
    pub other: Party,
    /// Last day; without end when absent.
    pub until: Option<Day>,
}

impl Flag {
    /// Whether it was set on this guest.
    #[must_use]
    pub fn names(&self, guest: StreamId) -> bool {
        self.one.guest == guest || self.other.guest == guest
    }
}

/// Why.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Why {
    /// A code of [`super::rules::CATEGORIES`].
    pub category: String,
}

/// They are kept apart no longer.
#[derive(Clone, Serialize, Deserialize)]
pub struct Ended {}

ledger::facts! {
    /// Facts about two who are kept apart.
    pub enum ApartFact {
        "apart/set" House Personal => Set(Flag),
        "apart/reasoned" Protection Sensitive => Reasoned(Why),
        "apart/ended" House Open => Ended(Ended),
    }
}

/// A flag as the facts add up.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct State {
    /// Site.
    pub site: SiteId,
    /// The two, when it can still be read.
    pub flag: Option<Flag>,
    /// A code; empty when none was given or it cannot be read.
    pub category: String,
    /// When it was first set.
    pub since: Option<Instant>,
    /// By whom.
    pub by: UserId,
    /// Whether it is over.
    pub ended: bool,
}

impl State {
    /// Folds a stream; an end stays an end.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let mut state = Self::default();
        for (fact, what) in stream.of::<ApartFact>() {
            match what {
                ApartFact::Set(flag) => {
                    if state.since.is_none() {
                        (state.site, state.since, state.by) = (fact.site, Some(fact.instant()), fact.author);
                    }
                    state.flag = Some(flag);
                }
                ApartFact::Reasoned(why) => state.category = why.category,
                ApartFact::Ended(_) => state.ended = true,
            }
        }
        state
    }
}
