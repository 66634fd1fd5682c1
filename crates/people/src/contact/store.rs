//! Anonymous contacts in the database.

use std::collections::HashMap;

use access::Record;
use ledger::{Bind, BoxFuture, Compartment, Conn, Projector, SiteId, Stream, StreamId, Write, one, run};
use web::{Cx, Result};

use super::facts::Contact;

pub(super) const PROJECTOR: Projector = Projector {
    room: "contact",
    listens: &["contact/"],
    tables: &["contact"],
    schema: "
        create table contact (contact_id {text} not null primary key, site_id {text} not null, code {text} not null unique, sex {int} not null, child {bool} not null, birth_year {int}, care {text} not null, family_group {text} not null, sealed {blob}, opened_at {int} not null, closed {bool} not null) {strict};
        create index contact_site on contact (site_id, opened_at);
        create index contact_group on contact (site_id, family_group);
    ",
    project,
};

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        let contact = Contact::fold(stream);
        let Some(opened_at) = contact.opened_at else { return Ok(()) };
        let (noted, year) = contact.noted.clone().unwrap_or_default();
        let names = [noted.given.as_str(), noted.family.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        let sealed = if names.is_empty() { None } else { Some(write.seal(stream.id, Compartment::Identity, "contact", &names).await?) };
        run!(
            write.conn()?,
            "insert into contact (contact_id, site_id, code, sex, child, birth_year, care, family_group, sealed, opened_at, closed) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (contact_id) do update set sex = excluded.sex, child = excluded.child, birth_year = excluded.birth_year, care = excluded.care, family_group = excluded.family_group, sealed = excluded.sealed, closed = excluded.closed",
            stream.id,
            contact.site,
            &contact.code,
            if noted.sex == 0 { contact.sex } else { noted.sex },
            contact.child || noted.is_child(),
            noted.age.map(|age| year - age),
            if noted.alone { "unaccompanied" } else { "" },
            &noted.group,
            sealed,
            opened_at,
            contact.closed
        )?;
        Ok(())
    })
}

/// What access rules need to know of a contact; `None` when there is none.
///
/// # Errors
/// When the database fails.
pub async fn record(conn: &mut Conn, id: StreamId) -> Result<Option<Record>> {
    let found = one!(conn, (SiteId,), "select site_id from contact where contact_id = $1", id)?;
    Ok(found.map(|(site,)| Record { site, restricted: false, assigned: Vec::new() }))
}

/// The code of a contact.
///
/// # Errors
/// When the database fails.
pub async fn code(conn: &mut Conn, id: StreamId) -> Result<Option<String>> {
    Ok(one!(conn, (String,), "select code from contact where contact_id = $1", id)?.map(|row| row.0))
}

/// The codes of several contacts.
///
/// # Errors
/// When the database fails.
pub async fn codes(conn: &mut Conn, ids: &[StreamId]) -> Result<HashMap<StreamId, String>> {
    let mut out = HashMap::with_capacity(ids.len());
    for chunk in ids.chunks(200) {
        let places: Vec<String> = (1..=chunk.len()).map(|i| format!("${i}")).collect();
        let binds: Vec<Bind> = chunk.iter().map(|id| Bind::Text(id.to_string())).collect();
        let rows: Vec<(StreamId, String)> = conn
            .select(format!("select contact_id, code from contact where contact_id in ({}) order by contact_id limit 200", places.join(", ")), &binds)
            .await?;
        out.extend(rows);
    }
    Ok(out)
}

/// The names that were noted at the door, for readers who see names; those of whom none was noted are left out.
///
/// # Errors
/// When the database fails.
pub async fn names(cx: &Cx, conn: &mut Conn, ids: &[StreamId]) -> Result<HashMap<StreamId, String>> {
    let mut out = HashMap::with_capacity(ids.len());
    if !cx.sees(access::Portion::Name) {
        return Ok(out);
    }
    for chunk in ids.chunks(200) {
        let places: Vec<String> = (1..=chunk.len()).map(|i| format!("${i}")).collect();
        let binds: Vec<Bind> = chunk.iter().map(|id| Bind::Text(id.to_string())).collect();
        let sql = format!(
            "select c.contact_id, c.sealed, k.wrapped from contact as c join seal_key as k on k.stream_id = c.contact_id and k.compartment = 'identity' where c.sealed is not null and c.contact_id in ({}) order by c.contact_id limit 200",
            places.join(", ")
        );
        let rows: Vec<(StreamId, Vec<u8>, Vec<u8>)> = conn.select(sql, &binds).await?;
        for (id, sealed, wrapped) in rows {
            out.insert(id, cx.app().ledger().open_sealed(id, Compartment::Identity, "contact", &wrapped, &sealed)?);
        }
    }
    Ok(out)
}

/// The contact of a code.
pub(crate) async fn find_code(conn: &mut Conn, code: &str) -> Result<Option<(StreamId, SiteId)>> {
    Ok(one!(conn, (StreamId, SiteId), "select contact_id, site_id from contact where code = $1", code)?)
}
