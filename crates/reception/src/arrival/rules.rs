//! Rules of the door. Pure. Basic urgent services come before questions: nothing here makes a need wait for an answer.

use ledger::{FactKind as _, NewFact, StreamId, UserId};
use web::{Problem, Problems, reference};

use super::facts::{Answered, Come, Described, Linked, Marked, Met, Redirected, State, Step, Stepped, Ticket, TicketFact};
use super::form::TicketForm;

/// Routes of entry (domain 3.1).
pub const ROUTES: &[&str] = &["walk_in", "outreach", "referral", "authority", "rescue", "hotline", "community", "other_centre"];
/// Immediate risks (domain 3.1).
pub const RISKS: &[&str] = &["medical", "safety", "child_alone", "acute_distress", "other"];
/// Priority groups at the door (domain 3.1).
pub const GROUPS: &[&str] = &["family", "uasc", "pregnant", "older", "disability", "pain", "mental_health", "other"];
/// What may be needed at once (domain 3.3).
pub const NEEDS: &[&str] = &["water", "food", "wash", "clothes", "rest", "medical", "call"];
/// Most people on one ticket; more are a mass arrival.
pub(super) const HEADS_MAX: i64 = 60;
/// Most languages of a ticket.
const LANGUAGES_MAX: usize = 4;
/// Longest description; a garment needs no more, and a story must not fit.
const LOOK_MAX: usize = 60;
/// Longest explanation.
const TEXT_MAX: usize = 500;
/// Most people and contacts of one ticket.
const GUESTS_MAX: usize = 60;

/// A line of text without superfluous spaces; a problem when it is too long.
pub(crate) fn line(field: &str, typed: &str, most: usize, problems: &mut Problems) -> String {
    let text = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() > most {
        problems.0.push(Problem::new(field, "arrival-too-long").with("n", most));
    }
    text
}

/// How many, as typed: nothing is none.
pub(crate) fn count(field: &str, typed: &str, problems: &mut Problems) -> i64 {
    let typed = typed.trim();
    if typed.is_empty() {
        return 0;
    }
    match typed.parse::<i64>() {
        Ok(n) if (0..=HEADS_MAX).contains(&n) => n,
        _ => {
            problems.0.push(Problem::new(field, "arrival-count-odd").with("n", HEADS_MAX));
            0
        }
    }
}

fn codes(field: &str, typed: &[String], known: &[&str], problems: &mut Problems) -> Vec<String> {
    problems.unless(typed.iter().all(|code| known.contains(&code.as_str())), field, "arrival-not-in-list");
    // In the order of the list, each once.
    known.iter().filter(|code| typed.iter().any(|one| one == *code)).map(|code| (*code).to_owned()).collect()
}

fn languages(typed: &[String], problems: &mut Problems) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for name in typed.iter().map(|name| name.trim()).filter(|name| !name.is_empty()) {
        match reference::find(reference::languages(), name) {
            Some(code) if !out.iter().any(|known| known == code) => out.push(code.to_owned()),
            Some(_) => {}
            None => problems.add("language", "arrival-language-unknown"),
        }
    }
    problems.unless(out.len() <= LANGUAGES_MAX, "language", "arrival-languages-many");
    out
}

/// What was seen and heard at the door, from what was typed.
pub(super) fn read(form: &TicketForm) -> Result<(Come, Marked, Described), Problems> {
    let mut problems = Problems::default();
    let (mut women, mut men, mut children) =
        (count("women", &form.women, &mut problems), count("men", &form.men, &mut problems), count("children", &form.children, &mut problems));
    let mut risks = codes("risk", &form.risk, RISKS, &mut problems);
    match form.quick.as_str() {
        "woman" => women = women.max(1),
        "man" => men = men.max(1),
        "child" => {
            children = children.max(1);
            if !risks.iter().any(|risk| risk == "child_alone") {
                risks.push("child_alone".to_owned());
            }
        }
        _ => {}
    }
    let route = if form.route.is_empty() { "walk_in" } else { form.route.as_str() };
    problems.unless(ROUTES.contains(&route), "route", "arrival-not-in-list");
    let come = Come {
        route: route.to_owned(),
        women,
        men,
        children,
        languages: languages(&form.language, &mut problems),
        interpreter: form.interpreter == "yes",
        needs: codes("need", &form.need, NEEDS, &mut problems),
    };
    let counted = ["women", "men", "children"].iter().all(|field| problems.of(field).is_none());
    problems.unless(!counted || come.heads() > 0, "women", "arrival-heads-missing");
    if come.heads() > HEADS_MAX {
        problems.0.push(Problem::new("women", "arrival-heads-many").with("n", HEADS_MAX));
    }
    problems.unless(come.children > 0 || !risks.iter().any(|risk| risk == "child_alone"), "children", "arrival-child-missing");
    let marked = Marked { risks, groups: codes("group", &form.group, GROUPS, &mut problems) };
    let described = Described { look: line("look", &form.look, LOOK_MAX, &mut problems) };
    problems.check((come, marked, described))
}

