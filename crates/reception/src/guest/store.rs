//! Guests found by what they show, and named.

use std::collections::HashMap;

use ledger::{Conn, StreamId, one};
use web::{Cx, Result};

use super::{Kind, Named};

/// Whose card was scanned or whose code was typed; `None` when it is nobody's. Decide on the record before anything is shown.
pub(crate) async fn find(conn: &mut Conn, typed: &str) -> Result<Option<StreamId>> {
    if let Some(found) = people::card::find(conn, typed).await? {
        return Ok(Some(found.person.cast()));
    }
    let Some(code) = people::code::parse(typed) else { return Ok(None) };
    if let Some((person,)) = one!(&mut *conn, (StreamId,), "select person_id from person where code = $1", &code)? {
        return Ok(Some(person));
    }
    Ok(one!(conn, (StreamId,), "select contact_id from contact where code = $1", &code)?.map(|row| row.0))
}

/// Several guests in the reader’s measure, whom [`super::get`] found and access allows; whoever has vanished is left out.
pub(crate) async fn list_names(cx: &Cx, conn: &mut Conn, guests: &[(StreamId, Kind)]) -> Result<HashMap<StreamId, Named>> {
    let of = |kind: Kind| guests.iter().filter(move |guest| guest.1 == kind).map(|guest| guest.0);
    let mut out = HashMap::with_capacity(guests.len());
    let people: Vec<_> = of(Kind::Person).map(StreamId::cast).collect();
    for (id, head) in people::person::heads(cx, conn, &people).await? {
        out.insert(id.cast(), Named { id: id.cast(), kind: Kind::Person, name: head.name, code: head.code });
    }
    let contacts: Vec<StreamId> = of(Kind::Contact).collect();
    let noted = people::contact::names(cx, conn, &contacts).await?;
    for (id, code) in people::contact::codes(conn, &contacts).await? {
        let name = noted.get(&id).unwrap_or(&code).clone();
        out.insert(id, Named { id, kind: Kind::Contact, name, code });
    }
    for id in of(Kind::Ticket) {
        if let Some(number) = crate::arrival::number(conn, id.cast()).await? {
            let name = cx.tv("arrival-number", &[("value", number.to_string().into())]);
            out.insert(id, Named { id, kind: Kind::Ticket, name, code: String::new() });
        }
    }
    Ok(out)
}
