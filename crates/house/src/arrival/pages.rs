//! The page of arrivals.

use access::{Duty, Portion};
use askama::Template;
use axum::response::Response;
use ledger::{Conn, Instant};
use people::person::{Head, PersonId};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Result, View, filters};

use super::store;
use crate::board::{self, Occupancy};
use crate::stay::GuestId;

/// From so many minutes on a wait is told in hours.
const HOURS_FROM_MIN: i64 = 120;
/// From so many minutes on a wait is too long.
const LONG_MIN: i64 = 60;

/// Somebody who waits.
#[derive(Serialize, ToSchema)]
pub(crate) struct Waiting {
    /// Person or contact.
    pub(crate) id: GuestId,
    /// Name, or the code for readers without names; empty before registration.
    pub(crate) name: String,
    /// Human code; empty before registration.
    pub(crate) code: String,
    /// Language, ISO 639-3, for readers who are told.
    pub(crate) language: String,
    /// A child without an adult of their own, for readers who are told.
    pub(crate) alone: bool,
    /// Since when.
    pub(crate) since: Instant,
    /// How long, in minutes.
    pub(crate) minutes: i64,
    /// Let in already, but without a bed.
    pub(crate) is_in: bool,
    /// Two histories gave the same bed away.
    pub(crate) conflict: bool,
}

impl Waiting {
    fn wait_key(&self) -> &'static str {
        if self.minutes >= HOURS_FROM_MIN { "arrival-wait-hours" } else { "arrival-wait-minutes" }
    }
    fn wait_count(&self) -> i64 {
        if self.minutes >= HOURS_FROM_MIN { self.minutes / 60 } else { self.minutes }
    }
    fn long(&self) -> bool {
        self.minutes >= LONG_MIN
    }
}

/// Somebody who is in since today.
#[derive(Serialize, ToSchema)]
pub(crate) struct In {
    id: GuestId,
    name: String,
    code: String,
    at: Instant,
    bed: String,
    /// The page of the guest, for readers who may open it.
    path: String,
}

/// Who waits, since when, and what comes next.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "arrival/show.html")]
pub(crate) struct ArrivalPage {
    unregistered: Vec<Waiting>,
    bedless: Vec<Waiting>,
    today: Vec<In>,
    came: i64,
    left: i64,
    occupancy: Occupancy,
    may_begin: bool,
    may_register: bool,
    may_give: bool,
}

impl View for ArrivalPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("arrival-title")
    }
}

fn minutes(cx: &Cx, since: Instant) -> i64 {
    ((cx.now().millis() - since.millis()) / 60_000).max(0)
}

/// What a list shows of people, in the reader's measure.
struct Names {
    heads: std::collections::HashMap<PersonId, Head>,
    codes: std::collections::HashMap<GuestId, String>,
}

impl Names {
    async fn read(cx: &Cx, conn: &mut Conn, (people, contacts): (Vec<PersonId>, Vec<GuestId>)) -> Result<Self> {
        Ok(Self { heads: people::person::heads(cx, conn, &people).await?, codes: people::contact::codes(conn, &contacts).await? })
    }
    fn of(&self, id: GuestId) -> Head {
        let known = self.heads.get(&id.cast()).cloned();
        known.unwrap_or_else(|| {
            let code = self.codes.get(&id).cloned().unwrap_or_default();
            Head { name: code.clone(), code, ..Head::default() }
        })
    }
}

/// Those who wait for a bed, longest first, in the reader's measure. Who shows them records that a list was read.
pub(crate) async fn list_bed_waiting(cx: &Cx, conn: &mut Conn) -> Result<Vec<Waiting>> {
    let rows = store::list_bed_waiting(cx, conn).await?;
    let people = rows.iter().filter(|row| !row.anonymous).map(|row| row.guest_id.cast()).collect();
    let contacts = rows.iter().filter(|row| row.anonymous).map(|row| row.guest_id).collect();
    let names = Names::read(cx, conn, (people, contacts)).await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let head = names.of(row.guest_id);
            Waiting {
                id: row.guest_id,
                alone: !head.care.is_empty(),
                name: head.name,
                code: head.code,
                language: head.language,
                since: row.since,
                minutes: minutes(cx, row.since),
                is_in: row.is_in,
                conflict: row.conflict,
            }
        })
        .collect())
}

pub(super) async fn show(cx: Cx) -> Result<Response> {
    let mut conn = cx.read().await?;
    let unregistered = store::list_unregistered(&cx, &mut conn).await?;
    let bedless = list_bed_waiting(&cx, &mut conn).await?;
    let rows = store::list_in_today(&cx, &mut conn).await?;
    let people = rows.iter().filter(|row| row.guest_kind == "person").map(|row| row.guest_id.cast()).collect();
    let contacts = rows.iter().filter(|row| row.guest_kind == "contact").map(|row| row.guest_id).collect();
    let names = Names::read(&cx, &mut conn, (people, contacts)).await?;
    let (came, left) = store::count_today(&cx, &mut conn).await?;
    let occupancy = board::occupancy(&mut conn, cx.site_id(), cx.today()).await?;
    drop(conn);
    if cx.sees(Portion::Name) && !(bedless.is_empty() && rows.is_empty()) {
        cx.look_list("arrivals").await?;
    }
    cx.page(ArrivalPage {
        unregistered: unregistered.into_iter().map(|(id, since)| nameless(&cx, id.cast(), since)).collect(),
        bedless,
        today: rows.into_iter().map(|row| entry(&cx, row, &names)).collect(),
        came,
        left,
        occupancy,
        may_begin: cx.may(Duty::ConsentRecord),
        may_register: cx.may(Duty::PersonRegister),
        may_give: cx.may(Duty::StayWrite),
    })
    .await
}

/// Somebody who agreed and of whom nothing is written yet.
fn nameless(cx: &Cx, id: GuestId, since: Instant) -> Waiting {
    Waiting {
        id,
        name: String::new(),
        code: String::new(),
        language: String::new(),
        alone: false,
        since,
        minutes: minutes(cx, since),
        is_in: false,
        conflict: false,
    }
}

fn entry(cx: &Cx, row: store::InToday, names: &Names) -> In {
    let head = names.of(row.guest_id);
    let path = match row.guest_kind.as_str() {
        "person" if cx.may(Duty::PersonRead) => format!("/people/{}", row.guest_id),
        "contact" if cx.may(Duty::ContactRecord) => format!("/contacts/{}", row.guest_id),
        _ => String::new(),
    };
    let bed = row.room.zip(row.number).filter(|_| cx.sees(Portion::Stay)).map(|(room, number)| format!("{room}-{number}")).unwrap_or_default();
    In { id: row.guest_id, name: head.name, code: head.code, at: row.admitted_at, bed, path }
}
