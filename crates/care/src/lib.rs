//! Care: the first screening, the alerts that come of it, the file and its case manager, and handing over at the change
//! of shift.
//!
//! - `screening` asks the short safe questions; whoever is not trained writes answers and never reads them back.
//! - `alert` tells the one role that can help, and nobody else.
//! - `profile` is what a member of staff says of themselves: languages, woman or man, days away.
//! - `file` opens the follow-up of a person and gives it to a case manager.
//! - `shift` hands over and takes over, read and signed.

pub mod alert;
pub mod file;
pub mod guest;
mod language;
mod level;
pub mod profile;
pub mod screening;
pub mod shift;

#[cfg(test)]
mod journey;
#[cfg(test)]
mod tests;

pub use level::Level;

/// All rooms of this subject.
#[must_use]
pub fn rooms() -> Vec<web::Room> {
    vec![screening::ROOM, alert::ROOM, file::ROOM, shift::ROOM, profile::ROOM]
}
