//! What changed between two assessments: what raised the risk, what lowered it, and both side by side. Pure.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use utoipa::ToSchema;

use super::catalogue::{FACTORS, NEEDS, OFTEN, Polarity};
use super::facts::{Presence, Recorded};
use super::risk::tenths;

/// Something that raised or lowered the risk.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, ToSchema)]
pub struct Change {
    /// It raised it.
    pub raised: bool,
    /// What it is: `factor`, `threat`, `capacity`, `harmful`, `span`, `near` or `judgement`.
    pub part: &'static str,
    /// Which: a code of that list; for a threat its kind.
    pub code: String,
}

impl Change {
    /// Message key of its name.
    #[must_use]
    pub fn key(&self) -> String {
        let code = self.code.replace('_', "-");
        match self.part {
            "factor" => format!("assessment-factor-{code}"),
            "threat" => format!("assessment-threat-{code}"),
            "capacity" => format!("assessment-capacity-{code}"),
            "harmful" => format!("assessment-harmful-{code}"),
            "span" => format!("assessment-span-{code}"),
            "near" => format!("assessment-near-{code}"),
            _ => format!("assessment-judgement-{code}"),
        }
    }
}

/// How a factor weighs on the risk: above zero it exposes, below it protects.
fn pull(recorded: &Recorded, code: &str) -> i64 {
    let weight = recorded.factors.get(code).map_or(0, |found| found.weight);
    match recorded.polarity(code) {
        Some(Polarity::Risk) => weight,
        Some(Polarity::Protective) => -weight,
        Some(Polarity::Depends) | None => 0,
    }
}

fn place(list: &[&str], code: &str) -> i64 {
    list.iter().position(|one| *one == code).and_then(|at| i64::try_from(at).ok()).map_or(0, |at| at + 1)
}

/// The worst frequency of each threat, by kind and from whom.
fn threats(recorded: &Recorded) -> BTreeMap<(&str, &str), i64> {
    let mut out = BTreeMap::new();
    for threat in &recorded.threats {
        let often = out.entry((threat.kind.as_str(), threat.actor.as_str())).or_insert(0);
        *often = (*often).max(place(OFTEN, &threat.often));
    }
    out
}

/// What raised or lowered the risk from one assessment to the next.
#[must_use]
pub fn changes(before: &Recorded, after: &Recorded) -> Vec<Change> {
    let mut out: Vec<Change> = Vec::new();
    let mut tell = |part: &'static str, code: &str, difference: i64| {
        let change = Change { raised: difference > 0, part, code: code.to_owned() };
        if difference != 0 && !out.contains(&change) {
            out.push(change);
        }
    };
    let (old, new) = (threats(before), threats(after));
    for key in old.keys().chain(new.keys()).copied().collect::<BTreeSet<_>>() {
        let often = |of: &BTreeMap<(&str, &str), i64>| of.get(&key).copied().unwrap_or(0);
        tell("threat", key.0, often(&new) - often(&old));
    }
    for factor in FACTORS {
        tell("factor", factor.code, pull(after, factor.code) - pull(before, factor.code));
    }
    for (part, old, new, way) in [("capacity", &before.capacities, &after.capacities, -1), ("harmful", &before.harmful, &after.harmful, 1)] {
        new.iter().filter(|code| !old.contains(code)).for_each(|code| tell(part, code, way));
        old.iter().filter(|code| !new.contains(code)).for_each(|code| tell(part, code, -way));
    }
    for (part, list, old, new) in [("span", super::catalogue::SPANS, &before.span, &after.span), ("near", super::catalogue::NEARS, &before.near, &after.near)] {
        let code = if new.is_empty() { old } else { new };
        tell(part, code, place(list, new) - place(list, old));
    }
    // What a human added to or took from the arithmetic.
    let judged = |recorded: &Recorded| recorded.level.rank() - recorded.proposed.level().rank();
    let difference = judged(after) - judged(before);
    tell("judgement", if difference > 0 { "up" } else { "down" }, difference);
    out
}

