//! Who lives in the house and where, in one query.

use ledger::{Conn, Instant, SiteId, StreamId, all};
use web::Result;

/// More residents than any centre holds; beyond it the list says that it is cut.
pub(super) const RESIDENTS_MAX: i64 = 5_000;

/// A resident with their place.
#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pub(super) guest_id: StreamId,
    pub(super) building: Option<String>,
    pub(super) zone: Option<String>,
    pub(super) meeting_point: Option<String>,
    pub(super) room: Option<String>,
    pub(super) number: Option<i64>,
    pub(super) leave_from: Option<Instant>,
    pub(super) out_since: Option<Instant>,
}

/// Everybody whose stay lasts, in the order of meeting points, buildings, rooms and beds.
pub(super) async fn list(conn: &mut Conn, site: SiteId) -> Result<Vec<Row>> {
    let mut rows: Vec<(String, String, i64, Row)> = Vec::new();
    let found = all!(
        conn,
        Found,
        "select s.guest_id, bu.name as building, bu.sort_key as building_key, bu.zone, bu.meeting_point, r.name as room, r.sort_key as room_key, b.number, s.leave_from, g.since_at as out_since from stay as s left join bed as b on b.bed_id = s.bed_id left join room as r on r.room_id = s.room_id left join building as bu on bu.building_id = r.building_id left join gate_out as g on g.guest_id = s.guest_id and g.since_at >= s.admitted_at where s.site_id = $1 and s.departed_at is null order by s.admitted_at, s.stay_id limit $2",
        site,
        RESIDENTS_MAX
    )?;
    for f in found {
        let row = Row {
            guest_id: f.guest_id,
            building: f.building,
            zone: f.zone,
            meeting_point: f.meeting_point,
            room: f.room,
            number: f.number,
            leave_from: f.leave_from,
            out_since: f.out_since,
        };
        rows.push((f.building_key.unwrap_or_default(), f.room_key.unwrap_or_default(), f.number.unwrap_or(i64::MAX), row));
    }
    // Those without a room come first: they are the ones whom nobody would look for.
    rows.sort_by(|a, b| (&a.3.zone, &a.0, &a.1, a.2).cmp(&(&b.3.zone, &b.0, &b.1, b.2)));
    Ok(rows.into_iter().map(|row| row.3).collect())
}

#[derive(sqlx::FromRow)]
struct Found {
    guest_id: StreamId,
    building: Option<String>,
    building_key: Option<String>,
    zone: Option<String>,
    meeting_point: Option<String>,
    room: Option<String>,
    room_key: Option<String>,
    number: Option<i64>,
    leave_from: Option<Instant>,
    out_since: Option<Instant>,
}
