//! Lists the whole program refers to: countries (ISO 3166-1 alpha-3, with XXA for stateless) and languages (ISO 639-3),
//! named in French, English and Arabic (Unicode CLDR; see `data/`).

use std::sync::LazyLock;

use text::Locale;

/// A code with its names.
pub struct Entry {
    /// ISO code.
    pub code: &'static str,
    fr: &'static str,
    en: &'static str,
    ar: &'static str,
}

impl Entry {
    /// Its name in a language.
    #[must_use]
    pub const fn name(&self, locale: Locale) -> &'static str {
        match locale {
            Locale::Fr => self.fr,
            Locale::En => self.en,
            Locale::Ar => self.ar,
        }
    }
}

static COUNTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| parse(include_str!("../data/countries.tsv")));
static LANGUAGES: LazyLock<Vec<Entry>> = LazyLock::new(|| parse(include_str!("../data/languages.tsv")));

fn parse(table: &'static str) -> Vec<Entry> {
    let rows = table.lines().skip(1).map(|line| line.split('\t'));
    rows.filter_map(|mut cells| Some(Entry { code: cells.next()?, fr: cells.next()?, en: cells.next()?, ar: cells.next()? })).collect()
}

/// All countries.
#[must_use]
pub fn countries() -> &'static [Entry] {
    &COUNTRIES
}
/// All languages.
#[must_use]
pub fn languages() -> &'static [Entry] {
    &LANGUAGES
}
/// The country of a code.
#[must_use]
pub fn country(code: &str) -> Option<&'static Entry> {
    COUNTRIES.iter().find(|entry| entry.code == code)
}
/// The language of a code.
#[must_use]
pub fn language(code: &str) -> Option<&'static Entry> {
    LANGUAGES.iter().find(|entry| entry.code == code)
}

/// The code of what somebody typed: a code, or a name in any of the three languages, accents and case aside.
#[must_use]
pub fn find(entries: &'static [Entry], typed: &str) -> Option<&'static str> {
    let typed = plain(typed);
    if typed.is_empty() {
        return None;
    }
    entries.iter().find(|e| plain(e.code) == typed || Locale::ALL.iter().any(|l| plain(e.name(*l)) == typed)).map(|e| e.code)
}

fn plain(name: &str) -> String {
    name.trim()
        .to_lowercase()
        .chars()
        .map(|c| match c {
            'à' | 'â' | 'ä' | 'á' | 'ã' | 'å' => 'a',
            'ç' => 'c',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'í' | 'î' | 'ï' => 'i',
            'ó' | 'ô' | 'ö' | 'õ' => 'o',
            'ù' | 'û' | 'ü' | 'ú' => 'u',
            '’' | '-' => '\'',
            other => other,
        })
        .collect()
}
