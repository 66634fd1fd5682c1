//! Requests by the thousand, and what they cost.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};
use tokio::sync::Mutex;

use super::ask::Asker;
use super::seed::{consent, registration};
use super::server::Server;

/// Times of a run, sorted, and what it cost the server.
pub(super) struct Figures {
    times: Vec<Duration>,
    whole: Duration,
    cpu: Duration,
}

impl Figures {
    pub(super) fn new(mut times: Vec<Duration>, whole: Duration, cpu: Duration) -> Self {
        times.sort_unstable();
        Self { times, whole, cpu }
    }
    /// A percentile in milliseconds.
    pub(super) fn percentile(&self, percent: usize) -> f64 {
        let at = (self.times.len() * percent / 100).min(self.times.len().saturating_sub(1));
        self.times.get(at).map_or(0.0, |t| t.as_secs_f64() * 1000.0)
    }
    /// Requests answered in a second.
    pub(super) fn per_second(&self) -> f64 {
        self.count() / self.whole.as_secs_f64()
    }
    /// CPU time of the server for one request, in milliseconds.
    pub(super) fn cpu_each_ms(&self) -> f64 {
        self.cpu.as_secs_f64() * 1000.0 / self.count()
    }
    fn count(&self) -> f64 {
        f64::from(u32::try_from(self.times.len()).unwrap_or(u32::MAX))
    }
}

/// Pages, one after the other.
pub(super) async fn pages(asker: &Asker, server: &Server, requests: usize, paths: &[String]) -> Result<Figures> {
    let (cpu, begun) = (server.cpu()?, Instant::now());
    let mut times = Vec::with_capacity(requests);
    for path in paths.iter().cycle().take(requests) {
        times.push(asker.page(path).await?);
    }
    Ok(Figures::new(times, begun.elapsed(), server.cpu()?.saturating_sub(cpu)))
}

/// Searches for people who are there.
pub(super) async fn searches(asker: &Asker, server: &Server, requests: usize, names: &[String]) -> Result<Figures> {
    let (cpu, begun) = (server.cpu()?, Instant::now());
    let mut times = Vec::with_capacity(requests);
    for name in names.iter().cycle().take(requests) {
        times.push(asker.form("/search", &json!({"q": name})).await?);
    }
    Ok(Figures::new(times, begun.elapsed(), server.cpu()?.saturating_sub(cpu)))
}

/// Registrations by several clerks at once. Consents are taken beforehand; what is timed is the registration itself, on disk
/// when answered, with its search for duplicates. A likely duplicate is answered by "different" and both answers are counted
/// in its time.
pub(super) async fn registrations(asker: &Asker, server: &Server, count: usize, clients: usize) -> Result<Figures> {
    let consented = consents(asker, count).await?;
    let (cpu, begun) = (server.cpu()?, Instant::now());
    let next = Arc::new(AtomicUsize::new(0));
    let times = Arc::new(Mutex::new(Vec::with_capacity(count)));
    let consented = Arc::new(consented);
    let mut clerks = Vec::new();
    for _ in 0..clients {
        let (asker, next, times, consented) = (asker.clone(), Arc::clone(&next), Arc::clone(&times), Arc::clone(&consented));
        clerks.push(tokio::spawn(async move {
            while let Some(person) = consented.get(next.fetch_add(1, Ordering::Relaxed)) {
                let took = register(&asker, person).await?;
                times.lock().await.push(took);
            }
            Ok::<(), anyhow::Error>(())
        }));
    }
    for clerk in clerks {
        clerk.await??;
    }
    let times = std::mem::take(&mut *times.lock().await);
    Ok(Figures::new(times, begun.elapsed(), server.cpu()?.saturating_sub(cpu)))
}

async fn consents(asker: &Asker, count: usize) -> Result<Vec<String>> {
    let mut out = Vec::with_capacity(count);
    for _ in 0..count {
        let (status, answer, _) = asker.post("/consents", &consent()).await?;
        if status != 201 {
            bail!("a consent was answered {status}: {answer}");
        }
        out.push(answer.get("id").and_then(Value::as_str).context("a consent has an id")?.to_owned());
    }
    Ok(out)
}

async fn register(asker: &Asker, person: &str) -> Result<Duration> {
    let mut form = registration(person);
    let mut whole = Duration::ZERO;
    for _ in 0..4 {
        let (status, answer, took) = asker.post("/people", &form).await?;
        whole += took;
        match status {
            201 => return Ok(whole),
            409 => {
                let alike = answer.get("likely").and_then(Value::as_array).context("likely people are listed")?;
                let mut different: Vec<Value> = form.get("different").and_then(Value::as_array).cloned().unwrap_or_default();
                different.extend(alike.iter().filter_map(|l| l.get("id").cloned()));
                if let Some(fields) = form.as_object_mut() {
                    fields.insert("different".to_owned(), Value::Array(different));
                }
            }
            other => bail!("a registration was answered {other}: {answer}"),
        }
    }
    bail!("a registration found no end of people who look alike")
}
