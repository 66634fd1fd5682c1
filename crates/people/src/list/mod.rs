//! Lists of people: narrowed, in the columns that one wants, kept as a view, and taken out as a file. What a reader may
//! not see they may not filter by either, and every file that leaves is recorded with its purpose.

mod columns;
mod export;
mod facts;
mod pages;
mod query;
mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use facts::ListFact;

use access::Duty;
use ledger::FactKind as _;
use web::{Menu, Need, Room, Route};

/// The room.
pub const ROOM: Room = Room {
    name: "list",
    routes,
    menu: Some(Menu { key: "menu-people", path: "/people", duty: Duty::PersonSearch, order: 20, count: None }),
    under: &[("/exports", "/looks")],
    projector: Some(store::PROJECTOR),
    kinds: ListFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let (search, export) = (Need::Duty(Duty::PersonSearch), Need::Duty(Duty::ListExport));
    vec![
        Route::get("/people", search, pages::list).says("People of the site, newest arrival first").asks::<query::ListQuery>().gives::<pages::ListPage>(),
        Route::post("/people/views", search, pages::save).says("Keep a list as a view").takes::<pages::ViewForm>().gives::<pages::Done>(),
        Route::post("/people/views/{id}/remove", search, pages::remove).says("Remove a view of one's own").gives::<pages::Done>(),
        Route::get("/people/export", export, export::ask)
            .says("What will leave with an export: columns and number of people")
            .asks::<query::ListQuery>()
            .gives::<export::AskPage>(),
        Route::post("/people/export", export, export::make)
            .says("Take a list out as CSV with HXL tags or as XLSX; recorded with its purpose")
            .takes::<export::ExportForm>()
            .file(),
        Route::get("/exports", Need::Duty(Duty::LookReview), export::register)
            .says("Lists that were taken out: who, when, what for, which columns, how many people")
            .asks::<export::RegisterQuery>()
            .gives::<export::RegisterPage>(),
    ]
}
