//! The plan is gone through: with the person in a planning meeting, or at the desk; and its versions are read side by side.

use access::Duty;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use care::Level;
use ledger::Day;
use people::person::PersonId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Input, Problems, Result, View, filters};

use super::facts::{GoalId, Plan, Version};
use super::form::ReviewForm;
use super::pages::{self, ContingencyRead, GoalRead, VersionRead};
use super::rules::{self, REVIEWS};
use super::store;
use crate::banner::Banner;

/// The form of a meeting or review.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "plan/review.html")]
pub struct ReviewPage {
    banner: Banner,
    level: Level,
    /// Days between reviews at that level.
    rhythm: i32,
    latest: Day,
    form: ReviewForm,
    problems: Problems,
    kinds: &'static [&'static str],
}

impl View for ReviewPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("plan-review")
    }
}

async fn review_page(cx: &Cx, id: PersonId, typed: Option<(ReviewForm, Problems)>) -> Result<ReviewPage> {
    let opened = pages::open(cx, id, (Duty::CaseWrite, "plan")).await?;
    let level = store::level(&opened.stream);
    let rhythm = rules::rhythm_days(level);
    let latest = cx.today().plus_days(rhythm);
    let fresh = || ReviewForm { kind: "meeting".to_owned(), on: cx.today().to_string(), next: latest.to_string(), ..ReviewForm::default() };
    let (form, problems) = typed.unwrap_or_else(|| (fresh(), Problems::default()));
    Ok(ReviewPage { banner: opened.banner, level, rhythm, latest, form, problems, kinds: REVIEWS })
}

pub(super) async fn ask(cx: Cx, Path(id): Path<PersonId>) -> Result<Response> {
    let page = review_page(&cx, id, None).await?;
    cx.page(page).await
}

pub(super) async fn note(cx: Cx, Path(id): Path<PersonId>, Input(form): Input<ReviewForm>) -> Result<Response> {
    let (mut write, mut stream, plan) = pages::begin(&cx, id).await?;
    match rules::review(&plan, &form, (write.id(), store::level(&stream), cx.today())) {
        Ok(fact) => {
            write.append(&mut stream, [fact]).await?;
            write.commit().await?;
            pages::said(&cx, (id, None), (&stream, "plan-reviewed"))
        }
        Err(problems) if problems.of("").is_some() => Err(Error::Conflict(problems)),
        Err(problems) => {
            drop(write);
            let page = review_page(&cx, id, Some((form, problems.clone()))).await?;
            cx.retry(page, &problems).await
        }
    }
}

/// Which versions are read.
#[derive(Deserialize, Serialize, Default, ToSchema)]
#[serde(default)]
pub struct CompareQuery {
    /// Number of the one; empty: the one before the other.
    pub left: String,
    /// Number of the other; empty: the last.
    pub right: String,
}

/// A version in full.
#[derive(Serialize, ToSchema)]
pub struct Side {
    version: VersionRead,
    contingency: Option<ContingencyRead>,
}

/// A goal on both sides; `None` where it did not stand.
#[derive(Serialize, ToSchema)]
pub struct Pair {
    left: Option<GoalRead>,
    right: Option<GoalRead>,
    same: bool,
}

/// Two versions side by side.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "plan/compare.html")]
pub struct ComparePage {
    banner: Banner,
    left: Side,
    right: Side,
    pairs: Vec<Pair>,
    contingency_same: bool,
    /// Numbers of all versions.
    numbers: Vec<i64>,
}

impl View for ComparePage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("plan-compare")
    }
}

fn pairs(cx: &Cx, plan: &Plan, (left, right): (&Version, &Version)) -> Vec<Pair> {
    let stands = |id: &GoalId| left.goals.iter().chain(&right.goals).any(|goal| goal.goal == *id);
    let ids = plan.order.iter().copied().filter(stands);
    let pair = |id| {
        let of = |version: &Version| version.goals.iter().find(|goal| goal.goal == id).cloned();
        let (one, other) = (of(left), of(right));
        let same = one == other;
        let read = |goal: Option<super::facts::Goal>| goal.map(|goal| pages::read_goal(cx, plan, &goal));
        Pair { left: read(one), right: read(other), same }
    };
    ids.map(pair).collect()
}

pub(super) async fn compare(cx: Cx, Path(id): Path<PersonId>, Asked(query): Asked<CompareQuery>) -> Result<Response> {
    let opened = pages::open(&cx, id, (Duty::CaseRead, "plan")).await?;
    let plan = opened.plan;
    let last = plan.last().ok_or_else(|| Error::conflict("", "plan-empty"))?.number;
    let right = query.right.parse::<i64>().unwrap_or(last);
    let left = query.left.parse::<i64>().unwrap_or_else(|_| (right - 1).max(1));
    let find = |number: i64| plan.versions.iter().find(|version| version.number == number).ok_or(Error::NotFound);
    let (left, right) = (find(left)?, find(right)?);
    let side = |version: &Version| Side { version: pages::read_version(version), contingency: version.contingency.as_ref().map(pages::read_contingency) };
    let page = ComparePage {
        banner: opened.banner,
        pairs: pairs(&cx, &plan, (left, right)),
        contingency_same: left.contingency == right.contingency,
        left: side(left),
        right: side(right),
        numbers: plan.versions.iter().map(|version| version.number).collect(),
    };
    cx.page(page).await
}
