//! Who waits for a bed: those who came today and those who are in without one. The board of arrivals, which shows them with
//! everybody else at the door, is a room of the subject `reception`.

mod store;
mod waiting;

pub use store::{BedWaiting, CAME, CAME_ANONYMOUS, list_bed_waiting};
pub use waiting::{Waiting, named};
