//! Sessions of browsers and tokens of programs: opaque, stored as hashes, listed, and ended at any time.

use std::sync::Arc;

use access::{Duty, Subject};
use ledger::{Conn, Instant, SiteId, UserId, Write, all, one, run};

use crate::{AccountInfo, App, Result, digest};

/// A session ends after so long without a request.
const IDLE_MS: i64 = 4 * 60 * 60 * 1000;
/// A session ends in any case after so long: a long shift.
const AGE_MS: i64 = 14 * 60 * 60 * 1000;
/// How often "last seen" is written.
const SEEN_EVERY_MS: i64 = 5 * 60 * 1000;
/// Sessions that are listed.
const LISTED_MAX: i64 = 100;

/// A session of a browser.
#[derive(Clone, sqlx::FromRow)]
pub struct Session {
    /// Identifier, safe to show to its owner.
    pub session_id: String,
    /// Account.
    pub user_id: UserId,
    /// Site at which it works.
    pub site_id: SiteId,
    /// Signed in at.
    pub created_at: Instant,
    /// Last request, to within five minutes.
    pub seen_at: Instant,
    /// All that the door asks for (second factor, a new password) given at; until then the session is half signed in.
    pub second_factor_at: Option<Instant>,
    /// The browser, as it names itself.
    pub device: String,
}

/// Who calls.
#[derive(Default)]
pub(crate) struct Caller {
    pub(crate) subject: Option<Subject>,
    pub(crate) account: Option<Arc<AccountInfo>>,
    pub(crate) session: Option<Session>,
}

/// Finds out who calls, from a bearer token or a session cookie.
pub(crate) async fn resolve(app: &App, bearer: Option<&str>, cookie: Option<&str>) -> Result<Caller> {
    match (bearer, cookie) {
        (Some(token), _) => by_token(app, token).await,
        (None, Some(cookie)) => by_cookie(app, cookie).await,
        (None, None) => Ok(Caller::default()),
    }
}

async fn by_token(app: &App, token: &str) -> Result<Caller> {
    let mut conn = app.ledger().read().await?;
    let now = app.ledger().env().now();
    let found = one!(
        &mut conn,
        (UserId, SiteId, String),
        "select user_id, site_id, scopes from api_token where token_hash = $1 and revoked_at is null and expires_at > $2",
        digest(token),
        now
    )?;
    let Some((user, site, scopes)) = found else { return Ok(Caller::default()) };
    let Some(account) = app.account(user).filter(|a| !a.disabled) else { return Ok(Caller::default()) };
    let limits = scopes.split(' ').filter_map(Duty::find).collect();
    let subject = Subject { user, site, roles: account.roles.clone(), limits: Some(limits) };
    Ok(Caller { subject: Some(subject), account: Some(account), session: None })
}

async fn by_cookie(app: &App, cookie: &str) -> Result<Caller> {
    let hash = digest(cookie);
    let now = app.ledger().env().now();
    let mut conn = app.ledger().read().await?;
    let Some(session) = find(&mut conn, &hash).await? else { return Ok(Caller::default()) };
    drop(conn);
    let over = session.seen_at.plus_ms(IDLE_MS) < now || session.created_at.plus_ms(AGE_MS) < now;
    let Some(account) = app.account(session.user_id).filter(|a| !a.disabled && !over) else { return Ok(Caller::default()) };
    if session.seen_at.plus_ms(SEEN_EVERY_MS) < now {
        let mut write = app.ledger().write(ledger::Author::default()).await?;
        run!(write.conn()?, "update session set seen_at = $2 where token_hash = $1", &hash, now)?;
        write.commit().await?;
    }
    let subject = Subject { user: account.id, site: session.site_id, roles: account.roles.clone(), limits: None };
    let whole = session.second_factor_at.is_some();
    Ok(Caller { subject: whole.then_some(subject), account: Some(account), session: Some(session) })
}

async fn find(conn: &mut Conn, hash: &str) -> Result<Option<Session>> {
    Ok(one!(conn, Session, "select session_id, user_id, site_id, created_at, seen_at, second_factor_at, device from session where token_hash = $1", hash)?)
}

/// Opens a session; gives the secret for the cookie. `whole` when the door asks for nothing more: neither a second factor,
/// owed or enrolled, nor a new password.
///
/// # Errors
/// When the database fails.
pub async fn open(write: &mut Write, user: UserId, site: SiteId, device: &str, whole: bool) -> Result<String> {
    let token = crate::random_token(write.env());
    let id = write.id::<ledger::Fresh>();
    let now = write.now();
    run!(
        write.conn()?,
        "insert into session (token_hash, session_id, user_id, site_id, created_at, seen_at, second_factor_at, device) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        digest(&token),
        id,
        user,
        site,
        now,
        now,
        whole.then_some(now),
        device
    )?;
    run!(write.conn()?, "delete from session where created_at < $1", now.plus_ms(-AGE_MS))?;
    crate::once::forget_old(write, now).await?;
    Ok(token)
}

/// Notes that everything the door asks for was given.
///
/// # Errors
/// When the database fails.
pub async fn confirm(write: &mut Write, session: &str) -> Result<()> {
    let now = write.now();
    run!(write.conn()?, "update session set second_factor_at = $2 where session_id = $1", session, now)?;
    Ok(())
}

/// Moves a session to another site.
///
/// # Errors
/// When the database fails.
pub async fn move_to(write: &mut Write, session: &str, site: SiteId) -> Result<()> {
    run!(write.conn()?, "update session set site_id = $2 where session_id = $1", session, site)?;
    Ok(())
}

/// Ends one session of an account.
///
/// # Errors
/// When the database fails.
pub async fn end(write: &mut Write, user: UserId, session: &str) -> Result<bool> {
    Ok(run!(write.conn()?, "delete from session where session_id = $1 and user_id = $2", session, user)? > 0)
}

/// Ends all sessions of an account but one.
///
/// # Errors
/// When the database fails.
pub async fn end_others(write: &mut Write, user: UserId, keep: &str) -> Result<u64> {
    Ok(run!(write.conn()?, "delete from session where user_id = $1 and session_id <> $2", user, keep)?)
}

/// The sessions of an account that are still good, newest first.
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &mut Conn, user: UserId, now: Instant) -> Result<Vec<Session>> {
    Ok(all!(
        conn,
        Session,
        "select session_id, user_id, site_id, created_at, seen_at, second_factor_at, device from session where user_id = $1 and seen_at > $2 and created_at > $3 order by created_at desc limit $4",
        user,
        now.plus_ms(-IDLE_MS),
        now.plus_ms(-AGE_MS),
        LISTED_MAX
    )?)
}

/// The cookie that carries a session's secret; an empty secret takes it away.
#[must_use]
pub fn cookie(token: &str, secure: bool) -> String {
    let age = if token.is_empty() { 0 } else { AGE_MS / 1000 };
    format!("relais_session={token}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{}", if secure { "; Secure" } else { "" })
}
