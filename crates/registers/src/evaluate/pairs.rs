//! Pairs said to be one person.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::io::Read;

use anyhow::Context;

use super::table::Table;
use super::truth::Truth;
use super::{Counter, Strata, count, share, write_strata};

/// What the two records of a wrong pair are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kinship {
    /// Born of one mother within a day.
    Twins,
    /// Of both parents.
    Siblings,
    /// Of one parent.
    HalfSiblings,
    /// One is the other's mother or father.
    ParentAndChild,
    /// Head of a household and spouse.
    Couple,
    /// One household in some other way.
    SameHousehold,
    /// Strangers with one name.
    Namesakes,
    /// Strangers.
    Strangers,
}

impl fmt::Display for Kinship {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Twins => "twins",
            Self::Siblings => "siblings",
            Self::HalfSiblings => "half-siblings",
            Self::ParentAndChild => "parent and child",
            Self::Couple => "couple",
            Self::SameHousehold => "same household",
            Self::Namesakes => "namesakes",
            Self::Strangers => "strangers",
        })
    }
}

fn kinship(truth: &Truth, a: u32, b: u32) -> Kinship {
    let (a, b) = (truth.facts(a), truth.facts(b));
    let same = |x: u32, y: u32| x != 0 && x == y;
    if same(a.mother, b.person) || same(a.father, b.person) || same(b.mother, a.person) || same(b.father, a.person) {
        return Kinship::ParentAndChild;
    }
    match (same(a.mother, b.mother), same(a.father, b.father)) {
        (true, _) if same(a.birth, b.birth) => Kinship::Twins,
        (true, true) => Kinship::Siblings,
        (true, false) | (false, true) => Kinship::HalfSiblings,
        (false, false) if same(a.family, b.family) => {
            let roles = [truth.word(a.role), truth.word(b.role)];
            if roles.contains(&"head") && roles.contains(&"spouse") { Kinship::Couple } else { Kinship::SameHousehold }
        }
        (false, false) if same(a.name, b.name) => Kinship::Namesakes,
        (false, false) => Kinship::Strangers,
    }
}

/// What is to be evaluated.
#[derive(Debug, Default)]
pub struct PairsOrder {
    /// Records of the left of two registers that were linked; without it one register was searched for duplicates.
    pub left: Option<HashSet<String>>,
    /// Wrong and missed pairs to name.
    pub examples: usize,
}

/// Precision and recall from a score upwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct At {
    /// Least score taken.
    pub score: f64,
    /// Right among those taken.
    pub precision: f64,
    /// Taken among those right.
    pub recall: f64,
}

impl At {
    fn f1(self) -> f64 {
        if self.precision + self.recall > 0.0 { 2.0 * self.precision * self.recall / (self.precision + self.recall) } else { 0.0 }
    }
}

/// A pair the output got wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Disagreement {
    /// One record.
    pub a: String,
    /// The other.
    pub b: String,
    /// What was said; nothing for a pair that is not in the output.
    pub score: Option<f64>,
    /// What they are to each other; nothing for a pair that is one person.
    pub kinship: Option<Kinship>,
}

/// What the output is worth.
#[derive(Debug, Default)]
pub struct PairsReport {
    /// Pairs of records that are one person.
    pub true_pairs: u32,
    /// Pairs read.
    pub pairs: u32,
    /// Pairs said twice, said of a record that the truth does not know, or of two records of one side.
    pub unusable: u32,
    /// Decided to be matches: precision and recall; the score is that of no threshold.
    pub matches: At,
    /// Pairs decided to be matches.
    pub matches_count: u32,
    /// Pairs put before a reviewer.
    pub reviews_count: u32,
    /// Recall of matches and reviews together.
    pub recall_with_reviews: f64,
    /// The threshold with the best F1, which only the truth can tell.
    pub best: At,
    /// Some thresholds.
    pub thresholds: Vec<At>,
    /// Most recall at precision 0.99, 0.95, 0.90.
    pub recall_at_precision: Vec<(f64, f64)>,
    /// Lower end of the score, how many, mean score, share that is right.
    pub calibration: Vec<(f64, u32, f64, f64)>,
    /// Wrong matches by kind: all, and among the hundred with the best scores.
    pub wrong: Vec<(Kinship, u32, u32)>,
    /// Recall of matches by stratum.
    pub strata: Strata,
    /// Wrong matches, the surest first.
    pub wrong_examples: Vec<Disagreement>,
    /// Missed pairs.
    pub missed_examples: Vec<Disagreement>,
}

