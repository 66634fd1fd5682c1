//! Specialised tracks: checklists for those who need more than a plan. Something that is known of a person proposes a
//! track; a human opens it. Each step has its time, counted from the opening, and its place in the order, held here and not
//! on the page. Nothing of a track shows to anybody who does not read the protection part of files.

mod catalogue;
mod children;
mod deeds;
mod due;
mod facts;
mod form;
mod others;
mod pages;
mod rules;
mod sheet;
mod store;

#[cfg(test)]
mod tests;

pub use catalogue::{KINDS, Kind, Step};
pub use facts::{State, Track, TrackFact, TrackId, Tracks};
pub use rules::{Proposal, proposed};
pub use store::{Counts, counts, open_tracks};

use std::collections::BTreeMap;

use access::Duty;
use care::guest;
use futures::future::BoxFuture;
use ledger::{Compartment, Conn, FactKind as _, Stream, StreamId, Write};
use web::{App, Aside, Cx, Line, Need, Result, Room, Route, Wait};

use crate::who;
use facts::{Numbers, RecordId};

/// The room.
pub const ROOM: Room = Room {
    name: "track",
    routes,
    under: &[("/tracks", "/follow")],
    projector: Some(store::PROJECTOR),
    kinds: TrackFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    lines: Some(lines),
    aside: Some(aside),
    waits: Some(waits),
    merged: Some(merged),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let (read, write) = (Need::Duty(Duty::CaseRead), Need::Duty(Duty::CaseWrite));
    vec![
        Route::get("/tracks/due", read, due::list).says("Tracks on which something is to be done, the most overdue first").gives::<due::DuePage>(),
        Route::get("/tracks/form", write, sheet::blank).says("The empty checklist of a track, for days without power (PDF)").asks::<form::SheetQuery>().file(),
        Route::get("/people/{id}/tracks", read, pages::list)
            .says("The tracks of a person, and those that something points to")
            .gives::<pages::ListPage>()
            .opens(Compartment::Protection),
        Route::post("/people/{id}/tracks", write, deeds::open).says("Open a track for a person").takes::<form::OpenForm>().gives::<deeds::Done>(),
        Route::get("/people/{id}/tracks/{track}", read, pages::show)
            .says("A track: its steps, by when, and what was noted")
            .asks::<form::ShowQuery>()
            .gives::<pages::ShowPage>()
            .opens(Compartment::Protection),
        Route::post("/people/{id}/tracks/{track}/steps/{step}", write, deeds::record)
            .says("Note that a step is done, set it aside with a reason, or open it again")
            .takes::<form::StepForm>()
            .gives::<deeds::Done>(),
        Route::post("/people/{id}/tracks/{track}/halt", write, deeds::halt)
            .says("Halt a track: nobody is reached out to, on request or on suspicion")
            .takes::<form::HaltForm>()
            .gives::<deeds::Done>(),
        Route::post("/people/{id}/tracks/{track}/resume", write, deeds::resume)
            .says("Let a halted track go on; after a suspicion only who approves may")
            .takes::<form::ResumeForm>()
            .gives::<deeds::Done>(),
        Route::post("/people/{id}/tracks/{track}/close", write, deeds::close)
            .says("End a track with its outcome")
            .takes::<form::CloseForm>()
            .gives::<deeds::Done>(),
        Route::get("/people/{id}/tracks/{track}/sheet", read, sheet::filled)
            .says("A track on paper (PDF)")
            .asks::<form::SheetQuery>()
            .opens(Compartment::Protection)
            .file(),
    ]
}

fn lines(stream: &Stream) -> Vec<Line> {
    stream
        .of::<TrackFact>()
        .filter_map(|(fact, what)| {
            Some(match what {
                TrackFact::Opened(_) => Line::of(fact, "track-line-opened"),
                TrackFact::Recorded(recorded) => {
                    let key = match recorded.state {
                        State::Done => "track-line-done",
                        State::NotNeeded => "track-line-not-needed",
                        State::Open => "track-line-open",
                    };
                    Line { happened_on: Some(recorded.on), ..Line::of(fact, key) }
                }
                TrackFact::Halted(_) => Line::of(fact, "track-line-halted"),
                TrackFact::Resumed(_) => Line::of(fact, "track-line-resumed"),
                TrackFact::Closed(_) => Line::of(fact, "track-line-closed"),
                // What was said belongs to what was recorded.
                TrackFact::Said(_) => return None,
            })
        })
        .collect()
}

