//! Tokens of one's account.

use access::Duty;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::Instant;
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;
use web::{Cx, Error, Result, View, filters};

use super::store;

/// A token in the list.
#[derive(Serialize, ToSchema)]
pub(super) struct TokenShown {
    id: String,
    label: String,
    site: String,
    scopes: Vec<String>,
    created_at: Instant,
    expires_at: Instant,
    revoked_at: Option<Instant>,
    /// Whether it still opens anything.
    good: bool,
}

/// The tokens of one's account.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "token/list.html")]
pub(super) struct TokenList {
    tokens: Vec<TokenShown>,
}

impl View for TokenList {
    fn title(&self, cx: &Cx) -> String {
        cx.t("token-title")
    }
}

/// `GET /account/tokens`
pub(super) async fn list(cx: Cx) -> Result<Response> {
    let rows = store::list(&mut cx.read().await?, cx.user()).await?;
    let shown = |row: store::TokenLine| TokenShown {
        id: row.token_id,
        label: row.label,
        site: cx.app().site(row.site_id).map(|s| s.name).unwrap_or_default(),
        scopes: row.scopes.split(' ').filter_map(Duty::find).map(|duty| duty.name().to_owned()).collect(),
        created_at: row.created_at,
        expires_at: row.expires_at,
        good: row.revoked_at.is_none() && row.expires_at > cx.now(),
        revoked_at: row.revoked_at,
    };
    cx.page(TokenList { tokens: rows.into_iter().map(shown).collect() }).await
}

/// `POST /account/tokens/{id}/revoke`
pub(super) async fn revoke(cx: Cx, Path(id): Path<String>) -> Result<Response> {
    let mut write = cx.write().await?;
    if !store::revoke(&mut write, cx.user(), &id).await? {
        return Err(Error::NotFound);
    }
    write.commit().await?;
    cx.done("/account/tokens", "token-revoked", &json!({"id": id}))
}
