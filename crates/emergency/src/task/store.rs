//! Tasks of mass arrivals in the database.

use ledger::{BoxFuture, Compartment, Conn, Instant, Ledger, Projector, SiteId, Stream, Write, all, run};
use serde::{Deserialize, Serialize};
use web::Result;

use super::facts::{State, Task, TaskId, Team};
use crate::event::EmergencyId;

/// Tasks of one event listed.
const TASKS_MAX: i64 = 200;
/// Events with overdue tasks listed.
const EVENTS_MAX: i64 = 50;
const TABLE: &str = "emergency_task";

pub(super) const PROJECTOR: Projector = Projector {
    room: "task",
    listens: &["emergency_task/"],
    tables: &["emergency_task"],
    schema: "
        create table emergency_task (task_id {text} not null primary key, emergency_id {text} not null, site_id {text} not null, template {text} not null, team {text} not null, state {text} not null, remains {bool} not null, given_at {int} not null, due_at {int} not null, done_at {int}, sealed {blob}) {strict};
        create index emergency_task_event on emergency_task (emergency_id, due_at);
        create index emergency_task_due on emergency_task (site_id, due_at) where remains;
    ",
    project,
};

/// What may name staff or partners.
#[derive(Clone, Default, Serialize, Deserialize)]
struct Words {
    what: String,
    who: String,
    place: String,
    note: String,
}

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        let task = Task::fold(stream);
        let Some(given) = task.given else { return Ok(()) };
        let words = Words { what: given.what, who: given.who, place: given.place, note: task.note };
        let sealed = write.seal(stream.id, Compartment::House, TABLE, &words).await?;
        run!(
            write.conn()?,
            "insert into emergency_task (task_id, emergency_id, site_id, template, team, state, remains, given_at, due_at, done_at, sealed) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (task_id) do update set emergency_id = excluded.emergency_id, site_id = excluded.site_id, template = excluded.template, team = excluded.team, state = excluded.state, remains = excluded.remains, given_at = excluded.given_at, due_at = excluded.due_at, done_at = excluded.done_at, sealed = excluded.sealed",
            stream.id,
            given.emergency_id,
            task.site,
            &given.template,
            given.team.name(),
            task.state.name(),
            task.state.is_left(),
            task.given_at,
            given.due_at,
            task.done_at,
            sealed
        )?;
        Ok(())
    })
}

#[derive(sqlx::FromRow)]
struct SealedTask {
    task_id: TaskId,
    template: String,
    team: String,
    state: String,
    due_at: Instant,
    sealed: Option<Vec<u8>>,
    wrapped: Option<Vec<u8>>,
}

/// A task, opened.
#[derive(Clone)]
pub struct TaskRow {
    /// Identifier.
    pub id: TaskId,
    /// Usual task: a code, or empty.
    pub template: String,
    /// What is to be done, in words.
    pub what: String,
    /// Which group does it.
    pub team: Team,
    /// Who answers for it.
    pub who: String,
    /// Where.
    pub place: String,
    /// What was said last.
    pub note: String,
    /// How far it is.
    pub state: State,
    /// By when.
    pub due_at: Instant,
}

/// The tasks of an event, the most pressing first.
pub(crate) async fn list(ledger: &Ledger, conn: &mut Conn, event: EmergencyId) -> Result<Vec<TaskRow>> {
    let rows = all!(
        conn,
        SealedTask,
        "select t.task_id, t.template, t.team, t.state, t.due_at, t.sealed, k.wrapped from emergency_task as t left join seal_key as k on k.stream_id = t.task_id and k.compartment = 'house' where t.emergency_id = $1 order by t.due_at, t.task_id limit $2",
        event,
        TASKS_MAX
    )?;
    rows.into_iter().map(|row| open(ledger, row)).collect()
}

fn open(ledger: &Ledger, row: SealedTask) -> Result<TaskRow> {
    let words: Words = match (&row.wrapped, &row.sealed) {
        (Some(wrapped), Some(sealed)) => ledger.open_sealed(row.task_id.cast(), Compartment::House, TABLE, wrapped, sealed)?,
        _ => Words::default(),
    };
    Ok(TaskRow {
        id: row.task_id,
        template: row.template,
        what: words.what,
        team: Team::find(&row.team).unwrap_or_default(),
        who: words.who,
        place: words.place,
        note: words.note,
        state: State::find(&row.state).unwrap_or_default(),
        due_at: row.due_at,
    })
}

/// How many tasks of each open event of a site are overdue.
pub(super) async fn list_overdue(conn: &mut Conn, site: SiteId, now: Instant) -> Result<Vec<(EmergencyId, i64)>> {
    Ok(all!(
        conn,
        (EmergencyId, i64),
        "select t.emergency_id, count(*) from emergency_task as t join emergency as e on e.emergency_id = t.emergency_id and e.closed_at is null where t.site_id = $1 and t.remains and t.due_at < $2 group by t.emergency_id order by t.emergency_id limit $3",
        site,
        now,
        EVENTS_MAX
    )?)
}
