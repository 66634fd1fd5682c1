//! A list as a file, and the register of files that were taken out.

use askama::Template;
use axum::response::Response;
use documents::{Table, TableColumn};
use ledger::{Compartment, Instant, StreamId, UserId};
use serde::{Deserialize, Serialize};
use text::Locale;
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Input, Problems, Result, View, Wants, filters};

use super::columns::{self, Column};
use super::facts::Exported;
use super::pages::{Choice, Pages, choices};
use super::query::ListQuery;
use super::rules::{self, FORMATS, PURPOSES};
use super::store::{self, ExportSeal};
use crate::person::{self, PersonId};

/// Most people in one file: more than a centre holds, less than a register.
const PEOPLE_MAX: i64 = 10_000;
/// People whose names are opened at once.
const CHUNK: usize = 500;
/// Exports on a page of the register.
const PAGE: i64 = 50;

/// What will leave.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "list/export.html")]
pub struct AskPage {
    people: i64,
    too_many: bool,
    columns: Vec<Choice>,
    #[serde(skip)]
    says: Vec<String>,
    #[serde(skip)]
    address: String,
    #[serde(skip)]
    form: ExportForm,
    problems: Problems,
    #[serde(skip)]
    purposes: &'static [&'static str],
    #[serde(skip)]
    formats: &'static [&'static str],
}

impl View for AskPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("list-export-title")
    }
}

/// A list to take out.
#[derive(Deserialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct ExportForm {
    /// The list as an address: the query of `/people`.
    pub query: String,
    /// Columns; those of the query, or the usual ones, when empty.
    pub col: Vec<String>,
    /// `xlsx` or `csv`.
    pub format: String,
    /// What for: `meeting`, `distribution`, `partner`, `quality`, `continuity`, `other`.
    pub purpose: String,
    /// What for, in words; needed for partners and others.
    pub words: String,
}

pub(super) async fn ask(cx: Cx, Asked(asked): Asked<ListQuery>) -> Result<Response> {
    let form = ExportForm { query: asked.plain(&cx).address(), format: "xlsx".to_owned(), ..ExportForm::default() };
    let page = page(&cx, form, Problems::default()).await?;
    cx.page(page).await
}

async fn page(cx: &Cx, form: ExportForm, problems: Problems) -> Result<AskPage> {
    let query = ListQuery::read(&form.query).plain(cx);
    let people = store::count(cx, &mut cx.read().await?, &query.narrow(cx), PEOPLE_MAX + 1).await?;
    let asked = if form.col.is_empty() { &query.col } else { &form.col };
    Ok(AskPage {
        people: people.min(PEOPLE_MAX),
        too_many: people > PEOPLE_MAX,
        columns: choices(cx, &columns::chosen(cx, asked)),
        says: query.says(cx),
        address: query.address(),
        form,
        problems,
        purposes: PURPOSES,
        formats: FORMATS,
    })
}

