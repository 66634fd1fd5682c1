//! One error type for the ledger: what went wrong, never whose data it was.

/// Why an operation on the ledger failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The engine refused or failed; a failed query is never "nothing found".
    #[error("the database failed")]
    Db(#[source] sqlx::Error),
    /// Somebody else wrote to the stream since it was read.
    #[error("the record changed since it was read")]
    Stale,
    /// A sealed value could not be opened: wrong key or altered bytes.
    #[error("a sealed value cannot be opened: wrong key or altered bytes")]
    Seal,
    /// The key or passphrase does not open this data folder.
    #[error("this key or passphrase does not open this data folder")]
    WrongKey,
    /// The data were written by a newer program.
    #[error("the data were written by a newer Relais (format {found}, this program knows {known})")]
    Newer {
        /// Format found.
        found: i64,
        /// Newest format this program knows.
        known: i64,
    },
    /// Stored data contradict themselves.
    #[error("the stored data are damaged: {0}")]
    Broken(String),
    /// A file could not be read or written.
    #[error("a file operation failed: {0}")]
    Io(#[from] std::io::Error),
    /// The request cannot be carried out as asked.
    #[error("{0}")]
    Refused(String),
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        Self::Db(error)
    }
}

impl Error {
    /// Whether a unique or other constraint refused the write.
    #[must_use]
    pub fn is_constraint(&self) -> bool {
        matches!(self, Self::Db(sqlx::Error::Database(e)) if e.is_unique_violation() || e.is_check_violation())
    }
}
