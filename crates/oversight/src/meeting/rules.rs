//! Rules of meetings. Pure.

use ledger::{Day, FactKind as _, NewFact, UserId};
use web::{Problem, Problems};

use super::facts::{Action, Done, Item, ItemId, Kind, Meeting, MeetingFact, MeetingId, Opened};
use super::form::{ItemForm, MeetingForm};

/// Longest decision.
const DECISION_MAX: usize = 2000;
/// Longest line.
const LINE_MAX: usize = 200;
/// Partners at one meeting.
const PARTNERS_MAX: usize = 20;
/// Actions of one decision.
pub(super) const ACTIONS_MAX: usize = 5;
/// A meeting is noted so many days late at most, and planned so many days ahead.
const LATE_DAYS: i32 = 60;
const AHEAD_DAYS: i32 = 90;

fn line(field: &str, typed: &str, problems: &mut Problems) -> String {
    let line = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() > LINE_MAX {
        problems.0.push(Problem::new(field, "meeting-too-long").with("n", LINE_MAX));
    }
    line
}

/// A meeting is opened. Partners are named where they come, and only there.
pub(super) fn open(form: &MeetingForm, (today, known): (Day, &[UserId])) -> Result<NewFact, Problems> {
    let mut problems = Problems::default();
    let kind = Kind::find(form.kind.trim());
    problems.unless(kind.is_some(), "kind", "meeting-kind-missing");
    let typed = form.on.trim();
    let on = if typed.is_empty() { Some(today) } else { typed.parse::<Day>().ok() };
    let near = on.filter(|day| (-AHEAD_DAYS..=LATE_DAYS).contains(&day.days_until(today)));
    problems.unless(near.is_some(), "on", "meeting-on-missing");
    let staff: Vec<UserId> = form.staff.iter().filter_map(|user| user.trim().parse().ok()).filter(|user| known.contains(user)).collect();
    let partners: Vec<String> = form.partners.lines().map(|typed| line("partners", typed, &mut problems)).filter(|line| !line.is_empty()).collect();
    problems.unless(partners.len() <= PARTNERS_MAX, "partners", "meeting-partners-many");
    match kind {
        Some(Kind::Conference) => problems.unless(!partners.is_empty(), "partners", "meeting-partners-missing"),
        _ => problems.unless(partners.is_empty(), "partners", "meeting-partners-team"),
    }
    problems.check(MeetingFact::Opened(Opened { kind: kind.unwrap_or_default(), on: near.unwrap_or(today), staff, partners }).fact())
}

/// A meeting whose minutes are still written.
pub(super) fn lasting(meeting: &Meeting) -> Result<(), Problems> {
    if meeting.closed_at.is_some() { Err(Problems::one("", "meeting-over")) } else { Ok(()) }
}

fn actions(form: &ItemForm, problems: &mut Problems) -> Vec<Action> {
    let at = |list: &[String], n: usize| list.get(n).map(|typed| typed.trim().to_owned()).unwrap_or_default();
    let mut out = Vec::new();
    for n in 0..form.what.len().min(ACTIONS_MAX) {
        let what = line("what", &at(&form.what, n), problems);
        if what.is_empty() {
            continue;
        }
        let who = line("what", &at(&form.who, n), problems);
        problems.unless(!who.is_empty(), "what", "meeting-who-missing");
        let typed = at(&form.by, n);
        let by = typed.parse::<Day>().ok();
        problems.unless(typed.is_empty() || by.is_some(), "what", "meeting-by-unreadable");
        out.push(Action { what, who, by });
    }
    out
}

/// Whoever was found by the code that was typed.
#[derive(Clone, Copy, Default)]
pub(super) struct Found {
    /// They are followed.
    pub(super) followed: bool,
    /// Their consent to sharing their file with organisations that help them is in force.
    pub(super) partners: bool,
}

/// What was decided about somebody who is followed. With partners, only under their consent to that sharing, where they agreed to
/// this conference, and with those whom they agreed to.
pub(super) fn discuss((item, id): (ItemId, MeetingId), form: &ItemForm, (meeting, found): (&Meeting, Found)) -> Result<NewFact, Problems> {
    lasting(meeting)?;
    let mut problems = Problems::default();
    problems.unless(found.followed, "code", "meeting-not-followed");
    let decision = form.decision.trim().to_owned();
    problems.unless(!decision.is_empty(), "decision", "meeting-decision-missing");
    if decision.chars().count() > DECISION_MAX {
        problems.0.push(Problem::new("decision", "meeting-too-long").with("n", DECISION_MAX));
    }
    let actions = actions(form, &mut problems);
    let place = |typed: &String| typed.trim().parse::<usize>().ok().and_then(|n| meeting.opened.partners.get(n).cloned());
    let mut partners: Vec<String> = form.partners.iter().filter_map(place).collect();
    partners.dedup();
    if meeting.opened.kind == Kind::Conference {
        let agreed = form.agreed.trim() == "yes" && !partners.is_empty();
        problems.unless(agreed, "agreed", "meeting-agreed-missing");
        problems.unless(found.partners || !agreed || !found.followed, "agreed", "meeting-partner-consent");
    } else {
        partners.clear();
    }
    problems.check(MeetingFact::Discussed(Item { item, meeting: id, decision, actions, partners }).fact())
}

/// The minutes are ended.
pub(super) fn close(meeting: &Meeting) -> Result<NewFact, Problems> {
    lasting(meeting)?;
    Ok(MeetingFact::Closed(Done {}).fact())
}
