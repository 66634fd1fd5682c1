use ledger::{Class, Compartment, Day, Fact, FactKind as _, Id, NewFact, Stream};
use proptest::prelude::*;
use web::Problems;

use super::facts::{BedId, Building, Closed, PlaceFact, Room, State};
use super::fit::{Traits, misfit};
use super::form::{BedForm, BuildingForm, RoomForm};
use super::rules::{self, BedDeed};
use super::{RoomKind, places, sort_key};

fn today() -> Day {
    Day::new(2026, 3, 10).unwrap()
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
        site: Id::from_number(3),
        happened_on: new.happened_on,
        class: Class::Open,
        body: Some(new.body),
    });
    Stream::new(Id::from_number(7), facts.collect())
}

fn form(name: &str, kind: &str, beds: &str) -> RoomForm {
    RoomForm { name: name.to_owned(), kind: kind.to_owned(), beds: beds.to_owned(), ..RoomForm::default() }
}

fn mint() -> impl FnMut() -> BedId {
    let mut next = 100;
    move || {
        next += 1;
        Id::from_number(next)
    }
}

fn room(facts: &[NewFact]) -> Room {
    let copies =
        facts.iter().map(|f| NewFact { kind: f.kind.clone(), compartment: f.compartment, class: f.class, happened_on: f.happened_on, body: f.body.clone() });
    State::fold(&stream(copies.collect())).room.unwrap()
}

fn keys(problems: &Problems) -> Vec<(&str, &str)> {
    problems.0.iter().map(|p| (p.field.as_str(), p.key.as_str())).collect()
}

fn refused(result: Result<Vec<NewFact>, Problems>) -> Problems {
    result.err().unwrap()
}

#[test]
fn a_room_comes_with_its_beds() {
    let facts =
        rules::add(&RoomForm { area: "24,5".to_owned(), accessible: "yes".to_owned(), ..form(" F1 ", "family", "6") }, Id::from_number(9), false, &mut mint())
            .ok()
            .unwrap();
    let room = room(&facts);
    assert_eq!((room.name.as_str(), room.kind, room.accessible, room.area_dm2), ("F1", RoomKind::Family, true, Some(2450)));
    assert_eq!(room.beds.iter().map(|bed| room.label(bed)).collect::<Vec<_>>(), ["F1-1", "F1-2", "F1-3", "F1-4", "F1-5", "F1-6"]);
}

#[test]
fn what_is_missing_is_said_beside_its_field() {
    let problems = refused(rules::add(&RoomForm { area: "much".to_owned(), ..form("", "palace", "") }, Id::from_number(9), false, &mut mint()));
    assert_eq!(
        keys(&problems),
        [("name", "place-name-missing"), ("kind", "place-kind-missing"), ("area", "place-area-unreadable"), ("beds", "place-beds-missing")]
    );
    let problems = refused(rules::add(&form("F1", "men", "201"), Id::from_number(9), true, &mut mint()));
    assert_eq!(keys(&problems), [("name", "place-name-taken"), ("beds", "place-beds-range")]);
    assert_eq!(keys(&refused(rules::building(&BuildingForm::default()))), [("name", "place-building-missing")]);
}

#[test]
fn areas_are_read_with_point_or_comma() {
    for (typed, dm2) in [("24", Some(2400)), ("24.5", Some(2450)), ("24,55", Some(2455)), ("", None)] {
        let facts = rules::add(&RoomForm { area: typed.to_owned(), ..form("F1", "men", "1") }, Id::from_number(9), false, &mut mint()).ok().unwrap();
        assert_eq!(room(&facts).area_dm2, dm2, "{typed}");
    }
    for typed in ["0", "-3", "1.234", ".5", "1e3", "99999999"] {
        let problems = refused(rules::add(&RoomForm { area: typed.to_owned(), ..form("F1", "men", "1") }, Id::from_number(9), false, &mut mint()));
        assert_eq!(keys(&problems), [("area", "place-area-unreadable")], "{typed}");
    }
}

