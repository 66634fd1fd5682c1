//! Noting a session: for one guest, who may sign, or for many at once.

use access::Duty;
use axum::extract::Path;
use axum::response::Response;
use house::stay::GuestId;
use ledger::{Compartment, Day, StreamId, Write};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problems, Result, Upload};

use super::facts::Held as HeldFact;
use super::form::OrientationForm;
use super::rules::{self, Scene};
use super::{pages, store};
use crate::{guest, house_rule};

/// What was noted.
#[derive(Serialize, ToSchema)]
pub(crate) struct Held {
    /// The session.
    session: StreamId,
    /// For how many guests.
    guests: usize,
}

/// Whom the form means: those named, the households' members on the list, or everybody on it. Each once.
async fn meant(cx: &Cx, write: &mut Write, form: &OrientationForm) -> Result<Vec<GuestId>> {
    let mut guests: Vec<GuestId> = form.guest.iter().map(|id| id.parse().map_err(|_| Error::NotFound)).collect::<Result<_>>()?;
    if form.everyone == "yes" || !form.household.is_empty() {
        let families = guest::sees_families(cx);
        let named = |household: Option<StreamId>| families && household.is_some_and(|id| form.household.contains(&id.to_string()));
        let due = store::list_due(cx, write.conn()?).await?;
        guests.extend(due.into_iter().filter(|row| form.everyone == "yes" || named(row.household_id)).map(|row| row.guest_id));
    }
    guests.sort_unstable();
    guests.dedup();
    Ok(guests)
}

/// A session that may be noted, with the answer to the house rules that goes with it.
struct Plan {
    held: HeldFact,
    on: Day,
    rules: Option<(i64, bool)>,
    upload: Option<Upload>,
}

async fn plan(cx: &Cx, write: &mut Write, (form, guests): (&OrientationForm, &[GuestId])) -> Result<Result<Plan, Problems>> {
    let upload = if form.mode == "signed" { Upload::parse("signature", &form.signature)? } else { None };
    let signed = upload.as_ref().and_then(Upload::sniff) == Some("image/png");
    let scene = Scene { session: write.id(), guests: guests.len(), signed, today: cx.today() };
    let mut problems = Problems::default();
    let mut rules = None;
    if !form.rules.is_empty() {
        match house_rule::current(write.conn()?, cx.site_id(), cx.today()).await? {
            Some(current) => rules = Some((current.version, form.rules == "accepted")),
            None => problems.add("rules", "orientation-no-rules"),
        }
    }
    Ok(match rules::read(form, &scene) {
        Ok((held, on)) => problems.check(Plan { held, on, rules, upload }),
        Err(mut found) => {
            found.0.extend(problems.0);
            Err(found)
        }
    })
}

/// Appends the session to the stream of everybody who was there.
async fn note(cx: &Cx, write: &mut Write, guests: &[GuestId], plan: &Plan) -> Result<()> {
    for id in guests {
        let _known = guest::get(cx, write.conn()?, (*id, Duty::OrientationRecord)).await?;
        let mut stream = write.load(*id).await?;
        let mut held = plan.held.clone();
        if let Some(upload) = &plan.upload {
            held.signature = Some(write.attach(*id, Compartment::House, "image/png", &upload.bytes).await?);
        }
        let language = held.topics.get("rules").or_else(|| held.topics.values().next()).map(|told| told.language.clone()).unwrap_or_default();
        let mut facts = rules::hold(held, plan.on);
        if let Some((version, accepted)) = plan.rules {
            facts.extend(house_rule::answer(version, &language, accepted, plan.on));
        }
        write.append(&mut stream, facts).await?;
    }
    Ok(())
}

/// Notes the session for the given guests; gives back what is wrong, if anything is.
async fn hold(cx: &Cx, form: &OrientationForm, only: Option<GuestId>) -> Result<Result<Held, Problems>> {
    let mut write = cx.write().await?;
    let guests = match only {
        Some(id) => {
            let _known = guest::get(cx, write.conn()?, (id, Duty::OrientationRecord)).await?;
            vec![id]
        }
        None => meant(cx, &mut write, form).await?,
    };
    let plan = match plan(cx, &mut write, (form, &guests)).await? {
        Ok(plan) => plan,
        Err(problems) => return Ok(Err(problems)),
    };
    note(cx, &mut write, &guests, &plan).await?;
    write.commit().await?;
    Ok(Ok(Held { session: plan.held.session, guests: guests.len() }))
}

pub(super) async fn hold_for_many(cx: Cx, Input(form): Input<OrientationForm>) -> Result<Response> {
    match hold(&cx, &form, None).await? {
        Ok(held) => cx.done("/orientations", "orientation-held-done", &held),
        Err(problems) => {
            let page = pages::list_page(&cx, (form, problems.clone())).await?;
            cx.retry(page, &problems).await
        }
    }
}

pub(super) async fn hold_for_one(cx: Cx, Path(id): Path<GuestId>, Input(form): Input<OrientationForm>) -> Result<Response> {
    match hold(&cx, &form, Some(id)).await? {
        Ok(held) => cx.done(&format!("/orientations/{id}"), "orientation-held-done", &held),
        Err(problems) => {
            let kept = OrientationForm { signature: String::new(), ..form };
            let page = pages::show_page(&cx, id, (kept, problems.clone())).await?;
            cx.retry(page, &problems).await
        }
    }
}
