use jiff::tz::TimeZone;
use ledger::{Compartment, Day, FactKind as _, Id, Instant, NewFact, UserId};
use proptest::prelude::*;

use super::facts::{AppointmentFact, Appointments, Made, Moved, Outcome, Purpose, State, purpose_of};
use super::form::{BookForm, MoveForm, OutcomeForm};
use super::rules::{self, Busy, Now};
use crate::tests::{NewFactOf, keys, refused, stream, twice};

/// Monday 2 March 2026, 09:00 in Niamey.
fn now() -> Now {
    Now { at: Instant::from_millis(1_772_438_400_000), today: Day::new(2026, 3, 2).unwrap(), zone: TimeZone::get("Africa/Niamey").unwrap() }
}

/// How a form that is good is made wrong.
type Change = fn(&mut BookForm);

fn user() -> UserId {
    Id::from_number(5)
}

fn form() -> BookForm {
    BookForm { day: "2026-03-03".to_owned(), time: "10:30".to_owned(), place: "Bureau 2".to_owned(), with: user().to_string(), ..BookForm::default() }
}

fn read(form: &BookForm, reads: fn(Compartment) -> bool) -> Result<rules::Booking, web::Problems> {
    rules::read(form, (Id::from_number(1), &[user()]), (reads, &now()))
}

#[test]
fn an_appointment_has_a_time_a_place_and_somebody() {
    let refuse = |change: fn(&mut BookForm)| {
        let mut form = form();
        change(&mut form);
        keys(read(&form, |_| true))
    };
    let cases: [(Change, &str, &str); 14] = [
        (|f| f.day = String::new(), "day", "appointment-day-missing"),
        (|f| f.day = "soon".into(), "day", "plan-day-odd"),
        (|f| f.day = "2026-03-01".into(), "day", "appointment-past"),
        (|f| f.day = "2028-03-01".into(), "day", "appointment-far"),
        (|f| (f.day, f.time) = ("2026-03-02".into(), "08:59".into()), "time", "appointment-past"),
        (|f| f.time = String::new(), "time", "appointment-time-missing"),
        (|f| f.time = "25:00".into(), "time", "appointment-time-missing"),
        (|f| f.time = "noon".into(), "time", "appointment-time-missing"),
        (|f| f.minutes = "2".into(), "minutes", "appointment-minutes-odd"),
        (|f| f.minutes = "long".into(), "minutes", "appointment-minutes-odd"),
        (|f| f.place = String::new(), "place", "appointment-place-missing"),
        (|f| f.with = String::new(), "with", "appointment-with-missing"),
        (|f| f.with = Id::<ledger::User>::from_number(6).to_string(), "with", "appointment-with-unknown"),
        (|f| (f.with, f.with_name) = (String::new(), "x".repeat(300)), "with_name", "plan-too-long"),
    ];
    for (change, field, key) in cases {
        assert_eq!(refuse(change), refused(field, key));
    }
    for (time, at) in [("10:30", 10 * 60 + 30), ("10h30", 10 * 60 + 30), ("9", 9 * 60), ("14h", 14 * 60)] {
        let made = read(&BookForm { time: time.to_owned(), ..form() }, |_| true).ok().unwrap().made;
        let local = made.at.at_zone(&now().zone);
        assert_eq!(i64::from(local.hour()) * 60 + i64::from(local.minute()), at, "{time}");
        assert_eq!(made.minutes, 30);
    }
}

#[test]
fn a_purpose_is_sealed_where_the_writer_reads() {
    let kinds =
        |form: &BookForm, reads: fn(Compartment) -> bool| rules::book(read(form, reads).ok().unwrap()).into_iter().map(|fact| fact.kind).collect::<Vec<_>>();
    let said = BookForm { purpose: "results".to_owned(), ..form() };
    let health = |part| part == Compartment::Health;
    assert_eq!(kinds(&said, health), ["appointment/made", "appointment/purpose_health"]);
    assert_eq!(kinds(&form(), health), ["appointment/made", "appointment/purpose_health"], "who is seen by the nurse says enough");
    assert_eq!(kinds(&form(), |part| part == Compartment::Protection), ["appointment/made"]);
    assert_eq!(kinds(&form(), |_| false), ["appointment/made"]);
    assert_eq!(keys(read(&said, |_| false)), refused("purpose", "appointment-purpose-not-yours"));
    let legal = BookForm { part: "legal".to_owned(), ..said };
    assert_eq!(keys(read(&legal, health)), refused("purpose", "appointment-purpose-not-yours"));
    assert_eq!(kinds(&legal, |_| true), ["appointment/made", "appointment/purpose_legal"]);
}

