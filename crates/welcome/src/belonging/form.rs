//! What is typed about belongings.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Belongings are taken into keeping.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct DepositForm {
    /// Things in words, one each.
    pub what: Vec<String>,
    /// How many of each, in the same order; one when empty.
    pub count: Vec<String>,
    /// Number of the seal.
    pub seal: String,
    /// Where the bag stands.
    pub shelf: String,
    /// `yes` or `no`: was the bag inspected.
    pub inspected: String,
    /// `yes`: the written rule of the centre asks for it.
    pub rule: String,
    /// Sex of who inspected, ISO 5218 (1 or 2), as they state it for this inspection.
    pub inspector_sex: String,
    /// By whom the guest wished it (1 or 2); their own sex when empty.
    pub wish: String,
    /// Who inspected, when not the one who notes it.
    pub inspector: String,
    /// Who was there.
    pub witness: String,
}

/// Belongings are given back.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct ReturnForm {
    /// `all` that is kept, `part` of it, or `missing`: all that was found, and something is not there.
    pub scope: String,
    /// How many of each thing, in the order of the list; for `part` and `missing`.
    pub give: Vec<String>,
    /// `yes` or `no`: was the seal whole.
    pub intact: String,
    /// What was different, and why.
    pub difference: String,
    /// `guest` or `other`.
    pub receiver: String,
    /// Who received it, when not the guest, and on whose word.
    pub receiver_name: String,
    /// Number of the new seal, when something stays.
    pub new_seal: String,
}
