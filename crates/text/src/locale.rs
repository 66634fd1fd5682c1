//! The languages of the screens.

use serde::{Deserialize, Serialize};

/// A language in which Relais speaks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Locale {
    /// French.
    #[default]
    Fr,
    /// English.
    En,
    /// Arabic, written from right to left.
    Ar,
}

impl Locale {
    /// All of them, French first.
    pub const ALL: [Self; 3] = [Self::Fr, Self::En, Self::Ar];

    /// BCP 47 tag.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
            Self::Ar => "ar",
        }
    }
    /// Direction of writing: `ltr` or `rtl`.
    #[must_use]
    pub const fn direction(self) -> &'static str {
        match self {
            Self::Ar => "rtl",
            Self::Fr | Self::En => "ltr",
        }
    }
    /// Its own name.
    #[must_use]
    pub const fn native(self) -> &'static str {
        match self {
            Self::Fr => "Français",
            Self::En => "English",
            Self::Ar => "العربية",
        }
    }
    /// The language of a tag such as `fr`, `ar-LY` or an ISO 639-3 code.
    #[must_use]
    pub fn find(tag: &str) -> Option<Self> {
        match tag.split(['-', '_', ';']).next().unwrap_or_default().trim().to_ascii_lowercase().as_str() {
            "fr" | "fra" => Some(Self::Fr),
            "en" | "eng" => Some(Self::En),
            "ar" | "ara" => Some(Self::Ar),
            _ => None,
        }
    }
    /// The first language of an `Accept-Language` header that Relais speaks.
    #[must_use]
    pub fn from_header(header: &str) -> Option<Self> {
        header.split(',').find_map(Self::find)
    }
}
