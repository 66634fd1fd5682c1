//! Backup and restore: one encrypted file (age) holding a tar of the ledger's rows, the sealed attachments and the
//! keyring. It is taken from one snapshot while the centre works, and opens on either engine.

use std::io::{Read, Write as _};
use std::path::Path;
use std::str::FromStr as _;

use age::secrecy::SecretString;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sqlx::Row as _;

use crate::migrate::{Kind, LEDGER_TABLES, PASSING_TABLES, Table};
use crate::{Conn, Db, Error, KeySource, Keyring, LOCAL_TABLES, Ledger, Open, Projector, Result, attachment, keyring, migrate};

const PAGE: i64 = 2000;
const MANIFEST: &str = "manifest.json";
const FORMAT: u32 = 1;
/// Tables that a backup leaves out: sessions end with the installation they were opened on.
const LEFT_OUT: &[&str] = &["session", "attempt"];

/// Who can open a backup.
pub enum Recipient {
    /// Whoever knows the passphrase.
    Passphrase(String),
    /// The holder of an age identity (`age1...`).
    Key(String),
}

/// What a backup holds; also its last entry, so that a file cut short is noticed.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq, Eq)]
pub struct BackupSummary {
    /// Format of the container.
    pub format: u32,
    /// When it was taken, RFC 3339.
    pub taken_at: String,
    /// Number of facts.
    pub facts: i64,
    /// Number of rows in all tables.
    pub rows: i64,
    /// Number of attachments.
    pub attachments: i64,
}

fn tables() -> impl Iterator<Item = &'static Table> {
    LEDGER_TABLES.iter().chain(LOCAL_TABLES).filter(|t| !LEFT_OUT.contains(&t.name))
}

/// Writes a backup of a ledger, which may be serving meanwhile. The file appears only when it is complete.
///
/// # Errors
/// When the target exists, the disk is full, or the database fails.
pub async fn backup(ledger: &Ledger, target: &Path, recipient: Recipient) -> Result<BackupSummary> {
    must_be_free(target)?;
    ledger.checkpoint().await?;
    ledger.backup_without_checkpoint(target, recipient).await
}

fn must_be_free(target: &Path) -> Result<()> {
    if target.exists() {
        return Err(Error::Refused(format!("{} is there already; a backup overwrites nothing", target.display())));
    }
    Ok(())
}

/// Beside a program that serves the same place: reading, and writing rows that are no facts. What is in that program's
/// memory does not hear of more, and it signs by itself: [`leave`](Ledger::leave), not `close`.
impl Ledger {
    /// Opens a ledger without making its projections again when they are not of this program.
    ///
    /// # Errors
    /// Wrong key, newer data, or a database that fails.
    pub async fn open_beside(open: Open<'_>) -> Result<Self> {
        Self::open_bare(open).await
    }

    /// Whether the projections are those of this program.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn projections_are_current(&self) -> Result<bool> {
        Ok(migrate::meta(&mut self.read().await?, "projections").await?.as_deref() == Some(self.fingerprint().as_str()))
    }

    /// Closes the connections and signs nothing.
    pub async fn leave(&self) {
        self.0.writer.lock().await.release();
        self.0.db.close().await;
    }

    /// A [`backup`] that signs nothing itself: the last facts are covered by the chain alone.
    ///
    /// # Errors
    /// As [`backup`].
    pub async fn backup_without_checkpoint(&self, target: &Path, recipient: Recipient) -> Result<BackupSummary> {
        must_be_free(target)?;
        write_file(self, target, recipient).await
    }
}

async fn write_file(ledger: &Ledger, target: &Path, recipient: Recipient) -> Result<BackupSummary> {
    let part = target.with_extension("part");
    let file = std::fs::File::create(&part)?;
    let done = write_backup(ledger, &file, recipient).await;
    match done {
        Ok(summary) => {
            file.sync_all()?;
            std::fs::rename(&part, target)?;
            Ok(summary)
        }
        Err(error) => {
            let _ = std::fs::remove_file(&part);
            Err(error)
        }
    }
}

