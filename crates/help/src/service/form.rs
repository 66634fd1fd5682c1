//! What is typed on services.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A service that was given.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct GivenForm {
    /// Code of the catalogue.
    pub code: String,
    /// Day; empty is today.
    pub on: String,
    /// How many; empty is one.
    pub quantity: String,
    /// `individual`, `group`, `community`, `mobile` or `remote`.
    pub modality: String,
    /// `own` or `other`.
    pub provider: String,
    /// Who that is.
    pub provider_name: String,
    /// `given`, `partly`, `refused_person` or `not_available`.
    pub result: String,
    /// What the person says of it.
    pub feedback: String,
    /// Anything else; why more than the person is entitled to.
    pub note: String,
}

/// What was noted does not hold.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct VoidForm {
    /// `mistake`, `other_person` or `twice`.
    pub reason: String,
}

/// A group activity.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct GroupForm {
    /// Code of the catalogue.
    pub code: String,
    /// Day; empty is today.
    pub on: String,
    /// Where.
    pub place: String,
    /// `own` or `other`.
    pub provider: String,
    /// Who that is.
    pub provider_name: String,
    /// People who are ticked in the list.
    pub person: Vec<String>,
    /// Codes of others, parted by spaces, commas or lines.
    pub codes: String,
    /// How many more took part.
    pub others: String,
    /// Anything else; why more than people are entitled to.
    pub note: String,
}

impl GroupForm {
    /// What each of them was given.
    pub(super) fn given(&self) -> GivenForm {
        GivenForm {
            code: self.code.clone(),
            on: self.on.clone(),
            modality: "group".to_owned(),
            provider: self.provider.clone(),
            provider_name: self.provider_name.clone(),
            note: self.note.clone(),
            ..GivenForm::default()
        }
    }
}
