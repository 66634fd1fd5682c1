//! Stays: admission, moves, leave and departure. A bed holds one person, even when fifty clerks press at once: the check is
//! made inside the write transaction, and a unique index asserts it. How many are in the house follows from stays alone:
//! [`balance`].

mod away;
mod depart;
mod facts;
mod family;
mod form;
mod give;
mod pages;
mod rules;
mod store;

#[cfg(test)]
mod history;
#[cfg(test)]
mod journey;
#[cfg(test)]
mod tests;

pub use facts::{Departed, Departure, Entry, GuestId, GuestKind, Held, Leave, Spot, State, Stay, StayFact, StayId, StayMark};
pub use form::{BedForm, DepartForm, FamilyMoveForm, LeaveForm, ReturnForm, RevokeForm};
pub use give::{assign, back, hand_over, let_in};
pub(crate) use give::{born, die, undie};
pub(crate) use rules::{moment, typed};
pub use store::{Balance, Bedless, Current, balance, current, list_bedless};

use access::{Duty, Portion};
use futures::future::BoxFuture;
use ledger::{Compartment, Conn, FactKind as _, Stream, StreamId, Write};
use web::{Aside, Cx, Line, Need, Result, Room, Route, Wait};

/// After so many hours without a bed somebody should ask why.
const BEDLESS_HOURS: i64 = 2;
const HOUR_MS: i64 = 3_600_000;

/// The room.
pub const ROOM: Room = Room {
    name: "stay",
    routes,
    under: &[("/stays", "/beds")],
    projector: Some(store::PROJECTOR),
    kinds: StayFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    lines: Some(lines),
    aside: Some(aside),
    waits: Some(waits),
    merged: Some(merged),
    ..Room::EMPTY
};

const WRITE: Need = Need::Duty(Duty::StayWrite);

fn routes() -> Vec<Route> {
    beds().into_iter().chain(absences()).chain(departures()).collect()
}

fn beds() -> Vec<Route> {
    vec![
        Route::get("/stays/bed/{bed}", WRITE, pages::choose).says("Who waits and could have a bed").gives::<pages::ChoosePage>(),
        Route::get("/stays/admit/{guest}", WRITE, pages::ask_admit)
            .says("Beds for somebody who comes in, the fitting ones first")
            .asks::<pages::BedQuery>()
            .gives::<pages::BedPage>()
            .opens(Compartment::House),
        Route::post("/stays/admit/{guest}", WRITE, pages::admit)
            .says("Let somebody in and give a bed")
            .takes::<BedForm>()
            .gives::<pages::Made>()
            .opens(Compartment::House),
        Route::get("/stays/{guest}/move", WRITE, pages::ask_move)
            .says("Beds for somebody who changes beds")
            .asks::<pages::BedQuery>()
            .gives::<pages::BedPage>()
            .opens(Compartment::House),
        Route::post("/stays/{guest}/move", WRITE, pages::change_bed)
            .says("Give somebody another bed")
            .takes::<BedForm>()
            .gives::<pages::Made>()
            .opens(Compartment::House),
        Route::get("/stays/{guest}/move-family", WRITE, family::ask)
            .says("Beds for a whole family that changes beds together")
            .asks::<family::FamilyQuery>()
            .gives::<family::FamilyPage>()
            .opens(Compartment::House),
        Route::post("/stays/{guest}/move-family", WRITE, family::change_beds)
            .says("Give a whole family other beds: all of them or none")
            .takes::<FamilyMoveForm>()
            .gives::<depart::FamilyMade>()
            .opens(Compartment::House),
    ]
}

fn absences() -> Vec<Route> {
    vec![
        Route::get("/stays/leaves", WRITE, away::list).says("Who is away for a while, and who should be back by now").gives::<away::LeavesPage>(),
        Route::get("/stays/{guest}/leave", WRITE, away::ask)
            .says("The form for somebody who goes away for a while")
            .gives::<away::LeavePage>()
            .opens(Compartment::House),
        Route::post("/stays/{guest}/leave", WRITE, away::leave)
            .says("Note that somebody goes away for a while, and whether the bed waits")
            .takes::<LeaveForm>()
            .gives::<pages::Made>()
            .opens(Compartment::House),
        Route::post("/stays/{guest}/return", WRITE, away::come_back)
            .says("Note that somebody is back")
            .takes::<ReturnForm>()
            .gives::<pages::Made>()
            .opens(Compartment::House),
    ]
}

