//! Logs: ids, routes and durations; never a name, a body, a query string or an address of a person.

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use tracing_subscriber::EnvFilter;
use web::App;

use crate::config::{Format, Level, Log};

/// Sends the log to standard error. What libraries say is kept to warnings: some of them print what they are given.
pub(crate) fn start(log: Log) {
    let level = match log.level {
        Level::Error => "error",
        Level::Warn => "warn",
        Level::Info => "info",
        Level::Debug => "debug",
    };
    let ours = [
        "access",
        "admin",
        "app",
        "care",
        "casework",
        "documents",
        "emergency",
        "help",
        "house",
        "ledger",
        "matching",
        "oversight",
        "people",
        "reception",
        "safety",
        "web",
        "welcome",
    ]
    .map(|name| format!("{name}={level}"))
    .join(",");
    // A panic's words may hold data, and tower-http would log them; our own hook below names only the place.
    let filter = EnvFilter::new(format!("warn,tower_http=off,{ours}"));
    let writer = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = match log.format {
        Format::Text => writer.with_ansi(std::io::IsTerminal::is_terminal(&std::io::stderr())).try_init(),
        Format::Json => writer.json().flatten_event(true).try_init(),
    };
    if started.is_ok() {
        std::panic::set_hook(Box::new(|panic| {
            let place = panic.location().map(ToString::to_string).unwrap_or_default();
            tracing::error!(place, "a part of the program broke off");
        }));
    }
}

/// Notes each request: method, route (not the address asked for), status and duration.
pub async fn note(State(app): State<App>, request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map_or_else(|| "-".to_owned(), |path| path.as_str().to_owned());
    let began = app.ledger().env().now();
    let response = next.run(request).await;
    let status = response.status().as_u16();
    let ms = app.ledger().env().now().millis() - began.millis();
    if status >= 500 {
        tracing::warn!(%method, route, status, ms, "request");
    } else {
        tracing::debug!(%method, route, status, ms, "request");
    }
    response
}
