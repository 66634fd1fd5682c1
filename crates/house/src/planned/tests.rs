use ledger::{Class, Compartment, Day, Fact, FactKind as _, Id, NewFact, Stream};
use proptest::prelude::*;
use web::Problems;

use super::facts::{Outcome, PlannedFact, State};
use super::rules::{self, ArrivedForm, CancelForm, PlannedForm};

fn today() -> Day {
    Day::new(2026, 3, 10).unwrap()
}
fn keys(problems: &Problems) -> Vec<(&str, &str)> {
    problems.0.iter().map(|p| (p.field.as_str(), p.key.as_str())).collect()
}
fn form() -> PlannedForm {
    PlannedForm {
        day: "2026-03-11".to_owned(),
        origin: " Assamaka,  camion".to_owned(),
        women: "12".to_owned(),
        men: "٢٠".to_owned(),
        children: "8".to_owned(),
        ..PlannedForm::default()
    }
}
fn fact(new: &NewFact, n: i64) -> Fact {
    Fact {
        id: Id::from_number(n.unsigned_abs().into()),
        stream: Id::from_number(7),
        compartment: Compartment::House,
        kind: new.kind.clone(),
        at: n << 16,
        node: Id::from_number(1),
        author: Id::from_number(2),
        site: Id::from_number(3),
        happened_on: new.happened_on,
        class: Class::Open,
        body: Some(new.body.clone()),
    }
}
fn fold(facts: &[NewFact]) -> State {
    State::fold(&Stream::new(Id::from_number(7), facts.iter().zip(1..).map(|(new, n)| fact(new, n)).collect()))
}

#[test]
fn an_arrival_is_announced_in_numbers() {
    let known = fold(&rules::expect(&State::default(), &form(), today()).ok().unwrap());
    let expected = known.expected.clone().unwrap();
    assert_eq!((expected.origin.as_str(), expected.people(), expected.held.len()), ("Assamaka, camion", 40, 0));
    let hold = PlannedForm { hold: "yes".to_owned(), ..form() };
    let held = fold(&rules::expect(&State::default(), &hold, today()).ok().unwrap()).expected.unwrap().held;
    assert_eq!(held.into_iter().collect::<Vec<_>>(), [("family".to_owned(), 8), ("men".to_owned(), 20), ("women".to_owned(), 12)]);
    let own = PlannedForm { hold: "yes".to_owned(), hold_family: "15".to_owned(), hold_men: "18".to_owned(), ..form() };
    let held = fold(&rules::expect(&State::default(), &own, today()).ok().unwrap()).expected.unwrap().held;
    assert_eq!(held.into_iter().collect::<Vec<_>>(), [("family".to_owned(), 15), ("men".to_owned(), 18)]);
    assert!(rules::expect(&known, &PlannedForm::of(&expected), today()).ok().unwrap().is_empty(), "nothing new, no fact");
}

/// What is typed wrongly, the field, and what is said of it.
type Case = (fn(&mut PlannedForm), &'static str, &'static str);

#[test]
fn what_is_wrong_is_said_beside_its_field() {
    let wrong = |change: fn(&mut PlannedForm)| {
        let mut form = form();
        change(&mut form);
        let problems = rules::expect(&State::default(), &form, today()).err().unwrap();
        problems.0.iter().map(|p| (p.field.clone(), p.key.clone())).collect::<Vec<_>>()
    };
    let cases: [Case; 7] = [
        (|f| f.day = "2026-03-09".to_owned(), "day", "place-day-past"),
        (|f| f.day = "soon".to_owned(), "day", "place-day-unreadable"),
        (|f| f.day = "2029-01-01".to_owned(), "day", "planned-day-far"),
        (|f| f.origin.clear(), "origin", "planned-origin-missing"),
        (|f| f.men = "many".to_owned(), "men", "planned-number"),
        (|f| f.pregnant = "41".to_owned(), "pregnant", "planned-group-large"),
        (|f| (f.women, f.men, f.children) = Default::default(), "women", "planned-nobody"),
    ];
    for (change, field, key) in cases {
        assert_eq!(wrong(change), [(field.to_owned(), key.to_owned())]);
    }
}

#[test]
fn they_come_or_they_do_not() {
    let mut facts = rules::expect(&State::default(), &form(), today()).ok().unwrap();
    let known = fold(&facts);
    assert_eq!(keys(&rules::cancel(&known, &CancelForm::default()).err().unwrap()), [("reason", "place-reason-missing")]);
    let as_announced = rules::arrived(&known, &ArrivedForm::default(), today()).ok().unwrap();
    assert!(matches!(fold(&both(&facts, &as_announced)).outcome, Outcome::Arrived(came, _) if came.women + came.men + came.children == 40));
    facts.extend(rules::arrived(&known, &ArrivedForm { women: "10".to_owned(), ..ArrivedForm::default() }, today()).ok().unwrap());
    let over = fold(&facts);
    assert!(matches!(over.outcome, Outcome::Arrived(came, _) if (came.women, came.men) == (10, 0)));
    assert_eq!(keys(&rules::cancel(&over, &CancelForm { reason: "rain".to_owned() }).err().unwrap()), [("", "planned-over")]);
    assert_eq!(keys(&rules::expect(&over, &form(), today()).err().unwrap()), [("", "planned-over")]);
}

fn both(one: &[NewFact], other: &[NewFact]) -> Vec<NewFact> {
    let copy = |f: &NewFact| NewFact { kind: f.kind.clone(), compartment: f.compartment, class: f.class, happened_on: f.happened_on, body: f.body.clone() };
    one.iter().chain(other).map(copy).collect()
}

#[test]
fn every_kind_decodes_its_golden_sample() {
    let samples = [
        ("planned/expected", r#"{"day":"2026-03-11","origin":"Assamaka","women":1,"groups":{"pregnant":1},"later":1}"#),
        ("planned/arrived", r#"{"women":1}"#),
        ("planned/cancelled", r#"{"reason":"pluie"}"#),
    ];
    assert_eq!(samples.len(), PlannedFact::KINDS.len());
    for (kind, body) in samples {
        assert!(PlannedFact::decode(kind, &serde_json::from_str(body).unwrap()).is_some(), "{kind}");
    }
}

proptest! {
    /// Merged histories may say that they came and that they do not.
    #[test]
    fn the_order_of_arrival_does_not_matter(order in Just((0..4_usize).collect::<Vec<_>>()).prop_shuffle()) {
        let mut facts = rules::expect(&State::default(), &form(), today()).ok().unwrap();
        let known = fold(&facts);
        facts.extend(rules::arrived(&known, &ArrivedForm::default(), today()).ok().unwrap());
        facts.extend(rules::cancel(&known, &CancelForm { reason: "rain".to_owned() }).ok().unwrap());
        facts.extend(rules::expect(&known, &PlannedForm { men: "1".to_owned(), ..form() }, today()).ok().unwrap());
        let told: Vec<Fact> = facts.iter().zip(1..).map(|(new, n)| fact(new, n)).collect();
        let shuffled = order.iter().map(|at| told[*at].clone()).collect();
        let (one, other) = (Stream::new(Id::from_number(7), told), Stream::new(Id::from_number(7), shuffled));
        prop_assert_eq!(State::fold(&one), State::fold(&other));
        prop_assert!(matches!(State::fold(&one).outcome, Outcome::Arrived(..)), "who has come has come");
    }
}
