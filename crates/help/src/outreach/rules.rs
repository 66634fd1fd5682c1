//! Rules of outreach. Pure.

use jiff::tz::TimeZone;
use ledger::{Day, FactKind as _, Instant, NewFact, UserId};
use web::{Problem, Problems};

use super::facts::{Cancelled, Gone, HeldUp, Mode, OutreachFact, Planned, Returned, Round, State, Stop, Tried, TryId};
use super::form::{CancelForm, HeldUpForm, ModeForm, ReturnForm, RoundForm, TryForm};
use crate::typed::{LINE_MAX, TEXT_MAX, day, instant, words};

/// Ways in which somebody is followed.
pub(crate) const MODES: &[&str] = &["individual", "community", "mobile", "centre", "remote"];
/// Ways to reach somebody from afar.
pub(crate) const MEANS: &[&str] = &["call", "message", "trusted"];
/// What came of a try.
pub(crate) const RESULTS: &[&str] = &["reached", "not_reached", "somebody_else"];
/// Answers to whether it was safe to talk.
pub(crate) const SAFE: &[&str] = &["yes", "no", "unknown"];
/// How a team travels.
pub(crate) const TRAVELS: &[&str] = &["foot", "car", "motorbike", "boat", "hired"];
/// Stops on a form, and of a round.
pub(super) const STOPS_MAX: usize = 8;
/// Nobody goes alone.
const TEAM_MIN: usize = 2;
const TEAM_MAX: usize = 20;
/// A try is noted so many days late at most, and the next is made so many days later at most.
const TRY_LATE_DAYS: i32 = 60;
const NEXT_DAYS: i32 = 90;
/// A round is planned so many days ahead at most, and lasts so many.
const AHEAD_DAYS: i32 = 120;
const ROUND_DAYS: i32 = 14;
/// Nobody meets more on a round: a typing error is larger.
const MET_MAX: i64 = 10_000;

/// The present, at the site.
#[derive(Clone)]
pub(super) struct Now {
    pub(super) at: Instant,
    pub(super) today: Day,
    pub(super) zone: TimeZone,
}

/// How somebody is followed from a day on.
pub(super) fn mode(form: &ModeForm, now: &Now) -> Result<NewFact, Problems> {
    let mut problems = Problems::default();
    let mode = form.mode.trim();
    problems.unless(MODES.contains(&mode), "mode", "outreach-mode-missing");
    let reason = words(&mut problems, "reason", (&form.reason, TEXT_MAX));
    problems.unless(!reason.is_empty(), "reason", "outreach-reason-missing");
    let wish = words(&mut problems, "wish", (&form.wish, TEXT_MAX));
    let since = day(&mut problems, "since", &form.since).unwrap_or(now.today);
    problems.unless(since <= now.today, "since", "outreach-since-future");
    problems.unless(form.with_person.trim() == "yes", "with_person", "outreach-with-missing");
    problems.check(OutreachFact::Mode(Mode { mode: mode.to_owned(), reason, wish, since, from: None, by: None }).fact())
}

/// When somebody was tried: in the past, and not long ago.
fn tried_at(problems: &mut Problems, form: &TryForm, now: &Now) -> Instant {
    let on = day(problems, "day", &form.day).unwrap_or(now.today);
    let near = (0..=TRY_LATE_DAYS).contains(&on.days_until(now.today));
    problems.unless(near, "day", "outreach-day-far");
    if form.time.trim().is_empty() && on == now.today {
        return now.at;
    }
    let at = instant(on, &form.time, &now.zone);
    problems.unless(!near || at.is_some(), "time", "outreach-time-missing");
    let at = at.unwrap_or(now.at);
    problems.unless(!near || at <= now.at, "time", "outreach-time-future");
    at
}

