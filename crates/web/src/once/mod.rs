//! A form that is sent again because its answer was lost is carried out once.
//!
//! The script of the pages sends each form with a key of its own (`Idempotency-Key`) and, when no answer comes, sends
//! the same again until one does. Whoever comes again while the first is still at work waits for its answer; whoever
//! comes afterwards gets the same answer. That it was done is written by the very transaction that did it, so that it is
//! known after a restart too; the answer itself is kept in memory only, because it may hold names.
//!
//! What is told in nobody's name is remembered by its key alone, so that nothing written says who sent it.
//!
//! What was refused, or only shown, is not remembered: nothing was written, and it may well go through the next time.

mod store;

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::{Body, HttpBody as _};
use axum::http::header::LOCATION;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http_body_util::BodyExt as _;
use ledger::{Instant, UserId};
use tokio::sync::OnceCell;

use crate::cx::{Cx, Wants};
use crate::{Error, digest};

pub(crate) use store::{forget_old, remember};

/// The key of a form, chosen by who sends it.
const KEY: &str = "idempotency-key";
/// In whose name the page was opened that a form was typed on: see [`mark`].
const TYPED_AS: &str = "relais-as";
/// Where the page goes after its form was carried out: the script cannot see where a redirection leads.
const GO: &str = "relais-go";

/// Fewer characters could be guessed or chosen twice.
const KEY_CHARS_MIN: usize = 16;
const KEY_CHARS_MAX: usize = 64;
/// Answers kept at once.
const ANSWERS_MAX: usize = 1000;
/// Larger answers are given once and not kept.
const ANSWER_BYTES_MAX: u64 = 16 * 1024;
/// An answer is kept so long; a page that was without a line for longer learns only that its form had arrived.
const ANSWER_KEPT_MS: i64 = 60 * 60 * 1000;

/// What became of a form.
#[derive(Clone)]
enum Kept {
    /// Carried out; the answer.
    Answer(StatusCode, HeaderMap, Bytes),
    /// Carried out; the answer was too large to keep.
    Large,
    /// Not carried out: refused, or nothing was to be written.
    Nothing,
}

type Cell = Arc<OnceCell<Kept>>;

/// Answers by the hash of account, address and key.
#[derive(Default)]
pub(crate) struct Answers(Mutex<HashMap<String, (Instant, Cell)>>);

impl Answers {
    fn cell(&self, hash: &str, now: Instant) -> Cell {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, cell)) = all.get(hash) {
            return Arc::clone(cell);
        }
        if all.len() >= ANSWERS_MAX {
            all.retain(|_, (at, _)| at.plus_ms(ANSWER_KEPT_MS) > now);
        }
        // Still too many: the oldest goes.
        if all.len() >= ANSWERS_MAX
            && let Some(oldest) = all.iter().min_by_key(|(_, (at, _))| *at).map(|(hash, _)| hash.clone())
        {
            all.remove(&oldest);
        }
        let cell = Cell::default();
        all.insert(hash.to_owned(), (now, Arc::clone(&cell)));
        cell
    }

    /// Forgets this answer, not that of somebody who came since.
    fn forget(&self, hash: &str, cell: &Cell) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.get(hash).is_some_and(|(_, kept)| Arc::ptr_eq(kept, cell)) {
            all.remove(hash);
        }
    }
}

/// What a request says of the form it carries.
#[derive(Default)]
pub(crate) struct Form {
    /// The hash that its key is remembered by.
    pub(crate) hash: Option<String>,
    /// The hash that its key is remembered by where nothing may say whose it is.
    pub(crate) unnamed: Option<String>,
    /// Whether the script of a page sent it, which cannot follow a redirection.
    pub(crate) by_script: bool,
    /// Whether it was typed in another account's name.
    pub(crate) by_another: bool,
    /// Whether the handler began to write.
    wrote: AtomicBool,
}

impl Form {
    /// Notes that the handler writes, and gives the hash to remember with it.
    pub(crate) fn writes(&self) -> Option<&str> {
        self.wrote.store(true, Ordering::Relaxed);
        self.hash.as_deref()
    }

    /// The same where the handler writes in nobody's name.
    pub(crate) fn writes_unnamed(&self) -> Option<&str> {
        self.wrote.store(true, Ordering::Relaxed);
        self.unnamed.as_deref()
    }

