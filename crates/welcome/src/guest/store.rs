//! Guests in the database, whatever the reader may see of them.

use access::{Duty, Record};
use house::stay::{GuestId, GuestKind};
use ledger::{Conn, StreamId, one};
use people::person::PersonId;
use web::{Cx, Result};

/// A person or an anonymous contact as far as rules need to know.
#[derive(Clone)]
pub(crate) struct Guest {
    /// Person or contact.
    pub(crate) id: GuestId,
    /// Which of the two.
    pub(crate) kind: GuestKind,
    /// What access needs to know.
    pub(crate) record: Record,
    /// ISO 5218.
    pub(crate) sex: i64,
    /// Year of birth, when known.
    pub(crate) birth_year: Option<i64>,
    /// Language, ISO 639-3; empty when not known.
    pub(crate) language: String,
}

/// A person or contact; `None` when there is none.
pub(crate) async fn find(conn: &mut Conn, id: GuestId) -> Result<Option<Guest>> {
    if let Some(record) = people::person::record(conn, id.cast()).await? {
        let row = one!(conn, (i64, Option<i64>, String), "select sex, birth_year, language from person where person_id = $1", id)?;
        let (sex, birth_year, language) = row.unwrap_or_default();
        return Ok(Some(Guest { id, kind: GuestKind::Person, record, sex, birth_year, language }));
    }
    let Some(record) = people::contact::record(conn, id).await? else { return Ok(None) };
    let sex = one!(conn, (i64,), "select sex from contact where contact_id = $1", id)?.map_or(0, |row| row.0);
    Ok(Some(Guest { id, kind: GuestKind::Contact, record, sex, birth_year: None, language: String::new() }))
}

/// The household of a guest with its members, the head first; `None` for somebody alone.
pub(crate) async fn family(conn: &mut Conn, guest: &Guest) -> Result<Option<(StreamId, Vec<PersonId>)>> {
    if guest.kind == GuestKind::Contact {
        return Ok(None);
    }
    let Some(household) = people::household::of(conn, guest.id.cast()).await? else { return Ok(None) };
    let members: Vec<PersonId> = people::household::members(conn, household).await?.into_iter().map(|(person, _)| person).collect();
    Ok((members.len() > 1).then_some((household, members)))
}

/// Whether the reader may do this to those who stay anonymous, as a condition on rows whose `p.person_id` is then null.
pub(crate) fn contacts(cx: &Cx, duty: Duty) -> &'static str {
    let anonymous = Record { site: cx.site_id(), restricted: false, assigned: Vec::new() };
    if cx.demand(duty, &anonymous).is_ok() { "p.person_id is null" } else { "1 = 0" }
}

/// What is on the guest's card, whatever the reader sees of names.
pub(crate) async fn code(conn: &mut Conn, id: GuestId, kind: GuestKind) -> Result<Option<String>> {
    if kind == GuestKind::Contact {
        return people::contact::code(conn, id).await;
    }
    Ok(one!(conn, (String,), "select code from person where person_id = $1", id)?.map(|row| row.0))
}
