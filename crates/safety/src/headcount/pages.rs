//! Pages of head counts.

use access::{Duty, Portion};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Instant, StreamId, UserId};
use people::guest;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Input, Problems, Result, View, Wants, filters};

use super::facts::{CountId, Headcount};
use super::{rules, store};
use crate::evacuation::{self, Place, Resident};

/// Counts listed.
const LIST_MAX: i64 = 50;
/// Most residents whose names stand on one page; beyond, a meeting point is chosen first.
const SHOWN_MAX: usize = 80;
/// Longest thing a scanner types.
const TYPED_MAX: usize = 200;

/// A count in figures.
#[derive(Serialize, ToSchema)]
pub(crate) struct Row {
    id: CountId,
    kind: String,
    begun_at: Instant,
    ended_at: Option<Instant>,
    minutes: i64,
    expected: i64,
    found: i64,
    missing: i64,
}

/// Drills and evacuations.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "headcount/list.html")]
pub(crate) struct ListPage {
    rows: Vec<Row>,
    going_on: bool,
    form: BeginForm,
    problems: Problems,
    #[serde(skip)]
    kinds: &'static [&'static str],
    may_begin: bool,
}

impl View for ListPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("menu-headcounts")
    }
}

/// What is counted.
#[derive(Deserialize, Serialize, Default, ToSchema)]
#[serde(default)]
pub(crate) struct BeginForm {
    /// `drill` or `real`.
    pub(crate) kind: String,
}

async fn list_page(cx: &Cx, form: BeginForm, problems: Problems) -> Result<ListPage> {
    let rows = store::list(&mut cx.read().await?, cx.site_id(), LIST_MAX).await?;
    let going_on = rows.iter().any(|row| row.ended_at.is_none());
    let rows = rows
        .into_iter()
        .map(|row| Row {
            id: row.headcount_id,
            kind: row.kind,
            minutes: minutes(row.begun_at, row.ended_at.unwrap_or(cx.now())),
            begun_at: row.begun_at,
            ended_at: row.ended_at,
            expected: row.expected,
            found: row.found,
            missing: row.missing,
        })
        .collect();
    Ok(ListPage { rows, going_on, form, problems, kinds: &["drill", "real"], may_begin: cx.may(Duty::GateRecord) })
}

fn minutes(from: Instant, to: Instant) -> i64 {
    ((to.millis() - from.millis()) / 60_000).max(0)
}

pub(super) async fn list(cx: Cx) -> Result<Response> {
    let page = list_page(&cx, BeginForm { kind: "drill".to_owned() }, Problems::default()).await?;
    cx.page(page).await
}

/// What changed.
#[derive(Serialize, ToSchema)]
pub(crate) struct Done {
    id: CountId,
}

pub(super) async fn begin(cx: Cx, Input(form): Input<BeginForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let going_on = store::open(write.conn()?, cx.site_id()).await?.is_some();
    let places = evacuation::read(&cx, write.conn()?).await?;
    let visitors = reception::visit::count_inside(write.conn()?, cx.site_id()).await?;
    let expected: Vec<StreamId> = residents(&places).filter(|one| !one.out).map(|one| one.id).collect();
    match rules::begin(going_on, &form.kind, expected, visitors) {
        Ok(fact) => {
            let id: CountId = write.id();
            let mut stream = write.load(id.cast()).await?;
            write.append(&mut stream, [fact]).await?;
            write.commit().await?;
            cx.done(&format!("/headcounts/{id}"), "headcount-begun", &Done { id })
        }
        Err(problems) => {
            drop(write);
            if cx.wants() == Wants::Json && going_on {
                return Err(Error::Conflict(problems));
            }
            let page = list_page(&cx, form, problems.clone()).await?;
            cx.retry(page, &problems).await
        }
    }
}

fn residents(places: &[Place]) -> impl Iterator<Item = &Resident> {
    places.iter().flat_map(|place| &place.rooms).flat_map(|room| &room.people)
}

/// Which meeting point is shown.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub(crate) struct PlaceQuery {
    /// Number of the building in the list, from 1; all when empty.
    pub(crate) place: String,
}

