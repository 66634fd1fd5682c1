//! Home: what waits for me now. It asks every room what is open and shows what the reader's role lets them see.

mod pages;

use access::Duty;
use web::{Menu, Need, Room, Route};

/// The room.
pub const ROOM: Room = Room {
    name: "home",
    routes,
    menu: Some(Menu { key: "menu-home", path: "/", duty: Duty::OwnAccount, order: 0, count: None }),
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    vec![Route::get("/", Need::Duty(Duty::OwnAccount), pages::home).says("What waits for the reader now").gives::<pages::HomePage>()]
}
