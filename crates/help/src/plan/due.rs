//! What waits in the plans that the reader follows: actions past their day, reviews, people who have not agreed.

use askama::Template;
use axum::response::Response;
use ledger::Day;
use people::person::{self, PersonId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Result, View, filters};

use super::facts::{ActionId, Status};
use super::store::{self, Due};

/// People or actions on the page.
const LIST_MAX: i64 = 60;
/// Actions are listed so many days before theirs.
const AHEAD_DAYS: i32 = 7;

/// What is listed.
#[derive(Deserialize, Serialize, Default, ToSchema)]
#[serde(default)]
pub struct DueQuery {
    /// `action`, `review` or `answer`; empty: `action`.
    pub due: String,
}

/// A plan that waits.
#[derive(Serialize, ToSchema)]
pub struct PlanDue {
    person: PersonId,
    name: String,
    code: String,
    /// `draft`, `agreed` or `refused`.
    state: String,
    open_actions: i64,
    next_due: Option<Day>,
    review_on: Day,
}

/// An action whose day is near or past.
#[derive(Serialize, ToSchema)]
pub struct ActionDue {
    person: PersonId,
    name: String,
    code: String,
    action: ActionId,
    what: String,
    who: String,
    who_name: String,
    due_on: Day,
    late: bool,
    status: Status,
}

/// What waits in plans.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "plan/due.html")]
pub struct DuePage {
    due: &'static str,
    late: i64,
    reviews: i64,
    unanswered: i64,
    actions: Vec<ActionDue>,
    plans: Vec<PlanDue>,
}

impl View for DuePage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("menu-plans")
    }
}

pub(super) async fn list(cx: Cx, Asked(query): Asked<DueQuery>) -> Result<Response> {
    if !cx.reads(ledger::Compartment::Protection) {
        return Err(Error::Forbidden);
    }
    cx.look_list("plans").await?;
    let mut conn = cx.read().await?;
    let late = store::count(&cx, &mut conn, Due::Action).await?;
    let reviews = store::count(&cx, &mut conn, Due::Review).await?;
    let unanswered = store::count(&cx, &mut conn, Due::Answer).await?;
    let (due, which) = match query.due.as_str() {
        "review" => ("review", Some(Due::Review)),
        "answer" => ("answer", Some(Due::Answer)),
        _ => ("action", None),
    };
    let (mut actions, mut plans) = (Vec::new(), Vec::new());
    match which {
        None => {
            let rows = store::list_actions(&cx, &mut conn, (cx.today().plus_days(AHEAD_DAYS), LIST_MAX)).await?;
            let ids: Vec<PersonId> = rows.iter().map(|row| row.person_id).collect();
            let heads = person::heads(&cx, &mut conn, &ids).await?;
            for row in rows {
                let (Some(head), Some(shown)) = (heads.get(&row.person_id), row.open(&cx)?) else { continue };
                actions.push(ActionDue {
                    person: row.person_id,
                    name: head.name.clone(),
                    code: head.code.clone(),
                    action: row.action_id,
                    what: shown.what,
                    who: shown.who,
                    who_name: shown.name,
                    due_on: row.due_on,
                    late: row.due_on < cx.today(),
                    status: row.status(),
                });
            }
        }
        Some(which) => {
            let rows = store::list(&cx, &mut conn, (which, LIST_MAX)).await?;
            let ids: Vec<PersonId> = rows.iter().map(|row| row.person_id).collect();
            let heads = person::heads(&cx, &mut conn, &ids).await?;
            for row in rows {
                let Some(head) = heads.get(&row.person_id) else { continue };
                plans.push(PlanDue {
                    person: row.person_id,
                    name: head.name.clone(),
                    code: head.code.clone(),
                    state: row.state,
                    open_actions: row.open_actions,
                    next_due: row.next_due,
                    review_on: row.review_on,
                });
            }
        }
    }
    drop(conn);
    cx.page(DuePage { due, late, reviews, unanswered, actions, plans }).await
}
