//! Tokens with which programs ask: made on the server's own command line (`relais token`), seen and revoked by their
//! account. A token does no more than its scopes, and no more than its account may.

mod pages;
mod rules;
mod store;
#[cfg(test)]
mod tests;

use access::Duty;
use ledger::{SiteId, UserId, Write};
use web::{App, Error, Need, Problems, Result, Room, Route, digest, random_token};

pub use store::TokenLine;

/// The room.
pub(crate) const ROOM: Room =
    Room { name: "token", routes, texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")], ..Room::EMPTY };

fn routes() -> Vec<Route> {
    let own = Need::Duty(Duty::OwnAccount);
    vec![
        Route::get("/account/tokens", own, pages::list).says("Tokens of one's account").gives::<pages::TokenList>(),
        Route::post("/account/tokens/{id}/revoke", own, pages::revoke).says("Revokes a token of one's account"),
    ]
}

/// Makes a token and gives its secret, which is stored only as a hash. It appends no fact, so that it may be called from
/// a second process beside the serving one.
///
/// # Errors
/// [`Error::Invalid`] when a rule refuses, or when the database fails.
pub async fn create_token(write: &mut Write, app: &App, user: UserId, site: SiteId, label: &str, scopes: &[Duty], days: i64) -> Result<String> {
    let account = app.account(user).filter(|a| !a.disabled).ok_or_else(|| Error::Invalid(Problems::one("user", "token-account-unknown")))?;
    let label = rules::check(&account, site, label, scopes, days).map_err(Error::Invalid)?;
    let secret = random_token(write.env());
    let names = scopes.iter().map(|duty| duty.name()).collect::<Vec<_>>().join(" ");
    let expires_at = write.now().plus_ms(days * rules::DAY_MS);
    let new = store::NewToken { hash: digest(&secret), user, site, label, scopes: names, expires_at };
    store::put(write, new).await?;
    Ok(secret)
}

/// The tokens of an account, newest first.
///
/// # Errors
/// When the database fails.
pub async fn list_tokens(app: &App, user: UserId) -> Result<Vec<TokenLine>> {
    Ok(store::list(&mut app.ledger().read().await?, user).await?)
}

/// Revokes a token of an account; whether there was one.
///
/// # Errors
/// When the database fails.
pub async fn revoke_token(write: &mut Write, user: UserId, token: &str) -> Result<bool> {
    Ok(store::revoke(write, user, token).await?)
}
