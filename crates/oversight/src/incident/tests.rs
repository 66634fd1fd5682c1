use ledger::{Compartment, FactKind as _, Id, UserId};
use proptest::prelude::*;

use super::facts::{Audience, Done, Ended, Incident, IncidentFact, Kind, Passed, Told};
use super::pages::TellForm;
use super::rules;
use crate::tests::{NewFactOf, keys, refused, stream, twice};

fn form(kind: &str) -> TellForm {
    TellForm { kind: kind.to_owned(), danger: "no".to_owned(), ..TellForm::default() }
}

fn teller() -> UserId {
    Id::from_number(42)
}

#[test]
fn only_what_is_needed_is_told_and_it_goes_to_the_right_one() {
    for (kind, audience, compartment) in [
        ("violence", Audience::Protection, Compartment::Protection),
        ("child", Audience::Protection, Compartment::Protection),
        ("other", Audience::Protection, Compartment::Protection),
        ("care", Audience::Health, Compartment::Protection),
        ("distress", Audience::Health, Compartment::Protection),
        ("staff", Audience::Psea, Compartment::Complaint),
    ] {
        let fact = rules::tell(&form(kind), teller()).ok().unwrap();
        assert_eq!(fact.compartment, compartment, "{kind}");
        assert!(fact.class.is_sealed(), "{kind}");
        let incident = Incident::fold(&stream(vec![(1, fact)])).unwrap();
        assert_eq!((incident.audience, incident.audience.compartment()), (audience, compartment), "{kind}");
        assert_eq!(incident.by, teller(), "who told is said inside, whoever the author is");
    }
    assert_eq!(
        keys(rules::tell(&TellForm::default(), teller())),
        [refused("kind", "incident-kind-missing"), refused("danger", "incident-danger-missing")].concat()
    );
    let place = |leave: &str, place: &str| rules::tell(&TellForm { leave: leave.to_owned(), place: place.to_owned(), ..form("care") }, teller());
    assert_eq!(keys(place("", "F2-3")), refused("leave", "incident-leave-missing"), "nobody is found who did not say so");
    assert_eq!(keys(place("yes", &"x".repeat(121))), refused("place", "incident-too-long"), "there is no room for a story");
    assert!(place("yes", "F2-3").is_ok());
}

#[test]
fn what_a_member_of_staff_did_is_passed_to_nobody() {
    let staff = Incident::fold(&stream(vec![(1, rules::tell(&form("staff"), teller()).ok().unwrap())])).unwrap();
    for to in ["protection", "health", "psea"] {
        assert_eq!(keys(rules::pass(&staff, to)), refused("", "incident-stays"));
    }
    let other = Incident::fold(&stream(vec![(1, rules::tell(&form("violence"), teller()).ok().unwrap())])).unwrap();
    assert_eq!(keys(rules::pass(&other, "psea")), refused("to", "incident-to-missing"));
    assert!(rules::pass(&other, "health").is_ok());
    let ended = vec![(1, rules::tell(&form("violence"), teller()).ok().unwrap()), (2, rules::end(&other, "seen").ok().unwrap())];
    let ended = Incident::fold(&stream(ended)).unwrap();
    assert_eq!(keys(rules::take(&ended, Id::from_number(3))), refused("", "incident-over"));
    assert_eq!((ended.state(), ended.taken), ("ended", Some(Id::from_number(2))));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn the_order_of_arrival_does_not_matter_and_staff_abuse_stays((written, received) in twice(any_fact())) {
        let incident = Incident::fold(&written);
        prop_assert_eq!(&incident, &Incident::fold(&received));
        if let Some(incident) = incident {
            prop_assert_eq!(incident.told.kind == Kind::Staff, incident.audience == Audience::Psea);
        }
    }
}

fn any_fact() -> impl Strategy<Value = NewFactOf> {
    (0..5_u8, 0..6_usize, 0..3_usize).prop_map(|(what, kind, to)| {
        let told = Told { kind: Kind::ALL[kind], danger: false, place: String::new(), contact: String::new(), by: None };
        NewFactOf::new(move || match what {
            0 if told.kind == Kind::Staff => IncidentFact::ToldOfStaff(told.clone()).fact(),
            0 => IncidentFact::Told(told.clone()).fact(),
            1 => IncidentFact::Taken(Done {}).fact(),
            2 => IncidentFact::Ended(Ended { outcome: "seen".to_owned() }).fact(),
            _ => IncidentFact::Passed(Passed { to: Audience::ALL[to] }).fact(),
        })
    })
}
