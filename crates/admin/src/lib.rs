//! Administration: centres, accounts, the door, programs' tokens, the log of who looked at what, and the API document.
//!
//! Nothing here is about migrants. Accounts and sites are facts in the clear (`House`, `Open`); passwords and second
//! factors are never facts: they live in the local table `credential`, hashed or sealed.

mod account;
mod api;
mod look;
mod reply;
mod sign_in;
mod site;
mod token;

pub use account::{NewAccount, create_account, mail_addresses};
pub use site::{NewSite, open_site};
pub use token::{TokenLine, create_token, list_tokens, revoke_token};

/// Password of every account of the fictional centre that `relais demo` opens.
pub const DEMO_PASSWORD: &str = "relais-essai-2026";

/// The rooms of this subject.
#[must_use]
pub fn rooms() -> Vec<web::Room> {
    vec![site::ROOM, account::ROOM, sign_in::ROOM, token::ROOM, look::ROOM, api::ROOM]
}
