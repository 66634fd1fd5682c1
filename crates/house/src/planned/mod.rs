//! Arrivals that were announced: on which day, from where, how many, and with which needs, in numbers only. They may hold
//! beds by kind of room; which bed somebody gets is decided when they are there.

mod facts;
mod pages;
mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use facts::{Expected, GROUPS, Outcome, PlannedFact, State};
pub use store::{PlannedRow, list_today};

use access::Duty;
use futures::future::BoxFuture;
use ledger::{Conn, FactKind as _};
use web::{Cx, Need, Result, Room, Route, Wait};

/// The room.
pub const ROOM: Room = Room {
    name: "planned",
    routes,
    projector: Some(store::PROJECTOR),
    kinds: PlannedFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    waits: Some(waits),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let (read, record) = (Need::Duty(Duty::ArrivalRead), Need::Duty(Duty::ArrivalRecord));
    vec![
        Route::get("/arrivals/planned", read, pages::list).says("Arrivals that were announced").gives::<pages::ListPage>(),
        Route::post("/arrivals/planned", record, pages::create).says("Note an announced arrival").takes::<rules::PlannedForm>().gives::<pages::Made>(),
        Route::get("/arrivals/planned/{id}", read, pages::show).says("An announced arrival").gives::<pages::ShowPage>(),
        Route::post("/arrivals/planned/{id}", record, pages::change)
            .says("Note what is new of an announced arrival")
            .takes::<rules::PlannedForm>()
            .gives::<pages::Made>(),
        Route::post("/arrivals/planned/{id}/arrived", record, pages::arrived)
            .says("They are there; how many came")
            .takes::<rules::ArrivedForm>()
            .gives::<pages::Made>(),
        Route::post("/arrivals/planned/{id}/cancel", record, pages::cancel).says("They do not come").takes::<rules::CancelForm>().gives::<pages::Made>(),
    ]
}

/// Groups that are expected today or are late.
fn waits<'a>(cx: &'a Cx, conn: &'a mut Conn) -> BoxFuture<'a, Result<Vec<Wait>>> {
    Box::pin(async move {
        if !cx.may(Duty::ArrivalRead) {
            return Ok(Vec::new());
        }
        let count = i64::try_from(list_today(conn, cx.site_id(), cx.today(), store::LIST_MAX).await?.len()).unwrap_or(i64::MAX);
        Ok((count > 0).then(|| Wait { key: "planned-wait", count, path: "/arrivals/planned".to_owned(), urgent: false }).into_iter().collect())
    })
}
