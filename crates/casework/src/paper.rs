//! Forms on paper, in any of the three languages: empty for days without power, or filled from a file.

use axum::response::Response;
use documents::{Lang, Row, Section, Sheet};
use text::{Arg, Locale};
use web::{Cx, Error, Result};

/// Where something is to be ticked by hand; it stays on the line of the word that follows.
pub const BOX: &str = "[\u{a0}\u{a0}\u{a0}\u{a0}]\u{a0}";
/// Where something is to be written by hand.
pub const LINE: &str = "______________________________________________";
/// Two such lines.
pub const LINES: &str = "______________________________________________\n______________________________________________";

/// Words of a sheet, in its language.
#[derive(Clone, Copy)]
pub struct Speech<'a> {
    cx: &'a Cx,
    /// The language.
    pub locale: Locale,
}

impl<'a> Speech<'a> {
    /// In a language.
    #[must_use]
    pub const fn new(cx: &'a Cx, locale: Locale) -> Self {
        Self { cx, locale }
    }
    /// A message.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        self.cx.app().catalogue().get(self.locale, key)
    }
    /// A message with values.
    #[must_use]
    pub fn tv(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.cx.app().catalogue().with(self.locale, key, args)
    }
    /// The name of a code; empty for an empty one.
    #[must_use]
    pub fn label(&self, prefix: &str, code: &str) -> String {
        if code.is_empty() { String::new() } else { self.t(&format!("{prefix}-{}", code.replace('_', "-"))) }
    }
    /// Several names in one line.
    #[must_use]
    pub fn labels<T: AsRef<str>>(&self, prefix: &str, codes: &[T]) -> String {
        codes.iter().map(|code| self.label(prefix, code.as_ref())).collect::<Vec<_>>().join(&self.t("list-comma"))
    }
    /// Boxes to tick, each with its name.
    #[must_use]
    pub fn boxes(&self, prefix: &str, codes: &[&str]) -> String {
        codes.iter().map(|code| format!("{BOX}{}", self.label(prefix, code))).collect::<Vec<_>>().join("    ")
    }
    /// A line of label and value.
    pub fn row(&self, key: &str, value: impl Into<String>) -> Row {
        Row::new(self.t(key), value)
    }
}

/// A section whose empty rows are left out.
#[must_use]
pub fn section(heading: String, rows: Vec<Row>, note: String) -> Section {
    Section { heading, rows: rows.into_iter().filter(|row| !row.value.trim().is_empty()).collect(), note }
}

/// A sheet as PDF; its name says nothing about anybody.
///
/// # Errors
/// When nobody is signed in, or the sheet cannot be drawn.
pub async fn sheet(cx: &Cx, locale: Locale, (title, subtitle): (String, String), sections: Vec<Section>) -> Result<Response> {
    let printed = cx.app().catalogue().with(locale, "printed-by", &[("value", cx.app().name_of(cx.user()).into())]);
    let sheet = Sheet {
        lang: Lang::from_code(locale.code()).unwrap_or(Lang::Fr),
        title,
        subtitle,
        centre: cx.site()?.name,
        printed: format!("{printed} · {}", text::day(locale, cx.today())),
        sections: sections.into_iter().filter(|one| !one.rows.is_empty() || !one.note.is_empty()).collect(),
    };
    let bytes = tokio::task::spawn_blocking(move || documents::person_sheet(&sheet)).await.map_err(|e| Error::Internal(e.to_string()))?;
    Ok(cx.file("application/pdf", "sheet.pdf", bytes.map_err(|e| Error::Internal(e.to_string()))?))
}
