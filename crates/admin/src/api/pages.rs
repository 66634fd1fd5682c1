//! Both answer JSON, whoever asks.

use axum::http::StatusCode;
use axum::response::Response;
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Result};

use super::store;

/// `GET /api/openapi.json`
pub(super) async fn document(cx: Cx) -> Result<Response> {
    cx.json(StatusCode::OK, &web::openapi(cx.app().rooms()))
}

/// Whether program and database answer.
#[derive(Serialize, ToSchema)]
pub(super) struct Health {
    ok: bool,
}

/// `GET /health`
pub(super) async fn health(cx: Cx) -> Result<Response> {
    let ok = store::answers(&mut cx.read().await?).await?;
    cx.json(if ok { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE }, &Health { ok })
}
