//! Two files become one, and are parted again: all of it in one transaction, through every room that keeps something of
//! them. Nothing is moved that could not be given back: what the file that goes on takes over bears the number of the merge,
//! and no longer counts once that is taken back.

use std::collections::BTreeSet;

use access::Duty;
use ledger::{FactKind as _, NewFact, Stream, Write};
use web::{Cx, Error, Result};

use super::facts::{self, Absorbed, DuplicateFact, MergeId, Merged, Perhaps, Words};
use super::rules::{self, File};
use super::store;
use crate::consent::{self, Consents};
use crate::person::{self, Person, PersonId, record};
use crate::{assignment, household};

/// Who becomes part of whom, as decided.
pub(super) struct Decision<'a> {
    pub(super) from: PersonId,
    pub(super) into: PersonId,
    /// How one knows, as typed.
    pub(super) reason: &'a str,
    /// Which family stays, when both files have one: `into`, `from` or nothing yet.
    pub(super) home: &'a str,
}

/// A file with those that are part of it.
pub(super) async fn load(write: &mut Write, id: PersonId) -> Result<(Stream, Vec<Stream>)> {
    let stream = write.load(id.cast()).await?;
    let mut former = Vec::new();
    for part in store::former(write.conn()?, id).await? {
        former.push(write.load(part.cast()).await?);
    }
    Ok((stream, former))
}

async fn demand(cx: &Cx, write: &mut Write, id: PersonId) -> Result<()> {
    let known = record(write.conn()?, id).await?.ok_or(Error::NotFound)?;
    cx.demand(Duty::DuplicateMerge, &known)
}

/// Makes one file of two. The caller commits.
///
/// # Errors
/// [`Error::NotFound`] for files that the reader may not merge, [`Error::Conflict`] when a rule of this or another room
/// refuses, [`Error::Invalid`] when something was not said.
pub(super) async fn merge(cx: &Cx, write: &mut Write, decision: Decision<'_>) -> Result<MergeId> {
    let Decision { from, into, .. } = decision;
    demand(cx, write, from).await?;
    demand(cx, write, into).await?;
    let (lost, lost_parts) = load(write, from).await?;
    let (kept, kept_parts) = load(write, into).await?;
    rules::may_merge(&File::of(&lost, &lost_parts), &File::of(&kept, &kept_parts), cx.user()).map_err(Error::Conflict)?;
    let reason = rules::reason(decision.reason).map_err(Error::Invalid)?;
    let merge: MergeId = write.id();
    let homes = household::merged(write, merge, (from, into), decision.home).await?;
    for merged in cx.app().rooms().iter().filter_map(|room| room.merged) {
        merged(cx, write, from.cast(), into.cast()).await?;
    }
    // Other rooms may have written to both since they were loaded.
    let (mut lost, mut kept) = (write.load(from.cast()).await?, write.load(into.cast()).await?);
    let questions = questions(write, merge, (&lost, into)).await?;
    let state = Person::fold(&lost);
    let absorbed = Absorbed {
        merge,
        from,
        care: state.care,
        restricted: state.restricted,
        died: state.died,
        arrived_at: state.arrived_at,
        staff: assignment::staff_of(&lost).into_iter().collect(),
    };
    let carried = consent::carry(&Consents::fold(&kept), &Consents::fold(&lost), Some(&merge.to_string()));
    let (ends, goes_on) = rules::merge(Merged { merge, into, reason, homes }, absorbed);
    write.append(&mut lost, [ends]).await?;
    write.append(&mut kept, std::iter::once(goes_on).chain(carried).chain(questions)).await?;
    person::refer(cx.app(), write, from, Some(into))?;
    person::learn_after(cx.app(), write);
    Ok(merge)
}

/// Questions about the file that ends are from now on questions about the one that goes on.
async fn questions(write: &mut Write, merge: MergeId, (lost, into): (&Stream, PersonId)) -> Result<Vec<NewFact>> {
    let from: PersonId = lost.id.cast();
    let mut out: Vec<Perhaps> = Words::fold(lost).questions.into_values().map(|question| question.perhaps).collect();
    for asker in store::askers(write.conn()?, from).await? {
        let words = Words::fold(&write.load(asker.cast()).await?);
        out.extend(words.questions.into_iter().filter(|(about, _)| *about == from).map(|(_, question)| Perhaps { other: asker, ..question.perhaps }));
    }
    let mut seen = BTreeSet::from([into, from]);
    let told = store::apart(write.conn()?, from).await?;
    out.retain(|perhaps| !told.contains(&perhaps.other) && seen.insert(perhaps.other));
    Ok(out.into_iter().map(|perhaps| DuplicateFact::Perhaps(Perhaps { merge: Some(merge), ..perhaps }).fact()).collect())
}

/// Parts a file again from the one it is part of. The caller commits. Gives that other file.
///
/// # Errors
/// [`Error::NotFound`] for files that the reader may not part, [`Error::Conflict`] when a rule refuses, [`Error::Invalid`]
/// without a reason.
pub(super) async fn part(cx: &Cx, write: &mut Write, id: PersonId, reason: &str) -> Result<PersonId> {
    let (mut lost, lost_parts) = load(write, id).await?;
    let claim = facts::claim(&lost).ok_or(Error::NotFound)?;
    let into = claim.merged.into;
    // Whoever may decide on the person's file as it now stands may part it; it may itself be part of another.
    let root = store::root(write.conn()?, id).await?.ok_or(Error::NotFound)?;
    demand(cx, write, root).await?;
    let (mut kept, kept_parts) = load(write, into).await?;
    let (lost_file, kept_file) = (File::of(&lost, &lost_parts), File::of(&kept, &kept_parts));
    let (stands, gives) = rules::part(&lost_file, Some(&claim), &kept_file, cx.user(), reason).map_err(refusal)?;
    let merge = claim.merged.merge.to_string();
    // Who took back on the file of both what was agreed on this one has taken it back here too.
    let taken_back = consent::taken_back(&Consents::fold(&lost), &kept);
    let consents = consent::part(&kept, &merge);
    household::parted(write, claim.merged.merge, &claim.merged.homes).await?;
    write.append(&mut lost, std::iter::once(stands).chain(taken_back)).await?;
    let different = DuplicateFact::Different(facts::Different { other: id, reason: String::new() }).fact();
    write.append(&mut kept, [gives, different].into_iter().chain(consents)).await?;
    person::refer(cx.app(), write, id, None)?;
    person::learn_after(cx.app(), write);
    Ok(into)
}

/// A reason that is missing is said beside its field; everything else is a state of things.
fn refusal(problems: web::Problems) -> Error {
    if problems.of("reason").is_some() { Error::Invalid(problems) } else { Error::Conflict(problems) }
}
