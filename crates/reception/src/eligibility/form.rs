//! What is typed about criteria and checks.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A version of criteria. The lists go together: the first text of each language is the first criterion.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct SetForm {
    /// Programme of which this is the next version; empty for a new one.
    pub programme: String,
    /// Short sign, the same in all languages: `ABRI`, `AVRR`.
    pub sign: String,
    /// Name of the programme in French.
    pub fr: String,
    /// In English.
    pub en: String,
    /// In Arabic.
    pub ar: String,
    /// First day it is used, `YYYY-MM-DD`; today when empty.
    pub valid_from: String,
    /// Criteria in French.
    pub criterion_fr: Vec<String>,
    /// In English.
    pub criterion_en: Vec<String>,
    /// In Arabic.
    pub criterion_ar: Vec<String>,
    /// `yes` or `no` for each.
    pub compulsory: Vec<String>,
}

/// Answers to the criteria of a version.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct CheckForm {
    /// The version.
    pub set: String,
    /// For each criterion in its order: `met`, `not_met`, `unknown`, `waiver`.
    pub answer: Vec<String>,
    /// For each, why a waiver is asked for.
    pub reason: Vec<String>,
    /// A decision at once: `eligible`, `part`, `not_eligible`; empty to see first what the answers propose.
    pub outcome: String,
    /// The reason in words.
    pub why: String,
    /// Where somebody is sent who is not eligible.
    pub place: String,
    /// `yes`: it was explained.
    pub explained: String,
}

/// A decision.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct DecideForm {
    /// `eligible`, `part`, `not_eligible`.
    pub outcome: String,
    /// The reason in words.
    pub why: String,
    /// Where somebody is sent who is not eligible.
    pub place: String,
    /// `yes`: it was explained.
    pub explained: String,
}

/// The answer to a request to set a criterion aside.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct WaiverForm {
    /// Place of the criterion, from 0.
    pub criterion: String,
    /// `yes` or `no`.
    pub granted: String,
    /// Why not.
    pub reason: String,
}
