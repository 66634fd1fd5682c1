//! The local table of tokens.

use ledger::{Conn, Instant, SiteId, UserId, Write, all, run};

/// Tokens that are listed.
const LISTED_MAX: i64 = 200;

/// A token, without its secret, which nobody knows any more.
#[derive(sqlx::FromRow, Clone)]
pub struct TokenLine {
    /// Identifier, safe to show to its owner.
    pub token_id: String,
    /// Site at which it works.
    pub site_id: SiteId,
    /// What it is for.
    pub label: String,
    /// Names of duties, separated by spaces.
    pub scopes: String,
    /// Made at.
    pub created_at: Instant,
    /// Good until.
    pub expires_at: Instant,
    /// Revoked at.
    pub revoked_at: Option<Instant>,
}

/// A token about to be stored.
pub(super) struct NewToken {
    pub(super) hash: String,
    pub(super) user: UserId,
    pub(super) site: SiteId,
    pub(super) label: String,
    pub(super) scopes: String,
    pub(super) expires_at: Instant,
}

/// Stores a token.
pub(super) async fn put(write: &mut Write, new: NewToken) -> ledger::Result<()> {
    let (id, now) = (write.id::<ledger::Fresh>(), write.now());
    run!(
        write.conn()?,
        "insert into api_token (token_hash, token_id, user_id, site_id, label, scopes, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        new.hash,
        id,
        new.user,
        new.site,
        new.label,
        new.scopes,
        now,
        new.expires_at
    )?;
    Ok(())
}

/// The tokens of an account, newest first.
pub(super) async fn list(conn: &mut Conn, user: UserId) -> ledger::Result<Vec<TokenLine>> {
    all!(
        conn,
        TokenLine,
        "select token_id, site_id, label, scopes, created_at, expires_at, revoked_at from api_token where user_id = $1 order by created_at desc, token_id limit $2",
        user,
        LISTED_MAX
    )
}

/// Revokes a token; whether it was good.
pub(super) async fn revoke(write: &mut Write, user: UserId, token: &str) -> ledger::Result<bool> {
    let now = write.now();
    Ok(run!(write.conn()?, "update api_token set revoked_at = $3 where token_id = $1 and user_id = $2 and revoked_at is null", token, user, now)? > 0)
}
