//! Counting heads: by sex, by age band, by what was found. Pure.

use serde::Serialize;
use utoipa::ToSchema;

use super::facts::{Category, Level};
use super::store::HeadRow;

/// Age from which somebody is counted as older.
const OLDER_YEARS: i64 = 60;

/// Bands of age (domain 3.6), by their first year; the last is open.
pub const BANDS: [(&str, i64); 7] = [("0-4", 0), ("5-11", 5), ("12-17", 12), ("18-24", 18), ("25-49", 25), ("50-59", 50), ("60+", 60)];

/// The band of an age; the one after the last when it is not known.
#[must_use]
pub fn band(age: Option<i64>) -> usize {
    let Some(age) = age else { return BANDS.len() };
    BANDS.iter().rposition(|(_, first)| age >= *first).unwrap_or(0)
}

/// Numbers of women, men, and those of whom it is not known.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, ToSchema)]
pub struct BySex {
    /// Female.
    pub female: i64,
    /// Male.
    pub male: i64,
    /// Not known.
    pub unknown: i64,
}

impl BySex {
    fn add(&mut self, sex: i64) {
        match sex {
            2 => self.female += 1,
            1 => self.male += 1,
            _ => self.unknown += 1,
        }
    }
    /// All of them.
    #[must_use]
    pub const fn total(&self) -> i64 {
        self.female + self.male + self.unknown
    }
}

/// A category with its numbers.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct Line {
    /// Name of the category.
    pub category: &'static str,
    /// How many.
    pub count: i64,
    /// By sex.
    pub sex: BySex,
    /// Of those, under eighteen as far as known.
    pub children: i64,
    /// Of those, sixty and older.
    pub older: i64,
}

/// Everything that is counted of an event.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct Tally {
    /// Numbers given and not struck.
    pub heads: i64,
    /// Numbers struck.
    pub struck: i64,
    /// Nobody has looked yet.
    pub untriaged: i64,
    /// With a name.
    pub named: i64,
    /// Registered, or being registered.
    pub registered: i64,
    /// Refused to be registered.
    pub refused: i64,
    /// By sex.
    pub sex: BySex,
    /// By band of age, the unknown last.
    pub bands: Vec<BySex>,
    /// By category, in order.
    pub categories: Vec<Line>,
    /// How soon care is needed: now, today, can wait.
    pub levels: [i64; 3],
    /// Families: signs that several bear.
    pub families: i64,
    /// People in families.
    pub in_families: i64,
    /// Children without an adult of their own.
    pub alone: i64,
    /// Under eighteen, as far as known.
    pub children: i64,
}

/// Counts the heads of an event; those struck are only counted as such.
#[must_use]
pub fn tally(heads: &[HeadRow]) -> Tally {
    let mut out = Tally {
        bands: vec![BySex::default(); BANDS.len() + 1],
        categories: Category::ALL.iter().map(|category| Line { category: category.name(), ..Line::default() }).collect(),
        ..Tally::default()
    };
    let mut signs: std::collections::BTreeMap<&str, i64> = std::collections::BTreeMap::new();
    for head in heads {
        if head.struck {
            out.struck += 1;
            continue;
        }
        add(&mut out, head);
        if !head.noted.group.is_empty() {
            *signs.entry(head.noted.group.as_str()).or_default() += 1;
        }
    }
    out.families = i64::try_from(signs.values().filter(|n| **n > 1).count()).unwrap_or(i64::MAX);
    out.in_families = signs.values().filter(|n| **n > 1).sum();
    out
}

fn add(out: &mut Tally, head: &HeadRow) {
    let noted = &head.noted;
    out.heads += 1;
    out.untriaged += i64::from(!head.seen && !head.closed);
    out.named += i64::from(!noted.given.is_empty() || !noted.family.is_empty());
    out.registered += i64::from(head.closed);
    out.refused += i64::from(head.refused && !head.closed);
    out.alone += i64::from(noted.alone);
    let child = noted.is_child();
    out.children += i64::from(child);
    out.sex.add(noted.sex);
    if let Some(band) = out.bands.get_mut(band(noted.age)) {
        band.add(noted.sex);
    }
    let level = match head.level {
        Some(Level::Immediate) => Some(0),
        Some(Level::Urgent) => Some(1),
        Some(Level::Delayed) => Some(2),
        None => None,
    };
    if let Some(level) = level.and_then(|place: usize| out.levels.get_mut(place)) {
        *level += 1;
    }
    let category = head.found().name();
    if let Some(line) = out.categories.iter_mut().find(|line| line.category == category) {
        line.count += 1;
        line.sex.add(noted.sex);
        line.children += i64::from(child);
        line.older += i64::from(noted.age.is_some_and(|age| age >= OLDER_YEARS));
    }
}
