//! The guard in front of every route: who asks, may they, in which language; and what an error looks like.

use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::{ACCEPT_LANGUAGE, AUTHORIZATION, COOKIE, USER_AGENT};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use text::Locale;

use crate::cx::{self, Client, Cx, Inner, Wants, add_cookie, go};
use crate::error::Failure;
use crate::session::{self, Caller};
use crate::{App, Error, Need, Problems, Result, layout, once};

const AGENT_MAX: usize = 120;

/// What stands before a route.
#[derive(Clone)]
pub(crate) struct Guard {
    pub(crate) app: App,
    pub(crate) need: Need,
}

/// Lets a request through, or answers in its stead. The handler runs to its end even when the caller hangs up, so that
/// no half-done deed depends on a connection.
pub(crate) async fn pass(State(guard): State<Guard>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let (cx, refusal) = match context(&guard, &parts).await {
        Ok(cx) => {
            let refusal = refuse(&guard, &cx);
            (cx, refusal)
        }
        Err((cx, error)) => (cx, Some(Err(error))),
    };
    let response = match refusal {
        Some(Ok(response)) => response,
        Some(Err(error)) => error.into_response(),
        None => {
            parts.extensions.insert(cx.clone());
            let (cx, handler) = (cx.clone(), next.run(Request::from_parts(parts, body)));
            let work = tokio::spawn(async move {
                match cx.form().hash.clone() {
                    Some(hash) => once::answer(&cx, &hash, handler).await,
                    None => handler.await,
                }
            });
            work.await.unwrap_or_else(|e| Error::Internal(format!("a handler broke off: {e}")).into_response())
        }
    };
    finish(&cx, response).await
}

/// The answer to an address that does not exist.
pub(crate) async fn lost() -> Error {
    Error::NotFound
}

