use std::collections::BTreeSet;

use ledger::{Compartment, Day, FactKind as _, Id, NewFact};
use proptest::prelude::*;

use super::catalogue::{self, KINDS, SERVICES};
use super::facts::{Given, ServiceFact, Services, Voided, fact_of};
use super::form::{GivenForm, GroupForm};
use super::rules;
use crate::tests::{NewFactOf, keys, refused, stream, twice};

/// How a form that is good is made wrong.
type Change = fn(&mut GivenForm);

fn today() -> Day {
    Day::new(2026, 3, 2).unwrap()
}

fn all(_: Compartment) -> bool {
    true
}

fn form(code: &str) -> GivenForm {
    GivenForm { code: code.to_owned(), ..GivenForm::default() }
}

fn given(n: u128, code: &str, on: Day) -> NewFact {
    let part = catalogue::find(code).unwrap().part;
    let given = Given { service: Id::from_number(n), code: code.to_owned(), quantity: 1, result: "given".to_owned(), on: Some(on), ..Given::default() };
    fact_of(given, part)
}

#[test]
fn the_catalogue_is_sound() {
    let codes: BTreeSet<&str> = SERVICES.iter().map(|service| service.code).collect();
    assert_eq!(codes.len(), SERVICES.len(), "each code once");
    assert!(SERVICES.iter().all(|service| KINDS.contains(&service.kind)));
    for (kind, part) in [("health", Compartment::Health), ("psychosocial", Compartment::Psychosocial), ("legal", Compartment::Legal)] {
        assert!(SERVICES.iter().filter(|service| service.kind == kind).all(|service| service.part == part));
        assert!(SERVICES.iter().any(|service| service.code == format!("{kind}_access") && catalogue::in_plan(service.code)), "a plan accompanies to it");
    }
    assert!(!catalogue::in_plan("counselling") && catalogue::in_plan("transport") && !catalogue::in_plan("magic"));
    assert_eq!(catalogue::planned().len(), SERVICES.iter().filter(|service| catalogue::in_plan(service.code)).count());
}

#[test]
fn a_service_is_noted_by_whoever_reads_its_part() {
    let nurse = |part| part == Compartment::Health;
    let manager = |part| part == Compartment::Protection;
    assert_eq!(keys(rules::read(&form("counselling"), nurse, today())), refused("code", "service-code-missing"));
    assert_eq!(keys(rules::read(&form("hiv_test"), manager, today())), refused("code", "service-code-missing"));
    assert!(rules::read(&form("hiv_test"), nurse, today()).is_ok());
    let refuse = |change: fn(&mut GivenForm)| {
        let mut form = form("meals");
        change(&mut form);
        keys(rules::read(&form, all, today()))
    };
    let cases: [(Change, (&str, &str)); 8] = [
        (|f| f.on = "2026-03-03".into(), ("on", "service-day-future")),
        (|f| f.on = "2020-03-03".into(), ("on", "service-day-long-ago")),
        (|f| f.quantity = "0".into(), ("quantity", "service-quantity-odd")),
        (|f| f.quantity = "many".into(), ("quantity", "service-quantity-odd")),
        (|f| f.modality = "magic".into(), ("modality", "service-modality-unknown")),
        (|f| f.provider = "other".into(), ("provider_name", "service-provider-missing")),
        (|f| f.result = "magic".into(), ("result", "service-result-unknown")),
        (|f| f.feedback = "x".repeat(3000), ("feedback", "plan-too-long")),
    ];
    for (change, (field, key)) in cases {
        assert_eq!(refuse(change), refused(field, key));
    }
}

#[test]
fn more_than_somebody_is_entitled_to_wants_a_word() {
    let had = |days: i32| Services::fold(&stream(vec![given(1, "hygiene_kit", today().plus_days(-days))]));
    let give = |services: &Services, note: &str| {
        let giving = rules::read(&GivenForm { note: note.to_owned(), ..form("hygiene_kit") }, all, today()).ok().unwrap();
        keys(rules::give(&giving, services, (Id::from_number(2), None)))
    };
    assert_eq!(give(&Services::default(), ""), []);
    assert_eq!(give(&had(29), ""), refused("note", "service-over-limit"));
    assert_eq!(give(&had(29), "lost in the fire"), []);
    assert_eq!(give(&had(30), ""), []);
    let taken_back = ServiceFact::Voided(Voided { service: Id::from_number(1), reason: "mistake".to_owned() }).fact();
    let services = Services::fold(&stream(vec![given(1, "hygiene_kit", today()), taken_back]));
    assert_eq!(give(&services, ""), [], "what was taken back counts for nothing");
    assert_eq!(services.held().count(), 0);
    assert_eq!(keys(rules::void(&services.0[0], "mistake")), refused("", "service-voided-already"));
    assert_eq!(keys(rules::void(&had(1).0[0], "bad mood")), refused("reason", "service-void-reason-missing"));
}

#[test]
fn a_group_has_somebody_in_it() {
    let group = |others: &str, noted: usize| {
        let form = GroupForm { code: "sports".to_owned(), others: others.to_owned(), ..GroupForm::default() };
        let giving = rules::read(&form.given(), all, today()).ok().unwrap();
        keys(rules::group(&form, &giving, (Id::from_number(1), noted)))
    };
    assert_eq!(group("", 0), refused("codes", "service-group-nobody"));
    assert_eq!(group("12", 0), []);
    assert_eq!(group("", 3), []);
    assert_eq!(group("-1", 3), refused("others", "service-others-odd"));
    assert_eq!(group("", 201), refused("codes", "service-group-too-many"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn the_order_of_arrival_does_not_matter((written, received) in twice(any_fact())) {
        let services = Services::fold(&written);
        prop_assert_eq!(&services, &Services::fold(&received));
        prop_assert!(services.0.iter().all(|one| one.part == catalogue::find(&one.given.code).unwrap().part));
    }
}

fn any_fact() -> impl Strategy<Value = NewFactOf> {
    (1..5_u128, 0..SERVICES.len(), any::<bool>(), 0..9_i32).prop_map(|(n, code, void, days)| {
        NewFactOf::new(move || {
            if void {
                return ServiceFact::Voided(Voided { service: Id::from_number(n), reason: "mistake".to_owned() }).fact();
            }
            given(n, SERVICES[code].code, today().plus_days(-days))
        })
    })
}
