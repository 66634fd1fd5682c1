//! Whom a check, a link or a visit may be about: a person, an anonymous contact, or those of a ticket who have neither.

use std::collections::HashMap;

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
    if let Some(found) = people::guest::get(conn, id).await? {
        return Ok(Some(Guest { id, kind: if found.anonymous { Kind::Contact } else { Kind::Person }, record: found.record }));
    }
    Ok(crate::arrival::record(conn, id.cast()).await?.map(|record| Guest { id, kind: Kind::Ticket, record }))
}

/// The page of a guest, for readers who may open it; empty for others.
pub(crate) fn page(cx: &Cx, guest: &Guest) -> String {
    let may = |duty| cx.demand(duty, &guest.record).is_ok();
    match guest.kind {
        Kind::Person if may(Duty::PersonRead) => format!("/people/{}", guest.id),
        Kind::Contact if may(Duty::ContactRecord) => format!("/contacts/{}", guest.id),
        Kind::Ticket if may(Duty::ArrivalRead) => format!("/arrivals/{}", guest.id),
        _ => String::new(),
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
    let mut names = names(cx, conn, &[(guest.id, guest.kind)]).await?;
    Ok(names.remove(&guest.id).unwrap_or_else(|| Named { id: guest.id, kind: guest.kind, name: String::new(), code: String::new() }))
}

/// Whose card was scanned or whose code was typed; `None` when it is nobody's. Decide on the record before anything is shown.
pub(crate) async fn find(conn: &mut Conn, typed: &str) -> Result<Option<StreamId>> {
    Ok(people::guest::find(conn, typed).await?.map(|found| found.id))
}

/// Several guests in the reader’s measure, whom [`super::get`] found and access allows; whoever has vanished is left out.
pub(crate) async fn names(cx: &Cx, conn: &mut Conn, guests: &[(StreamId, Kind)]) -> Result<HashMap<StreamId, Named>> {
    let mut out = HashMap::with_capacity(guests.len());
    let known: Vec<StreamId> = guests.iter().filter(|guest| guest.1 != Kind::Ticket).map(|guest| guest.0).collect();
    let kinds: HashMap<StreamId, Kind> = guests.iter().copied().collect();
    for (id, named) in people::guest::names(cx, conn, &known).await? {
        let kind = kinds.get(&id).copied().unwrap_or(Kind::Person);
        out.insert(id, Named { id, kind, name: named.name, code: named.code });
    }
    for (id, _) in guests.iter().copied().filter(|guest| guest.1 == Kind::Ticket) {
        if let Some(number) = crate::arrival::number(conn, id.cast()).await? {
            let name = cx.tv("arrival-number", &[("value", number.to_string().into())]);
            out.insert(id, Named { id, kind: Kind::Ticket, name, code: String::new() });
        }
    }
    Ok(out)
}
