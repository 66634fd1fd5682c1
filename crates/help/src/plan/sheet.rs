//! The plan on paper: a sheet that the person keeps, in their language, and the empty form.

use access::Duty;
use axum::extract::Path;
use axum::response::Response;
use documents::{Row, Section};
use people::person::PersonId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Result};

use super::facts::{Action, Contingency, Goal, Plan, Status};
use super::pages;
use super::{rules, store};
use crate::paper::{self, BLANK, Words};

/// Goals on an empty form.
const BLANK_GOALS: usize = 3;
/// Actions of each.
const BLANK_ACTIONS: usize = 3;

/// In which language.
#[derive(Deserialize, Serialize, Default, ToSchema)]
#[serde(default)]
pub struct SheetQuery {
    /// `fr`, `en` or `ar`; empty: the person's, else the reader's.
    pub lang: String,
}

/// An action in one line: what, who, by when, where it stands.
fn action(w: &Words<'_>, plan: &Plan, action: &Action) -> String {
    let who = if action.name.is_empty() { w.t(&format!("plan-who-{}", action.who)) } else { action.name.clone() };
    let status = plan.status(action.id);
    let by = action.by.map(|day| w.tv("plan-sheet-by", &text::day(w.locale, day)));
    let state = (status != Status::Planned).then(|| w.t(&format!("plan-status-{}", status.name())));
    let parts: Vec<String> = [Some(action.what.clone()), Some(who), by, state].into_iter().flatten().collect();
    parts.join(" · ")
}

fn goal(w: &Words<'_>, plan: &Plan, goal: &Goal) -> Section {
    let mut rows = vec![w.row("plan-sheet-words", goal.words.clone()), w.row("plan-indicator", goal.indicator.clone())];
    rows.extend(goal.actions.iter().map(|one| w.row("plan-sheet-action", action(w, plan, one))));
    w.section(goal.aim.clone(), rows)
}

fn contingency(w: &Words<'_>, what: &Contingency) -> Section {
    let rows = vec![
        w.row("plan-risk", what.risk.clone()),
        w.row("plan-signs", what.signs.clone()),
        w.row("plan-steps", what.steps.clone()),
        w.row("plan-contacts", what.contacts.clone()),
        w.row("plan-place", what.place.clone()),
        w.row("plan-staff", what.staff.clone()),
    ];
    w.section(w.t("plan-contingency"), rows)
}

fn signatures(w: &Words<'_>) -> Section {
    let rows = vec![w.blank("plan-sheet-sign"), w.blank("plan-sheet-sign-staff"), w.blank("plan-sheet-sign-date")];
    Section { note: w.t("plan-sheet-rights"), ..w.section(w.t("plan-sheet-agreed"), rows) }
}

pub(super) async fn print(cx: Cx, Path(id): Path<PersonId>, Asked(query): Asked<SheetQuery>) -> Result<Response> {
    let opened = pages::open(&cx, id, (Duty::CaseRead, "plan_sheet")).await?;
    let (plan, head) = (&opened.plan, &opened.banner.head);
    let version = plan.last().ok_or_else(|| Error::conflict("", "plan-empty"))?;
    let w = Words { cx: &cx, locale: paper::locale(&cx, (&query.lang, &head.language)) };
    let mut sections: Vec<Section> = plan.standing().map(|held| goal(&w, plan, &held.goal)).collect();
    sections.extend(plan.contingency.as_ref().map(|what| contingency(&w, what)));
    let next = rules::review_on(plan, store::level(&opened.stream)).map(|day| text::day(w.locale, day)).unwrap_or_default();
    let state = w.t(&format!("plan-sheet-{}", version.state()));
    sections.push(w.section(w.t("plan-sheet-next"), vec![w.row("plan-review-on", next), w.row("plan-sheet-state", state)]));
    sections.push(signatures(&w));
    let number = text::number(w.locale, version.number);
    let subtitle = format!("{} · {} · {}", head.code, w.t("plan-title"), w.tv("plan-sheet-version", &number));
    let title = if head.native.is_empty() || w.locale != text::Locale::Ar { head.name.clone() } else { head.native.clone() };
    let bytes = paper::draw(w.sheet((title, subtitle), sections)?).await?;
    Ok(cx.file("application/pdf", "plan.pdf", bytes))
}

pub(super) async fn blank(cx: Cx, Asked(query): Asked<SheetQuery>) -> Result<Response> {
    let w = Words { cx: &cx, locale: paper::locale(&cx, (&query.lang, "")) };
    let who = [w.blank("plan-sheet-name"), w.blank("plan-sheet-code"), w.blank("plan-manager")];
    let mut sections = vec![w.section(w.t("plan-sheet-person"), who.into_iter().collect())];
    for n in 1..=BLANK_GOALS {
        let mut rows: Vec<Row> = ["plan-need", "plan-aim", "plan-sheet-words", "plan-indicator"].into_iter().map(|key| w.blank(key)).collect();
        rows.extend((0..BLANK_ACTIONS).map(|_| w.row("plan-sheet-action-blank", format!("{BLANK} {BLANK}"))));
        sections.push(w.section(w.tv("plan-sheet-goal", &text::number(w.locale, i64::try_from(n).unwrap_or(1))), rows));
    }
    let keys = ["plan-risk", "plan-signs", "plan-steps", "plan-contacts", "plan-place", "plan-staff"];
    sections.push(w.section(w.t("plan-contingency"), keys.into_iter().map(|key| w.blank(key)).collect()));
    sections.push(w.section(w.t("plan-sheet-next"), vec![w.blank("plan-review-on")]));
    sections.push(signatures(&w));
    let bytes = paper::draw(w.sheet((w.t("plan-title"), String::new()), sections)?).await?;
    Ok(cx.file("application/pdf", "plan-blank.pdf", bytes))
}
