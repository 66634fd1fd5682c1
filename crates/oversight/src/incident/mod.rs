//! What to do when one is told of an incident, for anyone on staff: a few steps on the screen, and then as little as is
//! needed to call the one who can help. Who tells reads no file, writes no story, and sees afterwards only that it arrived
//! and whether somebody took it up. What a member of staff did goes to the focal point against abuse, and to nobody of the
//! site's management.

mod audience;
mod facts;
mod pages;
pub(crate) mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use facts::{Audience, Incident, IncidentFact, IncidentId, Kind};

use access::Duty;
use futures::future::BoxFuture;
use ledger::{Compartment, Conn, FactKind as _};
use web::{Cx, Menu, Need, Result, Room, Route, Wait};

/// The room. It adds nothing to timelines: an incident has a stream of its own.
pub const ROOM: Room = Room {
    name: "incident",
    routes,
    menu: Some(Menu { key: "incident-menu", path: "/incidents/tell", duty: Duty::IncidentTell, order: 88, count: None }),
    under: &[("/incidents", "/incidents/tell")],
    projector: Some(store::PROJECTOR),
    kinds: IncidentFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    waits: Some(waits),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let (tell, read) = (Need::Duty(Duty::IncidentTell), Need::Duty(Duty::IncidentRead));
    vec![
        Route::get("/incidents/tell", tell, pages::form).says("What to do when one is told of an incident, and what one has told").gives::<pages::TellPage>(),
        Route::post("/incidents/tell", tell, pages::tell).says("Call the one who can help").takes::<pages::TellForm>().gives::<pages::Told>(),
        Route::get("/incidents", read, pages::list).says("Incidents that are for the reader").asks::<pages::ListQuery>().gives::<pages::ListPage>(),
        Route::get("/incidents/{id}", read, pages::show).says("An incident that is for the reader").gives::<pages::ShowPage>().opens(Compartment::Protection),
        Route::post("/incidents/{id}/take", read, pages::take).says("Say that one sees to it").gives::<pages::Done>(),
        Route::post("/incidents/{id}/end", read, pages::end)
            .says("Say how it ended; what was found belongs in one's own record")
            .takes::<pages::EndForm>()
            .gives::<pages::Done>(),
        Route::post("/incidents/{id}/pass", read, pages::pass).says("Pass it on to another role").takes::<pages::PassForm>().gives::<pages::Done>(),
    ]
}

fn waits<'a>(cx: &'a Cx, conn: &'a mut Conn) -> BoxFuture<'a, Result<Vec<Wait>>> {
    Box::pin(async move {
        if !cx.may(Duty::IncidentRead) {
            return Ok(Vec::new());
        }
        let count = store::count_open(cx, conn).await?;
        Ok(vec![Wait { key: "incident-wait", count, path: "/incidents".to_owned(), urgent: true }])
    })
}
