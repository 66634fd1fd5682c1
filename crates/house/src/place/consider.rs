//! Beds weighed for somebody, with all that the house knows: who they are, what they need of a room, where their people
//! sleep, who sleeps in each room, and who is kept apart. Inside a write transaction it sees what has just been written.

use std::collections::{HashMap, HashSet};

use ledger::{Compartment, Conn, StreamId};
use web::{Cx, Result};

use super::facts::{BuildingId, RoomId};
use super::fit::{Apart, Fit, Near, PlanGuest, PlanRoom, Sleeper, fit};
use super::store::{self, BedRow};
use crate::{apart, bed_need};

/// Guests with all that decides where they may sleep, in the order asked for; what nobody knows is left out.
///
/// # Errors
/// When the database fails.
pub async fn guests(cx: &Cx, conn: &mut Conn, ids: &[StreamId]) -> Result<Vec<PlanGuest>> {
    let mut guests = store::list_seekers(conn, ids, cx.today()).await?;
    let needs = bed_need::list(cx, conn, ids).await?;
    for guest in &mut guests {
        if let Some(need) = needs.get(&guest.id) {
            guest.traits.access |= need.access;
            guest.traits.isolation |= need.isolation;
            guest.traits.nursing |= need.nursing;
        }
    }
    Ok(guests)
}

/// What speaks for and against one bed for a guest, where the guest is known.
///
/// # Errors
/// When the database fails.
pub async fn consider(cx: &Cx, conn: &mut Conn, guest: StreamId, bed: &BedRow) -> Result<Fit> {
    let Some(mut guest) = guests(cx, conn, &[guest]).await?.pop() else { return Ok(Fit::default()) };
    guest.near = store::list_near(conn, bed.site_id, &guest).await?;
    let sleepers = store::list_sleepers_in(conn, bed.room_id, cx.today()).await?;
    let apart = apart::list(cx, conn, bed.site_id).await?;
    let room = PlanRoom { room: bed.room_id, building: bed.building_id, kind: bed.room_kind(), accessible: bed.accessible, sleepers, beds: vec![bed.bed_id] };
    Ok(fit(&without(room, bed.handover), &guest, &apart, cx.reads(Compartment::Health)))
}

/// A room without an anonymous guest whose bed goes on to the person they have become.
fn without(mut room: PlanRoom, gone: Option<StreamId>) -> PlanRoom {
    room.sleepers.retain(|sleeper| Some(sleeper.guest) != gone);
    room
}

/// The beds of the site that could be given, each weighed for a guest, the best first. Forbidden ones are left out; a
/// bed that is kept for somebody comes after those that are not.
///
/// # Errors
/// When the database fails.
pub async fn offers(cx: &Cx, conn: &mut Conn, guest: StreamId) -> Result<Vec<(BedRow, Fit)>> {
    let Some(mut guest) = guests(cx, conn, &[guest]).await?.pop() else { return Ok(Vec::new()) };
    let free = store::list_free(conn, cx.site_id()).await?;
    let house = House::read(cx, conn, &free).await?;
    guest.near = house.near(&guest);
    let health = cx.reads(Compartment::Health);
    let mut weighed: HashMap<(RoomId, Option<StreamId>), Fit> = HashMap::new();
    let mut out = Vec::with_capacity(free.len());
    for bed in free {
        let found = weighed.entry((bed.room_id, bed.handover)).or_insert_with(|| fit(&without(house.room(&bed), bed.handover), &guest, &house.apart, health));
        if !found.is_forbidden() {
            out.push((bed, found.clone()));
        }
    }
    let today = cx.today();
    // Stable: beds come by room and number.
    out.sort_by_key(|(bed, fit)| (fit.against.len(), bed.held_on(today) || bed.handover.is_some(), fit.rank));
    Ok(out)
}

/// Everybody who sleeps at the site, with the room.
///
/// # Errors
/// When the database fails.
pub(crate) async fn sleepers(cx: &Cx, conn: &mut Conn) -> Result<Vec<(RoomId, Sleeper)>> {
    let all = store::list_sleepers(conn, cx.site_id(), cx.today()).await?;
    Ok(all.into_iter().map(|(room, _, sleeper)| (room, sleeper)).collect())
}

/// The rooms of the site with beds that nobody has or is to have, and who sleeps in them; and where the people of each
/// guest sleep.
///
/// # Errors
/// When the database fails.
pub async fn rooms(cx: &Cx, conn: &mut Conn, guests: &mut [PlanGuest]) -> Result<(Vec<PlanRoom>, HashMap<super::BedId, BedRow>, Apart)> {
    let free = store::list_free(conn, cx.site_id()).await?;
    let house = House::read(cx, conn, &free).await?;
    for guest in guests {
        guest.near = house.near(guest);
    }
    let mut rooms: Vec<PlanRoom> = Vec::new();
    let mut beds = HashMap::with_capacity(free.len());
    for bed in free.into_iter().filter(|bed| !bed.held_on(cx.today()) && bed.handover.is_none()) {
        // Beds come room by room.
        match rooms.last_mut().filter(|room| room.room == bed.room_id) {
            Some(room) => room.beds.push(bed.bed_id),
            None => rooms.push(house.room(&bed)),
        }
        beds.insert(bed.bed_id, bed);
    }
    Ok((rooms, beds, house.apart))
}

/// Who sleeps where, and who is kept apart.
struct House {
    sleepers: HashMap<RoomId, Vec<Sleeper>>,
    groups: HashMap<String, HashSet<(StreamId, RoomId, BuildingId)>>,
    apart: Apart,
}

impl House {
    /// As far as it matters for the beds that are free.
    async fn read(cx: &Cx, conn: &mut Conn, free: &[BedRow]) -> Result<Self> {
        let rooms = free.iter().map(|bed| bed.room_id).collect();
        let all = store::list_sleepers_about(conn, (cx.site_id(), cx.today()), &rooms).await?;
        let apart = apart::list(cx, conn, cx.site_id()).await?;
        let mut house = Self { sleepers: HashMap::new(), groups: HashMap::new(), apart };
        for (room, building, sleeper) in all {
            if let Some(group) = &sleeper.group {
                house.groups.entry(group.clone()).or_default().insert((sleeper.guest, room, building));
            }
            house.sleepers.entry(room).or_default().push(sleeper);
        }
        Ok(house)
    }

    /// Where the people of a guest sleep.
    fn near(&self, guest: &PlanGuest) -> Near {
        let kin = guest.group.as_ref().and_then(|group| self.groups.get(group)).into_iter().flatten().filter(|(id, _, _)| *id != guest.id);
        let mut near = Near::default();
        for (_, room, building) in kin {
            near.rooms.insert(*room);
            near.buildings.insert(*building);
        }
        near
    }

    /// The room of a bed, with that bed alone.
    fn room(&self, bed: &BedRow) -> PlanRoom {
        PlanRoom {
            room: bed.room_id,
            building: bed.building_id,
            kind: bed.room_kind(),
            accessible: bed.accessible,
            sleepers: self.sleepers.get(&bed.room_id).cloned().unwrap_or_default(),
            beds: vec![bed.bed_id],
        }
    }
}
