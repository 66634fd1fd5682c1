//! Who is who: files that may be of one person wait on a board for somebody to look. Decisions that two are different are
//! remembered on both sides, so that nobody is asked twice. Two files of one person become one, and can be parted again, by
//! somebody who registered neither; nothing is lost by either.

mod board;
mod compare;
mod facts;
mod lesson;
mod merge;
mod note;
mod rules;
mod store;
mod sweep;

#[cfg(test)]
pub(crate) mod journey;
#[cfg(test)]
mod tests;

pub(crate) use facts::absorbed;
pub use facts::{Absorbed, Claim, Different, DuplicateFact, MergeId, Merged, Perhaps, Released, Unmerged, claim, undone};
pub(crate) use lesson::decisions;
pub(crate) use note::{mark, suspect};
pub use store::{apart, former, moved, root, set_apart};
pub(crate) use store::{find_code, is_part, merged, merged_page};

use access::Duty;
use futures::future::BoxFuture;
use ledger::{Compartment, Conn, FactKind as _, Stream};
use web::{Cx, Line, Menu, Need, Result, Room, Route, Wait};

/// The room.
pub const ROOM: Room = Room {
    name: "duplicate",
    routes,
    menu: Some(Menu { key: "menu-duplicates", path: "/duplicates", duty: Duty::DuplicateDecide, order: 24, count: None }),
    projector: Some(store::PROJECTOR),
    kinds: DuplicateFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    lines: Some(lines),
    waits: Some(waits),
    start: Some(sweep::start),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let (decide, merge) = (Need::Duty(Duty::DuplicateDecide), Need::Duty(Duty::DuplicateMerge));
    vec![
        Route::get("/duplicates", decide, board::list)
            .says("Pairs of files that may be of one person, the most alike first; masked for those who may not merge")
            .asks::<board::BoardQuery>()
            .gives::<board::BoardPage>(),
        Route::post("/duplicates", decide, note::ask)
            .says("Ask whether a file is of the same person as another")
            .takes::<note::AskForm>()
            .gives::<note::Done>(),
        Route::post("/duplicates/sweep", merge, sweep::begin)
            .says("Search the whole register for pairs that no desk has compared; the board says how far it has come")
            .gives::<sweep::Progress>(),
        Route::post("/duplicates/start-over", merge, lesson::start_over)
            .says("Have the judgement of likeness start over: decisions taken before teach nothing any more")
            .gives::<lesson::Lesson>(),
        Route::post("/duplicates/{one}/{other}/different", decide, note::different)
            .says("Say that two files are of different people; remembered on both sides")
            .takes::<note::DifferentForm>()
            .gives::<note::Done>(),
        Route::post("/duplicates/{one}/{other}/same", decide, note::same)
            .says("Say that two files are of one person, for somebody who may merge them")
            .gives::<note::Done>(),
        Route::get("/duplicates/{one}/{other}", merge, compare::show)
            .says("Two files side by side, in the reader's measure")
            .gives::<compare::ComparePage>()
            .opens(Compartment::Identity),
        Route::post("/duplicates/{one}/{other}/merge", merge, compare::merge)
            .says("Make one file of two; never by whoever registered one of them")
            .takes::<compare::MergeForm>()
            .gives::<note::Done>()
            .opens(Compartment::Identity),
        Route::get("/duplicates/merged", merge, board::merged).says("Files that are part of others and could be parted again").gives::<board::MergedPage>(),
        Route::post("/duplicates/{one}/part", merge, board::part)
            .says("Part a file again from the one it was merged into; never by whoever registered one of them")
            .takes::<board::PartForm>()
            .gives::<note::Done>(),
    ]
}

fn lines(stream: &Stream) -> Vec<Line> {
    stream
        .of::<DuplicateFact>()
        .map(|(fact, what)| match what {
            DuplicateFact::Different(different) if different.reason.is_empty() => Line::of(fact, "duplicate-line-different"),
            DuplicateFact::Different(different) => Line::of(fact, "duplicate-line-different-why").with("value", different.reason),
            DuplicateFact::Moved(_) => Line::of(fact, "duplicate-line-moved"),
            DuplicateFact::Perhaps(_) => Line::of(fact, "duplicate-line-perhaps"),
            DuplicateFact::Merged(merged) => Line::of(fact, "duplicate-line-merged").with("value", merged.reason),
            DuplicateFact::Absorbed(_) => Line::of(fact, "duplicate-line-absorbed"),
            DuplicateFact::Unmerged(unmerged) => Line::of(fact, "duplicate-line-unmerged").with("value", unmerged.reason),
            DuplicateFact::Released(_) => Line::of(fact, "duplicate-line-released"),
            DuplicateFact::StartedOver(_) => Line::of(fact, "duplicate-line-started-over"),
        })
        .collect()
}

/// Pairs wait for those who may merge.
fn waits<'a>(cx: &'a Cx, conn: &'a mut Conn) -> BoxFuture<'a, Result<Vec<Wait>>> {
    Box::pin(async move {
        if !cx.may(Duty::DuplicateMerge) || !cx.may(Duty::DuplicateDecide) {
            return Ok(Vec::new());
        }
        let count = store::count(cx, conn).await?;
        Ok(vec![Wait { key: "duplicate-wait", count, path: "/duplicates".to_owned(), urgent: false }])
    })
}
