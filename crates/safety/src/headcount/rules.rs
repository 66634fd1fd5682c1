//! Rules of head counts. Pure.

use std::collections::BTreeSet;

use ledger::{FactKind as _, NewFact, StreamId};
use web::Problems;

use super::facts::{Begun, CountFact, Ended, Headcount, Kind, Ticked};

/// Longest lessons, in letters.
const LESSONS_MAX: usize = 2_000;

/// Begins a count. One at a time: two lists at two meeting points would both be wrong.
pub(super) fn begin(going_on: bool, kind: &str, expected: Vec<StreamId>, visitors: i64) -> Result<NewFact, Problems> {
    if going_on {
        return Err(Problems::one("", "headcount-going-on"));
    }
    let Some(kind) = Kind::find(kind) else { return Err(Problems::one("kind", "headcount-kind-missing")) };
    Ok(CountFact::Begun(Begun { kind, expected, visitors }).fact())
}

/// Ticks off: `shown` are the people on the page that was sent, `ticked` those with a mark. Who was not on the page stays as
/// they are, so two guards at two places do not undo each other's marks. Nothing when nothing changes.
pub(super) fn tick(count: &Headcount, shown: &[StreamId], ticked: &[StreamId]) -> Result<Vec<NewFact>, Problems> {
    if count.begun_at.is_none() {
        return Err(Problems::one("", "headcount-unknown"));
    }
    if count.ended_at.is_some() {
        return Err(Problems::one("", "headcount-over"));
    }
    let ticked: BTreeSet<StreamId> = ticked.iter().copied().collect();
    let shown: BTreeSet<StreamId> = shown.iter().copied().collect();
    let found: Vec<StreamId> = ticked.iter().copied().filter(|id| !count.found.contains_key(id)).collect();
    let not: Vec<StreamId> = shown.difference(&ticked).copied().filter(|id| count.found.contains_key(id)).collect();
    if found.is_empty() && not.is_empty() {
        return Ok(Vec::new());
    }
    Ok(vec![CountFact::Ticked(Ticked { found, not }).fact()])
}

/// Ends a count. Whoever is still missing is to be said, so that nobody ends it without having seen it.
pub(super) fn end(count: &Headcount, (visitors, lessons, missing_known): (&str, &str, bool)) -> Result<Vec<NewFact>, Problems> {
    if count.ended_at.is_some() || count.begun_at.is_none() {
        return Err(Problems::one("", "headcount-over"));
    }
    let mut problems = Problems::default();
    let heads = if visitors.trim().is_empty() { Some(0) } else { visitors.trim().parse::<i64>().ok().filter(|n| (0..=10_000).contains(n)) };
    problems.unless(heads.is_some(), "visitors", "headcount-visitors-unreadable");
    problems.unless(lessons.chars().count() <= LESSONS_MAX, "lessons", "headcount-lessons-long");
    problems.unless(missing_known || count.missing().next().is_none(), "missing", "headcount-missing-unsaid");
    problems.check(vec![CountFact::Ended(Ended { visitors: heads.unwrap_or_default(), lessons: lessons.trim().to_owned() }).fact()])
}
