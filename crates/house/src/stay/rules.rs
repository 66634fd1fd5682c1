//! Rules of stays. Pure. What they look at was read inside the write transaction, so two clerks cannot both win.

use ledger::{Day, FactKind as _, Instant, NewFact};
use web::{Problem, Problems, reference};

use super::facts::{
    Admitted, BedLeft, Departed, Departure, DepartureRevoked, Entry, GuestKind, LeaveNoted, Moved, Returned, Spot, State, Stay, StayFact, StayId,
};
use super::form::{DepartForm, LeaveForm};
use crate::place::{BedId, Fit, RoomId};

/// Longest text.
const TEXT_MAX: usize = 500;
/// Ways of travelling.
pub(super) const MEANS: &[&str] = &["foot", "bus", "car", "plane", "boat", "train", "other"];

/// Problems that lie in the state of the house, not in what was typed.
const STATES: &[&str] = &[
    "stay-bed-taken",
    "stay-bed-blocked",
    "stay-room-closed",
    "stay-already-in",
    "stay-not-in",
    "stay-same-bed",
    "stay-died",
    "stay-named",
    "stay-not-away",
    "stay-nothing-to-revoke",
    "stay-family-changed",
];
/// How the keys of rules begin that say who may sleep where.
const MISFIT: &str = "place-misfit";
/// Why somebody goes away for a while. Illness is not among them: that is for the file of those who nurse.
pub(super) const LEAVES: &[&str] = &["family", "work", "school", "appointment", "errands", "other"];
/// Longest time away that is still a leave.
const LEAVE_DAYS_MAX: i64 = 60;
const DAY_MS: i64 = 86_400_000;

/// Whether a refusal comes from the state of the house.
pub(super) fn is_conflict(problems: &Problems) -> bool {
    let any = |is: fn(&str) -> bool| problems.0.iter().any(|p| is(&p.key));
    // What a written reason would set aside is for the one who types.
    any(|key| STATES.contains(&key)) || (any(|key| key.starts_with(MISFIT)) && !any(|key| key == "stay-reason-needed"))
}

/// When it is.
#[derive(Clone, Copy)]
pub(super) struct Now {
    pub(super) at: Instant,
    pub(super) today: Day,
}

/// A bed that is asked for, as it stands at this moment.
#[derive(Clone, Debug)]
pub(super) struct Target {
    pub(super) bed_id: BedId,
    pub(super) room_id: RoomId,
    pub(super) label: String,
    /// What speaks for and against it for the guest.
    pub(super) fit: Fit,
    pub(super) closed: bool,
    pub(super) blocked: bool,
    pub(super) reserved: bool,
    pub(super) taken: bool,
}

impl Target {
    fn spot(&self) -> Spot {
        Spot { bed_id: self.bed_id, room_id: self.room_id, label: self.label.clone() }
    }
}

/// What was answered to "which bed?".
#[derive(Clone, Debug)]
pub(super) enum Choice {
    /// Nothing, or something that is no bed of this site.
    Unknown,
    /// None is free: in all the same.
    NoBed,
    /// This one.
    Bed(Target),
}

/// Who asks for a bed, and why this one.
pub(super) struct Asking<'a> {
    pub(super) guest: GuestKind,
    /// Whether the guest's death has been noted.
    pub(super) died: bool,
    /// Whether the guest was without a name and has one now: the stay is that person's.
    pub(super) named: bool,
    /// How the stay would begin.
    pub(super) entry: Entry,
    /// The day it began under another file, when it only goes on.
    pub(super) since: Option<Day>,
    pub(super) reason: &'a str,
}

fn text(field: &str, typed: &str, problems: &mut Problems) -> String {
    let text = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() > TEXT_MAX {
        problems.0.push(Problem::new(field, "stay-too-long").with("n", TEXT_MAX));
    }
    text
}

/// Whether the bed may be had: what is firm becomes a problem; what a written reason sets aside is listed.
fn may_have(target: &Target, reason: &str, problems: &mut Problems) -> Vec<String> {
    let mut despite = Vec::new();
    problems.unless(!target.taken, "bed", "stay-bed-taken");
    problems.unless(!target.blocked, "bed", "stay-bed-blocked");
    problems.unless(!target.closed, "bed", "stay-room-closed");
    if target.reserved {
        despite.push("stay-bed-reserved".to_owned());
    }
    for misfit in &target.fit.against {
        if misfit.firm {
            problems.add("bed", misfit.key);
        } else {
            despite.push(misfit.key.to_owned());
        }
    }
    if reason.trim().is_empty() {
        for key in &despite {
            problems.add("bed", key);
        }
        problems.unless(despite.is_empty(), "reason", "stay-reason-needed");
    }
    despite
}

