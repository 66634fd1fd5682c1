#![doc = include_str!("../README.md")]

mod app;
mod assets;
mod cx;
mod error;
#[expect(missing_docs, reason = "the filter macro writes items without documentation")]
pub mod filters;
mod guard;
mod input;
mod layout;
mod once;
mod openapi;
mod password;
mod picture;
mod problem;
pub mod reference;
mod room;
mod secret;
pub mod session;
pub mod tally;
mod totp;
mod waiting;

#[cfg(test)]
mod tests;

pub use app::{AccountInfo, App, Config, SiteInfo};
pub use cx::{Client, Cx, Wants};
pub use error::{Error, Result};
pub use input::{Asked, Input, Upload};
pub use layout::View;
pub use openapi::document as openapi;
pub use password::{Passwords, password_problem};
pub use problem::{Problem, Problems};
pub use room::{Aside, Line, Menu, Need, Room, Route, Verb, Wait};
pub use secret::{digest, random_token};
pub use totp::{TotpSecret, qr_svg};
pub use waiting::{waiting, waits};

/// Whether two texts are the same, whatever kind of text they are: for templates.
#[must_use]
pub fn same(one: impl AsRef<str>, other: impl AsRef<str>) -> bool {
    one.as_ref() == other.as_ref()
}
