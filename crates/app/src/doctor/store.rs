//! What the doctor asks the database.

use ledger::{Conn, Engine, Result, one};

/// Where the ledger stands.
pub(super) struct Head {
    pub(super) facts: i64,
    /// Clock of the last fact, in milliseconds since 1970.
    pub(super) last_ms: Option<i64>,
    /// Last fact that a signature covers.
    pub(super) signed: i64,
}

pub(super) async fn head(conn: &mut Conn) -> Result<Head> {
    let (facts, last) = one!(&mut *conn, (Option<i64>, Option<i64>), "select max(seq), max(at) from fact")?.unwrap_or_default();
    let signed = one!(conn, (Option<i64>,), "select max(seq) from checkpoint")?.and_then(|row| row.0);
    Ok(Head { facts: facts.unwrap_or(0), last_ms: last.map(|at| at >> 16), signed: signed.unwrap_or(0) })
}

/// Version of the engine, in its own words.
pub(super) async fn engine_version(conn: &mut Conn) -> Result<String> {
    let sql = match conn.engine() {
        Engine::Sqlite => "select sqlite_version() as version",
        Engine::Postgres => "select current_setting('server_version') as version",
    };
    let rows: Vec<(String,)> = conn.select(sql.to_owned(), &[]).await?;
    Ok(rows.into_iter().next().map(|row| row.0).unwrap_or_default())
}
