//! Buildings, rooms and beds in the database.

use std::collections::{BTreeSet, HashMap};

use ledger::{Bind, BoxFuture, Conn, Day, Instant, Projector, SiteId, Stream, StreamId, Write, all, one, run};
use web::Result;

use super::facts::{BedId, BuildingId, RoomId, RoomKind, State};
use super::fit::{Near, PlanGuest, Sleeper, Traits};
use super::rules::sort_key;

/// Most rooms on a page.
const ROOMS_MAX: i64 = 1000;
/// Most people of one house who are looked at.
const SLEEPERS_MAX: i64 = 5000;
/// Most people of one group.
const GROUP_MAX: i64 = 100;
/// Ids in one statement.
const CHUNK: usize = 100;
/// A child born so many years ago at most is a newborn: of a year of birth alone no more can be said.
const NEWBORN_YEARS: i64 = 1;
/// A boy born so many years ago, or a man, keeps a family out of rooms for mothers.
const BOY_YEARS: i64 = 10;

pub(super) const PROJECTOR: Projector = Projector {
    room: "place",
    listens: &["place/"],
    tables: &["building", "room", "bed"],
    schema: "
        create table building (building_id {text} not null primary key, site_id {text} not null, name {text} not null, sort_key {text} not null, zone {text} not null, meeting_point {text} not null) {strict};
        create index building_site on building (site_id, sort_key);
        create table room (room_id {text} not null primary key, site_id {text} not null, building_id {text} not null, name {text} not null, sort_key {text} not null, kind {text} not null, accessible {bool} not null, area_dm2 {int}, closed {bool} not null, closed_until {text}) {strict};
        create index room_site on room (site_id, sort_key);
        create index room_building on room (building_id);
        create table bed (bed_id {text} not null primary key, room_id {text} not null, site_id {text} not null, number {int} not null, blocked {bool} not null, reserved {bool} not null, whom {text} not null, reserved_until {text}) {strict};
        create index bed_room on bed (room_id, number);
        create index bed_site on bed (site_id);
    ",
    project,
};

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        let state = State::fold(stream);
        run!(write.conn()?, "delete from bed where room_id = $1", stream.id)?;
        run!(write.conn()?, "delete from room where room_id = $1", stream.id)?;
        run!(write.conn()?, "delete from building where building_id = $1", stream.id)?;
        if let Some(building) = &state.building {
            run!(
                write.conn()?,
                "insert into building (building_id, site_id, name, sort_key, zone, meeting_point) values ($1, $2, $3, $4, $5, $6)",
                stream.id,
                building.site,
                &building.set.name,
                sort_key(&building.set.name),
                &building.set.zone,
                &building.set.meeting_point
            )?;
        }
        let Some(room) = &state.room else { return Ok(()) };
        run!(
            write.conn()?,
            "insert into room (room_id, site_id, building_id, name, sort_key, kind, accessible, area_dm2, closed, closed_until) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            stream.id,
            room.site,
            room.building_id,
            &room.name,
            sort_key(&room.name),
            room.kind.name(),
            room.accessible,
            room.area_dm2,
            room.closed.is_some(),
            room.closed.as_ref().and_then(|closed| closed.until)
        )?;
        for bed in &room.beds {
            let (whom, until) = bed.reserved.clone().unwrap_or_default();
            // A bed has one room; a stream that claims another's bed is passed over.
            run!(
                write.conn()?,
                "insert into bed (bed_id, room_id, site_id, number, blocked, reserved, whom, reserved_until) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (bed_id) do nothing",
                bed.id,
                stream.id,
                room.site,
                bed.number,
                bed.blocked.is_some(),
                bed.reserved.is_some(),
                whom,
                until
            )?;
        }
        Ok(())
    })
}

/// A building.
#[derive(sqlx::FromRow, Clone)]
pub struct BuildingRow {
    /// Identifier.
    pub building_id: BuildingId,
    /// Name.
    pub name: String,
    /// Zone.
    pub zone: String,
    /// Meeting point.
    pub meeting_point: String,
}

