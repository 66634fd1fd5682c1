//! Who lives in the house and where, in two queries.

use std::collections::HashMap;

use ledger::{Conn, Instant, SiteId, StreamId, all};
use web::Result;

/// More residents than any centre holds; beyond it the list says that it is cut.
pub(super) const RESIDENTS_MAX: i64 = 5_000;

/// More rooms than any centre has.
const ROOMS_MAX: i64 = 5_000;

/// A resident with their place.
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

/// Everybody whose stay lasts, in the order of meeting points, buildings, rooms and beds. A few columns for each of a
/// thousand people, and the places once: the list is read when every second counts.
pub(super) async fn list(conn: &mut Conn, site: SiteId) -> Result<Vec<Row>> {
    let rooms = all!(
        &mut *conn,
        Room,
        "select r.room_id, r.name, r.sort_key, u.name as building, u.sort_key as building_key, u.zone, u.meeting_point from room as r left join building as u on u.building_id = r.building_id where r.site_id = $1 order by r.sort_key, r.room_id limit $2",
        site,
        ROOMS_MAX
    )?;
    let rooms: HashMap<StreamId, Room> = rooms.into_iter().map(|room| (room.room_id, room)).collect();
    let found = all!(
        conn,
        Found,
        "select s.guest_id, s.room_id, b.number, s.leave_from, g.since_at as out_since from stay as s left join bed as b on b.bed_id = s.bed_id left join gate_out as g on g.guest_id = s.guest_id and g.since_at >= s.admitted_at where s.site_id = $1 and s.departed_at is null order by s.admitted_at, s.stay_id limit $2",
        site,
        RESIDENTS_MAX
    )?;
    let mut rows: Vec<(Found, Option<&Room>)> = found
        .into_iter()
        .map(|one| {
            let room = one.room_id.and_then(|id| rooms.get(&id));
            (one, room)
        })
        .collect();
    // Those without a room come first: they are the ones whom nobody would look for.
    rows.sort_by(|(a, at), (b, bt)| (at.map(Room::place), a.number.unwrap_or(i64::MAX)).cmp(&(bt.map(Room::place), b.number.unwrap_or(i64::MAX))));
    Ok(rows.into_iter().map(|(one, room)| one.at(room)).collect())
}

#[derive(sqlx::FromRow)]
struct Room {
    room_id: StreamId,
    name: String,
    sort_key: String,
    building: Option<String>,
    building_key: Option<String>,
    zone: Option<String>,
    meeting_point: Option<String>,
}

impl Room {
    /// By what places are put in order.
    fn place(&self) -> (&Option<String>, &Option<String>, &str) {
        (&self.zone, &self.building_key, &self.sort_key)
    }
}

#[derive(sqlx::FromRow)]
struct Found {
    guest_id: StreamId,
    room_id: Option<StreamId>,
    number: Option<i64>,
    leave_from: Option<Instant>,
    out_since: Option<Instant>,
}

impl Found {
    fn at(self, room: Option<&Room>) -> Row {
        Row {
            guest_id: self.guest_id,
            building: room.and_then(|room| room.building.clone()),
            zone: room.and_then(|room| room.zone.clone()),
            meeting_point: room.and_then(|room| room.meeting_point.clone()),
            room: room.map(|room| room.name.clone()),
            number: self.number,
            leave_from: self.leave_from,
            out_since: self.out_since,
        }
    }
}
