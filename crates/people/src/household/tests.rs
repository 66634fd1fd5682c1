//! Who is with whom: the rules of joining, leaving and handing over, and how facts add up.

use ledger::serde_json::{Value, json};
use ledger::{Id, NewFact, Stream};
use proptest::prelude::*;
use web::Problems;

use super::facts::{Household, HouseholdFact};
use super::rules::{self, RELATIONS, Relations, derive, form, join, leave, set_head};
use crate::person::PersonId;
use crate::tests::{history, known, nobody, stream, stream_id};

fn person(n: u128) -> PersonId {
    Id::from_number(n)
}

/// The relation of the old head, person 1, to the new one.
fn old_head(relation: &str) -> Relations {
    [(person(1), relation.to_owned())].into()
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
    let handed = household(&[&|_| Ok(form(person(1))), &|h| join(h, person(2), "spouse"), &|h| join(h, person(3), "child"), &|h| {
        set_head(h, person(2), &old_head("spouse"), "")
    }]);
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
        ("stranger heads", set_head(&family, nobody(), &old_head("spouse"), ""), vec![("head", "household-no-member")]),
        ("who left heads", set_head(&gone, person(2), &old_head("spouse"), ""), vec![("head", "household-no-member")]),
        ("head heads", set_head(&family, person(1), &old_head("spouse"), ""), vec![("head", "household-head-already")]),
        ("unknown relation", set_head(&family, person(2), &old_head("head"), ""), vec![("relation", "household-relation-missing")]),
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
        1 => (who(), relation()).prop_map(|(person, relation)| ("household/related", json!({ "relations": { person.to_string(): relation } }))),
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
        // They change nobody's presence, or are told of apart.
        HouseholdFact::Related(_) | HouseholdFact::Replaced(_) | HouseholdFact::Parted(_) => false,
    }
}

#[test]
fn relations_to_a_new_head_follow_from_the_old_ones() {
    // The new head's relation to the old one, the member's relation to the old one, and what follows.
    let cases = [
        ("spouse", "head", "spouse"),
        ("spouse", "child", "child"),
        ("spouse", "grandchild", "grandchild"),
        ("spouse", "parent", "other_kin"),
        ("spouse", "sibling", "other_kin"),
        ("child", "head", "parent"),
        ("child", "spouse", "parent"),
        ("child", "child", "sibling"),
        ("child", "grandchild", ""),
        ("child", "sibling", "other_kin"),
        ("parent", "head", "child"),
        ("parent", "parent", "spouse"),
        ("parent", "child", "grandchild"),
        ("parent", "sibling", "child"),
        ("sibling", "head", "sibling"),
        ("sibling", "sibling", "sibling"),
        ("sibling", "parent", "parent"),
        ("sibling", "child", "other_kin"),
        ("grandchild", "head", "other_kin"),
        ("other_kin", "head", "other_kin"),
        ("not_related", "child", "not_related"),
        ("child", "not_related", "not_related"),
    ];
    for (head, member, expected) in cases {
        assert_eq!(derive(member, head), expected, "{member} when a {head} becomes the head");
    }
    for head in RELATIONS {
        for member in RELATIONS.iter().chain(&["head"]) {
            let found = derive(member, head);
            assert!(found.is_empty() || RELATIONS.contains(&found), "{found} is a relation");
        }
    }
    let handed = household(&[&|_| Ok(form(person(1))), &|h| join(h, person(2), "spouse"), &|h| join(h, person(3), "child"), &|h| {
        set_head(h, person(2), &Relations::new(), "travels alone")
    }]);
    assert_eq!(present(&handed), [(1, "spouse"), (2, "head"), (3, "child")], "what nobody says follows");
    let said = household(&[&|_| Ok(form(person(1))), &|h| join(h, person(2), "spouse"), &|h| join(h, person(3), "child"), &|h| {
        set_head(h, person(2), &[(person(3), "other_kin".to_owned())].into(), "")
    }]);
    assert_eq!(present(&said), [(1, "spouse"), (2, "head"), (3, "other_kin")], "what somebody says counts");
}

