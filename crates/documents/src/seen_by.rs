//! The answer to "who has seen my file?".

use serde::Serialize;

use crate::{Error, Lang, Template, pdf};

/// Everyone who has looked at a person's file, as the person gets it.
#[derive(Clone, Serialize)]
pub struct SeenBy {
    /// Language of all words below.
    pub lang: Lang,
    /// Heading of the page.
    pub title: String,
    /// A sentence on what the list holds and for which time; may be empty.
    pub intro: String,
    /// Name of the centre.
    pub centre: String,
    /// The person's name.
    pub name: String,
    /// Human code of the person.
    pub code: String,
    /// "Printed on ... by ...", for the foot of each page.
    pub printed: String,
    /// Looks, in the order they are to be read.
    pub rows: Vec<Look>,
    /// Fixed words.
    pub labels: SeenByLabels,
}

/// One look at a file.
#[derive(Clone, Serialize)]
pub struct Look {
    /// Day and time, as they are to be read.
    pub when: String,
    /// Name or code of who looked.
    pub who: String,
    /// Their role at the time.
    pub role: String,
    /// What part of the file they opened.
    pub part: String,
}

/// Fixed words of a [`SeenBy`].
#[derive(Clone, Serialize)]
pub struct SeenByLabels {
    /// Before the person's name.
    pub person: String,
    /// Before the code.
    pub code: String,
    /// Column of day and time.
    pub when: String,
    /// Column of who looked.
    pub who: String,
    /// Column of the role.
    pub role: String,
    /// Column of the part of the file.
    pub part: String,
    /// Shown instead of the table when nobody has looked.
    pub empty: String,
}

/// Prints who has seen a file; the head of the table is repeated on each page.
///
/// # Errors
/// None that the data can cause; see [`Error`].
pub fn seen_by(list: &SeenBy) -> Result<Vec<u8>, Error> {
    pdf(Template::SeenBy, list)
}
