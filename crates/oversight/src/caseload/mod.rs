//! Who carries how much: the board of those who supervise, and the day of a case manager. A supervisor sees at once who has
//! too many follow-ups, what is overdue, where much harm could come, who has no plan yet, whose consent ends and who did not
//! come; flags a follow-up with a word to whoever follows; and gives many to somebody else when someone leaves.

mod board;
mod day;
mod facts;
mod flag;
mod reassign;
pub(crate) mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use facts::{CaseloadFact, Flag};

use access::Duty;
use care::file::File;
use care::guest;
use futures::future::BoxFuture;
use ledger::{Compartment, Conn, FactKind as _, Stream, StreamId, Write};
use people::person;
use web::{Aside, Cx, Line, Menu, Need, Result, Room, Route, Wait};

/// The room.
pub const ROOM: Room = Room {
    name: "caseload",
    routes,
    menu: Some(Menu { key: "caseload-my-day", path: "/my-day", duty: Duty::CaseWrite, order: 8, count: None }),
    under: &[("/caseload", "/follow")],
    projector: Some(store::PROJECTOR),
    kinds: CaseloadFact::KINDS,
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
        Route::get("/my-day", write, day::show).says("What is to be done today for the people one follows").asks::<day::DayQuery>().gives::<day::DayPage>(),
        Route::get("/caseload", approve, board::show)
            .says("Load of each case manager, and follow-ups that want a look")
            .asks::<board::BoardQuery>()
            .gives::<board::BoardPage>(),
        Route::post("/caseload/reassign", approve, reassign::reassign)
            .says("Give several follow-ups to somebody else at once, with a reason")
            .takes::<reassign::ReassignForm>()
            .gives::<reassign::Done>(),
        Route::get("/people/{id}/flag", Need::Duty(Duty::CaseRead), flag::show)
            .says("The flag of a follow-up, and the word with it")
            .gives::<flag::FlagPage>()
            .opens(Compartment::Protection),
        Route::post("/people/{id}/flag", approve, flag::raise).says("Flag a follow-up, with a word").takes::<flag::FlagForm>().gives::<flag::Done>(),
        Route::post("/people/{id}/flag/lower", Need::Duty(Duty::CaseWrite), flag::lower).says("Take the flag away").gives::<flag::Done>(),
    ]
}

fn lines(stream: &Stream) -> Vec<Line> {
    stream
        .of::<CaseloadFact>()
        .filter_map(|(fact, what)| match what {
            // It is told where it happened: on the file that became part of this one.
            CaseloadFact::Flagged(flagged) if flagged.from.is_some() => None,
            CaseloadFact::Flagged(_) => Some(Line::of(fact, "caseload-line-flagged")),
            CaseloadFact::Lowered(_) => Some(Line::of(fact, "caseload-line-lowered")),
        })
        .collect()
}

fn aside<'a>(cx: &'a Cx, conn: &'a mut Conn, id: StreamId) -> BoxFuture<'a, Result<Aside>> {
    Box::pin(async move {
        let mut aside = Aside::default();
        let Some(record) = person::record(conn, id.cast()).await? else { return Ok(aside) };
        let flagged = cx.demand(Duty::CaseRead, &record).is_ok() && store::is_flagged(conn, id.cast()).await?;
        if flagged {
            aside.facts.push(("caseload-aside-flag", cx.t("caseload-flagged")));
        }
        if flagged || (cx.demand(Duty::CaseApprove, &record).is_ok() && care::file::open(conn, id.cast()).await?.is_some()) {
            aside.deeds.push(("caseload-deed-flag", format!("/people/{id}/flag")));
        }
        Ok(aside)
    })
}

fn waits<'a>(cx: &'a Cx, conn: &'a mut Conn) -> BoxFuture<'a, Result<Vec<Wait>>> {
    Box::pin(async move {
        let mut out = Vec::new();
        if cx.may(Duty::CaseWrite) {
            let (urgent, due) = rules::due(&store::mine(cx, conn).await?, cx.today());
            out.push(Wait { key: "caseload-wait", count: due, path: "/my-day".to_owned(), urgent });
        }
        if cx.may(Duty::CaseApprove) {
            let all = store::loads(cx, conn).await?.into_iter().fold(rules::Load::default(), |sum, load| sum.plus(&load));
            let path = |show: &str| format!("/caseload?show={show}");
            out.push(Wait { key: "caseload-wait-overdue", count: all.overdue, path: path("overdue"), urgent: false });
            out.push(Wait { key: "caseload-wait-unplanned", count: all.unplanned, path: path("unplanned"), urgent: false });
        }
        Ok(out)
    })
}

/// A flag on the one follow-up is a flag on the one that goes on, where that has none of its own.
fn merged<'a>(_: &'a Cx, write: &'a mut Write, from: StreamId, into: StreamId) -> BoxFuture<'a, Result<()>> {
    Box::pin(async move {
        let old = write.load(from).await?;
        let mut new = write.load(into).await?;
        let goes_on = File::fold(&new).is_some_and(|file| file.is_open());
        let Some(flag) = Flag::fold(&old).filter(|_| goes_on && Flag::fold(&new).is_none()) else { return Ok(()) };
        let flagged = facts::Flagged { why: flag.why, by: Some(flag.by), from: guest::brought_from(&old) };
        Ok(write.append(&mut new, [CaseloadFact::Flagged(flagged).fact()]).await?)
    })
}
