//! Enrolling a second factor: at the door when a role demands one, or of one's own will.

use askama::Template;
use axum::response::Response;
use ledger::Write;
use serde::Serialize;
use utoipa::ToSchema;
use web::{Asked, Cx, Input, Problems, Result, TotpSecret, View, filters, qr_svg, random_token, session};

use super::door::{self, own};
use super::pages::{FactorForm, NextAsked, onward};
use super::rules::{Step, in_fours, next_path};
use super::store;
use crate::account::{self, Credential};
use crate::reply::go;

const RECOVERY_CODES: usize = 8;
/// Four groups of four letters, with their spaces.
const LINE_LENGTH: usize = 19;
/// Sixteen letters of 32 kinds: 80 bits, beyond guessing even from their digests.
const RECOVERY_LENGTH: usize = 16;

/// A second factor to scan.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "sign_in/enrol.html")]
pub(super) struct EnrolPage {
    /// To be typed where it cannot be scanned.
    secret: String,
    /// The same on two lines, for a narrow screen.
    #[serde(skip)]
    lines: Vec<String>,
    /// `otpauth` address.
    url: String,
    #[serde(skip)]
    qr: String,
    next: String,
    /// Whether a role demands it.
    needed: bool,
    #[serde(skip)]
    problems: Problems,
}

impl View for EnrolPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("sign-in-enrol-title")
    }
    fn bare(&self) -> bool {
        true
    }
}

/// Where else to go, when this is not the moment: a half session that is enrolled must give its code, not make a new one.
fn elsewhere(cx: &Cx, credential: &Credential) -> Option<&'static str> {
    match (credential.totp.is_some(), cx.signed_in().is_some()) {
        (true, true) => Some("/account"),
        (true, false) => Some("/sign-in/factor"),
        (false, _) if credential.must_change() => Some("/account/password"),
        (false, _) => None,
    }
}

/// `GET /sign-in/enrol`
pub(super) async fn enrol(cx: Cx, Asked(asked): Asked<NextAsked>) -> Result<Response> {
    let (account, _) = own(&cx)?;
    let credential = account::credential(&mut cx.read().await?, account.id).await?;
    if let Some(place) = elsewhere(&cx, &credential) {
        return Ok(go(place));
    }
    let secret = match pending(&cx).await? {
        Some(secret) => secret,
        None => begin(&cx).await?,
    };
    cx.page(view(&cx, &secret, &asked.next, Problems::default())?).await
}

fn view(cx: &Cx, secret: &TotpSecret, next: &str, problems: Problems) -> Result<EnrolPage> {
    let (account, _) = own(cx)?;
    let url = secret.url(&account.username)?;
    let fours = in_fours(&secret.base32().replace(' ', ""), " ");
    let (first, second) = fours.split_at(fours.char_indices().nth(LINE_LENGTH).map_or(fours.len(), |(at, _)| at));
    let lines = [first, second].map(|line| line.trim().to_owned()).into();
    Ok(EnrolPage { secret: fours, lines, qr: qr_svg(&url)?, url, next: next_path(next), needed: door::needs_factor(account), problems })
}

/// What binds a pending secret to its session.
fn place(session: &str) -> String {
    format!("pending {session}")
}

async fn pending(cx: &Cx) -> Result<Option<TotpSecret>> {
    let (_, session) = own(cx)?;
    let sealed = store::pending(&mut cx.read().await?, &session.session_id).await?;
    sealed.map(|sealed| account::open_secret(cx.app().ledger(), &place(&session.session_id), &sealed)).transpose()
}

async fn begin(cx: &Cx) -> Result<TotpSecret> {
    let (_, session) = own(cx)?;
    let secret = TotpSecret::generate(cx.app().ledger().env());
    let sealed = account::seal_secret(cx.app().ledger(), &place(&session.session_id), &secret)?;
    let mut write = door::write(cx).await?;
    store::put_pending(&mut write, &session.session_id, Some(sealed)).await?;
    write.commit().await?;
    Ok(secret)
}

/// Recovery codes, shown once.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "sign_in/recovery.html")]
pub(super) struct RecoveryPage {
    codes: Vec<String>,
    next: String,
}

impl View for RecoveryPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("sign-in-recovery-title")
    }
    fn bare(&self) -> bool {
        true
    }
}

/// `POST /sign-in/enrol`
pub(super) async fn confirm(cx: Cx, Input(form): Input<FactorForm>) -> Result<Response> {
    let (account, session) = own(&cx)?;
    let next = next_path(&form.next);
    let Some(secret) = pending(&cx).await? else { return onward(&cx, door::Welcome::default(), Step::Enrol, &next) };
    let mut write = door::write(&cx).await?;
    let credential = account::credential(write.conn()?, account.id).await?;
    if let Some(place) = elsewhere(&cx, &credential) {
        return Ok(go(place));
    }
    let Some(step) = secret.check(&form.code, write.now())? else {
        drop(write);
        let problems = Problems::one("code", "sign-in-code-wrong");
        return cx.retry(view(&cx, &secret, &next, problems.clone())?, &problems).await;
    };
    let codes = recovery_codes(&write);
    let digests: Vec<String> = codes.iter().map(|code| door::recovery_digest(account.id, code)).collect();
    account::factor_set(&mut write, cx.app(), account.id, &secret, step, &digests.join(" ")).await?;
    store::put_pending(&mut write, &session.session_id, None).await?;
    session::confirm(&mut write, &session.session_id).await?;
    let welcome = door::remember(&cx, &mut write, &account.username).await?;
    write.commit().await?;
    let codes = codes.iter().map(|code| in_fours(code, "-")).collect();
    Ok(welcome.carry(cx.page(RecoveryPage { codes, next }).await?))
}

fn recovery_codes(write: &Write) -> Vec<String> {
    (0..RECOVERY_CODES).map(|_| random_token(write.env()).chars().take(RECOVERY_LENGTH).collect()).collect()
}
