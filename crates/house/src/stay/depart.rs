//! Pages of departure: of one guest, of a family together, and of a departure that was noted by mistake.

use access::Portion;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Compartment, Conn, Instant, Write};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problem, Problems, Result, View, Wants, filters};

use super::facts::{Departure, GuestId, GuestKind, Spot, State};
use super::form::{DepartForm, RevokeForm};
use super::give::{self, get_guest, now};
use super::pages::{GuestName, Made, death_of, kin_names, made, name_of, names, page_of, sees_family};
use super::rules::{self, Heed, MEANS};
use super::store::{self, Guest};
use crate::place;

/// A member of the family who is in the house.
#[derive(Serialize, ToSchema)]
pub(crate) struct Member {
    pub(super) id: GuestId,
    pub(super) name: String,
    pub(super) code: String,
    /// A child without an adult of their own; for readers who are told.
    pub(super) alone: bool,
    /// Whether the member is among those who were ticked.
    pub(super) chosen: bool,
}

/// The form of a departure.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "stay/depart.html")]
pub(crate) struct DepartPage {
    guest: GuestName,
    /// The bed that will be free.
    bed: String,
    /// Whether the guardian's decision is asked for.
    guardian: bool,
    /// How many of the household stay.
    left_behind: i64,
    /// Who they are, for readers who are told.
    kin: Vec<String>,
    /// Whether the form is for the family together; then, who may be ticked.
    together: bool,
    members: Vec<Member>,
    /// Where a death is noted, for readers who note it.
    death: String,
    form: DepartForm,
    problems: Problems,
    types: Vec<&'static str>,
    means: &'static [&'static str],
}

impl View for DepartPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t(if self.together { "stay-depart-family-title" } else { "stay-depart-title" })
    }
}

/// The ways of leaving that a form offers. The death of a person has a page of its own, because more than a bed hangs on it.
fn types(guest: GuestKind, together: bool) -> Vec<&'static str> {
    Departure::NAMES.into_iter().filter(|name| *name != Departure::Death.name() || (guest == GuestKind::Contact && !together)).collect()
}

async fn depart_page(cx: &Cx, id: GuestId, (together, form, problems): (bool, DepartForm, Problems)) -> Result<DepartPage> {
    let mut conn = cx.read().await?;
    let guest = get_guest(cx, &mut conn, id).await?;
    if together && !sees_family(cx, &guest) {
        return Err(Error::NotFound);
    }
    cx.look(id.cast(), Compartment::House, "stay").await?;
    let named = name_of(cx, &mut conn, &guest).await?;
    let current = store::current(&mut conn, id).await?.ok_or_else(|| Error::conflict("", "stay-not-in"))?;
    let kin = store::list_kin(&mut conn, &guest).await?;
    let kin_named = kin_names(cx, &mut conn, (&guest, &kin)).await?;
    let members = if together { members(cx, &mut conn, (&guest, &form)).await? } else { Vec::new() };
    drop(conn);
    let alone = guest.traits.alone || members.iter().any(|member| member.alone);
    Ok(DepartPage {
        guest: named,
        bed: current.bed_label,
        guardian: alone && (cx.sees(Portion::Care) || !problems.is_empty()),
        left_behind: i64::try_from(kin.len()).unwrap_or(i64::MAX),
        kin: kin_named,
        together,
        members,
        death: if together { String::new() } else { death_of(cx, &guest) },
        form,
        problems,
        types: types(guest.kind, together),
        means: MEANS,
    })
}

/// The guest and those of the family in the house about whose stay the reader may decide, ticked as they were typed.
async fn members(cx: &Cx, conn: &mut Conn, (guest, form): (&Guest, &DepartForm)) -> Result<Vec<Member>> {
    let family = family(cx, conn, guest).await?;
    let ids: Vec<_> = family.iter().map(|member| (member.id, member.kind)).collect();
    let named = names(cx, conn, &ids).await?;
    Ok(family
        .into_iter()
        .zip(named)
        .map(|(member, (name, code))| Member {
            id: member.id,
            name,
            code,
            alone: member.traits.alone && cx.sees(Portion::Care),
            chosen: form.guest.is_empty() || form.guest.contains(&member.id.to_string()),
        })
        .collect())
}

