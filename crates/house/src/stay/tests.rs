use std::collections::BTreeMap;

use ledger::{Author, Class, Compartment, Day, Env, Fact, FactKind as _, Id, Instant, Ledger, NewFact, Stream, StreamId, all};
use proptest::prelude::*;
use web::Problems;

use super::facts::{Departure, GuestKind, State, StayFact};
use super::form::DepartForm;
use super::rules::{self, Asking, Choice, Heed, Kin, Now, Target};
use crate::place::{BedId, RoomKind, Traits};

const START: i64 = 1_780_000_000_000;

fn now(minute: i64) -> Now {
    let at = Instant::from_millis(START + minute * 60_000);
    Now { at, today: at.day(&ledger_zone()) }
}

fn ledger_zone() -> jiff::tz::TimeZone {
    jiff::tz::TimeZone::UTC
}

fn bed(number: u128) -> Target {
    Target {
        bed_id: Id::from_number(number),
        room_id: Id::from_number(1000),
        label: format!("F1-{number}"),
        kind: RoomKind::MixedDay,
        closed: false,
        blocked: false,
        reserved: false,
        taken: false,
        handover: false,
    }
}

fn asking(reason: &str) -> Asking<'_> {
    Asking { guest: GuestKind::Person, traits: Traits::default(), health: false, reason }
}

fn fact(stream: StreamId, (n, minute): (u128, i64), new: NewFact) -> Fact {
    Fact {
        id: Id::from_number(n),
        stream,
        compartment: Compartment::House,
        kind: new.kind,
        at: (START + minute * 60_000) << 16,
        node: Id::from_number(1),
        author: Id::from_number(2),
        site: Id::from_number(3),
        happened_on: new.happened_on,
        class: Class::Personal,
        body: Some(new.body),
    }
}

/// A house in memory: the facts of each guest.
#[derive(Default)]
struct House {
    facts: BTreeMap<u128, Vec<Fact>>,
    written: u128,
}

impl House {
    fn state(&self, guest: u128) -> State {
        State::fold(&Stream::new(Id::from_number(guest), self.facts.get(&guest).cloned().unwrap_or_default()))
    }
    fn target(&self, number: u128) -> Target {
        let id: BedId = Id::from_number(number);
        let taken = self.facts.keys().any(|guest| self.state(*guest).current().and_then(|stay| stay.spot().map(|spot| spot.bed_id)) == Some(id));
        Target { taken, ..bed(number) }
    }
    fn write(&mut self, guest: u128, minute: i64, facts: Vec<NewFact>) {
        for new in facts {
            self.written += 1;
            let fact = fact(Id::from_number(guest), (self.written, minute), new);
            self.facts.entry(guest).or_default().push(fact);
        }
    }
    fn admit(&mut self, (guest, number, minute): (u128, u128, i64)) -> Result<(), Problems> {
        let stay = Id::from_number(5000 + self.written);
        let facts = rules::admit(&self.state(guest), &Choice::Bed(self.target(number)), &asking(""), (stay, now(minute)))?;
        self.write(guest, minute, facts);
        Ok(())
    }
    fn change_bed(&mut self, (guest, number, minute): (u128, u128, i64)) -> Result<(), Problems> {
        let facts = rules::change_bed(&self.state(guest), &Choice::Bed(self.target(number)), &asking(""), now(minute))?;
        self.write(guest, minute, facts);
        Ok(())
    }
    fn depart(&mut self, (guest, minute): (u128, i64)) -> Result<(), Problems> {
        let form = DepartForm { departure: "onward_travel".to_owned(), ..DepartForm::default() };
        let facts = rules::depart(&self.state(guest), &form, Heed::default(), now(minute))?;
        self.write(guest, minute, facts);
        Ok(())
    }
}

fn keys(problems: &Problems) -> Vec<(&str, &str)> {
    problems.0.iter().map(|p| (p.field.as_str(), p.key.as_str())).collect()
}

fn refused<T>(result: Result<T, Problems>) -> Problems {
    result.err().unwrap()
}

