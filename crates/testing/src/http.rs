//! The whole program in-process: a router on a fresh place, a clock that stands still, and clients that ask it as
//! browsers and programs do.
//!
//! Accounts are put into memory and their sessions into the database, without the rooms of administration, so that a
//! test of one room needs no other. Time is 2026-03-02 08:00 UTC until [`TestApp::advance_ms`]; the bytes of chance are
//! the same in every run.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use access::Role;
use axum::Router;
use axum::body::Body;
use axum::http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::BodyExt as _;
use ledger::{Author, Engine, Env, Instant, Ledger, SiteId, UserId};
use serde::Serialize;
use serde_json::Value;
use text::Locale;
use tower::ServiceExt as _;
use web::{AccountInfo, App, Config, Room, SiteInfo};

use crate::{Place, engines, place};

/// When tests happen: Monday 2 March 2026, 08:00 UTC, 09:00 in Niamey.
pub const START: Instant = Instant::from_millis(1_772_438_400_000);
const SEED: u64 = 7;

/// A running program with one centre.
pub struct TestApp {
    /// The program.
    pub app: App,
    /// Its data folder, and database on PostgreSQL.
    pub place: Place,
    /// The centre: Agadez, prefix AGZ, Africa/Niamey.
    pub site: SiteId,
    rooms: Vec<Room>,
    count: AtomicU32,
}

/// Runs a test on a program with these rooms, on each engine.
pub async fn each_app<F: Future<Output = ()>>(rooms: fn() -> Vec<Room>, test: impl Fn(TestApp) -> F) {
    for engine in engines() {
        eprintln!("on {engine:?}");
        test(TestApp::start(engine, rooms()).await).await;
    }
}

impl TestApp {
    /// A program on a fresh place of an engine.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn start(engine: Engine, rooms: Vec<Room>) -> Self {
        Self::start_with(engine, rooms, Config::default()).await
    }

    /// The same with other settings.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn start_with(engine: Engine, rooms: Vec<Room>, config: Config) -> Self {
        let place = place(engine).await;
        let projectors = rooms.iter().filter_map(|room| room.projector).collect();
        let ledger = place.open(projectors, Env::fixed(START, SEED)).await;
        let app = App::start(ledger, rooms.clone(), config).await.expect("the program starts");
        let test = Self { site: app.ledger().env().id(), app, place, rooms, count: AtomicU32::new(0) };
        test.app.put_site(site(test.site, "Centre de transit d’Agadez", "AGZ"));
        test
    }

    /// Closes the program and starts it again on the same data, as after a restart.
    ///
    /// # Panics
    /// When it does not.
    pub async fn restart(self) -> Self {
        let (sites, accounts) = (self.app.sites(), self.app.accounts());
        let (env, config) = (self.ledger().env().clone(), self.app.config().clone());
        self.ledger().close().await.expect("the ledger closes");
        let ledger = self.place.open(self.rooms.iter().filter_map(|room| room.projector).collect(), env).await;
        let app = App::start(ledger, self.rooms.clone(), config).await.expect("the program starts again");
        sites.into_iter().for_each(|site| app.put_site(site));
        accounts.into_iter().for_each(|account| app.put_account((*account).clone()));
        Self { app, ..self }
    }

    /// The ledger.
    #[must_use]
    pub fn ledger(&self) -> &Ledger {
        self.app.ledger()
    }

    /// Moves the clock on.
    pub fn advance_ms(&self, millis: i64) {
        self.ledger().env().advance_ms(millis);
    }

    /// Another centre.
    #[must_use]
    pub fn open_site(&self, name: &str, prefix: &str) -> SiteId {
        let id = self.ledger().env().id();
        self.app.put_site(site(id, name, prefix));
        id
    }

    /// A browser in which a new account of this role at the centre is signed in, second factor given.
    pub async fn as_user(&self, role: Role) -> Client {
        self.as_roles(&[(self.site, role)]).await
    }

    /// The same at another centre.
    pub async fn as_user_at(&self, site: SiteId, role: Role) -> Client {
        self.as_roles(&[(site, role)]).await
    }

    /// A browser in which a new account with these roles is signed in, working at the site of the first.
    ///
    /// # Panics
    /// When the session cannot be written.
    pub async fn as_roles(&self, roles: &[(SiteId, Role)]) -> Client {
        let number = self.count.fetch_add(1, Ordering::Relaxed);
        let (at, role) = roles.first().map_or((self.site, "nothing"), |(site, role)| (*site, role.name()));
        let user: UserId = self.ledger().env().id();
        self.app.put_account(AccountInfo {
            id: user,
            username: format!("{role}-{number}"),
            name: format!("{role} {number}"),
            locale: Locale::Fr,
            roles: roles.to_vec(),
            disabled: false,
        });
        let mut write = self.ledger().write(Author { user, site: at }).await.expect("the ledger writes");
        let token = web::session::open(&mut write, user, at, "test", true).await.expect("a session opens");
        write.commit().await.expect("the session is kept");
        let client = Client { user, site: at, ..self.nobody() };
        client.put_cookie("relais_session", &token);
        client
    }

    /// A browser in which nobody is signed in.
    #[must_use]
    pub fn nobody(&self) -> Client {
        Client { user: UserId::nil(), site: SiteId::nil(), router: self.app.router(), cookies: Arc::default(), token: None }
    }

    /// Asserts that every hash, signature and seal of the ledger holds.
    ///
    /// # Panics
    /// When one does not.
    pub async fn assert_sound(&self) {
        let found = self.ledger().verify().await.expect("the ledger can be read");
        assert!(found.problems.is_empty(), "{:?}", found.problems);
    }
}

