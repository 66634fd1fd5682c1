//! Rules of screening. Pure.
//!
//! An answer that worries is a *sign*. Each sign has a level, a category and somebody who should know (the tables in
//! [`signs`]). The level of a screening is that of its worst sign, raised where signs add up: two high ones make it
//! critical, three medium ones make it high. So one more worrying answer never lowers a level, and neither does
//! "prefers not to say" lower it below "no". All of it is a proposal: trained staff change it with a reason.

use std::collections::BTreeMap;

use ledger::{Day, FactKind as _, Instant, NewFact, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Problem, Problems};

use super::facts::{Done, Recorded, Reviewed, Screening, ScreeningFact, ScreeningId};
use super::form::{AnswersForm, ReviewForm};
use crate::alert::Kind;
use crate::{Level, language};

/// So many high signs together are critical.
const HIGHS_FOR_CRITICAL: usize = 2;
/// So many signs of at least medium are high.
const MEDIUMS_FOR_HIGH: usize = 3;
/// Under this age somebody is a child.
const ADULT_YEARS: i64 = 18;
/// From this age somebody is older (the last age group of domain.md 3.6).
const OLDER_YEARS: i64 = 60;
/// Longest reason.
const TEXT_MAX: usize = 500;
/// Farthest day of a next screening.
const NEXT_DAYS_MAX: i32 = 366;

/// What somebody may be found to be, in the order of lists (domain.md 3.8).
pub const CATEGORIES: &[&str] = &["medical", "distress", "child_alone", "disability", "older", "pregnant", "protection", "asylum", "released", "other"];
/// How people understood each other.
pub(crate) const SPOKEN: &[&str] = &["direct", "interpreter", "phone", "hardly"];
/// With whom somebody wants to speak.
pub(crate) const WISHES: &[&str] = &["woman", "man"];
/// Whether somebody may be told.
pub(crate) const LEAVES: &[&str] = &["yes", "no", "cannot"];
/// The questions that are asked, in their order.
pub(crate) const QUESTIONS: &[&str] =
    &["safe", "urgent", "hurt", "child", "alone", "carer", "pregnant", "help", "fear", "asylum", "released", "call", "private"];
/// What is noted when it is seen or heard, and never asked.
pub(crate) const SEEN: &[&str] = &["distress", "self_harm"];

/// An answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Yes.
    Yes,
    /// No.
    No,
    /// The person prefers not to say, which is always a good answer.
    PreferNot,
    /// It was not asked.
    #[default]
    NotAsked,
}

impl Answer {
    /// All, in the order of forms.
    pub const ALL: [Self; 4] = [Self::Yes, Self::No, Self::PreferNot, Self::NotAsked];
    /// Their names, in the same order.
    pub const NAMES: [&'static str; 4] = ["yes", "no", "prefer_not", "not_asked"];

    /// Name in forms and message keys.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::PreferNot => "prefer_not",
            Self::NotAsked => "not_asked",
        }
    }
    fn find(name: &str) -> Option<Self> {
        if name.is_empty() { Some(Self::NotAsked) } else { Self::ALL.into_iter().find(|answer| answer.name() == name) }
    }
}

/// The answers of a screening, by question.
#[derive(Clone, Default, Debug, PartialEq, Eq)]
pub struct Answers(BTreeMap<String, Answer>);

impl Answers {
    pub(crate) fn new(answers: BTreeMap<String, Answer>) -> Self {
        Self(answers)
    }
    /// The answer to a question.
    #[must_use]
    pub fn of(&self, code: &str) -> Answer {
        self.0.get(code).copied().unwrap_or_default()
    }
    fn yes(&self, code: &str) -> bool {
        self.of(code) == Answer::Yes
    }
}

/// What is known of somebody before anything is asked.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq)]
pub struct Known {
    /// Completed years.
    pub age: Option<i64>,
    /// Known to be a child, where no age is.
    pub child: bool,
    /// Registered as unaccompanied.
    pub unaccompanied: bool,
    /// Registered as separated.
    pub separated: bool,
}

