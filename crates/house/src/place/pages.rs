//! Pages of places.

use access::{Duty, Portion};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Conn, Day, NewFact, StreamId, Write};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problems, Result, View, Wants, filters};

use super::facts::{BedId, BuildingId, Room, RoomId, RoomKind, State};
use super::fit::misfit;
use super::form::{BedForm, BuildingForm, RoomForm};
use super::rules::{self, BedDeed};
use super::store;

/// A room in the list.
#[derive(Serialize, ToSchema)]
pub(crate) struct RoomEntry {
    id: RoomId,
    name: String,
    kind: String,
    accessible: bool,
    closed: bool,
    closed_until: Option<Day>,
    beds: i64,
    taken: i64,
    free: i64,
    blocked: i64,
    reserved: i64,
    /// How many people it takes by beds and floor area.
    places: i64,
    area: String,
}

/// A building in the list.
#[derive(Serialize, ToSchema)]
pub(crate) struct BuildingEntry {
    id: BuildingId,
    name: String,
    zone: String,
    meeting_point: String,
    rooms: Vec<RoomEntry>,
    beds: i64,
    taken: i64,
    free: i64,
}

/// Buildings and rooms with their beds.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "place/list.html")]
pub(crate) struct ListPage {
    buildings: Vec<BuildingEntry>,
    form: RoomForm,
    problems: Problems,
    kinds: &'static [&'static str],
}

impl View for ListPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("place-title")
    }
}

/// Square metres in figures.
fn area(dm2: Option<i64>) -> String {
    let Some(dm2) = dm2 else { return String::new() };
    let (whole, part) = (dm2 / 100, dm2 % 100);
    if part == 0 { whole.to_string() } else { format!("{whole}.{part:02}") }
}

impl RoomEntry {
    fn new(row: store::RoomRow) -> Self {
        let usable = if row.closed { 0 } else { row.beds - row.blocked };
        let free = if row.closed { 0 } else { (row.beds - row.blocked - row.taken - row.reserved).max(0) };
        Self {
            id: row.room_id,
            name: row.name,
            kind: row.kind,
            accessible: row.accessible,
            closed: row.closed,
            closed_until: row.closed_until,
            beds: row.beds,
            taken: row.taken,
            free,
            blocked: row.blocked,
            reserved: row.reserved,
            places: rules::places(usable, row.area_dm2),
            area: area(row.area_dm2),
        }
    }
}

async fn list_page(cx: &Cx, form: RoomForm, problems: Problems) -> Result<ListPage> {
    let mut conn = cx.read().await?;
    let buildings = store::list_buildings(&mut conn, cx.site_id()).await?;
    let rooms = store::list_rooms(&mut conn, cx.site_id(), cx.today()).await?;
    drop(conn);
    let buildings = buildings
        .into_iter()
        .map(|building| {
            let rooms: Vec<RoomEntry> = rooms.iter().filter(|row| row.building_id == building.building_id).cloned().map(RoomEntry::new).collect();
            let total = |of: fn(&RoomEntry) -> i64| rooms.iter().map(of).sum();
            BuildingEntry {
                id: building.building_id,
                name: building.name,
                zone: building.zone,
                meeting_point: building.meeting_point,
                beds: total(|r| r.beds),
                taken: total(|r| r.taken),
                free: total(|r| r.free),
                rooms,
            }
        })
        .collect();
    Ok(ListPage { buildings, form, problems, kinds: &RoomKind::NAMES })
}

pub(super) async fn list(cx: Cx) -> Result<Response> {
    let page = list_page(&cx, RoomForm::default(), Problems::default()).await?;
    cx.page(page).await
}

/// What was made or changed.
#[derive(Serialize, ToSchema)]
pub(crate) struct Made {
    /// The room, bed or building.
    pub(crate) id: StreamId,
}

fn made(cx: &Cx, place: &str, notice: &str, id: StreamId) -> Result<Response> {
    cx.done(place, notice, &Made { id })
}

pub(super) async fn create(cx: Cx, Input(form): Input<RoomForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let room: RoomId = write.id();
    match set_up(&cx, &mut write, room, &form).await? {
        Ok(()) => {
            write.commit().await?;
            made(&cx, "/places", "place-added", room.cast())
        }
        Err(problems) => {
            drop(write);
            let page = list_page(&cx, form, problems.clone()).await?;
            cx.retry(page, &problems).await
        }
    }
}

