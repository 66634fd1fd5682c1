//! Pages of the gate.

use access::{Duty, Portion};
use askama::Template;
use axum::response::Response;
use ledger::{Compartment, Conn, Instant, StreamId};
use people::guest::{self, Named};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problems, Result, View, Wants, filters};

use super::facts::{Crossings, Direction};
use super::rules::{self, Outcome};
use super::store;

/// Longest thing a scanner types.
const TYPED_MAX: usize = 200;
/// Passings shown.
const PASSED_MAX: i64 = 12;
/// People on the list of those who are out.
const OUT_MAX: i64 = 300;

/// Somebody who passed.
#[derive(Serialize, ToSchema)]
pub(crate) struct Entry {
    name: String,
    code: String,
    direction: Direction,
    at: Instant,
}

/// What was noted.
#[derive(Clone, Serialize, ToSchema)]
pub(crate) struct Crossed {
    /// Name, for those who see names and unless the file is closed; else the code.
    name: String,
    code: String,
    /// What is written on the bed; empty when there is none.
    bed: String,
    direction: Direction,
    at: Instant,
    /// It had been noted a moment before, perhaps at another gate.
    already: bool,
    /// The card is no longer good: a new one is to be printed.
    revoked: bool,
}

/// The gate.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "gate/show.html")]
pub(crate) struct GatePage {
    residents: i64,
    out: i64,
    visitors: i64,
    passed: Vec<Entry>,
    crossed: Option<Crossed>,
    form: CrossForm,
    problems: Problems,
}

impl View for GatePage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("gate-title")
    }
}

/// Who passes, and which way.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub(crate) struct CrossForm {
    /// Content of the QR code, or the written code.
    pub(crate) code: String,
    /// `out`, `in`, or empty: the other way than the last time.
    pub(crate) direction: String,
}

async fn page(cx: &Cx, form: CrossForm, (crossed, problems): (Option<Crossed>, Problems)) -> Result<GatePage> {
    let mut conn = cx.read().await?;
    let (residents, out) = store::count_present(&mut conn, cx.site_id(), cx.now()).await?;
    let visitors = reception::visit::count_inside(&mut conn, cx.site_id()).await?;
    let rows = store::list_passed(&mut conn, cx.site_id(), PASSED_MAX).await?;
    let ids: Vec<StreamId> = rows.iter().map(|row| row.guest_id).collect();
    let names = guest::names(cx, &mut conn, &ids).await?;
    drop(conn);
    if cx.sees(Portion::Name) && !rows.is_empty() {
        cx.look_list("gate").await?;
    }
    let passed = rows
        .into_iter()
        .map(|row| {
            let (name, code) = shown(names.get(&row.guest_id));
            Entry { name, code, direction: row.way(), at: row.at }
        })
        .collect();
    Ok(GatePage { residents, out, visitors, passed, crossed, form, problems })
}

/// Name and code as the gate shows them: of a closed file the code alone.
fn shown(named: Option<&Named>) -> (String, String) {
    match named {
        Some(named) if named.restricted => (named.code.clone(), named.code.clone()),
        Some(named) => (named.name.clone(), named.code.clone()),
        None => (String::new(), String::new()),
    }
}

pub(super) async fn show(cx: Cx) -> Result<Response> {
    let page = page(&cx, CrossForm::default(), (None, Problems::default())).await?;
    cx.page(page).await
}

pub(super) async fn cross(cx: Cx, Input(form): Input<CrossForm>) -> Result<Response> {
    match note(&cx, &form).await {
        Ok(crossed) if cx.wants() == Wants::Json => cx.json(axum::http::StatusCode::CREATED, &crossed),
        Ok(crossed) => {
            // The same way stays chosen for the next in line.
            let next = CrossForm { code: String::new(), direction: form.direction };
            let page = page(&cx, next, (Some(crossed), Problems::default())).await?;
            cx.page(page).await
        }
        Err(Error::Conflict(problems) | Error::Invalid(problems)) if cx.wants() == Wants::Html => {
            let page = page(&cx, CrossForm { code: form.code.chars().take(TYPED_MAX).collect(), ..form }, (None, problems.clone())).await?;
            cx.retry(page, &problems).await
        }
        Err(other) => Err(other),
    }
}

