//! Wristbands for many people who come at once, before anybody has a name.

use serde::Serialize;

use crate::{Error, Lang, Template, pdf, qr_svg};

/// One wristband. It is worn in the open, so it says nothing of whoever wears it.
#[derive(Clone)]
pub struct Band {
    /// Running number, set large.
    pub number: i64,
    /// Human code, also the content of the QR code; empty for a band that is printed before anybody is counted.
    pub code: String,
}

/// Words that are the same on all bands of a print run.
#[derive(Clone, Serialize)]
pub struct BandLabels {
    /// Title of the PDF document.
    pub title: String,
    /// A short line such as the day; nothing that tells where people sleep.
    pub line: String,
    /// Spoken for the QR code by screen readers.
    pub qr: String,
}

#[derive(Serialize)]
struct Strip {
    number: String,
    code: String,
    /// The QR code as SVG; empty when there is none.
    qr: String,
}

#[derive(Serialize)]
struct Strips<'a> {
    lang: Lang,
    title: &'a str,
    labels: &'a BandLabels,
    bands: Vec<Strip>,
}

/// Prints wristbands, twelve strips of 190 x 22 mm to an A4 page, in the order given.
///
/// # Errors
/// [`Error::NoCards`] for an empty slice.
pub fn wristbands(bands: &[Band], lang: Lang, labels: &BandLabels) -> Result<Vec<u8>, Error> {
    if bands.is_empty() {
        return Err(Error::NoCards);
    }
    let strip = |band: &Band| {
        let qr = if band.code.is_empty() { String::new() } else { qr_svg(&band.code)? };
        Ok(Strip { number: band.number.to_string(), code: band.code.clone(), qr })
    };
    let bands = bands.iter().map(strip).collect::<Result<Vec<_>, Error>>()?;
    pdf(Template::Wristband, &Strips { lang, title: &labels.title, labels, bands })
}
