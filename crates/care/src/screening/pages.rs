//! The questions, and what the one who asked learns afterwards: who will be told, never what was answered.

use access::Duty;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Compartment, Instant, StreamId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Input, Problems, Result, View, filters, reference};

use super::facts::{Screening, ScreeningId, Screenings};
use super::form::{AnswersForm, ReviewForm};
use super::read::{self, Reading};
use super::rules::{self, Answer, CATEGORIES, Known, LEAVES, Now, QUESTIONS, SEEN, SPOKEN, WISHES};
use super::store;
use crate::alert::{self, Kind, Raising};
use crate::guest::{self, Guest, Named};
use crate::level::Level;

/// How long the one who asked is reminded who will be told.
const REMIND_MS: i64 = 12 * 60 * 60 * 1000;

/// What of the page is asked for.
#[derive(Deserialize, Serialize, Default, ToSchema)]
#[serde(default)]
pub struct ShowQuery {
    /// `1`: the questions, though they were asked already.
    pub again: String,
}

/// A question of the form.
#[derive(Serialize, ToSchema)]
pub struct Question {
    code: &'static str,
    /// Message key.
    label: String,
    /// Message key, or empty.
    hint: String,
    value: String,
}

/// What the one who asked is told, the same day.
#[derive(Serialize, ToSchema)]
pub struct Told {
    at: Instant,
    /// Roles that will hear of it.
    roles: Vec<&'static str>,
    /// What is to be done now: codes.
    steps: Vec<&'static str>,
}

/// The first screening of somebody.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "screening/show.html")]
pub struct ShowPage {
    id: StreamId,
    name: String,
    code: String,
    /// The page of the person, for readers who may open it.
    path: String,
    /// When it was done last.
    done_at: Option<Instant>,
    /// For the one who asked.
    told: Option<Told>,
    /// For trained staff: the screenings, newest first.
    readings: Option<Vec<Reading>>,
    /// Whether the questions are shown.
    asking: bool,
    questions: Vec<Question>,
    seen: Vec<Question>,
    form: AnswersForm,
    review: ReviewForm,
    problems: Problems,
    answers: &'static [&'static str],
    wishes: &'static [&'static str],
    leaves: &'static [&'static str],
    spoken: &'static [&'static str],
    categories: &'static [&'static str],
    levels: &'static [&'static str],
}

impl View for ShowPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("screening-title")
    }
}

/// What was typed on the page, if anything was.
#[derive(Default)]
pub(super) struct Typed {
    pub(super) again: bool,
    pub(super) form: Option<AnswersForm>,
    pub(super) review: Option<ReviewForm>,
    pub(super) problems: Problems,
}

/// The page of somebody's screening. Records the look before anything is shown.
pub(super) async fn show_page(cx: &Cx, id: StreamId, typed: Typed) -> Result<ShowPage> {
    let mut conn = cx.read().await?;
    let guest = guest::get(cx, &mut conn, (Duty::ScreeningRecord, id)).await?;
    let trained = super::is_trained(cx) && guest.allows(cx, Duty::ScreeningRead);
    cx.look(id.cast(), if trained { Compartment::Protection } else { Compartment::Identity }, "screening").await?;
    let named = guest.named(cx, &mut conn).await?;
    let stream = cx.app().ledger().stream(&mut conn, id).await?;
    let current = store::last(cx, &mut conn, id).await?.is_some();
    drop(conn);
    let screenings = Screenings::fold(&stream);
    let known = store::known(&stream, (guest.anonymous, cx.today()));
    let last = screenings.last();
    let form = typed.form.unwrap_or_else(|| fresh(&named, cx));
    // What holds now is itself an answer: it is filled in for those only who may read it.
    let review = typed.review.or_else(|| last.filter(|_| trained).map(read::as_it_stands)).unwrap_or_default();
    Ok(ShowPage {
        id,
        path: guest.page(cx),
        done_at: last.map(|last| last.at),
        told: last.filter(|last| last.by == cx.user() && last.at.plus_ms(REMIND_MS) > cx.now()).map(|last| told(cx, last)),
        readings: trained.then(|| screenings.0.iter().rev().map(|screening| read::reading(cx, screening)).collect()),
        asking: typed.again || !current,
        questions: questions(QUESTIONS, &form, |code| is_asked(code, &named, &known)),
        seen: questions(SEEN, &form, |_| true),
        name: named.name,
        code: named.code,
        form,
        review,
        problems: typed.problems,
        answers: &Answer::NAMES,
        wishes: WISHES,
        leaves: LEAVES,
        spoken: SPOKEN,
        categories: CATEGORIES,
        levels: &Level::NAMES,
    })
}

