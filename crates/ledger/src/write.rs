//! Writing: one writer per node, many requests in one commit.
//!
//! Each request works in a savepoint. When it is done it queues once more for the writer; whoever comes first commits
//! for all whose work is in. So a disk that can flush a thousand times a second acknowledges many more requests, none of
//! them before it is on disk, and a request that fails takes nothing of the others with it.
//!
//! A request may be dropped at any point at which it waits (its reader went away). What moves the writer from one state
//! to the next therefore runs on tasks of their own (`to_end`), and whatever becomes of a request, its batch is ended
//! soon after ([`Ending`]): no transaction stays open, and no other program is locked out, while nobody writes.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use ed25519_dalek::Signer as _;
use serde_json::Value;
use tokio::sync::OwnedMutexGuard;

use crate::{
    Class, Compartment, Conn, DataKey, Db, Engine, Env, Error, Fact, Id, Instant, Ledger, NewFact, Result, SiteId, Stream, StreamId, UserId, all, one, run,
    seal,
};

/// Facts after which a signed checkpoint is written, at the latest.
pub(crate) const CHECKPOINT_FACTS: i64 = 256;
/// Failed batches that are remembered for those who wait to hear of theirs.
const FAILED_MAX: usize = 1024;

/// Who writes, and where.
#[derive(Clone, Copy, Debug, Default)]
pub struct Author {
    /// Account; nil for the program itself.
    pub user: UserId,
    /// Site.
    pub site: SiteId,
}

/// Ends of the chains, and the clock's last tick.
#[derive(Clone, Copy)]
struct Heads {
    seq: i64,
    hash: [u8; 32],
    at: i64,
    checkpoint: i64,
    look_seq: i64,
    look_hash: [u8; 32],
}

/// The writing connection and what is known of the batch under way.
pub(crate) struct Writer {
    /// Where a lost connection is replaced; none once the ledger is closed.
    db: Option<Db>,
    conn: Option<Conn>,
    heads: Heads,
    batch_heads: Heads,
    savepoint_heads: Heads,
    open: bool,
    dirty: bool,
    batch: u64,
    failed: VecDeque<u64>,
    /// Where readers learn up to which fact all is on disk.
    last: Arc<AtomicI64>,
}

impl Writer {
    pub(crate) async fn start(db: Db, mut conn: Conn, last: Arc<AtomicI64>) -> Result<Self> {
        let heads = read_heads(&mut conn).await?;
        last.store(heads.seq, Ordering::Release);
        Ok(Self {
            db: Some(db),
            conn: Some(conn),
            heads,
            batch_heads: heads,
            savepoint_heads: heads,
            open: false,
            dirty: false,
            batch: 0,
            failed: VecDeque::new(),
            last,
        })
    }

    /// Gives the connection back when the ledger closes.
    pub(crate) fn release(&mut self) {
        self.db = None;
        self.conn = None;
    }

    fn conn(&mut self) -> Result<&mut Conn> {
        self.conn.as_mut().ok_or_else(closed)
    }

    async fn enter(&mut self) -> Result<()> {
        self.clean().await?;
        if !self.open {
            self.begin().await?;
        }
        if let Err(error) = self.conn()?.batch("savepoint request").await {
            self.abandon().await;
            return Err(error);
        }
        self.savepoint_heads = self.heads;
        self.dirty = true;
        Ok(())
    }

    /// Begins a batch: on a new connection when the old one is lost, and where the chain ends now, since another program
    /// may have written to the same data.
    async fn begin(&mut self) -> Result<()> {
        let db = self.db.clone().ok_or_else(closed)?;
        let begun = self.conn()?.begin_write().await;
        if let Err(error) = begun {
            if db.engine() == Engine::Sqlite {
                return Err(error);
            }
            if let Some(conn) = &mut self.conn {
                conn.close_on_drop();
            }
            self.conn = None;
            self.conn = Some(db.writer().await?);
            self.conn()?.begin_write().await?;
        }
        self.open = true;
        self.batch += 1;
        if let Err(error) = self.catch_up().await {
            self.abandon().await;
            return Err(error);
        }
        self.batch_heads = self.heads;
        Ok(())
    }