#[test]
fn new_beds_are_numbered_on() {
    let mut mint = mint();
    let mut facts = rules::add(&form("F1", "family", "2"), Id::from_number(9), false, &mut mint).ok().unwrap();
    let before = room(&facts);
    let more = rules::change(&before, &form("G1", "women", "2"), false, &mut mint).ok().unwrap();
    assert_eq!(more.iter().map(|f| f.kind.as_str()).collect::<Vec<_>>(), ["place/room_changed", "place/beds_added"]);
    facts.extend(more);
    let after = room(&facts);
    assert_eq!(after.beds.iter().map(|bed| after.label(bed)).collect::<Vec<_>>(), ["G1-1", "G1-2", "G1-3", "G1-4"]);
    assert!(rules::change(&after, &form("G1", "women", ""), false, &mut mint).ok().unwrap().is_empty(), "nothing changed, nothing written");
}

#[test]
fn beds_are_blocked_and_kept() {
    let mut facts = rules::add(&form("F1", "family", "1"), Id::from_number(9), false, &mut mint()).ok().unwrap();
    let bed = room(&facts).beds[0].id;
    let act = |facts: &[NewFact], deed, typed: &BedForm, occupied| rules::bed(&room(facts), bed, deed, typed, (occupied, today()));
    let typed = BedForm { reason: "broken frame".to_owned(), whom: "birth expected".to_owned(), until: "2026-03-12".to_owned() };
    assert_eq!(keys(&refused(act(&facts, BedDeed::Block, &typed, true))), [("", "place-bed-occupied")]);
    assert_eq!(keys(&refused(act(&facts, BedDeed::Block, &BedForm::default(), false))), [("reason", "place-reason-missing")]);
    assert_eq!(keys(&refused(act(&facts, BedDeed::Unblock, &typed, false))), [("", "place-bed-not-blocked")]);
    assert_eq!(keys(&refused(act(&facts, BedDeed::Release, &typed, false))), [("", "place-bed-not-reserved")]);
    let past = BedForm { until: "2026-03-09".to_owned(), ..typed.clone() };
    assert_eq!(keys(&refused(act(&facts, BedDeed::Reserve, &past, false))), [("until", "place-day-past")]);
    facts.extend(act(&facts, BedDeed::Block, &typed, false).ok().unwrap());
    facts.extend(act(&facts, BedDeed::Reserve, &typed, false).ok().unwrap());
    let held = room(&facts).beds[0].clone();
    assert_eq!(held.blocked.as_deref(), Some("broken frame"));
    assert_eq!(held.reserved, Some(("birth expected".to_owned(), Day::new(2026, 3, 12))));
    facts.extend(act(&facts, BedDeed::Unblock, &typed, false).ok().unwrap());
    facts.extend(act(&facts, BedDeed::Release, &typed, false).ok().unwrap());
    let freed = room(&facts).beds[0].clone();
    assert_eq!((freed.blocked, freed.reserved), (None, None));
    assert_eq!(keys(&refused(rules::bed(&room(&facts), Id::from_number(1), BedDeed::Block, &typed, (false, today())))), [("", "place-bed-unknown")]);
}

