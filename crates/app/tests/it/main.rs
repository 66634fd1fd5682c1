//! The program as a whole: that the code keeps its conventions, that every route is guarded, that the commands work.
#![expect(clippy::expect_used, clippy::panic, reason = "tests")]

mod program;
mod tidy;
mod walk;
