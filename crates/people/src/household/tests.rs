//! Who is with whom: the rules of joining, leaving and handing over, and how facts add up.

use ledger::serde_json::{Value, json};
use ledger::{Id, NewFact, Stream};
use proptest::prelude::*;
use web::Problems;

use super::facts::{Household, HouseholdFact};
use super::rules::{RELATIONS, form, join, leave, set_head};
use crate::person::PersonId;
use crate::tests::{history, known, nobody, stream, stream_id};

fn person(n: u128) -> PersonId {
    Id::from_number(n)
}

type Outcome = Result<Vec<NewFact>, Problems>;

/// A household after some deeds, each of which its rule allows.
fn household(deeds: &[&dyn Fn(&Household) -> Outcome]) -> Household {
    let mut facts = Vec::new();
    for deed in deeds {
        let now = Household::fold(&stream(facts.iter().map(copy)));
        facts.extend(deed(&now).unwrap_or_else(|problems| panic!("{problems:?}")));
    }
    Household::fold(&stream(facts))
}

fn copy(fact: &NewFact) -> NewFact {
    NewFact { kind: fact.kind.clone(), compartment: fact.compartment, class: fact.class, happened_on: fact.happened_on, body: fact.body.clone() }
}

fn present(household: &Household) -> Vec<(u128, &str)> {
    household.present().map(|(id, member)| (id.number(), member.relation.as_str())).collect()
}

fn problems(outcome: Outcome) -> Vec<(String, String)> {
    outcome.err().unwrap_or_default().0.into_iter().map(|p| (p.field, p.key)).collect()
}

fn family() -> Household {
    household(&[&|_| Ok(form(person(1))), &|h| join(h, person(2), "spouse"), &|h| join(h, person(3), "child")])
}

#[test]
fn a_household_grows_and_shrinks() {
    let family = family();
    assert_eq!((family.head, family.site), (Some(person(1)), Id::from_number(3)));
    assert_eq!(present(&family), [(1, "head"), (2, "spouse"), (3, "child")]);

    let smaller = household(&[&|_| Ok(form(person(1))), &|h| join(h, person(2), "spouse"), &|h| leave(h, person(2), "moved")]);
    assert_eq!(present(&smaller), [(1, "head")]);
    assert_eq!(smaller.members[&person(2)].until.map(ledger::Instant::millis), Some(180_000), "who left is remembered");

    let again = household(&[&|_| Ok(form(person(1))), &|h| join(h, person(2), "spouse"), &|h| leave(h, person(2), ""), &|h| join(h, person(2), "other_kin")]);
    assert_eq!(present(&again), [(1, "head"), (2, "other_kin")]);

    let empty = household(&[&|_| Ok(form(person(1))), &|h| leave(h, person(1), "")]);
    assert!(empty.present().next().is_none() && empty.head.is_none(), "the last one may go, head or not");
}

#[test]
fn the_head_hands_over_before_leaving() {
    let handed =
        household(&[&|_| Ok(form(person(1))), &|h| join(h, person(2), "spouse"), &|h| join(h, person(3), "child"), &|h| set_head(h, person(2), "spouse")]);
    assert_eq!(handed.head, Some(person(2)));
    assert_eq!(present(&handed), [(1, "spouse"), (2, "head"), (3, "child")]);
    assert_eq!(handed.members[&person(2)].since.millis(), 120_000, "in the household since joining, not since heading it");
    assert!(leave(&handed, person(1), "").is_ok());
    assert_eq!(problems(leave(&handed, person(2), "")), [("person".to_owned(), "household-head-first".to_owned())]);
}

