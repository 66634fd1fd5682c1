//! A text in the languages of the screens, of which some may be missing.

use serde::{Deserialize, Serialize};
use text::Locale;
use utoipa::ToSchema;

/// A text in French, English and Arabic; empty where nobody has written it yet.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Words {
    /// French.
    pub fr: String,
    /// English.
    pub en: String,
    /// Arabic.
    pub ar: String,
}

/// A text as a page shows it, with the language it is really in.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, ToSchema)]
pub struct Shown {
    /// Its lines; empty ones are left out.
    pub lines: Vec<String>,
    /// BCP 47 tag of the language it is in.
    pub lang: &'static str,
    /// Direction of that language.
    pub dir: &'static str,
    /// Whether that is another language than the reader's.
    pub other: bool,
}

impl Words {
    /// What is typed, with white space at the ends and at the ends of lines taken away.
    #[must_use]
    pub fn trimmed(fr: &str, en: &str, ar: &str) -> Self {
        let trim = |text: &str| lines(text).join("\n");
        Self { fr: trim(fr), en: trim(en), ar: trim(ar) }
    }

    /// The text in one language; may be empty.
    #[must_use]
    pub fn of(&self, locale: Locale) -> &str {
        match locale {
            Locale::Fr => &self.fr,
            Locale::En => &self.en,
            Locale::Ar => &self.ar,
        }
    }

    /// Each language with its text and the name its field has in forms.
    pub fn each(&self) -> impl Iterator<Item = (Locale, &str)> {
        Locale::ALL.into_iter().map(|locale| (locale, self.of(locale)))
    }

    /// Whether nothing is written in any language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.each().all(|(_, text)| text.is_empty())
    }

    /// Languages in which it is missing.
    #[must_use]
    pub fn missing(&self) -> Vec<&'static str> {
        self.each().filter(|(_, text)| text.is_empty()).map(|(locale, _)| locale.native()).collect()
    }

    /// The text for a reader: in their language, else in the first one there is.
    #[must_use]
    pub fn shown(&self, locale: Locale) -> Option<Shown> {
        let found = [locale].into_iter().chain(Locale::ALL).find(|l| !self.of(*l).is_empty())?;
        Some(Shown { lines: lines(self.of(found)), lang: found.code(), dir: found.direction(), other: found != locale })
    }
}

/// The lines of a text that hold something.
#[must_use]
pub fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
