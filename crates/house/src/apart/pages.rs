//! The manager's page of those who are kept apart.

use std::collections::HashMap;

use access::{Duty, Portion};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Compartment, Conn, Day, Instant, StreamId, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problems, Result, View, filters};

use super::facts::{Party, State};
use super::rules::{self, ApartForm, CATEGORIES, Found};
use super::store::{self, FlagRow};
use crate::place::{self, Apart, RoomId, Sleeper};

/// One of two who are kept apart, as the page names them.
#[derive(Serialize, ToSchema)]
pub(crate) struct Named {
    id: StreamId,
    name: String,
    code: String,
    /// Whether the whole family or group is meant.
    all: bool,
}

/// Two who are kept apart.
#[derive(Serialize, ToSchema)]
pub(crate) struct Pair {
    id: StreamId,
    one: Named,
    other: Named,
    since: Instant,
    until: Option<Day>,
    by: UserId,
    /// Why, for whoever set it and for those who read protection files; else empty.
    category: String,
    /// Whether some of them sleep in one room now.
    together: bool,
}

/// Who is kept apart.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "apart/show.html")]
pub(crate) struct ApartPage {
    pairs: Vec<Pair>,
    form: ApartForm,
    problems: Problems,
    categories: &'static [&'static str],
}

impl View for ApartPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("apart-title")
    }
}

/// Whether some of the one side and some of the other sleep in one room.
fn together(row: &FlagRow, sleepers: &[(RoomId, Sleeper)]) -> bool {
    let flag = Apart(vec![(row.flag.one.side(), row.flag.other.side())]);
    sleepers.iter().any(|(room, one)| sleepers.iter().any(|(at, other)| room == at && one.guest != other.guest && flag.keeps(one, other)))
}

/// Those whom some flag names, with their rooms; a house is large and flags are few.
fn named(rows: &[FlagRow], sleepers: Vec<(RoomId, Sleeper)>) -> Vec<(RoomId, Sleeper)> {
    let parties: Vec<&Party> = rows.iter().flat_map(|row| [&row.flag.one, &row.flag.other]).collect();
    let meant = |sleeper: &Sleeper| {
        parties.iter().any(|party| party.guest == sleeper.guest || (!party.group.is_empty() && sleeper.group.as_deref() == Some(party.group.as_str())))
    };
    sleepers.into_iter().filter(|(_, sleeper)| meant(sleeper)).collect()
}

/// How many flags are broken by where people sleep now.
pub(super) async fn count_together(cx: &Cx, conn: &mut Conn) -> Result<i64> {
    let rows = store::list_flags(cx, conn, cx.site_id()).await?;
    if rows.is_empty() {
        return Ok(0);
    }
    let sleepers = named(&rows, place::sleepers(cx, conn).await?);
    Ok(i64::try_from(rows.iter().filter(|row| together(row, &sleepers)).count()).unwrap_or(i64::MAX))
}

async fn page(cx: &Cx, form: ApartForm, problems: Problems) -> Result<ApartPage> {
    let mut conn = cx.read().await?;
    let rows = store::list_flags(cx, &mut conn, cx.site_id()).await?;
    let sleepers = if rows.is_empty() { Vec::new() } else { named(&rows, place::sleepers(cx, &mut conn).await?) };
    let ids: Vec<StreamId> = rows.iter().flat_map(|row| [row.flag.one.guest, row.flag.other.guest]).collect();
    let heads = people::person::heads(cx, &mut conn, &ids.iter().map(|id| id.cast()).collect::<Vec<_>>()).await?;
    let codes = people::contact::codes(&mut conn, &ids).await?;
    if !rows.is_empty() && cx.sees(Portion::Name) {
        cx.look_list("list").await?;
    }
    let name = |party: &Party| {
        let head = heads.get(&party.guest.cast());
        let code = head.map(|head| head.code.clone()).or_else(|| codes.get(&party.guest).cloned()).unwrap_or_default();
        Named { id: party.guest, name: head.map_or_else(|| code.clone(), |head| head.name.clone()), code, all: !party.group.is_empty() }
    };
    let mut categories: HashMap<StreamId, String> = HashMap::new();
    for row in rows.iter().filter(|row| row.by == cx.user() || cx.reads(Compartment::Protection)) {
        let state = State::fold(&cx.app().ledger().stream(&mut conn, row.apart_id).await?);
        categories.insert(row.apart_id, state.category);
    }
    drop(conn);
    let pairs = rows
        .iter()
        .map(|row| Pair {
            id: row.apart_id,
            one: name(&row.flag.one),
            other: name(&row.flag.other),
            since: row.since,
            until: row.flag.until,
            by: row.by,
            category: categories.get(&row.apart_id).cloned().unwrap_or_default(),
            together: together(row, &sleepers),
        })
        .collect();
    Ok(ApartPage { pairs, form, problems, categories: CATEGORIES })
}

pub(super) async fn show(cx: Cx) -> Result<Response> {
    let page = page(&cx, ApartForm::default(), Problems::default()).await?;
    cx.page(page).await
}

/// What was set or ended.
#[derive(Serialize, ToSchema)]
pub(crate) struct Made {
    /// The flag.
    id: StreamId,
}

/// The person or contact that was typed: by the code on the card, or by the bed. Whom the reader may not see is unknown.
async fn found(cx: &Cx, conn: &mut Conn, typed: &str) -> Result<Option<Found>> {
    let known = match people::code::parse(typed) {
        Some(code) => store::find_code(conn, &code).await?,
        None => match place::find_guest_in(conn, cx.site_id(), typed.trim()).await? {
            Some(id) => store::record(conn, id).await?,
            None => None,
        },
    };
    let Some((guest, record)) = known else { return Ok(None) };
    if record.site != cx.site_id() || cx.demand(Duty::StayWrite, &record).is_err() {
        return Ok(None);
    }
    let group = place::guests(cx, conn, &[guest]).await?.pop().and_then(|known| known.group);
    Ok(Some(Found { guest, group }))
}

pub(super) async fn set(cx: Cx, Input(form): Input<ApartForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let one = found(&cx, write.conn()?, &form.one).await?;
    let other = found(&cx, write.conn()?, &form.other).await?;
    match rules::set(&form, (one, other), cx.today()) {
        Ok(facts) => {
            let id: StreamId = write.id();
            let mut stream = write.load(id).await?;
            write.append(&mut stream, facts).await?;
            write.commit().await?;
            cx.done("/beds/apart", "apart-done", &Made { id })
        }
        Err(problems) => {
            drop(write);
            let page = page(&cx, form, problems.clone()).await?;
            cx.retry(page, &problems).await
        }
    }
}

/// Nothing is asked.
#[derive(Deserialize, Serialize, Default, ToSchema)]
#[serde(default)]
pub(crate) struct EndForm {}

pub(super) async fn end(cx: Cx, Path(id): Path<StreamId>, Input(_): Input<EndForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let mut stream = write.load(id).await?;
    let state = State::fold(&stream);
    if state.since.is_none() || state.site != cx.site_id() {
        return Err(Error::NotFound);
    }
    let facts = rules::end(state.ended).map_err(Error::Conflict)?;
    write.append(&mut stream, facts).await?;
    write.commit().await?;
    cx.done("/beds/apart", "apart-ended", &Made { id })
}
