#![doc = include_str!("../README.md")]

mod arena;
mod batch;
mod candidate;
mod compare;
mod features;
mod finder;
mod fold;
mod hash;
mod index;
mod keys;
mod kinds;
mod lexicon;
mod model;
mod names;
mod places;
mod postings;
mod reason;
mod register;
mod script;
mod search;
mod spelled;
mod teach;

#[cfg(test)]
mod tests;

pub use batch::{Batch, LOOK_MIN, MATCH_MIN, Match};
pub use candidate::{Band, Candidate, REVIEW_SCORE_MIN, Reason, SURE_SCORE_MIN};
pub use features::Features;
pub use finder::{Finder, HIT_MIN};
pub use fold::fold;
pub use index::{Index, Memory};
pub use keys::{document_key, phone_key, sort_key};
pub use model::Model;
pub use register::{BadRow, Table, TableError};
pub use spelled::spellings;
