//! Facts of alerts, on the stream of the person or contact. They are sealed with the protection part of the file: that a
//! nurse or a counsellor was called says something about somebody.

use std::collections::BTreeMap;

use ledger::{Id, Instant, Stream, StreamId, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Level;
use crate::guest::Left;

/// Marks ids of alerts.
pub enum AlertMark {}
/// An alert.
pub type AlertId = Id<AlertMark>;

/// For whom an alert is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Doctor or nurse.
    Medical,
    /// Psychologist or counsellor.
    Psychosocial,
    /// Protection officer.
    Protection,
    /// Case manager of the person, and protection officer: help in daily life.
    Support,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Medical, Self::Psychosocial, Self::Protection, Self::Support];
    /// Their names, in the same order.
    pub const NAMES: [&'static str; 4] = ["medical", "psychosocial", "protection", "support"];

    /// Name in forms, the database and message keys.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Medical => "medical",
            Self::Psychosocial => "psychosocial",
            Self::Protection => "protection",
            Self::Support => "support",
        }
    }
    /// The one of that name.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Somebody is needed.
#[derive(Clone, Serialize, Deserialize)]
pub struct Raised {
    /// Alert.
    pub alert: AlertId,
    /// For whom.
    pub kind: Kind,
    /// How soon.
    pub level: Level,
    /// When it began, which for a file that took over another's alerts is before this fact.
    pub at: Instant,
    /// `woman` or `man` when the person wants to speak with one.
    #[serde(default)]
    pub wish: String,
    /// The file it was brought over from, when two became one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<StreamId>,
}

/// Somebody sees to it.
#[derive(Clone, Serialize, Deserialize)]
pub struct Taken {
    /// Alert.
    pub alert: AlertId,
}

/// It has ended.
#[derive(Clone, Serialize, Deserialize)]
pub struct Ended {
    /// Alert.
    pub alert: AlertId,
    /// How: a code. What was found or said stands in the record of whoever went.
    pub outcome: String,
}

/// It is for somebody else.
#[derive(Clone, Serialize, Deserialize)]
pub struct Passed {
    /// Alert.
    pub alert: AlertId,
    /// For whom now.
    pub to: Kind,
}

ledger::facts! {
    /// Facts about alerts.
    pub enum AlertFact {
        "alert/raised" Protection Sensitive => Raised(Raised),
        "alert/taken" Protection Sensitive => Taken(Taken),
        "alert/done" Protection Sensitive => Done(Ended),
        "alert/passed" Protection Sensitive => Passed(Passed),
    }
}

/// How an alert stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum State {
    /// Nobody sees to it yet.
    Open,
    /// Somebody does.
    Taken {
        /// Who.
        by: UserId,
    },
    /// It has ended.
    Done {
        /// Who said so.
        by: UserId,
        /// How.
        outcome: String,
    },
}

impl State {
    /// Name in the database and message keys.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Taken { .. } => "taken",
            Self::Done { .. } => "done",
        }
    }
    /// Who sees to it, or ended it.
    #[must_use]
    pub const fn by(&self) -> Option<UserId> {
        match self {
            Self::Open => None,
            Self::Taken { by } | Self::Done { by, .. } => Some(*by),
        }
    }
}

/// An alert as the facts add up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Alert {
    /// Identifier.
    pub id: AlertId,
    /// For whom now.
    pub kind: Kind,
    /// How soon.
    pub level: Level,
    /// When it began.
    pub at: Instant,
    /// `woman`, `man` or empty.
    pub wish: String,
    /// How it stands.
    pub state: State,
    /// Last change.
    pub changed_at: Instant,
}

/// The alerts of a stream.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Alerts(pub BTreeMap<AlertId, Alert>);

impl Alerts {
    /// Folds a stream. The first raising with an id counts; deeds after the end change nothing.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let left = Left::of(stream);
        let mut all: BTreeMap<AlertId, Alert> = BTreeMap::new();
        for (fact, what) in stream.of::<AlertFact>() {
            let (now, by) = (fact.instant(), fact.author);
            let mut set = |id: AlertId, state: State, kind: Option<Kind>| {
                if let Some(alert) = all.get_mut(&id).filter(|alert| !matches!(alert.state, State::Done { .. })) {
                    alert.state = state;
                    alert.kind = kind.unwrap_or(alert.kind);
                    alert.changed_at = now;
                }
            };
            match what {
                AlertFact::Taken(taken) => set(taken.alert, State::Taken { by }, None),
                AlertFact::Done(ended) => set(ended.alert, State::Done { by, outcome: ended.outcome }, None),
                AlertFact::Passed(passed) => set(passed.alert, State::Open, Some(passed.to)),
                AlertFact::Raised(raised) if left.took(fact, raised.from) => {}
                AlertFact::Raised(raised) => {
                    all.entry(raised.alert).or_insert_with(|| Alert {
                        id: raised.alert,
                        kind: raised.kind,
                        level: raised.level,
                        at: raised.at,
                        wish: raised.wish,
                        state: State::Open,
                        changed_at: now,
                    });
                }
            }
        }
        Self(all)
    }
}
