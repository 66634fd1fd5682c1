//! Pages of orientation: who is still to be told what, and what one guest has been told.

use access::Duty;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use documents::{Answer, Decision, Image, Receipt, ReceiptLabels, Row};
use house::stay::GuestId;
use ledger::{Compartment, Day, Instant, StreamId};
use serde::Serialize;
use text::Locale;
use utoipa::ToSchema;
use web::{Cx, Error, Problems, Result, View, filters, reference};

use super::facts::{FORMATS, Orientation, Session, TOPICS};
use super::form::OrientationForm;
use super::rules::{self, ANSWERS, COVERED, MODES, UNDERSTOOD};
use super::store;
use crate::guest::{self, Guest, GuestName};
use crate::{house_rule, paper};

/// Guests shown on one page; "everybody" means all of them, shown or not.
const SHOWN_MAX: usize = 80;

/// The words of a checklist: the codes one can choose from.
#[derive(Serialize, ToSchema, Clone, Copy)]
pub(crate) struct Choices {
    topics: &'static [&'static str],
    formats: &'static [&'static str],
    covered: &'static [&'static str],
    understood: &'static [&'static str],
    answers: &'static [&'static str],
    modes: &'static [&'static str],
}

const CHOICES: Choices = Choices { topics: &TOPICS, formats: &FORMATS, covered: &COVERED, understood: &UNDERSTOOD, answers: &ANSWERS, modes: &MODES };

/// Somebody who is still to be told something.
#[derive(Serialize, ToSchema)]
pub(crate) struct DueRow {
    guest: GuestName,
    room: String,
    language: String,
    admitted_at: Instant,
    late: bool,
    explained: i64,
}

/// Those who came as a family, or some who came alone.
#[derive(Serialize, ToSchema)]
pub(crate) struct Family {
    /// The household; absent for those alone and for readers who are not told.
    household: Option<StreamId>,
    guests: Vec<DueRow>,
}

/// Who is in the house and has not been told everything.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "orientation/list.html")]
pub(crate) struct ListPage {
    families: Vec<Family>,
    /// Everybody, shown or not.
    total: usize,
    late: usize,
    more: i64,
    topics_in_all: usize,
    /// Version of the house rules in force, if there is one.
    rules: Option<i64>,
    choices: Choices,
    form: OrientationForm,
    problems: Problems,
}

impl View for ListPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("orientation-menu")
    }
}

/// What the checklist says before anybody touches it: a spoken session, attested. What was covered and understood is
/// never filled in beforehand.
fn blank(language: String) -> OrientationForm {
    OrientationForm { format: vec!["spoken".to_owned()], mode: "attested".to_owned(), language, ..OrientationForm::default() }
}

pub(super) async fn list(cx: Cx) -> Result<Response> {
    let language = reference::find(reference::languages(), iso(cx.locale())).unwrap_or_default().to_owned();
    let page = list_page(&cx, (blank(language), Problems::default())).await?;
    cx.page(page).await
}

/// ISO 639-3 of a language of the screens.
fn iso(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "fra",
        Locale::En => "eng",
        Locale::Ar => "ara",
    }
}

pub(super) async fn list_page(cx: &Cx, (form, problems): (OrientationForm, Problems)) -> Result<ListPage> {
    let mut conn = cx.read().await?;
    let due = store::list_due(cx, &mut conn).await?;
    let rules = house_rule::current(&mut conn, cx.site_id(), cx.today()).await?.map(|rules| rules.version);
    cx.look_list("orientation").await?;
    let shown: Vec<_> = due.iter().take(SHOWN_MAX).map(|row| (row.guest_id, row.kind())).collect();
    let mut names = guest::names(cx, &mut conn, &shown).await?;
    drop(conn);
    let since = rules::late_since(cx.now());
    let late = due.iter().filter(|row| row.admitted_at < since).count();
    let total = due.len();
    let families = guest::sees_families(cx);
    let mut out: Vec<Family> = Vec::new();
    for row in due.into_iter().take(SHOWN_MAX) {
        let Some(name) = names.remove(&row.guest_id) else { continue };
        let household = row.household_id.filter(|_| families);
        let entry = DueRow {
            guest: name,
            room: row.room.unwrap_or_default(),
            language: row.language.filter(|_| cx.sees(access::Portion::Vital)).unwrap_or_default(),
            admitted_at: row.admitted_at,
            late: row.admitted_at < since,
            explained: row.explained,
        };
        match out.iter_mut().find(|family| household.is_some() && family.household == household) {
            Some(family) => family.guests.push(entry),
            None => out.push(Family { household, guests: vec![entry] }),
        }
    }
    let out = side_by_side(out);
    let more = i64::try_from(total.saturating_sub(SHOWN_MAX)).unwrap_or(0);
    Ok(ListPage { families: out, total, late, more, topics_in_all: TOPICS.len(), rules, choices: CHOICES, form, problems })
}

