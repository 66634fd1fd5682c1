use ledger::{Day, Fact, FactKind as _, Id, Instant, Stream, StreamId};
use proptest::prelude::*;

use super::facts::{Crossed, Crossings, Direction, GateFact};
use super::rules::{Outcome, SAME_MS, cross};

fn at(ms: i64) -> Instant {
    Day::new(2026, 3, 1).unwrap().start(&jiff::tz::TimeZone::UTC).plus_ms(ms)
}

fn stream(crossings: &[(Direction, i64)]) -> Stream {
    let id: StreamId = Id::from_number(7);
    let fact = |(n, (direction, ms)): (i64, &(Direction, i64))| {
        let new = GateFact::Crossed(Crossed { direction: *direction, at: at(*ms) }).fact();
        Fact {
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
        }
    };
    Stream::new(id, (1..).zip(crossings).map(fact).collect())
}

use Direction::{In, Out};

#[test]
fn a_card_read_twice_is_one_passing() {
    let none = Crossings::default();
    assert!(matches!(cross(&none, Some(at(0)), None, at(1_000)), Ok(Outcome::Passes(Out, facts)) if facts.len() == 1));
    let out = Crossings::fold(&stream(&[(Out, 1_000)]));
    assert!(matches!(cross(&out, Some(at(0)), None, at(1_000 + SAME_MS - 1)), Ok(Outcome::Already(Out, _))), "the other gate, or a hand that shakes");
    assert!(matches!(cross(&out, Some(at(0)), None, at(1_000 + SAME_MS)), Ok(Outcome::Passes(In, _))));
    assert!(matches!(cross(&out, Some(at(0)), Some(Out), at(2_000)), Ok(Outcome::Already(Out, _))));
    assert!(matches!(cross(&out, Some(at(0)), Some(In), at(2_000)), Ok(Outcome::Passes(In, _))), "whoever is asked for passes at once");
    assert_eq!(cross(&out, Some(at(0)), Some(Out), at(60_000)).err().unwrap().0[0].key, "gate-already-out");
    assert_eq!(cross(&none, Some(at(0)), Some(In), at(60_000)).err().unwrap().0[0].key, "gate-already-in");
    assert_eq!(cross(&none, None, None, at(60_000)).err().unwrap().0[0].key, "gate-not-resident");
}

#[test]
fn a_new_stay_begins_inside() {
    let out = Crossings::fold(&stream(&[(Out, 1_000)]));
    assert!(matches!(cross(&out, Some(at(5_000)), None, at(100_000)), Ok(Outcome::Passes(Out, _))), "who came back by the front door is in");
}

#[test]
fn a_gate_whose_clock_is_behind_does_not_undo() {
    let out = Crossings::fold(&stream(&[(Out, 100_000)]));
    let Ok(Outcome::Passes(In, facts)) = cross(&out, Some(at(0)), Some(In), at(50_000)) else { panic!() };
    assert_eq!(facts.len(), 1);
    let crossed: Crossed = serde_json::from_value(facts[0].body.clone()).unwrap();
    assert_eq!(crossed.at, at(100_000));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]
    #[test]
    fn crossings_alternate_and_do_not_depend_on_order(list in proptest::collection::vec((any::<bool>(), 0_i64..50), 0..12), seed in any::<u64>()) {
        // Instants differ, as they do at a real gate; what is of one instant keeps the order of the ledger.
        let list: Vec<(Direction, i64)> = list.into_iter().enumerate().map(|(i, (out, ms))| (if out { Out } else { In }, ms * 100 + i64::try_from(i).unwrap())).collect();
        let folded = Crossings::fold(&stream(&list));
        let mut mixed = list.clone();
        let len = mixed.len();
        if len > 1 { for i in 0..len { let j = usize::try_from(seed % u64::try_from(len).unwrap()).unwrap(); mixed.swap(i, (i + j) % len); } }
        prop_assert_eq!(&folded, &Crossings::fold(&stream(&mixed)));
        prop_assert!(folded.0.windows(2).all(|pair| pair[0].0 != pair[1].0 && pair[0].1 < pair[1].1));
        prop_assert!(folded.0.first().is_none_or(|first| first.0 == Out));
    }
}
