//! The grid: a row for each head, saved row by row. A saving has a key made by its sender: sent again because the answer
//! was lost, it is kept once. A row that somebody else has changed since it was read is refused alone, with its present
//! values; the other rows of the same sending are kept.

use std::collections::BTreeSet;

use access::Duty;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use ledger::Write;
use people::contact::Noted;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Input, Problem, Problems, Result, View, Wants, filters};

use super::facts::{EmergencyId, Head, HeadId};
use super::form::{RowForm, RowsForm};
use super::pages::{Tabs, demand, load};
use super::rules::Outcome;
use super::{heads, rules, store};

/// Rows on a page.
const ROWS: i64 = 100;
/// Up to so many rows are looked at one by one.
const FEW_ROWS: usize = 8;
/// Empty rows at the end of the last page without script.
const NEW_ROWS: usize = 2;

/// Where the grid begins.
#[derive(Deserialize, Serialize, Default, ToSchema)]
#[serde(default)]
pub struct GridQuery {
    /// First number of the page.
    from: String,
}

/// A row as it stands.
#[derive(Clone, Default, Serialize, ToSchema)]
pub struct RowView {
    /// Running number; empty for somebody new.
    number: String,
    /// Version, to be sent back as `base`.
    version: i64,
    given: String,
    family: String,
    /// One letter in the reader's language.
    sex: String,
    age: String,
    group: String,
    alone: String,
    /// Registered or struck: the row can no longer be changed.
    closed: bool,
    /// What is wrong with what was typed, in words.
    wrong: String,
}

fn letter(cx: &Cx, sex: i64) -> String {
    match sex {
        1 => cx.t("event-sex-1"),
        2 => cx.t("event-sex-2"),
        _ => String::new(),
    }
}

fn view(cx: &Cx, number: i64, (version, closed): (i64, bool), noted: Noted) -> RowView {
    RowView {
        number: number.to_string(),
        version,
        sex: letter(cx, noted.sex),
        given: noted.given,
        family: noted.family,
        age: noted.age.map(|age| age.to_string()).unwrap_or_default(),
        group: noted.group,
        alone: if noted.alone { "x".to_owned() } else { String::new() },
        closed,
        wrong: String::new(),
    }
}

/// The grid.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "event/grid.html")]
pub struct GridPage {
    tabs: Tabs,
    rows: Vec<RowView>,
    /// What this sending is known by, when it is sent without script.
    key: String,
    /// Numbers and versions of the rows that can be changed, in order.
    tokens: String,
    previous: Option<i64>,
    next: Option<i64>,
    total: i64,
    problems: Problems,
}

impl View for GridPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("event-tab-grid")
    }
}

/// The rows of a page, and where the pages before and after begin.
async fn rows(cx: &Cx, id: EmergencyId, from: i64) -> Result<(Tabs, Vec<RowView>, (Option<i64>, Option<i64>, i64))> {
    let mut conn = cx.read().await?;
    let row = demand(cx, &mut conn, (id, Duty::EmergencyRecord)).await?;
    cx.look_list("emergency-grid").await?;
    let mut heads = store::list_heads(cx.app().ledger(), &mut conn, (id, from, ROWS + 1)).await?;
    let last = store::last_number(&mut conn, id).await?;
    drop(conn);
    let next = (heads.len() > usize::try_from(ROWS).unwrap_or(usize::MAX)).then(|| heads.pop().map(|head| head.number)).flatten();
    let rows = heads.into_iter().filter(|head| !head.struck).map(|head| view(cx, head.number, (head.version, head.closed), head.noted)).collect();
    let previous = (from > 1).then(|| (from - ROWS).max(1));
    Ok((Tabs::of(cx, &row, "grid")?, rows, (previous, next, last)))
}

/// Where the pages before and after begin, and how many rows there are in all.
type Turn = (Option<i64>, Option<i64>, i64);

fn page(cx: &Cx, (tabs, mut rows, (previous, next, total)): (Tabs, Vec<RowView>, Turn), problems: Problems) -> GridPage {
    if next.is_none() && tabs.open {
        let blank = NEW_ROWS.saturating_sub(rows.iter().filter(|row| row.number.is_empty()).count());
        rows.extend((0..blank).map(|_| RowView::default()));
    }
    let token = |row: &RowView| if row.number.is_empty() { "+".to_owned() } else { format!("{}.{}", row.number, row.version) };
    let tokens = rows.iter().filter(|row| !row.closed).map(token).collect::<Vec<_>>().join(" ");
    GridPage { tabs, rows, key: web::random_token(cx.app().ledger().env()), tokens, previous, next, total, problems }
}