    async fn catch_up(&mut self) -> Result<()> {
        let ends = "select (select max(seq) from fact), (select max(seq) from checkpoint), (select max(seq) from look)";
        let found = one!(self.conn()?, (Option<i64>, Option<i64>, Option<i64>), ends)?
            .map(|(fact, checkpoint, look)| [fact, checkpoint, look].map(|seq| seq.unwrap_or(0)));
        if found != Some([self.heads.seq, self.heads.checkpoint, self.heads.look_seq]) {
            self.heads = read_heads(self.conn()?).await?;
        }
        Ok(())
    }

    /// Undoes what a request left behind that ended without committing.
    async fn clean(&mut self) -> Result<()> {
        if self.dirty {
            self.dirty = false;
            self.heads = self.savepoint_heads;
            if self.conn()?.batch("rollback to savepoint request; release savepoint request").await.is_err() {
                self.abandon().await;
            }
        }
        Ok(())
    }

    /// Gives the whole batch up: every request in it is told that it failed.
    async fn abandon(&mut self) {
        if let Some(conn) = &mut self.conn {
            let _ = conn.batch("rollback").await;
        }
        self.open = false;
        self.dirty = false;
        self.heads = self.batch_heads;
        self.failed.push_back(self.batch);
        if self.failed.len() > FAILED_MAX {
            self.failed.pop_front();
        }
    }

    async fn flush(&mut self, batch: u64) -> Result<()> {
        self.clean().await?;
        if self.open && self.batch == batch {
            if let Err(error) = self.conn()?.batch("commit").await {
                self.abandon().await;
                return Err(error);
            }
            self.open = false;
            self.last.store(self.heads.seq, Ordering::Release);
        }
        if self.failed.contains(&batch) {
            return Err(Error::Refused("the disk or database refused the write; nothing was kept of it".to_owned()));
        }
        Ok(())
    }
}

fn closed() -> Error {
    Error::Refused("the ledger is closed".to_owned())
}

/// Runs a deed to its end, even when whoever waits for it goes away.
async fn to_end<T: Send + 'static>(deed: impl Future<Output = Result<T>> + Send + 'static) -> Result<T> {
    match tokio::spawn(deed).await {
        Ok(done) => done,
        Err(ended) => match ended.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(_) => Err(Error::Refused("the program is stopping; nothing was kept of this request".to_owned())),
        },
    }
}

/// Ends the batch of a request that was given up.
struct Ending {
    ledger: Ledger,
    batch: Option<u64>,
}

impl Drop for Ending {
    fn drop(&mut self) {
        if let (Some(batch), Ok(runtime)) = (self.batch.take(), tokio::runtime::Handle::try_current()) {
            let ledger = self.ledger.clone();
            // Who shares the batch hears of its failure by waiting for it too.
            runtime.spawn(async move { ledger.0.writer.lock().await.flush(batch).await.is_ok() });
        }
    }
}

async fn read_heads(conn: &mut Conn) -> Result<Heads> {
    let fact = one!(&mut *conn, (i64, Vec<u8>, i64), "select seq, hash, at from fact order by seq desc limit 1")?;
    // Every append is later than all before it, so the last fact bears the latest tick.
    let latest = fact.as_ref().map_or(0, |fact| fact.2);
    let checkpoint = one!(&mut *conn, (i64,), "select seq from checkpoint order by seq desc limit 1")?.map_or(0, |row| row.0);
    let look = one!(conn, (i64, Vec<u8>), "select seq, hash from look order by seq desc limit 1")?;
    let (seq, hash) = fact.map_or((0, [0; 32]), |(seq, hash, _)| (seq, hash.try_into().unwrap_or_default()));
    let (look_seq, look_hash) = look.map_or((0, [0; 32]), |(seq, hash)| (seq, hash.try_into().unwrap_or_default()));
    Ok(Heads { seq, hash, at: latest, checkpoint, look_seq, look_hash })
}

/// Keys of the streams a transaction touched. `None` = destroyed.
type Keys = HashMap<(StreamId, Compartment), Option<DataKey>>;

type AfterCommit = Box<dyn FnOnce() + Send>;

/// One request's transaction.
pub struct Write {
    ledger: Ledger,
    writer: OwnedMutexGuard<Writer>,
    author: Author,
    now: Instant,
    keys: Keys,
    after: Vec<AfterCommit>,
    spoiled: bool,
    ending: Ending,
}

