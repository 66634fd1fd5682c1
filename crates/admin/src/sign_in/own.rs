//! One's own account: language, second factor, sessions, and the centre at which one works now.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Instant, SiteId, UserId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use text::Locale;
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problems, Result, View, filters, session};

use super::door::{self, Proof};
use super::rules;
use crate::account::{self, role_names};
use crate::reply::{id_of, with_cookie};

/// A session in the list.
#[derive(Serialize, ToSchema)]
pub(super) struct SessionLine {
    id: String,
    /// Browser and system, when they can be told.
    device: String,
    created_at: Instant,
    seen_at: Instant,
    /// Whether it is the one that asks.
    this: bool,
}

/// One's roles at a centre.
#[derive(Serialize, ToSchema)]
pub(super) struct OwnRoles {
    site: String,
    roles: Vec<String>,
    #[serde(skip)]
    role_names: String,
}

/// One's own account.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "sign_in/own.html")]
pub(super) struct OwnAccount {
    id: UserId,
    name: String,
    username: String,
    locale: String,
    locales: Vec<String>,
    /// Address to which is written that something waits; may be empty.
    mail: String,
    roles: Vec<OwnRoles>,
    second_factor: bool,
    /// Whether a role demands it.
    factor_needed: bool,
    recovery_left: i64,
    sessions: Vec<SessionLine>,
    #[serde(skip)]
    problems: Problems,
}

impl View for OwnAccount {
    fn title(&self, cx: &Cx) -> String {
        cx.t("account-own")
    }
}

/// `GET /account`
pub(super) async fn account(cx: Cx) -> Result<Response> {
    let view = view(&cx, Problems::default()).await?;
    cx.page(view).await
}

async fn view(cx: &Cx, problems: Problems) -> Result<OwnAccount> {
    let account = cx.account().ok_or(Error::SignIn)?;
    let mut conn = cx.read().await?;
    let mail = account::mail_of(cx.app().ledger(), &mut conn, account.id).await?;
    let credential = account::credential(&mut conn, account.id).await?;
    let this = cx.session().map(|s| s.session_id.clone()).unwrap_or_default();
    let sessions = session::list(&mut conn, account.id, cx.now()).await?;
    Ok(OwnAccount {
        id: account.id,
        name: account.name.clone(),
        username: account.username.clone(),
        locale: account.locale.code().to_owned(),
        locales: Locale::ALL.iter().map(|l| l.code().to_owned()).collect(),
        mail,
        roles: own_roles(cx, &account.roles),
        second_factor: credential.totp.is_some(),
        factor_needed: door::needs_factor(account),
        recovery_left: credential.recovery_left(),
        sessions: sessions
            .into_iter()
            .map(|s| SessionLine {
                this: s.session_id == this,
                id: s.session_id,
                device: rules::browser(&s.device),
                created_at: s.created_at,
                seen_at: s.seen_at,
            })
            .collect(),
        problems,
    })
}

fn own_roles(cx: &Cx, held: &[(SiteId, access::Role)]) -> Vec<OwnRoles> {
    let at = |site: SiteId| held.iter().filter(move |(at, _)| *at == site).map(|(_, role)| *role);
    let sites = cx.app().sites().into_iter().filter(|site| at(site.id).next().is_some());
    sites.map(|site| OwnRoles { roles: at(site.id).map(|r| r.name().to_owned()).collect(), role_names: role_names(cx, at(site.id)), site: site.name }).collect()
}

/// A language of the screens.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub(super) struct LanguageForm {
    locale: String,
}

/// `POST /account/language`
pub(super) async fn language(cx: Cx, Input(form): Input<LanguageForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    match account::set_locale(&mut write, cx.app(), cx.user(), &form.locale).await {
        Ok(()) => {
            write.commit().await?;
            let response = cx.done("/account", "sign-in-language-set", &json!({"locale": form.locale}))?;
            // A language chosen in passing must not outlive one that was set.
            Ok(with_cookie(response, "relais_lang=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax"))
        }
        Err(Error::Invalid(problems)) => {
            drop(write);
            let view = view(&cx, problems.clone()).await?;
            cx.retry(view, &problems).await
        }
        Err(error) => Err(error),
    }
}

/// The address to which is written that something waits.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub(super) struct OwnMail {
    /// Empty: nothing is written.
    mail: String,
}