#[test]
fn a_stay_from_bed_to_bed_to_the_road() {
    let mut house = House::default();
    house.admit((1, 1, 0)).unwrap();
    assert_eq!(house.state(1).current().unwrap().spot().unwrap().label, "F1-1");
    assert_eq!(keys(&refused(house.admit((1, 2, 1)))), [("", "stay-already-in")]);
    assert_eq!(keys(&refused(house.admit((2, 1, 1)))), [("bed", "stay-bed-taken")]);
    assert_eq!(keys(&refused(house.change_bed((1, 1, 1)))), [("bed", "stay-same-bed")]);
    house.change_bed((1, 2, 2)).unwrap();
    house.admit((2, 1, 3)).unwrap();
    house.depart((1, 4)).unwrap();
    assert!(house.state(1).current().is_none());
    assert_eq!(keys(&refused(house.depart((1, 5)))), [("", "stay-not-in")]);
    assert_eq!(keys(&refused(house.change_bed((1, 3, 5)))), [("", "stay-not-in")]);
    house.admit((1, 2, 6)).unwrap();
    assert_eq!(house.state(1).stays.len(), 2, "who comes back begins another stay");
}

#[test]
fn beds_that_cannot_be_had() {
    let state = State::default();
    let admit = |target: Target, asking: &Asking<'_>| rules::admit(&state, &Choice::Bed(target), asking, (Id::from_number(1), now(0)));
    let firm = [
        (Target { taken: true, ..bed(1) }, "stay-bed-taken"),
        (Target { blocked: true, ..bed(1) }, "stay-bed-blocked"),
        (Target { closed: true, ..bed(1) }, "stay-room-closed"),
    ];
    for (target, key) in firm {
        let problems = refused(admit(target, &asking("because")));
        assert_eq!(keys(&problems), [("bed", key)], "no reason opens it");
        assert!(rules::is_conflict(&problems));
    }
    let adult = Traits::new(1, Some(1990), "", Some(false), 2026);
    let among_children = Target { kind: RoomKind::UnaccompaniedBoys, ..bed(1) };
    let problems = refused(admit(among_children, &Asking { traits: adult, ..asking("because") }));
    assert_eq!(keys(&problems), [("bed", "place-misfit-adult")]);
}

#[test]
fn what_a_reason_sets_aside_is_kept_with_it() {
    let state = State::default();
    let woman = Traits::new(2, Some(1990), "", Some(false), 2026);
    let target = Target { kind: RoomKind::Men, reserved: true, ..bed(1) };
    let with = |reason| Asking { traits: woman, ..asking(reason) };
    let problems = refused(rules::admit(&state, &Choice::Bed(target.clone()), &with("  "), (Id::from_number(1), now(0))));
    assert_eq!(keys(&problems), [("bed", "stay-bed-reserved"), ("bed", "place-misfit-men"), ("reason", "stay-reason-needed")]);
    assert!(!rules::is_conflict(&problems), "this is for the one who types");
    let facts = rules::admit(&state, &Choice::Bed(target), &with("her brother is ill"), (Id::from_number(1), now(0))).ok().unwrap();
    let Some(StayFact::Admitted(admitted)) = StayFact::decode(&facts[0].kind, &facts[0].body) else { panic!("not an admission") };
    assert_eq!(admitted.despite, ["stay-bed-reserved", "place-misfit-men"]);
    assert_eq!(admitted.reason, "her brother is ill");
}

#[test]
fn nobody_is_left_outside() {
    let state = State::default();
    assert_eq!(keys(&refused(rules::admit(&state, &Choice::Unknown, &asking(""), (Id::from_number(1), now(0))))), [("bed", "stay-bed-missing")]);
    let mut house = House::default();
    let facts = rules::admit(&state, &Choice::NoBed, &asking(""), (Id::from_number(1), now(0))).ok().unwrap();
    house.write(1, 0, facts);
    assert!(house.state(1).current().is_some_and(|stay| stay.spot().is_none()));
    house.change_bed((1, 1, 5)).unwrap();
    assert!(house.state(1).current().is_some_and(|stay| stay.spot().is_some()));
}

