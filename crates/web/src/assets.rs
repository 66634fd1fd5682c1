//! The style sheets, the script and the icon, inside the binary, under names that change with their content.

use std::sync::LazyLock;

use axum::Router;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use bytes::Bytes;
use text::{Catalogue, Locale};

const CSS: &str = include_str!("../assets/relais.css");
const CSS_RTL: &str = include_str!("../assets/relais.rtl.css");
const JS: &str = include_str!("../assets/relais.js");
const ICON: &str = include_str!("../assets/favicon.svg");

/// What the script says, in the order in which it knows it. It comes with the script, so that no page carries it.
const SAID: [&str; 3] = ["send-waiting", "send-signed-out", "send-changed"];
/// Texts of this crate, in which those stand.
const TEXTS: [&str; 3] = [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")];

/// Version of the assets: it changes when any of them does.
static VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut hasher = blake3::Hasher::new();
    for part in [CSS, CSS_RTL, JS].into_iter().chain(TEXTS) {
        hasher.update(part.as_bytes());
    }
    hasher.finalize().to_hex().chars().take(10).collect()
});

/// Where the sheet of a language is.
pub(crate) fn css_path(locale: Locale) -> String {
    let file = if locale.direction() == "rtl" { "relais.rtl.css" } else { "relais.css" };
    format!("/assets/{}/{file}", *VERSION)
}

/// Where the script of a language is.
pub(crate) fn js_path(locale: Locale) -> String {
    format!("/assets/{}/relais.{}.js", *VERSION, locale.code())
}

/// The script with what it says in a language.
fn script(texts: &Catalogue, locale: Locale) -> Bytes {
    let said = serde_json::Value::from(SAID.map(|key| texts.get(locale, key)).to_vec());
    Bytes::from(format!("self.relaisSays={said};\n{JS}"))
}

pub(crate) fn router(texts: &Catalogue) -> Router {
    let mut router = Router::new()
        .route("/assets/favicon.svg", get(|| async { file("image/svg+xml", ICON) }))
        .route("/favicon.ico", get(|| async { file("image/svg+xml", ICON) }))
        .route("/assets/{version}/relais.css", get(|| async { file("text/css; charset=utf-8", CSS) }))
        .route("/assets/{version}/relais.rtl.css", get(|| async { file("text/css; charset=utf-8", CSS_RTL) }));
    for locale in Locale::ALL {
        let script = script(texts, locale);
        router = router
            .route(&format!("/assets/{{version}}/relais.{}.js", locale.code()), get(move || async move { file("text/javascript; charset=utf-8", script) }));
    }
    router
}

fn file(media: &'static str, content: impl IntoResponse) -> Response {
    ([(CONTENT_TYPE, media), (CACHE_CONTROL, "public, max-age=31536000, immutable")], content).into_response()
}
