//! The plan as it stands, where its actions stand, and what the person says to it.

use access::Duty;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use care::file::File;
use casework::assessment::Assessments;
use ledger::{Compartment, Day, Instant, Stream, UserId, Write};
use people::consent::Consents;
use people::person::PersonId;
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problems, Result, Upload, View, filters};

use super::facts::{Action, ActionId, Contingency, Goal, GoalId, Plan, Status, Version};
use super::form::{AnswerForm, ProgressForm};
use super::rules::{self, ANSWERS, BLOCKS};
use crate::banner::{self, Banner};
use crate::service;

/// An action as a page shows it.
#[derive(Serialize, ToSchema)]
pub struct ActionRead {
    pub(super) id: ActionId,
    pub(super) what: String,
    pub(super) service: String,
    pub(super) who: String,
    pub(super) name: String,
    pub(super) by: Option<Day>,
    /// Its day is past, and it is not done.
    pub(super) late: bool,
    pub(super) follow: String,
    /// With its currency.
    pub(super) cost: String,
    pub(super) line: String,
    pub(super) status: Status,
    /// What stands against it: a code.
    pub(super) block: String,
    pub(super) note: String,
    /// When that was said.
    pub(super) at: Option<Instant>,
    pub(super) open: bool,
}

/// A goal as a page shows it.
#[derive(Serialize, ToSchema)]
pub struct GoalRead {
    pub(super) id: GoalId,
    pub(super) need: String,
    pub(super) aim: String,
    pub(super) words: String,
    pub(super) indicator: String,
    pub(super) term: String,
    pub(super) actions: Vec<ActionRead>,
    /// Whether others have it too.
    pub(super) shared: bool,
}

/// The contingency plan as a page shows it.
#[derive(Serialize, ToSchema, PartialEq, Eq)]
pub struct ContingencyRead {
    pub(super) risk: String,
    pub(super) signs: String,
    pub(super) steps: String,
    pub(super) contacts: String,
    pub(super) place: String,
    pub(super) staff: String,
}

/// What the person said.
#[derive(Serialize, ToSchema)]
pub struct AnswerRead {
    pub(super) answer: String,
    pub(super) words: String,
    pub(super) witness: String,
    /// A signature is kept as a picture.
    pub(super) signature: bool,
    pub(super) at: Instant,
    pub(super) by: UserId,
}

/// A version in the list.
#[derive(Serialize, ToSchema)]
pub struct VersionRead {
    pub(super) number: i64,
    pub(super) begun: Instant,
    pub(super) at: Instant,
    pub(super) by: UserId,
    /// `draft`, `agreed` or `refused`.
    pub(super) state: &'static str,
    pub(super) answers: Vec<AnswerRead>,
}

/// A review in the list.
#[derive(Serialize, ToSchema)]
pub struct ReviewRead {
    on: Day,
    kind: String,
    present: String,
    agenda: String,
    changed: String,
    next: Day,
    by: UserId,
}

/// The plan of a person.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "plan/show.html")]
pub struct PlanPage {
    banner: Banner,
    /// Why nothing can be written: a message key, or empty.
    barred: &'static str,
    may_write: bool,
    version: Option<VersionRead>,
    goals: Vec<GoalRead>,
    /// Needs of the last assessment that no goal answers.
    unmet: Vec<String>,
    contingency: Option<ContingencyRead>,
    wants_contingency: bool,
    versions: Vec<VersionRead>,
    reviews: Vec<ReviewRead>,
    review_on: Option<Day>,
    review_late: bool,
    /// Changes that the plan has seen.
    seen: i64,
    form: AnswerForm,
    problems: Problems,
    answers: &'static [&'static str],
}

impl View for PlanPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("plan-title")
    }
}

