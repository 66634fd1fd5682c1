//! Beds for many people at once, before anybody has decided. Pure and always the same for the same house.
//!
//! Who has the fewest rooms to go to comes first: children alone and people with needs of their own, then groups, the
//! hardest to place first, then everybody else. A group goes into one room while there is one for all of it; else each
//! goes where it fits, grown-ups first, so that small children follow them. A bed that breaks a rule is proposed only
//! where the rule is mild, and says so.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use ledger::StreamId;

use super::facts::BedId;
use super::fit::{Apart, Fit, Near, PlanGuest, PlanRoom, fit};

/// Rules of which a proposal may break one when nothing better is free: nobody is less safe for it.
const MILD: &[&str] = &["place-misfit-family", "place-misfit-steps"];

/// Rules that say why somebody finds no bed: they lie in what the guest needs, not in a door that is not theirs.
const TELLING: &[&str] = &[
    "place-misfit-alone",
    "place-misfit-adult-there",
    "place-misfit-age-there",
    "place-misfit-must-isolate",
    "place-misfit-parted",
    "place-misfit-steps",
    "place-misfit-another-room",
];

/// A bed that is proposed, or why none is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Proposal {
    /// Person or contact.
    pub guest: StreamId,
    /// The bed, if there is one.
    pub bed: Option<BedId>,
    /// What speaks for it: message keys.
    pub reasons: Vec<&'static str>,
    /// What speaks against it, or why there is none: message keys.
    pub against: Vec<&'static str>,
}

/// Proposes a bed for each guest, in the order of the guests. No bed twice, and none that a firm rule forbids.
#[must_use]
pub fn plan(guests: &[PlanGuest], rooms: &[PlanRoom], apart: &Apart, health: bool) -> Vec<Proposal> {
    let mut desk = Desk { rooms: rooms.to_vec(), apart, health };
    let mut given: BTreeMap<usize, Proposal> = BTreeMap::new();
    for unit in order(guests, &mut desk) {
        let members: Vec<(usize, &PlanGuest)> = unit.iter().filter_map(|at| guests.get(*at).map(|guest| (*at, guest))).collect();
        desk.place(&members, &mut given);
    }
    for (at, guest) in guests.iter().enumerate() {
        if !given.contains_key(&at)
            && let Some(proposal) = desk.place_one(guest, |fit| !fit.is_forbidden() && fit.against.iter().all(|misfit| MILD.contains(&misfit.key)))
        {
            given.insert(at, proposal);
        }
    }
    let missing = |guest: &PlanGuest| Proposal { guest: guest.id, bed: None, reasons: Vec::new(), against: desk.obstacle(guest) };
    guests.iter().enumerate().map(|(at, guest)| given.remove(&at).unwrap_or_else(|| missing(guest))).collect()
}

/// The guests in units that stay together, in the order in which they are placed.
fn order(guests: &[PlanGuest], desk: &mut Desk<'_>) -> Vec<Vec<usize>> {
    let mut units: Vec<Vec<usize>> = Vec::new();
    let mut groups: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, guest) in guests.iter().enumerate() {
        let group = guest.group.as_deref().filter(|_| !guest.traits.alone && !guest.traits.isolation);
        let known = group.and_then(|group| groups.get(group)).and_then(|unit| units.get_mut(*unit));
        match (known, group) {
            (Some(unit), _) => unit.push(at),
            (None, Some(group)) => {
                groups.insert(group, units.len());
                units.push(vec![at]);
            }
            (None, None) => units.push(vec![at]),
        }
    }
    for unit in &mut units {
        // Grown-ups first: small children follow them.
        unit.sort_by_key(|at| (guests.get(*at).is_some_and(|guest| guest.traits.child()), *at));
    }
    let key = |unit: &Vec<usize>, desk: &mut Desk<'_>| {
        let members: Vec<&PlanGuest> = unit.iter().filter_map(|at| guests.get(*at)).collect();
        let special = members.iter().any(|guest| guest.traits.alone || guest.traits.isolation)
            || (members.len() == 1 && members.iter().any(|g| g.traits.access || g.traits.nursing));
        let tier = match (special, members.len()) {
            (true, _) => 0,
            (false, 2..) => 1,
            (false, _) => 2,
        };
        // What fits nowhere as a whole takes what the others leave.
        let choices = (0..desk.rooms.len()).filter(|room| desk.whole(*room, &members).is_some()).count();
        (tier, if choices == 0 { usize::MAX } else { choices }, Reverse(members.len()), unit.iter().min().copied())
    };
    let mut keyed: Vec<_> = units.into_iter().map(|unit| (key(&unit, desk), unit)).collect();
    keyed.sort_by_key(|(key, _)| *key);
    keyed.into_iter().map(|(_, unit)| unit).collect()
}

/// The house as it fills up.
struct Desk<'a> {
    rooms: Vec<PlanRoom>,
    apart: &'a Apart,
    health: bool,
}