/// The guest and those of the family who are in the house, as far as the reader may decide about their stay.
///
/// # Errors
/// [`Error::NotFound`] for readers who are not told who belongs to whom.
pub(super) async fn family(cx: &Cx, conn: &mut Conn, guest: &Guest) -> Result<Vec<Guest>> {
    if !sees_family(cx, guest) {
        return Err(Error::NotFound);
    }
    let mut ids = vec![guest.id];
    ids.extend(store::list_kin(conn, guest).await?.into_iter().map(|row| row.guest_id));
    let mut out = Vec::with_capacity(ids.len());
    for id in ids {
        match get_guest(cx, conn, id).await {
            Ok(member) => out.push(member),
            Err(Error::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(out)
}

pub(super) async fn ask(cx: Cx, Path(id): Path<GuestId>) -> Result<Response> {
    let page = depart_page(&cx, id, (false, DepartForm::default(), Problems::default())).await?;
    cx.page(page).await
}

pub(super) async fn ask_family(cx: Cx, Path(id): Path<GuestId>) -> Result<Response> {
    let page = depart_page(&cx, id, (true, DepartForm::default(), Problems::default())).await?;
    cx.page(page).await
}

/// Shows the form again with what is wrong; a program learns whether it was the input or the state of the house.
async fn again(cx: &Cx, id: GuestId, (together, form, problems): (bool, DepartForm, Problems)) -> Result<Response> {
    if cx.wants() == Wants::Json && rules::is_conflict(&problems) {
        return Err(Error::Conflict(problems));
    }
    let page = depart_page(cx, id, (together, form, problems.clone())).await?;
    cx.retry(page, &problems).await
}

/// Appends the departure of one guest; whoever shared the bed waits for another.
async fn note(cx: &Cx, write: &mut Write, guest: &Guest, (form, left_behind): (&DepartForm, usize)) -> Result<Result<State, Problems>> {
    if guest.kind == GuestKind::Person && form.departure == Departure::Death.name() {
        return Ok(Err(Problems::one("type", "stay-death-elsewhere")));
    }
    let mut stream = write.load(guest.id).await?;
    let state = State::fold(&stream);
    let heed = Heed { alone: guest.traits.alone, left_behind: i64::try_from(left_behind).unwrap_or(i64::MAX) };
    let facts = match rules::depart(&state, form, heed, now(cx)) {
        Ok(facts) => facts,
        Err(problems) => return Ok(Err(problems)),
    };
    write.append(&mut stream, facts).await?;
    give::follow(cx, write, state.current().and_then(|stay| stay.own_spot().cloned()), None).await?;
    Ok(Ok(state))
}

pub(super) async fn depart(cx: Cx, Path(id): Path<GuestId>, Input(form): Input<DepartForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let guest = get_guest(&cx, write.conn()?, id).await?;
    let kin = store::list_kin(write.conn()?, &guest).await?;
    match note(&cx, &mut write, &guest, (&form, kin.len())).await? {
        Ok(state) => {
            write.commit().await?;
            let stay = state.current().map(|stay| stay.id);
            cx.done(&page_of(&cx, &guest), "stay-departed", &Made { stay, guest: id, bed: String::new() })
        }
        Err(problems) => {
            drop(write);
            again(&cx, id, (false, form, problems)).await
        }
    }
}

/// What was done for a family.
#[derive(Serialize, ToSchema)]
pub(crate) struct FamilyMade {
    /// The members for whom it was done.
    pub(super) guests: Vec<GuestId>,
}

pub(super) async fn depart_family(cx: Cx, Path(id): Path<GuestId>, Input(form): Input<DepartForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let guest = get_guest(&cx, write.conn()?, id).await?;
    let kin = store::list_kin(write.conn()?, &guest).await?.len();
    let leaving: Vec<Guest> = family(&cx, write.conn()?, &guest).await?.into_iter().filter(|one| form.guest.contains(&one.id.to_string())).collect();
    let mut problems = Problems::default();
    problems.unless(!leaving.is_empty(), "guest", "stay-family-nobody");
    let staying = (kin + 1).saturating_sub(leaving.len());
    for member in &leaving {
        if let Err(found) = note(&cx, &mut write, member, (&form, staying)).await? {
            problems = found;
            break;
        }
    }
    if !problems.is_empty() {
        // Nobody has left: what was written for the first of them goes with the transaction.
        drop(write);
        return again(&cx, id, (true, form, problems)).await;
    }
    write.commit().await?;
    cx.done(&page_of(&cx, &guest), "stay-departed-family", &FamilyMade { guests: leaving.iter().map(|member| member.id).collect() })
}

/// A departure that may have been noted by mistake.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "stay/revoke.html")]
pub(crate) struct RevokePage {
    guest: GuestName,
    /// How the guest is said to have left.
    departure: &'static str,
    at: Instant,
    by: String,
    /// The bed held until then, when it is still free.
    bed: String,
    form: RevokeForm,
    problems: Problems,
}

impl View for RevokePage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("stay-revoke-title")
    }
}

/// When a guest is said to have left, when that can be taken back.
pub(super) async fn left_at(cx: &Cx, conn: &mut Conn, id: GuestId) -> Result<Option<Instant>> {
    let state = State::fold(&cx.app().ledger().stream(conn, id).await?);
    let end = rules::revocable(&state).and_then(|stay| stay.end.as_ref());
    Ok(end.filter(|end| end.departure != Departure::Death).map(|end| end.at))
}

/// Whether the bed of a stay that ended can be had again.
async fn is_free(cx: &Cx, conn: &mut Conn, state: &State) -> Result<Option<Spot>> {
    let Some(spot) = rules::revocable(state).and_then(|stay| stay.held.last()).map(|held| held.spot.clone()) else { return Ok(None) };
    let row = place::get_bed(conn, spot.bed_id).await?.filter(|row| row.site_id == cx.site_id());
    Ok(row.filter(|row| !row.taken && !row.blocked && !row.closed && row.handover.is_none() && !row.held_on(cx.today())).map(|_| spot))
}

async fn revoke_page(cx: &Cx, id: GuestId, (form, problems): (RevokeForm, Problems)) -> Result<RevokePage> {
    let mut conn = cx.read().await?;
    let guest = get_guest(cx, &mut conn, id).await?;
    cx.look(id.cast(), Compartment::House, "stay").await?;
    let named = name_of(cx, &mut conn, &guest).await?;
    let state = State::fold(&cx.app().ledger().stream(&mut conn, id).await?);
    let free = is_free(cx, &mut conn, &state).await?;
    drop(conn);
    let end = rules::revocable(&state).and_then(|stay| stay.end.as_ref()).ok_or_else(|| Error::conflict("", "stay-nothing-to-revoke"))?;
    Ok(RevokePage {
        guest: named,
        departure: end.departure.name(),
        at: end.at,
        by: cx.app().name_of(end.by),
        bed: free.map(|spot| spot.label).unwrap_or_default(),
        form,
        problems,
    })
}

pub(super) async fn ask_revoke(cx: Cx, Path(id): Path<GuestId>) -> Result<Response> {
    let page = revoke_page(&cx, id, (RevokeForm::default(), Problems::default())).await?;
    cx.page(page).await
}

/// Takes the last departure back. A death that was noted of a person is taken back where it was noted.
pub(super) async fn revoke(cx: Cx, Path(id): Path<GuestId>, Input(form): Input<RevokeForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let guest = get_guest(&cx, write.conn()?, id).await?;
    let mut stream = write.load(id).await?;
    let state = State::fold(&stream);
    let died = rules::revocable(&state).and_then(|stay| stay.end.as_ref()).is_some_and(|end| end.departure == Departure::Death);
    if died && guest.kind == GuestKind::Person && people::person::Person::fold(&stream).died {
        return Err(Error::Conflict(Problem::new("", "stay-died").into()));
    }
    match take_back(&cx, &mut write, (&mut stream, &form.reason)).await? {
        Ok(state) => {
            write.commit().await?;
            let made = made(&state, id);
            let (next, notice) =
                if made.bed.is_empty() { (format!("/stays/{id}/move"), "stay-revoked-bedless") } else { (page_of(&cx, &guest), "stay-revoked") };
            cx.done(&next, notice, &made)
        }
        Err(problems) => {
            drop(write);
            if cx.wants() == Wants::Json && rules::is_conflict(&problems) {
                return Err(Error::Conflict(problems));
            }
            let page = revoke_page(&cx, id, (form, problems.clone())).await?;
            cx.retry(page, &problems).await
        }
    }
}

/// Appends that the last departure of a guest never was.
pub(super) async fn take_back(cx: &Cx, write: &mut Write, (stream, reason): (&mut ledger::Stream, &str)) -> Result<Result<State, Problems>> {
    let state = State::fold(stream);
    let free = is_free(cx, write.conn()?, &state).await?;
    match rules::revoke(&state, reason, |spot| free.as_ref() == Some(spot), now(cx)) {
        Ok(facts) => {
            write.append(stream, facts).await?;
            Ok(Ok(State::fold(stream)))
        }
        Err(problems) => Ok(Err(problems)),
    }
}
