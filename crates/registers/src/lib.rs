#![doc = include_str!("../README.md")]

mod clerk;
pub mod evaluate;
mod files;
mod generate;
mod kin;
mod names;
mod origin;
mod places;
mod rng;
mod slips;
mod sound;
mod write_facts;
mod write_name;

pub use files::{COLUMNS, TRUTH_COLUMNS};
pub use generate::{Made, Order, generate};
