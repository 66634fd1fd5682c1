//! Pages on which a bed is given: admission and move.

use access::{Duty, Portion};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Compartment, Conn, StreamId, Write};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Input, Problems, Result, View, Wants, filters};

use super::facts::{GuestId, GuestKind, State, StayId};
use super::form::BedForm;
use super::rules::{self, Asking, Choice, Now, Offer, Target};
use super::store::{self, Guest};
use crate::arrival::{self, Waiting};
use crate::place::{self, BedId, BedRow};

/// Beds that are proposed first.
const PROPOSED_MAX: usize = 4;
/// Beds on one page; more would make it heavy without helping anybody to choose.
const BEDS_MAX: usize = 160;
/// Answer to "which bed?" when none is free.
const NO_BED: &str = "none";

/// A bed that was pointed at on the board.
#[derive(Deserialize, Serialize, Default, ToSchema)]
#[serde(default)]
pub(crate) struct BedQuery {
    /// Its id.
    pub(crate) bed: String,
}

/// The guest as a page names them.
#[derive(Serialize, ToSchema)]
pub(crate) struct GuestName {
    pub(super) id: GuestId,
    pub(super) name: String,
    pub(super) code: String,
    /// A child without an adult of their own; for readers who are told.
    pub(super) alone: bool,
    /// The page of the guest, for readers who may open it.
    pub(super) page: String,
}

/// A bed one can choose.
#[derive(Serialize, ToSchema)]
pub(crate) struct Cell {
    bed: BedId,
    label: String,
    kind: String,
    /// Why it does not suit: a message key, or empty.
    against: &'static str,
    held: bool,
}

/// A room with its free beds.
#[derive(Serialize, ToSchema)]
pub(crate) struct RoomCells {
    room: String,
    kind: String,
    /// Why it does not suit: a message key, or empty.
    against: &'static str,
    cells: Vec<Cell>,
}

/// Beds for somebody who comes in or changes beds.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "stay/bed.html")]
pub(crate) struct BedPage {
    guest: GuestName,
    moving: bool,
    /// The bed held now, for a move.
    now: String,
    kin: Vec<String>,
    proposed: Vec<Cell>,
    rooms: Vec<RoomCells>,
    more: i64,
    chosen: String,
    form: BedForm,
    problems: Problems,
}

impl View for BedPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t(if self.moving { "stay-move-title" } else { "stay-admit-title" })
    }
}

/// What was done.
#[derive(Serialize, ToSchema)]
pub(crate) struct Made {
    /// Stay.
    pub(crate) stay: Option<StayId>,
    /// Person or contact.
    pub(crate) guest: GuestId,
    /// What is written on the bed, when one was given.
    pub(crate) bed: String,
}

/// The guest, if the reader may decide about their stay.
pub(super) async fn get_guest(cx: &Cx, conn: &mut Conn, id: GuestId) -> Result<Guest> {
    let guest = store::get_guest(conn, id, cx.today()).await?.ok_or(Error::NotFound)?;
    cx.demand(Duty::StayWrite, &guest.record)?;
    Ok(guest)
}

/// Where one goes on after a deed: the guest's page, or the board for readers who may not open it.
pub(super) fn page_of(cx: &Cx, guest: &Guest) -> String {
    let may = |duty| cx.demand(duty, &guest.record).is_ok();
    match guest.kind {
        GuestKind::Person if may(Duty::PersonRead) => format!("/people/{}", guest.id),
        GuestKind::Contact if may(Duty::ContactRecord) => format!("/contacts/{}", guest.id),
        _ => "/beds".to_owned(),
    }
}

pub(super) async fn name_of(cx: &Cx, conn: &mut Conn, guest: &Guest) -> Result<GuestName> {
    let (name, code) = match guest.kind {
        GuestKind::Person => people::person::head(cx, conn, guest.id.cast()).await?.map(|head| (head.name, head.code)).unwrap_or_default(),
        GuestKind::Contact => {
            let code = people::contact::code(conn, guest.id).await?.unwrap_or_default();
            (code.clone(), code)
        }
    };
    Ok(GuestName { id: guest.id, name, code, alone: guest.traits.alone && cx.sees(Portion::Care), page: page_of(cx, guest) })
}

fn target(cx: &Cx, row: &BedRow) -> Target {
    Target {
        bed_id: row.bed_id,
        room_id: row.room_id,
        label: row.label(),
        kind: row.room_kind(),
        closed: row.closed,
        blocked: row.blocked,
        reserved: row.held_on(cx.today()),
        taken: row.taken,
        handover: row.handover.is_some(),
    }
}

