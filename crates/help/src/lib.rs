//! Help: the plan that a person agrees to, what is done for them, and their appointments.
//!
//! - `plan` holds goals with the person's own words, actions, versions and what the person says to each; progress, reviews
//!   and the meetings in which the plan is made.
//! - `service` is the catalogue of what a centre gives, and what was given to whom.
//! - `appointment` says who is expected when, reminds, and shows who did not come.
//! - `outreach` says in which way somebody is followed, keeps tries to reach them from afar, and sends mobile teams out and waits
//!   for them.

pub mod appointment;
mod banner;
pub mod outreach;
mod paper;
pub mod plan;
pub mod service;
mod typed;

#[cfg(test)]
mod journey;
#[cfg(test)]
mod journey_outreach;
#[cfg(test)]
mod tests;

pub use typed::Money;

/// All rooms of this subject.
#[must_use]
pub fn rooms() -> Vec<web::Room> {
    vec![plan::ROOM, service::ROOM, appointment::ROOM, outreach::ROOM]
}