/// A try to reach somebody. Who was not reached is tried again, and the day is said now.
pub(super) fn attempt(tried: TryId, form: &TryForm, now: &Now) -> Result<NewFact, Problems> {
    let mut problems = Problems::default();
    let at = tried_at(&mut problems, form, now);
    let (means, result, safe) = (form.means.trim(), form.result.trim(), form.safe.trim());
    problems.unless(MEANS.contains(&means), "means", "outreach-means-missing");
    problems.unless(RESULTS.contains(&result), "result", "outreach-result-missing");
    let reached = result == "reached";
    problems.unless(!reached || SAFE.contains(&safe), "safe", "outreach-safe-missing");
    let agreed = words(&mut problems, "agreed", (&form.agreed, TEXT_MAX));
    problems.unless(agreed.is_empty() || reached, "agreed", "outreach-agreed-nobody");
    let next_on = day(&mut problems, "next_on", &form.next_on);
    let unread = problems.of("next_on").is_some();
    problems.unless(reached || unread || next_on.is_some(), "next_on", "outreach-next-missing");
    let near = next_on.is_none_or(|next| (0..=NEXT_DAYS).contains(&now.today.days_until(next)));
    problems.unless(near, "next_on", "outreach-next-far");
    let safe = if reached { safe.to_owned() } else { String::new() };
    problems
        .check(OutreachFact::Tried(Tried { tried, at, means: means.to_owned(), result: result.to_owned(), safe, agreed, next_on, from: None, by: None }).fact())
}

/// An hour on a day by which the team is back.
fn back_by(problems: &mut Problems, (on, time): (&str, &str), (usual, now): (Day, &Now)) -> Option<Instant> {
    let on = day(problems, "back_on", on).unwrap_or(usual);
    let at = instant(on, time, &now.zone);
    problems.unless(at.is_some(), "back", "outreach-time-missing");
    at
}

fn stops(problems: &mut Problems, form: &RoundForm) -> Vec<Stop> {
    let mut out = Vec::new();
    for (n, place) in form.place.iter().enumerate() {
        let typed = form.time.get(n).map(|time| time.trim()).unwrap_or_default();
        let place = words(problems, "place", (place, LINE_MAX));
        if place.is_empty() {
            problems.unless(typed.is_empty(), "place", "outreach-place-missing");
            continue;
        }
        let time = Day::new(2026, 1, 1).and_then(|day| instant(day, typed, &TimeZone::UTC)).map(|at| text::time_of_day(at.at_zone(&TimeZone::UTC).time()));
        problems.unless(typed.is_empty() || time.is_some(), "place", "outreach-time-missing");
        out.push(Stop { place, time: time.unwrap_or_default() });
    }
    let told = problems.of("place").is_some();
    problems.unless(told || !out.is_empty(), "place", "outreach-place-missing");
    problems.unless(out.len() <= STOPS_MAX, "place", "outreach-stops-many");
    out
}

/// Who goes, of the staff and besides. Two at least.
fn team(problems: &mut Problems, form: &RoundForm, staff: &[UserId]) -> (Vec<UserId>, Vec<String>) {
    let mut team: Vec<UserId> = form.team.iter().filter_map(|user| user.trim().parse().ok()).collect();
    team.sort_unstable();
    team.dedup();
    problems.unless(team.iter().all(|user| staff.contains(user)), "team", "outreach-team-unknown");
    let others: Vec<String> = form.others.lines().map(|name| words(problems, "others", (name, LINE_MAX))).filter(|name| !name.is_empty()).collect();
    problems.unless(!team.is_empty() && team.len() + others.len() >= TEAM_MIN, "team", "outreach-team-alone");
    problems.unless(team.len() + others.len() <= TEAM_MAX, "team", "outreach-team-many");
    (team, others)
}