/// The facts of a mended ticket: only what differs is written.
pub(super) fn change(ticket: &Ticket, come: Come, marked: Marked, described: Described) -> Result<Vec<NewFact>, Problems> {
    open(ticket)?;
    let mut facts = Vec::new();
    if come != ticket.come {
        facts.push(TicketFact::Changed(come).fact());
    }
    if marked != ticket.marked {
        facts.push(TicketFact::Marked(marked).fact());
    }
    if described.look != ticket.look {
        facts.push(TicketFact::Described(described).fact());
    }
    Ok(facts)
}

fn open(ticket: &Ticket) -> Result<(), Problems> {
    if ticket.state.is_closed() { Err(Problems::one("", "arrival-closed")) } else { Ok(()) }
}

/// A step that a button does, by whom.
pub(super) fn step(ticket: &Ticket, step: &str, by: UserId) -> Result<Vec<NewFact>, Problems> {
    let step = Step::BUTTONS.into_iter().find(|one| one.name() == step).ok_or_else(|| Problems::one("step", "arrival-not-in-list"))?;
    // Who has called or begun may go on, and whoever takes over from a colleague begins anew; only a second call is refused.
    let refused = match (step, ticket.state) {
        (Step::Call, State::Waiting) | (Step::Begin, State::Waiting | State::Called) => None,
        (Step::Call | Step::Begin, State::Called | State::Serving) if ticket.by.is_some_and(|(who, _)| who == by) => Some("arrival-already-yours"),
        (Step::Call | Step::Begin, State::Called | State::Serving) => Some("arrival-taken"),
        (Step::Return, State::Waiting) => Some("arrival-waits-already"),
        (Step::Return, _) => None,
        (_, state) if state.is_closed() => Some("arrival-closed"),
        (Step::Call | Step::Begin, _) => Some("arrival-linked-already"),
        _ => None,
    };
    match refused {
        Some(key) => Err(Problems::one("", key)),
        None => Ok(vec![TicketFact::Stepped(Stepped { step }).fact()]),
    }
}

/// Needs that were met, whether they had been noted or not; what was given twice on one ticket is noted twice.
pub(super) fn give(needs: &[String]) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    let needs = codes("need", needs, NEEDS, &mut problems);
    problems.unless(!needs.is_empty(), "need", "arrival-need-missing");
    problems.check(needs)?.into_iter().map(|need| Ok(TicketFact::Met(Met { need }).fact())).collect()
}

/// Somebody has seen to an immediate risk.
pub(super) fn answer(ticket: &Ticket, risk: &str) -> Result<Vec<NewFact>, Problems> {
    if ticket.unanswered().any(|open| open == risk) {
        Ok(vec![TicketFact::Answered(Answered { risk: risk.to_owned() }).fact()])
    } else {
        Err(Problems::one("risk", "arrival-risk-answered"))
    }
}

/// Links the ticket to files; from then on these say what comes next.
pub(super) fn link(ticket: &Ticket, guests: Vec<StreamId>) -> Result<Vec<NewFact>, Problems> {
    open(ticket)?;
    let new: Vec<StreamId> = guests.into_iter().filter(|guest| !ticket.guests.contains(guest)).collect();
    if new.is_empty() {
        return Err(Problems::one("guest", "arrival-guest-missing"));
    }
    if new.len() + ticket.guests.len() > GUESTS_MAX {
        return Err(Problems::one("guest", "arrival-guests-many"));
    }
    Ok(vec![TicketFact::Linked(Linked { guests: new }).fact(), TicketFact::Stepped(Stepped { step: Step::Link }).fact()])
}

/// Sends somebody elsewhere: where, and why, as it was explained.
pub(super) fn redirect(ticket: &Ticket, place: &str, reason: &str) -> Result<Vec<NewFact>, Problems> {
    open(ticket)?;
    let mut problems = Problems::default();
    let place = line("place", place, TEXT_MAX, &mut problems);
    let reason = line("reason", reason, TEXT_MAX, &mut problems);
    problems.unless(!place.is_empty(), "place", "arrival-place-missing");
    problems.unless(!reason.is_empty(), "reason", "arrival-reason-missing");
    problems.check(vec![TicketFact::Redirected(Redirected { place, reason }).fact(), TicketFact::Stepped(Stepped { step: Step::Redirect }).fact()])
}

/// Problems that lie in how things stand, not in what was typed.
pub(super) fn is_conflict(problems: &Problems) -> bool {
    const STATES: &[&str] =
        &["arrival-closed", "arrival-taken", "arrival-already-yours", "arrival-waits-already", "arrival-linked-already", "arrival-risk-answered"];
    problems.0.iter().any(|problem| STATES.contains(&problem.key.as_str()))
}