#[test]
fn a_child_has_a_parent_as_long_as_one_is_there() {
    let to_uncle = |h: &Household| set_head(h, person(4), &[(person(3), "other_kin".to_owned())].into(), "");
    let deeds: Vec<&dyn Fn(&Household) -> Outcome> = vec![
        &|_| Ok(form(person(1))),
        &|h| join(h, person(2), "spouse"),
        &|h| join(h, person(3), "child"),
        &|h| join(h, person(4), "sibling"),
        &to_uncle,
        &|h| leave(h, person(1), "died"),
    ];
    let company = |n: usize| household(&deeds[..n]).company(person(3)).to_owned();
    assert_eq!((company(3), company(4)), ("child".to_owned(), "child".to_owned()));
    assert_eq!(company(5), "child", "the father is there, though the uncle heads the family");
    assert_eq!(company(6), "other_kin", "and now he is not");
}

#[test]
fn relations_are_corrected_with_something_to_correct() {
    let family = family();
    let to = |n: u128, relation: &str| -> Relations { [(person(n), relation.to_owned())].into() };
    let corrected = household(&[&|_| Ok(form(person(1))), &|h| join(h, person(2), "spouse"), &|h| rules::relate(h, &to(2, "sibling"), "misheard")]);
    assert_eq!(present(&corrected), [(1, "head"), (2, "sibling")]);
    let cases = [
        ("as it is", rules::relate(&family, &to(2, "spouse"), ""), vec![("", "person-nothing-changed")]),
        ("nothing", rules::relate(&family, &Relations::new(), ""), vec![("", "person-nothing-changed")]),
        ("the head", rules::relate(&family, &to(1, "child"), ""), vec![("relation", "household-relation-missing")]),
        ("a stranger", rules::relate(&family, &to(9, "child"), ""), vec![("relation", "household-relation-missing")]),
        ("no relation", rules::relate(&family, &to(2, "neighbour"), ""), vec![("relation", "household-relation-missing")]),
    ];
    for (what, outcome, expected) in cases {
        let expected: Vec<(String, String)> = expected.into_iter().map(|(field, key)| (field.to_owned(), key.to_owned())).collect();
        assert_eq!(problems(outcome), expected, "{what}");
    }
}

/// Who goes, as what.
type Parts = &'static [(u128, &'static str)];

fn parts(list: &[(u128, &str)]) -> Relations {
    list.iter().map(|(n, part)| (person(*n), (*part).to_owned())).collect()
}

#[test]
fn a_family_splits_with_one_head_and_somebody_left() {
    let family = family();
    let (old, new) = (Id::from_number(70), Id::from_number(71));
    let split = rules::split(&family, (old, new), &parts(&[(2, "head"), (3, "child")]), "wants to live apart").ok().unwrap();
    let after = |facts: Vec<NewFact>| present(&Household::fold(&stream(facts))).into_iter().map(|(n, r)| (n, r.to_owned())).collect::<Vec<_>>();
    assert_eq!(after(split.new), [(2, "head".to_owned()), (3, "child".to_owned())]);
    let mut before = form(person(1));
    before.extend(
        [(2, "spouse"), (3, "child")].map(|(n, relation)| known::<HouseholdFact>("household/joined", &json!({ "person": person(n), "relation": relation }))),
    );
    before.extend(split.old);
    assert_eq!(after(before), [(1, "head".to_owned())]);
    let cases: &[(&str, Parts, &str, &[&str])] = &[
        ("no reason", &[(2, "head")], " ", &["person-reason-missing"]),
        ("nobody", &[], "r", &["household-split-nobody"]),
        ("no head", &[(3, "child")], "r", &["household-split-head"]),
        ("two heads", &[(2, "head"), (3, "head")], "r", &["household-split-head"]),
        ("a stranger", &[(2, "head"), (9, "child")], "r", &["household-no-member"]),
        ("no relation", &[(2, "head"), (3, "?")], "r", &["household-relation-missing"]),
        ("the head goes", &[(1, "head")], "r", &["household-head-first"]),
        ("all go", &[(1, "head"), (2, "spouse"), (3, "child")], "r", &["household-split-all", "household-head-first"]),
    ];
    for (what, chosen, reason, expected) in cases {
        let found = rules::split(&family, (old, new), &parts(chosen), reason).err().unwrap_or_default();
        assert_eq!(found.0.into_iter().map(|p| p.key).collect::<Vec<_>>(), *expected, "{what}");
    }
}

