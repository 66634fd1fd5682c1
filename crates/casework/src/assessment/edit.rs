//! The form of an assessment: asked on one page, weighed as often as one likes, noted once.

use access::Duty;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use care::Level;
use care::alert::{self, Alerts, Kind, Raising, State};
use ledger::{Compartment, Day, NewFact, Stream, Write};
use people::person::{Head, PersonId};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problems, Result, View, filters};

use super::catalogue::{
    ACTORS, CAPACITIES, CHANNELS, EXPOSURES, FACTORS, Factor, GRADES, HARMFUL, Layer, NEARS, NEEDS, OFTEN, Polarity, SPANS, SPOKEN, STAGES, THREATS, WEIGHTS,
    find,
};
use super::facts::{AssessmentId, Assessments};
use super::form::{AssessmentForm, NextForm};
use super::pages;
use super::read::Sum;
use super::rules::{self, NONE, Now, THREATS_MAX};
use crate::who::{self, Following, nth};

/// Rows for threats on an empty form.
const THREATS_ASKED: usize = 2;

/// A factor of which more is asked.
#[derive(Serialize, ToSchema)]
pub struct Detail {
    code: &'static str,
    /// Whether the way it works has to be said.
    depends: bool,
    weight: String,
    stage: String,
    since: String,
    place: String,
    note: String,
    polarity: String,
    why: String,
}

/// A row of the form for a threat.
#[derive(Serialize, ToSchema)]
pub struct ThreatRow {
    n: usize,
    kind: String,
    actor: String,
    often: String,
    last: String,
    note: String,
}

/// A list of factors: one of the four levels of the model.
#[derive(Serialize, ToSchema)]
pub struct List {
    layer: Layer,
    codes: Vec<&'static str>,
    /// How many of them are ticked.
    ticked: i64,
    /// `no` or empty.
    rest: String,
}

/// The form of an assessment.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "assessment/form.html")]
pub struct FormPage {
    head: Head,
    path: String,
    form: AssessmentForm,
    lists: Vec<List>,
    details: Vec<Detail>,
    threats: Vec<ThreatRow>,
    /// What follows from what is ticked; `None` before it was asked.
    sum: Option<Sum>,
    /// The last day for the next assessment at the level that holds.
    latest: Option<Day>,
    /// Whether the form began with what was found last.
    again: bool,
    problems: Problems,
    needs: &'static [&'static str],
    capacities: &'static [&'static str],
    harmful: &'static [&'static str],
    kinds: &'static [&'static str],
    actors: &'static [&'static str],
    often: &'static [&'static str],
    stages: &'static [&'static str],
    spans: &'static [&'static str],
    nears: &'static [&'static str],
    channels: &'static [&'static str],
    spoken: &'static [&'static str],
    weights: &'static [&'static str],
    grades: &'static [&'static str],
    exposures: &'static [&'static str],
    levels: &'static [&'static str],
}

impl View for FormPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("assessment-new")
    }
}

/// What is asked of a factor that is ticked.
fn detail(form: &AssessmentForm, code: &str) -> Option<Detail> {
    let factor: &'static Factor = find(code)?;
    let at = form.detail.iter().position(|one| one == code);
    let of = |values: &[String]| at.map(|at| nth(values, at).to_owned()).unwrap_or_default();
    let chosen = form.depends.iter().position(|one| one == code);
    let said = |values: &[String]| chosen.map(|at| nth(values, at).to_owned()).unwrap_or_default();
    let weight = of(&form.weight);
    Some(Detail {
        code: factor.code,
        depends: factor.polarity == Polarity::Depends,
        weight: if weight.is_empty() { "2".to_owned() } else { weight },
        stage: of(&form.stage),
        since: of(&form.since),
        place: of(&form.place),
        note: of(&form.note),
        polarity: said(&form.polarity),
        why: said(&form.why),
    })
}