/// A line of two assessments side by side.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, ToSchema)]
pub struct Line {
    /// Prefix of the message key of its name.
    pub prefix: &'static str,
    /// Which: a code.
    pub code: String,
    /// In the earlier one: a code of `assessment-value`, or a figure.
    pub one: String,
    /// In the later one.
    pub other: String,
    /// Whether the values are figures or days, and not codes.
    pub figure: bool,
}

impl Line {
    /// Whether the two differ.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.one != self.other
    }
}

/// How a factor stands: `none`, `no`, or which way and how strongly.
fn standing(recorded: &Recorded, code: &str) -> String {
    let Some(found) = recorded.factors.get(code) else { return "none".to_owned() };
    match (found.present, recorded.polarity(code)) {
        (Presence::Yes, Some(polarity)) => format!("{}_{}", polarity.name(), found.weight.clamp(1, 3)),
        (Presence::Yes, None) => "yes".to_owned(),
        (Presence::No, _) => "no".to_owned(),
        (Presence::Unknown, _) => "none".to_owned(),
    }
}

fn decimal(n: i64) -> String {
    let (whole, part) = tenths(n);
    format!("{whole}.{part}")
}

/// Both side by side: figures first, then whatever is in one of them at least.
#[must_use]
pub fn side_by_side(one: &Recorded, other: &Recorded) -> Vec<Line> {
    let mut out = Vec::new();
    let both = |value: &dyn Fn(&Recorded) -> String| (value(one), value(other));
    let mut add = |prefix: &'static str, code: &str, figure: bool, (one, other): (String, String)| {
        let empty = |value: &str| value.is_empty() || (!figure && (value == "none" || value == "no"));
        if !empty(&one) || !empty(&other) {
            out.push(Line { prefix, code: code.to_owned(), one, other, figure });
        }
    };
    add("assessment-term", "threat", true, both(&|r| r.score.threat.to_string()));
    add("assessment-term", "vulnerability", true, both(&|r| r.score.vulnerability.to_string()));
    add("assessment-term", "capacity", true, both(&|r| r.score.capacity.to_string()));
    add("assessment-term", "exposure", true, both(&|r| decimal(r.score.exposure)));
    add("assessment-term", "risk", true, both(&|r| decimal(r.score.risk_tenths())));
    add("assessment", "level", false, both(&|r| format!("level_{}", r.level.name())));
    let old = threats(one);
    let new = threats(other);
    for key in old.keys().chain(new.keys()).copied().collect::<BTreeSet<_>>() {
        let often = |of: &BTreeMap<(&str, &str), i64>| {
            let at = of.get(&key).copied().unwrap_or(0);
            usize::try_from(at - 1)
                .ok()
                .and_then(|at| OFTEN.get(at))
                .map_or_else(|| if of.contains_key(&key) { "yes" } else { "none" }.to_owned(), |code| format!("often_{code}"))
        };
        add("assessment-threat", key.0, false, (often(&old), often(&new)));
    }
    for factor in FACTORS {
        add("assessment-factor", factor.code, false, both(&|r| standing(r, factor.code)));
    }
    let has = |list: &[String], code: &str| if list.iter().any(|one| one == code) { "yes" } else { "none" }.to_owned();
    for code in super::catalogue::CAPACITIES {
        add("assessment-capacity", code, false, both(&|r| has(&r.capacities, code)));
    }
    for code in super::catalogue::HARMFUL {
        add("assessment-harmful", code, false, both(&|r| has(&r.harmful, code)));
    }
    let need = |r: &Recorded, code: &str| if r.urgent.iter().any(|one| one == code) { "urgent".to_owned() } else { has(&r.needs, code) };
    for code in NEEDS {
        add("assessment-need", code, false, both(&|r| need(r, code)));
    }
    out
}
