//! List of accounts, and a new one.

use access::{Duty, Role};
use askama::Template;
use axum::response::Response;
use ledger::{SiteId, UserId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use text::Locale;
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Input, Problems, Result, View, filters, password_problem};

use super::record::{NewAccount, create_account, set_mail};
use super::{rules, store};
use crate::reply::{Pager, page_number};

const PAGE: i64 = 100;

/// Names of roles in the reader's language, joined.
pub(crate) fn role_names(cx: &Cx, roles: impl IntoIterator<Item = Role>) -> String {
    let names: Vec<String> = roles.into_iter().map(|role| cx.t(&format!("role-{}", role.name().replace('_', "-")))).collect();
    names.join(&cx.t("account-list-comma"))
}

/// Codes of the languages of the screens.
pub(super) fn locales() -> Vec<String> {
    Locale::ALL.iter().map(|l| l.code().to_owned()).collect()
}

/// A role to tick.
#[derive(Serialize, ToSchema)]
pub(super) struct RoleChoice {
    pub(super) role: String,
    pub(super) chosen: bool,
    /// Whether it demands a second factor.
    pub(super) factor: bool,
}

/// Roles under one heading.
#[derive(Serialize, ToSchema)]
pub(super) struct RoleGroup {
    pub(super) group: String,
    pub(super) roles: Vec<RoleChoice>,
}

/// All roles in their groups, with those ticked that are `chosen`.
pub(super) fn role_groups(chosen: &[String]) -> Vec<RoleGroup> {
    let choice =
        |role: &Role| RoleChoice { role: role.name().to_owned(), chosen: chosen.iter().any(|name| name == role.name()), factor: role.needs_second_factor() };
    rules::GROUPS.iter().map(|(group, roles)| RoleGroup { group: (*group).to_owned(), roles: roles.iter().map(choice).collect() }).collect()
}

/// Which page of the list.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub(super) struct AccountsAsked {
    page: String,
}

/// An account in the list.
#[derive(Serialize, ToSchema)]
pub(super) struct AccountLine {
    id: UserId,
    username: String,
    name: String,
    /// Roles at the present centre.
    roles: Vec<String>,
    #[serde(skip)]
    role_names: String,
    /// Roles at other centres.
    elsewhere: i64,
    disabled: bool,
    second_factor: bool,
    must_change: bool,
}

/// The accounts.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "account/list.html")]
pub(super) struct AccountList {
    accounts: Vec<AccountLine>,
    pages: Pager,
}

impl View for AccountList {
    fn title(&self, cx: &Cx) -> String {
        cx.t("account-title")
    }
}

/// `GET /accounts`
pub(super) async fn list(cx: Cx, Asked(asked): Asked<AccountsAsked>) -> Result<Response> {
    let page = page_number(&asked.page);
    let mut rows = store::list(&mut cx.read().await?, PAGE + 1, (page - 1) * PAGE).await?;
    let more = rows.len() > usize::try_from(PAGE).unwrap_or(usize::MAX);
    rows.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
    let accounts = rows.into_iter().map(|row| line(&cx, row)).collect();
    let pages = Pager::new("/accounts", page, more, cx.tv("account-page", &[("n", page.into())]));
    cx.page(AccountList { accounts, pages }).await
}

fn line(cx: &Cx, row: store::ListRow) -> AccountLine {
    let held = cx.app().account(row.user_id).map(|a| a.roles.clone()).unwrap_or_default();
    let (here, elsewhere): (Vec<_>, Vec<_>) = held.into_iter().partition(|(site, _)| *site == cx.site_id());
    AccountLine {
        id: row.user_id,
        username: row.username,
        name: row.name,
        roles: here.iter().map(|(_, role)| role.name().to_owned()).collect(),
        role_names: role_names(cx, here.iter().map(|(_, role)| *role)),
        elsewhere: i64::try_from(elsewhere.len()).unwrap_or(i64::MAX),
        disabled: row.disabled,
        second_factor: row.factor,
        must_change: row.must_change != 0,
    }
}

/// An account to be made.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub(super) struct AccountForm {
    username: String,
    name: String,
    locale: String,
    /// Address to which is written that something waits; may be empty.
    mail: String,
    /// Roles at the present centre.
    roles: Vec<String>,
    /// First password, to be changed at the first sign-in.
    #[serde(skip_serializing_if = "crate::reply::never_shown")]
    password: String,
}

/// An account to be made.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "account/new.html")]
pub(super) struct AccountNew {
    form: AccountForm,
    groups: Vec<RoleGroup>,
    locales: Vec<String>,
    #[serde(skip)]
    problems: Problems,
}

impl View for AccountNew {
    fn title(&self, cx: &Cx) -> String {
        cx.t("account-new")
    }
}

/// `GET /accounts/new`
pub(super) async fn new(cx: Cx) -> Result<Response> {
    let form = AccountForm { locale: cx.locale().code().to_owned(), ..AccountForm::default() };
    cx.page(AccountNew { groups: role_groups(&[]), locales: locales(), form, problems: Problems::default() }).await
}

/// `POST /accounts`
pub(super) async fn create(cx: Cx, Input(form): Input<AccountForm>) -> Result<Response> {
    let roles = match check(&form) {
        Ok(roles) => roles,
        Err(problems) => return again(&cx, form, problems).await,
    };
    let password_hash = cx.app().passwords().hash(cx.app().ledger().env(), &form.password).await?;
    let account = NewAccount {
        username: form.username.clone(),
        name: form.name.clone(),
        locale: Locale::find(&form.locale).unwrap_or_default(),
        password_hash,
        roles: roles.into_iter().map(|role| (cx.site_id(), role)).collect(),
        totp: None,
        must_change: true,
    };
    let mut write = cx.write().await?;
    match create_account(&mut write, cx.app(), account).await {
        Ok(id) => {
            set_mail(&mut write, cx.app(), id, &form.mail).await?;
            write.commit().await?;
            cx.done(&format!("/accounts/{id}"), "account-created", &json!({"id": id}))
        }
        Err(Error::Invalid(problems)) => {
            drop(write);
            again(&cx, form, problems).await
        }
        Err(error) => Err(error),
    }
}

/// What can be said before the password is hashed, which takes time.
fn check(form: &AccountForm) -> Result<Vec<Role>, Problems> {
    let mut problems = rules::check(&form.username, &form.name, &form.locale);
    problems.0.extend(rules::check_mail(&form.mail).0);
    if let Some(key) = password_problem(&form.password, &[form.username.trim()]) {
        problems.add("password", key);
    }
    let roles = rules::roles_of(&form.roles);
    match roles {
        Ok(roles) => {
            problems.0.extend(rules::check_roles(&roles).0);
            problems.check(roles)
        }
        Err(unknown) => {
            problems.0.extend(unknown.0);
            Err(problems)
        }
    }
}

async fn again(cx: &Cx, form: AccountForm, problems: Problems) -> Result<Response> {
    let form = AccountForm { password: String::new(), ..form };
    cx.retry(AccountNew { groups: role_groups(&form.roles), locales: locales(), form, problems: problems.clone() }, &problems).await
}

/// Centres at which the reader manages accounts.
pub(super) fn managed_sites(cx: &Cx) -> Vec<SiteId> {
    let held = cx.signed_in().map(|s| s.roles.as_slice()).unwrap_or_default();
    held.iter().filter(|(_, role)| role.duties().iter().any(|(duty, _)| *duty == Duty::AccountManage)).map(|(site, _)| *site).collect()
}
