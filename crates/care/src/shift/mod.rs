//! The change of shift: what is open now, gathered by itself from what every room says waits; notes, which stay until
//! somebody ticks them; handing over by the one who leaves, and taking over, read and signed, by another.
//!
//! A note about a person is sealed on that person's stream and shown only to those who may open the file. Other notes name
//! nobody. The gate sees heads and safety, nothing else.

mod facts;
mod form;
mod notes;
mod pages;
mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use facts::{Handover, HandoverId, NoteId, Notes, Post, ShiftFact};

use access::Duty;
use futures::future::BoxFuture;
use ledger::{Conn, FactKind as _, Stream, StreamId, Write};
use web::{Cx, Line, Menu, Need, Result, Room, Route, Wait};

use crate::guest;

/// The room.
pub const ROOM: Room = Room {
    name: "shift",
    routes,
    menu: Some(Menu { key: "menu-shift", path: "/shift", duty: Duty::ShiftHandover, order: 90, count: None }),
    projector: Some(store::PROJECTOR),
    kinds: ShiftFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    lines: Some(lines),
    waits: Some(waits),
    merged: Some(merged),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let need = Need::Duty(Duty::ShiftHandover);
    vec![
        Route::get("/shift", need, pages::show)
            .says("What is open now at one's post, its notes, and the handover that waits")
            .asks::<form::PostQuery>()
            .gives::<pages::ShiftPage>(),
        Route::post("/shift/notes", need, notes::write).says("Note something for those who come after").takes::<form::NoteForm>().gives::<pages::Done>(),
        Route::post("/shift/notes/{id}/tick", need, notes::tick).says("Tick a note: it is dealt with").gives::<pages::Done>(),
        Route::post("/shift/hand-over", need, pages::hand_over)
            .says("Hand over: what is open is kept as it stands")
            .takes::<form::HandForm>()
            .gives::<pages::Done>(),
        Route::get("/shift/past", need, pages::past).says("Past handovers of one's post").asks::<form::PastQuery>().gives::<pages::PastPage>(),
        Route::get("/shift/{id}", need, pages::one).says("A handover: what was open, its notes, who signed").gives::<pages::OnePage>(),
        Route::post("/shift/{id}/take-over", need, pages::take_over)
            .says("Take over what somebody else handed over, once it is read")
            .takes::<form::TakeForm>()
            .gives::<pages::Done>(),
    ]
}

/// That a note about a person was written, without its text, which stands where the shift changes.
fn lines(stream: &Stream) -> Vec<Line> {
    stream
        .of::<ShiftFact>()
        .filter_map(|(fact, what)| match what {
            ShiftFact::Noted(note) if note.about_person() => Some(Line::of(fact, "shift-line-noted")),
            _ => None,
        })
        .collect()
}

/// A handover that nobody has taken over yet.
fn waits<'a>(cx: &'a Cx, conn: &'a mut Conn) -> BoxFuture<'a, Result<Vec<Wait>>> {
    Box::pin(async move {
        if !cx.may(Duty::ShiftHandover) {
            return Ok(Vec::new());
        }
        let mut waits = Vec::new();
        for post in rules::posts(cx) {
            if let Some(pending) = store::pending(conn, (cx.site_id(), post)).await?.filter(|pending| pending.by != cx.user()) {
                waits.push(Wait { key: "shift-wait", count: 1, path: format!("/shift/{}", pending.id), urgent: false });
            }
        }
        Ok(waits)
    })
}

/// Notes that are still open go on with the file that stays; the other keeps its own, which nobody sees while it is part of
/// this one.
fn merged<'a>(_: &'a Cx, write: &'a mut Write, from: StreamId, into: StreamId) -> BoxFuture<'a, Result<()>> {
    Box::pin(async move {
        let old = write.load(from).await?;
        let open: Vec<_> = Notes::fold(&old).0.into_values().filter(|note| note.ticked.is_none()).collect();
        if open.is_empty() {
            return Ok(());
        }
        let (mut new, from) = (write.load(into).await?, guest::brought_from(&old));
        let brought: Vec<_> = open.iter().map(|note| rules::again((write.id(), from), &note.noted)).collect();
        Ok(write.append(&mut new, brought).await?)
    })
}
