//! What births and deaths allow, as tables of cases, and how their facts add up in any order.

use jiff::tz::TimeZone;
use ledger::{Class, Compartment, Day, Fact, FactKind as _, Fresh, Id, Instant, NewFact, Stream};
use people::consent::{Answer, Given, Recorded};
use people::person::{Identity, Person};
use proptest::prelude::*;
use serde_json::{Value, json};
use web::Problems;

use super::facts::{State, VitalFact};
use super::form::{BirthForm, DeathForm, RegisteredForm};
use super::rules::{self, Member};

const NOW: Instant = Instant::from_millis(1_772_438_400_000);

fn keys<T>(result: Result<T, Problems>) -> Vec<(String, String)> {
    result.err().unwrap_or_default().0.into_iter().map(|problem| (problem.field, problem.key)).collect()
}

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(field, key)| ((*field).to_owned(), (*key).to_owned())).collect()
}

fn woman() -> Person {
    let identity = Identity { given: "Awa".to_owned(), family: "Diallo".to_owned(), sex: 2, languages: vec!["ful".to_owned()], ..Identity::default() };
    Person { identity, registered_at: Some(NOW), ..Person::default() }
}

fn birth() -> BirthForm {
    BirthForm { sex: "2".to_owned(), at: "2026-03-02T06:30".to_owned(), ..BirthForm::default() }
}

#[test]
fn a_birth_is_read_or_refused() {
    let read = |form: &BirthForm, mother: &Person| rules::read(form, mother, (&TimeZone::UTC, NOW));
    let cases = [
        ("all said", birth(), vec![]),
        ("no name is no mistake", BirthForm { given: String::new(), ..birth() }, vec![]),
        ("sex not yet known", BirthForm { sex: "0".to_owned(), ..birth() }, vec![]),
        ("no sex", BirthForm { sex: String::new(), ..birth() }, vec![("sex", "vital-sex-missing")]),
        ("a sex that is none", BirthForm { sex: "7".to_owned(), ..birth() }, vec![("sex", "vital-sex-missing")]),
        ("no time", BirthForm { at: " ".to_owned(), ..birth() }, vec![("at", "vital-at-missing")]),
        ("no such time", BirthForm { at: "this morning".to_owned(), ..birth() }, vec![("at", "stay-moment-unreadable")]),
        ("tomorrow", BirthForm { at: "2026-03-03T06:30".to_owned(), ..birth() }, vec![("at", "vital-at-future")]),
        ("two years ago", BirthForm { at: "2024-03-03T06:30".to_owned(), ..birth() }, vec![("at", "vital-at-long-ago")]),
        ("a long name", BirthForm { given: "a".repeat(201), ..birth() }, vec![("given", "vital-too-long")]),
    ];
    for (what, form, expected) in cases {
        assert_eq!(keys(read(&form, &woman())), pairs(&expected), "{what}");
    }
    let mut man = woman();
    man.identity.sex = 1;
    assert_eq!(keys(read(&birth(), &man)), pairs(&[("", "vital-mother-male")]));
}

#[test]
fn what_a_child_has_from_its_mother() {
    let mother = woman();
    let read = rules::read(&birth(), &mother, (&TimeZone::UTC, NOW)).ok().unwrap();
    let identity = rules::identity(&read, &mother.identity, "Salif Bah");
    assert_eq!((identity.mother.as_str(), identity.father.as_str(), identity.languages.as_slice()), ("Awa Diallo", "Salif Bah", ["ful".to_owned()].as_slice()));
    assert_eq!(identity.birth.map(|birth| birth.to_string()), Some("2026-03-02".to_owned()));
    assert!(identity.nationalities.is_empty(), "the State says which");

    let given = Given {
        id: "hers".to_owned(),
        answers: [("general".to_owned(), Answer::Given), ("photo".to_owned(), Answer::Given)].into(),
        mode: "verbal".to_owned(),
        valid_to: Day::new(2027, 1, 1),
        evidence: Some("signature".to_owned()),
        ..Given::default()
    };
    let hers = Recorded { given, at: NOW, by: Id::from_number(1), withdrawn: [].into() };
    let child = rules::consent(&hers, "Awa Diallo".to_owned(), "its".to_owned());
    assert_eq!((child.id.as_str(), child.guardian.as_str(), child.guardian_kind.as_str(), child.child), ("its", "Awa Diallo", "parent", true));
    assert_eq!((child.answers.get("general"), child.answers.get("photo")), (Some(&Answer::Given), Some(&Answer::NotAsked)), "a photo is asked anew");
    assert_eq!((child.valid_to, child.evidence), (Day::new(2027, 1, 1), None));
}