pub(super) async fn show(cx: Cx, Path(id): Path<EmergencyId>, Asked(query): Asked<GridQuery>) -> Result<Response> {
    let from = rules::western(&query.from).trim().parse::<i64>().unwrap_or(1).max(1);
    let found = rows(&cx, id, from).await?;
    cx.page(page(&cx, found, Problems::default())).await
}

/// What became of a row that was sent.
#[derive(Clone, Serialize, ToSchema)]
pub struct Saved {
    /// The key it was sent with.
    key: String,
    /// `saved`, `conflict` or `wrong`.
    state: &'static str,
    /// The head, once there is one.
    head: Option<HeadId>,
    /// The row as it stands now; for somebody new with the number that was given.
    row: RowView,
    /// What is wrong with it.
    problems: Vec<Problem>,
}

/// What became of each row, in the order of sending.
#[derive(Serialize, ToSchema)]
pub struct Answer {
    /// Rows.
    rows: Vec<Saved>,
}

/// Where a row that was sent belongs.
enum Place {
    /// A head with its number.
    Head(HeadId),
    /// Somebody new.
    New,
    /// A number that nobody has.
    Nobody,
}

async fn place(write: &mut Write, id: EmergencyId, row: &RowForm) -> Result<Place> {
    let number = rules::western(&row.number);
    let number = number.trim();
    if number.is_empty() || number == "+" {
        // A new row that has come in before has its number by now.
        return Ok(store::find_saving(write.conn()?, id, &row.key).await?.map_or(Place::New, Place::Head));
    }
    let Ok(number) = number.parse::<i64>() else { return Ok(Place::Nobody) };
    Ok(store::find_number(write.conn()?, id, number).await?.map_or(Place::Nobody, Place::Head))
}

fn wrong(row: &RowForm, head: Option<HeadId>, problems: Problems) -> Saved {
    Saved { key: row.key.clone(), state: "wrong", head, row: typed(row), problems: problems.0 }
}

/// What was typed, as a row.
fn typed(row: &RowForm) -> RowView {
    let row = row.clone();
    RowView {
        number: row.number.replace('+', ""),
        version: row.base,
        given: row.given,
        family: row.family,
        sex: row.sex,
        age: row.age,
        group: row.group,
        alone: row.alone,
        ..RowView::default()
    }
}

/// Takes one row; `None` for an empty one that would have made somebody new.
async fn take(cx: &Cx, write: &mut Write, (id, row): (EmergencyId, &RowForm)) -> Result<Option<Saved>> {
    let Some(key) = rules::key(&row.key) else { return Ok(Some(wrong(row, None, Problems::one("key", "event-key-missing")))) };
    let sent = match rules::read_row(row) {
        Ok(sent) => sent,
        Err(problems) => return Ok(Some(wrong(row, None, problems))),
    };
    let head_id = match place(write, id, row).await? {
        Place::Head(head) => head,
        Place::Nobody => return Ok(Some(wrong(row, None, Problems::one("number", "event-number-unknown")))),
        Place::New if rules::is_blank(&sent) => return Ok(None),
        Place::New => {
            let last = store::last_number(write.conn()?, id).await?;
            if last >= rules::HEADS_MAX {
                return Ok(Some(wrong(row, None, Problem::new("number", "event-heads-many").with("n", rules::HEADS_MAX).into())));
            }
            heads::make(write, (id, last + 1)).await?
        }
    };
    let mut stream = write.load(head_id).await?;
    let head = Head::fold(&stream);
    let outcome = rules::decide(&head, (key, row.base), &sent);
    if let (Outcome::Write(_) | Outcome::Conflict, Err(problems)) = (&outcome, rules::may_note(&head)) {
        return Ok(Some(wrong(row, Some(head_id), problems)));
    }
    let state = if outcome == Outcome::Conflict { "conflict" } else { "saved" };
    if let Outcome::Write(noted) = outcome {
        write.append(&mut stream, rules::save(noted, key)).await?;
    }
    let head = Head::fold(&stream);
    let row = view(cx, head.number, (head.version(), head.closed), head.noted());
    Ok(Some(Saved { key: key.to_owned(), state, head: Some(head_id), row, problems: Vec::new() }))
}

