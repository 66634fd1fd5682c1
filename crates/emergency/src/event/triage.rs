//! Triage: a number, then one press. And who was found to need what.

use access::Duty;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::Conn;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Input, Problems, Result, View, Wants, filters};

use super::facts::{Category, EmergencyId, Head, HeadId, Press};
use super::form::TriageForm;
use super::pages::{Tabs, demand, load};
use super::store::HeadRow;
use super::tally::{Tally, tally};
use super::{rules, store};

/// Numbers that nobody has looked at, shown at most.
const NEXT_MAX: usize = 60;
/// Families offered as buttons.
const FAMILIES_MAX: usize = 24;
/// Heads of a category listed.
const LISTED_MAX: usize = 40;

/// What is shown.
#[derive(Deserialize, Serialize, Default, ToSchema)]
#[serde(default)]
pub struct TriageQuery {
    /// The number that was just pressed.
    last: String,
    /// A number to begin with.
    number: String,
    /// A category whose heads are listed.
    category: String,
}

/// A head as triage knows it.
#[derive(Serialize, ToSchema)]
pub struct Found {
    number: i64,
    code: String,
    name: String,
    sex: i64,
    age: Option<i64>,
    group: String,
    category: &'static str,
}

impl Found {
    fn of(head: &HeadRow) -> Self {
        Self {
            number: head.number,
            code: head.code.clone(),
            name: [head.noted.given.as_str(), head.noted.family.as_str()].join(" ").trim().to_owned(),
            sex: head.noted.sex,
            age: head.noted.age,
            group: head.noted.group.clone(),
            category: head.found().name(),
        }
    }
}

/// Triage.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "event/triage.html")]
pub struct TriagePage {
    tabs: Tabs,
    form: TriageForm,
    problems: Problems,
    /// Who was pressed last, or who is asked for.
    found: Option<Found>,
    pressed: bool,
    presses: Vec<&'static str>,
    families: Vec<String>,
    next_family: String,
    /// Numbers that nobody has looked at.
    next: Vec<i64>,
    more: i64,
    tally: Tally,
    category: String,
    listed: Vec<Found>,
    /// How many of the category are not listed.
    unlisted: i64,
}

impl View for TriagePage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("event-tab-triage")
    }
}

async fn page(cx: &Cx, id: EmergencyId, (query, form, problems): (TriageQuery, TriageForm, Problems)) -> Result<TriagePage> {
    let mut conn = cx.read().await?;
    let row = demand(cx, &mut conn, (id, Duty::EmergencyRecord)).await?;
    let heads = store::list_heads(cx.app().ledger(), &mut conn, (id, 0, rules::HEADS_MAX)).await?;
    drop(conn);
    let wanted = [&query.last, &form.number].into_iter().find(|typed| !typed.is_empty());
    let found = wanted.and_then(|typed| heads.iter().find(|head| head.number.to_string() == rules::western(typed).trim() || is_code(head, typed)));
    let category = Category::find(&query.category);
    if found.is_some() || category.is_some() {
        cx.look_list("emergency-triage").await?;
    }
    let mut signs: Vec<&str> = heads.iter().filter(|head| !head.struck).map(|head| head.noted.group.as_str()).filter(|sign| !sign.is_empty()).collect();
    signs.sort_unstable();
    signs.dedup();
    let waiting: Vec<i64> = heads.iter().filter(|head| !head.seen && !head.struck && !head.closed).map(|head| head.number).collect();
    let mut listed: Vec<Found> = heads.iter().filter(|head| !head.struck && Some(head.found()) == category).map(Found::of).collect();
    let unlisted = listed.len().saturating_sub(LISTED_MAX);
    listed.truncate(LISTED_MAX);
    Ok(TriagePage {
        tabs: Tabs::of(cx, &row, "triage")?,
        pressed: !query.last.is_empty(),
        found: found.map(Found::of),
        presses: Press::ALL.iter().filter(|press| **press != Press::Family).map(|press| press.name()).collect(),
        next_family: rules::next_sign(signs.iter().copied()),
        families: signs.into_iter().rev().take(FAMILIES_MAX).rev().map(str::to_owned).collect(),
        more: i64::try_from(waiting.len().saturating_sub(NEXT_MAX)).unwrap_or(i64::MAX),
        next: waiting.into_iter().take(NEXT_MAX).collect(),
        tally: tally(&heads),
        category: category.map(Category::name).unwrap_or_default().to_owned(),
        listed,
        unlisted: i64::try_from(unlisted).unwrap_or(i64::MAX),
        form: if problems.is_empty() && !query.last.is_empty() { TriageForm::default() } else { form },
        problems,
    })
}

