//! Welcome: what a guest is told on the first day, and what the house gives and keeps for them.
//!
//! - `orientation` notes what was explained, in which language and form, and whether it was understood.
//! - `house_rule` publishes the house rules; guests may decline them without losing any help.
//! - `belonging` keeps belongings in sealed bags and gives them back.
//! - `kit` asks for kits; `kit::APPROVAL` lets a second person decide.
//! - `notice` writes the public page, which everybody on the centre's network reads without signing in.

pub mod belonging;
mod guest;
pub mod house_rule;
pub mod kit;
pub mod notice;
pub mod orientation;
mod paper;
mod words;

/// All rooms of this subject.
#[must_use]
pub fn rooms() -> Vec<web::Room> {
    vec![orientation::ROOM, house_rule::ROOM, belonging::ROOM, kit::ROOM, kit::APPROVAL, notice::ROOM]
}

#[cfg(test)]
mod scene;
#[cfg(test)]
mod tests;