impl PairsReport {
    /// F1 of the output's own decisions.
    #[must_use]
    pub fn f1(&self) -> f64 {
        self.matches.f1()
    }
}

struct Pair {
    a: u32,
    b: u32,
    score: f64,
    is_match: bool,
    is_review: bool,
    right: bool,
}

const THRESHOLDS: [f64; 9] = [0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999];
const BINS: [f64; 9] = [0.0, 0.05, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 0.99];

/// Compares pairs (`id_a`, `id_b`, `score`, `decision`) with the truth.
///
/// # Errors
/// When the file is no CSV or lacks a column.
pub fn pairs(truth: &Truth, input: impl Read, order: &PairsOrder) -> anyhow::Result<PairsReport> {
    let left: Option<Vec<bool>> = order.left.as_ref().map(|left| {
        let mut sides = vec![false; truth.len()];
        for (id, record) in truth.records() {
            if let Some(side) = usize::try_from(record).ok().and_then(|place| sides.get_mut(place)) {
                *side = left.contains(id);
            }
        }
        sides
    });
    let asked = |a: u32, b: u32| match &left {
        Some(sides) => {
            let side = |record: u32| usize::try_from(record).ok().and_then(|place| sides.get(place)).copied().unwrap_or(false);
            side(a) != side(b)
        }
        None => true,
    };
    let mut report = PairsReport::default();
    let mut found = read(truth, input, asked, &mut report)?;
    found.sort_by(|x, y| y.score.total_cmp(&x.score).then((x.a, x.b).cmp(&(y.a, y.b))));
    recall(truth, &found, asked, order.examples, &mut report);
    decisions(&found, &mut report);
    curve(&found, &mut report);
    calibration(&found, &mut report);
    wrong(truth, &found, order.examples, &mut report);
    Ok(report)
}

fn read(truth: &Truth, input: impl Read, asked: impl Fn(u32, u32) -> bool, report: &mut PairsReport) -> anyhow::Result<Vec<Pair>> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(input);
    let head = reader.headers()?.clone();
    let column = |name: &str| head.iter().position(|cell| cell == name).with_context(|| format!("the pairs have no column `{name}`"));
    let (a, b, score, decision) = (column("id_a")?, column("id_b")?, column("score")?, column("decision")?);
    let mut seen = HashSet::new();
    let mut out = Vec::new();
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record)? {
        report.pairs = report.pairs.saturating_add(1);
        let cell = |place: usize| record.get(place).unwrap_or_default();
        let ends = truth.record(cell(a)).zip(truth.record(cell(b))).map(|(a, b)| (a.min(b), a.max(b)));
        let Some((a, b)) = ends.filter(|(a, b)| a != b && asked(*a, *b) && seen.insert((*a, *b))) else {
            report.unusable = report.unusable.saturating_add(1);
            continue;
        };
        let right = truth.facts(a).person == truth.facts(b).person;
        let score = cell(score).parse().with_context(|| format!("`{}` is no score", cell(score)))?;
        out.push(Pair { a, b, score, is_match: cell(decision) == "match", is_review: cell(decision) == "review", right });
    }
    Ok(out)
}

