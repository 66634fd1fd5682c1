//! Opening, describing and closing a mass arrival, and how it stands.

use access::{Duty, Record};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Conn, Instant, Stream, Write};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problems, Result, View, filters, reference};

use super::facts::{Described, EmergencyId, Event};
use super::form::{EventForm, ReasonForm};
use super::store::{self, EventRow, Slept};
use super::tally::{Tally, tally};
use super::{heads, rules};

/// What all pages of an event have in common.
#[derive(Clone, Serialize, ToSchema)]
pub struct Tabs {
    /// The event.
    pub id: EmergencyId,
    /// What happened, in words.
    pub title: String,
    /// Which page this is.
    pub here: &'static str,
    /// Whether the event is under way.
    pub open: bool,
}

impl Tabs {
    /// For a page of an event.
    pub(crate) fn of(cx: &Cx, row: &EventRow, here: &'static str) -> Result<Self> {
        let about = row.about(cx.app().ledger())?;
        Ok(Self { id: row.emergency_id, title: say(cx, &row.kind, &about), here, open: row.closed_at.is_none() })
    }
}

/// Kind and origin in words: `Rescue in the desert · Assamaka`.
fn say(cx: &Cx, kind: &str, about: &Described) -> String {
    let kind = say_kind(cx, kind);
    let place = [about.origin.as_str(), about.vehicle.as_str()].into_iter().find(|part| !part.is_empty());
    place.map_or(kind.clone(), |place| format!("{kind} · {place}"))
}

/// What happened, in words.
fn say_kind(cx: &Cx, kind: &str) -> String {
    cx.t(&format!("event-kind-{}", kind.replace('_', "-")))
}

/// The event, if the duty may be done to it.
pub(crate) async fn demand(cx: &Cx, conn: &mut Conn, (id, duty): (EmergencyId, Duty)) -> Result<EventRow> {
    let row = store::get(conn, id).await?.ok_or(Error::NotFound)?;
    cx.demand(duty, &Record { site: row.site_id, restricted: false, assigned: Vec::new() })?;
    Ok(row)
}

/// The event inside a write transaction, with its stream.
pub(super) async fn load(cx: &Cx, write: &mut Write, (id, duty): (EmergencyId, Duty)) -> Result<(Stream, Event)> {
    demand(cx, write.conn()?, (id, duty)).await?;
    let stream = write.load(id.cast()).await?;
    let event = Event::fold(&stream);
    Ok((stream, event))
}

/// What was done.
#[derive(Serialize, ToSchema)]
pub struct Done {
    /// The event.
    pub id: EmergencyId,
}

/// An event in the list.
#[derive(Serialize, ToSchema)]
pub struct Entry {
    id: EmergencyId,
    title: String,
    at: Instant,
    open: bool,
    heads: i64,
    registered: i64,
}

/// Mass arrivals, newest first.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "event/list.html")]
pub struct ListPage {
    events: Vec<Entry>,
    may_open: bool,
}

impl View for ListPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("menu-emergencies")
    }
}

pub(super) async fn list(cx: Cx) -> Result<Response> {
    let mut conn = cx.read().await?;
    let rows = store::list(&mut conn, cx.site_id()).await?;
    let counts = store::count_heads(&mut conn, cx.site_id()).await?;
    drop(conn);
    let mut events = Vec::with_capacity(rows.len());
    for row in &rows {
        let about = row.about(cx.app().ledger())?;
        let (heads, registered) = counts.iter().find(|(id, ..)| *id == row.emergency_id).map_or((0, 0), |(_, heads, done)| (*heads, *done));
        events.push(Entry { id: row.emergency_id, title: say(&cx, &row.kind, &about), at: row.arrived_at, open: row.closed_at.is_none(), heads, registered });
    }
    events.sort_by_key(|event| !event.open);
    cx.page(ListPage { events, may_open: cx.may(Duty::EmergencyManage) }).await
}

/// The form of a mass arrival.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "event/form.html")]
pub struct FormPage {
    editing: Option<EmergencyId>,
    form: EventForm,
    problems: Problems,
    kinds: &'static [&'static str],
    second_language: String,
}

impl View for FormPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t(if self.editing.is_some() { "event-edit-title" } else { "event-new-title" })
    }
}

fn form_page(editing: Option<EmergencyId>, form: EventForm, problems: Problems) -> FormPage {
    let second_language = form.languages.get(1).cloned().unwrap_or_default();
    FormPage { editing, form, problems, kinds: rules::KINDS, second_language }
}

impl FormPage {
    fn first_language(&self) -> &str {
        self.form.languages.first().map(String::as_str).unwrap_or_default()
    }
}

pub(super) async fn new(cx: Cx) -> Result<Response> {
    let key = web::random_token(cx.app().ledger().env());
    cx.page(form_page(None, EventForm { key, ..EventForm::default() }, Problems::default())).await
}

pub(super) async fn create(cx: Cx, Input(form): Input<EventForm>) -> Result<Response> {
    let about = rules::describe(&form, (cx.now(), &cx.zone()));
    let count = if form.count.trim().is_empty() { Ok(0) } else { rules::how_many(&form.count) };
    let (about, count) = match (about, count) {
        (Ok(about), Ok(count)) => (about, count),
        (about, count) => {
            let problems = Problems(about.err().into_iter().chain(count.err()).flat_map(|problems| problems.0).collect());
            return cx.retry(form_page(None, form, problems.clone()), &problems).await;
        }
    };
    let mut write = cx.write().await?;
    let id: EmergencyId = write.id();
    let mut stream = write.load(id.cast()).await?;
    write.append(&mut stream, rules::open(about)).await?;
    if count > 0 {
        heads::give_numbers(&mut write, &mut stream, (count, rules::key(&form.key).unwrap_or("first"))).await?;
    }
    write.commit().await?;
    cx.done(&format!("/emergencies/{id}"), "event-opened-done", &Done { id })
}

