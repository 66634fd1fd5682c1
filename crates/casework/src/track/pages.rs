//! The tracks of a person, and one of them with its checklist.

use access::Duty;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Compartment, Day, Instant, UserId};
use people::person::{Head, PersonId};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Problems, Result, View, filters};

use super::catalogue::{Field, KINDS, Of, Step};
use super::facts::{REQUEST, SUSPICION, State, Track, TrackId, Tracks};
use super::form::{CloseForm, OpenForm, ShowQuery, StepForm};
use super::rules::{self, REASON};
use crate::who::{self, nth};

/// A track in the list.
#[derive(Serialize, ToSchema)]
pub struct Entry {
    id: TrackId,
    kind: String,
    on: Day,
    by: UserId,
    /// Steps done or set aside, and all.
    settled: i64,
    steps: i64,
    next: Option<Day>,
    late: bool,
    /// `request`, `suspicion` or empty.
    halted: String,
    closed_on: Option<Day>,
    outcome: String,
}

/// A track that could be opened.
#[derive(Serialize, ToSchema)]
pub struct Offer {
    kind: &'static str,
    /// What points to it: a code; empty for nothing.
    why: &'static str,
}

/// The tracks of a person.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "track/list.html")]
pub struct ListPage {
    head: Head,
    path: String,
    tracks: Vec<Entry>,
    /// Those that something points to.
    proposed: Vec<Offer>,
    /// The others that are not open.
    others: Vec<Offer>,
    /// Whether the reader may open one now.
    may_open: bool,
    form: OpenForm,
    problems: Problems,
}

impl View for ListPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("track-title")
    }
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

fn entry(track: &Track, today: Day) -> Entry {
    let steps = track.kind().map(|kind| kind.steps).unwrap_or_default();
    let next = track.next_due();
    Entry {
        id: track.id,
        kind: track.kind.clone(),
        on: track.on,
        by: track.by,
        settled: count(steps.iter().filter(|step| track.state(step.code) != State::Open).count()),
        steps: count(steps.len()),
        next,
        late: next.is_some_and(|next| next < today),
        halted: track.halted.clone().unwrap_or_default(),
        closed_on: track.closed.as_ref().map(|closed| closed.on),
        outcome: track.closed.as_ref().map(|closed| closed.outcome.clone()).unwrap_or_default(),
    }
}

/// The list. Records the look before anything is shown.
pub(super) async fn list_page(cx: &Cx, id: PersonId, (form, problems): (OpenForm, Problems)) -> Result<ListPage> {
    let mut conn = cx.read().await?;
    let record = who::demand(cx, &mut conn, (Duty::CaseRead, id)).await?;
    cx.look(id, Compartment::Protection, "track").await?;
    let head = who::head(cx, &mut conn, id).await?;
    let stream = cx.app().ledger().stream(&mut conn, id.cast()).await?;
    let open = care::file::open(&mut conn, id).await?.is_some();
    drop(conn);
    let tracks = Tracks::fold(&stream);
    let proposed: Vec<Offer> = rules::proposed(&stream).into_iter().map(|one| Offer { kind: one.kind, why: one.why }).collect();
    let going = |code: &str| tracks.open().any(|track| track.kind == code);
    let others = KINDS.iter().filter(|kind| !going(kind.code) && !proposed.iter().any(|one| one.kind == kind.code));
    Ok(ListPage {
        path: who::path(cx, id, &record),
        head,
        others: others.map(|kind| Offer { kind: kind.code, why: "" }).collect(),
        proposed,
        tracks: tracks.0.iter().rev().map(|track| entry(track, cx.today())).collect(),
        may_open: open && who::allows(cx, Duty::CaseWrite, &record),
        form,
        problems,
    })
}

pub(super) async fn list(cx: Cx, Path(id): Path<PersonId>) -> Result<Response> {
    let page = list_page(&cx, id, (OpenForm::default(), Problems::default())).await?;
    cx.page(page).await
}

