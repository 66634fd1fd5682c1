//! A question whose answer is known.

use ledger::{Conn, one};

/// Whether the database answers.
pub(super) async fn answers(conn: &mut Conn) -> ledger::Result<bool> {
    Ok(one!(conn, (i64,), "select cast(1 as bigint) as one")?.is_some_and(|row| row.0 == 1))
}
