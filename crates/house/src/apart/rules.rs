//! Rules of keeping apart. Pure.

use ledger::{Day, FactKind as _, NewFact, StreamId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::Problems;

use super::facts::{ApartFact, Ended, Flag, Party, Why};

/// Why two are kept apart: as little as is needed to look at it again later.
pub(super) const CATEGORIES: &[&str] = &["quarrel", "threat", "between_groups", "asked", "other"];

/// Two who are to be kept apart.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub(crate) struct ApartForm {
    /// Code on the card of the one, or the name of their bed such as `F2-3`.
    pub(super) one: String,
    /// `yes` when their whole family is meant.
    pub(super) one_all: String,
    /// Of the other likewise.
    pub(super) other: String,
    /// `yes` when their whole family is meant.
    pub(super) other_all: String,
    /// `quarrel`, `threat`, `between_groups`, `asked`, `other`.
    pub(super) category: String,
    /// Last day, `YYYY-MM-DD`; without end when empty.
    pub(super) until: String,
}

/// What was found for a code or bed.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub(super) struct Found {
    pub(super) guest: StreamId,
    /// Sign of the family or group, if there is one.
    pub(super) group: Option<String>,
}

fn party(field: &str, (typed, found): (&str, Option<Found>), all: &str, problems: &mut Problems) -> Party {
    let Some(found) = found else {
        problems.add(field, if typed.trim().is_empty() { "apart-missing" } else { "apart-unknown" });
        return Party::default();
    };
    let group = if all == "yes" { found.group } else { None };
    problems.unless(all != "yes" || group.is_some(), field, "apart-no-family");
    Party { guest: found.guest, group: group.unwrap_or_default() }
}

/// Keeps two apart.
pub(super) fn set(form: &ApartForm, (one, other): (Option<Found>, Option<Found>), today: Day) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    let groups = (one.as_ref().and_then(|found| found.group.clone()), other.as_ref().and_then(|found| found.group.clone()));
    let one = party("one", (&form.one, one), &form.one_all, &mut problems);
    let other = party("other", (&form.other, other), &form.other_all, &mut problems);
    // A family is not kept apart from itself, nor from one of its own; two of one family are.
    let whole = !one.group.is_empty() || !other.group.is_empty();
    let same = one.guest == other.guest || (whole && groups.0.is_some() && groups.0 == groups.1);
    problems.unless(!problems.is_empty() || !same, "other", "apart-same");
    problems.unless(CATEGORIES.contains(&form.category.as_str()), "category", "apart-category-missing");
    let until = form.until.trim();
    let day = until.parse::<Day>().ok();
    problems.unless(until.is_empty() || day.is_some(), "until", "place-day-unreadable");
    problems.unless(day.is_none_or(|day| day >= today), "until", "place-day-past");
    let why = Why { category: form.category.clone() };
    problems.check(vec![ApartFact::Set(Flag { one, other, until: day }).fact(), ApartFact::Reasoned(why).fact()])
}

/// Ends it.
pub(super) fn end(ended: bool) -> Result<Vec<NewFact>, Problems> {
    if ended { Err(Problems::one("", "apart-ended-already")) } else { Ok(vec![ApartFact::Ended(Ended {}).fact()]) }
}

/// The same flag when the file of one of the two has gone into another. Nobody is kept apart from themselves.
pub(super) fn renamed(flag: &Flag, from: StreamId, to: StreamId) -> Vec<NewFact> {
    let rename = |party: &Party| Party { guest: if party.guest == from { to } else { party.guest }, group: party.group.clone() };
    let flag = Flag { one: rename(&flag.one), other: rename(&flag.other), until: flag.until };
    let ends = flag.one.guest == flag.other.guest;
    let set = ApartFact::Set(flag).fact();
    if ends { vec![set, ApartFact::Ended(Ended {}).fact()] } else { vec![set] }
}
