//! Rules of the change of shift. Pure, but for who holds which post, which is asked of the context.

use access::Duty;
use ledger::{FactKind as _, NewFact, StreamId, UserId};
use web::{Cx, Error, Problem, Problems, Result};

use super::facts::{Count, Done, Handed, Handover, HandoverId, NoteId, Noted, Post, ShiftFact, Ticked};
use super::form::NoteForm;

/// Longest note.
const TEXT_MAX: usize = 1000;

/// The posts of the reader at the present site, in the order of [`Post::ALL`].
pub(super) fn posts(cx: &Cx) -> Vec<Post> {
    let mut posts: Vec<Post> = cx.subject().map(|subject| subject.roles_here().filter_map(Post::of).collect()).unwrap_or_default();
    posts.sort_unstable();
    posts.dedup();
    posts
}

/// The post that is asked for, if the reader holds it; the first one held when none is named.
pub(super) fn post(cx: &Cx, named: &str) -> Result<Post> {
    let held = posts(cx);
    let found = if named.is_empty() { held.first().copied() } else { Post::find(named).filter(|post| held.contains(post)) };
    found.ok_or(Error::NotFound)
}

/// What kinds of notes the reader may write at a post: at the gate safety alone; about people only who may open files.
pub(super) fn classes(cx: &Cx, post: Post) -> Vec<&'static str> {
    match post {
        Post::Gate => vec!["safety"],
        _ if cx.may(Duty::PersonRead) => vec!["general", "safety", "person"],
        _ => vec!["general", "safety"],
    }
}

/// Reads a note. Whose stream it goes to is the caller's to find, by the code.
pub(super) fn note(note: NoteId, (post, classes): (Post, &[&'static str]), form: &NoteForm) -> Result<Noted, Problems> {
    let mut problems = Problems::default();
    let class = form.class.trim();
    problems.unless(classes.contains(&class), "class", "shift-class-missing");
    let text = form.text.trim();
    problems.unless(!text.is_empty(), "text", "shift-text-missing");
    if text.chars().count() > TEXT_MAX {
        problems.0.push(Problem::new("text", "shift-too-long").with("n", TEXT_MAX));
    }
    problems.unless(class != "person" || !form.code.trim().is_empty(), "code", "shift-code-missing");
    problems.check(Noted { note, post, class: class.to_owned(), text: text.to_owned(), from: None })
}

/// The same note on another stream.
pub(super) fn again((note, from): (NoteId, Option<StreamId>), old: &Noted) -> NewFact {
    ShiftFact::Noted(Noted { note, from, ..old.clone() }).fact()
}

pub(super) fn tick(note: NoteId) -> NewFact {
    ShiftFact::Ticked(Ticked { note }).fact()
}

/// A handover that nobody took over yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Pending {
    pub(super) id: HandoverId,
    pub(super) by: UserId,
}

/// What is handed over.
pub(super) struct Now {
    pub(super) post: Post,
    pub(super) heads: i64,
    pub(super) open: Vec<Count>,
    pub(super) notes: Vec<NoteId>,
}

/// Hands over. One's own handover that still waits is replaced; somebody else's is taken over first, so that none is lost.
pub(super) fn hand_over(pending: Option<Pending>, by: UserId, now: Now) -> Result<(NewFact, Option<HandoverId>), Problems> {
    if pending.is_some_and(|pending| pending.by != by) {
        return Err(Problems::one("", "shift-pending-other"));
    }
    let Now { post, heads, open, notes } = now;
    Ok((ShiftFact::Handed(Handed { post, heads, open, notes }).fact(), pending.map(|pending| pending.id)))
}

pub(super) fn replaced() -> NewFact {
    ShiftFact::Replaced(Done {}).fact()
}

/// Takes over, once it is read. Two people: nobody takes over from themselves.
pub(super) fn take_over(handover: &Handover, by: UserId, read: &str) -> Result<NewFact, Problems> {
    if handover.replaced {
        return Err(Problems::one("", "shift-replaced"));
    }
    if handover.taken.is_some() {
        return Err(Problems::one("", "shift-taken-already"));
    }
    if handover.by == by {
        return Err(Problems::one("", "shift-own"));
    }
    if read != "yes" {
        return Err(Problems::one("read", "shift-read-first"));
    }
    Ok(ShiftFact::Taken(Done {}).fact())
}
