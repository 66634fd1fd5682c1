//! The list of people, and the views that staff keep of it.

use access::Duty;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use documents::TableCell;
use ledger::{FactKind as _, StreamId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Input, Problems, Result, View, filters};

use super::columns::{self, COLUMNS, Column};
use super::facts::{ListFact, ViewRemoved};
use super::query::ListQuery;
use super::rules;
use super::store::{self, Row};
use crate::person::{self, Head, PersonId};

/// People on a page of the list.
const PAGE: i64 = 25;

/// A column to choose, or chosen.
#[derive(Serialize, ToSchema)]
pub struct Choice {
    pub(super) name: &'static str,
    #[serde(skip)]
    pub(super) key: String,
    pub(super) chosen: bool,
}

/// A person in the list.
#[derive(Serialize, ToSchema)]
pub struct Listed {
    id: PersonId,
    head: Head,
    arrived_at: ledger::Instant,
    #[serde(skip)]
    cells: Vec<(String, String)>,
}

/// A view that was kept.
#[derive(Serialize, ToSchema)]
pub struct Saved {
    id: StreamId,
    name: String,
    path: String,
    own: bool,
}

/// Links to the pages before and after.
#[derive(Serialize, ToSchema)]
pub struct Pages {
    pub(super) prev: Option<String>,
    pub(super) next: Option<String>,
    pub(super) says: String,
}

/// People of the site.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "list/list.html")]
pub struct ListPage {
    rows: Vec<Listed>,
    query: ListQuery,
    problems: Problems,
    columns: Vec<Choice>,
    #[serde(skip)]
    heads: Vec<String>,
    views: Vec<Saved>,
    pages: Pages,
    #[serde(skip)]
    address: String,
    may_open: bool,
    vital: bool,
    care: bool,
    may_register: bool,
    may_export: bool,
}

impl View for ListPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("menu-people")
    }
}

pub(super) async fn list(cx: Cx, Asked(asked): Asked<ListQuery>) -> Result<Response> {
    let page = asked.page.parse::<i64>().unwrap_or(1).clamp(1, 100_000);
    let (query, problems) = (asked.plain(&cx), asked.problems());
    let columns = columns::chosen(&cx, &query.col);
    let mut conn = cx.read().await?;
    let mut found = store::list(&cx, &mut conn, &query.narrow(&cx), (PAGE + 1, (page - 1) * PAGE)).await?;
    let shown = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = found.len() > shown;
    found.truncate(shown);
    let views = store::list_views(&cx, &mut conn).await?;
    let ids: Vec<PersonId> = found.iter().map(|row| row.person_id).collect();
    let mut heads = person::heads(&cx, &mut conn, &ids).await?;
    drop(conn);
    cx.look_list("list").await?;
    let rows: Vec<Listed> = found.into_iter().filter_map(|row| heads.remove(&row.person_id).map(|head| listed(&cx, &columns, (head, row)))).collect();
    let first = (page - 1) * PAGE + 1;
    let last = first - 1 + i64::try_from(rows.len()).unwrap_or(0);
    let address = query.address();
    let pages = Pages {
        prev: (page > 1).then(|| turned(&address, page - 1)),
        next: more.then(|| turned(&address, page + 1)),
        says: cx.tv("page-says", &[("first", first.into()), ("last", last.into())]),
    };
    cx.page(ListPage {
        rows,
        problems,
        heads: columns.iter().map(|column| column.key()).collect(),
        columns: choices(&cx, &columns),
        views: views.into_iter().map(|kept| Saved { path: format!("/people?{}", kept.query), id: kept.id, name: kept.name, own: kept.own }).collect(),
        pages,
        address,
        may_open: cx.may(Duty::PersonRead),
        vital: cx.sees(access::Portion::Vital),
        care: cx.sees(access::Portion::Care),
        may_register: cx.may(Duty::ConsentRecord),
        may_export: cx.may(Duty::ListExport),
        query,
    })
    .await
}

fn turned(address: &str, page: i64) -> String {
    if address.is_empty() { format!("/people?page={page}") } else { format!("/people?{address}&page={page}") }
}

/// The columns that the reader may choose from.
pub(super) fn choices(cx: &Cx, chosen: &[&'static Column]) -> Vec<Choice> {
    COLUMNS
        .iter()
        .filter(|column| column.open(cx))
        .map(|column| Choice { name: column.name, key: column.key(), chosen: chosen.iter().any(|one| one.name == column.name) })
        .collect()
}

fn listed(cx: &Cx, columns: &[&'static Column], (head, row): (Head, Row)) -> Listed {
    let cells = columns.iter().map(|column| (column.name.to_owned(), said(cx, column.cell(cx, &head, &row), column.name))).collect();
    Listed { id: row.person_id, arrived_at: row.arrived_at, head, cells }
}

/// A cell as people read it: countries by name, days in words.
fn said(cx: &Cx, cell: TableCell, column: &str) -> String {
    match cell {
        TableCell::Text(code) if column == "nationality" => web::reference::country(&code).map_or(code, |entry| entry.name(cx.locale()).to_owned()),
        TableCell::Text(day) if column == "arrived" || column == "registered" => day.parse().map_or(day, |parsed| text::day_short(cx.locale(), parsed)),
        TableCell::Text(text) => text,
        TableCell::Number(number) => text::number(cx.locale(), i64::from(number)),
        TableCell::Empty => String::new(),
    }
}

/// A view to keep.
#[derive(Deserialize, Default, ToSchema)]
#[serde(default)]
pub struct ViewForm {
    /// Its name.
    pub name: String,
    /// The list as an address.
    pub query: String,
    /// `yes`: colleagues see it too.
    pub shared: String,
}

/// What changed.
#[derive(Serialize, ToSchema)]
pub struct Done {
    id: StreamId,
}

pub(super) async fn save(cx: Cx, Input(form): Input<ViewForm>) -> Result<Response> {
    let query = ListQuery::read(&form.query).plain(&cx).address();
    let mut write = cx.write().await?;
    let kept = store::count_views(write.conn()?, &cx).await?;
    let fact = rules::save(&form.name, query.clone(), form.shared == "yes", kept).map_err(Error::Invalid)?;
    let id: StreamId = write.id();
    let mut stream = write.load(id).await?;
    write.append(&mut stream, [fact]).await?;
    write.commit().await?;
    cx.done(&format!("/people?{query}"), "list-view-kept", &Done { id })
}

pub(super) async fn remove(cx: Cx, Path(id): Path<StreamId>) -> Result<Response> {
    let mut write = cx.write().await?;
    if store::owner(write.conn()?, &cx, id).await? != Some(cx.user()) {
        return Err(Error::NotFound);
    }
    let mut stream = write.load(id).await?;
    write.append(&mut stream, [ListFact::ViewRemoved(ViewRemoved {}).fact()]).await?;
    write.commit().await?;
    cx.done("/people", "list-view-removed", &Done { id })
}
