//! Opening a ledger: engine, keys, node, projections.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use ed25519_dalek::SigningKey;
use tokio::sync::Mutex;

use crate::write::Writer;
use crate::{BoxFuture, Conn, Db, Env, Id, MasterKey, NodeId, Result, Stream, Write, all, migrate, one, run, seal};

/// How a room keeps its tables in step with the facts.
#[derive(Clone, Copy)]
pub struct Projector {
    /// Room it belongs to.
    pub room: &'static str,
    /// Prefixes of the kinds it listens to: `"stay/"`.
    pub listens: &'static [&'static str],
    /// Its tables.
    pub tables: &'static [&'static str],
    /// Their definitions, with type tokens `{text} {int} {blob} {bool} {strict}`, statements ended by `;`.
    pub schema: &'static str,
    /// Rewrites the rows that follow from one stream. Must cope with any set of facts and must not fail because of them.
    pub project: for<'a> fn(&'a mut Write, &'a Stream) -> BoxFuture<'a, Result<()>>,
}

/// What is needed to open a ledger.
pub struct Open<'a> {
    /// Data folder: attachments, and the SQLite file when no URL is given.
    pub dir: &'a Path,
    /// PostgreSQL URL, or none for SQLite.
    pub url: Option<&'a str>,
    /// Master key.
    pub master: MasterKey,
    /// Clock and entropy.
    pub env: Env,
    /// The projections of all rooms.
    pub projectors: Vec<Projector>,
}

/// A ledger that is open. Cheap to clone.
#[derive(Clone)]
pub struct Ledger(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) db: Db,
    pub(crate) env: Env,
    pub(crate) master: MasterKey,
    pub(crate) node: NodeId,
    pub(crate) signing: SigningKey,
    pub(crate) writer: Arc<Mutex<Writer>>,
    pub(crate) projectors: Vec<Projector>,
    pub(crate) dir: PathBuf,
    /// Number of the last fact that is on disk, as far as this program knows.
    pub(crate) last: Arc<AtomicI64>,
}

impl Ledger {
    /// Opens the ledger, making it when the place is empty, and rebuilds the projections when their definition changed.
    ///
    /// # Errors
    /// Wrong key, newer data, or a database that fails.
    pub async fn open(open: Open<'_>) -> Result<Self> {
        let ledger = Self::open_bare(open).await?;
        ledger.ensure_projections().await?;
        Ok(ledger)
    }

    /// Opens without looking at the projections; for `verify` and `restore`.
    pub(crate) async fn open_bare(open: Open<'_>) -> Result<Self> {
        let db = Db::open(open.dir, open.url, &open.master).await?;
        let mut conn = db.writer().await?;
        migrate::migrate(&mut conn).await?;
        let (node, signing) = own_node(&mut conn, &open.env, &open.master).await?;
        let last = Arc::new(AtomicI64::new(0));
        let writer = Writer::start(db.clone(), conn, Arc::clone(&last)).await?;
        Ok(Self(Arc::new(Inner {
            db,
            env: open.env,
            master: open.master,
            node,
            signing,
            writer: Arc::new(Mutex::new(writer)),
            projectors: open.projectors,
            dir: open.dir.to_owned(),
            last,
        })))
    }

    async fn ensure_projections(&self) -> Result<()> {
        let wanted = self.fingerprint();
        let found = migrate::meta(&mut self.read().await?, "projections").await?;
        if found.as_deref() != Some(&wanted) {
            self.rebuild(|_, _| {}).await?;
        }
        Ok(())
    }

    /// What the projections of this program look like; another value means that they must be rebuilt.
    pub(crate) fn fingerprint(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        for projector in &self.0.projectors {
            hasher.update(projector.room.as_bytes()).update(projector.schema.as_bytes());
        }
        hasher.finalize().to_hex().to_string()
    }

    /// A connection for reading.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn read(&self) -> Result<Conn> {
        self.0.db.read().await
    }

    /// Number of the last fact on disk: as long as it stays the same, what was read of the facts is still true. Facts
    /// that another program writes count from the next write of this one.
    #[must_use]
    pub fn last_seq(&self) -> i64 {
        self.0.last.load(Ordering::Acquire)
    }

    /// Clock and entropy.
    #[must_use]
    pub fn env(&self) -> &Env {
        &self.0.env
    }

    /// This node.
    #[must_use]
    pub fn node(&self) -> NodeId {
        self.0.node
    }

    /// The master key, for what the installation itself must keep secret.
    #[must_use]
    pub fn master(&self) -> &MasterKey {
        &self.0.master
    }

    /// The data folder.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.0.dir
    }

    /// Which engine is below.
    #[must_use]
    pub fn engine(&self) -> crate::Engine {
        self.0.db.engine()
    }

    /// Signs what was written and closes.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn close(&self) -> Result<()> {
        self.checkpoint().await?;
        self.0.writer.lock().await.release();
        self.0.db.close().await;
        Ok(())
    }
}

async fn own_node(conn: &mut Conn, env: &Env, master: &MasterKey) -> Result<(NodeId, SigningKey)> {
    let context = b"node signing key";
    if let Some((node, secret)) = one!(&mut *conn, (NodeId, Vec<u8>), "select node_id, secret from node order by node_id limit 1")? {
        let secret = seal::unwrap(master.bytes(), context, &secret).map_err(|_| crate::Error::WrongKey)?;
        return Ok((node, SigningKey::from_bytes(&secret)));
    }
    let node: NodeId = env.id();
    let signing = SigningKey::from_bytes(&env.bytes());
    let wrapped = seal::wrap(env, master.bytes(), context, signing.as_bytes())?;
    let public = signing.verifying_key().to_bytes().to_vec();
    run!(conn, "insert into node (node_id, public, secret) values ($1, $2, $3)", node, public, wrapped)?;
    Ok((node, signing))
}

/// Keys of this node, as verification needs them.
pub(crate) async fn node_keys(conn: &mut Conn) -> Result<Vec<(NodeId, Vec<u8>)>> {
    all!(conn, (Id<crate::Node>, Vec<u8>), "select node_id, public from node order by node_id limit 1000")
}
