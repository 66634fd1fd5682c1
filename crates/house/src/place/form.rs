//! What is typed about places.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A room, new or described anew.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct RoomForm {
    /// Building it is in; for a new room, empty when `new_building` names one.
    pub building: String,
    /// Name of a building that is not known yet.
    pub new_building: String,
    /// Zone of the new building.
    pub zone: String,
    /// Where people of the new building gather in an emergency.
    pub meeting_point: String,
    /// Name on the door.
    pub name: String,
    /// `women`, `men`, `family`, `unaccompanied_girls`, `unaccompanied_boys`, `medical_isolation`, `mother_baby`, `mixed_day`.
    pub kind: String,
    /// `yes` when one reaches it without steps.
    pub accessible: String,
    /// Floor area in square metres, such as `24.5`.
    pub area: String,
    /// Number of beds of a new room; of an old one, how many more.
    pub beds: String,
}

/// A building.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct BuildingForm {
    /// Name.
    pub name: String,
    /// Zone of the site.
    pub zone: String,
    /// Where its people gather in an emergency.
    pub meeting_point: String,
}

/// What is done to a bed, or why a room is closed.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct BedForm {
    /// Why it is blocked or closed.
    pub reason: String,
    /// For whom it is kept, without a name.
    pub whom: String,
    /// Last day of a reservation, or the day on which a closed room is expected to open, `YYYY-MM-DD`.
    pub until: String,
}
