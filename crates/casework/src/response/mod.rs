//! Who acts on what: the organisations, services and groups around a centre, each with the level at which it acts and the
//! factors it acts on (the programmatic response model). It is to name no person, and what is typed is sealed all the same;
//! beside what is found most in assessments it shows where nobody acts yet.

mod facts;
mod form;
mod groups;
mod pages;
mod rules;
mod sheet;
mod store;
mod write;

#[cfg(test)]
mod journey;
#[cfg(test)]
mod tests;

pub use facts::{Kept, Response, ResponseFact, ResponseId};
pub use groups::{GROUPS, Group};
pub(crate) use rules::holds_code;
pub use store::{Acting, acting};

use access::Duty;
use ledger::FactKind as _;
use web::{Menu, Need, Room, Route};

/// The room.
pub const ROOM: Room = Room {
    name: "response",
    routes,
    menu: Some(Menu { key: "response-menu", path: "/responses", duty: Duty::CaseRead, order: 56, count: None }),
    projector: Some(store::PROJECTOR),
    kinds: ResponseFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let (read, keep) = (Need::Duty(Duty::CaseRead), Need::Duty(Duty::CaseWrite));
    vec![
        Route::get("/responses", read, pages::list)
            .says("Who acts on what and at which level; first of all where nobody does")
            .asks::<form::ListQuery>()
            .gives::<pages::ListPage>(),
        Route::post("/responses", keep, write::add).says("Note somebody who acts").takes::<form::ResponseForm>().gives::<write::Done>(),
        Route::get("/responses/new", keep, write::new).says("The form of somebody who acts").asks::<form::NewQuery>().gives::<write::FormPage>(),
        Route::get("/responses/sheet", read, sheet::print).says("Who acts on what, filled or to be filled by hand (PDF)").asks::<form::SheetQuery>().file(),
        Route::get("/responses/factors/{factor}", read, pages::factor).says("Who acts on one factor, at each level").gives::<pages::FactorPage>(),
        Route::get("/responses/{response}", read, pages::show).says("Somebody who acts, with what was noted before").gives::<pages::ShowPage>(),
        Route::post("/responses/{response}", keep, write::change).says("Change what is noted").takes::<form::ResponseForm>().gives::<write::Done>(),
        Route::get("/responses/{response}/change", keep, write::edit).says("The form with what is noted").gives::<write::FormPage>(),
        Route::post("/responses/{response}/end", keep, write::end)
            .says("Note that it has ended, and why; it stays to be read")
            .takes::<form::EndForm>()
            .gives::<write::Done>(),
    ]
}

/// Lists of codes with the prefix of their names, for a test.
#[cfg(test)]
pub(crate) fn names() -> Vec<(&'static str, Vec<&'static str>)> {
    vec![("response-group", GROUPS.iter().map(|group| group.code).collect()), ("response-kind", facts::KINDS.to_vec())]
}
