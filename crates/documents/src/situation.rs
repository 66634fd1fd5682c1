//! The situation report of a mass arrival: one A4 page for the meeting of the afternoon.

use serde::Serialize;

use crate::{Error, Lang, Row, Section, Template, pdf};

/// A situation report. It holds aggregates as they are to be read, and has no field for a name or a code of a person.
#[derive(Clone, Serialize)]
pub struct Situation {
    /// Language of all words below.
    pub lang: Lang,
    /// Heading of the page.
    pub title: String,
    /// The event in one line: what, from where, when.
    pub subtitle: String,
    /// Name of the centre.
    pub centre: String,
    /// "Printed on ... by ...", for the foot of the page.
    pub printed: String,
    /// The figures that matter most, large.
    pub figures: Vec<Row>,
    /// People by age (rows) and sex (columns).
    pub people: Matrix,
    /// What was found at triage, families, children alone: label and number.
    pub groups: Section,
    /// What the minimum standards ask for and what there is.
    pub standards: Matrix,
    /// Who does what: a row for each group.
    pub tasks: Matrix,
    /// What is missing, in sentences.
    pub gaps: Gaps,
    /// How the numbers are to be read; may be empty.
    pub note: String,
}

/// A table with a heading. The first cell of a row is its name.
#[derive(Clone, Serialize)]
pub struct Matrix {
    /// Heading.
    pub heading: String,
    /// Heads of the columns.
    pub head: Vec<String>,
    /// Rows with as many cells as there are heads; a cell that begins with `!` is set in bold, without that sign.
    pub rows: Vec<Vec<String>>,
}

/// Sentences under a heading.
#[derive(Clone, Serialize)]
pub struct Gaps {
    /// Heading.
    pub heading: String,
    /// Sentences.
    pub lines: Vec<String>,
    /// Said instead when there is none.
    pub none: String,
}

/// Prints a situation report.
///
/// # Errors
/// None that the data can cause; see [`Error`].
pub fn situation(report: &Situation) -> Result<Vec<u8>, Error> {
    pdf(Template::Situation, report)
}