/// A round as it is planned. Staff: who can go; watchers: who can wait for them.
pub(super) fn plan(form: &RoundForm, (staff, watchers): (&[UserId], &[UserId]), now: &Now) -> Result<NewFact, Problems> {
    let mut problems = Problems::default();
    let name = words(&mut problems, "name", (&form.name, LINE_MAX));
    problems.unless(!name.is_empty(), "name", "outreach-name-missing");
    let on = day(&mut problems, "on", &form.on);
    let near = on.is_some_and(|on| (0..=AHEAD_DAYS).contains(&now.today.days_until(on)));
    problems.unless(near || problems.of("on").is_some(), "on", "outreach-on-missing");
    let first = on.unwrap_or(now.today);
    let leave_at = instant(first, &form.leave, &now.zone);
    problems.unless(leave_at.is_some(), "leave", "outreach-time-missing");
    let back_by = back_by(&mut problems, (&form.back_on, &form.back), (first, now));
    if let (true, Some(leave), Some(back)) = (near, leave_at, back_by) {
        let days = first.days_until(back.day(&now.zone));
        problems.unless(leave < back && back > now.at && days <= ROUND_DAYS, "back", "outreach-back-odd");
    }
    let (team, others) = team(&mut problems, form, staff);
    let watch = form.watch.trim().parse::<UserId>().ok().filter(|user| watchers.contains(user));
    problems.unless(watch.is_some(), "watch", "outreach-watch-missing");
    problems.unless(watch.is_none_or(|user| !team.contains(&user)), "watch", "outreach-watch-goes");
    let stops = stops(&mut problems, form);
    let means = form.means.trim();
    problems.unless(TRAVELS.contains(&means), "means", "outreach-travel-missing");
    let security = words(&mut problems, "security", (&form.security, TEXT_MAX));
    let carries = words(&mut problems, "carries", (&form.carries, TEXT_MAX));
    let (Some(leave_at), Some(back_by), Some(watch)) = (leave_at, back_by, watch) else { return Err(problems) };
    let means = means.to_owned();
    problems.check(OutreachFact::Planned(Planned { name, leave_at, back_by, team, others, watch, stops, means, security, carries }).fact())
}

fn step(round: &Round, to: State) -> Result<(), Problems> {
    if round.state.leads_to(to) { Ok(()) } else { Err(Problems::one("", &format!("outreach-is-{}", round.state.name()))) }
}

/// It is planned anew, as long as nobody has left.
pub(super) fn plan_again(round: &Round, form: &RoundForm, (known, now): ((&[UserId], &[UserId]), &Now)) -> Result<NewFact, Problems> {
    step(round, State::Out)?;
    plan(form, known, now)
}

/// The team leaves: not on an earlier day, and not with an hour of return that has passed.
pub(super) fn leave(round: &Round, now: &Now) -> Result<NewFact, Problems> {
    step(round, State::Out)?;
    if round.plan.leave_at.day(&now.zone) > now.today {
        return Err(Problems::one("", "outreach-not-yet"));
    }
    if round.plan.back_by <= now.at {
        return Err(Problems::one("", "outreach-back-passed"));
    }
    Ok(OutreachFact::Gone(Gone {}).fact())
}

/// The team called: it is back later.
pub(super) fn held_up(round: &Round, form: &HeldUpForm, now: &Now) -> Result<NewFact, Problems> {
    step(round, State::Returned)?;
    let mut problems = Problems::default();
    let at = back_by(&mut problems, (&form.back_on, &form.back), (now.today, now));
    let near = at.is_none_or(|at| at > now.at && now.today.days_until(at.day(&now.zone)) <= ROUND_DAYS);
    problems.unless(near, "back", "outreach-back-odd");
    let Some(back_by) = at else { return Err(problems) };
    problems.check(OutreachFact::HeldUp(HeldUp { back_by }).fact())
}

/// The team is back. People are counted, not named.
pub(super) fn come_back(round: &Round, form: &ReturnForm) -> Result<NewFact, Problems> {
    step(round, State::Returned)?;
    let mut problems = Problems::default();
    let met = form.met.trim().parse::<i64>().ok().filter(|met| (0..=MET_MAX).contains(met));
    if met.is_none() {
        problems.0.push(Problem::new("met", "outreach-met-missing").with("n", MET_MAX));
    }
    let follow_up = words(&mut problems, "follow_up", (&form.follow_up, TEXT_MAX));
    problems.check(OutreachFact::Returned(Returned { met: met.unwrap_or_default(), follow_up }).fact())
}

/// It does not take place.
pub(super) fn cancel(round: &Round, form: &CancelForm) -> Result<NewFact, Problems> {
    step(round, State::Cancelled)?;
    let mut problems = Problems::default();
    let reason = words(&mut problems, "reason", (&form.reason, LINE_MAX));
    problems.unless(!reason.is_empty(), "reason", "outreach-reason-missing");
    problems.check(OutreachFact::Cancelled(Cancelled { reason }).fact())
}
