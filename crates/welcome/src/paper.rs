//! Sheets on paper, in the language of the guest who keeps them.

use axum::response::Response;
use documents::{Lang, Section, Sheet};
use text::Locale;
use web::{Cx, Error, Result};

use crate::guest::Guest;

/// The language of what a guest gets: their own when Relais speaks it, else the reader's.
pub(crate) fn locale(cx: &Cx, guest: &Guest) -> Locale {
    Locale::find(&guest.language).unwrap_or(cx.locale())
}

/// The language of a document.
pub(crate) fn lang(locale: Locale) -> Lang {
    Lang::from_code(locale.code()).unwrap_or(Lang::Fr)
}

/// Name of the centre.
pub(crate) fn centre(cx: &Cx) -> String {
    cx.app().site(cx.site_id()).map(|site| site.name).unwrap_or_default()
}

/// The line at the foot. Guests are not told the names of staff who merely print.
pub(crate) fn printed(cx: &Cx, locale: Locale) -> String {
    text::day(locale, cx.today())
}

/// A sheet of sections as PDF; its name says nothing about anybody.
pub(crate) async fn sheet(cx: &Cx, locale: Locale, (title, subtitle): (String, String), sections: Vec<Section>) -> Result<Response> {
    let sheet = Sheet { lang: lang(locale), title, subtitle, centre: centre(cx), printed: printed(cx, locale), sections };
    let bytes = tokio::task::spawn_blocking(move || documents::person_sheet(&sheet)).await.map_err(|e| Error::Internal(e.to_string()))?;
    Ok(cx.file("application/pdf", "sheet.pdf", bytes.map_err(|e| Error::Internal(e.to_string()))?))
}
