//! Stays in the database: who is in, in which bed, since when.

use std::collections::BTreeSet;

use access::{Duty, Record};
use ledger::{Bind, BoxFuture, Conn, Day, Instant, Projector, SiteId, Stream, StreamId, Write, all, one, run};
use web::{Cx, Result};

use super::facts::{Departure, Entry, GuestId, GuestKind, State, Stay, StayId};
use crate::place::{BedId, Traits};

/// Most members of a household that are looked at.
const KIN_MAX: i64 = 100;

pub(super) const PROJECTOR: Projector = Projector {
    room: "stay",
    listens: &["stay/"],
    tables: &["stay", "bed_history"],
    schema: "
        create table stay (stay_id {text} not null primary key, guest_id {text} not null, guest_kind {text} not null, site_id {text} not null, bed_id {text}, room_id {text}, shared {bool} not null, conflict {bool} not null, entry {text} not null, admitted_at {int} not null, admitted_on {text}, leave_from {int}, leave_until {int}, departed_at {int}, departed_on {text}, departure_type {text}, nights {int}) {strict};
        create index stay_guest on stay (guest_id);
        create index stay_entry on stay (site_id, admitted_at);
        create index stay_in on stay (site_id, admitted_at) where departed_at is null;
        create index stay_out on stay (site_id, departed_at) where departed_at is not null;
        create index stay_bed on stay (bed_id) where bed_id is not null;
        create index stay_leave on stay (site_id, leave_until) where leave_until is not null;
        create index stay_bedless on stay (site_id, admitted_at) where departed_at is null and bed_id is null;
        create table bed_history (stay_id {text} not null, place {int} not null, bed_id {text} not null, room_id {text} not null, guest_id {text} not null, from_at {int} not null, until_at {int}, conflict {bool} not null, primary key (stay_id, place)) {strict};
        create index bed_history_guest on bed_history (guest_id);
        create index bed_history_bed on bed_history (bed_id, from_at);
        create unique index bed_one_guest on bed_history (bed_id) where until_at is null and not conflict;
    ",
    project,
};

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        let state = State::fold(stream);
        let left =
            all!(write.conn()?, (BedId,), "select bed_id from bed_history where guest_id = $1 and until_at is null order by bed_id limit 1000", stream.id)?;
        let mut beds: BTreeSet<BedId> = left.into_iter().map(|row| row.0).collect();
        run!(write.conn()?, "delete from bed_history where guest_id = $1", stream.id)?;
        run!(write.conn()?, "delete from stay where guest_id = $1", stream.id)?;
        for stay in &state.stays {
            insert(write, stream.id, stay).await?;
            beds.extend(stay.own_spot().map(|spot| spot.bed_id));
        }
        for bed in beds {
            settle(write.conn()?, bed).await?;
        }
        Ok(())
    })
}

/// Writes the rows of a stay; a bed held now is in conflict until [`settle`] has looked at who else claims it. A bed that
/// is shared with its owner is where the guest sleeps, and no claim.
async fn insert(write: &mut Write, guest: GuestId, stay: &Stay) -> ledger::Result<()> {
    let end = stay.end.as_ref();
    let departed_on = end.and_then(|end| end.on);
    let nights = stay.admitted_on.zip(departed_on).map(|(first, last)| i64::from(first.days_until(last)).max(0));
    let shared = stay.held().filter(|held| held.shared).map(|held| held.spot.bed_id);
    run!(
        write.conn()?,
        "insert into stay (stay_id, guest_id, guest_kind, site_id, bed_id, room_id, shared, conflict, entry, admitted_at, admitted_on, leave_from, leave_until, departed_at, departed_on, departure_type, nights) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) on conflict (stay_id) do nothing",
        stay.id,
        guest,
        stay.guest.name(),
        stay.site,
        shared,
        stay.spot().map(|spot| spot.room_id),
        shared.is_some(),
        false,
        stay.entry.name(),
        stay.admitted_at,
        stay.admitted_on,
        stay.leave.as_ref().map(|leave| leave.from),
        stay.leave.as_ref().map(|leave| leave.until),
        end.map(|end| end.at),
        departed_on,
        end.map(|end| end.departure.name()),
        nights
    )?;
    for (place, held) in (1_i64..).zip(&stay.held).filter(|(_, held)| !held.shared) {
        run!(
            write.conn()?,
            "insert into bed_history (stay_id, place, bed_id, room_id, guest_id, from_at, until_at, conflict) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (stay_id, place) do nothing",
            stay.id,
            place,
            held.spot.bed_id,
            held.spot.room_id,
            guest,
            held.from_at,
            held.until_at,
            held.until_at.is_none()
        )?;
    }
    Ok(())
}

