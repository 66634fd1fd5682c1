//! First start, list of centres, one centre.

use access::{Duty, Record, Role};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Author, Instant, SiteId, UserId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problems, Result, View, Wants, filters, password_problem};

use super::rules::{self, NewSite, ZONES};
use super::store::{self, SiteRow};
use super::{append, open_as};
use crate::account::{self, NewAccount};
use crate::reply::{go, id_of};
use crate::sign_in;

/// What the first start asks.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub(super) struct SetupForm {
    name: String,
    country: String,
    zone: String,
    prefix: String,
    admin_name: String,
    username: String,
    #[serde(skip_serializing_if = "crate::reply::never_shown")]
    password: String,
    #[serde(skip_serializing_if = "crate::reply::never_shown")]
    password_again: String,
}

impl SetupForm {
    fn site(&self) -> NewSite {
        NewSite { name: self.name.clone(), prefix: self.prefix.clone(), country: self.country.clone(), zone: self.zone.clone() }
    }
}

/// The first start.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "site/setup.html")]
pub(super) struct SetupPage {
    form: SetupForm,
    zones: Vec<String>,
    #[serde(skip)]
    problems: Problems,
}

impl View for SetupPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("site-setup-title")
    }
    fn bare(&self) -> bool {
        true
    }
}

/// `GET /setup`
pub(super) async fn setup(cx: Cx) -> Result<Response> {
    if !cx.app().sites().is_empty() {
        return Ok(go("/"));
    }
    cx.page(SetupPage { form: SetupForm::default(), zones: zones(""), problems: Problems::default() }).await
}

/// `POST /setup`
pub(super) async fn set_up(cx: Cx, Input(form): Input<SetupForm>) -> Result<Response> {
    if !cx.app().sites().is_empty() {
        return already(&cx);
    }
    let problems = setup_problems(&cx, &form);
    if !problems.is_empty() {
        return setup_again(&cx, form, problems).await;
    }
    let password_hash = cx.app().passwords().hash(cx.app().ledger().env(), &form.password).await?;
    let (user, site): (UserId, SiteId) = (cx.app().ledger().env().id(), cx.app().ledger().env().id());
    // The first administrator is the author of the first facts: there is nobody else.
    let mut write = cx.app().ledger().write(Author { user, site }).await?;
    if !store::prefixes(write.conn()?).await?.is_empty() {
        return already(&cx);
    }
    open_as(&mut write, cx.app(), site, form.site()).await?;
    let account = NewAccount {
        username: form.username.clone(),
        name: form.admin_name.clone(),
        locale: cx.locale(),
        password_hash,
        roles: vec![(site, Role::Administrator)],
        totp: None,
        must_change: false,
    };
    account::create_as(&mut write, cx.app(), user, account).await?;
    let welcome = sign_in::welcome(&cx, &mut write, user, site, &form.username).await?;
    write.commit().await?;
    Ok(welcome.carry(cx.done("/", "site-setup-done", &json!({"site": site, "user": user}))?))
}

fn already(cx: &Cx) -> Result<Response> {
    match cx.wants() {
        Wants::Html => Ok(go("/")),
        Wants::Json => Err(Error::conflict("", "site-setup-already")),
    }
}

fn setup_problems(cx: &Cx, form: &SetupForm) -> Problems {
    let mut problems = rules::open(&form.site(), &[]).err().unwrap_or_default();
    let person = account::check(&form.username, &form.admin_name, cx.locale().code());
    // Both the centre and its administrator have a name.
    problems.0.extend(person.0.into_iter().map(|mut p| {
        if p.field == "name" {
            "admin_name".clone_into(&mut p.field);
        }
        p
    }));
    if let Some(key) = password_problem(&form.password, &[form.username.trim(), form.name.trim()]) {
        problems.add("password", key);
    } else {
        problems.unless(form.password == form.password_again, "password_again", "account-password-differs");
    }
    problems
}

async fn setup_again(cx: &Cx, form: SetupForm, problems: Problems) -> Result<Response> {
    let form = SetupForm { password: String::new(), password_again: String::new(), ..form };
    cx.retry(SetupPage { zones: zones(&form.zone), form, problems: problems.clone() }, &problems).await
}

/// The zones to choose from, with the one in use.
fn zones(used: &str) -> Vec<String> {
    let extra = (!used.is_empty() && !ZONES.contains(&used) && jiff::tz::TimeZone::get(used).is_ok()).then_some(used);
    ZONES.iter().copied().chain(extra).map(str::to_owned).collect()
}

/// A centre in a list.
#[derive(Serialize, ToSchema)]
pub(super) struct SiteLine {
    id: SiteId,
    name: String,
    prefix: String,
    country: String,
    zone: String,
    opened_at: Instant,
    /// Whether the reader may change it.
    may_change: bool,
}

