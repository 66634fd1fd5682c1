//! What is typed about a visit.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Somebody comes in for the day.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct VisitForm {
    /// One button for the most common visits: `man` or `woman`. Counts may then stay empty.
    pub quick: String,
    /// How many women.
    pub women: String,
    /// How many men.
    pub men: String,
    /// How many children.
    pub children: String,
    /// `service`, `information`, `phone`, `clinic`, `legal`, `resident`, `other`.
    pub purpose: String,
    /// Card or code of the person, or of the resident who is visited.
    pub who: String,
    /// When, as `14:05`; now when empty.
    pub at: String,
    /// Ticket of the door that is done with this visit.
    pub ticket: String,
}

/// They go out.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct OutForm {
    /// When, as `14:05`; now when empty.
    pub at: String,
}
