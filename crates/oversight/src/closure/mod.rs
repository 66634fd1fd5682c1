//! Closing a follow-up: with a reason, with what is left unmet, and prepared with the person. Where much harm could come of
//! it, somebody else approves, or sends it back with a comment. What is closed is read, not written; it is kept until
//! dates that are set then, part by part of the file, and goes on with a reason from the page of the follow-up.

mod facts;
mod form;
mod pages;
mod retention;
pub(crate) mod rules;
mod sheet;
mod store;

#[cfg(test)]
mod tests;

pub use facts::{Closure, ClosureFact, ClosureId, Closures, Keep, State};
pub(crate) use store::list_sent_back;
pub use store::{by_reason, count_waiting};

use access::Duty;
use futures::future::BoxFuture;
use ledger::{Compartment, Conn, FactKind as _, Stream, StreamId, Write};
use people::person;
use web::{Aside, Cx, Line, Need, Result, Room, Route, Wait};

use crate::went;

/// The room.
pub const ROOM: Room = Room {
    name: "closure",
    routes,
    under: &[("/closures", "/follow")],
    projector: Some(store::PROJECTOR),
    kinds: ClosureFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    lines: Some(lines),
    aside: Some(aside),
    waits: Some(waits),
    merged: Some(merged),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let (write, approve) = (Need::Duty(Duty::CaseWrite), Need::Duty(Duty::CaseApprove));
    vec![
        Route::get("/people/{id}/closure", Need::Duty(Duty::CaseRead), pages::show)
            .says("Closing a follow-up: the form, what waits for approval, or how it ended and until when it is kept")
            .gives::<pages::ClosurePage>()
            .opens(Compartment::Protection),
        Route::post("/people/{id}/closure", write, pages::ask)
            .says("Close a follow-up; where much harm could come of it, ask somebody else to approve")
            .takes::<form::ClosureForm>()
            .gives::<pages::Done>(),
        Route::post("/people/{id}/closure/withdraw", write, pages::withdraw).says("Take back what waits for approval").gives::<pages::Done>(),
        Route::post("/people/{id}/closure/approve", approve, pages::approve)
            .says("Approve a closure that somebody else asked for")
            .takes::<form::AnswerForm>()
            .gives::<pages::Done>(),
        Route::post("/people/{id}/closure/back", approve, pages::send_back)
            .says("Send a closure back with a comment")
            .takes::<form::AnswerForm>()
            .gives::<pages::Done>(),
        Route::get("/closures/blank", write, sheet::blank).says("An empty form, for days without power (PDF)").asks::<form::BlankQuery>().file(),
        Route::get("/closures", approve, pages::list).says("Closures that wait for approval").gives::<pages::ListPage>(),
    ]
}

fn lines(stream: &Stream) -> Vec<Line> {
    stream
        .of::<ClosureFact>()
        .filter_map(|(fact, what)| match what {
            ClosureFact::Asked(_) => Some(Line::of(fact, "closure-line-asked")),
            ClosureFact::Back(_) => Some(Line::of(fact, "closure-line-back")),
            ClosureFact::Approved(_) => Some(Line::of(fact, "closure-line-approved")),
            ClosureFact::Withdrawn(_) => Some(Line::of(fact, "closure-line-withdrawn")),
            ClosureFact::Ended(_) => Some(Line::of(fact, "closure-line-ended")),
            // It is told where it happened: on the file that became part of this one.
            ClosureFact::Brought(_) => None,
        })
        .collect()
}

fn aside<'a>(cx: &'a Cx, conn: &'a mut Conn, id: StreamId) -> BoxFuture<'a, Result<Aside>> {
    Box::pin(async move {
        let mut aside = Aside::default();
        let record = person::record(conn, id.cast()).await?;
        if record.is_none_or(|record| cx.demand(Duty::CaseRead, &record).is_err()) {
            return Ok(aside);
        }
        if care::file::open(conn, id.cast()).await?.is_some() || store::has_ended(conn, id.cast()).await? {
            aside.deeds.push(("closure-deed", format!("/people/{id}/closure")));
        }
        Ok(aside)
    })
}

fn waits<'a>(cx: &'a Cx, conn: &'a mut Conn) -> BoxFuture<'a, Result<Vec<Wait>>> {
    Box::pin(async move {
        let mut out = Vec::new();
        if cx.may(Duty::CaseApprove) {
            let count = count_waiting(cx, conn).await?;
            out.push(Wait { key: "closure-wait", count, path: "/closures".to_owned(), urgent: false });
        }
        if cx.may(Duty::CaseWrite) {
            let count = store::count_sent_back(cx, conn).await?;
            out.push(Wait { key: "closure-wait-back", count, path: "/my-day".to_owned(), urgent: false });
        }
        Ok(out)
    })
}

/// A closure goes where its follow-up goes, with who asked, who approved and until when each part is kept. That of a follow-up that
/// did not go over waits no more as long as both files are one.
fn merged<'a>(_: &'a Cx, write: &'a mut Write, from: StreamId, into: StreamId) -> BoxFuture<'a, Result<()>> {
    Box::pin(went::over(write, (from, into), |old| Closures::fold(old).0.into_values().collect::<Vec<_>>()))
}