fn cell(offer: &Offer) -> Cell {
    let held = offer.target.reserved || offer.target.handover;
    Cell {
        bed: offer.target.bed_id,
        label: offer.target.label.clone(),
        kind: offer.target.kind.name().to_owned(),
        against: offer.against.unwrap_or_default(),
        held,
    }
}

/// What was typed on the page, if anything was.
#[derive(Default)]
struct Typed {
    form: BedForm,
    problems: Problems,
}

/// The page on which a bed is chosen. Records the look before anything of the guest is shown.
async fn bed_page(cx: &Cx, id: GuestId, (moving, typed): (bool, Typed)) -> Result<BedPage> {
    let mut conn = cx.read().await?;
    let guest = get_guest(cx, &mut conn, id).await?;
    cx.look(id.cast(), Compartment::House, "stay").await?;
    let named = name_of(cx, &mut conn, &guest).await?;
    let current = store::current(&mut conn, id).await?;
    let kin = store::list_kin(&mut conn, &guest).await?;
    let names = kin_names(cx, &mut conn, &kin).await?;
    let free = place::list_free(&mut conn, cx.site_id()).await?;
    drop(conn);
    let rooms: std::collections::HashMap<BedId, String> = free.iter().map(|row| (row.bed_id, row.room.clone())).collect();
    let free = free.iter().map(|row| (target(cx, row), row.building_id.cast())).collect();
    let offers = rules::propose(free, guest.traits, cx.reads(Compartment::Health), &store::near(&kin));
    let more = offers.len().saturating_sub(BEDS_MAX);
    let good = offers.iter().take_while(|offer| offer.against.is_none()).count().min(PROPOSED_MAX);
    let pointed = typed.form.bed.parse::<BedId>().ok();
    let mut proposed: Vec<Cell> = offers.iter().filter(|offer| Some(offer.target.bed_id) == pointed).map(cell).collect();
    proposed.extend(offers.iter().take(good).filter(|offer| Some(offer.target.bed_id) != pointed).map(cell));
    let mut groups: Vec<RoomCells> = Vec::new();
    for offer in offers.iter().skip(good).take(BEDS_MAX).filter(|offer| Some(offer.target.bed_id) != pointed) {
        let room = rooms.get(&offer.target.bed_id).cloned().unwrap_or_default();
        match groups.iter_mut().find(|group| group.room == room) {
            Some(group) => group.cells.push(cell(offer)),
            None => {
                let against = offer.against.filter(|key| key.starts_with("place-misfit")).unwrap_or_default();
                groups.push(RoomCells { room, kind: offer.target.kind.name().to_owned(), against, cells: vec![cell(offer)] });
            }
        }
    }
    let chosen = if typed.form.bed == NO_BED { NO_BED.to_owned() } else { proposed.first().map(|cell| cell.bed.to_string()).unwrap_or_default() };
    Ok(BedPage {
        guest: named,
        moving,
        now: current.map(|current| current.bed_label).unwrap_or_default(),
        kin: names,
        proposed,
        rooms: groups,
        more: i64::try_from(more).unwrap_or(i64::MAX),
        chosen,
        form: typed.form,
        problems: typed.problems,
    })
}

/// Names of those of the household who are in the house, for readers of the portion `family`.
pub(super) async fn kin_names(cx: &Cx, conn: &mut Conn, kin: &[store::KinRow]) -> Result<Vec<String>> {
    if !cx.sees(Portion::Family) || kin.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<_> = kin.iter().map(|member| member.person_id).collect();
    let mut heads = people::person::heads(cx, conn, &ids).await?;
    Ok(ids.iter().filter_map(|id| heads.remove(id)).map(|head| head.name).collect())
}

pub(super) async fn ask_admit(cx: Cx, Path(id): Path<GuestId>, Asked(query): Asked<BedQuery>) -> Result<Response> {
    let form = BedForm { bed: query.bed, ..BedForm::default() };
    let page = bed_page(&cx, id, (false, Typed { form, ..Typed::default() })).await?;
    cx.page(page).await
}

pub(super) async fn ask_move(cx: Cx, Path(id): Path<GuestId>, Asked(query): Asked<BedQuery>) -> Result<Response> {
    let form = BedForm { bed: query.bed, ..BedForm::default() };
    let page = bed_page(&cx, id, (true, Typed { form, ..Typed::default() })).await?;
    cx.page(page).await
}