/// Says who has a bed when histories that were merged let several claim it: the earliest. The others are in the house
/// without one until somebody gives them another. Depends on the claims alone, not on the order in which they arrive.
async fn settle(conn: &mut Conn, bed: BedId) -> ledger::Result<()> {
    run!(&mut *conn, "update bed_history set conflict = $2 where bed_id = $1 and until_at is null", bed, true)?;
    run!(
        &mut *conn,
        "update stay set bed_id = null, conflict = $2 where departed_at is null and stay_id in (select stay_id from bed_history where bed_id = $1 and until_at is null)",
        bed,
        true
    )?;
    let first = one!(&mut *conn, (StayId,), "select stay_id from bed_history where bed_id = $1 and until_at is null order by from_at, stay_id limit 1", bed)?;
    let Some((stay,)) = first else { return Ok(()) };
    run!(&mut *conn, "update bed_history set conflict = $3 where bed_id = $1 and stay_id = $2 and until_at is null", bed, stay, false)?;
    run!(conn, "update stay set bed_id = $1, conflict = $3 where stay_id = $2", bed, stay, false)?;
    Ok(())
}

/// Who belongs together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Family {
    /// A household of persons.
    Household(StreamId),
    /// Those without a name who came with the same sign.
    Group(String),
}

/// A guest as far as rules and pages need to know, whatever the reader may see.
pub(super) struct Guest {
    pub(super) id: GuestId,
    pub(super) kind: GuestKind,
    pub(super) record: Record,
    pub(super) traits: Traits,
    pub(super) family: Option<Family>,
}

/// What the door knows of somebody without a name.
#[derive(sqlx::FromRow, Default)]
struct ContactRow {
    sex: i64,
    child: bool,
    birth_year: Option<i64>,
    care: String,
    family_group: String,
}

async fn get_contact(conn: &mut Conn, id: GuestId, today: Day) -> Result<Option<Guest>> {
    let Some(record) = people::contact::record(conn, id).await? else { return Ok(None) };
    let row = one!(&mut *conn, ContactRow, "select sex, child, birth_year, care, family_group from contact where contact_id = $1", id)?.unwrap_or_default();
    // Whether others came along is known only of those who were given a sign at the door.
    let together = if row.family_group.is_empty() { None } else { Some(count_group(conn, &row.family_group, record.site).await? > 1) };
    let known = Traits::new(row.sex, row.birth_year, &row.care, together, i64::from(today.date().year()));
    let traits = if row.birth_year.is_some() { known } else { Traits { years: Traits::anonymous(row.sex, row.child).years, ..known } };
    let family = together.filter(|more| *more).map(|_| Family::Group(row.family_group));
    Ok(Some(Guest { id, kind: GuestKind::Contact, record, traits, family }))
}

/// How many of a group are still without a name, and in the house or at its door.
async fn count_group(conn: &mut Conn, group: &str, site: SiteId) -> Result<i64> {
    Ok(one!(conn, (i64,), "select count(*) from contact where site_id = $1 and family_group = $2 and not closed", site, group)?.map_or(0, |row| row.0))
}

