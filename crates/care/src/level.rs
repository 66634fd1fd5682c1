//! How much harm may come to somebody, and how soon: the one scale that screening, alerts and follow-up share.

use ledger::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Days until somebody is asked again, by level (proposal: domain.md gives no figures for a first screening).
const CRITICAL_DAYS: i32 = 0;
const HIGH_DAYS: i32 = 1;
const MEDIUM_DAYS: i32 = 7;
const LOW_DAYS: i32 = 30;

/// A level of risk or urgency. The order is that of harm.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Nothing that calls for anybody now.
    #[default]
    Low,
    /// Somebody trained sees to it this week.
    Medium,
    /// Somebody trained sees to it by tomorrow.
    High,
    /// At once.
    Critical,
}

impl Level {
    /// All, the least first.
    pub const ALL: [Self; 4] = [Self::Low, Self::Medium, Self::High, Self::Critical];
    /// Their names, in the same order.
    pub const NAMES: [&'static str; 4] = ["low", "medium", "high", "critical"];

    /// Name in forms and message keys.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }
    /// The one of that name.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }
    /// Place in the order, for columns that lists are sorted by.
    #[must_use]
    pub const fn rank(self) -> i64 {
        match self {
            Self::Low => 0,
            Self::Medium => 1,
            Self::High => 2,
            Self::Critical => 3,
        }
    }
    /// The level of a place in the order; what lies beyond it is critical.
    #[must_use]
    pub fn of_rank(rank: i64) -> Self {
        Self::ALL.into_iter().find(|level| level.rank() >= rank).unwrap_or(Self::Critical)
    }
    /// Whether somebody may come to harm if it waits.
    #[must_use]
    pub fn is_urgent(self) -> bool {
        self >= Self::High
    }
    /// The day on which somebody is asked again.
    #[must_use]
    pub fn next(self, today: Day) -> Day {
        today.plus_days(match self {
            Self::Low => LOW_DAYS,
            Self::Medium => MEDIUM_DAYS,
            Self::High => HIGH_DAYS,
            Self::Critical => CRITICAL_DAYS,
        })
    }
    /// Class of its tag on a page; the word stands beside the colour.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Low => "plain",
            Self::Medium => "warn",
            Self::High => "bad",
            Self::Critical => "bad most",
        }
    }
}
