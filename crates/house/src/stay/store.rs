//! Stays in the database: who is in, in which bed, since when.

use std::collections::BTreeSet;

use access::Record;
use ledger::{BoxFuture, Conn, Day, Instant, Projector, SiteId, Stream, StreamId, Write, all, one, run};
use web::Result;

use super::facts::{GuestId, GuestKind, State, Stay, StayId};
use super::rules::Kin;
use crate::place::{BedId, RoomId, Traits};

/// Most members of a household that are looked at.
const KIN_MAX: i64 = 100;

pub(super) const PROJECTOR: Projector = Projector {
    room: "stay",
    listens: &["stay/"],
    tables: &["stay", "bed_history"],
    schema: "
        create table stay (stay_id {text} not null primary key, guest_id {text} not null, guest_kind {text} not null, site_id {text} not null, bed_id {text}, room_id {text}, conflict {bool} not null, admitted_at {int} not null, admitted_on {text}, departed_at {int}, departed_on {text}, departure_type {text}, nights {int}) {strict};
        create index stay_guest on stay (guest_id);
        create index stay_in on stay (site_id, admitted_at) where departed_at is null;
        create index stay_out on stay (site_id, departed_at) where departed_at is not null;
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
            beds.extend(stay.spot().map(|spot| spot.bed_id));
        }
        for bed in beds {
            settle(write.conn()?, bed).await?;
        }
        Ok(())
    })
}

/// Writes the rows of a stay; a bed held now is in conflict until [`settle`] has looked at who else claims it.
async fn insert(write: &mut Write, guest: GuestId, stay: &Stay) -> ledger::Result<()> {
    let end = stay.end.as_ref();
    let departed_on = end.and_then(|end| end.on);
    let nights = stay.admitted_on.zip(departed_on).map(|(first, last)| i64::from(first.days_until(last)).max(0));
    run!(
        write.conn()?,
        "insert into stay (stay_id, guest_id, guest_kind, site_id, bed_id, room_id, conflict, admitted_at, admitted_on, departed_at, departed_on, departure_type, nights) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict (stay_id) do nothing",
        stay.id,
        guest,
        stay.guest.name(),
        stay.site,
        None::<BedId>,
        stay.spot().map(|spot| spot.room_id),
        false,
        stay.admitted_at,
        stay.admitted_on,
        end.map(|end| end.at),
        departed_on,
        end.map(|end| end.departure.name()),
        nights
    )?;
    for (place, held) in (1_i64..).zip(&stay.held) {
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

/// A guest as far as rules and pages need to know, whatever the reader may see.
pub(super) struct Guest {
    pub(super) id: GuestId,
    pub(super) kind: GuestKind,
    pub(super) record: Record,
    pub(super) traits: Traits,
    pub(super) household: Option<StreamId>,
}

/// A person or an anonymous contact.
pub(super) async fn get_guest(conn: &mut Conn, id: GuestId, today: Day) -> Result<Option<Guest>> {
    let Some(record) = people::person::record(conn, id.cast()).await? else {
        let Some(record) = people::contact::record(conn, id).await? else { return Ok(None) };
        let (sex, child) = one!(conn, (i64, bool), "select sex, child from contact where contact_id = $1", id)?.unwrap_or_default();
        return Ok(Some(Guest { id, kind: GuestKind::Contact, record, traits: Traits::anonymous(sex, child), household: None }));
    };
    let row = one!(conn, (i64, Option<i64>, String), "select sex, birth_year, care from person where person_id = $1", id)?;
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
    Ok(Some(Guest { id, kind: GuestKind::Person, record, traits, household }))
}

/// A member of the guest's household who is in the house.
#[derive(sqlx::FromRow)]
pub(super) struct KinRow {
    pub(super) person_id: people::person::PersonId,
    pub(super) room_id: Option<RoomId>,
    pub(super) building_id: Option<StreamId>,
}

/// Those of the guest's household who are in the house.
pub(super) async fn list_kin(conn: &mut Conn, guest: &Guest) -> Result<Vec<KinRow>> {
    let Some(household) = guest.household else { return Ok(Vec::new()) };
    Ok(all!(
        conn,
        KinRow,
        "select m.person_id, s.room_id, r.building_id from household_member as m join stay as s on s.guest_id = m.person_id and s.departed_at is null left join room as r on r.room_id = s.room_id where m.household_id = $1 and m.until_at is null and m.person_id <> $2 order by s.admitted_at, m.person_id limit $3",
        household,
        guest.id,
        KIN_MAX
    )?)
}

/// Where they sleep.
pub(super) fn near(kin: &[KinRow]) -> Kin {
    Kin { rooms: kin.iter().filter_map(|k| k.room_id).collect(), buildings: kin.iter().filter_map(|k| k.building_id).collect() }
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
}

/// Where a guest is now; `None` when not in the house.
///
/// # Errors
/// When the database fails.
pub async fn current(conn: &mut Conn, guest: GuestId) -> Result<Option<Current>> {
    let row = one!(
        conn,
        (StayId, Option<String>, Option<i64>, Instant),
        "select s.stay_id, r.name, b.number, s.admitted_at from stay as s left join bed as b on b.bed_id = s.bed_id left join room as r on r.room_id = s.room_id where s.guest_id = $1 and s.departed_at is null order by s.admitted_at desc, s.stay_id desc limit 1",
        guest
    )?;
    Ok(row.map(|(stay_id, room, number, since)| {
        let room_label = room.unwrap_or_default();
        Current { stay_id, bed_label: number.map(|n| format!("{room_label}-{n}")).unwrap_or_default(), room_label, since }
    }))
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
