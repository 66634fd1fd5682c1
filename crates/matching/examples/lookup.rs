//! Recall and time of looking up: `cargo run --release -p matching --example lookup -- register.csv queries.csv queries_truth.csv`.
#![expect(clippy::print_stdout, reason = "a measuring program prints")]

use std::collections::{HashMap, HashSet};
use std::error::Error;
use std::fs::File;
use std::time::{Duration, Instant};

use matching::Finder;

fn main() -> Result<(), Box<dyn Error>> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let [register, queries, truth] = files.as_slice() else { return Err("files: register.csv queries.csv queries_truth.csv".into()) };
    let start = Instant::now();
    let mut finder = Finder::read(File::open(register)?)?;
    println!("{} people ready in {:.1?}", finder.len(), start.elapsed());
    let mut wanted: HashMap<String, HashSet<String>> = HashMap::new();
    for row in csv::Reader::from_path(truth)?.records() {
        let row = row?;
        let ids = row.get(1).unwrap_or_default().split_whitespace().map(str::to_owned).collect();
        wanted.insert(row.get(0).unwrap_or_default().to_owned(), ids);
    }
    let mut times: Vec<Duration> = Vec::new();
    let mut at = [0usize; 3];
    let mut known = 0usize;
    let bad = finder.answer(File::open(queries)?, 10, |id, hits, time| {
        times.push(time);
        let Some(right) = wanted.get(id).filter(|ids| !ids.is_empty()) else { return };
        known += 1;
        let rank = hits.iter().position(|(hit, _)| right.contains(*hit));
        for (count, limit) in at.iter_mut().zip([1, 5, 10]) {
            *count += usize::from(rank.is_some_and(|r| r < limit));
        }
    })?;
    times.sort_unstable();
    let percentile = |p: usize| times.get((times.len().saturating_sub(1)) * p / 100).copied().unwrap_or_default();
    println!("{} questions, {} of people who are known, {} bad rows", times.len(), known, bad.len());
    for (count, limit) in at.iter().zip([1, 5, 10]) {
        println!("found among the first {limit}: {}.{:02} %", count * 100 / known.max(1), count * 10_000 / known.max(1) % 100);
    }
    println!("median {:?}, p95 {:?}, p99 {:?}", percentile(50), percentile(95), percentile(99));
    Ok(())
}
