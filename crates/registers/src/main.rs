//! Makes synthetic registers and measures what was made of them.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{BufReader, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::{Parser, Subcommand};
use registers::Order;
use registers::evaluate::{self, Disagreement, PairsOrder, Truth};

#[derive(Parser)]
#[command(about = "Synthetic registers, and how well somebody's output finds who is who")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write a register with its truth, lookups with theirs, and the register split between two centres.
    Generate {
        /// Records in the register.
        #[arg(long)]
        people_records: u32,
        /// Lookups; a tenth of the register, 2,000 to 10,000, if not said.
        #[arg(long)]
        queries: Option<u32>,
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Folder.
        #[arg(long)]
        out: PathBuf,
    },
    /// Compare an output with the truth.
    Evaluate {
        #[command(subcommand)]
        what: Evaluate,
    },
}

#[derive(Subcommand)]
enum Evaluate {
    /// Pairs said to be one person.
    Pairs {
        #[arg(long)]
        truth: PathBuf,
        /// `id_a,id_b,score,decision`
        #[arg(long)]
        pairs: PathBuf,
        /// The left of two registers that were linked; only pairs across count then.
        #[arg(long)]
        left: Option<PathBuf>,
        /// Registers to show wrong and missed pairs from.
        #[arg(long)]
        register: Vec<PathBuf>,
        /// Wrong and missed pairs to show.
        #[arg(long, default_value_t = 20)]
        examples: usize,
    },
    /// Ranked answers to lookups.
    Lookup {
        #[arg(long)]
        truth: PathBuf,
        /// `query_id,rank,candidate_id,score,micros`
        #[arg(long)]
        ranked: PathBuf,
    },
}

fn open(path: &Path) -> anyhow::Result<BufReader<File>> {
    Ok(BufReader::new(File::open(path).with_context(|| format!("{}", path.display()))?))
}

/// Ids of a register.
fn ids(path: &Path) -> anyhow::Result<HashSet<String>> {
    let mut reader = csv::Reader::from_reader(open(path)?);
    let id = reader.headers()?.iter().position(|cell| cell == "id").context("there is no column `id`")?;
    reader.records().map(|record| Ok(record?.get(id).unwrap_or_default().to_owned())).collect()
}

/// Rows of the registers for some ids.
fn rows(registers: &[PathBuf], wanted: &HashSet<&str>) -> anyhow::Result<HashMap<String, String>> {
    let mut out = HashMap::new();
    for path in registers {
        let mut reader = csv::Reader::from_reader(open(path)?);
        for record in reader.records() {
            let record = record?;
            if let Some(id) = record.get(0).filter(|id| wanted.contains(id)) {
                out.insert(id.to_owned(), record.iter().skip(1).collect::<Vec<_>>().join(" | "));
            }
        }
    }
    Ok(out)
}

fn show(out: &mut impl Write, title: &str, pairs: &[Disagreement], rows: &HashMap<String, String>) -> anyhow::Result<()> {
    writeln!(out, "\n{title}")?;
    for pair in pairs {
        let score = pair.score.map_or_else(|| "not in the output".to_owned(), |score| format!("{score:.4}"));
        let kinship = pair.kinship.map(|kinship| format!("{kinship}, ")).unwrap_or_default();
        writeln!(out, "- {kinship}{score}")?;
        for id in [&pair.a, &pair.b] {
            writeln!(out, "    {id} {}", rows.get(id).map(String::as_str).unwrap_or_default())?;
        }
    }
    Ok(())
}

fn evaluate(what: Evaluate, out: &mut impl Write) -> anyhow::Result<()> {
    match what {
        Evaluate::Pairs { truth, pairs, left, register, examples } => {
            let truth = Truth::read(open(&truth)?)?;
            let examples = if register.is_empty() { 0 } else { examples };
            let order = PairsOrder { left: left.as_deref().map(ids).transpose()?, examples };
            let report = evaluate::pairs(&truth, open(&pairs)?, &order)?;
            write!(out, "{report}")?;
            if examples > 0 {
                let shown = report.wrong_examples.iter().chain(&report.missed_examples);
                let wanted: HashSet<&str> = shown.flat_map(|pair| [pair.a.as_str(), pair.b.as_str()]).collect();
                let rows = rows(&register, &wanted)?;
                show(out, "surest wrong matches", &report.wrong_examples, &rows)?;
                show(out, "missed", &report.missed_examples, &rows)?;
            }
        }
        Evaluate::Lookup { truth, ranked } => write!(out, "{}", evaluate::lookup(&Truth::read(open(&truth)?)?, open(&ranked)?)?)?,
    }
    Ok(())
}

fn main() -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    match Arguments::parse().command {
        Command::Generate { people_records, queries, seed, out: folder } => {
            let queries = queries.unwrap_or((people_records / 10).clamp(2_000, 10_000));
            let made = registers::generate(Order { records: people_records, queries, seed }, &folder)?;
            writeln!(out, "{} records of {} people, {} lookups, in {}", made.records, made.people, made.queries, folder.display())?;
        }
        Command::Evaluate { what } => evaluate(what, &mut out)?,
    }
    Ok(())
}
