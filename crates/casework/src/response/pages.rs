//! Pages of who acts on what.

use access::Duty;
use askama::Template;
use axum::extract::Path;
use axum::response::Response as Answer;
use ledger::{Conn, Day, Instant, UserId};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Problems, Result, View, filters};

use super::facts::{Ended, Kept, Response, ResponseId, levels};
use super::form::{EndForm, ListQuery};
use super::groups::{self, GROUPS};
use super::rules;
use super::store::{self, Acting};
use crate::assessment::{self, FACTORS, Polarity};

/// Gaps shown at once.
const GAPS_MAX: usize = 12;
/// Those who act, shown at once; a subject or level narrows them down.
const SHOWN_MAX: usize = 40;

/// Somebody who acts.
#[derive(Clone, Serialize, ToSchema)]
pub struct Entry {
    pub(super) id: ResponseId,
    pub(super) kept: Kept,
    /// It acts today.
    pub(super) live: bool,
    pub(super) ended_on: Option<Day>,
    pub(super) reason: String,
}

impl Entry {
    fn of(one: &Acting, today: Day) -> Self {
        let (ended_on, reason) = one.ended.clone().map_or((None, String::new()), |(day, reason)| (Some(day), reason));
        Self { id: one.id, live: one.acts(today), kept: one.kept.clone(), ended_on, reason }
    }
}

/// A factor found often, on which nobody acts.
#[derive(Serialize, ToSchema)]
pub struct Gap {
    factor: String,
    /// In how many last assessments; never fewer than five.
    people: i64,
}

/// A group of factors with how many act at each level.
#[derive(Serialize, ToSchema)]
pub struct Line {
    group: &'static str,
    cells: Vec<(&'static str, i64)>,
    /// Factors of it that expose and on which nobody acts.
    untouched: Vec<&'static str>,
}

/// Who acts on what.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "response/list.html")]
pub struct ListPage {
    gaps: Vec<Gap>,
    /// Whether the reader may see what is found how often.
    counted: bool,
    levels: [&'static str; 4],
    lines: Vec<Line>,
    entries: Vec<Entry>,
    /// Others that would be listed, were there room.
    more: usize,
    /// How many act today, in all.
    live: i64,
    groups: Vec<&'static str>,
    query: ListQuery,
    may_write: bool,
}

impl View for ListPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("response-menu")
    }
}

/// What is shown of the groups and levels.
fn lines(live: &[&Kept]) -> Vec<Line> {
    let matrix = rules::matrix(live.iter().copied());
    let untouched = rules::untouched(live);
    let line = |group: &groups::Group| Line {
        group: group.code,
        cells: levels().map(|level| (level, matrix.get(&(group.code, level)).copied().unwrap_or(0))).to_vec(),
        untouched: group.factors.iter().copied().filter(|code| untouched.contains(code)).collect(),
    };
    GROUPS.iter().map(line).collect()
}

pub(super) async fn list(cx: Cx, Asked(query): Asked<ListQuery>) -> Result<Answer> {
    let known = |typed: &str, found: bool| typed.trim().is_empty() || found;
    if !known(&query.group, groups::find(query.group.trim()).is_some()) || !known(&query.level, levels().contains(&query.level.trim())) {
        return Err(Error::NotFound);
    }
    let today = cx.today();
    let mut conn = cx.read().await?;
    let all = store::list(&cx, &mut conn).await?;
    let live: Vec<&Kept> = all.iter().filter(|one| one.acts(today)).map(|one| &one.kept).collect();
    let found = assessment::exposing(&cx, &mut conn).await?;
    let gaps = rules::gaps(found, &live).into_iter().take(GAPS_MAX).map(|(factor, people)| Gap { factor, people }).collect();
    let ended = if query.show.trim() == "ended" { store::list_ended(&cx, &mut conn).await? } else { Vec::new() };
    drop(conn);
    let shown = if query.show.trim() == "ended" { &ended } else { &all };
    let wanted = |kept: &Kept| (query.group.trim().is_empty() || kept.touches(query.group.trim())) && known(&query.level, kept.level == query.level.trim());
    let listed: Vec<&Acting> = shown.iter().filter(|one| wanted(&one.kept)).collect();
    cx.page(ListPage {
        gaps,
        counted: cx.may(Duty::CaseApprove),
        levels: levels(),
        lines: lines(&live),
        entries: listed.iter().take(SHOWN_MAX).map(|one| Entry::of(one, today)).collect(),
        more: listed.len().saturating_sub(SHOWN_MAX),
        live: i64::try_from(live.len()).unwrap_or(i64::MAX),
        groups: GROUPS.iter().map(|group| group.code).collect(),
        may_write: cx.may(Duty::CaseWrite),
        query,
    })
    .await
}