pub(super) fn read_action(cx: &Cx, plan: &Plan, action: &Action) -> ActionRead {
    let (status, step) = (plan.status(action.id), plan.step(action.id));
    ActionRead {
        id: action.id,
        what: action.what.clone(),
        service: action.service.clone(),
        who: action.who.clone(),
        name: action.name.clone(),
        by: action.by,
        late: status.is_open() && action.by.is_some_and(|day| day < cx.today()),
        follow: action.follow.clone(),
        cost: action.cost.as_ref().map(|cost| cost.say(cx.locale())).unwrap_or_default(),
        line: action.line.clone(),
        status,
        block: step.map(|step| step.what.block.clone()).unwrap_or_default(),
        note: step.map(|step| step.what.note.clone()).unwrap_or_default(),
        at: step.map(|step| step.at),
        open: status.is_open(),
    }
}

pub(super) fn read_goal(cx: &Cx, plan: &Plan, goal: &Goal) -> GoalRead {
    GoalRead {
        id: goal.goal,
        need: goal.need.clone(),
        aim: goal.aim.clone(),
        words: goal.words.clone(),
        indicator: goal.indicator.clone(),
        term: goal.term.clone(),
        actions: goal.actions.iter().map(|action| read_action(cx, plan, action)).collect(),
        shared: goal.shared.is_some(),
    }
}

pub(super) fn read_contingency(what: &Contingency) -> ContingencyRead {
    ContingencyRead {
        risk: what.risk.clone(),
        signs: what.signs.clone(),
        steps: what.steps.clone(),
        contacts: what.contacts.clone(),
        place: what.place.clone(),
        staff: what.staff.clone(),
    }
}

pub(super) fn read_version(version: &Version) -> VersionRead {
    let said = version.before.iter().chain(&version.answer);
    let answers = said.map(|said| AnswerRead {
        answer: said.what.answer.clone(),
        words: said.what.words.clone(),
        witness: said.what.witness.clone(),
        signature: said.what.signature.is_some(),
        at: said.at,
        by: said.by,
    });
    VersionRead { number: version.number, begun: version.begun, at: version.at, by: version.by, state: version.state(), answers: answers.collect() }
}

/// What every page of a plan begins with. The look has been recorded.
pub(super) struct Opened {
    pub(super) banner: Banner,
    pub(super) may_write: bool,
    pub(super) stream: Stream,
    pub(super) plan: Plan,
}

/// Opens the plan of somebody whom the reader may read, protection part included.
pub(super) async fn open(cx: &Cx, id: PersonId, (duty, act): (Duty, &'static str)) -> Result<Opened> {
    let mut conn = cx.read().await?;
    let record = banner::demand(cx, &mut conn, (duty, id)).await?;
    if !cx.reads(Compartment::Protection) {
        return Err(Error::NotFound);
    }
    cx.look(id, Compartment::Protection, act).await?;
    let banner = banner::banner(cx, &mut conn, (id, &record)).await?;
    let stream = cx.app().ledger().stream(&mut conn, id.cast()).await?;
    Ok(Opened { banner, may_write: cx.demand(Duty::CaseWrite, &record).is_ok(), plan: Plan::fold(&stream), stream })
}

/// Begins a deed in an open follow-up.
pub(super) async fn begin(cx: &Cx, id: PersonId) -> Result<(Write, Stream, Plan)> {
    let mut write = cx.write().await?;
    let _ = banner::demand(cx, write.conn()?, (Duty::CaseWrite, id)).await?;
    let stream = write.load(id.cast()).await?;
    if !File::fold(&stream).is_some_and(|file| file.is_open()) {
        return Err(Error::conflict("", "plan-no-follow-up"));
    }
    let plan = Plan::fold(&stream);
    Ok((write, stream, plan))
}

/// What stands in the way of writing a plan: a message key. A plan follows an assessment, and rests on a consent.
pub(super) fn barred(stream: &Stream, today: Day) -> Option<&'static str> {
    if !File::fold(stream).is_some_and(|file| file.is_open()) {
        return Some("plan-no-follow-up");
    }
    if Assessments::fold(stream).last().is_none() {
        return Some("plan-no-assessment");
    }
    Consents::fold(stream).live("general", today).is_err().then_some("plan-no-consent")
}

/// Refuses where [`barred`] finds something.
pub(super) fn demand_plan(cx: &Cx, stream: &Stream) -> Result<()> {
    barred(stream, cx.today()).map_or(Ok(()), |key| Err(Error::conflict("", key)))
}

