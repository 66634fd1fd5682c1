//! Lookups at the desk: is the right file among the first?

use std::collections::HashMap;
use std::fmt;
use std::io::Read;

use anyhow::Context;

use super::table::Table;
use super::truth::Truth;
use super::{Counter, Strata, Tally, count, write_strata};

/// What ranked answers are worth.
#[derive(Debug, Default)]
pub struct LookupReport {
    /// Lookups for somebody in the register: found at the first place, among five, among ten.
    pub at: [Tally; 3],
    /// One over the rank of the first right answer, on average.
    pub mean_reciprocal_rank: f64,
    /// Records of the person among the first ten answers, over all of them.
    pub records: Tally,
    /// Lookups for somebody who is not in the register, and how many got an answer with a score of 0.5, of 0.9 or more.
    pub false_hits: [Tally; 2],
    /// Lookups for somebody in the register whose first answer is wrong and has a score of 0.9 or more.
    pub sure_and_wrong: Tally,
    /// Microseconds at the median, 90 %, 99 % and the longest.
    pub micros: [u64; 4],
    /// Lookups of which the answers say nothing, not even that there is none.
    pub unanswered: u32,
    /// Recall among the first five, by stratum.
    pub strata: Strata,
}

#[derive(Default)]
struct Answers {
    /// Rank, candidate and score.
    ranked: Vec<(u32, String, f64)>,
    micros: u64,
}

/// Compares ranked answers (`query_id`, `rank`, `candidate_id`, `score`, `micros`) with the truth of the lookups.
///
/// # Errors
/// When the file is no CSV or lacks a column.
pub fn lookup(truth: &Truth, input: impl Read) -> anyhow::Result<LookupReport> {
    let answers = read(input)?;
    let mut report = LookupReport::default();
    let mut counter = Counter::default();
    let mut reciprocal = 0.0;
    let nothing = Answers::default();
    let mut queries: Vec<(&str, u32)> = truth.records().collect();
    queries.sort_unstable();
    for (id, query) in queries {
        let given = answers.get(id);
        report.unanswered = report.unanswered.saturating_add(u32::from(given.is_none()));
        let ranked = &given.unwrap_or(&nothing).ranked;
        let wanted = truth.wanted(query);
        let first = ranked.first().map_or(0.0, |(_, _, score)| *score);
        if wanted.is_empty() {
            let [some, sure] = &mut report.false_hits;
            some.count(first >= 0.5);
            sure.count(first >= 0.9);
            continue;
        }
        let right = |candidate: &String| wanted.contains(candidate);
        let rank = ranked.iter().find(|(_, candidate, _)| right(candidate)).map(|(rank, _, _)| *rank);
        for (tally, limit) in report.at.iter_mut().zip([1, 5, 10]) {
            tally.count(rank.is_some_and(|rank| rank <= limit));
        }
        reciprocal += rank.map_or(0.0, |rank| 1.0 / f64::from(rank.max(1)));
        let found = ranked.iter().filter(|(rank, candidate, _)| *rank <= 10 && right(candidate)).count();
        report.records.found = report.records.found.saturating_add(count(found));
        report.records.all = report.records.all.saturating_add(count(wanted.len()));
        report.sure_and_wrong.count(first >= 0.9 && rank != Some(1));
        for (name, column) in [("region", "region"), ("sex", "sex"), ("birth date", "dob_kind"), ("script", "script"), ("name fields", "layout")] {
            counter.count(name, truth.stratum(query, column), rank.is_some_and(|rank| rank <= 5));
        }
    }
    let [first, ..] = report.at;
    report.mean_reciprocal_rank = if first.all == 0 { 0.0 } else { reciprocal / f64::from(first.all) };
    report.strata = counter.strata();
    report.micros = micros(&answers);
    Ok(report)
}

fn read(input: impl Read) -> anyhow::Result<HashMap<String, Answers>> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(input);
    let head = reader.headers()?.clone();
    let column = |name: &str| head.iter().position(|cell| cell == name).with_context(|| format!("the answers have no column `{name}`"));
    let (query, rank, candidate, score) = (column("query_id")?, column("rank")?, column("candidate_id")?, column("score")?);
    let micros = column("micros").ok();
    let mut out: HashMap<String, Answers> = HashMap::new();
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record)? {
        let cell = |place: usize| record.get(place).unwrap_or_default();
        let answers = out.entry(cell(query).to_owned()).or_default();
        answers.micros = micros.and_then(|place| cell(place).parse::<f64>().ok()).map_or(answers.micros, |micros| answers.micros.max(whole(micros)));
        if cell(candidate).is_empty() {
            continue;
        }
        let rank = cell(rank).parse().with_context(|| format!("`{}` is no rank", cell(rank)))?;
        answers.ranked.push((rank, cell(candidate).to_owned(), cell(score).parse().unwrap_or(0.0)));
    }
    for answers in out.values_mut() {
        answers.ranked.sort_by_key(|(rank, _, _)| *rank);
    }
    Ok(out)
}

/// Microseconds without their fraction.
fn whole(micros: f64) -> u64 {
    format!("{:.0}", micros.max(0.0)).parse().unwrap_or(0)
}

fn micros(answers: &HashMap<String, Answers>) -> [u64; 4] {
    let mut all: Vec<u64> = answers.values().map(|answers| answers.micros).collect();
    all.sort_unstable();
    let last = all.len().saturating_sub(1);
    [50, 90, 99, 100].map(|percent| all.get(last.saturating_mul(percent) / 100).copied().unwrap_or(0))
}

impl fmt::Display for LookupReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [first, five, ten] = self.at;
        writeln!(f, "{} lookups for somebody in the register", first.all)?;
        writeln!(
            f,
            "recall@1 {:.4}  recall@5 {:.4}  recall@10 {:.4}  mean reciprocal rank {:.4}",
            first.share(),
            five.share(),
            ten.share(),
            self.mean_reciprocal_rank
        )?;
        writeln!(f, "records of the person among ten: {:.4}", self.records.share())?;
        writeln!(f, "first answer wrong with a score of 0.9 or more: {:.4}", self.sure_and_wrong.share())?;
        let [some, sure] = self.false_hits;
        writeln!(f, "{} lookups for somebody else: an answer of 0.5 or more {:.4}, of 0.9 or more {:.4}", some.all, some.share(), sure.share())?;
        let mut table = Table::new(&["", "p50", "p90", "p99", "longest"]);
        table.row(["microseconds".to_owned()].into_iter().chain(self.micros.map(|micros| micros.to_string())).collect());
        write!(f, "{table}")?;
        if self.unanswered > 0 {
            writeln!(f, "{} lookups have no row", self.unanswered)?;
        }
        write_strata(f, "recall@5", &self.strata)
    }
}
