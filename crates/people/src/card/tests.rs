//! The rules of cards.

use ledger::{Class, Compartment, Day, Fact, FactKind as _, Id, NewFact, Stream, StreamId};

use super::facts::Cards;
use super::rules;
use crate::consent::{Answer, Consents, Given, LiveConsent, give};

fn day() -> Day {
    Day::new(2026, 3, 1).unwrap()
}

/// A stream that holds facts one after the other.
fn stream(facts: impl IntoIterator<Item = NewFact>) -> Stream {
    let id: StreamId = Id::from_number(7);
    let place = |(n, new): (i64, NewFact)| Fact {
        id: Id::from_number(u128::try_from(n).unwrap() + 1),
        stream: id,
        compartment: new.compartment,
        kind: new.kind,
        at: n << 16,
        node: Id::from_number(1),
        author: Id::from_number(2),
        site: Id::from_number(3),
        happened_on: new.happened_on,
        class: new.class,
        body: Some(new.body),
    };
    Stream::new(id, (1..).zip(facts).map(place).collect())
}

fn live() -> LiveConsent {
    let given = Given { id: "c".into(), answers: [("general".to_owned(), Answer::Given)].into(), ..Given::default() };
    Consents::fold(&stream(give(given))).live("general", day()).ok().unwrap()
}

fn issue(before: Vec<NewFact>, digest: &str) -> Vec<NewFact> {
    let copy = |f: &NewFact| NewFact { kind: f.kind.clone(), compartment: f.compartment, class: f.class, happened_on: f.happened_on, body: f.body.clone() };
    let cards = Cards::fold(&stream(before.iter().map(copy)));
    let mut all = before;
    all.extend(rules::issue(&cards, &live(), digest, "a4").unwrap());
    all
}

#[test]
fn a_new_card_revokes_the_one_before() {
    let cards = Cards::fold(&stream(issue(issue(Vec::new(), "one"), "two")));
    let seen: Vec<_> = cards.all.iter().map(|c| (c.serial, c.token_digest.as_str(), c.revoked.as_ref().map(|r| r.1.as_str()))).collect();
    assert_eq!(seen, [(1, "one", Some("replaced")), (2, "two", None)]);
}

#[test]
fn a_lost_card_is_over_and_only_once() {
    let mut facts = issue(Vec::new(), "one");
    let cards = Cards::fold(&stream(issue(Vec::new(), "one")));
    facts.extend(rules::lose(&cards).unwrap());
    let cards = Cards::fold(&stream(facts));
    assert_eq!(cards.valid().count(), 0);
    assert!(rules::lose(&cards).is_err());
}

#[test]
fn facts_of_cards_are_open_and_say_nothing_of_the_person() {
    for fact in issue(issue(Vec::new(), "one"), "two") {
        assert_eq!((fact.compartment, fact.class), (Compartment::House, Class::Open));
        assert!(super::CardFact::decode(&fact.kind, &fact.body).is_some());
    }
}

#[test]
fn an_unknown_layout_is_refused() {
    assert!(rules::issue(&Cards::default(), &live(), "x", "poster").is_err());
    assert!(rules::LAYOUTS.iter().all(|code| rules::layout(code).is_some()));
}

#[test]
fn a_scanned_token_is_told_from_a_name() {
    let token = "abcdefghijkmnpqrstuvwxyz23456789";
    assert_eq!(rules::token(&rules::content(token)).as_deref(), Some(token));
    assert_eq!(rules::token(&format!(" relais1:{} \r\n", token.to_uppercase())).as_deref(), Some(token));
    for other in ["Diallo", "AGZ-4K7-92T", "RELAIS1:", "RELAIS1:short", "RELAIS1:abcdefghijkmnpqrstuvwxyz2345678é", "é"] {
        assert_eq!(rules::token(other), None, "{other}");
    }
}
