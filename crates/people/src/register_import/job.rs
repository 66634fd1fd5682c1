//! The page of one import, where it stands.

use access::Portion;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Conn, Instant, StreamId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Problems, Result, View, filters};

use super::columns::FIELDS;
use super::facts::Import;
use super::rules::{self, Counts, count, state};
use super::store::{self, Entry, Job};
use super::{check, table};
use crate::person::{self, Head, Likely, PersonId};

/// Rows on a page.
const PAGE: i64 = 25;
/// People listed who were kept.
const KEPT_MAX: usize = 200;

/// Which page of errors and of likely duplicates.
#[derive(Deserialize, Default, ToSchema)]
#[serde(default)]
pub struct JobQuery {
    /// Page of errors, from 1.
    pub errors: String,
    /// Page of likely duplicates, from 1.
    pub pairs: String,
}

/// A column of the file.
#[derive(Serialize, ToSchema)]
pub struct Column {
    letter: String,
    header: String,
    /// What it means.
    field: String,
    /// Its first cells, for those who see names.
    samples: Vec<String>,
}

/// The columns, and the declaration.
#[derive(Serialize, ToSchema)]
pub struct MappingPart {
    columns: Vec<Column>,
    fields: &'static [&'static str],
    declared: String,
    place: String,
}

/// How far the check is.
#[derive(Serialize, ToSchema)]
pub struct Progress {
    id: StreamId,
    done: i64,
    total: i64,
    percent: i64,
    running: bool,
}

/// A problem of a cell, in words.
#[derive(Serialize, ToSchema)]
pub struct WrongCell {
    row: i64,
    /// Letter of the column; empty when it concerns the whole row.
    column: String,
    header: String,
    /// What the cell says, for those who see names.
    cell: String,
    says: String,
}

/// A row that looks like somebody.
#[derive(Serialize, ToSchema)]
pub struct Pair {
    row: i64,
    /// Name in the file, for those who see names.
    name: String,
    year: Option<i16>,
    likely: Vec<Likely>,
    /// Earlier row that looks alike.
    twin: Option<i64>,
    /// `same`, `different` or empty.
    decision: String,
}

/// Links to the pages before and after.
#[derive(Serialize, ToSchema)]
pub struct Pages {
    prev: Option<String>,
    next: Option<String>,
    says: String,
}

/// What the check found.
#[derive(Serialize, ToSchema)]
pub struct Review {
    /// Rows that will be imported.
    importable: i64,
    wrong: i64,
    undecided: i64,
    /// Undecided rows that are almost surely somebody known.
    sure: i64,
    same: i64,
    /// Whether everything may be imported now.
    ready: bool,
    errors: Vec<WrongCell>,
    error_pages: Pages,
    pairs: Vec<Pair>,
    pair_pages: Pages,
}

/// What became of it.
#[derive(Serialize, ToSchema)]
pub struct Outcome {
    imported: i64,
    left_out: i64,
    withdrawn: i64,
    /// People kept when it was undone, as far as the reader may find them.
    kept: Vec<Head>,
    kept_count: i64,
    place: String,
}

/// An import.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "register_import/job.html")]
pub struct JobPage {
    id: StreamId,
    /// `mapping`, `checking`, `review`, `applied`, `undone` or `discarded`.
    state: String,
    created_at: Instant,
    by: String,
    rows: i64,
    mapping: Option<MappingPart>,
    progress: Option<Progress>,
    review: Option<Review>,
    result: Option<Outcome>,
    problems: Problems,
}

impl View for JobPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("import-title")
    }
}

/// How far the check is, alone.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "register_import/progress.html")]
pub struct ProgressPage {
    progress: Progress,
}

impl View for ProgressPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("import-title")
    }
}

/// A job of the reader's site.
pub(super) async fn open(cx: &Cx, conn: &mut Conn, id: StreamId) -> Result<Job> {
    store::get(conn, id).await?.filter(|job| job.site_id == cx.site_id()).ok_or(Error::NotFound)
}

