//! The plan that a person makes with whoever follows them: goals in their own words for the needs of the last assessment,
//! actions with who and by when, and what is done when a service does not exist. The person agrees to each version or
//! refuses it; what changes afterwards begins a new one. Progress of actions changes nothing of what was agreed.

mod due;
mod facts;
mod form;
mod goal;
mod pages;
mod review;
mod rules;
mod share;
mod sheet;
mod store;

#[cfg(test)]
mod tests;

pub use facts::{Action, ActionId, Answered, Contingency, Goal, GoalId, Held, Plan, PlanFact, Progress, ReviewId, Reviewed, Said, SharedId, Status, Version};
pub use rules::{BLOCKS, rhythm_days};
pub use store::{PlanState, coverage, overdue_reviews, state};
pub(crate) use store::{followed, site_of};

use std::collections::BTreeMap;

use access::Duty;
use care::guest;
use futures::future::BoxFuture;
use ledger::{Compartment, Conn, FactKind as _, NewFact, Stream, StreamId, Write};
use web::{Aside, Cx, Line, Menu, Need, Result, Room, Route, Wait};

/// The room.
pub const ROOM: Room = Room {
    name: "plan",
    routes,
    menu: Some(Menu { key: "menu-plans", path: "/plans", duty: Duty::CaseRead, order: 52, count: None }),
    projector: Some(store::PROJECTOR),
    kinds: PlanFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    lines: Some(lines),
    aside: Some(aside),
    waits: Some(waits),
    merged: Some(merged),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let mut all = reading();
    all.extend(writing());
    all
}

fn reading() -> Vec<Route> {
    let (read, write) = (Need::Duty(Duty::CaseRead), Need::Duty(Duty::CaseWrite));
    vec![
        Route::get("/plans", read, due::list)
            .says("Plans that wait: an action is late, a review is due, the person has not agreed")
            .asks::<due::DueQuery>()
            .gives::<due::DuePage>(),
        Route::get("/plans/blank", read, sheet::blank).says("The plan as an empty form for days without power (PDF)").asks::<sheet::SheetQuery>().file(),
        Route::get("/people/{id}/plan", read, pages::show)
            .says("The plan of a person: goals, actions, what the person says to it")
            .gives::<pages::PlanPage>()
            .opens(Compartment::Protection),
        Route::get("/people/{id}/plan/compare", read, review::compare)
            .says("Two versions of the plan side by side")
            .asks::<review::CompareQuery>()
            .gives::<review::ComparePage>()
            .opens(Compartment::Protection),
        Route::get("/people/{id}/plan/versions/{version}/signature", read, pages::signature)
            .says("The signature under a version (PNG)")
            .opens(Compartment::Protection)
            .file(),
        Route::get("/people/{id}/plan/sheet", read, sheet::print)
            .says("The plan as a sheet that the person keeps, in their language (PDF)")
            .asks::<sheet::SheetQuery>()
            .opens(Compartment::Protection)
            .file(),
        Route::get("/people/{id}/plan/goals/{goal}", write, goal::ask)
            .says("The form of a goal; `new` for a new one")
            .gives::<goal::GoalPage>()
            .opens(Compartment::Protection),
        Route::get("/people/{id}/plan/goals/{goal}/share", write, share::ask)
            .says("The form on which a goal is copied into the plans of others, without anybody's private words")
            .gives::<share::SharePage>()
            .opens(Compartment::Protection),
        Route::get("/people/{id}/plan/contingency", write, goal::ask_contingency)
            .says("The form of the contingency plan")
            .gives::<goal::ContingencyPage>()
            .opens(Compartment::Protection),
        Route::get("/people/{id}/plan/actions/{action}", read, pages::action)
            .says("An action: what was said of it, and where it stands")
            .gives::<pages::ActionPage>()
            .opens(Compartment::Protection),
        Route::get("/people/{id}/plan/review", write, review::ask)
            .says("The form of a planning meeting or a review")
            .gives::<review::ReviewPage>()
            .opens(Compartment::Protection),
    ]
}

