//! Sealing: what is personal is stored only encrypted, with a key of the person and compartment it belongs to.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{ChaCha20Poly1305, XChaCha20Poly1305};
use zeroize::Zeroize;

use crate::{Env, Error, Result};

/// Bytes of the random nonce with which everything sealed begins: the same nonce means the same sealing.
pub const NONCE: usize = 12;
const WRAP_NONCE: usize = 24;

/// The key of one stream and compartment. Destroying it erases all that was sealed with it.
#[derive(Clone)]
pub struct DataKey([u8; 32]);

impl Drop for DataKey {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl DataKey {
    /// A new random key.
    #[must_use]
    pub fn generate(env: &Env) -> Self {
        Self(env.bytes())
    }

    /// A key that was derived from the master key for secrets of the installation itself ([`crate::MasterKey::derive`]).
    #[must_use]
    pub const fn derived(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Encrypts; `context` binds the bytes to their place and is not stored.
    pub fn seal(&self, env: &Env, context: &[u8], plain: &[u8]) -> Result<Vec<u8>> {
        let nonce: [u8; NONCE] = env.bytes();
        let cipher = ChaCha20Poly1305::new(&self.0.into());
        let sealed = cipher.encrypt(&nonce.into(), Payload { msg: plain, aad: context }).map_err(|_| Error::Seal)?;
        let mut out = Vec::with_capacity(NONCE + sealed.len());
        out.extend_from_slice(&nonce);
        out.extend_from_slice(&sealed);
        Ok(out)
    }

    /// Decrypts what [`DataKey::seal`] made with the same context.
    pub fn open(&self, context: &[u8], sealed: &[u8]) -> Result<Vec<u8>> {
        let (nonce, body) = sealed.split_at_checked(NONCE).ok_or(Error::Seal)?;
        let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| Error::Seal)?;
        let cipher = ChaCha20Poly1305::new(&self.0.into());
        cipher.decrypt(&nonce.into(), Payload { msg: body, aad: context }).map_err(|_| Error::Seal)
    }
}

/// Wraps a 32-byte key with another one.
pub(crate) fn wrap(env: &Env, master: &[u8; 32], context: &[u8], key: &[u8; 32]) -> Result<Vec<u8>> {
    let nonce: [u8; WRAP_NONCE] = env.bytes();
    let cipher = XChaCha20Poly1305::new(&(*master).into());
    let sealed = cipher.encrypt(&nonce.into(), Payload { msg: key, aad: context }).map_err(|_| Error::Seal)?;
    Ok([nonce.as_slice(), &sealed].concat())
}

/// Takes a wrapped key out again.
pub(crate) fn unwrap(master: &[u8; 32], context: &[u8], wrapped: &[u8]) -> Result<[u8; 32]> {
    let (nonce, body) = wrapped.split_at_checked(WRAP_NONCE).ok_or(Error::Seal)?;
    let nonce: [u8; WRAP_NONCE] = nonce.try_into().map_err(|_| Error::Seal)?;
    let cipher = XChaCha20Poly1305::new(&(*master).into());
    let mut plain = cipher.decrypt(&nonce.into(), Payload { msg: body, aad: context }).map_err(|_| Error::Seal)?;
    let key = plain.as_slice().try_into().map_err(|_| Error::Seal);
    plain.zeroize();
    key
}

/// Wraps a data key for storage.
pub(crate) fn wrap_data_key(env: &Env, master: &[u8; 32], context: &[u8], key: &DataKey) -> Result<Vec<u8>> {
    wrap(env, master, context, &key.0)
}

/// Unwraps a stored data key.
pub(crate) fn unwrap_data_key(master: &[u8; 32], context: &[u8], wrapped: &[u8]) -> Result<DataKey> {
    unwrap(master, context, wrapped).map(DataKey)
}
