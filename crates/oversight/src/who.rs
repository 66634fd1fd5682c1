//! The person whom a page of case work is about, as its banner names them.

use access::{Duty, Record};
use ledger::Conn;
use people::person::{self, PersonId};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Error, Result};

/// Banner of a page about a person.
#[derive(Clone, Serialize, ToSchema)]
pub struct Who {
    /// Person.
    pub id: PersonId,
    /// Name, or the code for readers without names.
    pub name: String,
    /// Human code.
    pub code: String,
    /// ISO 639-3; empty for readers who are not told.
    pub language: String,
    /// The page of the person, for readers who may open it; else empty.
    pub path: String,
}

/// What access needs to know of a person whom the reader may do this to; as if there were nobody otherwise.
pub(crate) async fn demand(cx: &Cx, conn: &mut Conn, (duty, id): (Duty, PersonId)) -> Result<Record> {
    let record = person::record(conn, id).await?.ok_or(Error::NotFound)?;
    cx.demand(duty, &record)?;
    Ok(record)
}

/// The banner. Record the look first.
pub(crate) async fn who(cx: &Cx, conn: &mut Conn, (id, record): (PersonId, &Record)) -> Result<Who> {
    let head = person::head(cx, conn, id).await?.ok_or(Error::NotFound)?;
    let path = if cx.demand(Duty::PersonRead, record).is_ok() { format!("/people/{id}") } else { String::new() };
    Ok(Who { id, name: head.name, code: head.code, language: head.language, path })
}