/// Notes a crossing. The state is read inside the transaction: two gates that scan one card at once agree.
async fn note(cx: &Cx, form: &CrossForm) -> Result<Crossed> {
    let typed: String = form.code.trim().chars().take(TYPED_MAX).collect();
    let asked = Direction::find(&form.direction);
    if !form.direction.is_empty() && asked.is_none() {
        return Err(Error::invalid("direction", "gate-direction-unknown"));
    }
    let mut write = cx.write().await?;
    let nobody = || Error::invalid("code", if typed.is_empty() { "gate-nothing" } else { "gate-nobody" });
    let found = guest::find(write.conn()?, &typed).await?.ok_or_else(nobody)?;
    let known = guest::get(write.conn()?, found.id).await?.ok_or_else(nobody)?;
    // Whoever lives here passes, also when their file is closed to the site: the gate then shows the code alone.
    if known.record.site != cx.site_id() || !cx.may(Duty::GateRecord) {
        return Err(nobody());
    }
    let mut stream = write.load(found.id).await?;
    let since = store::in_since(write.conn()?, cx.site_id(), found.id).await?;
    let outcome = rules::cross(&Crossings::fold(&stream), since, asked, cx.now()).map_err(Error::Conflict)?;
    let (direction, at, already) = match outcome {
        Outcome::Already(direction, at) => {
            drop(write);
            (direction, at, true)
        }
        Outcome::Passes(direction, facts) => {
            write.append(&mut stream, facts).await?;
            if direction == Direction::In {
                house::stay::back(cx, &mut write, &mut stream).await?;
            }
            write.commit().await?;
            let at = Crossings::fold(&stream).last().map_or(cx.now(), |(_, at)| at);
            (direction, at, false)
        }
    };
    if cx.sees(Portion::Name) {
        cx.look(found.id.cast(), Compartment::House, "gate").await?;
    }
    let mut conn = cx.read().await?;
    let (name, code) = shown(guest::names(cx, &mut conn, &[found.id]).await?.get(&found.id));
    let bed = if cx.sees(Portion::Stay) { store::bed(&mut conn, found.id).await? } else { String::new() };
    Ok(Crossed { name, code, bed, direction, at, already, revoked: found.revoked })
}

/// Somebody who is out.
#[derive(Serialize, ToSchema)]
pub(crate) struct Out {
    name: String,
    code: String,
    since: Instant,
    /// When they said they would be back.
    until: Option<Instant>,
    hours: i64,
}

/// Who is out now.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "gate/out.html")]
pub(crate) struct OutPage {
    rows: Vec<Out>,
}

impl View for OutPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("gate-out-title")
    }
}

pub(super) async fn out(cx: Cx) -> Result<Response> {
    let mut conn: Conn = cx.read().await?;
    let rows = store::list_out(&mut conn, cx.site_id(), OUT_MAX).await?;
    let ids: Vec<StreamId> = rows.iter().map(|row| row.guest_id).collect();
    let names = guest::names(&cx, &mut conn, &ids).await?;
    drop(conn);
    if cx.sees(Portion::Name) && !rows.is_empty() {
        cx.look_list("gate").await?;
    }
    let rows = rows
        .into_iter()
        .map(|row| {
            let (name, code) = shown(names.get(&row.guest_id));
            let hours = (cx.now().millis() - row.since_at.millis()) / 3_600_000;
            Out { name, code, since: row.since_at, until: row.leave_until, hours: hours.max(0) }
        })
        .collect();
    cx.page(OutPage { rows }).await
}