/// Something that was noted.
#[derive(Clone, Serialize, ToSchema)]
pub struct Noted {
    pub(super) field: String,
    /// Codes; empty for words and days.
    pub(super) codes: Vec<String>,
    pub(super) day: Option<Day>,
    pub(super) words: String,
}

/// A record of a step.
#[derive(Clone, Serialize, ToSchema)]
pub struct Record {
    pub(super) state: State,
    pub(super) at: Instant,
    pub(super) on: Day,
    pub(super) by: UserId,
    pub(super) noted: Vec<Noted>,
    /// Why it was set aside or opened again.
    pub(super) reason: String,
}

/// A step as it stands.
#[derive(Clone, Serialize, ToSchema)]
pub struct Shown {
    pub(super) code: &'static str,
    pub(super) state: State,
    pub(super) due: Option<Day>,
    pub(super) late: bool,
    /// It may be done now.
    pub(super) ready: bool,
    /// It cannot be set aside.
    pub(super) must: bool,
    /// Somebody who approves has to record it, and the reader does not.
    pub(super) approval: bool,
    /// It is done again every so many days.
    pub(super) every: Option<i32>,
    /// Newest first.
    pub(super) records: Vec<Record>,
}

/// A field of the form of a step.
#[derive(Serialize, ToSchema)]
pub struct Asking {
    code: &'static str,
    /// `choice`, `ticks`, `day`, `line`, `text` or `names`.
    of: &'static str,
    codes: &'static [&'static str],
    needed: bool,
    value: String,
    /// Of ticks: those that are set.
    ticked: Vec<&'static str>,
}

/// The form of one step.
#[derive(Serialize, ToSchema)]
pub struct Opened {
    code: &'static str,
    fields: Vec<Asking>,
    form: StepForm,
    must: bool,
    settled: bool,
}

/// A track.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "track/show.html")]
pub struct ShowPage {
    head: Head,
    path: String,
    track: Entry,
    steps: Vec<Shown>,
    /// The step whose form is shown.
    asked: Option<Opened>,
    /// Nothing of it is ever told to the country of origin.
    secret: bool,
    /// Whether it can be halted.
    halts: bool,
    may_write: bool,
    close: CloseForm,
    /// Why it ended, or went on after it had been halted.
    closing: String,
    outcomes: &'static [&'static str],
    problems: Problems,
}

impl View for ShowPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("track-title")
    }
}

/// What was typed on the page, if anything was.
#[derive(Default)]
pub(super) struct Typed {
    pub(super) step: String,
    pub(super) form: Option<StepForm>,
    pub(super) close: CloseForm,
    pub(super) problems: Problems,
}

fn noted(step: &Step, track: &Track, record: &super::facts::Recorded) -> Record {
    let words = track.words.get(&record.record);
    let of = |field: &Field| {
        let value = record.values.get(field.code).cloned().unwrap_or_default();
        let said = words.and_then(|words| words.get(field.code)).cloned().unwrap_or_default();
        let day = if field.of == Of::Day { value.parse().ok() } else { None };
        let codes = if field.of == Of::Day { Vec::new() } else { value.split_whitespace().map(str::to_owned).collect() };
        (!value.is_empty() || !said.is_empty()).then(|| Noted { field: field.code.to_owned(), codes, day, words: said })
    };
    Record {
        state: record.state,
        at: record.at,
        on: record.on,
        by: record.by,
        noted: step.fields.iter().filter_map(of).collect(),
        reason: words.and_then(|words| words.get(REASON)).cloned().unwrap_or_default(),
    }
}

/// The steps of a track as they stand.
pub(super) fn steps(track: &Track, (today, approves): (Day, bool)) -> Vec<Shown> {
    let Some(kind) = track.kind() else { return Vec::new() };
    let one = |step: &'static Step| {
        let due = track.due(step).filter(|_| track.is_open());
        let before = step.after.iter().filter_map(|code| kind.step(code)).all(|before| track.satisfied(before));
        Shown {
            code: step.code,
            state: track.state(step.code),
            due,
            late: due.is_some_and(|due| due < today) && track.halted.is_none(),
            ready: before && track.is_open() && !(step.reaches_out && track.halted.is_some()),
            must: step.must,
            approval: step.approve && !approves,
            every: step.every,
            records: track.records.iter().rev().filter(|record| record.step == step.code).map(|record| noted(step, track, record)).collect(),
        }
    };
    kind.steps.iter().map(one).collect()
}