fn list(form: &AssessmentForm, layer: Layer) -> List {
    let codes: Vec<&'static str> = FACTORS.iter().filter(|factor| factor.layer == layer).map(|factor| factor.code).collect();
    let ticked = codes.iter().filter(|code| form.factor.iter().any(|one| one == *code)).count();
    List { layer, ticked: i64::try_from(ticked).unwrap_or(0), rest: form.rest(layer).to_owned(), codes }
}

fn threat_rows(form: &AssessmentForm) -> Vec<ThreatRow> {
    let rows = (form.threat.len() + 1).clamp(THREATS_ASKED, THREATS_MAX);
    let row = |n: usize| ThreatRow {
        n,
        kind: nth(&form.threat, n).to_owned(),
        actor: nth(&form.actor, n).to_owned(),
        often: nth(&form.often, n).to_owned(),
        last: nth(&form.last, n).to_owned(),
        note: nth(&form.threat_note, n).to_owned(),
    };
    (0..rows).map(row).collect()
}

/// What was typed on the form, and how it is shown again.
struct Typed {
    form: AssessmentForm,
    /// Show what follows.
    weighed: bool,
    problems: Problems,
}

/// The form; with what was found last when nothing was typed. Records the look before anything is shown.
async fn form_page(cx: &Cx, id: PersonId, typed: Option<Typed>) -> Result<FormPage> {
    let mut conn = cx.read().await?;
    let record = who::demand(cx, &mut conn, (Duty::CaseWrite, id)).await?;
    cx.look(id, Compartment::Protection, "assessment").await?;
    let head = who::head(cx, &mut conn, id).await?;
    let stream = cx.app().ledger().stream(&mut conn, id.cast()).await?;
    drop(conn);
    let following = Following::of(&stream, cx.today());
    let all = Assessments::fold(&stream);
    let last = all.last();
    let again = typed.is_none() && last.is_some();
    let mut typed = match typed {
        Some(typed) => typed,
        // Nobody begins to type what could not be noted.
        None => following.map(|_| Typed {
            form: last.map(|(one, recorded)| rules::again(one, recorded)).unwrap_or_default(),
            weighed: false,
            problems: Problems::default(),
        })?,
    };
    // What the form knew is what it will be asked about; a form that is shown again knows what is there now.
    typed.form.base = last.map_or_else(|| NONE.to_owned(), |(one, _)| one.id.to_string());
    let form = typed.form;
    let drafted = typed.weighed.then(|| rules::draft(&form, cx.today()));
    Ok(FormPage {
        path: who::path(cx, id, &record),
        head,
        lists: Layer::ALL.into_iter().map(|layer| list(&form, layer)).collect(),
        details: FACTORS.iter().filter(|factor| form.factor.iter().any(|code| code == factor.code)).filter_map(|factor| detail(&form, factor.code)).collect(),
        threats: threat_rows(&form),
        sum: drafted.as_ref().map(|draft| Sum::of(cx, &draft.recorded)),
        latest: drafted.as_ref().map(|draft| rules::due(draft.recorded.level, cx.today())),
        again,
        problems: typed.problems,
        form,
        needs: NEEDS,
        capacities: CAPACITIES,
        harmful: HARMFUL,
        kinds: THREATS,
        actors: ACTORS,
        often: OFTEN,
        stages: STAGES,
        spans: SPANS,
        nears: NEARS,
        channels: CHANNELS,
        spoken: SPOKEN,
        weights: WEIGHTS,
        grades: GRADES,
        exposures: EXPOSURES,
        levels: &Level::NAMES,
    })
}

pub(super) async fn new(cx: Cx, Path(id): Path<PersonId>) -> Result<Response> {
    let page = form_page(&cx, id, None).await?;
    cx.page(page).await
}

/// What was noted.
#[derive(Serialize, ToSchema)]
pub struct Noted {
    /// The person.
    pub id: PersonId,
    /// Assessment.
    pub assessment: AssessmentId,
    /// Level that holds.
    pub level: Level,
    /// Risk in tenths.
    pub risk_tenths: i64,
    /// Day of the next one.
    pub next: Option<Day>,
    /// Whether the protection officer hears of it.
    pub alerted: bool,
}

