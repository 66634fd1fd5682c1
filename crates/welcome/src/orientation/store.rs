//! Orientation in the database: of everybody in the house, how much they have been told.

use access::Duty;
use house::stay::{GuestId, GuestKind, State};
use ledger::{Bind, BoxFuture, Conn, Instant, Projector, Stream, StreamId, Write, one, run};
use web::{Cx, Result};

use super::facts::Orientation;
use super::rules::GROUP_MAX;
use crate::guest;

pub(super) const PROJECTOR: Projector = Projector {
    room: "orientation",
    listens: &["orientation/", "stay/"],
    tables: &["orientation"],
    schema: "
        create table orientation (guest_id {text} not null primary key, guest_kind {text} not null, site_id {text} not null, admitted_at {int} not null, explained {int} not null, complete {bool} not null) {strict};
        create index orientation_due on orientation (site_id, complete, admitted_at);
    ",
    project,
};

/// One row for each guest in the house.
fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        run!(write.conn()?, "delete from orientation where guest_id = $1", stream.id)?;
        let state = State::fold(stream);
        let Some(stay) = state.current() else { return Ok(()) };
        let told = Orientation::fold(stream);
        run!(
            write.conn()?,
            "insert into orientation (guest_id, guest_kind, site_id, admitted_at, explained, complete) values ($1, $2, $3, $4, $5, $6)",
            stream.id,
            stay.guest.name(),
            stay.site,
            stay.admitted_at,
            i64::try_from(told.explained()).unwrap_or(i64::MAX),
            told.complete()
        )?;
        Ok(())
    })
}

/// How many topics a guest who is in the house has been told, and whether those are all.
pub(super) async fn state(conn: &mut Conn, guest: GuestId) -> Result<Option<(i64, bool)>> {
    Ok(one!(conn, (i64, bool), "select explained, complete from orientation where guest_id = $1", guest)?)
}

/// Somebody in the house who has not been told everything.
#[derive(sqlx::FromRow, Clone)]
pub(super) struct Due {
    pub(super) guest_id: GuestId,
    guest_kind: String,
    pub(super) admitted_at: Instant,
    pub(super) explained: i64,
    pub(super) language: Option<String>,
    pub(super) household_id: Option<StreamId>,
    pub(super) room: Option<String>,
}

impl Due {
    pub(super) fn kind(&self) -> GuestKind {
        GuestKind::find(&self.guest_kind)
    }
}

/// Those of them whom the reader may tell, longest in the house first; each once.
pub(super) async fn list_due(cx: &Cx, conn: &mut Conn) -> Result<Vec<Due>> {
    let filter = cx.filter(Duty::OrientationRecord, "p", 3)?;
    let mut binds = vec![Bind::Text(cx.site_id().to_string()), Bind::Bool(false)];
    binds.extend(filter.binds);
    binds.push(Bind::Int(i64::try_from(GROUP_MAX).unwrap_or(i64::MAX)));
    let sql = format!(
        "select o.guest_id, o.guest_kind, o.admitted_at, o.explained, p.language, m.household_id, r.name as room from orientation as o left join person as p on p.person_id = o.guest_id left join household_member as m on m.person_id = o.guest_id and m.until_at is null left join stay as s on s.guest_id = o.guest_id and s.departed_at is null left join room as r on r.room_id = s.room_id
        where o.site_id = $1 and o.complete = $2 and ({} or (p.person_id is not null and {})) order by o.admitted_at, o.guest_id limit ${}",
        guest::contacts(cx, Duty::OrientationRecord),
        filter.sql,
        binds.len()
    );
    let mut rows: Vec<Due> = conn.select(sql, &binds).await?;
    rows.dedup_by_key(|row| row.guest_id);
    Ok(rows)
}

/// How many of them came before a moment.
pub(super) async fn count_late(cx: &Cx, conn: &mut Conn, before: Instant) -> Result<i64> {
    let filter = cx.filter(Duty::OrientationRecord, "p", 4)?;
    let mut binds = vec![Bind::Text(cx.site_id().to_string()), Bind::Bool(false), Bind::Int(before.millis())];
    binds.extend(filter.binds);
    let sql = format!(
        "select count(*) from orientation as o left join person as p on p.person_id = o.guest_id where o.site_id = $1 and o.complete = $2 and o.admitted_at < $3 and ({} or (p.person_id is not null and {}))",
        guest::contacts(cx, Duty::OrientationRecord),
        filter.sql
    );
    let rows: Vec<(i64,)> = conn.select(sql, &binds).await?;
    Ok(rows.first().map_or(0, |row| row.0))
}
