//! Beds for everybody who waits: proposed by rule, given by a human. What was ticked is given in one transaction; where
//! a bed was taken meanwhile, or a rule refuses, that one is told and the others are done.

use std::collections::HashMap;

use access::{Duty, Portion};
use askama::Template;
use axum::response::Response;
use ledger::{Compartment, StreamId, Write};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Input, Problems, Result, View, Wants, filters};

use crate::arrival::{self, Waiting};
use crate::place::{self, BedId, BedRow, PlanGuest, Proposal};
use crate::{planned, stay};

/// People on one page: so many that a truck fits on it, and so few that it stays light.
const PAGE_ROWS: usize = 60;
/// Most beds given at once.
const GIVE_MAX: usize = 200;
/// Most announced arrivals whose beds are told.
const PLANNED_MAX: i64 = 50;
/// Mark on a ticked row whose bed breaks a rule: the reason is meant for it.
const DESPITE: &str = "despite";

/// Which of those who wait are shown.
#[derive(Deserialize, Serialize, Default, ToSchema)]
#[serde(default)]
pub(crate) struct PlanQuery {
    /// Sign of one household or group; everybody when empty.
    pub(crate) group: String,
    /// Page, from 1.
    pub(crate) page: String,
}

/// Somebody who waits, with the bed that is proposed.
#[derive(Serialize, ToSchema)]
pub(crate) struct PlanEntry {
    guest: StreamId,
    name: String,
    code: String,
    /// A child without an adult of their own, for readers who are told.
    alone: bool,
    bed: Option<BedId>,
    label: String,
    kind: String,
    /// What speaks for it: message keys.
    reasons: Vec<&'static str>,
    /// What speaks against it, or why there is none: message keys.
    against: Vec<&'static str>,
    /// Where a bed is chosen by hand.
    by_hand: String,
}

impl PlanEntry {
    /// What is sent for this row when it is ticked.
    fn value(&self) -> String {
        let bed = self.bed.map(|bed| bed.to_string()).unwrap_or_default();
        if self.against.is_empty() { format!("{}:{bed}", self.guest) } else { format!("{}:{bed}:{DESPITE}", self.guest) }
    }
}

/// Somebody who did not get the bed that was ticked.
#[derive(Serialize, ToSchema)]
pub(crate) struct Refused {
    guest: StreamId,
    name: String,
    label: String,
    problems: Problems,
}

/// Beds of a kind of room that are held for an announced arrival.
#[derive(Serialize, ToSchema)]
pub(crate) struct Held {
    kind: String,
    n: i64,
}

/// Beds for everybody who waits.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "board/plan.html")]
pub(crate) struct PlanPage {
    waiting: i64,
    proposed: i64,
    rows: Vec<PlanEntry>,
    held: Vec<Held>,
    group: String,
    page: usize,
    prev: Option<String>,
    next: Option<String>,
    /// How many have just been given a bed.
    given: i64,
    refused: Vec<Refused>,
    reason: String,
    problems: Problems,
}

impl View for PlanPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("board-plan-title")
    }
}

/// What was just done, or what is wrong with what was typed.
#[derive(Default)]
struct After {
    given: i64,
    refused: Vec<(StreamId, BedId, Problems)>,
    reason: String,
    problems: Problems,
}

