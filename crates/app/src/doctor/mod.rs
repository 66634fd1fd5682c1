//! `relais doctor`: explains an installation in sentences, and says what to do where something is wrong.

mod store;

use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::Result;
use ledger::{Engine, Env, Keyring, Ledger};
use serde::Serialize;

use crate::config::{Key, Settings};
use crate::place;
use crate::say::say;

/// Less free space than this is a reason to act.
const FREE_BYTES_MIN: u64 = 2 * 1024 * 1024 * 1024;
/// A last fact this far in the future means that a clock is wrong.
const AHEAD_MS_MAX: i64 = 10 * 60 * 1000;

#[derive(Serialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum State {
    Good,
    Advice,
    Wrong,
}

#[derive(Serialize)]
struct Finding {
    about: &'static str,
    state: State,
    says: String,
}

#[derive(Default)]
struct Findings(Vec<Finding>);

impl Findings {
    fn add(&mut self, about: &'static str, state: State, says: impl Into<String>) {
        self.0.push(Finding { about, state, says: says.into() });
    }
    fn good(&mut self, about: &'static str, says: impl Into<String>) {
        self.add(about, State::Good, says);
    }
    fn advise(&mut self, about: &'static str, says: impl Into<String>) {
        self.add(about, State::Advice, says);
    }
    fn wrong(&mut self, about: &'static str, says: impl Into<String>) {
        self.add(about, State::Wrong, says);
    }
}