#[test]
fn a_room_is_closed_for_a_reason_and_a_while() {
    let mut facts = rules::add(&form("F1", "family", "1"), Id::from_number(9), false, &mut mint()).ok().unwrap();
    let close = |reason: &str, until: &str| BedForm { reason: reason.to_owned(), until: until.to_owned(), ..BedForm::default() };
    let cases = [
        (close("", ""), vec![("reason", "place-reason-missing")]),
        (close("roof", "soon"), vec![("until", "place-day-unreadable")]),
        (close("roof", "2026-03-09"), vec![("until", "place-day-past")]),
    ];
    for (typed, expected) in cases {
        assert_eq!(keys(&refused(rules::close(&room(&facts), &typed, today()))), expected);
    }
    assert_eq!(keys(&refused(rules::open(&room(&facts)))), [("", "place-room-open-already")]);
    facts.extend(rules::close(&room(&facts), &close("roof", "2026-03-12"), today()).ok().unwrap());
    assert_eq!(room(&facts).closed, Some(Closed { reason: "roof".to_owned(), until: Day::new(2026, 3, 12) }));
    assert_eq!(keys(&refused(rules::close(&room(&facts), &close("roof", ""), today()))), [("", "place-room-closed-already")]);
    facts.extend(rules::open(&room(&facts)).ok().unwrap());
    assert_eq!(room(&facts).closed, None);
}

#[test]
fn names_sort_as_people_count() {
    let mut names = ["F10", "f2", "A", "F1", "Étage 3"];
    names.sort_by_key(|name| sort_key(name));
    assert_eq!(names, ["A", "F1", "f2", "F10", "Étage 3"]);
    assert_eq!(sort_key("F2"), sort_key(" f2 "));
}

#[test]
fn a_small_floor_takes_fewer_people() {
    assert_eq!(places(8, None), 8);
    assert_eq!(places(8, Some(2450)), 7);
    assert_eq!(places(2, Some(2450)), 2);
}

#[test]
fn who_may_sleep_where() {
    use RoomKind::{Family, MedicalIsolation, Men, MixedDay, MotherBaby, UnaccompaniedBoys, UnaccompaniedGirls, Women};
    let who = |sex, born: Option<i64>, care: &str, household: bool| Traits::new(sex, born, care, Some(household), 2026);
    let woman = who(2, Some(1998), "", false);
    let man = who(1, Some(1990), "", false);
    let boy_alone = who(1, Some(2012), "unaccompanied", false);
    let girl_apart = who(2, Some(2012), "separated", true);
    let small_boy = who(1, Some(2020), "", true);
    let father = who(1, Some(1985), "", true);
    let unknown = Traits::default();
    let cases = [
        (woman, Women, None),
        (woman, Men, Some("place-misfit-men")),
        (woman, Family, Some("place-misfit-family")),
        (woman, UnaccompaniedGirls, Some("place-misfit-adult")),
        (woman, MotherBaby, None),
        (woman, MixedDay, None),
        (man, Men, None),
        (man, Women, Some("place-misfit-women")),
        (man, MotherBaby, Some("place-misfit-mother")),
        (man, UnaccompaniedBoys, Some("place-misfit-adult")),
        (man, MedicalIsolation, Some("place-misfit-isolation")),
        (boy_alone, UnaccompaniedBoys, None),
        (boy_alone, UnaccompaniedGirls, Some("place-misfit-girls")),
        (boy_alone, Men, Some("place-misfit-alone")),
        (boy_alone, Family, Some("place-misfit-alone")),
        (girl_apart, UnaccompaniedGirls, None),
        (girl_apart, UnaccompaniedBoys, Some("place-misfit-boys")),
        (girl_apart, Women, Some("place-misfit-alone")),
        (small_boy, Women, None),
        (small_boy, Family, None),
        (small_boy, UnaccompaniedBoys, Some("place-misfit-not-alone")),
        (father, Family, None),
        (unknown, Women, None),
        (unknown, Men, None),
        (unknown, Family, None),
        (unknown, UnaccompaniedBoys, Some("place-misfit-not-alone")),
    ];
    for (traits, kind, expected) in cases {
        assert_eq!(misfit(kind, traits, false).map(|m| m.key), expected, "{traits:?} in {kind:?}");
    }
    assert!(misfit(UnaccompaniedGirls, woman, false).is_some_and(|m| m.firm), "no reason lets an adult sleep among children alone");
    assert!(misfit(MedicalIsolation, man, true).is_none(), "a nurse decides on isolation");
}

