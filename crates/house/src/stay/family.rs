//! A whole family changes beds: proposals for all of them, and all of it or nothing.

use std::collections::{BTreeMap, HashMap};

use access::Portion;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Compartment, Conn, Write};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Input, Problems, Result, View, Wants, filters};

use super::depart::{FamilyMade, family};
use super::facts::{GuestId, State};
use super::form::FamilyMoveForm;
use super::give::{self, Wish, get_guest, now};
use super::pages::{GuestName, name_of, names, page_of};
use super::rules;
use super::store::{self, Guest};
use crate::place::{self, BedId, BedRow, Near, RoomId};

/// Beds to choose from on one page, for all members together.
const OPTIONS_MAX: usize = 160;
/// Beds to choose from for one member, at least.
const OPTIONS_MIN: usize = 6;
/// Beds to choose from for one member, at most.
const OPTIONS_EACH: usize = 24;
/// Rooms to choose from on one page.
const ROOMS_MAX: usize = 40;
/// Answer for a member who stays where they are.
const KEEP: &str = "keep";

/// A bed that a member may have.
#[derive(Clone, Serialize, ToSchema)]
pub(crate) struct FamilyBed {
    bed: BedId,
    label: String,
    kind: String,
    building: String,
}

/// A member with the bed that is proposed.
#[derive(Serialize, ToSchema)]
pub(crate) struct FamilyMember {
    id: GuestId,
    name: String,
    code: String,
    /// A child without an adult of their own; for readers who are told.
    alone: bool,
    /// The bed held now; empty when there is none.
    now: String,
    /// The bed that is proposed or was typed; empty for who stays.
    chosen: String,
    /// What speaks for the proposal: message keys.
    reasons: Vec<&'static str>,
    /// What speaks against it: message keys.
    against: Vec<&'static str>,
    options: Vec<FamilyBed>,
}

impl FamilyMember {
    fn field(&self) -> String {
        format!("bed-{}", self.id)
    }
}

/// A room with beds for all who move.
#[derive(Serialize, ToSchema)]
pub(crate) struct FamilyRoom {
    room: RoomId,
    name: String,
    kind: String,
    /// Beds that they could have.
    free: usize,
}

/// In which room beds are proposed.
#[derive(Deserialize, Serialize, Default, ToSchema)]
#[serde(default)]
pub(crate) struct FamilyQuery {
    /// Its id; wherever it is best when empty.
    pub(crate) room: String,
}

/// Beds for a whole family.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "stay/family.html")]
pub(crate) struct FamilyPage {
    guest: GuestName,
    members: Vec<FamilyMember>,
    /// Those who share a bed and go where its owner goes.
    follow: Vec<String>,
    /// Rooms in which there is a bed for each.
    rooms: Vec<FamilyRoom>,
    /// The room in which beds are proposed, when one was chosen.
    room: String,
    /// Whether nothing better is proposed than where they are.
    stays: bool,
    reason: String,
    problems: Problems,
}

impl View for FamilyPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("stay-family-title")
    }
}

/// Where the members sleep now: their own bed, or whether they share another's.
async fn states(cx: &Cx, conn: &mut Conn, members: &[Guest]) -> Result<Vec<State>> {
    let mut out = Vec::with_capacity(members.len());
    for member in members {
        out.push(State::fold(&cx.app().ledger().stream(conn, member.id).await?));
    }
    Ok(out)
}

fn shares(state: &State) -> bool {
    state.current().and_then(|stay| stay.held()).is_some_and(|held| held.shared)
}

/// What is proposed for the members, and the beds they could have.
struct Plan {
    proposals: HashMap<GuestId, place::Proposal>,
    beds: Vec<BedRow>,
    rooms: Vec<FamilyRoom>,
}

