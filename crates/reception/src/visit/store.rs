//! Visits in the database.

use access::Record;
use ledger::{BoxFuture, Compartment, Conn, Day, Instant, Projector, SiteId, Stream, StreamId, Write, all, one, run};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Result};

use super::facts::{Visit, VisitId};

/// Visits on a page.
pub(super) const LIST_MAX: i64 = 60;
/// Visits of earlier days that are ended at once.
pub(super) const SETTLE_MAX: i64 = 500;

pub(super) const PROJECTOR: Projector = Projector {
    room: "visit",
    listens: &["visit/"],
    tables: &["day_visit"],
    schema: "
        create table day_visit (visit_id {text} not null primary key, site_id {text} not null, number {int} not null, day {text} not null, in_at {int} not null, out_at {int}, women {int} not null, men {int} not null, children {int} not null, purpose {text} not null, inside {bool} not null, cancelled {bool} not null, sealed {blob}) {strict};
        create index day_visit_day on day_visit (site_id, day, number);
        create index day_visit_inside on day_visit (site_id, in_at) where inside;
    ",
    project,
};

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        let visit = Visit::fold(stream);
        let Some(came) = &visit.came else { return Ok(()) };
        let sealed = match visit.guest {
            Some(guest) => Some(write.seal(stream.id, Compartment::Identity, "day_visit", &guest).await?),
            None => None,
        };
        run!(
            write.conn()?,
            "insert into day_visit (visit_id, site_id, number, day, in_at, out_at, women, men, children, purpose, inside, cancelled, sealed) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict (visit_id) do update set out_at = excluded.out_at, inside = excluded.inside, cancelled = excluded.cancelled, sealed = excluded.sealed",
            stream.id,
            visit.site,
            came.number,
            came.day,
            came.at,
            visit.went.as_ref().and_then(|went| went.at),
            came.women,
            came.men,
            came.children,
            &came.purpose,
            visit.is_inside(),
            visit.cancelled,
            sealed
        )?;
        Ok(())
    })
}

/// What access rules need to know of a visit.
pub(super) async fn record(conn: &mut Conn, id: VisitId) -> Result<Option<Record>> {
    let found = one!(conn, (SiteId,), "select site_id from day_visit where visit_id = $1", id)?;
    Ok(found.map(|(site,)| Record { site, restricted: false, assigned: Vec::new() }))
}

/// The next number of a day.
pub(super) async fn next_number(conn: &mut Conn, site: SiteId, day: Day) -> Result<i64> {
    let last = one!(conn, (Option<i64>,), "select max(number) from day_visit where site_id = $1 and day = $2", site, day)?;
    Ok(last.and_then(|row| row.0).unwrap_or(0).saturating_add(1))
}

/// How many visitors are inside a site now, as far as is noted: heads, not visits.
///
/// # Errors
/// When the database fails.
pub async fn count_inside(conn: &mut Conn, site: SiteId) -> Result<i64> {
    let found = one!(conn, (i64,), "select cast(coalesce(sum(women + men + children), 0) as bigint) from day_visit where site_id = $1 and inside", site)?;
    Ok(found.map_or(0, |row| row.0))
}

/// A visit that has not ended: heads and a number, and nothing of who it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema, sqlx::FromRow)]
pub struct Inside {
    /// The visit.
    pub visit_id: VisitId,
    /// Number of its day.
    pub number: i64,
    /// Since when.
    pub in_at: Instant,
    /// How many people.
    pub heads: i64,
}

/// The visits that have not ended, longest first: for the list at the meeting point.
///
/// # Errors
/// When the database fails.
pub async fn list_inside(conn: &mut Conn, site: SiteId, limit: i64) -> Result<Vec<Inside>> {
    Ok(all!(
        conn,
        Inside,
        "select visit_id, number, in_at, women + men + children as heads from day_visit where site_id = $1 and inside order by in_at, number, visit_id limit $2",
        site,
        limit
    )?)
}

/// A visit with the key that opens who it was.
#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pub(super) visit_id: VisitId,
    pub(super) number: i64,
    pub(super) day: Day,
    pub(super) in_at: Instant,
    pub(super) out_at: Option<Instant>,
    pub(super) women: i64,
    pub(super) men: i64,
    pub(super) children: i64,
    pub(super) purpose: String,
    sealed: Option<Vec<u8>>,
    wrapped: Option<Vec<u8>>,
}

impl Row {
    /// Person or contact, when it is known who it was.
    pub(super) fn guest(&self, cx: &Cx) -> Result<Option<StreamId>> {
        match (&self.sealed, &self.wrapped) {
            (Some(sealed), Some(wrapped)) => {
                Ok(Some(cx.app().ledger().open_sealed(self.visit_id.cast(), Compartment::Identity, "day_visit", wrapped, sealed)?))
            }
            _ => Ok(None),
        }
    }
}

/// Those inside now, longest first.
pub(super) async fn list_in(cx: &Cx, conn: &mut Conn) -> Result<Vec<Row>> {
    Ok(all!(
        conn,
        Row,
        "select v.visit_id, v.number, v.day, v.in_at, v.out_at, v.women, v.men, v.children, v.purpose, v.sealed, k.wrapped from day_visit as v left join seal_key as k on k.stream_id = v.visit_id and k.compartment = 'identity'
        where v.site_id = $1 and v.inside order by v.in_at, v.number, v.visit_id limit $2",
        cx.site_id(),
        LIST_MAX
    )?)
}

/// Those who came today and have gone, newest first.
pub(super) async fn list_gone(cx: &Cx, conn: &mut Conn) -> Result<Vec<Row>> {
    Ok(all!(
        conn,
        Row,
        "select v.visit_id, v.number, v.day, v.in_at, v.out_at, v.women, v.men, v.children, v.purpose, v.sealed, k.wrapped from day_visit as v left join seal_key as k on k.stream_id = v.visit_id and k.compartment = 'identity'
        where v.site_id = $1 and v.day = $2 and not v.inside and not v.cancelled order by v.number desc, v.visit_id limit $3",
        cx.site_id(),
        cx.today(),
        LIST_MAX
    )?)
}

/// Heads of today by purpose: women, men, children.
pub(super) async fn count_day(cx: &Cx, conn: &mut Conn) -> Result<Vec<(String, i64, i64, i64)>> {
    Ok(all!(
        conn,
        (String, i64, i64, i64),
        "select purpose, cast(sum(women) as bigint), cast(sum(men) as bigint), cast(sum(children) as bigint) from day_visit where site_id = $1 and day = $2 and not cancelled group by purpose order by purpose limit 20",
        cx.site_id(),
        cx.today()
    )?)
}

/// How many visits of earlier days nobody has ended.
pub(super) async fn count_stale(cx: &Cx, conn: &mut Conn) -> Result<i64> {
    let midnight = cx.today().start(&cx.zone());
    let found = one!(conn, (i64,), "select count(*) from day_visit where site_id = $1 and inside and in_at < $2", cx.site_id(), midnight)?;
    Ok(found.map_or(0, |row| row.0))
}

/// The visits of earlier days that nobody has ended.
pub(super) async fn list_stale(cx: &Cx, conn: &mut Conn) -> Result<Vec<VisitId>> {
    let midnight = cx.today().start(&cx.zone());
    let rows = all!(
        conn,
        (VisitId,),
        "select visit_id from day_visit where site_id = $1 and inside and in_at < $2 order by in_at, visit_id limit $3",
        cx.site_id(),
        midnight,
        SETTLE_MAX
    )?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}
