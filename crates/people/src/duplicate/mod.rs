//! Who is who: decisions that two files are different people, remembered so that nobody is asked twice.

mod facts;
mod store;

pub use facts::DuplicateFact;
pub use store::{moved, set_apart};

use ledger::{FactKind as _, Stream};
use web::{Line, Room};

/// The room.
pub const ROOM: Room = Room {
    name: "duplicate",
    projector: Some(store::PROJECTOR),
    kinds: DuplicateFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    lines: Some(lines),
    ..Room::EMPTY
};

fn lines(stream: &Stream) -> Vec<Line> {
    stream
        .of::<DuplicateFact>()
        .map(|(fact, what)| match what {
            DuplicateFact::Different(_) => Line::of(fact, "duplicate-line-different"),
            DuplicateFact::Moved(_) => Line::of(fact, "duplicate-line-moved"),
        })
        .collect()
}