/// Lets a guest in and gives a bed.
pub(super) fn admit(state: &State, choice: &Choice, asking: &Asking<'_>, (stay_id, now): (StayId, Now)) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    problems.unless(state.current().is_none(), "", "stay-already-in");
    problems.unless(!asking.died && !state.died(), "", "stay-died");
    problems.unless(!asking.named, "", "stay-named");
    // Which bed does not matter to somebody who cannot have one.
    let mut problems = problems.check(Problems::default())?;
    let reason = text("reason", asking.reason, &mut problems);
    let (spot, despite) = match choice {
        Choice::Unknown => {
            problems.add("bed", "stay-bed-missing");
            (None, Vec::new())
        }
        Choice::NoBed => (None, Vec::new()),
        Choice::Bed(target) => (Some(target.spot()), may_have(target, asking.reason, &mut problems)),
    };
    let admitted = Admitted { stay_id, guest: asking.guest, entry: asking.entry, spot, shared: false, at: now.at, reason, despite };
    problems.check(vec![StayFact::Admitted(admitted).fact_on(Some(asking.since.unwrap_or(now.today)))])
}

/// Gives a guest another bed.
pub(super) fn change_bed(state: &State, choice: &Choice, reason: &str, now: Now) -> Result<Vec<NewFact>, Problems> {
    let Some(stay) = state.current() else { return Err(Problems::one("", "stay-not-in")) };
    let mut problems = Problems::default();
    let reason = text("reason", reason, &mut problems);
    let Choice::Bed(target) = choice else { return Err(Problems::one("bed", "stay-bed-missing")) };
    if stay.own_spot().is_some_and(|spot| spot.bed_id == target.bed_id) {
        return Err(Problems::one("bed", "stay-same-bed"));
    }
    let despite = may_have(target, &reason, &mut problems);
    let moved = Moved { stay_id: stay.id, from: stay.spot().cloned(), to: target.spot(), shared: false, at: now.at, reason, despite };
    problems.check(vec![StayFact::Moved(moved).fact_on(Some(now.today))])
}

/// What must be heeded when somebody leaves.
#[derive(Clone, Copy, Default)]
pub(super) struct Heed {
    /// The guest is a child without an adult of their own.
    pub(super) alone: bool,
    /// How many of the household stay in the house.
    pub(super) left_behind: i64,
}

/// Notes a departure; the bed is free from now on.
pub(super) fn depart(state: &State, form: &DepartForm, heed: Heed, now: Now) -> Result<Vec<NewFact>, Problems> {
    let Some(stay) = state.current() else { return Err(Problems::one("", "stay-not-in")) };
    let mut problems = Problems::default();
    let departure = Departure::find(&form.departure);
    problems.unless(departure.is_some(), "type", "stay-type-missing");
    let on = day(&form.on, stay.admitted_on, now.today, &mut problems);
    let country = country(&form.destination_country, &mut problems);
    let destination_text = text("destination_text", &form.destination_text, &mut problems);
    problems.unless(departure != Some(Departure::VoluntaryReturn) || !country.is_empty(), "destination_country", "stay-country-missing");
    let named = !matches!(departure, Some(Departure::OtherCentre | Departure::MedicalEvacuation)) || !destination_text.is_empty();
    problems.unless(named, "destination_text", "stay-where-missing");
    problems.unless(form.means.is_empty() || MEANS.contains(&form.means.as_str()), "means", "stay-means-unknown");
    let guardian_decision = text("guardian_decision", &form.guardian_decision, &mut problems);
    problems.unless(!heed.alone || !guardian_decision.is_empty(), "guardian_decision", "stay-guardian-missing");
    if heed.left_behind > 0 && form.left_behind != "yes" {
        problems.0.push(Problem::new("left_behind", "stay-left-behind-unsaid").with("n", heed.left_behind));
    }
    let departed = Departed {
        destination_country: country,
        destination_text,
        means: form.means.clone(),
        companions: text("companions", &form.companions, &mut problems),
        belongings_returned: form.belongings_returned == "yes",
        documents_handed: form.documents_handed == "yes",
        card_cancelled: form.card_cancelled == "yes",
        guardian_decision,
        left_behind: heed.left_behind,
        ..Departed::plain(stay.id, departure.unwrap_or(Departure::OnwardTravel), now.at)
    };
    problems.check(vec![StayFact::Departed(departed).fact_on(Some(on))])
}

/// Lets somebody in who has no bed yet, without a question: the door is open.
pub(super) fn let_in(state: &State, guest: GuestKind, (stay_id, at): (StayId, Instant)) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    problems.unless(!state.died(), "", "stay-died");
    let entry = Entry::Arrival;
    let admitted = Admitted { stay_id, guest, entry, spot: None, shared: false, at, reason: String::new(), despite: Vec::new() };
    problems.check(vec![StayFact::Admitted(admitted).fact()])
}

