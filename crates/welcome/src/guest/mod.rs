//! Guests as this subject deals with them: people with a file, and those who stay anonymous.

mod store;

use store::find;
pub(crate) use store::{Guest, code, contacts, family};

use std::collections::HashMap;

use access::{Duty, Portion};
use house::stay::{GuestId, GuestKind};
use ledger::Conn;
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Error, Result};

/// A guest as a page names them.
#[derive(Clone, Default, Serialize, ToSchema)]
pub(crate) struct GuestName {
    /// Person or contact.
    pub(crate) id: GuestId,
    /// Name; the code for readers without names, and where none is known.
    pub(crate) name: String,
    /// What is on the card.
    pub(crate) code: String,
    /// Their page; empty where the reader may not open it, and in lists.
    pub(crate) page: String,
}

/// The guest, if the reader may do this to them.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or none for this reader.
pub(crate) async fn get(cx: &Cx, conn: &mut Conn, (id, duty): (GuestId, Duty)) -> Result<Guest> {
    let guest = find(conn, id).await?.ok_or(Error::NotFound)?;
    cx.demand(duty, &guest.record)?;
    Ok(guest)
}

impl GuestName {
    /// Where a form goes back to: the guest's page, or the list for readers who may not open it.
    pub(crate) fn back(&self, list: &str) -> String {
        if self.page.is_empty() { list.to_owned() } else { self.page.clone() }
    }
}

/// The page of the guest, for readers who may open it.
fn page_of(cx: &Cx, guest: &Guest) -> String {
    let may = |duty| cx.demand(duty, &guest.record).is_ok();
    match guest.kind {
        GuestKind::Person if may(Duty::PersonRead) => format!("/people/{}", guest.id),
        GuestKind::Contact if may(Duty::ContactRecord) => format!("/contacts/{}", guest.id),
        _ => String::new(),
    }
}

/// The guest's name in the reader's measure. Record the look first.
///
/// # Errors
/// When the database fails.
pub(crate) async fn name_of(cx: &Cx, conn: &mut Conn, guest: &Guest) -> Result<GuestName> {
    let named = names(cx, conn, &[(guest.id, guest.kind)]).await?.remove(&guest.id).unwrap_or_default();
    Ok(GuestName { page: page_of(cx, guest), ..named })
}

/// Names of several guests in the reader's measure. Record the look first.
///
/// # Errors
/// When the database fails.
pub(crate) async fn names(cx: &Cx, conn: &mut Conn, guests: &[(GuestId, GuestKind)]) -> Result<HashMap<GuestId, GuestName>> {
    let ids: Vec<GuestId> = guests.iter().map(|(id, _)| *id).collect();
    let named = people::guest::names(cx, conn, &ids).await?;
    Ok(named.into_iter().map(|(id, named)| (id, GuestName { id, name: named.name, code: named.code, page: String::new() })).collect())
}

/// Age in completed years at least, from the year of birth alone.
pub(crate) fn age(cx: &Cx, guest: &Guest) -> Option<i64> {
    guest.birth_year.map(|year| i64::from(cx.today().date().year()) - year)
}

/// Whether families are shown as such.
pub(crate) fn sees_families(cx: &Cx) -> bool {
    cx.sees(Portion::Family)
}
