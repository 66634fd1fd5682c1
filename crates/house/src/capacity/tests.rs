use ledger::{Class, Compartment, Day, Fact, FactKind as _, Id, NewFact, Stream};
use proptest::prelude::*;
use web::Problems;

use super::facts::{CapacityFact, Figures, Standard, State};
use super::rules::{self, Capacity, FiguresForm, WaiverForm, capacity, capacity_for, needs};

fn today() -> Day {
    Day::new(2026, 3, 10).unwrap()
}

fn keys(problems: &Problems) -> Vec<(&str, &str)> {
    problems.0.iter().map(|p| (p.field.as_str(), p.key.as_str())).collect()
}

fn stream(facts: Vec<NewFact>) -> Stream {
    let facts = facts.into_iter().zip(1_i64..).map(|(new, n)| Fact {
        id: Id::from_number(n.unsigned_abs().into()),
        stream: Id::from_number(7),
        compartment: Compartment::House,
        kind: new.kind,
        at: n << 16,
        node: Id::from_number(1),
        author: Id::from_number(2),
        site: Id::from_number(7),
        happened_on: None,
        class: Class::Open,
        body: Some(new.body),
    });
    Stream::new(Id::from_number(7), facts.collect())
}

/// The test vectors of domain 5.6.
#[test]
fn what_people_need() {
    let cases = [(100, 5, 5, 2_000, 300_000, 35_000), (250, 13, 13, 5_000, 750_000, 87_500), (1_000, 50, 50, 20_000, 3_000_000, 350_000)];
    for (n, toilets, showers, water, total, covered) in cases {
        let found = needs(n, 0, 0);
        assert_eq!((found.toilets, found.showers, found.water_l, found.total_dm2, found.covered_dm2, found.beds), (toilets, showers, water, total, covered, n));
    }
    let mixed = needs(100, 41, 59);
    assert_eq!((mixed.toilets_women, mixed.toilets_men, mixed.toilets), (3, 3, 6), "each block by itself, more than 5 for 100");
    assert_eq!((mixed.showers_women, mixed.showers_men, mixed.showers), (3, 3, 6));
    assert_eq!(needs(0, 0, 0), rules::Needs::default());
    assert_eq!((rules::accessible_needed(6), rules::accessible_needed(20), rules::accessible_needed(0)), (1, 3, 0));
}

const HOUSE: Figures = Figures {
    toilets_women: Some(3),
    toilets_men: Some(3),
    toilets_accessible: Some(1),
    showers_women: Some(3),
    showers_men: Some(4),
    water_l: Some(2_600),
    total_dm2: Some(600_000),
    covered_dm2: Some(49_000),
};

/// What is different about the house, how many it takes then, and what binds.
type Case = (fn(&mut Figures), i64, Standard);

#[test]
fn the_smallest_figure_binds() {
    let with = |change: fn(&mut Figures)| {
        let mut figures = HOUSE;
        change(&mut figures);
        capacity(&figures, 200)
    };
    let cases: [Case; 6] = [
        (|_| {}, 120, Standard::Toilets),
        (|f| f.toilets_men = Some(9), 130, Standard::Water),
        (|f| f.showers_women = Some(0), 80, Standard::Showers),
        (|f| f.total_dm2 = Some(99_999), 33, Standard::TotalArea),
        (|f| f.covered_dm2 = Some(34_999), 99, Standard::CoveredArea),
        (|f| f.water_l = Some(19), 0, Standard::Water),
    ];
    for (change, people, binding) in cases {
        assert_eq!(with(change), Capacity { people, binding });
    }
    assert_eq!(capacity(&HOUSE, 40), Capacity { people: 40, binding: Standard::Beds });
    assert_eq!(capacity(&Figures::default(), 440), Capacity { people: 440, binding: Standard::Beds }, "what nobody counted does not bind");
}

#[test]
fn more_women_than_their_toilets() {
    let women = capacity_for(&HOUSE, 200, (90, 30), &[]);
    assert_eq!(women, Capacity { people: 80, binding: Standard::ToiletsWomen }, "60 women use 3 toilets; with them come 20 men");
    let waived = capacity_for(&HOUSE, 200, (90, 30), &[Standard::Toilets]);
    assert_eq!(waived, Capacity { people: 80, binding: Standard::ShowersWomen }, "then the showers bind");
    let both = capacity_for(&HOUSE, 500, (1, 1), &[Standard::Toilets, Standard::Showers, Standard::CoveredArea, Standard::Water, Standard::TotalArea]);
    assert_eq!(both, Capacity { people: 300, binding: Standard::Toilets }, "one toilet for 50 people at the very least");
}

#[test]
fn what_is_missing_for_those_who_are_here() {
    let found = rules::checks(&HOUSE, 90, &needs(100, 65, 35), &[Standard::Showers]);
    let short: Vec<_> = found.iter().filter(|check| check.gap() != Some(0)).map(|check| (check.standard, check.gap(), check.waived)).collect();
    assert_eq!(short, [(Standard::Beds, Some(10), false), (Standard::ToiletsWomen, Some(1), false), (Standard::ShowersWomen, Some(1), true)]);
    assert!(rules::checks(&Figures::default(), 1, &needs(1, 1, 0), &[]).iter().filter(|check| check.gap().is_none()).count() >= 7, "not known is not enough");
}