#[test]
fn isolation_is_for_nurses_or_with_a_reason() {
    let isolation = Choice::Bed(Target { kind: RoomKind::MedicalIsolation, ..bed(1) });
    let admit = |asking: &Asking<'_>| rules::admit(&State::default(), &isolation, asking, (Id::from_number(1), now(0)));
    assert!(admit(&asking("")).is_err());
    assert!(admit(&asking("asked for by the nurse on the phone")).is_ok());
    assert!(admit(&Asking { health: true, ..asking("") }).is_ok());
}

#[test]
fn departures() {
    let mut house = House::default();
    house.admit((1, 1, 0)).unwrap();
    let state = house.state(1);
    let leave = |form: DepartForm, heed: Heed| rules::depart(&state, &form, heed, now(60 * 24 * 3));
    let typed = |departure: &str| DepartForm { departure: departure.to_owned(), ..DepartForm::default() };
    let none = Heed::default();
    assert_eq!(keys(&refused(leave(typed(""), none))), [("type", "stay-type-missing")]);
    assert_eq!(keys(&refused(leave(typed("registered"), none))), [("type", "stay-type-missing")], "not for forms");
    assert_eq!(keys(&refused(leave(typed("voluntary_return"), none))), [("destination_country", "stay-country-missing")]);
    assert_eq!(keys(&refused(leave(typed("other_centre"), none))), [("destination_text", "stay-where-missing")]);
    let days = [("soon", "stay-day-unreadable"), ("2031-01-01", "stay-day-future"), ("2020-01-01", "stay-day-before")];
    for (on, key) in days {
        assert_eq!(keys(&refused(leave(DepartForm { on: on.to_owned(), ..typed("onward_travel") }, none))), [("on", key)]);
    }
    assert_eq!(keys(&refused(leave(DepartForm { means: "camel".to_owned(), ..typed("onward_travel") }, none))), [("means", "stay-means-unknown")]);
    let country = DepartForm { destination_country: "Guinée".to_owned(), ..typed("voluntary_return") };
    let facts = leave(country, none).ok().unwrap();
    assert_eq!(facts[0].body.get("destination_country").and_then(|c| c.as_str()), Some("GIN"));
    assert_eq!(facts[0].body.get("type").and_then(|c| c.as_str()), Some("voluntary_return"));
}

#[test]
fn a_child_alone_leaves_with_the_guardians_decision() {
    let mut house = House::default();
    house.admit((1, 1, 0)).unwrap();
    let alone = Heed { alone: true, left_behind: 0 };
    for departure in Departure::ALL {
        let form = DepartForm {
            departure: departure.name().to_owned(),
            destination_country: "GIN".to_owned(),
            destination_text: "Labé".to_owned(),
            ..DepartForm::default()
        };
        assert_eq!(keys(&refused(rules::depart(&house.state(1), &form, alone, now(9)))), [("guardian_decision", "stay-guardian-missing")]);
        let decided = DepartForm { guardian_decision: "The judge agreed on 3 March".to_owned(), ..form };
        assert!(rules::depart(&house.state(1), &decided, alone, now(9)).is_ok());
    }
}

#[test]
fn who_leaves_family_behind_says_so() {
    let mut house = House::default();
    house.admit((1, 1, 0)).unwrap();
    let form = DepartForm { departure: "onward_travel".to_owned(), ..DepartForm::default() };
    let heed = Heed { alone: false, left_behind: 2 };
    assert_eq!(keys(&refused(rules::depart(&house.state(1), &form, heed, now(9)))), [("left_behind", "stay-left-behind-unsaid")]);
    let known = DepartForm { left_behind: "yes".to_owned(), ..form };
    let facts = rules::depart(&house.state(1), &known, heed, now(9)).ok().unwrap();
    assert_eq!(facts[0].body.get("left_behind").and_then(serde_json::Value::as_i64), Some(2));
}

