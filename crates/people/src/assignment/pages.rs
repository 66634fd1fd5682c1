//! Giving and taking files.

use access::{Duty, Scope};
use axum::extract::Path;
use axum::response::Response;
use ledger::{FactKind as _, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Cx, Error, Input, Result};

use super::facts::{self, AssignmentFact, Staff};
use crate::person::{self, PersonId};

/// To whom.
#[derive(Deserialize, Default, ToSchema)]
#[serde(default)]
pub struct AssignForm {
    /// Account.
    pub user: String,
}

/// What changed.
#[derive(Serialize, ToSchema)]
pub struct Done {
    /// The person.
    pub id: PersonId,
}

/// Staff of the present site whose role opens only the files that are assigned to them, or restricted ones only then
/// although they are to note in every other: a nurse.
#[must_use]
pub fn staff(cx: &Cx) -> Vec<(UserId, String)> {
    let opens_assigned =
        |role: &access::Role| [(Duty::PersonRead, Scope::Assigned), (Duty::NoteWrite, Scope::Site)].iter().any(|grant| role.duties().contains(grant));
    let here = cx.site_id();
    cx.app()
        .accounts()
        .iter()
        .filter(|a| !a.disabled && a.roles.iter().any(|(site, role)| *site == here && opens_assigned(role)))
        .map(|a| (a.id, a.name.clone()))
        .collect()
}

pub(super) async fn assign(cx: Cx, Path(id): Path<PersonId>, Input(form): Input<AssignForm>) -> Result<Response> {
    change(&cx, id, &form, true).await
}

pub(super) async fn unassign(cx: Cx, Path(id): Path<PersonId>, Input(form): Input<AssignForm>) -> Result<Response> {
    change(&cx, id, &form, false).await
}

async fn change(cx: &Cx, id: PersonId, form: &AssignForm, give: bool) -> Result<Response> {
    let mut write = cx.write().await?;
    let known = person::record(write.conn()?, id).await?.ok_or(Error::NotFound)?;
    cx.demand(Duty::PersonAssign, &known)?;
    let user: UserId = form.user.parse().map_err(|_| Error::invalid("user", "assignment-nobody"))?;
    let mut stream = write.load(id.cast()).await?;
    let has = facts::fold(&stream).contains_key(&user);
    if give && !staff(cx).iter().any(|(known, _)| *known == user) {
        return Err(Error::invalid("user", "assignment-nobody"));
    }
    if give == has {
        return Err(Error::conflict("user", if give { "assignment-already" } else { "assignment-not" }));
    }
    let fact = if give { AssignmentFact::Given(Staff { user }) } else { AssignmentFact::Ended(Staff { user }) };
    write.append(&mut stream, [fact.fact()]).await?;
    write.commit().await?;
    let place = if cx.may(Duty::PersonRead) { format!("/people/{id}") } else { "/people".to_owned() };
    cx.done(&place, "assignment-done", &Done { id })
}
