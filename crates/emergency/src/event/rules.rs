//! Rules of a mass arrival. Pure.

use ledger::{FactKind as _, Instant, NewFact};
use people::contact::{ContactFact, Noted};
use web::{Problem, Problems, reference};

use super::facts::{Closed, CountedIn, Described, Event, EventFact, Head, Press, Reconciled, Reopened, Saved, Struck, Triaged};
use super::form::{EventForm, ReconcileForm, RowForm};

/// What can happen.
pub(crate) const KINDS: &[&str] = &["rescue_desert", "rescue_sea", "expulsion", "interception", "transfer", "other"];
/// Numbers given at one press, at most.
pub(crate) const PRESS_MAX: i64 = 300;
/// Numbers of one event, at most.
pub(crate) const HEADS_MAX: i64 = 2000;
/// Rows saved at once, at most.
pub(crate) const ROWS_MAX: usize = 120;
/// Languages of one event, at most.
const LANGUAGES_MAX: usize = 4;
/// Longest text.
const TEXT_MAX: usize = 200;
/// Longest sign of a family.
const GROUP_MAX: usize = 3;
/// Longest key of a press or saving.
const KEY_MAX: usize = 80;
/// Nobody is older.
const AGE_MAX: i64 = 120;
/// Age from which somebody is no child.
const ADULT_YEARS: i64 = 18;
/// Heads are counted again after so long (domain 3.20).
pub(crate) const COUNT_EVERY_MS: i64 = 6 * 60 * 60 * 1000;

/// Letters that mean female and male, in the three languages.
const FEMALE: &[&str] = &["2", "f", "w", "أ", "ا", "ث"];
const MALE: &[&str] = &["1", "m", "h", "ذ"];

/// Spaces in order, nothing else changed.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn short(field: &str, typed: &str, problems: &mut Problems) -> String {
    let text = tidy(typed);
    if text.chars().count() > TEXT_MAX {
        problems.0.push(Problem::new(field, "event-too-long").with("n", TEXT_MAX));
    }
    text
}

/// Arabic and Persian digits as Western ones.
pub(crate) fn western(text: &str) -> String {
    let digit = |c: char, zero: char| char::from_u32(u32::from(c) - u32::from(zero) + u32::from('0')).unwrap_or(c);
    text.chars()
        .map(|c| match c {
            '٠'..='٩' => digit(c, '٠'),
            '۰'..='۹' => digit(c, '۰'),
            other => other,
        })
        .collect()
}

fn whole(typed: &str) -> Option<i64> {
    western(typed).trim().parse().ok().filter(|n| *n >= 0)
}

/// What a form says of the event. `zone` is that of the site.
pub(crate) fn describe(form: &EventForm, (now, zone): (Instant, &jiff::tz::TimeZone)) -> Result<Described, Problems> {
    let mut problems = Problems::default();
    problems.unless(KINDS.contains(&form.kind.as_str()), "kind", "event-kind-missing");
    let arrived_at = moment(&form.at, zone).unwrap_or_else(|| {
        problems.unless(form.at.trim().is_empty(), "at", "event-at-unreadable");
        now
    });
    let expected = if form.expected.trim().is_empty() { Some(0) } else { whole(&form.expected).filter(|n| *n <= HEADS_MAX) };
    if expected.is_none() {
        problems.0.push(Problem::new("expected", "event-count-wrong").with("n", HEADS_MAX));
    }
    let mut languages: Vec<String> = Vec::new();
    for typed in form.languages.iter().filter(|typed| !typed.trim().is_empty()).take(LANGUAGES_MAX) {
        match reference::find(reference::languages(), typed) {
            Some(code) if languages.iter().any(|known| known == code) => {}
            Some(code) => languages.push(code.to_owned()),
            None => problems.add("languages", "event-language-unknown"),
        }
    }
    let described = Described {
        kind: form.kind.clone(),
        origin: short("origin", &form.origin, &mut problems),
        brought_by: short("brought_by", &form.brought_by, &mut problems),
        arrived_at,
        vehicle: short("vehicle", &form.vehicle, &mut problems),
        languages,
        expected: expected.unwrap_or_default(),
    };
    problems.check(described)
}

fn moment(typed: &str, zone: &jiff::tz::TimeZone) -> Option<Instant> {
    let local: jiff::civil::DateTime = typed.trim().parse().ok()?;
    local.to_zoned(zone.clone()).ok().map(|at| Instant::from_millis(at.timestamp().as_millisecond()))
}

/// The event is opened.
pub(crate) fn open(about: Described) -> Vec<NewFact> {
    vec![EventFact::Opened(about).fact()]
}

/// The event is described anew.
pub(crate) fn change(event: &Event, about: Described) -> Result<Vec<NewFact>, Problems> {
    under_way(event)?;
    if event.about == about {
        return Ok(Vec::new());
    }
    Ok(vec![EventFact::Changed(about).fact()])
}

