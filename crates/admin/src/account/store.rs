//! The tables of accounts and roles, and the local table of their secrets.

use futures::future::BoxFuture;
use ledger::{Compartment, Conn, Ledger, Projector, SiteId, Stream, UserId, Write, all, one, run};
use text::Locale;
use web::{AccountInfo, App};

use super::credential::Credential;
use super::facts;

/// Accounts of one installation: a region has hundreds.
const ACCOUNTS_MAX: i64 = 20_000;
const ROLES_MAX: i64 = 200_000;
/// Binds what is sealed in a row to its table.
const SEALED_IN: &str = "account";

/// Usernames are unique where they are given, not in the table: facts of two installations may meet.
const SCHEMA: &str = "
create table account (
  user_id {text} not null primary key,
  username {text} not null,
  name {text} not null,
  locale {text} not null,
  disabled {bool} not null,
  created_at {int} not null,
  mail {blob}
) {strict};
create index account_username on account (username);
create index account_mail on account (user_id) where mail is not null;
create table account_role (
  user_id {text} not null,
  site_id {text} not null,
  role {text} not null
) {strict};
create unique index account_role_of on account_role (user_id, site_id, role);
create index account_role_at on account_role (site_id, role)";

pub(super) const PROJECTOR: Projector = Projector { room: "account", listens: &["account/"], tables: &["account", "account_role"], schema: SCHEMA, project };

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        let state = facts::fold(stream);
        run!(write.conn()?, "delete from account_role where user_id = $1", stream.id)?;
        let Some(created_at) = state.created_at else {
            run!(write.conn()?, "delete from account where user_id = $1", stream.id)?;
            return Ok(());
        };
        let mail = if state.mail.is_empty() { None } else { Some(write.seal(stream.id, Compartment::House, SEALED_IN, &state.mail).await?) };
        run!(
            write.conn()?,
            "insert into account (user_id, username, name, locale, disabled, created_at, mail) values ($1, $2, $3, $4, $5, $6, $7)
             on conflict (user_id) do update set username = excluded.username, name = excluded.name, locale = excluded.locale, disabled = excluded.disabled, created_at = excluded.created_at, mail = excluded.mail",
            stream.id, &state.username, &state.name, &state.locale, state.disabled, created_at, mail
        )?;
        for (site, role) in &state.roles {
            run!(write.conn()?, "insert into account_role (user_id, site_id, role) values ($1, $2, $3)", stream.id, *site, role)?;
        }
        Ok(())
    })
}

#[derive(sqlx::FromRow)]
struct AccountRow {
    user_id: UserId,
    username: String,
    name: String,
    locale: String,
    disabled: bool,
}

/// Loads all accounts into memory, since every request needs its own.
pub(super) fn start(app: &App) -> BoxFuture<'_, ledger::Result<()>> {
    Box::pin(async move {
        let mut conn = app.ledger().read().await?;
        let accounts =
            all!(&mut conn, AccountRow, "select user_id, username, name, locale, disabled from account order by created_at, user_id limit $1", ACCOUNTS_MAX)?;
        let roles =
            all!(&mut conn, (UserId, SiteId, String), "select user_id, site_id, role from account_role order by user_id, site_id, role limit $1", ROLES_MAX)?;
        for row in accounts {
            let held = roles.iter().filter(|(user, _, _)| *user == row.user_id).filter_map(|(_, site, role)| Some((*site, access::Role::find(role)?)));
            let locale = Locale::find(&row.locale).unwrap_or_default();
            app.put_account(AccountInfo { id: row.user_id, username: row.username, name: row.name, locale, roles: held.collect(), disabled: row.disabled });
        }
        Ok(())
    })
}

