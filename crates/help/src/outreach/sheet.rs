//! The sheet that a team carries: where, when, with what, and room for how many people it met. No person is named on it, and none is
//! to be: whoever finds it or takes it learns nothing about anybody.

use axum::extract::Path;
use axum::response::Response;
use documents::{Row, Section};
use ledger::Instant;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Cx, Result};

use super::facts::{Planned, RoundId};
use super::rounds;
use crate::paper::{self, BLANK, Words};

/// Stops on an empty sheet.
const STOPS_BLANK: usize = 5;

/// In which language.
#[derive(Deserialize, Serialize, Default, ToSchema)]
#[serde(default)]
pub struct SheetQuery {
    /// `fr`, `en` or `ar`; empty: the reader's.
    pub lang: String,
}

fn plan_rows(w: &Words<'_>, plan: &Planned) -> Vec<Row> {
    let zone = w.cx.zone();
    let moment = |at: Instant| format!("{} {}", text::day(w.locale, at.day(&zone)), text::time_of_day(at.at_zone(&zone).time()));
    let staff = plan.team.iter().map(|user| w.cx.app().name_of(*user)).chain(plan.others.iter().cloned());
    vec![
        w.row("outreach-leave", moment(plan.leave_at)),
        w.row("outreach-back", moment(plan.back_by)),
        w.row("outreach-team", w.cx.list(staff)),
        w.row("outreach-watch", w.cx.app().name_of(plan.watch)),
        w.row("outreach-travel", w.t(&format!("outreach-travel-{}", plan.means))),
        w.row("outreach-security", plan.security.clone()),
        w.row("outreach-carries", plan.carries.clone()),
    ]
}

fn blank_rows(w: &Words<'_>) -> Vec<Row> {
    let keys = ["outreach-leave", "outreach-back", "outreach-team", "outreach-watch", "outreach-travel", "outreach-security", "outreach-carries"];
    keys.into_iter().map(|key| w.blank(key)).collect()
}

/// What is filled in on the way.
fn on_the_way(w: &Words<'_>) -> Section {
    let rows = vec![w.blank("outreach-left"), w.blank("outreach-came-back"), w.blank("outreach-met"), w.blank("outreach-follow-up"), Row::new("", BLANK)];
    Section { note: w.t("outreach-sheet-note"), ..w.section(w.t("outreach-sheet-way"), rows) }
}

async fn draw(w: &Words<'_>, (title, subtitle): (String, String), (plan, stops): (Vec<Row>, Vec<Row>)) -> Result<Response> {
    let sections = vec![w.section(w.t("outreach-round"), plan), w.section(w.t("outreach-stops"), stops), on_the_way(w)];
    let sheet = w.sheet((title, subtitle), sections)?;
    Ok(w.cx.file("application/pdf", "round.pdf", paper::draw(sheet).await?))
}

pub(super) async fn filled(cx: Cx, Path(id): Path<RoundId>, Asked(query): Asked<SheetQuery>) -> Result<Response> {
    let mut conn = cx.read().await?;
    let round = rounds::round(&cx, &mut conn, id).await?;
    drop(conn);
    let w = Words { cx: &cx, locale: paper::locale(&cx, (&query.lang, "")) };
    let stop = |stop: &super::facts::Stop| Row::new(if stop.time.is_empty() { w.t("outreach-stop") } else { stop.time.clone() }, stop.place.clone());
    let stops = round.plan.stops.iter().map(stop).collect();
    let day = text::day(w.locale, round.plan.leave_at.day(&cx.zone()));
    draw(&w, (round.plan.name.clone(), day), (plan_rows(&w, &round.plan), stops)).await
}

pub(super) async fn blank(cx: Cx, Asked(query): Asked<SheetQuery>) -> Result<Response> {
    let w = Words { cx: &cx, locale: paper::locale(&cx, (&query.lang, "")) };
    let stops = (0..STOPS_BLANK).map(|_| w.blank("outreach-stop")).collect();
    draw(&w, (w.t("outreach-round"), String::new()), (blank_rows(&w), stops)).await
}
