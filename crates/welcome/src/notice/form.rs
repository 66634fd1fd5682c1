//! What is typed for the public page.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A part of the page; at least one language, or none to take it down.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct SectionForm {
    /// In French. Services: one in a line, as `name | hours | place`.
    pub fr: String,
    /// In English.
    pub en: String,
    /// In Arabic.
    pub ar: String,
}

/// A dated notice; at least one language.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct ItemForm {
    /// In French.
    pub fr: String,
    /// In English.
    pub en: String,
    /// In Arabic.
    pub ar: String,
    /// First day, `YYYY-MM-DD`; today when empty.
    pub from: String,
    /// Last day, `YYYY-MM-DD`.
    pub until: String,
}
