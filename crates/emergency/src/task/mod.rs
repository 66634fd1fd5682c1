//! Tasks of a mass arrival: who does what, where, by when. Each is given to one of the four groups that help (authority,
//! host community, NGOs, the centre) and has a clock.

mod facts;
mod pages;
mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use facts::{State, Task, TaskFact, TaskId, Team};
pub use pages::{MoveForm, TaskForm};
#[cfg(test)]
pub(crate) use rules::TEMPLATES;
pub use store::TaskRow;
pub(crate) use store::list;

use access::Duty;
use futures::future::BoxFuture;
use ledger::{Conn, FactKind as _};
use web::{Cx, Need, Result, Room, Route, Wait};

/// The room.
pub const ROOM: Room = Room {
    name: "task",
    routes,
    projector: Some(store::PROJECTOR),
    kinds: TaskFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    waits: Some(waits),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let (record, manage) = (Need::Duty(Duty::EmergencyRecord), Need::Duty(Duty::EmergencyManage));
    vec![
        Route::get("/emergencies/{id}/tasks", record, pages::show).says("Who does what at a mass arrival").gives::<pages::TasksPage>(),
        Route::post("/emergencies/{id}/tasks", manage, pages::give).says("Give a task to a group").takes::<TaskForm>().gives::<pages::Done>(),
        Route::post("/emergencies/{id}/tasks/usual", manage, pages::usual)
            .says("Give all usual tasks at once, each to the group that mostly does it")
            .gives::<pages::Done>(),
        Route::post("/emergencies/{id}/tasks/{task}", record, pages::advance)
            .says("A task is begun, done, to be done again, or dropped")
            .takes::<MoveForm>()
            .gives::<pages::Done>(),
    ]
}

/// What waits: tasks whose time is over, for whoever leads.
fn waits<'a>(cx: &'a Cx, conn: &'a mut Conn) -> BoxFuture<'a, Result<Vec<Wait>>> {
    Box::pin(async move {
        if !cx.may(Duty::EmergencyManage) {
            return Ok(Vec::new());
        }
        let overdue = store::list_overdue(conn, cx.site_id(), cx.now()).await?;
        let path = match overdue.as_slice() {
            [(event, _)] => format!("/emergencies/{event}/tasks"),
            _ => "/emergencies".to_owned(),
        };
        Ok(vec![Wait { key: "task-wait-overdue", count: overdue.iter().map(|(_, n)| n).sum(), path, urgent: false }])
    })
}
