//! The calendar of a day and of a week, and who did not come.

use access::Duty;
use askama::Template;
use axum::response::Response;
use ledger::{Compartment, Conn, Day, Instant, UserId};
use people::guest;
use people::person::{self, PersonId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Input, Result, View, filters};

use super::facts::{AppointmentId, State};
use super::form::FindForm;
use super::store::{self, Row, Which};
use crate::banner;

/// Appointments on a page.
const PAGE: i64 = 40;
const WEEK_DAYS: i32 = 7;

/// What is listed.
#[derive(Deserialize, Serialize, Default, ToSchema)]
#[serde(default)]
pub struct CalendarQuery {
    /// First day; empty is today.
    pub day: String,
    /// `week`: seven days.
    pub span: String,
    /// `1`: with oneself alone.
    pub mine: String,
    /// `1`: those that are past, and nobody said whether the person came.
    pub open: String,
    /// Page, from 1.
    pub page: String,
}

/// An appointment as the reader may see it.
#[derive(Serialize, ToSchema)]
pub struct Entry {
    pub(super) id: AppointmentId,
    pub(super) person: PersonId,
    pub(super) name: String,
    pub(super) code: String,
    /// ISO 639-3; for the portion `vital`.
    pub(super) language: String,
    pub(super) at: Instant,
    /// The day at the site.
    pub(super) on: Day,
    /// `09:30`.
    pub(super) time: String,
    pub(super) until: String,
    pub(super) place: String,
    /// Account of a member of staff, for readers of the purpose.
    pub(super) with: Option<UserId>,
    pub(super) with_name: String,
    /// For readers of the part of the file that says so.
    pub(super) purpose: String,
    pub(super) state: State,
    /// It is past, and nobody said whether the person came.
    pub(super) open: bool,
    /// Whether it may be said that they came.
    pub(super) may_come: bool,
    pub(super) may_miss: bool,
}

/// Links to the pages before and after.
#[derive(Serialize, ToSchema)]
pub struct Pages {
    prev: Option<String>,
    next: Option<String>,
    says: String,
}

/// Appointments of a day or a week.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "appointment/calendar.html")]
pub struct CalendarPage {
    /// `day`, `week`, `open` or `missed`.
    kind: &'static str,
    day: Day,
    before: Day,
    after: Day,
    today: Day,
    tomorrow: Day,
    mine: bool,
    entries: Vec<Entry>,
    pages: Pages,
    may_see_missed: bool,
    /// A code that nobody has.
    unknown: bool,
}

impl View for CalendarPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t(if self.kind == "missed" { "appointment-missed-title" } else { "menu-appointments" })
    }
}

/// The time of so many days.
pub(super) fn span(cx: &Cx, day: Day, days: i32) -> (Instant, Instant) {
    (day.start(&cx.zone()), day.plus_days(days).start(&cx.zone()))
}

/// Rows as the reader may see them. The look has been recorded.
pub(super) async fn entries(cx: &Cx, conn: &mut Conn, rows: Vec<Row>) -> Result<Vec<Entry>> {
    let ids: Vec<PersonId> = rows.iter().map(|row| row.person_id).collect();
    let heads = person::heads(cx, conn, &ids).await?;
    let zone = cx.zone();
    let mut out = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(head) = heads.get(&row.person_id) else { continue };
        let shown = row.shown(cx)?;
        // A counsellor's name says as much as a purpose: it is for those who read that part, and for the counsellor.
        let named = row.part().is_none_or(|part| part == Compartment::Protection || cx.reads(part)) || row.with_user == Some(cx.user());
        let (state, on) = (row.state(), row.starts_at.day(&zone));
        let time = |at: Instant| text::time_of_day(at.at_zone(&zone).time());
        out.push(Entry {
            id: row.appointment_id,
            person: row.person_id,
            name: head.name.clone(),
            code: head.code.clone(),
            language: head.language.clone(),
            at: row.starts_at,
            on,
            time: time(row.starts_at),
            until: time(row.ends_at),
            place: shown.place,
            with: row.with_user.filter(|_| named),
            with_name: if named { shown.with_name } else { String::new() },
            purpose: row.purpose(cx)?,
            state,
            open: state == State::Booked && row.ends_at < cx.now(),
            may_come: state.leads_to(State::Came) && on <= cx.today(),
            may_miss: state.leads_to(State::Missed) && row.starts_at <= cx.now(),
        });
    }
    Ok(out)
}

