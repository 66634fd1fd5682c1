//! Somebody whom the house deals with, whether they have a file or stay anonymous: found by card or code, named in the
//! reader's measure.

use std::collections::HashMap;

use access::Record;
use ledger::{Conn, StreamId};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Result};

use crate::{card, code, contact, person};

/// A person, or an anonymous contact.
pub struct Guest {
    /// Id of the person or contact.
    pub id: StreamId,
    /// Whether they have no file.
    pub anonymous: bool,
    /// What access rules need to know.
    pub record: Record,
}

/// How a page names somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Named {
    /// Name; the code for readers without names, and where none is known.
    pub name: String,
    /// Human code.
    pub code: String,
    /// Whether the file is closed to the site at large.
    #[serde(skip)]
    pub restricted: bool,
}

/// What a card or a typed code led to.
pub struct Found {
    /// Person or contact.
    pub id: StreamId,
    /// Whether the card that was scanned is no longer good.
    pub revoked: bool,
}

/// Who has this id; `None` when nobody has.
///
/// # Errors
/// When the database fails.
pub async fn get(conn: &mut Conn, id: StreamId) -> Result<Option<Guest>> {
    if let Some(record) = person::record(conn, id.cast()).await? {
        return Ok(Some(Guest { id, anonymous: false, record }));
    }
    Ok(contact::record(conn, id).await?.map(|record| Guest { id, anonymous: true, record }))
}

/// Whose card was scanned, or whose code was typed; `None` when it is nobody's. Decide on the record before anything is shown.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &mut Conn, typed: &str) -> Result<Option<Found>> {
    if let Some(found) = card::find(conn, typed).await? {
        return Ok(Some(Found { id: found.person.cast(), revoked: found.revoked }));
    }
    let Some(code) = code::parse(typed) else { return Ok(None) };
    if let Some(person) = person::find_code(conn, &code).await? {
        return Ok(Some(Found { id: person.cast(), revoked: false }));
    }
    Ok(contact::find_code(conn, &code).await?.map(|(id, _)| Found { id, revoked: false }))
}

/// Names several guests in the reader's measure. Record the look first; whoever has vanished is left out.
///
/// # Errors
/// When the database fails.
pub async fn names(cx: &Cx, conn: &mut Conn, ids: &[StreamId]) -> Result<HashMap<StreamId, Named>> {
    let people: Vec<person::PersonId> = ids.iter().map(|id| id.cast()).collect();
    let mut out: HashMap<StreamId, Named> = person::names(cx, conn, &people).await?.into_iter().map(|(id, named)| (id.cast(), named)).collect();
    let rest: Vec<StreamId> = ids.iter().copied().filter(|id| !out.contains_key(id)).collect();
    let mut noted = contact::names(cx, conn, &rest).await?;
    for (id, code) in contact::codes(conn, &rest).await? {
        let name = noted.remove(&id).unwrap_or_else(|| code.clone());
        out.insert(id, Named { name, code, restricted: false });
    }
    Ok(out)
}
