//! Meetings on follow-ups: the team goes through its files, or partners who serve one person come together. What is decided
//! about a person stands in that person's file, so that it is read by right and forgotten with it; a meeting knows only who
//! was there. With partners only those are spoken of who agreed to it, and the minutes of a partner hold no others.

mod facts;
mod form;
mod pages;
mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use facts::{Item, ItemId, Kind, Meeting, MeetingFact, MeetingId};

use access::Duty;
use ledger::{Compartment, FactKind as _, Stream};
use web::{Line, Need, Room, Route};

/// The room.
pub const ROOM: Room = Room {
    name: "meeting",
    routes,
    under: &[("/meetings", "/my-day")],
    projector: Some(store::PROJECTOR),
    kinds: MeetingFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    lines: Some(lines),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let (read, write) = (Need::Duty(Duty::CaseRead), Need::Duty(Duty::CaseWrite));
    vec![
        Route::get("/meetings", read, pages::list).says("Meetings on follow-ups").gives::<pages::ListPage>(),
        Route::post("/meetings", write, pages::open).says("Open a meeting").takes::<form::MeetingForm>().gives::<pages::Done>(),
        Route::get("/meetings/{id}", read, pages::show).says("A meeting: what was decided about those whom the reader may read of").gives::<pages::ShowPage>(),
        Route::post("/meetings/{id}/items", write, pages::discuss)
            .says("Note what was decided about somebody; with partners only where the person agreed")
            .takes::<form::ItemForm>()
            .gives::<pages::Done>(),
        Route::post("/meetings/{id}/close", write, pages::close).says("End a meeting: its minutes stand").gives::<pages::Done>(),
        Route::get("/meetings/{id}/minutes", read, pages::minutes)
            .says("Minutes on paper, by code; for a partner only those who agreed to it (PDF)")
            .asks::<pages::MinutesQuery>()
            .file(),
    ]
}

fn lines(stream: &Stream) -> Vec<Line> {
    stream
        .of::<MeetingFact>()
        .filter_map(|(fact, what)| match what {
            MeetingFact::Discussed(item) if item.partners.is_empty() => Some(Line::of(fact, "meeting-line-discussed")),
            MeetingFact::Discussed(_) => Some(Line::of(fact, "meeting-line-conference")),
            MeetingFact::Opened(_) | MeetingFact::Closed(_) => None,
        })
        .collect()
}

/// The part of a file in which decisions are kept.
const KEPT: Compartment = Compartment::Protection;