/// What of the calendar is shown.
struct Shown {
    kind: &'static str,
    day: Day,
    mine: bool,
    page: i64,
    unknown: bool,
}

async fn calendar(cx: &Cx, shown: Shown) -> Result<CalendarPage> {
    let Shown { kind, day, mine, page, unknown } = shown;
    let days = if kind == "week" { WEEK_DAYS } else { 1 };
    let (from, to) = span(cx, day, days);
    let which = match kind {
        "missed" => Which::Missed,
        "open" => Which::Open,
        _ => Which::Between(from, to, mine),
    };
    cx.look_list("appointments").await?;
    let mut conn = cx.read().await?;
    let offset = (page - 1) * PAGE;
    let mut rows = store::list(cx, &mut conn, which, (PAGE + 1, offset)).await?;
    let fits = usize::try_from(PAGE).unwrap_or(40);
    let more = rows.len() > fits;
    rows.truncate(fits);
    let last = offset + i64::try_from(rows.len()).unwrap_or(0);
    let entries = entries(cx, &mut conn, rows).await?;
    drop(conn);
    let address = |page: i64| match kind {
        "missed" => format!("/appointments/missed?page={page}"),
        "open" => format!("/appointments?open=1&page={page}"),
        kind => format!("/appointments?day={day}&span={kind}&mine={}&page={page}", i32::from(mine)),
    };
    Ok(CalendarPage {
        kind,
        day,
        before: day.plus_days(-days),
        after: day.plus_days(days),
        today: cx.today(),
        tomorrow: cx.today().plus_days(1),
        mine,
        entries,
        pages: Pages {
            prev: (page > 1).then(|| address(page - 1)),
            next: more.then(|| address(page + 1)),
            says: cx.tv("page-says", &[("first", (offset + 1).into()), ("last", last.into())]),
        },
        may_see_missed: cx.may(Duty::CaseRead),
        unknown,
    })
}

fn page_of(typed: &str) -> i64 {
    typed.parse::<i64>().unwrap_or(1).clamp(1, 10_000)
}

pub(super) async fn show(cx: Cx, Asked(query): Asked<CalendarQuery>) -> Result<Response> {
    let kind = match (query.open.as_str(), query.span.as_str()) {
        ("1", _) => "open",
        (_, "week") => "week",
        _ => "day",
    };
    let day = query.day.parse::<Day>().unwrap_or(cx.today());
    let page = calendar(&cx, Shown { kind, day, mine: query.mine == "1", page: page_of(&query.page), unknown: false }).await?;
    cx.page(page).await
}

pub(super) async fn missed(cx: Cx, Asked(query): Asked<CalendarQuery>) -> Result<Response> {
    let page = calendar(&cx, Shown { kind: "missed", day: cx.today(), mine: false, page: page_of(&query.page), unknown: false }).await?;
    cx.page(page).await
}

/// Whose appointment is to be made.
#[derive(Serialize, ToSchema)]
pub struct Found {
    /// The person.
    pub id: PersonId,
}

pub(super) async fn find(cx: Cx, Input(form): Input<FindForm>) -> Result<Response> {
    let mut conn = cx.read().await?;
    let hit = guest::find(&mut conn, &form.code).await?.map(|found| found.id.cast());
    if let Some(id) = hit
        && banner::demand(&cx, &mut conn, (Duty::AppointmentKeep, id)).await.is_ok()
    {
        return cx.done(&format!("/people/{id}/appointments"), "", &Found { id });
    }
    drop(conn);
    let problems = web::Problems::one("code", "appointment-code-unknown");
    if cx.wants() == web::Wants::Json {
        return Err(Error::Invalid(problems));
    }
    let page = calendar(&cx, Shown { kind: "day", day: cx.today(), mine: false, page: 1, unknown: true }).await?;
    cx.retry(page, &problems).await
}
