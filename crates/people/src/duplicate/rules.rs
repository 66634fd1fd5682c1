//! Rules of merging two files and of parting them again. Pure.

use std::collections::BTreeSet;

use ledger::{FactKind as _, NewFact, Stream, UserId};
use web::Problems;

use super::facts::{Absorbed, Claim, DuplicateFact, Merged, Released, Unmerged, claim};
use crate::person::{Person, PersonFact, PersonId};

/// Longest reason.
const REASON_MAX: usize = 500;

/// What the rules need to know of a file.
pub(super) struct File {
    /// Which.
    pub(super) id: PersonId,
    /// Who registered it, and every file that is part of it.
    pub(super) creators: BTreeSet<UserId>,
    /// Whether it stands for itself: registered, not taken back, not part of another.
    pub(super) stands: bool,
}

impl File {
    /// A file with those that are part of it.
    pub(super) fn of(stream: &Stream, former: &[Stream]) -> Self {
        let person = Person::fold(stream);
        let stands = person.registered_at.is_some() && !person.withdrawn && claim(stream).is_none();
        Self { id: stream.id.cast(), creators: std::iter::once(stream).chain(former).filter_map(creator).collect(), stands }
    }
}

/// Who registered a file.
pub(super) fn creator(stream: &Stream) -> Option<UserId> {
    stream.of::<PersonFact>().find(|(_, what)| matches!(what, PersonFact::Registered(_))).map(|(fact, _)| fact.author)
}

/// A reason without blanks around it.
pub(super) fn reason(typed: &str) -> Result<String, Problems> {
    let said = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut problems = Problems::default();
    problems.unless(!said.is_empty(), "reason", "person-reason-missing");
    problems.unless(said.chars().count() <= REASON_MAX, "reason", "person-too-long");
    problems.check(said)
}

/// Whether somebody may merge two files: both stand, and none of them was registered by whoever decides.
///
/// # Errors
/// What is in the way.
pub(super) fn may_merge(from: &File, into: &File, by: UserId) -> Result<(), Problems> {
    let mut problems = Problems::default();
    problems.unless(from.id != into.id, "", "duplicate-same-file");
    problems.unless(from.stands && into.stands, "", "duplicate-not-standing");
    problems.unless(!from.creators.contains(&by) && !into.creators.contains(&by), "", "duplicate-own-file");
    problems.check(())
}

/// Two files become one: what is written on the one that ends and on the one that goes on.
pub(super) fn merge(merged: Merged, absorbed: Absorbed) -> (NewFact, NewFact) {
    (DuplicateFact::Merged(merged).fact(), DuplicateFact::Absorbed(absorbed).fact())
}

/// The files are parted again. `lost` is the one that ended, `kept` the one that went on.
///
/// # Errors
/// When they are not one, when the file that went on has itself become part of another since, or when whoever decides
/// registered one of them.
pub(super) fn part(lost: &File, claim: Option<&Claim>, kept: &File, by: UserId, said: &str) -> Result<(NewFact, NewFact), Problems> {
    let Some(claim) = claim.filter(|claim| claim.merged.into == kept.id) else { return Err(Problems::one("", "duplicate-not-merged")) };
    let mut problems = Problems::default();
    problems.unless(kept.stands, "", "duplicate-part-first");
    problems.unless(!lost.creators.contains(&by) && !kept.creators.contains(&by), "", "duplicate-own-file");
    problems.check(())?;
    let merge = claim.merged.merge;
    let unmerged = DuplicateFact::Unmerged(Unmerged { merge, reason: reason(said)? });
    Ok((unmerged.fact(), DuplicateFact::Released(Released { merge, from: lost.id }).fact()))
}
