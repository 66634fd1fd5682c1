//! `relais match`: who is in a table twice, who is in two, who is meant.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::thread::available_parallelism;

use anyhow::{Context as _, Result};
use clap::Subcommand;
use matching::{BadRow, Batch, Finder, Table};

/// What is to be compared.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Find who is in a table twice.
    Dedupe {
        /// The table, with a header (docs/operations.md names the columns).
        table: PathBuf,
        /// Where the pairs go: `id_a`, `id_b`, score, decision, reasons.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Find who is in both of two tables.
    Link {
        /// The first table.
        first: PathBuf,
        /// The second table.
        second: PathBuf,
        /// Where the pairs go: `id_a`, `id_b`, score, decision, reasons.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Look up everybody of one table in another, one after the other.
    Lookup {
        /// The table in which is looked.
        table: PathBuf,
        /// Those asked for.
        #[arg(long, value_name = "FILE")]
        queries: PathBuf,
        /// Answers to each question, at most.
        #[arg(long, default_value_t = 10)]
        top: usize,
        /// Where the answers go: `query_id`, rank, `candidate_id`, score, micros.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
}

/// Does what the command says.
pub(crate) fn run(command: &Command) -> Result<()> {
    match command {
        Command::Dedupe { table, out } => pairs(&Table::read(open(table)?)?, out),
        Command::Link { first, second, out } => pairs(&Table::read_two(open(first)?, open(second)?)?, out),
        Command::Lookup { table, queries, top, out } => lookup(table, queries, *top, out),
    }
}

fn open(path: &Path) -> Result<File> {
    File::open(path).with_context(|| format!("{} cannot be read", path.display()))
}

fn create(path: &Path) -> Result<BufWriter<File>> {
    Ok(BufWriter::new(File::create(path).with_context(|| format!("{} cannot be written", path.display()))?))
}

fn pairs(table: &Table, out: &Path) -> Result<()> {
    report(&table.bad);
    eprintln!("{} people", table.len());
    let mut out = create(out)?;
    let threads = available_parallelism().map_or(1, usize::from);
    let (batch, found) = Batch::run(table, threads, &|step| eprintln!("{step}"));
    writeln!(out, "id_a,id_b,score,decision,reasons")?;
    for pair in &found {
        let reasons: Vec<&str> = batch.reasons(pair).into_iter().map(matching::Reason::key).collect();
        writeln!(out, "{},{},{:.4},{},{}", quoted(table.id(pair.a)), quoted(table.id(pair.b)), pair.score, pair.decision(), reasons.join(";"))?;
    }
    out.flush()?;
    eprintln!("{} pairs", found.len());
    Ok(())
}

fn lookup(table: &Path, queries: &Path, top: usize, out: &Path) -> Result<()> {
    let finder = Finder::read(open(table)?)?;
    eprintln!("{} people", finder.len());
    let mut out = create(out)?;
    writeln!(out, "query_id,rank,candidate_id,score,micros")?;
    let mut failed = Ok(());
    let bad = finder.answer(open(queries)?, top, |id, hits, time| {
        let micros = time.as_micros();
        let id = quoted(id);
        let mut write = || {
            if hits.is_empty() {
                writeln!(out, "{id},1,,0,{micros}")?;
            }
            for (rank, (candidate, score)) in (1..).zip(hits) {
                writeln!(out, "{id},{rank},{},{score:.4},{micros}", quoted(candidate))?;
            }
            std::io::Result::Ok(())
        };
        if failed.is_ok() {
            failed = write();
        }
    })?;
    failed?;
    out.flush()?;
    report(&bad);
    Ok(())
}

fn report(bad: &[BadRow]) {
    for row in bad {
        eprintln!("line {} {}", row.line, row.reason);
    }
}

/// A field as a table of commas needs it.
fn quoted(field: &str) -> std::borrow::Cow<'_, str> {
    if field.contains([',', '"', '\n', '\r']) { format!("\"{}\"", field.replace('"', "\"\"")).into() } else { field.into() }
}
