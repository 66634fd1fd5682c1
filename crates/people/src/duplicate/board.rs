//! The board: pairs that wait for somebody to look, and files that were merged and could be parted again.

use std::collections::HashMap;

use access::{Duty, Portion};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Conn, Instant};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Input, Result, View, filters};

use super::note::Done;
use super::store::{self, PairRow};
use super::sweep::{self, Progress};
use super::{lesson, merge};
use crate::person::{self, Head, PersonId, Spelling, record};

/// Pairs on a page.
const PAGE: i64 = 15;
/// Merged files on the page of those.
const MERGED_MAX: i64 = 50;
/// From this score on, in thousandths, a pair is very probably one person.
const SURE_MIN: i64 = 850;

/// From where.
#[derive(Deserialize, Serialize, Clone, Default, ToSchema)]
#[serde(default)]
pub struct BoardQuery {
    /// From 1.
    pub page: String,
}

/// One side of a pair.
#[derive(Serialize, ToSchema)]
pub struct Face {
    id: PersonId,
    /// Initials for those who may not merge.
    name: String,
    code: String,
    year: Option<i16>,
    nationality: String,
    /// Whether the reader may open the file.
    open: bool,
}

/// A pair that waits.
#[derive(Serialize, ToSchema)]
pub struct Pair {
    one: Face,
    other: Face,
    /// How alike, in per cent; 0 when only a person thought so.
    percent: i64,
    sure: bool,
    /// Message keys after `reason-`.
    reasons: Vec<String>,
    /// One name in two spellings, for those who see names.
    spellings: Vec<Spelling>,
    found: String,
    by: String,
    at: Instant,
}

impl Pair {
    fn faces(&self) -> [&Face; 2] {
        [&self.one, &self.other]
    }
}

/// Links to the pages before and after.
#[derive(Serialize, ToSchema)]
pub struct Pages {
    prev: Option<String>,
    next: Option<String>,
    says: String,
}

/// Pairs that wait for a decision.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "duplicate/board.html")]
pub struct BoardPage {
    pairs: Vec<Pair>,
    pages: Pages,
    may_merge: bool,
    /// How far the search in the whole register has come that was begun last.
    sweep: Progress,
    /// Decisions that taught how likeness is judged.
    taught: usize,
}

impl View for BoardPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("menu-duplicates")
    }
}

pub(super) async fn list(cx: Cx, Asked(query): Asked<BoardQuery>) -> Result<Response> {
    let page = query.page.parse::<i64>().unwrap_or(1).clamp(1, 10_000);
    let mut conn = cx.read().await?;
    let mut rows = store::pairs(&cx, &mut conn, PAGE + 1, (page - 1) * PAGE).await?;
    let shown = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = rows.len() > shown;
    rows.truncate(shown);
    let ids: Vec<PersonId> = rows.iter().flat_map(|row| [row.one_id, row.other_id]).collect();
    let heads = person::heads(&cx, &mut conn, &ids).await?;
    let may_merge = cx.may(Duty::DuplicateMerge);
    let mut pairs = Vec::with_capacity(rows.len());
    for row in rows {
        pairs.extend(pair(&cx, &mut conn, (row, &heads), may_merge).await?);
    }
    let taught = lesson::decisions(&mut conn).await?.len();
    drop(conn);
    cx.look_list("duplicate").await?;
    let last = (page - 1) * PAGE + i64::try_from(pairs.len()).unwrap_or(0);
    let pages = Pages {
        prev: (page > 1).then(|| format!("/duplicates?page={}", page - 1)),
        next: more.then(|| format!("/duplicates?page={}", page + 1)),
        says: cx.tv("page-says", &[("first", ((page - 1) * PAGE + 1).into()), ("last", last.into())]),
    };
    let sweep = sweep::progress(cx.app())?;
    cx.page(BoardPage { pairs, pages, may_merge, sweep, taught }).await
}

async fn pair(cx: &Cx, conn: &mut Conn, (row, heads): (PairRow, &HashMap<PersonId, Head>), named: bool) -> Result<Option<Pair>> {
    let (Some(one), Some(other)) = (heads.get(&row.one_id), heads.get(&row.other_id)) else { return Ok(None) };
    let why = row.why(cx)?;
    Ok(Some(Pair {
        one: face(cx, conn, one, named).await?,
        other: face(cx, conn, other, named).await?,
        percent: row.score / 10,
        sure: row.score >= SURE_MIN,
        reasons: why.reasons,
        spellings: if named { person::spellings(&one.name, &other.name) } else { Vec::new() },
        found: why.found,
        by: cx.app().name_of(row.by_id),
        at: Instant::from_millis(row.tick >> 16),
    }))
}

async fn face(cx: &Cx, conn: &mut Conn, head: &Head, named: bool) -> Result<Face> {
    let known = record(conn, head.id).await?;
    let open = known.is_some_and(|known| cx.subject().is_ok_and(|subject| subject.decide(Duty::PersonRead, &known)));
    let name = if named { head.name.clone() } else { person::mask(&head.name) };
    Ok(Face { id: head.id, name, code: head.code.clone(), year: head.birth.map(|birth| birth.year), nationality: head.nationality.clone(), open })
}

/// A file that is part of another.
#[derive(Serialize, ToSchema)]
pub struct Part {
    id: PersonId,
    /// Name on that file, for those who see names.
    name: String,
    code: String,
    into: Head,
    at: Instant,
    by: String,
    reason: String,
}

/// Files that could be parted again.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "duplicate/merged.html")]
pub struct MergedPage {
    parts: Vec<Part>,
    may_open: bool,
}

impl View for MergedPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("duplicate-merged-title")
    }
}

pub(super) async fn merged(cx: Cx) -> Result<Response> {
    let mut conn = cx.read().await?;
    let rows = store::partable(&cx, &mut conn, MERGED_MAX).await?;
    let ids: Vec<PersonId> = rows.iter().map(|row| row.into_id).collect();
    let heads = person::heads(&cx, &mut conn, &ids).await?;
    drop(conn);
    cx.look_list("duplicate").await?;
    let mut parts = Vec::with_capacity(rows.len());
    for row in rows {
        let (Some(into), Some(kept)) = (heads.get(&row.into_id).cloned(), row.open(cx.app().ledger())?) else { continue };
        let name = if cx.sees(Portion::Name) { kept.identity.full_name() } else { String::new() };
        let (at, by) = (row.at(), cx.app().name_of(row.merged_by));
        parts.push(Part { id: row.person_id, name, code: row.code, into, at, by, reason: kept.reason });
    }
    cx.page(MergedPage { parts, may_open: cx.may(Duty::PersonRead) }).await
}

/// Why a merge was a mistake.
#[derive(Deserialize, Default, ToSchema)]
#[serde(default)]
pub struct PartForm {
    /// Why.
    pub reason: String,
}

pub(super) async fn part(cx: Cx, Path(one): Path<PersonId>, Input(form): Input<PartForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    if store::root(write.conn()?, one).await?.is_none() {
        return Err(Error::NotFound);
    }
    let other = merge::part(&cx, &mut write, one, &form.reason).await?;
    write.commit().await?;
    cx.done("/duplicates/merged", "duplicate-parted-done", &Done { one, other })
}
