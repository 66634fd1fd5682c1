//! Who is to be assessed again.

use askama::Template;
use axum::response::Response;
use care::Level;
use ledger::{Compartment, Day, Instant};
use people::person::{self, PersonId};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Error, Result, View, filters};

use super::store;

/// People in the list; whoever waits longest comes first.
const LIST_MAX: i64 = 30;
/// Days ahead that the list looks.
const AHEAD_DAYS: i32 = 3;

/// Somebody who is to be assessed again.
#[derive(Serialize, ToSchema)]
pub struct Due {
    id: PersonId,
    name: String,
    code: String,
    level: Level,
    /// When last.
    at: Instant,
    next: Day,
    /// The day is past.
    late: bool,
}

/// Who is to be assessed again.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "assessment/due.html")]
pub struct DuePage {
    due: Vec<Due>,
    /// How many there are until today.
    due_count: i64,
    /// How many of them are of a high or critical risk.
    grave_count: i64,
    /// Whether the reader may see the analysis of the site.
    analysis: bool,
}

impl View for DuePage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("assessment-due-title")
    }
}

pub(super) async fn list(cx: Cx) -> Result<Response> {
    if !cx.reads(Compartment::Protection) {
        return Err(Error::Forbidden);
    }
    cx.look_list("assessments").await?;
    let mut conn = cx.read().await?;
    let (grave_count, due_count) = store::count_due(&cx, &mut conn).await?;
    let rows = store::list_due(&cx, &mut conn, (cx.today().plus_days(AHEAD_DAYS), LIST_MAX)).await?;
    let ids: Vec<PersonId> = rows.iter().map(|row| row.person_id).collect();
    let mut heads = person::heads(&cx, &mut conn, &ids).await?;
    drop(conn);
    let one = |row: store::DueRow| {
        let head = heads.remove(&row.person_id)?;
        let level = Level::of_rank(row.level);
        Some(Due { id: row.person_id, name: head.name, code: head.code, level, at: row.at, next: row.next_on, late: row.next_on < cx.today() })
    };
    let due = rows.into_iter().filter_map(one).collect();
    cx.page(DuePage { due, due_count, grave_count, analysis: cx.may(access::Duty::CaseApprove) }).await
}
