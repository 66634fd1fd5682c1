//! Whom a check, a link or a visit may be about: a person, an anonymous contact, or those of a ticket who have neither.

mod store;

pub(crate) use store::{find, list_names};

use access::{Duty, Record};
use ledger::{Conn, StreamId};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Result};

/// What somebody is to the program.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Somebody with a file.
    Person,
    /// Somebody who gets help without a name.
    Contact,
    /// Those of a ticket, of whom nothing else is known yet.
    Ticket,
}

impl Kind {
    /// Name in the database.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Contact => "contact",
            Self::Ticket => "ticket",
        }
    }
}

/// Somebody, and what access rules need to know of them.
pub(crate) struct Guest {
    pub(crate) id: StreamId,
    pub(crate) kind: Kind,
    pub(crate) record: Record,
}

/// Who has this id; `None` when nobody has.
pub(crate) async fn get(conn: &mut Conn, id: StreamId) -> Result<Option<Guest>> {
    if let Some(record) = people::person::record(conn, id.cast()).await? {
        return Ok(Some(Guest { id, kind: Kind::Person, record }));
    }
    if let Some(record) = people::contact::record(conn, id).await? {
        return Ok(Some(Guest { id, kind: Kind::Contact, record }));
    }
    Ok(crate::arrival::record(conn, id.cast()).await?.map(|record| Guest { id, kind: Kind::Ticket, record }))
}

/// The page of a guest, for readers who may open it; else the board of arrivals.
pub(crate) fn page(cx: &Cx, guest: &Guest) -> String {
    let may = |duty| cx.demand(duty, &guest.record).is_ok();
    match guest.kind {
        Kind::Person if may(Duty::PersonRead) => format!("/people/{}", guest.id),
        Kind::Contact if may(Duty::ContactRecord) => format!("/contacts/{}", guest.id),
        Kind::Ticket if may(Duty::ArrivalRead) => format!("/arrivals/{}", guest.id),
        _ if may(Duty::ArrivalRead) => "/arrivals".to_owned(),
        _ => "/eligibility".to_owned(),
    }
}

/// A guest as a page names them, in the reader's measure.
#[derive(Serialize, ToSchema, Clone)]
pub struct Named {
    /// Person, contact or ticket.
    pub id: StreamId,
    /// Which of the three.
    pub kind: Kind,
    /// Name, or the code for readers without names; the number of a ticket.
    pub name: String,
    /// Human code; empty for a ticket.
    pub code: String,
}

/// Names one guest. Who shows it records the look first.
pub(crate) async fn named(cx: &Cx, conn: &mut Conn, guest: &Guest) -> Result<Named> {
    let mut names = list_names(cx, conn, &[(guest.id, guest.kind)]).await?;
    Ok(names.remove(&guest.id).unwrap_or_else(|| Named { id: guest.id, kind: guest.kind, name: String::new(), code: String::new() }))
}
