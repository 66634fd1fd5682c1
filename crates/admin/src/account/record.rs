//! What is done to accounts, by this room's pages and by other rooms: facts, local secrets and memory together.

use access::Role;
use ledger::{Conn, FactKind as _, Ledger, NewFact, SiteId, Stream, UserId, Write};
use text::Locale;
use web::{App, Error, Problems, Result, TotpSecret, session};

use super::facts::{AccountFact, Done, State, fold};
use super::{credential, rules, store};

/// An account about to be made.
#[derive(Clone)]
pub struct NewAccount {
    /// Name to sign in with: 3 to 40 lower-case letters, digits, `.`, `-`, `_`.
    pub username: String,
    /// Name shown to others.
    pub name: String,
    /// Language of its screens.
    pub locale: Locale,
    /// From [`web::Passwords::hash`].
    pub password_hash: String,
    /// Roles, each at a site.
    pub roles: Vec<(SiteId, Role)>,
    /// A second factor that is enrolled already.
    pub totp: Option<TotpSecret>,
    /// Whether the password must be changed at the first sign-in.
    pub must_change: bool,
}

/// Makes an account.
///
/// # Errors
/// [`Error::Invalid`] when a rule refuses, or when the database fails.
pub async fn create_account(write: &mut Write, app: &App, account: NewAccount) -> Result<UserId> {
    let id = write.id();
    create_as(write, app, id, account).await
}

/// Makes an account whose id was chosen beforehand.
pub(crate) async fn create_as(write: &mut Write, app: &App, id: UserId, account: NewAccount) -> Result<UserId> {
    let username = rules::username_of(&account.username);
    let taken = store::find(write.conn()?, &username).await?.is_some();
    let facts = rules::create(&username, &account.name, account.locale.code(), &account.roles, taken).map_err(Error::Invalid)?;
    let mut stream = Stream::new(id.cast(), Vec::new());
    append(write, app, &mut stream, facts).await?;
    let sealed = account.totp.map(|secret| credential::seal_secret(app.ledger(), &id.to_string(), &secret)).transpose()?;
    store::put_credential(write, id, &account.password_hash, account.must_change, sealed).await?;
    Ok(id)
}

/// What is wrong with the words of an account about to be made.
pub(crate) fn check(username: &str, name: &str, locale: &str) -> Problems {
    rules::check(username, name, locale)
}

/// The facts of an account.
pub(crate) async fn load(write: &mut Write, user: UserId) -> Result<(Stream, State)> {
    let stream = write.load(user.cast()).await?;
    let state = fold(&stream);
    if state.created_at.is_none() { Err(Error::NotFound) } else { Ok((stream, state)) }
}

/// Appends facts and puts the account into memory as it then is.
pub(crate) async fn append(write: &mut Write, app: &App, stream: &mut Stream, facts: Vec<NewFact>) -> Result<State> {
    write.append(stream, facts).await?;
    let state = fold(stream);
    let (app, info) = (app.clone(), state.info(stream.id.cast()));
    write.after_commit(move || app.put_account(info));
    Ok(state)
}

/// Gives a role.
pub(crate) async fn grant(write: &mut Write, app: &App, user: UserId, site: SiteId, role: Role) -> Result<()> {
    let (mut stream, state) = load(write, user).await?;
    let mut wanted = state.roles_at(site);
    wanted.push(role);
    let facts = rules::set_roles(&state, site, &wanted, true).map_err(Error::Conflict)?;
    append(write, app, &mut stream, facts).await?;
    Ok(())
}

/// Sets the language of an account's screens.
pub(crate) async fn set_locale(write: &mut Write, app: &App, user: UserId, locale: &str) -> Result<()> {
    let (mut stream, state) = load(write, user).await?;
    let facts = rules::rename(&state, &state.name, locale).map_err(Error::Invalid)?;
    append(write, app, &mut stream, facts).await?;
    Ok(())
}

/// Sets the address for mail about what waits.
pub(crate) async fn set_mail(write: &mut Write, app: &App, user: UserId, address: &str) -> Result<()> {
    let (mut stream, state) = load(write, user).await?;
    let facts = rules::set_mail(&state, address).map_err(Error::Invalid)?;
    append(write, app, &mut stream, facts).await?;
    Ok(())
}

/// The address for mail of one account; empty: none.
pub(crate) async fn mail_of(ledger: &Ledger, conn: &mut Conn, user: UserId) -> Result<String> {
    Ok(fold(&ledger.stream(conn, user.cast()).await?).mail)
}

/// Sets a password. Sessions stay as they are: whoever calls ends those that must end.
pub(crate) async fn password_set(write: &mut Write, app: &App, user: UserId, hash: &str, must_change: bool) -> Result<()> {
    note(write, app, user, AccountFact::PasswordSet(Done {})).await?;
    Ok(store::put_password(write, user, hash, must_change).await?)
}

/// Enrols a second factor, of which `step` was used just now.
pub(crate) async fn factor_set(write: &mut Write, app: &App, user: UserId, secret: &TotpSecret, step: i64, recovery: &str) -> Result<()> {
    note(write, app, user, AccountFact::FactorSet(Done {})).await?;
    let sealed = credential::seal_secret(app.ledger(), &user.to_string(), secret)?;
    Ok(store::put_factor(write, user, sealed, step, recovery).await?)
}

/// Forgets the second factor.
pub(crate) async fn factor_reset(write: &mut Write, app: &App, user: UserId) -> Result<()> {
    note(write, app, user, AccountFact::FactorReset(Done {})).await?;
    Ok(store::clear_factor(write, user).await?)
}

async fn note(write: &mut Write, app: &App, user: UserId, fact: AccountFact) -> Result<()> {
    let (mut stream, _) = load(write, user).await?;
    append(write, app, &mut stream, vec![fact.fact()]).await?;
    Ok(())
}

/// Ends every session of an account.
pub(crate) async fn end_sessions(write: &mut Write, user: UserId) -> Result<()> {
    session::end_others(write, user, "").await?;
    Ok(())
}