/// The buildings of a site, by name.
///
/// # Errors
/// When the database fails.
pub async fn list_buildings(conn: &mut Conn, site: SiteId) -> Result<Vec<BuildingRow>> {
    Ok(all!(
        conn,
        BuildingRow,
        "select building_id, name, zone, meeting_point from building where site_id = $1 order by sort_key, building_id limit $2",
        site,
        ROOMS_MAX
    )?)
}

/// A room with how many beds it has and how they are.
#[derive(sqlx::FromRow, Clone)]
pub(crate) struct RoomRow {
    pub(crate) room_id: RoomId,
    pub(crate) building_id: BuildingId,
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) accessible: bool,
    pub(crate) area_dm2: Option<i64>,
    pub(crate) closed: bool,
    pub(crate) closed_until: Option<Day>,
    pub(crate) beds: i64,
    pub(crate) blocked: i64,
    pub(crate) reserved: i64,
    pub(crate) taken: i64,
}

/// The rooms of a site, by name. A reservation counts until its last day.
pub(crate) async fn list_rooms(conn: &mut Conn, site: SiteId, today: Day) -> Result<Vec<RoomRow>> {
    Ok(all!(
        conn,
        RoomRow,
        "select r.room_id, r.building_id, r.name, r.kind, r.accessible, r.area_dm2, r.closed, r.closed_until, count(b.bed_id) as beds,
            cast(coalesce(sum(case when b.blocked then 1 else 0 end), 0) as bigint) as blocked,
            cast(coalesce(sum(case when not b.blocked and b.reserved and (b.reserved_until is null or b.reserved_until >= $2) and h.bed_id is null then 1 else 0 end), 0) as bigint) as reserved,
            count(h.bed_id) as taken
        from room as r left join bed as b on b.room_id = r.room_id
            left join bed_history as h on h.bed_id = b.bed_id and h.until_at is null and not h.conflict
        where r.site_id = $1
        group by r.room_id, r.building_id, r.name, r.kind, r.accessible, r.area_dm2, r.closed, r.closed_until, r.sort_key
        order by r.sort_key, r.room_id limit $3",
        site, today, ROOMS_MAX
    )?)
}

/// Whether another room of the site has this name, spelled in upper or lower case.
pub(super) async fn find_name(conn: &mut Conn, site: SiteId, name: &str, except: RoomId) -> Result<bool> {
    let key = sort_key(&name.split_whitespace().collect::<Vec<_>>().join(" "));
    Ok(one!(conn, (RoomId,), "select room_id from room where site_id = $1 and sort_key = $2 and room_id <> $3 order by room_id limit 1", site, key, except)?
        .is_some())
}

/// Site of a building.
pub(super) async fn building_site(conn: &mut Conn, id: BuildingId) -> Result<Option<SiteId>> {
    Ok(one!(conn, (SiteId,), "select site_id from building where building_id = $1", id)?.map(|row| row.0))
}

/// Beds of a room in which somebody is, with what decides whether the room suits them.
#[derive(sqlx::FromRow)]
struct TakenRow {
    bed_id: BedId,
    from_at: Instant,
    sex: Option<i64>,
    birth_year: Option<i64>,
    care: Option<String>,
    family: bool,
    known: Option<String>,
}

/// A bed with somebody in it.
pub(super) struct Taken {
    pub(super) bed_id: BedId,
    pub(super) since: Instant,
    pub(super) traits: Traits,
}

