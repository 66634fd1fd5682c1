//! A mass arrival: many people at once. They are counted before anybody has a name, looked at, noted in a grid row by
//! row, and registered later, in the order of need. Each head is an anonymous contact, let in at once, so that it counts
//! in the house, in the bed plan and on the list of an evacuation.

mod count;
mod facts;
mod form;
mod grid;
mod heads;
mod pages;
mod queue;
pub(crate) mod rules;
mod store;
mod tally;
mod triage;

#[cfg(test)]
mod tests;

pub use facts::{Category, Described, EmergencyId, Event, EventFact, Head, HeadId, Level, Press};
pub use form::{CountForm, EventForm, ReasonForm, ReconcileForm, RowForm, RowsForm, TriageForm};
pub use pages::Tabs;
pub(crate) use pages::demand;
pub(crate) use rules::{HEADS_MAX, under_way, western};
pub use store::HeadRow;
pub(crate) use store::{EventRow, list_heads, slept};
pub use tally::{BANDS, BySex, Tally, band, tally};

use access::Duty;
use futures::future::BoxFuture;
use ledger::{Conn, FactKind as _, StreamId, Write};
use web::{Aside, Cx, Menu, Need, Result, Room, Route, Wait};

/// The room.
pub const ROOM: Room = Room {
    name: "event",
    routes,
    menu: Some(Menu { key: "menu-emergencies", path: "/emergencies", duty: Duty::EmergencyRecord, order: 12, count: Some(waiting) }),
    projector: Some(store::PROJECTOR),
    kinds: EventFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    aside: Some(aside),
    waits: Some(waits),
    merged: Some(merged),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let (record, manage) = (Need::Duty(Duty::EmergencyRecord), Need::Duty(Duty::EmergencyManage));
    vec![
        Route::get("/emergencies", record, pages::list).says("Mass arrivals, newest first").gives::<pages::ListPage>(),
        Route::get("/emergencies/new", manage, pages::new).says("The form of a mass arrival").gives::<pages::FormPage>(),
        Route::post("/emergencies", manage, pages::create).says("Open a mass arrival, and give the first numbers").takes::<EventForm>().gives::<pages::Done>(),
        Route::get("/emergencies/{id}", record, pages::show).says("A mass arrival at a glance").gives::<pages::ShowPage>(),
        Route::get("/emergencies/{id}/edit", manage, pages::edit).says("The form to describe a mass arrival anew").gives::<pages::FormPage>(),
        Route::post("/emergencies/{id}/edit", manage, pages::change).says("Describe a mass arrival anew").takes::<EventForm>().gives::<pages::Done>(),
        Route::post("/emergencies/{id}/close", manage, pages::close).says("A mass arrival is over").takes::<ReasonForm>().gives::<pages::Done>(),
        Route::post("/emergencies/{id}/open", manage, pages::reopen).says("A mass arrival goes on after all").gives::<pages::Done>(),
        Route::post("/emergencies/{id}/heads", record, heads::add)
            .says("So many people came: give them numbers and codes, and let them in")
            .takes::<CountForm>()
            .gives::<heads::Added>(),
        Route::get("/emergencies/{id}/heads/{number}", record, heads::show).says("One head of a mass arrival").gives::<heads::HeadPage>(),
        Route::post("/emergencies/{id}/heads/{number}/strike", record, heads::strike)
            .says("A number was given by mistake")
            .takes::<ReasonForm>()
            .gives::<pages::Done>(),
        Route::get("/emergencies/{id}/wristbands.pdf", record, heads::wristbands)
            .says("Wristbands with running numbers and codes (PDF)")
            .asks::<heads::BandQuery>()
            .file(),
        Route::get("/emergencies/{id}/triage", record, triage::show)
            .says("Triage: number, then one press; the numbers by category")
            .asks::<triage::TriageQuery>()
            .gives::<triage::TriagePage>(),
        Route::post("/emergencies/{id}/triage", record, triage::press).says("Note what was found at triage").takes::<TriageForm>().gives::<triage::Pressed>(),
        Route::get("/emergencies/{id}/grid", record, grid::show)
            .says("The grid: names, sex, age and family of each head")
            .asks::<grid::GridQuery>()
            .gives::<grid::GridPage>(),
        Route::post("/emergencies/{id}/rows", record, grid::save)
            .says("Save rows of the grid; the same key is kept once, a row that somebody else changed is refused with its present values")
            .takes::<RowsForm>()
            .gives::<grid::Answer>(),
        Route::get("/emergencies/{id}/queue", record, queue::show)
            .says("Who is to be registered next, in the order of need")
            .asks::<queue::QueueQuery>()
            .gives::<queue::QueuePage>(),
        Route::get("/emergencies/{id}/count", record, count::show).says("Heads, list and beds compared").gives::<count::CountPage>(),
        Route::post("/emergencies/{id}/count", record, count::reconcile)
            .says("Note how many heads were counted, and why the numbers differ")
            .takes::<ReconcileForm>()
            .gives::<pages::Done>(),
    ]
}

