//! The rules read with a guest: accepted, or declined without losing any help.

use access::Duty;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use house::stay::GuestId;
use ledger::{Compartment, Day, Instant, Stream};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problems, Result, View, filters};

use super::facts::HouseRuleFact;
use super::form::AnswerForm;
use super::pages::on_paper;
use super::{current, rules, store};
use crate::guest::{self, GuestName};
use crate::paper;
use crate::words::Shown;

/// An answer of the past.
#[derive(Serialize, ToSchema)]
pub(crate) struct AnswerRow {
    at: Instant,
    on: Option<Day>,
    by: String,
    version: i64,
    language: String,
    accepted: bool,
}

/// The rules in a guest's language, and what the guest answered.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "house_rule/guest.html")]
pub(crate) struct GuestPage {
    guest: GuestName,
    version: Option<i64>,
    rules: Option<Shown>,
    children: Option<Shown>,
    answers: Vec<AnswerRow>,
    choices: &'static [&'static str],
    form: AnswerForm,
    problems: Problems,
}

impl View for GuestPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("house-rule-title")
    }
}

fn answers(cx: &Cx, stream: &Stream) -> Vec<AnswerRow> {
    let given = stream.of::<HouseRuleFact>().filter_map(|(fact, what)| match what {
        HouseRuleFact::Answered(answered) => Some(AnswerRow {
            at: fact.instant(),
            on: fact.happened_on.filter(|day| *day != fact.instant().day(&cx.zone())),
            by: cx.app().name_of(fact.author),
            version: answered.version,
            language: answered.language,
            accepted: answered.accepted,
        }),
        HouseRuleFact::Published(_) => None,
    });
    let mut all: Vec<AnswerRow> = given.collect();
    all.reverse();
    all
}

async fn guest_page(cx: &Cx, id: GuestId, (form, problems): (Option<AnswerForm>, Problems)) -> Result<GuestPage> {
    let mut conn = cx.read().await?;
    let known = guest::get(cx, &mut conn, (id, Duty::OrientationRecord)).await?;
    cx.look(id.cast(), Compartment::House, "house_rule").await?;
    let name = guest::name_of(cx, &mut conn, &known).await?;
    let stream = cx.app().ledger().stream(&mut conn, id).await?;
    let now = current(&mut conn, cx.site_id(), cx.today()).await?;
    drop(conn);
    let locale = paper::locale(cx, &known);
    let version = now.as_ref().map(|rules| rules.version);
    let blank = AnswerForm { version: version.unwrap_or_default().to_string(), language: known.language.clone(), ..AnswerForm::default() };
    Ok(GuestPage {
        guest: name,
        version,
        rules: now.as_ref().and_then(|rules| rules.rules.shown(locale)),
        children: now.as_ref().and_then(|rules| rules.children.shown(locale)),
        answers: answers(cx, &stream),
        choices: &rules::ANSWERS,
        form: form.unwrap_or(blank),
        problems,
    })
}

pub(super) async fn show(cx: Cx, Path(id): Path<GuestId>) -> Result<Response> {
    let page = guest_page(&cx, id, (None, Problems::default())).await?;
    cx.page(page).await
}

/// What was noted.
#[derive(Serialize, ToSchema)]
pub(crate) struct Answered {
    guest: GuestId,
    version: i64,
    accepted: bool,
}

pub(super) async fn answer(cx: Cx, Path(id): Path<GuestId>, Input(form): Input<AnswerForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let _known = guest::get(&cx, write.conn()?, (id, Duty::OrientationRecord)).await?;
    let today = cx.today();
    let readable: Vec<i64> = store::list(write.conn()?, cx.site_id()).await?.into_iter().filter(|row| row.from_on <= today).map(|row| row.version).collect();
    match rules::read_answer(&readable, &form, today) {
        Ok(facts) => {
            let mut stream = write.load(id).await?;
            write.append(&mut stream, facts).await?;
            write.commit().await?;
            let (version, accepted) = super::answer_of(&stream).unwrap_or_default();
            let notice = if accepted { "house-rule-accepted-done" } else { "house-rule-declined-done" };
            cx.done(&format!("/orientations/{id}"), notice, &Answered { guest: id, version, accepted })
        }
        Err(problems) => {
            drop(write);
            let page = guest_page(&cx, id, (Some(form), problems.clone())).await?;
            cx.retry(page, &problems).await
        }
    }
}

pub(super) async fn print(cx: Cx, Path(id): Path<GuestId>) -> Result<Response> {
    let mut conn = cx.read().await?;
    let known = guest::get(&cx, &mut conn, (id, Duty::OrientationRecord)).await?;
    let now = current(&mut conn, cx.site_id(), cx.today()).await?.ok_or(Error::NotFound)?;
    drop(conn);
    cx.look(id.cast(), Compartment::House, "house_rule").await?;
    on_paper(&cx, &now, paper::locale(&cx, &known)).await
}
