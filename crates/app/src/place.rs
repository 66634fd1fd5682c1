//! The data folder of a command: its lock, its key, its ledger.
//!
//! One program at a time changes what pages show: names, accounts and centres are kept in its memory, which would not
//! hear of what another one writes. So `serve`, `demo` and `rebuild` hold the lock. Commands that only read, or write a
//! row that is no fact (`token`), work beside it.

use std::fs::{File, TryLockError};
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use ledger::{Env, Keyring, Ledger, Open};

use crate::config::Settings;

/// File whose lock says that a program works here.
const LOCK: &str = "relais.lock";
/// File without which a folder is new.
const KEYRING: &str = "keyring.json";

/// The right to change what pages show; given back when dropped, or when the process ends however it ends.
pub struct Lock {
    _file: File,
}

/// Whether nothing has been kept in this folder yet.
#[must_use]
pub fn is_new(dir: &Path) -> bool {
    !dir.join(KEYRING).exists()
}

/// Takes the lock of a folder; `None` when another program holds it.
///
/// # Errors
/// When the folder cannot be written to.
pub fn lock(dir: &Path) -> Result<Option<Lock>> {
    let file =
        File::options().create(true).truncate(false).write(true).open(dir.join(LOCK)).with_context(|| format!("{} cannot be written to", dir.display()))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(Lock { _file: file })),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error).context("the data folder cannot be locked"),
    }
}

/// Whether another program holds the lock, found out without leaving a trace.
#[must_use]
pub fn is_served(dir: &Path) -> bool {
    File::open(dir.join(LOCK)).is_ok_and(|file| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)))
}

/// Shuts a data folder to all but its owner.
///
/// # Errors
/// When the disk refuses.
#[cfg(unix)]
pub fn shut(dir: &Path) -> Result<()> {
    let only_owner = std::os::unix::fs::PermissionsExt::from_mode(0o700);
    std::fs::set_permissions(dir, only_owner).with_context(|| format!("{} cannot be shut to others", dir.display()))
}

/// Where folders have no such permissions there is nothing to do.
///
/// # Errors
/// Never.
#[cfg(not(unix))]
pub fn shut(_: &Path) -> Result<()> {
    Ok(())
}

/// Makes a data folder that only its owner can enter.
///
/// # Errors
/// When the disk refuses.
pub fn make(dir: &Path) -> Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir).with_context(|| format!("the data folder {} cannot be made", dir.display()))
}

fn open_of<'a>(settings: &'a Settings, env: &Env) -> Result<Open<'a>> {
    let master = Keyring::open(env, &settings.dir, settings.key.source())?;
    Ok(Open { dir: &settings.dir, url: settings.database.as_deref(), master, env: env.clone(), projectors: crate::projectors() })
}

/// Opens the ledger as the only one that appends facts, making it when the folder is new.
///
/// # Errors
/// In a sentence, when another program serves the folder or the key does not fit.
pub async fn open(settings: &Settings, env: Env) -> Result<(Ledger, Lock)> {
    make(&settings.dir)?;
    let Some(lock) = lock(&settings.dir)? else {
        bail!("Relais is running on {}: stop it first, or choose another folder with --data", settings.dir.display());
    };
    Ok((Ledger::open(open_of(settings, &env)?).await?, lock))
}

/// Opens the ledger of a folder that another program may be serving: nothing may be appended, nothing is rebuilt.
///
/// # Errors
/// In a sentence, when there is nothing to open or the key does not fit.
pub async fn open_beside(settings: &Settings) -> Result<Ledger> {
    must_exist(&settings.dir)?;
    Ok(Ledger::open_beside(open_of(settings, &Env::system())?).await?)
}

/// Opens the ledger for a rebuild: alone, and with whatever tables there are.
///
/// # Errors
/// In a sentence, when another program serves the folder, there is nothing to open or the key does not fit.
pub async fn open_to_rebuild(settings: &Settings) -> Result<(Ledger, Lock)> {
    must_exist(&settings.dir)?;
    let Some(lock) = lock(&settings.dir)? else {
        bail!("Relais is running on {}: stop it first; the tables cannot be made again under it", settings.dir.display());
    };
    Ok((Ledger::open_beside(open_of(settings, &Env::system())?).await?, lock))
}

/// Signs what was written, unless a server holds the folder, which signs by itself.
///
/// # Errors
/// When the ledger does not open or the disk refuses.
pub async fn sign_if_free(settings: &Settings) -> Result<()> {
    must_exist(&settings.dir)?;
    if let Some(_lock) = lock(&settings.dir)? {
        let ledger = Ledger::open_beside(open_of(settings, &Env::system())?).await?;
        ledger.close().await?;
    }
    Ok(())
}

/// Refuses a folder in which nothing is kept, so that a mistyped path is not taken for a new centre.
///
/// # Errors
/// In a sentence.
pub fn must_exist(dir: &Path) -> Result<()> {
    if is_new(dir) {
        bail!("{} is not a data folder of Relais: name it with --data", dir.display());
    }
    Ok(())
}
