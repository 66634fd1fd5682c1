//! The list of alerts that are for the reader, and what is done about each.

use access::Duty;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Compartment, Conn, Instant, NewFact, StreamId, UserId};
use people::{contact, person};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Input, Problems, Result, View, filters};

use super::audience;
use super::facts::{Alert, AlertId, Alerts, Kind};
use super::rules::{self, OUTCOMES};
use super::store::{self, Which};
use crate::Level;

/// Alerts on a page.
const PAGE: i64 = 25;

/// How the list is narrowed.
#[derive(Deserialize, Serialize, Clone, Default, ToSchema)]
#[serde(default)]
pub struct ListQuery {
    /// `done`: those that have ended.
    pub state: String,
    /// From 1.
    pub page: String,
}

/// An alert in the list.
#[derive(Serialize, ToSchema)]
pub struct Entry {
    id: AlertId,
    /// Person or contact.
    person: StreamId,
    name: String,
    code: String,
    /// The page of the person, for readers who may open it.
    path: String,
    /// What is written on the bed.
    bed: String,
    /// ISO 639-3.
    language: String,
    kind: String,
    level: Level,
    /// `woman`, `man` or empty.
    wish: String,
    at: Instant,
    state: String,
    /// Who sees to it, or ended it.
    by: Option<UserId>,
    /// The reader does.
    mine: bool,
}

/// Links to the pages before and after.
#[derive(Serialize, ToSchema)]
pub struct Pages {
    prev: Option<String>,
    next: Option<String>,
    says: String,
}

/// Alerts that are for the reader.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "alert/list.html")]
pub struct ListPage {
    alerts: Vec<Entry>,
    done: bool,
    pages: Pages,
}

impl View for ListPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("alert-title")
    }
}

pub(super) async fn list(cx: Cx, Asked(query): Asked<ListQuery>) -> Result<Response> {
    if audience::mine(&cx).is_empty() {
        return Err(Error::Forbidden);
    }
    let (done, page) = (query.state == "done", query.page.parse::<i64>().unwrap_or(1).clamp(1, 100_000));
    let offset = (page - 1) * PAGE;
    cx.look_list("alerts").await?;
    let mut conn = cx.read().await?;
    let mut rows = store::list(&cx, &mut conn, &Which::Page { done, limit: PAGE + 1, offset }).await?;
    let fits = usize::try_from(PAGE).unwrap_or(25);
    let more = rows.len() > fits;
    rows.truncate(fits);
    let alerts = entries(&cx, &mut conn, rows).await?;
    drop(conn);
    let address = |page: i64| format!("/alerts?state={}&page={page}", if done { "done" } else { "" });
    let last = offset + i64::try_from(alerts.len()).unwrap_or(0);
    let pages = Pages {
        prev: (page > 1).then(|| address(page - 1)),
        next: more.then(|| address(page + 1)),
        says: cx.tv("page-says", &[("first", (offset + 1).into()), ("last", last.into())]),
    };
    cx.page(ListPage { alerts, done, pages }).await
}

async fn entries(cx: &Cx, conn: &mut Conn, rows: Vec<store::Row>) -> Result<Vec<Entry>> {
    let of = |anonymous: bool| rows.iter().filter(move |row| row.anonymous == anonymous).map(|row| row.person_id).collect::<Vec<StreamId>>();
    let people: Vec<person::PersonId> = of(false).into_iter().map(|id| id.cast()).collect();
    let heads = person::heads(cx, conn, &people).await?;
    let codes = contact::codes(conn, &of(true)).await?;
    let names = contact::names(cx, conn, &of(true)).await?;
    let may_contact = cx.may(Duty::ContactRecord);
    let entry = |row: store::Row| {
        let head = heads.get(&row.person_id.cast());
        let code = head.map(|head| head.code.clone()).or_else(|| codes.get(&row.person_id).cloned()).unwrap_or_default();
        let name = head.map(|head| head.name.clone()).or_else(|| names.get(&row.person_id).cloned()).unwrap_or_else(|| code.clone());
        let path = match row.anonymous {
            false if row.linked == 1 => format!("/people/{}", row.person_id),
            true if may_contact => format!("/contacts/{}", row.person_id),
            _ => String::new(),
        };
        Entry {
            id: row.alert_id,
            person: row.person_id,
            name,
            code,
            path,
            bed: row.room.zip(row.number).map(|(room, number)| format!("{room}-{number}")).unwrap_or_default(),
            language: head.map(|head| head.language.clone()).unwrap_or_default(),
            kind: row.kind,
            level: Level::of_rank(row.level),
            wish: row.wish,
            at: row.raised_at,
            mine: row.state == "taken" && row.by_user == Some(cx.user()),
            state: row.state,
            by: row.by_user,
        }
    };
    Ok(rows.into_iter().map(entry).collect())
}