impl Ledger {
    /// Begins a write transaction; waits for its turn.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn write(&self, author: Author) -> Result<Write> {
        let ledger = self.clone();
        to_end(async move {
            let mut writer = Arc::clone(&ledger.0.writer).lock_owned().await;
            writer.enter().await?;
            let now = ledger.0.env.now();
            let ending = Ending { ledger: ledger.clone(), batch: Some(writer.batch) };
            Ok(Write { ledger, writer, author, now, keys: HashMap::new(), after: Vec::new(), spoiled: false, ending })
        })
        .await
    }

    /// Writes a signed checkpoint of what was appended since the last one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn checkpoint(&self) -> Result<()> {
        let mut write = self.write(Author::default()).await?;
        write.checkpoint().await?;
        write.commit().await
    }
}

impl Write {
    /// The connection, for queries inside this transaction.
    ///
    /// # Errors
    /// When the ledger is closed.
    pub fn conn(&mut self) -> Result<&mut Conn> {
        self.writer.conn()
    }
    /// When this transaction began.
    #[must_use]
    pub const fn now(&self) -> Instant {
        self.now
    }
    /// Who writes.
    #[must_use]
    pub const fn author(&self) -> Author {
        self.author
    }
    /// Clock and entropy.
    #[must_use]
    pub fn env(&self) -> &Env {
        &self.ledger.0.env
    }
    /// The ledger written to.
    #[must_use]
    pub const fn ledger(&self) -> &Ledger {
        &self.ledger
    }
    /// A new identifier.
    #[must_use]
    pub fn id<K>(&self) -> Id<K> {
        self.env().id()
    }

    /// Does something in memory as soon as this request's part of the transaction is done.
    pub fn after_commit(&mut self, deed: impl FnOnce() + Send + 'static) {
        self.after.push(Box::new(deed));
    }

    /// All facts of a stream, opened.
    ///
    /// # Errors
    /// When the database fails or a seal does not hold.
    pub async fn load(&mut self, stream: StreamId) -> Result<Stream> {
        let master = self.ledger.0.master.clone();
        let conn = self.writer.conn()?;
        let keys = stream_keys(conn, master.bytes(), stream).await?;
        let loaded = read_stream(conn, &keys, stream).await?;
        self.keys.extend(keys);
        Ok(loaded)
    }

    /// Refuses when the stream has other facts than the reader of `expected` saw.
    ///
    /// # Errors
    /// [`Error::Stale`].
    pub fn expect(&self, stream: &Stream, expected: Option<i64>) -> Result<()> {
        if expected.is_some_and(|version| version != stream.version()) { Err(Error::Stale) } else { Ok(()) }
    }

    /// Appends facts to a stream that was loaded, or is new, and brings the projections up to date.
    ///
    /// # Errors
    /// When the database fails, or a compartment of the stream has been erased.
    pub async fn append(&mut self, stream: &mut Stream, facts: impl IntoIterator<Item = NewFact>) -> Result<()> {
        let before = std::mem::replace(&mut self.spoiled, true);
        self.append_and_project(stream, facts).await?;
        self.spoiled = before;
        Ok(())
    }

    async fn append_and_project(&mut self, stream: &mut Stream, facts: impl IntoIterator<Item = NewFact>) -> Result<()> {
        let mut kinds = Vec::new();
        for new in facts {
            let fact = self.insert(stream.id, new).await?;
            kinds.push(fact.kind.clone());
            stream.push(fact);
        }
        let projectors = self.ledger.0.projectors.clone();
        for projector in projectors.iter().filter(|p| kinds.iter().any(|k| p.listens.iter().any(|prefix| k.starts_with(prefix)))) {
            (projector.project)(self, stream).await?;
        }
        Ok(())
    }