/// Needs of the last assessment.
pub(super) fn needs(stream: &Stream) -> Vec<String> {
    Assessments::fold(stream).last().map(|(_, recorded)| recorded.needs.clone()).unwrap_or_default()
}

pub(super) async fn plan_page(cx: &Cx, id: PersonId, typed: Option<(AnswerForm, Problems)>) -> Result<PlanPage> {
    let Opened { banner, may_write, stream, plan } = open(cx, id, (Duty::CaseRead, "plan")).await?;
    let (form, problems) = typed.unwrap_or_default();
    let mut unmet = needs(&stream);
    unmet.retain(|need| !plan.standing().any(|held| held.goal.need == *need));
    let review_on = rules::review_on(&plan, super::store::level(&stream));
    let reviews = plan.reviews.iter().rev().map(|said| ReviewRead {
        on: said.what.on,
        kind: said.what.kind.clone(),
        present: said.what.present.clone(),
        agenda: said.what.agenda.clone(),
        changed: said.what.changed.clone(),
        next: said.what.next,
        by: said.by,
    });
    Ok(PlanPage {
        barred: barred(&stream, cx.today()).unwrap_or_default(),
        may_write,
        version: plan.last().map(read_version),
        goals: plan.standing().map(|held| read_goal(cx, &plan, &held.goal)).collect(),
        unmet,
        contingency: plan.contingency.as_ref().map(read_contingency),
        wants_contingency: plan.wants_contingency(),
        versions: plan.versions.iter().rev().map(read_version).collect(),
        reviews: reviews.collect(),
        review_on,
        review_late: review_on.is_some_and(|day| day < cx.today()),
        seen: plan.changes,
        form,
        problems,
        answers: ANSWERS,
        banner,
    })
}

pub(super) async fn show(cx: Cx, Path(id): Path<PersonId>) -> Result<Response> {
    let page = plan_page(&cx, id, None).await?;
    cx.page(page).await
}

/// What was done.
#[derive(Serialize, ToSchema)]
pub struct Done {
    /// The person.
    pub id: PersonId,
    /// The goal, where it is about one.
    pub goal: Option<GoalId>,
    /// Version that stands now.
    pub version: i64,
    /// `draft`, `agreed` or `refused`.
    pub state: &'static str,
    /// Changes of the whole plan; what an answer must have seen.
    pub seen: i64,
}

/// Says what stands after a deed.
pub(super) fn said(cx: &Cx, (id, goal): (PersonId, Option<GoalId>), (stream, notice): (&Stream, &str)) -> Result<Response> {
    let plan = Plan::fold(stream);
    let last = plan.last();
    let done = Done { id, goal, version: last.map_or(0, |last| last.number), state: last.map_or("draft", Version::state), seen: plan.changes };
    cx.done(&format!("/people/{id}/plan"), notice, &done)
}

/// An action, what was said of it, and where it stands.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "plan/action.html")]
pub struct ActionPage {
    banner: Banner,
    goal: String,
    action: ActionRead,
    steps: Vec<StepRead>,
    may_write: bool,
    next: &'static [&'static str],
    blocks: &'static [&'static str],
    form: ProgressForm,
    problems: Problems,
}

/// What was said of an action.
#[derive(Serialize, ToSchema)]
pub struct StepRead {
    status: Status,
    block: String,
    note: String,
    at: Instant,
    by: UserId,
}

impl View for ActionPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("plan-action-title")
    }
}

async fn action_page(cx: &Cx, (id, action): (PersonId, ActionId), (form, problems): (ProgressForm, Problems)) -> Result<ActionPage> {
    let Opened { banner, may_write, plan, .. } = open(cx, id, (Duty::CaseRead, "plan")).await?;
    let (goal, found) = plan.action(action).ok_or(Error::NotFound)?;
    let steps = plan.steps.get(&action).map(Vec::as_slice).unwrap_or_default().iter().rev().map(|said| StepRead {
        status: said.what.status,
        block: said.what.block.clone(),
        note: said.what.note.clone(),
        at: said.at,
        by: said.by,
    });
    Ok(ActionPage {
        banner,
        goal: goal.aim.clone(),
        action: read_action(cx, &plan, found),
        steps: steps.collect(),
        may_write,
        next: rules::next(plan.status(action)),
        blocks: BLOCKS,
        form,
        problems,
    })
}

