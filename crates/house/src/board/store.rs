//! The board's queries: a handful for the whole page, however many beds there are.

use access::Duty;
use ledger::{Bind, Conn, Day, Instant, SiteId, StreamId, one};
use web::{Cx, Result};

use crate::place::{self, BedId, RoomId, RoomRow};
use crate::planned::{self, PlannedRow};

/// Most announced arrivals that are counted.
pub(super) const PLANNED_MAX: i64 = 50;
/// Longest history of a bed that is counted, in times somebody had it.
const HISTORY_MAX: i64 = 10_000;
const DAY_MS: i64 = 86_400_000;

/// How full the house is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, serde::Serialize, utoipa::ToSchema)]
pub struct Occupancy {
    /// People in the house: stays that last, with a bed or without.
    pub present: i64,
    /// Beds in all, closed rooms included.
    pub beds: i64,
    /// Beds that could be given now.
    pub free: i64,
    /// Beds that are blocked or in closed rooms.
    pub blocked: i64,
    /// Free beds that are kept for somebody.
    pub reserved: i64,
    /// Places: beds that can be slept in, or fewer where the floor is too small for them.
    pub places: i64,
    /// Whether the floor limits the places.
    pub floor_limits: bool,
    /// People whose arrival was announced for today and who are not there yet.
    pub expected: i64,
    /// Beds that are held for them, by kind of room and not bed by bed; they are among the free ones.
    pub held: i64,
}

impl Occupancy {
    /// From the rooms of a site, the number of people present, and the arrivals that were announced for today.
    pub(super) fn of(rooms: &[RoomRow], present: i64, announced: &[PlannedRow]) -> Self {
        let expected = announced.iter().map(PlannedRow::people).sum();
        let held = announced.iter().flat_map(|row| row.held.values()).sum();
        let mut out = Self { present, expected, held, ..Self::default() };
        for room in rooms {
            out.beds += room.beds;
            if room.closed {
                out.blocked += room.beds;
                continue;
            }
            let usable = room.beds - room.blocked;
            let places = place::places(usable, room.area_dm2);
            out.blocked += room.blocked;
            out.reserved += room.reserved;
            out.free += (usable - room.taken - room.reserved).max(0);
            out.places += places;
            out.floor_limits |= places < usable;
        }
        out
    }
}

/// How full a site is. A reservation counts until its last day.
///
/// # Errors
/// When the database fails.
pub async fn occupancy(conn: &mut Conn, site: SiteId, today: Day) -> Result<Occupancy> {
    let rooms = place::list_rooms(conn, site, today).await?;
    let announced = planned::list_today(conn, site, today, PLANNED_MAX).await?;
    Ok(Occupancy::of(&rooms, count_present(conn, site).await?, &announced))
}

/// How many people are in the house.
pub(super) async fn count_present(conn: &mut Conn, site: SiteId) -> Result<i64> {
    Ok(one!(conn, (i64,), "select count(*) from stay where site_id = $1 and departed_at is null", site)?.map_or(0, |row| row.0))
}

/// A bed of the board with whoever has it.
#[derive(sqlx::FromRow)]
pub(super) struct BoardRow {
    pub(super) bed_id: BedId,
    pub(super) room_id: RoomId,
    pub(super) number: i64,
    pub(super) blocked: bool,
    pub(super) reserved: bool,
    pub(super) reserved_until: Option<Day>,
    pub(super) guest_id: Option<StreamId>,
    pub(super) guest_kind: Option<String>,
    /// Since when away, when a leave was noted.
    pub(super) leave_from: Option<Instant>,
    /// How many share the bed with its owner.
    pub(super) sharing: i64,
    /// 1 when the reader may see on the board who it is.
    pub(super) shown: i64,
    /// 1 when the reader may open the file.
    pub(super) linked: i64,
}

/// The beds of rooms of the present site, by room and number, with whoever has them.
pub(super) async fn list_beds(cx: &Cx, conn: &mut Conn, rooms: &[RoomId]) -> Result<Vec<BoardRow>> {
    let mut binds = vec![Bind::Text(cx.site_id().to_string())];
    binds.extend(rooms.iter().map(|room| Bind::Text(room.to_string())));
    let places = (2..=binds.len()).map(|i| format!("${i}")).collect::<Vec<_>>().join(", ");
    let board = cx.filter(Duty::BoardRead, "p", binds.len() + 1)?;
    binds.extend(board.binds);
    let file = cx.filter(Duty::PersonRead, "p", binds.len() + 1)?;
    binds.extend(file.binds);
    let sql = format!(
        "select b.bed_id, b.room_id, b.number, b.blocked, b.reserved, b.reserved_until, s.guest_id, s.guest_kind, s.leave_from,
            (select count(*) from stay as t where t.bed_id = b.bed_id and t.shared and t.departed_at is null) as sharing,
            cast(case when s.guest_kind = 'contact' or (p.person_id is not null and ({} or {file})) then 1 else 0 end as bigint) as shown,
            cast(case when p.person_id is not null and {file} then 1 else 0 end as bigint) as linked
        from room as r join bed as b on b.room_id = r.room_id
            left join bed_history as h on h.bed_id = b.bed_id and h.until_at is null and not h.conflict
            left join stay as s on s.stay_id = h.stay_id
            left join person as p on p.person_id = s.guest_id
        where r.site_id = $1 and r.room_id in ({places})
        order by r.sort_key, r.room_id, b.number, b.bed_id limit 5000",
        board.sql,
        file = file.sql
    );
    Ok(conn.select(sql, &binds).await?)
}

/// Somebody's time in a bed.
#[derive(sqlx::FromRow)]
pub(super) struct HistoryRow {
    pub(super) guest_id: StreamId,
    pub(super) guest_kind: String,
    pub(super) from_at: Instant,
    pub(super) until_at: Option<Instant>,
    /// 1 when the reader may know who it was.
    pub(super) seen: i64,
}

/// Who had a bed, newest first.
pub(super) async fn list_history(cx: &Cx, conn: &mut Conn, bed: BedId, limit: i64) -> Result<Vec<HistoryRow>> {
    let filter = cx.filter(Duty::StayWrite, "p", 2)?;
    let mut binds = vec![Bind::Text(bed.to_string())];
    binds.extend(filter.binds);
    binds.push(Bind::Int(limit));
    let sql = format!(
        "select h.guest_id, s.guest_kind, h.from_at, h.until_at, cast(case when s.guest_kind = 'contact' or (p.person_id is not null and {}) then 1 else 0 end as bigint) as seen
        from bed_history as h join stay as s on s.stay_id = h.stay_id left join person as p on p.person_id = h.guest_id where h.bed_id = $1 order by h.from_at desc, h.stay_id, h.place desc limit ${}",
        filter.sql,
        binds.len()
    );
    Ok(conn.select(sql, &binds).await?)
}

/// How many times somebody had a bed, and for how many nights: each time counts one at least.
pub(super) async fn count_history(conn: &mut Conn, bed: BedId, now: Instant) -> Result<(i64, i64)> {
    let rows = ledger::all!(
        conn,
        (Instant, Option<Instant>),
        "select from_at, until_at from bed_history where bed_id = $1 order by from_at desc limit $2",
        bed,
        HISTORY_MAX
    )?;
    let nights = rows.iter().map(|(from, until)| ((until.unwrap_or(now).millis() - from.millis()) / DAY_MS).max(0) + 1).sum();
    Ok((i64::try_from(rows.len()).unwrap_or(i64::MAX), nights))
}
