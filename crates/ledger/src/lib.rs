#![doc = include_str!("../README.md")]

mod attachment;
mod backup;
mod clock;
mod db;
mod error;
mod fact;
mod id;
mod keyring;
pub mod looks;
mod migrate;
mod open;
mod rebuild;
mod seal;
mod time;
mod verify;
mod write;

#[cfg(test)]
mod tests;

pub use attachment::Attachment;
pub use backup::{BackupSummary, Recipient, backup, restore};
pub use clock::{Clock, Entropy, Env};
pub use db::{Bind, Conn, Db, Engine};
pub use error::Error;
pub use fact::{Class, Compartment, Fact, FactKind, NewFact, Stream};
pub use id::{Building, Node, Person, Site, User};
pub use id::{Fresh, Id, NodeId, SiteId, StreamId, UserId};
pub use keyring::{KeySource, Keyring, MasterKey};
pub use looks::{Look, LookRow};
pub use migrate::LOCAL_TABLES;
pub use open::{Ledger, Open, Projector};
pub use rebuild::Rebuilt;
pub use seal::{DataKey, NONCE};
pub use time::{Day, Instant, PartialDate};
pub use verify::Verified;
pub use write::{Author, Write};

#[doc(hidden)]
pub use {serde_json, sqlx};

/// What every function of this crate that can fail returns.
pub type Result<T, E = Error> = std::result::Result<T, E>;
/// A boxed future, as projectors return it.
pub type BoxFuture<'a, T> = futures::future::BoxFuture<'a, T>;
