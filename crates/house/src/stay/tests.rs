use std::collections::BTreeMap;

use ledger::{Author, Class, Compartment, Day, Env, Fact, FactKind as _, Id, Instant, Ledger, NewFact, Stream, StreamId, all};
use proptest::prelude::*;
use web::Problems;

use super::facts::Entry;
use super::facts::{Departure, GuestKind, State, StayFact};
use super::form::DepartForm;
use super::rules::{self, Asking, Choice, Heed, Now, Target};
use crate::place::{BedId, Fit, Misfit};

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
        fit: Fit::default(),
        closed: false,
        blocked: false,
        reserved: false,
        taken: false,
    }
}

fn asking(reason: &str) -> Asking<'_> {
    Asking { guest: GuestKind::Person, died: false, named: false, entry: Entry::Arrival, since: None, reason }
}

/// A bed against which something speaks.
fn unfit(number: u128, against: &[(&'static str, bool)]) -> Target {
    let against = against.iter().map(|(key, firm)| Misfit { key, firm: *firm }).collect();
    Target { fit: Fit { against, ..Fit::default() }, ..bed(number) }
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
        let facts = rules::change_bed(&self.state(guest), &Choice::Bed(self.target(number)), "", now(minute))?;
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
    let problems = refused(admit(unfit(1, &[("place-misfit-adult", true)]), &asking("because")));
    assert_eq!(keys(&problems), [("bed", "place-misfit-adult")]);
    assert!(rules::is_conflict(&problems));
    let dead = refused(admit(bed(1), &Asking { died: true, ..asking("") }));
    assert_eq!(keys(&dead), [("", "stay-died")]);
    let named = refused(admit(bed(1), &Asking { named: true, ..asking("") }));
    assert_eq!(keys(&named), [("", "stay-named")]);
    assert!(rules::is_conflict(&named));
}

#[test]
fn what_a_reason_sets_aside_is_kept_with_it() {
    let state = State::default();
    let target = Target { reserved: true, ..unfit(1, &[("place-misfit-men", false)]) };
    let problems = refused(rules::admit(&state, &Choice::Bed(target.clone()), &asking("  "), (Id::from_number(1), now(0))));
    assert_eq!(keys(&problems), [("bed", "stay-bed-reserved"), ("bed", "place-misfit-men"), ("reason", "stay-reason-needed")]);
    assert!(!rules::is_conflict(&problems), "this is for the one who types");
    let facts = rules::admit(&state, &Choice::Bed(target), &asking("her brother is ill"), (Id::from_number(1), now(0))).ok().unwrap();
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
        ("stay/bed_left", format!(r#"{{"stay_id":"{stay}","from":{spot},"at":"2026-03-10T08:00:00Z"}}"#)),
        ("stay/leave_noted", format!(r#"{{"stay_id":"{stay}","from":"2026-03-10T08:00:00Z","until":"2026-03-12T08:00:00Z","later":1}}"#)),
        ("stay/returned", format!(r#"{{"stay_id":"{stay}","at":"2026-03-10T08:00:00Z"}}"#)),
        ("stay/departed", format!(r#"{{"stay_id":"{stay}","type":"absconded","at":"2026-03-10T08:00:00Z"}}"#)),
        ("stay/departure_revoked", format!(r#"{{"stay_id":"{stay}","at":"2026-03-10T08:00:00Z"}}"#)),
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
    let body = (0..7_u8, 1..4_u128, 1..4_u128, 0..50_i64);
    prop::collection::vec((body, 0..50_i64), 0..25).prop_map(|all| {
        all.into_iter().zip(1_u128..).map(|(((what, stay, number, said), minute), n)| {
            let at = Instant::from_millis(START + said * 60_000).to_string();
            let spot = serde_json::json!({"bed_id": Id::<ledger::Fresh>::from_number(number), "room_id": Id::<ledger::Fresh>::from_number(9), "label": format!("F1-{number}")});
            let stay = Id::<ledger::Fresh>::from_number(stay);
            let (kind, body) = match what {
                0 => ("stay/admitted", serde_json::json!({"stay_id": stay, "spot": spot, "at": at})),
                1 => ("stay/moved", serde_json::json!({"stay_id": stay, "to": spot, "at": at, "shared": number == 1})),
                2 => ("stay/bed_left", serde_json::json!({"stay_id": stay, "from": spot, "at": at})),
                3 => ("stay/leave_noted", serde_json::json!({"stay_id": stay, "from": at, "until": at})),
                4 => ("stay/returned", serde_json::json!({"stay_id": stay, "at": at})),
                5 => ("stay/departure_revoked", serde_json::json!({"stay_id": stay, "at": at, "spot": spot})),
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
    ("stay", "stay_id, guest_id, bed_id, room_id, shared, conflict, entry, admitted_at, leave_from, leave_until, departed_at, nights"),
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

fn leave(from: &str, until: &str, bed: &str, why: &str) -> super::form::LeaveForm {
    super::form::LeaveForm { from: from.to_owned(), until: until.to_owned(), bed: bed.to_owned(), why: why.to_owned() }
}

/// Somebody in bed 1 since the start, which is 28 May 2026, 20:26:40 UTC.
fn one_in() -> House {
    let mut house = House::default();
    house.admit((1, 1, 0)).unwrap();
    house
}

#[test]
fn leave_is_information() {
    let state = one_in().state(1);
    let ask = |form: super::form::LeaveForm| rules::leave(&state, &form, &ledger_zone(), now(60));
    let cases = [
        (leave("", "2026-05-30", "keep", "family"), vec![]),
        (leave("", "2026-05-30T18:00", "", "work"), vec![]),
        (leave("2026-05-29 08:00", "2026-05-30", "keep", "other"), vec![]),
        (leave("", "", "keep", "family"), vec![("until", "stay-leave-until-missing")]),
        (leave("", "soon", "keep", "family"), vec![("until", "stay-moment-unreadable")]),
        (leave("later", "2026-05-30", "keep", "family"), vec![("from", "stay-moment-unreadable")]),
        (leave("", "2026-05-30", "keep", ""), vec![("why", "stay-leave-why-missing")]),
        (leave("", "2026-05-30", "keep", "illness"), vec![("why", "stay-leave-why-missing")]),
        (leave("", "2026-05-28T20:30", "keep", "family"), vec![("until", "stay-leave-until-before")]),
        (leave("2026-05-20", "2026-05-30", "keep", "family"), vec![("from", "stay-leave-before")]),
        (leave("", "2026-09-30", "keep", "family"), vec![("until", "stay-leave-long")]),
        (leave("2026-05-29 08:00", "2026-05-30", "release", "family"), vec![("bed", "stay-leave-release-later")]),
    ];
    for (form, expected) in cases {
        let name = format!("{} {} {} {}", form.from, form.until, form.bed, form.why);
        assert_eq!(keys(&ask(form).err().unwrap_or_default()), expected, "{name}");
    }
    assert_eq!(keys(&refused(rules::leave(&State::default(), &leave("", "2026-05-30", "", "work"), &ledger_zone(), now(60)))), [("", "stay-not-in")]);
}

#[test]
fn away_and_back_with_and_without_the_bed() {
    for (bed, kept) in [("keep", true), ("release", false)] {
        let mut house = one_in();
        let facts = rules::leave(&house.state(1), &leave("", "2026-05-30", bed, "family"), &ledger_zone(), now(60)).ok().unwrap();
        house.write(1, 60, facts);
        let state = house.state(1);
        assert_eq!((state.current().unwrap().leave.is_some(), state.current().unwrap().spot().is_some()), (true, kept));
        assert_eq!(house.admit((2, 1, 61)).is_ok(), !kept, "a bed that was released can be given");
        house.write(1, 90, rules::come_back(&state, now(90)).ok().unwrap());
        assert!(house.state(1).current().unwrap().leave.is_none());
        assert_eq!(keys(&refused(rules::come_back(&house.state(1), now(91)))), [("", "stay-not-away")]);
    }
    assert_eq!(keys(&refused(rules::come_back(&State::default(), now(1)))), [("", "stay-not-in")]);
}

#[test]
fn a_mistaken_departure_is_as_if_it_had_not_been() {
    let mut house = one_in();
    assert_eq!(keys(&refused(rules::revoke(&house.state(1), "wrong person", |_| true, now(1)))), [("", "stay-nothing-to-revoke")]);
    house.depart((1, 10)).unwrap();
    assert_eq!(keys(&refused(rules::revoke(&house.state(1), " ", |_| true, now(11)))), [("reason", "stay-revoke-reason-missing")]);
    let mut gone = House { facts: house.facts.clone(), written: 500 };
    house.write(1, 12, rules::revoke(&house.state(1), "wrong person", |_| true, now(12)).ok().unwrap());
    let state = house.state(1);
    let held: Vec<(i64, Option<i64>)> =
        state.current().unwrap().held.iter().map(|h| ((h.from_at.millis() - START) / 60_000, h.until_at.map(|at| (at.millis() - START) / 60_000))).collect();
    assert_eq!(held, [(0, Some(10)), (12, None)], "the bed was nobody's for a moment, and is theirs again");
    assert_eq!(state.stays.len(), 1);
    house.depart((1, 20)).unwrap();
    assert!(house.state(1).current().is_none(), "and may leave again");

    gone.admit((2, 1, 11)).unwrap();
    let free = !gone.target(1).taken;
    gone.write(1, 12, rules::revoke(&gone.state(1), "wrong person", |_| free, now(12)).ok().unwrap());
    assert!(gone.state(1).current().is_some_and(|stay| stay.spot().is_none()), "somebody else has the bed by now");
    assert_eq!(keys(&refused(rules::revoke(&gone.state(1), "again", |_| true, now(13)))), [("", "stay-nothing-to-revoke")]);
}

#[test]
fn two_files_and_one_bed() {
    let merge = |from: &State, into: &State| rules::merge(from, into, GuestKind::Person, (Id::from_number(77), now(30)));
    let (one, none) = (one_in().state(1), State::default());
    let (ended, begun) = merge(&one, &none);
    assert_eq!((ended.len(), begun.len()), (1, 1));
    let mut house = one_in();
    house.write(1, 30, ended);
    house.write(2, 30, begun);
    assert!(house.state(1).current().is_none());
    let goes_on = house.state(2);
    let stay = goes_on.current().unwrap();
    assert_eq!((stay.spot().unwrap().label.as_str(), stay.entry, stay.admitted_on), ("F1-1", Entry::Registered, now(0).today.into()));
    assert_eq!(rules::revocable(&house.state(1)).map(|stay| stay.id), None, "that was no departure");

    let (ended, begun) = merge(&one, &goes_on);
    assert_eq!((ended.len(), begun.len()), (1, 0), "who is in already keeps the bed they have");
    let (ended, begun) = merge(&none, &goes_on);
    assert_eq!((ended.len(), begun.len()), (0, 0));
}

#[test]
fn who_shares_a_bed_goes_where_its_owner_goes() {
    let mut house = one_in();
    let spot = house.state(1).current().unwrap().spot().cloned().unwrap();
    house.write(2, 5, rules::born(Some(spot), (Id::from_number(88), now(5))));
    let child = house.state(2);
    let stay = child.current().unwrap();
    assert_eq!((stay.entry, stay.spot().map(|s| s.label.as_str()), stay.own_spot()), (Entry::Birth, Some("F1-1"), None));
    let to = bed(2);
    let to = super::facts::Spot { bed_id: to.bed_id, room_id: to.room_id, label: to.label };
    house.write(2, 6, rules::follow(&child, Some(&to), now(6)));
    assert_eq!(house.state(2).current().unwrap().spot().map(|s| s.label.as_str()), Some("F1-2"));
    house.write(2, 7, rules::follow(&house.state(2), None, now(7)));
    assert!(house.state(2).current().is_some_and(|stay| stay.spot().is_none()), "waits for a bed of its own");
    assert!(rules::follow(&house.state(2), Some(&to), now(8)).is_empty() && rules::follow(&house.state(1), Some(&to), now(8)).is_empty());
    house.change_bed((2, 1, 9)).unwrap_err();
    house.change_bed((2, 3, 9)).unwrap();
    assert!(house.state(2).current().unwrap().own_spot().is_some(), "now in its own");
}

#[test]
fn who_died_does_not_come_in_again() {
    let mut house = one_in();
    let facts = rules::die(&house.state(1), now(0).today, now(5));
    house.write(1, 5, facts);
    assert!(house.state(1).died() && house.state(1).current().is_none());
    assert_eq!(keys(&refused(house.admit((1, 2, 6)))), [("", "stay-died")]);
    assert_eq!(keys(&refused(rules::let_in(&house.state(1), GuestKind::Person, (Id::from_number(9), now(6).at)))), [("", "stay-died")]);
    assert!(rules::die(&State::default(), now(0).today, now(5)).is_empty());
}

#[test]
fn moments_as_people_type_them() {
    let zone = ledger_zone();
    let read = |typed: &str, end| rules::moment(typed, &zone, end).map(|at| at.to_string());
    let cases = [
        ("2026-03-02T18:00", false, Some("2026-03-02T18:00:00Z")),
        (" 2026-03-02 18:00 ", false, Some("2026-03-02T18:00:00Z")),
        ("2026-03-02", false, Some("2026-03-02T00:00:00Z")),
        ("2026-03-02", true, Some("2026-03-02T23:59:00Z")),
        ("02/03/2026", false, None),
        ("", false, None),
        ("2026-02-31T10:00", false, None),
    ];
    for (typed, end, expected) in cases {
        assert_eq!(read(typed, end).as_deref(), expected, "{typed}");
    }
    assert_eq!(rules::typed(rules::moment("2026-03-02T18:05", &zone, false).unwrap(), &zone), "2026-03-02T18:05");
}

/// The lists that are read again and again find their rows by an index, however many people the house has known.
#[tokio::test]
async fn lists_are_read_by_index() {
    let place = testing::place(ledger::Engine::Sqlite).await;
    let (ledger, _) = open(&place).await;
    let mut conn = ledger.read().await.unwrap();
    let cases = [
        ("select guest_id from stay as s where s.site_id = 'a' and s.leave_until is not null and s.leave_until < 5", "stay_leave"),
        ("select guest_id from stay as s where s.site_id = 'a' and s.leave_until is not null order by s.leave_until, s.stay_id limit 5", "stay_leave"),
        ("select guest_id from stay as s where s.site_id = 'a' and s.departed_at is null and s.bed_id is null and s.admitted_at < 5", "stay_bedless"),
        ("select guest_id from stay where bed_id = 'a' and shared and departed_at is null", "stay_bed"),
        ("select entry, count(*) from stay where site_id = 'a' and admitted_at >= 1 and admitted_at < 2 group by entry", "stay_entry"),
        (
            "select departure_type, count(*) from stay where site_id = 'a' and departed_at is not null and departed_at >= 1 and departed_at < 2 group by departure_type",
            "stay_out",
        ),
        ("select count(*) from stay where site_id = 'a' and departed_at is null and admitted_at < 2", "stay_in"),
        ("select contact_id from contact where site_id = 'a' and family_group = 'b' and not closed", "contact_group"),
        ("select child_id from birth where site_id = 'a' and registered = false order by due_on limit 5", "birth_site"),
        ("select child_id from birth where mother_id = 'a'", "birth_mother"),
        ("select person_id from death where site_id = 'a' and followed = false order by noted_at desc limit 5", "death_site"),
    ];
    for (sql, index) in cases {
        let plan: Vec<(i64, i64, i64, String)> = conn.select(format!("explain query plan {sql}"), &[]).await.unwrap();
        let plan: Vec<String> = plan.into_iter().map(|row| row.3).collect();
        assert!(
            plan.iter().any(|step| step.contains(index) || step.contains("stay_bedless") && index == "stay_in")
                && !plan.iter().any(|step| step.starts_with("SCAN")),
            "{sql}: {plan:?}"
        );
    }
}
