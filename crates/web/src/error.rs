//! What a handler can fail with. Eight ways, each with its status; rendered in the reader's language by `guard.rs`.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::{Problem, Problems};

/// What every handler returns.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a request was not carried out.
#[derive(Clone, Debug)]
pub enum Error {
    /// There is no such thing, or its existence is secret to the reader.
    NotFound,
    /// Nobody is signed in.
    SignIn,
    /// The reader's role does not allow it.
    Forbidden,
    /// A rule refuses it, for the state things are in.
    Conflict(Problems),
    /// Somebody else changed the record meanwhile.
    Stale,
    /// Too many tries; wait so many seconds.
    TooMany(i64),
    /// The input is wrong.
    Invalid(Problems),
    /// The program or the machine failed; the cause, without personal data, for the log.
    Internal(String),
}

impl Error {
    /// A rule refuses, in one sentence.
    #[must_use]
    pub fn conflict(field: &str, key: &str) -> Self {
        Self::Conflict(Problem::new(field, key).into())
    }
    /// The input is wrong, in one sentence.
    #[must_use]
    pub fn invalid(field: &str, key: &str) -> Self {
        Self::Invalid(Problem::new(field, key).into())
    }
    /// Status of the answer.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::Conflict(_) | Self::Stale => StatusCode::CONFLICT,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<ledger::Error> for Error {
    fn from(error: ledger::Error) -> Self {
        match error {
            ledger::Error::Stale => Self::Stale,
            ledger::Error::Db(cause) => Self::Internal(format!("database: {cause}")),
            other => Self::Internal(other.to_string()),
        }
    }
}

impl From<askama::Error> for Error {
    fn from(error: askama::Error) -> Self {
        Self::Internal(format!("template: {error}"))
    }
}

/// Carries an error from a handler to the guard, which knows the reader's language.
#[derive(Clone)]
pub(crate) struct Failure(pub(crate) Error);

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Failure(self));
        response
    }
}
