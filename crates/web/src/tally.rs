//! Counts of the rail, kept as long as no fact was written: every page shows them, and most pages follow one another
//! without anything having changed.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use access::Subject;
use ledger::Instant;

use crate::room::Menu;
use crate::{Cx, Result};

/// Longest time a count is kept: some things wait only because an hour has come.
const KEPT_MS: i64 = 60_000;
/// Counts kept at once; beyond it all are forgotten.
const TALLIES_MAX: usize = 10_000;

/// Counts by who asked and what is counted.
#[derive(Default)]
pub(crate) struct Tallies(Mutex<HashMap<(Subject, &'static str), Tally>>);

#[derive(Clone, Copy)]
struct Tally {
    count: i64,
    /// The last fact when it was counted.
    seq: i64,
    at: Instant,
}

impl Tally {
    fn holds(self, seq: i64, now: Instant) -> bool {
        self.seq == seq && (self.at..=self.at.plus_ms(KEPT_MS)).contains(&now)
    }
}

/// How many wait behind an entry of the rail.
///
/// # Errors
/// When they cannot be counted.
pub async fn count(cx: &Cx, menu: &Menu) -> Result<i64> {
    let Some(counted) = menu.count else { return Ok(0) };
    let key = (cx.subject()?.clone(), menu.path);
    // Read before it is counted: a fact that comes meanwhile makes the count old, never the other way round.
    let (seq, now) = (cx.app().ledger().last_seq(), cx.now());
    let tallies = &cx.app().tallies().0;
    let kept = tallies.lock().unwrap_or_else(PoisonError::into_inner).get(&key).copied();
    if let Some(tally) = kept.filter(|tally| tally.holds(seq, now)) {
        return Ok(tally.count);
    }
    let count = counted(cx).await?;
    let mut kept = tallies.lock().unwrap_or_else(PoisonError::into_inner);
    if kept.len() >= TALLIES_MAX {
        kept.clear();
    }
    kept.insert(key, Tally { count, seq, at: now });
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_holds_until_a_fact_or_a_minute() {
        let at = Instant::from_millis(1_000_000);
        let tally = Tally { count: 3, seq: 7, at };
        assert!(tally.holds(7, at) && tally.holds(7, at.plus_ms(KEPT_MS)));
        assert!(!tally.holds(8, at));
        assert!(!tally.holds(7, at.plus_ms(KEPT_MS + 1)));
        assert!(!tally.holds(7, at.plus_ms(-1)), "a clock that was set back");
    }
}
