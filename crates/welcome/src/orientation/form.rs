//! What is typed about a session.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A session: who was there, what was explained and how. One language, form and answer for the whole of it; some topics
/// may differ (`apart`).
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct OrientationForm {
    /// Guests who were there, by id.
    pub guest: Vec<String>,
    /// Households that were there, by id: their members on the list.
    pub household: Vec<String>,
    /// `yes`: everybody on the list was there.
    pub everyone: String,
    /// `all` when every topic was explained, `some` for those in `explained`.
    pub covered: String,
    /// Topics that were explained, when not all.
    pub explained: Vec<String>,
    /// Language, ISO 639-3.
    pub language: String,
    /// `spoken`, `easy_read`, `audio`, `sign`, `pictures`, `interpreter`.
    pub format: Vec<String>,
    /// `yes`, `partly` or `no`.
    pub understood: String,
    /// Topics of which language, form or answer differs.
    pub apart: Vec<String>,
    /// Their language, code or name; empty when the same.
    pub apart_language: String,
    /// Their form; empty when the same.
    pub apart_format: String,
    /// Whether they were understood; empty when the same.
    pub apart_understood: String,
    /// Who interpreted or helped to explain.
    pub helper: String,
    /// `accepted` or `declined` when everybody there answered so about the house rules; empty when not asked.
    pub rules: String,
    /// `attested`, `signed` or `paper`.
    pub mode: String,
    /// Signature as a data URL; for one guest only.
    pub signature: String,
    /// Day, `YYYY-MM-DD`; today when empty.
    pub on: String,
}
