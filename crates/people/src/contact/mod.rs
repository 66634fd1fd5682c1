//! The anonymous contact: help for somebody who refuses to be registered. A code, a few counts, no name, never a locked door.

mod facts;
mod pages;
mod store;

pub use facts::{Contact, ContactFact, Noted};
pub use pages::{NEEDS, begin, close, open};
pub(crate) use pages::{is_child, noted, refuse};
pub(crate) use store::find_code;
pub use store::{code, codes, names, record};

use access::Duty;
use ledger::FactKind as _;
use web::{Need, Room, Route};

/// The room.
pub const ROOM: Room = Room {
    name: "contact",
    routes,
    under: &[("/contacts", "/people")],
    projector: Some(store::PROJECTOR),
    kinds: ContactFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let need = Need::Duty(Duty::ContactRecord);
    vec![
        Route::get("/contacts/{id}", need, pages::show).says("An anonymous contact").gives::<pages::ShowPage>(),
        Route::post("/contacts/{id}/services", need, pages::serve)
            .says("Note help given to an anonymous contact")
            .takes::<pages::ServeForm>()
            .gives::<pages::Done>(),
    ]
}
