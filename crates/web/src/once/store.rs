//! Keys of forms that were carried out.

use ledger::{Conn, Instant, Write, one, run};

use crate::Result;

/// A form whose answer never came is sent again for as long as its page is open: a long shift, and some.
const KEPT_MS: i64 = 24 * 60 * 60 * 1000;

/// Whether a form with this key was carried out, in its sender's name or in nobody's.
pub(super) async fn arrived(conn: &mut Conn, (named, unnamed): (&str, &str)) -> Result<bool> {
    Ok(one!(conn, (i64,), "select at from sent_form where key_hash in ($1, $2) order by key_hash limit 1", named, unnamed)?.is_some())
}

/// Remembers a key with what the transaction does; forgotten with it when it is undone.
pub(crate) async fn remember(write: &mut Write, hash: &str) -> Result<()> {
    let now = write.now();
    run!(write.conn()?, "insert into sent_form (key_hash, at) values ($1, $2) on conflict (key_hash) do nothing", hash, now)?;
    Ok(())
}

/// Forgets what nobody sends again.
pub(crate) async fn forget_old(write: &mut Write, now: Instant) -> Result<()> {
    run!(write.conn()?, "delete from sent_form where at < $1", now.plus_ms(-KEPT_MS))?;
    Ok(())
}
