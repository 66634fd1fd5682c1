//! The page of tasks.

use access::Duty;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Instant, Stream, Write};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problems, Result, View, filters};

use super::facts::{State, Task, TaskId, Team};
use super::store::{self, TaskRow};
use super::{rules, rules::TEMPLATES};
use crate::event::{EmergencyId, Event, Tabs, demand, under_way};

/// From so many minutes on a time is told in hours.
const HOURS_FROM_MIN: i64 = 90;

/// A task to give.
#[derive(Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct TaskForm {
    /// A usual task: a code; empty for one in words.
    pub template: String,
    /// What is to be done, in words.
    pub what: String,
    /// `authority`, `host_community`, `ngos` or `centre`; the group that mostly does it when empty.
    pub team: String,
    /// Who answers for it: a name or a function.
    pub who: String,
    /// Where.
    pub place: String,
    /// Within how many hours; as usual when empty.
    pub hours: String,
}

/// How a task goes on.
#[derive(Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct MoveForm {
    /// `open`, `doing`, `done` or `dropped`.
    pub state: String,
    /// What is to be said; why, when it is dropped.
    pub note: String,
}

/// A task as it is listed.
#[derive(Serialize, ToSchema)]
pub struct TaskView {
    id: TaskId,
    /// Usual task: a code, or empty.
    template: String,
    what: String,
    who: String,
    place: String,
    note: String,
    state: &'static str,
    due_at: Instant,
    /// Minutes left; negative when it is overdue.
    minutes: i64,
}

impl TaskView {
    fn of(row: TaskRow, now: Instant) -> Self {
        Self {
            id: row.id,
            template: row.template,
            what: row.what,
            who: row.who,
            place: row.place,
            note: row.note,
            state: row.state.name(),
            due_at: row.due_at,
            minutes: (row.due_at.millis() - now.millis()) / 60_000,
        }
    }
    fn left(&self) -> bool {
        State::find(self.state).is_some_and(State::is_left)
    }
    fn late(&self) -> bool {
        self.left() && self.minutes < 0
    }
    fn clock_key(&self) -> &'static str {
        match (self.minutes < 0, self.minutes.abs() >= HOURS_FROM_MIN) {
            (true, true) => "task-late-hours",
            (true, false) => "task-late-minutes",
            (false, true) => "task-left-hours",
            (false, false) => "task-left-minutes",
        }
    }
    fn clock_count(&self) -> i64 {
        let minutes = self.minutes.abs();
        if minutes >= HOURS_FROM_MIN { minutes / 60 } else { minutes }
    }
}

/// The tasks of one group.
#[derive(Serialize, ToSchema)]
pub struct TeamView {
    team: &'static str,
    tasks: Vec<TaskView>,
}

/// Who does what at a mass arrival.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "task/list.html")]
pub struct TasksPage {
    tabs: Tabs,
    teams: Vec<TeamView>,
    open: i64,
    doing: i64,
    done: i64,
    late: i64,
    form: TaskForm,
    problems: Problems,
    templates: Vec<&'static str>,
    team_names: &'static [&'static str],
    may_manage: bool,
    /// Whether usual tasks are left that have not been given.
    may_usual: bool,
}

impl View for TasksPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("event-tab-tasks")
    }
}

async fn page(cx: &Cx, id: EmergencyId, (form, problems): (TaskForm, Problems)) -> Result<TasksPage> {
    let mut conn = cx.read().await?;
    let row = demand(cx, &mut conn, (id, Duty::EmergencyRecord)).await?;
    let rows = store::list(cx.app().ledger(), &mut conn, id).await?;
    drop(conn);
    let count = |state: State| i64::try_from(rows.iter().filter(|row| row.state == state).count()).unwrap_or(i64::MAX);
    let late = rows.iter().filter(|row| row.state.is_left() && row.due_at < cx.now()).count();
    let (open, doing, done) = (count(State::Open), count(State::Doing), count(State::Done));
    let may_manage = cx.may(Duty::EmergencyManage) && row.closed_at.is_none();
    let may_usual = may_manage && TEMPLATES.iter().any(|template| !rows.iter().any(|row| row.template == template.code));
    let mut teams: Vec<TeamView> = Team::ALL.iter().map(|team| TeamView { team: team.name(), tasks: Vec::new() }).collect();
    for row in rows.into_iter().filter(|row| row.state != State::Dropped) {
        if let Some(team) = teams.iter_mut().find(|team| team.team == row.team.name()) {
            team.tasks.push(TaskView::of(row, cx.now()));
        }
    }
    // What is left first, in the order in which it is due; then what is done.
    teams.iter_mut().for_each(|team| team.tasks.sort_by_key(|task| (!task.left(), task.due_at)));
    teams.retain(|team| !team.tasks.is_empty());
    Ok(TasksPage {
        tabs: Tabs::of(cx, &row, "tasks")?,
        teams,
        open,
        doing,
        done,
        late: i64::try_from(late).unwrap_or(i64::MAX),
        form,
        problems,
        templates: TEMPLATES.iter().map(|template| template.code).collect(),
        team_names: &Team::NAMES,
        may_manage,
        may_usual,
    })
}