async fn context(guard: &Guard, parts: &Parts) -> Result<Cx, (Cx, Error)> {
    let app = guard.app.clone();
    let cookies = Cookies::of(&parts.headers);
    let bearer = parts.headers.get(AUTHORIZATION).and_then(|v| v.to_str().ok()).and_then(|v| v.strip_prefix("Bearer ")).map(str::to_owned);
    let caller = session::resolve(&app, bearer.as_deref(), cookies.get("relais_session").as_deref()).await;
    let (caller, error) = match caller {
        Ok(caller) => (caller, None),
        Err(error) => (Caller::default(), Some(error)),
    };
    let query = parts.uri.query().unwrap_or_default().to_owned();
    let asked = query.split('&').find_map(|pair| pair.strip_prefix("lang=")).and_then(Locale::find);
    let header = parts.headers.get(ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).and_then(Locale::from_header);
    let locale = asked
        .or_else(|| cookies.get("relais_lang").as_deref().and_then(Locale::find))
        .or_else(|| caller.account.as_ref().map(|a| a.locale))
        .or(header)
        .unwrap_or_default();
    let ip = parts.extensions.get::<ConnectInfo<std::net::SocketAddr>>().map(|info| info.0.ip());
    let agent = parts.headers.get(USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default().chars().take(AGENT_MAX).collect();
    let (wants, now) = (cx::wants(parts), app.ledger().env().now());
    let user = caller.subject.as_ref().map(|subject| subject.user);
    if let (Some(user), true) = (user, caller.session.is_some() && parts.method == Method::GET) {
        app.see(user, now);
    }
    let cx = Cx::new(Inner {
        locale,
        wants,
        path: parts.uri.path().to_owned(),
        query,
        subject: caller.subject,
        account: caller.account,
        session: caller.session,
        client: Client { ip, agent, device: cookies.get("relais_device") },
        notice: cookies.get("relais_notice").filter(|key| app.catalogue().has(Locale::Fr, key)),
        now,
        form: once::Form::of(parts, (user, wants)),
        app,
    });
    match error {
        None => Ok(cx),
        Some(error) => Err((cx, error)),
    }
}

fn refuse(guard: &Guard, cx: &Cx) -> Option<Result<Response>> {
    let first_start = guard.app.sites().is_empty();
    if first_start && cx.path() != "/setup" && guard.need != Need::Nobody {
        return Some(match cx.wants() {
            Wants::Html => Ok(go("/setup")),
            Wants::Json => Err(Error::SignIn),
        });
    }
    if cx.form().by_another {
        return Some(Err(Error::conflict("", "input-other-account")));
    }
    match guard.need {
        Need::Nobody => None,
        Need::HalfSigned if cx.account().is_some() => None,
        Need::Duty(duty) if cx.signed_in().is_some() => (!cx.may(duty)).then_some(Err(Error::Forbidden)),
        Need::HalfSigned | Need::Duty(_) => Some(match (cx.wants(), cx.session().is_some()) {
            (Wants::Html, true) => Ok(go("/sign-in/factor")),
            (Wants::Html, false) => Ok(go(&format!("/sign-in?next={}", next_of(cx)))),
            (Wants::Json, _) => Err(Error::SignIn),
        }),
    }
}

/// Where to go after signing in: the path alone, never a query, which may hold a name.
fn next_of(cx: &Cx) -> String {
    cx.path().chars().filter(|c| c.is_ascii_alphanumeric() || "/-_.".contains(*c)).collect()
}

#[derive(Serialize)]
struct Refused {
    error: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    problems: Vec<Said>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
}

#[derive(Serialize)]
struct Said {
    field: String,
    key: String,
    message: String,
}

async fn finish(cx: &Cx, mut response: Response) -> Response {
    if let Some(Failure(error)) = response.extensions_mut().remove::<Failure>() {
        response = explain(cx, &error).await;
    } else if response.status() == StatusCode::BAD_REQUEST {
        // A part of the address that is not an id: there is nothing at such an address.
        response = explain(cx, &Error::NotFound).await;
    }
    if cx.form().by_script {
        once::for_script(&mut response);
    }
    if cx.notice().is_some() && response.status() == StatusCode::OK {
        add_cookie(&mut response, "relais_notice=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
    }
    if cx.query().split('&').any(|pair| pair.starts_with("lang=")) {
        add_cookie(&mut response, &format!("relais_lang={}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax", cx.locale().code()));
    }
    response
}

/// An error as a page or as data, in the reader's language.
async fn explain(cx: &Cx, error: &Error) -> Response {
    let reference = matches!(error, Error::Internal(_)).then(|| crate::digest(&format!("{}{}", cx.now(), cx.path())).chars().take(8).collect::<String>());
    if let (Error::Internal(cause), Some(reference)) = (error, &reference) {
        tracing::error!(reference, cause, "a request failed");
    }
    let (name, key, problems) = match error {
        Error::NotFound => ("not_found", "error-not-found", None),
        Error::SignIn => ("sign_in", "error-sign-in", None),
        Error::Forbidden => ("forbidden", "error-forbidden", None),
        Error::Conflict(problems) => ("conflict", "error-conflict", Some(problems)),
        Error::Stale => ("stale", "error-stale", None),
        Error::TooMany(_) => ("too_many", "error-too-many", None),
        Error::Invalid(problems) => ("invalid", "error-invalid", Some(problems)),
        Error::Internal(_) => ("internal", "error-internal", None),
    };
    let seconds = if let Error::TooMany(seconds) = error { *seconds } else { 0 };
    let message = cx.tv(key, &[("seconds", seconds.into())]);
    let problems = problems.map(|p| said(cx, p)).unwrap_or_default();
    let answer = match cx.wants() {
        Wants::Json => cx.json(error.status(), &Refused { error: name, message, problems, reference }),
        Wants::Html => {
            let lines = problems.into_iter().map(|p| p.message).collect();
            layout::error(cx, error.status(), message, lines, reference).await
        }
    };
    answer.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

fn said(cx: &Cx, problems: &Problems) -> Vec<Said> {
    problems.0.iter().map(|p| Said { field: p.field.clone(), key: p.key.clone(), message: crate::filters::say(cx, p) }).collect()
}

/// The cookies of a request.
struct Cookies(String);

impl Cookies {
    fn of(headers: &HeaderMap) -> Self {
        Self(headers.get_all(COOKIE).iter().filter_map(|v| v.to_str().ok()).collect::<Vec<_>>().join("; "))
    }
    fn get(&self, name: &str) -> Option<String> {
        self.0
            .split(';')
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value.to_owned())
            .filter(|v| !v.is_empty())
    }
}
