//! The evacuation list: who has to be at which meeting point, by zone, building and room. It is what one takes along when
//! everybody has to leave: names, beds, who is out. No status, no health, nothing else.

mod pages;
mod sheet;
mod store;

pub(crate) use pages::{Place, Resident, read};

use access::Duty;
use web::{Menu, Need, Room, Route};

/// The room.
pub const ROOM: Room = Room {
    name: "evacuation",
    routes,
    menu: Some(Menu { key: "menu-evacuation", path: "/evacuation", duty: Duty::PresenceRead, order: 41, count: None }),
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let need = Need::Duty(Duty::PresenceRead);
    vec![
        Route::get("/evacuation", need, pages::show).says("Who is in the house now, by meeting point and room").gives::<pages::EvacuationPage>(),
        Route::get("/evacuation/list.pdf", need, sheet::print).says("The evacuation list to take along (PDF)").file(),
    ]
}
