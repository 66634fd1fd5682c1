//! Goals and the contingency plan are written. Two people who write the same goal at once are both shown what the other
//! wrote, and nothing that was typed is lost; who writes another goal is not in anybody's way.

use access::Duty;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use casework::assessment::NEEDS;
use ledger::{Instant, UserId};
use people::person::PersonId;
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problems, Result, View, Wants, filters};

use super::facts::{GoalId, Held};
use super::form::{ActionLine, ContingencyForm, DropForm, GoalForm};
use super::pages::{self, ContingencyRead, GoalRead, Opened};
use super::rules::{self, ACTIONS_MAX, Outcome, TERMS, WHO};
use crate::banner::Banner;
use crate::service;

/// Empty lines for actions below those that are there.
const LINES_FREE: usize = 2;
/// Lines of a new goal.
const LINES_NEW: usize = 3;

/// What somebody else wrote meanwhile.
#[derive(Serialize, ToSchema)]
pub struct Theirs {
    goal: GoalRead,
    /// Why they gave it up, if they did.
    dropped: String,
    by: UserId,
    at: Instant,
}

/// The form of a goal.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "plan/goal.html")]
pub struct GoalPage {
    banner: Banner,
    /// Id, or `new`.
    goal: String,
    is_new: bool,
    /// Why nothing can be written: a message key, or empty.
    barred: &'static str,
    theirs: Option<Theirs>,
    form: GoalForm,
    lines: Vec<ActionLine>,
    problems: Problems,
    needs: Vec<String>,
    terms: &'static [&'static str],
    who: &'static [&'static str],
    services: Vec<&'static str>,
    currencies: Vec<&'static str>,
}

impl View for GoalPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t(if self.is_new { "plan-goal-new" } else { "plan-goal-edit" })
    }
}

/// What was typed, if anything was.
#[derive(Default)]
struct Typed {
    form: Option<GoalForm>,
    problems: Problems,
    clash: bool,
}

fn theirs(cx: &Cx, opened: &Opened, held: &Held) -> Theirs {
    Theirs { goal: pages::read_goal(cx, &opened.plan, &held.goal), dropped: held.goal.dropped.clone(), by: held.by, at: held.at }
}

async fn goal_page(cx: &Cx, (id, goal): (PersonId, &str), typed: Typed) -> Result<GoalPage> {
    let opened = pages::open(cx, id, (Duty::CaseWrite, "plan")).await?;
    let known = goal.parse::<GoalId>().ok().and_then(|id| opened.plan.goals.get(&id));
    if known.is_none() && goal != "new" && !typed.clash {
        return Err(Error::NotFound);
    }
    let mut form = match (typed.form, known) {
        (Some(form), _) => form,
        (None, Some(held)) => GoalForm::of(&held.goal, held.changes),
        (None, None) => GoalForm { base: "0".to_owned(), term: "short".to_owned(), ..GoalForm::default() },
    };
    let theirs = known.filter(|_| typed.clash).map(|held| {
        // The next press says: I have seen it, this is what stands.
        form.base = held.changes.to_string();
        theirs(cx, &opened, held)
    });
    let mut lines = form.lines();
    let count = if lines.is_empty() { LINES_NEW } else { (lines.iter().filter(|line| !line.what.is_empty()).count() + LINES_FREE).max(lines.len()) };
    lines.resize(count.min(ACTIONS_MAX).max(lines.len()), ActionLine::default());
    let mut needs = pages::needs(&opened.stream);
    if needs.is_empty() {
        needs = NEEDS.iter().map(|need| (*need).to_owned()).collect();
    }
    if !form.need.is_empty() && !needs.contains(&form.need) {
        needs.push(form.need.clone());
    }
    Ok(GoalPage {
        barred: pages::barred(&opened.stream, cx.today()).unwrap_or_default(),
        banner: opened.banner,
        goal: goal.to_owned(),
        is_new: known.is_none(),
        theirs,
        form,
        lines,
        problems: typed.problems,
        needs,
        terms: TERMS,
        who: WHO,
        services: service::planned(),
        currencies: rules::currencies(),
    })
}

pub(super) async fn ask(cx: Cx, Path((id, goal)): Path<(PersonId, String)>) -> Result<Response> {
    let page = goal_page(&cx, (id, &goal), Typed::default()).await?;
    cx.page(page).await
}

/// Refuses a write that would undo what somebody else wrote meanwhile; a browser is shown both.
fn clash() -> Problems {
    Problems::one("", "plan-clash")
}

