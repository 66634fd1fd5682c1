//! The assessment: what somebody needs, what threatens them, what exposes them and what they have to meet it, weighed by an
//! arithmetic that is shown and that a human may set aside with a reason. Every assessment is kept; two of them can be laid
//! side by side.
//!
//! - `catalogue` holds the factors of the four levels; `risk` the arithmetic; `changes` what raised or lowered a risk.
//! - One page asks everything, folded, so that only what is there needs a tap.
//! - A risk that rises to high or critical alerts the protection officer.

mod analysis;
mod catalogue;
mod changes;
mod compare;
mod due;
mod edit;
mod facts;
mod form;
mod pages;
mod read;
mod risk;
mod rules;
mod sheet;
mod store;

#[cfg(test)]
mod tests;

pub(crate) use analysis::exposing;
pub use catalogue::{FACTORS, Factor, Layer, NEEDS, Polarity};
pub(crate) use catalogue::{STAGES, find};
pub use changes::{Change, changes};
pub use facts::{Assessment, AssessmentFact, AssessmentId, Assessments, Presence, Recorded, Words};
pub use risk::Score;
pub use rules::due as next_due;
pub use store::{Counts, Standing, Standings, counts, standing, standings};

use std::collections::BTreeMap;

use access::Duty;
use care::guest;
use futures::future::BoxFuture;
use ledger::{Compartment, Conn, FactKind as _, Stream, StreamId, Write};
use web::{Aside, Cx, Line, Need, Result, Room, Route, Wait};

use crate::who;

/// The room.
pub const ROOM: Room = Room {
    name: "assessment",
    routes,
    under: &[("/assessments", "/follow")],
    projector: Some(store::PROJECTOR),
    kinds: AssessmentFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    lines: Some(lines),
    aside: Some(aside),
    waits: Some(waits),
    merged: Some(merged),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let (read, write) = (Need::Duty(Duty::CaseRead), Need::Duty(Duty::CaseWrite));
    vec![
        Route::get("/assessments/due", read, due::list).says("Who is to be assessed again, longest first").gives::<due::DuePage>(),
        Route::get("/assessments/analysis", Need::Duty(Duty::CaseApprove), analysis::show)
            .says("Threats, what exposes and what protects among the people followed here, in numbers; small ones are not told")
            .asks::<analysis::AnalysisQuery>()
            .gives::<analysis::AnalysisPage>(),
        Route::get("/assessments/form", write, sheet::blank).says("An empty form, for days without power (PDF)").asks::<form::SheetQuery>().file(),
        Route::get("/people/{id}/assessments", read, pages::list)
            .says("The last assessment of a person, and all before it")
            .gives::<pages::ShowPage>()
            .opens(Compartment::Protection),
        Route::post("/people/{id}/assessments", write, edit::save)
            .says("Note an assessment; with the step `weigh`, only show what follows")
            .takes::<form::AssessmentForm>()
            .gives::<edit::Noted>(),
        Route::get("/people/{id}/assessments/new", write, edit::new)
            .says("The form of an assessment, with what was found last")
            .gives::<edit::FormPage>()
            .opens(Compartment::Protection),
        Route::get("/people/{id}/assessments/compare", read, compare::show)
            .says("Two assessments side by side")
            .asks::<form::CompareQuery>()
            .gives::<compare::ComparePage>()
            .opens(Compartment::Protection),
        Route::post("/people/{id}/assessments/next", write, edit::bring_forward)
            .says("Bring the next assessment forward; it is never put off")
            .takes::<form::NextForm>()
            .gives::<edit::Forward>(),
        Route::get("/people/{id}/assessments/{assessment}", read, pages::show)
            .says("An assessment of a person")
            .gives::<pages::ShowPage>()
            .opens(Compartment::Protection),
        Route::get("/people/{id}/assessments/{assessment}/sheet", read, sheet::filled)
            .says("An assessment on paper (PDF)")
            .asks::<form::SheetQuery>()
            .opens(Compartment::Protection)
            .file(),
    ]
}

