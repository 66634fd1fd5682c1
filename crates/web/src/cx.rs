//! The context of one request: who asks, where, in which language, and what they want back.

use std::net::IpAddr;
use std::sync::Arc;

use access::{Duty, Filter, Portion, Record, Subject};
use axum::extract::FromRequestParts;
use axum::http::header::{ACCEPT, CONTENT_DISPOSITION, CONTENT_TYPE, LOCATION, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use ledger::{Author, Compartment, Conn, Day, Id, Instant, Look, SiteId, UserId, Write};
use serde::Serialize;
use text::{Arg, Locale};

use crate::layout::{self, View};
use crate::once;
use crate::session::Session;
use crate::{AccountInfo, App, Error, Problems, Result, SiteInfo};

/// In which form the answer is wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wants {
    /// A page.
    Html,
    /// Data.
    Json,
}

/// What is known of the caller's machine.
#[derive(Clone, Debug, Default)]
pub struct Client {
    /// Address, when known.
    pub ip: Option<IpAddr>,
    /// The `User-Agent` header, cut short.
    pub agent: String,
    /// The secret of a device that has signed in before.
    pub device: Option<String>,
}

/// The context of one request. Cheap to clone.
#[derive(Clone)]
pub struct Cx(Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) app: App,
    pub(crate) locale: Locale,
    pub(crate) wants: Wants,
    pub(crate) path: String,
    pub(crate) query: String,
    pub(crate) subject: Option<Subject>,
    pub(crate) account: Option<Arc<AccountInfo>>,
    pub(crate) session: Option<Session>,
    pub(crate) client: Client,
    pub(crate) notice: Option<String>,
    pub(crate) now: Instant,
    pub(crate) form: once::Form,
}

