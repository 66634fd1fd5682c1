use std::sync::Arc;

use ledger::{FactKind as _, Id, Instant, NewFact};
use proptest::prelude::*;

use super::facts::{Alert, AlertFact, AlertId, Alerts, Ended, Kind, Passed, State, Taken};
use super::rules::{self, Raising};
use crate::Level;
use crate::tests::{NewFactOf, keys, refused, stream, twice};

fn raised(id: u128, kind: Kind) -> NewFact {
    rules::raise(Id::from_number(id), Raising { kind, level: Level::High, at: Instant::from_millis(5), wish: "woman".to_owned() })
}

fn after(deeds: Vec<(u128, NewFact)>) -> Alert {
    let all = std::iter::once((1, raised(1, Kind::Medical))).chain(deeds).collect();
    Alerts::fold(&stream(all)).0.remove(&Id::from_number(1)).unwrap()
}

#[test]
fn an_alert_from_nobody_to_its_end() {
    let open = after(Vec::new());
    assert_eq!((open.state.name(), open.kind, open.wish.as_str()), ("open", Kind::Medical, "woman"));
    let take = |alert: &Alert, by: u128| rules::take(alert, Id::from_number(by)).map(|mut facts| facts.remove(0));
    let taken = after(vec![(8, take(&open, 8).unwrap())]);
    assert_eq!(taken.state, State::Taken { by: Id::from_number(8) });
    assert_eq!(keys(take(&taken, 8)), refused("", "alert-yours"));
    assert!(take(&taken, 9).is_ok(), "a colleague may go on when the shift of the first is over");
    assert_eq!(keys(rules::pass(&taken, "medical")), refused("to", "alert-to-missing"));
    assert_eq!(keys(rules::pass(&taken, "police")), refused("to", "alert-to-missing"));
    let passed = after(vec![(8, take(&open, 8).unwrap()), (8, rules::pass(&taken, "psychosocial").unwrap().remove(0))]);
    assert_eq!((passed.state.clone(), passed.kind), (State::Open, Kind::Psychosocial), "whoever gets it finds it open");
    assert_eq!(keys(rules::finish(&passed, "cured")), refused("outcome", "alert-outcome-missing"));
    let done = after(vec![(8, rules::finish(&passed, "seen").unwrap().remove(0))]);
    assert_eq!(done.state, State::Done { by: Id::from_number(8), outcome: "seen".to_owned() });
    for refusal in [take(&done, 9).map(|_| ()), rules::finish(&done, "seen").map(|_| ()), rules::pass(&done, "support").map(|_| ())] {
        assert_eq!(keys(refusal), refused("", "alert-over"));
    }
}

#[test]
fn deeds_without_an_alert_or_after_its_end_change_nothing() {
    let id: AlertId = Id::from_number(1);
    let taken = || AlertFact::Taken(Taken { alert: id }).fact();
    let done = || AlertFact::Done(Ended { alert: id, outcome: "gone".to_owned() }).fact();
    assert!(Alerts::fold(&stream(vec![(1, taken())])).0.is_empty());
    let all = Alerts::fold(&stream(vec![(1, raised(1, Kind::Support)), (1, done()), (2, taken()), (3, raised(1, Kind::Medical))]));
    assert_eq!(all.0.values().map(|alert| (alert.kind, alert.state.name())).collect::<Vec<_>>(), [(Kind::Support, "done")]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn the_order_of_arrival_does_not_matter((written, received) in twice(any_fact())) {
        prop_assert_eq!(Alerts::fold(&written), Alerts::fold(&received));
    }
}

fn any_fact() -> impl Strategy<Value = NewFactOf> {
    (0..4_u8, 1..4_u128, 0..4_usize).prop_map(|(what, id, kind)| {
        let alert: AlertId = Id::from_number(id);
        NewFactOf(Arc::new(move || match what {
            0 => raised(id, Kind::ALL[kind]),
            1 => AlertFact::Taken(Taken { alert }).fact(),
            2 => AlertFact::Done(Ended { alert, outcome: "seen".to_owned() }).fact(),
            _ => AlertFact::Passed(Passed { alert, to: Kind::ALL[kind] }).fact(),
        }))
    })
}
