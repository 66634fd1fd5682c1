#![doc = include_str!("../README.md")]

mod conflict;
mod duty;
mod role;
mod rule;

pub use conflict::{Conflict, conflicting_roles, conflicts};
pub use duty::{Duty, Portion, Scope};
pub use role::Role;
pub use rule::{Filter, Record, Subject};

#[cfg(test)]
mod tests;
