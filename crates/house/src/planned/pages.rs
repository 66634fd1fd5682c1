//! Pages of announced arrivals.

use std::collections::BTreeMap;

use access::Duty;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Day, NewFact, Stream, StreamId};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problems, Result, View, Wants, filters};

use super::facts::{Outcome, State};
use super::rules::{self, ArrivedForm, CancelForm, PlannedForm};
use super::store::{self, PlannedRow};

/// Days back that arrivals which are over are listed.
const OVER_DAYS: i32 = 14;

/// A number of something.
#[derive(Serialize, ToSchema)]
pub(crate) struct Figure {
    code: String,
    n: i64,
}

fn figures(map: &BTreeMap<String, i64>) -> Vec<Figure> {
    map.iter().map(|(code, n)| Figure { code: code.clone(), n: *n }).collect()
}

/// An announced arrival in the list.
#[derive(Serialize, ToSchema)]
pub(crate) struct Entry {
    id: StreamId,
    day: Day,
    /// Whether it should have been here already.
    late: bool,
    origin: String,
    people: i64,
    women: i64,
    men: i64,
    children: i64,
    groups: Vec<Figure>,
    held: Vec<Figure>,
    state: String,
}

fn entry(cx: &Cx, row: PlannedRow) -> Entry {
    Entry {
        id: row.id,
        day: row.day,
        late: row.day < cx.today() && row.state == Outcome::Open.name(),
        people: row.people(),
        origin: row.origin,
        women: row.women,
        men: row.men,
        children: row.children,
        groups: figures(&row.groups),
        held: figures(&row.held),
        state: row.state,
    }
}

/// Arrivals that were announced.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "planned/list.html")]
pub(crate) struct ListPage {
    expected: Vec<Entry>,
    over: Vec<Entry>,
    may_record: bool,
    form: PlannedForm,
    problems: Problems,
}

impl View for ListPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("planned-title")
    }
}

async fn list_page(cx: &Cx, form: PlannedForm, problems: Problems) -> Result<ListPage> {
    let mut conn = cx.read().await?;
    let expected = store::list_expected(&mut conn, cx.site_id()).await?;
    let over = store::list_over(&mut conn, cx.site_id(), cx.today().plus_days(-OVER_DAYS)).await?;
    drop(conn);
    let all = |rows: Vec<PlannedRow>| rows.into_iter().map(|row| entry(cx, row)).collect();
    Ok(ListPage { expected: all(expected), over: all(over), may_record: cx.may(Duty::ArrivalRecord), form, problems })
}

pub(super) async fn list(cx: Cx) -> Result<Response> {
    let form = PlannedForm { day: cx.today().to_string(), ..PlannedForm::default() };
    let page = list_page(&cx, form, Problems::default()).await?;
    cx.page(page).await
}

/// What was noted.
#[derive(Serialize, ToSchema)]
pub(crate) struct Made {
    /// The announced arrival.
    id: StreamId,
}

pub(super) async fn create(cx: Cx, Input(form): Input<PlannedForm>) -> Result<Response> {
    match rules::expect(&State::default(), &form, cx.today()) {
        Ok(facts) => {
            let mut write = cx.write().await?;
            let id: StreamId = write.id();
            let mut stream = write.load(id).await?;
            write.append(&mut stream, facts).await?;
            write.commit().await?;
            cx.done("/arrivals/planned", "planned-done", &Made { id })
        }
        Err(problems) => {
            let page = list_page(&cx, form, problems.clone()).await?;
            cx.retry(page, &problems).await
        }
    }
}

/// An announced arrival.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "planned/show.html")]
pub(crate) struct ShowPage {
    id: StreamId,
    origin: String,
    day: Option<Day>,
    people: i64,
    groups: Vec<Figure>,
    held: Vec<Figure>,
    note: String,
    /// `expected`, `arrived` or `cancelled`.
    state: &'static str,
    /// How many came.
    came: Option<i64>,
    /// Why they do not come.
    reason: String,
    may_record: bool,
    form: PlannedForm,
    arrived: ArrivedForm,
    cancel: CancelForm,
    problems: Problems,
}

