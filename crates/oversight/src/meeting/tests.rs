use ledger::{Day, FactKind as _, Id};
use proptest::prelude::*;

use super::facts::{Done, Kind, Meeting, MeetingFact, Opened};
use super::form::{ItemForm, MeetingForm};
use super::rules;
use crate::tests::{NewFactOf, keys, refused, stream, twice};

fn today() -> Day {
    Day::new(2026, 3, 2).unwrap()
}

fn meeting(kind: &str, partners: &str) -> Meeting {
    let form = MeetingForm { kind: kind.to_owned(), partners: partners.to_owned(), ..MeetingForm::default() };
    Meeting::fold(&stream(vec![(1, rules::open(&form, (today(), &[])).ok().unwrap())])).unwrap()
}

#[test]
fn partners_come_to_a_conference_and_to_nothing_else() {
    let open = |kind: &str, on: &str, partners: &str| {
        rules::open(&MeetingForm { kind: kind.to_owned(), on: on.to_owned(), partners: partners.to_owned(), ..MeetingForm::default() }, (today(), &[]))
    };
    assert_eq!(keys(open("", "", "")), refused("kind", "meeting-kind-missing"));
    assert_eq!(keys(open("team", "2020-01-01", "")), refused("on", "meeting-on-missing"));
    assert_eq!(keys(open("team", "", "Croix-Rouge")), refused("partners", "meeting-partners-team"));
    assert_eq!(keys(open("conference", "", " \n ")), refused("partners", "meeting-partners-missing"));
    assert_eq!(meeting("conference", "Croix-Rouge, M. Ali\n\nMSF").opened.partners, ["Croix-Rouge, M. Ali", "MSF"]);
}

#[test]
fn nobody_is_spoken_of_with_partners_who_did_not_agree() {
    let conference = meeting("conference", "Croix-Rouge\nMSF");
    let item = |agreed: &str, partners: &[&str]| ItemForm {
        decision: "poursuivre".to_owned(),
        agreed: agreed.to_owned(),
        partners: partners.iter().map(|p| (*p).to_owned()).collect(),
        what: vec!["appeler la tante".to_owned()],
        who: vec!["Binta".to_owned()],
        ..ItemForm::default()
    };
    let found = |followed: bool, partners: bool| rules::Found { followed, partners };
    let discuss = |form: &ItemForm, followed: bool| rules::discuss((Id::from_number(1), Id::from_number(2)), form, (&conference, found(followed, true)));
    for (agreed, partners) in [("", &["0"][..]), ("yes", &[]), ("yes", &["7"]), ("no", &["1"])] {
        assert_eq!(keys(discuss(&item(agreed, partners), true)), refused("agreed", "meeting-agreed-missing"), "{agreed} {partners:?}");
    }
    let fact = discuss(&item("yes", &["1"]), true).ok().unwrap();
    assert_eq!(fact.body["partners"], serde_json::json!(["MSF"]));
    assert_eq!(keys(discuss(&item("yes", &["1"]), false)), refused("code", "meeting-not-followed"));
    // The tick on the form does not stand for the consent to sharing with partners; among ourselves that is not asked for.
    let without = |meeting: &Meeting| rules::discuss((Id::from_number(1), Id::from_number(2)), &item("yes", &["1"]), (meeting, found(true, false)));
    assert_eq!(keys(without(&conference)), refused("agreed", "meeting-partner-consent"));
    assert_eq!(without(&meeting("team", "")).ok().unwrap().body["partners"], serde_json::json!([]));
    let nobody = ItemForm { who: vec![String::new()], ..item("yes", &["0"]) };
    assert_eq!(keys(discuss(&nobody, true)), refused("what", "meeting-who-missing"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]
    #[test]
    fn the_order_of_arrival_does_not_matter((written, received) in twice(any_fact())) {
        prop_assert_eq!(Meeting::fold(&written), Meeting::fold(&received));
    }
}

fn any_fact() -> impl Strategy<Value = NewFactOf> {
    any::<bool>().prop_map(|open| {
        NewFactOf::new(move || {
            if open {
                MeetingFact::Opened(Opened { kind: Kind::Team, on: today(), staff: Vec::new(), partners: Vec::new() }).fact()
            } else {
                MeetingFact::Closed(Done {}).fact()
            }
        })
    })
}
