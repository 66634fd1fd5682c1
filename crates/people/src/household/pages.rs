//! Deeds on households. They are shown on the files of their members.

use access::Duty;
use axum::extract::Path;
use axum::response::Response;
use ledger::{NewFact, StreamId, Write};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problems, Result};

use super::facts::Household;
use super::rules;
use crate::person::{PersonId, record};

/// Forms a household with its head, inside a transaction.
///
/// # Errors
/// When the database fails.
pub async fn form(write: &mut Write, head: PersonId) -> Result<StreamId> {
    let id: StreamId = write.id();
    let mut stream = write.load(id).await?;
    write.append(&mut stream, rules::form(head)).await?;
    Ok(id)
}

/// Somebody joins a household, inside a transaction; the clerk must be allowed to open its head's file.
///
/// # Errors
/// [`Error::NotFound`] when there is none the clerk may see, [`Error::Conflict`] when a rule refuses.
pub async fn join(cx: &Cx, write: &mut Write, household: &str, person: PersonId, relation: &str) -> Result<StreamId> {
    let id: StreamId = household.parse().map_err(|_| Error::NotFound)?;
    let mut stream = write.load(id).await?;
    let state = Household::fold(&stream);
    let head = state.head.ok_or(Error::NotFound)?;
    let known = record(write.conn()?, head).await?.ok_or(Error::NotFound)?;
    cx.demand(Duty::PersonRegister, &known)?;
    let facts = rules::join(&state, person, relation).map_err(Error::Conflict)?;
    write.append(&mut stream, facts).await?;
    Ok(id)
}

/// What changed.
#[derive(Serialize, ToSchema)]
pub struct Done {
    /// The household.
    pub id: StreamId,
}

/// Who leaves.
#[derive(Deserialize, Default, ToSchema)]
#[serde(default)]
pub struct LeaveForm {
    /// Member.
    pub person: String,
    /// Why.
    pub reason: String,
}

/// Who becomes the head.
#[derive(Deserialize, Default, ToSchema)]
#[serde(default)]
pub struct HeadForm {
    /// Member.
    pub person: String,
    /// Relation of the old head to the new one.
    pub relation: String,
}

pub(super) async fn leave(cx: Cx, Path(id): Path<StreamId>, Input(form): Input<LeaveForm>) -> Result<Response> {
    change(&cx, id, &form.person, |household, person| rules::leave(household, person, &form.reason)).await
}

pub(super) async fn set_head(cx: Cx, Path(id): Path<StreamId>, Input(form): Input<HeadForm>) -> Result<Response> {
    change(&cx, id, &form.person, |household, person| rules::set_head(household, person, &form.relation)).await
}

async fn change(cx: &Cx, id: StreamId, person: &str, rule: impl FnOnce(&Household, PersonId) -> Result<Vec<NewFact>, Problems> + Send) -> Result<Response> {
    let person: PersonId = person.parse().map_err(|_| Error::invalid("person", "household-no-member"))?;
    let mut write = cx.write().await?;
    let known = record(write.conn()?, person).await?.ok_or(Error::NotFound)?;
    cx.demand(Duty::PersonCorrect, &known)?;
    let mut stream = write.load(id).await?;
    let facts = rule(&Household::fold(&stream), person).map_err(Error::Conflict)?;
    write.append(&mut stream, facts).await?;
    write.commit().await?;
    cx.done(&format!("/people/{person}"), "household-changed-done", &Done { id })
}
