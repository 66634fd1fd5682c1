//! The messages of all rooms.

use std::borrow::Cow;
use std::collections::BTreeSet;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::{Locale, typography};

/// A value put into a message.
#[derive(Clone, Debug)]
pub enum Arg<'a> {
    /// Text.
    Text(Cow<'a, str>),
    /// A count, which chooses the plural form.
    Count(i64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}
impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}
impl From<i64> for Arg<'_> {
    fn from(count: i64) -> Self {
        Self::Count(count)
    }
}

/// All messages in all languages.
pub struct Catalogue {
    bundles: Vec<(Locale, FluentBundle<FluentResource>)>,
    keys: Vec<(Locale, BTreeSet<String>)>,
}

impl Catalogue {
    /// From Fluent sources. Gives what is wrong with them, in sentences, beside the catalogue.
    #[must_use]
    pub fn new<'a>(sources: impl IntoIterator<Item = (Locale, &'a str)>) -> (Self, Vec<String>) {
        let mut problems = Vec::new();
        let mut bundles: Vec<_> = Locale::ALL.iter().map(|locale| (*locale, empty_bundle(*locale))).collect();
        let mut keys: Vec<_> = Locale::ALL.iter().map(|locale| (*locale, BTreeSet::new())).collect();
        for (locale, source) in sources {
            let set = if locale == Locale::Fr { typography::french(source) } else { Cow::Borrowed(source) };
            let resource = match FluentResource::try_new(set.into_owned()) {
                Ok(resource) => resource,
                Err((resource, errors)) => {
                    problems.extend(errors.iter().map(|e| format!("{}: {e}", locale.code())));
                    resource
                }
            };
            if let Some((_, known)) = keys.iter_mut().find(|(l, _)| *l == locale) {
                known.extend(message_keys(source));
            }
            let bundle = bundles.iter_mut().find(|(l, _)| *l == locale);
            if let Some(Err(errors)) = bundle.map(|(_, bundle)| bundle.add_resource(resource)) {
                problems.extend(errors.iter().map(|e| format!("{}: {e}", locale.code())));
            }
        }
        (Self { bundles, keys }, problems)
    }

    /// A message without values.
    #[must_use]
    pub fn get(&self, locale: Locale, key: &str) -> String {
        self.with(locale, key, &[])
    }

    /// A message with values.
    #[must_use]
    pub fn with(&self, locale: Locale, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.find(locale, key, args).or_else(|| self.find(Locale::Fr, key, args)).unwrap_or_else(|| key.to_owned())
    }

    /// Whether the language has the message.
    #[must_use]
    pub fn has(&self, locale: Locale, key: &str) -> bool {
        self.keys.iter().any(|(l, keys)| *l == locale && keys.contains(key))
    }

    /// Keys of one language.
    pub fn keys(&self, locale: Locale) -> impl Iterator<Item = &str> {
        self.keys.iter().filter(move |(l, _)| *l == locale).flat_map(|(_, keys)| keys.iter().map(String::as_str))
    }

    fn find(&self, locale: Locale, key: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
        let bundle = &self.bundles.iter().find(|(l, _)| *l == locale)?.1;
        let pattern = bundle.get_message(key)?.value()?;
        let mut values = FluentArgs::new();
        for (name, arg) in args {
            let value = match arg {
                Arg::Text(text) => FluentValue::from(text.as_ref()),
                Arg::Count(count) => FluentValue::from(*count),
            };
            values.set(*name, value);
        }
        let mut errors = Vec::new();
        Some(bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned())
    }
}

fn empty_bundle(locale: Locale) -> FluentBundle<FluentResource> {
    let id: LanguageIdentifier = locale.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // Codes and names in Arabic sentences are isolated in the page by <bdi>, not by invisible characters in data.
    bundle.set_use_isolating(false);
    bundle
}

/// The keys that a Fluent source defines.
fn message_keys(source: &str) -> impl Iterator<Item = String> + '_ {
    source
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()))
        .filter_map(|line| line.split_once('=').map(|(key, _)| key.trim().to_owned()))
}
