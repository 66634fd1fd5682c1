//! The door for programs: what the API is, and whether the program lives.

mod pages;
mod store;

use web::{Need, Room, Route};

/// The room.
pub(crate) const ROOM: Room = Room { name: "api", routes, ..Room::EMPTY };

fn routes() -> Vec<Route> {
    vec![
        Route::get("/api/openapi.json", Need::Nobody, pages::document).says("This document"),
        Route::get("/health", Need::Nobody, pages::health).says("Whether program and database answer").gives::<pages::Health>(),
    ]
}
