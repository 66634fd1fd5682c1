//! The master key of a data folder: made from a passphrase or read from a key file, never stored in the clear beside
//! a passphrase. `keyring.json` in the data folder says which, and proves that a key is the right one.

use std::path::{Path, PathBuf};

use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use zeroize::Zeroize;

use crate::{Env, Error, Result, seal};

const KEYRING: &str = "keyring.json";
/// Key file that `relais demo`, and a first start without other instructions, makes inside the data folder.
const OWN_KEY: &str = "master.key";
const CHECK: &[u8] = b"relais master key";
/// Argon2id cost for the master key: 64 MiB, 3 passes.
const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;

/// The key that wraps all others of a data folder.
#[derive(Clone)]
pub struct MasterKey([u8; 32]);

impl Drop for MasterKey {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl MasterKey {
    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// A key derived from this one for another purpose.
    #[must_use]
    pub fn derive(&self, purpose: &str) -> [u8; 32] {
        blake3::derive_key(purpose, &self.0)
    }
}

/// Where the master key comes from.
pub enum KeySource {
    /// Whatever the data folder says; its own key file when it is new.
    Folder,
    /// A passphrase typed or given by the environment.
    Passphrase(String),
    /// A file of 32 random bytes in hexadecimal, made when absent.
    File(PathBuf),
}

/// What `keyring.json` holds: no secret, only how to come to the key and how to know it.
#[derive(Serialize, Deserialize)]
pub struct Keyring {
    format: u32,
    source: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    key_file: Option<PathBuf>,
    salt: String,
    wrapped: String,
}

impl Keyring {
    /// Opens the keyring of a data folder, or makes one when the folder is new.
    ///
    /// # Errors
    /// [`Error::WrongKey`] when the key does not fit, [`Error::Refused`] when a passphrase is needed and none was given.
    pub fn open(env: &Env, dir: &Path, source: KeySource) -> Result<MasterKey> {
        let path = dir.join(KEYRING);
        match std::fs::read(&path) {
            Ok(text) => {
                let ring: Self = serde_json::from_slice(&text).map_err(|_| Error::Broken(format!("{KEYRING} cannot be read")))?;
                ring.unlock(dir, source)
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Self::create(env, dir, source),
            Err(error) => Err(error.into()),
        }
    }

    /// Whether this data folder needs a passphrase.
    #[must_use]
    pub fn needs_passphrase(dir: &Path) -> bool {
        std::fs::read(dir.join(KEYRING)).ok().and_then(|t| serde_json::from_slice::<Self>(&t).ok()).is_some_and(|r| r.source == "passphrase")
    }

    fn create(env: &Env, dir: &Path, source: KeySource) -> Result<MasterKey> {
        let salt: [u8; 16] = env.bytes();
        let (name, key_file, outer) = match source {
            KeySource::Passphrase(passphrase) => ("passphrase", None, stretch(&passphrase, &salt)?),
            KeySource::File(path) => ("file", Some(std::path::absolute(&path)?), key_from_file(env, &path, true)?),
            KeySource::Folder => ("file", None, key_from_file(env, &dir.join(OWN_KEY), true)?),
        };
        let master: [u8; 32] = env.bytes();
        let ring = Self { format: 1, source: name.to_owned(), key_file, salt: hex(&salt), wrapped: hex(&seal::wrap(env, &outer, CHECK, &master)?) };
        let text = serde_json::to_vec_pretty(&ring).map_err(|_| Error::Seal)?;
        write_private(&dir.join(KEYRING), &text)?;
        Ok(MasterKey(master))
    }

    fn unlock(&self, dir: &Path, source: KeySource) -> Result<MasterKey> {
        let salt = unhex(&self.salt).ok_or(Error::WrongKey)?;
        let outer = match (self.source.as_str(), source) {
            ("passphrase", KeySource::Passphrase(passphrase)) => stretch(&passphrase, &salt)?,
            ("passphrase", _) => {
                return Err(Error::Refused("this data folder opens with a passphrase: give it with --passphrase-file or RELAIS_PASSPHRASE".to_owned()));
            }
            (_, KeySource::File(path)) => key_from_file(&Env::system(), &path, false)?,
            (_, _) => {
                let path = self.key_file.clone().unwrap_or_else(|| dir.join(OWN_KEY));
                key_from_file(&Env::system(), &path, false)?
            }
        };
        let wrapped = unhex(&self.wrapped).ok_or(Error::WrongKey)?;
        seal::unwrap(&outer, CHECK, &wrapped).map(MasterKey).map_err(|_| Error::WrongKey)
    }

    /// Files of the data folder that a backup must hold to open again: the keyring and its own key file, if there.
    pub(crate) fn files(dir: &Path) -> Vec<(&'static str, Vec<u8>)> {
        [KEYRING, OWN_KEY].into_iter().filter_map(|name| std::fs::read(dir.join(name)).ok().map(|bytes| (name, bytes))).collect()
    }
}

fn stretch(passphrase: &str, salt: &[u8]) -> Result<[u8; 32]> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, Some(32)).map_err(|_| Error::Seal)?;
    let mut key = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into(passphrase.as_bytes(), salt, &mut key).map_err(|_| Error::Seal)?;
    Ok(key)
}

fn key_from_file(env: &Env, path: &Path, make: bool) -> Result<[u8; 32]> {
    match std::fs::read_to_string(path) {
        Ok(text) => unhex(text.trim()).and_then(|bytes| bytes.try_into().ok()).ok_or(Error::WrongKey),
        Err(error) if make && error.kind() == std::io::ErrorKind::NotFound => {
            let key: [u8; 32] = env.bytes();
            write_private(path, hex(&key).as_bytes())?;
            Ok(key)
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(Error::Refused(format!("the key file {} is not there", path.display()))),
        Err(error) => Err(error.into()),
    }
}

/// Writes a file that only its owner may read, and makes sure that it is on disk.
pub(crate) fn write_private(path: &Path, bytes: &[u8]) -> Result<()> {
    use std::io::Write as _;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    Ok(())
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// Bytes from hexadecimal; `None` when it is not.
pub(crate) fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.is_ascii() {
        return None;
    }
    (0..text.len()).step_by(2).map(|i| text.get(i..i + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok())).collect()
}
