//! Rules of announced arrivals. Pure.

use std::collections::BTreeMap;

use ledger::{Day, FactKind as _, NewFact};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Problem, Problems};

use super::facts::{Arrived, Cancelled, Expected, GROUPS, Outcome, PlannedFact, State};
use crate::place::RoomKind;

/// Longest short text.
const TEXT_MAX: usize = 120;
/// Longest note.
const NOTE_MAX: usize = 500;
/// Most people of one kind in one arrival.
const PEOPLE_MAX: i64 = 5000;
/// Days ahead that one can plan.
const AHEAD_DAYS: i32 = 366;

/// An announced arrival as typed.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub(crate) struct PlannedForm {
    /// Day, `YYYY-MM-DD`.
    pub(super) day: String,
    /// From where.
    pub(super) origin: String,
    /// Numbers; nothing is none.
    pub(super) women: String,
    pub(super) men: String,
    pub(super) children: String,
    pub(super) children_alone: String,
    pub(super) pregnant: String,
    pub(super) newborn: String,
    pub(super) older: String,
    pub(super) disability: String,
    pub(super) injured: String,
    /// `yes` to hold beds: as many as people, unless the numbers below say otherwise.
    pub(super) hold: String,
    /// Beds in rooms for women.
    pub(super) hold_women: String,
    /// Beds in rooms for men.
    pub(super) hold_men: String,
    /// Beds in rooms for families.
    pub(super) hold_family: String,
    /// What else is known, without a name.
    pub(super) note: String,
}

impl PlannedForm {
    fn group(&self, name: &str) -> &str {
        match name {
            "children_alone" => &self.children_alone,
            "pregnant" => &self.pregnant,
            "newborn" => &self.newborn,
            "older" => &self.older,
            "disability" => &self.disability,
            _ => &self.injured,
        }
    }

    /// The form of what is known.
    pub(super) fn of(expected: &Expected) -> Self {
        let figure = |n: i64| if n == 0 { String::new() } else { n.to_string() };
        let group = |name: &str| figure(expected.groups.get(name).copied().unwrap_or(0));
        let held = |kind: RoomKind| figure(expected.held.get(kind.name()).copied().unwrap_or(0));
        Self {
            day: expected.day.map(|day| day.to_string()).unwrap_or_default(),
            origin: expected.origin.clone(),
            women: figure(expected.women),
            men: figure(expected.men),
            children: figure(expected.children),
            children_alone: group("children_alone"),
            pregnant: group("pregnant"),
            newborn: group("newborn"),
            older: group("older"),
            disability: group("disability"),
            injured: group("injured"),
            hold: if expected.held.is_empty() { String::new() } else { "yes".to_owned() },
            hold_women: held(RoomKind::Women),
            hold_men: held(RoomKind::Men),
            hold_family: held(RoomKind::Family),
            note: expected.note.clone(),
        }
    }
}

/// How many came.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub(crate) struct ArrivedForm {
    /// Numbers; all empty means as announced.
    pub(super) women: String,
    pub(super) men: String,
    pub(super) children: String,
}

/// They do not come.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub(crate) struct CancelForm {
    /// Why.
    pub(super) reason: String,
}

/// A number as typed, Arabic digits too; nothing is none.
fn figure(field: &str, typed: &str, problems: &mut Problems) -> i64 {
    let plain: String = typed.trim().chars().map(|c| c.to_digit(10).or_else(|| arabic(c)).and_then(|d| char::from_digit(d, 10)).unwrap_or(c)).collect();
    let read = if plain.is_empty() { Some(0) } else { plain.parse::<i64>().ok() };
    let good = read.filter(|n| (0..=PEOPLE_MAX).contains(n));
    if good.is_none() {
        problems.0.push(Problem::new(field, "planned-number").with("n", PEOPLE_MAX));
    }
    good.unwrap_or(0)
}

fn arabic(c: char) -> Option<u32> {
    let of = |zero: char| u32::from(c).checked_sub(u32::from(zero)).filter(|d| *d < 10);
    of('\u{660}').or_else(|| of('\u{6f0}'))
}

