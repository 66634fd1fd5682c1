//! Oversight: notes, closing and handing on a follow-up, meetings, the caseload of a team, and what to do when one is told of
//! an incident.
//!
//! - `note` keeps notes in the part of the file that their class belongs to, and the nurse's two marks for case work.
//! - `closure` closes a follow-up; where much harm could come, somebody else approves.
//! - `transfer` hands a follow-up to another case manager, site or partner; the sender answers for it until it is accepted.
//! - `incident` leads through the first minutes after one is told of something, and calls the one who can help.
//! - `caseload` is the board of those who supervise, and the day of those who follow.
//! - `meeting` keeps what is decided when follow-ups are gone through, alone or with partners.
//!
//! The projector of `caseload` reads tables of the rooms below: these rooms stand after theirs in the program's list.

pub mod caseload;
pub mod closure;
pub mod incident;
pub mod meeting;
pub mod note;
pub mod transfer;
mod went;
mod who;

#[cfg(test)]
mod journey;
#[cfg(test)]
mod journey_beside;
#[cfg(test)]
mod journey_merged;
#[cfg(test)]
mod tests;

/// All rooms of this subject.
#[must_use]
pub fn rooms() -> Vec<web::Room> {
    vec![note::ROOM, transfer::ROOM, closure::ROOM, incident::ROOM, caseload::ROOM, meeting::ROOM]
}
