//! Flags in the database. The pair itself is sealed: there are few, so all of a site are opened at once.

use access::Record;
use ledger::{BoxFuture, Compartment, Conn, Instant, Projector, SiteId, Stream, StreamId, UserId, Write, all, one, run};
use serde::{Deserialize, Serialize};
use web::{Cx, Result};

use super::facts::{Flag, State};
use crate::place::Apart;

/// Most flags of a site that are heeded.
const FLAGS_MAX: i64 = 500;

pub(super) const PROJECTOR: Projector = Projector {
    room: "apart",
    listens: &["apart/"],
    tables: &["apart"],
    schema: "
        create table apart (apart_id {text} not null primary key, site_id {text} not null, ended {bool} not null, since_at {int} not null, sealed {blob} not null) {strict};
        create index apart_live on apart (site_id, since_at) where not ended;
    ",
    project,
};

/// What is sealed of a flag.
#[derive(Serialize, Deserialize)]
struct Sealed {
    flag: Flag,
    by: UserId,
}

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        let state = State::fold(stream);
        run!(write.conn()?, "delete from apart where apart_id = $1", stream.id)?;
        let (Some(flag), Some(since)) = (state.flag, state.since) else { return Ok(()) };
        let sealed = write.seal(stream.id, Compartment::House, "apart", &Sealed { flag, by: state.by }).await?;
        run!(
            write.conn()?,
            "insert into apart (apart_id, site_id, ended, since_at, sealed) values ($1, $2, $3, $4, $5)",
            stream.id,
            state.site,
            state.ended,
            since,
            sealed
        )?;
        Ok(())
    })
}

#[derive(sqlx::FromRow)]
struct Row {
    apart_id: StreamId,
    since_at: Instant,
    sealed: Vec<u8>,
    wrapped: Vec<u8>,
}

/// A flag that holds.
pub(super) struct FlagRow {
    pub(super) apart_id: StreamId,
    pub(super) since: Instant,
    pub(super) flag: Flag,
    pub(super) by: UserId,
}

/// The flags of a site that hold today, oldest first.
pub(super) async fn list_flags(cx: &Cx, conn: &mut Conn, site: SiteId) -> Result<Vec<FlagRow>> {
    let rows = all!(
        conn,
        Row,
        "select a.apart_id, a.since_at, a.sealed, k.wrapped from apart as a join seal_key as k on k.stream_id = a.apart_id and k.compartment = 'house' where a.site_id = $1 and not a.ended and k.wrapped is not null order by a.since_at, a.apart_id limit $2",
        site,
        FLAGS_MAX
    )?;
    let mut out = Vec::with_capacity(rows.len());
    for row in rows {
        let opened: Sealed = cx.app().ledger().open_sealed(row.apart_id, Compartment::House, "apart", &row.wrapped, &row.sealed)?;
        if opened.flag.until.is_none_or(|last| last >= cx.today()) {
            out.push(FlagRow { apart_id: row.apart_id, since: row.since_at, flag: opened.flag, by: opened.by });
        }
    }
    Ok(out)
}

/// Who is kept apart from whom at a site, for whoever weighs beds.
///
/// # Errors
/// When the database fails.
pub async fn list(cx: &Cx, conn: &mut Conn, site: SiteId) -> Result<Apart> {
    let flags = list_flags(cx, conn, site).await?;
    Ok(Apart(flags.iter().map(|row| (row.flag.one.side(), row.flag.other.side())).collect()))
}

/// The person or contact of a code, with what access rules need to know.
pub(super) async fn find_code(conn: &mut Conn, code: &str) -> Result<Option<(StreamId, Record)>> {
    if let Some((id,)) = one!(&mut *conn, (StreamId,), "select person_id from person where code = $1", code)? {
        return record(conn, id).await;
    }
    match one!(&mut *conn, (StreamId,), "select contact_id from contact where code = $1", code)? {
        Some((id,)) => record(conn, id).await,
        None => Ok(None),
    }
}

/// The same of somebody whose id is known.
pub(super) async fn record(conn: &mut Conn, id: StreamId) -> Result<Option<(StreamId, Record)>> {
    let found = match people::person::record(conn, id.cast()).await? {
        Some(record) => Some(record),
        None => people::contact::record(conn, id).await?,
    };
    Ok(found.map(|record| (id, record)))
}
