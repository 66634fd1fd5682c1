//! The program as a whole: that the code keeps its conventions, that every route is guarded, that the commands work.
#![expect(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod browser;
mod casework;
mod crash;
mod crowd;
mod journey;
mod mail;
mod once;
mod program;
mod register;
mod tidy;
mod walk;
