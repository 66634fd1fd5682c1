//! Deeds on imports: upload, columns, decisions, import, undo.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Compartment, Instant, StreamId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problems, Result, Upload, View, filters};

use super::apply::{self, By};
use super::check::{blocking, spawn};
use super::columns;
use super::job::{self, JobQuery, Typed, open};
use super::row::Mapping;
use super::rules::{self, Plan, state};
use super::store;
use super::table::{self, Table};
use crate::person::PersonId;

/// Rows shown of a file before its columns are chosen.
const SAMPLES: usize = 5;
/// Letters of a cell shown.
const SAMPLE_MAX: usize = 40;

/// An import in the list.
#[derive(Serialize, ToSchema)]
pub struct Listed {
    id: StreamId,
    at: Instant,
    by: String,
    state: String,
    rows: i64,
}

/// Imports of the site.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "register_import/list.html")]
pub struct ListPage {
    jobs: Vec<Listed>,
    sheet: String,
    problems: Problems,
}

impl View for ListPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("menu-imports")
    }
}

async fn list_page(cx: &Cx, sheet: String, problems: Problems) -> Result<ListPage> {
    let jobs = store::list(&mut cx.read().await?, cx.site_id()).await?;
    let listed = |job: store::Job| Listed { id: job.job_id, at: job.created_at, by: cx.app().name_of(job.user_id), state: job.state, rows: job.rows_total };
    Ok(ListPage { jobs: jobs.into_iter().map(listed).collect(), sheet, problems })
}

pub(super) async fn list(cx: Cx) -> Result<Response> {
    let page = list_page(&cx, String::new(), Problems::default()).await?;
    cx.page(page).await
}

/// A register.
#[derive(Deserialize, Default, ToSchema)]
#[serde(default)]
pub struct UploadForm {
    /// The file, as a data URL: XLSX, or CSV in UTF-8, UTF-16 or Windows-1252, with commas, semicolons or tabs.
    pub file: String,
    /// Sheet of a workbook; the first one that holds something when empty.
    pub sheet: String,
}

/// What was begun or decided.
#[derive(Serialize, ToSchema)]
pub struct Created {
    /// The import.
    id: StreamId,
    /// Where it stands now.
    state: &'static str,
}

pub(super) async fn create(cx: Cx, Input(form): Input<UploadForm>) -> Result<Response> {
    let Some(upload) = Upload::parse("file", &form.file)? else { return refuse(&cx, form.sheet, Problems::one("file", "import-file-missing")).await };
    let sheet = form.sheet.clone();
    let (bytes, read) = blocking(move || {
        let read = table::read(&upload.bytes, &sheet);
        (upload.bytes, read)
    })
    .await?;
    let found = match read {
        Ok(found) => found,
        Err(problem) => return refuse(&cx, form.sheet, problem.into()).await,
    };
    let remembered = store::remembered(&mut cx.read().await?, &columns::signature(&found.headers)).await?;
    let rows = i64::try_from(found.rows.len()).unwrap_or(i64::MAX);
    let plan = plan(found, form.sheet, remembered);
    let media = if table::is_workbook(&bytes) { "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" } else { "text/csv" };
    let mut write = cx.write().await?;
    let id: StreamId = write.id();
    let hash = write.attach(id, Compartment::Identity, media, &bytes).await?;
    store::add(&mut write, id, &hash, rows, &plan).await?;
    write.commit().await?;
    cx.done(&format!("/imports/{id}"), "import-received-done", &Created { id, state: "mapping" })
}

async fn refuse(cx: &Cx, sheet: String, problems: Problems) -> Result<Response> {
    let page = list_page(cx, sheet, problems.clone()).await?;
    cx.retry(page, &problems).await
}

/// What is kept of a file beside itself, with a proposal for its columns.
fn plan(table: Table, sheet: String, remembered: Option<Mapping>) -> Plan {
    let proposed = || Mapping(columns::propose(&table.headers).into_iter().map(str::to_owned).collect());
    let mapping = remembered.filter(|mapping| mapping.0.len() == table.headers.len()).unwrap_or_else(proposed);
    let sample = |column: usize| {
        let cells = table.rows.iter().take(SAMPLES).filter_map(|line| line.cells.get(column));
        cells.filter(|cell| !cell.is_empty()).map(|cell| cell.chars().take(SAMPLE_MAX).collect()).collect()
    };
    let samples = (0..table.headers.len()).map(sample).collect();
    Plan { sheet, samples, mapping, headers: table.headers, today: None }
}

/// What the columns mean, and the declaration.
#[derive(Deserialize, Default, ToSchema)]
#[serde(default)]
pub struct MappingForm {
    /// One field for each column, in order: `ignore`, `given`, `family`, `full_name`, `other`, `native`, `sex`, `birth`,
    /// `birthplace`, `nationality`, `language`, `phone`, `mother`, `father`, `paper_number`, `paper_kind`, `route`,
    /// `status`, `destination`, `arrival`, `household`, `relation`.
    pub column: Vec<String>,
    /// `yes`: the people in this register agreed on paper, and the papers are kept.
    pub declared: String,
    /// Where the papers are kept.
    pub place: String,
}

