//! Time and chance come from here alone, so that a test can fix both.

use std::sync::Arc;
use std::sync::Mutex;

use crate::{Id, Instant};

/// Where "now" comes from.
#[derive(Clone)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A clock that stands still until it is moved; for tests and demos.
    Fixed(Arc<Mutex<i64>>),
}

/// Where random bytes come from.
#[derive(Clone)]
pub enum Entropy {
    /// The operating system.
    System,
    /// A seeded stream: the same seed gives the same bytes. For tests only.
    Seeded(Arc<Mutex<blake3::OutputReader>>),
}

/// Clock and entropy, handed to everything that needs either.
#[derive(Clone)]
pub struct Env {
    clock: Clock,
    entropy: Entropy,
}

impl Env {
    /// The real machine.
    #[must_use]
    pub fn system() -> Self {
        Self { clock: Clock::System, entropy: Entropy::System }
    }

    /// A fixed clock at `start` and bytes that follow from `seed`.
    #[must_use]
    pub fn fixed(start: Instant, seed: u64) -> Self {
        let reader = blake3::Hasher::new().update(&seed.to_le_bytes()).finalize_xof();
        Self { clock: Clock::Fixed(Arc::new(Mutex::new(start.millis()))), entropy: Entropy::Seeded(Arc::new(Mutex::new(reader))) }
    }

    /// The present instant.
    #[must_use]
    pub fn now(&self) -> Instant {
        match &self.clock {
            Clock::System => system_now(),
            Clock::Fixed(at) => Instant::from_millis(*at.lock().unwrap_or_else(std::sync::PoisonError::into_inner)),
        }
    }

    /// Moves a fixed clock forward; the machine's clock stays as it is.
    pub fn advance_ms(&self, millis: i64) {
        if let Clock::Fixed(at) = &self.clock {
            *at.lock().unwrap_or_else(std::sync::PoisonError::into_inner) += millis;
        }
    }

    /// Random bytes.
    #[must_use]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut out = [0; N];
        match &self.entropy {
            Entropy::System => system_fill(&mut out),
            Entropy::Seeded(reader) => reader.lock().unwrap_or_else(std::sync::PoisonError::into_inner).fill(&mut out),
        }
        out
    }

    /// A new time-ordered identifier.
    #[must_use]
    pub fn id<K>(&self) -> Id<K> {
        let millis = u64::try_from(self.now().millis()).unwrap_or(0);
        Id::from_uuid(uuid::Builder::from_unix_timestamp_millis(millis, &self.bytes()).into_uuid())
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that asks the machine for the time")]
fn system_now() -> Instant {
    Instant::from_millis(jiff::Timestamp::now().as_millisecond())
}

#[expect(clippy::disallowed_methods, clippy::expect_used, reason = "the one place that asks the machine for randomness; without it no key may be made")]
fn system_fill(out: &mut [u8]) {
    getrandom::fill(out).expect("the operating system gives random bytes");
}
