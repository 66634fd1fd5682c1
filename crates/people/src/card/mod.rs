//! The card: name, code and a random token that means nothing to a stranger's telephone. Printing makes a new card and
//! revokes the one before, because the token exists nowhere but on the paper. A guard who checks a card learns whether it
//! is good, whose it is and where the person sleeps; nothing else.

mod check;
mod facts;
mod pages;
mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use facts::{Card, CardFact, Cards};
pub use rules::{LAYOUTS, end_with_life};
pub use store::{Found, find};

use access::Duty;
use ledger::{Compartment, FactKind as _, Stream};
use web::{Line, Menu, Need, Room, Route};

/// The room.
pub const ROOM: Room = Room {
    name: "card",
    routes,
    menu: Some(Menu { key: "card-check-title", path: "/cards/check", duty: Duty::CardVerify, order: 40, count: None }),
    projector: Some(store::PROJECTOR),
    kinds: CardFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    lines: Some(lines),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let print = Need::Duty(Duty::CardPrint);
    let verify = Need::Duty(Duty::CardVerify);
    vec![
        Route::get("/people/{id}/card", print, pages::show)
            .says("The cards of a person, and the form to print one")
            .gives::<pages::CardPage>()
            .opens(Compartment::Identity),
        Route::post("/people/{id}/card", print, pages::issue)
            .says("Print a card, which revokes the one before; always answers the PDF itself, because its code is kept nowhere")
            .takes::<pages::CardForm>()
            .opens(Compartment::Identity)
            .file(),
        Route::post("/people/{id}/card/lost", print, pages::lose).says("A card was lost: it is no longer good").gives::<pages::Lost>(),
        Route::post("/households/{id}/cards", print, pages::household)
            .says("Print cards for the members of a household, ten to a sheet; always answers the PDF itself")
            .opens(Compartment::Identity)
            .file(),
        Route::get("/cards/check", verify, check::open).says("The form to check a card").gives::<check::CheckPage>(),
        Route::post("/cards/check", verify, check::check)
            .says("Check a card by its QR code or its written code")
            .takes::<check::CheckForm>()
            .gives::<check::CheckPage>()
            .opens(Compartment::Identity),
        Route::get("/people/{id}/card/check", verify, check::person)
            .says("Whether a person has a good card")
            .asks::<check::CheckQuery>()
            .gives::<check::CheckPage>()
            .opens(Compartment::Identity),
    ]
}

fn lines(stream: &Stream) -> Vec<Line> {
    stream
        .of::<CardFact>()
        .filter_map(|(fact, what)| match what {
            CardFact::Issued(issued) => Some(Line::of(fact, "card-line-issued").with("n", issued.serial)),
            // That the one before is over follows from printing anew.
            CardFact::Revoked(revoked) if revoked.reason == "replaced" => None,
            // Nor what follows from a death.
            CardFact::Revoked(revoked) if revoked.reason == "died" => None,
            CardFact::Revoked(revoked) => Some(Line::of(fact, "card-line-revoked").with("n", revoked.serial)),
        })
        .collect()
}
