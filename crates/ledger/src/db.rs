//! The two engines behind one face. The same SQL text runs on both; what differs stands in this file and in
//! `migrate.rs` and nowhere else.

use std::path::Path;
use std::str::FromStr;

use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{AssertSqlSafe, Executor as _, PgPool, Postgres, Sqlite, SqlitePool};

use crate::{Error, MasterKey, Result};

/// Connections that only read.
const READERS_MAX: u32 = 4;
/// Rows that SQLite may be ahead of whoever reads them.
const ROWS_AHEAD: usize = 1000;
const FILE: &str = "relais.db";

/// Which engine a database runs on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Engine {
    /// SQLite, in the data folder.
    Sqlite,
    /// PostgreSQL 15 or newer.
    Postgres,
}

/// A pool for readers and one for the single writer, on either engine.
#[derive(Clone)]
pub enum Db {
    /// SQLite.
    Lite {
        /// Readers.
        readers: SqlitePool,
        /// The writer.
        writer: SqlitePool,
    },
    /// PostgreSQL.
    Pg {
        /// Readers.
        readers: PgPool,
        /// The writer.
        writer: PgPool,
    },
}

/// One connection, on either engine.
pub enum Conn {
    /// SQLite.
    Lite(PoolConnection<Sqlite>),
    /// PostgreSQL.
    Pg(PoolConnection<Postgres>),
}

/// A value bound to a statement that was put together at run time.
#[derive(Clone)]
pub enum Bind {
    /// Text.
    Text(String),
    /// Integer.
    Int(i64),
    /// Truth value.
    Bool(bool),
}

impl Db {
    /// Opens SQLite in the data folder, or PostgreSQL when a URL is given.
    ///
    /// # Errors
    /// [`Error::Refused`] for a URL that is neither; [`Error::WrongKey`] when an encrypted file does not open.
    pub async fn open(dir: &Path, url: Option<&str>, master: &MasterKey) -> Result<Self> {
        match url {
            None => Self::open_sqlite(dir, master).await,
            Some(url) if url.starts_with("postgres://") || url.starts_with("postgresql://") => Self::open_postgres(url).await,
            Some(_) => Err(Error::Refused("the database URL must begin with postgres://; without one Relais keeps its own file".to_owned())),
        }
    }

    async fn open_sqlite(dir: &Path, master: &MasterKey) -> Result<Self> {
        let mut options = SqliteConnectOptions::new().filename(dir.join(FILE)).create_if_missing(true);
        if cfg!(feature = "sqlcipher") {
            let key = crate::keyring::hex(&master.derive("relais sqlite file key v1"));
            options = options.pragma("key", format!("\"x'{key}'\""));
        }
        let options = options
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            // What is erased must not stay in free pages.
            .pragma("secure_delete", "on")
            .pragma("temp_store", "memory")
            .pragma("cache_size", "-16000")
            .pragma("journal_size_limit", "67108864")
            .statement_cache_capacity(400)
            // Rows come from a thread of their own: the more wait in between, the less often the two wake each other.
            .row_buffer_size(ROWS_AHEAD)
            .busy_timeout(std::time::Duration::from_secs(10));
        let writer =
            SqlitePoolOptions::new().max_connections(1).idle_timeout(None).max_lifetime(None).connect_with(options.clone()).await.map_err(wrong_key)?;
        let readers =
            SqlitePoolOptions::new().max_connections(READERS_MAX).idle_timeout(None).max_lifetime(None).connect_with(options).await.map_err(wrong_key)?;
        Ok(Self::Lite { readers, writer })
    }

    /// Pages cost the same wherever they lie, as they do in memory and on disks without a head: by its own measure PostgreSQL
    /// would read a whole table for a thousand rows of it. And no statement here is long enough to be compiled.
    async fn open_postgres(url: &str) -> Result<Self> {
        let planner = [("random_page_cost", "1.1"), ("jit", "off")];
        let options = PgConnectOptions::from_str(url)?.application_name("relais").statement_cache_capacity(400).options(planner);
        let writer = PgPoolOptions::new().max_connections(1).idle_timeout(None).max_lifetime(None).connect_with(options.clone()).await?;
        let readers = PgPoolOptions::new().max_connections(READERS_MAX).connect_with(options).await?;
        Ok(Self::Pg { readers, writer })
    }

    /// Which engine this is.
    #[must_use]
    pub const fn engine(&self) -> Engine {
        match self {
            Self::Lite { .. } => Engine::Sqlite,
            Self::Pg { .. } => Engine::Postgres,
        }
    }

    /// A connection for reading.
    pub async fn read(&self) -> Result<Conn> {
        Ok(match self {
            Self::Lite { readers, .. } => Conn::Lite(readers.acquire().await?),
            Self::Pg { readers, .. } => Conn::Pg(readers.acquire().await?),
        })
    }

    pub(crate) async fn writer(&self) -> Result<Conn> {
        Ok(match self {
            Self::Lite { writer, .. } => Conn::Lite(writer.acquire().await?),
            Self::Pg { writer, .. } => Conn::Pg(writer.acquire().await?),
        })
    }

    /// Closes all connections.
    pub async fn close(&self) {
        match self {
            Self::Lite { readers, writer } => {
                readers.close().await;
                writer.close().await;
            }
            Self::Pg { readers, writer } => {
                readers.close().await;
                writer.close().await;
            }
        }
    }
}