/// Appends the facts of a new room and, where one is named, of its new building.
async fn set_up(cx: &Cx, write: &mut Write, room: RoomId, form: &RoomForm) -> Result<Result<(), Problems>> {
    let taken = store::find_name(write.conn()?, cx.site_id(), &form.name, room).await?;
    let (building, about) = match form.building.parse::<BuildingId>() {
        Ok(known) if store::building_site(write.conn()?, known).await? == Some(cx.site_id()) => (known, Ok(Vec::new())),
        _ => {
            let named = BuildingForm { name: form.new_building.clone(), zone: form.zone.clone(), meeting_point: form.meeting_point.clone() };
            (write.id(), rules::building(&named))
        }
    };
    let env = write.env().clone();
    let facts = rules::add(form, building, taken, &mut || env.id());
    let (about, facts) = match (about, facts) {
        (Ok(about), Ok(facts)) => (about, facts),
        (about, facts) => {
            let mut problems = about.err().unwrap_or_default();
            problems.0.iter_mut().filter(|p| p.field == "name").for_each(|p| "new_building".clone_into(&mut p.field));
            problems.0.extend(facts.err().unwrap_or_default().0);
            return Ok(Err(problems));
        }
    };
    if !about.is_empty() {
        let mut stream = write.load(building.cast()).await?;
        write.append(&mut stream, about).await?;
    }
    let mut stream = write.load(room.cast()).await?;
    write.append(&mut stream, facts).await?;
    Ok(Ok(()))
}

/// A bed of a room.
#[derive(Serialize, ToSchema)]
pub(crate) struct BedEntry {
    id: BedId,
    number: i64,
    taken: bool,
    blocked: Option<String>,
    whom: Option<String>,
    until: Option<Day>,
    /// Whether the reservation's last day has passed.
    over: bool,
}

/// Somebody who sleeps in a closed room.
#[derive(Serialize, ToSchema)]
pub(crate) struct StrandedEntry {
    /// Name, or the code for readers without names; empty for those whom the reader may not move.
    name: String,
    label: String,
    /// Where they get another bed; empty for those whom the reader may not move.
    path: String,
}

/// A room and its beds.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "place/show.html")]
pub(crate) struct RoomPage {
    id: RoomId,
    building: BuildingId,
    name: String,
    kind: String,
    /// Why it is closed.
    closed: Option<String>,
    /// When it is expected to open again.
    closed_until: Option<Day>,
    /// Who still sleeps in it though it is closed.
    stranded: Vec<StrandedEntry>,
    taken: i64,
    /// How many of those in it the room's kind does not suit.
    unfit: i64,
    beds: Vec<BedEntry>,
    /// Whether the floor is too small for the beds; then, for how many it is enough.
    small: Option<i64>,
    form: RoomForm,
    close: BedForm,
    problems: Problems,
    kinds: &'static [&'static str],
}

impl View for RoomPage {
    fn title(&self, cx: &Cx) -> String {
        cx.tv("place-room-title", &[("value", self.name.as_str().into())])
    }
}

/// What was typed on a room's page when something was wrong with it.
#[derive(Default)]
struct Typed {
    room: Option<RoomForm>,
    close: BedForm,
    problems: Problems,
}

fn own(cx: &Cx, state: State) -> Result<Room> {
    state.room.filter(|room| room.site == cx.site_id()).ok_or(Error::NotFound)
}

async fn room_page(cx: &Cx, id: RoomId, typed: Typed) -> Result<RoomPage> {
    let mut conn = cx.read().await?;
    let room = own(cx, State::fold(&cx.app().ledger().stream(&mut conn, id.cast()).await?))?;
    let taken = store::list_taken(&mut conn, id, cx.today()).await?;
    let stranded = if room.closed.is_some() { stranded(cx, &mut conn, (id, &room)).await? } else { Vec::new() };
    drop(conn);
    let unfit = taken.iter().filter(|bed| misfit(room.kind, bed.traits, true).is_some()).count();
    let beds: Vec<BedEntry> = room.beds.iter().map(|bed| bed_entry(cx, bed, taken.iter().any(|t| t.bed_id == bed.id))).collect();
    let count = i64::try_from(beds.len()).unwrap_or(i64::MAX);
    let small = Some(rules::places(count, room.area_dm2)).filter(|places| *places < count);
    let form = typed.room.unwrap_or_else(|| RoomForm {
        name: room.name.clone(),
        kind: room.kind.name().to_owned(),
        accessible: if room.accessible { "yes".to_owned() } else { String::new() },
        area: area(room.area_dm2),
        ..RoomForm::default()
    });
    Ok(RoomPage {
        id,
        building: room.building_id,
        name: room.name,
        kind: room.kind.name().to_owned(),
        closed_until: room.closed.as_ref().and_then(|closed| closed.until),
        closed: room.closed.map(|closed| closed.reason),
        stranded,
        taken: i64::try_from(taken.len()).unwrap_or(i64::MAX),
        unfit: i64::try_from(unfit).unwrap_or(i64::MAX),
        beds,
        small,
        form,
        close: typed.close,
        problems: typed.problems,
        kinds: &RoomKind::NAMES,
    })
}

