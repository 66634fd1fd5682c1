//! Case work: assessing needs, risks and capacities, and the special tracks for those who need more.
//!
//! - `assessment` weighs what threatens somebody, what exposes them and what they have to meet it; versions stand side by
//!   side, and none is ever lost.
//! - `track` leads through the steps that children alone, survivors of trafficking or of violence, people in detention and
//!   others have a right to, in their order and within their time.

pub mod assessment;
pub mod paper;
pub mod ranking;
pub mod response;
pub mod track;
mod who;

#[cfg(test)]
mod journey;
#[cfg(test)]
mod tests;

/// All rooms of this subject.
#[must_use]
pub fn rooms() -> Vec<web::Room> {
    vec![assessment::ROOM, track::ROOM, response::ROOM, ranking::ROOM]
}
