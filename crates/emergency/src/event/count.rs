//! Heads, list and beds compared, every six hours: who is missing, who is counted twice.

use access::Duty;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::Instant;
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problems, Result, View, Wants, filters};

use super::facts::{EmergencyId, Event};
use super::form::ReconcileForm;
use super::pages::{Done, Tabs, demand, load};
use super::{rules, store};

/// A count that was made.
#[derive(Serialize, ToSchema)]
pub struct Made {
    at: Instant,
    by: String,
    headcount: i64,
    heads: i64,
    beds: i64,
    why: String,
}

/// Heads, list and beds compared.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "event/count.html")]
pub struct CountPage {
    tabs: Tabs,
    /// Numbers and registered people of the event who are in the house.
    heads: i64,
    /// Of those, with a bed.
    beds: i64,
    due: Instant,
    overdue: bool,
    made: Vec<Made>,
    form: ReconcileForm,
    problems: Problems,
}

impl View for CountPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("event-tab-count")
    }
}

async fn page(cx: &Cx, id: EmergencyId, (form, problems): (ReconcileForm, Problems)) -> Result<CountPage> {
    let mut conn = cx.read().await?;
    let row = demand(cx, &mut conn, (id, Duty::EmergencyRecord)).await?;
    let slept = store::slept(&mut conn, id).await?;
    let event = Event::fold(&cx.app().ledger().stream(&mut conn, id.cast()).await?);
    drop(conn);
    let made = event.counts.iter().rev().map(|count| Made {
        at: count.at,
        by: cx.app().name_of(count.by),
        headcount: count.headcount,
        heads: count.heads,
        beds: count.beds,
        why: count.why.clone(),
    });
    Ok(CountPage {
        tabs: Tabs::of(cx, &row, "count")?,
        heads: slept.present,
        beds: slept.bedded,
        due: row.count_due(),
        overdue: row.closed_at.is_none() && row.count_due() <= cx.now(),
        made: made.collect(),
        form,
        problems,
    })
}

pub(super) async fn show(cx: Cx, Path(id): Path<EmergencyId>) -> Result<Response> {
    let page = page(&cx, id, (ReconcileForm::default(), Problems::default())).await?;
    cx.page(page).await
}

pub(super) async fn reconcile(cx: Cx, Path(id): Path<EmergencyId>, Input(form): Input<ReconcileForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let (mut stream, event) = load(&cx, &mut write, (id, Duty::EmergencyRecord)).await?;
    let slept = store::slept(write.conn()?, id).await?;
    match rules::reconcile(&event, &form, (slept.present, slept.bedded)) {
        Ok(facts) => {
            write.append(&mut stream, facts).await?;
            write.commit().await?;
            cx.done(&format!("/emergencies/{id}/count"), "event-counted-done", &Done { id })
        }
        Err(problems) => {
            drop(write);
            if cx.wants() == Wants::Json && problems.of("").is_some() {
                return Err(Error::Conflict(problems));
            }
            let page = page(&cx, id, (form, problems.clone())).await?;
            cx.retry(page, &problems).await
        }
    }
}
