//! What is remembered for each account between two counts; a row of this installation, no fact.

use ledger::{Conn, UserId, Write, all, run};

use super::rules::Waiting;

/// Accounts with an address.
const ACCOUNTS_MAX: i64 = 20_000;

/// What is remembered of all accounts. What cannot be read is as if it were not there.
pub(super) async fn all(conn: &mut Conn) -> ledger::Result<Vec<(UserId, Waiting)>> {
    let rows = all!(conn, (UserId, String), "select user_id, state from mail_waiting order by user_id limit $1", ACCOUNTS_MAX)?;
    Ok(rows.into_iter().filter_map(|(user, state)| Some((user, serde_json::from_str(&state).ok()?))).collect())
}

/// Remembers.
pub(super) async fn put(write: &mut Write, user: UserId, waiting: &Waiting) -> ledger::Result<()> {
    let state = serde_json::to_string(waiting).unwrap_or_default();
    run!(write.conn()?, "insert into mail_waiting (user_id, state) values ($1, $2) on conflict (user_id) do update set state = excluded.state", user, state)?;
    Ok(())
}

/// Forgets an account that has no address any more.
pub(super) async fn remove(write: &mut Write, user: UserId) -> ledger::Result<()> {
    run!(write.conn()?, "delete from mail_waiting where user_id = $1", user)?;
    Ok(())
}
