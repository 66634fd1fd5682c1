//! Telling of an incident, and hearing of it.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Instant, NewFact, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Input, Problems, Result, View, filters};

use super::audience;
use super::facts::{Audience, Incident, IncidentId, Kind};
use super::rules::{self, CONTACTS, OUTCOMES};
use super::store::{self, Which};

/// What one has told, on the page.
const MINE_MAX: usize = 10;
/// Incidents on the list.
const LIST_MAX: i64 = 60;

/// What is told: no more than is needed to send the right person.
#[derive(Deserialize, Serialize, Clone, Default, ToSchema)]
#[serde(default)]
pub struct TellForm {
    /// `violence`, `care`, `child`, `distress`, `staff` or `other`.
    pub kind: String,
    /// `yes` or `no`: somebody is in danger now.
    pub danger: String,
    /// `yes`: the person wants to be found.
    pub leave: String,
    /// Where.
    pub place: String,
    /// How they want to be reached: `come`, `alone`, `later` or `not`.
    pub contact: String,
}

/// Something that the reader told.
#[derive(Serialize, ToSchema)]
pub struct Mine {
    at: Instant,
    /// `open`, `taken` or `ended`.
    state: String,
}

/// What to do when one is told of an incident.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "incident/tell.html")]
pub struct TellPage {
    steps: &'static [&'static str],
    kinds: &'static [&'static str],
    contacts: &'static [&'static str],
    answers: &'static [&'static str],
    form: TellForm,
    mine: Vec<Mine>,
    /// Whether the reader hears of incidents too.
    hears: bool,
    problems: Problems,
}

impl View for TellPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("incident-title")
    }
}

/// What one does first, in this order.
const STEPS: &[&str] = &["safe", "listen", "help", "leave", "ask", "promise", "tell"];

async fn tell_page(cx: &Cx, form: TellForm, problems: Problems) -> Result<TellPage> {
    let mut conn = cx.read().await?;
    let mine = store::mine(cx, &mut conn, MINE_MAX).await?;
    drop(conn);
    Ok(TellPage {
        steps: STEPS,
        kinds: &Kind::NAMES,
        contacts: CONTACTS,
        answers: &["yes", "no"],
        form,
        mine: mine.into_iter().map(|(at, state)| Mine { at, state }).collect(),
        hears: cx.may(access::Duty::IncidentRead),
        problems,
    })
}

pub(super) async fn form(cx: Cx) -> Result<Response> {
    let page = tell_page(&cx, TellForm::default(), Problems::default()).await?;
    cx.page(page).await
}

/// It arrived. Who told learns no more than this.
#[derive(Serialize, ToSchema)]
pub struct Told {
    /// Whether somebody has the role that it is for.
    pub heard: bool,
}

pub(super) async fn tell(cx: Cx, Input(form): Input<TellForm>) -> Result<Response> {
    let fact = match rules::tell(&form, cx.user()) {
        Ok(fact) => fact,
        Err(problems) => {
            let page = tell_page(&cx, form, problems.clone()).await?;
            return cx.retry(page, &problems).await;
        }
    };
    let heard = Kind::find(form.kind.trim()).is_some_and(|kind| audience::is_heard(&cx, kind.audience()));
    // The author of a fact stands in the open; who told stands inside, sealed. So it is written in nobody's name.
    let mut write = cx.write_unnamed().await?;
    let id: IncidentId = write.id();
    let mut stream = write.load(id.cast()).await?;
    write.append(&mut stream, [fact]).await?;
    write.commit().await?;
    cx.done("/incidents/tell", if heard { "incident-told" } else { "incident-told-unheard" }, &Told { heard })
}

/// How the list is narrowed.
#[derive(Deserialize, Serialize, Clone, Default, ToSchema)]
#[serde(default)]
pub struct ListQuery {
    /// `ended`: those that have ended.
    pub state: String,
}

/// An incident in the list.
#[derive(Serialize, ToSchema)]
pub struct Entry {
    id: IncidentId,
    audience: String,
    danger: bool,
    at: Instant,
    /// `open`, `taken` or `ended`.
    state: String,
    by: Option<UserId>,
}

fn entry(row: store::Row) -> Entry {
    Entry { id: row.incident_id, audience: row.audience, danger: row.danger, at: row.told_at, state: row.state, by: row.by_user }
}

/// Incidents that are for the reader.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "incident/list.html")]
pub struct ListPage {
    incidents: Vec<Entry>,
    ended: bool,
}

impl View for ListPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("incident-list-title")
    }
}

