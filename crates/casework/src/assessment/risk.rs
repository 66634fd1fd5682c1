//! The arithmetic of risk: threat times vulnerability, divided by capacity, with time and place of exposure (domain.md 3.8).
//!
//! The scale is a proposal of domain.md: threat, vulnerability and capacity from 1 to 5, exposure from 1.0 to 2.0; low below
//! 3, medium below 8, high up to 15, critical above. Everything is whole numbers (exposure in tenths), so that the same
//! answers give the same level on every machine. More threat never lowers a risk, more capacity never raises it.
//! A score decides nothing: whoever assesses may set it aside, with a reason.

use care::Level;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Highest grade of a term.
pub const GRADE_MAX: i64 = 5;
/// Exposure of somebody who is out of reach for good, in tenths.
pub const EXPOSURE_MIN: i64 = 10;
/// Exposure of somebody who has long been exposed and still is, in tenths.
pub const EXPOSURE_MAX: i64 = 20;
/// From so much, in tenths, a risk is medium.
const MEDIUM_TENTHS: i64 = 30;
/// From so much, in tenths, a risk is high.
const HIGH_TENTHS: i64 = 80;
/// Above so much, in tenths, a risk is critical.
const CRITICAL_TENTHS: i64 = 150;
/// From so many threats on, the grade of the worst is raised by one.
const MANY_THREATS: usize = 3;
/// Points from which the grades 2, 3, 4 and 5 are given. A factor gives its weight (1 to 3), a capacity or a harmful way of
/// coping gives one.
const STEPS: [i64; 4] = [1, 4, 8, 13];

/// The four terms.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Score {
    /// Threat, 1 to 5.
    pub threat: i64,
    /// Vulnerability, 1 to 5.
    pub vulnerability: i64,
    /// Capacity, 1 to 5.
    pub capacity: i64,
    /// Exposure in tenths, 10 to 20.
    pub exposure: i64,
}

impl Default for Score {
    fn default() -> Self {
        Self { threat: 1, vulnerability: 1, capacity: 1, exposure: EXPOSURE_MIN }
    }
}

impl Score {
    /// With each term within its bounds, whoever wrote it.
    #[must_use]
    pub fn bounded(self) -> Self {
        let grade = |n: i64| n.clamp(1, GRADE_MAX);
        Self {
            threat: grade(self.threat),
            vulnerability: grade(self.vulnerability),
            capacity: grade(self.capacity),
            exposure: self.exposure.clamp(EXPOSURE_MIN, EXPOSURE_MAX),
        }
    }

    /// Threat times vulnerability times exposure, in tenths, before it is divided.
    fn product(self) -> i64 {
        self.threat * self.vulnerability * self.exposure
    }

    /// The risk in tenths, rounded, for reading. The level is taken from the exact value.
    #[must_use]
    pub fn risk_tenths(self) -> i64 {
        let score = self.bounded();
        (score.product() + score.capacity / 2) / score.capacity
    }

    /// The band it falls into.
    #[must_use]
    pub fn level(self) -> Level {
        let score = self.bounded();
        let at_least = |tenths: i64| score.product() >= tenths * score.capacity;
        match () {
            () if score.product() > CRITICAL_TENTHS * score.capacity => Level::Critical,
            () if at_least(HIGH_TENTHS) => Level::High,
            () if at_least(MEDIUM_TENTHS) => Level::Medium,
            () => Level::Low,
        }
    }
}

/// What the program counts.
#[derive(Clone, Default, Debug, PartialEq, Eq)]
pub struct Counted {
    /// For each threat, its place in the order of frequency, from 0.
    pub threats: Vec<i64>,
    /// Weights of the factors that expose.
    pub exposing: Vec<i64>,
    /// Harmful ways of coping.
    pub harmful: i64,
    /// Weights of the factors that protect.
    pub protecting: Vec<i64>,
    /// Capacities.
    pub capacities: i64,
    /// Place in the order of spans, from 0.
    pub span: i64,
    /// Place in the order of nearness, from 0.
    pub near: i64,
}

/// The grade of so many points.
fn grade(points: i64) -> i64 {
    1 + i64::try_from(STEPS.iter().filter(|step| points >= **step).count()).unwrap_or(0)
}

/// Points of vulnerability and of capacity, as the page shows them.
#[must_use]
pub fn points(counted: &Counted) -> (i64, i64) {
    (counted.exposing.iter().sum::<i64>() + counted.harmful, counted.protecting.iter().sum::<i64>() + counted.capacities)
}

/// What the program proposes.
#[must_use]
pub fn propose(counted: &Counted) -> Score {
    // A threat that came once weighs 2 of 5; one that is always there weighs 5.
    let worst = counted.threats.iter().map(|often| often + 2).max().unwrap_or(1);
    let many = i64::from(counted.threats.len() >= MANY_THREATS);
    let (vulnerable, capable) = points(counted);
    // Days, weeks, months, years add 0 to 6 tenths; out of reach, near, here add 0 to 4.
    let exposure = EXPOSURE_MIN + 2 * counted.span + 2 * counted.near;
    Score { threat: worst + many, vulnerability: grade(vulnerable), capacity: grade(capable), exposure }.bounded()
}

/// Tenths as `whole` and `part`.
#[must_use]
pub const fn tenths(n: i64) -> (i64, i64) {
    (n / 10, n % 10)
}