fn writing() -> Vec<Route> {
    let write = Need::Duty(Duty::CaseWrite);
    vec![
        Route::post("/people/{id}/plan/goals/{goal}", write, goal::set)
            .says("Write a goal with its actions; `new` for a new one. Whoever changed it meanwhile is shown beside")
            .takes::<form::GoalForm>()
            .gives::<pages::Done>(),
        Route::post("/people/{id}/plan/goals/{goal}/drop", write, goal::drop_goal)
            .says("Give a goal up, with the reason")
            .takes::<form::DropForm>()
            .gives::<pages::Done>(),
        Route::post("/people/{id}/plan/goals/{goal}/share", write, share::share)
            .says("Copy a goal into the plans of others")
            .takes::<form::ShareForm>()
            .gives::<share::Shared>(),
        Route::post("/people/{id}/plan/contingency", write, goal::set_contingency)
            .says("Write the contingency plan")
            .takes::<form::ContingencyForm>()
            .gives::<pages::Done>(),
        Route::post("/people/{id}/plan/actions/{action}", write, pages::progress)
            .says("Say where an action stands")
            .takes::<form::ProgressForm>()
            .gives::<pages::Done>(),
        Route::post("/people/{id}/plan/actions/{action}/done", write, pages::done)
            .says("Done today, in one press: the action, and the service it stands for")
            .gives::<pages::Done>(),
        Route::post("/people/{id}/plan/answer", write, pages::answer)
            .says("Note what the person says to the plan: signed, certified verbal with a witness, or refused with their words")
            .takes::<form::AnswerForm>()
            .gives::<pages::Done>(),
        Route::post("/people/{id}/plan/review", write, review::note)
            .says("Note a planning meeting with the person, or a review")
            .takes::<form::ReviewForm>()
            .gives::<pages::Done>(),
    ]
}

fn lines(stream: &Stream) -> Vec<Line> {
    stream
        .of::<PlanFact>()
        .map(|(fact, what)| match what {
            PlanFact::Goal(goal) if goal.dropped.is_empty() => Line::of(fact, "plan-line-goal").with("value", goal.aim),
            PlanFact::Goal(goal) => Line::of(fact, "plan-line-dropped-goal").with("value", goal.aim),
            PlanFact::Contingency(_) => Line::of(fact, "plan-line-contingency"),
            PlanFact::Progress(progress) => Line::of(fact, &format!("plan-line-{}", progress.status.name())),
            PlanFact::Answered(answered) if answered.answer == "refused" => Line::of(fact, "plan-line-refused"),
            PlanFact::Answered(_) => Line::of(fact, "plan-line-agreed"),
            PlanFact::Reviewed(reviewed) if reviewed.kind == "meeting" => Line::of(fact, "plan-line-meeting"),
            PlanFact::Reviewed(_) => Line::of(fact, "plan-line-reviewed"),
        })
        .collect()
}

/// For those who read follow-ups: where the plan stands, and the way to it.
fn aside<'a>(cx: &'a Cx, conn: &'a mut Conn, id: StreamId) -> BoxFuture<'a, Result<Aside>> {
    Box::pin(async move {
        let mut aside = Aside::default();
        let record = people::person::record(conn, id.cast()).await?;
        if !cx.reads(Compartment::Protection) || record.is_none_or(|record| cx.demand(Duty::CaseRead, &record).is_err()) {
            return Ok(aside);
        }
        if let Some(state) = state(conn, id.cast(), cx.today()).await? {
            let word = cx.t(if state.agreed { "plan-state-agreed" } else { "plan-state-open" });
            aside.facts.push(("plan-aside", word));
        }
        aside.deeds.push(("plan-deed", format!("/people/{id}/plan")));
        Ok(aside)
    })
}

fn waits<'a>(cx: &'a Cx, conn: &'a mut Conn) -> BoxFuture<'a, Result<Vec<Wait>>> {
    Box::pin(async move {
        let mut waits = Vec::new();
        if !cx.may(Duty::CaseWrite) {
            return Ok(waits);
        }
        let kinds = [
            ("plan-wait-action", store::Due::Action, "action"),
            ("plan-wait-review", store::Due::Review, "review"),
            ("plan-wait-answer", store::Due::Answer, "answer"),
        ];
        for (key, due, name) in kinds {
            waits.push(Wait { key, count: store::count(cx, conn, due).await?, path: format!("/plans?due={name}"), urgent: false });
        }
        Ok(waits)
    })
}

/// What was planned under the one file is planned in the other: goals stand beside those that stood there. What the person
/// said counts on only where there was no other plan; elsewhere they are asked again.
fn merged<'a>(_: &'a Cx, write: &'a mut Write, from: StreamId, into: StreamId) -> BoxFuture<'a, Result<()>> {
    Box::pin(async move {
        let old = write.load(from).await?;
        let facts: Vec<PlanFact> = old.of::<PlanFact>().map(|(_, what)| what).collect();
        if facts.is_empty() {
            return Ok(());
        }
        let mut new = write.load(into).await?;
        let alone = Plan::fold(&new).contingency.is_none();
        let brought = guest::brought_from(&old);
        let facts: Vec<NewFact> = {
            let mut numbers = facts::Numbers { fresh: || write.id(), goals: BTreeMap::new(), actions: BTreeMap::new() };
            let keep = |fact: &PlanFact| alone || !matches!(fact, PlanFact::Contingency(_));
            facts.into_iter().filter(keep).map(|fact| numbers.brought(fact, brought).fact()).collect()
        };
        Ok(write.append(&mut new, facts).await?)
    })
}
