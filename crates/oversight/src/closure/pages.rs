//! Closing a follow-up.

use access::{Duty, Record};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use care::Level;
use care::file::{CLOSINGS, File};
use ledger::{Compartment, Conn, Day, Instant, NewFact, Stream, UserId};
use people::person::{self, Person, PersonId};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problems, Result, View, filters};

use super::facts::{Asked, Closure, ClosureId, Closures, Keep, State};
use super::form::{AnswerForm, ClosureForm};
use super::rules::{self, SATISFACTIONS, Standing};
use super::{retention, store};
use crate::transfer::Transfers;
use crate::who::{self, Who};

/// Closures on the list.
const LIST_MAX: i64 = 60;

/// A closure as it is read.
#[derive(Serialize, ToSchema)]
pub struct ClosureRead {
    id: ClosureId,
    at: Instant,
    by: UserId,
    reason: String,
    unmet: String,
    new_needs: String,
    prepared: String,
    /// 1 to 5; 0: not asked.
    satisfaction: i64,
    open_actions: i64,
    open_reason: String,
    level: Level,
    /// `waiting`, `back`, `withdrawn` or `ended`.
    state: &'static str,
    changed_at: Instant,
    /// Who sent it back, or approved it.
    answered_by: Option<UserId>,
    /// What they said.
    comment: String,
    keep: Vec<Keep>,
}

/// Closing a follow-up.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "closure/show.html")]
pub struct ClosurePage {
    who: Who,
    /// Whether the follow-up goes on.
    open: bool,
    level: Level,
    open_actions: i64,
    last: Option<ClosureRead>,
    may_write: bool,
    /// Whether the reader could approve what waits: somebody else asked.
    may_approve: bool,
    may_reopen: bool,
    reasons: &'static [&'static str],
    satisfactions: &'static [&'static str],
    form: ClosureForm,
    answer: AnswerForm,
    problems: Problems,
}

impl View for ClosurePage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("closure-title")
    }
}

impl ClosurePage {
    fn is_waiting(&self) -> bool {
        self.last.as_ref().is_some_and(|last| last.state == "waiting")
    }
}

/// What was typed on the page, if anything was.
#[derive(Default)]
struct Typed {
    form: Option<ClosureForm>,
    answer: AnswerForm,
    problems: Problems,
}

/// Where the follow-up stands that is to be closed.
async fn standing(conn: &mut Conn, (id, stream): (PersonId, &Stream), today: Day) -> Result<Standing> {
    let assessed = casework::assessment::standing(conn, id).await?.map(|standing| standing.level);
    let file = File::fold(stream);
    let urgency = file.as_ref().map(|file| file.opened.urgency).unwrap_or_default();
    let open_actions = help::plan::state(conn, id, today).await?.map_or(0, |state| state.open_actions);
    let accepted = file.is_some_and(|file| Transfers::fold(stream).partner_accepted(file.opened.file));
    Ok(Standing { level: assessed.unwrap_or_default().max(urgency), open_actions, accepted })
}

fn read(closure: &Closure) -> ClosureRead {
    let Asked { closure: id, reason, unmet, new_needs, prepared, satisfaction, open_actions, open_reason, level, .. } = closure.asked.clone();
    let (answered_by, keep) = match &closure.state {
        State::Back { by } => (Some(*by), Vec::new()),
        State::Ended { approved, keep } => (*approved, keep.clone()),
        State::Waiting | State::Withdrawn => (None, Vec::new()),
    };
    let (state, changed_at) = (closure.state.name(), closure.changed_at);
    let (at, by, comment) = (closure.at, closure.by, closure.comment.clone());
    ClosureRead {
        id,
        at,
        by,
        reason,
        unmet,
        new_needs,
        prepared,
        satisfaction,
        open_actions,
        open_reason,
        level,
        state,
        changed_at,
        answered_by,
        comment,
        keep,
    }
}

