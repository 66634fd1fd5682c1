//! The paper a person keeps after saying yes or no.

use serde::Serialize;

use crate::{Error, Image, Lang, Row, Template, pdf_with_images};

/// A consent receipt, in the language of the person it belongs to.
#[derive(Clone, Serialize)]
pub struct Receipt {
    /// Language of all words below.
    pub lang: Lang,
    /// Heading of the page, such as "What I agreed to".
    pub title: String,
    /// Name of the centre.
    pub centre: String,
    /// The person's name; may be empty where a code must do.
    pub name: String,
    /// Human code of the person.
    pub code: String,
    /// Day, as it is to be read.
    pub date: String,
    /// What was explained beforehand, one point each; printed as a ticked list.
    pub explained: Vec<String>,
    /// What was asked and what the person said.
    pub decisions: Vec<Decision>,
    /// Mode, language, interpreter, witness, who certified: each that applies.
    pub circumstances: Vec<Row>,
    /// How to change one's mind.
    pub withdraw: String,
    /// The wording that was read out, by paragraphs.
    pub wording: Vec<String>,
    /// Which wording it was, such as "Wording version 3 of 1 February".
    pub version: String,
    /// Signature or thumb print.
    #[serde(skip)]
    pub signature: Option<Image>,
    /// "Printed on ... by ...", for the foot of the page.
    pub printed: String,
    /// Fixed words.
    pub labels: ReceiptLabels,
}

/// One question of consent.
#[derive(Clone, Serialize)]
pub struct Decision {
    /// What was asked, such as "Share my needs with the clinic".
    pub label: String,
    /// The answer in words, such as "Agreed".
    pub value: String,
    /// The answer as a sign, so that it can be told without reading.
    pub answer: Answer,
    /// Limits or conditions; may be empty.
    pub detail: String,
}

/// An answer to a question of consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Answer {
    /// Yes: a tick.
    Agreed,
    /// No: a cross.
    Refused,
    /// Neither, or not asked: a dash.
    Open,
}

/// Fixed words of a [`Receipt`].
#[derive(Clone, Serialize)]
pub struct ReceiptLabels {
    /// Before the person's name.
    pub person: String,
    /// Before the code.
    pub code: String,
    /// Before the day.
    pub date: String,
    /// Heading of what was explained.
    pub explained: String,
    /// Heading of the decisions.
    pub decisions: String,
    /// Heading of the circumstances.
    pub circumstances: String,
    /// Heading of how to withdraw.
    pub withdraw: String,
    /// Heading of the wording.
    pub wording: String,
    /// Beside the signature.
    pub signature: String,
}

#[derive(Serialize)]
pub(crate) struct Data<'a> {
    #[serde(flatten)]
    pub(crate) receipt: &'a Receipt,
    /// Place among the images.
    pub(crate) signature: Option<usize>,
}

/// Prints a consent receipt: one A4 page, more if the wording is long.
///
/// # Errors
/// None that the data can cause; see [`Error`].
pub fn receipt(receipt: &Receipt) -> Result<Vec<u8>, Error> {
    let images = Vec::from_iter(&receipt.signature);
    let data = Data { receipt, signature: receipt.signature.as_ref().map(|_| 0) };
    pdf_with_images(Template::Receipt, &data, &images)
}
