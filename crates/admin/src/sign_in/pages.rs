//! The door itself: password and code.

use std::collections::BTreeSet;

use askama::Template;
use axum::response::Response;
use ledger::{Author, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Input, Problems, Result, View, filters, session};

use super::door::{self, Proof, Tries, Welcome, own};
use super::rules::{Step, next_path};
use super::store::{self, Found};
use crate::DEMO_PASSWORD;
use crate::account::{self, role_names};
use crate::reply::{go, with_cookie};

/// Where one wanted to go.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub(super) struct NextAsked {
    pub(super) next: String,
}

/// An account of the fictional centre.
#[derive(Serialize, ToSchema)]
pub(super) struct DemoAccount {
    username: String,
    name: String,
    roles: String,
}

/// The door.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "sign_in/door.html")]
pub(super) struct SignInPage {
    username: String,
    next: String,
    demo: Vec<DemoAccount>,
    #[serde(skip)]
    demo_password: &'static str,
    #[serde(skip)]
    problems: Problems,
}

impl View for SignInPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("sign-in-title")
    }
    fn bare(&self) -> bool {
        true
    }
}

fn door_view(cx: &Cx, username: &str, next: &str, problems: Problems) -> SignInPage {
    let mut demo = Vec::new();
    if cx.app().config().demo {
        let open = cx.app().accounts().into_iter().filter(|a| !a.disabled);
        demo.extend(open.map(|a| DemoAccount {
            username: a.username.clone(),
            name: a.name.clone(),
            roles: role_names(cx, a.roles.iter().map(|(_, role)| *role).collect::<BTreeSet<_>>()),
        }));
    }
    SignInPage { username: username.to_owned(), next: next_path(next), demo, demo_password: DEMO_PASSWORD, problems }
}

/// `GET /sign-in`
pub(super) async fn door(cx: Cx, Asked(asked): Asked<NextAsked>) -> Result<Response> {
    if cx.app().sites().is_empty() {
        return Ok(go("/setup"));
    }
    if cx.signed_in().is_some() {
        return Ok(go(&next_path(&asked.next)));
    }
    cx.page(door_view(&cx, "", &asked.next, Problems::default())).await
}

/// Name and password; programs may send the code at once.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub(super) struct SignInForm {
    username: String,
    #[serde(skip_serializing_if = "crate::reply::never_shown")]
    password: String,
    #[serde(skip_serializing_if = "crate::reply::never_shown")]
    code: String,
    next: String,
}

/// Where to go after a step of the door.
#[derive(Serialize, ToSchema)]
pub(super) struct SignedIn {
    /// The next step, or where one wanted to go.
    next: String,
    /// Whether nothing more is asked for.
    whole: bool,
}

/// `POST /sign-in`
pub(super) async fn sign_in(cx: Cx, Input(form): Input<SignInForm>) -> Result<Response> {
    let username = form.username.trim().to_lowercase();
    let tries = door::count(&cx, Proof::Password, &username).await?;
    let found = store::find(&mut cx.read().await?, &username).await?;
    let right = cx.app().passwords().verify(found.as_ref().map(|f| f.password.clone()), &form.password).await?;
    match found.filter(|_| right) {
        Some(found) => enter(&cx, &form, found, &tries).await,
        None => wrong(&cx, &form, Problems::one("username", "sign-in-wrong")).await,
    }
}

/// The same sentence whether the name exists or not.
async fn wrong(cx: &Cx, form: &SignInForm, problems: Problems) -> Result<Response> {
    cx.retry(door_view(cx, form.username.trim(), &form.next, problems.clone()), &problems).await
}

/// Opens a session for somebody whose password was right.
async fn enter(cx: &Cx, form: &SignInForm, found: Found, tries: &Tries) -> Result<Response> {
    let username = form.username.trim().to_lowercase();
    let with_code = found.enrolled && !form.code.trim().is_empty();
    let code_tries = if with_code { Some(door::count(cx, Proof::Factor, &username).await?) } else { None };
    let account = cx.app().account(found.user_id).ok_or(Error::NotFound)?;
    let site = door::first_site(cx, &account);
    let mut write = cx.app().ledger().write(Author { user: account.id, site }).await?;
    let now = store::find(write.conn()?, &username).await?;
    if now.is_none_or(|now| now.user_id != found.user_id || now.password != found.password) {
        // Closed, or given another password, while this one was being checked.
        drop(write);
        return wrong(cx, form, Problems::one("username", "sign-in-wrong")).await;
    }
    door::forgive(&mut write, tries).await?;
    let credential = account::credential(write.conn()?, account.id).await?;
    let mut step = door::step(&account, &credential);
    if let Some(code_tries) = &code_tries {
        if !door::check_code(cx, &mut write, account.id, &credential, &form.code).await? {
            drop(write);
            return wrong(cx, form, Problems::one("code", "sign-in-code-wrong")).await;
        }
        door::forgive(&mut write, code_tries).await?;
        step = if step == Step::Factor { Step::Through } else { step };
    }
    let welcome = door::open(cx, &mut write, account.id, site, &username, step == Step::Through).await?;
    write.commit().await?;
    onward(cx, welcome, step, &form.next)
}

