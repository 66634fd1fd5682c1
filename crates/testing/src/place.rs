//! Engines and empty places to open a ledger in.

use std::path::Path;

use ledger::{Engine, Env, KeySource, Keyring, Ledger, Open, Projector, Result};
use tempfile::TempDir;

/// The engines that tests run on: both, unless `RELAIS_TEST_ENGINES` names one.
///
/// # Panics
/// When the variable names something else, or PostgreSQL cannot start.
#[must_use]
pub fn engines() -> Vec<Engine> {
    let wanted = std::env::var("RELAIS_TEST_ENGINES").unwrap_or_default();
    let engines = match wanted.as_str() {
        "" | "both" => vec![Engine::Sqlite, Engine::Postgres],
        "sqlite" => vec![Engine::Sqlite],
        "postgres" => vec![Engine::Postgres],
        other => panic!("RELAIS_TEST_ENGINES is `{other}`; it may be `sqlite`, `postgres` or `both`"),
    };
    if engines.contains(&Engine::Postgres) {
        crate::postgres();
    }
    engines
}

/// A data folder, and on PostgreSQL a database, that are empty at first and gone (the folder) when dropped.
pub struct Place {
    /// Data folder.
    pub dir: TempDir,
    /// URL of the database; none on SQLite.
    pub url: Option<String>,
    /// Engine.
    pub engine: Engine,
}

/// An empty place on an engine.
pub async fn place(engine: Engine) -> Place {
    let url = match engine {
        Engine::Sqlite => None,
        Engine::Postgres => Some(crate::database().await),
    };
    let dir = tempfile::Builder::new().prefix("relais-place-").tempdir().expect("a temporary folder can be made");
    Place { dir, url, engine }
}

/// Runs a test on an empty place of each engine, one after the other, saying on which.
pub async fn each<F: Future<Output = ()>>(test: impl Fn(Place) -> F) {
    for engine in engines() {
        eprintln!("on {engine:?}");
        test(place(engine).await).await;
    }
}

impl Place {
    /// Data folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.dir.path()
    }

    /// Opens the ledger of this place with the key file of its folder, both made on the first opening.
    ///
    /// # Panics
    /// When it does not open.
    pub async fn open(&self, projectors: Vec<Projector>, env: Env) -> Ledger {
        self.try_open(projectors, env, KeySource::Folder).await.expect("the ledger opens")
    }

    /// Opens the ledger of this place, for tests in which that may fail.
    ///
    /// # Errors
    /// As [`Keyring::open`] and [`Ledger::open`].
    pub async fn try_open(&self, projectors: Vec<Projector>, env: Env, key: KeySource) -> Result<Ledger> {
        let master = Keyring::open(&env, self.path(), key)?;
        Ledger::open(Open { dir: self.path(), url: self.url.as_deref(), master, env, projectors }).await
    }
}
