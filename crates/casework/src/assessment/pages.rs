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

use super::catalogue::{Layer, Polarity};
use super::facts::{AssessmentId, Assessments};
use super::form::NextForm;
use super::read::{Factor, Reading, reading};
use crate::response::{self, ResponseId};
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

/// Those who act on a factor, named at most.
const ACTORS_SHOWN: usize = 3;

/// Who acts at the present site on a factor that was found: what a plan may count on.
#[derive(Serialize, ToSchema)]
pub struct Acts {
    factor: &'static str,
    actors: Vec<(ResponseId, String)>,
    /// Others whom there is no room to name.
    more: usize,
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
    /// For each factor that exposes: who acts on it.
    acts: Vec<Acts>,
}

impl ShowPage {
    /// Who acts on a factor; `None` for one that does not expose.
    fn acts_on(&self, factor: &Factor) -> Option<&Acts> {
        self.acts.iter().find(|acts| acts.factor == factor.code)
    }
}

/// Who acts on each of the factors that expose.
fn acts(reading: &Reading, acting: &[response::Acting]) -> Vec<Acts> {
    let one = |factor: &Factor| {
        let here: Vec<&response::Acting> = acting.iter().filter(|one| one.kept.acts_on(factor.code)).collect();
        let actors = here.iter().take(ACTORS_SHOWN).map(|one| (one.id, one.kept.actor.clone())).collect();
        Acts { factor: factor.code, actors, more: here.len().saturating_sub(ACTORS_SHOWN) }
    };
    reading.factors.iter().filter(|factor| factor.polarity == Polarity::Risk).map(one).collect()
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
    let acting = response::acting(cx, &mut conn).await?;
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
    let reading = found.map(|(told, before)| reading(cx, told, before));
    Ok(ShowPage {
        acts: reading.as_ref().map(|reading| acts(reading, &acting)).unwrap_or_default(),
        path: who::path(cx, id, &record),
        head,
        reading,
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
