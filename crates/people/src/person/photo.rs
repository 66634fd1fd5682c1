//! A photo taken after registration, or a newer one: sealed like the first, and only while the person agrees to it.

use access::Duty;
use axum::extract::Path;
use axum::response::Response;
use ledger::FactKind as _;
use serde::Deserialize;
use utoipa::ToSchema;
use web::{Cx, Error, Input, Result, Upload};

use super::facts::{Person, PersonFact, Photographed};
use super::head::{PersonId, record};
use super::pages::{Created, keep_photo};
use crate::consent::Consents;

/// A photo.
#[derive(Deserialize, Default, ToSchema)]
#[serde(default)]
pub struct PhotoForm {
    /// Photo as a data URL.
    pub photo: String,
}

pub(super) async fn take(cx: Cx, Path(id): Path<PersonId>, Input(form): Input<PhotoForm>) -> Result<Response> {
    // Read before the transaction, which others wait for; what is wrong with it is told to those alone who may take one.
    let photo = Upload::parse("photo", &form.photo);
    let mut write = cx.write().await?;
    let known = record(write.conn()?, id).await?.ok_or(Error::NotFound)?;
    cx.demand(Duty::PersonCorrect, &known)?;
    let photo = photo?.ok_or_else(|| Error::invalid("photo", "upload-unreadable"))?;
    let mut stream = write.load(id.cast()).await?;
    let consents = Consents::fold(&stream);
    consents.live("general", cx.today()).map_err(Error::Conflict)?;
    let name = keep_photo(&mut write, &consents, id, &photo, &cx).await?;
    write.append(&mut stream, [PersonFact::Photographed(Photographed { photo: name }).fact()]).await?;
    write.commit().await?;
    cx.done(&format!("/people/{id}"), "person-photographed-done", &Created { id, code: Person::fold(&stream).code, household: None })
}
