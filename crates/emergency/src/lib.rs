//! Emergency: a hundred people at once, from heads to names, with tasks and a situation report.
//!
//! - `event` counts, looks, notes and queues: numbers before names, triage, the grid, full registration later.
//! - `task` says who does what, where, by when.
//! - `situation` makes the report for the meeting of the afternoon.

pub mod event;
pub mod situation;
pub mod task;

/// All rooms of this subject.
#[must_use]
pub fn rooms() -> Vec<web::Room> {
    vec![event::ROOM, task::ROOM, situation::ROOM]
}

#[cfg(test)]
mod journey;
#[cfg(test)]
mod storm;
#[cfg(test)]
mod tests;