#[test]
fn at_the_turn_of_eighteen_nobody_is_judged() {
    // Of a year of birth alone it cannot be said whether the birthday has passed.
    let turning = Traits::new(2, Some(2008), "unaccompanied", Some(false), 2026);
    assert!(misfit(RoomKind::UnaccompaniedGirls, turning, false).is_none());
    let grown = Traits::new(2, Some(2007), "unaccompanied", Some(false), 2026);
    assert!(misfit(RoomKind::UnaccompaniedGirls, grown, false).is_some_and(|m| m.firm));
}

proptest! {
    #[test]
    fn the_order_of_arrival_does_not_matter(order in Just((0..9_usize).collect::<Vec<_>>()).prop_shuffle()) {
        let mut mint = mint();
        let mut facts = rules::add(&form("F1", "family", "3"), Id::from_number(9), false, &mut mint).ok().unwrap();
        let beds: Vec<BedId> = room(&facts).beds.iter().map(|bed| bed.id).collect();
        let typed = BedForm { reason: "broken".to_owned(), whom: "guests".to_owned(), until: String::new() };
        facts.extend(rules::change(&room(&facts), &form("F2", "men", "1"), false, &mut mint).ok().unwrap());
        for (bed, deed) in [(0, BedDeed::Block), (1, BedDeed::Reserve), (0, BedDeed::Unblock), (2, BedDeed::Block), (1, BedDeed::Release), (1, BedDeed::Reserve)] {
            facts.extend(rules::bed(&room(&facts), beds[bed], deed, &typed, (false, today())).ok().unwrap());
        }
        let told = stream(facts);
        let shuffled = order.iter().map(|at| told.facts()[*at].clone()).collect();
        let view = |stream: &Stream| {
            let room = State::fold(stream).room.unwrap();
            (room.name, room.kind, room.closed, room.beds)
        };
        prop_assert_eq!(view(&told), view(&Stream::new(told.id, shuffled)));
    }
}

#[test]
fn every_kind_decodes_its_golden_sample() {
    let samples = [
        ("place/building_set", r#"{"name":"F","zone":"nord","meeting_point":"portail"}"#),
        (
            "place/room_added",
            r#"{"building_id":"00000000-0000-0000-0000-000000000009","name":"F2","kind":"women","accessible":true,"area_dm2":2450,"beds":[{"bed_id":"00000000-0000-0000-0000-000000000001","number":1}],"later":1}"#,
        ),
        ("place/room_changed", r#"{"name":"F2","kind":"mother_baby"}"#),
        ("place/room_closed", r#"{"reason":"toit","until":"2026-03-12"}"#),
        ("place/room_opened", "{}"),
        ("place/beds_added", r#"{"beds":[]}"#),
        ("place/bed_blocked", r#"{"bed_id":"00000000-0000-0000-0000-000000000001","reason":"cassé"}"#),
        ("place/bed_unblocked", r#"{"bed_id":"00000000-0000-0000-0000-000000000001"}"#),
        ("place/bed_reserved", r#"{"bed_id":"00000000-0000-0000-0000-000000000001","whom":"naissance","until":"2026-03-12"}"#),
        ("place/bed_released", r#"{"bed_id":"00000000-0000-0000-0000-000000000001"}"#),
    ];
    assert_eq!(samples.len(), PlaceFact::KINDS.len());
    for (kind, body) in samples {
        let body: serde_json::Value = serde_json::from_str(body).unwrap();
        assert!(PlaceFact::decode(kind, &body).is_some(), "{kind}");
    }
}

#[test]
fn a_building_is_described_anew() {
    let set = |name: &str| rules::building(&BuildingForm { name: name.to_owned(), ..BuildingForm::default() }).ok().unwrap();
    let facts = set("F").into_iter().chain(set("Fleurs")).collect();
    let Some(Building { set, .. }) = State::fold(&stream(facts)).building else { panic!("no building") };
    assert_eq!(set.name, "Fleurs");
}
