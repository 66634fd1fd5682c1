//! Serving: the router on a socket until the program is told to stop.

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::{Context as _, Result};
use axum::serve::ListenerExt as _;
use ledger::Env;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use web::App;

use crate::config::Settings;
use crate::mail::Mailer;
use crate::say::say;
use crate::{assemble, logs, place};

/// Requests that are under way when the program is told to stop get this long to end.
const GRACE: Duration = Duration::from_secs(20);

/// Serves a data folder until SIGTERM or ctrl-c. `greet` says what whoever started it should know.
pub(crate) async fn serve(settings: &Settings, demo: bool, greet: impl FnOnce(&App, SocketAddr)) -> Result<()> {
    let (ledger, _lock) = place::open(settings, Env::system()).await?;
    let app = assemble(ledger.clone(), web::Config { demo, secure_cookies: settings.secure_cookies }).await.map_err(said)?;
    let mailer = settings.mail.as_ref().map(|server| Mailer::new(&app, server)).transpose()?;
    let listener = TcpListener::bind(settings.listen)
        .await
        .with_context(|| format!("{} cannot be listened on: another program may be using it; choose another with --listen", settings.listen))?;
    // Listened for before anybody is told that it serves, so that a stop right after is heard.
    let stop = Stop::listen()?;
    greet(&app, listener.local_addr()?);
    tracing::info!(version = env!("CARGO_PKG_VERSION"), listen = %settings.listen, engine = ?ledger.engine(), "serving");
    let mailing = mailer.map(|mailer| tokio::spawn(mailer.run()));
    let ended = run(&app, listener, stop).await;
    if let Some(mailing) = mailing {
        // What it was about to write it finds again after the next start.
        mailing.abort();
        let _ = mailing.await;
    }
    ended?;
    drop(app);
    ledger.close().await?;
    tracing::info!("stopped");
    Ok(())
}

/// What the page would say, for a terminal.
pub(crate) fn said(error: web::Error) -> anyhow::Error {
    match error {
        web::Error::Internal(cause) => anyhow::anyhow!(cause),
        other => anyhow::anyhow!("the program could not start ({})", other.status()),
    }
}

async fn run(app: &App, listener: TcpListener, stop: Stop) -> Result<()> {
    let router = app.router().layer(axum::middleware::from_fn_with_state(app.clone(), logs::note));
    // Answers are small: sending them at once is worth more than filling packets.
    let listener = listener.tap_io(|tcp| {
        if tcp.set_nodelay(true).is_err() {
            tracing::debug!("a connection goes without TCP_NODELAY");
        }
    });
    let (told, asked) = oneshot::channel();
    let server = axum::serve(listener, router.into_make_service_with_connect_info::<SocketAddr>()).with_graceful_shutdown(async move {
        stop.wait().await;
        // Nobody listens any more when the server has already ended by itself.
        let _ = told.send(());
    });
    let overdue = async {
        if asked.await.is_err() {
            std::future::pending::<()>().await;
        }
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        done = server.into_future() => done.context("the server ended by itself"),
        () = overdue => Ok(()),
    }
}

/// Ways in which the program is told to stop.
#[cfg(unix)]
struct Stop {
    asked: tokio::signal::unix::Signal,
    typed: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Stop {
    fn listen() -> Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self { asked: signal(SignalKind::terminate())?, typed: signal(SignalKind::interrupt())? })
    }

    async fn wait(mut self) {
        tokio::select! {
            _ = self.asked.recv() => (),
            _ = self.typed.recv() => (),
        }
    }
}

/// Ctrl-c, where there are no signals.
#[cfg(not(unix))]
struct Stop;

#[cfg(not(unix))]
impl Stop {
    fn listen() -> Result<Self> {
        Ok(Self)
    }

    async fn wait(self) {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

/// The address as a browser takes it.
pub(crate) fn url(at: SocketAddr) -> String {
    let host = if at.ip().is_unspecified() {
        "localhost".to_owned()
    } else if at.is_ipv6() {
        format!("[{}]", at.ip())
    } else {
        at.ip().to_string()
    };
    format!("http://{host}:{}", at.port())
}

/// Greets after a start of a real centre.
pub(crate) fn greet(settings: &Settings) -> impl FnOnce(&App, SocketAddr) + '_ {
    |app, at| {
        say(format!("Relais {} is at {}", env!("CARGO_PKG_VERSION"), url(at)));
        say(format!("Data folder: {}", settings.dir.display()));
        if app.sites().is_empty() {
            say("This is the first start: open the address to name the centre and its first administrator.");
        }
        if !at.ip().is_loopback() && !settings.secure_cookies {
            say("Other machines can reach it in clear text: put a proxy with TLS in front and set secure_cookies (docs/operations.md).");
        }
    }
}
