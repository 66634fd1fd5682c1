//! The day of a case manager: who is expected, and what wants doing for the people one follows.

use askama::Template;
use axum::response::Response;
use care::Level;
use ledger::{Day, Instant};
use people::person::{self, PersonId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Cx, Result, View, filters};

use super::rules::{self, Due, DueOn};
use super::store;
use crate::closure;

/// Closures that were sent back, on the page.
const BACK_MAX: i64 = 20;
/// Appointments of today, on the page.
const EXPECTED_MAX: i64 = 40;

/// How the page is narrowed.
#[derive(Deserialize, Serialize, Clone, Default, ToSchema)]
#[serde(default)]
pub struct DayQuery {
    /// `all`: those for whom nothing is due too.
    pub show: String,
}

/// Something that wants doing.
#[derive(Serialize, ToSchema)]
pub struct Todo {
    due: Due,
    /// The day on which it was due.
    on: Option<Day>,
    /// Where it is done.
    path: String,
}

/// Somebody one follows.
#[derive(Serialize, ToSchema)]
pub struct Followed {
    person: PersonId,
    name: String,
    code: String,
    level: Level,
    next_on: Option<Day>,
    todo: Vec<Todo>,
}

/// A closure that was sent back.
#[derive(Serialize, ToSchema)]
pub struct Back {
    person: PersonId,
    name: String,
    at: Instant,
}

/// Somebody who is expected today.
#[derive(Serialize, ToSchema)]
pub struct Expected {
    person: PersonId,
    name: String,
    at: Instant,
}

/// What is to be done today for the people one follows.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "caseload/day.html")]
pub struct DayPage {
    today: Day,
    all: bool,
    /// How many people one follows.
    open: i64,
    /// For how many of them something is due.
    due: i64,
    expected: Vec<Expected>,
    back: Vec<Back>,
    files: Vec<Followed>,
    /// Whether the reader supervises.
    supervises: bool,
}

impl View for DayPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("caseload-my-day")
    }
}

fn path(person: PersonId, due: Due) -> String {
    let page = match due {
        Due::Flag => "/flag",
        Due::Assess | Due::Again => "/assessments",
        Due::Plan | Due::Action | Due::Review => "/plan",
        Due::Missed => "/appointments",
        Due::Consent => "/consents",
        Due::New => "",
    };
    format!("/people/{person}{page}")
}

pub(super) async fn show(cx: Cx, Asked(query): Asked<DayQuery>) -> Result<Response> {
    let all = query.show == "all";
    cx.look_list("my_day").await?;
    let mut conn = cx.read().await?;
    let rows = store::list_mine(&cx, &mut conn).await?;
    let back = closure::list_sent_back(&cx, &mut conn, BACK_MAX).await?;
    let now = (cx.today(), cx.now());
    let open = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    let wanted: Vec<(store::Row, Vec<DueOn>)> = rows.into_iter().map(|row| (rules::dues(&row.standing(), now), row)).map(|(dues, row)| (row, dues)).collect();
    let due = i64::try_from(wanted.iter().filter(|(_, dues)| !dues.is_empty()).count()).unwrap_or(i64::MAX);
    let shown: Vec<_> = wanted.into_iter().filter(|(_, dues)| all || !dues.is_empty()).collect();
    let expected = store::expected(&cx, &mut conn, EXPECTED_MAX).await?;
    let mut ids: Vec<PersonId> = shown.iter().map(|(row, _)| row.person_id).collect();
    ids.extend(back.iter().map(|row| row.person_id));
    ids.extend(expected.iter().map(|(person, _)| *person));
    let heads = person::heads(&cx, &mut conn, &ids).await?;
    drop(conn);
    let name = |id: PersonId| heads.get(&id).map(|head| head.name.clone()).unwrap_or_default();
    let followed = |(row, dues): (store::Row, Vec<DueOn>)| {
        let head = heads.get(&row.person_id)?;
        let standing = row.standing();
        let todo = dues.into_iter().map(|(due, on)| Todo { due, on, path: path(row.person_id, due) }).collect();
        let (name, code) = (head.name.clone(), head.code.clone());
        Some(Followed { person: row.person_id, name, code, level: standing.level, next_on: standing.next_on, todo })
    };
    let files = shown.into_iter().filter_map(followed).collect();
    let back = back.into_iter().map(|row| Back { person: row.person_id, name: name(row.person_id), at: row.asked_at }).collect();
    let expected = expected.into_iter().map(|(person, at)| Expected { person, name: name(person), at }).collect();
    let supervises = cx.may(access::Duty::CaseApprove);
    cx.page(DayPage { today: cx.today(), all, open, due, expected, back, files, supervises }).await
}
