//! Rules of tasks. Pure.

use ledger::{FactKind as _, Instant, NewFact};
use web::{Problem, Problems};

use super::facts::{Given, Moved, State, Task, TaskFact, Team};
use super::pages::{MoveForm, TaskForm};
use crate::event::{EmergencyId, western};

/// A usual task: who mostly does it, and within how many hours.
pub(crate) struct Template {
    pub(crate) code: &'static str,
    pub(super) team: Team,
    pub(super) hours: i64,
}

const fn template(code: &'static str, team: Team, hours: i64) -> Template {
    Template { code, team, hours }
}

/// The usual tasks (domain 3.20), the most pressing first.
pub(crate) const TEMPLATES: &[Template] = &[
    template("water", Team::Centre, 1),
    template("health_post", Team::Ngos, 1),
    template("security", Team::Authority, 1),
    template("registration", Team::Centre, 2),
    template("food", Team::Centre, 3),
    template("blankets", Team::HostCommunity, 4),
    template("pfa", Team::Ngos, 4),
    template("interpreters", Team::HostCommunity, 4),
    template("beds", Team::Centre, 6),
    template("latrines", Team::Authority, 6),
    template("child_space", Team::Ngos, 6),
    template("transport", Team::Authority, 6),
    template("info_line", Team::Centre, 6),
    template("tracing", Team::Ngos, 24),
];
/// Longest text.
const TEXT_MAX: usize = 200;
/// Longest time given, in hours.
const HOURS_MAX: i64 = 72;
const HOUR_MS: i64 = 60 * 60 * 1000;

fn text(field: &str, typed: &str, problems: &mut Problems) -> String {
    let text = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() > TEXT_MAX {
        problems.0.push(Problem::new(field, "event-too-long").with("n", TEXT_MAX));
    }
    text
}

/// A task is given.
pub(super) fn give(event: EmergencyId, form: &TaskForm, now: Instant) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    let template = TEMPLATES.iter().find(|template| template.code == form.template);
    problems.unless(form.template.is_empty() || template.is_some(), "template", "task-template-unknown");
    let what = text("what", &form.what, &mut problems);
    problems.unless(template.is_some() || !form.template.is_empty() || !what.is_empty(), "what", "task-what-missing");
    let team = Team::find(&form.team).or_else(|| template.map(|template| template.team).filter(|_| form.team.is_empty()));
    problems.unless(team.is_some(), "team", "task-team-missing");
    let hours = if form.hours.trim().is_empty() {
        template.map(|template| template.hours)
    } else {
        western(&form.hours).trim().parse::<i64>().ok().filter(|hours| (1..=HOURS_MAX).contains(hours))
    };
    if hours.is_none() {
        problems.0.push(Problem::new("hours", "task-hours-wrong").with("n", HOURS_MAX));
    }
    let given = Given {
        emergency_id: event,
        template: form.template.clone(),
        what,
        team: team.unwrap_or_default(),
        who: text("who", &form.who, &mut problems),
        place: text("place", &form.place, &mut problems),
        due_at: now.plus_ms(hours.unwrap_or_default() * HOUR_MS),
    };
    problems.check(vec![TaskFact::Given(given).fact()])
}

/// The usual tasks that have not been given yet, one list of facts for each.
pub(super) fn usual(event: EmergencyId, known: &[String], now: Instant) -> Vec<Vec<NewFact>> {
    let new = TEMPLATES.iter().filter(|template| !known.iter().any(|code| code == template.code));
    new.map(|template| {
        let due_at = now.plus_ms(template.hours * HOUR_MS);
        let (code, words) = (template.code.to_owned(), String::new);
        vec![TaskFact::Given(Given { emergency_id: event, template: code, what: words(), team: template.team, who: words(), place: words(), due_at }).fact()]
    })
    .collect()
}

/// A task goes on. Where it is already, nothing is added.
pub(super) fn advance(task: &Task, form: &MoveForm) -> Result<Vec<NewFact>, Problems> {
    let Some(state) = State::find(&form.state) else { return Err(Problems::one("state", "task-state-unknown")) };
    let mut problems = Problems::default();
    let note = text("note", &form.note, &mut problems);
    problems.unless(state != State::Dropped || !note.is_empty(), "note", "event-reason-missing");
    problems.check(())?;
    if task.state == state && (note.is_empty() || note == task.note) {
        return Ok(Vec::new());
    }
    Ok(vec![TaskFact::Moved(Moved { state, note }).fact()])
}
