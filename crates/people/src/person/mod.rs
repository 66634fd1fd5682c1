//! The person: registered once, corrected with a reason, shown to each role in its own measure.

mod facts;
mod fields;
mod file;
mod form;
mod former;
mod head;
mod kept;
mod likely;
mod memory;
mod pages;
mod photo;
pub(crate) mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use facts::{Identity, Paper, Person, PersonFact, SiteMoved, graver};
pub use fields::{DataClass, FIELDS, Field};
pub(crate) use file::{Shown, asides, shown};
pub use form::PersonForm;
pub use head::{Head, PersonId, head, heads, names, record};
pub use likely::{Likely, Spelling, likely, mask, spellings};
pub use memory::{candidates, forget, remember};
pub(crate) use memory::{find, learn_after, page, refer};
pub use pages::{NewPerson, enter};
pub use rules::{ADULT_AGE, set_died};
pub use store::count_alone;
pub(crate) use store::{code_taken, count_proposed, find_code, list_proposed, place, visible};

use access::Duty;
use ledger::{Compartment, FactKind as _, Stream};
use web::{Line, Need, Room, Route};

/// The room.
pub const ROOM: Room = Room {
    name: "person",
    routes,
    projector: Some(store::PROJECTOR),
    kinds: PersonFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    lines: Some(lines),
    start: Some(memory::start),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let register = Need::Duty(Duty::PersonRegister);
    vec![
        Route::get("/people/new", register, pages::new)
            .says("The registration form for somebody who consented")
            .asks::<pages::NewQuery>()
            .gives::<pages::FormPage>(),
        Route::post("/people", register, pages::create)
            .says("Register a person; likely duplicates are shown first")
            .takes::<PersonForm>()
            .gives::<pages::Created>(),
        Route::post("/people/candidates", register, pages::candidates)
            .says("People who look like the one being typed, masked")
            .takes::<PersonForm>()
            .gives::<likely::LikelyPage>(),
        Route::post("/people/{id}/continue", register, pages::come_back)
            .says("The person is already known: the old file goes on")
            .takes::<pages::ContinueForm>()
            .gives::<pages::Created>(),
        Route::get("/people/{id}", Need::Duty(Duty::PersonRead), file::show)
            .says("A person's file, in the reader's measure")
            .gives::<file::FilePage>()
            .opens(Compartment::Identity),
        Route::get("/people/{id}/edit", Need::Duty(Duty::PersonCorrect), pages::edit)
            .says("The form to correct a file")
            .gives::<pages::FormPage>()
            .opens(Compartment::Identity),
        Route::post("/people/{id}/edit", Need::Duty(Duty::PersonCorrect), pages::correct)
            .says("Correct a file, with a reason")
            .takes::<PersonForm>()
            .gives::<pages::Created>()
            .opens(Compartment::Identity),
        Route::get("/people/{id}/history", Need::Duty(Duty::PersonHistory), file::history)
            .says("Earlier values of corrected fields")
            .gives::<file::HistoryPage>()
            .opens(Compartment::Identity),
        Route::get("/people/{id}/photo", Need::Duty(Duty::PersonRead), file::photo).says("The photo").opens(Compartment::Identity).file(),
        Route::post("/people/{id}/photo", Need::Duty(Duty::PersonCorrect), photo::take)
            .says("A photo taken after registration, or a newer one; only while the person agrees to it")
            .takes::<photo::PhotoForm>()
            .gives::<pages::Created>(),
        Route::post("/people/{id}/care", Need::Duty(Duty::PersonAssign), pages::set_care)
            .says("Set or lift the mark of a child alone")
            .takes::<pages::CareForm>()
            .gives::<pages::Created>(),
        Route::post("/people/{id}/restrict", Need::Duty(Duty::PersonAssign), pages::set_restricted)
            .says("Close a file to the site at large, or open it")
            .takes::<pages::RestrictForm>()
            .gives::<pages::Created>(),
        Route::get("/people/{id}/seen", Need::Duty(Duty::SeenPrint), file::seen)
            .says("Who has seen my file: a print for the person (PDF)")
            .opens(Compartment::Identity)
            .file(),
    ]
}

fn lines(stream: &Stream) -> Vec<Line> {
    stream
        .of::<PersonFact>()
        .map(|(fact, what)| match what {
            PersonFact::Registered(registered) if registered.import.is_some() => Line::of(fact, "person-line-imported"),
            PersonFact::Registered(_) => Line::of(fact, "person-line-registered"),
            PersonFact::Corrected(corrected) => Line::of(fact, "person-line-corrected").with("n", corrected.changes.len()).with("value", corrected.reason),
            PersonFact::Photographed(_) => Line::of(fact, "person-line-photographed"),
            PersonFact::CareSet(set) => Line::of(fact, if set.care.is_empty() { "person-line-care-lifted" } else { "person-line-care-set" }),
            PersonFact::CareProposed(_) => Line::of(fact, "person-line-care-proposed"),
            PersonFact::Restricted(set) => Line::of(fact, if set.restricted { "person-line-restricted" } else { "person-line-unrestricted" }),
            PersonFact::Returned(_) => Line::of(fact, "person-line-returned"),
            PersonFact::Withdrawn(_) => Line::of(fact, "person-line-withdrawn"),
            PersonFact::Died(set) => Line::of(fact, if set.died { "person-line-died" } else { "person-line-died-not" }),
            PersonFact::Moved(_) => Line::of(fact, "person-line-moved"),
        })
        .collect()
}