fn text(field: &str, (typed, max): (&str, usize), missing: Option<&str>, problems: &mut Problems) -> String {
    let text = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if let (true, Some(key)) = (text.is_empty(), missing) {
        problems.add(field, key);
    }
    if text.chars().count() > max {
        problems.0.push(Problem::new(field, "place-too-long").with("n", max));
    }
    text
}

/// Beds to hold: as typed, or one for each person: women and men by themselves, children with their families.
fn held(form: &PlannedForm, (women, men, children): (i64, i64, i64), problems: &mut Problems) -> BTreeMap<String, i64> {
    if form.hold != "yes" {
        return BTreeMap::new();
    }
    let typed = [
        (RoomKind::Women, figure("hold_women", &form.hold_women, problems), women),
        (RoomKind::Men, figure("hold_men", &form.hold_men, problems), men),
        (RoomKind::Family, figure("hold_family", &form.hold_family, problems), children),
    ];
    let said = typed.iter().any(|(_, said, _)| *said > 0);
    typed.into_iter().map(|(kind, own, all)| (kind.name().to_owned(), if said { own } else { all })).filter(|(_, n)| *n > 0).collect()
}

/// Notes who is expected.
pub(super) fn expect(state: &State, form: &PlannedForm, today: Day) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    problems.unless(state.outcome == Outcome::Open, "", "planned-over");
    let day = form.day.trim().parse::<Day>().ok();
    problems.unless(day.is_some(), "day", "place-day-unreadable");
    let known = state.expected.as_ref().and_then(|expected| expected.day);
    problems.unless(day.is_none_or(|day| day >= today || Some(day) == known), "day", "place-day-past");
    problems.unless(day.is_none_or(|day| day <= today.plus_days(AHEAD_DAYS)), "day", "planned-day-far");
    let origin = text("origin", (&form.origin, TEXT_MAX), Some("planned-origin-missing"), &mut problems);
    let women = figure("women", &form.women, &mut problems);
    let men = figure("men", &form.men, &mut problems);
    let children = figure("children", &form.children, &mut problems);
    let people = women + men + children;
    let unread = problems.0.iter().any(|problem| problem.key == "planned-number");
    problems.unless(people > 0 || unread, "women", "planned-nobody");
    let mut groups = BTreeMap::new();
    for name in GROUPS {
        let count = figure(name, form.group(name), &mut problems);
        problems.unless(count <= people || people == 0, name, "planned-group-large");
        if count > 0 {
            groups.insert((*name).to_owned(), count);
        }
    }
    let held = held(form, (women, men, children), &mut problems);
    let note = text("note", (&form.note, NOTE_MAX), None, &mut problems);
    let expected = Expected { day, origin, women, men, children, groups, held, note };
    if problems.is_empty() && state.expected.as_ref() == Some(&expected) {
        return Ok(Vec::new());
    }
    problems.check(vec![PlannedFact::Expected(expected).fact()])
}

/// Notes that they came.
pub(super) fn arrived(state: &State, form: &ArrivedForm, today: Day) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    problems.unless(state.outcome == Outcome::Open, "", "planned-over");
    let typed = [&form.women, &form.men, &form.children];
    let came = match &state.expected {
        Some(expected) if typed.iter().all(|typed| typed.trim().is_empty()) => {
            Arrived { women: expected.women, men: expected.men, children: expected.children }
        }
        _ => Arrived {
            women: figure("women", &form.women, &mut problems),
            men: figure("men", &form.men, &mut problems),
            children: figure("children", &form.children, &mut problems),
        },
    };
    problems.check(vec![PlannedFact::Arrived(came).fact_on(Some(today))])
}

/// Notes that they do not come.
pub(super) fn cancel(state: &State, form: &CancelForm) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    problems.unless(state.outcome == Outcome::Open, "", "planned-over");
    let reason = text("reason", (&form.reason, TEXT_MAX), Some("place-reason-missing"), &mut problems);
    problems.check(vec![PlannedFact::Cancelled(Cancelled { reason }).fact()])
}
