//! Reception: who comes to the door, what they need at once, who is eligible for what, and who only passes by.
//!
//! - `arrival` is the board of the door: a ticket for everybody who comes, the queue, and what comes next for each.
//! - `eligibility` keeps the criteria of programmes, version by version, and checks people against them.
//! - `visit` notes who comes for a service and does not stay the night.

pub mod arrival;
pub mod eligibility;
mod guest;
pub mod visit;

/// All rooms of this subject.
#[must_use]
pub fn rooms() -> Vec<web::Room> {
    vec![arrival::ROOM, visit::ROOM, eligibility::ROOM]
}

#[cfg(test)]
mod journey;
#[cfg(test)]
mod tests;