fn site(id: SiteId, name: &str, prefix: &str) -> SiteInfo {
    let zone = jiff::tz::TimeZone::get("Africa/Niamey").expect("the zone is known");
    SiteInfo { id, name: name.to_owned(), prefix: prefix.to_owned(), country: "NER".to_owned(), zone }
}

/// A browser or a program that asks. Cookies are kept from one answer to the next request.
#[derive(Clone)]
pub struct Client {
    /// Account in whose name it asks; nil for nobody.
    pub user: UserId,
    /// Centre at which it works.
    pub site: SiteId,
    router: Router,
    cookies: Arc<Mutex<BTreeMap<String, String>>>,
    token: Option<String>,
}

const HTML: &str = "text/html,application/xhtml+xml";
const JSON: &str = "application/json";
const FORM: &str = "application/x-www-form-urlencoded";

impl Client {
    /// The same caller as a program with a bearer token, without cookies.
    #[must_use]
    pub fn with_token(&self, token: &str) -> Self {
        Self { token: Some(token.to_owned()), cookies: Arc::default(), ..self.clone() }
    }

    /// Chooses the language of the answers.
    #[must_use]
    pub fn speaking(self, locale: Locale) -> Self {
        self.put_cookie("relais_lang", locale.code());
        self
    }

    /// Data.
    pub async fn get(&self, path: &str) -> Reply {
        self.send(Method::GET, path, JSON, None).await
    }

    /// A page.
    pub async fn get_html(&self, path: &str) -> Reply {
        self.send(Method::GET, path, HTML, None).await
    }

    /// Does something with data, and hears data.
    ///
    /// # Panics
    /// When the value is not JSON.
    pub async fn post_json(&self, path: &str, value: impl Serialize) -> Reply {
        let body = serde_json::to_vec(&value).expect("the value is JSON");
        self.send(Method::POST, path, JSON, Some((JSON, body))).await
    }

    /// Does something with a form, as a browser without JavaScript does; a name may come several times.
    pub async fn post_form(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let pairs: Vec<String> = fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
        self.send(Method::POST, path, HTML, Some((FORM, pairs.join("&").into_bytes()))).await
    }

    /// The value of a cookie.
    #[must_use]
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned()
    }

    /// Sets a cookie.
    pub fn put_cookie(&self, name: &str, value: &str) {
        self.cookies.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), value.to_owned());
    }

    /// Any request: method, path, accepted media type, and a body with its media type.
    ///
    /// # Panics
    /// When the path is not one, or the answer breaks off.
    pub async fn send(&self, method: Method, path: &str, accept: &str, body: Option<(&str, Vec<u8>)>) -> Reply {
        let mut request = Request::builder().method(method.clone()).uri(path).header(ACCEPT, accept);
        if let Some(token) = &self.token {
            request = request.header(AUTHORIZATION, format!("Bearer {token}"));
        }
        let cookies: Vec<String> = self.cookies.lock().unwrap_or_else(PoisonError::into_inner).iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !cookies.is_empty() {
            request = request.header(COOKIE, cookies.join("; "));
        }
        let (media, bytes) = body.unzip();
        if let Some(media) = media {
            request = request.header(CONTENT_TYPE, media);
        }
        let request = request.body(Body::from(bytes.unwrap_or_default())).expect("the request is one");
        let response = self.router.clone().oneshot(request).await.expect("a router always answers");
        let (status, headers) = (response.status(), response.headers().clone());
        self.keep_cookies(&headers);
        let bytes = response.into_body().collect().await.expect("the answer comes to its end").to_bytes().to_vec();
        Reply { asked: format!("{method} {path}"), status, headers, bytes }
    }

    fn keep_cookies(&self, headers: &HeaderMap) {
        let mut jar = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        for cookie in headers.get_all(SET_COOKIE).iter().filter_map(|value| value.to_str().ok()) {
            let Some((name, value)) = cookie.split(';').next().and_then(|pair| pair.split_once('=')) else { continue };
            if cookie.contains("Max-Age=0") {
                jar.remove(name);
            } else {
                jar.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

/// Percent-encodes for a form.
fn encode(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
        out
    })
}

/// An answer.
pub struct Reply {
    asked: String,
    /// Status.
    pub status: StatusCode,
    /// Headers.
    pub headers: HeaderMap,
    /// Body.
    pub bytes: Vec<u8>,
}

impl Reply {
    /// The body as text.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// The body as data.
    ///
    /// # Panics
    /// When it is not JSON.
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|_| panic!("{} answered no JSON but {}: {}", self.asked, self.status, self.text()))
    }

    /// Asserts the status.
    ///
    /// # Panics
    /// When it is another one.
    #[must_use]
    #[track_caller]
    pub fn is(self, status: u16) -> Self {
        assert!(self.status.as_u16() == status, "{} answered {} and not {status}: {}", self.asked, self.status, self.text());
        self
    }

    /// Asserts the status and gives the data.
    ///
    /// # Panics
    /// When it is another status or no JSON.
    #[must_use]
    #[track_caller]
    pub fn data(self, status: u16) -> Value {
        self.is(status).json()
    }

    /// A header.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Where the answer sends a browser.
    #[must_use]
    pub fn location(&self) -> &str {
        self.header(LOCATION.as_str())
    }

    /// Message keys of the problems in a refusal to a program.
    #[must_use]
    pub fn problems(&self) -> Vec<String> {
        let data: Value = serde_json::from_slice(&self.bytes).unwrap_or_default();
        let problems = data.get("problems").and_then(Value::as_array).cloned().unwrap_or_default();
        problems.iter().filter_map(|problem| problem.get("key").and_then(Value::as_str).map(str::to_owned)).collect()
    }
}