/// Plans as if the family's own beds were free too: who is in the right room already stays in it.
async fn plan(cx: &Cx, conn: &mut Conn, movers: &[(GuestId, Option<BedId>)], wanted: Option<RoomId>) -> Result<Plan> {
    let ids: Vec<GuestId> = movers.iter().map(|(id, _)| *id).collect();
    let mut guests = place::guests(cx, conn, &ids).await?;
    let (mut rooms, mut beds, apart) = place::rooms(cx, conn, &mut guests).await?;
    for guest in &mut guests {
        guest.near = Near::default();
    }
    let mut own: HashMap<GuestId, (RoomId, BedId)> = HashMap::new();
    for (id, bed) in movers {
        let Some(row) = (match bed {
            Some(bed) => place::get_bed(conn, *bed).await?,
            None => None,
        }) else {
            continue;
        };
        own.insert(*id, (row.room_id, row.bed_id));
        if let Some(room) = rooms.iter_mut().find(|room| room.room == row.room_id) {
            room.sleepers.retain(|sleeper| sleeper.guest != *id);
            room.beds.push(row.bed_id);
            beds.insert(row.bed_id, row);
        }
    }
    let order: Vec<BedId> = rooms.iter().flat_map(|room| room.beds.iter().copied()).collect();
    let whole = |room: &&place::PlanRoom| room.beds.len() >= movers.len();
    let name = |room: &place::PlanRoom| room.beds.first().and_then(|bed| beds.get(bed)).map(|row| row.room.clone()).unwrap_or_default();
    let choice: Vec<FamilyRoom> = rooms
        .iter()
        .filter(whole)
        .take(ROOMS_MAX)
        .map(|room| FamilyRoom { room: room.room, name: name(room), kind: room.kind.name().to_owned(), free: room.beds.len() })
        .collect();
    rooms.retain(|room| wanted.is_none_or(|wanted| room.room == wanted));
    let mut proposals = place::plan(&guests, &rooms, &apart, cx.reads(Compartment::Health));
    let room_of: HashMap<BedId, RoomId> = beds.iter().map(|(bed, row)| (*bed, row.room_id)).collect();
    let mut given: Vec<(GuestId, Option<BedId>)> = proposals.iter().map(|proposal| (proposal.guest, proposal.bed)).collect();
    stay_put(&mut given, &own, &room_of);
    for (proposal, (_, bed)) in proposals.iter_mut().zip(given) {
        proposal.bed = bed;
    }
    Ok(Plan {
        proposals: proposals.into_iter().map(|proposal| (proposal.guest, proposal)).collect(),
        beds: order.into_iter().filter_map(|bed| beds.remove(&bed)).collect(),
        rooms: choice,
    })
}

/// Who is proposed another bed of the room they are in keeps their own; the others of that room take what is left.
fn stay_put(given: &mut [(GuestId, Option<BedId>)], own: &HashMap<GuestId, (RoomId, BedId)>, room_of: &HashMap<BedId, RoomId>) {
    let mut pools: BTreeMap<RoomId, Vec<BedId>> = BTreeMap::new();
    for bed in given.iter().filter_map(|(_, bed)| *bed) {
        if let Some(room) = room_of.get(&bed) {
            pools.entry(*room).or_default().push(bed);
        }
    }
    let stays = |id: &GuestId, bed: &Option<BedId>| own.get(id).filter(|(room, _)| bed.and_then(|bed| room_of.get(&bed)) == Some(room)).copied();
    for (id, bed) in given.iter() {
        if let Some((room, held)) = stays(id, bed)
            && let Some(pool) = pools.get_mut(&room)
        {
            match pool.iter().position(|one| *one == held) {
                Some(at) => drop(pool.remove(at)),
                None => drop(pool.pop()),
            }
        }
    }
    for (id, bed) in given.iter_mut() {
        if let Some((_, held)) = stays(id, bed) {
            *bed = Some(held);
        } else if let Some(pool) = bed.and_then(|bed| room_of.get(&bed)).and_then(|room| pools.get_mut(room))
            && !pool.is_empty()
        {
            *bed = Some(pool.remove(0));
        }
    }
}

async fn family_page(cx: &Cx, id: GuestId, (query, typed): (FamilyQuery, Option<(FamilyMoveForm, Problems)>)) -> Result<FamilyPage> {
    let mut conn = cx.read().await?;
    let guest = get_guest(cx, &mut conn, id).await?;
    let all = family(cx, &mut conn, &guest).await?;
    for member in &all {
        cx.look(member.id.cast(), Compartment::House, "stay").await?;
    }
    let named = name_of(cx, &mut conn, &guest).await?;
    let ids: Vec<_> = all.iter().map(|member| (member.id, member.kind)).collect();
    let known = names(cx, &mut conn, &ids).await?;
    let states = states(cx, &mut conn, &all).await?;
    if states.iter().all(|state| state.current().is_none()) {
        return Err(Error::conflict("", "stay-not-in"));
    }
    let own = |state: &State| state.current().and_then(|stay| stay.own_spot()).map(|spot| spot.bed_id);
    let movers: Vec<_> = all.iter().zip(&states).filter(|(_, state)| state.current().is_some() && !shares(state)).map(|(m, s)| (m.id, own(s))).collect();
    let plan = plan(cx, &mut conn, &movers, query.room.parse().ok()).await?;
    drop(conn);
    let (form, problems) = typed.unwrap_or_default();
    let each = (OPTIONS_MAX / movers.len().max(1)).clamp(OPTIONS_MIN, OPTIONS_EACH);
    let (mut members, mut follow) = (Vec::new(), Vec::new());
    for ((member, state), (name, code)) in all.iter().zip(&states).zip(known) {
        if shares(state) {
            follow.push(name);
        } else if state.current().is_some() {
            let now = state.current().and_then(|stay| stay.own_spot()).map(|spot| spot.label.clone()).unwrap_or_default();
            members.push(row(cx, member, (name, code, now), (&plan, own(state), &form), each));
        }
    }
    let stays = members.iter().all(|member| member.chosen.is_empty() && !member.now.is_empty());
    Ok(FamilyPage { guest: named, members, follow, rooms: plan.rooms, room: query.room, stays, reason: form.reason, problems })
}

