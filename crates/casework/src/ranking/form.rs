//! What is typed in the exercise. Fields that come several times stand in the order of the cards.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// An exercise begins.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct SessionForm {
    /// A deck by its id, or `builtin`.
    pub deck: String,
    /// Day; today when empty.
    pub on: String,
    /// How many people in each group, as `4, 4, 3`.
    pub sizes: String,
    /// Where and when the groups imagine these people.
    pub setting: String,
}

/// A group ranks.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct RankForm {
    /// `1` or `2`; empty: the one that is under way.
    pub pass: String,
    /// The place of each card.
    pub rank: Vec<String>,
    /// Why, in a sentence; may be empty the second time.
    pub why: String,
    /// Why a card moved; the second time, for each card that did.
    pub reason: Vec<String>,
}

/// The second layer is shown.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct RevealForm {
    /// `yes`: without the groups that have not ranked.
    pub without: String,
}

/// Something was said.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct NoteForm {
    /// What; never who.
    pub text: String,
}

/// A deck. A card without a front is left out.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct DeckForm {
    /// What it is called.
    pub name: String,
    /// `fr`, `en` or `ar`.
    pub language: String,
    /// Who each is, in few words; invented.
    pub front: Vec<String>,
    /// What changes the picture.
    pub more: Vec<String>,
}

/// Which cards are printed.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct CardsQuery {
    /// `fr`, `en` or `ar`; empty: the reader's.
    pub lang: String,
    /// `front`, `more`, or empty for both.
    pub layer: String,
}
