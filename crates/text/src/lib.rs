#![doc = include_str!("../README.md")]

mod catalogue;
mod format;
mod locale;
mod typography;

pub use catalogue::{Arg, Catalogue};
pub use format::{day, day_short, number, time_of_day};
pub use locale::Locale;

#[cfg(test)]
mod tests;