/// Those who must have another bed, since their room is closed. Records that names were shown.
async fn stranded(cx: &Cx, conn: &mut Conn, (id, room): (RoomId, &Room)) -> Result<Vec<StrandedEntry>> {
    let rows = store::list_stranded(cx, conn, id).await?;
    let may = cx.may(Duty::StayWrite);
    let seen = |kind: &str| rows.iter().filter(|row| may && row.seen == 1 && row.guest_kind == kind).map(|row| row.guest_id).collect::<Vec<_>>();
    let (people, contacts) = (seen("person"), seen("contact"));
    let heads = people::person::heads(cx, conn, &people.iter().map(|id| id.cast()).collect::<Vec<_>>()).await?;
    let codes = people::contact::codes(conn, &contacts).await?;
    if cx.sees(Portion::Name) && !people.is_empty() {
        cx.look_list("board").await?;
    }
    let name = |id: StreamId| heads.get(&id.cast()).map(|head| head.name.clone()).or_else(|| codes.get(&id).cloned());
    Ok(rows
        .iter()
        .map(|row| {
            let name = name(row.guest_id).unwrap_or_default();
            let path = if name.is_empty() { String::new() } else { format!("/stays/{}/move", row.guest_id) };
            StrandedEntry { name, label: format!("{}-{}", room.name, row.number), path }
        })
        .collect())
}

fn bed_entry(cx: &Cx, bed: &super::facts::Bed, taken: bool) -> BedEntry {
    let until = bed.reserved.as_ref().and_then(|(_, until)| *until);
    let over = until.is_some_and(|last| last < cx.today());
    BedEntry { id: bed.id, number: bed.number, taken, blocked: bed.blocked.clone(), whom: bed.reserved.as_ref().map(|(whom, _)| whom.clone()), until, over }
}

pub(super) async fn show(cx: Cx, Path(id): Path<RoomId>) -> Result<Response> {
    let page = room_page(&cx, id, Typed::default()).await?;
    cx.page(page).await
}

/// Shows a room's page again with what is wrong; a program learns whether it was the input or the state of things.
async fn again(cx: &Cx, id: RoomId, typed: Typed) -> Result<Response> {
    let problems = typed.problems.clone();
    if cx.wants() == Wants::Json && problems.0.iter().any(|p| p.field.is_empty()) {
        return Err(Error::Conflict(problems));
    }
    let page = room_page(cx, id, typed).await?;
    cx.retry(page, &problems).await
}

pub(super) async fn change(cx: Cx, Path(id): Path<RoomId>, Input(form): Input<RoomForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let mut stream = write.load(id.cast()).await?;
    let room = own(&cx, State::fold(&stream))?;
    let taken = store::find_name(write.conn()?, cx.site_id(), &form.name, id).await?;
    let env = write.env().clone();
    match rules::change(&room, &form, taken, &mut || env.id()) {
        Ok(facts) => {
            write.append(&mut stream, facts).await?;
            write.commit().await?;
            made(&cx, &format!("/places/{id}"), "place-changed", id.cast())
        }
        Err(problems) => {
            drop(write);
            again(&cx, id, Typed { room: Some(form), problems, ..Typed::default() }).await
        }
    }
}

pub(super) async fn close(cx: Cx, Path(id): Path<RoomId>, Input(form): Input<BedForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let mut stream = write.load(id.cast()).await?;
    let room = own(&cx, State::fold(&stream))?;
    match rules::close(&room, &form, cx.today()) {
        Ok(facts) => {
            write.append(&mut stream, facts).await?;
            write.commit().await?;
            made(&cx, &format!("/places/{id}"), "place-closed-done", id.cast())
        }
        Err(problems) => {
            drop(write);
            again(&cx, id, Typed { close: form, problems, ..Typed::default() }).await
        }
    }
}

pub(super) async fn open(cx: Cx, Path(id): Path<RoomId>, Input(_): Input<BedForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let mut stream = write.load(id.cast()).await?;
    let room = own(&cx, State::fold(&stream))?;
    let facts = rules::open(&room).map_err(Error::Conflict)?;
    write.append(&mut stream, facts).await?;
    write.commit().await?;
    made(&cx, &format!("/places/{id}"), "place-opened-done", id.cast())
}

/// A bed: block it or keep it for somebody.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "place/bed.html")]
pub(crate) struct BedPage {
    room: RoomId,
    room_name: String,
    label: String,
    bed: BedEntry,
    since: Option<ledger::Instant>,
    form: BedForm,
    problems: Problems,
}

impl View for BedPage {
    fn title(&self, cx: &Cx) -> String {
        cx.tv("place-bed-title", &[("value", self.label.as_str().into())])
    }
}

