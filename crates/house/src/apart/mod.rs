//! Who is kept apart: a manager's flag on two people, or on two families. It decides only in which rooms they are not
//! proposed beds; everybody else learns that another room is better. The flag is stored sealed, and why it was set is
//! told to whoever set it and to those who read protection files, on the manager's page alone.

mod facts;
mod pages;
mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use facts::{ApartFact, Flag, Party};
pub use store::list;

use access::Duty;
use futures::future::BoxFuture;
use ledger::{Conn, FactKind as _, StreamId, Write};
use web::{Cx, Need, Result, Room, Route, Wait};

/// The room.
pub const ROOM: Room = Room {
    name: "apart",
    routes,
    projector: Some(store::PROJECTOR),
    kinds: ApartFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    waits: Some(waits),
    merged: Some(merged),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let manage = Need::Duty(Duty::RoomManage);
    vec![
        Route::get("/beds/apart", manage, pages::show).says("Who is kept apart").gives::<pages::ApartPage>(),
        Route::post("/beds/apart", manage, pages::set).says("Keep two people or two families apart").takes::<rules::ApartForm>().gives::<pages::Made>(),
        Route::post("/beds/apart/{id}/end", manage, pages::end).says("Keep them apart no longer").takes::<pages::EndForm>().gives::<pages::Made>(),
    ]
}

/// Those who are kept apart and sleep in one room all the same.
fn waits<'a>(cx: &'a Cx, conn: &'a mut Conn) -> BoxFuture<'a, Result<Vec<Wait>>> {
    Box::pin(async move {
        if !cx.may(Duty::RoomManage) {
            return Ok(Vec::new());
        }
        let count = pages::count_together(cx, conn).await?;
        Ok((count > 0).then(|| Wait { key: "apart-wait-together", count, path: "/beds/apart".to_owned(), urgent: true }).into_iter().collect())
    })
}

/// Flags on the one file hold for the other.
fn merged<'a>(cx: &'a Cx, write: &'a mut Write, from: StreamId, to: StreamId) -> BoxFuture<'a, Result<()>> {
    Box::pin(async move {
        let site = write.author().site;
        for row in store::list_flags(cx, write.conn()?, site).await?.into_iter().filter(|row| row.flag.names(from)) {
            let mut stream = write.load(row.apart_id).await?;
            let facts = rules::renamed(&row.flag, from, to);
            write.append(&mut stream, facts).await?;
        }
        Ok(())
    })
}
