//! The house: who waits at the door, who sleeps in which bed, and which bed is free.
//!
//! - `arrival` shows who waits, and what comes next for each.
//! - `place` keeps buildings, rooms and beds.
//! - `stay` gives a bed, moves, and notes the departure: a bed holds one person.
//! - `board` shows the whole house at a glance.

pub mod arrival;
pub mod board;
pub mod place;
pub mod stay;

/// All rooms of this subject.
#[must_use]
pub fn rooms() -> Vec<web::Room> {
    vec![arrival::ROOM, place::ROOM, stay::ROOM, board::ROOM]
}

#[cfg(test)]
mod journey;
#[cfg(test)]
mod tests;
