//! The assessments of a person: the last one, and all before it.

use access::Duty;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use care::Level;
use ledger::{Compartment, Day, Instant, Stream, UserId};
use people::person::{Head, PersonId};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Error, Problems, Result, View, filters};

use super::catalogue::Layer;
use super::facts::{AssessmentId, Assessments};
use super::form::NextForm;
use super::read::{Reading, reading};
use crate::{track, who};

/// A version in the list.
#[derive(Serialize, ToSchema)]
pub struct Version {
    id: AssessmentId,
    at: Instant,
    by: UserId,
    /// `None` once the protection part of the file has been erased.
    level: Option<Level>,
    next: Option<Day>,
    /// The one that is shown.
    shown: bool,
}

/// An assessment of a person, and the list of all.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "assessment/show.html")]
pub struct ShowPage {
    head: Head,
    /// The page of the person, for readers who may open it.
    path: String,
    /// The one that is shown; `None` where there is none.
    reading: Option<Reading>,
    /// Whether it is the last.
    last: bool,
    /// The last one has to be renewed.
    overdue: bool,
    versions: Vec<Version>,
    /// Whether the reader may assess.
    may_write: bool,
    /// Whether a follow-up is open.
    open: bool,
    next: NextForm,
    problems: Problems,
    layers: [Layer; 4],
    /// Specialised tracks that something points to and that are not open.
    tracks: i64,
}

impl View for ShowPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("assessment-title")
    }
}

/// The page of an assessment, of the last one when none is named. Records the look before anything is shown.
pub(super) async fn show_page(cx: &Cx, id: PersonId, (which, next, problems): (Option<AssessmentId>, NextForm, Problems)) -> Result<ShowPage> {
    let mut conn = cx.read().await?;
    let record = who::demand(cx, &mut conn, (Duty::CaseRead, id)).await?;
    cx.look(id, Compartment::Protection, "assessment").await?;
    let head = who::head(cx, &mut conn, id).await?;
    let stream: Stream = cx.app().ledger().stream(&mut conn, id.cast()).await?;
    let open = care::file::open(&mut conn, id).await?.is_some();
    drop(conn);
    let all = Assessments::fold(&stream);
    let last = all.last().map(|(one, _)| one.id);
    let shown = which.or(last);
    let found = shown.and_then(|shown| all.find(shown));
    if which.is_some() && found.is_none() {
        return Err(Error::NotFound);
    }
    let overdue = all.last().and_then(|(one, _)| one.next).is_some_and(|next| next < cx.today());
    let version = |one: &super::facts::Assessment| Version {
        id: one.id,
        at: one.at,
        by: one.by,
        level: one.recorded.as_ref().map(|recorded| recorded.level),
        next: one.next.filter(|_| Some(one.id) == last),
        shown: Some(one.id) == shown,
    };
    Ok(ShowPage {
        path: who::path(cx, id, &record),
        head,
        reading: found.map(|(told, before)| reading(cx, told, before)),
        last: shown == last,
        overdue: overdue && open,
        versions: all.0.iter().rev().map(version).collect(),
        may_write: who::allows(cx, Duty::CaseWrite, &record),
        open,
        next,
        problems,
        layers: Layer::ALL,
        tracks: i64::try_from(track::proposed(&stream).len()).unwrap_or(0),
    })
}

pub(super) async fn list(cx: Cx, Path(id): Path<PersonId>) -> Result<Response> {
    let page = show_page(&cx, id, (None, NextForm::default(), Problems::default())).await?;
    cx.page(page).await
}

pub(super) async fn show(cx: Cx, Path((id, assessment)): Path<(PersonId, AssessmentId)>) -> Result<Response> {
    let page = show_page(&cx, id, (Some(assessment), NextForm::default(), Problems::default())).await?;
    cx.page(page).await
}
