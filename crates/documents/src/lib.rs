#![doc = include_str!("../README.md")]

mod card;
mod engine;
mod evacuation;
mod image;
mod person_sheet;
mod qr;
mod receipt;
mod seen_by;
mod situation;
mod table;
#[cfg(test)]
mod tests;
mod wristband;

use std::fmt::Display;

use serde::Serialize;

pub use card::{Card, CardLabels, CardLayout, card};
pub use evacuation::{Evacuation, EvacuationLabels, EvacuationPlace, EvacuationRoom, evacuation};
pub use image::Image;
pub use person_sheet::{Section, Sheet, person_sheet};
pub use qr::qr_svg;
pub use receipt::{Answer, Decision, Receipt, ReceiptLabels, receipt};
pub use seen_by::{Look, SeenBy, SeenByLabels, seen_by};
pub use situation::{Gaps, Matrix, Situation, situation};
pub use table::{Table, TableCell, TableColumn, csv, harmless, xlsx};
pub use wristband::{Band, BandLabels, wristbands};

/// Why a document could not be made. No message quotes the data.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The data could not be written as JSON.
    #[error("the data of the document could not be written as JSON")]
    Data(#[from] serde_json::Error),
    /// The template and the data do not fit each other: a defect of the program, not of what was typed.
    #[error("template {template:?}, line {line}: {message}")]
    Template {
        /// Which template.
        template: Template,
        /// Line in its source, counted from 1; 0 when there is none to name.
        line: usize,
        /// What the typesetter says.
        message: String,
    },
    /// The bytes given as a photo or signature cannot be used.
    #[error("the picture cannot be used: {0}")]
    Image(&'static str),
    /// The content does not fit into a QR code.
    #[error("the content is too long for a QR code")]
    QrTooLong,
    /// A list could not be written: its rows do not fit its columns, or it is too long for the format.
    #[error("the list could not be written as a file")]
    Table,
    /// Cards were asked for, but for nobody.
    #[error("there is no card to print")]
    NoCards,
}

impl Error {
    fn template(template: Template, line: usize, message: impl Display) -> Self {
        Self::Template { template, line, message: message.to_string() }
    }
}

/// The shipped templates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Template {
    /// One page of bank-card size (ISO/IEC 7810 ID-1) per card.
    Card,
    /// A4 pages of two by five cards, with marks to cut along.
    CardSheet,
    /// One A4 page per person, readable from afar.
    CardA4,
    /// What a person was told and what they agreed to or refused.
    Receipt,
    /// Who has looked at a person's file.
    SeenBy,
    /// Any record as headed sections of label and value.
    PersonSheet,
    /// Strips to wear round the wrist, twelve to an A4 page.
    Wristband,
    /// Where a mass arrival stands, on one page.
    Situation,
    /// Who has to be at which meeting point.
    Evacuation,
}

impl Template {
    const ALL: [Self; 9] =
        [Self::Card, Self::CardSheet, Self::CardA4, Self::Receipt, Self::SeenBy, Self::PersonSheet, Self::Wristband, Self::Situation, Self::Evacuation];

    const fn file(self) -> &'static str {
        match self {
            Self::Card => "card.typ",
            Self::CardSheet => "card_sheet.typ",
            Self::CardA4 => "card_a4.typ",
            Self::Receipt => "receipt.typ",
            Self::SeenBy => "seen_by.typ",
            Self::PersonSheet => "person_sheet.typ",
            Self::Wristband => "wristband.typ",
            Self::Situation => "situation.typ",
            Self::Evacuation => "evacuation.typ",
        }
    }

    const fn text(self) -> &'static str {
        match self {
            Self::Card => include_str!("../templates/card.typ"),
            Self::CardSheet => include_str!("../templates/card_sheet.typ"),
            Self::CardA4 => include_str!("../templates/card_a4.typ"),
            Self::Receipt => include_str!("../templates/receipt.typ"),
            Self::SeenBy => include_str!("../templates/seen_by.typ"),
            Self::PersonSheet => include_str!("../templates/person_sheet.typ"),
            Self::Wristband => include_str!("../templates/wristband.typ"),
            Self::Situation => include_str!("../templates/situation.typ"),
            Self::Evacuation => include_str!("../templates/evacuation.typ"),
        }
    }
}

/// Language of a document. It also gives the direction: Arabic runs from right to left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// French.
    Fr,
    /// English.
    En,
    /// Arabic.
    Ar,
}

impl Lang {
    /// The language of a code such as `ar`, if documents exist in it.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "fr" => Some(Self::Fr),
            "en" => Some(Self::En),
            "ar" => Some(Self::Ar),
            _ => None,
        }
    }
}

/// One line of a record: what it is, and what it says. Line breaks in the value are kept.
#[derive(Clone, Serialize)]
pub struct Row {
    /// Translated name of the datum.
    pub label: String,
    /// The datum as it is to be read.
    pub value: String,
}

impl Row {
    /// A row from anything that becomes a string.
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into() }
    }
}

/// Compiles one shipped template. `data` reaches it as JSON and is only ever set as text, never read as markup. Its shape is
/// what the data struct of the template serializes to ([`Receipt`], [`SeenBy`], [`Sheet`]); cards need [`card`], which
/// draws their QR codes.
///
/// Blocks for some milliseconds (release) to seconds (hundreds of rows, debug build): call it on a blocking thread. The
/// same data gives the same bytes; no clock is read.
///
/// # Errors
/// [`Error::Template`] when the data lacks something the template reads.
pub fn pdf(template: Template, data: &impl Serialize) -> Result<Vec<u8>, Error> {
    pdf_with_images(template, data, &[])
}

/// As [`pdf`]; the data name pictures by their place in `images`.
fn pdf_with_images(template: Template, data: &impl Serialize, images: &[&Image]) -> Result<Vec<u8>, Error> {
    engine::compose(template, data, images, |document, _| engine::export(template, document))
}
