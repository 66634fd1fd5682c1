//! What is typed on outreach.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How somebody is followed is chosen with them.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct ModeForm {
    /// `individual`, `community`, `mobile`, `centre` or `remote`.
    pub mode: String,
    /// Why.
    pub reason: String,
    /// How and when they can be reached in safety.
    pub wish: String,
    /// Since which day; empty is today.
    pub since: String,
    /// `yes`: chosen with the person.
    pub with_person: String,
}

/// A try to reach somebody from afar.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct TryForm {
    /// Day; empty is today.
    pub day: String,
    /// Time, `09:30`; empty is now.
    pub time: String,
    /// `call`, `message` or `trusted`.
    pub means: String,
    /// `reached`, `not_reached` or `somebody_else`.
    pub result: String,
    /// Whether it was safe to talk: `yes`, `no` or `unknown`.
    pub safe: String,
    /// What was agreed.
    pub agreed: String,
    /// Until which day the next try is made.
    pub next_on: String,
}

/// A round is planned.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct RoundForm {
    /// What it is called.
    pub name: String,
    /// Day on which the team leaves.
    pub on: String,
    /// Time, `08:00`.
    pub leave: String,
    /// Day on which it is back; empty is the same day.
    pub back_on: String,
    /// Time by which it is back.
    pub back: String,
    /// Accounts of those who go.
    pub team: Vec<String>,
    /// Who goes besides, one a line.
    pub others: String,
    /// Account of whoever waits for them.
    pub watch: String,
    /// Places, in order.
    pub place: Vec<String>,
    /// The time of each.
    pub time: Vec<String>,
    /// `foot`, `car`, `motorbike`, `boat` or `hired`.
    pub means: String,
    /// What to heed.
    pub security: String,
    /// What is carried.
    pub carries: String,
}

/// The team comes back later.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct HeldUpForm {
    /// Day; empty is today.
    pub back_on: String,
    /// Time by which it is back.
    pub back: String,
}

/// The team is back.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct ReturnForm {
    /// How many people it met.
    pub met: String,
    /// What is to be followed up, without names.
    pub follow_up: String,
}

/// It does not take place.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct CancelForm {
    /// Why.
    pub reason: String,
}
