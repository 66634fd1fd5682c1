//! Requests as those who ask see them: the list, one request, the hand-out.

use access::Duty;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Compartment, Instant, NewFact, Write};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Input, Problems, Result, View, Wants, filters};

use super::facts::{Kits, Request, RequestId, Status};
use super::form::GiveForm;
use super::rules::{self, Act, PROOFS};
use super::{contents, store};
use crate::guest::{self, GuestName};
use crate::words::Shown;

/// Which requests.
#[derive(Deserialize, Serialize, Default, ToSchema)]
#[serde(default)]
pub(crate) struct ListQuery {
    /// `pending`, `approved`, `refused`, `given` or `dropped`; pending when empty.
    status: String,
}

/// A request in the list.
#[derive(Serialize, ToSchema)]
pub(crate) struct RequestRow {
    request: RequestId,
    guest: GuestName,
    kit: String,
    size: String,
    quantity: i64,
    whole: bool,
    urgent: bool,
    asked_at: Instant,
    asked_by: String,
    mine: bool,
}

/// Kits that were asked for, and what became of it.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "kit/list.html")]
pub(crate) struct ListPage {
    status: &'static str,
    statuses: &'static [&'static str],
    rows: Vec<RequestRow>,
    more: bool,
    /// Whether something is still to be done with these.
    open: bool,
}

impl View for ListPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("kit-menu")
    }
}

pub(super) async fn list(cx: Cx, Asked(query): Asked<ListQuery>) -> Result<Response> {
    let status = Status::NAMES.into_iter().find(|status| *status == query.status).unwrap_or("pending");
    let mut conn = cx.read().await?;
    let mut found = store::list(&cx, &mut conn, status).await?;
    cx.look_list("kit").await?;
    let limit = usize::try_from(store::LIST_MAX).unwrap_or(usize::MAX);
    let more = found.len() > limit;
    found.truncate(limit);
    let guests: Vec<_> = found.iter().map(|row| (row.guest_id, row.kind())).collect();
    let names = guest::names(&cx, &mut conn, &guests).await?;
    drop(conn);
    let rows = found.into_iter().filter_map(|row| {
        Some(RequestRow {
            guest: names.get(&row.guest_id)?.clone(),
            request: row.request_id,
            kit: row.kit,
            size: row.size,
            quantity: row.quantity,
            whole: row.whole,
            urgent: row.urgent,
            asked_at: row.asked_at,
            asked_by: cx.app().name_of(row.asked_by),
            mine: row.asked_by == cx.user(),
        })
    });
    cx.page(ListPage { status, statuses: &Status::NAMES, rows: rows.collect(), more, open: ["pending", "approved"].contains(&status) }).await
}

/// One request, with what became of it.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "kit/show.html")]
pub(crate) struct ShowPage {
    request: RequestId,
    guest: GuestName,
    back: String,
    kit: String,
    version: i64,
    contents: Shown,
    size: String,
    quantity: i64,
    people: i64,
    whole: bool,
    reason: String,
    note: String,
    criteria: bool,
    formula: String,
    despite: Vec<String>,
    despite_reason: String,
    urgent: bool,
    asked_at: Instant,
    asked_by: String,
    status: &'static str,
    decided_at: Option<Instant>,
    decided_by: String,
    refusal: String,
    given_at: Option<Instant>,
    given_by: String,
    proof: String,
    receiver: String,
    /// Whether the reader asked, and may let it go.
    may_drop: bool,
    /// Whether the reader may note the hand-out: it is approved, and not by them.
    may_give: bool,
    proofs: &'static [&'static str],
    form: GiveForm,
    problems: Problems,
}

impl View for ShowPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("kit-request-title")
    }
}

async fn show_page(cx: &Cx, id: RequestId, (form, problems): (GiveForm, Problems)) -> Result<ShowPage> {
    let mut conn = cx.read().await?;
    let row = store::get(&mut conn, id).await?.ok_or(Error::NotFound)?;
    let known = guest::get(cx, &mut conn, (row.guest_id, Duty::KitRequest)).await?;
    cx.look(known.id.cast(), Compartment::House, "kit").await?;
    let name = guest::name_of(cx, &mut conn, &known).await?;
    let kits = Kits::fold(&cx.app().ledger().stream(&mut conn, known.id).await?);
    let all = contents::read(cx, &mut conn).await?;
    drop(conn);
    let request = kits.get(id).ok_or(Error::NotFound)?;
    let back = name.back("/kits");
    Ok(page_of(cx, (request, contents::shown(cx, &all, (&row.kit, row.version))), (name, back), (form, problems)))
}