pub(super) async fn save(cx: Cx, Path(id): Path<PersonId>, Input(form): Input<AssessmentForm>) -> Result<Response> {
    if form.step == "weigh" {
        let page = form_page(&cx, id, Some(Typed { form, weighed: true, problems: Problems::default() })).await?;
        return cx.page(page).await;
    }
    let mut write = cx.write().await?;
    who::demand(&cx, write.conn()?, (Duty::CaseWrite, id)).await?;
    let mut stream = write.load(id.cast()).await?;
    let following = Following::of(&stream, cx.today())?;
    let all = Assessments::fold(&stream);
    let before = all.last().map(|(one, recorded)| (one.id, recorded.level));
    let now = Now { at: cx.now(), today: cx.today(), assessment: write.id(), by: cx.user() };
    match rules::assess(&following, &form, (before.map(|(id, _)| id), now)) {
        Ok((recorded, mut facts)) => {
            let alert = alarm(&cx, &write, (&stream, before.map(|(_, level)| level), recorded.level));
            let alerted = alert.is_some();
            facts.extend(alert);
            write.append(&mut stream, facts).await?;
            write.commit().await?;
            let notice = if alerted { "assessment-noted-alerted" } else { "assessment-noted" };
            let (level, risk_tenths, next) = (recorded.level, recorded.score.risk_tenths(), recorded.next);
            cx.done(&format!("/people/{id}/assessments"), notice, &Noted { id, assessment: now.assessment, level, risk_tenths, next, alerted })
        }
        Err(problems) => {
            drop(write);
            let page = form_page(&cx, id, Some(Typed { form, weighed: true, problems: problems.clone() })).await?;
            cx.retry(page, &problems).await
        }
    }
}

/// An alert for the protection officer, when the risk rises to high or critical: not when an alert as urgent is open
/// already, and not when whoever assessed is the one who would hear it.
fn alarm(cx: &Cx, write: &Write, (stream, before, now): (&Stream, Option<Level>, Level)) -> Option<NewFact> {
    let open = |alert: &alert::Alert| alert.kind == Kind::Protection && alert.level >= now && !matches!(alert.state, State::Done { .. });
    let known = Alerts::fold(stream).0.values().any(open) || alert::mine(cx).contains(&Kind::Protection);
    (rules::alarming(before, now) && !known)
        .then(|| alert::raise(write.id(), Raising { kind: Kind::Protection, level: now, at: cx.now(), wish: String::new() }))
}

/// The next one was brought forward.
#[derive(Serialize, ToSchema)]
pub struct Forward {
    /// The person.
    pub id: PersonId,
    /// Day of the next one.
    pub next: Option<Day>,
}

pub(super) async fn bring_forward(cx: Cx, Path(id): Path<PersonId>, Input(form): Input<NextForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    who::demand(&cx, write.conn()?, (Duty::CaseWrite, id)).await?;
    let mut stream = write.load(id.cast()).await?;
    let following = Following::of(&stream, cx.today())?;
    let all = Assessments::fold(&stream);
    match rules::bring_forward(&following, all.last().map(|(one, _)| one), &form.next, cx.today()) {
        Ok(facts) => {
            write.append(&mut stream, facts).await?;
            write.commit().await?;
            let next = Assessments::fold(&stream).last().and_then(|(one, _)| one.next);
            cx.done(&format!("/people/{id}/assessments"), "assessment-forward-done", &Forward { id, next })
        }
        Err(problems) if problems.of("").is_some() => Err(Error::Conflict(problems)),
        Err(problems) => {
            drop(write);
            let page = pages::show_page(&cx, id, (None, form, problems.clone())).await?;
            cx.retry(page, &problems).await
        }
    }
}
