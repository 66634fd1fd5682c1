//! Tracks on paper: the empty checklist, and a filled one.

use access::Duty;
use axum::extract::Path;
use axum::response::Response;
use documents::{Row, Section};
use ledger::Compartment;
use people::person::PersonId;
use web::{Asked, Cx, Error, Result};

use super::catalogue::{self, Of, Step};
use super::facts::{TrackId, Tracks};
use super::form::SheetQuery;
use super::pages::{Noted, Record, Shown, steps};
use crate::paper::{BOX, LINE, LINES, Speech, section, sheet};
use crate::who;

pub(super) async fn blank(cx: Cx, Asked(query): Asked<SheetQuery>) -> Result<Response> {
    let kind = catalogue::find(query.kind.trim()).ok_or(Error::NotFound)?;
    let locale = who::locale(&cx, &query.lang);
    let says = Speech::new(&cx, locale);
    let mut sections = vec![section(
        says.t("assessment-sheet-who"),
        vec![says.row("assessment-sheet-code", LINE), says.row("track-opened-on", LINE)],
        if kind.secret { says.t("track-secret") } else { String::new() },
    )];
    sections.extend(kind.steps.iter().map(|step| blank_step(&says, step)));
    sheet(&cx, locale, (says.label("track-kind", kind.code), says.t("track-sheet-blank")), sections).await
}

fn blank_step(says: &Speech<'_>, step: &Step) -> Section {
    let days = says.tv("track-within", &[("n", i64::from(step.days).into())]);
    let mut rows = vec![Row::new(days, format!("{BOX}{}    {LINE}", says.t("track-state-done")))];
    for field in step.fields {
        let value = match field.of {
            Of::Choice(list) | Of::Ticks(list, _) => says.boxes("track-choice", list),
            Of::Day | Of::Line => LINE.to_owned(),
            Of::Text => LINES.to_owned(),
            Of::Names(_) => format!("{LINES}\n{LINE}"),
        };
        rows.push(Row::new(says.label("track-field", field.code), value));
    }
    if !step.must {
        rows.push(Row::new(format!("{BOX}{}", says.t("track-state-not-needed")), LINE));
    }
    section(says.label("track-step", step.code), rows, String::new())
}

pub(super) async fn filled(cx: Cx, Path((id, track)): Path<(PersonId, TrackId)>, Asked(query): Asked<SheetQuery>) -> Result<Response> {
    let mut conn = cx.read().await?;
    who::demand(&cx, &mut conn, (Duty::CaseRead, id)).await?;
    cx.look(id, Compartment::Protection, "track_sheet").await?;
    let head = who::head(&cx, &mut conn, id).await?;
    let stream = cx.app().ledger().stream(&mut conn, id.cast()).await?;
    drop(conn);
    let tracks = Tracks::fold(&stream);
    let track = tracks.find(track).ok_or(Error::NotFound)?;
    let kind = track.kind().ok_or(Error::NotFound)?;
    let locale = who::locale(&cx, &query.lang);
    let says = Speech::new(&cx, locale);
    let mut sections: Vec<Section> = Vec::new();
    if kind.secret {
        sections.push(section(String::new(), Vec::new(), says.t("track-secret")));
    }
    sections.extend(steps(track, (cx.today(), true)).iter().map(|step| filled_step(&cx, &says, step)));
    if let Some(closed) = &track.closed {
        sections.push(section(says.t("track-closed-title"), vec![says.row("track-outcome", says.label("track-outcome", &closed.outcome))], String::new()));
    }
    let subtitle = format!("{} · {} · {}", says.label("track-kind", kind.code), head.code, text::day(locale, track.on));
    sheet(&cx, locale, (head.name, subtitle), sections).await
}

fn filled_step(cx: &Cx, says: &Speech<'_>, step: &Shown) -> Section {
    let state = says.label("track-state", step.state.name());
    let due = step.due.map(|day| text::day(says.locale, day)).unwrap_or_default();
    let mut rows = vec![says.row("track-state", state), says.row("track-due", due)];
    rows.extend(step.records.iter().flat_map(|record| record_rows(cx, says, record)));
    section(says.label("track-step", step.code), rows, String::new())
}

fn record_rows(cx: &Cx, says: &Speech<'_>, record: &Record) -> Vec<Row> {
    let head = format!("{} · {}", says.label("track-state", record.state.name()), cx.app().name_of(record.by));
    let mut rows = vec![Row::new(text::day(says.locale, record.on), head)];
    let value = |noted: &Noted| match noted.day {
        Some(day) => text::day(says.locale, day),
        None if noted.codes.is_empty() => noted.words.clone(),
        None => says.labels("track-choice", &noted.codes),
    };
    rows.extend(record.noted.iter().map(|noted| Row::new(says.label("track-field", &noted.field), value(noted))));
    rows.push(says.row("track-reason", record.reason.clone()));
    rows
}
