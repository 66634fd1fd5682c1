//! Eligibility: criteria that exist in writing, dated before they are used; checks of people against the version in force; a
//! proposal that the answers make and a decision that a human takes, explained in words. Basic urgent services never depend
//! on it: nothing in this room is asked by any other.

mod checks;
mod facts;
mod form;
mod pages;
mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use facts::{
    Answer, Answered, Check, CheckId, CheckMark, Checked, Checks, Criterion, EligibilityFact, Outcome, Programme, ProgrammeId, ProgrammeMark, SetId, SetMark,
    Words,
};
pub use form::{CheckForm, DecideForm, SetForm, WaiverForm};

use access::Duty;
use futures::future::BoxFuture;
use ledger::{Compartment, Conn, FactKind as _, Stream, StreamId, Write};
use web::{Aside, Cx, Line, Menu, Need, Result, Room, Route, Wait};

/// The room.
pub const ROOM: Room = Room {
    name: "eligibility",
    routes,
    menu: Some(Menu { key: "menu-eligibility", path: "/eligibility", duty: Duty::EligibilityDecide, order: 130, count: None }),
    projector: Some(store::PROJECTOR),
    kinds: EligibilityFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    lines: Some(lines),
    aside: Some(aside),
    waits: Some(waits),
    merged: Some(merged),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let (decide, manage) = (Need::Duty(Duty::EligibilityDecide), Need::Duty(Duty::EligibilityManage));
    vec![
        Route::get("/eligibility", decide, pages::list).says("Programmes with their criteria, and checks that wait").gives::<pages::ListPage>(),
        Route::post("/eligibility", manage, pages::publish).says("Publish a version of criteria").takes::<SetForm>().gives::<pages::Published>(),
        Route::get("/eligibility/new", manage, pages::new).says("The form of a version of criteria").asks::<pages::NewQuery>().gives::<pages::SetPage>(),
        Route::get("/eligibility/{programme}", decide, pages::show).says("All versions of a programme's criteria").gives::<pages::ProgrammePage>(),
        Route::post("/eligibility/{programme}/end", manage, pages::end).says("End a programme").gives::<pages::Ended>(),
        Route::get("/eligibility/check/{guest}", decide, checks::show)
            .says("The checks of somebody, and the form of the next")
            .asks::<checks::CheckQuery>()
            .gives::<checks::CheckPage>()
            .opens(Compartment::House),
        Route::post("/eligibility/check/{guest}", decide, checks::check)
            .says("Check somebody against the criteria in force")
            .takes::<CheckForm>()
            .gives::<checks::Made>()
            .opens(Compartment::House),
        Route::post("/eligibility/check/{guest}/{check}/decide", decide, checks::decide)
            .says("Decide a check")
            .takes::<DecideForm>()
            .gives::<checks::Made>()
            .opens(Compartment::House),
        Route::get("/eligibility/check/{guest}/{check}/waiver", manage, checks::ask_waiver)
            .says("A waiver that is asked for")
            .gives::<checks::WaiverPage>()
            .opens(Compartment::House),
        Route::post("/eligibility/check/{guest}/{check}/waiver", manage, checks::waive)
            .says("Grant or refuse a waiver that somebody else asked for")
            .takes::<WaiverForm>()
            .gives::<checks::Made>()
            .opens(Compartment::House),
    ]
}

/// The lines of checks on a timeline.
fn lines(stream: &Stream) -> Vec<Line> {
    let checks = Checks::fold(stream);
    let sign = |id: CheckId| checks.get(id).map(|check| (check.checked.sign.clone(), check.checked.version)).unwrap_or_default();
    stream
        .of::<EligibilityFact>()
        .filter_map(|(fact, what)| match what {
            EligibilityFact::Checked(checked) => Some(Line::of(fact, "eligibility-line-checked").with("sign", checked.sign).with("n", checked.version)),
            EligibilityFact::Waived(waived) => {
                let key = if waived.granted { "eligibility-line-waived" } else { "eligibility-line-waiver-refused" };
                Some(Line::of(fact, key).with("sign", sign(waived.check_id).0))
            }
            EligibilityFact::Decided(decided) => {
                Some(Line::of(fact, "eligibility-line-decided").with("sign", sign(decided.check_id).0).with("outcome", decided.outcome.name()))
            }
            EligibilityFact::Published(_) | EligibilityFact::Ended(_) => None,
        })
        .collect()
}

/// What checks add to a banner: how each programme stands. Only for readers who may open the file or check; a card that is
/// shown at the gate says nothing of it.
fn aside<'a>(cx: &'a Cx, conn: &'a mut Conn, id: StreamId) -> BoxFuture<'a, Result<Aside>> {
    Box::pin(async move {
        let mut aside = Aside::default();
        let decides = cx.may(Duty::EligibilityDecide);
        if !(cx.may(Duty::PersonRead) || decides) || !cx.reads(Compartment::House) {
            return Ok(aside);
        }
        for (check, set) in store::list_checks(cx, conn, id).await?.into_iter().filter(|(check, _)| !check.superseded) {
            let outcome = cx.t(&format!("eligibility-outcome-{}", check.outcome().name().replace('_', "-")));
            aside.facts.push(("eligibility-aside", format!("{} · {outcome}", set.sign)));
        }
        if decides && store::is_used(cx, conn).await? {
            aside.deeds.push(("eligibility-deed", format!("/eligibility/check/{id}")));
        }
        Ok(aside)
    })
}

/// Checks that wait for a decision, and waivers that wait for a manager.
fn waits<'a>(cx: &'a Cx, conn: &'a mut Conn) -> BoxFuture<'a, Result<Vec<Wait>>> {
    Box::pin(async move {
        if !cx.may(Duty::EligibilityManage) {
            return Ok(Vec::new());
        }
        let (pending, waivers) = store::count_open(cx, conn).await?;
        let wait = |key, count| Wait { key, count, path: "/eligibility".to_owned(), urgent: false };
        Ok(vec![wait("eligibility-wait-waiver", waivers), wait("eligibility-wait-pending", pending)])
    })
}

fn merged<'a>(_: &'a Cx, write: &'a mut Write, from: StreamId, to: StreamId) -> BoxFuture<'a, Result<()>> {
    Box::pin(bring(write, (from, to)))
}

/// The checks of a file that was merged into another go over to it. The old file keeps its own: should the two be parted
/// again, nothing is missing.
pub(crate) async fn bring(write: &mut Write, (from, to): (StreamId, StreamId)) -> Result<()> {
    let left = Checks::fold(&write.load(from).await?);
    let mut stream = write.load(to).await?;
    let facts = rules::bring(&left.all, &Checks::fold(&stream).all);
    if !facts.is_empty() {
        write.append(&mut stream, facts).await?;
    }
    Ok(())
}
