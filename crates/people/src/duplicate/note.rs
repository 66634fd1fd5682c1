//! Questions and answers about likeness, before anybody merges: the desk is not sure, the index found somebody, somebody
//! knows that two are different.

use std::collections::BTreeMap;

use access::Duty;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Compartment, FactKind as _, NewFact, Stream, Write};
use matching::Candidate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{App, Cx, Error, Input, Problems, Result};

use super::facts::{Different, DuplicateFact, Perhaps};
use super::store;
use crate::person::{self, Identity, Person, PersonId, record};
use crate::{card, code};

/// From this score on the index asks about two files that no desk has compared.
pub(super) const SUSPECT_SCORE_MIN: f32 = 0.35;
/// Files that the index asks about at once.
const SUSPECTS_MAX: usize = 3;
/// Files of which a desk may be unsure at once.
const MARKS_MAX: usize = 10;
/// Candidates among which the score of a pair is looked up.
pub(super) const COMPARED_MAX: usize = 25;
/// Longest reason.
const TEXT_MAX: usize = 200;

fn perhaps(other: PersonId, found: &str, candidate: Option<&Candidate>) -> NewFact {
    let score = candidate.map_or(0, |candidate| thousandths(candidate.score));
    let reasons = candidate.map(|candidate| candidate.reasons.iter().map(|reason| reason.key().to_owned()).collect()).unwrap_or_default();
    DuplicateFact::Perhaps(Perhaps { other, score, reasons, found: found.to_owned(), merge: None }).fact()
}

/// A score from 0 to 1 in whole thousandths.
fn thousandths(score: f32) -> i64 {
    // A number from 0 to 1 with three places is always a number.
    format!("{:.0}", score.clamp(0.0, 1.0) * 1000.0).parse().unwrap_or(0)
}

async fn alike(app: &App, identity: &Identity) -> Result<BTreeMap<PersonId, Candidate>> {
    let found = person::candidates(app, &identity.features(), COMPARED_MAX).await?;
    Ok(found.into_iter().map(|candidate| (PersonId::from_number(candidate.id), candidate)).collect())
}

/// Whom the index finds for a person of whom no desk was asked, as questions for the board. Nobody is asked about whom
/// somebody spoke before.
///
/// # Errors
/// When the database fails.
pub(crate) async fn suspect(app: &App, write: &mut Write, stream: &mut Stream, identity: &Identity) -> Result<()> {
    let id: PersonId = stream.id.cast();
    let found = person::candidates(app, &identity.features(), COMPARED_MAX).await?;
    if found.iter().all(|candidate| candidate.score < SUSPECT_SCORE_MIN) {
        return Ok(());
    }
    let told = store::apart(write.conn()?, id).await?;
    let asked = super::facts::Words::fold(stream).questions;
    let facts: Vec<NewFact> = found
        .iter()
        .map(|candidate| (PersonId::from_number(candidate.id), candidate))
        .filter(|(other, candidate)| candidate.score >= SUSPECT_SCORE_MIN && *other != id && !told.contains(other) && !asked.contains_key(other))
        .take(SUSPECTS_MAX)
        .map(|(other, candidate)| perhaps(other, "index", Some(candidate)))
        .collect();
    if !facts.is_empty() {
        write.append(stream, facts).await?;
    }
    Ok(())
}

/// The desk registers somebody and is not sure whether these files are theirs: somebody else is to look.
///
/// # Errors
/// When the database fails.
pub(crate) async fn mark(app: &App, write: &mut Write, stream: &mut Stream, others: &[String], identity: &Identity) -> Result<()> {
    let mut ids: Vec<PersonId> = others.iter().filter_map(|id| id.parse().ok()).filter(|id: &PersonId| id.number() != stream.id.number()).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.truncate(MARKS_MAX);
    if ids.is_empty() {
        return Ok(());
    }
    let alike = alike(app, identity).await?;
    let facts: Vec<NewFact> = ids.into_iter().map(|other| perhaps(other, "desk", alike.get(&other))).collect();
    Ok(write.append(stream, facts).await?)
}

