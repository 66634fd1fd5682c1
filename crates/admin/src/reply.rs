//! Pieces of answers that several rooms share: a plain redirect, a cookie, an id from an address, the pager.

use axum::http::header::{LOCATION, SET_COOKIE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use ledger::Id;
use serde::Serialize;
use utoipa::ToSchema;
use web::{Error, Result};

/// Sends the caller somewhere else, to GET it.
pub(crate) fn go(place: &str) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    if let Ok(value) = HeaderValue::from_str(place) {
        response.headers_mut().insert(LOCATION, value);
    }
    response
}

/// An answer with one cookie more.
pub(crate) fn with_cookie(mut response: Response, cookie: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(SET_COOKIE, value);
    }
    response
}

/// An id from an address; whatever is none names nothing.
pub(crate) fn id_of<K>(text: &str) -> Result<Id<K>> {
    text.parse().map_err(|_| Error::NotFound)
}

/// Links to the pages before and after.
#[derive(Serialize, ToSchema)]
pub(crate) struct Pager {
    /// Address of the page before.
    pub(crate) prev: Option<String>,
    /// Address of the page after.
    pub(crate) next: Option<String>,
    /// Where one is, in words.
    #[serde(skip)]
    pub(crate) says: String,
}

/// Page number of a query, the first being 1.
pub(crate) fn page_number(typed: &str) -> i64 {
    typed.parse().unwrap_or(1).clamp(1, 1_000_000)
}

impl Pager {
    /// For page `page` of `path`, which may carry a query; `more` when something follows.
    pub(crate) fn new(path: &str, page: i64, more: bool, says: String) -> Self {
        let join = if path.contains('?') { '&' } else { '?' };
        let href = |page: i64| format!("{path}{join}page={page}");
        Self { prev: (page > 1).then(|| href(page - 1)), next: more.then(|| href(page + 1)), says }
    }
}

/// For fields that come in and never go out again: passwords and codes. Not `skip_serializing`, which would take them
/// out of the API document too.
pub(crate) const fn never_shown<T: ?Sized>(_: &T) -> bool {
    true
}
