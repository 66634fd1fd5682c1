//! Requests as those who decide see them: a card code, how many people, which kit, whether the criteria are met. No name,
//! no reason that tells of somebody's life (domain 2, NFI approver). They open no file, so no look is at stake but the list's.

use std::collections::HashMap;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use futures::future::BoxFuture;
use house::stay::GuestId;
use ledger::{Conn, Instant};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problems, Result, View, Wait, Wants, filters};

use super::contents;
use super::facts::RequestId;
use super::form::DecideForm;
use super::pages::apply;
use super::rules::{self, Act};
use super::store::{self, Row};
use crate::guest;
use crate::words::Shown;

/// A request to decide.
#[derive(Clone, Serialize, ToSchema)]
pub(crate) struct PendingRow {
    request: RequestId,
    /// Card code; empty when the file is closed to the site at large.
    code: String,
    kit: String,
    size: String,
    quantity: i64,
    people: i64,
    whole: bool,
    criteria: bool,
    /// Formula milk is in it; the rule on it was kept, or it could not have been asked for.
    formula: bool,
    /// Something advised against it, and a reason was given.
    despite: bool,
    urgent: bool,
    asked_at: Instant,
    asked_by: String,
    /// The reader asked: somebody else decides.
    own: bool,
}

/// Requests to decide.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "kit/approvals.html")]
pub(crate) struct ListPage {
    rows: Vec<PendingRow>,
    more: bool,
    /// Whether the reader publishes what is in the kits.
    may_publish: bool,
}

impl View for ListPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("kit-approval-menu")
    }
}

/// Codes of guests, whatever portions the reader has: on the card, the code is all that the approver gets to know.
async fn codes(conn: &mut Conn, rows: &[Row]) -> Result<HashMap<GuestId, String>> {
    let mut out = HashMap::with_capacity(rows.len());
    for row in rows.iter().filter(|row| !row.closed_file) {
        if let Some(code) = guest::code(conn, row.guest_id, row.kind()).await? {
            out.insert(row.guest_id, code);
        }
    }
    Ok(out)
}

fn pending(cx: &Cx, row: Row, codes: &HashMap<GuestId, String>) -> PendingRow {
    PendingRow {
        code: codes.get(&row.guest_id).cloned().unwrap_or_default(),
        request: row.request_id,
        kit: row.kit,
        size: row.size,
        quantity: row.quantity,
        people: row.people,
        whole: row.whole,
        criteria: row.criteria,
        formula: row.formula,
        despite: row.despite,
        urgent: row.urgent,
        asked_at: row.asked_at,
        asked_by: cx.app().name_of(row.asked_by),
        own: row.asked_by == cx.user(),
    }
}

pub(super) async fn list(cx: Cx) -> Result<Response> {
    let mut conn = cx.read().await?;
    let mut found = store::list_pending(&mut conn, cx.site_id()).await?;
    cx.look_list("kit_approval").await?;
    let limit = usize::try_from(store::LIST_MAX).unwrap_or(usize::MAX);
    let more = found.len() > limit;
    found.truncate(limit);
    let codes = codes(&mut conn, &found).await?;
    drop(conn);
    let rows = found.into_iter().map(|row| pending(&cx, row, &codes)).collect();
    let may_publish = cx.may(access::Duty::RulesPublish);
    cx.page(ListPage { rows, more, may_publish }).await
}

/// One request to decide.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "kit/decide.html")]
pub(crate) struct DecidePage {
    row: PendingRow,
    version: i64,
    contents: Shown,
    form: DecideForm,
    problems: Problems,
}

impl View for DecidePage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("kit-approval-menu")
    }
}

/// The request, if it is one of this site.
async fn own_site(cx: &Cx, conn: &mut Conn, id: RequestId) -> Result<Row> {
    if store::site_of(conn, id).await? != Some(cx.site_id()) {
        return Err(Error::NotFound);
    }
    store::get(conn, id).await?.ok_or(Error::NotFound)
}

async fn decide_page(cx: &Cx, id: RequestId, (form, problems): (DecideForm, Problems)) -> Result<DecidePage> {
    let mut conn = cx.read().await?;
    let found = own_site(cx, &mut conn, id).await?;
    if store::status_of(&mut conn, id).await? != "pending" {
        return Err(Error::conflict("", "kit-decided-already"));
    }
    let codes = codes(&mut conn, std::slice::from_ref(&found)).await?;
    let all = contents::read(cx, &mut conn).await?;
    drop(conn);
    let contents = contents::shown(cx, &all, (&found.kit, found.version));
    Ok(DecidePage { version: found.version, row: pending(cx, found, &codes), contents, form, problems })
}

pub(super) async fn show(cx: Cx, Path(id): Path<RequestId>) -> Result<Response> {
    let page = decide_page(&cx, id, (DecideForm::default(), Problems::default())).await?;
    cx.look_list("kit_approval").await?;
    cx.page(page).await
}

pub(super) async fn decide(cx: Cx, Path(id): Path<RequestId>, Input(form): Input<DecideForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let _found = own_site(&cx, write.conn()?, id).await?;
    let act = Act { by: cx.user(), at: write.now() };
    match apply(&mut write, id, |request| rules::decide(request, &form, act)).await? {
        Ok(done) => {
            write.commit().await?;
            let notice = if done.status == "approved" { "kit-approved-done" } else { "kit-refused-done" };
            cx.done("/kits/approvals", notice, &done)
        }
        Err(problems) if rules::is_conflict(&problems) => Err(Error::Conflict(problems)),
        Err(problems) => {
            drop(write);
            let page = decide_page(&cx, id, (form, problems.clone())).await?;
            if cx.wants() == Wants::Html {
                cx.look_list("kit_approval").await?;
            }
            cx.retry(page, &problems).await
        }
    }
}

/// How many wait for the reader's decision.
pub(super) fn count(cx: &Cx) -> BoxFuture<'_, Result<i64>> {
    Box::pin(async move {
        let mut conn = cx.read().await?;
        Ok(store::count_pending(&mut conn, cx.site_id(), cx.user()).await?.1)
    })
}

/// What waits for those who decide.
pub(super) fn waits<'a>(cx: &'a Cx, conn: &'a mut Conn) -> BoxFuture<'a, Result<Vec<Wait>>> {
    Box::pin(async move {
        if !cx.may(access::Duty::KitApprove) {
            return Ok(Vec::new());
        }
        let (urgent, all) = store::count_pending(conn, cx.site_id(), cx.user()).await?;
        Ok(vec![Wait { key: "kit-wait-approve", count: all, path: "/kits/approvals".to_owned(), urgent: urgent > 0 }])
    })
}