/// Refuses once the event is closed.
pub(crate) fn under_way(event: &Event) -> Result<(), Problems> {
    if event.is_open() { Ok(()) } else { Err(Problems::one("", "event-closed")) }
}

/// How many numbers are asked for.
pub(crate) fn how_many(typed: &str) -> Result<i64, Problems> {
    whole(typed).filter(|n| (1..=PRESS_MAX).contains(n)).ok_or_else(|| Problem::new("count", "event-count-wrong").with("n", PRESS_MAX).into())
}

/// A key that can be kept.
pub(crate) fn key(typed: &str) -> Option<&str> {
    Some(typed.trim()).filter(|key| !key.is_empty() && key.len() <= KEY_MAX && key.is_ascii())
}

/// Numbers are given; `last` is the highest so far. Nothing when this press has been heard already.
pub(crate) fn count_in(event: &Event, (count, last): (i64, i64), key: &str) -> Result<Option<CountedIn>, Problems> {
    under_way(event)?;
    if event.presses.contains_key(key) {
        return Ok(None);
    }
    if last + count > HEADS_MAX {
        return Err(Problem::new("count", "event-heads-many").with("n", HEADS_MAX).into());
    }
    Ok(Some(CountedIn { key: key.to_owned(), first: last + 1, last: last + count }))
}

/// The event is over.
pub(crate) fn close(event: &Event, note: &str) -> Result<Vec<NewFact>, Problems> {
    under_way(event)?;
    let mut problems = Problems::default();
    let note = short("reason", note, &mut problems);
    problems.check(vec![EventFact::Closed(Closed { note }).fact()])
}

/// The event goes on after all.
pub(crate) fn reopen(event: &Event) -> Result<Vec<NewFact>, Problems> {
    if event.is_open() { Err(Problems::one("", "event-open-already")) } else { Ok(vec![EventFact::Reopened(Reopened {}).fact()]) }
}

/// Whether a head can still be changed.
fn present(head: &Head) -> Result<(), Problems> {
    if head.struck.is_some() {
        Err(Problems::one("number", "event-head-struck"))
    } else if head.closed {
        Err(Problems::one("number", "event-head-registered"))
    } else {
        Ok(())
    }
}

/// What was pressed at triage. Pressing the same again adds nothing.
pub(crate) fn triage(head: &Head, press: Press, group: &str) -> Result<Vec<NewFact>, Problems> {
    present(head)?;
    let before = head.noted();
    let noted = match press {
        Press::ChildAlone if before.age.is_some_and(|age| age >= ADULT_YEARS) => return Err(Problems::one("category", "event-alone-adult")),
        Press::ChildAlone => Noted { alone: true, ..before.clone() },
        Press::Family => {
            let mut problems = Problems::default();
            let group = sign(group, &mut problems);
            problems.unless(!group.is_empty(), "group", "event-group-missing");
            problems.check(Noted { group, ..before.clone() })?
        }
        Press::Immediate | Press::Urgent | Press::Delayed => before.clone(),
    };
    let mut facts = Vec::new();
    if !head.seen || (press.level().is_some() && press.level() != head.level) {
        facts.push(EventFact::Triaged(Triaged { category: press.name().to_owned() }).fact());
    }
    if noted != before {
        facts.push(ContactFact::Noted(noted).fact());
    }
    Ok(facts)
}

/// A family's sign: up to three letters or digits, in capitals.
fn sign(typed: &str, problems: &mut Problems) -> String {
    let sign: String = western(typed).trim().to_uppercase();
    let sound = sign.chars().count() <= GROUP_MAX && sign.chars().all(char::is_alphanumeric);
    if !sound {
        problems.0.push(Problem::new("group", "event-group-wrong").with("n", GROUP_MAX));
    }
    sign
}

/// The next sign that no family has: A to Z, then A1 to Z9.
pub(crate) fn next_sign<'a>(taken: impl Iterator<Item = &'a str>) -> String {
    let taken: std::collections::BTreeSet<&str> = taken.collect();
    let letters = || ('A'..='Z').map(String::from);
    let later = (1..=9).flat_map(|n| letters().map(move |letter| format!("{letter}{n}")));
    letters().chain(later).find(|sign| !taken.contains(sign.as_str())).unwrap_or_default()
}

/// The number was given by mistake.
pub(crate) fn strike(head: &Head, reason: &str) -> Result<Vec<NewFact>, Problems> {
    present(head)?;
    let mut problems = Problems::default();
    let reason = short("reason", reason, &mut problems);
    problems.unless(!reason.is_empty(), "reason", "event-reason-missing");
    problems.check(vec![EventFact::Struck(Struck { reason }).fact()])
}

