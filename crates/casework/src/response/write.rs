//! Noting, changing and ending who acts on what.

use askama::Template;
use axum::extract::Path;
use axum::response::Response as Answer;
use ledger::NewFact;
use serde::Serialize;
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Input, Problems, Result, View, filters};

use super::facts::{KINDS, Response, ResponseId, levels};
use super::form::{EndForm, NewQuery, ResponseForm};
use super::groups::{self, GROUPS, Group};
use super::pages::{found, show_page};
use super::{rules, store};
use crate::assessment::{STAGES, find};

/// A group with its factors, to tick.
#[derive(Serialize, ToSchema)]
pub struct Choice {
    code: &'static str,
    factors: &'static [&'static str],
    /// Something of it is ticked.
    open: bool,
}

/// The form of somebody who acts.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "response/form.html")]
pub struct FormPage {
    /// `None`: a new one.
    id: Option<ResponseId>,
    groups: Vec<&'static str>,
    choices: Vec<Choice>,
    kinds: &'static [&'static str],
    levels: [&'static str; 4],
    stages: &'static [&'static str],
    form: ResponseForm,
    problems: Problems,
}

impl View for FormPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("response-menu")
    }
}

fn form_page(id: Option<ResponseId>, form: ResponseForm, problems: Problems) -> FormPage {
    let ticked = |group: &Group| form.factor.iter().any(|code| group.factors.contains(&code.as_str()));
    FormPage {
        id,
        groups: GROUPS.iter().map(|group| group.code).collect(),
        choices: GROUPS.iter().map(|group| Choice { code: group.code, factors: group.factors, open: ticked(group) }).collect(),
        kinds: KINDS,
        levels: levels(),
        stages: STAGES,
        form,
        problems,
    }
}

pub(super) async fn new(cx: Cx, Asked(query): Asked<NewQuery>) -> Result<Answer> {
    let some = |code: &str, known: bool| if known { vec![code.trim().to_owned()] } else { Vec::new() };
    let form = ResponseForm {
        factor: some(&query.factor, find(query.factor.trim()).is_some()),
        group: some(&query.group, groups::find(query.group.trim()).is_some()),
        level: query.level.trim().to_owned(),
        from: cx.today().to_string(),
        ..ResponseForm::default()
    };
    cx.page(form_page(None, form, Problems::default())).await
}

pub(super) async fn edit(cx: Cx, Path(id): Path<ResponseId>) -> Result<Answer> {
    let mut conn = cx.read().await?;
    let response = found(&cx, &mut conn, id).await?;
    drop(conn);
    if response.ended.is_some() {
        return Err(Error::conflict("", "response-ended-already"));
    }
    cx.page(form_page(Some(id), rules::filled(&response), Problems::default())).await
}

/// What was done.
#[derive(Serialize, ToSchema)]
pub struct Done {
    response: ResponseId,
}

pub(super) async fn add(cx: Cx, Input(form): Input<ResponseForm>) -> Result<Answer> {
    let centre = cx.site()?.name;
    let mut write = cx.write().await?;
    let live = store::count(write.conn()?, cx.site_id()).await?;
    let facts = match rules::add(&form, live, (cx.today(), &centre)) {
        Ok(facts) => facts,
        Err(problems) => {
            drop(write);
            return cx.retry(form_page(None, form, problems.clone()), &problems).await;
        }
    };
    let id: ResponseId = write.id();
    let mut stream = write.load(id.cast()).await?;
    write.append(&mut stream, facts).await?;
    write.commit().await?;
    cx.done(&format!("/responses/{id}"), "response-added", &Done { response: id })
}

/// What a rule makes of a response, written; or what it says against it.
async fn write(cx: &Cx, id: ResponseId, rule: impl FnOnce(&Response) -> Result<Vec<NewFact>, Problems>) -> Result<Result<(), Problems>> {
    let mut write = cx.write().await?;
    let mut stream = write.load(id.cast()).await?;
    let response = Response::fold(&stream).filter(|response| response.site == cx.site_id()).ok_or(Error::NotFound)?;
    match rule(&response) {
        // What concerns no field is refused for the state things are in.
        Err(problems) if problems.0.iter().any(|problem| problem.field.is_empty() && problem.key != "response-same") => Err(Error::Conflict(problems)),
        Err(problems) => Ok(Err(problems)),
        Ok(facts) => {
            write.append(&mut stream, facts).await?;
            write.commit().await?;
            Ok(Ok(()))
        }
    }
}

pub(super) async fn change(cx: Cx, Path(id): Path<ResponseId>, Input(form): Input<ResponseForm>) -> Result<Answer> {
    let (today, centre) = (cx.today(), cx.site()?.name);
    match write(&cx, id, |response| rules::change(response, &form, (today, &centre))).await? {
        Ok(()) => cx.done(&format!("/responses/{id}"), "response-changed", &Done { response: id }),
        Err(problems) => cx.retry(form_page(Some(id), form, problems.clone()), &problems).await,
    }
}

pub(super) async fn end(cx: Cx, Path(id): Path<ResponseId>, Input(form): Input<EndForm>) -> Result<Answer> {
    let today = cx.today();
    match write(&cx, id, |response| rules::end(response, &form, today)).await? {
        Ok(()) => cx.done(&format!("/responses/{id}"), "response-ended", &Done { response: id }),
        Err(problems) => {
            let page = show_page(&cx, id, (form, problems.clone())).await?;
            cx.retry(page, &problems).await
        }
    }
}