async fn plan_page(cx: &Cx, query: &PlanQuery, after: After) -> Result<PlanPage> {
    let mut conn = cx.read().await?;
    let rows = arrival::list_bed_waiting(cx, &mut conn).await?;
    let ids: Vec<StreamId> = rows.iter().map(|row| row.guest_id).collect();
    let mut guests = place::guests(cx, &mut conn, &ids).await?;
    if !query.group.is_empty() {
        guests.retain(|guest| guest.group.as_deref() == Some(query.group.as_str()));
    }
    side_by_side(&mut guests);
    let (rooms, beds, apart) = place::rooms(cx, &mut conn, &mut guests).await?;
    let proposals = place::plan(&guests, &rooms, &apart, cx.reads(Compartment::Health));
    let last = proposals.len().div_ceil(PAGE_ROWS).max(1);
    let page = query.page.parse::<usize>().unwrap_or(1).clamp(1, last);
    let shown: Vec<&Proposal> = proposals.iter().skip((page - 1) * PAGE_ROWS).take(PAGE_ROWS).collect();
    let mut named: HashMap<StreamId, Waiting> = HashMap::new();
    let asked = |id: StreamId| shown.iter().any(|proposal| proposal.guest == id) || after.refused.iter().any(|(guest, _, _)| *guest == id);
    let wanted: Vec<_> = rows.into_iter().filter(|row| asked(row.guest_id)).collect();
    if cx.sees(Portion::Name) && !wanted.is_empty() {
        cx.look_list("bed_waiting").await?;
    }
    for waiting in arrival::named(cx, &mut conn, wanted).await? {
        named.insert(waiting.id, waiting);
    }
    let mut refused = Vec::with_capacity(after.refused.len());
    for (guest, bed, problems) in after.refused {
        // Only those whom the list of those who wait lets the reader see are named.
        let name = named.get(&guest).map(|waiting| waiting.name.clone()).unwrap_or_default();
        let label = place::get_bed(&mut conn, bed).await?.filter(|row| row.site_id == cx.site_id()).map(|row| row.label()).unwrap_or_default();
        refused.push(Refused { guest, name, label, problems });
    }
    let expected = planned::list_today(&mut conn, cx.site_id(), cx.today(), PLANNED_MAX).await?;
    drop(conn);
    let link = |to: usize| format!("/beds/plan?page={to}{}", if query.group.is_empty() { String::new() } else { format!("&group={}", encoded(&query.group)) });
    Ok(PlanPage {
        waiting: i64::try_from(proposals.len()).unwrap_or(i64::MAX),
        proposed: i64::try_from(proposals.iter().filter(|proposal| proposal.bed.is_some()).count()).unwrap_or(i64::MAX),
        rows: shown.into_iter().map(|proposal| entry(proposal, &mut named, &beds)).collect(),
        held: held(&expected),
        prev: (page > 1).then(|| link(page - 1)),
        next: (page < last).then(|| link(page + 1)),
        group: query.group.clone(),
        page,
        given: after.given,
        refused,
        reason: after.reason,
        problems: after.problems,
    })
}

/// A sign as it may stand in an address.
fn encoded(sign: &str) -> String {
    sign.chars().filter(|c| c.is_ascii_alphanumeric() || "-_.".contains(*c)).collect()
}

/// Those who belong together stand side by side, where the first of them stands.
fn side_by_side(guests: &mut [PlanGuest]) {
    let mut first: HashMap<String, usize> = HashMap::new();
    let mut places: HashMap<StreamId, usize> = HashMap::new();
    for (at, guest) in guests.iter().enumerate() {
        let place = guest.group.as_ref().map_or(at, |group| *first.entry(group.clone()).or_insert(at));
        places.insert(guest.id, place);
    }
    // Stable: within a group and between groups the longest wait comes first.
    guests.sort_by_key(|guest| places.get(&guest.id).copied());
}

fn entry(proposal: &Proposal, named: &mut HashMap<StreamId, Waiting>, beds: &HashMap<BedId, BedRow>) -> PlanEntry {
    let waiting = named.remove(&proposal.guest);
    let bed = proposal.bed.and_then(|bed| beds.get(&bed));
    let is_in = waiting.as_ref().is_some_and(|waiting| waiting.is_in);
    let by_hand = if is_in { format!("/stays/{}/move", proposal.guest) } else { format!("/stays/admit/{}", proposal.guest) };
    PlanEntry {
        guest: proposal.guest,
        alone: waiting.as_ref().is_some_and(|waiting| waiting.alone),
        name: waiting.as_ref().map(|waiting| waiting.name.clone()).unwrap_or_default(),
        code: waiting.map(|waiting| waiting.code).unwrap_or_default(),
        bed: bed.map(|bed| bed.bed_id),
        label: bed.map(BedRow::label).unwrap_or_default(),
        kind: bed.map(|bed| bed.kind.clone()).unwrap_or_default(),
        reasons: proposal.reasons.clone(),
        against: proposal.against.clone(),
        by_hand,
    }
}

/// Beds that are held for those who are expected today, by kind of room.
pub(super) fn held(expected: &[planned::PlannedRow]) -> Vec<Held> {
    let sum = |kind: &str| expected.iter().filter_map(|row| row.held.get(kind)).sum::<i64>();
    place::RoomKind::NAMES.iter().map(|kind| Held { kind: (*kind).to_owned(), n: sum(kind) }).filter(|held| held.n > 0).collect()
}

