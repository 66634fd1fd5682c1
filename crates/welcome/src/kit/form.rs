//! What is typed about kits.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A kit is asked for.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct KitForm {
    /// `arrival`, `departure`, `hygiene`, `baby`, `school`, `recreation`, `dignity`.
    pub kit: String,
    /// `yes`: for the whole household.
    pub household: String,
    /// Size of clothes or shoes.
    pub size: String,
    /// How many; when empty one, or one for each of the household.
    pub quantity: String,
    /// Why, by the criteria: a code.
    pub reason: String,
    /// Why, in words, where no criterion fits.
    pub note: String,
    /// `yes`: with formula milk.
    pub formula: String,
    /// Why breastfeeding is not possible: `mother_absent`, `already_formula`, or `health_advice` from health staff.
    pub formula_reason: String,
    /// Why all the same, where something advises against it.
    pub despite_reason: String,
    /// `yes`: it cannot wait.
    pub urgent: String,
}

/// A request is decided.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct DecideForm {
    /// `approve` or `refuse`.
    pub decision: String,
    /// Why refused.
    pub reason: String,
}

/// A kit is handed out.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct GiveForm {
    /// `card`, `signature` or `proxy`.
    pub proof: String,
    /// Who received it, for `proxy`.
    pub receiver: String,
}

/// Contents of a kit are published; at least one language.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct ContentsForm {
    /// Which kit.
    pub kit: String,
    /// In French, one thing in a line.
    pub fr: String,
    /// In English.
    pub en: String,
    /// In Arabic.
    pub ar: String,
}
