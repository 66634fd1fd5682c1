//! Safety: who is in the house now, the gate, the evacuation list and the head count.
//!
//! - `gate` notes who goes out and comes in, by card, code or from a list.
//! - `evacuation` shows and prints who has to be at which meeting point.
//! - `headcount` counts them there, in a drill or in earnest, and names who is missing.

pub mod evacuation;
pub mod gate;
pub mod headcount;

/// All rooms of this subject.
#[must_use]
pub fn rooms() -> Vec<web::Room> {
    vec![gate::ROOM, evacuation::ROOM, headcount::ROOM]
}

#[cfg(test)]
mod journey;
#[cfg(test)]
mod tests;