/// A person or an anonymous contact.
pub(super) async fn get_guest(conn: &mut Conn, id: GuestId, today: Day) -> Result<Option<Guest>> {
    let Some(record) = people::person::record(conn, id.cast()).await? else { return get_contact(conn, id, today).await };
    let row = one!(&mut *conn, (i64, Option<i64>, String), "select sex, birth_year, care from person where person_id = $1", id)?;
    let (sex, birth_year, care) = row.unwrap_or_default();
    // A household of one is no family.
    let household = one!(
        conn,
        (StreamId,),
        "select m.household_id from household_member as m where m.person_id = $1 and m.until_at is null and exists (select 1 from household_member as o where o.household_id = m.household_id and o.person_id <> m.person_id and o.until_at is null) order by m.since_at desc, m.household_id limit 1",
        id
    )?
    .map(|row| row.0);
    let traits = Traits::new(sex, birth_year, &care, Some(household.is_some()), i64::from(today.date().year()));
    Ok(Some(Guest { id, kind: GuestKind::Person, record, traits, family: household.map(Family::Household) }))
}

/// A member of the guest's family who is in the house.
#[derive(sqlx::FromRow, Clone)]
pub(super) struct KinRow {
    pub(super) guest_id: GuestId,
    pub(super) guest_kind: String,
}

/// Those of the guest's household, or of the group they came with, who are in the house.
pub(super) async fn list_kin(conn: &mut Conn, guest: &Guest) -> Result<Vec<KinRow>> {
    Ok(match &guest.family {
        None => Vec::new(),
        Some(Family::Household(household)) => all!(
            conn,
            KinRow,
            "select s.guest_id, s.guest_kind from household_member as m join stay as s on s.guest_id = m.person_id and s.departed_at is null where m.household_id = $1 and m.until_at is null and m.person_id <> $2 order by s.admitted_at, s.guest_id limit $3",
            *household,
            guest.id,
            KIN_MAX
        )?,
        Some(Family::Group(group)) => all!(
            conn,
            KinRow,
            "select s.guest_id, s.guest_kind from contact as c join stay as s on s.guest_id = c.contact_id and s.departed_at is null where c.site_id = $1 and c.family_group = $2 and not c.closed and c.contact_id <> $3 order by s.admitted_at, s.guest_id limit $4",
            guest.record.site,
            group,
            guest.id,
            KIN_MAX
        )?,
    })
}

/// Where a guest is now.
#[derive(Clone, Debug)]
pub struct Current {
    /// Stay.
    pub stay_id: StayId,
    /// What is written on the bed; empty when there is none.
    pub bed_label: String,
    /// Name of the room; empty when there is none.
    pub room_label: String,
    /// Since when in the house.
    pub since: Instant,
    /// Whether the bed is another's, who shares it.
    pub shared: bool,
    /// From when and until when away, when a leave has been noted and is not over.
    pub leave: Option<(Instant, Instant)>,
}

/// A row of [`Current`].
#[derive(sqlx::FromRow)]
struct CurrentRow {
    stay_id: StayId,
    room: Option<String>,
    number: Option<i64>,
    admitted_at: Instant,
    shared: bool,
    leave_from: Option<Instant>,
    leave_until: Option<Instant>,
}

/// Where a guest is now; `None` when not in the house.
///
/// # Errors
/// When the database fails.
pub async fn current(conn: &mut Conn, guest: GuestId) -> Result<Option<Current>> {
    let row = one!(
        conn,
        CurrentRow,
        "select s.stay_id, r.name as room, b.number, s.admitted_at, s.shared, s.leave_from, s.leave_until from stay as s left join bed as b on b.bed_id = s.bed_id left join room as r on r.room_id = s.room_id where s.guest_id = $1 and s.departed_at is null order by s.admitted_at desc, s.stay_id desc limit 1",
        guest
    )?;
    Ok(row.map(|row| {
        let room_label = row.room.unwrap_or_default();
        Current {
            stay_id: row.stay_id,
            bed_label: row.number.map(|n| format!("{room_label}-{n}")).unwrap_or_default(),
            room_label,
            since: row.admitted_at,
            shared: row.shared,
            leave: row.leave_from.zip(row.leave_until),
        }
    }))
}