fn departures() -> Vec<Route> {
    vec![
        Route::get("/stays/{guest}/depart", WRITE, depart::ask).says("The form of a departure").gives::<depart::DepartPage>().opens(Compartment::House),
        Route::post("/stays/{guest}/depart", WRITE, depart::depart)
            .says("Note a departure; the bed is free")
            .takes::<DepartForm>()
            .gives::<pages::Made>()
            .opens(Compartment::House),
        Route::get("/stays/{guest}/depart-family", WRITE, depart::ask_family)
            .says("The form of a departure of a whole family")
            .gives::<depart::DepartPage>()
            .opens(Compartment::House),
        Route::post("/stays/{guest}/depart-family", WRITE, depart::depart_family)
            .says("Note the departure of members of a family together: all of them or none")
            .takes::<DepartForm>()
            .gives::<depart::FamilyMade>()
            .opens(Compartment::House),
        Route::get("/stays/{guest}/revoke", WRITE, depart::ask_revoke)
            .says("The form to take back a departure that was noted by mistake")
            .gives::<depart::RevokePage>()
            .opens(Compartment::House),
        Route::post("/stays/{guest}/revoke", WRITE, depart::revoke)
            .says("Take back a departure that was noted by mistake: the stay goes on")
            .takes::<RevokeForm>()
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
            StayFact::Admitted(admitted) => match (admitted.entry, admitted.spot) {
                (Entry::Registered, Some(spot)) => Line::of(fact, "stay-line-went-on").with("bed", spot.label),
                (Entry::Registered, None) => Line::of(fact, "stay-line-went-on-bedless"),
                (Entry::Birth, _) => Line::of(fact, "stay-line-born"),
                (Entry::Arrival, Some(spot)) => Line::of(fact, "stay-line-admitted").with("bed", spot.label),
                (Entry::Arrival, None) => Line::of(fact, "stay-line-admitted-bedless"),
            },
            StayFact::Moved(moved) => match moved.from {
                Some(from) => Line::of(fact, "stay-line-moved").with("from", from.label).with("to", moved.to.label),
                None => Line::of(fact, "stay-line-given").with("to", moved.to.label),
            },
            StayFact::BedLeft(left) => Line::of(fact, "stay-line-bed-left").with("from", left.from.label),
            StayFact::LeaveNoted(noted) => Line::of(fact, "stay-line-leave").with("why", noted.why),
            StayFact::Returned(_) => Line::of(fact, "stay-line-returned"),
            StayFact::Departed(departed) => Line::of(fact, "stay-line-departed").with("type", departed.departure.name()),
            StayFact::DepartureRevoked(revoked) => Line::of(fact, "stay-line-revoked").with("reason", revoked.reason),
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
                Some(current) if current.shared => ("stay-aside-shared", current.bed_label.clone()),
                Some(current) if !current.bed_label.is_empty() => ("stay-aside-bed", current.bed_label.clone()),
                Some(_) => ("stay-aside-bedless", String::new()),
                None => ("stay-aside-out", String::new()),
            });
            if let Some((from, until)) = current.as_ref().and_then(|current| current.leave) {
                let key = match () {
                    () if until < cx.now() => "stay-aside-late",
                    () if from > cx.now() => "stay-aside-planned",
                    () => "stay-aside-away",
                };
                aside.facts.push((key, web::filters::moment(cx, if key == "stay-aside-planned" { from } else { until })));
            }
        }
        if writes(cx, conn, id).await? && !store::has_died(conn, id).await? {
            aside.deeds = match &current {
                Some(_) => vec![
                    ("stay-deed-move", format!("/stays/{id}/move")),
                    ("stay-deed-leave", format!("/stays/{id}/leave")),
                    ("stay-deed-depart", format!("/stays/{id}/depart")),
                ],
                None => vec![("stay-deed-admit", format!("/stays/admit/{id}"))],
            };
        }
        Ok(aside)
    })
}

/// Whether the reader gives beds to this guest: a restricted file is for few.
pub(crate) async fn writes(cx: &Cx, conn: &mut Conn, id: GuestId) -> Result<bool> {
    Ok(people::guest::get(conn, id).await?.is_some_and(|guest| cx.demand(Duty::StayWrite, &guest.record).is_ok()))
}

/// Who should be back by now, and who has had no bed for too long.
fn waits<'a>(cx: &'a Cx, conn: &'a mut Conn) -> BoxFuture<'a, Result<Vec<Wait>>> {
    Box::pin(async move {
        if !cx.may(Duty::StayWrite) {
            return Ok(Vec::new());
        }
        let late = store::count_late(cx, conn).await?;
        let bedless = store::count_bedless(cx, conn, cx.now().plus_ms(-BEDLESS_HOURS * HOUR_MS)).await?;
        Ok(vec![
            Wait { key: "stay-wait-late", count: late, path: "/stays/leaves".to_owned(), urgent: true },
            Wait { key: "stay-wait-bedless", count: bedless, path: "/beds".to_owned(), urgent: false },
        ])
    })
}

fn merged<'a>(cx: &'a Cx, write: &'a mut Write, from: StreamId, into: StreamId) -> BoxFuture<'a, Result<()>> {
    Box::pin(hand_over(cx, write, from, into))
}