/// Who is in a room, as far as its kind is concerned.
pub(super) async fn list_taken(conn: &mut Conn, room: RoomId, today: Day) -> Result<Vec<Taken>> {
    let rows = all!(
        conn,
        TakenRow,
        "select h.bed_id, h.from_at, p.sex, p.birth_year, p.care, p.person_id as known,
            exists (select 1 from household_member as m join household_member as o on o.household_id = m.household_id and o.person_id <> m.person_id and o.until_at is null where m.person_id = p.person_id and m.until_at is null) as family
        from bed as b join bed_history as h on h.bed_id = b.bed_id and h.until_at is null and not h.conflict
            left join person as p on p.person_id = h.guest_id
        where b.room_id = $1 order by b.number, b.bed_id limit $2",
        room, ROOMS_MAX
    )?;
    let year = i64::from(today.date().year());
    Ok(rows
        .into_iter()
        .map(|row| {
            let household = row.known.as_ref().map(|_| row.family);
            Taken {
                bed_id: row.bed_id,
                since: row.from_at,
                traits: Traits::new(row.sex.unwrap_or(0), row.birth_year, row.care.as_deref().unwrap_or_default(), household, year),
            }
        })
        .collect())
}

/// A bed with its room, for whoever gives beds out.
#[derive(sqlx::FromRow, Clone)]
pub struct BedRow {
    /// Identifier.
    pub bed_id: BedId,
    /// Room.
    pub room_id: RoomId,
    /// Building.
    pub building_id: BuildingId,
    /// Site.
    pub site_id: SiteId,
    /// Number in the room.
    pub number: i64,
    /// Name of the room.
    pub room: String,
    /// Name of the building.
    pub building: String,
    /// For whom the room is meant.
    pub kind: String,
    /// Whether one reaches it without steps.
    pub accessible: bool,
    /// Whether nobody can sleep in it: blocked, or in a closed room.
    pub blocked: bool,
    /// Whether the room is closed.
    pub closed: bool,
    /// Whether it is kept for somebody.
    pub reserved: bool,
    /// Last day of the reservation.
    pub reserved_until: Option<Day>,
    /// Whether somebody has it.
    pub taken: bool,
    /// The anonymous contact who has it, but has since been registered under a name: the bed is for that person.
    pub handover: Option<StreamId>,
}

impl BedRow {
    /// What is written on it.
    #[must_use]
    pub fn label(&self) -> String {
        format!("{}-{}", self.room, self.number)
    }
    /// For whom the room is meant.
    #[must_use]
    pub fn room_kind(&self) -> RoomKind {
        RoomKind::find(&self.kind).unwrap_or_default()
    }
    /// Whether it is kept for somebody on a day.
    #[must_use]
    pub fn held_on(&self, today: Day) -> bool {
        self.reserved && self.reserved_until.is_none_or(|last| last >= today)
    }
}

/// A bed.
///
/// # Errors
/// When the database fails.
pub async fn get_bed(conn: &mut Conn, id: BedId) -> Result<Option<BedRow>> {
    Ok(one!(
        conn,
        BedRow,
        "select b.bed_id, b.room_id, r.building_id, b.site_id, b.number, r.name as room, coalesce(u.name, '') as building, r.kind, r.accessible, b.blocked, r.closed, b.reserved, b.reserved_until, h.bed_id is not null and c.contact_id is null as taken, c.contact_id as handover
        from bed as b join room as r on r.room_id = b.room_id left join building as u on u.building_id = r.building_id
            left join bed_history as h on h.bed_id = b.bed_id and h.until_at is null and not h.conflict
            left join contact as c on c.contact_id = h.guest_id and c.closed
        where b.bed_id = $1",
        id
    )?)
}

/// The beds of a site in which nobody is and that can be slept in, by room and number.
///
/// # Errors
/// When the database fails.
pub async fn list_free(conn: &mut Conn, site: SiteId) -> Result<Vec<BedRow>> {
    Ok(all!(
        conn,
        BedRow,
        "select b.bed_id, b.room_id, r.building_id, b.site_id, b.number, r.name as room, coalesce(u.name, '') as building, r.kind, r.accessible, b.blocked, r.closed, b.reserved, b.reserved_until, h.bed_id is not null and c.contact_id is null as taken, c.contact_id as handover
        from bed as b join room as r on r.room_id = b.room_id left join building as u on u.building_id = r.building_id
            left join bed_history as h on h.bed_id = b.bed_id and h.until_at is null and not h.conflict
            left join contact as c on c.contact_id = h.guest_id and c.closed
        where b.site_id = $1 and not b.blocked and not r.closed and (h.bed_id is null or c.contact_id is not null)
        order by u.sort_key, r.sort_key, b.number, b.bed_id limit 5000",
        site
    )?)
}