/// What a row of the grid says.
pub(crate) fn read_row(row: &RowForm) -> Result<Noted, Problems> {
    let mut problems = Problems::default();
    let sex = sex(&row.sex).unwrap_or_else(|| {
        problems.add("sex", "event-sex-unknown");
        0
    });
    let age = age(&row.age).unwrap_or_else(|| {
        problems.add("age", "event-age-unreadable");
        None
    });
    let alone = !matches!(row.alone.trim().to_lowercase().as_str(), "" | "-" | "0" | "no" | "non" | "لا");
    problems.unless(!alone || age.is_none_or(|age| age < ADULT_YEARS), "alone", "event-alone-adult");
    let noted = Noted {
        given: short("given", &row.given, &mut problems),
        family: short("family", &row.family, &mut problems),
        sex,
        age,
        alone,
        group: sign(&row.group, &mut problems),
    };
    problems.check(noted)
}

fn sex(typed: &str) -> Option<i64> {
    let first = western(typed).trim().to_lowercase().chars().next().map(String::from).unwrap_or_default();
    match first.as_str() {
        "" | "0" | "9" | "?" | "-" => Some(0),
        letter if FEMALE.contains(&letter) => Some(2),
        letter if MALE.contains(&letter) => Some(1),
        _ => None,
    }
}

/// Completed years; a number of months is none.
fn age(typed: &str) -> Option<Option<i64>> {
    let text = western(typed).trim().to_lowercase();
    if text.is_empty() {
        return Some(None);
    }
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let number: i64 = digits.parse().ok()?;
    match text.strip_prefix(&digits)?.trim() {
        "" | "?" | "a" | "an" | "ans" | "y" | "years" | "سنة" | "سنوات" => Some(Some(number)).filter(|_| number <= AGE_MAX),
        "m" | "mo" | "mois" | "months" | "شهر" | "أشهر" => Some(Some(number / 12)).filter(|_| number <= AGE_MAX * 12),
        _ => None,
    }
}

/// What becomes of a row that was sent.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It has come in before, or says nothing new.
    Known,
    /// It is written, in this form.
    Write(Noted),
    /// Somebody else has written something else there since it was read.
    Conflict,
}

/// Decides on a row: what the sender changed since the version they read is written; what others changed meanwhile stays.
/// Who it is (name, sex, age) is one thing: two clerks who wrote that at once may have two people in mind.
pub(crate) fn decide(head: &Head, (key, base): (&str, i64), sent: &Noted) -> Outcome {
    let now = head.noted();
    if head.keys.contains(key) || now == *sent {
        return Outcome::Known;
    }
    let Some(read) = head.noted_at(base) else { return Outcome::Conflict };
    let who = |noted: &Noted| Noted { alone: false, group: String::new(), ..noted.clone() };
    let mut merged = now.clone();
    if who(sent) != who(&read) {
        if who(&now) != who(&read) && who(&now) != who(sent) {
            return Outcome::Conflict;
        }
        merged = Noted { alone: now.alone, group: now.group.clone(), ..sent.clone() };
    }
    if sent.alone != read.alone {
        merged.alone = sent.alone;
    }
    if sent.group != read.group {
        if now.group != read.group && now.group != sent.group {
            return Outcome::Conflict;
        }
        merged.group.clone_from(&sent.group);
    }
    if merged == now { Outcome::Known } else { Outcome::Write(merged) }
}

/// The facts of a row that is written.
pub(crate) fn save(noted: Noted, key: &str) -> Vec<NewFact> {
    vec![ContactFact::Noted(noted).fact(), EventFact::Saved(Saved { key: key.to_owned() }).fact()]
}

/// Refuses to change a head that is struck or being registered.
pub(crate) fn may_note(head: &Head) -> Result<(), Problems> {
    present(head)
}

/// Whether nothing was typed in a row.
pub(crate) fn is_blank(noted: &Noted) -> bool {
    *noted == Noted::default()
}

/// Heads were counted; `heads` and `beds` is what the program knows.
pub(crate) fn reconcile(event: &Event, form: &ReconcileForm, (heads, beds): (i64, i64)) -> Result<Vec<NewFact>, Problems> {
    under_way(event)?;
    let mut problems = Problems::default();
    let headcount = whole(&form.headcount).filter(|n| *n <= HEADS_MAX);
    if headcount.is_none() {
        problems.0.push(Problem::new("headcount", "event-count-wrong").with("n", HEADS_MAX));
    }
    let why = short("why", &form.why, &mut problems);
    problems.unless(!why.is_empty() || headcount.is_none_or(|counted| counted == heads && heads == beds), "why", "event-why-missing");
    let headcount = headcount.unwrap_or_default();
    problems.check(vec![EventFact::Reconciled(Reconciled { headcount, heads, beds, why }).fact()])
}