/// A child that was born in the house is in it: beside the mother in her bed, or without one.
pub(super) fn born(beside: Option<Spot>, (stay_id, now): (StayId, Now)) -> Vec<NewFact> {
    let (guest, entry, shared) = (GuestKind::Person, Entry::Birth, beside.is_some());
    let admitted = Admitted { stay_id, guest, entry, spot: beside, shared, at: now.at, reason: String::new(), despite: Vec::new() };
    vec![StayFact::Admitted(admitted).fact_on(Some(now.today))]
}

/// Ends the stay of an anonymous guest who has been registered, so that the bed can go on to the person.
pub(super) fn hand_over(state: &State, now: Now) -> Vec<NewFact> {
    let Some(stay) = state.current() else { return Vec::new() };
    vec![StayFact::Departed(Departed::plain(stay.id, Departure::Registered, now.at)).fact_on(Some(now.today))]
}

/// What two files do to each other's stays when both are one person: the stay of the first ends; when the second is not in
/// the house, it goes on there, in the same bed and with the same leave. Gives the facts of the first and of the second.
pub(super) fn merge(from: &State, into: &State, guest: GuestKind, (stay_id, now): (StayId, Now)) -> (Vec<NewFact>, Vec<NewFact>) {
    let Some(stay) = from.current() else { return (Vec::new(), Vec::new()) };
    let ended = hand_over(from, now);
    if into.current().is_some() {
        return (ended, Vec::new());
    }
    let shared = stay.held().is_some_and(|held| held.shared);
    let (spot, entry) = (stay.spot().cloned(), Entry::Registered);
    let admitted = Admitted { stay_id, guest, entry, spot, shared, at: now.at, reason: String::new(), despite: Vec::new() };
    let mut goes_on = vec![StayFact::Admitted(admitted).fact_on(stay.admitted_on)];
    if let Some(leave) = &stay.leave {
        let noted = LeaveNoted { stay_id, from: leave.from, until: leave.until, bed_kept: true, why: leave.why.clone() };
        goes_on.push(StayFact::LeaveNoted(noted).fact());
    }
    (ended, goes_on)
}

/// The death of a guest ends the stay.
pub(super) fn die(state: &State, on: Day, now: Now) -> Vec<NewFact> {
    let Some(stay) = state.current() else { return Vec::new() };
    let on = stay.admitted_on.map_or(on, |first| on.max(first));
    vec![StayFact::Departed(Departed::plain(stay.id, Departure::Death, now.at)).fact_on(Some(on))]
}

/// Who shares a bed goes where its owner goes; where the owner has none any more, the guest waits for one.
pub(super) fn follow(state: &State, to: Option<&Spot>, now: Now) -> Vec<NewFact> {
    let Some((stay, held)) = state.current().and_then(|stay| Some((stay, stay.held()?))).filter(|(_, held)| held.shared) else { return Vec::new() };
    let from = held.spot.clone();
    let fact = match to {
        Some(to) => {
            let (to, reason) = (to.clone(), String::new());
            StayFact::Moved(Moved { stay_id: stay.id, from: Some(from), to, shared: true, at: now.at, reason, despite: Vec::new() })
        }
        None => StayFact::BedLeft(BedLeft { stay_id: stay.id, from, at: now.at, why: "shared".to_owned() }),
    };
    vec![fact.fact_on(Some(now.today))]
}

/// A guest gives the bed back and stays in the house.
pub(super) fn leave_bed(stay: &Stay, why: &str, now: Now) -> Vec<NewFact> {
    let Some(from) = stay.own_spot().cloned() else { return Vec::new() };
    vec![StayFact::BedLeft(BedLeft { stay_id: stay.id, from, at: now.at, why: why.to_owned() }).fact_on(Some(now.today))]
}

/// A guest goes away for a while, or says for how much longer. It asks nobody's leave: whoever lives here may go; it keeps
/// the bed, and makes somebody ask when the guest does not come back.
pub(super) fn leave(state: &State, form: &LeaveForm, zone: &jiff::tz::TimeZone, now: Now) -> Result<Vec<NewFact>, Problems> {
    let Some(stay) = state.current() else { return Err(Problems::one("", "stay-not-in")) };
    let mut problems = Problems::default();
    let from = if form.from.trim().is_empty() { Some(stay.leave.as_ref().map_or(now.at, |leave| leave.from)) } else { moment(&form.from, zone, false) };
    let until = moment(&form.until, zone, true);
    problems.unless(from.is_some(), "from", "stay-moment-unreadable");
    if form.until.trim().is_empty() {
        problems.add("until", "stay-leave-until-missing");
    } else {
        problems.unless(until.is_some(), "until", "stay-moment-unreadable");
    }
    problems.unless(LEAVES.contains(&form.why.as_str()), "why", "stay-leave-why-missing");
    let keep = form.bed != "release";
    if let (Some(from), Some(until)) = (from, until) {
        problems.unless(from.millis() >= stay.admitted_at.millis() - DAY_MS, "from", "stay-leave-before");
        problems.unless(until > from, "until", "stay-leave-until-before");
        problems.unless(until.millis() - from.millis() <= LEAVE_DAYS_MAX * DAY_MS, "until", "stay-leave-long");
        // Until the guest goes, the bed is slept in.
        problems.unless(keep || from <= now.at, "bed", "stay-leave-release-later");
    }
    let (Some(from), Some(until)) = (from, until) else { return Err(problems) };
    let noted = LeaveNoted { stay_id: stay.id, from, until, bed_kept: keep && stay.own_spot().is_some(), why: form.why.clone() };
    let mut facts = vec![StayFact::LeaveNoted(noted).fact_on(Some(now.today))];
    if !keep {
        facts.extend(leave_bed(stay, "leave", now));
    }
    problems.check(facts)
}

