//! Anonymous contacts in the database.

use std::collections::HashMap;

use access::Record;
use ledger::{Bind, BoxFuture, Conn, Projector, SiteId, Stream, StreamId, Write, one, run};
use web::Result;

use super::facts::Contact;

pub(super) const PROJECTOR: Projector = Projector {
    room: "contact",
    listens: &["contact/"],
    tables: &["contact"],
    schema: "
        create table contact (contact_id {text} not null primary key, site_id {text} not null, code {text} not null unique, sex {int} not null, child {bool} not null, opened_at {int} not null, closed {bool} not null) {strict};
        create index contact_site on contact (site_id, opened_at);
    ",
    project,
};

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        let contact = Contact::fold(stream);
        let Some(opened_at) = contact.opened_at else { return Ok(()) };
        run!(
            write.conn()?,
            "insert into contact (contact_id, site_id, code, sex, child, opened_at, closed) values ($1, $2, $3, $4, $5, $6, $7) on conflict (contact_id) do update set closed = excluded.closed",
            stream.id,
            contact.site,
            &contact.code,
            contact.sex,
            contact.child,
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

/// The contact of a code.
pub(crate) async fn find_code(conn: &mut Conn, code: &str) -> Result<Option<(StreamId, SiteId)>> {
    Ok(one!(conn, (StreamId, SiteId), "select contact_id, site_id from contact where code = $1", code)?)
}