/// True pairs, how many, and which were found, by stratum.
fn recall(truth: &Truth, found: &[Pair], asked: impl Fn(u32, u32) -> bool, examples: usize, report: &mut PairsReport) {
    let said: HashMap<(u32, u32), (bool, f64)> = found.iter().filter(|pair| pair.right).map(|pair| ((pair.a, pair.b), (pair.is_match, pair.score))).collect();
    let mut names: HashMap<u32, &str> = HashMap::new();
    let mut counter = Counter::default();
    let mut missed: Vec<(u32, u32, Option<f64>)> = Vec::new();
    let mut groups = truth.groups();
    groups.sort();
    for group in groups {
        for (place, a) in group.iter().enumerate() {
            for b in group.iter().skip(place.saturating_add(1)).filter(|b| asked(*a, **b)) {
                report.true_pairs = report.true_pairs.saturating_add(1);
                let said = said.get(&(*a, *b)).copied();
                let is_match = said.is_some_and(|(is_match, _)| is_match);
                count_strata(truth, *a, *b, is_match, &mut counter);
                if !is_match && missed.len() < examples {
                    missed.push((*a, *b, said.map(|(_, score)| score)));
                }
            }
        }
    }
    if examples > 0 {
        names = truth.records().map(|(id, record)| (record, id)).collect();
    }
    let name = |record: u32| names.get(&record).copied().unwrap_or_default().to_owned();
    report.missed_examples = missed.into_iter().map(|(a, b, score)| Disagreement { a: name(a), b: name(b), score, kinship: None }).collect();
    report.strata = counter.strata();
}

/// Kinds of statement about birth, from what says most to what says least.
const BIRTH_KINDS: [&str; 6] = ["day", "month", "january", "year", "age", "none"];

fn count_strata(truth: &Truth, a: u32, b: u32, found: bool, counter: &mut Counter) {
    counter.count("region", truth.stratum(a, "region"), found);
    counter.count("sex", truth.stratum(a, "sex"), found);
    let kind = |record: u32| BIRTH_KINDS.iter().position(|kind| *kind == truth.stratum(record, "dob_kind"));
    if let Some(weaker) = kind(a).max(kind(b)).and_then(|place| BIRTH_KINDS.get(place)) {
        counter.count("weaker birth date", weaker, found);
    }
    let [first, second] = [a, b].map(|record| truth.stratum(record, "script"));
    let mut scripts = [first, second];
    scripts.sort_unstable();
    let scripts = if first == second { first.to_owned() } else { scripts.join(" and ") };
    counter.count("script", &scripts, found);
    let [first, second] = [a, b].map(|record| truth.stratum(record, "layout"));
    let layout = match (first, second) {
        ("", _) | (_, "") => "",
        ("full", "full") => "both in one field",
        ("full", _) | (_, "full") => "one in one field",
        _ => "both in two fields",
    };
    counter.count("name fields", layout, found);
}

fn decisions(found: &[Pair], report: &mut PairsReport) {
    let of = |test: &dyn Fn(&&Pair) -> bool| count(found.iter().filter(test).count());
    report.matches_count = of(&|pair| pair.is_match);
    report.reviews_count = of(&|pair| pair.is_review);
    let right = of(&|pair| pair.is_match && pair.right);
    let reviewed = of(&|pair| pair.is_review && pair.right);
    report.matches = At { score: 0.0, precision: share(right, report.matches_count), recall: share(right, report.true_pairs) };
    report.recall_with_reviews = share(right.saturating_add(reviewed), report.true_pairs);
}

/// Thresholds between scores; pairs with one score stand or fall together.
fn curve(found: &[Pair], report: &mut PairsReport) {
    let (mut taken, mut right) = (0_u32, 0_u32);
    let mut wanted = vec![(0.99, 0.0), (0.95, 0.0), (0.90, 0.0)];
    let mut points: Vec<At> = Vec::new();
    for (pair, next) in found.iter().zip(found.iter().skip(1).map(Some).chain([None])) {
        taken = taken.saturating_add(1);
        right = right.saturating_add(u32::from(pair.right));
        if next.is_some_and(|next| next.score.total_cmp(&pair.score).is_eq()) {
            continue;
        }
        let at = At { score: pair.score, precision: share(right, taken), recall: share(right, report.true_pairs) };
        for (_, recall) in wanted.iter_mut().filter(|(precision, _)| at.precision >= *precision) {
            *recall = at.recall.max(*recall);
        }
        if at.f1() > report.best.f1() {
            report.best = at;
        }
        points.push(at);
    }
    report.recall_at_precision = wanted;
    report.thresholds = THRESHOLDS
        .iter()
        .map(|threshold| {
            let above = points.partition_point(|at| at.score >= *threshold);
            let at = above.checked_sub(1).and_then(|place| points.get(place)).copied().unwrap_or_default();
            At { score: *threshold, ..at }
        })
        .collect();
}