pub(super) async fn make(cx: Cx, Input(form): Input<ExportForm>) -> Result<Response> {
    let problems = rules::purpose(&form.purpose, &form.words, &form.format);
    if !problems.is_empty() {
        return match cx.wants() {
            Wants::Html => cx.retry(page(&cx, form, problems.clone()).await?, &problems).await,
            Wants::Json => Err(Error::Invalid(problems)),
        };
    }
    let query = ListQuery::read(&form.query).plain(&cx);
    let columns = columns::chosen(&cx, if form.col.is_empty() { &query.col } else { &form.col });
    let mut conn = cx.read().await?;
    let rows = store::list(&cx, &mut conn, &query.narrow(&cx), (PEOPLE_MAX + 1, 0)).await?;
    drop(conn);
    if i64::try_from(rows.len()).unwrap_or(i64::MAX) > PEOPLE_MAX {
        return Err(Error::invalid("query", "list-export-too-many"));
    }
    record(&cx, &form, (&query, &columns, rows.len())).await?;
    let table = table(&cx, &columns, rows).await?;
    let csv = form.format == "csv";
    let bytes = tokio::task::spawn_blocking(move || if csv { documents::csv(&table) } else { documents::xlsx(&table) })
        .await
        .map_err(|e| Error::Internal(e.to_string()))?
        .map_err(|e| Error::Internal(e.to_string()))?;
    let (media, ending) = if csv { ("text/csv; charset=utf-8", "csv") } else { ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx") };
    Ok(cx.download(media, &format!("relais-{}.{ending}", cx.today()), bytes))
}

/// Writes down who takes what out and why, before anything leaves.
async fn record(cx: &Cx, form: &ExportForm, (query, columns, people): (&ListQuery, &[&'static Column], usize)) -> Result<()> {
    let exported = Exported {
        format: form.format.clone(),
        columns: columns.iter().map(|column| column.name.to_owned()).collect(),
        rows: i64::try_from(people).unwrap_or(i64::MAX),
        query: query.address(),
        purpose: form.purpose.clone(),
        words: form.words.trim().to_owned(),
    };
    let mut write = cx.write().await?;
    let id: StreamId = write.id();
    let mut stream = write.load(id).await?;
    write.append(&mut stream, [rules::exported(exported)]).await?;
    write.commit().await?;
    cx.look_list("export").await
}

async fn table(cx: &Cx, columns: &[&'static Column], rows: Vec<store::Row>) -> Result<Table> {
    let mut out = Vec::with_capacity(rows.len());
    for chunk in rows.chunks(CHUNK) {
        let ids: Vec<PersonId> = chunk.iter().map(|row| row.person_id).collect();
        let heads = person::heads(cx, &mut cx.read().await?, &ids).await?;
        for row in chunk {
            if let Some(head) = heads.get(&row.person_id) {
                out.push(columns.iter().map(|column| column.cell(cx, head, row)).collect());
            }
        }
    }
    let columns = columns.iter().map(|column| TableColumn { header: cx.t(&column.key()), tag: column.tag }).collect();
    Ok(Table { title: cx.t("menu-people"), columns, rows: out, rtl: cx.locale() == Locale::Ar })
}

/// Which page of the register.
#[derive(Deserialize, Serialize, Default, ToSchema)]
#[serde(default)]
pub struct RegisterQuery {
    /// From 1.
    pub page: String,
}

/// A list that was taken out.
#[derive(Serialize, ToSchema)]
pub struct Taken {
    id: StreamId,
    at: Instant,
    by: UserId,
    people: i64,
    format: String,
    purpose: String,
    words: String,
    columns: Vec<String>,
    #[serde(skip)]
    says: String,
}

/// Lists that were taken out.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "list/exports.html")]
pub struct RegisterPage {
    exports: Vec<Taken>,
    pages: Pages,
}

impl View for RegisterPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("list-exports-title")
    }
}

pub(super) async fn register(cx: Cx, Asked(query): Asked<RegisterQuery>) -> Result<Response> {
    let page = query.page.parse::<i64>().unwrap_or(1).clamp(1, 100_000);
    let mut rows = store::list_exports(&cx, &mut cx.read().await?, (PAGE + 1, (page - 1) * PAGE)).await?;
    let shown = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = rows.len() > shown;
    rows.truncate(shown);
    let mut exports = Vec::with_capacity(rows.len());
    for row in rows {
        let seal: ExportSeal = cx.app().ledger().open_sealed(row.export_id, Compartment::House, "list_export", &row.wrapped, &row.sealed)?;
        let mut says: Vec<String> = seal.columns.iter().map(|name| cx.t(&format!("list-col-{name}"))).collect();
        says.extend(ListQuery::read(&seal.query).says(&cx));
        exports.push(Taken {
            id: row.export_id,
            at: row.at,
            by: row.user_id,
            people: row.people,
            format: row.format,
            purpose: row.purpose,
            words: seal.words,
            columns: seal.columns,
            says: says.join(" · "),
        });
    }
    let first = (page - 1) * PAGE + 1;
    let last = first - 1 + i64::try_from(exports.len()).unwrap_or(0);
    let pages = Pages {
        prev: (page > 1).then(|| format!("/exports?page={}", page - 1)),
        next: more.then(|| format!("/exports?page={}", page + 1)),
        says: cx.tv("page-says", &[("first", first.into()), ("last", last.into())]),
    };
    cx.page(RegisterPage { exports, pages }).await
}