/// A guest is back.
pub(super) fn come_back(state: &State, now: Now) -> Result<Vec<NewFact>, Problems> {
    let Some(stay) = state.current() else { return Err(Problems::one("", "stay-not-in")) };
    if stay.leave.is_none() {
        return Err(Problems::one("", "stay-not-away"));
    }
    Ok(vec![StayFact::Returned(Returned { stay_id: stay.id, at: now.at }).fact_on(Some(now.today))])
}

/// The departure that a correction would take back: that of the newest stay, when it was one and nobody is in since.
pub(super) fn revocable(state: &State) -> Option<&Stay> {
    let last = state.stays.iter().max_by_key(|stay| stay.admitted_at)?;
    let ended = last.end.as_ref().is_some_and(|end| end.departure != Departure::Registered);
    Some(last).filter(|_| ended && state.current().is_none())
}

/// A departure was noted by mistake: the stay goes on, in its bed while nobody else has it. `free` says whether the bed
/// held before can be had.
pub(super) fn revoke(state: &State, reason: &str, free: impl FnOnce(&Spot) -> bool, now: Now) -> Result<Vec<NewFact>, Problems> {
    let Some(stay) = revocable(state) else { return Err(Problems::one("", "stay-nothing-to-revoke")) };
    let mut problems = Problems::default();
    let reason = text("reason", reason, &mut problems);
    problems.unless(!reason.is_empty(), "reason", "stay-revoke-reason-missing");
    // A bed that was shared is its owner's affair.
    let spot = stay.held.last().filter(|held| !held.shared && stay.end.as_ref().is_some_and(|end| held.until_at == Some(end.at)));
    let spot = spot.map(|held| held.spot.clone()).filter(free);
    let revoked = DepartureRevoked { stay_id: stay.id, at: now.at, reason, spot, shared: false };
    problems.check(vec![StayFact::DepartureRevoked(revoked).fact_on(Some(now.today))])
}

/// A moment as a form says it: `2026-03-02T18:00`, or a day alone, which is its beginning or, for an end, its last minute.
pub(crate) fn moment(typed: &str, zone: &jiff::tz::TimeZone, end: bool) -> Option<Instant> {
    let typed = typed.trim();
    if let Ok(day) = typed.parse::<jiff::civil::Date>()
        && !typed.contains([':', 'T', ' '])
    {
        let time = if end { jiff::civil::time(23, 59, 0, 0) } else { jiff::civil::Time::midnight() };
        return zoned(day.to_datetime(time), zone);
    }
    zoned(typed.parse().ok()?, zone)
}

fn zoned(at: jiff::civil::DateTime, zone: &jiff::tz::TimeZone) -> Option<Instant> {
    Some(Instant::from_millis(at.to_zoned(zone.clone()).ok()?.timestamp().as_millisecond()))
}

/// A moment as a form shows it.
pub(crate) fn typed(at: Instant, zone: &jiff::tz::TimeZone) -> String {
    at.at_zone(zone).strftime("%Y-%m-%dT%H:%M").to_string()
}

/// The day that was typed, today when none was; not before the admission and not in the future.
fn day(typed: &str, first: Option<Day>, today: Day, problems: &mut Problems) -> Day {
    if typed.trim().is_empty() {
        return today;
    }
    let Ok(day) = typed.trim().parse::<Day>() else {
        problems.add("on", "stay-day-unreadable");
        return today;
    };
    problems.unless(day <= today, "on", "stay-day-future");
    problems.unless(first.is_none_or(|first| day >= first), "on", "stay-day-before");
    day
}

fn country(typed: &str, problems: &mut Problems) -> String {
    if typed.trim().is_empty() {
        return String::new();
    }
    let found = reference::find(reference::countries(), typed);
    problems.unless(found.is_some(), "destination_country", "stay-country-unknown");
    found.unwrap_or_default().to_owned()
}
