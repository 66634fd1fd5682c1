//! What is typed at a meeting.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A meeting is opened.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct MeetingForm {
    /// `team` or `conference`.
    pub kind: String,
    /// Day.
    pub on: String,
    /// Accounts of members of staff who are there.
    pub staff: Vec<String>,
    /// Partners who are there, one a line: organisation and name.
    pub partners: String,
}

/// Something was decided about somebody.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct ItemForm {
    /// Code of the person.
    pub code: String,
    /// Decision.
    pub decision: String,
    /// What is done; the fields of one action have the same place in each list.
    pub what: Vec<String>,
    /// Who does it.
    pub who: Vec<String>,
    /// Until when.
    pub by: Vec<String>,
    /// `yes`: the person agreed that this is spoken of with the partners that are ticked.
    pub agreed: String,
    /// Places of partners in the list of the meeting, from 0.
    pub partners: Vec<String>,
}