/// Puts those who came alone side by side. A household of which one alone is left to be told needs no button of its own.
fn side_by_side(families: Vec<Family>) -> Vec<Family> {
    let mut out: Vec<Family> = Vec::new();
    for mut family in families {
        family.household = family.household.filter(|_| family.guests.len() > 1);
        match out.last_mut().filter(|last| last.household.is_none() && family.household.is_none()) {
            Some(last) => last.guests.append(&mut family.guests),
            None => out.push(family),
        }
    }
    out
}

/// A topic and what the guest was told of it.
#[derive(Serialize, ToSchema)]
pub(crate) struct TopicRow {
    topic: &'static str,
    /// `yes`, `partly`, `no`, or empty when it has not been explained.
    understood: String,
    language: String,
    formats: Vec<String>,
}

/// A session of the past.
#[derive(Serialize, ToSchema)]
pub(crate) struct SessionRow {
    at: Instant,
    on: Option<Day>,
    by: String,
    group: i64,
    topics: i64,
    mode: String,
    helper: String,
    past: bool,
}

/// What one guest has been told, and the checklist to go on.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "orientation/show.html")]
pub(crate) struct ShowPage {
    guest: GuestName,
    back: String,
    explained: usize,
    complete: bool,
    topics: Vec<TopicRow>,
    sessions: Vec<SessionRow>,
    rules: Option<i64>,
    /// `accepted`, `declined` or empty.
    answer: &'static str,
    /// The version that was answered.
    answered: i64,
    choices: Choices,
    form: OrientationForm,
    problems: Problems,
}

impl View for ShowPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("orientation-title")
    }
}

pub(super) async fn show(cx: Cx, Path(id): Path<GuestId>) -> Result<Response> {
    let page = show_page(&cx, id, (OrientationForm::default(), Problems::default())).await?;
    cx.page(page).await
}

pub(super) async fn show_page(cx: &Cx, id: GuestId, (form, problems): (OrientationForm, Problems)) -> Result<ShowPage> {
    let mut conn = cx.read().await?;
    let known = guest::get(cx, &mut conn, (id, Duty::OrientationRecord)).await?;
    cx.look(id.cast(), Compartment::House, "orientation").await?;
    let name = guest::name_of(cx, &mut conn, &known).await?;
    let stream = cx.app().ledger().stream(&mut conn, id).await?;
    let rules = house_rule::current(&mut conn, cx.site_id(), cx.today()).await?.map(|rules| rules.version);
    drop(conn);
    let told = Orientation::fold(&stream);
    let answer = house_rule::answer_of(&stream);
    let topics = TOPICS.iter().map(|topic| {
        let told = told.topics.get(*topic).cloned().unwrap_or_default();
        TopicRow { topic, understood: told.understood, language: told.language, formats: told.formats }
    });
    let form = if problems.is_empty() { blank(known.language.clone()) } else { form };
    Ok(ShowPage {
        back: name.back("/orientations"),
        guest: name,
        explained: told.explained(),
        complete: told.complete(),
        topics: topics.collect(),
        sessions: told.sessions.iter().rev().map(|session| session_row(cx, session)).collect(),
        rules,
        answer: answer.map_or("", |(_, accepted)| if accepted { "accepted" } else { "declined" }),
        answered: answer.map_or(0, |(version, _)| version),
        choices: CHOICES,
        form,
        problems,
    })
}

