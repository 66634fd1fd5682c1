//! Belongings in keeping: a list of things in a bag with a numbered seal, a receipt for the guest, and the return, whole or
//! in part. Bags are inspected only by the written rule of the centre, by somebody of the sex the guest wishes, before a
//! witness; bodies never, so there is no field for it.

mod facts;
mod form;
mod pages;
mod receipt;
mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use facts::{BelongingFact, Belongings, DepositId};
pub use form::{DepositForm, ReturnForm};

use access::Duty;
use futures::future::BoxFuture;
use house::stay::GuestId;
use ledger::{Compartment, Conn, FactKind as _, Stream, StreamId, Write};
use web::{Aside, Cx, Line, Menu, Need, Result, Room, Route, Wait};

/// The room.
pub const ROOM: Room = Room {
    name: "belonging",
    routes,
    menu: Some(Menu { key: "belonging-menu", path: "/belongings", duty: Duty::BelongingKeep, order: 44, count: None }),
    projector: Some(store::PROJECTOR),
    kinds: BelongingFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    lines: Some(lines),
    aside: Some(aside),
    waits: Some(waits),
    merged: Some(merged),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let keep = Need::Duty(Duty::BelongingKeep);
    vec![
        Route::get("/belongings", keep, pages::list)
            .says("Bags in keeping, first those whose owners have left")
            .asks::<pages::ListQuery>()
            .gives::<pages::ListPage>(),
        Route::get("/belongings/{guest}", keep, pages::show)
            .says("What the house keeps for a guest, and what it gave back")
            .gives::<pages::ShowPage>()
            .opens(Compartment::House),
        Route::post("/belongings/{guest}", keep, pages::deposit)
            .says("Take belongings into keeping under a seal")
            .takes::<DepositForm>()
            .gives::<pages::Kept>()
            .opens(Compartment::House),
        Route::get("/belongings/{guest}/{deposit}", keep, pages::ask_return)
            .says("The form of a return")
            .gives::<pages::ReturnPage>()
            .opens(Compartment::House),
        Route::post("/belongings/{guest}/{deposit}", keep, pages::give_back)
            .says("Give belongings back, whole or in part")
            .takes::<ReturnForm>()
            .gives::<pages::Kept>()
            .opens(Compartment::House),
        Route::get("/belongings/{guest}/{deposit}/receipt", keep, receipt::print)
            .says("The receipt for the guest: things, seal, dates, and no more (PDF)")
            .opens(Compartment::House)
            .file(),
    ]
}

fn lines(stream: &Stream) -> Vec<Line> {
    stream
        .of::<BelongingFact>()
        .filter_map(|(fact, what)| match what {
            BelongingFact::Deposited(deposited) => Some(Line::of(fact, "belonging-line-deposited").with("value", deposited.seal)),
            BelongingFact::Returned(returned) if returned.last => Some(Line::of(fact, "belonging-line-returned")),
            BelongingFact::Returned(_) => Some(Line::of(fact, "belonging-line-part")),
            BelongingFact::Moved(_) => None,
        })
        .collect()
}

/// What is kept for a guest, for those who keep it.
fn aside<'a>(cx: &'a Cx, conn: &'a mut Conn, id: GuestId) -> BoxFuture<'a, Result<Aside>> {
    Box::pin(async move {
        let mut aside = Aside::default();
        if !cx.may(Duty::BelongingKeep) {
            return Ok(aside);
        }
        aside.deeds.push(("belonging-deed", format!("/belongings/{id}")));
        let open = store::list_open(conn, id).await?;
        if !open.is_empty() {
            aside.facts.push(("belonging-aside", cx.list(open.iter().map(|bag| bag.seal.as_str()))));
        }
        if open.iter().any(|bag| bag.left_behind) {
            aside.says.push("belonging-say-left");
        }
        Ok(aside)
    })
}

/// Bags whose owners have left.
fn waits<'a>(cx: &'a Cx, conn: &'a mut Conn) -> BoxFuture<'a, Result<Vec<Wait>>> {
    Box::pin(async move {
        if !cx.may(Duty::BelongingKeep) {
            return Ok(Vec::new());
        }
        let count = store::count_left_behind(cx, conn).await?;
        Ok(vec![Wait { key: "belonging-wait-left", count, path: "/belongings?left=1".to_owned(), urgent: false }])
    })
}

/// Open bags go over to the file that goes on.
fn merged<'a>(_: &'a Cx, write: &'a mut Write, from: StreamId, to: StreamId) -> BoxFuture<'a, Result<()>> {
    Box::pin(async move {
        let mut source = write.load(from).await?;
        let (leave, arrive) = rules::carry_over(&Belongings::fold(&source), to);
        if leave.is_empty() {
            return Ok(());
        }
        write.append(&mut source, leave).await?;
        let mut stream = write.load(to).await?;
        Ok(write.append(&mut stream, arrive).await?)
    })
}
