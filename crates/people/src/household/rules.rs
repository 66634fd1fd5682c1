//! Rules of households. Pure.

use std::collections::{BTreeMap, BTreeSet};

use ledger::{FactKind as _, NewFact, StreamId};
use web::Problems;

use super::facts::{Formed, HeadChanged, Household, HouseholdFact, Joined, Left, Parted, Related, Replaced};
use crate::person::PersonId;

/// Relations to the head of a household (domain 3.6).
pub const RELATIONS: &[&str] = &["spouse", "child", "parent", "sibling", "grandchild", "other_kin", "not_related"];
/// Members of a household at most.
const MEMBERS_MAX: usize = 60;
const TEXT_MAX: usize = 200;

/// Who is related how to a head.
pub type Relations = BTreeMap<PersonId, String>;

/// A household is formed.
#[must_use]
pub fn form(head: PersonId) -> Vec<NewFact> {
    vec![HouseholdFact::Formed(Formed { head, ..Formed::default() }).fact()]
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
    problems.check(vec![HouseholdFact::Joined(Joined { person, relation: relation.to_owned(), ..Joined::default() }).fact()])
}

/// Somebody leaves. A head hands over first, unless nobody else is left.
///
/// # Errors
/// When they are no member, or the head of others.
pub fn leave(household: &Household, person: PersonId, reason: &str) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    problems.unless(household.present().any(|(member, _)| member == person), "person", "household-no-member");
    problems.unless(!leads_others(household, person), "person", "household-head-first");
    problems.check(vec![HouseholdFact::Left(Left { person, reason: cut(reason), ..Left::default() }).fact()])
}

fn cut(reason: &str) -> String {
    reason.trim().chars().take(TEXT_MAX).collect()
}

/// Whether somebody is the head of others who are still there.
#[must_use]
pub fn leads_others(household: &Household, person: PersonId) -> bool {
    household.head == Some(person) && household.present().count() > 1
}

/// The relation of a member to a new head, from that of both to the old one. Empty when it cannot be known.
#[must_use]
pub fn derive(member: &str, head: &str) -> &'static str {
    match (head, member) {
        ("not_related", _) | (_, "not_related") => "not_related",
        // The old head is `head` to itself.
        ("spouse", "head") => "spouse",
        ("child", "head") | ("child", "spouse") | ("sibling", "parent") => "parent",
        ("parent", "head") | ("parent", "sibling") | ("spouse", "child") => "child",
        ("sibling", "head" | "sibling") | ("child", "child") => "sibling",
        ("spouse", "grandchild") | ("parent", "child") => "grandchild",
        ("parent", "parent") => "spouse",
        // A grandchild may be the new head's child, or a niece or nephew.
        ("child" | "grandchild", "grandchild" | "child") => "",
        _ => "other_kin",
    }
}

/// Relations of everybody to a new head as far as they follow from those to the old one, that of the old head among them.
#[must_use]
pub fn derived(household: &Household, head: PersonId) -> BTreeMap<PersonId, &'static str> {
    let to_old = household.relation(head).unwrap_or_default();
    household.present().filter(|(member, _)| *member != head).map(|(member, m)| (member, derive(&m.relation, to_old))).collect()
}

/// Another member becomes the head. Relations that are not given follow from the old ones, as far as they can.
///
/// # Errors
/// When they are no member, are the head already, or a relation is none.
pub fn set_head(household: &Household, head: PersonId, given: &Relations, reason: &str) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    problems.unless(household.relation(head).is_some(), "head", "household-no-member");
    problems.unless(household.head != Some(head), "head", "household-head-already");
    problems.unless(given.values().all(|relation| relation.is_empty() || RELATIONS.contains(&relation.as_str())), "relation", "household-relation-missing");
    let mut relations: Relations = derived(household, head)
        .into_iter()
        .map(|(member, derived)| {
            let said = given.get(&member).filter(|said| !said.is_empty()).map_or(derived, String::as_str);
            (member, if said.is_empty() { "other_kin" } else { said }.to_owned())
        })
        .collect();
    let relation = household.head.and_then(|old| relations.remove(&old)).unwrap_or_default();
    problems.check(vec![HouseholdFact::HeadChanged(HeadChanged { head, relation, relations, reason: cut(reason) }).fact()])
}

/// Relations to the head are corrected.
///
/// # Errors
/// When nothing changes, somebody is no member, or a relation is none.
pub fn relate(household: &Household, given: &Relations, reason: &str) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    let relations: Relations =
        given.iter().filter(|(person, relation)| household.relation(**person) != Some(relation.as_str())).map(|(p, r)| (*p, r.clone())).collect();
    problems.unless(!relations.is_empty(), "", "person-nothing-changed");
    let sound = |(person, relation): (&PersonId, &String)| {
        household.head != Some(*person) && household.relation(*person).is_some() && RELATIONS.contains(&relation.as_str())
    };
    problems.unless(relations.iter().all(sound), "relation", "household-relation-missing");
    problems.check(vec![HouseholdFact::Related(Related { relations, reason: cut(reason) }).fact()])
}

/// Some members form a household of their own: what is written on the new one and on the old one.
pub struct Split {
    /// On the new household.
    pub new: Vec<NewFact>,
    /// On the old one.
    pub old: Vec<NewFact>,
}

