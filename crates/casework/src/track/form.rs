//! What is typed on tracks.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A track is opened.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct OpenForm {
    /// Which: a code.
    pub kind: String,
}

/// A step is done, set aside or opened again. `field` and `value` stand in the same order.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct StepForm {
    /// `done` (also when empty), `not_needed` or `open`.
    pub state: String,
    /// The day it happened; empty: today.
    pub on: String,
    /// Fields of the step.
    pub field: Vec<String>,
    /// What is noted in each of them.
    pub value: Vec<String>,
    /// What is ticked, as `field:code`.
    pub tick: Vec<String>,
    /// Why it is not needed, or opened again.
    pub reason: String,
}

/// A track is halted.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct HaltForm {
    /// `request` or `suspicion`.
    pub why: String,
}

/// A track goes on.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct ResumeForm {
    /// Why.
    pub reason: String,
}

/// A track ends.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct CloseForm {
    /// How: a code.
    pub outcome: String,
    /// Why, when steps are left.
    pub reason: String,
}

/// Which step is opened.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct ShowQuery {
    /// A step of which the form is shown.
    pub step: String,
}

/// What is printed, in which language.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct SheetQuery {
    /// Which track, for an empty form: a code.
    pub kind: String,
    /// `fr`, `en` or `ar`; empty: the reader's.
    pub lang: String,
}
