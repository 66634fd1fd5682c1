//! What is typed when a follow-up is handed on.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A follow-up is handed on.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct TransferForm {
    /// `manager`, `site` or `partner`.
    pub kind: String,
    /// Account of the case manager.
    pub user: String,
    /// The other site.
    pub site: String,
    /// The partner: its name and whom one speaks to there.
    pub partner: String,
    /// What the receiver must know.
    pub note: String,
    /// `yes`: the person knows what is handed on and agrees.
    pub agreed: String,
}

/// In which language the empty form is.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct BlankQuery {
    /// `fr`, `en` or `ar`; empty: the reader's.
    pub lang: String,
}

/// It is accepted.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct AcceptForm {
    /// Who accepted, where it is a partner.
    pub who: String,
}

/// It is declined.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct DeclineForm {
    /// Why.
    pub why: String,
}
