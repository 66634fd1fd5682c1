//! What is typed of who acts on what.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Somebody who acts.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct ResponseForm {
    /// Version that was changed; empty: it is not asked whether somebody changed it meanwhile.
    pub base: String,
    /// Name of the organisation, ministry or group, never of a person or family; of this centre when empty and the kind is `centre`.
    pub actor: String,
    /// `state`, `centre`, `ngo`, `international`, `community`, `family` or `private`.
    pub kind: String,
    /// `individual`, `household`, `community` or `structural`.
    pub level: String,
    /// Groups of factors.
    pub group: Vec<String>,
    /// Factors.
    pub factor: Vec<String>,
    /// What it does.
    pub says: String,
    /// How to reach its office; no name of a person or family.
    pub reach: String,
    /// `origin`, `transit`, `destination`; none: everywhere.
    pub stage: Vec<String>,
    /// First day, `YYYY-MM-DD`; today when empty.
    pub from: String,
    /// Last day, where it is known.
    pub until: String,
}

/// It has ended.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct EndForm {
    /// Last day; today when empty.
    pub on: String,
    /// Why.
    pub reason: String,
}

/// Which are listed.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct ListQuery {
    /// A group of factors; empty: all.
    pub group: String,
    /// A level; empty: all.
    pub level: String,
    /// `ended`: those that have ended.
    pub show: String,
}

/// What a new one begins with.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct NewQuery {
    /// A factor.
    pub factor: String,
    /// A group.
    pub group: String,
    /// A level.
    pub level: String,
}

/// What is printed.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct SheetQuery {
    /// `fr`, `en` or `ar`; empty: the reader's.
    pub lang: String,
    /// `yes`: to be filled by hand.
    pub blank: String,
}
