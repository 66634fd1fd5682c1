//! Orientation: what was explained to each guest (domain 3.5), in which language and form, and whether it was understood.
//! A session may hold a whole truck: one checklist, noted for everybody who was there.

mod facts;
mod form;
mod pages;
mod rules;
mod session;
mod store;

#[cfg(test)]
mod tests;

pub use facts::{FORMATS, Orientation, OrientationFact, TOPICS};
pub use form::OrientationForm;

use access::Duty;
use futures::future::BoxFuture;
use house::stay::GuestId;
use ledger::{Compartment, Conn, FactKind as _, Stream, StreamId, Write};
use web::{Aside, Cx, Line, Menu, Need, Result, Room, Route, Wait};

/// The room.
pub const ROOM: Room = Room {
    name: "orientation",
    routes,
    menu: Some(Menu { key: "orientation-menu", path: "/orientations", duty: Duty::OrientationRecord, order: 40, count: None }),
    projector: Some(store::PROJECTOR),
    kinds: OrientationFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    lines: Some(lines),
    aside: Some(aside),
    waits: Some(waits),
    merged: Some(merged),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let need = Need::Duty(Duty::OrientationRecord);
    vec![
        Route::get("/orientations", need, pages::list).says("Who is in the house and has not been told everything yet").gives::<pages::ListPage>(),
        Route::post("/orientations", need, session::hold_for_many)
            .says("Note one session for several guests, households, or everybody on the list")
            .takes::<OrientationForm>()
            .gives::<session::Held>(),
        Route::get("/orientations/{guest}", need, pages::show).says("What one guest has been told").gives::<pages::ShowPage>().opens(Compartment::House),
        Route::post("/orientations/{guest}", need, session::hold_for_one)
            .says("Note a session for one guest, who may sign")
            .takes::<OrientationForm>()
            .gives::<session::Held>()
            .opens(Compartment::House),
        Route::get("/orientations/{guest}/sheet", need, pages::sheet)
            .says("What was explained, in the guest's language, to keep (PDF)")
            .opens(Compartment::House)
            .file(),
    ]
}

/// The lines of orientation on a timeline.
fn lines(stream: &Stream) -> Vec<Line> {
    stream.of::<OrientationFact>().map(|(fact, OrientationFact::Held(held))| Line::of(fact, "orientation-line-held").with("n", held.topics.len())).collect()
}

/// How far the orientation of a guest has come, for those who give it.
fn aside<'a>(cx: &'a Cx, conn: &'a mut Conn, id: GuestId) -> BoxFuture<'a, Result<Aside>> {
    Box::pin(async move {
        let mut aside = Aside::default();
        if !cx.may(Duty::OrientationRecord) {
            return Ok(aside);
        }
        aside.deeds.push(("orientation-deed", format!("/orientations/{id}")));
        if let Some((explained, complete)) = store::state(conn, id).await? {
            aside.facts.push(("orientation-aside", format!("{explained}/{}", TOPICS.len())));
            if !complete {
                aside.says.push("orientation-say-due");
            }
        }
        Ok(aside)
    })
}

/// Guests who have been in the house for more than a day and have not been told everything.
fn waits<'a>(cx: &'a Cx, conn: &'a mut Conn) -> BoxFuture<'a, Result<Vec<Wait>>> {
    Box::pin(async move {
        if !cx.may(Duty::OrientationRecord) {
            return Ok(Vec::new());
        }
        let count = store::count_late(cx, conn, rules::late_since(cx.now())).await?;
        Ok(vec![Wait { key: "orientation-wait-late", count, path: "/orientations".to_owned(), urgent: false }])
    })
}

/// What one file was told of the present stay, the other was told too: they are one person.
fn merged<'a>(_: &'a Cx, write: &'a mut Write, from: StreamId, to: StreamId) -> BoxFuture<'a, Result<()>> {
    Box::pin(async move {
        let source = Orientation::fold(&write.load(from).await?);
        let mut stream = write.load(to).await?;
        let facts = rules::carry_over(&source, &Orientation::fold(&stream));
        if !facts.is_empty() {
            write.append(&mut stream, facts).await?;
        }
        Ok(())
    })
}