/// What was noted.
#[derive(Serialize, ToSchema)]
pub struct Done {
    /// A file.
    pub(super) one: PersonId,
    /// The other, or the one under which the person goes on.
    pub(super) other: PersonId,
}

/// Two files, both open to the reader for a duty, and not the same.
pub(super) async fn both(cx: &Cx, write: &mut Write, duty: Duty, one: PersonId, other: PersonId) -> Result<()> {
    for id in [one, other] {
        let known = record(write.conn()?, id).await?.ok_or(Error::NotFound)?;
        cx.demand(duty, &known)?;
    }
    if one == other { Err(Error::conflict("", "duplicate-same-file")) } else { Ok(()) }
}

/// Of whom somebody thinks on a file that they may have another.
#[derive(Deserialize, Default, ToSchema)]
#[serde(default)]
pub struct AskForm {
    /// The file.
    pub person: String,
    /// Code of the other file, or its card as scanned.
    pub code: String,
}

pub(super) async fn ask(cx: Cx, Input(form): Input<AskForm>) -> Result<Response> {
    let one: PersonId = form.person.parse().map_err(|_| Error::NotFound)?;
    let mut write = cx.write().await?;
    let known = record(write.conn()?, one).await?.ok_or(Error::NotFound)?;
    cx.demand(Duty::DuplicateDecide, &known)?;
    let unknown = || Error::invalid("code", "duplicate-code-unknown");
    let other = match card::find(write.conn()?, &form.code).await? {
        Some(found) => found.person,
        None => person::find_code(write.conn()?, &code::parse(&form.code).ok_or_else(unknown)?).await?.ok_or_else(unknown)?,
    };
    // A file that the reader may not know of is as good as none.
    both(&cx, &mut write, Duty::DuplicateDecide, one, other).await.map_err(|error| if matches!(error, Error::NotFound) { unknown() } else { error })?;
    let mut stream = write.load(one.cast()).await?;
    let alike = alike(cx.app(), &Person::fold(&stream).identity).await?;
    write.append(&mut stream, [perhaps(other, "file", alike.get(&other))]).await?;
    write.commit().await?;
    cx.done("/duplicates", "duplicate-asked-done", &Done { one, other })
}

/// Why two are different.
#[derive(Deserialize, Default, ToSchema)]
#[serde(default)]
pub struct DifferentForm {
    /// How one knows, if there is something to say.
    pub reason: String,
}

pub(super) async fn different(cx: Cx, Path((one, other)): Path<(PersonId, PersonId)>, Input(form): Input<DifferentForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    both(&cx, &mut write, Duty::DuplicateDecide, one, other).await?;
    if form.reason.chars().count() > TEXT_MAX {
        return Err(Error::Invalid(Problems::one("reason", "person-too-long")));
    }
    let mut stream = write.load(one.cast()).await?;
    let said = Different { other, reason: form.reason.trim().to_owned() };
    write.append(&mut stream, [DuplicateFact::Different(said).fact()]).await?;
    person::learn_after(cx.app(), &mut write);
    write.commit().await?;
    cx.done("/duplicates", "duplicate-different-done", &Done { one, other })
}

pub(super) async fn same(cx: Cx, Path((one, other)): Path<(PersonId, PersonId)>) -> Result<Response> {
    let mut write = cx.write().await?;
    both(&cx, &mut write, Duty::DuplicateDecide, one, other).await?;
    let mut stream = write.load(one.cast()).await?;
    let alike = alike(cx.app(), &Person::fold(&stream).identity).await?;
    write.append(&mut stream, [perhaps(other, "same", alike.get(&other))]).await?;
    write.commit().await?;
    cx.done("/duplicates", "duplicate-same-done", &Done { one, other })
}

/// Records that both files of a pair are about to be shown.
pub(super) async fn look(cx: &Cx, one: PersonId, other: PersonId) -> Result<()> {
    cx.look(one, Compartment::Identity, "duplicate").await?;
    cx.look(other, Compartment::Identity, "duplicate").await
}