impl Known {
    /// Whether somebody is a child, as far as is known without asking.
    #[must_use]
    pub fn is_child(&self) -> Option<bool> {
        match self.age {
            Some(age) => Some(age < ADULT_YEARS || self.child),
            None if self.child || self.unaccompanied || self.separated => Some(true),
            None => None,
        }
    }
    fn is_older(&self) -> bool {
        self.age.is_some_and(|age| age >= OLDER_YEARS)
    }
}

/// Something that was answered, seen or known and calls for somebody.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sign {
    /// Code.
    pub code: &'static str,
    /// How soon.
    pub level: Level,
    /// Category, if it belongs to one.
    pub category: Option<&'static str>,
    /// Who should know.
    pub tells: Option<Kind>,
}

const fn sign(code: &'static str, level: Level, category: Option<&'static str>, tells: Option<Kind>) -> Sign {
    Sign { code, level, category, tells }
}

use Kind::{Medical, Protection, Psychosocial, Support};
use Level::{Critical, High, Low, Medium};

/// Question or observation, the answer that worries, and the sign it is.
const BY_ANSWER: &[(&str, Answer, Sign)] = &[
    ("urgent", Answer::Yes, sign("urgent", Critical, Some("medical"), Some(Medical))),
    ("self_harm", Answer::Yes, sign("self_harm", Critical, Some("distress"), Some(Psychosocial))),
    ("safe", Answer::No, sign("unsafe", High, Some("protection"), Some(Protection))),
    ("fear", Answer::Yes, sign("fear", High, Some("protection"), Some(Protection))),
    ("safe", Answer::PreferNot, sign("unsafe_unsaid", Medium, Some("protection"), Some(Protection))),
    ("fear", Answer::PreferNot, sign("fear_unsaid", Medium, Some("protection"), Some(Protection))),
    ("hurt", Answer::Yes, sign("hurt", Medium, Some("medical"), Some(Medical))),
    ("pregnant", Answer::Yes, sign("pregnant", Medium, Some("pregnant"), Some(Medical))),
    ("distress", Answer::Yes, sign("distress", Medium, Some("distress"), Some(Psychosocial))),
    ("help", Answer::Yes, sign("help", Medium, Some("disability"), Some(Support))),
    ("asylum", Answer::Yes, sign("asylum", Medium, Some("asylum"), Some(Protection))),
    ("released", Answer::Yes, sign("released", Medium, Some("released"), Some(Support))),
    ("private", Answer::Yes, sign("private", Medium, Some("other"), Some(Protection))),
];
const CHILD_ALONE: Sign = sign("child_alone", High, Some("child_alone"), Some(Protection));
const CHILD_SEPARATED: Sign = sign("child_separated", Medium, Some("child_alone"), Some(Protection));
const OLDER: Sign = sign("older", Low, Some("older"), Some(Support));
const OLDER_ALONE: Sign = sign("older_alone", Medium, Some("older"), Some(Support));
const ALONE: Sign = sign("alone", Low, None, None);

/// Codes of all signs.
#[cfg(test)]
pub(crate) const SIGN_CODES: &[&str] = &[
    "urgent",
    "self_harm",
    "unsafe",
    "fear",
    "unsafe_unsaid",
    "fear_unsaid",
    "hurt",
    "pregnant",
    "distress",
    "help",
    "asylum",
    "released",
    "private",
    "child_alone",
    "child_separated",
    "older",
    "older_alone",
    "alone",
];

