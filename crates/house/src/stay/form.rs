//! What is typed about stays.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A bed is given.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct BedForm {
    /// The bed; `none` when no bed is free and the guest comes in all the same.
    pub bed: String,
    /// Why, where a rule advises against the bed; for a move also without.
    pub reason: String,
}

/// Somebody goes away for a while.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct LeaveForm {
    /// From when, `YYYY-MM-DDTHH:MM` or a day; now when empty.
    pub from: String,
    /// Until when, in the same form; a day means its end.
    pub until: String,
    /// `keep` or `release`.
    pub bed: String,
    /// `family`, `work`, `school`, `appointment`, `errands`, `other`.
    pub why: String,
}

/// Somebody is back.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct ReturnForm {
    /// Where one goes on: `leaves` for the list of those who are away; the guest's page when empty.
    pub next: String,
}

/// A departure was noted by mistake.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct RevokeForm {
    /// Why.
    pub reason: String,
}

/// A family changes beds together.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct FamilyMoveForm {
    /// Members, one for each bed.
    pub guest: Vec<String>,
    /// Their beds, in the same order; empty or `keep` for who stays where they are.
    pub bed: Vec<String>,
    /// Why, where a rule advises against a bed.
    pub reason: String,
}

/// A departure.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct DepartForm {
    /// `voluntary_return`, `onward_travel`, `local_community`, `other_centre`, `medical_evacuation`, `removal`, `absconded`, `death`.
    #[serde(rename = "type")]
    pub departure: String,
    /// Day, `YYYY-MM-DD`; today when empty.
    pub on: String,
    /// Country of destination, ISO alpha-3.
    pub destination_country: String,
    /// Place of destination, in words.
    pub destination_text: String,
    /// `foot`, `bus`, `car`, `plane`, `boat`, `train`, `other`.
    pub means: String,
    /// With whom.
    pub companions: String,
    /// `yes` when belongings were given back.
    pub belongings_returned: String,
    /// `yes` when documents were handed over.
    pub documents_handed: String,
    /// `yes` when the card was taken back.
    pub card_cancelled: String,
    /// What the guardian of a child alone decided, or who was told.
    pub guardian_decision: String,
    /// `yes` once it is known who of the household stays.
    pub left_behind: String,
    /// When a family leaves together: the members who leave.
    pub guest: Vec<String>,
}
