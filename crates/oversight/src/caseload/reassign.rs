//! Many follow-ups go to somebody else at once, as when someone leaves.

use access::Duty;
use axum::response::Response;
use care::file::{File, FileFact, Given};
use ledger::{FactKind as _, UserId};
use people::assignment;
use people::person::PersonId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problem, Problems, Result};

use super::board::{BoardQuery, board_page, receivers};
use crate::who;

/// Follow-ups that go at once: a whole page, and no more than one transaction bears well.
const PEOPLE_MAX: usize = 60;
/// Longest reason.
const REASON_MAX: usize = 500;

/// Several follow-ups are given to somebody else.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct ReassignForm {
    /// People whose follow-ups go.
    pub people: Vec<String>,
    /// Account of the case manager to whom they go.
    pub user: String,
    /// Why.
    pub reason: String,
    /// The list from which they were chosen.
    pub manager: String,
    /// How that list was narrowed.
    pub show: String,
}

/// What was done.
#[derive(Serialize, ToSchema)]
pub struct Done {
    /// Follow-ups that went to somebody else.
    pub given: i64,
}

struct Chosen {
    people: Vec<PersonId>,
    user: UserId,
    reason: String,
}

fn read(form: &ReassignForm, receivers: &[(UserId, String)]) -> Result<Chosen, Problems> {
    let mut problems = Problems::default();
    let mut people: Vec<PersonId> = form.people.iter().filter_map(|id| id.trim().parse().ok()).collect();
    people.sort_unstable();
    people.dedup();
    problems.unless(!people.is_empty() && people.len() <= PEOPLE_MAX, "people", "caseload-people-missing");
    let user = form.user.trim().parse::<UserId>().ok().filter(|user| receivers.iter().any(|(known, _)| known == user));
    problems.unless(user.is_some(), "user", "caseload-user-missing");
    let reason = form.reason.split_whitespace().collect::<Vec<_>>().join(" ");
    problems.unless(!reason.is_empty(), "reason", "caseload-reason-missing");
    if reason.chars().count() > REASON_MAX {
        problems.0.push(Problem::new("reason", "caseload-too-long").with("n", REASON_MAX));
    }
    problems.check(Chosen { people, user: user.unwrap_or_default(), reason })
}

pub(super) async fn reassign(cx: Cx, Input(form): Input<ReassignForm>) -> Result<Response> {
    let chosen = match read(&form, &receivers(&cx)) {
        Ok(chosen) => chosen,
        Err(problems) => {
            let query = BoardQuery { manager: form.manager.clone(), show: form.show.clone() };
            let page = board_page(&cx, query, (form, problems.clone())).await?;
            return cx.retry(page, &problems).await;
        }
    };
    let mut write = cx.write().await?;
    let mut given = 0;
    for id in chosen.people {
        let record = who::demand(&cx, write.conn()?, (Duty::CaseApprove, id)).await?;
        let mut stream = write.load(id.cast()).await?;
        let file = File::fold(&stream).filter(File::is_open).ok_or_else(|| Error::conflict("people", "file-closed"))?;
        let before = file.manager.filter(|user| record.assigned.contains(user));
        if before == Some(chosen.user) {
            continue;
        }
        let fact = FileFact::Given(Given { file: file.opened.file, user: chosen.user, from: before, reason: chosen.reason.clone() });
        write.append(&mut stream, [fact.fact()]).await?;
        if let Some(before) = before {
            assignment::end(&mut write, &mut stream, before).await?;
        }
        assignment::give(&mut write, &mut stream, chosen.user).await?;
        given += 1;
    }
    write.commit().await?;
    cx.done("/caseload", "caseload-given", &Done { given })
}
