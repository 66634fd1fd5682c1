//! A program that asks the router in-process, with a token, as another program would over the network.

use anyhow::{Context as _, Result, bail};
use axum::Router;
use axum::body::Body;
use axum::http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use axum::http::{Method, Request, StatusCode};
use http_body_util::BodyExt as _;
use serde::Serialize;
use serde_json::Value;
use tower::ServiceExt as _;
use web::App;

/// Asks in the name of one account.
#[derive(Clone)]
pub struct Client {
    router: Router,
    token: String,
}

/// What was answered.
pub struct Answer {
    /// Status.
    pub status: StatusCode,
    /// Data; null when there were none.
    pub data: Value,
}

impl Client {
    /// A client with a token.
    #[must_use]
    pub fn new(app: &App, token: String) -> Self {
        Self { router: app.router(), token }
    }

    /// Asks for data.
    ///
    /// # Errors
    /// When it is refused.
    pub async fn get(&self, path: &str) -> Result<Value> {
        self.send(Method::GET, path, Body::empty()).await?.unless_refused(path)
    }

    /// Does something; gives what the answer says of it.
    ///
    /// # Errors
    /// When it is refused.
    pub async fn post(&self, path: &str, body: &impl Serialize) -> Result<Value> {
        self.try_post(path, body).await?.unless_refused(path)
    }

    /// Tries to do something that may be refused.
    ///
    /// # Errors
    /// When the answer cannot be read.
    pub async fn try_post(&self, path: &str, body: &impl Serialize) -> Result<Answer> {
        self.send(Method::POST, path, Body::from(serde_json::to_vec(body)?)).await
    }

    async fn send(&self, method: Method, path: &str, body: Body) -> Result<Answer> {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(AUTHORIZATION, format!("Bearer {}", self.token))
            .header(ACCEPT, "application/json")
            .header(CONTENT_TYPE, "application/json")
            .body(body)?;
        let response = self.router.clone().oneshot(request).await?;
        let status = response.status();
        let bytes = response.into_body().collect().await.context("the answer broke off")?.to_bytes();
        let data = if bytes.is_empty() { Value::Null } else { serde_json::from_slice(&bytes).unwrap_or_default() };
        Ok(Answer { status, data })
    }
}

impl Answer {
    /// The data, or the refusal as an error.
    pub(super) fn unless_refused(self, path: &str) -> Result<Value> {
        if !self.status.is_success() {
            bail!("{path} answered {}: {}", self.status, self.data);
        }
        Ok(self.data)
    }
}
