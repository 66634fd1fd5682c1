//! Ranking cards, an exercise of trainings: groups rank fictional people from the most to the least vulnerable, then learn
//! more of each and rank again. What moved and where groups disagree is laid side by side, and talked over. No real person
//! is ever on a card, and no participant is named.
//!
//! - `compare` is the arithmetic of two rankings; `deck` the cards, ours and those of a centre.
//! - The second layer is shown once, and nobody ranks a second time who has not ranked before.

mod compare;
mod deck;
mod decks;
mod facts;
mod form;
mod group;
mod pages;
mod rules;
mod sheet;
mod store;

#[cfg(test)]
mod journey;
#[cfg(test)]
mod tests;

pub use compare::{distance, moves, spread};
pub use facts::{Card, Deck, DeckId, RankingFact, Session, SessionId, Stage};

use access::Duty;
use ledger::FactKind as _;
use web::{Menu, Need, Room, Route};

/// The room.
pub const ROOM: Room = Room {
    name: "ranking",
    routes,
    menu: Some(Menu { key: "ranking-menu", path: "/rankings", duty: Duty::TrainingLead, order: 150, count: None }),
    projector: Some(store::PROJECTOR),
    kinds: RankingFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let lead = Need::Duty(Duty::TrainingLead);
    vec![
        Route::get("/rankings", lead, pages::list).says("Exercises with ranking cards, and the decks there are").gives::<pages::ListPage>(),
        Route::post("/rankings", lead, pages::open).says("Begin an exercise").takes::<form::SessionForm>().gives::<pages::Done>(),
        Route::get("/rankings/{session}", lead, pages::show)
            .says("An exercise: rankings of all groups side by side, what moved, and what was said")
            .gives::<pages::ShowPage>(),
        Route::get("/rankings/{session}/groups/{group}", lead, group::show).says("The cards for one group to rank").gives::<group::GroupPage>(),
        Route::post("/rankings/{session}/groups/{group}", lead, group::rank)
            .says("Note how a group ranks: each place given once; with a reason for each change the second time")
            .takes::<form::RankForm>()
            .gives::<pages::Done>(),
        Route::post("/rankings/{session}/reveal", lead, pages::reveal)
            .says("Show what more is known of each; the first ranking stands from then on")
            .takes::<form::RevealForm>()
            .gives::<pages::Done>(),
        Route::post("/rankings/{session}/notes", lead, pages::note)
            .says("Note what was said in the discussion")
            .takes::<form::NoteForm>()
            .gives::<pages::Done>(),
        Route::post("/rankings/{session}/close", lead, pages::close).says("End an exercise").gives::<pages::Done>(),
        Route::get("/rankings/decks/new", lead, decks::new).says("The form of a deck of one's own").gives::<decks::FormPage>(),
        Route::post("/rankings/decks", lead, decks::make).says("Make a deck of invented people").takes::<form::DeckForm>().gives::<decks::Done>(),
        Route::get("/rankings/decks/{deck}", lead, decks::show)
            .says("A deck with both layers; `builtin` is the one that is always there")
            .gives::<decks::DeckPage>(),
        Route::get("/rankings/decks/{deck}/change", lead, decks::edit).says("The form with the cards of a deck").gives::<decks::FormPage>(),
        Route::post("/rankings/decks/{deck}", lead, decks::change)
            .says("Change a deck; exercises that were held keep their cards")
            .takes::<form::DeckForm>()
            .gives::<decks::Done>(),
        Route::post("/rankings/decks/{deck}/withdraw", lead, decks::withdraw).says("Take a deck out of use").gives::<decks::Done>(),
        Route::get("/rankings/decks/{deck}/cards", lead, sheet::cards).says("Cards to cut out, one layer or both (PDF)").asks::<form::CardsQuery>().file(),
    ]
}

/// Lists of codes with the prefix of their names, for a test.
#[cfg(test)]
pub(crate) fn names() -> Vec<(&'static str, Vec<&'static str>)> {
    let numbers = || deck::NUMBERS.to_vec();
    vec![
        ("ranking-front", numbers()),
        ("ranking-more", numbers()),
        ("ranking-ask", pages::QUESTIONS.to_vec()),
        ("ranking-stage", Stage::ALL.map(Stage::name).to_vec()),
        ("ranking-language", deck::LANGUAGES.to_vec()),
    ]
}
