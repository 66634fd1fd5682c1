//! What is typed when a follow-up is closed.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A follow-up is closed.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct ClosureForm {
    /// Why: a code of domain 3.14.
    pub reason: String,
    /// What the person needed and did not get.
    pub unmet: String,
    /// New needs.
    pub new_needs: String,
    /// What was prepared with the person.
    pub prepared: String,
    /// `1` to `5`, or `not_asked`.
    pub satisfaction: String,
    /// Why actions of the plan stay open, where some do.
    pub open_reason: String,
}

/// In which language the empty form is.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct BlankQuery {
    /// `fr`, `en` or `ar`; empty: the reader's.
    pub lang: String,
}

/// A supervisor answers.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct AnswerForm {
    /// What they say to it; needed where it is sent back.
    pub comment: String,
}
