//! Opaque secrets that people or programs carry: random, and stored only as hashes.

use ledger::Env;

const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// A random token of 32 letters and digits (160 bits), easy to read aloud: no `l`, `o`, `0`, `1`.
#[must_use]
pub fn random_token(env: &Env) -> String {
    env.bytes::<32>().iter().map(|byte| ALPHABET.get(usize::from(byte % 32)).copied().map_or('a', char::from)).collect()
}

/// How a token is stored: its BLAKE3 hash in hexadecimal.
#[must_use]
pub fn digest(token: &str) -> String {
    blake3::hash(token.as_bytes()).to_hex().to_string()
}
