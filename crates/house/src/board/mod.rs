//! The board: the whole house at a glance, room by room and bed by bed. It names people only to those who see names, and
//! says nothing of anybody but that they are there or away. Beside it the plan, which proposes beds for everybody who waits,
//! and the history of each bed.

mod history;
mod pages;
mod plan;
mod store;

#[cfg(test)]
mod tests;

pub use store::{Occupancy, occupancy};

use access::Duty;
use web::{Menu, Need, Room, Route};

/// The room.
pub const ROOM: Room = Room {
    name: "board",
    routes,
    menu: Some(Menu { key: "menu-beds", path: "/beds", duty: Duty::BoardRead, order: 30, count: None }),
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    vec![
        Route::get("/beds", Need::Duty(Duty::BoardRead), pages::show)
            .says("The board of beds: who is where, what is free")
            .asks::<pages::BoardQuery>()
            .gives::<pages::BoardPage>(),
        Route::get("/beds/plan", Need::Duty(Duty::StayWrite), plan::show)
            .says("Beds proposed for everybody who waits, with reasons")
            .asks::<plan::PlanQuery>()
            .gives::<plan::PlanPage>(),
        Route::post("/beds/plan", Need::Duty(Duty::StayWrite), plan::give)
            .says("Give the beds that were ticked, all at once")
            .takes::<plan::GiveForm>()
            .gives::<plan::Given>(),
        Route::get("/beds/{bed}/history", Need::Duty(Duty::BoardRead), history::show)
            .says("Who slept in a bed, or for readers without names how many")
            .gives::<history::HistoryPage>(),
    ]
}
