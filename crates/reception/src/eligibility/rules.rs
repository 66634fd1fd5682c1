//! Rules of eligibility. Pure. The program proposes, a human decides; nothing urgent depends on either.

use ledger::{Day, FactKind as _, Instant, NewFact, UserId};
use web::{Problem, Problems};

use super::facts::{
    Answer, Answered, Check, CheckId, Checked, Criterion, Decided, EligibilityFact, Ended, Outcome, Programme, ProgrammeId, Published, SetId, Waived, Words,
};
use super::form::{CheckForm, DecideForm, SetForm, WaiverForm};
use crate::arrival::read_line;

/// Longest sign.
const SIGN_MAX: usize = 12;
/// Longest name.
const NAME_MAX: usize = 100;
/// Longest criterion.
const CRITERION_MAX: usize = 300;
/// Most criteria of a version.
pub(super) const CRITERIA_MAX: usize = 20;
/// Longest reason.
const REASON_MAX: usize = 500;

/// Who does it, when.
#[derive(Clone, Copy)]
pub(super) struct Hand {
    pub(super) user: UserId,
    pub(super) at: Instant,
}

fn words(field: &str, (fr, en, ar): (&str, &str, &str), (most, problems): (usize, &mut Problems)) -> Words {
    Words { fr: read_line(field, fr, most, problems), en: read_line(field, en, most, problems), ar: read_line(field, ar, most, problems) }
}

/// Publishes a version: written in the three languages and dated before it is used.
pub(super) fn publish(programme: &Programme, form: &SetForm, (set_id, today): (SetId, Day)) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    problems.unless(!programme.ended, "", "eligibility-ended-already");
    let sign = read_line("sign", &form.sign, SIGN_MAX, &mut problems);
    problems.unless(!sign.is_empty(), "sign", "eligibility-sign-missing");
    let name = words("fr", (&form.fr, &form.en, &form.ar), (NAME_MAX, &mut problems));
    for (field, text) in [("fr", &name.fr), ("en", &name.en), ("ar", &name.ar)] {
        problems.unless(!text.is_empty(), field, "eligibility-name-missing");
    }
    let valid_from = match form.valid_from.trim() {
        "" => today,
        typed => typed.parse().unwrap_or_else(|_| {
            problems.add("valid_from", "eligibility-day-odd");
            today
        }),
    };
    problems.unless(valid_from >= today, "valid_from", "eligibility-day-past");
    let last = programme.versions.last().map(|version| version.published.valid_from);
    problems.unless(last.is_none_or(|last| valid_from >= last), "valid_from", "eligibility-day-before-last");
    let criteria = criteria(form, &mut problems);
    problems.check(vec![EligibilityFact::Published(Published { set_id, sign, name, valid_from, criteria }).fact()])
}

fn criteria(form: &SetForm, problems: &mut Problems) -> Vec<Criterion> {
    let rows = form.criterion_fr.len().max(form.criterion_en.len()).max(form.criterion_ar.len());
    let at = |list: &[String], row: usize| list.get(row).cloned().unwrap_or_default();
    let mut out = Vec::new();
    for row in 0..rows {
        let typed = (at(&form.criterion_fr, row), at(&form.criterion_en, row), at(&form.criterion_ar, row));
        let words = words("criteria", (&typed.0, &typed.1, &typed.2), (CRITERION_MAX, problems));
        if words.is_empty() {
            continue;
        }
        if !words.is_whole() {
            problems.0.push(Problem::new("criteria", "eligibility-criterion-half").with("n", out.len() + 1));
        }
        out.push(Criterion { words, compulsory: at(&form.compulsory, row) != "no" });
    }
    problems.unless(!out.is_empty(), "criteria", "eligibility-criteria-missing");
    if out.len() > CRITERIA_MAX {
        problems.0.push(Problem::new("criteria", "eligibility-criteria-many").with("n", CRITERIA_MAX));
    }
    out
}

/// Ends a programme.
pub(super) fn end(programme: &Programme) -> Result<Vec<NewFact>, Problems> {
    if programme.ended { Err(Problems::one("", "eligibility-ended-already")) } else { Ok(vec![EligibilityFact::Ended(Ended {}).fact()]) }
}

