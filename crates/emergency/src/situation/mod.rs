//! The situation report of a mass arrival: for the meeting of the afternoon, at 6, 12 and 24 hours or at any time. It
//! holds aggregates only, and what leaves the centre hides small numbers.

mod pages;
mod rules;

#[cfg(test)]
mod tests;

pub use pages::ReportQuery;

use access::Duty;
use web::{Need, Room, Route};

/// The room.
pub const ROOM: Room =
    Room { name: "situation", routes, texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")], ..Room::EMPTY };

fn routes() -> Vec<Route> {
    let record = Need::Duty(Duty::EmergencyRecord);
    vec![
        Route::get("/emergencies/{id}/situation", record, pages::show).says("Where a mass arrival stands, in numbers").gives::<pages::SituationPage>(),
        Route::get("/emergencies/{id}/report.pdf", record, pages::report)
            .says("The situation report on one page, aggregates only (PDF)")
            .asks::<ReportQuery>()
            .file(),
    ]
}
