//! Precision, recall and F1 of the batch on labelled files, and where true pairs are lost:
//! `cargo run --release -p matching --example evaluate -- register.csv truth.csv` or `a.csv b.csv truth.csv`. With
//! `--out pairs.csv` the pairs are written as `registers evaluate pairs` reads them, which tells recall by region, script and birth.
#![expect(
    clippy::print_stdout,
    clippy::as_conversions,
    clippy::indexing_slicing,
    reason = "a measuring program prints, divides counts and stops at a bad file"
)]

use std::collections::HashMap;
use std::error::Error;
use std::fs::File;
use std::time::Instant;

use matching::{Batch, Match, Table};

fn main() -> Result<(), Box<dyn Error>> {
    let mut files: Vec<String> = std::env::args().skip(1).collect();
    let out = match files.iter().position(|file| file == "--out") {
        Some(at) => files.drain(at..).nth(1),
        None => None,
    };
    let start = Instant::now();
    let (table, truth) = match files.as_slice() {
        [one, truth] => (Table::read(File::open(one)?)?, truth),
        [one, other, truth] => (Table::read_two(File::open(one)?, File::open(other)?)?, truth),
        _ => return Err("files: register.csv truth.csv, or a.csv b.csv truth.csv".into()),
    };
    println!("{} people read in {:?}, {} rows left out", table.len(), start.elapsed(), table.bad.len());
    let (batch, found) = Batch::run(&table, 2, &|what| println!("{:8.2?} {what}", start.elapsed()));
    println!("{:8.2?} done, {} pairs", start.elapsed(), found.len());
    if let Some(path) = out {
        let mut out = csv::Writer::from_path(path)?;
        out.write_record(["id_a", "id_b", "score", "decision", "reasons"])?;
        for m in &found {
            let reasons: Vec<&str> = batch.reasons(m).iter().map(|reason| reason.key()).collect();
            out.write_record([table.id(m.a), table.id(m.b), &m.score.to_string(), m.decision(), &reasons.join(";")])?;
        }
        out.flush()?;
    }
    let mut person: HashMap<String, String> = HashMap::new();
    let mut rows = csv::Reader::from_path(truth)?;
    for row in rows.records() {
        let row = row?;
        person.insert(row[0].to_owned(), row[1].to_owned());
    }
    let who = |n: u32| person.get(table.id(n)).map_or("", String::as_str);
    let mut sizes: HashMap<&str, (usize, usize)> = HashMap::new();
    let second = if files.len() == 3 { Table::read(File::open(&files[0])?)?.len() } else { 0 };
    for n in 0..table.len() {
        let entry = sizes.entry(who(u32::try_from(n)?)).or_default();
        if n < second { entry.0 += 1 } else { entry.1 += 1 }
    }
    let all: usize = sizes.values().map(|(a, b)| if second > 0 { a * b } else { b * (b - 1) / 2 }).sum();
    if std::env::var("TRACE").is_ok() {
        let mut by: HashMap<&str, Vec<u32>> = HashMap::new();
        for n in 0..u32::try_from(table.len())? {
            by.entry(who(n)).or_default().push(n);
        }
        let mut pairs = Vec::new();
        for l in by.values() {
            for (i, a) in l.iter().enumerate() {
                pairs.extend(l.iter().skip(i + 1).map(|b| (*a, *b)));
            }
        }
        let (reached, compared) = Batch::reached(&table, &pairs);
        println!("compared {compared}, {:.1} a person; true pairs among them {:.4}", compared as f64 / table.len() as f64, reached as f64 / pairs.len() as f64);
    }
    let is_true = |m: &Match| who(m.a) == who(m.b);
    let reached = found.iter().filter(|m| is_true(m)).count();
    println!("true pairs {all}; among all handed out {reached} ({:.4})", reached as f64 / all as f64);
    for threshold in [0.05, 0.1, 0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99] {
        let said = found.iter().filter(|m| m.score >= threshold).count();
        let right = found.iter().filter(|m| m.score >= threshold && is_true(m)).count();
        let expected: f64 = found.iter().filter(|m| m.score >= threshold).map(|m| f64::from(m.score)).sum();
        let (p, r) = (right as f64 / said.max(1) as f64, right as f64 / all as f64);
        println!(
            "at {threshold:.2}: precision {p:.4} recall {r:.4} F1 {:.4}   (expected precision {:.4})",
            2.0 * p * r / (p + r).max(1e-9),
            expected / said.max(1) as f64
        );
    }
    Ok(())
}