pub(super) async fn show(cx: Cx, Asked(query): Asked<PlanQuery>) -> Result<Response> {
    let page = plan_page(&cx, &query, After::default()).await?;
    cx.page(page).await
}

/// Which of the proposed beds are given.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub(crate) struct GiveForm {
    /// `guest:bed` for each; with `:despite` behind it where the bed breaks a rule and the reason says why all the same.
    give: Vec<String>,
    /// Why, where a bed breaks a rule.
    reason: String,
    /// The page that was shown, to come back to.
    group: String,
    page: String,
}

/// What was given, and what was not.
#[derive(Serialize, ToSchema)]
pub(crate) struct Given {
    given: i64,
    refused: Vec<Refused>,
}

/// A ticked row: guest, bed, and whether the reason is meant for it.
fn read(value: &str) -> Option<(StreamId, BedId, bool)> {
    let mut parts = value.split(':');
    let (guest, bed) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    match parts.next() {
        None => Some((guest, bed, false)),
        Some(DESPITE) => Some((guest, bed, true)),
        Some(_) => None,
    }
}

pub(super) async fn give(cx: Cx, Input(form): Input<GiveForm>) -> Result<Response> {
    let query = PlanQuery { group: form.group.clone(), page: form.page.clone() };
    let ticked: Option<Vec<_>> = form.give.iter().map(|value| read(value)).collect();
    let ticked = ticked.filter(|ticked| !ticked.is_empty() && ticked.len() <= GIVE_MAX);
    let mut problems = Problems::default();
    problems.unless(ticked.is_some(), "give", "board-plan-nobody");
    let despite = ticked.iter().flatten().any(|(_, _, despite)| *despite);
    problems.unless(!despite || !form.reason.trim().is_empty(), "reason", "stay-reason-needed");
    let (Some(ticked), true) = (ticked, problems.is_empty()) else {
        let page = plan_page(&cx, &query, After { reason: form.reason, problems: problems.clone(), ..After::default() }).await?;
        return cx.retry(page, &problems).await;
    };
    let mut write = cx.write().await?;
    let mut after = After::default();
    for (guest, bed, despite) in ticked {
        match give_one(&cx, &mut write, (guest, bed), if despite { &form.reason } else { "" }).await {
            Ok(()) => after.given += 1,
            Err(Error::Conflict(problems) | Error::Invalid(problems)) => after.refused.push((guest, bed, problems)),
            Err(Error::NotFound) => after.refused.push((guest, bed, Problems::one("", "board-plan-gone"))),
            Err(other) => return Err(other),
        }
    }
    write.commit().await?;
    told(&cx, &query, after).await
}

/// Gives one guest the bed that was ticked. Who has got another since the plan was shown keeps that one.
async fn give_one(cx: &Cx, write: &mut Write, (guest, bed): (StreamId, BedId), reason: &str) -> Result<()> {
    let record = match people::person::record(write.conn()?, guest.cast()).await? {
        Some(record) => Some(record),
        None => people::contact::record(write.conn()?, guest).await?,
    };
    cx.demand(Duty::StayWrite, &record.ok_or(Error::NotFound)?)?;
    let now = stay::current(write.conn()?, guest).await?.filter(|now| !now.bed_label.is_empty());
    let wanted = place::get_bed(write.conn()?, bed).await?.map(|row| row.label());
    if now.is_some_and(|now| wanted.is_some_and(|wanted| wanted != now.bed_label)) {
        return Err(Error::conflict("", "board-plan-has-bed"));
    }
    stay::assign(cx, write, guest, bed, reason).await
}

/// Says what was done: a program hears of each that was refused; a browser sees the plan again only when one was.
async fn told(cx: &Cx, query: &PlanQuery, after: After) -> Result<Response> {
    if cx.wants() == Wants::Json && after.given == 0 {
        return Err(Error::Conflict(Problems(after.refused.into_iter().flat_map(|(_, _, problems)| problems.0).collect())));
    }
    if after.refused.is_empty() || cx.wants() == Wants::Json {
        let refused = after.refused.into_iter().map(|(guest, _, problems)| Refused { guest, name: String::new(), label: String::new(), problems }).collect();
        return cx.done("/beds", "board-plan-done", &Given { given: after.given, refused });
    }
    let page = plan_page(cx, query, after).await?;
    cx.page(page).await
}
