//! The public page: what residents and visitors read on the centre's own network, without signing in. Staff write it, in up
//! to three languages, with versions and dates; it says nothing about anybody, how many are here, or who works here.

mod facts;
mod form;
mod pages;
mod public;
mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use facts::{ItemId, NoticeFact, SECTIONS};
pub use form::{ItemForm, SectionForm};

use access::Duty;
use ledger::FactKind as _;
use web::{Menu, Need, Room, Route};

/// The room.
pub const ROOM: Room = Room {
    name: "notice",
    routes,
    menu: Some(Menu { key: "notice-menu", path: "/notices", duty: Duty::NoticeEdit, order: 124, count: None }),
    projector: Some(store::PROJECTOR),
    kinds: NoticeFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let edit = Need::Duty(Duty::NoticeEdit);
    vec![
        Route::get("/centre", Need::Nobody, public::centre).says("The public page of the only centre, or a choice of centres").gives::<public::ChoicePage>(),
        Route::get("/centre/{prefix}", Need::Nobody, public::show).says("The public page of a centre, without sign-in").gives::<public::PublicPage>(),
        Route::get("/centre/{prefix}/rules", Need::Nobody, public::rules).says("The house rules in force, without sign-in").gives::<public::RulesPage>(),
        Route::get("/notices", edit, pages::list).says("What the public page says, with versions and dates").gives::<pages::ListPage>(),
        Route::get("/notices/poster", edit, pages::poster).says("A poster with the address of the public page as a QR code").gives::<pages::PosterPage>(),
        Route::get("/notices/sections/{section}", edit, pages::section).says("The form of one part, with its versions").gives::<pages::SectionPage>(),
        Route::post("/notices/sections/{section}", edit, pages::word)
            .says("Publish a part of the public page anew")
            .takes::<SectionForm>()
            .gives::<pages::Written>(),
        Route::post("/notices/items", edit, pages::post).says("Put up a notice with its last day").takes::<ItemForm>().gives::<pages::Written>(),
        Route::get("/notices/items/{item}", edit, pages::item).says("The form of one notice, with its versions").gives::<pages::ItemPage>(),
        Route::post("/notices/items/{item}", edit, pages::change).says("Put up a notice anew").takes::<ItemForm>().gives::<pages::Written>(),
        Route::post("/notices/items/{item}/remove", edit, pages::remove).says("Take a notice down").gives::<pages::Written>(),
    ]
}
