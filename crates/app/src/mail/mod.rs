//! Mail to the staff: that something waits for them in Relais, and nothing else. No name, no code, no kind of alert and no
//! address of a page goes out; whoever reads the mail on its way learns that somebody works somewhere.
//!
//! Who is written to is whoever would see it on the home page: what waits is asked of the rooms for each account that has
//! an address, in the account's own measure ([`web::waiting`]). A [`Mailer`] does so beside the requests, after what it
//! counts is on disk: nobody waits for it, and what it cannot send is on the pages all the same.

mod rules;
mod store;
mod worker;

pub use rules::{AT_WORK_MS, GIVE_UP_MS, QUIET_MS};
pub use worker::{Done, Mailer, reachable};

use web::Room;

/// The words of the mail.
pub(crate) const ROOM: Room =
    Room { name: "mail", texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")], ..Room::EMPTY };