/// What was asked before, for whoever asks again.
fn again(closure: &Closure) -> ClosureForm {
    let Asked { reason, unmet, new_needs, prepared, satisfaction, open_reason, .. } = closure.asked.clone();
    let satisfaction = if satisfaction == 0 { "not_asked".to_owned() } else { satisfaction.to_string() };
    ClosureForm { reason, unmet, new_needs, prepared, satisfaction, open_reason }
}

async fn closure_page(cx: &Cx, id: PersonId, typed: Typed) -> Result<ClosurePage> {
    let mut conn = cx.read().await?;
    let record = who::demand(cx, &mut conn, (Duty::CaseRead, id)).await?;
    cx.look(id, Compartment::Protection, "closure").await?;
    let stream = cx.app().ledger().stream(&mut conn, id.cast()).await?;
    let file = File::fold(&stream).ok_or(Error::NotFound)?;
    let standing = standing(&mut conn, (id, &stream), cx.today()).await?;
    let who = who::who(cx, &mut conn, (id, &record)).await?;
    drop(conn);
    let closures = Closures::fold(&stream);
    let last = closures.of(file.opened.file);
    let waiting = last.is_some_and(|closure| closure.state == State::Waiting);
    let before = last.filter(|closure| matches!(closure.state, State::Back { .. } | State::Withdrawn)).map(again);
    let may = |duty| cx.demand(duty, &record).is_ok();
    Ok(ClosurePage {
        who,
        open: file.is_open(),
        level: standing.level,
        open_actions: standing.open_actions,
        may_write: may(Duty::CaseWrite),
        may_approve: waiting && may(Duty::CaseApprove) && last.is_some_and(|closure| closure.by != cx.user()),
        may_reopen: !file.is_open() && may(Duty::CaseOpen),
        last: last.map(read),
        reasons: CLOSINGS,
        satisfactions: SATISFACTIONS,
        form: typed.form.or(before).unwrap_or_default(),
        answer: typed.answer,
        problems: typed.problems,
    })
}

pub(super) async fn show(cx: Cx, Path(id): Path<PersonId>) -> Result<Response> {
    let page = closure_page(&cx, id, Typed::default()).await?;
    cx.page(page).await
}

/// What was done.
#[derive(Serialize, ToSchema)]
pub struct Done {
    /// The person.
    pub id: PersonId,
    /// Whether the follow-up goes on.
    pub open: bool,
    /// How the closure stands.
    pub state: &'static str,
}

/// What a rule is told: the record's facts, and where the follow-up stands.
struct Now {
    file: Option<File>,
    closures: Closures,
    standing: Standing,
    keep: Vec<Keep>,
}

impl Now {
    fn closure(&self) -> Option<&Closure> {
        self.file.as_ref().and_then(|file| self.closures.of(file.opened.file))
    }
}

type Deed<'a> = &'a (dyn Fn(&Now) -> Result<Vec<NewFact>, Problems> + Send + Sync);

/// Does something about a closure inside one transaction, or says what is wrong with it.
async fn change(cx: &Cx, id: PersonId, (duty, notice): (Duty, &str), deed: Deed<'_>) -> Result<Result<Response, Problems>> {
    let mut write = cx.write().await?;
    let _: Record = who::demand(cx, write.conn()?, (duty, id)).await?;
    let mut stream = write.load(id.cast()).await?;
    let now = Now {
        file: File::fold(&stream),
        closures: Closures::fold(&stream),
        standing: standing(write.conn()?, (id, &stream), cx.today()).await?,
        keep: retention::keep(cx.today(), Person::fold(&stream).identity.birth),
    };
    let facts = match deed(&now) {
        Ok(facts) => facts,
        Err(problems) if problems.of("").is_some() => return Err(Error::Conflict(problems)),
        Err(problems) => return Ok(Err(problems)),
    };
    write.append(&mut stream, facts).await?;
    write.commit().await?;
    let file = File::fold(&stream);
    let state = file.as_ref().and_then(|file| Closures::fold(&stream).of(file.opened.file).map(|closure| closure.state.name()));
    let open = file.is_some_and(|file| file.is_open());
    let done = Done { id, open, state: state.unwrap_or_default() };
    let notice = if notice.is_empty() && open {
        "closure-asked"
    } else if notice.is_empty() {
        "closure-ended"
    } else {
        notice
    };
    Ok(Ok(cx.done(&format!("/people/{id}/closure"), notice, &done)?))
}

