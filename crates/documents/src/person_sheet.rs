//! Any record on paper.

use serde::Serialize;

use crate::{Error, Lang, Row, Template, pdf};

/// A record as headed sections. What the reader may not see, the caller leaves out or says plainly in a note.
#[derive(Clone, Serialize)]
pub struct Sheet {
    /// Language of all words below.
    pub lang: Lang,
    /// Heading of the sheet, such as the person's name.
    pub title: String,
    /// Under the title, such as code, centre and day; may be empty.
    pub subtitle: String,
    /// Name of the centre.
    pub centre: String,
    /// "Printed on ... by ...", for the foot of each page.
    pub printed: String,
    /// Sections, in the order they are to be read.
    pub sections: Vec<Section>,
}

/// One section of a [`Sheet`].
#[derive(Clone, Serialize)]
pub struct Section {
    /// Heading of the section.
    pub heading: String,
    /// Its lines.
    pub rows: Vec<Row>,
    /// A remark under the lines, or instead of them ("2 notes are kept for the nurse"); may be empty.
    pub note: String,
}

/// Prints a record sheet on A4.
///
/// # Errors
/// None that the data can cause; see [`Error`].
pub fn person_sheet(sheet: &Sheet) -> Result<Vec<u8>, Error> {
    pdf(Template::PersonSheet, sheet)
}
