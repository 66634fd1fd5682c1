//! Arrivals: the door. Everybody who comes gets a number; what is urgent comes first, needs are met before questions are
//! asked, and the board says what comes next for each: to be called, to be registered, to get a bed.

mod facts;
mod form;
mod pages;
mod rules;
mod store;
mod ticket;

#[cfg(test)]
mod tests;

pub use facts::{Come, Marked, State, Step, Ticket, TicketFact, TicketId};
pub use form::{AnswerForm, LinkForm, NeedForm, RedirectForm, StepForm, TicketForm};
pub(crate) use rules::{count as read_count, line as read_line};
pub use store::{number, record};
pub(crate) use ticket::close;

use access::Duty;
use futures::future::BoxFuture;
use ledger::{Compartment, Conn, FactKind as _};
use web::{Cx, Menu, Need, Result, Room, Route, Wait};

/// The room.
pub const ROOM: Room = Room {
    name: "arrival",
    routes,
    menu: Some(Menu { key: "menu-arrivals", path: "/arrivals", duty: Duty::ArrivalRead, order: 10, count: Some(count) }),
    projector: Some(store::PROJECTOR),
    kinds: TicketFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    waits: Some(waits),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let (read, write) = (Need::Duty(Duty::ArrivalRead), Need::Duty(Duty::ArrivalRecord));
    vec![
        Route::get("/arrivals", read, pages::show).says("Who waits, since when, and what comes next").asks::<pages::BoardQuery>().gives::<pages::BoardPage>(),
        Route::post("/arrivals", write, ticket::create).says("Draw a ticket for somebody who comes to the door").takes::<TicketForm>().gives::<ticket::Made>(),
        Route::get("/arrivals/new", write, ticket::new).says("The form for somebody who comes to the door").gives::<ticket::FormPage>(),
        Route::get("/arrivals/{ticket}", read, ticket::show).says("A ticket: what is needed, and what comes next").gives::<ticket::TicketPage>(),
        Route::get("/arrivals/{ticket}/edit", write, ticket::edit).says("The form to mend a ticket").gives::<ticket::FormPage>(),
        Route::post("/arrivals/{ticket}/edit", write, ticket::change).says("Mend a ticket").takes::<TicketForm>().gives::<ticket::Made>(),
        Route::post("/arrivals/{ticket}/step", write, ticket::step)
            .says("Call from the queue, begin, put back, or close a ticket")
            .takes::<StepForm>()
            .gives::<ticket::Made>(),
        Route::post("/arrivals/{ticket}/needs", write, ticket::give).says("Note needs that were met").takes::<NeedForm>().gives::<ticket::Made>(),
        Route::post("/arrivals/{ticket}/answer", read, ticket::answer)
            .says("Note that an immediate risk was seen to")
            .takes::<AnswerForm>()
            .gives::<ticket::Made>(),
        Route::post("/arrivals/{ticket}/link", write, ticket::link).says("Say whose ticket it is").takes::<LinkForm>().gives::<ticket::Made>(),
        Route::post("/arrivals/{ticket}/redirect", write, ticket::redirect)
            .says("Send somebody elsewhere, with the reason in words")
            .takes::<RedirectForm>()
            .gives::<ticket::Made>(),
    ]
}

/// How many people wait: to be called, to be registered, or for a bed.
fn count(cx: &Cx) -> BoxFuture<'_, Result<i64>> {
    Box::pin(async move {
        let mut conn = cx.read().await?;
        let counts = store::count_waiting(cx, &mut conn).await?;
        Ok(counts.waiting + counts.unregistered + counts.bedless)
    })
}

/// Immediate risks at the door, each to those whose work it is, and nothing but that they are there.
fn waits<'a>(cx: &'a Cx, conn: &'a mut Conn) -> BoxFuture<'a, Result<Vec<Wait>>> {
    Box::pin(async move {
        let (health, protection) = (cx.reads(Compartment::Health), cx.reads(Compartment::Protection));
        if !cx.may(Duty::ArrivalRead) || !(health || protection) {
            return Ok(Vec::new());
        }
        let (medical, danger, distress) = store::count_alerts(cx, conn).await?;
        let wait = |key, count| Wait { key, count, path: "/arrivals".to_owned(), urgent: true };
        let mut out = Vec::new();
        if health {
            out.push(wait("arrival-wait-medical", medical));
        }
        if protection {
            out.push(wait("arrival-wait-safety", danger));
            out.push(wait("arrival-wait-distress", distress));
        }
        Ok(out)
    })
}