fn page_of(cx: &Cx, (request, contents): (&Request, Shown), (guest, back): (GuestName, String), (form, problems): (GiveForm, Problems)) -> ShowPage {
    let asked = request.asked.clone();
    let name = |user: Option<ledger::UserId>| user.map(|user| cx.app().name_of(user)).unwrap_or_default();
    let decided = request.decided.as_ref();
    let given = request.given.as_ref();
    let status = request.status();
    ShowPage {
        request: asked.request,
        guest,
        back,
        kit: asked.kit,
        version: asked.version,
        contents,
        size: asked.size,
        quantity: asked.quantity,
        people: asked.people,
        whole: asked.household.is_some(),
        reason: asked.reason,
        note: asked.note,
        criteria: asked.criteria,
        formula: asked.formula,
        despite: asked.despite,
        despite_reason: asked.despite_reason,
        urgent: asked.urgent,
        asked_at: asked.at,
        asked_by: cx.app().name_of(asked.by),
        status: status.name(),
        decided_at: decided.map(|decided| decided.at),
        decided_by: name(decided.map(|decided| decided.by)),
        refusal: decided.map(|decided| decided.reason.clone()).unwrap_or_default(),
        given_at: given.map(|given| given.at),
        given_by: name(given.map(|given| given.by)),
        proof: given.map(|given| given.proof.clone()).unwrap_or_default(),
        receiver: given.map(|given| given.receiver.clone()).unwrap_or_default(),
        may_drop: asked.by == cx.user() && !matches!(status, Status::Given | Status::Dropped),
        may_give: status == Status::Approved && decided.is_some_and(|decided| decided.by != cx.user()),
        proofs: &PROOFS,
        form,
        problems,
    }
}

pub(super) async fn show(cx: Cx, Path(id): Path<RequestId>) -> Result<Response> {
    let page = show_page(&cx, id, (GiveForm::default(), Problems::default())).await?;
    cx.page(page).await
}

/// What became of a request.
#[derive(Serialize, ToSchema)]
pub(crate) struct Done {
    /// Which.
    pub(super) request: RequestId,
    /// How it stands now.
    pub(super) status: &'static str,
}

/// Applies a rule to a request and appends what it gives, inside one transaction.
pub(super) async fn apply(
    write: &mut Write,
    id: RequestId,
    rule: impl FnOnce(&Request) -> Result<Vec<NewFact>, Problems> + Send,
) -> Result<Result<Done, Problems>> {
    let row = store::get(write.conn()?, id).await?.ok_or(Error::NotFound)?;
    let mut stream = write.load(row.guest_id).await?;
    let facts = match rule(Kits::fold(&stream).get(id).ok_or(Error::NotFound)?) {
        Ok(facts) => facts,
        Err(problems) => return Ok(Err(problems)),
    };
    write.append(&mut stream, facts).await?;
    let status = Kits::fold(&stream).get(id).map_or("", |request| request.status().name());
    Ok(Ok(Done { request: id, status }))
}

/// The request's guest, if the reader may ask for kits for them.
async fn demand(cx: &Cx, write: &mut Write, id: RequestId) -> Result<()> {
    let row = store::get(write.conn()?, id).await?.ok_or(Error::NotFound)?;
    guest::get(cx, write.conn()?, (row.guest_id, Duty::KitRequest)).await.map(|_| ())
}

pub(super) async fn drop_request(cx: Cx, Path(id): Path<RequestId>) -> Result<Response> {
    let mut write = cx.write().await?;
    demand(&cx, &mut write, id).await?;
    let act = Act { by: cx.user(), at: write.now() };
    let done = apply(&mut write, id, |request| rules::drop_request(request, act)).await?.map_err(Error::Conflict)?;
    write.commit().await?;
    cx.done("/kits", "kit-dropped-done", &done)
}

pub(super) async fn give(cx: Cx, Path(id): Path<RequestId>, Input(form): Input<GiveForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    demand(&cx, &mut write, id).await?;
    let act = Act { by: cx.user(), at: write.now() };
    match apply(&mut write, id, |request| rules::give(request, &form, act)).await? {
        Ok(done) => {
            write.commit().await?;
            cx.done(&format!("/kits/requests/{id}"), "kit-given-done", &done)
        }
        Err(problems) => {
            drop(write);
            if cx.wants() == Wants::Json && rules::is_conflict(&problems) {
                return Err(Error::Conflict(problems));
            }
            let page = show_page(&cx, id, (form, problems.clone())).await?;
            cx.retry(page, &problems).await
        }
    }
}
