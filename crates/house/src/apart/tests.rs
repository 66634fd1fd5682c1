use ledger::{Class, Compartment, Day, FactKind as _, Id};
use web::Problems;

use super::facts::{ApartFact, Flag, Party};
use super::rules::{self, ApartForm, Found};

fn found(guest: u128, group: Option<&str>) -> Option<Found> {
    Some(Found { guest: Id::from_number(guest), group: group.map(str::to_owned) })
}
fn keys(problems: &Problems) -> Vec<(&str, &str)> {
    problems.0.iter().map(|p| (p.field.as_str(), p.key.as_str())).collect()
}

#[test]
fn two_are_kept_apart() {
    let today = Day::new(2026, 3, 10).unwrap();
    let form = |one_all: &str, category: &str, until: &str| ApartForm {
        one: "AGZ".to_owned(),
        other: "F2-3".to_owned(),
        one_all: one_all.to_owned(),
        category: category.to_owned(),
        until: until.to_owned(),
        ..ApartForm::default()
    };
    let set = |form: &ApartForm, one, other| rules::set(form, (one, other), today);
    let cases = [
        (form("", "quarrel", ""), None, None, vec![("one", "apart-unknown"), ("other", "apart-unknown")]),
        (form("", "", "yesterday"), found(1, None), found(2, None), vec![("category", "apart-category-missing"), ("until", "place-day-unreadable")]),
        (form("", "quarrel", "2026-03-09"), found(1, None), found(2, None), vec![("until", "place-day-past")]),
        (form("", "quarrel", ""), found(1, None), found(1, None), vec![("other", "apart-same")]),
        (form("yes", "quarrel", ""), found(1, None), found(2, None), vec![("one", "apart-no-family")]),
        (form("yes", "quarrel", ""), found(1, Some("h")), found(2, Some("h")), vec![("other", "apart-same")]),
    ];
    for (form, one, other, expected) in cases {
        assert_eq!(keys(&set(&form, one, other).err().unwrap()), expected);
    }
    assert_eq!(keys(&set(&ApartForm::default(), None, None).err().unwrap())[..2], [("one", "apart-missing"), ("other", "apart-missing")]);
    assert!(set(&form("", "quarrel", ""), found(1, Some("h")), found(2, Some("h"))).is_ok(), "two of one family may be kept apart");
    let facts = set(&form("yes", "threat", "2026-03-20"), found(1, Some("h")), found(2, None)).ok().unwrap();
    let sealed: Vec<_> = facts.iter().map(|fact| (fact.kind.as_str(), fact.compartment, fact.class)).collect();
    assert_eq!(sealed, [("apart/set", Compartment::House, Class::Personal), ("apart/reasoned", Compartment::Protection, Class::Sensitive)]);
}

#[test]
fn a_flag_follows_a_file_into_another() {
    let party = |guest| Party { guest: Id::from_number(guest), group: String::new() };
    let flag = Flag { one: party(1), other: party(2), until: None };
    let kinds = |facts: Vec<ledger::NewFact>| facts.into_iter().map(|fact| fact.kind).collect::<Vec<_>>();
    assert_eq!(kinds(rules::renamed(&flag, Id::from_number(2), Id::from_number(3))), ["apart/set"]);
    assert_eq!(kinds(rules::renamed(&flag, Id::from_number(2), Id::from_number(1))), ["apart/set", "apart/ended"], "nobody is kept apart from themselves");
}

#[test]
fn every_kind_decodes_its_golden_sample() {
    let samples = [
        (
            "apart/set",
            r#"{"one":{"guest":"00000000-0000-0000-0000-000000000001"},"other":{"guest":"00000000-0000-0000-0000-000000000002","group":"h"},"later":1}"#,
        ),
        ("apart/reasoned", r#"{"category":"quarrel"}"#),
        ("apart/ended", "{}"),
    ];
    assert_eq!(samples.len(), ApartFact::KINDS.len());
    for (kind, body) in samples {
        assert!(ApartFact::decode(kind, &serde_json::from_str(body).unwrap()).is_some(), "{kind}");
    }
}
