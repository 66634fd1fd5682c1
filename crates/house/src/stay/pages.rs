//! Pages on which a bed is given: admission and move.

use access::{Duty, Portion};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Compartment, Conn, Instant};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Input, Problems, Result, View, Wants, filters};

use super::depart;
use super::facts::{GuestId, GuestKind, State, StayId};
use super::form::BedForm;
use super::give::{self, NO_BED, Wish, get_guest};
use super::rules;
use super::store::{self, Guest};
use crate::arrival::{self, Waiting};
use crate::place::{self, BedId, BedRow, Fit};

/// Beds that are proposed first.
const PROPOSED_MAX: usize = 4;
/// Beds on one page; more would make it heavy without helping anybody to choose.
const BEDS_MAX: usize = 160;

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
    /// What speaks for it: message keys.
    reasons: Vec<&'static str>,
    /// What speaks against it: message keys.
    against: Vec<&'static str>,
    held: bool,
}

/// What speaks for and against proposed beds of which the same is to be said.
#[derive(Serialize, ToSchema)]
pub(crate) struct Why {
    labels: Vec<String>,
    reasons: Vec<&'static str>,
    against: Vec<&'static str>,
}

/// A room with its free beds.
#[derive(Serialize, ToSchema)]
pub(crate) struct RoomCells {
    room: String,
    kind: String,
    /// Why it does not suit: message keys.
    against: Vec<&'static str>,
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
    why: Vec<Why>,
    rooms: Vec<RoomCells>,
    more: i64,
    chosen: String,
    /// Whether the reader may do the same for the whole family.
    family: bool,
    /// When the guest is said to have left, when that can be corrected.
    left_at: Option<Instant>,
    /// Where a death is noted, for readers who note it of somebody who is not in the house.
    death: String,
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
    let named = names(cx, conn, &[(guest.id, guest.kind)]).await?;
    let (name, code) = named.into_iter().next().unwrap_or_default();
    Ok(GuestName { id: guest.id, name, code, alone: guest.traits.alone && cx.sees(Portion::Care), page: page_of(cx, guest) })
}

/// Name and code of each guest in the reader's measure, in the order asked for.
pub(super) async fn names(cx: &Cx, conn: &mut Conn, guests: &[(GuestId, GuestKind)]) -> Result<Vec<(String, String)>> {
    let people: Vec<_> = guests.iter().filter(|(_, kind)| *kind == GuestKind::Person).map(|(id, _)| id.cast()).collect();
    let contacts: Vec<GuestId> = guests.iter().filter(|(_, kind)| *kind == GuestKind::Contact).map(|(id, _)| *id).collect();
    let heads = people::person::heads(cx, conn, &people).await?;
    let codes = people::contact::codes(conn, &contacts).await?;
    let noted = people::contact::names(cx, conn, &contacts).await?;
    let name = |id: &GuestId| {
        heads.get(&id.cast()).map(|head| (head.name.clone(), head.code.clone())).unwrap_or_else(|| {
            let code = codes.get(id).cloned().unwrap_or_default();
            (noted.get(id).unwrap_or(&code).clone(), code)
        })
    };
    Ok(guests.iter().map(|(id, _)| name(id)).collect())
}

/// What speaks against a bed: rules, and that it is kept for somebody or waits for whoever had it without a name.
pub(super) fn against(cx: &Cx, bed: &BedRow, fit: &Fit) -> Vec<&'static str> {
    let kept = [(bed.held_on(cx.today()), "stay-bed-reserved"), (bed.handover.is_some(), "stay-bed-handover")];
    fit.against.iter().map(|misfit| misfit.key).chain(kept.into_iter().filter(|(is, _)| *is).map(|(_, key)| key)).collect()
}

