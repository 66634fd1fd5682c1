//! The evacuation list.

use serde::Serialize;

use crate::{Error, Lang, Template, pdf};

/// Who has to be at which meeting point, with a box to tick before each name.
#[derive(Clone, Serialize)]
pub struct Evacuation {
    /// Language of all words below.
    pub lang: Lang,
    /// Heading of the page.
    pub title: String,
    /// Name of the centre.
    pub centre: String,
    /// "Printed at ...", for the foot of each page.
    pub printed: String,
    /// Label and value of the figures on top.
    pub figures: Vec<(String, String)>,
    /// Buildings.
    pub places: Vec<EvacuationPlace>,
    /// Fixed words.
    pub labels: EvacuationLabels,
}

/// A building with its meeting point.
#[derive(Clone, Serialize)]
pub struct EvacuationPlace {
    /// Zone and building.
    pub name: String,
    /// Where they meet; may be empty.
    pub meeting_point: String,
    /// How many should be there.
    pub inside: String,
    /// Rooms.
    pub rooms: Vec<EvacuationRoom>,
}

/// Those of one room.
#[derive(Clone, Serialize)]
pub struct EvacuationRoom {
    /// Name of the room; empty for those without one.
    pub name: String,
    /// Name, bed, and whether they are out.
    pub people: Vec<(String, String, bool)>,
}

/// Fixed words of an [`Evacuation`].
#[derive(Clone, Serialize)]
pub struct EvacuationLabels {
    /// After the name of whoever is out.
    pub out: String,
    /// Before the meeting point.
    pub meeting_point: String,
    /// Those without a room.
    pub no_room: String,
}

/// Prints the list, three columns to a page.
///
/// # Errors
/// None that the data can cause; see [`Error`].
pub fn evacuation(list: &Evacuation) -> Result<Vec<u8>, Error> {
    pdf(Template::Evacuation, list)
}
