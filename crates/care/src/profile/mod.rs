//! What a member of staff says of themselves, so that somebody can be given a case manager they understand and wish for:
//! languages, woman or man, days away. Each writes their own and nobody else's; it is sealed and read only where a
//! case manager is chosen.

mod facts;
mod pages;
mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use facts::{Profile, ProfileFact};
pub use store::of;

use access::Duty;
use ledger::FactKind as _;
use web::{Need, Room, Route};

/// The room.
pub const ROOM: Room = Room {
    name: "profile",
    routes,
    projector: Some(store::PROJECTOR),
    kinds: ProfileFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let own = Need::Duty(Duty::OwnAccount);
    vec![
        Route::get("/my/profile", own, pages::show).says("What one says of oneself: languages, woman or man, days away").gives::<pages::ProfilePage>(),
        Route::post("/my/profile", own, pages::save).says("Say it").takes::<pages::ProfileForm>().gives::<pages::Saved>(),
    ]
}
