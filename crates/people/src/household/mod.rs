//! The household: who came together, who is its head, how each is related to the head. A household may be one person;
//! splitting and joining keep the history, and no child loses the adult they are with unnoticed.

mod arrange;
mod change;
mod children;
mod facts;
mod pages;
mod rules;
mod store;

#[cfg(test)]
mod journey;
#[cfg(test)]
mod tests;

pub use change::{form, join, leave, set_head};
pub(crate) use change::{merged, parted};
pub use facts::{Formed, Household, HouseholdFact, Joined, Left};
pub use rules::{RELATIONS, Relations};
pub use store::{head, members, of};

use access::Duty;
use ledger::FactKind as _;
use web::{Need, Room, Route};

/// The room.
pub const ROOM: Room = Room {
    name: "household",
    routes,
    under: &[("/households", "/people")],
    projector: Some(store::PROJECTOR),
    kinds: HouseholdFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    waits: Some(children::waits),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let correct = Need::Duty(Duty::PersonCorrect);
    vec![
        Route::post("/households", correct, pages::create).says("Form a household of one").takes::<pages::NewForm>().gives::<pages::Done>(),
        Route::get("/households/children", Need::Duty(Duty::PersonAssign), children::list)
            .says("Children who lost the adult they were with; a mark is proposed")
            .gives::<children::ChildrenPage>(),
        Route::get("/households/{id}", Need::Duty(Duty::PersonRead), pages::show)
            .says("A household: members whom the reader may see, relations, history")
            .gives::<pages::ShowPage>(),
        Route::post("/households/{id}/leave", correct, pages::leave).says("A member leaves the household").takes::<pages::LeaveForm>().gives::<pages::Done>(),
        Route::get("/households/{id}/head", correct, arrange::ask_head)
            .says("The form on which another member becomes the head, or relations are corrected")
            .asks::<arrange::HeadQuery>()
            .gives::<arrange::HeadPage>(),
        Route::post("/households/{id}/head", correct, arrange::set_head)
            .says("Another member becomes the head, or relations to the head are corrected")
            .takes::<arrange::HeadForm>()
            .gives::<pages::Done>(),
        Route::get("/households/{id}/split", correct, arrange::ask_split)
            .says("The form on which some members form a household of their own")
            .gives::<arrange::SplitPage>(),
        Route::post("/households/{id}/split", correct, arrange::split)
            .says("Some members form a household of their own")
            .takes::<arrange::SplitForm>()
            .gives::<pages::Done>(),
        Route::post("/households/{id}/find", correct, pages::find)
            .says("Find somebody who is to join, by code or card")
            .takes::<pages::FindForm>()
            .gives::<pages::Done>(),
        Route::get("/households/{id}/join", correct, arrange::ask_join)
            .says("The form on which somebody joins, with their household when they have one")
            .asks::<arrange::JoinQuery>()
            .gives::<arrange::JoinPage>(),
        Route::post("/households/{id}/join", correct, arrange::join)
            .says("Somebody joins, or another household as a whole")
            .takes::<arrange::JoinForm>()
            .gives::<pages::Done>(),
    ]
}