pub(super) async fn action(cx: Cx, Path((id, action)): Path<(PersonId, ActionId)>) -> Result<Response> {
    let page = action_page(&cx, (id, action), (ProgressForm::default(), Problems::default())).await?;
    cx.page(page).await
}

pub(super) async fn progress(cx: Cx, Path((id, action)): Path<(PersonId, ActionId)>, Input(form): Input<ProgressForm>) -> Result<Response> {
    let (mut write, mut stream, plan) = begin(&cx, id).await?;
    let _ = plan.action(action).ok_or(Error::NotFound)?;
    match rules::progress(&plan, (action, &form)) {
        Ok(fact) => {
            write.append(&mut stream, [fact]).await?;
            write.commit().await?;
            said(&cx, (id, None), (&stream, "plan-progress-done"))
        }
        Err(problems) => {
            drop(write);
            let page = action_page(&cx, (id, action), (form, problems.clone())).await?;
            cx.retry(page, &problems).await
        }
    }
}

/// One press: the action is done today, and the service it stands for was given.
pub(super) async fn done(cx: Cx, Path((id, action)): Path<(PersonId, ActionId)>) -> Result<Response> {
    let (mut write, mut stream, plan) = begin(&cx, id).await?;
    let (_, found) = plan.action(action).ok_or(Error::NotFound)?;
    let fact = rules::done(&plan, action).map_err(Error::Conflict)?;
    let given = service::from_plan(&stream, (write.id(), found), cx.today())?;
    write.append(&mut stream, std::iter::once(fact).chain(given)).await?;
    write.commit().await?;
    said(&cx, (id, None), (&stream, "plan-progress-done"))
}

pub(super) async fn answer(cx: Cx, Path(id): Path<PersonId>, Input(form): Input<AnswerForm>) -> Result<Response> {
    let upload = if form.answer == "signed" { Upload::parse("signature", &form.signature)? } else { None };
    let proof = upload.as_ref().and_then(Upload::sniff);
    let (mut write, mut stream, plan) = begin(&cx, id).await?;
    // The rules come first: what they refuse leaves no picture behind.
    let refused = match rules::answer(&plan, &form, (proof, None)) {
        Ok(_) => {
            let kept = match &upload {
                Some(upload) => Some(write.attach(id.cast(), Compartment::Protection, proof.unwrap_or("image/png"), &upload.bytes).await?),
                None => None,
            };
            let fact = rules::answer(&plan, &form, (proof, kept)).map_err(Error::Conflict)?;
            write.append(&mut stream, [fact]).await?;
            write.commit().await?;
            return said(&cx, (id, None), (&stream, "plan-answered"));
        }
        Err(problems) => problems,
    };
    drop(write);
    if refused.of("").is_some() && cx.wants() == web::Wants::Json {
        return Err(Error::Conflict(refused));
    }
    let page = plan_page(&cx, id, Some((AnswerForm { signature: String::new(), ..form }, refused.clone()))).await?;
    cx.retry(page, &refused).await
}

/// The signature under a version, as a picture.
pub(super) async fn signature(cx: Cx, Path((id, number)): Path<(PersonId, i64)>) -> Result<Response> {
    let opened = open(&cx, id, (Duty::CaseRead, "plan_signature")).await?;
    let version = opened.plan.versions.iter().find(|version| version.number == number).ok_or(Error::NotFound)?;
    let hash = version.answer.as_ref().and_then(|said| said.what.signature.clone()).ok_or(Error::NotFound)?;
    let mut conn = cx.read().await?;
    let kept = cx.app().ledger().attachment(&mut conn, &hash).await?.ok_or(Error::NotFound)?;
    drop(conn);
    Ok(cx.file("image/png", "signature.png", kept.bytes))
}
