//! The head count at the meeting points, in a drill or in earnest: several guards tick people off at once, on their
//! telephones, and see who is missing.

mod facts;
mod pages;
mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use facts::{CountFact, CountId, Headcount, Kind};

use access::Duty;
use futures::future::BoxFuture;
use ledger::{Conn, FactKind as _};
use web::{Cx, Need, Result, Room, Route, Wait};

/// The room.
pub const ROOM: Room = Room {
    name: "headcount",
    routes,
    under: &[("/headcounts", "/evacuation")],
    projector: Some(store::PROJECTOR),
    kinds: CountFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    waits: Some(waits),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let (record, read) = (Need::Duty(Duty::GateRecord), Need::Duty(Duty::PresenceRead));
    vec![
        Route::get("/headcounts", read, pages::list).says("Drills and evacuations, newest first").gives::<pages::ListPage>(),
        Route::post("/headcounts", record, pages::begin).says("Begin a head count").takes::<pages::BeginForm>().gives::<pages::Done>(),
        Route::get("/headcounts/{id}", read, pages::show).says("Who has been found and who is missing").asks::<pages::PlaceQuery>().gives::<pages::CountPage>(),
        Route::post("/headcounts/{id}/found", record, pages::found)
            .says("Tick off people at a meeting point, or one by card or code")
            .takes::<pages::FoundForm>()
            .gives::<pages::Ticked>(),
        Route::post("/headcounts/{id}/end", record, pages::end).says("End the head count").takes::<pages::EndForm>().gives::<pages::Done>(),
    ]
}

/// A count that goes on concerns everybody at once.
fn waits<'a>(cx: &'a Cx, conn: &'a mut Conn) -> BoxFuture<'a, Result<Vec<Wait>>> {
    Box::pin(async move {
        if !cx.may(Duty::PresenceRead) {
            return Ok(Vec::new());
        }
        let open = store::open(conn, cx.site_id()).await?;
        Ok(open.map(|id| Wait { key: "headcount-wait-open", count: 1, path: format!("/headcounts/{id}"), urgent: true }).into_iter().collect())
    })
}