pub(super) async fn set(cx: Cx, Path((id, goal)): Path<(PersonId, String)>, Input(form): Input<GoalForm>) -> Result<Response> {
    let (mut write, mut stream, plan) = pages::begin(&cx, id).await?;
    pages::demand_plan(&cx, &stream)?;
    let goal_id = match goal.parse::<GoalId>() {
        Ok(known) if plan.goals.contains_key(&known) => known,
        Err(_) if goal == "new" => write.id(),
        _ => return Err(Error::NotFound),
    };
    let needs = pages::needs(&stream);
    let outcome = rules::set_goal((&plan, &needs), (goal_id, &form), &mut || write.id());
    let (problems, clashed) = match outcome {
        Ok(Outcome::Write(fact)) => {
            write.append(&mut stream, [fact]).await?;
            write.commit().await?;
            return pages::said(&cx, (id, Some(goal_id)), (&stream, "plan-saved"));
        }
        Ok(Outcome::Same) => return pages::said(&cx, (id, Some(goal_id)), (&stream, "plan-saved")),
        Ok(Outcome::Clash) => (clash(), true),
        Err(problems) => (problems, false),
    };
    drop(write);
    if cx.wants() == Wants::Json && problems.of("").is_some() {
        return Err(Error::Conflict(problems));
    }
    let page = goal_page(&cx, (id, &goal), Typed { form: Some(form), problems: problems.clone(), clash: clashed }).await?;
    cx.retry(page, &problems).await
}

pub(super) async fn drop_goal(cx: Cx, Path((id, goal)): Path<(PersonId, GoalId)>, Input(form): Input<DropForm>) -> Result<Response> {
    let (mut write, mut stream, plan) = pages::begin(&cx, id).await?;
    let held = plan.goals.get(&goal).ok_or(Error::NotFound)?;
    let problems = match rules::drop_goal(held, &form) {
        Ok(Outcome::Write(fact)) => {
            write.append(&mut stream, [fact]).await?;
            write.commit().await?;
            return pages::said(&cx, (id, Some(goal)), (&stream, "plan-dropped"));
        }
        Ok(Outcome::Same) => return pages::said(&cx, (id, Some(goal)), (&stream, "plan-dropped")),
        Ok(Outcome::Clash) => return Err(Error::Conflict(clash())),
        Err(problems) => problems,
    };
    drop(write);
    let page = goal_page(&cx, (id, &goal.to_string()), Typed { problems: problems.clone(), ..Typed::default() }).await?;
    cx.retry(page, &problems).await
}

/// The form of the contingency plan.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "plan/contingency.html")]
pub struct ContingencyPage {
    banner: Banner,
    /// What somebody else wrote meanwhile.
    theirs: Option<ContingencyRead>,
    form: ContingencyForm,
    problems: Problems,
}

impl View for ContingencyPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("plan-contingency")
    }
}

async fn contingency_page(cx: &Cx, id: PersonId, typed: Option<(ContingencyForm, Problems, bool)>) -> Result<ContingencyPage> {
    let opened = pages::open(cx, id, (Duty::CaseWrite, "plan")).await?;
    let (known, changes) = (opened.plan.contingency, opened.plan.contingency_changes);
    let (form, problems, theirs) = match typed {
        Some((form, problems, true)) => (ContingencyForm { base: changes.to_string(), ..form }, problems, known.as_ref().map(pages::read_contingency)),
        Some((form, problems, false)) => (form, problems, None),
        None => (ContingencyForm::of(&known.unwrap_or_default(), changes), Problems::default(), None),
    };
    Ok(ContingencyPage { banner: opened.banner, theirs, form, problems })
}

pub(super) async fn ask_contingency(cx: Cx, Path(id): Path<PersonId>) -> Result<Response> {
    let page = contingency_page(&cx, id, None).await?;
    cx.page(page).await
}

pub(super) async fn set_contingency(cx: Cx, Path(id): Path<PersonId>, Input(form): Input<ContingencyForm>) -> Result<Response> {
    let (mut write, mut stream, plan) = pages::begin(&cx, id).await?;
    pages::demand_plan(&cx, &stream)?;
    let (problems, clashed) = match rules::set_contingency(&plan, &form) {
        Ok(Outcome::Write(fact)) => {
            write.append(&mut stream, [fact]).await?;
            write.commit().await?;
            return pages::said(&cx, (id, None), (&stream, "plan-saved"));
        }
        Ok(Outcome::Same) => return pages::said(&cx, (id, None), (&stream, "plan-saved")),
        Ok(Outcome::Clash) => (clash(), true),
        Err(problems) => (problems, false),
    };
    drop(write);
    if cx.wants() == Wants::Json && clashed {
        return Err(Error::Conflict(problems));
    }
    let page = contingency_page(&cx, id, Some((form, problems.clone(), clashed))).await?;
    cx.retry(page, &problems).await
}