pub(super) async fn list(cx: Cx, Asked(query): Asked<ListQuery>) -> Result<Response> {
    let ended = query.state == "ended";
    let mut conn = cx.read().await?;
    let rows = store::list(&cx, &mut conn, if ended { Which::Ended(LIST_MAX) } else { Which::Open(LIST_MAX) }).await?;
    drop(conn);
    cx.page(ListPage { incidents: rows.into_iter().map(entry).collect(), ended }).await
}

/// An incident and what can be done about it.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "incident/show.html")]
pub struct ShowPage {
    incident: Entry,
    kind: Kind,
    place: String,
    contact: String,
    told_by: UserId,
    mine: bool,
    outcomes: &'static [&'static str],
    /// Roles it could be passed on to; none for what a member of staff did.
    others: Vec<&'static str>,
    problems: Problems,
}

impl View for ShowPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("incident-one")
    }
}

async fn show_page(cx: &Cx, id: IncidentId, problems: Problems) -> Result<ShowPage> {
    let mut conn = cx.read().await?;
    let row = store::list(cx, &mut conn, Which::One(id)).await?.pop().ok_or(Error::NotFound)?;
    let audience = Audience::find(&row.audience).ok_or(Error::NotFound)?;
    cx.look(id.cast(), audience.compartment(), "incident").await?;
    let incident = Incident::fold(&cx.app().ledger().stream(&mut conn, id.cast()).await?).ok_or(Error::NotFound)?;
    drop(conn);
    let others = Audience::ALL.into_iter().filter(|to| audience != Audience::Psea && *to != Audience::Psea && *to != incident.audience).map(Audience::name);
    Ok(ShowPage {
        mine: incident.taken == Some(cx.user()),
        incident: entry(row),
        kind: incident.told.kind,
        place: incident.told.place,
        contact: incident.told.contact,
        told_by: incident.by,
        outcomes: OUTCOMES,
        others: others.collect(),
        problems,
    })
}

pub(super) async fn show(cx: Cx, Path(id): Path<IncidentId>) -> Result<Response> {
    let page = show_page(&cx, id, Problems::default()).await?;
    cx.page(page).await
}

/// What was done.
#[derive(Serialize, ToSchema)]
pub struct Done {
    /// Incident.
    pub id: IncidentId,
    /// `open`, `taken` or `ended`.
    pub state: &'static str,
}

/// How it ended.
#[derive(Deserialize, Default, ToSchema)]
#[serde(default)]
pub struct EndForm {
    /// `seen`, `elsewhere`, `declined` or `not_found`.
    pub outcome: String,
}

/// To whom it goes.
#[derive(Deserialize, Default, ToSchema)]
#[serde(default)]
pub struct PassForm {
    /// `protection` or `health`.
    pub to: String,
}

type Deed<'a> = &'a (dyn Fn(&Incident) -> Result<NewFact, Problems> + Send + Sync);

async fn change(cx: &Cx, id: IncidentId, (notice, deed): (&str, Deed<'_>)) -> Result<Response> {
    let mut write = cx.write().await?;
    if store::list(cx, write.conn()?, Which::One(id)).await?.is_empty() {
        return Err(Error::NotFound);
    }
    let mut stream = write.load(id.cast()).await?;
    let incident = Incident::fold(&stream).ok_or(Error::NotFound)?;
    match deed(&incident) {
        Ok(fact) => {
            write.append(&mut stream, [fact]).await?;
            write.commit().await?;
            let state = Incident::fold(&stream).map(|incident| incident.state()).unwrap_or_default();
            cx.done("/incidents", notice, &Done { id, state })
        }
        Err(problems) if problems.of("").is_some() => Err(Error::Conflict(problems)),
        Err(problems) => {
            drop(write);
            let page = show_page(cx, id, problems.clone()).await?;
            cx.retry(page, &problems).await
        }
    }
}

pub(super) async fn take(cx: Cx, Path(id): Path<IncidentId>) -> Result<Response> {
    let user = cx.user();
    change(&cx, id, ("incident-taken", &|incident: &Incident| rules::take(incident, user))).await
}

pub(super) async fn end(cx: Cx, Path(id): Path<IncidentId>, Input(form): Input<EndForm>) -> Result<Response> {
    change(&cx, id, ("incident-ended", &|incident: &Incident| rules::end(incident, &form.outcome))).await
}

pub(super) async fn pass(cx: Cx, Path(id): Path<IncidentId>, Input(form): Input<PassForm>) -> Result<Response> {
    change(&cx, id, ("incident-passed", &|incident: &Incident| rules::pass(incident, &form.to))).await
}