pub(super) async fn map(cx: Cx, Path(id): Path<StreamId>, Input(form): Input<MappingForm>) -> Result<Response> {
    let job = open(&cx, &mut cx.read().await?, id).await?;
    let mut plan = job.plan(cx.app().ledger())?;
    let declared = rules::declare(&form.declared, &form.place, job.rows_total);
    let chosen = Mapping::read(&form.column, plan.headers.len());
    let (facts, mapping) = match (declared, chosen) {
        (Ok(facts), Ok(mapping)) => (facts, mapping),
        (declared, chosen) => {
            let problems = Problems(chosen.err().into_iter().chain(declared.err()).flat_map(|problems| problems.0).collect());
            let typed = Typed { columns: form.column, declared: form.declared, place: form.place };
            let page = job::page(&cx, id, &JobQuery::default(), Some(typed), problems.clone()).await?;
            return cx.retry(page, &problems).await;
        }
    };
    plan.mapping = mapping;
    plan.today = Some(cx.today());
    let mut write = cx.write().await?;
    if !store::move_on(&mut write, id, "mapping", "checking").await? {
        return Err(Error::conflict("", "import-mapped-already"));
    }
    store::replan(&mut write, id, &plan).await?;
    store::remember(&mut write, &columns::signature(&plan.headers), &plan.mapping).await?;
    let mut stream = write.load(id).await?;
    write.append(&mut stream, facts).await?;
    let app = cx.app().clone();
    write.after_commit(move || spawn(&app, id));
    write.commit().await?;
    cx.done(&format!("/imports/{id}"), "", &Created { id, state: "checking" })
}

/// Whether a row is somebody known.
#[derive(Deserialize, Default, ToSchema)]
#[serde(default)]
pub struct DecideForm {
    /// Number of the row; `sure` for all undecided rows that are almost surely somebody known.
    pub row: String,
    /// `same` leaves the row out, `different` imports it.
    pub decision: String,
    /// For `same`: the file it is, if it is one.
    pub person: String,
}

pub(super) async fn decide(cx: Cx, Path(id): Path<StreamId>, Input(form): Input<DecideForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let job = open(&cx, write.conn()?, id).await?;
    if job.state != "review" {
        return Err(Error::conflict("", "import-not-in-review"));
    }
    let ledger = cx.app().ledger().clone();
    let entries = if form.row == "sure" {
        store::entries(&ledger, write.conn()?, id, &[state::SURE], 0, 0).await?
    } else {
        let number = form.row.parse().map_err(|_| Error::invalid("row", "import-no-decision-needed"))?;
        store::entry(&ledger, write.conn()?, id, number).await?.into_iter().collect()
    };
    if entries.is_empty() {
        return Err(Error::NotFound);
    }
    for mut entry in entries {
        let after = rules::decide(&entry.state, &form.decision).map_err(Error::Invalid)?;
        let chosen = if form.person.is_empty() { entry.row.alike.first() } else { entry.row.alike.iter().find(|id| **id == form.person) };
        entry.row.person = chosen.filter(|_| after == state::SAME).and_then(|id| id.parse::<PersonId>().ok());
        store::put(&mut write, id, entry.number, after, &entry.row).await?;
    }
    write.commit().await?;
    cx.done(&format!("/imports/{id}#pairs"), "import-decided-done", &Created { id, state: "review" })
}

/// What was done.
#[derive(Serialize, ToSchema)]
pub struct Done {
    /// The import.
    id: StreamId,
    /// People registered, or taken back.
    rows: i64,
    /// People kept.
    kept: i64,
}

async fn by(cx: &Cx, id: StreamId) -> Result<By> {
    open(cx, &mut cx.read().await?, id).await?;
    Ok(By { author: cx.author(), site: cx.site()?, today: cx.today() })
}

pub(super) async fn apply(cx: Cx, Path(id): Path<StreamId>) -> Result<Response> {
    let by = by(&cx, id).await?;
    apply::look_again(cx.app(), &by, id).await?;
    let rows = apply::apply(cx.app(), &by, id).await?;
    cx.done(&format!("/imports/{id}"), "import-applied-done", &Done { id, rows, kept: 0 })
}

pub(super) async fn undo(cx: Cx, Path(id): Path<StreamId>) -> Result<Response> {
    let by = by(&cx, id).await?;
    let (rows, kept) = apply::undo(cx.app(), &by, id).await?;
    cx.done(&format!("/imports/{id}"), "import-undone-done", &Done { id, rows, kept })
}

pub(super) async fn discard(cx: Cx, Path(id): Path<StreamId>) -> Result<Response> {
    let by = by(&cx, id).await?;
    apply::discard(cx.app(), &by, id).await?;
    cx.done("/imports", "import-discarded-done", &Done { id, rows: 0, kept: 0 })
}
