use ledger::{FactKind as _, Id, NewFact, Stream, StreamId, UserId};
use proptest::prelude::*;
use web::Problems;

use super::facts::{Answered, Come, Described, Linked, Marked, Met, Opened, State, Step, Stepped, Ticket, TicketFact};
use super::form::TicketForm;
use super::rules::{self, GROUPS, NEEDS, RISKS, ROUTES};
use crate::tests::{Raw, fact, minutes, raw};

const SITE_DAY: (i16, i8, i8) = (2026, 3, 2);

/// What is typed wrong, and the problems it gives.
type Wrong<'a> = (fn(&mut TicketForm), &'a [(&'a str, &'a str)]);
/// Steps done before by users, the step now and by whom, and what becomes of it.
type StepCase<'a> = (&'a [(Step, u128)], &'a str, u128, Result<State, &'a str>);

fn keys(problems: &Problems) -> Vec<(&str, &str)> {
    problems.0.iter().map(|p| (p.field.as_str(), p.key.as_str())).collect()
}

fn list(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn form(change: impl FnOnce(&mut TicketForm)) -> TicketForm {
    let mut form = TicketForm { men: "1".to_owned(), ..TicketForm::default() };
    change(&mut form);
    form
}

#[test]
fn what_is_typed_at_the_door() {
    let one = |change: fn(&mut TicketForm)| rules::read(&form(change));
    let (come, marked, described) = one(|f| {
        f.language = list(&["haoussa", "fra", "Hausa", ""]);
        f.need = list(&["food", "water", "food"]);
        f.group = list(&["pain"]);
        f.look = "  foulard   rouge ".to_owned();
    })
    .unwrap();
    assert_eq!((come.route.as_str(), come.women, come.men, come.children, come.interpreter), ("walk_in", 0, 1, 0, false));
    assert_eq!(come.languages, ["hau", "fra"], "each once, the best first");
    assert_eq!(come.needs, ["water", "food"], "each once, in the order of the list");
    assert_eq!((marked.risks.len(), marked.groups, described.look.as_str()), (0, list(&["pain"]), "foulard rouge"));

    let quick = |quick: &str| rules::read(&TicketForm { quick: quick.to_owned(), ..TicketForm::default() });
    assert_eq!(quick("man").unwrap().0.men, 1);
    assert_eq!(quick("woman").unwrap().0.women, 1);
    let (come, marked, _) = quick("child").unwrap();
    assert_eq!((come.children, marked.risks), (1, list(&["child_alone"])), "a child alone is an immediate risk");

    let wrong: [Wrong<'_>; 9] = [
        (|f| f.men.clear(), &[("women", "arrival-heads-missing")]),
        (|f| f.men = "two".to_owned(), &[("men", "arrival-count-odd")]),
        (|f| f.women = "-1".to_owned(), &[("women", "arrival-count-odd")]),
        (|f| (f.women, f.men) = ("40".to_owned(), "40".to_owned()), &[("women", "arrival-heads-many")]),
        (|f| f.route = "boat".to_owned(), &[("route", "arrival-not-in-list")]),
        (|f| f.language = list(&["klingon"]), &[("language", "arrival-language-unknown")]),
        (|f| f.language = list(&["fra", "eng", "ara", "hau", "wol"]), &[("language", "arrival-languages-many")]),
        (|f| f.risk = list(&["child_alone"]), &[("children", "arrival-child-missing")]),
        (|f| (f.need, f.look) = (list(&["money"]), "x".repeat(61)), &[("need", "arrival-not-in-list"), ("look", "arrival-too-long")]),
    ];
    for (change, expected) in wrong {
        assert_eq!(keys(&rules::read(&form(change)).err().unwrap()), expected);
    }
}

fn user(n: u128) -> UserId {
    Id::from_number(n)
}

fn opened(come: Come) -> NewFact {
    let (year, month, day) = SITE_DAY;
    TicketFact::Opened(Opened { number: 7, day: ledger::Day::new(year, month, day).unwrap(), come }).fact()
}

/// A ticket on which these steps were done, each by a user.
fn ticket(steps: &[(Step, u128)]) -> Ticket {
    let id: StreamId = Id::from_number(9);
    let come = Come { men: 1, needs: list(&["water", "medical"]), ..Come::default() };
    let mut facts =
        vec![fact(id, (1, 0, 1), opened(come)), fact(id, (2, 0, 1), TicketFact::Marked(Marked { risks: list(&["medical"]), groups: vec![] }).fact())];
    for (minute, (step, by)) in (1_i64..).zip(steps) {
        let n = u128::try_from(minute).unwrap() + 10;
        facts.push(fact(id, (n, minute, *by), TicketFact::Stepped(Stepped { step: *step }).fact()));
    }
    Ticket::fold(&Stream::new(id, facts))
}

#[test]
fn the_steps_of_a_ticket() {
    use Step::{Begin, Call, Done, Leave, Link, Redirect};
    let table: &[StepCase<'_>] = &[
        (&[], "call", 1, Ok(State::Called)),
        (&[], "begin", 1, Ok(State::Serving)),
        (&[], "return", 1, Err("arrival-waits-already")),
        (&[], "done", 1, Ok(State::Done)),
        (&[], "leave", 1, Ok(State::Left)),
        (&[], "link", 1, Err("arrival-not-in-list")),
        (&[], "fly", 1, Err("arrival-not-in-list")),
        (&[(Call, 1)], "call", 2, Err("arrival-taken")),
        (&[(Call, 1)], "call", 1, Err("arrival-already-yours")),
        (&[(Call, 1)], "begin", 1, Ok(State::Serving)),
        (&[(Call, 1)], "begin", 2, Ok(State::Serving)),
        (&[(Call, 1)], "return", 1, Ok(State::Waiting)),
        (&[(Call, 1), (Begin, 1)], "begin", 2, Err("arrival-taken")),
        (&[(Call, 1), (Begin, 1)], "call", 1, Err("arrival-already-yours")),
        (&[(Begin, 1), (Link, 1)], "call", 2, Err("arrival-linked-already")),
        (&[(Begin, 1), (Link, 1)], "done", 2, Ok(State::Done)),
        (&[(Begin, 1), (Link, 1)], "return", 2, Ok(State::Waiting)),
        (&[(Done, 1)], "done", 1, Err("arrival-closed")),
        (&[(Leave, 1)], "call", 1, Err("arrival-closed")),
        (&[(Redirect, 1)], "return", 1, Ok(State::Waiting)),
    ];
    for (steps, step, by, expected) in table {
        let before = ticket(steps);
        let got = rules::step(&before, step, user(*by));
        match (got, expected) {
            (Ok(facts), Ok(state)) => {
                assert_eq!(facts.len(), 1);
                let id: StreamId = Id::from_number(9);
                let mut all: Vec<_> = facts.into_iter().map(|new| fact(id, (99, 99, *by), new)).collect();
                all.push(fact(id, (1, 0, 1), opened(Come::default())));
                assert_eq!(Ticket::fold(&Stream::new(id, all)).state, *state, "{steps:?} {step}");
            }
            (Err(problems), Err(key)) => assert!(problems.0.iter().any(|p| p.key == *key), "{steps:?} {step} {problems:?}"),
            (got, _) => panic!("{steps:?} {step}: {:?}", got.map(|facts| facts.len())),
        }
    }
}

#[test]
fn needs_and_risks() {
    let waiting = ticket(&[]);
    assert_eq!(waiting.unmet().collect::<Vec<_>>(), ["water", "medical"]);
    assert_eq!(rules::give(&list(&["water", "rest"])).unwrap().len(), 2, "also what nobody had noted");
    assert_eq!(keys(&rules::give(&[]).err().unwrap()), [("need", "arrival-need-missing")]);
    assert_eq!(rules::answer(&waiting, "medical").unwrap().len(), 1);
    assert_eq!(keys(&rules::answer(&waiting, "safety").err().unwrap()), [("risk", "arrival-risk-answered")]);
    // Help at the door waits for nothing: a ticket that is closed still takes it.
    assert!(rules::give(&list(&["food"])).is_ok());
    let guest: StreamId = Id::from_number(5);
    assert_eq!(rules::link(&waiting, vec![guest]).unwrap().len(), 2);
    assert_eq!(keys(&rules::link(&waiting, vec![]).err().unwrap()), [("guest", "arrival-guest-missing")]);
    assert_eq!(keys(&rules::link(&ticket(&[(Step::Done, 1)]), vec![guest]).err().unwrap()), [("", "arrival-closed")]);
    assert_eq!(keys(&rules::redirect(&waiting, " ", "").err().unwrap()), [("place", "arrival-place-missing"), ("reason", "arrival-reason-missing")]);
    assert_eq!(rules::redirect(&waiting, "Hôpital régional", "pas de chirurgie ici").unwrap().len(), 2);
}

#[test]
fn mending_writes_only_what_differs() {
    let waiting = ticket(&[]);
    let same = rules::change(&waiting, waiting.come.clone(), waiting.marked.clone(), Described::default()).unwrap();
    assert!(same.is_empty());
    let more = Come { women: 2, ..waiting.come.clone() };
    let facts = rules::change(&waiting, more, Marked::default(), Described { look: "sac bleu".to_owned() }).unwrap();
    let kinds: Vec<&str> = facts.iter().map(|fact| fact.kind.as_str()).collect();
    assert_eq!(kinds, ["ticket/changed", "ticket/marked", "ticket/described"]);
}

fn deed() -> impl Strategy<Value = Raw> {
    let words = |known: &'static [&'static str]| proptest::collection::vec(proptest::sample::select(known), 0..3).prop_map(|words| list(&words));
    let come = (words(NEEDS), 0_i64..4, 0_i64..4, proptest::sample::select(ROUTES)).prop_map(|(needs, women, men, route)| Come {
        route: route.to_owned(),
        women,
        men,
        needs,
        ..Come::default()
    });
    prop_oneof![
        come.clone().prop_map(|come| raw(opened(come))),
        come.prop_map(|come| raw(TicketFact::Changed(come).fact())),
        (words(RISKS), words(GROUPS)).prop_map(|(risks, groups)| raw(TicketFact::Marked(Marked { risks, groups }).fact())),
        proptest::sample::select(RISKS).prop_map(|risk| raw(TicketFact::Answered(Answered { risk: risk.to_owned() }).fact())),
        proptest::sample::select(NEEDS).prop_map(|need| raw(TicketFact::Met(Met { need: need.to_owned() }).fact())),
        proptest::sample::select(&[Step::Call, Step::Begin, Step::Return, Step::Link, Step::Done, Step::Redirect, Step::Leave][..])
            .prop_map(|step| raw(TicketFact::Stepped(Stepped { step }).fact())),
        (1_u128..4).prop_map(|n| raw(TicketFact::Linked(Linked { guests: vec![Id::from_number(n)] }).fact())),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// The state follows from the facts alone, in whatever order they arrive; nobody is linked twice; what was answered or
    /// met is not open.
    #[test]
    fn the_order_of_arrival_does_not_matter((deeds, shuffled) in proptest::collection::vec(deed(), 0..12).prop_map(minutes).prop_flat_map(|facts| (Just(facts.clone()), Just(facts).prop_shuffle()))) {
        let id: StreamId = Id::from_number(9);
        let (one, other) = (Ticket::fold(&Stream::new(id, deeds)), Ticket::fold(&Stream::new(id, shuffled)));
        prop_assert_eq!((one.state, &one.come, &one.marked, &one.guests, &one.met), (other.state, &other.come, &other.marked, &other.guests, &other.met));
        let mut guests = one.guests.clone();
        guests.sort();
        guests.dedup();
        prop_assert_eq!(guests.len(), one.guests.len());
        prop_assert!(one.unanswered().all(|risk| !one.answered.contains(risk)));
        prop_assert!(one.unmet().all(|need| !one.met.iter().any(|(_, met)| met == need)));
    }
}
