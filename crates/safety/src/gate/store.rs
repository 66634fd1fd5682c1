//! The gate in the database: who is out, and who passed last.

use ledger::{BoxFuture, Conn, Instant, Projector, SiteId, Stream, StreamId, UserId, Write, all, one, run};
use web::Result;

use super::facts::{Crossings, Direction};

pub(super) const PROJECTOR: Projector = Projector {
    room: "gate",
    listens: &["gate/"],
    tables: &["gate_crossing", "gate_out"],
    schema: "
        create table gate_crossing (guest_id {text} not null, place {int} not null, site_id {text} not null, direction {text} not null, at {int} not null, user_id {text} not null, primary key (guest_id, place)) {strict};
        create index gate_crossing_site on gate_crossing (site_id, at);
        create table gate_out (guest_id {text} not null primary key, site_id {text} not null, since_at {int} not null) {strict};
        create index gate_out_site on gate_out (site_id, since_at);
    ",
    project,
};

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        let crossings = Crossings::fold(stream);
        let by = |at: Instant| -> Option<(SiteId, UserId)> {
            stream.of::<super::facts::GateFact>().find(|(_, super::facts::GateFact::Crossed(c))| c.at == at).map(|(fact, _)| (fact.site, fact.author))
        };
        run!(write.conn()?, "delete from gate_crossing where guest_id = $1", stream.id)?;
        run!(write.conn()?, "delete from gate_out where guest_id = $1", stream.id)?;
        for ((direction, at), place) in crossings.0.iter().zip(1_i64..) {
            let (site, user) = by(*at).unwrap_or_default();
            run!(
                write.conn()?,
                "insert into gate_crossing (guest_id, place, site_id, direction, at, user_id) values ($1, $2, $3, $4, $5, $6)",
                stream.id,
                place,
                site,
                direction.name(),
                *at,
                user
            )?;
        }
        if let Some(since) = crossings.out_since() {
            let (site, _) = by(since).unwrap_or_default();
            run!(write.conn()?, "insert into gate_out (guest_id, site_id, since_at) values ($1, $2, $3)", stream.id, site, since)?;
        }
        Ok(())
    })
}

/// Since when a guest is in the house; `None` when no stay lasts.
pub(super) async fn in_since(conn: &mut Conn, site: SiteId, guest: StreamId) -> Result<Option<Instant>> {
    Ok(one!(
        conn,
        (Instant,),
        "select admitted_at from stay where guest_id = $1 and site_id = $2 and departed_at is null order by admitted_at desc, stay_id desc limit 1",
        guest,
        site
    )?
    .map(|row| row.0))
}

/// Since when a guest of the house is out; `None` when they are in, or do not stay here.
pub(super) async fn out_since(conn: &mut Conn, guest: StreamId) -> Result<Option<Instant>> {
    Ok(one!(
        conn,
        (Instant,),
        "select g.since_at from gate_out as g join stay as s on s.guest_id = g.guest_id and s.departed_at is null and s.admitted_at <= g.since_at where g.guest_id = $1 order by g.since_at desc limit 1",
        guest
    )?
    .map(|row| row.0))
}

/// How many residents there are, and how many of them are out: at the gate or on leave.
///
/// # Errors
/// When the database fails.
pub async fn count_present(conn: &mut Conn, site: SiteId, now: Instant) -> Result<(i64, i64)> {
    let residents = one!(&mut *conn, (i64,), "select count(*) from stay where site_id = $1 and departed_at is null", site)?.map_or(0, |row| row.0);
    let out = one!(
        conn,
        (i64,),
        "select count(*) from stay as s where s.site_id = $1 and s.departed_at is null and ((s.leave_from is not null and s.leave_from <= $2) or exists (select 1 from gate_out as g where g.guest_id = s.guest_id and g.since_at >= s.admitted_at))",
        site,
        now
    )?
    .map_or(0, |row| row.0);
    Ok((residents, out))
}

/// Hours after which somebody who is out without a leave is thought of.
const ABSENT_MS: i64 = 24 * 3_600_000;

/// Residents who have been out for a day and have said nothing.
pub(super) async fn count_absent(conn: &mut Conn, site: SiteId, now: Instant) -> Result<i64> {
    Ok(one!(
        conn,
        (i64,),
        "select count(*) from gate_out as g join stay as s on s.guest_id = g.guest_id and s.departed_at is null and s.admitted_at <= g.since_at where g.site_id = $1 and g.since_at < $2 and (s.leave_until is null or s.leave_until < $3)",
        site,
        now.plus_ms(-ABSENT_MS),
        now
    )?
    .map_or(0, |row| row.0))
}

/// Somebody who is out.
#[derive(sqlx::FromRow)]
pub(super) struct OutRow {
    pub(super) guest_id: StreamId,
    pub(super) since_at: Instant,
    pub(super) leave_until: Option<Instant>,
}

/// Residents who are out by the gate, longest first.
pub(super) async fn list_out(conn: &mut Conn, site: SiteId, limit: i64) -> Result<Vec<OutRow>> {
    Ok(all!(
        conn,
        OutRow,
        "select g.guest_id, g.since_at, s.leave_until from gate_out as g join stay as s on s.guest_id = g.guest_id and s.departed_at is null and s.admitted_at <= g.since_at where g.site_id = $1 order by g.since_at, g.guest_id limit $2",
        site,
        limit
    )?)
}

/// Somebody who passed.
#[derive(sqlx::FromRow)]
pub(super) struct Passed {
    pub(super) guest_id: StreamId,
    pub(super) direction: String,
    pub(super) at: Instant,
}

impl Passed {
    pub(super) fn way(&self) -> Direction {
        Direction::find(&self.direction).unwrap_or(Direction::In)
    }
}

/// The last who passed, newest first.
pub(super) async fn list_passed(conn: &mut Conn, site: SiteId, limit: i64) -> Result<Vec<Passed>> {
    Ok(all!(conn, Passed, "select guest_id, direction, at from gate_crossing where site_id = $1 order by at desc, guest_id limit $2", site, limit)?)
}

/// What is written on the bed of a guest; empty when there is none.
pub(super) async fn bed(conn: &mut Conn, guest: StreamId) -> Result<String> {
    Ok(house::stay::current(conn, guest).await?.map(|current| current.bed_label).unwrap_or_default())
}