pub(super) async fn show(cx: Cx, Path(id): Path<EmergencyId>) -> Result<Response> {
    let page = page(&cx, id, (TaskForm::default(), Problems::default())).await?;
    cx.page(page).await
}

/// What was done.
#[derive(Serialize, ToSchema)]
pub struct Done {
    /// The event.
    id: EmergencyId,
    /// The tasks.
    tasks: Vec<TaskId>,
}

fn done(cx: &Cx, id: EmergencyId, (notice, tasks): (&str, Vec<TaskId>)) -> Result<Response> {
    cx.done(&format!("/emergencies/{id}/tasks"), notice, &Done { id, tasks })
}

/// The event, which must be under way.
async fn open_event(cx: &Cx, write: &mut Write, (id, duty): (EmergencyId, Duty)) -> Result<()> {
    demand(cx, write.conn()?, (id, duty)).await?;
    under_way(&Event::fold(&write.load(id.cast()).await?)).map_err(Error::Conflict)
}

pub(super) async fn give(cx: Cx, Path(id): Path<EmergencyId>, Input(form): Input<TaskForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    open_event(&cx, &mut write, (id, Duty::EmergencyManage)).await?;
    match rules::give(id, &form, cx.now()) {
        Ok(facts) => {
            let task: TaskId = write.id();
            let mut stream = write.load(task.cast()).await?;
            write.append(&mut stream, facts).await?;
            write.commit().await?;
            done(&cx, id, ("task-given-done", vec![task]))
        }
        Err(problems) => {
            drop(write);
            let page = page(&cx, id, (form, problems.clone())).await?;
            cx.retry(page, &problems).await
        }
    }
}

pub(super) async fn usual(cx: Cx, Path(id): Path<EmergencyId>) -> Result<Response> {
    let mut write = cx.write().await?;
    open_event(&cx, &mut write, (id, Duty::EmergencyManage)).await?;
    let ledger = cx.app().ledger();
    let known: Vec<String> = store::list(ledger, write.conn()?, id).await?.into_iter().map(|row| row.template).collect();
    let mut tasks = Vec::new();
    for facts in rules::usual(id, &known, cx.now()) {
        let task: TaskId = write.id();
        let mut stream = write.load(task.cast()).await?;
        write.append(&mut stream, facts).await?;
        tasks.push(task);
    }
    write.commit().await?;
    done(&cx, id, ("task-usual-done", tasks))
}

/// The task of this event, with its stream.
async fn load(write: &mut Write, (id, task): (EmergencyId, TaskId)) -> Result<(Stream, Task)> {
    let stream = write.load(task.cast()).await?;
    let known = Task::fold(&stream);
    if known.given.as_ref().is_none_or(|given| given.emergency_id != id) {
        return Err(Error::NotFound);
    }
    Ok((stream, known))
}

pub(super) async fn advance(cx: Cx, Path((id, task)): Path<(EmergencyId, TaskId)>, Input(form): Input<MoveForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    open_event(&cx, &mut write, (id, Duty::EmergencyRecord)).await?;
    let (mut stream, known) = load(&mut write, (id, task)).await?;
    let facts = rules::advance(&known, &form).map_err(Error::Invalid)?;
    if !facts.is_empty() {
        write.append(&mut stream, facts).await?;
    }
    write.commit().await?;
    done(&cx, id, ("task-moved-done", vec![task]))
}
