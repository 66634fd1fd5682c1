//! What a centre does for people: a catalogue in code, and what was given to whom. Each giving is sealed in its part of the
//! file: whoever does not read that part does not learn that anything was given.
//!
//! Who works on a file notes what they gave, in the parts they read: the nurse what belongs to health, the case manager what
//! belongs to the plan. A plan names no sealed service; it accompanies to one.

mod catalogue;
mod facts;
mod form;
mod group;
mod pages;
mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use catalogue::{KINDS, Limit, MODALITIES, RESULTS, SERVICES, Service as Entry, find, in_plan, planned};
pub use facts::{Given, Group, GroupId, Service, ServiceFact, ServiceId, Services};
pub use store::{Count, assisted, attendance, counts};

use std::collections::BTreeMap;

use access::Duty;
use care::guest;
use futures::future::BoxFuture;
use ledger::{Compartment, Conn, Day, FactKind as _, Id, NewFact, Stream, StreamId, Write};
use web::{Aside, Cx, Error, Line, Menu, Need, Result, Room, Route};

use crate::plan::Action;

/// The room.
pub const ROOM: Room = Room {
    name: "service",
    routes,
    menu: Some(Menu { key: "menu-services", path: "/services", duty: Duty::NoteWrite, order: 54, count: None }),
    projector: Some(store::PROJECTOR),
    kinds: ServiceFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    lines: Some(lines),
    aside: Some(aside),
    merged: Some(merged),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let need = Need::Duty(Duty::NoteWrite);
    vec![
        Route::get("/services", need, group::ask)
            .says("The form of a group activity: many people on one page, each on their own file")
            .gives::<group::GroupPage>(),
        Route::post("/services", need, group::note).says("Note a group activity").takes::<form::GroupForm>().gives::<group::Noted>(),
        Route::get("/people/{id}/services", need, pages::show)
            .says("What was done for a person, in the parts of the file that one reads")
            .gives::<pages::ServicePage>()
            .opens(Compartment::Protection),
        Route::post("/people/{id}/services", need, pages::give).says("Note a service").takes::<form::GivenForm>().gives::<pages::Done>(),
        Route::post("/people/{id}/services/{service}/void", need, pages::void)
            .says("Take back a service that was noted by mistake")
            .takes::<form::VoidForm>()
            .gives::<pages::Done>(),
    ]
}

/// What is noted when an action of a plan is done that stands for a service.
pub(crate) fn from_plan(stream: &Stream, (id, action): (Id<ledger::Fresh>, &Action), today: Day) -> Result<Option<NewFact>> {
    let Some(service) = find(&action.service).filter(|service| service.part == Compartment::Protection) else { return Ok(None) };
    if let Some(last) = rules::used_up(&Services::fold(stream), service, today) {
        return Err(Error::Conflict(web::Problem::new("", "service-over-limit-plan").with("day", last).into()));
    }
    let given = Given {
        service: id.cast(),
        code: service.code.to_owned(),
        quantity: 1,
        modality: "individual".to_owned(),
        provider: if action.who == "other" { "other".to_owned() } else { "own".to_owned() },
        provider_name: if action.who == "other" { action.name.clone() } else { String::new() },
        result: "given".to_owned(),
        on: Some(today),
        action: Some(action.id),
        ..Given::default()
    };
    Ok(Some(facts::fact_of(given, service.part)))
}

fn lines(stream: &Stream) -> Vec<Line> {
    stream
        .of::<ServiceFact>()
        .filter_map(|(fact, what)| match what {
            ServiceFact::Given(_) => Some(Line::of(fact, "service-line-given")),
            ServiceFact::Health(_) => Some(Line::of(fact, "service-line-health")),
            ServiceFact::Psychosocial(_) => Some(Line::of(fact, "service-line-psychosocial")),
            ServiceFact::Legal(_) => Some(Line::of(fact, "service-line-legal")),
            // That something was taken back belongs beside it, in its part of the file.
            ServiceFact::Voided(_) | ServiceFact::Group(_) => None,
        })
        .collect()
}

/// For those who work on the file: when something was last done, and the way to note more.
fn aside<'a>(cx: &'a Cx, conn: &'a mut Conn, id: StreamId) -> BoxFuture<'a, Result<Aside>> {
    Box::pin(async move {
        let mut aside = Aside::default();
        let record = people::person::record(conn, id.cast()).await?;
        if record.is_none_or(|record| cx.demand(Duty::NoteWrite, &record).is_err()) {
            return Ok(aside);
        }
        if let Some((day, _)) = store::last(cx, conn, id.cast()).await? {
            aside.facts.push(("service-aside-last", text::day(cx.locale(), day)));
        }
        aside.deeds.push(("service-deed", format!("/people/{id}/services")));
        Ok(aside)
    })
}

/// What was given under the one file was given to the person of the other.
fn merged<'a>(_: &'a Cx, write: &'a mut Write, from: StreamId, into: StreamId) -> BoxFuture<'a, Result<()>> {
    Box::pin(async move {
        let old = write.load(from).await?;
        let facts: Vec<NewFact> = {
            let mut numbers: BTreeMap<ServiceId, ServiceId> = BTreeMap::new();
            let mut number = |id: ServiceId| *numbers.entry(id).or_insert_with(|| write.id());
            let brought = guest::brought_from(&old);
            let again = old.of::<ServiceFact>().map(|(fact, what)| what.brought(&mut number, brought).fact_on(fact.happened_on));
            again.collect()
        };
        if facts.is_empty() {
            return Ok(());
        }
        let mut new = write.load(into).await?;
        Ok(write.append(&mut new, facts).await?)
    })
}
