//! How well an output finds who is who, against the truth.

mod lookup;
mod pairs;
mod table;
mod truth;

use std::collections::HashMap;
use std::fmt;

use table::Table;

pub use lookup::{LookupReport, lookup};
pub use pairs::{At, Disagreement, Kinship, PairsOrder, PairsReport, pairs};
pub use truth::Truth;

/// Found and looked for, by value of one stratum.
pub type Strata = Vec<(&'static str, Vec<(String, Tally)>)>;

/// How many were found of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Found.
    pub found: u32,
    /// Looked for.
    pub all: u32,
}

impl Tally {
    fn count(&mut self, found: bool) {
        self.all = self.all.saturating_add(1);
        self.found = self.found.saturating_add(u32::from(found));
    }

    /// Found per looked for; nought of nought is nought.
    #[must_use]
    pub fn share(self) -> f64 {
        share(self.found, self.all)
    }
}

fn share(part: u32, all: u32) -> f64 {
    if all == 0 { 0.0 } else { f64::from(part) / f64::from(all) }
}

fn count(list: usize) -> u32 {
    u32::try_from(list).unwrap_or(u32::MAX)
}

/// Tallies by value under a few headings, in the order of names.
#[derive(Default)]
struct Counter {
    headings: Vec<(&'static str, HashMap<String, Tally>)>,
}

impl Counter {
    fn count(&mut self, heading: &'static str, value: &str, found: bool) {
        if value.is_empty() {
            return;
        }
        let place = self.headings.iter().position(|(name, _)| *name == heading).unwrap_or_else(|| {
            self.headings.push((heading, HashMap::new()));
            self.headings.len().saturating_sub(1)
        });
        if let Some((_, values)) = self.headings.get_mut(place) {
            match values.get_mut(value) {
                Some(tally) => tally.count(found),
                None => values.entry(value.to_owned()).or_default().count(found),
            }
        }
    }

    fn strata(self) -> Strata {
        let sorted = |values: HashMap<String, Tally>| {
            let mut values: Vec<(String, Tally)> = values.into_iter().collect();
            values.sort_by(|a, b| a.0.cmp(&b.0));
            values
        };
        self.headings.into_iter().map(|(name, values)| (name, sorted(values))).collect()
    }
}

/// Values with fewer cases say nothing about fairness.
const FAIRNESS_MIN: u32 = 50;

/// The weakest value of a stratum per its best.
fn fairness(values: &[(String, Tally)]) -> Option<(&str, &str, f64)> {
    let told = || values.iter().filter(|(_, tally)| tally.all >= FAIRNESS_MIN);
    let weakest = told().min_by(|a, b| a.1.share().total_cmp(&b.1.share()))?;
    let best = told().max_by(|a, b| a.1.share().total_cmp(&b.1.share()))?;
    (best.1.found > 0).then(|| (weakest.0.as_str(), best.0.as_str(), weakest.1.share() / best.1.share()))
}

/// Recall by stratum, and under each the line the product is held to.
fn write_strata(f: &mut fmt::Formatter<'_>, title: &str, strata: &Strata) -> fmt::Result {
    for (name, values) in strata {
        let mut table = Table::new(&[name, "found", "of", "share"]);
        for (value, tally) in values {
            table.row(vec![value.clone(), tally.found.to_string(), tally.all.to_string(), format!("{:.3}", tally.share())]);
        }
        write!(f, "\n{title}\n{table}")?;
        if let Some((weakest, best, ratio)) = fairness(values) {
            writeln!(f, "  weakest per best: {ratio:.3} ({weakest} / {best}; of those with {FAIRNESS_MIN} or more)")?;
        }
    }
    Ok(())
}