/// `POST /account/mail`
pub(super) async fn mail(cx: Cx, Input(form): Input<OwnMail>) -> Result<Response> {
    let mut write = cx.write().await?;
    match account::set_mail(&mut write, cx.app(), cx.user(), &form.mail).await {
        Ok(()) => {
            write.commit().await?;
            cx.done("/account", "account-saved", &json!({}))
        }
        Err(Error::Invalid(problems)) => {
            drop(write);
            let view = OwnAccount { mail: form.mail, ..view(&cx, problems.clone()).await? };
            cx.retry(view, &problems).await
        }
        Err(error) => Err(error),
    }
}

/// A code of the second factor.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub(super) struct CodeForm {
    #[serde(skip_serializing_if = "crate::reply::never_shown")]
    code: String,
}

/// `POST /account/factor/off`
pub(super) async fn factor_off(cx: Cx, Input(form): Input<CodeForm>) -> Result<Response> {
    let (account, _) = door::own(&cx)?;
    if door::needs_factor(account) {
        return Err(Error::conflict("", "sign-in-factor-needed"));
    }
    let tries = door::count(&cx, Proof::Factor, &account.username).await?;
    let mut write = cx.write().await?;
    let credential = account::credential(write.conn()?, account.id).await?;
    if !door::check_code(&cx, &mut write, account.id, &credential, &form.code).await? {
        drop(write);
        let problems = Problems::one("code", "sign-in-code-wrong");
        let view = view(&cx, problems.clone()).await?;
        return cx.retry(view, &problems).await;
    }
    door::forgive(&mut write, &tries).await?;
    account::factor_reset(&mut write, cx.app(), account.id).await?;
    write.commit().await?;
    cx.done("/account", "sign-in-factor-gone", &json!({}))
}

/// `POST /account/sessions/{id}/end`
pub(super) async fn end_session(cx: Cx, Path(id): Path<String>) -> Result<Response> {
    let mut write = cx.write().await?;
    if !session::end(&mut write, cx.user(), &id).await? {
        return Err(Error::NotFound);
    }
    write.commit().await?;
    cx.done("/account", "sign-in-session-ended", &json!({}))
}

/// `POST /account/sessions/end-others`
pub(super) async fn end_others(cx: Cx) -> Result<Response> {
    let (account, session) = door::own(&cx)?;
    let mut write = cx.write().await?;
    let ended = session::end_others(&mut write, account.id, &session.session_id).await?;
    write.commit().await?;
    cx.done("/account", "sign-in-sessions-ended", &json!({"ended": ended}))
}

/// A centre to work at.
#[derive(Serialize, ToSchema)]
pub(super) struct OwnSite {
    id: SiteId,
    name: String,
    #[serde(skip)]
    role_names: String,
    /// Whether one works there now.
    here: bool,
}

/// Centres at which one has a role.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "sign_in/site.html")]
pub(super) struct OwnSites {
    sites: Vec<OwnSite>,
}

impl View for OwnSites {
    fn title(&self, cx: &Cx) -> String {
        cx.t("account-site")
    }
}

/// `GET /account/site`
pub(super) async fn site(cx: Cx) -> Result<Response> {
    let held = cx.subject()?.roles.clone();
    let at = |site: SiteId| held.iter().filter(move |(at, _)| *at == site).map(|(_, role)| *role);
    let sites = cx.app().sites().into_iter().filter(|site| at(site.id).next().is_some());
    let sites = sites.map(|site| OwnSite { role_names: role_names(&cx, at(site.id)), here: site.id == cx.site_id(), id: site.id, name: site.name }).collect();
    cx.page(OwnSites { sites }).await
}

/// The centre to go to.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub(super) struct SiteChoice {
    site: String,
}

/// `POST /account/site`
pub(super) async fn choose_site(cx: Cx, Input(form): Input<SiteChoice>) -> Result<Response> {
    let (_, session) = door::own(&cx)?;
    let site: SiteId = id_of(&form.site)?;
    if !cx.subject()?.roles.iter().any(|(at, _)| *at == site) {
        return Err(Error::NotFound);
    }
    let mut write = cx.write().await?;
    session::move_to(&mut write, &session.session_id, site).await?;
    write.commit().await?;
    cx.done("/", "", &json!({"site": site}))
}
