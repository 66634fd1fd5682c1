use care::Level;
use ledger::{Day, FactKind as _, Instant};
use proptest::prelude::*;

use super::facts::{CaseloadFact, Done, Flag, Flagged};
use super::rules::{Due, DueOn, Load, Standing, due, dues};
use crate::tests::{NewFactOf, twice};

fn day(d: i8) -> Day {
    Day::new(2026, 3, d).unwrap()
}

fn standing() -> Standing {
    let none = Instant::from_millis(0);
    Standing {
        level: Level::Low,
        opened_at: none,
        given_at: None,
        next_on: Some(day(20)),
        planned: true,
        next_due: Some(day(20)),
        review_on: Some(day(20)),
        consent_to: Day::new(2027, 1, 1),
        missed: 0,
        flagged: false,
    }
}

#[test]
fn what_is_due_is_said_with_its_day() {
    let now = (day(10), Instant::from_millis(1_773_136_800_000));
    let cases: Vec<(Standing, Vec<DueOn>)> = vec![
        (standing(), vec![]),
        (Standing { next_on: None, planned: false, ..standing() }, vec![(Due::Assess, None)]),
        (Standing { next_on: Some(day(10)), ..standing() }, vec![(Due::Again, Some(day(10)))]),
        (Standing { planned: false, next_due: None, review_on: None, ..standing() }, vec![(Due::Plan, None)]),
        (Standing { next_due: Some(day(9)), review_on: Some(day(3)), ..standing() }, vec![(Due::Action, Some(day(9))), (Due::Review, Some(day(3)))]),
        (Standing { missed: 1, flagged: true, ..standing() }, vec![(Due::Flag, None), (Due::Missed, None)]),
        (Standing { consent_to: Some(day(24)), ..standing() }, vec![(Due::Consent, Some(day(24)))]),
        (Standing { consent_to: Some(day(25)), ..standing() }, vec![]),
        (Standing { given_at: Some(now.1), ..standing() }, vec![(Due::New, None)]),
    ];
    for (standing, want) in cases {
        assert_eq!(dues(&standing, now), want, "{standing:?}");
    }
}

#[test]
fn what_is_merely_new_is_not_counted_and_danger_is_said() {
    let new = Standing { given_at: Some(Instant::from_millis(1_773_136_800_000)), ..standing() };
    assert_eq!(due([&new, &standing()], day(10)), (false, 0));
    let late = Standing { next_on: Some(day(1)), level: Level::High, ..standing() };
    assert_eq!(due([&late, &new], day(10)), (true, 1));
}

#[test]
fn whoever_supervises_does_so_for_the_whole_site() {
    // The sums of the board know no narrower scope.
    for role in access::Role::ALL {
        for (duty, scope) in role.duties() {
            assert!(*duty != access::Duty::CaseApprove || *scope == access::Scope::SiteRestricted, "{role:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]
    #[test]
    fn loads_add_up(parts in prop::collection::vec((0..50_i64, 0..50_i64), 0..9)) {
        let all: Vec<Load> = parts.iter().map(|(open, high)| Load { open: *open, high: *high, ..Load::default() }).collect();
        let sum = all.iter().fold(Load::default(), |sum, load| sum.plus(load));
        prop_assert_eq!((sum.open, sum.high), (parts.iter().map(|p| p.0).sum(), parts.iter().map(|p| p.1).sum()));
    }

    #[test]
    fn the_order_of_arrival_does_not_matter((written, received) in twice(any_fact())) {
        prop_assert_eq!(Flag::fold(&written), Flag::fold(&received));
    }
}

fn any_fact() -> impl Strategy<Value = NewFactOf> {
    (any::<bool>(), "[a-c]{1}").prop_map(|(raise, why)| {
        NewFactOf::new(move || {
            if raise { CaseloadFact::Flagged(Flagged { why: why.clone(), by: None, from: None }).fact() } else { CaseloadFact::Lowered(Done {}).fact() }
        })
    })
}
