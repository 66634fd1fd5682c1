//! People: who they are, what they agreed to, with whom they came. The first subject; all others look down on it.
//!
//! - `consent` comes before everything else: nobody is registered without a live one.
//! - `contact` is for those who refuse: help without a name.
//! - `person` registers, corrects and shows; `household` ties people together; `duplicate` says who is who.
//! - `list` narrows, keeps and exports lists of people.
//! - `card` prints and checks; `search` finds; `assignment` says who follows whom; `register_import` takes in old registers.

pub mod assignment;
pub mod card;
pub mod code;
pub mod consent;
pub mod contact;
pub mod duplicate;
pub mod guest;
pub mod household;
pub mod list;
pub mod person;
pub mod register_import;
pub mod search;

#[cfg(test)]
mod tests;

/// All rooms of this subject.
#[must_use]
pub fn rooms() -> Vec<web::Room> {
    vec![
        consent::ROOM,
        contact::ROOM,
        person::ROOM,
        list::ROOM,
        household::ROOM,
        duplicate::ROOM,
        card::ROOM,
        search::ROOM,
        assignment::ROOM,
        register_import::ROOM,
    ]
}