fn calibration(found: &[Pair], report: &mut PairsReport) {
    for (place, low) in BINS.iter().enumerate() {
        let high = BINS.get(place.saturating_add(1)).copied().unwrap_or(f64::INFINITY);
        let (mut all, mut right, mut sum) = (0_u32, 0_u32, 0.0);
        for pair in found.iter().filter(|pair| pair.score >= *low && pair.score < high) {
            all = all.saturating_add(1);
            right = right.saturating_add(u32::from(pair.right));
            sum += pair.score;
        }
        if all > 0 {
            report.calibration.push((*low, all, sum / f64::from(all), share(right, all)));
        }
    }
}

/// How many of the surest errors are counted apart.
const TOP: usize = 100;

fn wrong(truth: &Truth, found: &[Pair], examples: usize, report: &mut PairsReport) {
    let mut kinds: HashMap<Kinship, (u32, u32)> = HashMap::new();
    let wrong: Vec<&Pair> = found.iter().filter(|pair| pair.is_match && !pair.right).collect();
    for (place, pair) in wrong.iter().enumerate() {
        let (all, top) = kinds.entry(kinship(truth, pair.a, pair.b)).or_default();
        *all = all.saturating_add(1);
        *top = top.saturating_add(u32::from(place < TOP));
    }
    report.wrong = kinds.into_iter().map(|(kind, (all, top))| (kind, all, top)).collect();
    report.wrong.sort_unstable();
    let shown: Vec<&Pair> = wrong.into_iter().take(examples).collect();
    let wanted: HashSet<u32> = shown.iter().flat_map(|pair| [pair.a, pair.b]).collect();
    let names: HashMap<u32, &str> = truth.records().filter(|(_, record)| wanted.contains(record)).map(|(id, record)| (record, id)).collect();
    let name = |record: u32| names.get(&record).copied().unwrap_or_default().to_owned();
    let disagreement = |pair: &Pair| Disagreement { a: name(pair.a), b: name(pair.b), score: Some(pair.score), kinship: Some(kinship(truth, pair.a, pair.b)) };
    report.wrong_examples = shown.into_iter().map(disagreement).collect();
}

impl fmt::Display for PairsReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} pairs of records are one person; {} pairs read, {} of them unusable", self.true_pairs, self.pairs, self.unusable)?;
        let line = |name: &str, at: At| vec![name.to_owned(), format!("{:.4}", at.f1()), format!("{:.4}", at.precision), format!("{:.4}", at.recall)];
        let mut table = Table::new(&["", "F1", "precision", "recall"]);
        table.row(line("decided matches", self.matches));
        table.row(line(&format!("best threshold {:.4}", self.best.score), self.best));
        for at in &self.thresholds {
            table.row(line(&format!("score from {}", at.score), *at));
        }
        write!(f, "{table}")?;
        writeln!(f, "{} matches, {} for review; recall with reviews {:.4}", self.matches_count, self.reviews_count, self.recall_with_reviews)?;
        for (precision, recall) in &self.recall_at_precision {
            writeln!(f, "recall at precision {precision:.2}: {recall:.4}")?;
        }
        self.write_calibration(f)?;
        self.write_wrong(f)?;
        write_strata(f, "recall of decided matches", &self.strata)
    }
}

impl PairsReport {
    fn write_calibration(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut table = Table::new(&["score from", "pairs", "mean score", "right"]);
        let (mut gap, mut all) = (0.0, 0_u32);
        for (low, pairs, mean, right) in &self.calibration {
            table.row(vec![format!("{low:.2}"), pairs.to_string(), format!("{mean:.3}"), format!("{right:.3}")]);
            gap += f64::from(*pairs) * (mean - right).abs();
            all = all.saturating_add(*pairs);
        }
        writeln!(f, "\ncalibration; mean gap {:.3}", if all == 0 { 0.0 } else { gap / f64::from(all) })?;
        write!(f, "{table}")
    }

    fn write_wrong(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut table = Table::new(&["wrong matches", "all", &format!("surest {TOP}")]);
        for (kind, all, top) in &self.wrong {
            table.row(vec![kind.to_string(), all.to_string(), top.to_string()]);
        }
        write!(f, "\n{table}")
    }
}
