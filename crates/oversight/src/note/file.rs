//! What stands beside a note: kept sealed in the part of the file that the note's class belongs to, and given out to whoever
//! reads that part.

use access::Duty;
use axum::extract::Path;
use axum::response::Response;
use people::person::PersonId;
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Error, Result};

use super::facts::{Note, NoteId, Notes, Paper};
use super::pages::streams;
use crate::who;

/// As file sizes are told.
const KILOBYTE: u64 = 1000;

/// What stands beside a note, as the page tells of it.
#[derive(Serialize, ToSchema)]
pub struct FileRead {
    /// `photo` or `document`.
    pub(super) kind: &'static str,
    /// Size, rounded up.
    pub(super) kilobytes: u64,
    /// Where it is.
    pub(super) path: String,
}

pub(super) fn read(id: PersonId, note: NoteId, paper: &Paper) -> FileRead {
    let kind = if paper.media.starts_with("image/") { "photo" } else { "document" };
    FileRead { kind, kilobytes: paper.bytes.div_ceil(KILOBYTE), path: format!("/people/{id}/notes/{note}/file") }
}

pub(super) async fn show(cx: Cx, Path((id, note)): Path<(PersonId, NoteId)>) -> Result<Response> {
    let mut conn = cx.read().await?;
    who::demand(&cx, &mut conn, (Duty::NoteWrite, id)).await?;
    let streams = streams(&cx, &mut conn, id).await?;
    // A note of a class that the reader does not read does not exist, nor does what stands beside it.
    let own = |one: &Note| one.id == note && cx.reads(one.class.compartment());
    let found = streams.iter().find_map(|stream| Some((stream.id, Notes::fold(stream).all.into_iter().find(own)?)));
    let (stream, note) = found.ok_or(Error::NotFound)?;
    let (paper, part) = (note.file.ok_or(Error::NotFound)?, note.class.compartment());
    cx.look(id, part, "note_file").await?;
    let kept = cx.app().ledger().attachment(&mut conn, &paper.name).await?;
    let kept = kept.filter(|kept| kept.stream == stream && kept.compartment == part).ok_or(Error::NotFound)?;
    Ok(match kept.media.as_str() {
        "image/jpeg" => cx.file("image/jpeg", "note.jpg", kept.bytes),
        "image/png" => cx.file("image/png", "note.png", kept.bytes),
        // A document may do things when it is opened: a browser keeps it, and does not show it beside our pages.
        _ => cx.download("application/pdf", "note.pdf", kept.bytes),
    })
}