/// A person to tick off.
#[derive(Serialize, ToSchema)]
pub(crate) struct Head {
    id: StreamId,
    name: String,
    code: String,
    bed: String,
    found: bool,
    expected: bool,
}

/// Those of a building.
#[derive(Serialize, ToSchema)]
pub(crate) struct Group {
    number: usize,
    building: String,
    meeting_point: String,
    missing: i64,
    heads: Vec<Head>,
    /// Whether their names are on this page.
    shown: bool,
}

/// A head count.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "headcount/show.html")]
pub(crate) struct CountPage {
    id: CountId,
    kind: String,
    begun_at: Instant,
    ended_at: Option<Instant>,
    by: UserId,
    minutes: i64,
    expected: i64,
    found: i64,
    missing: Vec<Head>,
    unexpected: i64,
    visitors: i64,
    visitors_found: i64,
    lessons: String,
    groups: Vec<Group>,
    #[serde(skip)]
    place: String,
    form: EndForm,
    problems: Problems,
    may_tick: bool,
}

impl View for CountPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("headcount-title")
    }
}

async fn page(cx: &Cx, id: CountId, (place, form, problems): (String, EndForm, Problems)) -> Result<CountPage> {
    let mut conn = cx.read().await?;
    if store::site(&mut conn, id).await? != Some(cx.site_id()) {
        return Err(Error::NotFound);
    }
    let count = Headcount::fold(&cx.app().ledger().stream(&mut conn, id.cast()).await?);
    let places = evacuation::read(cx, &mut conn).await?;
    let missing: Vec<StreamId> = count.missing().collect();
    let names = guest::names(cx, &mut conn, &missing).await?;
    drop(conn);
    if cx.sees(Portion::Name) {
        cx.look_list("evacuation").await?;
    }
    let missing = missing
        .into_iter()
        .map(|id| {
            let known = residents(&places).find(|one| one.id == id);
            let named = names.get(&id).cloned().unwrap_or_default();
            let name = if named.restricted { named.code.clone() } else { named.name };
            Head { id, name, code: named.code, bed: known.map(|one| one.bed.clone()).unwrap_or_default(), found: false, expected: true }
        })
        .collect();
    let wanted: Option<usize> = place.parse().ok();
    // A telephone at one meeting point does not carry the names of all.
    let all_shown = residents(&places).count() <= SHOWN_MAX;
    let groups = places.iter().zip(1..).map(|(place, number)| group(&count, place, (number, wanted.map_or(all_shown, |w| w == number)))).collect();
    let begun_at = count.begun_at.unwrap_or(cx.now());
    Ok(CountPage {
        id,
        kind: count.kind.name().to_owned(),
        minutes: minutes(begun_at, count.ended_at.unwrap_or(cx.now())),
        begun_at,
        ended_at: count.ended_at,
        by: count.by,
        expected: number(count.expected.len()),
        found: number(count.expected.iter().filter(|id| count.found.contains_key(id)).count()),
        unexpected: number(count.unexpected().count()),
        missing,
        visitors: count.visitors,
        visitors_found: count.visitors_found,
        lessons: count.lessons.clone(),
        groups,
        place,
        form,
        problems,
        may_tick: cx.may(Duty::GateRecord) && count.ended_at.is_none(),
    })
}