#[test]
fn beds_near_the_family_come_first() {
    let room = |n: u128, kind, building: u128| (Target { room_id: Id::from_number(n), kind, ..bed(n) }, Id::from_number(building));
    let free = vec![
        room(1, RoomKind::Men, 1),
        room(2, RoomKind::Women, 1),
        room(3, RoomKind::Family, 1),
        room(4, RoomKind::Family, 2),
        room(5, RoomKind::UnaccompaniedGirls, 1),
        (Target { reserved: true, ..room(6, RoomKind::Family, 2).0 }, Id::from_number(2)),
    ];
    let mother = Traits::new(2, Some(1995), "", Some(true), 2026);
    let order = |kin: &Kin| rules::propose(free.clone(), mother, false, kin).iter().map(|o| (o.target.label.clone(), o.against)).collect::<Vec<_>>();
    let label = |n: u128| format!("F1-{n}");
    let near = Kin { rooms: vec![Id::from_number(4)], buildings: vec![Id::from_number(2)] };
    assert_eq!(order(&near)[0], (label(4), None), "where the family is");
    assert_eq!(order(&Kin::default())[0], (label(3), None), "a family room");
    assert_eq!(order(&Kin::default())[3..], [(label(6), Some("stay-bed-reserved")), (label(1), Some("place-misfit-men"))]);
    assert!(order(&Kin::default()).iter().all(|(l, _)| *l != label(5)), "no adult among children alone");
}

#[test]
fn an_anonymous_guest_hands_the_bed_over() {
    let mut house = House::default();
    house.admit((1, 1, 0)).unwrap();
    let facts = rules::hand_over(&house.state(1), now(5));
    house.write(1, 5, facts);
    assert!(house.state(1).current().is_none());
    house.admit((2, 1, 5)).unwrap();
    assert!(rules::hand_over(&house.state(3), now(6)).is_empty());
}