fn lines(stream: &Stream) -> Vec<Line> {
    stream
        .of::<AssessmentFact>()
        .filter_map(|(fact, what)| match what {
            // The fact is open, so that it can be counted; that somebody is followed is told to those who follow.
            AssessmentFact::Made(_) => Some(Line { compartment: Compartment::Protection, ..Line::of(fact, "assessment-line-made") }),
            AssessmentFact::BroughtForward(_) => Some(Line::of(fact, "assessment-line-forward")),
            // What was found follows from that it was made.
            AssessmentFact::Recorded(_) | AssessmentFact::Said(_) => None,
        })
        .collect()
}

/// For those who follow: the level, and the deed.
fn aside<'a>(cx: &'a Cx, conn: &'a mut Conn, id: StreamId) -> BoxFuture<'a, Result<Aside>> {
    Box::pin(async move {
        let mut aside = Aside::default();
        if !cx.may(Duty::CaseRead) {
            return Ok(aside);
        }
        let Ok(record) = who::demand(cx, conn, (Duty::CaseRead, id.cast())).await else { return Ok(aside) };
        let known = standing(conn, id.cast()).await?;
        if let Some(known) = &known {
            aside.facts.push(("assessment-aside-level", cx.t(&format!("level-{}", known.level.name()))));
        }
        let open = care::file::open(conn, id.cast()).await?.is_some();
        match known {
            Some(_) => aside.deeds.push(("assessment-deed-see", format!("/people/{id}/assessments"))),
            None if open && who::allows(cx, Duty::CaseWrite, &record) => aside.deeds.push(("assessment-deed-make", format!("/people/{id}/assessments/new"))),
            None => {}
        }
        Ok(aside)
    })
}

fn waits<'a>(cx: &'a Cx, conn: &'a mut Conn) -> BoxFuture<'a, Result<Vec<Wait>>> {
    Box::pin(async move {
        if !cx.may(Duty::CaseRead) || !cx.reads(Compartment::Protection) {
            return Ok(Vec::new());
        }
        let (grave, all) = store::count_due(cx, conn).await?;
        Ok(vec![Wait { key: "assessment-wait-due", count: all, path: "/assessments/due".to_owned(), urgent: grave > 0 }])
    })
}

/// What was found under the one file is known in the other.
fn merged<'a>(_: &'a Cx, write: &'a mut Write, from: StreamId, into: StreamId) -> BoxFuture<'a, Result<()>> {
    Box::pin(async move {
        let old = write.load(from).await?;
        let facts = {
            let mut numbers: BTreeMap<AssessmentId, AssessmentId> = BTreeMap::new();
            let mut number = |id: AssessmentId| *numbers.entry(id).or_insert_with(|| write.id());
            let from = guest::brought_from(&old);
            old.of::<AssessmentFact>().map(|(_, what)| what.brought(&mut number, from).fact()).collect::<Vec<_>>()
        };
        if facts.is_empty() {
            return Ok(());
        }
        let mut new = write.load(into).await?;
        Ok(write.append(&mut new, facts).await?)
    })
}

/// Lists of codes with the prefix of their names, for a test.
#[cfg(test)]
pub(crate) fn names() -> Vec<(&'static str, Vec<&'static str>)> {
    use catalogue::{ACTORS, CAPACITIES, CHANNELS, HARMFUL, NEARS, OFTEN, SPANS, SPOKEN, STAGES, THREATS, WEIGHTS};
    vec![
        ("assessment-factor", FACTORS.iter().map(|factor| factor.code).collect()),
        ("assessment-layer", Layer::ALL.into_iter().map(Layer::name).collect()),
        ("assessment-polarity", vec!["risk", "protective", "depends"]),
        ("assessment-need", NEEDS.to_vec()),
        ("assessment-capacity", CAPACITIES.to_vec()),
        ("assessment-harmful", HARMFUL.to_vec()),
        ("assessment-threat", THREATS.to_vec()),
        ("assessment-actor", ACTORS.to_vec()),
        ("assessment-often", OFTEN.to_vec()),
        ("assessment-stage", STAGES.to_vec()),
        ("assessment-span", SPANS.to_vec()),
        ("assessment-near", NEARS.to_vec()),
        ("assessment-channel", CHANNELS.to_vec()),
        ("screening-spoken", SPOKEN.to_vec()),
        ("assessment-weight", WEIGHTS.to_vec()),
        ("assessment-group", analysis::group_names()),
        ("level", care::Level::NAMES.to_vec()),
    ]
}
