//! Hashing of small numbers: quick, and the same in every run.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map of numbers that nobody chooses from outside with ill intent: its keys are counters and hashes made here.
pub(crate) type Numbers<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;

/// Multiply and fold.
#[derive(Default, Clone, Copy)]
pub(crate) struct Quick(u64);

impl Hasher for Quick {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u32(&mut self, n: u32) {
        self.write_u64(u64::from(n));
    }

    fn write_u64(&mut self, n: u64) {
        self.0 = mix(self.0, n);
    }

    fn write_u128(&mut self, n: u128) {
        let low = u64::try_from(n & u128::from(u64::MAX)).unwrap_or_default();
        let high = u64::try_from(n >> 64).unwrap_or_default();
        self.write_u64(low);
        self.write_u64(high);
    }
}

/// Two numbers as one, order counts.
pub(crate) fn mix(a: u64, b: u64) -> u64 {
    let x = (a ^ b.wrapping_mul(0x9e37_79b9_7f4a_7c15)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    x ^ (x >> 32)
}

/// A small generator for samples: the same ones in every run.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `n`; 0 when `n` is 0.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let wide = u128::from(mix(self.0, 0x51ed_270b)) * u128::try_from(n).unwrap_or_default();
        usize::try_from(wide >> 64).unwrap_or_default()
    }
}

/// A 32-bit number as a place in a list.
pub(crate) fn position(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
