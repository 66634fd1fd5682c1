//! Rules of plans. Pure.

use care::Level;
use casework::assessment::NEEDS;
use ledger::{Day, FactKind as _, Id, NewFact};
use web::{Problem, Problems};

use super::facts::{Action, ActionId, Answered, Contingency, Goal, GoalId, Held, Plan, PlanFact, Progress, ReviewId, Reviewed, SharedId, Status};
use super::form::{ActionLine, AnswerForm, ContingencyForm, DropForm, GoalForm, ProgressForm, ReviewForm};
use crate::service;
use crate::typed::{CURRENCIES, LINE_MAX, Money, TEXT_MAX, day, words};

/// How far away a goal is.
pub(super) const TERMS: &[&str] = &["short", "medium", "long"];
/// Who does something.
pub(super) const WHO: &[&str] = &["own", "other", "person"];
/// What may stand against an action (domain.md 3.10).
pub const BLOCKS: &[&str] = &["service_absent", "refused_person", "refused_provider", "security", "funds"];
/// How somebody answers.
pub(super) const ANSWERS: &[&str] = &["signed", "verbal", "refused"];
/// How a plan is gone through.
pub(super) const REVIEWS: &[&str] = &["meeting", "desk"];
/// Goals that a person can follow; more is said to be too many.
pub(super) const GOALS_MAX: usize = 12;
/// Actions of one goal.
pub(super) const ACTIONS_MAX: usize = 12;
/// People to whom one goal is copied at once.
pub(super) const SHARE_MAX: usize = 20;

/// Days until the plan is gone through again (domain.md 3.13, proposal).
#[must_use]
pub const fn rhythm_days(level: Level) -> i32 {
    match level {
        Level::Critical => 7,
        Level::High => 14,
        Level::Medium => 30,
        Level::Low => 60,
    }
}

/// The day on which the plan is due to be gone through: as said at the last review or, for a plan that never was, counted
/// from its first change; never later than the rhythm of the level as it stands now.
pub(super) fn review_on(plan: &Plan, level: Level) -> Option<Day> {
    let begun = plan.versions.first()?.begun.day(&jiff::tz::TimeZone::UTC);
    let (last, said) = plan.reviews.last().map_or((begun, None), |review| (review.what.on, Some(review.what.next)));
    let latest = last.plus_days(rhythm_days(level));
    Some(said.map_or(latest, |said| said.min(latest)))
}

/// What came of a change: facts to write, or that somebody else changed the same goal meanwhile.
#[derive(Debug)]
pub(super) enum Outcome<T> {
    /// To be written.
    Write(T),
    /// It says what stands already.
    Same,
    /// Somebody else changed it meanwhile: both are shown.
    Clash,
}

fn base(typed: &str) -> i64 {
    typed.trim().parse().unwrap_or(0)
}

fn action_of(problems: &mut Problems, (n, line): (usize, &ActionLine), (known, fresh): (&[Action], &mut impl FnMut() -> Id<ledger::Fresh>)) -> Option<Action> {
    let field = |name: &str| format!("{name}-{}", n + 1);
    let what = words(problems, &field("what"), (&line.what, LINE_MAX));
    if what.is_empty() {
        let rest = [&line.name, &line.by, &line.follow, &line.cost, &line.line, &line.service];
        problems.unless(rest.iter().all(|typed| typed.trim().is_empty()), &field("what"), "plan-what-missing");
        return None;
    }
    let id = line.action.trim().parse::<ActionId>().ok().filter(|id| known.iter().any(|action| action.id == *id));
    let who = line.who.trim();
    problems.unless(WHO.contains(&who), &field("who"), "plan-who-missing");
    let name = words(problems, &field("name"), (&line.name, LINE_MAX));
    problems.unless(who != "other" || !name.is_empty(), &field("name"), "plan-provider-missing");
    let by = day(problems, &field("by"), &line.by);
    let service = line.service.trim();
    problems.unless(service.is_empty() || service::in_plan(service), &field("service"), "plan-service-unknown");
    let cost = if line.cost.trim().is_empty() {
        None
    } else {
        let cost = Money::read(&line.cost, line.currency.trim());
        problems.unless(cost.is_some(), &field("cost"), "plan-cost-odd");
        cost
    };
    Some(Action {
        id: id.unwrap_or_else(|| fresh().cast()),
        what,
        service: service.to_owned(),
        who: who.to_owned(),
        name,
        by,
        follow: words(problems, &field("follow"), (&line.follow, LINE_MAX)),
        cost,
        line: words(problems, &field("line"), (&line.line, LINE_MAX)),
    })
}