/// The addresses for mail of open accounts that have one.
pub(super) async fn mail_addresses(ledger: &Ledger, conn: &mut Conn) -> ledger::Result<Vec<(UserId, String)>> {
    let rows = all!(
        conn,
        (UserId, Vec<u8>, Vec<u8>),
        "select a.user_id, a.mail, k.wrapped from account as a join seal_key as k on k.stream_id = a.user_id and k.compartment = 'house'
         where a.mail is not null and not a.disabled and k.wrapped is not null order by a.user_id limit $1",
        ACCOUNTS_MAX
    )?;
    rows.into_iter().map(|(user, mail, wrapped)| Ok((user, ledger.open_sealed(user.cast(), Compartment::House, SEALED_IN, &wrapped, &mail)?))).collect()
}

/// The account of a username.
pub(super) async fn find(conn: &mut Conn, username: &str) -> ledger::Result<Option<UserId>> {
    Ok(one!(conn, (UserId,), "select user_id from account where username = $1 order by created_at limit 1", username)?.map(|row| row.0))
}

/// An account in a list.
#[derive(sqlx::FromRow)]
pub(super) struct ListRow {
    pub(super) user_id: UserId,
    pub(super) username: String,
    pub(super) name: String,
    pub(super) disabled: bool,
    /// Whether a second factor is enrolled.
    pub(super) factor: bool,
    /// Whether the first password was not changed yet.
    pub(super) must_change: i64,
}

/// Accounts by username.
pub(super) async fn list(conn: &mut Conn, limit: i64, offset: i64) -> ledger::Result<Vec<ListRow>> {
    all!(
        conn,
        ListRow,
        "select a.user_id, a.username, a.name, a.disabled, (c.totp is not null) as factor, coalesce(c.must_change, 0) as must_change
         from account as a left join credential as c on c.user_id = a.user_id order by a.username, a.user_id limit $1 offset $2",
        limit,
        offset
    )
}

/// Open accounts other than `user` with a role at a site.
pub(super) async fn count_others(conn: &mut Conn, user: UserId, site: SiteId, role: &str) -> ledger::Result<i64> {
    let row = one!(
        conn,
        (i64,),
        "select count(*) from account_role as r join account as a on a.user_id = r.user_id where r.site_id = $1 and r.role = $2 and a.user_id <> $3 and not a.disabled",
        site,
        role,
        user
    )?;
    Ok(row.map_or(0, |row| row.0))
}

/// The secrets of an account.
pub(super) async fn credential(conn: &mut Conn, user: UserId) -> ledger::Result<Option<Credential>> {
    one!(conn, Credential, "select password, must_change, totp, totp_step, recovery from credential where user_id = $1", user)
}

/// The first secrets of an account.
pub(super) async fn put_credential(write: &mut Write, user: UserId, password: &str, must_change: bool, totp: Option<Vec<u8>>) -> ledger::Result<()> {
    run!(
        write.conn()?,
        "insert into credential (user_id, password, must_change, totp, totp_step, recovery) values ($1, $2, $3, $4, 0, '')",
        user,
        password,
        i64::from(must_change),
        totp
    )?;
    Ok(())
}

/// Sets a password, also for an account that has none here yet.
pub(super) async fn put_password(write: &mut Write, user: UserId, password: &str, must_change: bool) -> ledger::Result<()> {
    run!(
        write.conn()?,
        "insert into credential (user_id, password, must_change, totp_step, recovery) values ($1, $2, $3, 0, '')
         on conflict (user_id) do update set password = excluded.password, must_change = excluded.must_change",
        user,
        password,
        i64::from(must_change)
    )?;
    Ok(())
}

/// Enrols a second factor.
pub(super) async fn put_factor(write: &mut Write, user: UserId, sealed: Vec<u8>, step: i64, recovery: &str) -> ledger::Result<()> {
    run!(write.conn()?, "update credential set totp = $2, totp_step = $3, recovery = $4 where user_id = $1", user, sealed, step, recovery)?;
    Ok(())
}

/// Forgets a second factor with its recovery codes.
pub(super) async fn clear_factor(write: &mut Write, user: UserId) -> ledger::Result<()> {
    run!(write.conn()?, "update credential set totp = null, totp_step = 0, recovery = '' where user_id = $1", user)?;
    Ok(())
}
