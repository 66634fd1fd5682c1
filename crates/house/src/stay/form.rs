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
}