/// Whether a guest's stay ended by death: then no deed of this room concerns them any more.
pub(super) async fn has_died(conn: &mut Conn, guest: GuestId) -> Result<bool> {
    Ok(one!(conn, (StayId,), "select stay_id from stay where guest_id = $1 and departure_type = 'death' order by stay_id limit 1", guest)?.is_some())
}

/// Those who share a bed with the guest whose own it is.
pub(super) async fn list_sharing(conn: &mut Conn, bed: BedId) -> Result<Vec<GuestId>> {
    let rows =
        all!(conn, (GuestId,), "select guest_id from stay where bed_id = $1 and shared = $2 and departed_at is null order by stay_id limit 20", bed, true)?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Somebody who has no bed.
#[derive(sqlx::FromRow, Clone)]
pub struct Bedless {
    /// Person or contact.
    pub guest_id: GuestId,
    /// Which of the two.
    pub guest_kind: String,
    /// Since when they wait for it.
    pub since: Instant,
    /// Whether they have been let in already.
    pub is_in: bool,
    /// Whether two histories gave the same bed away.
    pub conflict: bool,
}

/// Those who are in the house without a bed, longest first.
///
/// # Errors
/// When the database fails.
pub async fn list_bedless(conn: &mut Conn, site: SiteId, limit: i64) -> Result<Vec<Bedless>> {
    Ok(all!(
        conn,
        Bedless,
        "select guest_id, guest_kind, admitted_at as since, departed_at is null as is_in, conflict from stay where site_id = $1 and departed_at is null and bed_id is null order by admitted_at, stay_id limit $2",
        site,
        limit
    )?)
}

/// Condition on rows of `stay as s left join person as p` that the reader may decide about.
fn seen(filter: &str) -> String {
    format!("(s.guest_kind = 'contact' or (p.person_id is not null and {filter}))")
}

/// How many came in before an instant and still have no bed, and are not away.
pub(super) async fn count_bedless(cx: &Cx, conn: &mut Conn, before: Instant) -> Result<i64> {
    let filter = cx.filter(Duty::StayWrite, "p", 4)?;
    let mut binds = vec![Bind::Text(cx.site_id().to_string()), Bind::Int(before.millis()), Bind::Int(cx.now().millis())];
    binds.extend(filter.binds);
    let sql = format!(
        "select count(*) from stay as s left join person as p on p.person_id = s.guest_id where s.site_id = $1 and s.departed_at is null and s.bed_id is null and s.admitted_at < $2 and (s.leave_from is null or s.leave_from > $3) and {}",
        seen(&filter.sql)
    );
    let rows: Vec<(i64,)> = conn.select(sql, &binds).await?;
    Ok(rows.first().map_or(0, |row| row.0))
}

/// How many should have been back before now.
pub(super) async fn count_late(cx: &Cx, conn: &mut Conn) -> Result<i64> {
    let filter = cx.filter(Duty::StayWrite, "p", 3)?;
    let mut binds = vec![Bind::Text(cx.site_id().to_string()), Bind::Int(cx.now().millis())];
    binds.extend(filter.binds);
    let sql = format!(
        "select count(*) from stay as s left join person as p on p.person_id = s.guest_id where s.site_id = $1 and s.leave_until is not null and s.leave_until < $2 and {}",
        seen(&filter.sql)
    );
    let rows: Vec<(i64,)> = conn.select(sql, &binds).await?;
    Ok(rows.first().map_or(0, |row| row.0))
}

/// Somebody who is away, or means to be.
#[derive(sqlx::FromRow, Clone)]
pub(super) struct Away {
    pub(super) guest_id: GuestId,
    pub(super) guest_kind: String,
    pub(super) leave_from: Instant,
    pub(super) leave_until: Instant,
    pub(super) care: Option<String>,
    pub(super) room: Option<String>,
    pub(super) number: Option<i64>,
}

/// Those who are away, the one to come back first at the top.
pub(super) async fn list_away(cx: &Cx, conn: &mut Conn, limit: i64) -> Result<Vec<Away>> {
    let filter = cx.filter(Duty::StayWrite, "p", 2)?;
    let mut binds = vec![Bind::Text(cx.site_id().to_string())];
    binds.extend(filter.binds);
    binds.push(Bind::Int(limit));
    let sql = format!(
        "select s.guest_id, s.guest_kind, s.leave_from, s.leave_until, p.care, r.name as room, b.number from stay as s left join person as p on p.person_id = s.guest_id left join bed as b on b.bed_id = s.bed_id left join room as r on r.room_id = b.room_id where s.site_id = $1 and s.leave_until is not null and {} order by s.leave_until, s.stay_id limit ${}",
        seen(&filter.sql),
        binds.len()
    );
    Ok(conn.select(sql, &binds).await?)
}

/// How many stays of each kind began, or ended, in a period: the kind and the number.
async fn count_by(conn: &mut Conn, begun: bool, (site, from, to): (SiteId, Instant, Instant)) -> Result<Vec<(String, i64)>> {
    let rows = if begun {
        all!(
            conn,
            (String, i64),
            "select entry, count(*) from stay where site_id = $1 and admitted_at >= $2 and admitted_at < $3 group by entry order by entry limit 20",
            site,
            from,
            to
        )
    } else {
        all!(
            conn,
            (String, i64),
            "select departure_type, count(*) from stay where site_id = $1 and departed_at is not null and departed_at >= $2 and departed_at < $3 group by departure_type order by departure_type limit 20",
            site,
            from,
            to
        )
    };
    Ok(rows?)
}

/// How many were in the house at an instant.
async fn count_in(conn: &mut Conn, site: SiteId, at: Instant) -> Result<i64> {
    let found = one!(
        conn,
        (i64,),
        "select (select count(*) from stay where site_id = $1 and departed_at is null and admitted_at < $2) + (select count(*) from stay where site_id = $1 and departed_at is not null and departed_at >= $2 and admitted_at < $2) as present",
        site,
        at
    )?;
    Ok(found.map_or(0, |row| row.0))
}

/// How the number of people in the house came about in a period (domain 7.10, I01, I05, I10):
/// `start + arrivals + births - departures - deaths - corrections = end`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, serde::Serialize, utoipa::ToSchema)]
pub struct Balance {
    /// In the house when the period began.
    pub start: i64,
    /// Came to the door and were let in.
    pub arrivals: i64,
    /// Were born in the centre.
    pub births: i64,
    /// Left, except by death.
    pub departures: i64,
    /// Died.
    pub deaths: i64,
    /// Were counted twice and are one: stays that ended because the person was in under another file.
    pub corrections: i64,
    /// In the house when the period ended.
    pub end: i64,
}

impl Balance {
    /// Whether the figures add up.
    #[must_use]
    pub const fn holds(&self) -> bool {
        self.start + self.arrivals + self.births - self.departures - self.deaths - self.corrections == self.end
    }
}

/// The balance of a site from one instant up to, and without, another. A departure that was taken back is in no figure;
/// a stay that went on under another file is neither a departure nor an arrival.
///
/// # Errors
/// When the database fails.
pub async fn balance(conn: &mut Conn, site: SiteId, from: Instant, to: Instant) -> Result<Balance> {
    let (start, end) = (count_in(conn, site, from).await?, count_in(conn, site, to).await?);
    let (begun, ended) = (count_by(conn, true, (site, from, to)).await?, count_by(conn, false, (site, from, to)).await?);
    let of = |counts: &[(String, i64)], name: &str| counts.iter().filter(|(kind, _)| kind == name).map(|(_, n)| *n).sum::<i64>();
    let (deaths, went_on) = (of(&ended, Departure::Death.name()), of(&ended, Departure::Registered.name()));
    Ok(Balance {
        start,
        arrivals: of(&begun, Entry::Arrival.name()),
        births: of(&begun, Entry::Birth.name()),
        departures: ended.iter().map(|(_, n)| *n).sum::<i64>() - deaths - went_on,
        deaths,
        corrections: went_on - of(&begun, Entry::Registered.name()),
        end,
    })
}