fn row(
    cx: &Cx,
    member: &Guest,
    (name, code, now): (String, String, String),
    (plan, own, form): (&Plan, Option<BedId>, &FamilyMoveForm),
    each: usize,
) -> FamilyMember {
    let proposal = plan.proposals.get(&member.id);
    let proposed = proposal.and_then(|proposal| proposal.bed);
    let typed = form.guest.iter().zip(&form.bed).find(|(guest, _)| **guest == member.id.to_string()).map(|(_, bed)| bed.clone());
    let chosen = typed.unwrap_or_else(|| proposed.filter(|bed| Some(*bed) != own).map(|bed| bed.to_string()).unwrap_or_default());
    // The proposed bed first, then its room, then the others.
    let room = proposed.and_then(|bed| plan.beds.iter().find(|row| row.bed_id == bed)).map(|row| row.room_id);
    let mut beds: Vec<&BedRow> = plan.beds.iter().filter(|row| Some(row.bed_id) != own).collect();
    beds.sort_by_key(|row| (row.bed_id.to_string() != chosen, Some(row.room_id) != room));
    FamilyMember {
        id: member.id,
        name,
        code,
        alone: member.traits.alone && cx.sees(Portion::Care),
        now,
        chosen,
        reasons: proposal.map(|proposal| proposal.reasons.clone()).unwrap_or_default(),
        against: proposal.map(|proposal| proposal.against.clone()).unwrap_or_default(),
        options: beds
            .into_iter()
            .take(each)
            .map(|row| FamilyBed { bed: row.bed_id, label: row.label(), kind: row.kind.clone(), building: row.building.clone() })
            .collect(),
    }
}

pub(super) async fn ask(cx: Cx, Path(id): Path<GuestId>, Asked(query): Asked<FamilyQuery>) -> Result<Response> {
    let page = family_page(&cx, id, (query, None)).await?;
    cx.page(page).await
}

pub(super) async fn change_beds(cx: Cx, Path(id): Path<GuestId>, Input(form): Input<FamilyMoveForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let guest = get_guest(&cx, write.conn()?, id).await?;
    let mut members: HashMap<String, Guest> = HashMap::new();
    for member in family(&cx, write.conn()?, &guest).await? {
        members.insert(member.id.to_string(), member);
    }
    let mut wishes: Vec<(Guest, String)> = Vec::new();
    let mut problems = Problems::default();
    for (who, bed) in form.guest.iter().zip(&form.bed).filter(|(_, bed)| !bed.is_empty() && *bed != KEEP) {
        match members.remove(who) {
            Some(member) => wishes.push((member, bed.clone())),
            None => problems.add("", "stay-family-changed"),
        }
    }
    let moved: Vec<GuestId> = wishes.iter().map(|(member, _)| member.id).collect();
    problems.unless(!moved.is_empty() || !problems.is_empty(), "", "stay-family-nothing");
    if problems.is_empty() {
        problems = move_together(&cx, &mut write, wishes, &form.reason).await?;
    }
    if problems.is_empty() {
        write.commit().await?;
        return cx.done(&page_of(&cx, &guest), "stay-family-moved", &FamilyMade { guests: moved });
    }
    // Nobody has moved: what was written for the first of them goes with the transaction.
    drop(write);
    if cx.wants() == Wants::Json && rules::is_conflict(&problems) {
        return Err(Error::Conflict(problems));
    }
    let page = family_page(&cx, id, (FamilyQuery::default(), Some((form, problems.clone())))).await?;
    cx.retry(page, &problems).await
}