/// Reads a goal. Actions keep their ids where they had one.
fn read_goal(
    form: &GoalForm,
    (held, needs): (Option<&Held>, &[String]),
    (id, fresh): (GoalId, &mut impl FnMut() -> Id<ledger::Fresh>),
) -> Result<Goal, Problems> {
    let mut problems = Problems::default();
    let need = form.need.trim();
    problems.unless(NEEDS.contains(&need), "need", "plan-need-missing");
    // A goal that stands keeps its need, whatever the next assessment says.
    let of_last = needs.is_empty() || needs.iter().any(|one| one == need) || held.is_some_and(|held| held.goal.need == need);
    problems.unless(!NEEDS.contains(&need) || of_last, "need", "plan-need-not-assessed");
    let aim = words(&mut problems, "aim", (&form.aim, LINE_MAX));
    problems.unless(!aim.is_empty(), "aim", "plan-aim-missing");
    let said = words(&mut problems, "words", (&form.words, TEXT_MAX));
    // A goal of several people is a copy without anybody's private words; each may add their own.
    let copied = held.is_some_and(|held| held.goal.shared.is_some());
    problems.unless(!said.is_empty() || copied, "words", "plan-words-missing");
    let term = form.term.trim();
    problems.unless(TERMS.contains(&term), "term", "plan-term-missing");
    let indicator = words(&mut problems, "indicator", (&form.indicator, LINE_MAX));
    let known: &[Action] = held.map_or(&[], |held| &held.goal.actions);
    let lines = form.lines();
    let actions: Vec<Action> = lines.iter().enumerate().filter_map(|(n, line)| action_of(&mut problems, (n, line), (known, fresh))).collect();
    problems.unless(!actions.is_empty(), "what-1", "plan-action-missing");
    if actions.len() > ACTIONS_MAX {
        problems.0.push(Problem::new("what-1", "plan-actions-too-many").with("n", ACTIONS_MAX));
    }
    let shared = held.and_then(|held| held.goal.shared);
    let goal =
        Goal { goal: id, need: need.to_owned(), aim, words: said, indicator, term: term.to_owned(), actions, shared, dropped: String::new(), from: None };
    problems.check(goal)
}

/// Writes a goal, new or again, for a need of the last assessment.
pub(super) fn set_goal(
    (plan, needs): (&Plan, &[String]),
    (id, form): (GoalId, &GoalForm),
    fresh: &mut impl FnMut() -> Id<ledger::Fresh>,
) -> Result<Outcome<NewFact>, Problems> {
    let held = plan.goals.get(&id);
    if held.is_none() && plan.standing().count() >= GOALS_MAX {
        return Err(Problem::new("", "plan-goals-too-many").with("n", GOALS_MAX).into());
    }
    let goal = read_goal(form, (held, needs), (id, fresh))?;
    let same = held.is_some_and(|held| Goal { from: None, ..held.goal.clone() } == goal);
    if same {
        return Ok(Outcome::Same);
    }
    if held.map_or(0, |held| held.changes) != base(&form.base) {
        return Ok(Outcome::Clash);
    }
    Ok(Outcome::Write(PlanFact::Goal(goal).fact()))
}

/// Gives a goal up.
pub(super) fn drop_goal(held: &Held, form: &DropForm) -> Result<Outcome<NewFact>, Problems> {
    if !held.goal.dropped.is_empty() {
        return Ok(Outcome::Same);
    }
    let mut problems = Problems::default();
    let dropped = words(&mut problems, "reason", (&form.reason, LINE_MAX));
    problems.unless(!dropped.is_empty(), "reason", "plan-drop-reason-missing");
    problems.check(())?;
    if held.changes != base(&form.base) {
        return Ok(Outcome::Clash);
    }
    Ok(Outcome::Write(PlanFact::Goal(Goal { dropped, from: None, ..held.goal.clone() }).fact()))
}

/// Writes the contingency plan.
pub(super) fn set_contingency(plan: &Plan, form: &ContingencyForm) -> Result<Outcome<NewFact>, Problems> {
    let mut problems = Problems::default();
    let mut read = |field: &str, typed: &str| words(&mut problems, field, (typed, TEXT_MAX));
    let what = Contingency {
        risk: read("risk", &form.risk),
        signs: read("signs", &form.signs),
        steps: read("steps", &form.steps),
        contacts: read("contacts", &form.contacts),
        place: read("place", &form.place),
        staff: read("staff", &form.staff),
        from: None,
    };
    problems.unless(!what.risk.is_empty(), "risk", "plan-risk-missing");
    problems.unless(!what.steps.is_empty(), "steps", "plan-steps-missing");
    problems.check(())?;
    if plan.contingency.as_ref().is_some_and(|known| Contingency { from: None, ..known.clone() } == what) {
        return Ok(Outcome::Same);
    }
    if plan.contingency_changes != base(&form.base) {
        return Ok(Outcome::Clash);
    }
    Ok(Outcome::Write(PlanFact::Contingency(what).fact()))
}

/// Statuses to which an action may go from where it is.
pub(super) const fn next(status: Status) -> &'static [&'static str] {
    match status {
        Status::Planned => &["started", "done", "blocked", "dropped"],
        Status::Started => &["done", "blocked", "dropped"],
        Status::Blocked => &["started", "done", "blocked", "dropped"],
        // By mistake, or it has to be done again.
        Status::Done | Status::Dropped => &["started"],
    }
}

