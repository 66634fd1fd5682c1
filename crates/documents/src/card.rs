//! Identity cards of the centre.

use serde::Serialize;

use crate::{Error, Image, Lang, Template, pdf_with_images, qr_svg};

/// What stands on one person's card. A card is lost, lent and shown at checkpoints, so it says nothing of nationality,
/// status or birth, and there is no field to put them in.
#[derive(Clone)]
pub struct Card {
    /// Name as the person writes it, in any script.
    pub name: String,
    /// Human code with check digit, such as `AGZ-4K7-92`.
    pub code: String,
    /// Content of the QR code: an opaque random token, which means nothing to a stranger's telephone.
    pub token: String,
    /// A short line in the person's own language; may be empty.
    pub greeting: String,
    /// Photo; cropped to 4:5 around its middle.
    pub photo: Option<Image>,
}

/// Words that are the same on all cards of a print run.
#[derive(Clone, Serialize)]
pub struct CardLabels {
    /// Title of the PDF document, such as "Cards of 12 March".
    pub title: String,
    /// Name of the centre.
    pub centre: String,
    /// What a finder should do; without an address that would tell where the person sleeps, if that is a danger.
    pub if_found: String,
    /// Spoken for the QR code by screen readers, such as "QR code of the card".
    pub qr: String,
    /// Spoken for the photo, such as "Photo of the holder".
    pub photo: String,
}

/// How cards are laid out on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardLayout {
    /// One 85.6 x 54 mm page per card, for a card printer.
    CreditCard,
    /// Ten cards on an A4 page, with marks to cut along.
    SheetOfTen,
    /// One A4 page per person.
    A4,
}

#[derive(Serialize)]
pub(crate) struct Face<'a> {
    name: &'a str,
    code: &'a str,
    greeting: &'a str,
    /// The QR code as SVG.
    qr: String,
    /// Place among the images.
    photo: Option<usize>,
}

#[derive(Serialize)]
pub(crate) struct Cards<'a> {
    lang: Lang,
    title: &'a str,
    labels: &'a CardLabels,
    cards: Vec<Face<'a>>,
}

impl Cards<'_> {
    /// Data for the template, and the photos in the order the data name them.
    pub(crate) fn new<'a>(cards: &'a [Card], lang: Lang, labels: &'a CardLabels) -> Result<(Cards<'a>, Vec<&'a Image>), Error> {
        let mut images = Vec::new();
        let mut faces = Vec::with_capacity(cards.len());
        for card in cards {
            let photo = card.photo.as_ref().map(|photo| {
                images.push(photo);
                images.len() - 1
            });
            let qr = qr_svg(&card.token)?;
            faces.push(Face { name: &card.name, code: &card.code, greeting: &card.greeting, qr, photo });
        }
        Ok((Cards { lang, title: &labels.title, labels, cards: faces }, images))
    }
}

/// Prints cards, in the order given. `lang` is that of the labels and gives the direction of the card.
///
/// # Errors
/// [`Error::NoCards`] for an empty slice, [`Error::QrTooLong`] for an absurd token.
pub fn card(cards: &[Card], layout: CardLayout, lang: Lang, labels: &CardLabels) -> Result<Vec<u8>, Error> {
    if cards.is_empty() {
        return Err(Error::NoCards);
    }
    let (data, images) = Cards::new(cards, lang, labels)?;
    pdf_with_images(layout.template(), &data, &images)
}

impl CardLayout {
    pub(crate) const fn template(self) -> Template {
        match self {
            Self::CreditCard => Template::Card,
            Self::SheetOfTen => Template::CardSheet,
            Self::A4 => Template::CardA4,
        }
    }
}
