//! Rules of visits. Pure.

use jiff::tz::TimeZone;
use ledger::{Day, FactKind as _, Instant, NewFact, StreamId};
use web::Problems;

use super::facts::{Came, Cancelled, Visit, VisitFact, Went, Who};
use super::form::VisitForm;
use crate::arrival::read_count;

/// What people come for.
pub const PURPOSES: &[&str] = &["service", "information", "phone", "clinic", "legal", "resident", "other"];

/// When it is, and where.
#[derive(Clone)]
pub(super) struct Now {
    pub(super) at: Instant,
    pub(super) today: Day,
    pub(super) zone: TimeZone,
}

/// A time of today as it is written on a wall: `14:05`, or `14h05`; nothing is now.
pub(super) fn time(typed: &str, now: &Now) -> Result<Instant, &'static str> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(now.at);
    }
    let (hour, minute) = typed.split_once([':', 'h', '.']).ok_or("visit-time-odd")?;
    let (hour, minute) = (hour.trim().parse::<i8>().map_err(|_| "visit-time-odd")?, minute.trim().parse::<i8>().map_err(|_| "visit-time-odd")?);
    let time = jiff::civil::Time::new(hour, minute, 0, 0).map_err(|_| "visit-time-odd")?;
    let at = now.today.date().to_datetime(time).to_zoned(now.zone.clone()).map_err(|_| "visit-time-odd")?;
    let at = Instant::from_millis(at.timestamp().as_millisecond());
    if at > now.at { Err("visit-time-future") } else { Ok(at) }
}

/// Somebody comes in. Which number, and who it is, was found out before.
pub(super) fn come(form: &VisitForm, (number, guest): (i64, Option<StreamId>), now: &Now) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    let mut count = |field: &str, typed: &str| read_count(field, typed, &mut problems);
    let (mut women, mut men, children) = (count("women", &form.women), count("men", &form.men), count("children", &form.children));
    match form.quick.as_str() {
        "woman" => women = women.max(1),
        "man" => men = men.max(1),
        _ => {}
    }
    problems.unless(!problems.is_empty() || women + men + children > 0, "women", "arrival-heads-missing");
    problems.unless(PURPOSES.contains(&form.purpose.as_str()), "purpose", "visit-purpose-missing");
    let at = time(&form.at, now).unwrap_or_else(|key| {
        problems.add("at", key);
        now.at
    });
    let came = Came { number, day: now.today, at, women, men, children, purpose: form.purpose.clone() };
    let who = guest.map(|guest| VisitFact::Who(Who { guest }).fact());
    problems.check([VisitFact::Came(came).fact()].into_iter().chain(who).collect())
}

/// They go out.
pub(super) fn go(visit: &Visit, typed: &str, now: &Now) -> Result<Vec<NewFact>, Problems> {
    inside(visit)?;
    let at = time(typed, now).map_err(|key| Problems::one("at", key))?;
    if visit.came.as_ref().is_some_and(|came| came.at > at) {
        return Err(Problems::one("at", "visit-time-before"));
    }
    Ok(vec![VisitFact::Went(Went { at: Some(at) }).fact()])
}

/// They went on an earlier day, and nobody noted when.
pub(super) fn settle(visit: &Visit, now: &Now) -> Vec<NewFact> {
    let earlier = visit.came.as_ref().is_some_and(|came| came.day < now.today);
    if visit.is_inside() && earlier { vec![VisitFact::Went(Went { at: None }).fact()] } else { Vec::new() }
}

/// It was noted by mistake.
pub(super) fn cancel(visit: &Visit) -> Result<Vec<NewFact>, Problems> {
    inside(visit)?;
    Ok(vec![VisitFact::Cancelled(Cancelled {}).fact()])
}

fn inside(visit: &Visit) -> Result<(), Problems> {
    if visit.is_inside() { Ok(()) } else { Err(Problems::one("", "visit-not-inside")) }
}
