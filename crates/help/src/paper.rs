//! Sheets on paper: in which language, drawn away from the threads that answer.

use documents::{Lang, Row, Section, Sheet};
use text::Locale;
use web::{Cx, Error, Result};

/// A line to write on by hand.
pub(crate) const BLANK: &str = "…………………………………………………………";

/// The language of a sheet for somebody: the one asked for, else theirs when Relais speaks it, else the reader's.
pub(crate) fn locale(cx: &Cx, (asked, language): (&str, &str)) -> Locale {
    Locale::find(asked).or_else(|| Locale::find(language)).unwrap_or(cx.locale())
}

/// Words of a sheet in its language.
pub(crate) struct Words<'a> {
    pub(crate) cx: &'a Cx,
    pub(crate) locale: Locale,
}

impl Words<'_> {
    /// A message.
    pub(crate) fn t(&self, key: &str) -> String {
        self.cx.app().catalogue().get(self.locale, key)
    }
    /// A message with a value.
    pub(crate) fn tv(&self, key: &str, value: &str) -> String {
        self.cx.app().catalogue().with(self.locale, key, &[("value", value.into())])
    }
    /// A line.
    pub(crate) fn row(&self, key: &str, value: impl Into<String>) -> Row {
        Row::new(self.t(key), value)
    }
    /// An empty line to write on.
    pub(crate) fn blank(&self, key: &str) -> Row {
        self.row(key, BLANK)
    }
    /// A section without a remark.
    pub(crate) fn section(&self, heading: String, rows: Vec<Row>) -> Section {
        Section { heading, rows: rows.into_iter().filter(|row| !row.value.is_empty()).collect(), note: String::new() }
    }
    /// The sheet around its sections.
    pub(crate) fn sheet(&self, (title, subtitle): (String, String), sections: Vec<Section>) -> Result<Sheet> {
        Ok(Sheet {
            lang: Lang::from_code(self.locale.code()).unwrap_or(Lang::Fr),
            title,
            subtitle,
            centre: self.cx.site()?.name,
            printed: self.tv("plan-sheet-printed", &text::day(self.locale, self.cx.today())),
            sections,
        })
    }
}

/// Draws a sheet.
pub(crate) async fn draw(sheet: Sheet) -> Result<Vec<u8>> {
    let failed = |e: &dyn std::fmt::Display| Error::Internal(e.to_string());
    tokio::task::spawn_blocking(move || documents::person_sheet(&sheet)).await.map_err(|e| failed(&e))?.map_err(|e| failed(&e))
}
