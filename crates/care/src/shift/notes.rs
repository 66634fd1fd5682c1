//! Writing and ticking notes.

use access::Duty;
use axum::extract::Path;
use axum::response::Response;
use ledger::{FactKind as _, StreamId, Write};
use people::{code, person};
use web::{Cx, Error, Input, Problems, Result};

use super::facts::{NoteId, Noted, Post, ShiftFact};
use super::form::NoteForm;
use super::pages::{self, Done, Typed};
use super::rules;
use super::store::{self, Which};

/// The stream that a note belongs to: a person's, whom the reader may open, or one of its own.
async fn stream_of(cx: &Cx, write: &mut Write, (noted, typed): (&Noted, &str)) -> Result<Result<StreamId, Problems>> {
    if !noted.about_person() {
        return Ok(Ok(write.id()));
    }
    let unknown = || Problems::one("code", "shift-code-unknown");
    let Some(code) = code::parse(typed) else { return Ok(Err(unknown())) };
    let Some(id) = store::find_person(write.conn()?, &code).await? else { return Ok(Err(unknown())) };
    let record = person::record(write.conn()?, id).await?;
    // Who may not open the file does not learn that there is one.
    let may = record.is_some_and(|record| cx.demand(Duty::PersonRead, &record).is_ok());
    Ok(if may { Ok(id.cast()) } else { Err(unknown()) })
}

pub(super) async fn write(cx: Cx, Input(form): Input<NoteForm>) -> Result<Response> {
    let post = rules::post(&cx, &form.post)?;
    let mut write = cx.write().await?;
    let note: NoteId = write.id();
    let read = match rules::note(note, (post, &rules::classes(&cx, post)), &form) {
        Ok(noted) => stream_of(&cx, &mut write, (&noted, &form.code)).await?.map(|stream| (noted, stream)),
        Err(problems) => Err(problems),
    };
    match read {
        Ok((noted, id)) => {
            let mut stream = write.load(id).await?;
            write.append(&mut stream, [ShiftFact::Noted(noted).fact()]).await?;
            write.commit().await?;
            done(&cx, post, "shift-noted")
        }
        Err(problems) => {
            drop(write);
            let page = pages::shift_page(&cx, post, Typed { note: Some(form), problems: problems.clone() }).await?;
            cx.retry(page, &problems).await
        }
    }
}

fn done(cx: &Cx, post: Post, notice: &str) -> Result<Response> {
    cx.done(&format!("/shift?post={}", post.name()), notice, &Done { post, handover: None })
}

pub(super) async fn tick(cx: Cx, Path(id): Path<NoteId>) -> Result<Response> {
    let mut write = cx.write().await?;
    for post in rules::posts(&cx) {
        if let Some(note) = store::list_notes(&cx, write.conn()?, (post, Which::One(id))).await?.into_iter().next() {
            let mut stream = write.load(note.stream).await?;
            write.append(&mut stream, [rules::tick(id)]).await?;
            write.commit().await?;
            return done(&cx, post, "shift-ticked");
        }
    }
    Err(Error::NotFound)
}
