//! Rules of notes. Pure.

use ledger::{Day, FactKind as _, NewFact, UserId};
use web::{Problem, Problems, Upload};

use super::facts::{Class, Fit, Note, NoteFact, NoteId, Paper, Seen, Verdict, Written};

/// Longest note.
const TEXT_MAX: usize = 4000;
/// Largest file beside a note; the texts say so too.
pub(super) const FILE_BYTES_MAX: usize = 10 * MEGABYTE;
/// As file sizes are told.
pub(super) const MEGABYTE: usize = 1_000_000;
/// What may stand beside a note, as its content says.
pub(super) const FILE_KINDS: &[&str] = &["image/jpeg", "image/png", "application/pdf"];
/// Longest reason for a correction.
const REASON_MAX: usize = 300;
/// A verdict looks so many days ahead at most.
const UNTIL_DAYS_MAX: i32 = 730;

fn text(typed: &str, problems: &mut Problems) -> String {
    let text = typed.trim().to_owned();
    problems.unless(!text.is_empty(), "text", "note-text-missing");
    if text.chars().count() > TEXT_MAX {
        problems.0.push(Problem::new("text", "note-too-long").with("n", TEXT_MAX));
    }
    text
}

/// The file that came with a note, known by its content, not by what the sender calls it.
fn paper(upload: &Upload, problems: &mut Problems) -> Option<Paper> {
    if upload.bytes.len() > FILE_BYTES_MAX {
        problems.0.push(Problem::new("file", "note-file-large").with("n", FILE_BYTES_MAX / MEGABYTE));
        return None;
    }
    let media = upload.sniff().filter(|media| FILE_KINDS.contains(media));
    problems.unless(media.is_some(), "file", "note-file-kind");
    let bytes = u64::try_from(upload.bytes.len()).unwrap_or(u64::MAX);
    media.map(|media| Paper { name: String::new(), media: media.to_owned(), bytes })
}

/// A new note, of a class that the writer reads, with the file beside it. Who keeps the file gives it its name.
pub(super) fn write(id: NoteId, (class, typed, upload): (&str, &str, Option<&Upload>), classes: &[Class]) -> Result<(Class, Written), Problems> {
    let mut problems = Problems::default();
    let class = Class::find(class.trim()).filter(|class| classes.contains(class));
    problems.unless(class.is_some(), "class", "note-class-not-yours");
    let text = text(typed, &mut problems);
    let file = upload.and_then(|upload| paper(upload, &mut problems));
    if upload.is_some() && !problems.is_empty() && problems.of("file").is_none() {
        // A browser does not send it again by itself.
        problems.add("file", "note-file-again");
    }
    problems.check((class.unwrap_or(Class::General), Written { note: id, text, reason: String::new(), file }))
}

/// A note is corrected by whoever wrote it; others write another.
pub(super) fn correct(note: &Note, (typed, reason): (&str, &str), by: UserId) -> Result<NewFact, Problems> {
    if note.first.by != by {
        return Err(Problems::one("", "note-not-yours"));
    }
    let mut problems = Problems::default();
    let text = text(typed, &mut problems);
    problems.unless(text.is_empty() || text != note.now().text, "text", "note-same");
    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    problems.unless(!reason.is_empty(), "reason", "note-reason-missing");
    if reason.chars().count() > REASON_MAX {
        problems.0.push(Problem::new("reason", "note-too-long").with("n", REASON_MAX));
    }
    problems.check(NoteFact::of(note.class, Written { note: note.id, text, reason, file: None }).fact())
}

/// A verdict on travelling. Who cannot travel now is told from when on.
pub(super) fn fit((verdict, until): (&str, &str), today: Day) -> Result<NewFact, Problems> {
    let Some(verdict) = Verdict::find(verdict.trim()) else { return Err(Problems::one("verdict", "note-verdict-missing")) };
    let typed = until.trim();
    let day = typed.parse::<Day>().ok();
    let until = match verdict {
        Verdict::NotUntil => {
            let near = day.filter(|day| *day > today && today.days_until(*day) <= UNTIL_DAYS_MAX);
            Some(near.ok_or_else(|| Problems::one("until", "note-until-missing"))?)
        }
        Verdict::Fit | Verdict::Escort => None,
    };
    Ok(NoteFact::Fit(Fit { verdict, until }).fact())
}

/// The mark that health staff have seen somebody.
pub(super) fn seen() -> NewFact {
    NoteFact::Seen(Seen {}).fact()
}
