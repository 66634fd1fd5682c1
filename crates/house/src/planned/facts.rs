//! What is said of an announced arrival, on a stream of its own. Numbers, and nobody's name.

use std::collections::BTreeMap;

use ledger::{Day, Instant, SiteId, Stream};
use serde::{Deserialize, Serialize};

/// Groups that go first, counted only.
pub const GROUPS: &[&str] = &["children_alone", "pregnant", "newborn", "older", "disability", "injured"];

/// Who is expected; each statement replaces the one before.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Expected {
    /// Day on which they are expected.
    pub day: Option<Day>,
    /// From where, in words.
    pub origin: String,
    /// Women.
    pub women: i64,
    /// Men.
    pub men: i64,
    /// Children, with an adult or alone.
    pub children: i64,
    /// How many of them belong to groups that go first, by code of [`GROUPS`].
    pub groups: BTreeMap<String, i64>,
    /// Beds held for them, by kind of room.
    pub held: BTreeMap<String, i64>,
    /// What else is known, without a name.
    pub note: String,
}

impl Expected {
    /// How many people.
    #[must_use]
    pub const fn people(&self) -> i64 {
        self.women + self.men + self.children
    }
}

/// They came.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Arrived {
    /// How many women came.
    pub women: i64,
    /// How many men came.
    pub men: i64,
    /// How many children came.
    pub children: i64,
}

/// They do not come.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Cancelled {
    /// Why.
    pub reason: String,
}

ledger::facts! {
    /// Facts about an announced arrival.
    pub enum PlannedFact {
        "planned/expected" House Open => Expected(Expected),
        "planned/arrived" House Open => Arrived(Arrived),
        "planned/cancelled" House Open => Cancelled(Cancelled),
    }
}

/// What became of it.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// Nothing yet.
    #[default]
    Open,
    /// They came.
    Arrived(Arrived, Instant),
    /// They do not come.
    Cancelled(String, Instant),
}

impl Outcome {
    /// Name in the database and in message keys.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Open => "expected",
            Self::Arrived(..) => "arrived",
            Self::Cancelled(..) => "cancelled",
        }
    }
}

/// An announced arrival as the facts add up.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct State {
    /// Site.
    pub site: SiteId,
    /// Who is expected, once it was said.
    pub expected: Option<Expected>,
    /// What became of it.
    pub outcome: Outcome,
}

impl State {
    /// Folds a stream. Who has come has come: a word that they do not come does not undo it.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let mut state = Self::default();
        for (fact, what) in stream.of::<PlannedFact>() {
            match what {
                PlannedFact::Expected(expected) => {
                    if state.expected.is_none() {
                        state.site = fact.site;
                    }
                    state.expected = Some(expected);
                }
                PlannedFact::Arrived(arrived) => state.outcome = Outcome::Arrived(arrived, fact.instant()),
                PlannedFact::Cancelled(cancelled) => {
                    if !matches!(state.outcome, Outcome::Arrived(..)) {
                        state.outcome = Outcome::Cancelled(cancelled.reason, fact.instant());
                    }
                }
            }
        }
        state
    }
}
