//! What somebody needs of a room: no steps, to sleep apart, a room for mothers. It says what the bed must be like, never
//! why; that somebody sleeps apart is for nurses and doctors to say.

mod facts;
mod pages;
mod store;

#[cfg(test)]
mod tests;

pub use facts::{BedNeed, BedNeedFact};
pub use store::list;

use access::{Duty, Portion};
use futures::future::BoxFuture;
use ledger::{Compartment, Conn, FactKind as _, StreamId, Write};
use web::{Aside, Cx, Need, Result, Room, Route};

use crate::stay;

/// The room.
pub const ROOM: Room = Room {
    name: "bed_need",
    routes,
    projector: Some(store::PROJECTOR),
    kinds: BedNeedFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    aside: Some(aside),
    merged: Some(merged),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let write = Need::Duty(Duty::StayWrite);
    vec![
        Route::get("/stays/{guest}/needs", write, pages::ask).says("What somebody needs of a room").gives::<pages::NeedPage>().opens(Compartment::House),
        Route::post("/stays/{guest}/needs", write, pages::set)
            .says("Say what somebody needs of a room")
            .takes::<pages::NeedForm>()
            .gives::<pages::Made>()
            .opens(Compartment::House),
    ]
}

/// What a bed must be like, for those who give beds and those who are at the person's side in the house.
fn aside<'a>(cx: &'a Cx, conn: &'a mut Conn, id: StreamId) -> BoxFuture<'a, Result<Aside>> {
    Box::pin(async move {
        let mut aside = Aside::default();
        let writes = stay::writes(cx, conn, id).await?;
        if writes {
            aside.deeds.push(("need-deed", format!("/stays/{id}/needs")));
        }
        if cx.sees(Portion::Stay) && (writes || cx.reads(Compartment::House)) {
            let need = list(cx, conn, &[id]).await?.remove(&id).unwrap_or_default();
            // That somebody is isolated is a matter of health; those who give beds must know it.
            let isolation = need.isolation && (writes || cx.reads(Compartment::Health));
            let says = [(need.access, "need-say-access"), (isolation, "need-say-isolation"), (need.nursing, "need-say-nursing")];
            aside.says.extend(says.into_iter().filter(|(holds, _)| *holds).map(|(_, key)| key));
        }
        Ok(aside)
    })
}

/// What was needed under the one file is needed under the other too.
fn merged<'a>(_: &'a Cx, write: &'a mut Write, from: StreamId, to: StreamId) -> BoxFuture<'a, Result<()>> {
    Box::pin(async move {
        let old = BedNeed::fold(&write.load(from).await?);
        let mut stream = write.load(to).await?;
        let known = BedNeed::fold(&stream);
        let both = BedNeed { access: old.access || known.access, isolation: old.isolation || known.isolation, nursing: old.nursing || known.nursing };
        if both != known {
            write.append(&mut stream, [BedNeedFact::Set(both).fact()]).await?;
        }
        Ok(())
    })
}