/// An empty form in the language that the person is known to speak.
fn fresh(named: &Named, cx: &Cx) -> AnswersForm {
    let language = reference::language(&named.language).map(|entry| entry.name(cx.locale()).to_owned()).unwrap_or_default();
    AnswersForm { language, ..AnswersForm::default() }
}

/// Whether a question makes sense for somebody: what is known is not asked.
fn is_asked(code: &str, named: &Named, known: &Known) -> bool {
    let child = known.is_child();
    match code {
        "child" => child.is_none(),
        "carer" => child != Some(false),
        "pregnant" => named.sex != 1 && named.age.is_none_or(|age| age >= PREGNANT_YEARS),
        _ => true,
    }
}

/// Nobody younger is asked about a pregnancy at the door; the nurse may.
const PREGNANT_YEARS: i64 = 12;

fn questions(codes: &[&'static str], form: &AnswersForm, asked: impl Fn(&str) -> bool) -> Vec<Question> {
    let hint = |code: &str| match code {
        "fear" => "screening-hint-fear",
        "alone" => "screening-hint-alone",
        "self_harm" => "screening-hint-self-harm",
        "private" => "screening-hint-private",
        _ => "",
    };
    // Nothing is chosen before it is asked: what is left to ask stays white.
    let value = |code: &str| form.answer(code).to_owned();
    let label = |code: &str| format!("screening-q-{}", code.replace('_', "-"));
    codes
        .iter()
        .copied()
        .filter(|code| asked(code))
        .map(|code| Question { code, label: label(code), hint: hint(code).to_owned(), value: value(code) })
        .collect()
}

/// Who will be told, and what the one who asked does now.
fn told(cx: &Cx, screening: &Screening) -> Told {
    let Some(recorded) = &screening.recorded else { return Told { at: screening.at, roles: Vec::new(), steps: Vec::new() } };
    let mut roles: Vec<&'static str> = Vec::new();
    for role in recorded.told.iter().flat_map(|kind| alert::heard(cx, *kind)).map(access::Role::name) {
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    let answers = screening.answers();
    let told = |kind: Kind| recorded.told.contains(&kind);
    let steps = [
        (recorded.level == Level::Critical && !recorded.told.is_empty(), "stay"),
        (answers.of("urgent") == Answer::Yes && told(Kind::Medical), "nurse"),
        (recorded.leave == "no", "address"),
        (answers.of("call") == Answer::Yes, "call"),
        (true, "secret"),
    ];
    Told { at: screening.at, roles, steps: steps.into_iter().filter(|(is, _)| *is).map(|(_, step)| step).collect() }
}

pub(super) async fn show(cx: Cx, Path(id): Path<StreamId>, Asked(query): Asked<ShowQuery>) -> Result<Response> {
    let page = show_page(&cx, id, Typed { again: query.again == "1", ..Typed::default() }).await?;
    cx.page(page).await
}

/// What was noted.
#[derive(Serialize, ToSchema)]
pub struct Recorded {
    /// Person or contact.
    pub id: StreamId,
    /// Screening.
    pub screening: ScreeningId,
    /// Roles that will hear of it.
    pub told: Vec<&'static str>,
    /// What is to be done now: codes.
    pub steps: Vec<&'static str>,
}

pub(super) async fn record(cx: Cx, Path(id): Path<StreamId>, Input(form): Input<AnswersForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let guest: Guest = guest::get(&cx, write.conn()?, (Duty::ScreeningRecord, id)).await?;
    let mut stream = write.load(id).await?;
    if guest.anonymous && people::contact::Contact::fold(&stream).closed {
        return Err(Error::conflict("", "screening-contact-closed"));
    }
    let known = store::known(&stream, (guest.anonymous, cx.today()));
    let now = Now { at: cx.now(), today: cx.today(), screening: write.id(), by: cx.user() };
    let reading = match rules::read(&form, &known, now) {
        Ok(reading) => reading,
        Err(problems) => {
            drop(write);
            let page = show_page(&cx, id, Typed { again: true, form: Some(form), problems: problems.clone(), ..Typed::default() }).await?;
            return cx.retry(page, &problems).await;
        }
    };
    let mut facts = reading.facts;
    for (kind, level) in reading.alerts {
        facts.push(alert::raise(write.id(), Raising { kind, level, at: cx.now(), wish: reading.wish.clone() }));
    }
    write.append(&mut stream, facts).await?;
    write.commit().await?;
    let told = Screenings::fold(&stream).last().map(|last| told(&cx, last)).ok_or_else(|| Error::Internal("a screening without itself".to_owned()))?;
    let done = Recorded { id, screening: now.screening, told: told.roles, steps: told.steps };
    cx.done(&format!("/people/{id}/screening"), "screening-done", &done)
}
