//! Who is to be tried again, among those whom the reader follows.

use askama::Template;
use axum::response::Response;
use ledger::Day;
use people::person::{self, PersonId};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Error, Result, View, filters};

use super::store;

/// People on the list.
const LIST_MAX: i64 = 60;
/// The list looks so many days ahead.
const AHEAD_DAYS: i32 = 7;

/// Somebody who is to be tried again.
#[derive(Serialize, ToSchema)]
pub struct Entry {
    person: PersonId,
    name: String,
    code: String,
    mode: String,
    /// Tries in a row without reaching them.
    failed: i64,
    next_on: Day,
    late: bool,
}

/// People who are to be tried again.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "outreach/calls.html")]
pub struct CallsPage {
    entries: Vec<Entry>,
}

impl View for CallsPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("outreach-calls")
    }
}

pub(super) async fn list(cx: Cx) -> Result<Response> {
    if !cx.reads(ledger::Compartment::Protection) {
        return Err(Error::Forbidden);
    }
    cx.look_list("calls").await?;
    let mut conn = cx.read().await?;
    let rows = store::calls(&cx, &mut conn, (cx.today().plus_days(AHEAD_DAYS), LIST_MAX)).await?;
    let ids: Vec<PersonId> = rows.iter().map(|row| row.person_id).collect();
    let heads = person::heads(&cx, &mut conn, &ids).await?;
    drop(conn);
    let entry = |row: store::CallRow| {
        let head = heads.get(&row.person_id)?;
        let (name, code) = (head.name.clone(), head.code.clone());
        Some(Entry { person: row.person_id, name, code, mode: row.mode, failed: row.failed, next_on: row.next_on, late: row.next_on < cx.today() })
    };
    let entries = rows.into_iter().filter_map(entry).collect();
    cx.page(CallsPage { entries }).await
}
