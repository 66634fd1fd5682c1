//! Rules of alerts. Pure.

use ledger::{FactKind as _, Instant, NewFact, StreamId, UserId};
use web::Problems;

use super::facts::{Alert, AlertFact, AlertId, Ended, Kind, Passed, Raised, State, Taken};
use crate::Level;

/// How an alert ends. None of them says what was found.
pub(super) const OUTCOMES: &[&str] = &["seen", "elsewhere", "declined", "gone"];
/// The outcome of an alert about a contact that goes on in the file of the person it has become; nobody chooses it.
const MERGED: &str = "merged";

/// What is known when an alert is raised.
pub struct Raising {
    /// For whom.
    pub kind: Kind,
    /// How soon.
    pub level: Level,
    /// Now.
    pub at: Instant,
    /// `woman`, `man` or empty.
    pub wish: String,
}

/// The fact of an alert, to be appended to the stream of whom it is about.
#[must_use]
pub fn raise(alert: AlertId, raising: Raising) -> NewFact {
    let Raising { kind, level, at, wish } = raising;
    AlertFact::Raised(Raised { alert, kind, level, at, wish, from: None }).fact()
}

/// The same alert in another file.
pub(super) fn again(alert: AlertId, old: &Alert, from: Option<StreamId>) -> NewFact {
    AlertFact::Raised(Raised { alert, kind: old.kind, level: old.level, at: old.at, wish: old.wish.clone(), from }).fact()
}

pub(super) fn merged(alert: AlertId) -> NewFact {
    AlertFact::Done(Ended { alert, outcome: MERGED.to_owned() }).fact()
}

fn lasting(alert: &Alert) -> Result<(), Problems> {
    if matches!(alert.state, State::Done { .. }) { Err(Problems::one("", "alert-over")) } else { Ok(()) }
}

/// Somebody sees to it; also in the place of a colleague whose shift is over.
pub(super) fn take(alert: &Alert, by: UserId) -> Result<Vec<NewFact>, Problems> {
    lasting(alert)?;
    if alert.state == (State::Taken { by }) {
        return Err(Problems::one("", "alert-yours"));
    }
    Ok(vec![AlertFact::Taken(Taken { alert: alert.id }).fact()])
}

/// It has ended.
pub(super) fn finish(alert: &Alert, outcome: &str) -> Result<Vec<NewFact>, Problems> {
    lasting(alert)?;
    if !OUTCOMES.contains(&outcome) {
        return Err(Problems::one("outcome", "alert-outcome-missing"));
    }
    Ok(vec![AlertFact::Done(Ended { alert: alert.id, outcome: outcome.to_owned() }).fact()])
}

/// It is for another role.
pub(super) fn pass(alert: &Alert, to: &str) -> Result<Vec<NewFact>, Problems> {
    lasting(alert)?;
    match Kind::find(to) {
        Some(to) if to != alert.kind => Ok(vec![AlertFact::Passed(Passed { alert: alert.id, to }).fact()]),
        _ => Err(Problems::one("to", "alert-to-missing")),
    }
}