#[test]
fn nobody_is_booked_twice_unawares() {
    let clash = |staff, person, anyway| keys(rules::clash(Busy { staff, person }, anyway));
    assert_eq!(clash(false, false, ""), []);
    assert_eq!(clash(true, false, ""), refused("anyway", "appointment-clash-staff"));
    assert_eq!(clash(true, true, ""), [refused("anyway", "appointment-clash-staff"), refused("anyway", "appointment-clash-person")].concat());
    assert_eq!(clash(true, true, "yes"), []);
}

fn made(n: u128, at: Instant) -> NewFact {
    let made = Made { appointment: Id::from_number(n), at, minutes: 30, place: "Bureau".to_owned(), with: Some(user()), with_name: String::new(), from: None };
    AppointmentFact::Made(made).fact()
}

fn ended(n: u128, state: State) -> NewFact {
    AppointmentFact::Outcome(Outcome { appointment: Id::from_number(n), state, reason: String::new() }).fact()
}

#[test]
fn it_ends_one_way_and_at_its_time() {
    let past = now().at.plus_ms(-3_600_000);
    let later = now().at.plus_ms(3_600_000);
    let tomorrow = now().at.plus_ms(86_400_000);
    let cases = [
        (past, None, "came", "", None),
        (past, None, "missed", "", None),
        (later, None, "missed", "", Some(("outcome", "appointment-not-yet"))),
        (later, None, "came", "", None),
        (tomorrow, None, "came", "", Some(("outcome", "appointment-not-yet"))),
        (tomorrow, None, "cancelled", "", Some(("reason", "appointment-reason-missing"))),
        (tomorrow, None, "cancelled", "ill", None),
        (past, None, "booked", "", Some(("outcome", "appointment-outcome-missing"))),
        (past, Some(State::Missed), "came", "", None),
        (past, Some(State::Came), "missed", "", None),
        (past, Some(State::Came), "cancelled", "x", Some(("", "appointment-over"))),
        (past, Some(State::Cancelled), "came", "", Some(("", "appointment-over"))),
    ];
    for (at, before, to, reason, problem) in cases {
        let all = Appointments::fold(&stream(std::iter::once(made(1, at)).chain(before.map(|state| ended(1, state))).collect()));
        let found = keys(rules::outcome(&all.0[0], (to, reason), &now()));
        assert_eq!(found, problem.map(|(f, k)| refused(f, k)).unwrap_or_default(), "{before:?} -> {to}");
    }
    let shift = |state: Option<State>, reason: &str| {
        let all = Appointments::fold(&stream(std::iter::once(made(1, past)).chain(state.map(|state| ended(1, state))).collect()));
        keys(rules::shift(
            &all.0[0],
            &MoveForm { day: "2026-03-04".to_owned(), time: "9".to_owned(), reason: reason.to_owned(), ..MoveForm::default() },
            &now(),
        ))
    };
    assert_eq!(shift(None, "the bus was late"), []);
    assert_eq!(shift(Some(State::Missed), "forgot"), []);
    assert_eq!(shift(None, ""), refused("reason", "appointment-reason-missing"));
    assert_eq!(shift(Some(State::Came), "x"), refused("", "appointment-over"));
    assert_eq!(shift(Some(State::Cancelled), "x"), refused("", "appointment-over"));
    let press = OutcomeForm { missed: "1".to_owned(), ..OutcomeForm::default() };
    assert_eq!(press.which(), ("1", "missed"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn the_order_of_arrival_does_not_matter((written, received) in twice(any_fact())) {
        let all = Appointments::fold(&written);
        prop_assert_eq!(&all, &Appointments::fold(&received));
        for one in &all.0 {
            prop_assert!(one.ends() > one.made.at);
        }
    }
}

fn any_fact() -> impl Strategy<Value = NewFactOf> {
    (0..4_u8, 1..4_u128, 0..4_usize, 0..4_i64).prop_map(|(kind, n, state, hours)| {
        NewFactOf::new(move || {
            let at = now().at.plus_ms(hours * 3_600_000);
            match kind {
                0 => made(n, at),
                1 => ended(n, State::ALL[state]),
                2 => purpose_of(Purpose { appointment: Id::from_number(n), purpose: hours.to_string() }, rules::PARTS[state]),
                _ => {
                    AppointmentFact::Moved(Moved { appointment: Id::from_number(n), at, minutes: 20, place: "Salle".to_owned(), reason: "x".to_owned() }).fact()
                }
            }
        })
    })
}