#[test]
fn figures_are_read_as_people_write_them() {
    let form = FiguresForm { toilets_women: "٣".to_owned(), toilets_men: " 3 ".to_owned(), total: "1 250,5".to_owned(), ..FiguresForm::default() };
    let facts = rules::set(&State::default(), &form).ok().unwrap();
    let state = State::fold(&stream(facts));
    assert_eq!(
        (state.figures.toilets_women, state.figures.toilets_men, state.figures.total_dm2, state.figures.water_l),
        (Some(3), Some(3), Some(125_050), None)
    );
    assert!(rules::set(&state, &FiguresForm::of(&state.figures)).ok().unwrap().is_empty(), "nothing new, no fact");
    let wrong = FiguresForm {
        water: "-1".to_owned(),
        toilets_women: "1".to_owned(),
        toilets_men: "1".to_owned(),
        toilets_accessible: "3".to_owned(),
        total: "10".to_owned(),
        covered: "11".to_owned(),
        ..FiguresForm::default()
    };
    let problems = rules::set(&state, &wrong).err().unwrap();
    assert_eq!(keys(&problems), [("water", "capacity-number"), ("toilets_accessible", "capacity-accessible-many"), ("covered", "capacity-covered-large")]);
}

#[test]
fn a_waiver_has_a_reason_an_approver_and_an_end() {
    let id = Id::from_number(5);
    let problems = rules::waive(&WaiverForm { standard: "beds".to_owned(), ..WaiverForm::default() }, (id, today())).err().unwrap();
    assert_eq!(
        keys(&problems),
        [
            ("standard", "capacity-standard-missing"),
            ("reason", "place-reason-missing"),
            ("approver", "capacity-approver-missing"),
            ("until", "capacity-until-missing")
        ]
    );
    let form = |until: &str| WaiverForm {
        standard: "toilets".to_owned(),
        reason: "first week".to_owned(),
        approver: "WASH cluster".to_owned(),
        until: until.to_owned(),
    };
    assert_eq!(keys(&rules::waive(&form("2026-03-09"), (id, today())).err().unwrap()), [("until", "place-day-past")]);
    assert_eq!(keys(&rules::waive(&form("2027-12-01"), (id, today())).err().unwrap()), [("until", "capacity-until-far")]);
    let mut facts = rules::waive(&form("2026-03-20"), (id, today())).ok().unwrap();
    let state = State::fold(&stream(facts.iter().map(copy).collect()));
    assert_eq!((state.waived_on(today()), state.waived_on(Day::new(2026, 3, 21).unwrap())), (vec![Standard::Toilets], vec![]));
    facts.extend(rules::end(&state, id).ok().unwrap());
    let over = State::fold(&stream(facts));
    assert!(over.waivers.is_empty() && rules::end(&over, id).is_err());
}

fn copy(new: &NewFact) -> NewFact {
    NewFact { kind: new.kind.clone(), compartment: new.compartment, class: new.class, happened_on: new.happened_on, body: new.body.clone() }
}

#[test]
fn every_kind_decodes_its_golden_sample() {
    let waiver = "00000000-0000-0000-0000-000000000005";
    let samples = [
        ("capacity/figures_set", r#"{"toilets_women":3,"water_l":null,"later":1}"#.to_owned()),
        ("capacity/waived", format!(r#"{{"waiver_id":"{waiver}","standard":"total_area","reason":"x","approver":"y","until":"2026-03-20"}}"#)),
        ("capacity/waiver_ended", format!(r#"{{"waiver_id":"{waiver}"}}"#)),
    ];
    assert_eq!(samples.len(), CapacityFact::KINDS.len());
    for (kind, body) in samples {
        assert!(CapacityFact::decode(kind, &serde_json::from_str(&body).unwrap()).is_some(), "{kind}");
    }
    for standard in Standard::ALL {
        assert_eq!(Standard::find(standard.name()), Some(standard));
    }
}

proptest! {
    /// What the house takes it has enough for, and for one more it has not.
    #[test]
    fn capacity_and_needs_agree(beds in 0..400_i64, toilets in (0..12_i64, 0..12_i64), showers in (0..12_i64, 0..12_i64), water in 0..9_000_i64, area in (0..1_200_000_i64, 0..140_000_i64)) {
        let figures = Figures {
            toilets_women: Some(toilets.0), toilets_men: Some(toilets.1), toilets_accessible: None, showers_women: Some(showers.0), showers_men: Some(showers.1),
            water_l: Some(water), total_dm2: Some(area.0), covered_dm2: Some(area.1),
        };
        let most = capacity(&figures, beds).people;
        let enough = |n: i64| {
            let needs = needs(n, 0, 0);
            n <= beds && needs.toilets <= toilets.0 + toilets.1 && needs.showers <= showers.0 + showers.1 && needs.water_l <= water && needs.total_dm2 <= area.0 && needs.covered_dm2 <= area.1
        };
        prop_assert!(enough(most) && !enough(most + 1), "{}", most);
        let waived = capacity_for(&figures, beds, (0, 0), &[Standard::Toilets, Standard::Water]).people;
        prop_assert!(waived >= most, "a waiver never takes places away");
    }

    #[test]
    fn the_order_of_arrival_does_not_matter(order in Just((0..4_usize).collect::<Vec<_>>()).prop_shuffle()) {
        let waiver = WaiverForm { standard: "water".to_owned(), reason: "x".to_owned(), approver: "y".to_owned(), until: "2026-03-20".to_owned() };
        let mut facts = rules::set(&State::default(), &FiguresForm { water: "100".to_owned(), ..FiguresForm::default() }).ok().unwrap();
        facts.extend(rules::waive(&waiver, (Id::from_number(1), today())).ok().unwrap());
        facts.extend(rules::waive(&waiver, (Id::from_number(2), today())).ok().unwrap());
        let state = State::fold(&stream(facts.iter().map(copy).collect()));
        facts.extend(rules::end(&state, Id::from_number(1)).ok().unwrap());
        let told = stream(facts);
        let shuffled = order.iter().map(|at| told.facts()[*at].clone()).collect();
        prop_assert_eq!(State::fold(&told), State::fold(&Stream::new(told.id, shuffled)));
    }
}