async fn write_backup(ledger: &Ledger, file: &std::fs::File, recipient: Recipient) -> Result<BackupSummary> {
    let encryptor = match recipient {
        Recipient::Passphrase(passphrase) => age::Encryptor::with_user_passphrase(SecretString::from(passphrase)),
        Recipient::Key(key) => {
            let key = age::x25519::Recipient::from_str(&key).map_err(|_| Error::Refused("this is not an age recipient (age1...)".to_owned()))?;
            age::Encryptor::with_recipients(std::iter::once::<&dyn age::Recipient>(&key)).map_err(|_| Error::Seal)?
        }
    };
    let sealed = encryptor.wrap_output(std::io::BufWriter::new(file))?;
    let mut tar = tar::Builder::new(sealed);
    let mut summary = BackupSummary { format: FORMAT, taken_at: ledger.env().now().to_string(), facts: 0, rows: 0, attachments: 0 };
    for (name, bytes) in Keyring::files(ledger.dir()) {
        add(&mut tar, name, &bytes)?;
    }
    let mut conn = ledger.read().await?;
    conn.begin_snapshot().await?;
    let mut files = Vec::new();
    for table in tables() {
        let (mut offset, mut seq) = (0, 0);
        loop {
            let rows = page(&mut conn, table, offset, seq).await?;
            let Some(last) = rows.last() else { break };
            seq = last.first().and_then(Value::as_i64).unwrap_or(0);
            let count = i64::try_from(rows.len()).unwrap_or(0);
            summary.rows += count;
            if table.name == "fact" {
                summary.facts += count;
            }
            if table.name == "attachment" {
                files.extend(rows.iter().filter_map(|row| row.first().and_then(Value::as_str).map(str::to_owned)));
            }
            let lines: Vec<u8> = rows.iter().flat_map(|row| serde_json::to_vec(row).unwrap_or_default().into_iter().chain([b'\n'])).collect();
            add(&mut tar, &format!("tables/{}/{offset:012}.jsonl", table.name), &lines)?;
            offset += count;
        }
    }
    conn.batch("rollback").await?;
    for hash in files {
        add(&mut tar, &format!("attachments/{hash}"), &attachment::read_sealed(ledger.dir(), &hash)?)?;
        summary.attachments += 1;
    }
    add(&mut tar, MANIFEST, &serde_json::to_vec(&summary).map_err(|_| Error::Seal)?)?;
    tar.into_inner()?.finish()?.flush()?;
    Ok(summary)
}

fn add(tar: &mut tar::Builder<impl std::io::Write>, name: &str, bytes: &[u8]) -> Result<()> {
    let mut header = tar::Header::new_gnu();
    header.set_size(u64::try_from(bytes.len()).unwrap_or(0));
    header.set_mode(0o600);
    header.set_cksum();
    Ok(tar.append_data(&mut header, name, bytes)?)
}

async fn page(conn: &mut Conn, table: &Table, offset: i64, seq: i64) -> Result<Vec<Vec<Value>>> {
    let names: Vec<&str> = table.columns.iter().map(|c| c.0).collect();
    // Tables whose first column is `seq` are paged by it, which stays quick at millions of rows; the others are small.
    let (filter, skip) = if table.order == "seq" { (format!("where seq > {seq}"), 0) } else { (String::new(), offset) };
    let sql = format!("select {} from {} {filter} order by {} limit {PAGE} offset {skip}", names.join(", "), table.name, table.order);
    let sql = sqlx::AssertSqlSafe(sql);
    macro_rules! rows {
        ($c:expr) => {
            sqlx::query(sql)
                .fetch_all(&mut **$c)
                .await?
                .iter()
                .map(|row| {
                    table
                        .columns
                        .iter()
                        .enumerate()
                        .map(|(i, c)| {
                            Ok(match c.1 {
                                Kind::Text => row.try_get::<Option<String>, _>(i)?.map_or(Value::Null, Value::from),
                                Kind::Int => row.try_get::<Option<i64>, _>(i)?.map_or(Value::Null, Value::from),
                                Kind::Blob => row.try_get::<Option<Vec<u8>>, _>(i)?.map_or(Value::Null, |b| BASE64.encode(b).into()),
                            })
                        })
                        .collect::<Result<Vec<Value>>>()
                })
                .collect::<Result<Vec<_>>>()
        };
    }
    match conn {
        Conn::Lite(c) => rows!(c),
        Conn::Pg(c) => rows!(c),
    }
}

