//! The log of who looked at whose file, for those who watch over it. Reading the log is itself a look.

mod pages;
mod store;

use access::Duty;
use web::{Menu, Need, Room, Route};

/// The room.
pub(crate) const ROOM: Room = Room {
    name: "look",
    routes,
    menu: Some(Menu { key: "look-menu", path: "/looks", duty: Duty::LookReview, order: 190, count: None }),
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    vec![
        Route::get("/looks", Need::Duty(Duty::LookReview), pages::list)
            .says("Who looked at whose file from this centre, newest first")
            .asks::<pages::LooksAsked>()
            .gives::<pages::LookList>(),
    ]
}