async fn bed_page(cx: &Cx, (room_id, id): (RoomId, BedId), form: BedForm, problems: Problems) -> Result<BedPage> {
    let mut conn = cx.read().await?;
    let room = own(cx, State::fold(&cx.app().ledger().stream(&mut conn, room_id.cast()).await?))?;
    let bed = room.bed(id).ok_or(Error::NotFound)?;
    let taken = store::list_taken(&mut conn, room_id, cx.today()).await?;
    drop(conn);
    let since = taken.iter().find(|t| t.bed_id == id).map(|t| t.since);
    let entry = bed_entry(cx, bed, since.is_some());
    Ok(BedPage { room: room_id, room_name: room.name.clone(), label: room.label(bed), bed: entry, since, form, problems })
}

pub(super) async fn bed(cx: Cx, Path(path): Path<(RoomId, BedId)>) -> Result<Response> {
    let page = bed_page(&cx, path, BedForm::default(), Problems::default()).await?;
    cx.page(page).await
}

async fn do_to_bed(cx: Cx, (room_id, id): (RoomId, BedId), (deed, form): (BedDeed, BedForm)) -> Result<Response> {
    let mut write = cx.write().await?;
    let mut stream = write.load(room_id.cast()).await?;
    let room = own(&cx, State::fold(&stream))?;
    let occupied = store::get_bed(write.conn()?, id).await?.is_some_and(|bed| bed.taken);
    let facts: Result<Vec<NewFact>, Problems> = rules::bed(&room, id, deed, &form, (occupied, cx.today()));
    match facts {
        Ok(facts) => {
            write.append(&mut stream, facts).await?;
            write.commit().await?;
            let notice = match deed {
                BedDeed::Block => "place-bed-blocked-done",
                BedDeed::Unblock => "place-bed-unblocked-done",
                BedDeed::Reserve => "place-bed-reserved-done",
                BedDeed::Release => "place-bed-released-done",
            };
            made(&cx, &format!("/places/{room_id}"), notice, id.cast())
        }
        Err(problems) => {
            drop(write);
            if cx.wants() == Wants::Json && problems.0.iter().any(|p| p.field.is_empty()) {
                return Err(Error::Conflict(problems));
            }
            let page = bed_page(&cx, (room_id, id), form, problems.clone()).await?;
            cx.retry(page, &problems).await
        }
    }
}

pub(super) async fn block(cx: Cx, Path(path): Path<(RoomId, BedId)>, Input(form): Input<BedForm>) -> Result<Response> {
    do_to_bed(cx, path, (BedDeed::Block, form)).await
}

pub(super) async fn unblock(cx: Cx, Path(path): Path<(RoomId, BedId)>, Input(form): Input<BedForm>) -> Result<Response> {
    do_to_bed(cx, path, (BedDeed::Unblock, form)).await
}

pub(super) async fn reserve(cx: Cx, Path(path): Path<(RoomId, BedId)>, Input(form): Input<BedForm>) -> Result<Response> {
    do_to_bed(cx, path, (BedDeed::Reserve, form)).await
}

pub(super) async fn release(cx: Cx, Path(path): Path<(RoomId, BedId)>, Input(form): Input<BedForm>) -> Result<Response> {
    do_to_bed(cx, path, (BedDeed::Release, form)).await
}

/// A building: name, zone, meeting point.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "place/building.html")]
pub(crate) struct BuildingPage {
    id: BuildingId,
    form: BuildingForm,
    problems: Problems,
}

impl View for BuildingPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("place-building-title")
    }
}

pub(super) async fn building(cx: Cx, Path(id): Path<BuildingId>) -> Result<Response> {
    let mut conn = cx.read().await?;
    let state = State::fold(&cx.app().ledger().stream(&mut conn, id.cast()).await?);
    drop(conn);
    let building = state.building.filter(|b| b.site == cx.site_id()).ok_or(Error::NotFound)?;
    let form = BuildingForm { name: building.set.name, zone: building.set.zone, meeting_point: building.set.meeting_point };
    cx.page(BuildingPage { id, form, problems: Problems::default() }).await
}

pub(super) async fn change_building(cx: Cx, Path(id): Path<BuildingId>, Input(form): Input<BuildingForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let mut stream = write.load(id.cast()).await?;
    State::fold(&stream).building.filter(|b| b.site == cx.site_id()).ok_or(Error::NotFound)?;
    match rules::building(&form) {
        Ok(facts) => {
            write.append(&mut stream, facts).await?;
            write.commit().await?;
            made(&cx, "/places", "place-building-changed", id.cast())
        }
        Err(problems) => {
            drop(write);
            cx.retry(BuildingPage { id, form, problems: problems.clone() }, &problems).await
        }
    }
}
