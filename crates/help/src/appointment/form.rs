//! What is typed on appointments.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// An appointment is made.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct BookForm {
    /// Day.
    pub day: String,
    /// Time, `09:30`.
    pub time: String,
    /// Minutes; empty is thirty.
    pub minutes: String,
    /// Where.
    pub place: String,
    /// Account of a member of staff.
    pub with: String,
    /// With whom elsewhere.
    pub with_name: String,
    /// What for.
    pub purpose: String,
    /// Part of the file in which that is sealed: `protection`, `health`, `psychosocial` or `legal`.
    pub part: String,
    /// `yes`: though somebody is busy then.
    pub anyway: String,
}

/// It is moved.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct MoveForm {
    /// Day.
    pub day: String,
    /// Time.
    pub time: String,
    /// Minutes; empty is as long as before.
    pub minutes: String,
    /// Where; empty is where it was.
    pub place: String,
    /// Why.
    pub reason: String,
    /// `yes`: though somebody is busy then.
    pub anyway: String,
}

/// How an appointment ended.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct OutcomeForm {
    /// Appointment.
    pub appointment: String,
    /// `came`, `missed` or `cancelled`.
    pub outcome: String,
    /// Why; for what is cancelled.
    pub reason: String,
    /// An appointment to which the person came, in one press.
    pub came: String,
    /// One to which they did not come.
    pub missed: String,
}

impl OutcomeForm {
    /// The appointment, and how it ended.
    pub(super) fn which(&self) -> (&str, &str) {
        match (self.came.trim(), self.missed.trim()) {
            ("", "") => (self.appointment.trim(), self.outcome.trim()),
            ("", missed) => (missed, "missed"),
            (came, _) => (came, "came"),
        }
    }
}

/// Whose appointment is to be made.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct FindForm {
    /// Card or code.
    pub code: String,
}