/// Somebody as far as the choice of a bed is concerned: a person, or a contact without a name.
#[derive(sqlx::FromRow)]
struct WhoRow {
    guest_id: StreamId,
    sex: Option<i64>,
    birth_year: Option<i64>,
    care: Option<String>,
    household_id: Option<StreamId>,
    family: bool,
    child: Option<bool>,
    family_group: Option<String>,
}

impl WhoRow {
    fn read(self, year: i64) -> Sleeper {
        let (sex, care) = (self.sex.unwrap_or(0), self.care.unwrap_or_default());
        let Some(child) = self.child else {
            let traits = Traits::new(sex, self.birth_year, &care, Some(self.family), year);
            return Sleeper { guest: self.guest_id, traits, group: self.household_id.filter(|_| self.family).map(|id| id.to_string()) };
        };
        let group = self.family_group.filter(|sign| !sign.is_empty());
        let known = Traits::new(sex, self.birth_year, &care, group.as_ref().map(|_| true), year);
        let traits = if self.birth_year.is_some() { known } else { Traits { years: Traits::anonymous(sex, child).years, ..known } };
        Sleeper { guest: self.guest_id, traits, group }
    }
}

/// Somebody who sleeps in a room.
#[derive(sqlx::FromRow)]
struct SleeperRow {
    room_id: RoomId,
    building_id: BuildingId,
    #[sqlx(flatten)]
    who: WhoRow,
}

/// Columns of a [`SleeperRow`], from `stay as s`, `bed as b` and `room as r`.
const SLEEPER: &str = "b.room_id, r.building_id, s.guest_id, coalesce(p.sex, c.sex) as sex, coalesce(p.birth_year, c.birth_year) as birth_year, coalesce(p.care, c.care) as care, m.household_id,
            exists (select 1 from household_member as o where o.household_id = m.household_id and o.person_id <> m.person_id and o.until_at is null) as family, c.child, c.family_group";
/// What [`SLEEPER`] needs besides.
const SLEEPER_JOINS: &str = "join room as r on r.room_id = b.room_id left join person as p on p.person_id = s.guest_id left join household_member as m on m.person_id = s.guest_id and m.until_at is null left join contact as c on c.contact_id = s.guest_id";

fn year(today: Day) -> i64 {
    i64::from(today.date().year())
}

/// Everybody who sleeps in a house, with room and building.
pub(super) async fn list_sleepers(conn: &mut Conn, site: SiteId, today: Day) -> Result<Vec<(RoomId, BuildingId, Sleeper)>> {
    sleepers(conn, (site, today), "", &[]).await
}

/// Those who sleep in some of the rooms, and wherever they sleep those of a family or group: what the choice of a bed in
/// these rooms asks for.
pub(super) async fn list_sleepers_about(conn: &mut Conn, (site, today): (SiteId, Day), rooms: &BTreeSet<RoomId>) -> Result<Vec<(RoomId, BuildingId, Sleeper)>> {
    let places: Vec<String> = (3..rooms.len() + 3).map(|i| format!("${i}")).collect();
    let inside = if places.is_empty() { String::new() } else { format!("b.room_id in ({}) or ", places.join(", ")) };
    let about = format!("and ({inside}m.household_id is not null or c.family_group <> '')");
    let rooms: Vec<Bind> = rooms.iter().map(|room| Bind::Text(room.to_string())).collect();
    sleepers(conn, (site, today), &about, &rooms).await
}