fn is_code(head: &HeadRow, typed: &str) -> bool {
    people::code::parse(typed).is_some_and(|code| code == head.code)
}

pub(super) async fn show(cx: Cx, Path(id): Path<EmergencyId>, Asked(query): Asked<TriageQuery>) -> Result<Response> {
    let form = TriageForm { number: query.number.clone(), ..TriageForm::default() };
    let page = page(&cx, id, (query, form, Problems::default())).await?;
    cx.page(page).await
}

/// What was pressed.
#[derive(Serialize, ToSchema)]
pub struct Pressed {
    /// The head.
    head: HeadId,
    /// Its number.
    number: i64,
    /// Where it stands now in the order of need.
    category: &'static str,
    /// The family's sign.
    group: String,
}

/// The head that was named by number or by the code on its wristband.
async fn named(conn: &mut Conn, (id, typed): (EmergencyId, &str)) -> Result<Option<HeadId>> {
    if let Ok(number) = rules::western(typed).trim().parse::<i64>() {
        return store::find_number(conn, id, number).await;
    }
    match people::code::parse(typed) {
        Some(code) => store::find_code(conn, id, &code).await,
        None => Ok(None),
    }
}

pub(super) async fn press(cx: Cx, Path(id): Path<EmergencyId>, Input(form): Input<TriageForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let (_, event) = load(&cx, &mut write, (id, Duty::EmergencyRecord)).await?;
    rules::under_way(&event).map_err(Error::Conflict)?;
    let Some(head_id) = named(write.conn()?, (id, &form.number)).await? else {
        drop(write);
        return again(&cx, id, (form, Problems::one("number", "event-number-unknown"))).await;
    };
    // A family's button says its sign alone.
    let family = form.category.is_empty() && !form.group.is_empty();
    let Some(press) = Press::find(&form.category).or(family.then_some(Press::Family)) else {
        drop(write);
        // The number alone: show who it is; a program is told what is missing.
        let problems =
            if form.category.is_empty() && cx.wants() == Wants::Html { Problems::default() } else { Problems::one("category", "event-category-missing") };
        return again(&cx, id, (form, problems)).await;
    };
    let mut stream = write.load(head_id).await?;
    let head = Head::fold(&stream);
    match rules::triage(&head, press, &form.group) {
        Ok(facts) => {
            if !facts.is_empty() {
                write.append(&mut stream, facts).await?;
            }
            write.commit().await?;
            let head = Head::fold(&stream);
            let done = Pressed { head: head_id, number: head.number, category: head.category().name(), group: head.noted().group };
            cx.done(&format!("/emergencies/{id}/triage?last={}", head.number), "", &done)
        }
        Err(problems) => {
            drop(write);
            if cx.wants() == Wants::Json && problems.of("number").is_some() {
                return Err(Error::Conflict(problems));
            }
            again(&cx, id, (form, problems)).await
        }
    }
}

/// Shows triage again with what was typed: with a problem, or with the head that was named and nothing pressed yet.
async fn again(cx: &Cx, id: EmergencyId, (form, problems): (TriageForm, Problems)) -> Result<Response> {
    let page = page(cx, id, (TriageQuery::default(), form, problems.clone())).await?;
    if problems.is_empty() { cx.page(page).await } else { cx.retry(page, &problems).await }
}
