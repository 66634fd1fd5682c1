//! A goal of a family or group: each member's plan holds a copy, which that member agrees to. The words of the one who first
//! had it stay where they are, and nobody's plan says what else another has.

use access::Duty;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use casework::assessment::NEEDS;
use ledger::{Conn, Stream};
use people::person::{self, PersonId};
use people::{guest, household};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problem, Problems, Result, View, Wants, filters};

use super::facts::{ActionId, Goal, GoalId, Plan, SharedId};
use super::form::ShareForm;
use super::pages::{self, GoalRead};
use super::rules::{self, SHARE_MAX};
use crate::banner::{self, Banner};
use crate::typed::{LINE_MAX, words};

/// A member of the household whom the reader follows too.
#[derive(Serialize, ToSchema)]
pub struct Member {
    id: PersonId,
    name: String,
    code: String,
    /// Their plan holds the goal already.
    has: bool,
}

/// The form on which a goal is shared.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "plan/share.html")]
pub struct SharePage {
    banner: Banner,
    goal: GoalRead,
    members: Vec<Member>,
    form: ShareForm,
    problems: Problems,
    needs: &'static [&'static str],
}

impl View for SharePage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("plan-share")
    }
}

fn shared_id(goal: &Goal) -> SharedId {
    goal.shared.unwrap_or(goal.goal.cast())
}

fn has(stream: &Stream, shared: SharedId) -> bool {
    Plan::fold(stream).standing().any(|held| held.goal.shared == Some(shared) || held.goal.goal.cast() == shared)
}

async fn members(cx: &Cx, conn: &mut Conn, (id, shared): (PersonId, SharedId)) -> Result<Vec<Member>> {
    let Some(house) = household::of(conn, id).await? else { return Ok(Vec::new()) };
    let mut out = Vec::new();
    for (member, _) in household::members(conn, house).await? {
        // A member whom the reader does not follow is not named here.
        if member == id || banner::demand(cx, conn, (Duty::CaseWrite, member)).await.is_err() {
            continue;
        }
        let Some(head) = person::head(cx, conn, member).await? else { continue };
        let stream = cx.app().ledger().stream(conn, member.cast()).await?;
        out.push(Member { id: member, name: head.name, code: head.code, has: has(&stream, shared) });
    }
    Ok(out)
}

async fn share_page(cx: &Cx, (id, goal): (PersonId, GoalId), typed: Option<(ShareForm, Problems)>) -> Result<SharePage> {
    let opened = pages::open(cx, id, (Duty::CaseWrite, "plan")).await?;
    let held = opened.plan.goals.get(&goal).filter(|held| held.goal.dropped.is_empty()).ok_or(Error::NotFound)?;
    let mut conn = cx.read().await?;
    cx.look_list("plan").await?;
    let members = members(cx, &mut conn, (id, shared_id(&held.goal))).await?;
    drop(conn);
    let fresh = || ShareForm { aim: held.goal.aim.clone(), need: held.goal.need.clone(), ..ShareForm::default() };
    let (form, problems) = typed.unwrap_or_else(|| (fresh(), Problems::default()));
    Ok(SharePage { goal: pages::read_goal(cx, &opened.plan, &held.goal), members, form, problems, needs: NEEDS, banner: opened.banner })
}

pub(super) async fn ask(cx: Cx, Path((id, goal)): Path<(PersonId, GoalId)>) -> Result<Response> {
    let page = share_page(&cx, (id, goal), None).await?;
    cx.page(page).await
}

/// Whose plans hold the goal now.
#[derive(Serialize, ToSchema)]
pub struct Shared {
    /// The person.
    pub id: PersonId,
    /// The others.
    pub people: Vec<PersonId>,
}

/// The people who were named, each of whom the reader follows.
async fn named(cx: &Cx, conn: &mut Conn, (id, form): (PersonId, &ShareForm)) -> Result<Result<Vec<PersonId>, Problems>> {
    let mut found: Vec<PersonId> = Vec::new();
    let mut problems = Problems::default();
    for typed in &form.person {
        match typed.parse::<PersonId>() {
            Ok(person) if banner::demand(cx, conn, (Duty::CaseWrite, person)).await.is_ok() => found.push(person),
            _ => problems.add("person", "plan-share-unknown"),
        }
    }
    for code in form.codes.split([',', ';', ' ', '\n', '\r', '\t']).filter(|code| !code.trim().is_empty()) {
        let person = guest::find(conn, code).await?.map(|found| found.id.cast());
        match person {
            Some(person) if banner::demand(cx, conn, (Duty::CaseWrite, person)).await.is_ok() => found.push(person),
            _ => problems.0.push(Problem::new("codes", "plan-share-code-unknown").with("value", code.trim())),
        }
    }
    found.retain(|person| *person != id);
    found.sort_unstable();
    found.dedup();
    problems.unless(!problems.is_empty() || !found.is_empty(), "person", "plan-share-nobody");
    if found.len() > SHARE_MAX {
        problems.0.push(Problem::new("person", "plan-share-too-many").with("n", SHARE_MAX));
    }
    Ok(problems.check(found))
}

pub(super) async fn share(cx: Cx, Path((id, goal)): Path<(PersonId, GoalId)>, Input(form): Input<ShareForm>) -> Result<Response> {
    let (mut write, stream, plan) = pages::begin(&cx, id).await?;
    pages::demand_plan(&cx, &stream)?;
    let held = plan.goals.get(&goal).filter(|held| held.goal.dropped.is_empty()).ok_or(Error::NotFound)?;
    let mut problems = Problems::default();
    let aim = words(&mut problems, "aim", (&form.aim, LINE_MAX));
    problems.unless(!aim.is_empty(), "aim", "plan-aim-missing");
    problems.unless(NEEDS.contains(&form.need.trim()), "need", "plan-need-missing");
    let chosen: Vec<ActionId> = form.action.iter().filter_map(|action| action.parse().ok()).collect();
    problems.unless(held.goal.actions.iter().any(|action| chosen.contains(&action.id)), "action", "plan-share-action-missing");
    let people = match named(&cx, write.conn()?, (id, &form)).await? {
        Ok(people) => people,
        Err(more) => {
            problems.0.extend(more.0);
            Vec::new()
        }
    };
    let shared = shared_id(&held.goal);
    let mut done = Vec::new();
    for person in people.into_iter().filter(|_| problems.is_empty()) {
        let mut theirs = write.load(person.cast()).await?;
        if has(&theirs, shared) {
            continue;
        }
        if pages::barred(&theirs, cx.today()).is_some() {
            problems.add("person", "plan-share-barred");
            break;
        }
        let copy = rules::copy(&held.goal, (&aim, form.need.trim(), &chosen), (shared, &mut || write.id()));
        write.append(&mut theirs, [copy]).await?;
        done.push(person);
    }
    if problems.is_empty() {
        write.commit().await?;
        return cx.done(&format!("/people/{id}/plan"), "plan-shared", &Shared { id, people: done });
    }
    drop(write);
    if cx.wants() == Wants::Json {
        return Err(Error::Invalid(problems));
    }
    let page = share_page(&cx, (id, goal), Some((form, problems.clone()))).await?;
    cx.retry(page, &problems).await
}
