//! Places: buildings, rooms and beds, for whom each room is meant, and beds that are blocked or kept for somebody.

mod consider;
mod facts;
mod fit;
mod form;
mod pages;
mod plan;
mod rules;
mod store;

#[cfg(test)]
mod fit_tests;
#[cfg(test)]
mod tests;

pub(crate) use consider::sleepers;
pub use consider::{consider, guests, offers, rooms};
pub use facts::{Bed, BedId, BedMark, Building, BuildingId, PlaceFact, Room as SleepingRoom, RoomId, RoomKind, RoomMark, State};
pub use fit::{Apart, Fit, Misfit, Near, PlanGuest, PlanRoom, Side, Sleeper, Traits, fit, misfit, rank};
pub use form::{BedForm, BuildingForm, RoomForm};
pub use plan::{Proposal, plan};
pub use rules::{places, sort_key};
pub use store::{BedRow, BuildingRow, get_bed, list_buildings, list_free};
pub(crate) use store::{RoomRow, find_guest_in, list_rooms};

use access::Duty;
use futures::future::BoxFuture;
use ledger::{Conn, FactKind as _};
use web::{Cx, Menu, Need, Result, Room, Route, Wait};

/// The room.
pub const ROOM: Room = Room {
    name: "place",
    routes,
    menu: Some(Menu { key: "menu-places", path: "/places", duty: Duty::RoomManage, order: 110, count: None }),
    under: &[("/buildings", "/places")],
    projector: Some(store::PROJECTOR),
    kinds: PlaceFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    waits: Some(waits),
    ..Room::EMPTY
};

/// People who still sleep in a room that has been closed.
fn waits<'a>(cx: &'a Cx, conn: &'a mut Conn) -> BoxFuture<'a, Result<Vec<Wait>>> {
    Box::pin(async move {
        if !cx.may(Duty::RoomManage) {
            return Ok(Vec::new());
        }
        let count = store::count_stranded(conn, cx.site_id()).await?;
        Ok((count > 0).then(|| Wait { key: "place-wait-stranded", count, path: "/places".to_owned(), urgent: false }).into_iter().collect())
    })
}

fn routes() -> Vec<Route> {
    let manage = Need::Duty(Duty::RoomManage);
    vec![
        Route::get("/places", manage, pages::list).says("Buildings and rooms with their beds").gives::<pages::ListPage>(),
        Route::post("/places", manage, pages::create).says("Set up a room with beds, in a known or a new building").takes::<RoomForm>().gives::<pages::Made>(),
        Route::get("/places/{room}", manage, pages::show).says("A room and its beds").gives::<pages::RoomPage>(),
        Route::post("/places/{room}", manage, pages::change).says("Describe a room anew, set up more beds").takes::<RoomForm>().gives::<pages::Made>(),
        Route::post("/places/{room}/close", manage, pages::close)
            .says("Close a room: nobody gets a bed in it; who is in it is listed")
            .takes::<BedForm>()
            .gives::<pages::Made>(),
        Route::post("/places/{room}/open", manage, pages::open).says("Open a closed room").takes::<BedForm>().gives::<pages::Made>(),
        Route::get("/places/{room}/beds/{bed}", manage, pages::bed).says("A bed: block it or keep it for somebody").gives::<pages::BedPage>(),
        Route::post("/places/{room}/beds/{bed}/block", manage, pages::block)
            .says("Say that nobody can sleep in a bed")
            .takes::<BedForm>()
            .gives::<pages::Made>(),
        Route::post("/places/{room}/beds/{bed}/unblock", manage, pages::unblock)
            .says("Say that a bed can be slept in again")
            .takes::<BedForm>()
            .gives::<pages::Made>(),
        Route::post("/places/{room}/beds/{bed}/reserve", manage, pages::reserve).says("Keep a bed for somebody").takes::<BedForm>().gives::<pages::Made>(),
        Route::post("/places/{room}/beds/{bed}/release", manage, pages::release).says("Keep a bed no longer").takes::<BedForm>().gives::<pages::Made>(),
        Route::get("/buildings/{building}", manage, pages::building).says("A building: name, zone, meeting point").gives::<pages::BuildingPage>(),
        Route::post("/buildings/{building}", manage, pages::change_building).says("Describe a building anew").takes::<BuildingForm>().gives::<pages::Made>(),
    ]
}
