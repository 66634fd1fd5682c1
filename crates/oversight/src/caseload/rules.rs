//! What is due, and how much somebody carries. Pure.

use care::Level;
use care::file::FILES_MAX;
use ledger::{Day, Instant, UserId};
use serde::Serialize;
use utoipa::ToSchema;

/// Days within which somebody who is followed has a plan (I16 of domain.md 7.10).
pub(super) const PLAN_DAYS: i64 = 7;
/// A consent that ends within so many days is asked for again.
pub(super) const CONSENT_DAYS: i32 = 14;
/// A follow-up is new for so many days.
const NEW_DAYS: i64 = 7;
const DAY_MS: i64 = 86_400_000;

/// Which follow-ups are shown.
pub(crate) const SHOWS: &[&str] = &["all", "high", "overdue", "unplanned", "consent", "missed", "flagged"];

/// What one case manager carries; without a user: what nobody follows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Load {
    /// Who.
    pub(super) user: Option<UserId>,
    /// Follow-ups that are open.
    pub(super) open: i64,
    /// Those where much harm could come.
    pub(super) high: i64,
    /// Those whose next assessment is past.
    pub(super) overdue: i64,
    /// Those without a plan after the days within which there is to be one.
    pub(super) unplanned: i64,
    /// Those whose consent ends soon, or has ended.
    pub(super) consent: i64,
    /// Those who missed an appointment.
    pub(super) missed: i64,
    /// Those with a flag.
    pub(super) flagged: i64,
}

impl Load {
    /// Both together, of nobody in particular.
    pub(super) fn plus(&self, other: &Self) -> Self {
        Self {
            user: None,
            open: self.open + other.open,
            high: self.high + other.high,
            overdue: self.overdue + other.overdue,
            unplanned: self.unplanned + other.unplanned,
            consent: self.consent + other.consent,
            missed: self.missed + other.missed,
            flagged: self.flagged + other.flagged,
        }
    }
    /// More than one can follow well.
    pub(super) const fn is_over(&self) -> bool {
        self.open > FILES_MAX
    }
}

/// Since when a follow-up without a plan is too long without one.
pub(super) const fn unplanned_before(now: Instant) -> Instant {
    now.plus_ms(-PLAN_DAYS * DAY_MS)
}

/// A follow-up as the lists know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) level: Level,
    pub(super) opened_at: Instant,
    pub(super) given_at: Option<Instant>,
    /// The day of the next assessment; none before the first.
    pub(super) next_on: Option<Day>,
    pub(super) planned: bool,
    /// The day on which the next action of the plan is due.
    pub(super) next_due: Option<Day>,
    /// The day on which the plan is gone through.
    pub(super) review_on: Option<Day>,
    /// The last day of the consent.
    pub(super) consent_to: Option<Day>,
    pub(super) missed: i64,
    pub(super) flagged: bool,
}

/// Something about a follow-up that wants doing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// A supervisor left a word.
    Flag,
    /// Assess for the first time.
    Assess,
    /// Assess again.
    Again,
    /// Make a plan.
    Plan,
    /// An action of the plan.
    Action,
    /// Go through the plan.
    Review,
    /// An appointment was missed.
    Missed,
    /// The consent ends.
    Consent,
    /// Newly given.
    New,
}

impl Due {
    /// Name in message keys.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Flag => "flag",
            Self::Assess => "assess",
            Self::Again => "again",
            Self::Plan => "plan",
            Self::Action => "action",
            Self::Review => "review",
            Self::Missed => "missed",
            Self::Consent => "consent",
            Self::New => "new",
        }
    }
}

/// Something that wants doing, with the day on which it was due.
pub(super) type DueOn = (Due, Option<Day>);

/// What wants doing today about a follow-up.
pub(super) fn dues(standing: &Standing, (today, now): (Day, Instant)) -> Vec<DueOn> {
    let past = |day: Option<Day>| day.filter(|day| *day <= today);
    let mut out = Vec::new();
    let mut when = |holds: bool, due: Due, day: Option<Day>| {
        if holds {
            out.push((due, day));
        }
    };
    when(standing.flagged, Due::Flag, None);
    when(standing.next_on.is_none(), Due::Assess, None);
    when(past(standing.next_on).is_some(), Due::Again, standing.next_on);
    when(!standing.planned && standing.next_on.is_some(), Due::Plan, None);
    when(past(standing.next_due).is_some(), Due::Action, standing.next_due);
    when(past(standing.review_on).is_some(), Due::Review, standing.review_on);
    when(standing.missed > 0, Due::Missed, None);
    when(standing.consent_to.is_some_and(|day| day <= today.plus_days(CONSENT_DAYS)), Due::Consent, standing.consent_to);
    when(standing.given_at.is_some_and(|at| at > now.plus_ms(-NEW_DAYS * DAY_MS)), Due::New, None);
    out
}

/// Whether somebody could come to harm if what is due waits, and how many follow-ups have something due that has a day or
/// a word to it: those that are merely new do not count.
pub(super) fn due<'a>(all: impl IntoIterator<Item = &'a Standing>, today: Day) -> (bool, i64) {
    let (mut urgent, mut count) = (false, 0);
    for standing in all {
        // The instant matters only for what is new.
        let dues = dues(&Standing { given_at: None, ..standing.clone() }, (today, Instant::from_millis(0)));
        if !dues.is_empty() {
            count += 1;
            urgent |= standing.level.is_urgent() && dues.iter().any(|(due, _)| matches!(due, Due::Again | Due::Assess));
        }
    }
    (urgent, count)
}