impl Desk<'_> {
    /// How each member would fit into a room that takes them all without breaking a rule.
    fn whole(&mut self, at: usize, members: &[&PlanGuest]) -> Option<Vec<Fit>> {
        let (apart, health) = (self.apart, self.health);
        let room = self.rooms.get_mut(at).filter(|room| room.beds.len() >= members.len())?;
        let before = room.sleepers.len();
        let mut fits = Vec::with_capacity(members.len());
        for guest in members {
            let found = fit(room, guest, apart, health);
            if !found.is_good() {
                break;
            }
            fits.push(found);
            room.sleepers.push(guest.asleep());
        }
        room.sleepers.truncate(before);
        (fits.len() == members.len()).then_some(fits)
    }

    /// Places a unit: in one room; else small children with one of their grown-ups, and the others one by one.
    fn place(&mut self, members: &[(usize, &PlanGuest)], given: &mut BTreeMap<usize, Proposal>) {
        if self.place_together(members, given) {
            return;
        }
        let (core, mut alone) = parts(members);
        if core.len() < 2 || !self.place_together(&core, given) {
            alone = members.to_vec();
        }
        for (index, guest) in alone {
            let mut guest = guest.clone();
            self.look_for_kin(members, &mut guest.near);
            if let Some(proposal) = self.place_one(&guest, Fit::is_good) {
                given.insert(index, proposal);
            }
        }
    }

    /// Adds where the members lie by now.
    fn look_for_kin(&self, members: &[(usize, &PlanGuest)], near: &mut Near) {
        for room in self.rooms.iter().filter(|room| room.sleepers.iter().any(|sleeper| members.iter().any(|(_, guest)| guest.id == sleeper.guest))) {
            near.rooms.insert(room.room);
            near.buildings.insert(room.building);
        }
    }

    /// Places a unit in the best room that takes all of it.
    fn place_together(&mut self, members: &[(usize, &PlanGuest)], given: &mut BTreeMap<usize, Proposal>) -> bool {
        let guests: Vec<&PlanGuest> = members.iter().map(|(_, guest)| *guest).collect();
        let mut best: Option<((u32, usize, usize), Vec<Fit>)> = None;
        for at in 0..self.rooms.len() {
            let Some(fits) = self.whole(at, &guests) else { continue };
            let left = self.rooms.get(at).map_or(0, |room| room.beds.len() - guests.len());
            // One alone goes by the order of rooms; a group where the fewest beds are left over.
            let key = (fits.iter().map(|fit| fit.rank).sum(), if guests.len() > 1 { left } else { 0 }, at);
            if best.as_ref().is_none_or(|(known, _)| key < *known) {
                best = Some((key, fits));
            }
        }
        let Some(((_, _, at), fits)) = best else { return false };
        for ((index, guest), mut found) in members.iter().zip(fits) {
            if members.len() > 1 {
                found.reasons.retain(|key| *key != "place-reason-family-there");
                found.reasons.insert(0, "place-reason-together");
            }
            if let Some(proposal) = self.give(at, guest, found) {
                given.insert(*index, proposal);
            }
        }
        true
    }

    /// Places one guest in the best room that `suits`.
    fn place_one(&mut self, guest: &PlanGuest, suits: impl Fn(&Fit) -> bool) -> Option<Proposal> {
        let mut best: Option<((usize, u32, usize), Fit)> = None;
        for (at, room) in self.rooms.iter().enumerate().filter(|(_, room)| !room.beds.is_empty()) {
            let found = fit(room, guest, self.apart, self.health);
            let key = (found.against.len(), found.rank, at);
            if suits(&found) && best.as_ref().is_none_or(|(known, _)| key < *known) {
                best = Some((key, found));
            }
        }
        let ((_, _, at), found) = best?;
        self.give(at, guest, found)
    }

    /// Why a guest gets no bed: what stands against the best of those that are left.
    fn obstacle(&self, guest: &PlanGuest) -> Vec<&'static str> {
        let left = self.rooms.iter().filter(|room| !room.beds.is_empty()).map(|room| fit(room, guest, self.apart, self.health));
        let Some(best) = left.min_by_key(|fit| (fit.is_forbidden(), fit.against.len(), fit.rank)) else { return vec!["place-plan-full"] };
        let told = best.against.iter().map(|misfit| misfit.key).filter(|key| TELLING.contains(key));
        ["place-plan-none"].into_iter().chain(told).collect()
    }

    fn give(&mut self, at: usize, guest: &PlanGuest, found: Fit) -> Option<Proposal> {
        let room = self.rooms.get_mut(at).filter(|room| !room.beds.is_empty())?;
        let bed = room.beds.remove(0);
        room.sleepers.push(guest.asleep());
        Some(Proposal { guest: guest.id, bed: Some(bed), reasons: found.reasons, against: found.against.iter().map(|misfit| misfit.key).collect() })
    }
}

type Members<'a> = Vec<(usize, &'a PlanGuest)>;

/// The small children of a group with one grown-up, a woman if there is one; and the others.
fn parts<'a>(members: &[(usize, &'a PlanGuest)]) -> (Members<'a>, Members<'a>) {
    let adult = members.iter().filter(|(_, guest)| !guest.traits.child());
    let with = adult.min_by_key(|(at, guest)| (!guest.traits.female(), *at)).map(|(at, _)| *at);
    members.iter().copied().partition(|(at, guest)| guest.traits.small() || Some(*at) == with)
}