pub(super) async fn save(cx: Cx, Path(id): Path<EmergencyId>, Input(form): Input<RowsForm>) -> Result<Response> {
    let sent = form.into_rows();
    if sent.len() > rules::ROWS_MAX {
        return Err(Error::invalid("rows", "event-rows-many"));
    }
    let mut write = cx.write().await?;
    let (_, event) = load(&cx, &mut write, (id, Duty::EmergencyRecord)).await?;
    rules::under_way(&event).map_err(Error::Conflict)?;
    let untouched = untouched(&cx, &mut write, (id, &sent)).await?;
    let mut answers = Vec::with_capacity(sent.len());
    let mut kept = Vec::new();
    for row in sent.iter().filter(|row| !untouched.contains(row.number.trim())) {
        if let Some(answer) = take(&cx, &mut write, (id, row)).await? {
            kept.push(row.clone());
            answers.push(answer);
        }
    }
    write.commit().await?;
    match cx.wants() {
        Wants::Json => answer(&cx, answers).await,
        Wants::Html => show_again(&cx, id, (kept, answers)).await,
    }
}

/// Numbers of rows that came as they stand. Without script a whole page is sent for one row that was changed; one query
/// finds out which.
async fn untouched(cx: &Cx, write: &mut Write, (id, sent): (EmergencyId, &[RowForm])) -> Result<BTreeSet<String>> {
    if sent.len() <= FEW_ROWS {
        return Ok(BTreeSet::new());
    }
    let ledger = cx.app().ledger();
    let heads = store::list_heads(ledger, write.conn()?, (id, 0, rules::HEADS_MAX)).await?;
    let same = |row: &&RowForm| {
        let head = heads.iter().find(|head| head.number.to_string() == row.number.trim());
        head.is_some_and(|head| head.version == row.base && rules::read_row(row).is_ok_and(|sent| sent == head.noted))
    };
    Ok(sent.iter().filter(same).map(|row| row.number.trim().to_owned()).collect())
}

/// 200 when all rows were kept, 409 when one was refused because somebody else changed it, 422 when one cannot be read.
async fn answer(cx: &Cx, answers: Vec<Saved>) -> Result<Response> {
    let any = |state: &str| answers.iter().any(|row| row.state == state);
    let status = if any("conflict") {
        // Present values that somebody else wrote are about to be shown.
        cx.look_list("emergency-grid").await?;
        StatusCode::CONFLICT
    } else if any("wrong") {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let said = |saved: Saved| Saved { row: RowView { wrong: say(cx, &saved.problems), ..saved.row }, ..saved };
    cx.json(status, &Answer { rows: answers.into_iter().map(said).collect() })
}

fn say(cx: &Cx, problems: &[Problem]) -> String {
    problems.iter().map(|problem| filters::say(cx, problem)).collect::<Vec<_>>().join(" ")
}

/// Without script: back to the grid, or the grid again with what was typed in the rows that were not kept.
async fn show_again(cx: &Cx, id: EmergencyId, (sent, answers): (Vec<RowForm>, Vec<Saved>)) -> Result<Response> {
    let first = sent.iter().filter_map(|row| rules::western(&row.number).trim().parse::<i64>().ok()).min().unwrap_or(1);
    let from = if first <= ROWS { 1 } else { first };
    if answers.iter().all(|row| row.state == "saved") {
        let place = if from == 1 { format!("/emergencies/{id}/grid") } else { format!("/emergencies/{id}/grid?from={from}") };
        return cx.done(&place, "event-rows-done", &Answer { rows: answers });
    }
    let (tabs, mut rows, around) = rows(cx, id, from).await?;
    let mut problems = Problems::default();
    for (row, answer) in sent.iter().zip(answers).filter(|(_, answer)| answer.state != "saved") {
        let said = if answer.state == "conflict" { conflict(cx, &answer.row) } else { say(cx, &answer.problems) };
        let name = if row.number.is_empty() { "+" } else { row.number.as_str() };
        problems.0.push(Problem::new("", "event-row-problem").with("number", name).with("what", &said));
        let again = RowView { version: answer.row.version, wrong: said, ..typed(row) };
        match rows.iter_mut().find(|shown| !row.number.is_empty() && shown.number == row.number) {
            Some(shown) => *shown = again,
            None => rows.push(again),
        }
    }
    let page = page(cx, (tabs, rows, around), problems.clone());
    cx.retry(page, &problems).await
}

/// What stands in a row by now, in one sentence.
fn conflict(cx: &Cx, row: &RowView) -> String {
    let parts = [&row.given, &row.family, &row.sex, &row.age, &row.group, &row.alone];
    let present: Vec<&str> = parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    cx.tv("event-row-conflict", &[("value", present.join(" · ").into())])
}
