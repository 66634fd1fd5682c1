//! Handing a follow-up on: to another case manager, to another site, or to a partner. A note says what the receiver must
//! know; where the file leaves the site the person agrees first, and to a partner only with a consent to that. Whoever hands
//! on stays responsible until the receiver accepts.

mod facts;
mod form;
mod pages;
mod rules;
mod sheet;
mod store;

#[cfg(test)]
mod tests;

pub use facts::{Transfer, TransferFact, TransferId, Transfers};
pub(crate) use rules::PARTNERS;

use access::Duty;
use futures::future::BoxFuture;
use ledger::{Compartment, Conn, FactKind as _, Stream, StreamId, Write};
use people::person;
use web::{Aside, Cx, Line, Need, Result, Room, Route, Wait};

use crate::went;

/// The room.
pub const ROOM: Room = Room {
    name: "transfer",
    routes,
    under: &[("/transfers", "/follow")],
    projector: Some(store::PROJECTOR),
    kinds: TransferFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    lines: Some(lines),
    aside: Some(aside),
    waits: Some(waits),
    merged: Some(merged),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let write = Need::Duty(Duty::CaseWrite);
    vec![
        Route::get("/people/{id}/transfer", write, pages::show)
            .says("Handing a follow-up on: the form, or the transfer that waits for the receiver")
            .gives::<pages::TransferPage>()
            .opens(Compartment::Protection),
        Route::post("/people/{id}/transfer", write, pages::ask)
            .says("Ask somebody else to take a follow-up over")
            .takes::<form::TransferForm>()
            .gives::<pages::Done>(),
        Route::get("/transfers", write, pages::list).says("Follow-ups that others want to hand to the reader").gives::<pages::ListPage>(),
        Route::get("/transfers/blank", write, sheet::blank).says("An empty form, for days without power (PDF)").asks::<form::BlankQuery>().file(),
        Route::get("/transfers/{id}", write, pages::one)
            .says("What the receiver is told before they accept")
            .gives::<pages::OnePage>()
            .opens(Compartment::Protection),
        Route::post("/transfers/{id}/accept", write, pages::accept)
            .says("Accept a follow-up; for a partner, note who accepted")
            .takes::<form::AcceptForm>()
            .gives::<pages::Done>(),
        Route::post("/transfers/{id}/decline", write, pages::decline)
            .says("Decline a follow-up, with the reason")
            .takes::<form::DeclineForm>()
            .gives::<pages::Done>(),
        Route::post("/transfers/{id}/withdraw", write, pages::withdraw).says("Take a transfer back before it is accepted").gives::<pages::Done>(),
    ]
}

fn lines(stream: &Stream) -> Vec<Line> {
    stream
        .of::<TransferFact>()
        .filter_map(|(fact, what)| match what {
            TransferFact::Asked(_) => Some(Line::of(fact, "transfer-line-asked")),
            TransferFact::Accepted(_) => Some(Line::of(fact, "transfer-line-accepted")),
            TransferFact::Declined(_) => Some(Line::of(fact, "transfer-line-declined")),
            TransferFact::Withdrawn(_) => Some(Line::of(fact, "transfer-line-withdrawn")),
            // It is told where it happened: on the file that became part of this one.
            TransferFact::Brought(_) => None,
        })
        .collect()
}

fn aside<'a>(cx: &'a Cx, conn: &'a mut Conn, id: StreamId) -> BoxFuture<'a, Result<Aside>> {
    Box::pin(async move {
        let mut aside = Aside::default();
        let record = person::record(conn, id.cast()).await?;
        if record.is_some_and(|record| cx.demand(Duty::CaseWrite, &record).is_ok()) && care::file::open(conn, id.cast()).await?.is_some() {
            aside.deeds.push(("transfer-deed", format!("/people/{id}/transfer")));
        }
        Ok(aside)
    })
}

fn waits<'a>(cx: &'a Cx, conn: &'a mut Conn) -> BoxFuture<'a, Result<Vec<Wait>>> {
    Box::pin(async move {
        if !cx.may(Duty::CaseWrite) {
            return Ok(Vec::new());
        }
        let count = i64::try_from(store::list_for(cx, conn, pages::LIST_MAX).await?.len()).unwrap_or(i64::MAX);
        Ok(vec![Wait { key: "transfer-wait", count, path: "/transfers".to_owned(), urgent: false }])
    })
}

/// A transfer goes where its follow-up goes, so that nobody waits for a file that is part of another. That of a follow-up that did
/// not go over waits no more as long as both files are one.
fn merged<'a>(_: &'a Cx, write: &'a mut Write, from: StreamId, into: StreamId) -> BoxFuture<'a, Result<()>> {
    Box::pin(went::over(write, (from, into), |old| Transfers::fold(old).0.into_values().collect::<Vec<_>>()))
}
