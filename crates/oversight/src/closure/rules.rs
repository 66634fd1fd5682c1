//! Rules of closing. Pure.
//!
//! A follow-up is closed from where it stands: open, with the actions of its plan counted and its level known. Whoever asks
//! never approves, and an approval looks at the follow-up again as it stands then.

use care::Level;
use care::file::{CLOSINGS, Closed, File, FileFact, FileId};
use ledger::{FactKind as _, NewFact, StreamId, UserId};
use web::{Problem, Problems};

use super::facts::{Answered, Asked, Brought, Closure, ClosureFact, ClosureId, ClosureMark, Ended, Keep, State, Withdrawn};
use super::form::ClosureForm;
use crate::went::Settled;

/// Longest answer in words.
const TEXT_MAX: usize = 2000;
/// Answers to the question whether the person is satisfied.
pub(crate) const SATISFACTIONS: &[&str] = &["5", "4", "3", "2", "1", "not_asked"];
/// Reasons for which the person is not there to be prepared or asked.
const ABSENT: &[&str] = &["left", "death", "lost", "duplicate"];
/// The reason that wants somebody to have accepted the follow-up.
const TRANSFERRED: &str = "transferred";

/// Where a follow-up stands when it is closed.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Standing {
    /// The last assessment, or the urgency of the follow-up where that is more.
    pub(super) level: Level,
    /// Actions of the plan that are open.
    pub(super) open_actions: i64,
    /// A partner has accepted the follow-up.
    pub(super) accepted: bool,
}

/// A follow-up that can be worked on.
fn open(file: Option<&File>) -> Result<&File, Problems> {
    let file = file.ok_or_else(|| Problems::one("", "closure-none"))?;
    if file.is_open() { Ok(file) } else { Err(Problems::one("", "file-closed")) }
}

fn text(field: &str, typed: &str, problems: &mut Problems) -> String {
    let text = typed.trim().to_owned();
    if text.chars().count() > TEXT_MAX {
        problems.0.push(Problem::new(field, "closure-too-long").with("n", TEXT_MAX));
    }
    text
}

/// What is asked when a follow-up is to be closed.
pub(super) fn ask(id: ClosureId, form: &ClosureForm, (file, waiting, standing): (Option<&File>, bool, Standing)) -> Result<Asked, Problems> {
    let file = open(file)?;
    if waiting {
        return Err(Problems::one("", "closure-waits"));
    }
    let mut problems = Problems::default();
    let reason = form.reason.trim();
    problems.unless(CLOSINGS.contains(&reason), "reason", "closure-reason-missing");
    problems.unless(reason != TRANSFERRED || standing.accepted, "reason", "closure-not-accepted");
    let absent = ABSENT.contains(&reason);
    let prepared = text("prepared", &form.prepared, &mut problems);
    problems.unless(absent || !prepared.is_empty(), "prepared", "closure-prepared-missing");
    let typed = form.satisfaction.trim();
    problems.unless(SATISFACTIONS.contains(&typed) || (absent && typed.is_empty()), "satisfaction", "closure-satisfaction-missing");
    let open_reason = text("open_reason", &form.open_reason, &mut problems);
    if standing.open_actions > 0 && open_reason.is_empty() {
        problems.0.push(Problem::new("open_reason", "closure-actions-open").with("n", standing.open_actions));
    }
    let asked = Asked {
        closure: id,
        file: file.opened.file,
        reason: reason.to_owned(),
        unmet: text("unmet", &form.unmet, &mut problems),
        new_needs: text("new_needs", &form.new_needs, &mut problems),
        prepared,
        satisfaction: typed.parse().unwrap_or_default(),
        open_actions: standing.open_actions,
        open_reason,
        level: standing.level,
    };
    problems.check(asked)
}

/// The facts of asking: where nobody needs to approve, the follow-up is closed with them.
pub(super) fn asked(asked: Asked, keep: Vec<Keep>) -> Vec<NewFact> {
    let mut facts = vec![ClosureFact::Asked(asked.clone()).fact()];
    if !asked.level.is_urgent() {
        facts.extend(end(&asked, keep));
    }
    facts
}

/// The follow-up ends. What was asked is settled before the file is: it was open until then.
fn end(asked: &Asked, keep: Vec<Keep>) -> [NewFact; 2] {
    let ended = ClosureFact::Ended(Ended { closure: asked.closure, keep });
    [ended.fact(), FileFact::Closed(Closed { file: asked.file, reason: asked.reason.clone() }).fact()]
}

fn waiting(closure: Option<&Closure>) -> Result<&Closure, Problems> {
    closure.filter(|closure| closure.state == State::Waiting).ok_or_else(|| Problems::one("", "closure-not-waiting"))
}

/// Somebody else approves.
pub(super) fn approve(
    (closure, file): (Option<&Closure>, Option<&File>),
    (by, comment): (UserId, &str),
    (standing, keep): (Standing, Vec<Keep>),
) -> Result<Vec<NewFact>, Problems> {
    open(file)?;
    let closure = waiting(closure)?;
    if closure.by == by {
        return Err(Problems::one("", "closure-own"));
    }
    // Actions that were added since were not answered for.
    if standing.open_actions > closure.asked.open_actions && closure.asked.open_reason.is_empty() {
        return Err(Problem::new("", "closure-actions-since").with("n", standing.open_actions).into());
    }
    let mut problems = Problems::default();
    let comment = text("comment", comment, &mut problems);
    let approved = ClosureFact::Approved(Answered { closure: closure.asked.closure, comment }).fact();
    problems.check(std::iter::once(approved).chain(end(&closure.asked, keep)).collect())
}

/// Somebody else sends it back and says why.
pub(super) fn send_back(closure: Option<&Closure>, (by, comment): (UserId, &str)) -> Result<Vec<NewFact>, Problems> {
    let closure = waiting(closure)?;
    if closure.by == by {
        return Err(Problems::one("", "closure-own"));
    }
    let mut problems = Problems::default();
    let comment = text("comment", comment, &mut problems);
    problems.unless(!comment.is_empty(), "comment", "closure-comment-missing");
    problems.check(vec![ClosureFact::Back(Answered { closure: closure.asked.closure, comment }).fact()])
}

/// Whoever asked, or follows now, takes it back.
pub(super) fn withdraw(closure: Option<&Closure>) -> Result<Vec<NewFact>, Problems> {
    let closure = waiting(closure)?;
    Ok(vec![ClosureFact::Withdrawn(Withdrawn { closure: closure.asked.closure }).fact()])
}

impl Settled for Closure {
    type Mark = ClosureMark;
    fn file(&self) -> FileId {
        self.asked.file
    }
    fn order(&self) -> (i64, ClosureId) {
        (self.tick, self.asked.closure)
    }
    fn again(&self, closure: ClosureId, (file, from): (FileId, Option<StreamId>)) -> NewFact {
        let Self { asked, at, by, approved, comment, state, changed_at, .. } = self.clone();
        let asked = Asked { closure, file, ..asked };
        ClosureFact::Brought(Brought { asked, at, by, approved, comment, state, changed_at, from }).fact()
    }
}
