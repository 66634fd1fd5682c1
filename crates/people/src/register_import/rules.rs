//! Rules of imports. Pure.

use std::collections::BTreeMap;

use ledger::{Day, FactKind as _, NewFact};
use serde::{Deserialize, Serialize};
use web::{Problem, Problems};

use super::facts::{Applied, Declared, Discarded, ImportFact, Undone};
use super::row::{Mapping, Row};
use crate::consent::{Answer, Given};
use crate::person::Identity;
use crate::person::rules::{ADULT_AGE, Company};

/// Longest place of the papers.
const PLACE_MAX: usize = 200;
/// Years for which a consent from a register is good.
const YEARS: i16 = 2;
/// Days for which the consent of a child without a parent in the register is good, until it is asked for anew.
const DAYS_WITHOUT_PARENT: i32 = 30;

/// What is known of a job beside its rows, kept sealed.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Plan {
    /// Sheet asked for.
    pub(super) sheet: String,
    /// Names of the columns.
    pub(super) headers: Vec<String>,
    /// First cells of each column.
    pub(super) samples: Vec<Vec<String>>,
    /// What the columns mean: proposed, then chosen.
    pub(super) mapping: Mapping,
    /// Day on which the rows were checked: a check that is resumed goes on as it began.
    pub(super) today: Option<Day>,
}

/// States of a row before and after the import.
pub(super) mod state {
    /// Nothing is wrong, nobody looks alike.
    pub(crate) const OK: &str = "ok";
    /// Something is wrong.
    pub(crate) const WRONG: &str = "wrong";
    /// Somebody looks alike.
    pub(crate) const DUPLICATE: &str = "duplicate";
    /// Somebody is almost surely the same.
    pub(crate) const SURE: &str = "sure";
    /// Decided: the same person; the row is left out.
    pub(crate) const SAME: &str = "same";
    /// Decided: somebody else.
    pub(crate) const DIFFERENT: &str = "different";
    /// Imported.
    pub(crate) const IMPORTED: &str = "imported";
    /// Left out.
    pub(crate) const LEFT: &str = "left";
    /// Imported and taken back.
    pub(crate) const WITHDRAWN: &str = "withdrawn";
    /// Kept when the import was undone.
    pub(crate) const KEPT: &str = "kept";
}

/// How many rows are in each state.
pub(super) type Counts = BTreeMap<String, i64>;

/// How many rows are in a state.
pub(super) fn count(counts: &Counts, state: &str) -> i64 {
    counts.get(state).copied().unwrap_or(0)
}

/// The declaration that the people in the register agreed on paper.
///
/// # Errors
/// Without the tick or without the place where the papers are.
pub(super) fn declare(declared: &str, place: &str, rows: i64) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    let place = super::words::tidy(place);
    problems.unless(declared == "yes", "declared", "import-declare");
    problems.unless(!place.is_empty(), "place", "import-place-missing");
    problems.unless(place.chars().count() <= PLACE_MAX, "place", "person-too-long");
    problems.check(vec![ImportFact::Declared(Declared { place, rows }).fact()])
}

/// Whether all rows may be imported: all or nothing.
///
/// # Errors
/// With the number of rows that are wrong, undecided, or when none is left.
pub(super) fn ready(counts: &Counts) -> Result<(), Problems> {
    let mut problems = Problems::default();
    let wrong = count(counts, state::WRONG);
    let undecided = count(counts, state::DUPLICATE) + count(counts, state::SURE);
    if wrong > 0 {
        problems.0.push(Problem::new("", "import-wrong-left").with("n", wrong));
    }
    if undecided > 0 {
        problems.0.push(Problem::new("", "import-undecided-left").with("n", undecided));
    }
    problems.unless(count(counts, state::OK) + count(counts, state::DIFFERENT) > 0, "", "import-nothing-left");
    problems.check(())
}

/// The state of a row after a decision.
///
/// # Errors
/// When the decision is none, or the row needs none.
pub(super) fn decide(before: &str, decision: &str) -> Result<&'static str, Problems> {
    let open = [state::DUPLICATE, state::SURE, state::SAME, state::DIFFERENT].contains(&before);
    match decision {
        _ if !open => Err(Problems::one("row", "import-no-decision-needed")),
        "same" => Ok(state::SAME),
        "different" => Ok(state::DIFFERENT),
        _ => Err(Problems::one("decision", "import-decision-missing")),
    }
}

/// The consent that stands on paper: registration and help, nothing else. The clerk who imports certifies it. That of a
/// child without a parent in the register soon runs out, so that it is asked for anew.
pub(super) fn consent(id: String, identity: &Identity, company: Company<'_>, today: Day) -> Given {
    let child = identity.birth.is_some_and(|birth| birth.age_on(today) < ADULT_AGE);
    let with_parent = matches!(company, Company::With("child"));
    let date = today.date();
    let last = if child && !with_parent {
        Some(today.plus_days(DAYS_WITHOUT_PARENT))
    } else {
        Day::new(date.year() + YEARS, date.month(), date.day()).or(Some(today.plus_days(730)))
    };
    let guardian = match (child, with_parent) {
        (true, true) => "parent",
        (true, false) => "none_yet",
        _ => "",
    };
    Given {
        id,
        answers: [("general".to_owned(), Answer::Given)].into(),
        mode: "register".to_owned(),
        language: identity.languages.first().cloned().unwrap_or_default(),
        child,
        guardian_kind: guardian.to_owned(),
        wording: 0,
        valid_to: last,
        ..Given::default()
    }
}

/// A household of the register: places of its rows in the list, the head first.
pub(super) struct Family {
    /// Place of the head.
    pub(super) head: usize,
    /// Places of the others.
    pub(super) others: Vec<usize>,
}

/// Rows that belong together. The head is the first who is called so, else the first; whoever stands alone with a
/// household's number came alone.
pub(super) fn families<'a>(rows: impl Iterator<Item = &'a Row>) -> Vec<Family> {
    let mut by_key: BTreeMap<&str, Vec<(usize, bool)>> = BTreeMap::new();
    for (place, row) in rows.enumerate().filter(|(_, row)| !row.household.is_empty()) {
        by_key.entry(&row.household).or_default().push((place, row.relation == "head"));
    }
    let several = by_key.into_values().filter(|members| members.len() > 1);
    several
        .filter_map(|members| {
            let head = members.iter().find(|(_, is_head)| *is_head).or(members.first())?.0;
            Some(Family { head, others: members.into_iter().map(|(place, _)| place).filter(|place| *place != head).collect() })
        })
        .collect()
}

/// The register was imported.
pub(super) fn applied(rows: i64, left_out: i64) -> Vec<NewFact> {
    vec![ImportFact::Applied(Applied { rows, left_out }).fact()]
}

/// The import was undone.
pub(super) fn undone(rows: i64, kept: i64) -> Vec<NewFact> {
    vec![ImportFact::Undone(Undone { rows, kept }).fact()]
}

/// The import was given up.
pub(super) fn discarded(rows: i64) -> Vec<NewFact> {
    vec![ImportFact::Discarded(Discarded { rows }).fact()]
}
