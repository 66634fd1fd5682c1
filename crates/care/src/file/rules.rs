//! Rules of follow-ups. Pure.
//!
//! Case managers are proposed in this order: who is here before who is away; who fits the wish for a woman or a man; who
//! speaks the person's language; who has fewer files. Nobody is left out: a human decides, and says why where a wish is
//! set aside.

use ledger::{FactKind as _, NewFact, StreamId, UserId};
use people::consent::LiveConsent;
use serde::Serialize;
use utoipa::ToSchema;
use web::{Problem, Problems};

use super::facts::{Closed, File, FileFact, FileId, Given, Opened, Reopened};
use super::form::{GiveForm, OpenForm};
use crate::screening::CATEGORIES;
use crate::{Level, language};

/// Files that one case manager can follow well; more is said on the page (memory: the usual ratio in child protection).
pub const FILES_MAX: i64 = 25;
/// Why a follow-up ends (domain 3.14).
pub const CLOSINGS: &[&str] = &["completed", "criteria", "declined", "left", "death", "transferred", "lost", "duplicate", "moved"];
/// Longest reason.
const TEXT_MAX: usize = 500;
/// With whom somebody may want to speak.
pub(super) const WISHES: &[&str] = &["woman", "man"];

/// A case manager who could follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) user: UserId,
    pub(super) name: String,
    /// Files they follow now.
    pub(super) open: i64,
    /// ISO 639-3.
    pub(super) languages: Vec<String>,
    /// `woman`, `man` or empty when they did not say.
    pub(super) gender: String,
    pub(super) away: bool,
}

/// What the person wishes and speaks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Wanted {
    /// ISO 639-3; the language wished for, else the one spoken.
    pub(super) language: String,
    /// `woman`, `man` or empty.
    pub(super) wish: String,
}

/// Why somebody stands where they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Why {
    /// Message key; the message takes `n`.
    pub key: &'static str,
    /// Its number.
    pub n: i64,
    /// Whether it speaks against.
    pub against: bool,
}

/// A case manager in the order of proposals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Proposed {
    pub(super) candidate: Candidate,
    pub(super) why: Vec<Why>,
    /// Whether choosing them sets something aside that wants a reason.
    pub(super) reason_needed: bool,
}

const fn why(key: &'static str, against: bool) -> Why {
    Why { key, n: 1, against }
}

fn assess(candidate: Candidate, wanted: &Wanted) -> ((u8, u8, u8, i64), Proposed) {
    let mut reasons = Vec::new();
    if candidate.away {
        reasons.push(why("file-why-away", true));
    }
    let gender = match (wanted.wish.as_str(), candidate.gender.as_str()) {
        ("", _) => 0,
        (wish, gender) if wish == gender => {
            reasons.push(why("file-why-gender", false));
            0
        }
        (_, "") => {
            reasons.push(why("file-why-gender-unsaid", true));
            1
        }
        _ => {
            reasons.push(why("file-why-gender-other", true));
            2
        }
    };
    let speaks = !wanted.language.is_empty() && candidate.languages.contains(&wanted.language);
    if !wanted.language.is_empty() {
        let key = match (speaks, candidate.languages.is_empty()) {
            (true, _) => "file-why-language",
            (false, true) => "file-why-language-unsaid",
            (false, false) => "file-why-language-other",
        };
        reasons.push(why(key, !speaks));
    }
    reasons.push(Why { key: "file-why-load", n: candidate.open, against: candidate.open >= FILES_MAX });
    let language = u8::from(!wanted.language.is_empty() && !speaks);
    let order = (u8::from(candidate.away), gender, language, candidate.open);
    let reason_needed = candidate.away || gender == 2;
    (order, Proposed { candidate, why: reasons, reason_needed })
}

