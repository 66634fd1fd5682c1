//! The file for case work: the follow-up of a person is opened, and given to a case manager whom a human chooses from
//! proposals with their reasons (load, languages, wish for a woman or a man, absence). Access follows the assignment: it
//! begins when the file is given and ends when it goes to somebody else.

mod facts;
mod form;
mod list;
mod pages;
mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use facts::{Closed, Ending, File, FileFact, FileId, Given, Handed, Opened, Reopened};
pub use list::{Caseload, caseload};
pub use rules::{CLOSINGS, FILES_MAX};
pub use store::{OpenFile, open};

use access::Duty;
use futures::future::BoxFuture;
use ledger::{Compartment, Conn, FactKind as _, Stream, StreamId, Write};
use web::{Aside, Cx, Line, Menu, Need, Result, Room, Route, Wait};

use crate::guest;

/// The room.
pub const ROOM: Room = Room {
    name: "file",
    routes,
    menu: Some(Menu { key: "menu-follow", path: "/follow", duty: Duty::CaseOpen, order: 50, count: None }),
    projector: Some(store::PROJECTOR),
    kinds: FileFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    lines: Some(lines),
    aside: Some(aside),
    waits: Some(waits),
    merged: Some(merged),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let open = Need::Duty(Duty::CaseOpen);
    vec![
        Route::get("/follow", open, list::list)
            .says("Follow-ups that are open, by case manager, those without one first")
            .asks::<list::ListQuery>()
            .gives::<list::ListPage>(),
        Route::get("/people/{id}/follow", open, pages::show)
            .says("The follow-up of a person: open it, or choose who follows")
            .gives::<pages::FollowPage>()
            .opens(Compartment::Protection),
        Route::post("/people/{id}/follow", open, pages::open).says("Open the follow-up of a person").takes::<form::OpenForm>().gives::<pages::Done>(),
        Route::post("/people/{id}/follow/give", open, pages::give)
            .says("Give a follow-up to a case manager, or to another; the access of the one before ends")
            .takes::<form::GiveForm>()
            .gives::<pages::Done>(),
    ]
}

fn lines(stream: &Stream) -> Vec<Line> {
    stream
        .of::<FileFact>()
        .map(|(fact, what)| match what {
            FileFact::Opened(_) => Line::of(fact, "file-line-opened"),
            FileFact::Given(given) if given.from.is_none() => Line::of(fact, "file-line-given"),
            FileFact::Given(given) => Line::of(fact, "file-line-regiven").with("value", given.reason),
            FileFact::Closed(_) => Line::of(fact, "file-line-closed"),
            FileFact::Reopened(again) => Line::of(fact, "file-line-reopened").with("value", again.why),
            FileFact::Handed(_) => Line::of(fact, "file-line-handed"),
        })
        .collect()
}

/// For those who open follow-ups: who follows, and the deed.
fn aside<'a>(cx: &'a Cx, conn: &'a mut Conn, id: StreamId) -> BoxFuture<'a, Result<Aside>> {
    Box::pin(async move {
        let mut aside = Aside::default();
        let record = people::person::record(conn, id.cast()).await?;
        if record.is_none_or(|record| cx.demand(Duty::CaseOpen, &record).is_err()) {
            return Ok(aside);
        }
        let open = open(conn, id.cast()).await?;
        if let Some(manager) = open.as_ref().and_then(|open| open.manager) {
            aside.facts.push(("file-aside-manager", cx.app().name_of(manager)));
        }
        let key = if open.is_some() { "file-deed-see" } else { "file-deed-open" };
        aside.deeds.push((key, format!("/people/{id}/follow")));
        Ok(aside)
    })
}

fn waits<'a>(cx: &'a Cx, conn: &'a mut Conn) -> BoxFuture<'a, Result<Vec<Wait>>> {
    Box::pin(async move {
        // A case manager sees only files that have been given; who gives them is told of those that have not.
        if !cx.may(Duty::CaseOpen) || !cx.may(Duty::PersonAssign) {
            return Ok(Vec::new());
        }
        let (urgent, all) = store::count_unassigned(cx, conn).await?;
        Ok(vec![Wait { key: "file-wait-unassigned", count: all, path: "/follow".to_owned(), urgent: urgent > 0 }])
    })
}

/// The follow-up goes on in the file that stays; one that was open there already stands. Who followed follows on: that is
/// for the room of merges to say.
fn merged<'a>(_: &'a Cx, write: &'a mut Write, from: StreamId, into: StreamId) -> BoxFuture<'a, Result<()>> {
    Box::pin(async move {
        let old = write.load(from).await?;
        let mut new = write.load(into).await?;
        let Some(file) = File::fold(&old) else { return Ok(()) };
        // What is open goes on, also where the other had ended; what has ended is only kept where there was none.
        if File::fold(&new).is_some_and(|known| known.is_open() || !file.is_open()) {
            return Ok(());
        }
        let facts = rules::again((write.id(), guest::brought_from(&old)), &file);
        Ok(write.append(&mut new, facts).await?)
    })
}
