//! The page of capacity.

use access::Duty;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Day, Instant, NewFact, StreamId, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problems, Result, View, Wants, filters};

use super::facts::{Figures, Standard, State, WaiverId};
use super::rules::{self, Capacity, Check, FiguresForm, Needs, WaiverForm};
use super::store;
use crate::place;

/// A standard for those who are in the house now.
#[derive(Serialize, ToSchema)]
pub(crate) struct Row {
    standard: Standard,
    /// What is needed, in the unit of the standard, as the page shows it.
    needed: String,
    /// What there is; empty when not known.
    there: String,
    /// What is missing; empty when nothing is or it is not known.
    gap: String,
    /// `ok`, `short`, `waived` or `unknown`.
    state: &'static str,
}

/// A waiver that holds.
#[derive(Serialize, ToSchema)]
pub(crate) struct WaiverEntry {
    id: WaiverId,
    standard: Standard,
    reason: String,
    approver: String,
    until: Day,
    over: bool,
}

/// How many people the house takes.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "capacity/show.html")]
pub(crate) struct CapacityPage {
    /// Those who are in the house, by sex.
    people: i64,
    women: i64,
    men: i64,
    needs: Needs,
    figures: Figures,
    beds: i64,
    /// By beds and standards.
    capacity: Capacity,
    /// The same with the waivers that hold today, when there are some.
    with_waivers: Option<Capacity>,
    rows: Vec<Row>,
    waivers: Vec<WaiverEntry>,
    said_at: Option<Instant>,
    said_by: Option<UserId>,
    may_manage: bool,
    form: FiguresForm,
    waiver: WaiverForm,
    problems: Problems,
    standards: &'static [&'static str],
}

impl CapacityPage {
    /// Those present whose sex is not noted.
    fn unasked(&self) -> i64 {
        (self.people - self.women - self.men).max(0)
    }
}

impl View for CapacityPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("capacity-title")
    }
}

/// An area rounded up to whole square metres, other figures as they are.
const fn up(standard: Standard, n: i64) -> i64 {
    match standard {
        Standard::TotalArea | Standard::CoveredArea => (n + 99) / 100 * 100,
        _ => n,
    }
}

fn row(cx: &Cx, check: &Check) -> Row {
    let show = |n: i64| match check.standard {
        Standard::Water => cx.tv("capacity-litres", &[("value", text::number(cx.locale(), n).as_str().into())]),
        // Whole square metres are told: needs rounded up, what there is rounded down, so that a gap is never hidden.
        Standard::TotalArea | Standard::CoveredArea => cx.tv("capacity-metres", &[("value", text::number(cx.locale(), n / 100).as_str().into())]),
        _ => text::number(cx.locale(), n),
    };
    let gap = check.gap();
    let state = match gap {
        None => "unknown",
        Some(0) => "ok",
        Some(_) if check.waived => "waived",
        Some(_) => "short",
    };
    Row {
        standard: check.standard,
        needed: show(up(check.standard, check.needed)),
        there: check.there.map(show).unwrap_or_default(),
        gap: gap.filter(|gap| *gap > 0).map(|gap| show(up(check.standard, gap))).unwrap_or_default(),
        state,
    }
}

/// What was typed on the page.
#[derive(Default)]
struct Typed {
    figures: Option<FiguresForm>,
    waiver: WaiverForm,
    problems: Problems,
}

async fn page(cx: &Cx, typed: Typed) -> Result<CapacityPage> {
    let mut conn = cx.read().await?;
    let state = store::get(&mut conn, cx.site_id()).await?;
    let (people, women, men) = store::count_by_sex(&mut conn, cx.site_id()).await?;
    let rooms = place::list_rooms(&mut conn, cx.site_id(), cx.today()).await?;
    drop(conn);
    let beds = rooms.iter().filter(|room| !room.closed).map(|room| room.beds - room.blocked).sum();
    let waived = state.waived_on(cx.today());
    let needs = rules::needs(people, women, men);
    let checks = rules::checks(&state.figures, beds, &needs, &waived);
    let with = rules::capacity_for(&state.figures, beds, (women, men), &waived);
    let waivers = state.waivers.iter().map(|waiver| WaiverEntry {
        id: waiver.waiver_id,
        standard: waiver.standard,
        reason: waiver.reason.clone(),
        approver: waiver.approver.clone(),
        until: waiver.until,
        over: waiver.until < cx.today(),
    });
    Ok(CapacityPage {
        people,
        women,
        men,
        needs,
        figures: state.figures,
        beds,
        capacity: rules::capacity_for(&state.figures, beds, (women, men), &[]),
        with_waivers: Some(with).filter(|_| !waived.is_empty()),
        rows: checks.iter().map(|check| row(cx, check)).collect(),
        waivers: waivers.collect(),
        said_at: state.said.map(|said| said.0),
        said_by: state.said.map(|said| said.1),
        may_manage: cx.may(Duty::RoomManage),
        form: typed.figures.unwrap_or_else(|| FiguresForm::of(&state.figures)),
        waiver: typed.waiver,
        problems: typed.problems,
        standards: &Standard::WAIVABLE,
    })
}

pub(super) async fn show(cx: Cx) -> Result<Response> {
    let page = page(&cx, Typed::default()).await?;
    cx.page(page).await
}

/// What was noted.
#[derive(Serialize, ToSchema)]
pub(crate) struct Made {
    /// The site, or the waiver.
    id: StreamId,
}

/// Writes what a rule gives to the stream of the site, or shows the page again with what is wrong.
async fn note(cx: Cx, id: StreamId, (typed, rule): (Typed, impl FnOnce(&State, &Typed, Day) -> Result<Vec<NewFact>, Problems>)) -> Result<Response> {
    let mut write = cx.write().await?;
    let mut stream = write.load(cx.site_id().cast()).await?;
    match rule(&State::fold(&stream), &typed, cx.today()) {
        Ok(facts) => {
            write.append(&mut stream, facts).await?;
            write.commit().await?;
            cx.done("/beds/capacity", "capacity-done", &Made { id })
        }
        Err(problems) => {
            drop(write);
            if cx.wants() == Wants::Json && problems.0.iter().any(|problem| problem.field.is_empty()) {
                return Err(Error::Conflict(problems));
            }
            let page = page(&cx, Typed { problems: problems.clone(), ..typed }).await?;
            cx.retry(page, &problems).await
        }
    }
}

pub(super) async fn set(cx: Cx, Input(form): Input<FiguresForm>) -> Result<Response> {
    let site = cx.site_id().cast();
    let typed = Typed { figures: Some(form), ..Typed::default() };
    note(cx, site, (typed, |state, typed, _| rules::set(state, &typed.figures.clone().unwrap_or_default()))).await
}

pub(super) async fn waive(cx: Cx, Input(form): Input<WaiverForm>) -> Result<Response> {
    let id: WaiverId = cx.app().ledger().env().id();
    let typed = Typed { waiver: form, ..Typed::default() };
    note(cx, id.cast(), (typed, |_, typed, today| rules::waive(&typed.waiver, (id, today)))).await
}

/// Nothing is asked.
#[derive(Deserialize, Serialize, Default, ToSchema)]
#[serde(default)]
pub(crate) struct EndForm {}

pub(super) async fn end_waiver(cx: Cx, Path(id): Path<WaiverId>, Input(_): Input<EndForm>) -> Result<Response> {
    note(cx, id.cast(), (Typed::default(), |state, _, _| rules::end(state, id))).await
}
