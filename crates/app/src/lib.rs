//! The binary `relais`: which rooms there are, the command line, configuration, first start and the practice centre.
//!
//! A subject is added to the program by one line in [`rooms`]; everything else (router, menu, access matrix, texts,
//! projections, documents) is derived from the descriptors of its rooms.

pub mod bench;
pub mod cli;
mod command;
pub mod config;
pub mod demo;
mod doctor;
mod home;
mod logs;
pub mod mail;
mod match_files;
pub mod paper;
pub mod place;
mod say;
mod serve;

pub use logs::note as log_requests;

use ledger::{Ledger, Projector};
use web::{App, Room};

/// All rooms, subject by subject.
#[must_use]
pub fn rooms() -> Vec<Room> {
    [
        vec![home::ROOM, mail::ROOM],
        admin::rooms(),
        people::rooms(),
        house::rooms(),
        reception::rooms(),
        emergency::rooms(),
        safety::rooms(),
        welcome::rooms(),
        care::rooms(),
        casework::rooms(),
        help::rooms(),
        oversight::rooms(),
    ]
    .concat()
}

/// The projections of all rooms.
#[must_use]
pub fn projectors() -> Vec<Projector> {
    rooms().iter().filter_map(|room| room.projector).collect()
}

/// The whole program on a ledger.
///
/// # Errors
/// When texts are faulty or a room cannot load what it keeps in memory.
pub async fn assemble(ledger: Ledger, config: web::Config) -> web::Result<App> {
    App::start(ledger, rooms(), config).await
}
