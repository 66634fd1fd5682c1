//! Rules of incidents. Pure.

use ledger::{FactKind as _, NewFact, UserId};
use web::{Problem, Problems};

use super::facts::{Audience, Done, Ended, Incident, IncidentFact, Kind, Passed, Told};
use super::pages::TellForm;

/// Longest place: room for where, not for a story.
const PLACE_MAX: usize = 120;
/// How somebody wants to be reached.
pub(crate) const CONTACTS: &[&str] = &["come", "alone", "later", "not"];
/// How it ends. None of them says what was found.
pub(crate) const OUTCOMES: &[&str] = &["seen", "elsewhere", "declined", "not_found"];

/// What was told, and by whom. Where the person is, is asked only where they want to be found.
pub(super) fn tell(form: &TellForm, by: UserId) -> Result<NewFact, Problems> {
    let mut problems = Problems::default();
    let kind = Kind::find(form.kind.trim());
    problems.unless(kind.is_some(), "kind", "incident-kind-missing");
    let danger = form.danger.trim();
    problems.unless(["yes", "no"].contains(&danger), "danger", "incident-danger-missing");
    let place = form.place.split_whitespace().collect::<Vec<_>>().join(" ");
    if place.chars().count() > PLACE_MAX {
        problems.0.push(Problem::new("place", "incident-too-long").with("n", PLACE_MAX));
    }
    problems.unless(place.is_empty() || form.leave.trim() == "yes", "leave", "incident-leave-missing");
    let contact = form.contact.trim();
    problems.unless(contact.is_empty() || CONTACTS.contains(&contact), "contact", "incident-contact-unknown");
    let kind = kind.unwrap_or(Kind::Other);
    let told = Told { kind, danger: danger == "yes", place, contact: contact.to_owned(), by: Some(by) };
    problems.check(if kind == Kind::Staff { IncidentFact::ToldOfStaff(told).fact() } else { IncidentFact::Told(told).fact() })
}

fn lasting(incident: &Incident) -> Result<(), Problems> {
    if incident.ended.is_some() { Err(Problems::one("", "incident-over")) } else { Ok(()) }
}

/// Somebody sees to it.
pub(super) fn take(incident: &Incident, by: UserId) -> Result<NewFact, Problems> {
    lasting(incident)?;
    if incident.taken == Some(by) {
        return Err(Problems::one("", "incident-yours"));
    }
    Ok(IncidentFact::Taken(Done {}).fact())
}

/// It has ended.
pub(super) fn end(incident: &Incident, outcome: &str) -> Result<NewFact, Problems> {
    lasting(incident)?;
    if !OUTCOMES.contains(&outcome) {
        return Err(Problems::one("outcome", "incident-outcome-missing"));
    }
    Ok(IncidentFact::Ended(Ended { outcome: outcome.to_owned() }).fact())
}

/// It is for another role. What a member of staff did stays where it is, and nothing is passed there: it would be sealed
/// otherwise than it says.
pub(super) fn pass(incident: &Incident, to: &str) -> Result<NewFact, Problems> {
    lasting(incident)?;
    if incident.audience == Audience::Psea {
        return Err(Problems::one("", "incident-stays"));
    }
    match Audience::find(to) {
        Some(to) if to != incident.audience && to != Audience::Psea => Ok(IncidentFact::Passed(Passed { to }).fact()),
        _ => Err(Problems::one("to", "incident-to-missing")),
    }
}