/// Restores a backup into an empty place, and rebuilds the projections.
///
/// The data folder must not exist or be empty; it appears only when everything was read and checked.
///
/// # Errors
/// [`Error::Refused`] in words for a wrong passphrase, a broken or cut file, or a place that is not empty.
pub async fn restore(
    source: &Path,
    dir: &Path,
    url: Option<&str>,
    opener: Recipient,
    key: impl Fn() -> KeySource,
    projectors: Vec<Projector>,
) -> Result<BackupSummary> {
    if dir.exists() && std::fs::read_dir(dir)?.next().is_some() {
        return Err(Error::Refused(format!("{} is not empty; a restore overwrites nothing", dir.display())));
    }
    let parent = dir.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    std::fs::create_dir_all(parent)?;
    let name = dir.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let staging = parent.join(format!(".{name}.restoring"));
    if staging.exists() {
        std::fs::remove_dir_all(&staging)?;
    }
    std::fs::create_dir_all(&staging)?;
    match fill(source, &staging, url, opener, key, projectors).await {
        Ok(summary) => {
            if dir.exists() {
                std::fs::remove_dir(dir)?;
            }
            std::fs::rename(&staging, dir)?;
            Ok(summary)
        }
        Err(error) => {
            let _ = std::fs::remove_dir_all(&staging);
            Err(error)
        }
    }
}

fn broken(_: impl std::fmt::Display) -> Error {
    Error::Refused("the backup is broken or cut short, or the passphrase is wrong; nothing was restored".to_owned())
}

fn decrypt(source: &Path, opener: Recipient) -> Result<impl Read> {
    let decryptor = age::Decryptor::new_buffered(std::io::BufReader::new(std::fs::File::open(source)?)).map_err(broken)?;
    match opener {
        Recipient::Passphrase(passphrase) => {
            let identity = age::scrypt::Identity::new(SecretString::from(passphrase));
            decryptor.decrypt(std::iter::once::<&dyn age::Identity>(&identity)).map_err(broken)
        }
        Recipient::Key(key) => {
            let identity = age::x25519::Identity::from_str(&key).map_err(|_| Error::Refused("this is not an age identity (AGE-SECRET-KEY-1...)".to_owned()))?;
            decryptor.decrypt(std::iter::once::<&dyn age::Identity>(&identity)).map_err(broken)
        }
    }
}

/// Rows of one table as they stand in a backup.
type Rows = Vec<(&'static Table, Vec<Vec<Value>>)>;

/// Reads and checks the whole container, writing only files into the staging folder.
fn unpack(source: &Path, staging: &Path, opener: Recipient) -> Result<(BackupSummary, Rows)> {
    let mut archive = tar::Archive::new(decrypt(source, opener)?);
    let mut rows: Rows = Vec::new();
    let (mut summary, mut count, mut attachments) = (None, 0, 0);
    for entry in archive.entries().map_err(broken)? {
        let mut entry = entry.map_err(broken)?;
        let name = entry.path().map_err(broken)?.to_string_lossy().into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).map_err(broken)?;
        if name == MANIFEST {
            summary = Some(serde_json::from_slice::<BackupSummary>(&bytes).map_err(broken)?);
        } else if let Some(hash) = name.strip_prefix("attachments/") {
            attachment::store(staging, hash, &bytes)?;
            attachments += 1;
        } else if let Some(table) = name.strip_prefix("tables/").and_then(|rest| rest.split('/').next()).and_then(|t| tables().find(|known| known.name == t)) {
            let lines: Vec<Vec<Value>> =
                bytes.split(|b| *b == b'\n').filter(|l| !l.is_empty()).map(serde_json::from_slice).collect::<Result<_, _>>().map_err(broken)?;
            count += i64::try_from(lines.len()).unwrap_or(0);
            rows.push((table, lines));
        } else if name == "keyring.json" || name == "master.key" {
            keyring::write_private(&staging.join(&name), &bytes)?;
        }
    }
    let summary: BackupSummary = summary.ok_or_else(|| broken(""))?;
    if summary.format > FORMAT {
        return Err(Error::Newer { found: summary.format.into(), known: FORMAT.into() });
    }
    if summary.rows != count || summary.attachments != attachments {
        return Err(broken(""));
    }
    Ok((summary, rows))
}