/// How a criterion counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Counts {
    Holds,
    Fails,
    Open,
}

fn counts(check: &Check, place: i64, answer: Answer) -> Counts {
    match (answer, check.waived.get(&place)) {
        (Answer::Met, _) => Counts::Holds,
        (Answer::NotMet, _) => Counts::Fails,
        (Answer::Waiver, Some(waived)) if waived.granted => Counts::Holds,
        (Answer::Waiver, Some(_)) => Counts::Fails,
        (Answer::Unknown | Answer::Waiver, _) => Counts::Open,
    }
}

/// What the answers propose: not eligible when something compulsory fails, pending while something compulsory is open,
/// otherwise eligible, for a part of the services when something else does not hold.
pub(super) fn propose(criteria: &[Criterion], check: &Check) -> Outcome {
    let all: Vec<(bool, Counts)> = (0_i64..)
        .zip(criteria)
        .map(|(place, criterion)| {
            let answer = usize::try_from(place).ok().and_then(|at| check.checked.answers.get(at)).map_or(Answer::Unknown, |answered| answered.answer);
            (criterion.compulsory, counts(check, place, answer))
        })
        .collect();
    if all.contains(&(true, Counts::Fails)) {
        Outcome::NotEligible
    } else if all.contains(&(true, Counts::Open)) || check.open_waivers().next().is_some() {
        Outcome::Pending
    } else if all.iter().all(|(_, counts)| *counts == Counts::Holds) {
        Outcome::Eligible
    } else {
        Outcome::Part
    }
}

/// The version somebody is checked against.
pub(super) struct Against<'a> {
    pub(super) programme_id: ProgrammeId,
    pub(super) set_id: SetId,
    pub(super) version: i64,
    pub(super) sign: &'a str,
    pub(super) criteria: &'a [Criterion],
    /// Whether it is the version in force today.
    pub(super) in_force: bool,
}

/// Checks somebody. With a decision in the form it is taken at once, by the same rules.
pub(super) fn check(against: &Against<'_>, form: &CheckForm, (check_id, guest, hand): (CheckId, &str, Hand)) -> Result<Vec<NewFact>, Problems> {
    if !against.in_force {
        return Err(Problems::one("", "eligibility-set-old"));
    }
    let mut problems = Problems::default();
    let mut answers = Vec::with_capacity(against.criteria.len());
    for place in 0..against.criteria.len() {
        let typed = form.answer.get(place).map_or("", String::as_str);
        let answer = if typed.is_empty() { Some(Answer::Unknown) } else { Answer::find(typed) };
        let field = format!("answer-{place}");
        problems.unless(answer.is_some(), &field, "arrival-not-in-list");
        let reason = read_line(&field, form.reason.get(place).map_or("", String::as_str), REASON_MAX, &mut problems);
        problems.unless(answer != Some(Answer::Waiver) || !reason.is_empty(), &field, "eligibility-waiver-reason-missing");
        answers.push(Answered { answer: answer.unwrap_or_default(), reason: if answer == Some(Answer::Waiver) { reason } else { String::new() } });
    }
    problems.unless(!problems.is_empty() || answers.iter().any(|answered| answered.answer != Answer::Unknown), "answer-0", "eligibility-answer-missing");
    let checked = Checked {
        check_id,
        guest: guest.to_owned(),
        programme_id: against.programme_id,
        set_id: against.set_id,
        version: against.version,
        sign: against.sign.to_owned(),
        answers,
        by: hand.user,
        at: hand.at,
    };
    let mut facts = problems.check(vec![EligibilityFact::Checked(checked.clone()).fact()])?;
    if !form.outcome.is_empty() {
        let made = Check { checked, site: ledger::SiteId::nil(), waived: std::collections::BTreeMap::new(), decided: None, superseded: false };
        let decision = DecideForm { outcome: form.outcome.clone(), why: form.why.clone(), place: form.place.clone(), explained: form.explained.clone() };
        facts.extend(decide(&made, propose(against.criteria, &made), (&decision, hand))?);
    }
    Ok(facts)
}

