//! Tries, pending second factors, and who has a username.

use ledger::{Conn, Instant, UserId, Write, one, run};

/// Counters of unknown browsers are dropped after so long.
const TRIES_KEPT_MS: i64 = 24 * 60 * 60 * 1000;
/// A device that did not sign in for so long is unknown again; as long as its cookie lives.
pub(super) const DEVICE_KEPT_S: i64 = 400 * 24 * 60 * 60;

/// An open account and what its password is checked with.
#[derive(sqlx::FromRow)]
pub(super) struct Found {
    pub(super) user_id: UserId,
    pub(super) password: String,
    /// Whether a second factor is enrolled.
    pub(super) enrolled: bool,
}

/// The open account of a username.
pub(super) async fn find(conn: &mut Conn, username: &str) -> ledger::Result<Option<Found>> {
    one!(
        conn,
        Found,
        "select a.user_id, c.password, (c.totp is not null) as enrolled from account as a join credential as c on c.user_id = a.user_id
         where a.username = $1 and not a.disabled order by a.created_at limit 1",
        username
    )
}

/// Failures and the time of the last one.
pub(super) async fn attempt(conn: &mut Conn, subject: &str) -> ledger::Result<Option<(i64, Instant)>> {
    one!(conn, (i64, Instant), "select failures, last_at from attempt where subject = $1", subject)
}

/// Sets a counter.
pub(super) async fn put_attempt(write: &mut Write, subject: &str, failures: i64) -> ledger::Result<()> {
    let now = write.now();
    run!(
        write.conn()?,
        "insert into attempt (subject, failures, last_at) values ($1, $2, $3) on conflict (subject) do update set failures = excluded.failures, last_at = excluded.last_at",
        subject,
        failures,
        now
    )?;
    Ok(())
}

/// Drops counters that are out of date.
pub(super) async fn sweep(write: &mut Write) -> ledger::Result<()> {
    let now = write.now();
    run!(write.conn()?, "delete from attempt where last_at < $1 and substr(subject, 1, 7) <> 'device:'", now.plus_ms(-TRIES_KEPT_MS))?;
    run!(write.conn()?, "delete from attempt where last_at < $1", now.plus_ms(-DEVICE_KEPT_S * 1000))?;
    Ok(())
}

/// The second factor that a session was shown and has not confirmed, sealed.
pub(super) async fn pending(conn: &mut Conn, session: &str) -> ledger::Result<Option<Vec<u8>>> {
    Ok(one!(conn, (Option<Vec<u8>>,), "select totp_pending from session where session_id = $1", session)?.and_then(|row| row.0))
}

/// Keeps it, or takes it away.
pub(super) async fn put_pending(write: &mut Write, session: &str, sealed: Option<Vec<u8>>) -> ledger::Result<()> {
    run!(write.conn()?, "update session set totp_pending = $2 where session_id = $1", session, sealed)?;
    Ok(())
}

/// Notes the step of a code that was used, so that it is not taken again.
pub(super) async fn put_step(write: &mut Write, user: UserId, step: i64) -> ledger::Result<()> {
    run!(write.conn()?, "update credential set totp_step = $2 where user_id = $1", user, step)?;
    Ok(())
}

/// The recovery codes that are left.
pub(super) async fn put_recovery(write: &mut Write, user: UserId, digests: &str) -> ledger::Result<()> {
    run!(write.conn()?, "update credential set recovery = $2 where user_id = $1", user, digests)?;
    Ok(())
}