impl View for ShowPage {
    fn title(&self, cx: &Cx) -> String {
        cx.tv("planned-one", &[("value", self.origin.as_str().into())])
    }
}

/// What was typed on the page of an arrival.
#[derive(Default)]
struct Typed {
    form: Option<PlannedForm>,
    arrived: ArrivedForm,
    cancel: CancelForm,
    problems: Problems,
}

fn own(cx: &Cx, stream: &Stream) -> Result<State> {
    let state = State::fold(stream);
    if state.expected.is_none() || state.site != cx.site_id() {
        return Err(Error::NotFound);
    }
    Ok(state)
}

async fn show_page(cx: &Cx, id: StreamId, typed: Typed) -> Result<ShowPage> {
    let mut conn = cx.read().await?;
    let state = own(cx, &cx.app().ledger().stream(&mut conn, id).await?)?;
    drop(conn);
    let expected = state.expected.clone().unwrap_or_default();
    let (came, reason) = match &state.outcome {
        Outcome::Open => (None, String::new()),
        Outcome::Arrived(came, _) => (Some(came.women + came.men + came.children), String::new()),
        Outcome::Cancelled(reason, _) => (None, reason.clone()),
    };
    Ok(ShowPage {
        id,
        origin: expected.origin.clone(),
        day: expected.day,
        people: expected.people(),
        groups: figures(&expected.groups),
        held: figures(&expected.held),
        note: expected.note.clone(),
        state: state.outcome.name(),
        came,
        reason,
        may_record: cx.may(Duty::ArrivalRecord),
        form: typed.form.unwrap_or_else(|| PlannedForm::of(&expected)),
        arrived: typed.arrived,
        cancel: typed.cancel,
        problems: typed.problems,
    })
}

pub(super) async fn show(cx: Cx, Path(id): Path<StreamId>) -> Result<Response> {
    let page = show_page(&cx, id, Typed::default()).await?;
    cx.page(page).await
}

/// Writes what a rule gives, or shows the page again with what is wrong.
async fn note(cx: Cx, id: StreamId, (typed, rule): (Typed, impl FnOnce(&State, &Typed, Day) -> Result<Vec<NewFact>, Problems>)) -> Result<Response> {
    let mut write = cx.write().await?;
    let mut stream = write.load(id).await?;
    let state = own(&cx, &stream)?;
    match rule(&state, &typed, cx.today()) {
        Ok(facts) => {
            write.append(&mut stream, facts).await?;
            write.commit().await?;
            cx.done("/arrivals/planned", "planned-done", &Made { id })
        }
        Err(problems) => {
            drop(write);
            if cx.wants() == Wants::Json && problems.0.iter().any(|problem| problem.field.is_empty()) {
                return Err(Error::Conflict(problems));
            }
            let page = show_page(&cx, id, Typed { problems: problems.clone(), ..typed }).await?;
            cx.retry(page, &problems).await
        }
    }
}

pub(super) async fn change(cx: Cx, Path(id): Path<StreamId>, Input(form): Input<PlannedForm>) -> Result<Response> {
    let typed = Typed { form: Some(form), ..Typed::default() };
    note(cx, id, (typed, |state, typed, today| rules::expect(state, &typed.form.clone().unwrap_or_default(), today))).await
}

pub(super) async fn arrived(cx: Cx, Path(id): Path<StreamId>, Input(form): Input<ArrivedForm>) -> Result<Response> {
    let typed = Typed { arrived: form, ..Typed::default() };
    note(cx, id, (typed, |state, typed, today| rules::arrived(state, &typed.arrived, today))).await
}

pub(super) async fn cancel(cx: Cx, Path(id): Path<StreamId>, Input(form): Input<CancelForm>) -> Result<Response> {
    let typed = Typed { cancel: form, ..Typed::default() };
    note(cx, id, (typed, |state, typed, _| rules::cancel(state, &typed.cancel))).await
}
