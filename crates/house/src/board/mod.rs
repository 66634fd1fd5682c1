//! The board: the whole house at a glance, room by room and bed by bed. It names people only to those who see names, and
//! says nothing of anybody but that they are there.

mod pages;
mod store;

pub use store::{Occupancy, occupancy};

use access::Duty;
use web::{Menu, Need, Room, Route};

/// The room.
pub const ROOM: Room = Room {
    name: "board",
    routes,
    menu: Some(Menu { key: "menu-beds", path: "/beds", duty: Duty::BoardRead, order: 30, count: None }),
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    vec![
        Route::get("/beds", Need::Duty(Duty::BoardRead), pages::show)
            .says("The board of beds: who is where, what is free")
            .asks::<pages::BoardQuery>()
            .gives::<pages::BoardPage>(),
    ]
}