impl Cx {
    pub(crate) fn new(inner: Inner) -> Self {
        Self(Arc::new(inner))
    }
    /// The program.
    #[must_use]
    pub fn app(&self) -> &App {
        &self.0.app
    }
    /// Language of the answer.
    #[must_use]
    pub fn locale(&self) -> Locale {
        self.0.locale
    }
    /// Form of the answer.
    #[must_use]
    pub fn wants(&self) -> Wants {
        self.0.wants
    }
    pub(crate) fn form(&self) -> &once::Form {
        &self.0.form
    }
    /// Path asked for, without its query.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0.path
    }
    pub(crate) fn query(&self) -> &str {
        &self.0.query
    }
    /// The caller's machine.
    #[must_use]
    pub fn client(&self) -> &Client {
        &self.0.client
    }
    /// The session, when it is one of a browser.
    #[must_use]
    pub fn session(&self) -> Option<&Session> {
        self.0.session.as_ref()
    }
    pub(crate) fn notice(&self) -> Option<&str> {
        self.0.notice.as_deref()
    }
    /// The account, also while the second factor is still owed.
    #[must_use]
    pub fn account(&self) -> Option<&AccountInfo> {
        self.0.account.as_deref()
    }
    /// When the request came in.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.0.now
    }
    /// Who asks, once fully signed in.
    #[must_use]
    pub fn signed_in(&self) -> Option<&Subject> {
        self.0.subject.as_ref()
    }
    /// Who asks.
    ///
    /// # Errors
    /// [`Error::SignIn`] when nobody is signed in.
    pub fn subject(&self) -> Result<&Subject> {
        self.0.subject.as_ref().ok_or(Error::SignIn)
    }
    /// The account that asks; nil when nobody does.
    #[must_use]
    pub fn user(&self) -> UserId {
        self.0.account.as_ref().map(|a| a.id).unwrap_or_default()
    }
    /// The present site's id; nil before sign-in.
    #[must_use]
    pub fn site_id(&self) -> SiteId {
        self.0.subject.as_ref().map(|s| s.site).unwrap_or_default()
    }
    /// The present site.
    ///
    /// # Errors
    /// [`Error::SignIn`] when nobody is signed in.
    pub fn site(&self) -> Result<SiteInfo> {
        self.app().site(self.subject()?.site).ok_or(Error::SignIn)
    }
    /// The present site's time zone; UTC before sign-in.
    #[must_use]
    pub fn zone(&self) -> jiff::tz::TimeZone {
        self.app().site(self.site_id()).map_or(jiff::tz::TimeZone::UTC, |site| site.zone)
    }
    /// Today at the present site.
    #[must_use]
    pub fn today(&self) -> Day {
        self.now().day(&self.zone())
    }
    /// Who writes, for the ledger.
    #[must_use]
    pub fn author(&self) -> Author {
        Author { user: self.user(), site: self.site_id() }
    }

    /// A connection for reading.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn read(&self) -> Result<Conn> {
        Ok(self.app().ledger().read().await?)
    }
    /// A write transaction in this user's name. With it the key of the form is remembered that is carried out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn write(&self) -> Result<Write> {
        let mut write = self.app().ledger().write(self.author()).await?;
        if let Some(hash) = self.form().writes() {
            once::remember(&mut write, hash).await?;
        }
        Ok(write)
    }

    /// A write transaction in nobody's name, at the present site: for what is told, where who told must not stand in the open.
    /// The key of its form is remembered without the account.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn write_unnamed(&self) -> Result<Write> {
        let mut write = self.app().ledger().write(Author { user: UserId::nil(), site: self.site_id() }).await?;
        if let Some(hash) = self.form().writes_unnamed() {
            once::remember(&mut write, hash).await?;
        }
        Ok(write)
    }

    /// Whether a duty is held at the present site.
    #[must_use]
    pub fn may(&self, duty: Duty) -> bool {
        self.0.subject.as_ref().is_some_and(|s| s.may(duty))
    }
    /// Whether a portion of files is shown to this user.
    #[must_use]
    pub fn sees(&self, portion: Portion) -> bool {
        self.0.subject.as_ref().is_some_and(|s| s.sees(portion))
    }
    /// Whether facts of a compartment are shown to this user.
    #[must_use]
    pub fn reads(&self, compartment: Compartment) -> bool {
        self.0.subject.as_ref().is_some_and(|s| s.reads(compartment))
    }
    /// Refuses unless the duty may be done to the record; as if it did not exist.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn demand(&self, duty: Duty, record: &Record) -> Result<()> {
        if self.subject()?.decide(duty, record) { Ok(()) } else { Err(Error::NotFound) }
    }
    /// The same rule for a list.
    ///
    /// # Errors
    /// [`Error::SignIn`].
    pub fn filter(&self, duty: Duty, alias: &str, first: usize) -> Result<Filter> {
        Ok(self.subject()?.filter(duty, alias, first))
    }
    /// Records that a part of a person's file is about to be shown, before it is.
    ///
    /// # Errors
    /// When it cannot be recorded; then nothing may be shown.
    pub async fn look(&self, person: Id<ledger::Person>, compartment: Compartment, act: &'static str) -> Result<()> {
        Ok(self.app().ledger().look(self.author(), &[Look { person: Some(person), compartment, act }]).await?)
    }
    /// Records that a list or search result with names is about to be shown.
    ///
    /// # Errors
    /// When it cannot be recorded.
    pub async fn look_list(&self, act: &'static str) -> Result<()> {
        Ok(self.app().ledger().look(self.author(), &[Look { person: None, compartment: Compartment::Identity, act }]).await?)
    }

    /// A message in the reader's language.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        self.app().catalogue().get(self.locale(), key)
    }
    /// A message with values.
    #[must_use]
    pub fn tv(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.app().catalogue().with(self.locale(), key, args)
    }

    /// Several names in one line, with the comma of the language between them.
    #[must_use]
    pub fn list<T: AsRef<str>>(&self, names: impl IntoIterator<Item = T>) -> String {
        let names: Vec<T> = names.into_iter().collect();
        names.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(&self.t("list-comma"))
    }

    /// Shows a view: as a page or as data.
    ///
    /// # Errors
    /// When the template fails.
    pub async fn page<V: View>(&self, view: V) -> Result<Response> {
        self.show(StatusCode::OK, view).await
    }
    /// Shows a form again with what was typed and what is wrong with it.
    ///
    /// # Errors
    /// When the template fails.
    pub async fn retry<V: View>(&self, view: V, problems: &Problems) -> Result<Response> {
        match self.wants() {
            Wants::Html => self.show(StatusCode::UNPROCESSABLE_ENTITY, view).await,
            Wants::Json => Err(Error::Invalid(problems.clone())),
        }
    }
    async fn show<V: View>(&self, status: StatusCode, view: V) -> Result<Response> {
        match self.wants() {
            Wants::Html => layout::html(self, status, &view).await,
            Wants::Json => self.json(status, &view),
        }
    }
    /// A piece of a page, without its frame.
    ///
    /// # Errors
    /// When the template fails.
    pub fn fragment<V: View>(&self, view: V) -> Result<Response> {
        match self.wants() {
            Wants::Html => Ok(([(CONTENT_TYPE, "text/html; charset=utf-8")], layout::fragment(self, &view)?).into_response()),
            Wants::Json => self.json(StatusCode::OK, &view),
        }
    }
    /// Data.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub fn json<T: Serialize>(&self, status: StatusCode, value: &T) -> Result<Response> {
        let bytes = serde_json::to_vec(value).map_err(|e| Error::Internal(e.to_string()))?;
        Ok((status, [(CONTENT_TYPE, "application/json")], bytes).into_response())
    }
    /// After a deed: a browser goes to `place`, where `notice` (a message key) is shown once; a program gets `data`.
    ///
    /// # Errors
    /// When the data cannot be written as JSON.
    pub fn done<T: Serialize>(&self, place: &str, notice: &str, data: &T) -> Result<Response> {
        match self.wants() {
            Wants::Html => {
                let mut response = go(place);
                if !notice.is_empty() {
                    add_cookie(&mut response, &format!("relais_notice={notice}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax"));
                }
                Ok(response)
            }
            Wants::Json => {
                let mut response = self.json(StatusCode::CREATED, data)?;
                if let Ok(value) = HeaderValue::from_str(place) {
                    response.headers_mut().insert(LOCATION, value);
                }
                Ok(response)
            }
        }
    }
    /// A file to keep, not to look at; its name must not say anything about a person.
    #[must_use]
    pub fn download(&self, media: &'static str, name: &str, bytes: Vec<u8>) -> Response {
        let disposition = format!("attachment; filename=\"{name}\"");
        ([(CONTENT_TYPE, media.to_owned()), (CONTENT_DISPOSITION, disposition)], bytes).into_response()
    }
    /// A file; its name must not say anything about a person.
    #[must_use]
    pub fn file(&self, media: &'static str, name: &str, bytes: Vec<u8>) -> Response {
        let disposition = format!("inline; filename=\"{name}\"");
        ([(CONTENT_TYPE, media.to_owned()), (CONTENT_DISPOSITION, disposition)], bytes).into_response()
    }
}

/// Sends a browser somewhere else, to GET it.
pub(crate) fn go(place: &str) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    if let Ok(value) = HeaderValue::from_str(place) {
        response.headers_mut().insert(LOCATION, value);
    }
    response
}

/// Adds a cookie to an answer.
pub(crate) fn add_cookie(response: &mut Response, cookie: &str) {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(SET_COOKIE, value);
    }
}

/// Whether the caller wants data rather than a page.
pub(crate) fn wants(parts: &Parts) -> Wants {
    let says = |name, what: &str| parts.headers.get(name).and_then(|v| v.to_str().ok()).is_some_and(|v| v.contains(what));
    let accepts_html = says(ACCEPT, "text/html");
    let bearer = parts.headers.contains_key(axum::http::header::AUTHORIZATION);
    if !accepts_html && (says(ACCEPT, "application/json") || says(CONTENT_TYPE, "application/json") || bearer) { Wants::Json } else { Wants::Html }
}

impl<S: Send + Sync> FromRequestParts<S> for Cx {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| Error::Internal("a route without a guard".to_owned()))
    }
}
