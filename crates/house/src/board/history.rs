//! The history of a bed: who slept in it, for those who give beds; how many, for everybody else.

use std::collections::HashMap;

use access::{Duty, Portion};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Instant, StreamId};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Error, Result, View, filters};

use super::store;
use crate::place::{self, BedId};

/// Times in one bed that are listed.
const ROWS_MAX: i64 = 100;

/// Somebody's time in a bed.
#[derive(Serialize, ToSchema)]
pub(crate) struct Night {
    /// Who; empty for somebody whose file is closed to the reader.
    name: String,
    code: String,
    from: Instant,
    until: Option<Instant>,
}

/// The history of a bed.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "board/history.html")]
pub(crate) struct HistoryPage {
    label: String,
    kind: String,
    taken: bool,
    /// How many times somebody had it.
    times: i64,
    /// How many nights, begun ones counted.
    nights: i64,
    /// Who slept in it, newest first; `None` for readers who are not told.
    rows: Option<Vec<Night>>,
}

impl View for HistoryPage {
    fn title(&self, cx: &Cx) -> String {
        cx.tv("board-history-title", &[("value", self.label.as_str().into())])
    }
}

pub(super) async fn show(cx: Cx, Path(id): Path<BedId>) -> Result<Response> {
    let mut conn = cx.read().await?;
    let bed = place::get_bed(&mut conn, id).await?.filter(|row| row.site_id == cx.site_id()).ok_or(Error::NotFound)?;
    let (times, nights) = store::count_history(&mut conn, id, cx.now()).await?;
    let told = cx.may(Duty::StayWrite) && cx.sees(Portion::Name) && cx.sees(Portion::Stay);
    let rows = if told { Some(nights_of(&cx, &mut conn, id).await?) } else { None };
    drop(conn);
    cx.page(HistoryPage { label: bed.label(), kind: bed.kind, taken: bed.taken || bed.handover.is_some(), times, nights, rows }).await
}

async fn nights_of(cx: &Cx, conn: &mut ledger::Conn, id: BedId) -> Result<Vec<Night>> {
    let rows = store::list_history(cx, conn, id, ROWS_MAX).await?;
    let of = |kind: &str| rows.iter().filter(|row| row.seen == 1 && row.guest_kind == kind).map(|row| row.guest_id).collect::<Vec<StreamId>>();
    let (persons, contacts) = (of("person"), of("contact"));
    if !rows.is_empty() {
        cx.look_list("board").await?;
    }
    let heads = people::person::heads(cx, conn, &persons.iter().map(|id| id.cast()).collect::<Vec<_>>()).await?;
    let codes = people::contact::codes(conn, &contacts).await?;
    let names: HashMap<StreamId, String> = people::contact::names(cx, conn, &contacts).await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let head = heads.get(&row.guest_id.cast());
            let code = head.map(|head| head.code.clone()).or_else(|| codes.get(&row.guest_id).cloned()).unwrap_or_default();
            let name = head.map(|head| head.name.clone()).or_else(|| names.get(&row.guest_id).cloned()).unwrap_or_else(|| code.clone());
            Night { name, code, from: row.from_at, until: row.until_at }
        })
        .collect())
}
