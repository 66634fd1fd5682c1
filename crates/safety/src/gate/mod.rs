//! The gate: who goes out and who comes in. Going out is free; what is noted serves only to know who is in the house when
//! it burns. The guard sees a name and a bed, no more.

mod facts;
mod pages;
mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use facts::{Crossings, Direction, GateFact};
pub use store::count_present;

use access::{Duty, Portion};
use futures::future::BoxFuture;
use ledger::{Conn, FactKind as _, Stream, StreamId};
use web::filters::moment;
use web::{Aside, Cx, Line, Menu, Need, Result, Room, Route, Wait};

/// The room.
pub const ROOM: Room = Room {
    name: "gate",
    routes,
    menu: Some(Menu { key: "menu-gate", path: "/gate", duty: Duty::GateRecord, order: 40, count: None }),
    projector: Some(store::PROJECTOR),
    kinds: GateFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    lines: Some(lines),
    aside: Some(aside),
    waits: Some(waits),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let need = Need::Duty(Duty::GateRecord);
    vec![
        Route::get("/gate", need, pages::show).says("The gate: a box to scan into, and the last who passed").gives::<pages::GatePage>(),
        Route::post("/gate", need, pages::cross)
            .says("Note that somebody goes out or comes in, by card or code")
            .takes::<pages::CrossForm>()
            .gives::<pages::Crossed>(),
        Route::get("/gate/out", Need::Duty(Duty::PresenceRead), pages::out).says("Who is out now, and since when").gives::<pages::OutPage>(),
    ]
}

fn lines(stream: &Stream) -> Vec<Line> {
    stream
        .of::<GateFact>()
        .map(|(fact, GateFact::Crossed(crossed))| Line::of(fact, if crossed.direction == Direction::Out { "gate-line-out" } else { "gate-line-in" }))
        .collect()
}

/// What the gate knows of a guest: that they are out, and since when.
fn aside<'a>(cx: &'a Cx, conn: &'a mut Conn, id: StreamId) -> BoxFuture<'a, Result<Aside>> {
    Box::pin(async move {
        let mut aside = Aside::default();
        if cx.sees(Portion::Stay)
            && let Some(since) = store::out_since(conn, id).await?
        {
            aside.facts.push(("gate-aside-out", moment(cx, since)));
        }
        Ok(aside)
    })
}

/// Who has been out for long without having said so.
fn waits<'a>(cx: &'a Cx, conn: &'a mut Conn) -> BoxFuture<'a, Result<Vec<Wait>>> {
    Box::pin(async move {
        if !cx.may(Duty::StayWrite) || !cx.may(Duty::PresenceRead) {
            return Ok(Vec::new());
        }
        let count = store::count_absent(conn, cx.site_id(), cx.now()).await?;
        Ok(vec![Wait { key: "gate-wait-absent", count, path: "/gate/out".to_owned(), urgent: false }])
    })
}