/// The signs in answers and in what is known.
#[must_use]
pub fn signs(answers: &Answers, known: &Known) -> Vec<Sign> {
    let mut out: Vec<Sign> = BY_ANSWER.iter().filter(|(code, worries, _)| answers.of(code) == *worries).map(|(_, _, sign)| *sign).collect();
    let child = known.is_child().unwrap_or_else(|| answers.yes("child"));
    let alone = answers.yes("alone");
    match child {
        true if alone || known.unaccompanied => out.push(CHILD_ALONE),
        true if answers.yes("carer") || known.separated => out.push(CHILD_SEPARATED),
        false if known.is_older() => out.push(if alone { OLDER_ALONE } else { OLDER }),
        false if alone => out.push(ALONE),
        _ => {}
    }
    out
}

/// The level of several signs together.
#[must_use]
pub fn level<'a>(signs: impl Iterator<Item = &'a Sign>) -> Level {
    let levels: Vec<Level> = signs.map(|sign| sign.level).collect();
    let from = |level: Level| levels.iter().filter(|one| **one >= level).count();
    let worst = levels.iter().copied().max().unwrap_or_default();
    let together = match () {
        () if from(High) >= HIGHS_FOR_CRITICAL => Critical,
        () if from(Medium) >= MEDIUMS_FOR_HIGH => High,
        () => Low,
    };
    worst.max(together)
}

/// What the rules propose.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Proposal {
    /// Level.
    pub level: Level,
    /// Why.
    pub signs: Vec<Sign>,
    /// Categories, in the order of [`CATEGORIES`].
    pub categories: Vec<&'static str>,
    /// Who should know, each with how soon.
    pub alerts: Vec<(Kind, Level)>,
}

/// What follows from answers and from what is known.
#[must_use]
pub fn propose(answers: &Answers, known: &Known) -> Proposal {
    let signs = signs(answers, known);
    let categories = CATEGORIES.iter().copied().filter(|code| signs.iter().any(|sign| sign.category == Some(*code))).collect();
    let for_kind = |kind: Kind| signs.iter().filter(move |sign| sign.tells == Some(kind));
    let alerts = Kind::ALL.into_iter().filter(|kind| for_kind(*kind).next().is_some()).map(|kind| (kind, level(for_kind(kind)))).collect();
    Proposal { level: level(signs.iter()), categories, alerts, signs }
}

impl Proposal {
    /// Who is told even when the person does not want anybody to be: where a life is at stake, and for a child who is alone
    /// or separated. The page says so before anything is asked.
    #[must_use]
    pub fn told_in_any_case(&self) -> Vec<(Kind, Level)> {
        let child = self.signs.iter().any(|sign| [CHILD_ALONE.code, CHILD_SEPARATED.code].contains(&sign.code));
        self.alerts.iter().copied().filter(|(kind, level)| *level == Critical || (child && *kind == Protection)).collect()
    }
}

/// A screening that may be written.
pub(crate) struct Reading {
    pub(crate) facts: Vec<NewFact>,
    /// Alerts to raise.
    pub(crate) alerts: Vec<(Kind, Level)>,
    pub(crate) wish: String,
}

/// When and about whom.
#[derive(Clone, Copy)]
pub(crate) struct Now {
    pub(crate) at: Instant,
    pub(crate) today: Day,
    pub(crate) screening: ScreeningId,
    pub(crate) by: UserId,
}

fn codes(form: &AnswersForm, problems: &mut Problems) -> Answers {
    let mut out = BTreeMap::new();
    for code in QUESTIONS.iter().chain(SEEN) {
        match Answer::find(form.answer(code)) {
            Some(Answer::NotAsked) => {}
            Some(answer) => {
                out.insert((*code).to_owned(), answer);
            }
            None => problems.add(code, "screening-answer-unknown"),
        }
    }
    Answers(out)
}

fn one_of(field: &str, value: &str, list: &[&str], problems: &mut Problems) -> String {
    let value = value.trim();
    problems.unless(value.is_empty() || list.contains(&value), field, "screening-answer-unknown");
    value.to_owned()
}

