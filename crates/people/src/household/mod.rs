//! The household: who came together, who is its head, how each is related to the head. A household may be one person;
//! splitting and joining keep the history.

mod facts;
mod pages;
mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use facts::{Formed, Household, HouseholdFact, Joined, Left};
pub use pages::{form, join};
pub use rules::RELATIONS;
pub use store::{head, members, of};

use access::Duty;
use ledger::FactKind as _;
use web::{Need, Room, Route};

/// The room.
pub const ROOM: Room = Room {
    name: "household",
    routes,
    projector: Some(store::PROJECTOR),
    kinds: HouseholdFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let correct = Need::Duty(Duty::PersonCorrect);
    vec![
        Route::post("/households/{id}/leave", correct, pages::leave).says("A member leaves the household").takes::<pages::LeaveForm>().gives::<pages::Done>(),
        Route::post("/households/{id}/head", correct, pages::set_head)
            .says("Another member becomes the head")
            .takes::<pages::HeadForm>()
            .gives::<pages::Done>(),
    ]
}