async fn answered(cx: &Cx, id: PersonId, done: Result<Response, Problems>, typed: impl FnOnce(Problems) -> Typed) -> Result<Response> {
    match done {
        Ok(response) => Ok(response),
        Err(problems) => {
            let page = closure_page(cx, id, typed(problems.clone())).await?;
            cx.retry(page, &problems).await
        }
    }
}

pub(super) async fn ask(cx: Cx, Path(id): Path<PersonId>, Input(form): Input<ClosureForm>) -> Result<Response> {
    let closure: ClosureId = cx.app().ledger().env().id();
    let deed = |now: &Now| {
        let waiting = now.closure().is_some_and(|closure| closure.state == State::Waiting);
        let asked = rules::ask(closure, &form, (now.file.as_ref(), waiting, now.standing))?;
        Ok(rules::asked(asked, now.keep.clone()))
    };
    let done = change(&cx, id, (Duty::CaseWrite, ""), &deed).await?;
    answered(&cx, id, done, |problems| Typed { form: Some(form), problems, ..Typed::default() }).await
}

pub(super) async fn withdraw(cx: Cx, Path(id): Path<PersonId>) -> Result<Response> {
    let done = change(&cx, id, (Duty::CaseWrite, "closure-withdrawn"), &|now: &Now| rules::withdraw(now.closure())).await?;
    done.map_err(Error::Invalid)
}

pub(super) async fn approve(cx: Cx, Path(id): Path<PersonId>, Input(form): Input<AnswerForm>) -> Result<Response> {
    let by = cx.user();
    let deed = |now: &Now| rules::approve((now.closure(), now.file.as_ref()), (by, &form.comment), (now.standing, now.keep.clone()));
    let done = change(&cx, id, (Duty::CaseApprove, "closure-approved"), &deed).await?;
    answered(&cx, id, done, |problems| Typed { answer: form, problems, ..Typed::default() }).await
}

pub(super) async fn send_back(cx: Cx, Path(id): Path<PersonId>, Input(form): Input<AnswerForm>) -> Result<Response> {
    let by = cx.user();
    let deed = |now: &Now| rules::send_back(now.closure(), (by, &form.comment));
    let done = change(&cx, id, (Duty::CaseApprove, "closure-back"), &deed).await?;
    answered(&cx, id, done, |problems| Typed { answer: form, problems, ..Typed::default() }).await
}

/// A closure that waits.
#[derive(Serialize, ToSchema)]
pub struct Entry {
    person: PersonId,
    name: String,
    code: String,
    at: Instant,
    by: UserId,
    level: Level,
    /// The reader asked for it, and so does not approve it.
    mine: bool,
}

/// Closures that wait for approval.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "closure/list.html")]
pub struct ListPage {
    closures: Vec<Entry>,
}

impl View for ListPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("closure-list-title")
    }
}

pub(super) async fn list(cx: Cx) -> Result<Response> {
    cx.look_list("closures").await?;
    let mut conn = cx.read().await?;
    let rows = store::list_waiting(&cx, &mut conn, LIST_MAX).await?;
    let ids: Vec<PersonId> = rows.iter().map(|row| row.person_id).collect();
    let mut heads = person::heads(&cx, &mut conn, &ids).await?;
    drop(conn);
    let entry = |row: store::Row| {
        let head = heads.remove(&row.person_id)?;
        let (at, by, level) = (row.asked_at, row.asked_by, Level::of_rank(row.level));
        Some(Entry { person: row.person_id, name: head.name, code: head.code, at, by, level, mine: by == cx.user() })
    };
    let closures = rows.into_iter().filter_map(entry).collect();
    cx.page(ListPage { closures }).await
}
