//! Looking up in a large register, as a desk does it: what is found, how long it takes alone and while others register, how
//! soon somebody new is found, and what it holds in memory:
//! `cargo run --release -p matching --example lookup -- register.csv queries.csv queries_truth.csv`.
#![expect(clippy::print_stdout, clippy::expect_used, reason = "a measuring program prints, and stops at a bad file")]

use std::collections::{HashMap, HashSet};
use std::error::Error;
use std::fs::File;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use matching::Finder;
use parking_lot::RwLock;

/// From these probabilities on the desk might be told of somebody.
const LEAST: [f32; 6] = [0.05, 0.1, 0.12, 0.2, 0.35, 0.5];

fn per_cent(part: usize, whole: usize) -> String {
    let whole = whole.max(1);
    format!("{}.{:02} %", part * 100 / whole, part * 10_000 / whole % 100)
}

/// Rows of a table, each as a table of its own.
fn rows(path: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let mut reader = csv::Reader::from_path(path)?;
    let header = reader.headers()?.clone();
    let single = |row: csv::StringRecord| -> Result<String, Box<dyn Error>> {
        let mut table = csv::Writer::from_writer(Vec::new());
        table.write_record(&header)?;
        table.write_record(&row)?;
        Ok(String::from_utf8(table.into_inner()?)?)
    };
    reader.records().map(|row| single(row?)).collect()
}

fn times(what: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let percentile = |p: usize| times.get((times.len().saturating_sub(1)) * p / 100).copied().unwrap_or_default();
    println!("{what}: median {:?}, p95 {:?}, p99 {:?}, longest {:?} of {}", percentile(50), percentile(95), percentile(99), percentile(100), times.len());
}

/// Who is found, at what rank and from what probability on.
fn recall(finder: &Finder, queries: &str, truth: &str) -> Result<(), Box<dyn Error>> {
    let mut wanted: HashMap<String, HashSet<String>> = HashMap::new();
    for row in csv::Reader::from_path(truth)?.records() {
        let row = row?;
        let ids = row.get(1).unwrap_or_default().split_whitespace().map(str::to_owned).collect();
        wanted.insert(row.get(0).unwrap_or_default().to_owned(), ids);
    }
    let (mut at, mut known, mut strangers) = ([0usize; 3], 0usize, 0usize);
    let mut told = [(0usize, 0usize, 0usize); LEAST.len()];
    let bad = finder.answer(File::open(queries)?, 10, |id, hits, _| {
        let right = wanted.get(id).filter(|ids| !ids.is_empty());
        match right {
            Some(_) => known += 1,
            None => strangers += 1,
        }
        let rank = right.and_then(|right| hits.iter().position(|(hit, _)| right.contains(*hit)));
        for (count, limit) in at.iter_mut().zip([1, 5, 10]) {
            *count += usize::from(rank.is_some_and(|r| r < limit));
        }
        for ((found, bothered, shown), least) in told.iter_mut().zip(LEAST) {
            let here = hits.iter().take(5).take_while(|(_, score)| *score >= least).count();
            *shown += here;
            *found += usize::from(rank.is_some_and(|r| r < here));
            *bothered += usize::from(right.is_none() && here > 0);
        }
    })?;
    println!("{known} questions about people who are known, {strangers} about others, {} bad rows", bad.len());
    for (count, limit) in at.iter().zip([1, 5, 10]) {
        println!("found among the first {limit}: {}", per_cent(*count, known));
    }
    for ((found, bothered, shown), least) in told.iter().zip(LEAST) {
        let each = per_cent(*shown, known + strangers);
        println!(
            "shown from {least} on: {} of the known, somebody for {} of the others; {each} faces a question",
            per_cent(*found, known),
            per_cent(*bothered, strangers)
        );
    }
    Ok(())
}

fn ask(finder: &RwLock<Finder>, question: &str) -> (Duration, Vec<String>) {
    let start = Instant::now();
    let mut found = Vec::new();
    let finder = finder.read();
    finder.answer(question.as_bytes(), 5, |_, hits, _| found = hits.iter().map(|(id, _)| (*id).to_owned()).collect()).expect("a row that was read before");
    (start.elapsed(), found)
}

fn main() -> Result<(), Box<dyn Error>> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let [register, queries, truth] = files.as_slice() else { return Err("files: register.csv queries.csv queries_truth.csv".into()) };
    let start = Instant::now();
    let finder = Finder::read(File::open(register)?)?;
    let memory = finder.memory();
    println!("{} people ready in {:.1?}", finder.len(), start.elapsed());
    let each = |bytes: usize| bytes / finder.len().max(1);
    let all = memory.keys + memory.people + memory.spellings + memory.counts;
    println!(
        "bytes for a person: {} (keys {}, people {}, spellings {}, counts {})",
        each(all),
        each(memory.keys),
        each(memory.people),
        each(memory.spellings),
        each(memory.counts)
    );
    recall(&finder, queries, truth)?;
    let questions = rows(queries)?;
    let finder = RwLock::new(finder);
    times("alone", questions.iter().map(|q| ask(&finder, q).0).collect());
    // Preempted by other programs a short answer looks long; the shorter of three tells what it takes.
    times("alone, the shortest of three", questions.iter().map(|q| (0..3).map(|_| ask(&finder, q).0).min().unwrap_or_default()).collect());
    let stop = AtomicBool::new(false);
    let (asked, (added, visible)) = std::thread::scope(|scope| {
        let writer = scope.spawn(|| registering(&finder, &questions, &stop));
        let asked: Vec<Duration> = questions.iter().map(|q| ask(&finder, q).0).collect();
        stop.store(true, Ordering::Relaxed);
        (asked, writer.join().expect("the writer does not panic"))
    });
    times("while twenty a second are registered", asked);
    times("to register somebody", added);
    times("until somebody new is found by another question", visible);
    Ok(())
}

/// Registers twenty people a second, each with another telephone, and asks for each.
fn registering(finder: &RwLock<Finder>, questions: &[String], stop: &AtomicBool) -> (Vec<Duration>, Vec<Duration>) {
    let (mut added, mut visible) = (Vec::new(), Vec::new());
    for question in questions.iter().rev() {
        if stop.load(Ordering::Relaxed) {
            break;
        }
        let start = Instant::now();
        finder.write().add(question.as_bytes()).expect("a row that was read before");
        added.push(start.elapsed());
        let _ = ask(finder, question);
        visible.push(start.elapsed());
        std::thread::sleep(Duration::from_millis(50).saturating_sub(start.elapsed()));
    }
    (added, visible)
}
