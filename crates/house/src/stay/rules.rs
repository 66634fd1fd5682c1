//! Rules of stays. Pure. What they look at was read inside the write transaction, so two clerks cannot both win.

use ledger::{Day, FactKind as _, Instant, NewFact};
use web::{Problem, Problems, reference};

use super::facts::{Admitted, Departed, Departure, GuestKind, Moved, Spot, State, StayFact, StayId};
use super::form::DepartForm;
use crate::place::{BedId, RoomId, RoomKind, Traits, misfit};

/// Longest text.
const TEXT_MAX: usize = 500;
/// Ways of travelling.
pub(super) const MEANS: &[&str] = &["foot", "bus", "car", "plane", "boat", "train", "other"];

/// Problems that lie in the state of the house, not in what was typed.
const STATES: &[&str] = &["stay-bed-taken", "stay-bed-blocked", "stay-room-closed", "stay-already-in", "stay-not-in", "stay-same-bed", "place-misfit-adult"];

/// Whether a refusal comes from the state of the house.
pub(super) fn is_conflict(problems: &Problems) -> bool {
    problems.0.iter().any(|p| STATES.contains(&p.key.as_str()))
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
    pub(super) kind: RoomKind,
    pub(super) closed: bool,
    pub(super) blocked: bool,
    pub(super) reserved: bool,
    pub(super) taken: bool,
    /// An anonymous guest has it who has since been registered: it goes on to that person.
    pub(super) handover: bool,
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
    pub(super) traits: Traits,
    /// Whether a nurse or doctor asks.
    pub(super) health: bool,
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
fn may_have(target: &Target, asking: &Asking<'_>, problems: &mut Problems) -> Vec<String> {
    let mut despite = Vec::new();
    problems.unless(!target.taken, "bed", "stay-bed-taken");
    problems.unless(!target.blocked, "bed", "stay-bed-blocked");
    problems.unless(!target.closed, "bed", "stay-room-closed");
    if target.reserved {
        despite.push("stay-bed-reserved".to_owned());
    }
    match misfit(target.kind, asking.traits, asking.health) {
        Some(misfit) if misfit.firm => problems.add("bed", misfit.key),
        Some(misfit) => despite.push(misfit.key.to_owned()),
        None => {}
    }
    if asking.reason.trim().is_empty() {
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
    let reason = text("reason", asking.reason, &mut problems);
    let (spot, despite) = match choice {
        Choice::Unknown => {
            problems.add("bed", "stay-bed-missing");
            (None, Vec::new())
        }
        Choice::NoBed => (None, Vec::new()),
        Choice::Bed(target) => (Some(target.spot()), may_have(target, asking, &mut problems)),
    };
    let admitted = Admitted { stay_id, guest: asking.guest, spot, at: now.at, reason, despite };
    problems.check(vec![StayFact::Admitted(admitted).fact_on(Some(now.today))])
}

/// Gives a guest another bed.
pub(super) fn change_bed(state: &State, choice: &Choice, asking: &Asking<'_>, now: Now) -> Result<Vec<NewFact>, Problems> {
    let Some(stay) = state.current() else { return Err(Problems::one("", "stay-not-in")) };
    let mut problems = Problems::default();
    let reason = text("reason", asking.reason, &mut problems);
    let Choice::Bed(target) = choice else { return Err(Problems::one("bed", "stay-bed-missing")) };
    if stay.spot().is_some_and(|spot| spot.bed_id == target.bed_id) {
        return Err(Problems::one("bed", "stay-same-bed"));
    }
    let despite = may_have(target, asking, &mut problems);
    let moved = Moved { stay_id: stay.id, from: stay.spot().cloned(), to: target.spot(), at: now.at, reason, despite };
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
        stay_id: stay.id,
        departure: departure.unwrap_or(Departure::OnwardTravel),
        at: now.at,
        destination_country: country,
        destination_text,
        means: form.means.clone(),
        companions: text("companions", &form.companions, &mut problems),
        belongings_returned: form.belongings_returned == "yes",
        documents_handed: form.documents_handed == "yes",
        card_cancelled: form.card_cancelled == "yes",
        guardian_decision,
        left_behind: heed.left_behind,
    };
    problems.check(vec![StayFact::Departed(departed).fact_on(Some(on))])
}

/// Ends the stay of an anonymous guest who has been registered, so that the bed can go on to the person.
pub(super) fn hand_over(state: &State, now: Now) -> Vec<NewFact> {
    let Some(stay) = state.current() else { return Vec::new() };
    let departed = Departed {
        stay_id: stay.id,
        departure: Departure::Registered,
        at: now.at,
        destination_country: String::new(),
        destination_text: String::new(),
        means: String::new(),
        companions: String::new(),
        belongings_returned: false,
        documents_handed: false,
        card_cancelled: false,
        guardian_decision: String::new(),
        left_behind: 0,
    };
    vec![StayFact::Departed(departed).fact_on(Some(now.today))]
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

/// A free bed with how well it suits a guest.
#[derive(Clone, Debug)]
pub(super) struct Offer {
    pub(super) target: Target,
    /// Why it does not suit; a message key.
    pub(super) against: Option<&'static str>,
}

/// Where the guest's household sleeps.
#[derive(Clone, Debug, Default)]
pub(super) struct Kin {
    pub(super) rooms: Vec<RoomId>,
    pub(super) buildings: Vec<ledger::StreamId>,
}

/// Puts free beds in the order in which they are proposed: what suits first, near the household, in the fitting kind of
/// room; beds that a rule firmly refuses are left out.
pub(super) fn propose(free: Vec<(Target, ledger::StreamId)>, traits: Traits, health: bool, kin: &Kin) -> Vec<Offer> {
    let mut offers: Vec<(u8, Offer)> = Vec::with_capacity(free.len());
    for (target, building) in free {
        let against = match misfit(target.kind, traits, health) {
            Some(misfit) if misfit.firm => continue,
            Some(misfit) => Some(misfit.key),
            None if target.reserved => Some("stay-bed-reserved"),
            None if target.handover => Some("stay-bed-handover"),
            None => None,
        };
        let far = if kin.rooms.contains(&target.room_id) {
            0
        } else if kin.buildings.contains(&building) {
            10
        } else {
            20
        };
        let rank = if against.is_some() { 100 } else { 0 } + far + crate::place::rank(target.kind, traits);
        offers.push((rank, Offer { target, against }));
    }
    // Stable: beds come by room and number.
    offers.sort_by_key(|(rank, _)| *rank);
    offers.into_iter().map(|(_, offer)| offer).collect()
}
