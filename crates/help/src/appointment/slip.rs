//! A slip for the person: when, where, with whom, and nothing of what for. Whoever finds it learns no more than that.

use access::Duty;
use axum::extract::Path;
use axum::response::Response;
use documents::Section;
use ledger::{Compartment, Day};
use people::person::{self, PersonId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Result};

use super::calendar::{Entry, entries, span};
use super::facts::{AppointmentId, State};
use super::store::{self, Which};
use crate::banner;
use crate::paper::{self, Words};

/// Slips on one print.
const SLIPS_MAX: i64 = 200;
/// Appointments of a person among which the one is looked for.
const LOOK_MAX: i64 = 200;

/// In which language.
#[derive(Deserialize, Serialize, Default, ToSchema)]
#[serde(default)]
pub struct SlipQuery {
    /// `fr`, `en` or `ar`; empty: the person's, else the reader's.
    pub lang: String,
}

/// Of which day.
#[derive(Deserialize, Serialize, Default, ToSchema)]
#[serde(default)]
pub struct SlipsQuery {
    /// Day; empty is tomorrow.
    pub day: String,
    /// `fr`, `en` or `ar`; empty: the reader's.
    pub lang: String,
}

fn section(w: &Words<'_>, entry: &Entry, heading: String) -> Section {
    // Only what may lie on a bed for all to see: of a counsellor not even the name.
    let rows = vec![
        w.row("appointment-day", text::day(w.locale, entry.on)),
        w.row("appointment-time", entry.time.clone()),
        w.row("appointment-place", entry.place.clone()),
    ];
    Section { note: w.t("appointment-slip-note"), ..w.section(heading, rows) }
}

pub(super) async fn one(cx: Cx, Path((id, appointment)): Path<(PersonId, AppointmentId)>, Asked(query): Asked<SlipQuery>) -> Result<Response> {
    let mut conn = cx.read().await?;
    let _ = banner::demand(&cx, &mut conn, (Duty::AppointmentKeep, id)).await?;
    let mut rows = store::list_person(&mut conn, id, LOOK_MAX).await?;
    rows.retain(|row| row.appointment_id == appointment);
    cx.look(id, Compartment::House, "appointment_slip").await?;
    let head = person::head(&cx, &mut conn, id).await?.ok_or(Error::NotFound)?;
    let found = entries(&cx, &mut conn, rows).await?;
    drop(conn);
    let entry = found.first().ok_or(Error::NotFound)?;
    let w = Words { cx: &cx, locale: paper::locale(&cx, (&query.lang, &head.language)) };
    let sheet = w.sheet((head.name.clone(), head.code.clone()), vec![section(&w, entry, w.t("appointment-slip"))])?;
    Ok(cx.file("application/pdf", "appointment.pdf", paper::draw(sheet).await?))
}

pub(super) async fn of_day(cx: Cx, Asked(query): Asked<SlipsQuery>) -> Result<Response> {
    let day = query.day.parse::<Day>().unwrap_or(cx.today().plus_days(1));
    cx.look_list("appointments").await?;
    let mut conn = cx.read().await?;
    let (from, to) = span(&cx, day, 1);
    let rows = store::list(&cx, &mut conn, Which::Booked(from, to), (SLIPS_MAX, 0)).await?;
    let found = entries(&cx, &mut conn, rows).await?;
    drop(conn);
    let w = Words { cx: &cx, locale: paper::locale(&cx, (&query.lang, "")) };
    let heading = |entry: &Entry| if entry.name == entry.code { entry.code.clone() } else { format!("{} · {}", entry.name, entry.code) };
    let sections = found.iter().filter(|entry| entry.state == State::Booked).map(|entry| section(&w, entry, heading(entry))).collect();
    let sheet = w.sheet((w.t("appointment-slips"), text::day(w.locale, day)), sections)?;
    Ok(cx.file("application/pdf", "appointments.pdf", paper::draw(sheet).await?))
}
