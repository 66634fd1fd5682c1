//! The page on which one says what somebody needs of a room.

use access::{Duty, Portion};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Compartment, Conn, FactKind as _, StreamId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problems, Result, View, filters};

use super::facts::{BedNeed, BedNeedFact};
use super::store;

/// What is ticked.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub(crate) struct NeedForm {
    /// `yes` for a room without steps.
    access: String,
    /// `yes` for isolation; heeded from nurses and doctors only.
    isolation: String,
    /// `yes` for a room for mothers.
    nursing: String,
}

/// What somebody needs of a room.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "bed_need/show.html")]
pub(crate) struct NeedPage {
    id: StreamId,
    name: String,
    code: String,
    /// The page of the guest, for readers who may open it.
    page: String,
    /// Whether the reader may ask for isolation.
    nurse: bool,
    form: NeedForm,
    problems: Problems,
}

impl View for NeedPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("need-title")
    }
}

fn yes(holds: bool) -> String {
    if holds { "yes".to_owned() } else { String::new() }
}

async fn guest(cx: &Cx, conn: &mut Conn, id: StreamId) -> Result<(bool, String)> {
    let (record, person) = store::record(conn, id).await?.ok_or(Error::NotFound)?;
    cx.demand(Duty::StayWrite, &record)?;
    let may = |duty| cx.demand(duty, &record).is_ok();
    let page = match person {
        true if may(Duty::PersonRead) => format!("/people/{id}"),
        false if may(Duty::ContactRecord) => format!("/contacts/{id}"),
        _ => "/beds".to_owned(),
    };
    Ok((person, page))
}

pub(super) async fn ask(cx: Cx, Path(id): Path<StreamId>) -> Result<Response> {
    let mut conn = cx.read().await?;
    let (person, page) = guest(&cx, &mut conn, id).await?;
    cx.look(id.cast(), Compartment::House, "stay").await?;
    let need = store::list(&cx, &mut conn, &[id]).await?.remove(&id).unwrap_or_default();
    let (name, code) = if person {
        people::person::head(&cx, &mut conn, id.cast()).await?.map(|head| (head.name, head.code)).unwrap_or_default()
    } else {
        let code = people::contact::code(&mut conn, id).await?.unwrap_or_default();
        (people::contact::names(&cx, &mut conn, &[id]).await?.remove(&id).unwrap_or_else(|| code.clone()), code)
    };
    drop(conn);
    let form = NeedForm { access: yes(need.access), isolation: yes(need.isolation), nursing: yes(need.nursing) };
    let nurse = cx.reads(Compartment::Health);
    cx.page(NeedPage { id, name: if cx.sees(Portion::Name) { name } else { code.clone() }, code, page, nurse, form, problems: Problems::default() }).await
}

/// What was said.
#[derive(Serialize, ToSchema)]
pub(crate) struct Made {
    /// Person or contact.
    id: StreamId,
}

pub(super) async fn set(cx: Cx, Path(id): Path<StreamId>, Input(form): Input<NeedForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let (_, page) = guest(&cx, write.conn()?, id).await?;
    let mut stream = write.load(id).await?;
    let known = BedNeed::fold(&stream);
    // Isolation stays as it is when somebody else than a nurse or doctor saves the page.
    let isolation = if cx.reads(Compartment::Health) { form.isolation == "yes" } else { known.isolation };
    let need = BedNeed { access: form.access == "yes", isolation, nursing: form.nursing == "yes" };
    if need != known {
        write.append(&mut stream, [BedNeedFact::Set(need).fact()]).await?;
    }
    write.commit().await?;
    cx.done(&page, "need-done", &Made { id })
}
