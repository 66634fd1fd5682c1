//! Outreach: how somebody is followed, chosen with them; tries to reach them from afar, with what keeps them safe said before the
//! number is; and rounds of mobile teams, who count the people they meet and name none, and for whom somebody waits.

mod calls;
mod contacts;
mod facts;
mod form;
mod rounds;
mod rules;
mod sheet;
mod store;

#[cfg(test)]
mod tests;

pub use facts::{OutreachFact, Reach, Round, RoundId, State, TryId};
#[cfg(test)]
pub(crate) use rules::{MEANS, MODES, RESULTS, SAFE, TRAVELS};
pub use store::{by_mode, met};

use access::Duty;
use care::guest;
use futures::future::BoxFuture;
use ledger::{Compartment, Conn, FactKind as _, NewFact, Stream, StreamId, UserId, Write};
use web::{Aside, Cx, Line, Menu, Need, Result, Room, Route, Wait};

use facts::{Mode, Tried};

/// The room.
pub const ROOM: Room = Room {
    name: "outreach",
    routes,
    menu: Some(Menu { key: "menu-rounds", path: "/rounds", duty: Duty::CaseRead, order: 58, count: None }),
    under: &[("/calls", "/plans")],
    projector: Some(store::PROJECTOR),
    kinds: OutreachFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    lines: Some(lines),
    aside: Some(aside),
    waits: Some(waits),
    merged: Some(merged),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    of_people().into_iter().chain(of_rounds()).collect()
}

fn of_people() -> Vec<Route> {
    let (read, write) = (Need::Duty(Duty::CaseRead), Need::Duty(Duty::CaseWrite));
    vec![
        Route::get("/calls", read, calls::list).says("People whom the reader follows and who are to be tried again").gives::<calls::CallsPage>(),
        Route::get("/people/{id}/contacts", read, contacts::show)
            .says("How a person is followed, and tries to reach them from afar; the number only when it is asked for")
            .asks::<contacts::ContactsQuery>()
            .gives::<contacts::ContactsPage>()
            .opens(Compartment::Protection),
        Route::post("/people/{id}/contacts", write, contacts::log)
            .says("Note a try to reach a person: what came of it, whether it was safe to talk, when to try again")
            .takes::<form::TryForm>()
            .gives::<contacts::Done>(),
        Route::post("/people/{id}/mode", write, contacts::choose)
            .says("Choose with a person how they are followed, and how they can be reached in safety")
            .takes::<form::ModeForm>()
            .gives::<contacts::Done>(),
    ]
}

fn of_rounds() -> Vec<Route> {
    let (read, write) = (Need::Duty(Duty::CaseRead), Need::Duty(Duty::CaseWrite));
    vec![
        Route::get("/rounds", read, rounds::list)
            .says("Rounds of mobile teams: who is out, and what is planned")
            .asks::<rounds::ListQuery>()
            .gives::<rounds::ListPage>(),
        Route::post("/rounds", write, rounds::plan).says("Plan a round").takes::<form::RoundForm>().gives::<rounds::Done>(),
        Route::get("/rounds/blank", read, sheet::blank).says("An empty sheet for a round (PDF)").asks::<sheet::SheetQuery>().file(),
        Route::get("/rounds/{id}", read, rounds::show).says("A round: where, who, and where it stands").gives::<rounds::ShowPage>(),
        Route::get("/rounds/{id}/sheet", read, sheet::filled)
            .says("The sheet that the team carries: no person is named on it (PDF)")
            .asks::<sheet::SheetQuery>()
            .file(),
        Route::post("/rounds/{id}/plan", write, rounds::plan_again)
            .says("Plan a round anew, as long as nobody has left")
            .takes::<form::RoundForm>()
            .gives::<rounds::Done>(),
        Route::post("/rounds/{id}/leave", write, rounds::leave).says("The team leaves").gives::<rounds::Done>(),
        Route::post("/rounds/{id}/held-up", write, rounds::held_up)
            .says("The team called: it comes back later")
            .takes::<form::HeldUpForm>()
            .gives::<rounds::Done>(),
        Route::post("/rounds/{id}/return", write, rounds::come_back)
            .says("The team is back: how many people it met, and what is to be followed up")
            .takes::<form::ReturnForm>()
            .gives::<rounds::Done>(),
        Route::post("/rounds/{id}/cancel", write, rounds::cancel)
            .says("A round does not take place, and why")
            .takes::<form::CancelForm>()
            .gives::<rounds::Done>(),
    ]
}