fn cell(cx: &Cx, (bed, fit): &(BedRow, Fit)) -> Cell {
    Cell {
        bed: bed.bed_id,
        label: bed.label(),
        kind: bed.kind.clone(),
        reasons: fit.reasons.clone(),
        against: against(cx, bed, fit),
        held: bed.held_on(cx.today()) || bed.handover.is_some(),
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
    let names = kin_names(cx, &mut conn, (&guest, &kin)).await?;
    let family = !kin.is_empty() && moving && sees_family(cx, &guest);
    let left_at = if moving { None } else { depart::left_at(cx, &mut conn, id).await? };
    let offers = place::offers(cx, &mut conn, id).await?;
    drop(conn);
    let more = offers.len().saturating_sub(BEDS_MAX);
    let good = offers.iter().take_while(|(bed, fit)| against(cx, bed, fit).is_empty()).count().min(PROPOSED_MAX);
    let pointed = typed.form.bed.parse::<BedId>().ok();
    let is_pointed = |(bed, _): &&(BedRow, Fit)| Some(bed.bed_id) == pointed;
    let mut proposed: Vec<Cell> = offers.iter().filter(is_pointed).map(|offer| cell(cx, offer)).collect();
    proposed.extend(offers.iter().take(good).filter(|offer| !is_pointed(offer)).map(|offer| cell(cx, offer)));
    let others = offers.iter().skip(good).take(BEDS_MAX).filter(|offer| !is_pointed(offer));
    let chosen = if typed.form.bed == NO_BED { NO_BED.to_owned() } else { proposed.first().map(|cell| cell.bed.to_string()).unwrap_or_default() };
    Ok(BedPage {
        guest: named,
        moving,
        now: current.map(|current| current.bed_label).unwrap_or_default(),
        kin: names,
        rooms: by_room(cx, others),
        why: why(&proposed),
        proposed,
        more: i64::try_from(more).unwrap_or(i64::MAX),
        chosen,
        family,
        left_at,
        death: if moving { String::new() } else { death_of(cx, &guest) },
        form: typed.form,
        problems: typed.problems,
    })
}

/// What is to be said of the proposed beds, each thing once.
fn why(proposed: &[Cell]) -> Vec<Why> {
    let mut out: Vec<Why> = Vec::new();
    for cell in proposed {
        match out.iter_mut().find(|why| why.reasons == cell.reasons && why.against == cell.against) {
            Some(why) => why.labels.push(cell.label.clone()),
            None => out.push(Why { labels: vec![cell.label.clone()], reasons: cell.reasons.clone(), against: cell.against.clone() }),
        }
    }
    out
}

/// Where the death of a guest is noted; empty for readers who do not note it.
pub(super) fn death_of(cx: &Cx, guest: &Guest) -> String {
    let may = guest.kind == GuestKind::Person && cx.demand(Duty::VitalRecord, &guest.record).is_ok();
    if may { format!("/people/{}/death", guest.id) } else { String::new() }
}

/// Beds room by room, in the order of the best of each.
fn by_room<'a>(cx: &Cx, offers: impl Iterator<Item = &'a (BedRow, Fit)>) -> Vec<RoomCells> {
    let mut groups: Vec<RoomCells> = Vec::new();
    for offer in offers {
        let (bed, fit) = offer;
        match groups.iter_mut().find(|group| group.room == bed.room) {
            Some(group) => group.cells.push(cell(cx, offer)),
            None => {
                let against = fit.against.iter().map(|misfit| misfit.key).collect();
                groups.push(RoomCells { room: bed.room.clone(), kind: bed.kind.clone(), against, cells: vec![cell(cx, offer)] });
            }
        }
    }
    groups
}

/// Whether the reader is told who belongs to the guest: the household is a portion of the file; who came together without
/// a name was seen by everybody at the door.
pub(super) fn sees_family(cx: &Cx, guest: &Guest) -> bool {
    guest.kind == GuestKind::Contact || cx.sees(Portion::Family)
}

/// Names of those of the family who are in the house, for readers who are told.
pub(super) async fn kin_names(cx: &Cx, conn: &mut Conn, (guest, kin): (&Guest, &[store::KinRow])) -> Result<Vec<String>> {
    if !sees_family(cx, guest) || kin.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<_> = kin.iter().map(|member| (member.guest_id, GuestKind::find(&member.guest_kind))).collect();
    Ok(names(cx, conn, &ids).await?.into_iter().map(|(name, _)| name).collect())
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
    match give::admit(&cx, &mut write, &guest, Wish { bed: &form.bed, reason: &form.reason }).await? {
        Ok(state) => {
            write.commit().await?;
            let notice = if form.bed == NO_BED { "stay-admitted-bedless" } else { "stay-admitted" };
            cx.done(&page_of(&cx, &guest), notice, &made(&state, id))
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
    match give::change_bed(&cx, &mut write, &guest, Wish { bed: &form.bed, reason: &form.reason }).await? {
        Ok(state) => {
            write.commit().await?;
            cx.done(&page_of(&cx, &guest), "stay-moved", &made(&state, id))
        }
        Err(problems) => {
            drop(write);
            again(&cx, id, (true, Typed { form, problems })).await
        }
    }
}

/// What became of the stay, from the facts just written.
pub(super) fn made(state: &State, guest: GuestId) -> Made {
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
        cx.look_list("bed_waiting").await?;
    }
    let rows = arrival::list_bed_waiting(&cx, &mut conn).await?;
    let waiting = arrival::named(&cx, &mut conn, rows).await?;
    drop(conn);
    cx.page(ChoosePage { bed: id, label: bed.label(), kind: bed.kind, waiting }).await
}