/// Whether what the file says of people is shown: to those who see names, and to whoever brought the file.
fn shows(cx: &Cx, job: &Job) -> bool {
    cx.sees(Portion::Name) || job.user_id == cx.user()
}

pub(super) async fn show(cx: Cx, Path(id): Path<StreamId>, Asked(query): Asked<JobQuery>) -> Result<Response> {
    let page = page(&cx, id, &query, None, Problems::default()).await?;
    cx.page(page).await
}

/// What was typed into the form of the columns, to be shown again.
pub(super) struct Typed {
    pub(super) columns: Vec<String>,
    pub(super) declared: String,
    pub(super) place: String,
}

pub(super) async fn page(cx: &Cx, id: StreamId, query: &JobQuery, typed: Option<Typed>, problems: Problems) -> Result<JobPage> {
    let mut conn = cx.read().await?;
    let job = open(cx, &mut conn, id).await?;
    let mut page = JobPage {
        id,
        state: job.state.clone(),
        created_at: job.created_at,
        by: cx.app().name_of(job.user_id),
        rows: job.rows_total,
        mapping: None,
        progress: None,
        review: None,
        result: None,
        problems,
    };
    match job.state.as_str() {
        "mapping" => page.mapping = Some(mapping(cx, &job, typed)?),
        "checking" => {
            check::spawn(cx.app(), id);
            page.progress = Some(progress_of(&job));
        }
        "review" => page.review = Some(review(cx, &mut conn, &job, query).await?),
        "applied" | "undone" => page.result = Some(result(cx, &mut conn, &job).await?),
        _ => {}
    }
    drop(conn);
    if page.mapping.is_some() || page.review.is_some() {
        cx.look_list("import").await?;
    }
    Ok(page)
}

fn mapping(cx: &Cx, job: &Job, typed: Option<Typed>) -> Result<MappingPart> {
    let plan = job.plan(cx.app().ledger())?;
    let typed = typed.unwrap_or_else(|| Typed { columns: plan.mapping.0.clone(), declared: String::new(), place: String::new() });
    let samples = if shows(cx, job) { plan.samples } else { Vec::new() };
    let columns = plan.headers.into_iter().enumerate().map(|(place, header)| Column {
        letter: table::letter(place),
        header,
        field: typed.columns.get(place).cloned().unwrap_or_default(),
        samples: samples.get(place).cloned().unwrap_or_default(),
    });
    Ok(MappingPart { columns: columns.collect(), fields: FIELDS, declared: typed.declared, place: typed.place })
}

fn progress_of(job: &Job) -> Progress {
    let running = job.state == "checking";
    let percent = job.rows_done.saturating_mul(100).checked_div(job.rows_total).unwrap_or(100);
    Progress { id: job.job_id, done: job.rows_done, total: job.rows_total, percent: if running { percent } else { 100 }, running }
}

pub(super) async fn progress(cx: Cx, Path(id): Path<StreamId>) -> Result<Response> {
    let job = open(&cx, &mut cx.read().await?, id).await?;
    cx.fragment(ProgressPage { progress: progress_of(&job) })
}

const PAIRS: &[&str] = &[state::DUPLICATE, state::SURE, state::SAME, state::DIFFERENT];

