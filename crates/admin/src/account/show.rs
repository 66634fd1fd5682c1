//! One account and what may be done to it.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Instant, NewFact, Stream, UserId, Write};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problems, Result, View, filters, password_problem, session};

use super::facts::{State, fold};
use super::pages::{RoleGroup, locales, managed_sites, role_groups, role_names};
use super::record::{self, append, end_sessions, load};
use super::{rules, store};
use crate::reply::id_of;

/// Name and language.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub(super) struct AccountNaming {
    name: String,
    locale: String,
    /// How many facts the reader knew of; empty to overwrite.
    version: String,
}

/// Roles at the present centre, all of them.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub(super) struct AccountRoles {
    roles: Vec<String>,
    /// How many facts the reader knew of; empty to overwrite.
    version: String,
}

/// A password that must be changed at the next sign-in.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub(super) struct AccountPassword {
    #[serde(skip_serializing_if = "crate::reply::never_shown")]
    password: String,
}

/// The address to which is written that something waits.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub(super) struct AccountMail {
    /// Empty: nothing is written.
    mail: String,
    /// How many facts the reader knew of; empty to overwrite.
    version: String,
}

/// Roles at another centre.
#[derive(Serialize, ToSchema)]
pub(super) struct RolesAt {
    site: String,
    roles: Vec<String>,
    #[serde(skip)]
    role_names: String,
}

/// One account.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "account/show.html")]
pub(super) struct AccountPage {
    id: UserId,
    username: String,
    form: AccountNaming,
    /// Address to which is written that something waits; empty for readers who may not touch the account as a whole.
    mail: String,
    groups: Vec<RoleGroup>,
    elsewhere: Vec<RolesAt>,
    created_at: Option<Instant>,
    disabled: bool,
    second_factor: bool,
    must_change: bool,
    sessions: i64,
    /// Whether it is the reader's own.
    own: bool,
    /// Whether the reader may touch it as a whole.
    reached: bool,
    locales: Vec<String>,
    version: i64,
    #[serde(skip)]
    site: String,
    #[serde(skip)]
    problems: Problems,
}

impl View for AccountPage {
    fn title(&self, _: &Cx) -> String {
        self.form.name.clone()
    }
}

/// `GET /accounts/{id}`
pub(super) async fn show(cx: Cx, Path(id): Path<String>) -> Result<Response> {
    let view = page(&cx, id_of(&id)?, Typed::default()).await?;
    cx.page(view).await
}

/// What was typed into one of the page's forms, and what is wrong with it.
#[derive(Default)]
struct Typed {
    naming: Option<AccountNaming>,
    mail: Option<String>,
    roles: Option<Vec<String>>,
    problems: Problems,
}

async fn page(cx: &Cx, id: UserId, typed: Typed) -> Result<AccountPage> {
    let mut conn = cx.read().await?;
    let stream = cx.app().ledger().stream(&mut conn, id.cast()).await?;
    let state = fold(&stream);
    if state.created_at.is_none() {
        return Err(Error::NotFound);
    }
    let credential = store::credential(&mut conn, id).await?;
    let sessions = session::list(&mut conn, id, cx.now()).await?.len();
    let held = state.roles_at(cx.site_id()).iter().map(|role| role.name().to_owned()).collect::<Vec<_>>();
    let version = stream.version();
    let reached = rules::reach(&state, &managed_sites(cx)).is_ok();
    Ok(AccountPage {
        id,
        mail: typed.mail.unwrap_or_else(|| if reached { state.mail.clone() } else { String::new() }),
        groups: role_groups(typed.roles.as_deref().unwrap_or(&held)),
        elsewhere: elsewhere(cx, &state),
        created_at: state.created_at,
        disabled: state.disabled,
        second_factor: credential.as_ref().is_some_and(|c| c.totp.is_some()),
        must_change: credential.as_ref().is_none_or(super::Credential::must_change),
        sessions: i64::try_from(sessions).unwrap_or(i64::MAX),
        own: id == cx.user(),
        reached,
        locales: locales(),
        version,
        site: cx.site()?.name,
        problems: typed.problems,
        form: typed.naming.unwrap_or_else(|| AccountNaming { name: state.name.clone(), locale: state.locale.clone(), version: version.to_string() }),
        username: state.username,
    })
}

fn elsewhere(cx: &Cx, state: &State) -> Vec<RolesAt> {
    let sites = cx.app().sites().into_iter().filter(|site| site.id != cx.site_id());
    let at = sites.map(|site| (site.name, state.roles_at(site.id))).filter(|(_, roles)| !roles.is_empty());
    at.map(|(site, roles)| RolesAt { site, roles: roles.iter().map(|r| r.name().to_owned()).collect(), role_names: role_names(cx, roles) }).collect()
}

/// The account in a write transaction, refused unless the reader may touch it as a whole.
async fn whole(cx: &Cx, write: &mut Write, id: UserId) -> Result<(Stream, State)> {
    let (stream, state) = load(write, id).await?;
    rules::reach(&state, &managed_sites(cx)).map_err(Error::Conflict)?;
    Ok((stream, state))
}

fn done(cx: &Cx, id: UserId, notice: &str) -> Result<Response> {
    cx.done(&format!("/accounts/{id}"), notice, &json!({"id": id}))
}

/// The page again, with what was typed and what is wrong with it.
async fn again(cx: &Cx, id: UserId, typed: Typed) -> Result<Response> {
    let problems = typed.problems.clone();
    let view = page(cx, id, typed).await?;
    cx.retry(view, &problems).await
}

