//! Day visits: somebody comes for a service, to telephone, to see a resident, and does not stay the night. A visit is never an
//! arrival (indicator I01 counts overnight admissions alone); who is inside now counts when the house must be emptied.

mod facts;
mod form;
mod pages;
mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use facts::{Visit, VisitFact, VisitId, VisitMark};
pub use form::{OutForm, VisitForm};
pub use rules::PURPOSES;
pub use store::{Inside, count_inside, list_inside};

use access::Duty;
use futures::future::BoxFuture;
use ledger::{Conn, FactKind as _};
use web::{Cx, Menu, Need, Result, Room, Route, Wait};

/// The room.
pub const ROOM: Room = Room {
    name: "visit",
    routes,
    menu: Some(Menu { key: "menu-visits", path: "/visits", duty: Duty::ArrivalRead, order: 15, count: None }),
    projector: Some(store::PROJECTOR),
    kinds: VisitFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    waits: Some(waits),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let (read, write) = (Need::Duty(Duty::ArrivalRead), Need::Duty(Duty::ArrivalRecord));
    vec![
        Route::get("/visits", read, pages::show).says("Who is inside for the day, and who has gone").gives::<pages::VisitPage>(),
        Route::post("/visits", write, pages::come).says("Note that somebody comes in for the day").takes::<VisitForm>().gives::<pages::Made>(),
        Route::post("/visits/settle", write, pages::settle).says("End the visits of earlier days that nobody ended").gives::<pages::Settled>(),
        Route::post("/visits/{visit}/out", write, pages::go).says("Note that a visitor goes out").takes::<OutForm>().gives::<pages::Made>(),
        Route::post("/visits/{visit}/cancel", write, pages::cancel).says("Take back a visit that was noted by mistake").gives::<pages::Made>(),
    ]
}

/// Visits of earlier days whose end nobody noted: they would be looked for at an evacuation.
fn waits<'a>(cx: &'a Cx, conn: &'a mut Conn) -> BoxFuture<'a, Result<Vec<Wait>>> {
    Box::pin(async move {
        if !cx.may(Duty::ArrivalRecord) {
            return Ok(Vec::new());
        }
        let count = store::count_stale(cx, conn).await?;
        Ok(vec![Wait { key: "visit-wait-stale", count, path: "/visits".to_owned(), urgent: false }])
    })
}
