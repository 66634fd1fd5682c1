//! House rules: published in three languages, versioned and dated, never changed in place; with what is different for
//! children. A guest may accept or decline them: declining takes no help away.

mod facts;
mod form;
mod guests;
mod pages;
mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use facts::HouseRuleFact;
pub use form::{AnswerForm, RulesForm};
pub use store::{Rules, current};
pub(crate) use {facts::answer_of, rules::answer};

use access::Duty;
use futures::future::BoxFuture;
use ledger::{Compartment, FactKind as _, Stream, StreamId, Write};
use web::{Cx, Line, Menu, Need, Result, Room, Route};

/// The room.
pub const ROOM: Room = Room {
    name: "house_rule",
    routes,
    menu: Some(Menu { key: "house-rule-title", path: "/house-rules", duty: Duty::RulesPublish, order: 120, count: None }),
    projector: Some(store::PROJECTOR),
    kinds: HouseRuleFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    lines: Some(lines),
    merged: Some(merged),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let publish = Need::Duty(Duty::RulesPublish);
    let record = Need::Duty(Duty::OrientationRecord);
    vec![
        Route::get("/house-rules", publish, pages::list).says("The house rules in force and every version before").gives::<pages::ListPage>(),
        Route::post("/house-rules", publish, pages::publish).says("Publish a new version of the house rules").takes::<RulesForm>().gives::<pages::Published>(),
        Route::get("/house-rules/{version}", publish, pages::show).says("One version, in all languages").gives::<pages::VersionPage>(),
        Route::get("/house-rules/{version}/print", publish, pages::print).says("One version to put up on a wall (PDF)").asks::<pages::PrintQuery>().file(),
        Route::get("/house-rules/guests/{guest}", record, guests::show)
            .says("The rules in a guest's language, and what the guest answered")
            .gives::<guests::GuestPage>()
            .opens(Compartment::House),
        Route::post("/house-rules/guests/{guest}", record, guests::answer)
            .says("Note that a guest accepts or declines the rules")
            .takes::<AnswerForm>()
            .gives::<guests::Answered>()
            .opens(Compartment::House),
        Route::get("/house-rules/guests/{guest}/print", record, guests::print)
            .says("The rules in a guest's language, to keep (PDF)")
            .opens(Compartment::House)
            .file(),
    ]
}

fn lines(stream: &Stream) -> Vec<Line> {
    stream
        .of::<HouseRuleFact>()
        .filter_map(|(fact, what)| match what {
            HouseRuleFact::Answered(answered) => {
                let key = if answered.accepted { "house-rule-line-accepted" } else { "house-rule-line-declined" };
                Some(Line::of(fact, key).with("n", answered.version))
            }
            HouseRuleFact::Published(_) => None,
        })
        .collect()
}

/// The answer given under one name holds for the person, unless the other file has a newer one.
fn merged<'a>(_: &'a Cx, write: &'a mut Write, from: StreamId, to: StreamId) -> BoxFuture<'a, Result<()>> {
    Box::pin(async move {
        let source = write.load(from).await?;
        let mut stream = write.load(to).await?;
        let facts = rules::carry_over(&source, &stream);
        if !facts.is_empty() {
            write.append(&mut stream, facts).await?;
        }
        Ok(())
    })
}