/// How many heads of open events nobody has looked at.
fn waiting(cx: &Cx) -> BoxFuture<'_, Result<i64>> {
    Box::pin(async move { Ok(store::list_waiting(&mut cx.read().await?, cx.site_id()).await?.iter().map(|row| row.2).sum()) })
}

/// What waits: heads to look at, people to register, a count that is due.
fn waits<'a>(cx: &'a Cx, conn: &'a mut Conn) -> BoxFuture<'a, Result<Vec<Wait>>> {
    Box::pin(async move {
        if !cx.may(Duty::EmergencyRecord) {
            return Ok(Vec::new());
        }
        let open = store::list_waiting(conn, cx.site_id()).await?;
        // With one event under way the way leads straight there.
        let place = |room: &str| match open.as_slice() {
            [(id, ..)] => format!("/emergencies/{id}/{room}"),
            _ => "/emergencies".to_owned(),
        };
        let due = open.iter().filter(|(_, since, ..)| since.plus_ms(rules::COUNT_EVERY_MS) <= cx.now()).count();
        let mut out = vec![
            Wait { key: "event-wait-triage", count: open.iter().map(|row| row.2).sum(), path: place("triage"), urgent: true },
            Wait { key: "event-wait-count", count: i64::try_from(due).unwrap_or(i64::MAX), path: place("count"), urgent: false },
        ];
        if cx.may(Duty::PersonRegister) {
            out.push(Wait { key: "event-wait-queue", count: open.iter().map(|row| row.3).sum(), path: place("queue"), urgent: false });
        }
        Ok(out)
    })
}

/// What is said of a contact that is a head: its number, and the way to its row.
fn aside<'a>(cx: &'a Cx, conn: &'a mut Conn, id: StreamId) -> BoxFuture<'a, Result<Aside>> {
    Box::pin(async move {
        let mut aside = Aside::default();
        if !cx.may(Duty::EmergencyRecord) {
            return Ok(aside);
        }
        if let Some((event, number, group, closed)) = store::place_of(conn, id).await? {
            aside.facts.push(("event-aside-number", number.to_string()));
            let family = if group.is_empty() { String::new() } else { format!("?group={group}") };
            aside.deeds.push(("event-aside-queue", format!("/emergencies/{event}/queue{family}")));
            if !closed {
                aside.says.push("event-aside-later");
            }
        }
        Ok(aside)
    })
}

/// A head has become a person: the person came with the event, and counts there from now on.
fn merged<'a>(_: &'a Cx, write: &'a mut Write, from: StreamId, into: StreamId) -> BoxFuture<'a, Result<()>> {
    Box::pin(async move {
        let left = write.load(from).await?;
        let events = Head::fold(&left).emergency.into_iter().chain(facts::came_with(&left));
        let mut stream = write.load(into).await?;
        let known = facts::came_with(&stream);
        let new: Vec<_> = events.filter(|id| !known.contains(id)).map(|id| EventFact::CameWith(facts::CameWith { emergency_id: id }).fact()).collect();
        if !new.is_empty() {
            write.append(&mut stream, new).await?;
        }
        Ok(())
    })
}