#[test]
fn the_state_has_its_days() {
    let born = Day::new(2026, 3, 2).unwrap();
    for (country, last) in [("NER", (2026, 5, 1)), ("XYZ", (2026, 5, 1)), ("MLI", (2026, 4, 1)), ("TUN", (2026, 3, 12)), ("ETH", (2026, 5, 31))] {
        assert_eq!(Some(rules::due(country, born)), Day::new(last.0, last.1, last.2), "{country}");
    }
}

#[test]
fn how_the_child_is_related() {
    let cases = [
        ("head", "child"),
        ("spouse", "child"),
        ("child", "grandchild"),
        ("sibling", "other_kin"),
        ("parent", "other_kin"),
        ("grandchild", "other_kin"),
        ("other_kin", "other_kin"),
        ("not_related", "not_related"),
        ("", "other_kin"),
    ];
    for (hers, its) in cases {
        assert_eq!(rules::relation(hers), its, "{hers}");
        assert!(people::household::RELATIONS.contains(&its));
    }
}

#[test]
fn one_birth_is_not_noted_twice() {
    let mother = woman();
    let read = |form: &BirthForm| rules::read(form, &mother, (&TimeZone::UTC, NOW)).ok().unwrap();
    let facts = rules::born(read(&birth()), (Id::from_number(1), None), (String::new(), Day::new(2026, 5, 1).unwrap()));
    let state = fold(facts);
    let known = |sex| vec![(state.clone(), Identity { sex, ..Identity::default() })];
    assert!(rules::is_twice(&read(&birth()), &known(2)));
    assert!(!rules::is_twice(&read(&birth()), &known(1)), "a twin of another sex");
    assert!(!rules::is_twice(&read(&BirthForm { given: "Hawa".to_owned(), ..birth() }), &known(2)), "a twin of another name");
    assert!(!rules::is_twice(&read(&BirthForm { at: "2026-03-02T06:31".to_owned(), ..birth() }), &known(2)));
    assert!(!rules::is_twice(&read(&birth()), &[]));
}

#[test]
fn the_act_of_birth() {
    let born = json!({"mother": Id::<Fresh>::from_number(1), "at": "2026-03-02T06:30:00Z", "due": "2026-05-01"});
    let state = fold(vec![new("vital/born", born)]);
    let today = Day::new(2026, 3, 10).unwrap();
    let form = |number: &str, on: &str| RegisteredForm { number: number.to_owned(), on: on.to_owned() };
    let cases = [
        (form("12/2026", ""), vec![]),
        (form("12/2026", "2026-03-02"), vec![]),
        (form(" ", ""), vec![("number", "vital-number-missing")]),
        (form("12", "2026-03-01"), vec![("on", "vital-on-before")]),
        (form("12", "2026-03-11"), vec![("on", "stay-day-future")]),
        (form("12", "soon"), vec![("on", "stay-day-unreadable")]),
    ];
    for (form, expected) in cases {
        assert_eq!(keys(rules::registered(&state, &form, today)), pairs(&expected), "{} {}", form.number, form.on);
    }
    assert_eq!(keys(rules::registered(&State::default(), &form("1", ""), today)), pairs(&[("", "vital-no-birth")]));
}

#[test]
fn a_death_is_noted_once_and_its_cause_by_those_who_treat() {
    let die = |person: &Person, form: &DeathForm, health: bool| rules::die(person, form, health, (&TimeZone::UTC, NOW));
    let form = DeathForm { at: "2026-03-02T05:00".to_owned(), ..DeathForm::default() };
    assert!(die(&woman(), &form, false).is_ok());
    let cause = DeathForm { cause: "fever".to_owned(), ..form.clone() };
    assert_eq!(keys(die(&woman(), &cause, false)), pairs(&[("cause", "vital-cause-health")]));
    assert!(die(&woman(), &cause, true).is_ok());
    let told = DeathForm { kin_told: "yes".to_owned(), ..form.clone() };
    assert_eq!(keys(die(&woman(), &told, true)), pairs(&[("kin", "vital-kin-missing")]));
    let dead = Person { died: true, ..woman() };
    assert_eq!(keys(die(&dead, &form, true)), pairs(&[("", "person-died-already")]));
    assert_eq!(keys(die(&woman(), &DeathForm::default(), true)), pairs(&[("at", "vital-at-missing")]));
    assert_eq!(
        keys(rules::revoke(&woman(), &State::default(), "")),
        pairs(&[("reason", "stay-revoke-reason-missing"), ("", "vital-no-death"), ("", "person-died-not")])
    );
}

