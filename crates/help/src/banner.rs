//! Who a page is about, and the way from one page of their help to the next.

use access::{Duty, Record};
use ledger::Conn;
use people::person::{self, Head, PersonId};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Error, Result};

/// Whom the page is about, as the reader may see it.
#[derive(Serialize, ToSchema)]
pub(crate) struct Banner {
    pub(crate) head: Head,
    /// The page of the person, for readers who may open it.
    pub(crate) path: String,
    /// Whether the plan is theirs to read.
    pub(crate) plan: bool,
    /// Whether what was done is theirs to read.
    pub(crate) services: bool,
    /// Whether appointments are theirs to keep.
    pub(crate) appointments: bool,
}

/// Refuses unless the duty may be done for the person; as if there were nobody.
pub(crate) async fn demand(cx: &Cx, conn: &mut Conn, (duty, id): (Duty, PersonId)) -> Result<Record> {
    let record = person::record(conn, id).await?.ok_or(Error::NotFound)?;
    cx.demand(duty, &record)?;
    Ok(record)
}

/// The banner. Look first.
pub(crate) async fn banner(cx: &Cx, conn: &mut Conn, (id, record): (PersonId, &Record)) -> Result<Banner> {
    let may = |duty| cx.demand(duty, record).is_ok();
    Ok(Banner {
        head: person::head(cx, conn, id).await?.ok_or(Error::NotFound)?,
        path: if may(Duty::PersonRead) { format!("/people/{id}") } else { String::new() },
        plan: may(Duty::CaseRead),
        services: may(Duty::NoteWrite),
        appointments: may(Duty::AppointmentKeep),
    })
}