/// The form of a step: with what was typed, or with what was noted last.
fn asked(track: &Track, code: &str, typed: Option<StepForm>) -> Option<Opened> {
    let step = track.kind()?.step(code)?;
    let form = typed.unwrap_or_default();
    let last = track.last(step.code).filter(|record| record.state == State::Done && step.every.is_none());
    let known = |field: &Field| {
        let last = last?;
        last.values.get(field.code).or_else(|| track.words.get(&last.record)?.get(field.code)).cloned()
    };
    let empty = form.field.is_empty() && form.tick.is_empty();
    let one = |field: &'static Field| {
        let value = if empty { known(field).unwrap_or_default() } else { typed_value(&form, field.code) };
        let (of, codes) = match field.of {
            Of::Choice(list) => ("choice", list),
            Of::Ticks(list, _) => ("ticks", list),
            Of::Day => ("day", &[][..]),
            Of::Line => ("line", &[][..]),
            Of::Text => ("text", &[][..]),
            Of::Names(_) => ("names", &[][..]),
        };
        let set = |code: &str| {
            if empty { value.split_whitespace().any(|one| one == code) } else { form.tick.iter().any(|tick| tick.split_once(':') == Some((field.code, code))) }
        };
        Asking { code: field.code, of, codes, needed: field.needed, ticked: codes.iter().copied().filter(|code| set(code)).collect(), value }
    };
    let fields = step.fields.iter().map(one).collect();
    Some(Opened { code: step.code, fields, must: step.must, settled: track.state(step.code) != State::Open, form })
}

fn typed_value(form: &StepForm, code: &str) -> String {
    form.field.iter().position(|one| one == code).map(|n| nth(&form.value, n).to_owned()).unwrap_or_default()
}

/// The page of a track. Records the look before anything is shown.
pub(super) async fn show_page(cx: &Cx, (id, track): (PersonId, TrackId), typed: Typed) -> Result<ShowPage> {
    let mut conn = cx.read().await?;
    let record = who::demand(cx, &mut conn, (Duty::CaseRead, id)).await?;
    cx.look(id, Compartment::Protection, "track").await?;
    let head = who::head(cx, &mut conn, id).await?;
    let stream = cx.app().ledger().stream(&mut conn, id.cast()).await?;
    let open = care::file::open(&mut conn, id).await?.is_some();
    drop(conn);
    let tracks = Tracks::fold(&stream);
    let track = tracks.find(track).ok_or(Error::NotFound)?;
    let kind = track.kind().ok_or(Error::NotFound)?;
    let approves = who::allows(cx, Duty::CaseApprove, &record);
    let may_write = open && track.is_open() && who::allows(cx, Duty::CaseWrite, &record);
    let closing = track.closed.as_ref().and_then(|closed| track.words.get(&closed.record)?.get(REASON)).cloned().unwrap_or_default();
    Ok(ShowPage {
        path: who::path(cx, id, &record),
        head,
        steps: steps(track, (cx.today(), approves)),
        asked: if may_write { asked(track, &typed.step, typed.form) } else { None },
        track: entry(track, cx.today()),
        secret: kind.secret,
        halts: kind.halts,
        may_write,
        close: typed.close,
        closing,
        outcomes: kind.outcomes,
        problems: typed.problems,
    })
}

pub(super) async fn show(cx: Cx, Path(place): Path<(PersonId, TrackId)>, Asked(query): Asked<ShowQuery>) -> Result<Response> {
    let page = show_page(&cx, place, Typed { step: query.step, ..Typed::default() }).await?;
    cx.page(page).await
}

/// Ways to halt a track, for its template.
impl ShowPage {
    const fn ways() -> [&'static str; 2] {
        [REQUEST, SUSPICION]
    }
}
