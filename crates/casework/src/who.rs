//! The person whose follow-up a page is about, and what every deed of case work demands first: a right to the file, an open
//! follow-up, a consent in force.

use access::{Duty, Record};
use ledger::{Compartment, Conn, Day, Stream};
use people::consent::{Consents, LiveConsent};
use people::person::{self, Head, PersonId};
use text::Locale;
use web::{Cx, Error, Result};

/// A person whom the reader may follow or read in this way; as if there were nobody otherwise. The protection part of the
/// file must be the reader's to read.
pub(crate) async fn demand(cx: &Cx, conn: &mut Conn, (duty, id): (Duty, PersonId)) -> Result<Record> {
    let record = person::record(conn, id).await?.ok_or(Error::NotFound)?;
    cx.demand(duty, &record)?;
    if cx.reads(Compartment::Protection) { Ok(record) } else { Err(Error::NotFound) }
}

/// Whether the reader may do something to a record whose protection part they read.
pub(crate) fn allows(cx: &Cx, duty: Duty, record: &Record) -> bool {
    cx.reads(Compartment::Protection) && cx.demand(duty, record).is_ok()
}

/// How a page names the person. Look first.
pub(crate) async fn head(cx: &Cx, conn: &mut Conn, id: PersonId) -> Result<Head> {
    person::head(cx, conn, id).await?.ok_or(Error::NotFound)
}

/// The page of the person, for readers who may open it.
pub(crate) fn path(cx: &Cx, id: PersonId, record: &Record) -> String {
    if cx.demand(Duty::PersonRead, record).is_ok() { format!("/people/{id}") } else { String::new() }
}

/// A follow-up that goes on: what rules of case work take as an argument, so that none can be forgotten.
pub(crate) struct Following(());

impl Following {
    /// The follow-up of the person, open now, agreed to and not taken back.
    ///
    /// # Errors
    /// A sentence that says what is missing.
    pub(crate) fn of(stream: &Stream, today: Day) -> Result<Self> {
        if !care::file::File::fold(stream).is_some_and(|file| file.is_open()) {
            return Err(Error::conflict("", "assessment-no-follow-up"));
        }
        let _live: LiveConsent = Consents::fold(stream).live("general", today).map_err(Error::Conflict)?;
        Ok(Self(()))
    }

    #[cfg(test)]
    pub(crate) const fn for_tests() -> Self {
        Self(())
    }
}

/// The language of something printed: the one asked for, else the reader's.
pub(crate) fn locale(cx: &Cx, asked: &str) -> Locale {
    Locale::find(asked).unwrap_or(cx.locale())
}

/// A typed line with its white space put in order.
fn line(typed: &str) -> String {
    typed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Typed lines, each put in order, without empty ones at the ends.
pub(crate) fn lines(typed: &str) -> String {
    let kept: Vec<String> = typed.lines().map(line).collect();
    kept.join("\n").trim().to_owned()
}

/// The n-th of the values of a field that comes several times; empty when there is none.
pub(crate) fn nth(values: &[String], n: usize) -> &str {
    values.get(n).map(|value| value.trim()).unwrap_or_default()
}