/// Moves several, each by the rules. Where one waits for the bed of another, that one goes first; where they wait for each
/// other, one gets up.
async fn move_together(cx: &Cx, write: &mut Write, mut wishes: Vec<(Guest, String)>, reason: &str) -> Result<Problems> {
    let mut owners = owned(write, &wishes).await?;
    let mut carried: Vec<(GuestId, Vec<GuestId>)> = Vec::new();
    loop {
        wishes.retain(|(member, bed)| owners.get(&member.id) != Some(bed));
        let free = wishes.iter().position(|(member, bed)| !wishes.iter().any(|(other, _)| other.id != member.id && owners.get(&other.id) == Some(bed)));
        match (free, wishes.first()) {
            (Some(at), _) => {
                let (member, bed) = wishes.remove(at);
                if let Err(mut found) = give::change_bed(cx, write, &member, Wish { bed: &bed, reason }).await? {
                    let field = format!("bed-{}", member.id);
                    found.0.iter_mut().filter(|problem| problem.field == "bed").for_each(|problem| problem.field.clone_from(&field));
                    return Ok(found);
                }
                owners.insert(member.id, bed);
            }
            (None, Some((first, _))) => {
                carried.push((first.id, get_up(cx, write, first.id).await?));
                owners.remove(&first.id);
            }
            (None, None) => break,
        }
    }
    for (owner, sharing) in carried {
        let state = State::fold(&write.load(owner).await?);
        let to = state.current().and_then(|stay| stay.own_spot());
        for id in sharing {
            let mut stream = write.load(id).await?;
            let facts = rules::follow(&State::fold(&stream), to, now(cx));
            write.append(&mut stream, facts).await?;
        }
    }
    Ok(Problems::default())
}

/// The own beds of those who are to move, as text.
async fn owned(write: &mut Write, wishes: &[(Guest, String)]) -> Result<HashMap<GuestId, String>> {
    let mut out = HashMap::new();
    for (member, _) in wishes {
        let state = State::fold(&write.load(member.id).await?);
        if let Some(spot) = state.current().and_then(|stay| stay.own_spot()) {
            out.insert(member.id, spot.bed_id.to_string());
        }
    }
    Ok(out)
}

/// Leaves the bed, so that another of the family can have it. Gives those who share it: they are brought along once it is
/// known where to.
async fn get_up(cx: &Cx, write: &mut Write, id: GuestId) -> Result<Vec<GuestId>> {
    let mut stream = write.load(id).await?;
    let state = State::fold(&stream);
    let Some((stay, spot)) = state.current().and_then(|stay| Some((stay, stay.own_spot()?))) else { return Ok(Vec::new()) };
    let sharing = store::list_sharing(write.conn()?, spot.bed_id).await?;
    let facts = rules::leave_bed(stay, "exchange", now(cx));
    write.append(&mut stream, facts).await?;
    Ok(sharing)
}

#[cfg(test)]
mod tests {
    use ledger::Id;

    use super::*;

    fn bed(n: u128) -> BedId {
        Id::from_number(n)
    }

    /// Members 1, 2, 3; room 10 has beds 1 to 4, room 20 has bed 5.
    #[test]
    fn who_is_in_the_right_room_keeps_the_bed() {
        let room_of: HashMap<BedId, RoomId> = [(1, 10), (2, 10), (3, 10), (4, 10), (5, 20)].map(|(b, r)| (bed(b), Id::from_number(r))).into();
        let own: HashMap<GuestId, (RoomId, BedId)> =
            [(1, 10, 2), (2, 20, 5), (3, 10, 4)].map(|(g, r, b)| (Id::from_number(g), (Id::from_number(r), bed(b)))).into();
        let cases = [
            (vec![(1, 1), (2, 2), (3, 3)], vec![(1, 2), (2, 1), (3, 4)]),
            (vec![(1, 2), (2, 1), (3, 3)], vec![(1, 2), (2, 1), (3, 4)]),
            (vec![(1, 4), (2, 2), (3, 1)], vec![(1, 2), (2, 1), (3, 4)]),
            (vec![(1, 5), (2, 1)], vec![(1, 5), (2, 1)]),
        ];
        for (before, after) in cases {
            let mut given: Vec<(GuestId, Option<BedId>)> = before.iter().map(|(g, b)| (Id::from_number(*g), Some(bed(*b)))).collect();
            stay_put(&mut given, &own, &room_of);
            let got: Vec<(u128, u128)> = given.iter().map(|(g, b)| (g.number(), b.unwrap().number())).collect();
            assert_eq!(got, after, "{before:?}");
            let mut unique: Vec<u128> = got.iter().map(|(_, b)| *b).collect();
            unique.sort_unstable();
            unique.dedup();
            assert_eq!(unique.len(), got.len(), "no bed twice");
        }
    }
}
