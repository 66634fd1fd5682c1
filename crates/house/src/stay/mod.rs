//! Stays: admission, moves and departure. A bed holds one person, even when fifty clerks press at once: the check is
//! made inside the write transaction, and a unique index asserts it.

mod depart;
mod facts;
mod form;
mod pages;
mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use facts::{Departure, GuestId, GuestKind, Held, Spot, State, Stay, StayFact, StayId, StayMark};
pub use form::{BedForm, DepartForm};
pub use store::{Bedless, Current, current, list_bedless};

use access::{Duty, Portion};
use futures::future::BoxFuture;
use ledger::{Compartment, Conn, FactKind as _, Stream};
use web::{Aside, Cx, Line, Need, Result, Room, Route};

/// The room.
pub const ROOM: Room = Room {
    name: "stay",
    routes,
    projector: Some(store::PROJECTOR),
    kinds: StayFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    lines: Some(lines),
    aside: Some(aside),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let write = Need::Duty(Duty::StayWrite);
    vec![
        Route::get("/stays/bed/{bed}", write, pages::choose).says("Who waits and could have a bed").gives::<pages::ChoosePage>(),
        Route::get("/stays/admit/{guest}", write, pages::ask_admit)
            .says("Beds for somebody who comes in, the fitting ones first")
            .asks::<pages::BedQuery>()
            .gives::<pages::BedPage>()
            .opens(Compartment::House),
        Route::post("/stays/admit/{guest}", write, pages::admit)
            .says("Let somebody in and give a bed")
            .takes::<BedForm>()
            .gives::<pages::Made>()
            .opens(Compartment::House),
        Route::get("/stays/{guest}/move", write, pages::ask_move)
            .says("Beds for somebody who changes beds")
            .asks::<pages::BedQuery>()
            .gives::<pages::BedPage>()
            .opens(Compartment::House),
        Route::post("/stays/{guest}/move", write, pages::change_bed)
            .says("Give somebody another bed")
            .takes::<BedForm>()
            .gives::<pages::Made>()
            .opens(Compartment::House),
        Route::get("/stays/{guest}/depart", write, depart::ask).says("The form of a departure").gives::<depart::DepartPage>().opens(Compartment::House),
        Route::post("/stays/{guest}/depart", write, depart::depart)
            .says("Note a departure; the bed is free")
            .takes::<DepartForm>()
            .gives::<pages::Made>()
            .opens(Compartment::House),
    ]
}

/// The lines of stays on a timeline.
#[must_use]
pub fn lines(stream: &Stream) -> Vec<Line> {
    stream
        .of::<StayFact>()
        .map(|(fact, what)| match what {
            StayFact::Admitted(admitted) => match admitted.spot {
                Some(spot) => Line::of(fact, "stay-line-admitted").with("bed", spot.label),
                None => Line::of(fact, "stay-line-admitted-bedless"),
            },
            StayFact::Moved(moved) => match moved.from {
                Some(from) => Line::of(fact, "stay-line-moved").with("from", from.label).with("to", moved.to.label),
                None => Line::of(fact, "stay-line-given").with("to", moved.to.label),
            },
            StayFact::Departed(departed) => Line::of(fact, "stay-line-departed").with("type", departed.departure.name()),
        })
        .collect()
}

/// What stays add to a guest's banner: the bed, and what can be done about it.
fn aside<'a>(cx: &'a Cx, conn: &'a mut Conn, id: GuestId) -> BoxFuture<'a, Result<Aside>> {
    Box::pin(async move {
        let mut aside = Aside::default();
        let current = current(conn, id).await?;
        if cx.sees(Portion::Stay) {
            aside.facts.push(match &current {
                Some(current) if !current.bed_label.is_empty() => ("stay-aside-bed", current.bed_label.clone()),
                Some(_) => ("stay-aside-bedless", String::new()),
                None => ("stay-aside-out", String::new()),
            });
        }
        if cx.may(Duty::StayWrite) {
            aside.deeds = match current {
                Some(_) => vec![("stay-deed-move", format!("/stays/{id}/move")), ("stay-deed-depart", format!("/stays/{id}/depart"))],
                None => vec![("stay-deed-admit", format!("/stays/admit/{id}"))],
            };
        }
        Ok(aside)
    })
}