pub(super) async fn edit(cx: Cx, Path(id): Path<EmergencyId>) -> Result<Response> {
    let row = demand(&cx, &mut cx.read().await?, (id, Duty::EmergencyManage)).await?;
    let about = row.about(cx.app().ledger())?;
    let form = EventForm {
        kind: about.kind,
        origin: about.origin,
        brought_by: about.brought_by,
        at: about.arrived_at.at_zone(&cx.zone()).strftime("%Y-%m-%dT%H:%M").to_string(),
        vehicle: about.vehicle,
        languages: about.languages,
        expected: if about.expected == 0 { String::new() } else { about.expected.to_string() },
        ..EventForm::default()
    };
    cx.page(form_page(Some(id), form, Problems::default())).await
}

pub(super) async fn change(cx: Cx, Path(id): Path<EmergencyId>, Input(form): Input<EventForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let (mut stream, event) = load(&cx, &mut write, (id, Duty::EmergencyManage)).await?;
    rules::under_way(&event).map_err(Error::Conflict)?;
    match rules::describe(&form, (cx.now(), &cx.zone())).and_then(|about| rules::change(&event, about)) {
        Ok(facts) => {
            write.append(&mut stream, facts).await?;
            write.commit().await?;
            cx.done(&format!("/emergencies/{id}"), "event-changed-done", &Done { id })
        }
        Err(problems) => {
            drop(write);
            cx.retry(form_page(Some(id), form, problems.clone()), &problems).await
        }
    }
}

pub(super) async fn close(cx: Cx, Path(id): Path<EmergencyId>, Input(form): Input<ReasonForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let (mut stream, event) = load(&cx, &mut write, (id, Duty::EmergencyManage)).await?;
    let facts = rules::close(&event, &form.reason).map_err(Error::Conflict)?;
    write.append(&mut stream, facts).await?;
    write.commit().await?;
    cx.done(&format!("/emergencies/{id}"), "event-closed-done", &Done { id })
}

pub(super) async fn reopen(cx: Cx, Path(id): Path<EmergencyId>) -> Result<Response> {
    let mut write = cx.write().await?;
    let (mut stream, event) = load(&cx, &mut write, (id, Duty::EmergencyManage)).await?;
    let facts = rules::reopen(&event).map_err(Error::Conflict)?;
    write.append(&mut stream, facts).await?;
    write.commit().await?;
    cx.done(&format!("/emergencies/{id}"), "event-reopened-done", &Done { id })
}

/// A fact about the event in words.
#[derive(Serialize, ToSchema)]
pub struct Said {
    key: &'static str,
    value: String,
}

/// A mass arrival at a glance.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "event/show.html")]
pub struct ShowPage {
    tabs: Tabs,
    about: Vec<Said>,
    expected: i64,
    tally: Tally,
    present: i64,
    bedded: i64,
    presses: Vec<(Instant, i64, i64)>,
    count_due: Option<Instant>,
    overdue: bool,
    key: String,
    may_manage: bool,
    may_plan: bool,
}

impl View for ShowPage {
    fn title(&self, _: &Cx) -> String {
        self.tabs.title.clone()
    }
}

impl ShowPage {
    fn bedless(&self) -> i64 {
        self.present - self.bedded
    }
    /// Part of the expected, or of those counted, that is registered, for the meter.
    fn done_percent(&self) -> i64 {
        if self.tally.heads == 0 { 0 } else { self.tally.registered * 100 / self.tally.heads }
    }
}

fn about_lines(cx: &Cx, row: &EventRow, about: &Described) -> Vec<Said> {
    let languages: Vec<String> =
        about.languages.iter().map(|code| reference::language(code).map_or(code.clone(), |entry| entry.name(cx.locale()).to_owned())).collect();
    let lines = [
        ("event-at", filters::moment(cx, row.arrived_at)),
        ("event-origin", about.origin.clone()),
        ("event-brought-by", about.brought_by.clone()),
        ("event-vehicle", about.vehicle.clone()),
        ("event-languages", cx.list(&languages)),
    ];
    lines.into_iter().filter(|(_, value)| !value.is_empty()).map(|(key, value)| Said { key, value }).collect()
}

pub(super) async fn show(cx: Cx, Path(id): Path<EmergencyId>) -> Result<Response> {
    let mut conn = cx.read().await?;
    let row = demand(&cx, &mut conn, (id, Duty::EmergencyRecord)).await?;
    let ledger = cx.app().ledger();
    // Opened to be counted only: nothing of one head is shown.
    let heads = store::list_heads(ledger, &mut conn, (id, 0, rules::HEADS_MAX)).await?;
    let Slept { present, bedded } = store::slept(&mut conn, id).await?;
    let event = Event::fold(&ledger.stream(&mut conn, id.cast()).await?);
    drop(conn);
    let about = row.about(ledger)?;
    let mut presses: Vec<_> = event.presses.values().copied().collect();
    presses.sort_by_key(|press| press.1);
    let open = row.closed_at.is_none();
    cx.page(ShowPage {
        tabs: Tabs::of(&cx, &row, "show")?,
        about: about_lines(&cx, &row, &about),
        expected: about.expected,
        tally: tally(&heads),
        present,
        bedded,
        presses,
        count_due: Some(row.count_due()).filter(|_| open),
        overdue: open && row.count_due() <= cx.now(),
        key: web::random_token(ledger.env()),
        may_manage: cx.may(Duty::EmergencyManage),
        may_plan: cx.may(Duty::StayWrite),
    })
    .await
}
