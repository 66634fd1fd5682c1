//! Notes on a person: each has a class, and each class is sealed in its own part of the file and read only by those who
//! read that part. A note is corrected, never erased: the earlier text stays for those who may see it. A photograph or a paper
//! may stand beside a note, for the same readers. Beside the notes stand two marks of the nurse that case work needs and that say nothing of the body: seen, and fit to travel or not.

mod facts;
mod file;
mod pages;
mod rules;

#[cfg(test)]
mod tests;

pub use facts::{Class, Fit, Note, NoteFact, NoteId, Notes, Paper, Verdict, Written};

use access::{Duty, Role};
use futures::future::BoxFuture;
use ledger::{Compartment, Conn, FactKind as _, Stream, StreamId};
use people::person;
use web::{Aside, Cx, Line, Need, Result, Room, Route};

/// The room. It keeps no table: notes are read from the person's facts, and those of a file that was merged with it.
pub const ROOM: Room = Room {
    name: "note",
    routes,
    kinds: NoteFact::KINDS,
    texts: [include_str!("text.fr.ftl"), include_str!("text.en.ftl"), include_str!("text.ar.ftl")],
    lines: Some(lines),
    aside: Some(aside),
    ..Room::EMPTY
};

fn routes() -> Vec<Route> {
    let write = Need::Duty(Duty::NoteWrite);
    vec![
        Route::get("/people/{id}/notes", write, pages::show)
            .says("Notes on a person, in the classes that the reader reads")
            .asks::<pages::NotesQuery>()
            .gives::<pages::NotesPage>()
            .opens(Compartment::Protection),
        Route::post("/people/{id}/notes", write, pages::write).says("Write a note").takes::<pages::NoteForm>().gives::<pages::Done>(),
        Route::post("/people/{id}/notes/fit", write, pages::fit)
            .says("Say whether somebody is fit to travel, without why; health staff only")
            .takes::<pages::FitForm>()
            .gives::<pages::Done>(),
        Route::post("/people/{id}/notes/seen", write, pages::seen).says("Say that health staff have seen somebody").gives::<pages::Done>(),
        Route::post("/people/{id}/notes/{note}/correct", write, pages::correct)
            .says("Correct one's own note; the earlier text is kept")
            .takes::<pages::CorrectForm>()
            .gives::<pages::Done>(),
        Route::get("/people/{id}/notes/{note}/file", write, file::show)
            .says("The photo or document beside a note, for those who read its class")
            .opens(Compartment::Protection)
            .file(),
        Route::get("/people/{id}/notes/print", write, pages::print)
            .says("Notes on paper, in the classes that the reader reads (PDF)")
            .asks::<pages::NotesQuery>()
            .opens(Compartment::Protection)
            .file(),
    ]
}

fn lines(stream: &Stream) -> Vec<Line> {
    let mut known = Vec::new();
    let mut out = Vec::new();
    for (fact, what) in stream.of::<NoteFact>() {
        match what {
            NoteFact::Seen(_) => out.push(Line::of(fact, "note-line-seen")),
            NoteFact::Fit(fit) => {
                let key = match fit.verdict {
                    Verdict::Fit => "note-line-fit",
                    Verdict::Escort => "note-line-fit-escort",
                    Verdict::NotUntil => "note-line-fit-not",
                };
                out.push(Line::of(fact, key));
                // Case work is told of the verdict too: it says nothing of the body.
                out.push(Line { compartment: Compartment::Protection, ..Line::of(fact, key) });
            }
            what => {
                let Some((class, written)) = what.written() else { continue };
                let key = if known.contains(&written.note) { "note-line-corrected".to_owned() } else { format!("note-line-{}", class.name()) };
                known.push(written.note);
                out.push(Line::of(fact, &key));
            }
        }
    }
    out
}

/// Whether the reader is told of seen and fit: health staff, case work, and who prepares a journey.
fn hears_fit(cx: &Cx, record: &access::Record) -> bool {
    let may = |duty| cx.demand(duty, record).is_ok();
    let solutions = cx.subject().is_ok_and(|subject| subject.roles_here().any(|role| role == Role::Solutions));
    may(Duty::CaseRead) || (cx.reads(Compartment::Health) && may(Duty::NoteWrite)) || (solutions && may(Duty::PersonRead))
}

fn aside<'a>(cx: &'a Cx, conn: &'a mut Conn, id: StreamId) -> BoxFuture<'a, Result<Aside>> {
    Box::pin(async move {
        let mut aside = Aside::default();
        let Some(record) = person::record(conn, id.cast()).await? else { return Ok(aside) };
        if hears_fit(cx, &record) {
            let notes = Notes::fold(&cx.app().ledger().stream(conn, id).await?);
            if let Some(fit) = notes.fit {
                aside.facts.push(("note-aside-fit", pages::fit_in_words(cx, &fit)));
            }
        }
        if cx.demand(Duty::NoteWrite, &record).is_ok() {
            aside.deeds.push(("note-deed", format!("/people/{id}/notes")));
        }
        Ok(aside)
    })
}