#[test]
fn what_a_household_cannot_do_is_refused() {
    let (family, none) = (family(), Household::default());
    let gone = household(&[&|_| Ok(form(person(1))), &|h| join(h, person(2), "spouse"), &|h| leave(h, person(2), "")]);
    let cases = [
        ("join nothing", join(&none, person(4), "child"), vec![("household", "household-missing")]),
        ("join as head", join(&family, person(4), "head"), vec![("relation", "household-relation-missing")]),
        ("join as nothing", join(&family, person(4), ""), vec![("relation", "household-relation-missing")]),
        ("join twice", join(&family, person(3), "child"), vec![("household", "household-member-already")]),
        ("join twice as nothing", join(&family, person(3), "?"), vec![("relation", "household-relation-missing"), ("household", "household-member-already")]),
        ("head leaves others", leave(&family, person(1), ""), vec![("person", "household-head-first")]),
        ("stranger leaves", leave(&family, nobody(), ""), vec![("person", "household-no-member")]),
        ("leave twice", leave(&gone, person(2), ""), vec![("person", "household-no-member")]),
        ("stranger heads", set_head(&family, nobody(), "spouse"), vec![("head", "household-no-member")]),
        ("who left heads", set_head(&gone, person(2), "spouse"), vec![("head", "household-no-member")]),
        ("head heads", set_head(&family, person(1), "spouse"), vec![("head", "household-head-already")]),
        ("unknown relation", set_head(&family, person(2), "head"), vec![("relation", "household-relation-missing")]),
    ];
    for (what, outcome, expected) in cases {
        let expected: Vec<(String, String)> = expected.into_iter().map(|(field, key)| (field.to_owned(), key.to_owned())).collect();
        assert_eq!(problems(outcome), expected, "{what}");
    }
    for relation in RELATIONS {
        assert!(join(&family, person(4), relation).is_ok(), "{relation}");
    }
}

#[test]
fn a_household_is_full_at_sixty() {
    let joined = |n: u128| known::<HouseholdFact>("household/joined", &json!({ "person": person(n), "relation": "child" }));
    let facts = |members: u128| form(person(1)).into_iter().chain((2..=members).map(joined)).collect::<Vec<_>>();
    let almost = Household::fold(&stream(facts(59)));
    assert_eq!((almost.present().count(), join(&almost, person(60), "child").is_ok()), (59, true));
    let full = Household::fold(&stream(facts(60)));
    assert_eq!(problems(join(&full, person(61), "child")), [("household".to_owned(), "household-full".to_owned())]);
    // Who left makes room.
    let room = Household::fold(&stream(facts(60).into_iter().chain(leave(&full, person(5), "").unwrap_or_default())));
    assert!(join(&room, person(61), "child").is_ok());
}

#[test]
fn a_reason_is_cut_rather_than_refused() {
    let fact = leave(&family(), person(2), &"é".repeat(500)).unwrap_or_default().remove(0);
    assert_eq!(fact.body["reason"].as_str().map(|r| r.chars().count()), Some(200));
}

fn deed() -> impl Strategy<Value = (&'static str, Value)> + Clone {
    let who = || (1..5_u128).prop_map(person);
    let relation = || prop::sample::select(RELATIONS);
    prop_oneof![
        2 => who().prop_map(|head| ("household/formed", json!({ "head": head }))),
        3 => (who(), relation()).prop_map(|(person, relation)| ("household/joined", json!({ "person": person, "relation": relation }))),
        2 => who().prop_map(|person| ("household/left", json!({ "person": person }))),
        2 => (who(), relation()).prop_map(|(head, relation)| ("household/head_changed", json!({ "head": head, "relation": relation }))),
    ]
}

/// Everything of a household, so that it can be compared and shown.
fn seen(household: &Household) -> Value {
    let members: Vec<Value> = household.members.iter().map(|(id, m)| json!([id, m.relation, m.since, m.until])).collect();
    json!({ "site": household.site, "head": household.head, "members": members })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]
    #[test]
    fn any_order_of_arrival_gives_the_same_household((facts, received) in history::twice("household", deed())) {
        let read = history::readable::<HouseholdFact>(&facts);
        let household = Household::fold(&Stream::new(stream_id(), facts));
        prop_assert_eq!(seen(&household), seen(&Household::fold(&Stream::new(stream_id(), received))));

        if let Some(head) = household.head {
            prop_assert!(household.present().any(|(id, _)| id == head), "the head is there");
        }
        // Who is present follows from the last fact that names each one.
        for n in 1..5 {
            let id = person(n);
            let came = read.iter().filter(|(_, what)| !matches!(what, HouseholdFact::Left(_))).any(|(_, what)| names(what, id));
            let last = read.iter().rev().find(|(_, what)| names(what, id));
            let expected = came && last.is_some_and(|(_, what)| !matches!(what, HouseholdFact::Left(_)));
            prop_assert_eq!(household.present().any(|(there, _)| there == id), expected, "{}", n);
        }
    }
}

fn names(what: &HouseholdFact, id: PersonId) -> bool {
    match what {
        HouseholdFact::Formed(formed) => formed.head == id,
        HouseholdFact::Joined(joined) => joined.person == id,
        HouseholdFact::Left(left) => left.person == id,
        HouseholdFact::HeadChanged(changed) => changed.head == id,
    }
}