async fn sleepers(conn: &mut Conn, (site, today): (SiteId, Day), about: &str, rooms: &[Bind]) -> Result<Vec<(RoomId, BuildingId, Sleeper)>> {
    let sql = format!(
        "select {SLEEPER} from stay as s join bed as b on b.bed_id = s.bed_id {SLEEPER_JOINS} where s.site_id = $1 and s.departed_at is null {about} order by s.admitted_at, s.stay_id limit $2"
    );
    let binds: Vec<Bind> = [Bind::Text(site.to_string()), Bind::Int(SLEEPERS_MAX)].into_iter().chain(rooms.iter().cloned()).collect();
    let rows: Vec<SleeperRow> = conn.select(sql, &binds).await?;
    Ok(rows.into_iter().map(|row| (row.room_id, row.building_id, row.who.read(year(today)))).collect())
}

/// Those who sleep in one room.
pub(super) async fn list_sleepers_in(conn: &mut Conn, room: RoomId, today: Day) -> Result<Vec<Sleeper>> {
    let sql = format!(
        "select {SLEEPER} from bed as b join stay as s on s.bed_id = b.bed_id and s.departed_at is null {SLEEPER_JOINS} where b.room_id = $1 order by s.admitted_at, s.stay_id limit $2"
    );
    let rows: Vec<SleeperRow> = conn.select(sql, &[Bind::Text(room.to_string()), Bind::Int(SLEEPERS_MAX)]).await?;
    Ok(rows.into_iter().map(|row| row.who.read(year(today))).collect())
}

/// Somebody who is to have a bed.
#[derive(sqlx::FromRow)]
struct SeekerRow {
    #[sqlx(flatten)]
    who: WhoRow,
    /// Whether a newborn is in the household.
    newborn: bool,
    /// Whether a man or bigger boy is.
    man: bool,
}

