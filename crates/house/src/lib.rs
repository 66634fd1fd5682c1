//! The house: who waits at the door, who sleeps in which bed, and which bed is free.
//!
//! - `arrival` knows who waits for a bed; the board of arrivals is in the subject `reception`.
//! - `place` keeps buildings, rooms and beds.
//! - `stay` gives a bed, moves, notes leave and departure: a bed holds one person, and how many are in follows from stays.
//! - `vital` notes births and deaths, with what each does to beds, card, consent, household and counts.
//! - `board` shows the whole house at a glance, and proposes beds for everybody who waits.
//! - `bed_need` says what somebody needs of a room, `apart` who is kept apart.
//! - `planned` knows who is expected, `capacity` how many the house takes by beds and by standards.

pub mod apart;
pub mod arrival;
pub mod bed_need;
pub mod board;
pub mod capacity;
pub mod place;
pub mod planned;
pub mod stay;
pub mod vital;

/// All rooms of this subject.
#[must_use]
pub fn rooms() -> Vec<web::Room> {
    // The bed comes first among what is offered for somebody.
    vec![place::ROOM, stay::ROOM, vital::ROOM, bed_need::ROOM, apart::ROOM, board::ROOM, planned::ROOM, capacity::ROOM]
}

#[cfg(test)]
mod journey;
#[cfg(test)]
mod tests;
