//! What is typed and asked at the change of shift.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Whose post, for somebody who holds several.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct PostQuery {
    /// `desk`, `gate`, `health`, `care` or `management`; empty: the first one held.
    pub post: String,
}

/// Which page of past handovers.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct PastQuery {
    /// Post.
    pub post: String,
    /// From 1.
    pub page: String,
}

/// A note.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct NoteForm {
    /// Post.
    pub post: String,
    /// `general`, `safety` or `person`.
    pub class: String,
    /// Code of the person, for a note about one.
    pub code: String,
    /// What.
    pub text: String,
}

/// Handing over.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct HandForm {
    /// Post.
    pub post: String,
}

/// Taking over.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct TakeForm {
    /// `yes` once it is read.
    pub read: String,
}
