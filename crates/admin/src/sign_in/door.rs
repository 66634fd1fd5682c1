//! What the pages of the door have in common: counting tries, checking codes, opening sessions, knowing devices.

use axum::response::Response;
use ledger::{Author, SiteId, UserId, Write};
use web::session::{self, Session};
use web::{AccountInfo, Cx, Error, Result, digest, random_token};

use super::rules::{self, FREE, FREE_OF_ADDRESS, Step};
use super::store;
use crate::account::{self, Credential};
use crate::reply::with_cookie;

/// Letters of a device's secret, as [`random_token`] makes them.
const DEVICE_LENGTH: usize = 32;

/// What is being guessed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Proof {
    /// A password.
    Password,
    /// A code.
    Factor,
}

/// Counters that a try went into, to be forgiven when it was right.
pub(super) struct Tries(Vec<(String, i64)>);

/// Counts a try before it is made.
///
/// Fails with [`Error::TooMany`] when it comes too soon.
pub(super) async fn count(cx: &Cx, proof: Proof, username: &str) -> Result<Tries> {
    let mut write = cx.app().ledger().write(Author::default()).await?;
    let device = device(cx).map(|device| device_subject(&device, username));
    let known = match &device {
        Some(subject) => store::attempt(write.conn()?, subject).await?.is_some(),
        None => false,
    };
    let counters = match device.filter(|_| known) {
        Some(subject) if proof == Proof::Password => vec![(subject, FREE)],
        Some(subject) => vec![(format!("factor-{subject}"), FREE)],
        None => {
            let name = if proof == Proof::Password { "user" } else { "factor" };
            let address = cx.client().ip.map(|ip| (format!("ip:{}", digest(&ip.to_string())), FREE_OF_ADDRESS));
            [(format!("{name}:{}", digest(username)), FREE)].into_iter().chain(address).collect()
        }
    };
    let now = write.now();
    let mut wait = 0;
    let mut counted = Vec::with_capacity(counters.len());
    for (subject, free) in counters {
        let before = store::attempt(write.conn()?, &subject).await?;
        wait = before.map_or(0, |(failures, last)| rules::wait_s(failures, free, last, now)).max(wait);
        counted.push((subject, rules::counted(before, now)));
    }
    if wait > 0 {
        return Err(Error::TooMany(wait));
    }
    for (subject, failures) in &counted {
        store::put_attempt(&mut write, subject, *failures).await?;
    }
    write.commit().await?;
    Ok(Tries(counted))
}

/// Forgives a try that was right. An address gets only its own try back, since others may be guessing from it.
pub(super) async fn forgive(write: &mut Write, tries: &Tries) -> Result<()> {
    for (subject, failures) in &tries.0 {
        let left = if subject.starts_with("ip:") { (failures - 1).max(0) } else { 0 };
        store::put_attempt(write, subject, left).await?;
    }
    Ok(store::sweep(write).await?)
}

/// The secret of the device, when it carries one that looks like ours.
fn device(cx: &Cx) -> Option<String> {
    cx.client().device.clone().filter(|d| d.len() == DEVICE_LENGTH && d.chars().all(|c| c.is_ascii_alphanumeric()))
}

fn device_subject(device: &str, username: &str) -> String {
    format!("device:{}", digest(&format!("{device}\n{username}")))
}

/// Cookies that an answer carries after signing in.
#[derive(Default)]
pub(crate) struct Welcome(Vec<String>);

impl Welcome {
    /// The answer with its cookies.
    pub(crate) fn carry(self, response: Response) -> Response {
        self.0.iter().fold(response, |response, cookie| with_cookie(response, cookie))
    }
}

/// Opens a session. Only one that is whole makes the device known: a password alone must not buy a counter of one's own.
pub(super) async fn open(cx: &Cx, write: &mut Write, user: UserId, site: SiteId, username: &str, whole: bool) -> Result<Welcome> {
    if let Some(old) = cx.session() {
        session::end(write, old.user_id, &old.session_id).await?;
    }
    let token = session::open(write, user, site, &cx.client().agent, whole).await?;
    let mut welcome = Welcome(vec![session::cookie(&token, cx.app().config().secure_cookies)]);
    if whole {
        welcome.0.extend(remember(cx, write, username).await?.0);
    }
    Ok(welcome)
}

/// Opens a whole session.
pub(crate) async fn welcome(cx: &Cx, write: &mut Write, user: UserId, site: SiteId, username: &str) -> Result<Welcome> {
    open(cx, write, user, site, &username.trim().to_lowercase(), true).await
}

/// Makes the device known for this account.
pub(super) async fn remember(cx: &Cx, write: &mut Write, username: &str) -> Result<Welcome> {
    let device = device(cx).unwrap_or_else(|| random_token(write.env()));
    store::put_attempt(write, &device_subject(&device, username), 0).await?;
    let secure = if cx.app().config().secure_cookies { "; Secure" } else { "" };
    Ok(Welcome(vec![format!("relais_device={device}; Path=/; Max-Age={}; HttpOnly; SameSite=Lax{secure}", store::DEVICE_KEPT_S)]))
}

/// Whether a code, or a recovery code, is right; it is used up then.
pub(super) async fn check_code(cx: &Cx, write: &mut Write, user: UserId, credential: &Credential, code: &str) -> Result<bool> {
    let Some(sealed) = &credential.totp else { return Ok(false) };
    let secret = account::open_secret(cx.app().ledger(), &user.to_string(), sealed)?;
    let typed = rules::recovery_of(code);
    if typed.chars().all(|c| c.is_ascii_digit()) {
        let step = secret.check(&typed, write.now())?.filter(|step| *step > credential.totp_step);
        if let Some(step) = step {
            store::put_step(write, user, step).await?;
        }
        return Ok(step.is_some());
    }
    let left = rules::spend(&credential.recovery, &recovery_digest(user, &typed));
    if let Some(left) = &left {
        store::put_recovery(write, user, left).await?;
    }
    Ok(left.is_some())
}

/// How a recovery code is stored.
pub(super) fn recovery_digest(user: UserId, code: &str) -> String {
    digest(&format!("{user} {code}"))
}

/// The account that asks and its session of a browser; a program's token is no way through the door.
pub(super) fn own(cx: &Cx) -> Result<(&AccountInfo, &Session)> {
    Ok((cx.account().ok_or(Error::SignIn)?, cx.session().ok_or(Error::Forbidden)?))
}

/// Whoever asks, as the author of what the door writes.
pub(super) async fn write(cx: &Cx) -> Result<Write> {
    let (account, session) = own(cx)?;
    Ok(cx.app().ledger().write(Author { user: account.id, site: session.site_id }).await?)
}

/// Whether a role of the account demands a second factor.
pub(super) fn needs_factor(account: &AccountInfo) -> bool {
    account.roles.iter().any(|(_, role)| role.needs_second_factor())
}

/// What the account still owes.
pub(super) fn step(account: &AccountInfo, credential: &Credential) -> Step {
    rules::step(credential.must_change(), credential.totp.is_some(), needs_factor(account))
}

/// The site to begin at: one where there is a role, else any.
pub(super) fn first_site(cx: &Cx, account: &AccountInfo) -> SiteId {
    account.roles.first().map(|(site, _)| *site).or_else(|| cx.app().sites().first().map(|s| s.id)).unwrap_or_default()
}
