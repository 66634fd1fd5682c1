//! Head counts in the database: figures only. Who was found stays in the stream.

use ledger::{BoxFuture, Conn, Instant, Projector, SiteId, Stream, Write, all, one, run};
use web::Result;

use super::facts::{CountId, Headcount};

pub(super) const PROJECTOR: Projector = Projector {
    room: "headcount",
    listens: &["headcount/"],
    tables: &["headcount"],
    schema: "
        create table headcount (headcount_id {text} not null primary key, site_id {text} not null, kind {text} not null, begun_at {int} not null, ended_at {int}, expected {int} not null, found {int} not null, missing {int} not null) {strict};
        create index headcount_site on headcount (site_id, begun_at);
    ",
    project,
};

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        let count = Headcount::fold(stream);
        let Some(begun_at) = count.begun_at else { return Ok(()) };
        let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        run!(
            write.conn()?,
            "insert into headcount (headcount_id, site_id, kind, begun_at, ended_at, expected, found, missing) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (headcount_id) do update set site_id = excluded.site_id, kind = excluded.kind, begun_at = excluded.begun_at, ended_at = excluded.ended_at, expected = excluded.expected, found = excluded.found, missing = excluded.missing",
            stream.id,
            count.site,
            count.kind.name(),
            begun_at,
            count.ended_at,
            number(count.expected.len()),
            number(count.found.len()),
            number(count.missing().count())
        )?;
        Ok(())
    })
}

/// The count that goes on at a site.
pub(super) async fn open(conn: &mut Conn, site: SiteId) -> Result<Option<CountId>> {
    Ok(one!(conn, (CountId,), "select headcount_id from headcount where site_id = $1 and ended_at is null order by begun_at desc limit 1", site)?
        .map(|row| row.0))
}

/// The site of a count; `None` when there is no such count.
pub(super) async fn site(conn: &mut Conn, id: CountId) -> Result<Option<SiteId>> {
    Ok(one!(conn, (SiteId,), "select site_id from headcount where headcount_id = $1", id)?.map(|row| row.0))
}

/// A count in figures.
#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pub(super) headcount_id: CountId,
    pub(super) kind: String,
    pub(super) begun_at: Instant,
    pub(super) ended_at: Option<Instant>,
    pub(super) expected: i64,
    pub(super) found: i64,
    pub(super) missing: i64,
}

/// Counts of a site, newest first.
pub(super) async fn list(conn: &mut Conn, site: SiteId, limit: i64) -> Result<Vec<Row>> {
    Ok(all!(
        conn,
        Row,
        "select headcount_id, kind, begun_at, ended_at, expected, found, missing from headcount where site_id = $1 order by begun_at desc, headcount_id limit $2",
        site,
        limit
    )?)
}
