//! What is typed about house rules.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A new version: rules and what differs for children, one in a line, the same number in each language.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct RulesForm {
    /// Rules in French.
    pub fr: String,
    /// In English.
    pub en: String,
    /// In Arabic.
    pub ar: String,
    /// What is different for children, in French.
    pub children_fr: String,
    /// In English.
    pub children_en: String,
    /// In Arabic.
    pub children_ar: String,
    /// From which day, `YYYY-MM-DD`; today when empty.
    pub from: String,
}

/// A guest's answer.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct AnswerForm {
    /// The version that was read.
    pub version: String,
    /// In which language, ISO 639-3.
    pub language: String,
    /// `accepted` or `declined`.
    pub answer: String,
    /// Day, `YYYY-MM-DD`; today when empty.
    pub on: String,
}
