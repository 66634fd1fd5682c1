//! Pages of those who go away for a while: noting it, noting the return, and who should be back by now.

use access::{Duty, Portion};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Compartment, Instant};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problems, Result, View, Wants, filters};

use super::facts::{GuestId, GuestKind, State};
use super::form::{LeaveForm, ReturnForm};
use super::give::{self, get_guest};
use super::pages::{GuestName, Made, made, name_of, names, page_of};
use super::rules::{self, LEAVES};
use super::store;

/// Most people on the list of those who are away.
const AWAY_MAX: i64 = 200;
const HOUR_MS: i64 = 3_600_000;
/// From so many hours on a delay is told in days.
const DAYS_FROM_HOURS: i64 = 48;

/// The form of a leave.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "stay/leave.html")]
pub(crate) struct LeavePage {
    guest: GuestName,
    /// The bed that may wait.
    bed: String,
    /// A leave that is noted already.
    until: Option<Instant>,
    form: LeaveForm,
    problems: Problems,
    reasons: &'static [&'static str],
    beds: &'static [&'static str],
}

impl View for LeavePage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("stay-leave-title")
    }
}

async fn leave_page(cx: &Cx, id: GuestId, typed: Option<(LeaveForm, Problems)>) -> Result<LeavePage> {
    let mut conn = cx.read().await?;
    let guest = get_guest(cx, &mut conn, id).await?;
    cx.look(id.cast(), Compartment::House, "stay").await?;
    let named = name_of(cx, &mut conn, &guest).await?;
    let stream = cx.app().ledger().stream(&mut conn, id).await?;
    drop(conn);
    let state = State::fold(&stream);
    let stay = state.current().ok_or_else(|| Error::conflict("", "stay-not-in"))?;
    let (form, problems) = typed.unwrap_or_else(|| {
        let zone = cx.zone();
        let at = |at: Instant| rules::typed(at, &zone);
        let known = stay.leave.as_ref().map(|leave| LeaveForm { from: at(leave.from), until: at(leave.until), why: leave.why.clone(), bed: String::new() });
        (LeaveForm { bed: "keep".to_owned(), ..known.unwrap_or_default() }, Problems::default())
    });
    Ok(LeavePage {
        guest: named,
        bed: stay.own_spot().map(|spot| spot.label.clone()).unwrap_or_default(),
        until: stay.leave.as_ref().map(|leave| leave.until),
        form,
        problems,
        reasons: LEAVES,
        beds: &["keep", "release"],
    })
}

pub(super) async fn ask(cx: Cx, Path(id): Path<GuestId>) -> Result<Response> {
    let page = leave_page(&cx, id, None).await?;
    cx.page(page).await
}

pub(super) async fn leave(cx: Cx, Path(id): Path<GuestId>, Input(form): Input<LeaveForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let guest = get_guest(&cx, write.conn()?, id).await?;
    let mut stream = write.load(id).await?;
    let before = State::fold(&stream);
    match rules::leave(&before, &form, &cx.zone(), give::now(&cx)) {
        Ok(facts) => {
            write.append(&mut stream, facts).await?;
            let after = State::fold(&stream);
            let spot = |state: &State| state.current().and_then(|stay| stay.own_spot().cloned());
            give::follow(&cx, &mut write, spot(&before), spot(&after).as_ref()).await?;
            write.commit().await?;
            cx.done(&page_of(&cx, &guest), "stay-leave-noted", &made(&after, id))
        }
        Err(problems) => {
            drop(write);
            if cx.wants() == Wants::Json && rules::is_conflict(&problems) {
                return Err(Error::Conflict(problems));
            }
            let page = leave_page(&cx, id, Some((form, problems.clone()))).await?;
            cx.retry(page, &problems).await
        }
    }
}

pub(super) async fn come_back(cx: Cx, Path(id): Path<GuestId>, Input(form): Input<ReturnForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let guest = get_guest(&cx, write.conn()?, id).await?;
    let mut stream = write.load(id).await?;
    let facts = rules::come_back(&State::fold(&stream), give::now(&cx)).map_err(Error::Conflict)?;
    write.append(&mut stream, facts).await?;
    write.commit().await?;
    let state = State::fold(&stream);
    let made: Made = made(&state, id);
    let next = match form.next.as_str() {
        "leaves" => "/stays/leaves".to_owned(),
        // Whose bed was given away meanwhile needs another one now.
        _ if made.bed.is_empty() => format!("/stays/{id}/move"),
        _ => page_of(&cx, &guest),
    };
    cx.done(&next, "stay-returned", &made)
}

/// Somebody who is away, or will be.
#[derive(Serialize, ToSchema)]
pub(crate) struct AwayRow {
    id: GuestId,
    name: String,
    code: String,
    from: Instant,
    until: Instant,
    /// The bed that waits; empty when it was released.
    bed: String,
    /// `late`, `away` or `planned`.
    state: &'static str,
    /// How late, in hours.
    hours: i64,
    /// A child without an adult of their own, for readers who are told.
    alone: bool,
    /// The page of the guest, for readers who may open it.
    path: String,
}

impl AwayRow {
    fn late_key(&self) -> &'static str {
        if self.hours >= DAYS_FROM_HOURS { "stay-late-days" } else { "stay-late-hours" }
    }
    fn late_count(&self) -> i64 {
        if self.hours >= DAYS_FROM_HOURS { self.hours / 24 } else { self.hours }
    }
}

/// Who is away, and who should be back by now.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "stay/leaves.html")]
pub(crate) struct LeavesPage {
    late: i64,
    rows: Vec<AwayRow>,
    more: bool,
}

impl View for LeavesPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("stay-leaves-title")
    }
}

pub(super) async fn list(cx: Cx) -> Result<Response> {
    let mut conn = cx.read().await?;
    let mut found = store::list_away(&cx, &mut conn, AWAY_MAX + 1).await?;
    let limit = usize::try_from(AWAY_MAX).unwrap_or(200);
    let more = found.len() > limit;
    found.truncate(limit);
    let ids: Vec<_> = found.iter().map(|row| (row.guest_id, GuestKind::find(&row.guest_kind))).collect();
    let named = names(&cx, &mut conn, &ids).await?;
    drop(conn);
    if cx.sees(Portion::Name) && !found.is_empty() {
        cx.look_list("leaves").await?;
    }
    let rows: Vec<AwayRow> = found.into_iter().zip(named).map(|(row, name)| away(&cx, row, name)).collect();
    let late = i64::try_from(rows.iter().filter(|row| row.state == "late").count()).unwrap_or(i64::MAX);
    cx.page(LeavesPage { late, rows, more }).await
}

fn away(cx: &Cx, row: store::Away, (name, code): (String, String)) -> AwayRow {
    let now = cx.now();
    let state = match () {
        () if row.leave_until < now => "late",
        () if row.leave_from > now => "planned",
        () => "away",
    };
    let path = match GuestKind::find(&row.guest_kind) {
        GuestKind::Person if cx.may(Duty::PersonRead) => format!("/people/{}", row.guest_id),
        GuestKind::Contact if cx.may(Duty::ContactRecord) => format!("/contacts/{}", row.guest_id),
        _ => String::new(),
    };
    AwayRow {
        id: row.guest_id,
        name,
        code,
        from: row.leave_from,
        until: row.leave_until,
        bed: row.room.zip(row.number).map(|(room, number)| format!("{room}-{number}")).unwrap_or_default(),
        state,
        hours: ((now.millis() - row.leave_until.millis()) / HOUR_MS).max(0),
        alone: cx.sees(Portion::Care) && row.care.is_some_and(|care| !care.is_empty()),
        path,
    }
}
