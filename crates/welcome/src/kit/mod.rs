//! Kits: who asks for which kit for whom, and who decides. Whoever asks never decides, and whoever decided never hands out
//! (domain 4.2). The stock rooms come later; what is approved waits on the list of what is ready.

mod approval;
mod contents;
mod facts;
mod form;
mod pages;
mod request;
mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use facts::{KitFact, RequestId};
pub use form::{ContentsForm, DecideForm, GiveForm, KitForm};
pub use rules::KITS;

use access::Duty;
use futures::future::BoxFuture;
use house::stay::GuestId;
use ledger::{Compartment, Conn, FactKind as _, Stream, StreamId, Write};
use web::{Aside, Cx, Line, Menu, Need, Result, Room, Route, Wait};

use facts::Kits;

/// The room of those who ask.
pub const ROOM: Room = Room {
    name: "kit",
    routes,
    menu: Some(Menu { key: "kit-menu", path: "/kits", duty: Duty::KitRequest, order: 48, count: None }),
    projector: Some(store::PROJECTOR),
    kinds: KitFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    lines: Some(lines),
    aside: Some(aside),
    waits: Some(waits),
    merged: Some(merged),
    ..Room::EMPTY
};

/// The room of those who decide: another door, another duty.
pub const APPROVAL: Room = Room {
    name: "kit_approval",
    routes: approval_routes,
    menu: Some(Menu { key: "kit-approval-menu", path: "/kits/approvals", duty: Duty::KitApprove, order: 49, count: Some(approval::count) }),
    waits: Some(approval::waits),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let ask = Need::Duty(Duty::KitRequest);
    let publish = Need::Duty(Duty::RulesPublish);
    vec![
        Route::get("/kits", ask, pages::list).says("Kits that were asked for, and what became of it").asks::<pages::ListQuery>().gives::<pages::ListPage>(),
        Route::get("/kits/new/{guest}", ask, request::ask)
            .says("The form to ask for a kit for a guest or the household")
            .gives::<request::FormPage>()
            .opens(Compartment::House),
        Route::post("/kits/new/{guest}", ask, request::create)
            .says("Ask for a kit; a second one in the same stay needs a reason")
            .takes::<KitForm>()
            .gives::<pages::Done>()
            .opens(Compartment::House),
        Route::get("/kits/requests/{request}", ask, pages::show)
            .says("One request, with what became of it")
            .gives::<pages::ShowPage>()
            .opens(Compartment::House),
        Route::post("/kits/requests/{request}/drop", ask, pages::drop_request)
            .says("Let a request go: one no longer needs it, or has read why it was refused")
            .gives::<pages::Done>()
            .opens(Compartment::House),
        Route::post("/kits/requests/{request}/give", ask, pages::give)
            .says("Note that an approved kit was handed out, by somebody who did not approve it")
            .takes::<GiveForm>()
            .gives::<pages::Done>()
            .opens(Compartment::House),
        Route::get("/kits/contents", publish, contents::list).says("What is in each kit, with versions").gives::<contents::ContentsPage>(),
        Route::post("/kits/contents", publish, contents::publish).says("Publish new contents of a kit").takes::<ContentsForm>().gives::<contents::Published>(),
    ]
}

fn approval_routes() -> Vec<Route> {
    let approve = Need::Duty(Duty::KitApprove);
    vec![
        Route::get("/kits/approvals", approve, approval::list)
            .says("Requests to decide: card code, household size, kit and whether the criteria are met; no names")
            .gives::<approval::ListPage>(),
        Route::get("/kits/approvals/{request}", approve, approval::show).says("One request to decide").gives::<approval::DecidePage>(),
        Route::post("/kits/approvals/{request}", approve, approval::decide)
            .says("Approve or refuse a request that somebody else made")
            .takes::<DecideForm>()
            .gives::<pages::Done>(),
    ]
}

fn lines(stream: &Stream) -> Vec<Line> {
    stream
        .of::<KitFact>()
        .filter_map(|(fact, what)| match what {
            KitFact::Requested(asked) => Some(Line::of(fact, "kit-line-requested").with("kit", asked.kit)),
            KitFact::Decided(decided) => Some(Line::of(fact, if decided.approved { "kit-line-approved" } else { "kit-line-refused" })),
            KitFact::Given(_) => Some(Line::of(fact, "kit-line-given")),
            KitFact::Dropped(_) | KitFact::Moved(_) | KitFact::Composed(_) => None,
        })
        .collect()
}

/// Kits under way for a guest, for those who ask for kits.
fn aside<'a>(cx: &'a Cx, conn: &'a mut Conn, id: GuestId) -> BoxFuture<'a, Result<Aside>> {
    Box::pin(async move {
        let mut aside = Aside::default();
        if !cx.may(Duty::KitRequest) {
            return Ok(aside);
        }
        aside.deeds.push(("kit-deed", format!("/kits/new/{id}")));
        let ready = store::count_ready(conn, id).await?;
        if ready > 0 {
            aside.facts.push(("kit-aside-ready", ready.to_string()));
        }
        Ok(aside)
    })
}

/// One's own requests that were refused, and kits that are ready to be handed out.
fn waits<'a>(cx: &'a Cx, conn: &'a mut Conn) -> BoxFuture<'a, Result<Vec<Wait>>> {
    Box::pin(async move {
        if !cx.may(Duty::KitRequest) {
            return Ok(Vec::new());
        }
        let refused = store::count_refused(conn, cx.site_id(), cx.user()).await?;
        let ready = store::count_status(cx, conn, "approved").await?;
        let wait = |key, count, status: &str| Wait { key, count, path: format!("/kits?status={status}"), urgent: false };
        Ok(vec![wait("kit-wait-refused", refused, "refused"), wait("kit-wait-ready", ready, "approved")])
    })
}

/// Requests under way go over to the file that goes on.
fn merged<'a>(_: &'a Cx, write: &'a mut Write, from: StreamId, to: StreamId) -> BoxFuture<'a, Result<()>> {
    Box::pin(async move {
        let mut source = write.load(from).await?;
        let (leave, arrive) = rules::carry_over(&Kits::fold(&source), to);
        if leave.is_empty() {
            return Ok(());
        }
        write.append(&mut source, leave).await?;
        let mut stream = write.load(to).await?;
        Ok(write.append(&mut stream, arrive).await?)
    })
}
