//! Two assessments side by side.

use access::Duty;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use care::Level;
use ledger::{Compartment, Instant, UserId};
use people::person::{Head, PersonId};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Result, View, filters};

use super::changes::{Change, Line, changes, side_by_side};
use super::facts::{Assessment, AssessmentId, Assessments, Recorded};
use super::form::CompareQuery;
use crate::who;

/// One of the two.
#[derive(Serialize, ToSchema)]
pub struct Side {
    id: AssessmentId,
    at: Instant,
    by: UserId,
    level: Level,
    /// In the person's own words.
    own: String,
    /// What to do if danger comes.
    safety: String,
    /// Why the proposal was set aside.
    reason: String,
}

/// An assessment that can be chosen.
#[derive(Serialize, ToSchema)]
pub struct Choice {
    id: AssessmentId,
    at: Instant,
    level: Level,
}

/// Two assessments side by side.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "assessment/compare.html")]
pub struct ComparePage {
    head: Head,
    path: String,
    one: Side,
    other: Side,
    lines: Vec<Line>,
    raised: Vec<Change>,
    lowered: Vec<Change>,
    choices: Vec<Choice>,
}

impl View for ComparePage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("assessment-compare")
    }
}

impl ComparePage {
    const fn sides(&self) -> [&Side; 2] {
        [&self.one, &self.other]
    }
}

fn side((one, recorded): (&Assessment, &Recorded)) -> Side {
    let words = one.words.clone();
    Side { id: one.id, at: one.at, by: one.by, level: recorded.level, own: words.own, safety: words.safety, reason: words.reason }
}

/// The two that are asked for, the earlier first: by default the last and the one before it.
fn pair<'a>(all: &'a [(&'a Assessment, &'a Recorded)], query: &CompareQuery) -> Result<(usize, usize)> {
    let place = |typed: &str| all.iter().position(|(one, _)| one.id.to_string() == typed.trim());
    let last = all.len().checked_sub(1).filter(|last| *last > 0).ok_or_else(|| Error::conflict("", "assessment-one-only"))?;
    let other = if query.other.trim().is_empty() { last } else { place(&query.other).ok_or(Error::NotFound)? };
    let one = if query.one.trim().is_empty() { other.saturating_sub(1) } else { place(&query.one).ok_or(Error::NotFound)? };
    if one == other { Err(Error::conflict("", "assessment-same-two")) } else { Ok((one.min(other), one.max(other))) }
}

pub(super) async fn show(cx: Cx, Path(id): Path<PersonId>, Asked(query): Asked<CompareQuery>) -> Result<Response> {
    let mut conn = cx.read().await?;
    let record = who::demand(&cx, &mut conn, (Duty::CaseRead, id)).await?;
    cx.look(id, Compartment::Protection, "assessment").await?;
    let head = who::head(&cx, &mut conn, id).await?;
    let stream = cx.app().ledger().stream(&mut conn, id.cast()).await?;
    drop(conn);
    let folded = Assessments::fold(&stream);
    let all: Vec<_> = folded.kept().collect();
    let (one, other) = pair(&all, &query)?;
    let (Some(one), Some(other)) = (all.get(one).copied(), all.get(other).copied()) else { return Err(Error::NotFound) };
    let (raised, lowered) = changes(one.1, other.1).into_iter().partition(|change| change.raised);
    let page = ComparePage {
        path: who::path(&cx, id, &record),
        head,
        lines: side_by_side(one.1, other.1),
        one: side(one),
        other: side(other),
        raised,
        lowered,
        choices: all.iter().rev().map(|(one, recorded)| Choice { id: one.id, at: one.at, level: recorded.level }).collect(),
    };
    cx.page(page).await
}