fn lines(stream: &Stream) -> Vec<Line> {
    stream
        .of::<OutreachFact>()
        .filter_map(|(fact, what)| match what {
            OutreachFact::Mode(_) => Some(Line::of(fact, "outreach-line-mode")),
            OutreachFact::Tried(tried) if tried.result == "reached" => Some(Line::of(fact, "outreach-line-reached")),
            OutreachFact::Tried(_) => Some(Line::of(fact, "outreach-line-tried")),
            OutreachFact::Planned(_) | OutreachFact::Gone(_) | OutreachFact::HeldUp(_) | OutreachFact::Returned(_) | OutreachFact::Cancelled(_) => None,
        })
        .collect()
}

/// For those who read follow-ups: in which way somebody is followed, how often in a row they were not reached, and the way there.
fn aside<'a>(cx: &'a Cx, conn: &'a mut Conn, id: StreamId) -> BoxFuture<'a, Result<Aside>> {
    Box::pin(async move {
        let mut aside = Aside::default();
        let record = people::person::record(conn, id.cast()).await?;
        if !cx.reads(Compartment::Protection) || record.is_none_or(|record| cx.demand(Duty::CaseRead, &record).is_err()) {
            return Ok(aside);
        }
        if let Some((mode, failed)) = store::of(conn, id.cast()).await? {
            if !mode.is_empty() {
                aside.facts.push(("outreach-aside-mode", cx.t(&format!("outreach-mode-{mode}"))));
            }
            if failed > 0 {
                aside.facts.push(("outreach-aside-failed", text::number(cx.locale(), failed)));
            }
        }
        aside.deeds.push(("outreach-deed", format!("/people/{id}/contacts")));
        Ok(aside)
    })
}

fn waits<'a>(cx: &'a Cx, conn: &'a mut Conn) -> BoxFuture<'a, Result<Vec<Wait>>> {
    Box::pin(async move {
        let mut waits = Vec::new();
        if cx.may(Duty::CaseRead) {
            let count = store::count_late(cx, conn).await?;
            waits.push(Wait { key: "outreach-wait-late", count, path: "/rounds".to_owned(), urgent: true });
        }
        if cx.may(Duty::CaseWrite) {
            let count = store::count_calls(cx, conn).await?;
            waits.push(Wait { key: "outreach-wait-calls", count, path: "/calls".to_owned(), urgent: false });
        }
        Ok(waits)
    })
}

/// Which way goes over: the other's where nothing was chosen here, and else this one with what keeps them safe on the telephone
/// from both, which is never lost.
fn over(old: Option<(Mode, UserId)>, here: Option<(Mode, UserId)>) -> Option<(Mode, UserId)> {
    match (old, here) {
        (old, None) => old,
        (Some((old, _)), Some((here, by))) if !here.wish.contains(&old.wish) => {
            let wish = format!("{}\n{}", here.wish, old.wish).trim().to_owned();
            Some((Mode { wish, ..here }, by))
        }
        _ => None,
    }
}

/// How somebody is followed goes over where nothing else was chosen; tries to reach them stand beside those that stood there.
fn merged<'a>(_: &'a Cx, write: &'a mut Write, from: StreamId, into: StreamId) -> BoxFuture<'a, Result<()>> {
    Box::pin(async move {
        let old = write.load(from).await?;
        let reach = Reach::fold(&old);
        let mut new = write.load(into).await?;
        let brought = guest::brought_from(&old);
        let mode = over(reach.mode, Reach::fold(&new).mode);
        let mode = mode.map(|(mode, by)| OutreachFact::Mode(Mode { from: brought, by: Some(by), ..mode }).fact());
        let tries = reach.tries.into_iter().map(|(tried, by)| OutreachFact::Tried(Tried { tried: write.id(), from: brought, by: Some(by), ..tried }).fact());
        let facts: Vec<NewFact> = mode.into_iter().chain(tries).collect();
        if facts.is_empty() { Ok(()) } else { Ok(write.append(&mut new, facts).await?) }
    })
}