/// Who acts on one factor.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "response/factor.html")]
pub struct FactorPage {
    factor: &'static str,
    /// Where the factor lies.
    layer: &'static str,
    polarity: &'static str,
    group: &'static str,
    /// Those who act on it today, by the level at which they act.
    levels: Vec<(&'static str, Vec<Entry>)>,
    none: bool,
    /// In how many last assessments it was found to expose, for readers of the analysis and where it is not too few.
    people: Option<i64>,
    may_write: bool,
}

impl View for FactorPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("response-menu")
    }
}

pub(super) async fn factor(cx: Cx, Path(code): Path<String>) -> Result<Answer> {
    let factor = FACTORS.iter().find(|factor| factor.code == code).ok_or(Error::NotFound)?;
    let group = groups::group_of(factor.code).ok_or(Error::NotFound)?;
    let mut conn = cx.read().await?;
    let all = store::acting(&cx, &mut conn).await?;
    let found = if factor.polarity == Polarity::Protective { Vec::new() } else { assessment::exposing(&cx, &mut conn).await? };
    drop(conn);
    let here: Vec<Entry> = all.iter().filter(|one| one.kept.acts_on(factor.code)).map(|one| Entry::of(one, cx.today())).collect();
    cx.page(FactorPage {
        factor: factor.code,
        layer: factor.layer.name(),
        polarity: factor.polarity.name(),
        group: group.code,
        levels: levels().map(|level| (level, here.iter().filter(|one| one.kept.level == level).cloned().collect())).to_vec(),
        none: here.is_empty(),
        people: found.into_iter().find(|(code, _)| code == factor.code).map(|(_, n)| n),
        may_write: cx.may(Duty::CaseWrite),
    })
    .await
}

/// What was noted before.
#[derive(Serialize, ToSchema)]
pub struct Before {
    at: Instant,
    by: UserId,
    kept: Kept,
}

/// Somebody who acts.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "response/show.html")]
pub struct ShowPage {
    id: ResponseId,
    kept: Kept,
    live: bool,
    ended: Option<Ended>,
    ended_by: Option<UserId>,
    at: Option<Instant>,
    by: Option<UserId>,
    /// Older ones, the latest first.
    before: Vec<Before>,
    may_write: bool,
    form: EndForm,
    problems: Problems,
}

impl View for ShowPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("response-menu")
    }
}

/// Somebody who acts here; as if there were nobody for a reader elsewhere.
pub(super) async fn found(cx: &Cx, conn: &mut Conn, id: ResponseId) -> Result<Response> {
    let stream = cx.app().ledger().stream(conn, id.cast()).await?;
    Response::fold(&stream).filter(|response| response.site == cx.site_id()).ok_or(Error::NotFound)
}

pub(super) async fn show_page(cx: &Cx, id: ResponseId, (form, problems): (EndForm, Problems)) -> Result<ShowPage> {
    let mut conn = cx.read().await?;
    let response = found(cx, &mut conn, id).await?;
    drop(conn);
    let last = response.versions.last();
    Ok(ShowPage {
        id,
        live: response.acts(cx.today()),
        at: last.map(|version| version.at),
        by: last.map(|version| version.by),
        before: response.versions.iter().rev().skip(1).map(|version| Before { at: version.at, by: version.by, kept: version.kept.clone() }).collect(),
        ended_by: response.ended.as_ref().map(|(_, by)| *by),
        ended: response.ended.map(|(end, _)| end),
        kept: response.kept,
        may_write: cx.may(Duty::CaseWrite),
        form,
        problems,
    })
}

pub(super) async fn show(cx: Cx, Path(id): Path<ResponseId>) -> Result<Answer> {
    let page = show_page(&cx, id, (EndForm::default(), Problems::default())).await?;
    cx.page(page).await
}