async fn review(cx: &Cx, conn: &mut Conn, job: &Job, query: &JobQuery) -> Result<Review> {
    let counts = store::counts(conn, job.job_id).await?;
    let (errors_page, pairs_page) = (page_number(&query.errors), page_number(&query.pairs));
    let ledger = cx.app().ledger();
    let plan = job.plan(ledger)?;
    let shown = shows(cx, job);
    let wrong = store::entries(ledger, conn, job.job_id, &[state::WRONG], PAGE, (errors_page - 1) * PAGE).await?;
    let errors = wrong.iter().flat_map(|entry| wrong_cells(cx, entry, &plan.headers, shown)).collect();
    let mut pairs = Vec::new();
    for entry in store::entries(ledger, conn, job.job_id, PAIRS, PAGE, (pairs_page - 1) * PAGE).await? {
        pairs.push(pair(cx, conn, entry, shown).await?);
    }
    let of = |state| count(&counts, state);
    let pair_count = PAIRS.iter().map(|state| of(state)).sum();
    Ok(Review {
        importable: of(state::OK) + of(state::DIFFERENT),
        wrong: of(state::WRONG),
        undecided: of(state::DUPLICATE) + of(state::SURE),
        sure: of(state::SURE),
        same: of(state::SAME),
        ready: rules::ready(&counts).is_ok(),
        errors,
        error_pages: pages(cx, job.job_id, "errors", errors_page, of(state::WRONG)),
        pairs,
        pair_pages: pages(cx, job.job_id, "pairs", pairs_page, pair_count),
    })
}

fn page_number(typed: &str) -> i64 {
    typed.parse::<i64>().unwrap_or(1).clamp(1, 100_000)
}

fn pages(cx: &Cx, id: StreamId, list: &str, page: i64, total: i64) -> Pages {
    let address = |page: i64| format!("/imports/{id}?{list}={page}#{list}");
    let first = (page - 1) * PAGE + 1;
    let last = (page * PAGE).min(total);
    Pages {
        prev: (page > 1).then(|| address(page - 1)),
        next: (last < total).then(|| address(page + 1)),
        says: cx.tv("import-page-says", &[("first", first.into()), ("last", last.into()), ("total", total.into())]),
    }
}

fn wrong_cells(cx: &Cx, entry: &Entry, headers: &[String], shown: bool) -> Vec<WrongCell> {
    let cell = |wrong: &super::row::Wrong| WrongCell {
        row: entry.number,
        column: wrong.column.map(table::letter).unwrap_or_default(),
        header: wrong.column.and_then(|column| headers.get(column)).cloned().unwrap_or_default(),
        cell: if shown { wrong.cell.clone() } else { String::new() },
        says: filters::say(cx, &wrong.problem),
    };
    entry.row.problems.iter().map(cell).collect()
}

async fn pair(cx: &Cx, conn: &mut Conn, entry: Entry, shown: bool) -> Result<Pair> {
    let identity = entry.row.identity.unwrap_or_default();
    let likely = person::likely(cx, conn, &identity, &[]).await?;
    let decided = [state::SAME, state::DIFFERENT].contains(&entry.state.as_str());
    Ok(Pair {
        row: entry.number,
        name: if shown { identity.full_name() } else { String::new() },
        year: identity.birth.map(|birth| birth.year),
        likely,
        twin: entry.row.twin,
        decision: if decided { entry.state } else { String::new() },
    })
}

async fn result(cx: &Cx, conn: &mut Conn, job: &Job) -> Result<Outcome> {
    let ledger = cx.app().ledger();
    let import = Import::fold(&ledger.stream(conn, job.job_id).await?);
    let counts: Counts = store::counts(conn, job.job_id).await?;
    let of = |state| count(&counts, state);
    let mut kept: Vec<PersonId> = store::outcomes(ledger, conn, job.job_id, &[state::KEPT]).await?.into_iter().map(|(_, person)| person).collect();
    kept.truncate(KEPT_MAX);
    let visible = person::visible(cx, conn, &kept).await?;
    let mut heads = person::heads(cx, conn, &visible).await?;
    let kept = visible.iter().filter_map(|id| heads.remove(id)).collect::<Vec<_>>();
    if !kept.is_empty() {
        cx.look_list("import").await?;
    }
    Ok(Outcome {
        imported: of(state::IMPORTED),
        left_out: of(state::LEFT),
        withdrawn: of(state::WITHDRAWN),
        kept,
        kept_count: of(state::KEPT),
        place: import.place,
    })
}