async fn fill(
    source: &Path,
    staging: &Path,
    url: Option<&str>,
    opener: Recipient,
    key: impl Fn() -> KeySource,
    projectors: Vec<Projector>,
) -> Result<BackupSummary> {
    let (summary, rows) = unpack(source, staging, opener)?;
    let env = crate::Env::system();
    let master = Keyring::open(&env, staging, key())?;
    let db = Db::open(staging, url, &master).await?;
    let mut conn = db.writer().await?;
    migrate::migrate(&mut conn).await?;
    if !all_empty(&mut conn).await? {
        return Err(Error::Refused("the database is not empty; a restore overwrites nothing".to_owned()));
    }
    // A ledger without facts may have been opened here once, with a key of its own.
    conn.batch("delete from node").await?;
    drop(conn);
    db.close().await;
    let tables: Vec<&str> = projectors.iter().flat_map(|projector| projector.tables.iter().copied()).collect();
    let open = |projectors| Open { dir: staging, url, master: master.clone(), env: env.clone(), projectors };
    let done = fill_and_prove(&open, rows, projectors).await;
    if done.is_err() && url.is_some() {
        // The folder goes as a whole; of a database the tables go that were made here.
        clear(&Db::open(staging, url, &master).await?, &tables).await?;
    }
    done.map(|()| summary)
}

/// Drops every table of a database that was found empty.
async fn clear(db: &Db, projections: &[&str]) -> Result<()> {
    let mut conn = db.writer().await?;
    conn.begin_write().await?;
    for table in LEDGER_TABLES.iter().chain(LOCAL_TABLES).chain(PASSING_TABLES).map(|t| t.name).chain(projections.iter().copied()).chain(["meta"]) {
        conn.batch(&format!("drop table if exists {table}")).await?;
    }
    conn.batch("commit").await?;
    drop(conn);
    db.close().await;
    Ok(())
}

async fn fill_and_prove<'a>(open: &(impl Fn(Vec<Projector>) -> Open<'a> + Sync), rows: Rows, projectors: Vec<Projector>) -> Result<()> {
    let blank = Ledger::open_bare(open(Vec::new())).await?;
    let mut write = blank.write(crate::Author::default()).await?;
    write.conn()?.batch("delete from node").await?;
    for (table, lines) in rows {
        for line in lines {
            insert(write.conn()?, table, line).await?;
        }
    }
    write.commit().await?;
    blank.0.writer.lock().await.release();
    blank.0.db.close().await;
    let ledger = Ledger::open(open(projectors)).await?;
    let verified = ledger.verify().await?;
    ledger.close().await?;
    match verified.problems.first() {
        None => Ok(()),
        Some(problem) => Err(Error::Refused(format!("the backup does not verify: {problem}"))),
    }
}

async fn all_empty(conn: &mut Conn) -> Result<bool> {
    let rows: Vec<(i64,)> = conn.select("select count(*) from (select seq from fact limit 1) as f".to_owned(), &[]).await?;
    Ok(rows.first().is_some_and(|row| row.0 == 0))
}

async fn insert(conn: &mut Conn, table: &Table, line: Vec<Value>) -> Result<()> {
    if line.len() != table.columns.len() {
        return Err(broken(""));
    }
    let names: Vec<&str> = table.columns.iter().map(|c| c.0).collect();
    let places: Vec<String> = (1..=names.len()).map(|i| format!("${i}")).collect();
    let sql = sqlx::AssertSqlSafe(format!("insert into {} ({}) values ({})", table.name, names.join(", "), places.join(", ")));
    macro_rules! go {
        ($c:expr) => {{
            let mut query = sqlx::query(sql);
            for (column, value) in table.columns.iter().zip(line) {
                query = match column.1 {
                    Kind::Text => query.bind(value.as_str().map(str::to_owned)),
                    Kind::Int => query.bind(value.as_i64()),
                    Kind::Blob => query.bind(value.as_str().map(|text| BASE64.decode(text)).transpose().map_err(broken)?),
                };
            }
            query.execute(&mut **$c).await?;
        }};
    }
    match conn {
        Conn::Lite(c) => go!(c),
        Conn::Pg(c) => go!(c),
    }
    Ok(())
}