#[test]
fn every_kind_decodes_its_golden_sample() {
    let spot = r#"{"bed_id":"00000000-0000-0000-0000-000000000001","room_id":"00000000-0000-0000-0000-000000000002","label":"F2-1"}"#;
    let stay = "00000000-0000-0000-0000-000000000003";
    let samples = [
        ("stay/admitted", format!(r#"{{"stay_id":"{stay}","guest":"contact","spot":{spot},"at":"2026-03-10T08:00:00Z","reason":"","despite":[],"later":1}}"#)),
        ("stay/moved", format!(r#"{{"stay_id":"{stay}","to":{spot},"at":"2026-03-10T08:00:00Z"}}"#)),
        ("stay/departed", format!(r#"{{"stay_id":"{stay}","type":"absconded","at":"2026-03-10T08:00:00Z"}}"#)),
    ];
    assert_eq!(samples.len(), StayFact::KINDS.len());
    for (kind, body) in samples {
        let body: serde_json::Value = serde_json::from_str(&body).unwrap();
        assert!(StayFact::decode(kind, &body).is_some(), "{kind}");
    }
}

#[derive(Clone, Copy, Debug)]
enum Deed {
    Admit(u128, u128),
    Move(u128, u128),
    Depart(u128),
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let guest = || 1..6_u128;
    let bed = || 1..4_u128;
    let deed = prop_oneof![
        (guest(), bed()).prop_map(|(g, b)| Deed::Admit(g, b)),
        (guest(), bed()).prop_map(|(g, b)| Deed::Move(g, b)),
        guest().prop_map(Deed::Depart),
    ];
    prop::collection::vec(deed, 1..60)
}

proptest! {
    #[test]
    fn a_bed_never_holds_two(deeds in deeds()) {
        let mut house = House::default();
        for (minute, deed) in (0..).zip(deeds) {
            let free = match deed {
                Deed::Admit(_, b) | Deed::Move(_, b) => !house.target(b).taken,
                Deed::Depart(_) => true,
            };
            let done = match deed {
                Deed::Admit(g, b) => house.admit((g, b, minute)),
                Deed::Move(g, b) => house.change_bed((g, b, minute)),
                Deed::Depart(g) => house.depart((g, minute)),
            };
            prop_assert!(done.is_err() || free, "a bed that was taken was given away");
        }
        let mut held: BTreeMap<BedId, Vec<(i64, i64)>> = BTreeMap::new();
        for guest in house.facts.keys() {
            let state = house.state(*guest);
            prop_assert!(state.stays.iter().filter(|stay| stay.end.is_none()).count() <= 1);
            for bed in state.stays.iter().flat_map(|stay| &stay.held) {
                let until = bed.until_at.map_or(i64::MAX, Instant::millis);
                prop_assert!(bed.from_at.millis() <= until);
                held.entry(bed.spot.bed_id).or_default().push((bed.from_at.millis(), until));
            }
        }
        for (bed, mut times) in held {
            times.sort_unstable();
            for pair in times.windows(2) {
                prop_assert!(pair[0].1 <= pair[1].0, "two guests at once in {}", bed);
            }
        }
    }

    #[test]
    fn the_order_of_arrival_does_not_matter((deeds, shuffled) in raw().prop_flat_map(|facts| (Just(facts.clone()), Just(facts).prop_shuffle()))) {
        let fold = |facts: Vec<Fact>| format!("{:?}", State::fold(&Stream::new(Id::from_number(1), facts)));
        prop_assert_eq!(fold(deeds), fold(shuffled));
    }
}

/// Facts as merged histories may bring them: doubled, out of place, about stays that never began.
fn raw() -> impl Strategy<Value = Vec<Fact>> {
    let body = (0..3_u8, 1..4_u128, 1..4_u128, 0..50_i64);
    prop::collection::vec((body, 0..50_i64), 0..25).prop_map(|all| {
        all.into_iter().zip(1_u128..).map(|(((what, stay, number, said), minute), n)| {
            let at = Instant::from_millis(START + said * 60_000).to_string();
            let spot = serde_json::json!({"bed_id": Id::<ledger::Fresh>::from_number(number), "room_id": Id::<ledger::Fresh>::from_number(9), "label": format!("F1-{number}")});
            let stay = Id::<ledger::Fresh>::from_number(stay);
            let (kind, body) = match what {
                0 => ("stay/admitted", serde_json::json!({"stay_id": stay, "spot": spot, "at": at})),
                1 => ("stay/moved", serde_json::json!({"stay_id": stay, "to": spot, "at": at})),
                _ => ("stay/departed", serde_json::json!({"stay_id": stay, "type": "absconded", "at": at})),
            };
            let new = NewFact { kind: kind.to_owned(), compartment: Compartment::House, class: Class::Personal, happened_on: Day::new(2026, 3, 10), body };
            fact(Id::from_number(1), (n, minute), new)
        }).collect()
    })
}

/// The ledger with the tables of people and of the house.
async fn open(place: &testing::Place) -> (Ledger, Env) {
    let env = Env::fixed(Instant::from_millis(START), 7);
    let rooms = people::rooms().into_iter().chain(crate::rooms());
    (place.open(rooms.filter_map(|room| room.projector).collect(), env.clone()).await, env)
}

async fn append(ledger: &Ledger, guest: u128, facts: Vec<NewFact>) {
    let mut write = ledger.write(Author { user: Id::from_number(2), site: Id::from_number(3) }).await.unwrap();
    let mut stream = write.load(Id::from_number(guest)).await.unwrap();
    write.append(&mut stream, facts).await.unwrap();
    write.commit().await.unwrap();
}

/// Who is in which bed: guest, bed if any, whether in conflict.
async fn stays(ledger: &Ledger) -> Vec<(u128, Option<u128>, bool)> {
    let mut conn = ledger.read().await.unwrap();
    let rows =
        all!(&mut conn, (StreamId, Option<BedId>, bool), "select guest_id, bed_id, conflict from stay where departed_at is null order by guest_id limit 100")
            .unwrap();
    rows.into_iter().map(|(guest, bed, conflict)| (guest.number(), bed.map(Id::number), conflict)).collect()
}

const COLUMNS: &[(&str, &str)] = &[
    ("stay", "stay_id, guest_id, bed_id, room_id, conflict, admitted_at, departed_at, nights"),
    ("bed_history", "stay_id, place, bed_id, from_at, until_at, conflict"),
];

fn admitted(stay: u128, number: u128, minute: i64) -> Vec<NewFact> {
    rules::admit(&State::default(), &Choice::Bed(bed(number)), &asking(""), (Id::from_number(stay), now(minute))).ok().unwrap()
}

#[tokio::test]
async fn histories_that_were_merged_never_break_the_tables() {
    testing::each(|place| async move {
        let (ledger, _) = open(&place).await;
        // The later claim arrives first.
        append(&ledger, 2, admitted(502, 1, 10)).await;
        assert_eq!(stays(&ledger).await, [(2, Some(1), false)]);
        append(&ledger, 1, admitted(501, 1, 5)).await;
        append(&ledger, 3, admitted(503, 1, 20)).await;
        assert_eq!(stays(&ledger).await, [(1, Some(1), false), (2, None, true), (3, None, true)], "the earliest keeps the bed");
        let live = ledger.projection_dump(COLUMNS).await.unwrap();
        ledger.rebuild(|_, _| {}).await.unwrap();
        assert_eq!(ledger.projection_dump(COLUMNS).await.unwrap(), live);
        let form = DepartForm { departure: "onward_travel".to_owned(), ..DepartForm::default() };
        let state = State::fold(&ledger.stream(&mut ledger.read().await.unwrap(), Id::from_number(1)).await.unwrap());
        append(&ledger, 1, rules::depart(&state, &form, Heed::default(), now(60 * 24 * 2)).ok().unwrap()).await;
        assert_eq!(stays(&ledger).await, [(2, Some(1), false), (3, None, true)], "then the next one has it");
        let nights =
            all!(&mut ledger.read().await.unwrap(), (Option<i64>,), "select nights from stay where departed_at is not null order by stay_id limit 10").unwrap();
        assert_eq!(nights, [(Some(2),)]);
    })
    .await;
}

#[tokio::test]
async fn where_a_guest_is_and_how_full_the_house() {
    testing::each(|place| async move {
        let (ledger, env) = open(&place).await;
        let room: StreamId = Id::from_number(1000);
        let bed_1 = serde_json::json!({"bed_id": Id::<ledger::Fresh>::from_number(1), "number": 1});
        let bed_2 = serde_json::json!({"bed_id": Id::<ledger::Fresh>::from_number(2), "number": 2});
        let body =
            serde_json::json!({"building_id": Id::<ledger::Fresh>::from_number(9), "name": "F1", "kind": "mixed_day", "area_dm2": 400, "beds": [bed_1, bed_2]});
        append(
            &ledger,
            room.number(),
            vec![NewFact { kind: "place/room_added".to_owned(), compartment: Compartment::House, class: Class::Open, happened_on: None, body }],
        )
        .await;
        append(&ledger, 1, admitted(501, 1, 0)).await;
        let mut conn = ledger.read().await.unwrap();
        let current = super::current(&mut conn, Id::from_number(1)).await.unwrap().unwrap();
        assert_eq!((current.bed_label.as_str(), current.room_label.as_str(), current.since), ("F1-1", "F1", now(0).at));
        assert!(super::current(&mut conn, Id::from_number(2)).await.unwrap().is_none());
        let occupancy = crate::board::occupancy(&mut conn, Id::from_number(3), env.now().day(&ledger_zone())).await.unwrap();
        assert_eq!((occupancy.present, occupancy.beds, occupancy.free, occupancy.blocked, occupancy.places, occupancy.floor_limits), (1, 2, 1, 0, 1, true));
        assert_eq!(crate::place::list_free(&mut conn, Id::from_number(3)).await.unwrap().len(), 1);
        assert!(crate::place::get_bed(&mut conn, Id::from_number(1)).await.unwrap().unwrap().taken);
        assert!(super::list_bedless(&mut conn, Id::from_number(3), 10).await.unwrap().is_empty());
    })
    .await;
}
