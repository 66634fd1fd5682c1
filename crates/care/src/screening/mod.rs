//! The first screening: short safe questions that untrained staff may ask, never the story of an incident.
//!
//! Whoever asks writes the answers and does not read them back: the file shows that it was done, and to the one who asked
//! today who will be told. Answers, categories and level are read by trained staff only (`screening_read` and the
//! protection part of the file). Alerts go to the one role that can help.

mod due;
mod facts;
mod form;
mod pages;
mod read;
pub(crate) mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use facts::{Screening, ScreeningFact, ScreeningId, Screenings};
pub use rules::{Answer, CATEGORIES};
pub use store::{Profile, coverage, profile};

use std::collections::BTreeMap;

use access::Duty;
use futures::future::BoxFuture;
use ledger::{Compartment, Conn, FactKind as _, Stream, StreamId, Write};
use web::{Aside, Cx, Line, Menu, Need, Result, Room, Route, Wait};

use crate::guest;

/// The room.
pub const ROOM: Room = Room {
    name: "screening",
    routes,
    menu: Some(Menu { key: "menu-screening", path: "/screenings/due", duty: Duty::ScreeningRecord, order: 40, count: Some(count) }),
    projector: Some(store::PROJECTOR),
    kinds: ScreeningFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    lines: Some(lines),
    aside: Some(aside),
    waits: Some(waits),
    merged: Some(merged),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let record = Need::Duty(Duty::ScreeningRecord);
    vec![
        Route::get("/screenings/due", record, due::list)
            .says("Who is in the house and was not asked yet; for trained staff also who is asked again")
            .gives::<due::DuePage>(),
        Route::get("/people/{id}/screening", record, pages::show)
            .says("The first screening of a person or contact: the questions, and for trained staff the answers")
            .asks::<pages::ShowQuery>()
            .gives::<pages::ShowPage>()
            .opens(Compartment::Protection),
        Route::post("/people/{id}/screening", record, pages::record)
            .says("Note the answers; says who will be told, and nothing of what was answered")
            .takes::<form::AnswersForm>()
            .gives::<pages::Recorded>(),
        Route::post("/people/{id}/screening/review", Need::Duty(Duty::ScreeningRead), read::review)
            .says("Change categories, level or next date of the last screening, with a reason")
            .takes::<form::ReviewForm>()
            .gives::<pages::Recorded>()
            .opens(Compartment::Protection),
    ]
}

/// Whether the reader is trained: reads screenings, and the part of files that holds them.
fn is_trained(cx: &Cx) -> bool {
    cx.may(Duty::ScreeningRead) && cx.reads(Compartment::Protection)
}

fn lines(stream: &Stream) -> Vec<Line> {
    stream
        .of::<ScreeningFact>()
        .filter_map(|(fact, what)| match what {
            ScreeningFact::Done(_) => Some(Line::of(fact, "screening-line-done")),
            // That answers were written down follows from that it was done.
            ScreeningFact::Recorded(_) => None,
            ScreeningFact::Reviewed(_) => Some(Line::of(fact, "screening-line-reviewed")),
        })
        .collect()
}

/// What a screening adds to a banner: for trained staff the level; for those who may ask, that it is still to be done.
fn aside<'a>(cx: &'a Cx, conn: &'a mut Conn, id: StreamId) -> BoxFuture<'a, Result<Aside>> {
    Box::pin(async move {
        let mut aside = Aside::default();
        let Ok(who) = guest::get(cx, conn, (Duty::ScreeningRecord, id)).await else { return Ok(aside) };
        let last = store::last(cx, conn, id).await?;
        if let Some(known) = last.as_ref().and_then(|last| last.known.as_ref()).filter(|_| is_trained(cx) && who.allows(cx, Duty::ScreeningRead)) {
            aside.facts.push(("screening-aside-level", cx.t(&format!("level-{}", known.level.name()))));
        }
        let key = match (&last, is_trained(cx)) {
            (None, _) => "screening-deed-ask",
            (Some(_), true) => "screening-deed-read",
            (Some(_), false) => return Ok(aside),
        };
        aside.deeds.push((key, format!("/people/{id}/screening")));
        Ok(aside)
    })
}

/// The count of the rail: who is still to be asked, and for trained staff who is to be asked again.
fn count(cx: &Cx) -> BoxFuture<'_, Result<i64>> {
    Box::pin(async move {
        let mut conn = cx.read().await?;
        let (_, due) = store::count_due(cx, &mut conn).await?;
        let again = if is_trained(cx) { store::count_again(cx, &mut conn).await? } else { 0 };
        Ok(due + again)
    })
}

fn waits<'a>(cx: &'a Cx, conn: &'a mut Conn) -> BoxFuture<'a, Result<Vec<Wait>>> {
    Box::pin(async move {
        if !cx.may(Duty::ScreeningRecord) {
            return Ok(Vec::new());
        }
        let (late, due) = store::count_due(cx, conn).await?;
        let path = || "/screenings/due".to_owned();
        let mut waits = vec![Wait { key: "screening-wait-due", count: due, path: path(), urgent: late > 0 }];
        if is_trained(cx) {
            waits.push(Wait { key: "screening-wait-again", count: store::count_again(cx, conn).await?, path: path(), urgent: false });
        }
        Ok(waits)
    })
}

/// What was asked under the one file is known in the other.
fn merged<'a>(_: &'a Cx, write: &'a mut Write, from: StreamId, into: StreamId) -> BoxFuture<'a, Result<()>> {
    Box::pin(async move {
        let old = write.load(from).await?;
        let facts = {
            let mut numbers: BTreeMap<ScreeningId, ScreeningId> = BTreeMap::new();
            let mut number = |id: ScreeningId| *numbers.entry(id).or_insert_with(|| write.id());
            let from = guest::brought_from(&old);
            old.of::<ScreeningFact>().map(|(_, what)| what.brought(&mut number, from).fact()).collect::<Vec<_>>()
        };
        if facts.is_empty() {
            return Ok(());
        }
        let mut new = write.load(into).await?;
        Ok(write.append(&mut new, facts).await?)
    })
}
