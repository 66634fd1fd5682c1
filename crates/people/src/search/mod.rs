//! One box for everything: a card that is scanned, a code, a name in any spelling, a phone or a document number.
//! The query comes in the body of a request, never in an address, and is not logged.

mod pages;

use access::Duty;
use web::{Need, Room, Route};

/// The room.
pub const ROOM: Room = Room {
    name: "search",
    routes,
    under: &[("/search", "/people")],
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    // Whoever may check a card may type into the box; names are searched only with the duty to find people.
    let need = Need::Duty(Duty::CardVerify);
    vec![
        Route::get("/search", need, pages::open).says("The search box").gives::<pages::SearchPage>(),
        Route::post("/search", need, pages::search)
            .says("Find by card, code, name, phone or document")
            .takes::<pages::SearchForm>()
            .gives::<pages::SearchPage>(),
    ]
}
