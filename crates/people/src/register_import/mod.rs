//! Taking over an existing register, from a workbook or a CSV: columns are matched by their names, every row is read by
//! the rules of the desk, likely duplicates are decided by people, and then all of it is imported, or nothing. What was
//! imported can be taken back. The file itself is destroyed as soon as it has been imported or given up.

mod apply;
mod check;
mod columns;
mod facts;
mod job;
mod pages;
mod row;
mod rules;
mod store;
mod table;
mod values;
mod words;

#[cfg(test)]
mod journey;
#[cfg(test)]
mod tests;

pub use facts::{Import, ImportFact};

use access::Duty;
use ledger::FactKind as _;
use web::{Menu, Need, Room, Route};

/// The room.
pub const ROOM: Room = Room {
    name: "register_import",
    routes,
    menu: Some(Menu { key: "menu-imports", path: "/imports", duty: Duty::RegisterImport, order: 160, count: None }),
    kinds: ImportFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    start: Some(check::start),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let need = Need::Duty(Duty::RegisterImport);
    vec![
        Route::get("/imports", need, pages::list).says("Imports of registers, newest first").gives::<pages::ListPage>(),
        Route::post("/imports", need, pages::create).says("Upload a register as XLSX or CSV").takes::<pages::UploadForm>().gives::<pages::Created>(),
        Route::get("/imports/{id}", need, job::show)
            .says("An import where it stands: columns, check, review or result")
            .asks::<job::JobQuery>()
            .gives::<job::JobPage>(),
        Route::get("/imports/{id}/progress", need, job::progress).says("How far the check is").gives::<job::ProgressPage>(),
        Route::post("/imports/{id}/mapping", need, pages::map)
            .says("Say what the columns mean and declare the consents on paper; begins the check")
            .takes::<pages::MappingForm>()
            .gives::<pages::Created>(),
        Route::post("/imports/{id}/decide", need, pages::decide)
            .says("Say whether a row is somebody known")
            .takes::<pages::DecideForm>()
            .gives::<pages::Created>(),
        Route::post("/imports/{id}/apply", need, pages::apply).says("Import all rows, or none").gives::<pages::Done>(),
        Route::post("/imports/{id}/undo", need, pages::undo).says("Take an import back, but for people of whom more is known since").gives::<pages::Done>(),
        Route::post("/imports/{id}/discard", need, pages::discard).says("Give an import up and destroy its file").gives::<pages::Done>(),
    ]
}