/// One alert, and what can be done about it.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "alert/show.html")]
pub struct ShowPage {
    alert: Entry,
    initials: String,
    outcomes: &'static [&'static str],
    /// Roles it could be passed on to.
    others: Vec<&'static str>,
    problems: Problems,
}

impl View for ShowPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("alert-one")
    }
}

/// An alert that the reader hears; to all others it does not exist.
async fn show_page(cx: &Cx, id: AlertId, problems: Problems) -> Result<ShowPage> {
    let mut conn = cx.read().await?;
    let rows = store::list(cx, &mut conn, &Which::One(id)).await?;
    let about = rows.first().map(|row| row.person_id).ok_or(Error::NotFound)?;
    cx.look(about.cast(), Compartment::Protection, "alert").await?;
    let alert = entries(cx, &mut conn, rows).await?.pop().ok_or(Error::NotFound)?;
    drop(conn);
    let others = Kind::NAMES.into_iter().filter(|kind| *kind != alert.kind).collect();
    let initials = alert.name.split_whitespace().filter_map(|word| word.chars().next()).take(2).collect();
    Ok(ShowPage { alert, initials, outcomes: OUTCOMES, others, problems })
}

pub(super) async fn show(cx: Cx, Path(id): Path<AlertId>) -> Result<Response> {
    let page = show_page(&cx, id, Problems::default()).await?;
    cx.page(page).await
}

/// What was done.
#[derive(Serialize, ToSchema)]
pub struct Done {
    /// Alert.
    pub id: AlertId,
    /// How it stands now.
    pub state: String,
}

/// How it ended.
#[derive(Deserialize, Default, ToSchema)]
#[serde(default)]
pub struct DoneForm {
    /// `seen`, `elsewhere`, `declined` or `gone`.
    pub outcome: String,
}

/// To whom it goes.
#[derive(Deserialize, Default, ToSchema)]
#[serde(default)]
pub struct PassForm {
    /// `medical`, `psychosocial`, `protection` or `support`.
    pub to: String,
}

pub(super) async fn take(cx: Cx, Path(id): Path<AlertId>) -> Result<Response> {
    let user = cx.user();
    change(&cx, id, ("alert-taken-done", &|alert: &Alert| rules::take(alert, user))).await
}

pub(super) async fn finish(cx: Cx, Path(id): Path<AlertId>, Input(form): Input<DoneForm>) -> Result<Response> {
    change(&cx, id, ("alert-done-done", &|alert: &Alert| rules::finish(alert, &form.outcome))).await
}

pub(super) async fn pass(cx: Cx, Path(id): Path<AlertId>, Input(form): Input<PassForm>) -> Result<Response> {
    change(&cx, id, ("alert-passed-done", &|alert: &Alert| rules::pass(alert, &form.to))).await
}

type Deed<'a> = &'a (dyn Fn(&Alert) -> Result<Vec<NewFact>, Problems> + Send + Sync);

async fn change(cx: &Cx, id: AlertId, (notice, deed): (&str, Deed<'_>)) -> Result<Response> {
    let mut write = cx.write().await?;
    let person = store::get(write.conn()?, id).await?.ok_or(Error::NotFound)?;
    // An alert for somebody else does not exist.
    if store::list(cx, write.conn()?, &Which::One(id)).await?.is_empty() {
        return Err(Error::NotFound);
    }
    let mut stream = write.load(person).await?;
    let alert = Alerts::fold(&stream).0.remove(&id).ok_or(Error::NotFound)?;
    let facts = match deed(&alert) {
        Ok(facts) => facts,
        Err(problems) if problems.of("").is_some() => return Err(Error::Conflict(problems)),
        Err(problems) => {
            drop(write);
            let page = show_page(cx, id, problems.clone()).await?;
            return cx.retry(page, &problems).await;
        }
    };
    write.append(&mut stream, facts).await?;
    write.commit().await?;
    let state = Alerts::fold(&stream).0.remove(&id).map(|alert| alert.state.name().to_owned()).unwrap_or_default();
    cx.done("/alerts", notice, &Done { id, state })
}