/// Decides a check. A refusal is explained in words and says where else to go; a part says which; and whoever decides
/// otherwise than the answers propose writes why.
pub(super) fn decide(check: &Check, proposed: Outcome, (form, hand): (&DecideForm, Hand)) -> Result<Vec<NewFact>, Problems> {
    if !check.is_pending() {
        return Err(Problems::one("", "eligibility-decided-already"));
    }
    let Some(outcome) = Outcome::DECIDED.into_iter().find(|outcome| outcome.name() == form.outcome) else {
        return Err(Problems::one("outcome", "eligibility-outcome-missing"));
    };
    if outcome != Outcome::NotEligible && check.open_waivers().next().is_some() {
        return Err(Problems::one("outcome", "eligibility-waiver-open"));
    }
    let mut problems = Problems::default();
    let reason = read_line("why", &form.why, REASON_MAX, &mut problems);
    let place = read_line("place", &form.place, REASON_MAX, &mut problems);
    if outcome == Outcome::NotEligible {
        problems.unless(!reason.is_empty(), "why", "eligibility-why-refused");
        problems.unless(!place.is_empty(), "place", "eligibility-place-missing");
        problems.unless(form.explained == "yes", "explained", "eligibility-explained-missing");
    } else if outcome == Outcome::Part {
        problems.unless(!reason.is_empty(), "why", "eligibility-why-part");
    } else {
        problems.unless(outcome == proposed || !reason.is_empty(), "why", "eligibility-why-otherwise");
    }
    let decided = Decided { check_id: check.checked.check_id, outcome, proposed, reason, place, by: hand.user, at: hand.at };
    problems.check(vec![EligibilityFact::Decided(decided).fact()])
}

/// Grants or refuses a waiver; never by whoever asked for it.
pub(super) fn waive(check: &Check, form: &WaiverForm, hand: Hand) -> Result<Vec<NewFact>, Problems> {
    if check.checked.by == hand.user {
        return Err(Problems::one("", "eligibility-waiver-own"));
    }
    let place = form.criterion.parse::<i64>().ok().filter(|place| check.open_waivers().any(|open| open == *place));
    let Some(criterion) = place.filter(|_| check.is_pending()) else {
        return Err(Problems::one("", "eligibility-waiver-none"));
    };
    let mut problems = Problems::default();
    let reason = read_line("reason", &form.reason, REASON_MAX, &mut problems);
    problems.unless(["yes", "no"].contains(&form.granted.as_str()), "granted", "arrival-not-in-list");
    let granted = form.granted == "yes";
    problems.unless(granted || !reason.is_empty(), "reason", "eligibility-waiver-why");
    problems.check(vec![EligibilityFact::Waived(Waived { check_id: check.checked.check_id, criterion, granted, reason, by: hand.user, at: hand.at }).fact()])
}

/// What a file lacks of the checks of another: to be appended when the two turn out to be one person.
pub(super) fn bring(from: &[Check], to: &[Check]) -> Vec<NewFact> {
    let mut facts = Vec::new();
    for check in from.iter().filter(|check| !to.iter().any(|known| known.checked.check_id == check.checked.check_id)) {
        facts.push(EligibilityFact::Checked(Checked { guest: "person".to_owned(), ..check.checked.clone() }).fact());
        facts.extend(check.waived.values().map(|waived| EligibilityFact::Waived(waived.clone()).fact()));
        facts.extend(check.decided.iter().map(|decided| EligibilityFact::Decided(decided.clone()).fact()));
    }
    facts
}

/// Problems that lie in how things stand.
pub(super) fn is_conflict(problems: &Problems) -> bool {
    const STATES: &[&str] = &[
        "eligibility-ended-already",
        "eligibility-set-old",
        "eligibility-decided-already",
        "eligibility-waiver-open",
        "eligibility-waiver-own",
        "eligibility-waiver-none",
    ];
    problems.0.iter().any(|problem| STATES.contains(&problem.key.as_str()))
}
