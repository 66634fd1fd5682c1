//! The appointments of a person: made, moved, and how they ended.

use access::{Duty, Role};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Compartment, UserId};
use people::person::PersonId;
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problems, Result, View, Wants, filters};

use super::calendar::{Entry, entries};
use super::facts::{AppointmentFact, AppointmentId, Appointments, State};
use super::form::{BookForm, MoveForm, OutcomeForm};
use super::rules::{self, Now, PARTS};
use super::store;
use crate::banner::{self, Banner};

/// Appointments on the page of a person.
const LIST_MAX: i64 = 40;
/// Staff in the list of those with whom one can be.
const STAFF_MAX: usize = 120;
/// Roles that see people by appointment.
const MEETS: &[Role] = &[
    Role::CaseManager,
    Role::ProtectionOfficer,
    Role::Health,
    Role::Psychosocial,
    Role::Legal,
    Role::Solutions,
    Role::CentreManager,
    Role::Clerk,
    Role::Reception,
];

/// The appointments of a person.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "appointment/show.html")]
pub struct AppointmentPage {
    banner: Banner,
    entries: Vec<Entry>,
    missed: i64,
    /// Id and name.
    staff: Vec<(UserId, String)>,
    /// Parts of the file in which the reader may write what it is for.
    parts: Vec<&'static str>,
    form: BookForm,
    moving: Option<AppointmentId>,
    shift: MoveForm,
    problems: Problems,
}

impl View for AppointmentPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("appointment-title")
    }
}

impl AppointmentPage {
    /// Whether it is the one whose form was refused.
    fn is_moving(&self, id: &AppointmentId) -> bool {
        self.moving.as_ref() == Some(id)
    }
}

/// What was typed, if anything was.
#[derive(Default)]
struct Typed {
    form: Option<BookForm>,
    shift: Option<(AppointmentId, MoveForm)>,
    problems: Problems,
}

/// Staff of the site who see people, by name.
fn staff(cx: &Cx) -> Vec<(UserId, String)> {
    let here = cx.site_id();
    let meets = |roles: &[(ledger::SiteId, Role)]| roles.iter().any(|(site, role)| *site == here && MEETS.contains(role));
    let accounts = cx.app().accounts();
    let mut all: Vec<(UserId, String)> =
        accounts.iter().filter(|account| !account.disabled && meets(&account.roles)).map(|account| (account.id, account.name.clone())).collect();
    all.sort_by(|a, b| a.1.cmp(&b.1));
    all.truncate(STAFF_MAX);
    all
}

pub(super) fn now(cx: &Cx) -> Now {
    Now { at: cx.now(), today: cx.today(), zone: cx.zone() }
}

async fn appointment_page(cx: &Cx, id: PersonId, typed: Typed) -> Result<AppointmentPage> {
    let mut conn = cx.read().await?;
    let record = banner::demand(cx, &mut conn, (Duty::AppointmentKeep, id)).await?;
    let rows = store::list_person(&mut conn, id, LIST_MAX).await?;
    cx.look(id, Compartment::House, "appointments").await?;
    let mut opened: Vec<Compartment> = rows.iter().filter_map(store::Row::part).filter(|part| cx.reads(*part)).collect();
    opened.sort_unstable();
    opened.dedup();
    for part in opened {
        cx.look(id, part, "appointments").await?;
    }
    let banner = banner::banner(cx, &mut conn, (id, &record)).await?;
    let missed = store::missed(&mut conn, id).await?;
    let entries = entries(cx, &mut conn, rows).await?;
    drop(conn);
    let staff = staff(cx);
    let mine = staff.iter().find(|(user, _)| *user == cx.user()).map(|(user, _)| user.to_string()).unwrap_or_default();
    let fresh = || BookForm { day: cx.today().plus_days(1).to_string(), time: "09:00".to_owned(), with: mine.clone(), ..BookForm::default() };
    let (moving, shift) = typed.shift.map_or((None, MoveForm::default()), |(id, form)| (Some(id), form));
    Ok(AppointmentPage {
        banner,
        entries,
        missed,
        parts: PARTS.into_iter().filter(|part| cx.reads(*part)).map(Compartment::name).collect(),
        form: typed.form.unwrap_or_else(fresh),
        staff,
        moving,
        shift,
        problems: typed.problems,
    })
}

pub(super) async fn show(cx: Cx, Path(id): Path<PersonId>) -> Result<Response> {
    let page = appointment_page(&cx, id, Typed::default()).await?;
    cx.page(page).await
}

/// What was done.
#[derive(Serialize, ToSchema)]
pub struct Done {
    /// The person.
    pub id: PersonId,
    /// Appointment.
    pub appointment: AppointmentId,
    /// Where it stands.
    pub state: State,
}