/// Guests who are to have a bed, in the order asked for; what nobody knows is left out. Where their people sleep is not
/// read yet.
pub(super) async fn list_seekers(conn: &mut Conn, ids: &[StreamId], today: Day) -> Result<Vec<PlanGuest>> {
    let year = year(today);
    let mut found: HashMap<StreamId, PlanGuest> = HashMap::with_capacity(ids.len());
    for chunk in ids.chunks(CHUNK) {
        let places = |first: usize| (first..first + chunk.len()).map(|i| format!("${i}")).collect::<Vec<_>>().join(", ");
        let names = chunk.iter().map(|id| Bind::Text(id.to_string()));
        let member = "from household_member as o join person as q on q.person_id = o.person_id where o.household_id = m.household_id and o.until_at is null";
        let people = format!(
            "select p.person_id as guest_id, p.sex, p.birth_year, p.care, m.household_id,
                exists (select 1 from household_member as o where o.household_id = m.household_id and o.person_id <> m.person_id and o.until_at is null) as family,
                exists (select 1 {member} and q.birth_year >= $1) as newborn, exists (select 1 {member} and q.sex = 1 and (q.birth_year is null or q.birth_year <= $2)) as man,
                cast(null as boolean) as child, cast(null as text) as family_group
            from person as p left join household_member as m on m.person_id = p.person_id and m.until_at is null where p.person_id in ({}) order by p.person_id limit {SLEEPERS_MAX}",
            places(3)
        );
        let binds: Vec<Bind> = [Bind::Int(year - NEWBORN_YEARS), Bind::Int(year - BOY_YEARS)].into_iter().chain(names.clone()).collect();
        let mut rows: Vec<SeekerRow> = conn.select(people, &binds).await?;
        let contacts = format!(
            "select c.contact_id as guest_id, c.sex, c.birth_year, c.care, cast(null as text) as household_id, (1 = 0) as family, (1 = 0) as newborn, (1 = 0) as man, c.child, c.family_group
            from contact as c where c.contact_id in ({}) order by c.contact_id limit {SLEEPERS_MAX}",
            places(1)
        );
        rows.extend(conn.select::<SeekerRow>(contacts, &names.collect::<Vec<_>>()).await?);
        for row in rows {
            let who = row.who.read(year);
            let nursing = row.newborn && !row.man;
            found.insert(who.guest, PlanGuest { id: who.guest, traits: Traits { nursing, ..who.traits }, group: who.group, near: Near::default() });
        }
    }
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

/// Where those of a guest's group sleep, the guest left out.
pub(super) async fn list_near(conn: &mut Conn, site: SiteId, guest: &PlanGuest) -> Result<Near> {
    let Some(group) = &guest.group else { return Ok(Near::default()) };
    let households = all!(
        &mut *conn,
        (RoomId, BuildingId),
        "select b.room_id, r.building_id from household_member as m join stay as s on s.guest_id = m.person_id and s.departed_at is null join bed as b on b.bed_id = s.bed_id join room as r on r.room_id = b.room_id where m.household_id = $1 and m.until_at is null and m.person_id <> $2 order by b.bed_id limit $3",
        group,
        guest.id,
        GROUP_MAX
    )?;
    let groups = all!(
        conn,
        (RoomId, BuildingId),
        "select b.room_id, r.building_id from contact as c join stay as s on s.guest_id = c.contact_id and s.departed_at is null join bed as b on b.bed_id = s.bed_id join room as r on r.room_id = b.room_id where c.site_id = $1 and c.family_group = $2 and c.contact_id <> $3 order by b.bed_id limit $4",
        site,
        group,
        guest.id,
        GROUP_MAX
    )?;
    let mut near = Near::default();
    for (room, building) in households.into_iter().chain(groups) {
        near.rooms.insert(room);
        near.buildings.insert(building);
    }
    Ok(near)
}

/// The guest who lies in the bed of that name: `F2-3`.
pub(crate) async fn find_guest_in(conn: &mut Conn, site: SiteId, label: &str) -> Result<Option<StreamId>> {
    let Some((room, number)) = label.rsplit_once('-').and_then(|(room, number)| Some((room, number.trim().parse::<i64>().ok()?))) else { return Ok(None) };
    let found = one!(
        conn,
        (StreamId,),
        "select s.guest_id from room as r join bed as b on b.room_id = r.room_id join stay as s on s.bed_id = b.bed_id and s.departed_at is null where r.site_id = $1 and r.sort_key = $2 and b.number = $3 order by s.admitted_at, s.stay_id limit 1",
        site,
        sort_key(room),
        number
    )?;
    Ok(found.map(|row| row.0))
}

/// Somebody who sleeps in a closed room and must have another bed.
#[derive(sqlx::FromRow)]
pub(super) struct Stranded {
    pub(super) guest_id: StreamId,
    pub(super) guest_kind: String,
    pub(super) number: i64,
    /// 1 when the reader may move them.
    pub(super) seen: i64,
}

/// Those who still sleep in a room, by bed; `seen` says of each whether the reader may move them.
pub(super) async fn list_stranded(cx: &web::Cx, conn: &mut Conn, room: RoomId) -> Result<Vec<Stranded>> {
    let filter = cx.filter(access::Duty::StayWrite, "p", 2)?;
    let mut binds = vec![Bind::Text(room.to_string())];
    binds.extend(filter.binds);
    binds.push(Bind::Int(SLEEPERS_MAX));
    let sql = format!(
        "select s.guest_id, s.guest_kind, b.number, cast(case when s.guest_kind = 'contact' or (p.person_id is not null and {}) then 1 else 0 end as bigint) as seen
        from bed as b join stay as s on s.bed_id = b.bed_id and s.departed_at is null left join person as p on p.person_id = s.guest_id where b.room_id = $1 order by b.number, s.admitted_at, s.stay_id limit ${}",
        filter.sql,
        binds.len()
    );
    Ok(conn.select(sql, &binds).await?)
}

/// How many people sleep in closed rooms of a site.
pub(super) async fn count_stranded(conn: &mut Conn, site: SiteId) -> Result<i64> {
    let found = one!(
        conn,
        (i64,),
        "select count(*) from room as r join bed as b on b.room_id = r.room_id join stay as s on s.bed_id = b.bed_id and s.departed_at is null where r.site_id = $1 and r.closed",
        site
    )?;
    Ok(found.map_or(0, |row| row.0))
}
