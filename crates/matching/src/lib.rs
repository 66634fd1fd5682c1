#![doc = include_str!("../README.md")]

mod candidate;
mod features;
mod fold;
mod index;
mod keys;
mod names;
mod score;
mod script;
mod search;
mod vocabulary;

#[cfg(test)]
mod tests;

pub use candidate::{Band, Candidate, REVIEW_SCORE_MIN, Reason, SURE_SCORE_MIN};
pub use features::Features;
pub use fold::fold;
pub use index::Index;
pub use keys::{document_key, phone_key, sort_key};