/// Some members form a household of their own. `parts` says of each who goes whether they are its `head`, or how they are
/// related to that head.
///
/// # Errors
/// When nobody goes or nobody stays, there is not one head, the old head would leave others behind, or a relation is none.
pub fn split(household: &Household, (old, new): (StreamId, StreamId), parts: &Relations, reason: &str) -> Result<Split, Problems> {
    let mut problems = Problems::default();
    problems.unless(!reason.trim().is_empty(), "reason", "person-reason-missing");
    let heads: Vec<PersonId> = parts.iter().filter(|(_, part)| *part == "head").map(|(person, _)| *person).collect();
    problems.unless(!parts.is_empty(), "part", "household-split-nobody");
    problems.unless(parts.is_empty() || heads.len() == 1, "part", "household-split-head");
    problems.unless(parts.keys().all(|person| household.relation(*person).is_some()), "part", "household-no-member");
    problems.unless(parts.values().all(|part| part == "head" || RELATIONS.contains(&part.as_str())), "part", "household-relation-missing");
    problems.unless(household.present().any(|(member, _)| !parts.contains_key(&member)), "part", "household-split-all");
    problems.unless(household.head.is_none_or(|head| !parts.contains_key(&head)), "part", "household-head-first");
    problems.check(())?;
    let why = cut(reason);
    let formed = heads.into_iter().map(|head| HouseholdFact::Formed(Formed { head, from: Some(old), reason: why.clone() }).fact());
    let joined = parts.iter().filter(|(_, part)| *part != "head").map(|(person, relation)| {
        let parents = parents(household, *person);
        HouseholdFact::Joined(Joined { person: *person, relation: relation.clone(), from: Some(old), parents, reason: why.clone() }).fact()
    });
    let left = parts.keys().map(|person| HouseholdFact::Left(Left { person: *person, reason: why.clone(), to: Some(new), merge: String::new() }).fact());
    Ok(Split { new: formed.chain(joined).collect(), old: left.collect() })
}

/// All members of another household join this one: what is written on this one and on the other.
///
/// # Errors
/// When one of them is empty, they are the same, somebody's relation is none, or there is no room.
pub fn unite(
    (id, household): (StreamId, &Household),
    (other_id, other): (StreamId, &Household),
    relations: &Relations,
    reason: &str,
) -> Result<Split, Problems> {
    let mut problems = Problems::default();
    problems.unless(!reason.trim().is_empty(), "reason", "person-reason-missing");
    problems.unless(id != other_id, "other", "household-same");
    problems.unless(household.head.is_some() && other.present().next().is_some(), "other", "household-missing");
    problems.unless(household.present().count() + other.present().count() <= MEMBERS_MAX, "other", "household-full");
    let known = |person: PersonId| relations.get(&person).is_some_and(|relation| RELATIONS.contains(&relation.as_str()));
    problems.unless(other.present().all(|(person, _)| known(person)), "part", "household-relation-missing");
    problems.check(())?;
    let why = cut(reason);
    let (mut new, mut old) = (Vec::new(), Vec::new());
    for (person, _) in other.present() {
        old.push(HouseholdFact::Left(Left { person, reason: why.clone(), to: Some(id), merge: String::new() }).fact());
        if household.relation(person).is_none() {
            let relation = relations.get(&person).cloned().unwrap_or_default();
            let parents = parents(other, person);
            new.push(HouseholdFact::Joined(Joined { person, relation, from: Some(other_id), parents, reason: why.clone() }).fact());
        }
    }
    Ok(Split { new, old })
}

fn parents(household: &Household, person: PersonId) -> BTreeSet<PersonId> {
    household.members.get(&person).map(|member| member.parents.clone()).unwrap_or_default()
}

/// What a merge of two files does to their households: what is written on which of them.
///
/// `lost` is the household of the file that ends, `kept` that of the one that goes on; `home` says which one stays when both
/// have one with others in it: `into` or `from`.
///
/// # Errors
/// When that was not said, or a household with others in it would lose its head.
pub fn merge(
    (from, into): (PersonId, PersonId),
    lost: Option<(StreamId, &Household)>,
    kept: Option<(StreamId, &Household)>,
    home: &str,
    merge: &str,
) -> Result<Vec<(StreamId, NewFact)>, Problems> {
    let Some((lost_id, lost)) = lost else { return Ok(Vec::new()) };
    let replaced = (lost_id, HouseholdFact::Replaced(Replaced { from, to: into, merge: merge.to_owned() }).fact());
    let leaves = |id: StreamId, person: PersonId, to: StreamId| {
        (id, HouseholdFact::Left(Left { person, reason: String::new(), to: Some(to), merge: merge.to_owned() }).fact())
    };
    let Some((kept_id, kept)) = kept.filter(|(id, _)| *id != lost_id) else { return Ok(vec![replaced]) };
    let alone = |household: &Household| household.present().count() == 1;
    let home = match home {
        "into" | "from" => home,
        _ if alone(lost) => "into",
        _ if alone(kept) => "from",
        _ => return Err(Problems::one("home", "duplicate-home-missing")),
    };
    match home {
        "into" if leads_others(lost, from) => Err(Problems::one("home", "duplicate-home-head")),
        "into" => Ok(vec![leaves(lost_id, from, kept_id)]),
        _ if leads_others(kept, into) => Err(Problems::one("home", "duplicate-home-head")),
        _ => Ok(vec![leaves(kept_id, into, lost_id), replaced]),
    }
}

/// A merge is taken back.
#[must_use]
pub fn part(merge: &str) -> NewFact {
    HouseholdFact::Parted(Parted { merge: merge.to_owned() }).fact()
}