    /// The form of a request of an account; the same key of another account, or to another address, is another form.
    pub(crate) fn of(parts: &Parts, (user, wants): (Option<UserId>, Wants)) -> Self {
        let word = |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok());
        let fits = |key: &&str| (KEY_CHARS_MIN..=KEY_CHARS_MAX).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        let key = word(KEY).filter(fits).filter(|_| parts.method == Method::POST);
        let Some(key) = key else { return Self::default() };
        Self {
            hash: user.map(|user| digest(&format!("{user} {} {key}", parts.uri.path()))),
            // Of the account there is nothing in it: nobody who holds the table finds out by trying accounts.
            unnamed: user.map(|_| digest(&format!("unnamed {} {key}", parts.uri.path()))),
            by_script: wants == Wants::Html,
            by_another: word(TYPED_AS).zip(user).is_some_and(|(mark_of, user)| mark_of != mark(user)),
            wrote: AtomicBool::default(),
        }
    }
}

/// What stands on a page for the account it was opened by: enough to tell one account from another.
pub(crate) fn mark(user: UserId) -> String {
    digest(&format!("page of {user}")).chars().take(12).collect()
}

/// Carries a form out unless it was before; gives its answer.
pub(crate) async fn answer(cx: &Cx, hash: &str, work: impl Future<Output = Response>) -> Response {
    let answers = cx.app().answers();
    let (mut own, mut work) = (None, Some(work));
    let (slot, job) = (&mut own, &mut work);
    let carried_out = || async move {
        match arrived(cx, hash).await {
            Ok(false) => {}
            Ok(true) => {
                *slot = Some(had_arrived());
                return Kept::Nothing;
            }
            Err(error) => {
                *slot = Some(error.into_response());
                return Kept::Nothing;
            }
        }
        let Some(work) = job.take() else { return Kept::Nothing };
        let response = work.await;
        let (kept, response) = keep(response, cx.form().wrote.load(Ordering::Relaxed)).await;
        *slot = Some(response);
        kept
    };
    let cell = answers.cell(hash, cx.now());
    let kept = cell.get_or_init(carried_out).await.clone();
    if matches!(kept, Kept::Nothing) {
        answers.forget(hash, &cell);
    }
    if let Some(response) = own {
        return response;
    }
    match (kept, work) {
        (Kept::Answer(status, headers, body), _) => (status, headers, Body::from(body)).into_response(),
        (Kept::Nothing, Some(work)) => work.await,
        (Kept::Large | Kept::Nothing, _) => had_arrived(),
    }
}

async fn arrived(cx: &Cx, hash: &str) -> crate::Result<bool> {
    let unnamed = cx.form().unnamed.as_deref().unwrap_or(hash);
    store::arrived(&mut cx.app().ledger().read().await?, (hash, unnamed)).await
}

fn had_arrived() -> Response {
    Error::conflict("", "input-arrived").into_response()
}

/// What is kept of an answer, and the answer.
async fn keep(response: Response, wrote: bool) -> (Kept, Response) {
    let status = response.status();
    let done = status.is_redirection() || status == StatusCode::CREATED || status.is_success() && wrote;
    if !done {
        return (Kept::Nothing, response);
    }
    if response.body().size_hint().upper().is_none_or(|bytes| bytes > ANSWER_BYTES_MAX) {
        return (Kept::Large, response);
    }
    let (parts, body) = response.into_parts();
    let Ok(body) = body.collect().await else {
        return (Kept::Large, Error::Internal("an answer broke off".to_owned()).into_response());
    };
    let (status, headers, body) = (parts.status, parts.headers.clone(), body.to_bytes());
    (Kept::Answer(status, headers, body.clone()), Response::from_parts(parts, Body::from(body)))
}

/// Turns a redirection into what the script of a page can read; cookies stay.
pub(crate) fn for_script(response: &mut Response) {
    if response.status() == StatusCode::SEE_OTHER
        && let Some(place) = response.headers_mut().remove(LOCATION)
    {
        response.headers_mut().insert(HeaderName::from_static(GO), place);
        *response.status_mut() = StatusCode::NO_CONTENT;
    }
}
