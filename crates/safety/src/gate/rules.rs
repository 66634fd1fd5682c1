//! Rules of the gate. Pure.

use ledger::{FactKind as _, Instant, NewFact};
use web::{Problem, Problems};

use super::facts::{Crossed, Crossings, Direction, GateFact};

/// A second reading of a card within this time is the same passing: two gates, or a hand that shakes.
pub(super) const SAME_MS: i64 = 15_000;

/// What a reading of a card comes to.
pub(super) enum Outcome {
    /// Somebody passes.
    Passes(Direction, Vec<NewFact>),
    /// It was noted already, a moment ago.
    Already(Direction, Instant),
}

/// Notes a crossing. Which way is asked for, or follows from where the guest is: `since` says from when they are in the
/// house; a crossing before that belongs to an earlier stay.
pub(super) fn cross(crossings: &Crossings, since: Option<Instant>, asked: Option<Direction>, now: Instant) -> Result<Outcome, Problems> {
    let Some(since) = since else { return Err(Problems::one("code", "gate-not-resident")) };
    let last = crossings.last().filter(|(_, at)| *at >= since);
    let there = last.map_or(Direction::In, |(direction, _)| direction);
    let direction = asked.unwrap_or_else(|| there.other());
    if let Some((done, at)) = last
        && now.millis() - at.millis() < SAME_MS
        && (asked.is_none() || asked == Some(done))
    {
        return Ok(Outcome::Already(done, at));
    }
    if direction == there {
        let key = if direction == Direction::Out { "gate-already-out" } else { "gate-already-in" };
        return Err(Problems(vec![Problem::new("code", key)]));
    }
    // The clock of this gate may be behind that of the other.
    let at = last.map_or(now, |(_, at)| now.max(at));
    Ok(Outcome::Passes(direction, vec![GateFact::Crossed(Crossed { direction, at }).fact()]))
}
