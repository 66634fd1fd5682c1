//! Arrivals: who waits at the door and what comes next for each. First those who agreed and are not registered yet, then
//! those without a bed, then those who are in since today.

mod pages;
mod store;

pub(crate) use pages::{Waiting, list_bed_waiting};

use access::Duty;
use futures::future::BoxFuture;
use web::{Cx, Menu, Need, Result, Room, Route};

/// The room.
pub const ROOM: Room = Room {
    name: "arrival",
    routes,
    menu: Some(Menu { key: "menu-arrivals", path: "/arrivals", duty: Duty::ArrivalRead, order: 10, count: Some(count) }),
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    vec![Route::get("/arrivals", Need::Duty(Duty::ArrivalRead), pages::show).says("Who waits, since when, and what comes next").gives::<pages::ArrivalPage>()]
}

/// How many wait: to be registered, or for a bed.
fn count(cx: &Cx) -> BoxFuture<'_, Result<i64>> {
    Box::pin(async move {
        let mut conn = cx.read().await?;
        store::count_waiting(cx, &mut conn).await
    })
}
