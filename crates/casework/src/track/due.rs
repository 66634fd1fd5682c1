//! Tracks on which something is to be done.

use askama::Template;
use axum::response::Response;
use ledger::{Compartment, Day};
use people::person::{self, PersonId};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Error, Result, View, filters};

use super::catalogue::KINDS;
use super::facts::TrackId;
use super::store;

/// Tracks in the list; the most overdue come first.
const LIST_MAX: i64 = 30;
/// Days ahead that the list looks.
const AHEAD_DAYS: i32 = 3;

/// A track on which something is to be done.
#[derive(Serialize, ToSchema)]
pub struct Due {
    id: PersonId,
    track: TrackId,
    name: String,
    code: String,
    kind: String,
    next: Day,
    late: bool,
}

/// Tracks on which something is to be done.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "track/due.html")]
pub struct DuePage {
    due: Vec<Due>,
    /// How many have a step that is overdue.
    late_count: i64,
    /// How many have something to be done by today.
    due_count: i64,
    kinds: Vec<&'static str>,
}

impl View for DuePage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("track-due-title")
    }
}

pub(super) async fn list(cx: Cx) -> Result<Response> {
    if !cx.reads(Compartment::Protection) {
        return Err(Error::Forbidden);
    }
    cx.look_list("tracks").await?;
    let mut conn = cx.read().await?;
    let (late_count, due_count) = store::count_due(&cx, &mut conn).await?;
    let rows = store::list_due(&cx, &mut conn, (cx.today().plus_days(AHEAD_DAYS), LIST_MAX)).await?;
    let ids: Vec<PersonId> = rows.iter().map(|row| row.person).collect();
    let heads = person::heads(&cx, &mut conn, &ids).await?;
    drop(conn);
    let one = |row: store::Due| {
        let head = heads.get(&row.person)?;
        let late = row.next_due < cx.today();
        Some(Due { id: row.person, track: row.track, name: head.name.clone(), code: head.code.clone(), kind: row.kind, next: row.next_due, late })
    };
    let due = rows.into_iter().filter_map(one).collect();
    cx.page(DuePage { due, late_count, due_count, kinds: KINDS.iter().map(|kind| kind.code).collect() }).await
}
