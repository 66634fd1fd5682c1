//! The consent form, as it comes from a page or as JSON.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A consent or refusal.
#[derive(Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct ConsentForm {
    /// Person who gives it, when already known; empty for somebody new.
    pub person: String,
    /// Household that the person will join, when registering a family.
    pub household: String,
    /// Anonymous contact who has changed their mind.
    pub contact: String,
    /// `given` or `refused`.
    pub decision: String,
    /// `given` or `refused`: a photo on the card and in the file.
    pub photo: String,
    /// `given` or `refused`: that other centres of the organisation may recognise the person.
    pub centres: String,
    /// `given` or `refused`: that the file is shared with organisations that help the person.
    pub partners: String,
    /// What was explained.
    pub explained: Vec<String>,
    /// `verbal`, `signature`, `paper`, `audio`.
    pub mode: String,
    /// Language in which it was explained: ISO 639-3 or a name.
    pub language: String,
    /// Interpreter's name.
    pub interpreter: String,
    /// `yes` when the person is a child.
    pub child: String,
    /// `has`, `doubtful`, `lacks`.
    pub capacity: String,
    /// `assent`, `dissent`, `unable`.
    pub assent: String,
    /// `parent`, `appointed`, `authority`, `court`, `none_yet`.
    pub guardian_kind: String,
    /// Guardian's name.
    pub guardian: String,
    /// Witness of a verbal consent.
    pub witness: String,
    /// `yes`: I certify that the person agreed in my presence.
    pub certified: String,
    /// Signature drawn on the screen, a PNG data URL.
    pub signature: String,
    /// Photo of the signed paper, or a recording, as a data URL.
    pub evidence: String,
    /// For a refusal: what the person needs now.
    pub need: Vec<String>,
    /// For a refusal: ISO 5218, if the person does not mind.
    pub sex: String,
}