#[test]
fn two_families_become_one_when_all_are_related_to_its_head() {
    let family = family();
    let other = household(&[&|_| Ok(form(person(5))), &|h| join(h, person(6), "child")]);
    let (here, there) = (Id::from_number(70), Id::from_number(71));
    let united = rules::unite((here, &family), (there, &other), &parts(&[(5, "sibling"), (6, "other_kin")]), "sisters").ok().unwrap();
    assert_eq!((united.new.len(), united.old.len()), (2, 2));
    let all_but =
        |relations: &[(u128, &str)], reason: &str| rules::unite((here, &family), (there, &other), &parts(relations), reason).err().unwrap_or_default();
    assert_eq!(all_but(&[(5, "sibling")], "r").0[0].key, "household-relation-missing");
    assert_eq!(all_but(&[(5, "sibling"), (6, "other_kin")], "").0[0].key, "person-reason-missing");
    let same = rules::unite((here, &family), (here, &family), &parts(&[(1, "sibling"), (2, "other_kin"), (3, "child")]), "r").err().unwrap_or_default();
    assert_eq!(same.0[0].key, "household-same");
    let empty = rules::unite((here, &family), (there, &Household::default()), &Relations::new(), "r").err().unwrap_or_default();
    assert_eq!(empty.0[0].key, "household-missing");
}

#[test]
fn a_merge_takes_over_a_place_and_gives_it_back() {
    let (from, into) = (person(2), person(9));
    let family = family();
    let alone = household(&[&|_| Ok(form(person(9)))]);
    let others = household(&[&|_| Ok(form(person(8))), &|h| join(h, person(9), "child")]);
    let led = household(&[&|_| Ok(form(person(9))), &|h| join(h, person(8), "child")]);
    let (h, k) = (Id::from_number(70), Id::from_number(71));
    let kinds = |lost: Option<&Household>, kept: Option<&Household>, from: PersonId, home: &str| {
        rules::merge((from, into), lost.map(|l| (h, l)), kept.map(|o| (k, o)), home, "m")
            .map(|facts| facts.into_iter().map(|(id, fact)| (id.number(), fact.kind)).collect::<Vec<_>>())
            .map_err(|problems| problems.0.into_iter().map(|p| p.key).collect::<Vec<_>>())
    };
    let replaced = (70, "household/replaced".to_owned());
    assert_eq!(kinds(None, Some(&family), from, ""), Ok(vec![]));
    assert_eq!(kinds(Some(&family), None, from, ""), Ok(vec![replaced.clone()]));
    assert_eq!(kinds(Some(&family), Some(&alone), from, ""), Ok(vec![(71, "household/left".to_owned()), replaced.clone()]));
    assert_eq!(kinds(Some(&family), Some(&others), from, ""), Err(vec!["duplicate-home-missing".to_owned()]));
    assert_eq!(kinds(Some(&family), Some(&others), from, "into"), Ok(vec![(70, "household/left".to_owned())]));
    assert_eq!(kinds(Some(&family), Some(&others), from, "from"), Ok(vec![(71, "household/left".to_owned()), replaced]));
    assert_eq!(kinds(Some(&family), Some(&led), from, "from"), Err(vec!["duplicate-home-head".to_owned()]));
    assert_eq!(kinds(Some(&family), Some(&others), person(1), "into"), Err(vec!["duplicate-home-head".to_owned()]));

    let replace = |from: u128, to: u128| known::<HouseholdFact>("household/replaced", &json!({ "from": person(from), "to": person(to), "merge": "m" }));
    let parted = || known::<HouseholdFact>("household/parted", &json!({ "merge": "m" }));
    let base = || {
        let mut facts = form(person(1));
        facts.push(known::<HouseholdFact>("household/joined", &json!({ "person": person(2), "relation": "spouse" })));
        facts
    };
    let after = |more: Vec<NewFact>| {
        let folded = Household::fold(&stream(base().into_iter().chain(more)));
        (folded.head.map(PersonId::number), present(&folded).into_iter().map(|(n, r)| (n, r.to_owned())).collect::<Vec<_>>())
    };
    let spouse = |n: u128| (n, "spouse".to_owned());
    let head = |n: u128| (n, "head".to_owned());
    assert_eq!(after(vec![replace(2, 9)]), (Some(1), vec![head(1), spouse(9)]));
    assert_eq!(after(vec![replace(1, 9)]), (Some(9), vec![spouse(2), head(9)]), "the head's place too");
    assert_eq!(after(vec![replace(1, 2)]), (Some(2), vec![head(2)]), "both in one family: one is left, who heads it");
    assert_eq!(after(vec![replace(2, 1)]), (Some(1), vec![head(1)]));
    let joined = known::<HouseholdFact>("household/joined", &json!({ "person": person(3), "relation": "child" }));
    assert_eq!(after(vec![replace(1, 9), joined, parted()]), (Some(1), vec![head(1), spouse(2), (3, "child".to_owned())]), "as before, with who came since");
}
