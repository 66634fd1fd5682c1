//! Who is to be asked: those who came and were not asked yet, and for trained staff those who are asked again.

use askama::Template;
use axum::response::Response;
use ledger::{Conn, Day, Instant, StreamId};
use people::{contact, person};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Result, View, filters};

use super::store::{self, DueRow};
use crate::alert;

/// People in each list of the page; whoever waits longest comes first.
const LIST_MAX: i64 = 40;

/// Somebody who is to be asked.
#[derive(Serialize, ToSchema)]
pub struct Due {
    /// Person or contact.
    id: StreamId,
    name: String,
    code: String,
    /// ISO 639-3.
    language: String,
    /// Since when in the house, or when asked last.
    since: Instant,
    /// The day or hour is past.
    late: bool,
    /// Day on which they are asked again.
    next: Option<Day>,
}

/// Who is to be asked.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "screening/due.html")]
pub struct DuePage {
    due: Vec<Due>,
    /// How many are to be asked in all.
    due_count: i64,
    /// How many of them waited for more than a day.
    late_count: i64,
    /// For trained staff.
    again: Option<Vec<Due>>,
    /// Alerts that are for the reader; `None` for those for whom there are none.
    alerts: Option<i64>,
}

impl View for DuePage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("menu-screening")
    }
}

pub(super) async fn list(cx: Cx) -> Result<Response> {
    cx.look_list("screenings").await?;
    let mut conn = cx.read().await?;
    let (late_count, due_count) = store::count_due(&cx, &mut conn).await?;
    let rows = store::list_due(&cx, &mut conn, LIST_MAX).await?;
    let due = named(&cx, &mut conn, rows).await?;
    let again = if super::is_trained(&cx) {
        let rows = store::list_again(&cx, &mut conn, LIST_MAX).await?;
        Some(named(&cx, &mut conn, rows).await?)
    } else {
        None
    };
    let alerts = if alert::mine(&cx).is_empty() { None } else { Some(alert::count(&cx, &mut conn).await?.1) };
    drop(conn);
    cx.page(DuePage { due, due_count, late_count, again, alerts }).await
}

async fn named(cx: &Cx, conn: &mut Conn, rows: Vec<DueRow>) -> Result<Vec<Due>> {
    let of = |anonymous: bool| rows.iter().filter(move |row| row.anonymous == anonymous).map(|row| row.person_id).collect::<Vec<StreamId>>();
    let people: Vec<person::PersonId> = of(false).into_iter().map(|id| id.cast()).collect();
    let mut heads = person::heads(cx, conn, &people).await?;
    let codes = contact::codes(conn, &of(true)).await?;
    let names = contact::names(cx, conn, &of(true)).await?;
    let one = |row: DueRow| {
        let late = match row.next_on {
            Some(day) => day < cx.today(),
            None => row.since.plus_ms(store::WITHIN_MS) < cx.now(),
        };
        let (name, code, language) = match heads.remove(&row.person_id.cast()) {
            Some(head) => (head.name, head.code, head.language),
            None => {
                let code = codes.get(&row.person_id).cloned().unwrap_or_default();
                (names.get(&row.person_id).cloned().unwrap_or_else(|| code.clone()), code, String::new())
            }
        };
        Due { id: row.person_id, name, code, language, since: row.since, late, next: row.next_on }
    };
    Ok(rows.into_iter().map(one).collect())
}
