//! How many people the house takes: by its beds, and by the minimum figures of the field for toilets, showers, water and
//! floor (domain 5.6). The manager types what there is; the page says what that is enough for, which figure binds, and
//! what is missing for those who are in the house now. A standard that cannot be met for a while needs a waiver with a
//! reason, an approver and an end.

mod facts;
mod pages;
pub mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use facts::{CapacityFact, Figures, Standard, State, Waiver};
pub use rules::{Capacity, Needs, capacity, capacity_for, needs};
pub use store::{count_by_sex, figures};

use access::Duty;
use ledger::FactKind as _;
use web::{Need, Room, Route};

/// The room.
pub const ROOM: Room = Room {
    name: "capacity",
    routes,
    projector: Some(store::PROJECTOR),
    kinds: CapacityFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let (read, manage) = (Need::Duty(Duty::BoardRead), Need::Duty(Duty::RoomManage));
    vec![
        Route::get("/beds/capacity", read, pages::show).says("How many people the house takes by beds and by standards").gives::<pages::CapacityPage>(),
        Route::post("/beds/capacity", manage, pages::set)
            .says("Note what there is of toilets, showers, water and floor")
            .takes::<rules::FiguresForm>()
            .gives::<pages::Made>(),
        Route::post("/beds/capacity/waivers", manage, pages::waive).says("Note a waiver of a standard").takes::<rules::WaiverForm>().gives::<pages::Made>(),
        Route::post("/beds/capacity/waivers/{id}/end", manage, pages::end_waiver).says("End a waiver").takes::<pages::EndForm>().gives::<pages::Made>(),
    ]
}