/// The bed that was answered, as it stands inside this transaction; of this site only.
async fn choice(cx: &Cx, write: &mut Write, answer: &str) -> Result<(Choice, Option<StreamId>)> {
    if answer == NO_BED {
        return Ok((Choice::NoBed, None));
    }
    let Ok(id) = answer.parse::<BedId>() else { return Ok((Choice::Unknown, None)) };
    let row = place::get_bed(write.conn()?, id).await?.filter(|row| row.site_id == cx.site_id());
    Ok(row.map_or((Choice::Unknown, None), |row| (Choice::Bed(target(cx, &row)), row.handover)))
}

/// Ends the stay of the anonymous contact whose bed goes on to the person it has become.
async fn hand_over(cx: &Cx, write: &mut Write, contact: Option<StreamId>) -> Result<()> {
    let Some(contact) = contact else { return Ok(()) };
    let mut stream = write.load(contact).await?;
    let facts = rules::hand_over(&State::fold(&stream), now(cx));
    Ok(write.append(&mut stream, facts).await?)
}

pub(super) fn now(cx: &Cx) -> Now {
    Now { at: cx.now(), today: cx.today() }
}

/// Shows the page again with what is wrong; a program learns whether it was the input or the state of the house.
async fn again(cx: &Cx, id: GuestId, (moving, typed): (bool, Typed)) -> Result<Response> {
    let problems = typed.problems.clone();
    if cx.wants() == Wants::Json && rules::is_conflict(&problems) {
        return Err(Error::Conflict(problems));
    }
    let page = bed_page(cx, id, (moving, typed)).await?;
    cx.retry(page, &problems).await
}

pub(super) async fn admit(cx: Cx, Path(id): Path<GuestId>, Input(form): Input<BedForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let guest = get_guest(&cx, write.conn()?, id).await?;
    let mut stream = write.load(id).await?;
    let (choice, contact) = choice(&cx, &mut write, &form.bed).await?;
    let asking = Asking { guest: guest.kind, traits: guest.traits, health: cx.reads(Compartment::Health), reason: &form.reason };
    let stay: StayId = write.id();
    match rules::admit(&State::fold(&stream), &choice, &asking, (stay, now(&cx))) {
        Ok(facts) => {
            hand_over(&cx, &mut write, contact).await?;
            write.append(&mut stream, facts).await?;
            write.commit().await?;
            let notice = if matches!(choice, Choice::NoBed) { "stay-admitted-bedless" } else { "stay-admitted" };
            cx.done(&page_of(&cx, &guest), notice, &made(&stream, id))
        }
        Err(problems) => {
            drop(write);
            again(&cx, id, (false, Typed { form, problems })).await
        }
    }
}

pub(super) async fn change_bed(cx: Cx, Path(id): Path<GuestId>, Input(form): Input<BedForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let guest = get_guest(&cx, write.conn()?, id).await?;
    let mut stream = write.load(id).await?;
    let (choice, contact) = choice(&cx, &mut write, &form.bed).await?;
    let asking = Asking { guest: guest.kind, traits: guest.traits, health: cx.reads(Compartment::Health), reason: &form.reason };
    match rules::change_bed(&State::fold(&stream), &choice, &asking, now(&cx)) {
        Ok(facts) => {
            hand_over(&cx, &mut write, contact).await?;
            write.append(&mut stream, facts).await?;
            write.commit().await?;
            cx.done(&page_of(&cx, &guest), "stay-moved", &made(&stream, id))
        }
        Err(problems) => {
            drop(write);
            again(&cx, id, (true, Typed { form, problems })).await
        }
    }
}

/// What became of the stay, from the facts just written.
fn made(stream: &ledger::Stream, guest: GuestId) -> Made {
    let state = State::fold(stream);
    let stay = state.current();
    Made { stay: stay.map(|stay| stay.id), guest, bed: stay.and_then(|stay| stay.spot()).map(|spot| spot.label.clone()).unwrap_or_default() }
}

/// Who waits and could have a bed.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "stay/choose.html")]
pub(crate) struct ChoosePage {
    bed: BedId,
    label: String,
    kind: String,
    waiting: Vec<Waiting>,
}

impl View for ChoosePage {
    fn title(&self, cx: &Cx) -> String {
        cx.tv("stay-choose-title", &[("value", self.label.as_str().into())])
    }
}

pub(super) async fn choose(cx: Cx, Path(id): Path<BedId>) -> Result<Response> {
    let mut conn = cx.read().await?;
    let bed = place::get_bed(&mut conn, id).await?.filter(|row| row.site_id == cx.site_id()).ok_or(Error::NotFound)?;
    if cx.sees(Portion::Name) {
        cx.look_list("bed-waiting").await?;
    }
    let waiting = arrival::list_bed_waiting(&cx, &mut conn).await?;
    drop(conn);
    cx.page(ChoosePage { bed: id, label: bed.label(), kind: bed.kind, waiting }).await
}
