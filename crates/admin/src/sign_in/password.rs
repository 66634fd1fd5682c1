//! One's own password: changed at will, or because the first one must be.

use askama::Template;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Input, Problems, Result, View, filters, password_problem, session};

use super::door::{self, Proof, Welcome, own};
use super::pages::NextAsked;
use super::rules::{self, Step, next_path};
use crate::account;
use crate::reply::go;

/// A new password.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "sign_in/password.html")]
pub(super) struct PasswordPage {
    /// Whether it must be changed before anything else.
    forced: bool,
    /// Whether the code of the second factor is asked for too.
    with_code: bool,
    next: String,
    #[serde(skip)]
    problems: Problems,
}

impl View for PasswordPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("sign-in-password-title")
    }
    fn bare(&self) -> bool {
        true
    }
}

/// `GET /account/password`
pub(super) async fn password(cx: Cx, Asked(asked): Asked<NextAsked>) -> Result<Response> {
    let (account, _) = own(&cx)?;
    let credential = account::credential(&mut cx.read().await?, account.id).await?;
    let half = cx.signed_in().is_none();
    if half && !credential.must_change() {
        return Ok(go(&Step::Factor.place(&next_path(&asked.next))));
    }
    cx.page(view(half, credential.totp.is_some(), &asked.next, Problems::default())).await
}

fn view(half: bool, enrolled: bool, next: &str, problems: Problems) -> PasswordPage {
    PasswordPage { forced: half, with_code: half && enrolled, next: next_path(next), problems }
}

/// The password so far, and the new one twice.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub(super) struct PasswordForm {
    #[serde(skip_serializing_if = "crate::reply::never_shown")]
    current: String,
    /// Code of the second factor; only at the door.
    #[serde(skip_serializing_if = "crate::reply::never_shown")]
    code: String,
    #[serde(skip_serializing_if = "crate::reply::never_shown")]
    password: String,
    #[serde(skip_serializing_if = "crate::reply::never_shown")]
    password_again: String,
    next: String,
}

fn check(form: &PasswordForm, username: &str) -> Problems {
    let mut problems = Problems::default();
    if let Some(key) = password_problem(&form.password, &[username]) {
        problems.add("password", key);
    } else if form.password == form.current {
        problems.add("password", "sign-in-password-same");
    } else {
        problems.unless(form.password == form.password_again, "password_again", "account-password-differs");
    }
    problems
}

/// `POST /account/password`
pub(super) async fn change(cx: Cx, Input(form): Input<PasswordForm>) -> Result<Response> {
    let (account, session) = own(&cx)?;
    let credential = account::credential(&mut cx.read().await?, account.id).await?;
    let half = cx.signed_in().is_none();
    if half && !credential.must_change() {
        return Ok(go("/sign-in/factor"));
    }
    let enrolled = credential.totp.is_some();
    let again = |problems: Problems| view(half, enrolled, &form.next, problems);
    let problems = check(&form, &account.username);
    if !problems.is_empty() {
        return cx.retry(again(problems.clone()), &problems).await;
    }
    let tries = door::count(&cx, Proof::Password, &account.username).await?;
    if !cx.app().passwords().verify(Some(credential.password.clone()), &form.current).await? {
        let problems = Problems::one("current", "sign-in-password-wrong");
        return cx.retry(again(problems.clone()), &problems).await;
    }
    let code_tries = if half && enrolled { Some(door::count(&cx, Proof::Factor, &account.username).await?) } else { None };
    let hash = cx.app().passwords().hash(cx.app().ledger().env(), &form.password).await?;
    let mut write = door::write(&cx).await?;
    let now = account::credential(write.conn()?, account.id).await?;
    if now.password != credential.password || now.totp.is_some() != enrolled {
        return Err(Error::Stale);
    }
    door::forgive(&mut write, &tries).await?;
    if let Some(code_tries) = &code_tries {
        if !door::check_code(&cx, &mut write, account.id, &now, &form.code).await? {
            drop(write);
            let problems = Problems::one("code", "sign-in-code-wrong");
            return cx.retry(again(problems.clone()), &problems).await;
        }
        door::forgive(&mut write, code_tries).await?;
    }
    account::password_set(&mut write, cx.app(), account.id, &hash, false).await?;
    session::end_others(&mut write, account.id, &session.session_id).await?;
    let mut welcome = Welcome::default();
    let mut place = "/account".to_owned();
    if half {
        // The code, where there is one, was just given.
        let step = rules::step(false, false, door::needs_factor(account) && !enrolled);
        if step == Step::Through {
            session::confirm(&mut write, &session.session_id).await?;
            welcome = door::remember(&cx, &mut write, &account.username).await?;
        }
        place = step.place(&next_path(&form.next));
    }
    write.commit().await?;
    Ok(welcome.carry(cx.done(&place, "sign-in-password-changed", &serde_json::json!({"next": place}))?))
}