fn number(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

fn group(count: &Headcount, place: &Place, (number, shown): (usize, bool)) -> Group {
    let heads: Vec<Head> = place
        .rooms
        .iter()
        .flat_map(|room| &room.people)
        .map(|one| Head {
            id: one.id,
            name: one.name.clone(),
            code: one.code.clone(),
            bed: one.bed.clone(),
            found: count.found.contains_key(&one.id),
            expected: count.expected.contains(&one.id),
        })
        .collect();
    let missing = self::number(heads.iter().filter(|head| head.expected && !head.found).count());
    Group {
        number,
        building: place.building.clone(),
        meeting_point: place.meeting_point.clone(),
        missing,
        heads: if shown { heads } else { Vec::new() },
        shown,
    }
}

pub(super) async fn show(cx: Cx, Path(id): Path<CountId>, Asked(query): Asked<PlaceQuery>) -> Result<Response> {
    let page = page(&cx, id, (query.place, EndForm::default(), Problems::default())).await?;
    cx.page(page).await
}

/// Who stands at the meeting point.
#[derive(Deserialize, Default, ToSchema)]
#[serde(default)]
pub(crate) struct FoundForm {
    /// People on the page that was sent: who of them has no tick is not there (any more).
    pub(crate) shown: Vec<String>,
    /// People who are there.
    pub(crate) found: Vec<String>,
    /// A card that was scanned, or a typed code.
    pub(crate) code: String,
    /// Which meeting point the page showed, to come back to it.
    pub(crate) place: String,
}

/// How far the count is.
#[derive(Serialize, ToSchema)]
pub(crate) struct Ticked {
    id: CountId,
    found: i64,
    missing: i64,
}

pub(super) async fn found(cx: Cx, Path(id): Path<CountId>, Input(form): Input<FoundForm>) -> Result<Response> {
    let ids = |list: &[String]| -> Vec<StreamId> { list.iter().filter_map(|id| id.parse().ok()).collect() };
    let (shown, mut ticked) = (ids(&form.shown), ids(&form.found));
    let mut write = cx.write().await?;
    if store::site(write.conn()?, id).await? != Some(cx.site_id()) {
        return Err(Error::NotFound);
    }
    let typed: String = form.code.trim().chars().take(TYPED_MAX).collect();
    if !typed.is_empty() {
        let known = match guest::find(write.conn()?, &typed).await? {
            Some(found) => guest::get(write.conn()?, found.id).await?.filter(|guest| guest.record.site == cx.site_id()),
            None => None,
        };
        ticked.push(known.ok_or_else(|| Error::invalid("code", "gate-nobody"))?.id);
    }
    // Only those who live here can be found: what a page sends is not believed.
    let places = evacuation::read(&cx, write.conn()?).await?;
    ticked.retain(|id| residents(&places).any(|one| one.id == *id));
    let mut stream = write.load(id.cast()).await?;
    let facts = rules::tick(&Headcount::fold(&stream), &shown, &ticked).map_err(Error::Conflict)?;
    if !facts.is_empty() {
        write.append(&mut stream, facts).await?;
        write.commit().await?;
    }
    let count = Headcount::fold(&stream);
    let back = if form.place.is_empty() { format!("/headcounts/{id}") } else { format!("/headcounts/{id}?place={}", form.place.parse::<u16>().unwrap_or(1)) };
    cx.done(&back, "headcount-ticked", &Ticked { id, found: number(count.found.len()), missing: number(count.missing().count()) })
}

/// How it ended.
#[derive(Deserialize, Default, Serialize, ToSchema)]
#[serde(default)]
pub(crate) struct EndForm {
    /// Visitors found, as heads.
    pub(crate) visitors: String,
    /// What to do better, without names.
    pub(crate) lessons: String,
    /// `yes`: it is known that people are missing.
    pub(crate) missing: String,
}

pub(super) async fn end(cx: Cx, Path(id): Path<CountId>, Input(form): Input<EndForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    if store::site(write.conn()?, id).await? != Some(cx.site_id()) {
        return Err(Error::NotFound);
    }
    let mut stream = write.load(id.cast()).await?;
    let count = Headcount::fold(&stream);
    match rules::end(&count, (&form.visitors, &form.lessons, form.missing == "yes")) {
        Ok(facts) => {
            write.append(&mut stream, facts).await?;
            write.commit().await?;
            cx.done(&format!("/headcounts/{id}"), "headcount-ended-done", &Done { id })
        }
        Err(problems) => {
            drop(write);
            if count.ended_at.is_some() {
                return Err(Error::Conflict(problems));
            }
            let page = page(&cx, id, (String::new(), form, problems.clone())).await?;
            cx.retry(page, &problems).await
        }
    }
}
