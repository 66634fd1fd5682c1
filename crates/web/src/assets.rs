//! The style sheets, the script and the icon, inside the binary, under names that change with their content.

use std::sync::LazyLock;

use axum::Router;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use text::Locale;

const CSS: &str = include_str!("../assets/relais.css");
const CSS_RTL: &str = include_str!("../assets/relais.rtl.css");
const JS: &str = include_str!("../assets/relais.js");
const ICON: &str = include_str!("../assets/favicon.svg");

/// Version of the assets: it changes when any of them does.
static VERSION: LazyLock<String> = LazyLock::new(|| {
    blake3::Hasher::new().update(CSS.as_bytes()).update(CSS_RTL.as_bytes()).update(JS.as_bytes()).finalize().to_hex().chars().take(10).collect()
});

/// Where the sheet of a language is.
pub(crate) fn css_path(locale: Locale) -> String {
    let file = if locale.direction() == "rtl" { "relais.rtl.css" } else { "relais.css" };
    format!("/assets/{}/{file}", *VERSION)
}

/// Where the script is.
pub(crate) fn js_path() -> String {
    format!("/assets/{}/relais.js", *VERSION)
}

pub(crate) fn router() -> Router {
    Router::new()
        .route("/assets/favicon.svg", get(|| async { file("image/svg+xml", ICON) }))
        .route("/favicon.ico", get(|| async { file("image/svg+xml", ICON) }))
        .route("/assets/{version}/relais.css", get(|| async { file("text/css; charset=utf-8", CSS) }))
        .route("/assets/{version}/relais.rtl.css", get(|| async { file("text/css; charset=utf-8", CSS_RTL) }))
        .route("/assets/{version}/relais.js", get(|| async { file("text/javascript; charset=utf-8", JS) }))
}

fn file(media: &'static str, content: &'static str) -> Response {
    ([(CONTENT_TYPE, media), (CACHE_CONTROL, "public, max-age=31536000, immutable")], content).into_response()
}