/// Reads the answers into facts. Leave to tell others is asked wherever somebody would be told.
pub(crate) fn read(form: &AnswersForm, known: &Known, now: Now) -> Result<Reading, Problems> {
    let mut problems = Problems::default();
    let answers = codes(form, &mut problems);
    problems.unless(!answers.0.is_empty(), "safe", "screening-nothing-asked");
    let wish = one_of("wish", &form.wish, WISHES, &mut problems);
    let leave = one_of("leave", &form.leave, LEAVES, &mut problems);
    let spoken = one_of("spoken", &form.spoken, SPOKEN, &mut problems);
    let typed = form.language.trim();
    let found = language::find(typed);
    problems.unless(typed.is_empty() || found.is_some(), "language", "screening-language-unknown");
    let proposal = propose(&answers, known);
    let alerts = match leave.as_str() {
        "" if !proposal.alerts.is_empty() => {
            problems.add("leave", "screening-leave-missing");
            Vec::new()
        }
        "no" => proposal.told_in_any_case(),
        _ => proposal.alerts.clone(),
    };
    let done = Done { screening: now.screening, at: now.at, by: now.by };
    let recorded = Recorded {
        screening: now.screening,
        answers: answers.0,
        wish: wish.clone(),
        leave,
        spoken,
        language: found.unwrap_or_default().to_owned(),
        level: proposal.level,
        signs: proposal.signs.iter().map(|sign| sign.code.to_owned()).collect(),
        categories: proposal.categories.iter().map(|code| (*code).to_owned()).collect(),
        next: Some(proposal.level.next(now.today)),
        told: alerts.iter().map(|(kind, _)| *kind).collect(),
        from: None,
    };
    let facts = vec![ScreeningFact::Done(done).fact(), ScreeningFact::Recorded(recorded).fact()];
    problems.check(Reading { facts, alerts, wish })
}

/// What trained staff change of a screening, with the reason.
pub(crate) fn review(screening: &Screening, form: &ReviewForm, today: Day) -> Result<Vec<NewFact>, Problems> {
    let mut problems = Problems::default();
    let known = |code: &String| CATEGORIES.contains(&code.as_str()) || screening.categories.contains(code);
    problems.unless(form.category.iter().all(known), "category", "screening-answer-unknown");
    let level = match Level::find(form.level.trim()) {
        None if !form.level.trim().is_empty() => {
            problems.add("level", "screening-answer-unknown");
            None
        }
        level => level.filter(|level| *level != screening.level),
    };
    let next = match form.next.trim() {
        "" => level.map(|level| level.next(today)),
        typed => day(typed, today, &mut problems).filter(|day| Some(*day) != screening.next).or_else(|| level.map(|level| level.next(today))),
    };
    let reason = form.reason.split_whitespace().collect::<Vec<_>>().join(" ");
    if reason.chars().count() > TEXT_MAX {
        problems.0.push(Problem::new("reason", "screening-too-long").with("n", TEXT_MAX));
    }
    let reviewed = Reviewed {
        screening: screening.id,
        added: form.category.iter().filter(|code| !screening.categories.contains(*code)).cloned().collect(),
        removed: screening.categories.iter().filter(|code| !form.category.contains(*code)).cloned().collect(),
        level,
        next,
        reason,
    };
    let changes = !reviewed.added.is_empty() || !reviewed.removed.is_empty() || level.is_some() || next.is_some();
    problems.unless(changes || !problems.is_empty(), "category", "screening-review-nothing");
    problems.unless(!changes || !reviewed.reason.is_empty(), "reason", "screening-reason-missing");
    problems.check(vec![ScreeningFact::Reviewed(reviewed).fact()])
}

fn day(typed: &str, today: Day, problems: &mut Problems) -> Option<Day> {
    let Ok(day) = typed.parse::<Day>() else {
        problems.add("next", "screening-day-unreadable");
        return None;
    };
    problems.unless(day >= today && day <= today.plus_days(NEXT_DAYS_MAX), "next", "screening-day-far");
    Some(day)
}