    async fn insert(&mut self, stream: StreamId, new: NewFact) -> Result<Fact> {
        let id: Id<crate::Fresh> = self.id();
        let at = (self.env().now().millis() << 16).max(self.writer.heads.at + 1);
        let plain = canonical(&new.body)?;
        let body = if new.class.is_sealed() {
            let key = self.key(stream, new.compartment).await?;
            key.seal(self.env(), &context(id, &new.kind, new.compartment), &plain)?
        } else {
            plain
        };
        let fact = Fact {
            id,
            stream,
            compartment: new.compartment,
            kind: new.kind,
            at,
            node: self.ledger.0.node,
            author: self.author.user,
            site: self.author.site,
            happened_on: new.happened_on,
            class: new.class,
            body: Some(new.body),
        };
        let previous = self.writer.heads.hash;
        let hash = chain(&previous, &fact, &body);
        let seq = self.writer.heads.seq + 1;
        run!(
            self.conn()?,
            "insert into fact (seq, fact_id, stream_id, compartment, kind, at, node, author, site, happened_on, class, body, previous, hash) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
            seq,
            fact.id,
            fact.stream,
            fact.compartment.name(),
            &fact.kind,
            fact.at,
            fact.node,
            fact.author,
            fact.site,
            fact.happened_on,
            fact.class.name(),
            body,
            previous.to_vec(),
            hash.to_vec()
        )?;
        let heads = &mut self.writer.heads;
        (heads.seq, heads.hash, heads.at) = (seq, hash, at);
        if seq - heads.checkpoint >= CHECKPOINT_FACTS {
            self.checkpoint().await?;
        }
        Ok(fact)
    }

    async fn checkpoint(&mut self) -> Result<()> {
        let heads = self.writer.heads;
        if heads.seq == heads.checkpoint {
            return Ok(());
        }
        let signature = self.ledger.0.signing.sign(&checkpoint_text(heads.seq, &heads.hash)).to_bytes().to_vec();
        let (node, at) = (self.ledger.0.node, self.now);
        run!(
            self.conn()?,
            "insert into checkpoint (seq, node, at, hash, signature) values ($1, $2, $3, $4, $5)",
            heads.seq,
            node,
            at,
            heads.hash.to_vec(),
            signature
        )?;
        self.writer.heads.checkpoint = heads.seq;
        Ok(())
    }

    /// The key of a stream and compartment, made when it is the first time.
    ///
    /// # Errors
    /// [`Error::Refused`] when the compartment has been erased.
    pub async fn key(&mut self, stream: StreamId, compartment: Compartment) -> Result<DataKey> {
        if let Some(known) = self.keys.get(&(stream, compartment)) {
            return known.clone().ok_or_else(|| Error::Refused("this part of the file has been erased".to_owned()));
        }
        let master = self.ledger.0.master.clone();
        let found =
            one!(self.conn()?, (Option<Vec<u8>>,), "select wrapped from seal_key where stream_id = $1 and compartment = $2", stream, compartment.name())?;
        let key = match found {
            Some((Some(wrapped),)) => seal::unwrap_data_key(master.bytes(), &key_context(stream, compartment), &wrapped)?,
            Some((None,)) => return Err(Error::Refused("this part of the file has been erased".to_owned())),
            None => {
                let key = DataKey::generate(self.env());
                let wrapped = seal::wrap_data_key(self.env(), master.bytes(), &key_context(stream, compartment), &key)?;
                run!(self.conn()?, "insert into seal_key (stream_id, compartment, wrapped) values ($1, $2, $3)", stream, compartment.name(), wrapped)?;
                key
            }
        };
        self.keys.insert((stream, compartment), Some(key.clone()));
        Ok(key)
    }

    /// Seals a value for a projection row, with the key of the stream it is about.
    ///
    /// # Errors
    /// As [`Write::key`].
    pub async fn seal<T: serde::Serialize + Sync>(&mut self, stream: StreamId, compartment: Compartment, table: &str, value: &T) -> Result<Vec<u8>> {
        let plain = serde_json::to_vec(value).map_err(|_| Error::Seal)?;
        let key = self.key(stream, compartment).await?;
        key.seal(self.env(), &projection_context(table, stream), &plain)
    }