/// Shows the form again, with what was typed.
async fn again(cx: &Cx, id: PersonId, typed: Typed) -> Result<Response> {
    if cx.wants() == Wants::Json {
        return Err(Error::Invalid(typed.problems));
    }
    let problems = typed.problems.clone();
    let page = appointment_page(cx, id, typed).await?;
    cx.retry(page, &problems).await
}

pub(super) async fn book(cx: Cx, Path(id): Path<PersonId>, Input(form): Input<BookForm>) -> Result<Response> {
    let users: Vec<UserId> = staff(&cx).into_iter().map(|(user, _)| user).collect();
    let mut write = cx.write().await?;
    let _ = banner::demand(&cx, write.conn()?, (Duty::AppointmentKeep, id)).await?;
    let appointment: AppointmentId = write.id();
    let booking = match rules::read(&form, (appointment, &users), (|part| cx.reads(part), &now(&cx))) {
        Ok(booking) => booking,
        Err(problems) => {
            drop(write);
            return again(&cx, id, Typed { form: Some(form), problems, ..Typed::default() }).await;
        }
    };
    let made = &booking.made;
    let busy = store::busy(write.conn()?, (appointment, id, made.with), (made.at, made.at.plus_ms(made.minutes * 60_000))).await?;
    if let Err(problems) = rules::clash(busy, &form.anyway) {
        drop(write);
        return again(&cx, id, Typed { form: Some(form), problems, ..Typed::default() }).await;
    }
    let mut stream = write.load(id.cast()).await?;
    write.append(&mut stream, rules::book(booking)).await?;
    write.commit().await?;
    cx.done(&format!("/people/{id}/appointments"), "appointment-done", &Done { id, appointment, state: State::Booked })
}

pub(super) async fn shift(cx: Cx, Path((id, appointment)): Path<(PersonId, AppointmentId)>, Input(form): Input<MoveForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let _ = banner::demand(&cx, write.conn()?, (Duty::AppointmentKeep, id)).await?;
    let mut stream = write.load(id.cast()).await?;
    let all = Appointments::fold(&stream);
    let known = all.find(appointment).ok_or(Error::NotFound)?;
    let moved = match rules::shift(known, &form, &now(&cx)) {
        Ok(moved) => moved,
        Err(problems) if problems.of("").is_some() => return Err(Error::Conflict(problems)),
        Err(problems) => {
            drop(write);
            return again(&cx, id, Typed { shift: Some((appointment, form)), problems, ..Typed::default() }).await;
        }
    };
    let busy = store::busy(write.conn()?, (appointment, id, known.made.with), (moved.at, moved.at.plus_ms(moved.minutes * 60_000))).await?;
    if let Err(problems) = rules::clash(busy, &form.anyway) {
        drop(write);
        return again(&cx, id, Typed { shift: Some((appointment, form)), problems, ..Typed::default() }).await;
    }
    write.append(&mut stream, [ledger::FactKind::fact(&AppointmentFact::Moved(moved))]).await?;
    write.commit().await?;
    cx.done(&format!("/people/{id}/appointments"), "appointment-moved", &Done { id, appointment, state: State::Booked })
}

pub(super) async fn outcome(cx: Cx, Input(form): Input<OutcomeForm>) -> Result<Response> {
    let (typed, to) = form.which();
    let appointment = typed.parse::<AppointmentId>().map_err(|_| Error::NotFound)?;
    let mut write = cx.write().await?;
    let id = store::person_of(write.conn()?, appointment).await?.ok_or(Error::NotFound)?;
    let _ = banner::demand(&cx, write.conn()?, (Duty::AppointmentKeep, id)).await?;
    let mut stream = write.load(id.cast()).await?;
    let all = Appointments::fold(&stream);
    let known = all.find(appointment).ok_or(Error::NotFound)?;
    let day = known.made.at.day(&cx.zone());
    let fact = rules::outcome(known, (to, &form.reason), &now(&cx)).map_err(|problems| match cx.wants() {
        Wants::Json if problems.of("").is_none() => Error::Invalid(problems),
        _ => Error::Conflict(rules::one_problem(&problems)),
    })?;
    write.append(&mut stream, [fact]).await?;
    write.commit().await?;
    let state = Appointments::fold(&stream).find(appointment).map(|one| one.state).unwrap_or_default();
    // Where one came from: the list of the day, or the page of the person.
    let place = if form.appointment.is_empty() { format!("/appointments?day={day}") } else { format!("/people/{id}/appointments") };
    cx.done(&place, "appointment-outcome-done", &Done { id, appointment, state })
}
