//! The ledger on both engines.
#![expect(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod append;
mod backup;
mod batch;
mod cancel;
mod durability;
mod erase;
mod fold;
mod format;
mod keyring;
mod several;
#[cfg(feature = "sqlcipher")]
mod sqlcipher;
mod thing;
mod verify;
