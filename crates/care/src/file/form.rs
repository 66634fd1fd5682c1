//! What is typed on a follow-up.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A follow-up is opened.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct OpenForm {
    /// Why: a category of the screening.
    pub reason: String,
    /// `low`, `medium`, `high` or `critical`.
    pub urgency: String,
    /// Language wished for: a code or a name.
    pub language: String,
    /// `woman`, `man` or empty.
    pub wish: String,
    /// Why a follow-up that has ended goes on.
    pub again: String,
}

/// It is given to somebody.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct GiveForm {
    /// Account of a case manager.
    pub user: String,
    /// Why, when it is taken from somebody or a wish is set aside.
    pub reason: String,
}