    /// Destroys the key of a compartment: its facts and everything sealed with it can never be read again.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn erase(&mut self, stream: StreamId, compartment: Compartment) -> Result<()> {
        let before = std::mem::replace(&mut self.spoiled, true);
        let now = self.now;
        run!(self.conn()?, "update seal_key set wrapped = null, destroyed_at = $3 where stream_id = $1 and compartment = $2", stream, compartment.name(), now)?;
        self.keys.insert((stream, compartment), None);
        let after = self.load(stream).await?;
        let projectors = self.ledger.0.projectors.clone();
        for projector in &projectors {
            (projector.project)(self, &after).await?;
        }
        self.spoiled = before;
        Ok(())
    }

    /// Waits until what this request wrote is on disk.
    ///
    /// # Errors
    /// When the database refuses, or an [`append`](Self::append) or [`erase`](Self::erase) of this request failed or was
    /// dropped midway; then nothing of this request was kept.
    pub async fn commit(self) -> Result<()> {
        to_end(self.finish()).await
    }

    async fn finish(self) -> Result<()> {
        let Self { ledger, mut writer, after, spoiled, mut ending, .. } = self;
        if spoiled {
            return Err(Error::Refused("a part of this request failed; nothing was kept of it".to_owned()));
        }
        // When this fails, as it does on PostgreSQL after any failed statement, the request alone is undone.
        writer.conn()?.batch("release savepoint request").await?;
        writer.dirty = false;
        let batch = writer.batch;
        ending.batch = None;
        for deed in after {
            deed();
        }
        drop(writer);
        ledger.0.writer.lock().await.flush(batch).await
    }

    pub(crate) fn look_head(&self) -> (i64, [u8; 32]) {
        (self.writer.heads.look_seq, self.writer.heads.look_hash)
    }
    pub(crate) fn set_look_head(&mut self, seq: i64, hash: [u8; 32]) {
        (self.writer.heads.look_seq, self.writer.heads.look_hash) = (seq, hash);
    }
    pub(crate) fn forget_keys(&mut self) {
        self.keys.clear();
    }
}

/// JSON with sorted keys and no spaces: the same bytes for the same content everywhere.
fn canonical(body: &Value) -> Result<Vec<u8>> {
    // serde_json's map is sorted by key as long as its feature `preserve_order` stays off; a test watches that.
    serde_json::to_vec(body).map_err(|_| Error::Broken("a fact that is not JSON".to_owned()))
}

pub(crate) fn context(id: Id<crate::Fresh>, kind: &str, compartment: Compartment) -> Vec<u8> {
    [id.uuid().as_bytes().as_slice(), kind.as_bytes(), b"|", compartment.name().as_bytes()].concat()
}

pub(crate) fn key_context(stream: StreamId, compartment: Compartment) -> Vec<u8> {
    [stream.uuid().as_bytes().as_slice(), compartment.name().as_bytes()].concat()
}

pub(crate) fn projection_context(table: &str, stream: StreamId) -> Vec<u8> {
    [b"projection|".as_slice(), table.as_bytes(), b"|", stream.uuid().as_bytes()].concat()
}

pub(crate) fn checkpoint_text(seq: i64, hash: &[u8; 32]) -> Vec<u8> {
    [b"relais checkpoint v1".as_slice(), &seq.to_be_bytes(), hash].concat()
}

/// The hash of a fact: over the previous hash, the head of the fact and its body as stored (sealed where it is).
pub(crate) fn chain(previous: &[u8; 32], fact: &Fact, stored: &[u8]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(previous);
    let day = fact.happened_on.map(|d| d.to_string()).unwrap_or_default();
    let ids = [fact.id.uuid(), fact.stream.uuid(), fact.node.uuid(), fact.author.uuid(), fact.site.uuid()];
    let at = fact.at.to_be_bytes();
    let words: [&[u8]; 5] = [fact.compartment.name().as_bytes(), fact.kind.as_bytes(), day.as_bytes(), fact.class.name().as_bytes(), &at];
    let parts = ids.iter().map(|id| id.as_bytes().as_slice()).chain(words);
    for part in parts.chain([stored]) {
        hasher.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes()).update(part);
    }
    hasher.finalize().into()
}

/// A value from its text, if that is how it is written: an id in capitals would be hashed alike and never be found.
fn proper<T: std::str::FromStr + std::fmt::Display>(text: &str) -> Option<T> {
    text.parse().ok().filter(|value: &T| value.to_string() == text)
}

