//! The page of births and deaths: what the State has to register, and what is to be done for those who died.

use access::{Duty, Portion};
use askama::Template;
use axum::response::Response;
use ledger::{Day, Instant};
use people::person::{self, Head, PersonId};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Result, View, filters};

use super::store::{self, BirthRow};

/// Births and deaths of each kind on the page.
const ROWS_MAX: i64 = 100;
/// Births and deaths that are done with and still shown.
const DONE_MAX: i64 = 20;

/// A birth.
#[derive(Serialize, ToSchema)]
pub(crate) struct BirthEntry {
    child: PersonId,
    name: String,
    code: String,
    mother: String,
    due: Day,
    /// Days until the last one; negative when it has passed.
    days: i32,
    late: bool,
}

/// A death.
#[derive(Serialize, ToSchema)]
pub(crate) struct DeathEntry {
    id: PersonId,
    name: String,
    code: String,
    at: Instant,
}

/// Births and deaths.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "vital/list.html")]
pub(crate) struct VitalPage {
    births: Vec<BirthEntry>,
    deaths: Vec<DeathEntry>,
    registered: Vec<BirthEntry>,
    followed: Vec<DeathEntry>,
    may_open: bool,
}

impl View for VitalPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("menu-vital")
    }
}

pub(super) async fn show(cx: Cx) -> Result<Response> {
    let mut conn = cx.read().await?;
    let births = store::list_births(&cx, &mut conn, (false, ROWS_MAX)).await?;
    let registered = store::list_births(&cx, &mut conn, (true, DONE_MAX)).await?;
    let deaths = store::list_deaths(&cx, &mut conn, (false, ROWS_MAX)).await?;
    let followed = store::list_deaths(&cx, &mut conn, (true, DONE_MAX)).await?;
    let of_births = births.iter().chain(&registered).flat_map(|row| [row.child_id, row.mother_id]);
    let ids: Vec<PersonId> = of_births.chain(deaths.iter().chain(&followed).map(|row| row.0)).collect();
    let heads = person::heads(&cx, &mut conn, &ids).await?;
    drop(conn);
    if cx.sees(Portion::Name) && !ids.is_empty() {
        cx.look_list("vital").await?;
    }
    let named = |id: &PersonId| heads.get(id).cloned().unwrap_or_default();
    let birth = |row: BirthRow| birth(&cx, &row, (named(&row.child_id), named(&row.mother_id)));
    let death = |(id, at): (PersonId, Instant)| {
        let head = named(&id);
        DeathEntry { id, name: head.name, code: head.code, at }
    };
    cx.page(VitalPage {
        births: births.into_iter().map(birth).collect(),
        registered: registered.into_iter().map(birth).collect(),
        deaths: deaths.into_iter().map(death).collect(),
        followed: followed.into_iter().map(death).collect(),
        may_open: cx.may(Duty::PersonRead),
    })
    .await
}

fn birth(cx: &Cx, row: &BirthRow, (child, mother): (Head, Head)) -> BirthEntry {
    let days = cx.today().days_until(row.due_on);
    let mother = if cx.sees(Portion::Family) { mother.name } else { String::new() };
    BirthEntry { child: row.child_id, name: child.name, code: child.code, mother, due: row.due_on, days, late: days < 0 }
}
