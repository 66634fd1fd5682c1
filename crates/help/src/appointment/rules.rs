//! Rules of appointments. Pure.

use jiff::tz::TimeZone;
use ledger::{Compartment, Day, FactKind as _, Instant, NewFact, UserId};
use web::{Problem, Problems};

use super::facts::{Appointment, AppointmentFact, AppointmentId, Made, Moved, Outcome, Purpose, State, purpose_of};
use super::form::{BookForm, MoveForm};
use crate::typed::{LINE_MAX, TEXT_MAX, day, instant, words};

/// Minutes of an appointment of which nobody says how long it takes.
const MINUTES: i64 = 30;
const MINUTES_MAX: i64 = 480;
const MINUTES_MIN: i64 = 5;
/// Nobody books further ahead.
const AHEAD_DAYS: i32 = 366;
/// Parts of the file in which a purpose is sealed.
pub(super) const PARTS: [Compartment; 4] = [Compartment::Protection, Compartment::Health, Compartment::Psychosocial, Compartment::Legal];

/// When it is, and where.
#[derive(Clone)]
pub(super) struct Now {
    pub(super) at: Instant,
    pub(super) today: Day,
    pub(super) zone: TimeZone,
}

/// A time that is still to come.
fn when(problems: &mut Problems, (on, time, minutes): (&str, &str, &str), (usual, now): (i64, &Now)) -> Option<(Instant, i64)> {
    let on = day(problems, "day", on).or_else(|| {
        problems.unless(problems.of("day").is_some(), "day", "appointment-day-missing");
        None
    });
    let typed = minutes.trim();
    let minutes = if typed.is_empty() { Some(usual) } else { typed.parse::<i64>().ok() };
    let minutes = minutes.filter(|n| (MINUTES_MIN..=MINUTES_MAX).contains(n));
    problems.unless(minutes.is_some(), "minutes", "appointment-minutes-odd");
    let on = on?;
    let at = instant(on, time, &now.zone);
    problems.unless(at.is_some(), "time", "appointment-time-missing");
    if let Some(at) = at {
        problems.unless(at >= now.at, if on < now.today { "day" } else { "time" }, "appointment-past");
        problems.unless(on <= now.today.plus_days(AHEAD_DAYS), "day", "appointment-far");
    }
    Some((at?, minutes?))
}

/// What was read of a form.
pub(super) struct Booking {
    pub(super) made: Made,
    purpose: Option<(Compartment, String)>,
}

/// Reads an appointment. Who says what it is for reads the part of the file in which that is sealed.
pub(super) fn read(form: &BookForm, (id, staff): (AppointmentId, &[UserId]), (reads, now): (impl Fn(Compartment) -> bool, &Now)) -> Result<Booking, Problems> {
    let mut problems = Problems::default();
    let when = when(&mut problems, (&form.day, &form.time, &form.minutes), (MINUTES, now));
    let place = words(&mut problems, "place", (&form.place, LINE_MAX));
    problems.unless(!place.is_empty(), "place", "appointment-place-missing");
    let with = form.with.trim();
    let user = with.parse::<UserId>().ok().filter(|user| staff.contains(user));
    problems.unless(with.is_empty() || user.is_some(), "with", "appointment-with-unknown");
    let with_name = words(&mut problems, "with_name", (&form.with_name, LINE_MAX));
    problems.unless(!with.is_empty() || !with_name.is_empty(), "with", "appointment-with-missing");
    let purpose = words(&mut problems, "purpose", (&form.purpose, TEXT_MAX));
    let part = PARTS.into_iter().filter(|part| reads(*part)).find(|part| form.part.trim().is_empty() || part.name() == form.part.trim());
    problems.unless(purpose.is_empty() || part.is_some(), "purpose", "appointment-purpose-not-yours");
    let Some((at, minutes)) = when else { return Err(problems) };
    // Who books with somebody in mind says so by the part, also without words: a doctor's name says as much as a purpose.
    let sealed = part.filter(|part| !purpose.is_empty() || *part != Compartment::Protection).map(|part| (part, purpose));
    let made = Made { appointment: id, at, minutes, place, with: user, with_name, from: None };
    problems.check(Booking { made, purpose: sealed })
}

/// Somebody who is busy then.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Busy {
    pub(super) staff: bool,
    pub(super) person: bool,
}

/// Says that somebody is busy, unless the writer knows.
pub(super) fn clash(busy: Busy, anyway: &str) -> Result<(), Problems> {
    let mut problems = Problems::default();
    if anyway != "yes" {
        problems.unless(!busy.staff, "anyway", "appointment-clash-staff");
        problems.unless(!busy.person, "anyway", "appointment-clash-person");
    }
    problems.check(())
}

/// Makes it.
pub(super) fn book(booking: Booking) -> Vec<NewFact> {
    let id = booking.made.appointment;
    let purpose = booking.purpose.map(|(part, purpose)| purpose_of(Purpose { appointment: id, purpose }, part));
    std::iter::once(AppointmentFact::Made(booking.made).fact()).chain(purpose).collect()
}

/// Moves it.
pub(super) fn shift(known: &Appointment, form: &MoveForm, now: &Now) -> Result<Moved, Problems> {
    if !known.state.may_move() {
        return Err(Problems::one("", "appointment-over"));
    }
    let mut problems = Problems::default();
    let when = when(&mut problems, (&form.day, &form.time, &form.minutes), (known.made.minutes, now));
    let place = words(&mut problems, "place", (&form.place, LINE_MAX));
    let reason = words(&mut problems, "reason", (&form.reason, LINE_MAX));
    problems.unless(!reason.is_empty(), "reason", "appointment-reason-missing");
    let Some((at, minutes)) = when else { return Err(problems) };
    let place = if place.is_empty() { known.made.place.clone() } else { place };
    problems.check(Moved { appointment: known.made.appointment, at, minutes, place, reason })
}

/// Says how it ended.
pub(super) fn outcome(known: &Appointment, (to, reason): (&str, &str), now: &Now) -> Result<NewFact, Problems> {
    let Some(state) = State::find(to).filter(|state| *state != State::Booked) else { return Err(Problems::one("outcome", "appointment-outcome-missing")) };
    if !known.state.leads_to(state) {
        return Err(Problems::one("", "appointment-over"));
    }
    let mut problems = Problems::default();
    let reason = words(&mut problems, "reason", (reason, LINE_MAX));
    problems.unless(state != State::Cancelled || !reason.is_empty(), "reason", "appointment-reason-missing");
    // Somebody may come before the hour; that they did not come is known only when it has struck.
    problems.unless(state != State::Missed || known.made.at <= now.at, "outcome", "appointment-not-yet");
    problems.unless(state != State::Came || known.made.at.day(&now.zone) <= now.today, "outcome", "appointment-not-yet");
    problems.check(AppointmentFact::Outcome(Outcome { appointment: known.made.appointment, state, reason }).fact())
}

/// The refusal as one problem of the whole, where no form is shown.
pub(super) fn one_problem(problems: &Problems) -> Problems {
    problems.0.first().map_or_else(Problems::default, |problem| Problem { field: String::new(), ..problem.clone() }.into())
}