/// `relais doctor`.
pub(crate) async fn doctor(settings: &Settings, json: bool) -> Result<ExitCode> {
    let mut findings = Findings::default();
    findings.good("version", format!("This is Relais {}.", env!("CARGO_PKG_VERSION")));
    examine(settings, &mut findings).await?;
    if json {
        say(serde_json::to_string(&findings.0)?);
    } else {
        for finding in &findings.0 {
            let mark = match finding.state {
                State::Good => "ok    ",
                State::Advice => "advice",
                State::Wrong => "WRONG ",
            };
            say(format!("{mark}  {}", finding.says));
        }
    }
    let well = findings.0.iter().all(|finding| finding.state != State::Wrong);
    Ok(if well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn examine(settings: &Settings, out: &mut Findings) -> Result<()> {
    let dir = &settings.dir;
    if place::is_new(dir) {
        out.wrong("folder", format!("{} is not a data folder of Relais: name it with --data, or start `relais serve` to make it.", dir.display()));
        return Ok(());
    }
    folder(dir, out);
    key(settings, out);
    listening(settings, out);
    mail(settings, out).await;
    if place::is_served(dir) {
        out.good("server", "A Relais is running on this folder.");
    } else {
        out.good("server", "No Relais is running on this folder.");
    }
    match place::open_beside(settings).await {
        Ok(ledger) => {
            out.good("key", "The key opens the folder.");
            ledger_stands(&ledger, settings, out).await?;
            ledger.leave().await;
        }
        Err(error) => out.wrong("key", format!("The folder does not open: {error:#}.")),
    }
    out.advise("backup", "Relais does not know where its backups are kept: check that the last one is younger than a day and lies elsewhere, and restore one now and then for practice.");
    Ok(())
}

fn folder(dir: &Path, out: &mut Findings) {
    match mode(dir) {
        Some(mode) if mode & 0o077 != 0 => {
            out.advise("folder", format!("Data folder {}: other accounts of this machine can look into it (mode {mode:o}); chmod 700 shuts it.", dir.display()))
        }
        _ => out.good("folder", format!("Data folder {}, open to its owner only.", dir.display())),
    }
    match free_bytes(dir) {
        Some(free) if free < FREE_BYTES_MIN => {
            out.wrong("disk", format!("Only {} are free on its disk: make room before the disk refuses writes.", size(free)))
        }
        Some(free) => out.good("disk", format!("{} are free on its disk.", size(free))),
        None => out.advise("disk", "The free space of its disk could not be read."),
    }
}

fn key(settings: &Settings, out: &mut Findings) {
    let dir = &settings.dir;
    if Keyring::needs_passphrase(dir) {
        out.good("key", "The folder opens with a passphrase, which is kept nowhere in it.");
        return;
    }
    let own = dir.join("master.key");
    let path = match &settings.key {
        Key::File(path) => path.clone(),
        Key::Folder | Key::Passphrase(_) => own.clone(),
    };
    if own.exists() {
        out.advise("key", "The key lies in the data folder: whoever takes the folder can read it. That is right for practice and for a machine whose disk is encrypted; else keep the key elsewhere or use a passphrase.");
    } else {
        out.good("key", "The folder opens with a key file that is kept outside it.");
    }
    if let Some(mode) = mode(&path).filter(|mode| mode & 0o077 != 0) {
        out.wrong("key", format!("Other accounts of this machine can read the key file {} (mode {mode:o}): chmod 600.", path.display()));
    }
}

async fn mail(settings: &Settings, out: &mut Findings) {
    let Some(server) = &settings.mail else {
        out.good("mail", "No mail server is set: the staff sees inside Relais what waits, and nothing is sent.");
        return;
    };
    let place = format!("{}:{}", server.server, server.port);
    match crate::mail::reachable(server).await {
        Ok(true) => out.good("mail", format!("The mail server {place} answers and lets Relais in.")),
        Ok(false) => out.wrong("mail", format!("The mail server {place} does not answer, or does not let Relais in: check name, port, `tls`, user and password under [mail]. What waits is on the pages all the same.")),
        Err(error) => out.wrong("mail", format!("{error:#}.")),
    }
}

fn listening(settings: &Settings, out: &mut Findings) {
    match (settings.listen.ip().is_loopback(), settings.secure_cookies) {
        (true, _) => out.good("network", format!("It is set to listen on {}: this machine only.", settings.listen)),
        (false, true) => out.good("network", format!("It is set to listen on {} behind a proxy with TLS.", settings.listen)),
        (false, false) => {
            out.wrong("network", format!("It is set to listen on {} in clear text: put a proxy with TLS in front and set secure_cookies.", settings.listen))
        }
    }
}

async fn ledger_stands(ledger: &Ledger, settings: &Settings, out: &mut Findings) -> Result<()> {
    let mut conn = ledger.read().await?;
    let version = store::engine_version(&mut conn).await?;
    match ledger.engine() {
        Engine::Sqlite => {
            let file = settings.dir.join("relais.db");
            let bytes = std::fs::metadata(&file).map_or(0, |meta| meta.len());
            let whole = if is_plain_sqlite(&file) {
                "personal data in it are sealed; the file as a whole is not encrypted"
            } else {
                "the file as a whole is encrypted"
            };
            out.good("engine", format!("SQLite {version}, {}; {whole}.", size(bytes)));
        }
        Engine::Postgres => out.good("engine", format!("PostgreSQL {version}.")),
    }
    let head = store::head(&mut conn).await?;
    let last = head.last_ms.map(ledger::Instant::from_millis);
    match last {
        None => out.good("ledger", "The ledger is empty: nothing has been recorded yet."),
        Some(at) => {
            out.good("ledger", format!("The ledger holds {} facts; the last was written at {at}; a signature covers the first {}.", head.facts, head.signed))
        }
    }
    if last.is_some_and(|at| at.millis() > Env::system().now().millis() + AHEAD_MS_MAX) {
        out.wrong("clock", "The last fact was written in the future: the clock of this machine was or is wrong.");
    }
    if ledger.projections_are_current().await? {
        out.good("tables", "The tables that pages read belong to this version.");
    } else {
        out.advise("tables", "The tables that pages read belong to another version: the next start makes them again, which takes a while.");
    }
    Ok(())
}

#[cfg(unix)]
fn mode(path: &Path) -> Option<u32> {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::metadata(path).ok().map(|meta| meta.permissions().mode() & 0o777)
}

#[cfg(not(unix))]
fn mode(_: &Path) -> Option<u32> {
    None
}

/// Free space as `df` tells it; the standard library does not.
fn free_bytes(dir: &Path) -> Option<u64> {
    let answer = Command::new("df").arg("-Pk").arg(dir).output().ok().filter(|output| output.status.success())?;
    let text = String::from_utf8(answer.stdout).ok()?;
    let kib: u64 = text.lines().nth(1)?.split_whitespace().nth(3)?.parse().ok()?;
    Some(kib.saturating_mul(1024))
}

fn is_plain_sqlite(file: &Path) -> bool {
    use std::io::Read as _;
    let mut head = [0; 15];
    std::fs::File::open(file).and_then(|mut file| file.read_exact(&mut head)).is_ok() && &head == b"SQLite format 3"
}

fn size(bytes: u64) -> String {
    let mib = bytes / (1024 * 1024);
    if mib >= 10 * 1024 { format!("{} GiB", mib / 1024) } else { format!("{mib} MiB") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_read_well() {
        assert_eq!(size(3 * 1024 * 1024 + 5), "3 MiB");
        assert_eq!(size(40 * 1024 * 1024 * 1024), "40 GiB");
    }

    #[tokio::test]
    async fn an_empty_folder_is_called_one() {
        let dir = tempfile::tempdir().unwrap();
        let settings = Settings::new(crate::config::Said { data: Some(dir.path().to_owned()), ..Default::default() }).unwrap();
        let mut out = Findings::default();
        examine(&settings, &mut out).await.unwrap();
        assert!(out.0.iter().any(|finding| finding.about == "folder" && finding.state == State::Wrong));
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 0, "the doctor leaves nothing behind");
    }
}
