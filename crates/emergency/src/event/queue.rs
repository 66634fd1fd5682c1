//! Full registration later, in the order of need.

use access::Duty;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::StreamId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Cx, Result, View, filters};

use super::facts::{EmergencyId, HeadId};
use super::pages::{Tabs, demand};
use super::store::HeadRow;
use super::tally::{Tally, tally};
use super::{rules, store};

/// People shown; those after them come up as the first are done.
const SHOWN_MAX: usize = 50;

/// What is shown.
#[derive(Deserialize, Serialize, Default, ToSchema)]
#[serde(default)]
pub struct QueueQuery {
    /// Household that the next one joins, when a family is being registered.
    household: String,
    /// Sign of a family: its members alone.
    group: String,
}

/// Somebody to be registered.
#[derive(Serialize, ToSchema)]
pub struct Next {
    head: HeadId,
    number: i64,
    code: String,
    name: String,
    sex: i64,
    age: Option<i64>,
    group: String,
    alone: bool,
    category: &'static str,
    refused: bool,
}

/// Who is to be registered next.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "event/queue.html")]
pub struct QueuePage {
    tabs: Tabs,
    rows: Vec<Next>,
    more: i64,
    tally: Tally,
    language: String,
    household: String,
    group: String,
    may_register: bool,
}

impl View for QueuePage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("event-tab-queue")
    }
}

impl QueuePage {
    fn percent(&self) -> i64 {
        if self.tally.heads == 0 { 0 } else { self.tally.registered * 100 / self.tally.heads }
    }
    /// The query that the consent form is opened with, after the contact.
    fn rest(&self) -> String {
        let language = if self.language.is_empty() { String::new() } else { format!("&language={}", self.language) };
        let household = if self.household.is_empty() { String::new() } else { format!("&household={}", self.household) };
        language + &household
    }
}

/// In the order of need; families stay together, at the place of the member who needs it most. Who refused comes last.
pub(crate) fn order(heads: &mut [HeadRow]) {
    let mut first: std::collections::BTreeMap<String, super::Category> = std::collections::BTreeMap::new();
    for head in heads.iter().filter(|head| !head.noted.group.is_empty()) {
        let mine = head.category();
        let best = first.entry(head.noted.group.clone()).or_insert(mine);
        *best = (*best).min(mine);
    }
    heads.sort_by_key(|head| {
        let family = first.get(&head.noted.group).copied();
        (head.refused, family.unwrap_or_else(|| head.category()), head.noted.group.clone(), head.category(), head.number, head.head_id)
    });
}

pub(super) async fn show(cx: Cx, Path(id): Path<EmergencyId>, Asked(query): Asked<QueueQuery>) -> Result<Response> {
    let mut conn = cx.read().await?;
    let row = demand(&cx, &mut conn, (id, Duty::EmergencyRecord)).await?;
    cx.look_list("emergency-queue").await?;
    let heads = store::list_heads(cx.app().ledger(), &mut conn, (id, 0, rules::HEADS_MAX)).await?;
    drop(conn);
    let tally = tally(&heads);
    let mut left: Vec<HeadRow> = heads.into_iter().filter(|head| !head.struck && !head.closed).collect();
    order(&mut left);
    if !query.group.is_empty() {
        left.retain(|head| head.noted.group == query.group);
    }
    let more = i64::try_from(left.len().saturating_sub(SHOWN_MAX)).unwrap_or(i64::MAX);
    let rows = left.into_iter().take(SHOWN_MAX).map(next).collect();
    let about = row.about(cx.app().ledger())?;
    cx.page(QueuePage {
        tabs: Tabs::of(&cx, &row, "queue")?,
        rows,
        more,
        tally,
        language: about.languages.into_iter().next().unwrap_or_default(),
        household: query.household.parse::<StreamId>().map(|id| id.to_string()).unwrap_or_default(),
        group: query.group,
        may_register: cx.may(Duty::ConsentRecord) && cx.may(Duty::PersonRegister),
    })
    .await
}

fn next(head: HeadRow) -> Next {
    Next {
        category: head.category().name(),
        head: head.head_id,
        number: head.number,
        code: head.code,
        name: [head.noted.given.as_str(), head.noted.family.as_str()].join(" ").trim().to_owned(),
        sex: head.noted.sex,
        age: head.noted.age,
        group: head.noted.group,
        alone: head.noted.alone,
        refused: head.refused,
    }
}