fn session_row(cx: &Cx, session: &Session) -> SessionRow {
    SessionRow {
        at: session.at,
        on: session.on.filter(|day| *day != session.at.day(&cx.zone())),
        by: cx.app().name_of(session.by),
        group: session.held.group,
        topics: i64::try_from(session.held.topics.len()).unwrap_or(i64::MAX),
        mode: session.held.mode.clone(),
        helper: session.held.helper.clone(),
        past: session.past,
    }
}

pub(super) async fn sheet(cx: Cx, Path(id): Path<GuestId>) -> Result<Response> {
    let mut conn = cx.read().await?;
    let known = guest::get(&cx, &mut conn, (id, Duty::OrientationRecord)).await?;
    cx.look(id.cast(), Compartment::House, "orientation_sheet").await?;
    let name = guest::name_of(&cx, &mut conn, &known).await?;
    let stream = cx.app().ledger().stream(&mut conn, id).await?;
    let told = Orientation::fold(&stream);
    let signature = match told.sessions.last().and_then(|session| session.held.signature.clone()) {
        Some(hash) => cx.app().ledger().attachment(&mut conn, &hash).await?.and_then(|found| Image::new(found.bytes).ok()),
        None => None,
    };
    drop(conn);
    let receipt = compose(&cx, &known, (name, &told), signature);
    let bytes = tokio::task::spawn_blocking(move || documents::receipt(&receipt)).await.map_err(|e| Error::Internal(e.to_string()))?;
    Ok(cx.file("application/pdf", "orientation.pdf", bytes.map_err(|e| Error::Internal(e.to_string()))?))
}

/// The sheet in the guest's language: each topic in one sentence that they can read again at home.
fn compose(cx: &Cx, known: &Guest, (name, told): (GuestName, &Orientation), signature: Option<Image>) -> Receipt {
    let locale = paper::locale(cx, known);
    let t = |key: &str| cx.app().catalogue().get(locale, key);
    let decisions = TOPICS.iter().map(|topic| {
        let code = topic.replace('_', "-");
        let (answer, key) = match told.topics.get(*topic).map(|told| told.understood.as_str()) {
            Some("yes") => (Answer::Agreed, "orientation-sheet-yes"),
            Some("partly") => (Answer::Agreed, "orientation-sheet-partly"),
            Some(_) => (Answer::Open, "orientation-sheet-no"),
            None => (Answer::Open, "orientation-sheet-later"),
        };
        Decision { label: t(&format!("orientation-topic-{code}")), value: t(key), answer, detail: t(&format!("orientation-words-{code}")) }
    });
    let last = told.sessions.last();
    let day = last.map_or_else(|| cx.today(), |session| session.on.unwrap_or_else(|| session.at.day(&cx.zone())));
    let mut circumstances = Vec::new();
    if let Some(told) = last.and_then(|session| session.held.topics.values().next()) {
        let language = reference::language(&told.language).map_or(String::new(), |entry| entry.name(locale).to_owned());
        let formats: Vec<String> = told.formats.iter().map(|format| t(&format!("orientation-format-{}", format.replace('_', "-")))).collect();
        circumstances.push(Row::new(t("orientation-language"), language));
        circumstances.push(Row::new(t("orientation-format"), formats.join(&t("list-comma"))));
    }
    Receipt {
        lang: paper::lang(locale),
        title: t("orientation-sheet-title"),
        centre: paper::centre(cx),
        name: if name.name == name.code { String::new() } else { name.name },
        code: name.code,
        date: text::day(locale, day),
        explained: Vec::new(),
        decisions: decisions.collect(),
        circumstances,
        withdraw: t("orientation-sheet-again"),
        wording: Vec::new(),
        version: String::new(),
        signature,
        printed: paper::printed(cx, locale),
        labels: ReceiptLabels {
            person: t("orientation-sheet-name"),
            code: t("orientation-sheet-code"),
            date: t("orientation-sheet-date"),
            explained: String::new(),
            decisions: t("orientation-sheet-topics"),
            circumstances: t("orientation-sheet-how"),
            withdraw: t("orientation-sheet-again-title"),
            wording: String::new(),
            signature: t("orientation-signature"),
        },
    }
}
