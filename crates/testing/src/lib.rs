#![doc = include_str!("../README.md")]
#![expect(clippy::expect_used, clippy::panic, reason = "a tool of tests: what goes wrong here must fail the test, with a sentence")]

pub mod fold;
pub mod http;
mod place;
mod postgres;

pub use place::{Place, each, engines, place};
pub use postgres::{Cluster, database, postgres};
