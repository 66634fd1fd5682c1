//! Measurements against the budgets in `ARCHITECTURE.md`: `relais bench`.
//!
//! It builds a centre with generated, fictional people in a folder, serves it by a second process of the same binary, and
//! asks over HTTP as desks would. Times are seen from the asking side; CPU time and memory are the serving process's own,
//! as the kernel counts them. Compare figures of one run; machines differ.

mod ask;
mod files;
mod front;
mod load;
mod seed;
mod server;

use std::path::PathBuf;

use anyhow::{Context as _, Result};

use crate::say::say;
use ask::Asker;
use load::Figures;

/// Which measurement, and on how much.
#[derive(clap::Args)]
pub struct Args {
    /// Number of people in the centre that is measured.
    #[arg(long, default_value_t = 100_000)]
    people: u32,
    /// How many of them live in the house while it is measured.
    #[arg(long, default_value_t = 1000)]
    residents: usize,
    /// How many of the people are followed, with some fifty facts each; 40000 of 100000 make two million facts.
    #[arg(long, default_value_t = 0)]
    files: usize,
    /// Requests of each reading measurement.
    #[arg(long, default_value_t = 1000)]
    requests: usize,
    /// Registrations of each writing measurement.
    #[arg(long, default_value_t = 2000)]
    registrations: usize,
    /// Keep and reuse the centre in this folder instead of a temporary one.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Measure on this PostgreSQL database, which must be empty, instead of SQLite.
    #[arg(long, value_name = "URL")]
    database: Option<String>,
}

/// Pages of the list that are read to know some people.
const SAMPLE_PAGES: usize = 40;

/// Runs the measurements.
///
/// # Errors
/// In a sentence.
pub async fn run(args: &Args) -> Result<()> {
    let own = std::env::temp_dir().join(format!("relais-bench-{}", std::process::id()));
    let dir = args.data.clone().unwrap_or_else(|| own.clone());
    let outcome = measure(args, &dir).await;
    if args.data.is_none() {
        let _ = std::fs::remove_dir_all(&own);
    }
    outcome
}

async fn measure(args: &Args, dir: &std::path::Path) -> Result<()> {
    let seeded = seed::fill(dir, args).await?;
    let server = server::Server::start(dir, args.database.as_deref()).await?;
    say(format!("start: answers after {} ms", server.started_ms));
    let asker = Asker::new(server.address, seeded.token.clone());
    let ready = std::time::Duration::from_millis(asker.time_post("/search", &serde_json::json!({"q": "Mariam"})).await?);
    say(format!("start: first search answered {} ms later (the index of names is full then)", ready.as_millis()));
    say(format!("memory after start: {} MB; binary: {} MB", server.memory_mb()?, binary_mb()?));
    say(format!("{:<34} {:>8} {:>8} {:>8} {:>9} {:>12}", "", "p50 ms", "p95 ms", "p99 ms", "per s", "CPU ms each"));
    let (ids, names) = if seeded.people.is_empty() { sample(&asker).await? } else { (seeded.people.iter().map(ToString::to_string).collect(), seeded.names) };
    for (name, path) in [
        ("home (HTML)", "/".to_owned()),
        ("list of people (HTML)", "/people".to_owned()),
        ("list, page 40 (HTML)", "/people?page=40".to_owned()),
        ("board of beds (HTML)", "/beds".to_owned()),
    ] {
        show(name, &load::pages(&asker, &server, args.requests, &[path]).await?);
    }
    let files: Vec<String> = ids.iter().map(|id| format!("/people/{id}")).collect();
    show("file of a person, looked (HTML)", &load::pages(&asker, &server, args.requests, &files).await?);
    show("search by name (HTML)", &load::searches(&asker, &server, args.requests, &names).await?);
    if let Some((followed, tokens)) = &seeded.followed {
        followed.measure(tokens, &server, args.requests).await?;
    }
    let house = front::furnish(&asker, ids.get(..args.residents.min(ids.len())).unwrap_or_default()).await?;
    say(format!("{} residents, a mass arrival of 100", house.residents()));
    for (name, path) in house.pages() {
        show(name, &load::pages(&asker, &server, args.requests, &[path]).await?);
    }
    show("scan at the gate (JSON)", &house.scans(&asker, &server, args.requests).await?);
    show("row of the grid saved (JSON)", &house.rows(&asker, &server, args.requests).await?);
    show("evacuation list (PDF)", &house.prints(&asker, &server).await?);
    for clients in [1, 8, 32] {
        let figures = load::registrations(&asker, &server, args.registrations, clients).await?;
        show(&format!("registration, {clients} clients (JSON)"), &figures);
    }
    say(format!("memory at the end: {} MB", server.memory_mb()?));
    weights(&asker, &files).await
}

/// Some of the people of a centre that was there already, and their names.
async fn sample(asker: &Asker) -> Result<(Vec<String>, Vec<String>)> {
    let (mut ids, mut names) = (Vec::new(), Vec::new());
    for page in 1..=SAMPLE_PAGES {
        let list = asker.data(&format!("/people?page={page}")).await?;
        for row in list.get("rows").and_then(serde_json::Value::as_array).into_iter().flatten() {
            let text = |pointer: &str| row.pointer(pointer).and_then(serde_json::Value::as_str).map(str::to_owned);
            ids.extend(text("/id"));
            names.extend(text("/head/name"));
        }
    }
    Ok((ids, names))
}

fn show(name: &str, f: &Figures) {
    say(format!("{name:<34} {:>8.1} {:>8.1} {:>8.1} {:>9.0} {:>12.2}", f.percentile(50), f.percentile(95), f.percentile(99), f.per_second(), f.cpu_each_ms()));
}

fn binary_mb() -> Result<u64> {
    let path = std::env::current_exe().context("the program finds itself")?;
    Ok(std::fs::metadata(path)?.len() / 1_000_000)
}

/// What pages weigh, plain and as they travel.
async fn weights(asker: &Asker, files: &[String]) -> Result<()> {
    let file = files.first().cloned().unwrap_or_default();
    for (name, path) in [("home", "/".to_owned()), ("list", "/people".to_owned()), ("file", file), ("consent form", "/consents/new".to_owned())] {
        let (plain, packed) = asker.weigh(&path).await?;
        say(format!("weight of {name}: {:.1} kB, {:.1} kB over the wire", plain / 1000.0, packed / 1000.0));
    }
    Ok(())
}