fn may_change(cx: &Cx, site: SiteId) -> Result<()> {
    cx.demand(Duty::SiteManage, &Record { site, restricted: false, assigned: Vec::new() })
}

fn line(cx: &Cx, row: SiteRow) -> SiteLine {
    let may_change = may_change(cx, row.site_id).is_ok();
    SiteLine { id: row.site_id, name: row.name, prefix: row.prefix, country: row.country, zone: row.zone, opened_at: row.opened_at, may_change }
}

/// A centre to be opened.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub(super) struct SiteForm {
    name: String,
    country: String,
    zone: String,
    prefix: String,
}

/// The centres.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "site/list.html")]
pub(super) struct SiteList {
    sites: Vec<SiteLine>,
    #[serde(skip)]
    form: SiteForm,
    #[serde(skip)]
    zones: Vec<String>,
    #[serde(skip)]
    problems: Problems,
}

impl View for SiteList {
    fn title(&self, cx: &Cx) -> String {
        cx.t("site-title")
    }
}

/// `GET /sites`
pub(super) async fn list(cx: Cx) -> Result<Response> {
    let view = list_view(&cx, SiteForm::default(), Problems::default()).await?;
    cx.page(view).await
}

async fn list_view(cx: &Cx, form: SiteForm, problems: Problems) -> Result<SiteList> {
    let rows = store::list(&mut cx.read().await?).await?;
    let sites = rows.into_iter().map(|row| line(cx, row)).collect();
    Ok(SiteList { sites, zones: zones(&form.zone), form, problems })
}

/// `POST /sites`
pub(super) async fn open(cx: Cx, Input(form): Input<SiteForm>) -> Result<Response> {
    let site = NewSite { name: form.name.clone(), prefix: form.prefix.clone(), country: form.country.clone(), zone: form.zone.clone() };
    let mut write = cx.write().await?;
    match super::open_site(&mut write, cx.app(), site).await {
        Ok(id) => {
            account::grant(&mut write, cx.app(), cx.user(), id, Role::Administrator).await?;
            write.commit().await?;
            cx.done("/sites", "site-opened", &json!({"id": id}))
        }
        Err(Error::Invalid(problems)) => {
            drop(write);
            let view = list_view(&cx, form, problems.clone()).await?;
            cx.retry(view, &problems).await
        }
        Err(error) => Err(error),
    }
}

/// What may be changed about a centre.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub(super) struct SiteChange {
    name: String,
    zone: String,
    /// How many facts the reader knew of; empty to overwrite.
    version: String,
}

/// One centre.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "site/show.html")]
pub(super) struct SitePage {
    site: SiteLine,
    version: i64,
    #[serde(skip)]
    form: SiteChange,
    #[serde(skip)]
    zones: Vec<String>,
    #[serde(skip)]
    problems: Problems,
}

impl View for SitePage {
    fn title(&self, _: &Cx) -> String {
        self.site.name.clone()
    }
}

/// `GET /sites/{id}`
pub(super) async fn show(cx: Cx, Path(id): Path<String>) -> Result<Response> {
    let view = show_view(&cx, id_of(&id)?, None, Problems::default()).await?;
    cx.page(view).await
}

async fn show_view(cx: &Cx, id: SiteId, form: Option<SiteChange>, problems: Problems) -> Result<SitePage> {
    may_change(cx, id)?;
    let mut conn = cx.read().await?;
    let row = store::get(&mut conn, id).await?.ok_or(Error::NotFound)?;
    let version = cx.app().ledger().stream(&mut conn, id.cast()).await?.version();
    let form = form.unwrap_or_else(|| SiteChange { name: row.name.clone(), zone: row.zone.clone(), version: version.to_string() });
    Ok(SitePage { site: line(cx, row), version, zones: zones(&form.zone), form, problems })
}

/// `POST /sites/{id}`
pub(super) async fn change(cx: Cx, Path(id): Path<String>, Input(form): Input<SiteChange>) -> Result<Response> {
    let id: SiteId = id_of(&id)?;
    may_change(&cx, id)?;
    let mut write = cx.write().await?;
    let mut stream = write.load(id.cast()).await?;
    let state = super::facts::fold(&stream);
    if state.opened_at.is_none() {
        return Err(Error::NotFound);
    }
    write.expect(&stream, form.version.parse().ok())?;
    match rules::change(&state, &form.name, &form.zone) {
        Ok(facts) => {
            append(&mut write, cx.app(), &mut stream, facts).await?;
            write.commit().await?;
            cx.done("/sites", "site-changed", &json!({"id": id}))
        }
        Err(problems) => {
            drop(write);
            let view = show_view(&cx, id, Some(form), problems.clone()).await?;
            cx.retry(view, &problems).await
        }
    }
}
