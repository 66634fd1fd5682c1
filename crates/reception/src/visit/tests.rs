use ledger::{Id, Stream, StreamId};
use proptest::prelude::*;
use web::Problems;

use super::facts::{Cancelled, Visit, VisitFact, Went};
use super::form::VisitForm;
use super::rules::{self, Now};
use crate::tests::{START, fact};
use ledger::{FactKind as _, Instant, NewFact};

const MINUTE: i64 = 60_000;

fn now(minute: i64) -> Now {
    let zone = jiff::tz::TimeZone::get("Africa/Niamey").unwrap();
    let at = Instant::from_millis(START + minute * MINUTE);
    Now { at, today: at.day(&zone), zone }
}

fn keys(problems: &Problems) -> Vec<(&str, &str)> {
    problems.0.iter().map(|p| (p.field.as_str(), p.key.as_str())).collect()
}

fn form(men: &str, purpose: &str, at: &str) -> VisitForm {
    VisitForm { men: men.to_owned(), purpose: purpose.to_owned(), at: at.to_owned(), ..VisitForm::default() }
}

fn visit(news: Vec<NewFact>) -> Visit {
    let id: StreamId = Id::from_number(9);
    Visit::fold(&Stream::new(id, (0_u128..).zip(0_i64..).zip(news).map(|((n, minute), new)| fact(id, (n, minute, 1), new)).collect()))
}

#[test]
fn coming_and_going() {
    let now = now(0);
    let clock = now.at.at_zone(&now.zone);
    let typed = format!("{:02}:{:02}", clock.hour(), clock.minute());
    let came = rules::come(&form("2", "phone", &typed), (4, None), &now).unwrap();
    let inside = visit(came);
    assert!(inside.is_inside());
    assert_eq!(inside.came.as_ref().map(|came| (came.number, came.men, came.purpose.as_str())), Some((4, 2, "phone")));
    assert_eq!(keys(&rules::come(&form("", "phone", ""), (1, None), &now).err().unwrap()), [("women", "arrival-heads-missing")]);
    assert_eq!(
        keys(&rules::come(&form("x", "party", "25:00"), (1, None), &now).err().unwrap()),
        [("men", "arrival-count-odd"), ("purpose", "visit-purpose-missing"), ("at", "visit-time-odd")]
    );
    assert_eq!(rules::time("23h59", &now), Err("visit-time-future"));
    assert_eq!(rules::time("", &now), Ok(now.at));
    assert_eq!(keys(&rules::go(&inside, "00:00", &now).err().unwrap()), [("at", "visit-time-before")]);
    let gone = rules::go(&inside, "", &self::now(5)).unwrap();
    let all: Vec<NewFact> = rules::come(&form("2", "phone", ""), (4, None), &now).unwrap().into_iter().chain(gone).collect();
    let gone = visit(all);
    assert!(!gone.is_inside());
    assert_eq!(keys(&rules::go(&gone, "", &self::now(6)).err().unwrap()), [("", "visit-not-inside")]);
    assert_eq!(keys(&rules::cancel(&gone).err().unwrap()), [("", "visit-not-inside")]);
}

#[test]
fn only_visits_of_earlier_days_are_settled() {
    let inside = visit(rules::come(&form("1", "clinic", ""), (1, None), &now(0)).unwrap());
    assert!(rules::settle(&inside, &now(1)).is_empty());
    let settled = rules::settle(&inside, &now(2 * 24 * 60));
    assert_eq!(settled.len(), 1);
    assert!(rules::settle(&Visit::default(), &now(0)).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Nobody is inside who went or never came, in whatever order the notes arrive, and the first exit stands.
    #[test]
    fn the_order_of_arrival_does_not_matter((facts, shuffled) in proptest::collection::vec(0_u8..4, 0..8).prop_map(|deeds| {
        (0_u128..).zip(0_i64..).zip(deeds).map(|((n, minute), deed)| {
            let new = match deed {
                0 => rules::come(&form("1", "other", ""), (1, Some(Id::from_number(n))), &now(minute)).unwrap().remove(0),
                1 => VisitFact::Went(Went { at: Some(Instant::from_millis(START + minute)) }).fact(),
                2 => VisitFact::Went(Went { at: None }).fact(),
                _ => VisitFact::Cancelled(Cancelled {}).fact(),
            };
            fact(Id::from_number(9), (n, minute, 1), new)
        }).collect::<Vec<_>>()
    }).prop_flat_map(|facts| (Just(facts.clone()), Just(facts).prop_shuffle()))) {
        let id: StreamId = Id::from_number(9);
        let (one, other) = (Visit::fold(&Stream::new(id, facts)), Visit::fold(&Stream::new(id, shuffled)));
        prop_assert_eq!(one.is_inside(), other.is_inside());
        prop_assert_eq!(one.went.as_ref().map(|went| went.at), other.went.as_ref().map(|went| went.at));
        prop_assert!(!one.is_inside() || (one.came.is_some() && one.went.is_none() && !one.cancelled));
    }
}
