//! What is done on tracks.

use access::{Duty, Record};
use axum::extract::Path;
use axum::response::Response;
use ledger::{NewFact, Stream, Write};
use people::person::PersonId;
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problems, Result};

use super::facts::{Track, TrackId, Tracks};
use super::form::{CloseForm, HaltForm, OpenForm, ResumeForm, StepForm};
use super::pages::{Typed, list_page, show_page};
use super::rules::{self, Now};
use crate::who::{self, Following};

/// What was done.
#[derive(Serialize, ToSchema)]
pub struct Done {
    /// The person.
    pub id: PersonId,
    /// Track.
    pub track: TrackId,
    /// By when something is to be done next.
    pub next: Option<ledger::Day>,
    /// `request`, `suspicion` or empty.
    pub halted: String,
}

/// What a deed works on.
struct Work {
    write: Write,
    stream: Stream,
    record: Record,
}

async fn begin(cx: &Cx, id: PersonId) -> Result<Work> {
    let mut write = cx.write().await?;
    let record = who::demand(cx, write.conn()?, (Duty::CaseWrite, id)).await?;
    let stream = write.load(id.cast()).await?;
    Ok(Work { write, stream, record })
}

impl Work {
    fn now(&self, cx: &Cx) -> Now {
        Now { at: cx.now(), today: cx.today(), by: cx.user(), record: self.write.id(), approves: who::allows(cx, Duty::CaseApprove, &self.record) }
    }

    async fn keep(mut self, facts: Vec<NewFact>) -> Result<Tracks> {
        self.write.append(&mut self.stream, facts).await?;
        self.write.commit().await?;
        Ok(Tracks::fold(&self.stream))
    }
}

fn done(cx: &Cx, (id, track): (PersonId, TrackId), tracks: &Tracks, notice: &str) -> Result<Response> {
    let now = tracks.find(track);
    let next = now.and_then(Track::next_due);
    let halted = now.and_then(|track| track.halted.clone()).unwrap_or_default();
    cx.done(&format!("/people/{id}/tracks/{track}"), notice, &Done { id, track, next, halted })
}

pub(super) async fn open(cx: Cx, Path(id): Path<PersonId>, Input(form): Input<OpenForm>) -> Result<Response> {
    let work = begin(&cx, id).await?;
    let following = Following::of(&work.stream, cx.today())?;
    let (tracks, track) = (Tracks::fold(&work.stream), work.write.id());
    match rules::open(&following, (&tracks, &form.kind), (track, work.now(&cx))) {
        Ok(facts) => {
            let tracks = work.keep(facts).await?;
            done(&cx, (id, track), &tracks, "track-opened")
        }
        Err(problems) if problems.of("").is_some() => Err(Error::Conflict(problems)),
        Err(problems) => {
            drop(work);
            let page = list_page(&cx, id, (form, problems.clone())).await?;
            cx.retry(page, &problems).await
        }
    }
}

/// A deed on a track that there is: what it writes, or why not.
type Deed<'a> = &'a (dyn Fn(&Track, &Work) -> Result<Result<Vec<NewFact>, Problems>> + Send + Sync);

async fn change(cx: &Cx, place: (PersonId, TrackId), (notice, typed, deed): (&str, Typed, Deed<'_>)) -> Result<Response> {
    let work = begin(cx, place.0).await?;
    let tracks = Tracks::fold(&work.stream);
    let track = tracks.find(place.1).ok_or(Error::NotFound)?;
    match deed(track, &work)? {
        Ok(facts) => {
            let tracks = work.keep(facts).await?;
            done(cx, place, &tracks, notice)
        }
        Err(problems) if problems.of("").is_some() => Err(Error::Conflict(problems)),
        Err(problems) => {
            drop(work);
            let page = show_page(cx, place, Typed { problems: problems.clone(), ..typed }).await?;
            cx.retry(page, &problems).await
        }
    }
}

pub(super) async fn record(cx: Cx, Path((id, track, step)): Path<(PersonId, TrackId, String)>, Input(form): Input<StepForm>) -> Result<Response> {
    let typed = Typed { step: step.clone(), form: Some(form.clone()), ..Typed::default() };
    let deed = |track: &Track, work: &Work| {
        let following = Following::of(&work.stream, cx.today())?;
        Ok(rules::record(&following, (track, &step), &form, work.now(&cx)))
    };
    change(&cx, (id, track), ("track-recorded", typed, &deed)).await
}

pub(super) async fn halt(cx: Cx, Path(place): Path<(PersonId, TrackId)>, Input(form): Input<HaltForm>) -> Result<Response> {
    // To stop is always possible, whatever became of the follow-up.
    let deed = |track: &Track, work: &Work| Ok(rules::halt(track, &form.why, work.write.id()));
    change(&cx, place, ("track-halted", Typed::default(), &deed)).await
}

pub(super) async fn resume(cx: Cx, Path(place): Path<(PersonId, TrackId)>, Input(form): Input<ResumeForm>) -> Result<Response> {
    let deed = |track: &Track, work: &Work| {
        let following = Following::of(&work.stream, cx.today())?;
        Ok(rules::resume(&following, track, &form.reason, work.now(&cx)))
    };
    change(&cx, place, ("track-resumed", Typed::default(), &deed)).await
}

pub(super) async fn close(cx: Cx, Path(place): Path<(PersonId, TrackId)>, Input(form): Input<CloseForm>) -> Result<Response> {
    let typed = Typed { close: form.clone(), ..Typed::default() };
    let deed = |track: &Track, work: &Work| Ok(rules::close(track, &form, work.now(&cx)));
    change(&cx, place, ("track-closed", typed, &deed)).await
}