/// For those who follow: which tracks go on, and the way there.
fn aside<'a>(cx: &'a Cx, conn: &'a mut Conn, id: StreamId) -> BoxFuture<'a, Result<Aside>> {
    Box::pin(async move {
        let mut aside = Aside::default();
        if !cx.may(Duty::CaseRead) || who::demand(cx, conn, (Duty::CaseRead, id.cast())).await.is_err() {
            return Ok(aside);
        }
        let open = open_tracks(cx.app(), conn, id.cast()).await?;
        if !open.is_empty() {
            let names = open.iter().map(|code| cx.t(&format!("track-kind-{}", code.replace('_', "-"))));
            aside.facts.push(("track-aside-open", cx.list(names)));
        }
        if !open.is_empty() || care::file::open(conn, id.cast()).await?.is_some() {
            aside.deeds.push(("track-deed", format!("/people/{id}/tracks")));
        }
        Ok(aside)
    })
}

fn waits<'a>(cx: &'a Cx, conn: &'a mut Conn) -> BoxFuture<'a, Result<Vec<Wait>>> {
    Box::pin(async move {
        if !cx.may(Duty::CaseRead) || !cx.reads(Compartment::Protection) {
            return Ok(Vec::new());
        }
        let (late, all) = store::count_due(cx, conn).await?;
        Ok(vec![Wait { key: "track-wait-due", count: all, path: "/tracks/due".to_owned(), urgent: late > 0 }])
    })
}

/// Whether anything of a person is kept from the country of origin: rooms that share data or deal with consulates ask here
/// first.
///
/// # Errors
/// When the database fails or a seal does not hold.
pub async fn kept_from_origin(app: &App, conn: &mut Conn, person: people::person::PersonId) -> Result<bool> {
    let open = open_tracks(app, conn, person).await?;
    Ok(open.iter().filter_map(|code| catalogue::find(code)).any(|kind| kind.secret))
}

/// What was done under the one file is known in the other.
fn merged<'a>(_: &'a Cx, write: &'a mut Write, from: StreamId, into: StreamId) -> BoxFuture<'a, Result<()>> {
    Box::pin(async move {
        let old = write.load(from).await?;
        let facts = {
            let (mut tracks, mut records): (BTreeMap<TrackId, TrackId>, BTreeMap<RecordId, RecordId>) = Default::default();
            let mut track = |id: TrackId| *tracks.entry(id).or_insert_with(|| write.id());
            let mut record = |id: RecordId| *records.entry(id).or_insert_with(|| write.id());
            let mut numbers = Numbers { track: &mut track, record: &mut record };
            let from = guest::brought_from(&old);
            old.of::<TrackFact>().map(|(_, what)| what.brought(&mut numbers, from).fact()).collect::<Vec<_>>()
        };
        if facts.is_empty() {
            return Ok(());
        }
        let mut new = write.load(into).await?;
        Ok(write.append(&mut new, facts).await?)
    })
}

/// Lists of codes with the prefix of their names, for a test.
#[cfg(test)]
pub(crate) fn names() -> Vec<(&'static str, Vec<&'static str>)> {
    use catalogue::Of;
    let steps = || KINDS.iter().flat_map(|kind| kind.steps);
    let choices = |of: Of| match of {
        Of::Choice(list) | Of::Ticks(list, _) => list.to_vec(),
        Of::Day | Of::Line | Of::Text | Of::Names(_) => Vec::new(),
    };
    // What may be noted where nothing was found.
    let none = std::iter::once("none");
    vec![
        ("track-kind", KINDS.iter().map(|kind| kind.code).collect()),
        ("track-step", steps().map(|step| step.code).collect()),
        ("track-first", steps().flat_map(|step| step.after.iter().copied()).collect()),
        ("track-field", steps().flat_map(|step| step.fields).map(|field| field.code).collect()),
        ("track-choice", steps().flat_map(|step| step.fields).flat_map(|field| choices(field.of)).chain(none).collect()),
        ("track-outcome", KINDS.iter().flat_map(|kind| kind.outcomes.iter().copied()).chain(std::iter::once("missing")).collect()),
        ("track-state", vec!["open", "done", "not_needed"]),
        ("track-halt", vec!["request", "suspicion"]),
        ("track-halt-for", vec!["request", "suspicion"]),
        ("track-why", vec!["screening", "assessment", "care"]),
    ]
}
