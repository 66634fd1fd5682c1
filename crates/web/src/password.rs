//! Passwords: Argon2id on a bounded pool, so that a burst of sign-ins cannot eat the machine; ruled by length and by a
//! list of those that everybody tries first.

use std::collections::HashSet;
use std::sync::{Arc, LazyLock};

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use ledger::Env;
use tokio::sync::Semaphore;

use crate::{Error, Result};

/// Shortest password. Length is what counts; no rule about digits or signs.
pub(crate) const LENGTH_MIN: usize = 10;
/// Longest password, so that hashing stays bounded.
const LENGTH_MAX: usize = 200;
/// Hashes computed at once.
const AT_ONCE: usize = 2;
/// 19 MiB, two passes: the OWASP floor for Argon2id, right for a laptop.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;

static COMMON: LazyLock<HashSet<&'static str>> = LazyLock::new(|| include_str!("../data/common-passwords.txt").lines().collect());

/// Message key of what is wrong with a new password, if anything. `names` are words that must not be the password.
#[must_use]
pub fn password_problem(password: &str, names: &[&str]) -> Option<&'static str> {
    let folded = password.to_lowercase();
    if password.chars().count() < LENGTH_MIN {
        Some("password-short")
    } else if password.len() > LENGTH_MAX {
        Some("password-long")
    } else if COMMON.contains(folded.as_str()) || names.iter().any(|n| !n.is_empty() && folded.contains(&n.to_lowercase()) && folded.len() < n.len() + 4) {
        Some("password-common")
    } else {
        None
    }
}

/// The pool that hashes and checks passwords.
#[derive(Clone)]
pub struct Passwords {
    places: Arc<Semaphore>,
    decoy: Arc<str>,
}

impl Passwords {
    /// A pool for this machine.
    ///
    /// # Errors
    /// When hashing does not work at all.
    pub fn new(env: &Env) -> Result<Self> {
        let decoy = hash(env.bytes(), "a password that nobody has")?;
        Ok(Self { places: Arc::new(Semaphore::new(AT_ONCE)), decoy: decoy.into() })
    }

    /// The hash to store, as a PHC string.
    ///
    /// # Errors
    /// When the machine cannot.
    pub async fn hash(&self, env: &Env, password: &str) -> Result<String> {
        let (salt, password) = (env.bytes::<16>(), password.to_owned());
        self.run(move || hash(salt, &password)).await?
    }

    /// Whether a password is the one of a stored hash. Without a hash the same time is spent for nothing, so that an
    /// unknown name cannot be told from a wrong password.
    ///
    /// # Errors
    /// When the machine cannot.
    pub async fn verify(&self, stored: Option<String>, password: &str) -> Result<bool> {
        let (known, password, decoy) = (stored.is_some(), password.to_owned(), Arc::clone(&self.decoy));
        let matches = self.run(move || verify(stored.as_deref().unwrap_or(&decoy), &password)).await?;
        Ok(known && matches)
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        let _place = self.places.acquire().await.map_err(|e| Error::Internal(e.to_string()))?;
        tokio::task::spawn_blocking(work).await.map_err(|e| Error::Internal(e.to_string()))
    }
}

fn argon() -> Result<Argon2<'static>> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, None).map_err(|e| Error::Internal(e.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn hash(salt: [u8; 16], password: &str) -> Result<String> {
    argon()?.hash_password_with_salt(password.as_bytes(), &salt).map(|hash| hash.to_string()).map_err(|e| Error::Internal(e.to_string()))
}

fn verify(stored: &str, password: &str) -> bool {
    let Ok(parsed) = PasswordHash::new(stored) else { return false };
    Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok()
}