fn wrong_key(error: sqlx::Error) -> Error {
    let not_a_database = matches!(&error, sqlx::Error::Database(e) if e.message().contains("not a database"));
    if not_a_database { Error::WrongKey } else { error.into() }
}

impl Conn {
    /// Which engine this is.
    #[must_use]
    pub const fn engine(&self) -> Engine {
        match self {
            Self::Lite(_) => Engine::Sqlite,
            Self::Pg(_) => Engine::Postgres,
        }
    }

    /// Runs statements without arguments: transaction control and definitions.
    pub(crate) async fn batch(&mut self, sql: &str) -> Result<()> {
        match self {
            Self::Lite(c) => (&mut **c).execute(sqlx::raw_sql(AssertSqlSafe(sql.to_owned()))).await.map(|_| ())?,
            Self::Pg(c) => (&mut **c).execute(sqlx::raw_sql(AssertSqlSafe(sql.to_owned()))).await.map(|_| ())?,
        }
        Ok(())
    }

    /// Begins a transaction in which all reads see one state. The connection is not used again by others: whoever reads
    /// may be dropped midway, and the next one would go on seeing the past.
    pub(crate) async fn begin_snapshot(&mut self) -> Result<()> {
        self.close_on_drop();
        match self.engine() {
            Engine::Sqlite => self.batch("begin").await,
            Engine::Postgres => self.batch("begin isolation level repeatable read read only").await,
        }
    }

    /// Keeps the connection from going back to its pool.
    pub(crate) fn close_on_drop(&mut self) {
        match self {
            Self::Lite(c) => c.close_on_drop(),
            Self::Pg(c) => c.close_on_drop(),
        }
    }

    pub(crate) async fn begin_write(&mut self) -> Result<()> {
        match self.engine() {
            Engine::Sqlite => self.batch("begin immediate").await,
            Engine::Postgres => self.batch("begin").await,
        }
    }

    /// Rows of a statement that was put together at run time by the list builder; values only as `binds`.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub async fn select<T>(&mut self, sql: String, binds: &[Bind]) -> Result<Vec<T>>
    where
        T: for<'r> sqlx::FromRow<'r, sqlx::sqlite::SqliteRow> + for<'r> sqlx::FromRow<'r, sqlx::postgres::PgRow> + Send + Unpin,
    {
        macro_rules! run {
            ($c:expr) => {{
                let mut query = sqlx::query_as(AssertSqlSafe(sql));
                for bind in binds {
                    query = match bind {
                        Bind::Text(text) => query.bind(text.as_str()),
                        Bind::Int(int) => query.bind(*int),
                        Bind::Bool(truth) => query.bind(*truth),
                    };
                }
                Ok(query.fetch_all(&mut **$c).await?)
            }};
        }
        match self {
            Self::Lite(c) => run!(c),
            Self::Pg(c) => run!(c),
        }
    }

    /// Prepares a statement without running it, to learn whether the engine understands it.
    ///
    /// # Errors
    /// [`Error::Db`] when it does not.
    pub async fn prepare(&mut self, sql: &str) -> Result<()> {
        match self {
            Self::Lite(c) => (&mut **c).prepare(AssertSqlSafe(sql.to_owned()).into_sql()).await.map(|_| ())?,
            Self::Pg(c) => (&mut **c).prepare(AssertSqlSafe(sql.to_owned()).into_sql()).await.map(|_| ())?,
        }
        Ok(())
    }
}

use sqlx::SqlSafeStr as _;

trait IntoSql {
    fn into_sql(self) -> sqlx::SqlStr;
}
impl IntoSql for AssertSqlSafe<String> {
    fn into_sql(self) -> sqlx::SqlStr {
        self.into_sql_str()
    }
}

/// All rows of a statement: `all!(conn, Row, "select ...", arg, ...)`.
#[macro_export]
macro_rules! all {
    ($conn:expr, $row:ty, $sql:expr $(, $arg:expr)* $(,)?) => {
        match $conn {
            $crate::Conn::Lite(c) => $crate::sqlx::query_as::<_, $row>($sql)$(.bind($arg))*.fetch_all(&mut **c).await,
            $crate::Conn::Pg(c) => $crate::sqlx::query_as::<_, $row>($sql)$(.bind($arg))*.fetch_all(&mut **c).await,
        }.map_err($crate::Error::from)
    };
}

/// The first row of a statement, if any.
#[macro_export]
macro_rules! one {
    ($conn:expr, $row:ty, $sql:expr $(, $arg:expr)* $(,)?) => {
        match $conn {
            $crate::Conn::Lite(c) => $crate::sqlx::query_as::<_, $row>($sql)$(.bind($arg))*.fetch_optional(&mut **c).await,
            $crate::Conn::Pg(c) => $crate::sqlx::query_as::<_, $row>($sql)$(.bind($arg))*.fetch_optional(&mut **c).await,
        }.map_err($crate::Error::from)
    };
}

/// Runs a statement and gives the number of rows it touched.
#[macro_export]
macro_rules! run {
    ($conn:expr, $sql:expr $(, $arg:expr)* $(,)?) => {
        match $conn {
            $crate::Conn::Lite(c) => $crate::sqlx::query($sql)$(.bind($arg))*.execute(&mut **c).await.map(|done| done.rows_affected()),
            $crate::Conn::Pg(c) => $crate::sqlx::query($sql)$(.bind($arg))*.execute(&mut **c).await.map(|done| done.rows_affected()),
        }.map_err($crate::Error::from)
    };
}