/// Saves what a form says of an account, by the rule that reads it, or asks again.
async fn save(cx: &Cx, id: UserId, (version, typed): (&str, Typed), rule: impl FnOnce(&State) -> Result<Vec<NewFact>, Problems>) -> Result<Response> {
    let mut write = cx.write().await?;
    let (mut stream, state) = whole(cx, &mut write, id).await?;
    write.expect(&stream, version.parse().ok())?;
    match rule(&state) {
        Ok(facts) => {
            append(&mut write, cx.app(), &mut stream, facts).await?;
            write.commit().await?;
            done(cx, id, "account-saved")
        }
        Err(problems) => {
            drop(write);
            again(cx, id, Typed { problems, ..typed }).await
        }
    }
}

/// `POST /accounts/{id}`
pub(super) async fn rename(cx: Cx, Path(id): Path<String>, Input(form): Input<AccountNaming>) -> Result<Response> {
    let typed = Typed { naming: Some(form.clone()), ..Typed::default() };
    save(&cx, id_of(&id)?, (&form.version, typed), |state| rules::rename(state, &form.name, &form.locale)).await
}

/// `POST /accounts/{id}/mail`
pub(super) async fn mail(cx: Cx, Path(id): Path<String>, Input(form): Input<AccountMail>) -> Result<Response> {
    let typed = Typed { mail: Some(form.mail.clone()), ..Typed::default() };
    save(&cx, id_of(&id)?, (&form.version, typed), |state| rules::set_mail(state, &form.mail)).await
}

/// `POST /accounts/{id}/roles`
pub(super) async fn roles(cx: Cx, Path(id): Path<String>, Input(form): Input<AccountRoles>) -> Result<Response> {
    let id: UserId = id_of(&id)?;
    let mut write = cx.write().await?;
    let (mut stream, state) = load(&mut write, id).await?;
    write.expect(&stream, form.version.parse().ok())?;
    let others = store::count_others(write.conn()?, id, cx.site_id(), access::Role::Administrator.name()).await? > 0;
    let facts = rules::roles_of(&form.roles).and_then(|wanted| rules::set_roles(&state, cx.site_id(), &wanted, others));
    match facts {
        Ok(facts) => {
            let before = state.needs_second_factor();
            let after = append(&mut write, cx.app(), &mut stream, facts).await?;
            let enrolled = store::credential(write.conn()?, id).await?.is_some_and(|c| c.totp.is_some());
            if after.needs_second_factor() && !before && !enrolled {
                // Sessions opened without a second factor must not carry a role that demands one.
                end_sessions(&mut write, id).await?;
            }
            write.commit().await?;
            done(&cx, id, "account-saved")
        }
        Err(problems) => {
            drop(write);
            again(&cx, id, Typed { roles: Some(form.roles), problems, ..Typed::default() }).await
        }
    }
}

/// `POST /accounts/{id}/password`
pub(super) async fn password(cx: Cx, Path(id): Path<String>, Input(form): Input<AccountPassword>) -> Result<Response> {
    let id: UserId = id_of(&id)?;
    let username = cx.app().account(id).ok_or(Error::NotFound)?.username.clone();
    if let Some(key) = password_problem(&form.password, &[&username]) {
        return again(&cx, id, Typed { problems: Problems::one("password", key), ..Typed::default() }).await;
    }
    let hash = cx.app().passwords().hash(cx.app().ledger().env(), &form.password).await?;
    let mut write = cx.write().await?;
    whole(&cx, &mut write, id).await?;
    record::password_set(&mut write, cx.app(), id, &hash, true).await?;
    end_sessions(&mut write, id).await?;
    write.commit().await?;
    done(&cx, id, "account-password-given")
}

/// `POST /accounts/{id}/disable`
pub(super) async fn disable(cx: Cx, Path(id): Path<String>) -> Result<Response> {
    let id: UserId = id_of(&id)?;
    let mut write = cx.write().await?;
    let (mut stream, state) = whole(&cx, &mut write, id).await?;
    let facts = rules::disable(&state, id == cx.user()).map_err(Error::Conflict)?;
    append(&mut write, cx.app(), &mut stream, facts).await?;
    end_sessions(&mut write, id).await?;
    write.commit().await?;
    done(&cx, id, "account-disabled")
}

/// `POST /accounts/{id}/enable`
pub(super) async fn enable(cx: Cx, Path(id): Path<String>) -> Result<Response> {
    let id: UserId = id_of(&id)?;
    let mut write = cx.write().await?;
    let (mut stream, state) = whole(&cx, &mut write, id).await?;
    append(&mut write, cx.app(), &mut stream, rules::enable(&state)).await?;
    write.commit().await?;
    done(&cx, id, "account-enabled")
}

/// `POST /accounts/{id}/factor-reset`
pub(super) async fn reset_factor(cx: Cx, Path(id): Path<String>) -> Result<Response> {
    let id: UserId = id_of(&id)?;
    let mut write = cx.write().await?;
    whole(&cx, &mut write, id).await?;
    record::factor_reset(&mut write, cx.app(), id).await?;
    end_sessions(&mut write, id).await?;
    write.commit().await?;
    done(&cx, id, "account-factor-reset-done")
}

/// `POST /accounts/{id}/sessions/end`
pub(super) async fn end_sessions_of(cx: Cx, Path(id): Path<String>) -> Result<Response> {
    let id: UserId = id_of(&id)?;
    let mut write = cx.write().await?;
    whole(&cx, &mut write, id).await?;
    end_sessions(&mut write, id).await?;
    write.commit().await?;
    done(&cx, id, "account-sessions-ended")
}