/// Says where an action stands.
pub(super) fn progress(plan: &Plan, (id, form): (ActionId, &ProgressForm)) -> Result<NewFact, Problems> {
    let mut problems = Problems::default();
    let was = plan.status(id);
    let Some(status) = Status::find(form.status.trim()) else { return Err(Problems::one("status", "plan-status-missing")) };
    if !next(was).contains(&status.name()) {
        return Err(Problems::one("status", "plan-status-not-from-here"));
    }
    let block = form.block.trim();
    let note = words(&mut problems, "note", (&form.note, TEXT_MAX));
    if status == Status::Blocked {
        problems.unless(BLOCKS.contains(&block), "block", "plan-block-missing");
    }
    let again = !was.is_open();
    problems.unless(!(status == Status::Dropped || again) || !note.is_empty(), "note", "plan-note-missing");
    let block = if status == Status::Blocked { block.to_owned() } else { String::new() };
    problems.check(PlanFact::Progress(Progress { action: id, status, block, note, from: None }).fact())
}

/// An action is done, in one press.
pub(super) fn done(plan: &Plan, id: ActionId) -> Result<NewFact, Problems> {
    if !plan.status(id).is_open() {
        return Err(Problems::one("", "plan-action-not-open"));
    }
    Ok(PlanFact::Progress(Progress { action: id, status: Status::Done, ..Progress::default() }).fact())
}

/// What the person says. The proof, when there is one, is a picture that was kept before.
pub(super) fn answer(plan: &Plan, form: &AnswerForm, (proof, signature): (Option<&'static str>, Option<String>)) -> Result<NewFact, Problems> {
    let Some(version) = plan.last().filter(|version| !version.goals.is_empty()) else { return Err(Problems::one("", "plan-empty")) };
    if version.changes != base(&form.seen) {
        return Err(Problems::one("", "plan-answer-stale"));
    }
    if version.is_agreed() {
        return Err(Problems::one("", "plan-agreed-already"));
    }
    let mut problems = Problems::default();
    let said = words(&mut problems, "words", (&form.words, TEXT_MAX));
    let witness = words(&mut problems, "witness", (&form.witness, LINE_MAX));
    let answer = form.answer.trim();
    match answer {
        "signed" => problems.unless(proof == Some("image/png") || form.paper == "yes", "paper", "plan-signature-missing"),
        "verbal" => {
            problems.unless(!witness.is_empty(), "witness", "plan-witness-missing");
            problems.unless(form.certified == "yes", "certified", "plan-certified-missing");
        }
        "refused" => problems.unless(!said.is_empty(), "words", "plan-refusal-missing"),
        _ => problems.add("answer", "plan-answer-missing"),
    }
    problems.check(PlanFact::Answered(Answered { seen: version.changes, answer: answer.to_owned(), words: said, witness, signature, from: None }).fact())
}

/// The plan was gone through.
pub(super) fn review(plan: &Plan, form: &ReviewForm, (id, level, today): (ReviewId, Level, Day)) -> Result<NewFact, Problems> {
    if plan.versions.is_empty() {
        return Err(Problems::one("", "plan-empty"));
    }
    let mut problems = Problems::default();
    let kind = form.kind.trim();
    problems.unless(REVIEWS.contains(&kind), "kind", "plan-review-kind-missing");
    let on = day(&mut problems, "on", &form.on).unwrap_or(today);
    problems.unless(on <= today, "on", "plan-review-future");
    let latest = today.plus_days(rhythm_days(level));
    let next = day(&mut problems, "next", &form.next).unwrap_or(latest);
    problems.unless(next > today, "next", "plan-review-past");
    if next > latest {
        problems.0.push(Problem::new("next", "plan-review-late").with("days", rhythm_days(level)));
    }
    let agenda = words(&mut problems, "agenda", (&form.agenda, TEXT_MAX));
    problems.unless(kind != "meeting" || !agenda.is_empty(), "agenda", "plan-agenda-missing");
    let changed = words(&mut problems, "changed", (&form.changed, TEXT_MAX));
    problems.unless(!changed.is_empty(), "changed", "plan-changed-missing");
    let present = words(&mut problems, "present", (&form.present, LINE_MAX));
    let what = Reviewed { review: id, on, kind: kind.to_owned(), present, agenda, changed, next, from: None };
    problems.check(PlanFact::Reviewed(what).fact())
}

/// A goal as another person's plan holds it: without the words of the one who first had it.
pub(super) fn copy(
    goal: &Goal,
    (aim, need, actions): (&str, &str, &[ActionId]),
    (shared, fresh): (SharedId, &mut impl FnMut() -> Id<ledger::Fresh>),
) -> NewFact {
    let theirs = goal.actions.iter().filter(|action| actions.contains(&action.id));
    let actions = theirs.map(|action| Action { id: fresh().cast(), ..action.clone() }).collect();
    let copy = Goal {
        goal: fresh().cast(),
        need: need.to_owned(),
        aim: aim.to_owned(),
        words: String::new(),
        indicator: goal.indicator.clone(),
        term: goal.term.clone(),
        actions,
        shared: Some(shared),
        dropped: String::new(),
        from: None,
    };
    PlanFact::Goal(copy).fact()
}

/// Codes of currencies, for forms.
pub(super) fn currencies() -> Vec<&'static str> {
    CURRENCIES.iter().map(|(code, _)| *code).collect()
}