/// A row of the table `fact`, its head as text, so that one that was altered can be named.
#[derive(sqlx::FromRow)]
pub(crate) struct FactRow {
    pub(crate) seq: i64,
    fact_id: String,
    stream_id: String,
    compartment: String,
    kind: String,
    at: i64,
    node: String,
    author: String,
    site: String,
    happened_on: Option<String>,
    class: String,
    pub(crate) body: Vec<u8>,
    pub(crate) previous: Vec<u8>,
    pub(crate) hash: Vec<u8>,
}

impl FactRow {
    /// The fact without its content.
    pub(crate) fn head(&self) -> Result<Fact> {
        let broken = |what| Error::Broken(format!("fact {} names no proper {what}", self.seq));
        Ok(Fact {
            id: proper(&self.fact_id).ok_or_else(|| broken("id"))?,
            stream: proper(&self.stream_id).ok_or_else(|| broken("stream"))?,
            compartment: Compartment::find(&self.compartment).ok_or_else(|| broken("compartment"))?,
            kind: self.kind.clone(),
            at: self.at,
            node: proper(&self.node).ok_or_else(|| broken("node"))?,
            author: proper(&self.author).ok_or_else(|| broken("author"))?,
            site: proper(&self.site).ok_or_else(|| broken("site"))?,
            happened_on: self.happened_on.as_deref().map(|day| proper(day).ok_or_else(|| broken("day"))).transpose()?,
            class: Class::find(&self.class).ok_or_else(|| broken("class"))?,
            body: None,
        })
    }

    /// The fact with its content, as far as the keys go.
    pub(crate) fn open(&self, keys: &Keys) -> Result<Fact> {
        let mut fact = self.head()?;
        let plain = if fact.class.is_sealed() {
            match keys.get(&(fact.stream, fact.compartment)) {
                Some(Some(key)) => Some(key.open(&context(fact.id, &fact.kind, fact.compartment), &self.body)?),
                _ => None,
            }
        } else {
            Some(self.body.clone())
        };
        fact.body = plain.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        Ok(fact)
    }
}

/// Keys of one stream.
pub(crate) async fn stream_keys(conn: &mut Conn, master: &[u8; 32], stream: StreamId) -> Result<Keys> {
    let rows = all!(conn, (String, Option<Vec<u8>>), "select compartment, wrapped from seal_key where stream_id = $1 order by compartment limit 20", stream)?;
    let mut keys = HashMap::new();
    for (name, wrapped) in rows {
        let Some(compartment) = Compartment::find(&name) else { continue };
        let key = wrapped.map(|w| seal::unwrap_data_key(master, &key_context(stream, compartment), &w)).transpose()?;
        keys.insert((stream, compartment), key);
    }
    Ok(keys)
}

async fn read_stream(conn: &mut Conn, keys: &Keys, stream: StreamId) -> Result<Stream> {
    let rows = all!(
        conn,
        FactRow,
        "select seq, fact_id, stream_id, compartment, kind, at, node, author, site, happened_on, class, body, previous, hash from fact where stream_id = $1 order by seq limit 100000",
        stream
    )?;
    let facts = rows.iter().map(|row| row.open(keys)).collect::<Result<Vec<_>>>()?;
    Ok(Stream::new(stream, facts))
}

impl Ledger {
    /// All facts of a stream, opened, for reading only.
    ///
    /// # Errors
    /// When the database fails or a seal does not hold.
    pub async fn stream(&self, conn: &mut Conn, stream: StreamId) -> Result<Stream> {
        let keys = stream_keys(conn, self.0.master.bytes(), stream).await?;
        read_stream(conn, &keys, stream).await
    }

    /// Opens a sealed value of a projection row with the wrapped key that was read beside it.
    ///
    /// # Errors
    /// [`Error::Seal`] when it does not open.
    pub fn open_sealed<T: serde::de::DeserializeOwned>(
        &self,
        stream: StreamId,
        compartment: Compartment,
        table: &str,
        wrapped: &[u8],
        sealed: &[u8],
    ) -> Result<T> {
        let key = seal::unwrap_data_key(self.0.master.bytes(), &key_context(stream, compartment), wrapped)?;
        let plain = key.open(&projection_context(table, stream), sealed)?;
        serde_json::from_slice(&plain).map_err(|_| Error::Seal)
    }
}
