//! Appointments: when, where and with whom; what for is for those who read that part of the file. A calendar for whoever
//! keeps the door, a slip for the person, and those who did not come before the eyes of whoever follows them.

mod calendar;
mod facts;
mod form;
mod pages;
mod rules;
mod slip;
mod store;

#[cfg(test)]
mod tests;

pub use facts::{Appointment, AppointmentFact, AppointmentId, Appointments, State};
pub use store::{Next, kept, missed, next};

use std::collections::BTreeMap;

use access::Duty;
use care::guest;
use futures::future::BoxFuture;
use ledger::{Compartment, Conn, FactKind as _, NewFact, Stream, StreamId, Write};
use web::filters::moment;
use web::{Aside, Cx, Line, Menu, Need, Result, Room, Route, Wait};

/// The room.
pub const ROOM: Room = Room {
    name: "appointment",
    routes,
    menu: Some(Menu { key: "menu-appointments", path: "/appointments", duty: Duty::AppointmentKeep, order: 18, count: None }),
    projector: Some(store::PROJECTOR),
    kinds: AppointmentFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    lines: Some(lines),
    aside: Some(aside),
    waits: Some(waits),
    merged: Some(merged),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let keep = Need::Duty(Duty::AppointmentKeep);
    vec![
        Route::get("/appointments", keep, calendar::show)
            .says("Appointments of a day or a week: time and name, and more for those who read it")
            .asks::<calendar::CalendarQuery>()
            .gives::<calendar::CalendarPage>(),
        Route::get("/appointments/missed", Need::Duty(Duty::CaseRead), calendar::missed)
            .says("Who did not come, and has no other appointment since")
            .gives::<calendar::CalendarPage>(),
        Route::get("/appointments/slips", keep, slip::of_day).says("Slips for all appointments of a day (PDF)").asks::<slip::SlipsQuery>().file(),
        Route::post("/appointments/find", keep, calendar::find)
            .says("Find somebody by card or code to make an appointment")
            .takes::<form::FindForm>()
            .gives::<calendar::Found>(),
        Route::post("/appointments/outcome", keep, pages::outcome)
            .says("Say that somebody came, did not come, or that it does not take place")
            .takes::<form::OutcomeForm>()
            .gives::<pages::Done>(),
        Route::get("/people/{id}/appointments", keep, pages::show)
            .says("The appointments of a person, and the form for another")
            .gives::<pages::AppointmentPage>()
            .opens(Compartment::House),
        Route::post("/people/{id}/appointments", keep, pages::book)
            .says("Make an appointment; says who is busy then")
            .takes::<form::BookForm>()
            .gives::<pages::Done>(),
        Route::post("/people/{id}/appointments/{appointment}/move", keep, pages::shift)
            .says("Move an appointment, with the reason")
            .takes::<form::MoveForm>()
            .gives::<pages::Done>(),
        Route::get("/people/{id}/appointments/{appointment}/slip", keep, slip::one)
            .says("A slip for the person, without the purpose, in their language (PDF)")
            .asks::<slip::SlipQuery>()
            .opens(Compartment::House)
            .file(),
    ]
}

fn lines(stream: &Stream) -> Vec<Line> {
    stream
        .of::<AppointmentFact>()
        .filter_map(|(fact, what)| match what {
            AppointmentFact::Made(_) => Some(Line::of(fact, "appointment-line-made")),
            AppointmentFact::Moved(_) => Some(Line::of(fact, "appointment-line-moved")),
            AppointmentFact::Outcome(outcome) => Some(Line::of(fact, &format!("appointment-line-{}", outcome.state.name()))),
            // What it is for is read where it is read in full.
            AppointmentFact::Purpose(_) | AppointmentFact::Health(_) | AppointmentFact::Psychosocial(_) | AppointmentFact::Legal(_) => None,
        })
        .collect()
}

/// For those who keep appointments: the next one, how often somebody did not come, and the way to make one.
fn aside<'a>(cx: &'a Cx, conn: &'a mut Conn, id: StreamId) -> BoxFuture<'a, Result<Aside>> {
    Box::pin(async move {
        let mut aside = Aside::default();
        let record = people::person::record(conn, id.cast()).await?;
        if record.is_none_or(|record| cx.demand(Duty::AppointmentKeep, &record).is_err()) {
            return Ok(aside);
        }
        if let Some(next) = next(conn, id.cast(), cx.now()).await? {
            aside.facts.push(("appointment-aside-next", moment(cx, next.at)));
        }
        let missed = missed(conn, id.cast()).await?;
        if missed > 0 {
            aside.facts.push(("appointment-aside-missed", text::number(cx.locale(), missed)));
        }
        aside.deeds.push(("appointment-deed", format!("/people/{id}/appointments")));
        Ok(aside)
    })
}

fn waits<'a>(cx: &'a Cx, conn: &'a mut Conn) -> BoxFuture<'a, Result<Vec<Wait>>> {
    Box::pin(async move {
        let mut waits = Vec::new();
        if cx.may(Duty::CaseRead) {
            let count = store::count(cx, conn, store::Which::Missed).await?;
            waits.push(Wait { key: "appointment-wait-missed", count, path: "/appointments/missed".to_owned(), urgent: false });
        }
        if cx.may(Duty::AppointmentKeep) {
            let count = store::count(cx, conn, store::Which::Open).await?;
            waits.push(Wait { key: "appointment-wait-open", count, path: "/appointments?open=1".to_owned(), urgent: false });
            let (from, to) = calendar::span(cx, cx.today().plus_days(1), 1);
            let count = store::count(cx, conn, store::Which::Booked(from, to)).await?;
            waits.push(Wait { key: "appointment-wait-tomorrow", count, path: format!("/appointments?day={}", cx.today().plus_days(1)), urgent: false });
        }
        Ok(waits)
    })
}

/// Appointments of the one file are kept under the other.
fn merged<'a>(_: &'a Cx, write: &'a mut Write, from: StreamId, into: StreamId) -> BoxFuture<'a, Result<()>> {
    Box::pin(async move {
        let old = write.load(from).await?;
        let facts: Vec<NewFact> = {
            let mut numbers: BTreeMap<AppointmentId, AppointmentId> = BTreeMap::new();
            let mut number = |id: AppointmentId| *numbers.entry(id).or_insert_with(|| write.id());
            let brought = guest::brought_from(&old);
            old.of::<AppointmentFact>().map(|(_, what)| what.brought(&mut number, brought).fact()).collect()
        };
        if facts.is_empty() {
            return Ok(());
        }
        let mut new = write.load(into).await?;
        Ok(write.append(&mut new, facts).await?)
    })
}
