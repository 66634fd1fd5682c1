//! Registers keep their promises, and the evaluation counts what a hand counts.
#![expect(clippy::unwrap_used, reason = "tests")]

mod evaluation;
mod generator;