/// To the next step.
pub(super) fn onward(cx: &Cx, welcome: Welcome, step: Step, next: &str) -> Result<Response> {
    let place = step.place(&next_path(next));
    Ok(welcome.carry(cx.done(&place, "", &SignedIn { next: place.clone(), whole: step == Step::Through })?))
}

/// A fictional account to sign in as.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub(super) struct DemoForm {
    username: String,
    next: String,
}

/// `POST /sign-in/demo`
pub(super) async fn demo(cx: Cx, Input(form): Input<DemoForm>) -> Result<Response> {
    if !cx.app().config().demo {
        return Err(Error::NotFound);
    }
    let account = cx.app().accounts().into_iter().find(|a| a.username == form.username && !a.disabled).ok_or(Error::NotFound)?;
    let site = door::first_site(&cx, &account);
    let mut write = cx.app().ledger().write(Author { user: account.id, site }).await?;
    let welcome = door::welcome(&cx, &mut write, account.id, site, &account.username).await?;
    write.commit().await?;
    onward(&cx, welcome, Step::Through, &form.next)
}

/// `POST /sign-out`
pub(super) async fn sign_out(cx: Cx) -> Result<Response> {
    if let Some(session) = cx.session() {
        let mut write = door::write(&cx).await?;
        session::end(&mut write, session.user_id, &session.session_id).await?;
        write.commit().await?;
    }
    let response = cx.done("/sign-in", "sign-in-left", &serde_json::json!({}))?;
    Ok(with_cookie(response, &session::cookie("", cx.app().config().secure_cookies)))
}

/// The code of the second factor.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "sign_in/factor.html")]
pub(super) struct FactorPage {
    next: String,
    /// The code of the moment; only in the fictional centre.
    #[serde(skip_serializing_if = "Option::is_none")]
    demo_code: Option<String>,
    #[serde(skip)]
    problems: Problems,
}

impl View for FactorPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("sign-in-factor-title")
    }
    fn bare(&self) -> bool {
        true
    }
}

/// `GET /sign-in/factor`
pub(super) async fn factor(cx: Cx, Asked(asked): Asked<NextAsked>) -> Result<Response> {
    let (account, session) = own(&cx)?;
    let next = next_path(&asked.next);
    if cx.signed_in().is_some() {
        return Ok(go(&next));
    }
    let credential = account::credential(&mut cx.read().await?, account.id).await?;
    match door::step(account, &credential) {
        Step::Factor => cx.page(factor_view(&cx, account.id, &next, Problems::default()).await?).await,
        Step::Through => {
            // Nothing is owed any more: a role was taken away meanwhile.
            let mut write = door::write(&cx).await?;
            session::confirm(&mut write, &session.session_id).await?;
            write.commit().await?;
            Ok(go(&next))
        }
        other => Ok(go(&other.place(&next))),
    }
}

async fn factor_view(cx: &Cx, user: UserId, next: &str, problems: Problems) -> Result<FactorPage> {
    let mut demo_code = None;
    if cx.app().config().demo {
        let credential = account::credential(&mut cx.read().await?, user).await?;
        let secret = credential.totp.map(|sealed| account::open_secret(cx.app().ledger(), &user.to_string(), &sealed)).transpose()?;
        demo_code = secret.map(|secret| secret.code(cx.now())).transpose()?;
    }
    Ok(FactorPage { next: next.to_owned(), demo_code, problems })
}

/// A code of six digits, or a recovery code.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub(super) struct FactorForm {
    #[serde(skip_serializing_if = "crate::reply::never_shown")]
    pub(super) code: String,
    pub(super) next: String,
}

/// `POST /sign-in/factor`
pub(super) async fn give_factor(cx: Cx, Input(form): Input<FactorForm>) -> Result<Response> {
    let (account, session) = own(&cx)?;
    let next = next_path(&form.next);
    if cx.signed_in().is_some() {
        return onward(&cx, Welcome::default(), Step::Through, &next);
    }
    let tries = door::count(&cx, Proof::Factor, &account.username).await?;
    let mut write = door::write(&cx).await?;
    let credential = account::credential(write.conn()?, account.id).await?;
    let step = door::step(account, &credential);
    if step != Step::Factor {
        return onward(&cx, Welcome::default(), step, &next);
    }
    if !door::check_code(&cx, &mut write, account.id, &credential, &form.code).await? {
        drop(write);
        let problems = Problems::one("code", "sign-in-code-wrong");
        let view = factor_view(&cx, account.id, &next, problems.clone()).await?;
        return cx.retry(view, &problems).await;
    }
    door::forgive(&mut write, &tries).await?;
    session::confirm(&mut write, &session.session_id).await?;
    let welcome = door::remember(&cx, &mut write, &account.username).await?;
    write.commit().await?;
    onward(&cx, welcome, Step::Through, &next)
}