/// Case managers in the order in which they are proposed, each with the reasons.
pub(super) fn propose(candidates: Vec<Candidate>, wanted: &Wanted) -> Vec<Proposed> {
    let mut all: Vec<_> = candidates.into_iter().map(|candidate| assess(candidate, wanted)).collect();
    all.sort_by(|(one, a), (other, b)| {
        one.cmp(other).then_with(|| a.candidate.name.cmp(&b.candidate.name)).then_with(|| a.candidate.user.cmp(&b.candidate.user))
    });
    all.into_iter().map(|(_, proposed)| proposed).collect()
}

/// Opens a follow-up, under a consent that is in force; one that has ended goes on, and it is said why.
pub(super) fn open(known: Option<&File>, form: &OpenForm, (file, _): (FileId, &LiveConsent)) -> Result<Vec<NewFact>, Problems> {
    if known.is_some_and(File::is_open) {
        return Err(Problems::one("", "file-already-open"));
    }
    let mut problems = Problems::default();
    let why = one_line(&form.again);
    if why.chars().count() > TEXT_MAX {
        problems.0.push(Problem::new("again", "file-too-long").with("n", TEXT_MAX));
    }
    problems.unless(!why.is_empty() || known.is_none(), "again", "file-again-missing");
    let reason = form.reason.trim();
    problems.unless(CATEGORIES.contains(&reason), "reason", "file-reason-unknown");
    let urgency = Level::find(form.urgency.trim());
    problems.unless(urgency.is_some(), "urgency", "file-urgency-missing");
    let typed = form.language.trim();
    let found = language::find(typed);
    problems.unless(typed.is_empty() || found.is_some(), "language", "file-language-unknown");
    let wish = form.wish.trim();
    problems.unless(wish.is_empty() || WISHES.contains(&wish), "wish", "file-wish-unknown");
    let opened = Opened {
        file,
        reason: reason.to_owned(),
        urgency: urgency.unwrap_or_default(),
        language: found.unwrap_or_default().to_owned(),
        wish: wish.to_owned(),
        from: None,
    };
    let fact = match known {
        Some(known) => {
            let Opened { reason, urgency, language, wish, .. } = opened;
            FileFact::Reopened(Reopened { file: known.opened.file, why, urgency, reason, language, wish })
        }
        None => FileFact::Opened(opened),
    };
    problems.check(vec![fact.fact()])
}

fn one_line(typed: &str) -> String {
    typed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Gives a follow-up to one of those who were proposed.
pub(super) fn give(file: &File, form: &GiveForm, proposed: &[Proposed]) -> Result<(UserId, NewFact), Problems> {
    let chosen = form.user.trim().parse::<UserId>().ok().and_then(|user| proposed.iter().find(|one| one.candidate.user == user));
    if !file.is_open() {
        return Err(Problems::one("", "file-closed"));
    }
    let Some(chosen) = chosen else { return Err(Problems::one("user", "file-nobody")) };
    let user = chosen.candidate.user;
    if file.manager == Some(user) {
        return Err(Problems::one("", "file-already-given"));
    }
    let mut problems = Problems::default();
    let reason = one_line(&form.reason);
    if reason.chars().count() > TEXT_MAX {
        problems.0.push(Problem::new("reason", "file-too-long").with("n", TEXT_MAX));
    }
    problems.unless(!reason.is_empty() || file.manager.is_none(), "reason", "file-reason-regive");
    problems.unless(!reason.is_empty() || file.manager.is_some() || !chosen.reason_needed, "reason", "file-reason-aside");
    let given = Given { file: file.opened.file, user, from: file.manager, reason };
    problems.check((user, FileFact::Given(given).fact()))
}

/// The same follow-up in another file.
pub(super) fn again((file, from): (FileId, Option<StreamId>), old: &File) -> Vec<NewFact> {
    let opened = FileFact::Opened(Opened { file, from, ..old.opened.clone() }).fact();
    let given = old.manager.map(|user| FileFact::Given(Given { file, user, from: None, reason: String::new() }).fact());
    let closed = old.closed.as_ref().map(|ending| FileFact::Closed(Closed { file, reason: ending.reason.clone() }).fact());
    std::iter::once(opened).chain(given).chain(closed).collect()
}
