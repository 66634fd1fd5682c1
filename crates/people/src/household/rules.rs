//! Rules of households. Pure.

use ledger::{FactKind as _, NewFact};
use web::Problems;

use super::facts::{Formed, HeadChanged, Household, HouseholdFact, Joined, Left};
use crate::person::PersonId;

/// Relations to the head of a household (domain 3.6).
pub const RELATIONS: &[&str] = &["spouse", "child", "parent", "sibling", "grandchild", "other_kin", "not_related"];
/// Members of a household at most.
const MEMBERS_MAX: usize = 60;
const TEXT_MAX: usize = 200;

/// A household is formed.
#[must_use]
pub fn form(head: PersonId) -> Vec<NewFact> {
    vec![HouseholdFact::Formed(Formed { head }).fact()]
}

/// Somebody joins.
///
/// # Errors
/// When there is no such household, it is full, or the relation is none.
pub fn join(household: &Household, person: PersonId, relation: &str) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    problems.unless(household.present().next().is_some(), "household", "household-missing");
    problems.unless(household.present().count() < MEMBERS_MAX, "household", "household-full");
    problems.unless(RELATIONS.contains(&relation), "relation", "household-relation-missing");
    problems.unless(household.present().all(|(member, _)| member != person), "household", "household-member-already");
    problems.check(vec![HouseholdFact::Joined(Joined { person, relation: relation.to_owned() }).fact()])
}

/// Somebody leaves. A head hands over first, unless nobody else is left.
///
/// # Errors
/// When they are no member, or the head of others.
pub fn leave(household: &Household, person: PersonId, reason: &str) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    problems.unless(household.present().any(|(member, _)| member == person), "person", "household-no-member");
    let others = household.present().filter(|(member, _)| *member != person).count();
    problems.unless(household.head != Some(person) || others == 0, "person", "household-head-first");
    let reason = reason.chars().take(TEXT_MAX).collect();
    problems.check(vec![HouseholdFact::Left(Left { person, reason }).fact()])
}

/// Another member becomes the head.
///
/// # Errors
/// When they are no member, are the head already, or the relation is none.
pub fn set_head(household: &Household, head: PersonId, relation: &str) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    problems.unless(household.present().any(|(member, _)| member == head), "head", "household-no-member");
    problems.unless(household.head != Some(head), "head", "household-head-already");
    problems.unless(RELATIONS.contains(&relation), "relation", "household-relation-missing");
    problems.check(vec![HouseholdFact::HeadChanged(HeadChanged { head, relation: relation.to_owned() }).fact()])
}
