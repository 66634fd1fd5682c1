//! A flag on a follow-up, with a word from whoever supervises to whoever follows.

use access::Duty;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use care::file::File;
use ledger::{Compartment, FactKind as _, Instant, UserId};
use people::person::PersonId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problem, Problems, Result, View, filters};

use super::facts::{CaseloadFact, Done as Nothing, Flag, Flagged};
use crate::who::{self, Who};

/// Longest word.
const WHY_MAX: usize = 500;

/// A follow-up is flagged.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct FlagForm {
    /// A word to whoever follows.
    pub why: String,
}

/// A flag as it is read.
#[derive(Serialize, ToSchema)]
pub struct FlagRead {
    why: String,
    at: Instant,
    by: UserId,
}

/// The flag of a follow-up.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "caseload/flag.html")]
pub struct FlagPage {
    who: Who,
    flag: Option<FlagRead>,
    may_raise: bool,
    may_lower: bool,
    form: FlagForm,
    problems: Problems,
}

impl View for FlagPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("caseload-flag-title")
    }
}

async fn flag_page(cx: &Cx, id: PersonId, (form, problems): (FlagForm, Problems)) -> Result<FlagPage> {
    let mut conn = cx.read().await?;
    let record = who::demand(cx, &mut conn, (Duty::CaseRead, id)).await?;
    cx.look(id, Compartment::Protection, "flag").await?;
    let stream = cx.app().ledger().stream(&mut conn, id.cast()).await?;
    let who = who::who(cx, &mut conn, (id, &record)).await?;
    drop(conn);
    let flag = Flag::fold(&stream);
    let open = File::fold(&stream).is_some_and(|file| file.is_open());
    Ok(FlagPage {
        who,
        may_raise: open && flag.is_none() && cx.demand(Duty::CaseApprove, &record).is_ok(),
        may_lower: flag.is_some() && cx.demand(Duty::CaseWrite, &record).is_ok(),
        flag: flag.map(|flag| FlagRead { why: flag.why, at: flag.at, by: flag.by }),
        form,
        problems,
    })
}

pub(super) async fn show(cx: Cx, Path(id): Path<PersonId>) -> Result<Response> {
    let page = flag_page(&cx, id, (FlagForm::default(), Problems::default())).await?;
    cx.page(page).await
}

/// What was done.
#[derive(Serialize, ToSchema)]
pub struct Done {
    /// The person.
    pub id: PersonId,
    /// Whether the follow-up has a flag now.
    pub flagged: bool,
}

pub(super) async fn raise(cx: Cx, Path(id): Path<PersonId>, Input(form): Input<FlagForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    who::demand(&cx, write.conn()?, (Duty::CaseApprove, id)).await?;
    let mut stream = write.load(id.cast()).await?;
    let file = File::fold(&stream).ok_or_else(|| Error::conflict("", "closure-none"))?;
    if !file.is_open() {
        return Err(Error::conflict("", "file-closed"));
    }
    if Flag::fold(&stream).is_some() {
        return Err(Error::conflict("", "caseload-flag-stands"));
    }
    let why = form.why.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut problems = Problems::default();
    problems.unless(!why.is_empty(), "why", "caseload-why-missing");
    if why.chars().count() > WHY_MAX {
        problems.0.push(Problem::new("why", "caseload-too-long").with("n", WHY_MAX));
    }
    if !problems.is_empty() {
        drop(write);
        let page = flag_page(&cx, id, (form, problems.clone())).await?;
        return cx.retry(page, &problems).await;
    }
    write.append(&mut stream, [CaseloadFact::Flagged(Flagged { why, by: None, from: None }).fact()]).await?;
    write.commit().await?;
    cx.done(&format!("/people/{id}/flag"), "caseload-flag-raised", &Done { id, flagged: true })
}

pub(super) async fn lower(cx: Cx, Path(id): Path<PersonId>) -> Result<Response> {
    let mut write = cx.write().await?;
    who::demand(&cx, write.conn()?, (Duty::CaseWrite, id)).await?;
    let mut stream = write.load(id.cast()).await?;
    if Flag::fold(&stream).is_none() {
        return Err(Error::conflict("", "caseload-flag-none"));
    }
    write.append(&mut stream, [CaseloadFact::Lowered(Nothing {}).fact()]).await?;
    write.commit().await?;
    cx.done(&format!("/people/{id}/flag"), "caseload-flag-lowered", &Done { id, flagged: false })
}
