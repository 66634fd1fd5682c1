//! What is typed about births and deaths.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A birth.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct BirthForm {
    /// Given names; may be empty as long as the child has none.
    pub given: String,
    /// Family name; may be empty.
    pub family: String,
    /// ISO 5218: 1, 2, or 0 when it cannot be said.
    pub sex: String,
    /// When, `YYYY-MM-DDTHH:MM`.
    pub at: String,
    /// Where.
    pub place: String,
    /// Who helped.
    pub attendant: String,
    /// Number of the notification of birth.
    pub notification: String,
    /// Father, if he is declared: the code of his card when he is known here, else his name.
    pub father: String,
    /// A bed of the child's own; empty when it sleeps in its mother's.
    pub bed: String,
    /// `yes`: another child born at the same moment.
    pub twin: String,
}

/// The State registered a birth.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct RegisteredForm {
    /// Number of the act.
    pub number: String,
    /// Day of registration, `YYYY-MM-DD`; today when empty.
    pub on: String,
}

/// A death.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct DeathForm {
    /// When, `YYYY-MM-DDTHH:MM`, or a day.
    pub at: String,
    /// Where.
    pub place: String,
    /// Why, in the words of a doctor or nurse; from others it is refused.
    pub cause: String,
    /// `yes` when the kin know.
    pub kin_told: String,
    /// Who of them was told, by whom, how.
    pub kin: String,
    /// Number of the death certificate.
    pub certificate: String,
    /// Burial, or the way home.
    pub burial: String,
    /// What became of the belongings.
    pub belongings: String,
    /// The member who is to head the household, when it was headed by the one who died; the nearest adult when empty.
    pub head: String,
}

/// A death was noted by mistake.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct RevokeForm {
    /// Why.
    pub reason: String,
}