#[test]
fn who_heads_the_household_next() {
    let member = |n: u128, relation: &str, birth: Option<i64>| Member { id: Id::from_number(n), relation: relation.to_owned(), birth_year: birth };
    let cases = [
        ("nobody", vec![], None),
        ("the spouse", vec![member(1, "child", Some(1990)), member(2, "spouse", Some(1992))], Some(2)),
        ("the eldest adult", vec![member(1, "child", Some(2004)), member(2, "sibling", Some(1980)), member(3, "child", Some(2015))], Some(2)),
        ("the eldest child", vec![member(1, "child", Some(2015)), member(2, "child", Some(2012))], Some(2)),
        ("a known age before an unknown one", vec![member(1, "other_kin", None), member(2, "child", Some(2012))], Some(2)),
    ];
    for (what, left, expected) in cases {
        assert_eq!(rules::heir(&left, 2026).map(Id::number), expected, "{what}");
    }
    let left = [member(1, "child", Some(2015)), member(2, "child", Some(2012))];
    assert_eq!(rules::orphaned(&left, 2026).len(), 2);
    let with = [member(1, "child", Some(2015)), member(2, "other_kin", Some(1970))];
    assert!(rules::orphaned(&with, 2026).is_empty());
    let unsure = [member(1, "child", Some(2015)), member(2, "other_kin", None)];
    assert!(rules::orphaned(&unsure, 2026).is_empty(), "what is not known is no alarm");
}

fn new(kind: &str, body: Value) -> NewFact {
    let (compartment, class) = VitalFact::KINDS.iter().find(|known| known.0 == kind).map_or((Compartment::House, Class::Open), |known| (known.1, known.2));
    NewFact { kind: kind.to_owned(), compartment, class, happened_on: Day::new(2026, 3, 2), body }
}

fn fact((n, minute): (u128, i64), new: NewFact) -> Fact {
    Fact {
        id: Id::from_number(n),
        stream: Id::from_number(1),
        compartment: new.compartment,
        kind: new.kind,
        at: (NOW.millis() + minute * 60_000) << 16,
        node: Id::from_number(1),
        author: Id::from_number(2),
        site: Id::from_number(3),
        happened_on: new.happened_on,
        class: new.class,
        body: Some(new.body),
    }
}

fn fold(facts: Vec<NewFact>) -> State {
    State::fold(&Stream::new(Id::from_number(1), facts.into_iter().zip(1..).map(|(new, n)| fact((u128::try_from(n).unwrap(), n), new)).collect()))
}

#[test]
fn every_kind_decodes_its_golden_sample() {
    let mother = "00000000-0000-0000-0000-000000000003";
    let samples = [
        ("vital/born", json!({"mother": mother, "at": "2026-03-10T08:00:00Z", "due": "2026-05-09", "later": 1})),
        ("vital/birth_registered", json!({"number": "12/2026"})),
        ("vital/died", json!({"at": "2026-03-10T08:00:00Z"})),
        ("vital/followed", json!({"kin_told": true, "later": 1})),
        ("vital/cause", json!({"cause": "fever"})),
        ("vital/death_revoked", json!({})),
    ];
    assert_eq!(samples.len(), VitalFact::KINDS.len());
    for (kind, body) in samples {
        assert!(VitalFact::decode(kind, &body).is_some(), "{kind}");
    }
}

/// Facts as merged histories may bring them.
fn raw() -> impl Strategy<Value = Vec<Fact>> {
    prop::collection::vec((0..6_usize, 0..20_i64), 0..20).prop_map(|all| {
        let body = |what: usize| match what {
            0 => ("vital/born", json!({"mother": Id::<Fresh>::from_number(7), "at": "2026-03-02T08:00:00Z", "due": "2026-05-01"})),
            1 => ("vital/birth_registered", json!({"number": "12"})),
            2 => ("vital/died", json!({"at": "2026-03-02T08:00:00Z"})),
            3 => ("vital/followed", json!({"kin": "an aunt"})),
            4 => ("vital/cause", json!({"cause": "fever"})),
            _ => ("vital/death_revoked", json!({"reason": "another"})),
        };
        all.into_iter()
            .zip(1_u128..)
            .map(|((what, minute), n)| {
                fact((n, minute), {
                    let (kind, body) = body(what);
                    new(kind, body)
                })
            })
            .collect()
    })
}

fn seen(state: &State) -> Value {
    let birth = state.birth.as_ref().map(|birth| json!([birth.born.mother, birth.noted_at, birth.registered]));
    let death = state.death.as_ref().map(|death| json!([death.died.at, death.noted_at, death.followed, death.cause]));
    json!([birth, death])
}

proptest! {
    #[test]
    fn any_order_of_arrival_gives_the_same((facts, shuffled) in raw().prop_flat_map(|facts| (Just(facts.clone()), Just(facts).prop_shuffle()))) {
        let fold = |facts: Vec<Fact>| seen(&State::fold(&Stream::new(Id::from_number(1), facts)));
        prop_assert_eq!(fold(facts), fold(shuffled));
    }
}
