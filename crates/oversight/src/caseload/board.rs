//! The board of those who supervise.

use access::Role;
use askama::Template;
use axum::response::Response;
use care::Level;
use ledger::{Day, Instant, UserId};
use people::person::{self, PersonId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Cx, Problems, Result, View, filters};

use super::reassign::ReassignForm;
use super::rules::{Load, SHOWS};
use super::store::{self, Whose};
use crate::closure;

/// Follow-ups in the list.
const LIST_MAX: i64 = 60;
/// Case managers on the board: more than any centre has.
const MANAGERS_MAX: usize = 60;

/// Which follow-ups are listed.
#[derive(Deserialize, Serialize, Clone, Default, ToSchema)]
#[serde(default)]
pub struct BoardQuery {
    /// Account of a case manager; `nobody`; empty: everybody's.
    pub manager: String,
    /// `all`, `high`, `overdue`, `unplanned`, `consent`, `missed` or `flagged`.
    pub show: String,
}

/// A case manager with what they carry.
#[derive(Serialize, ToSchema)]
pub struct Manager {
    user: Option<UserId>,
    name: String,
    load: Load,
    /// More than one can follow well.
    over: bool,
    /// The account no longer works: their follow-ups want somebody.
    gone: bool,
}

/// A follow-up in the list.
#[derive(Serialize, ToSchema)]
pub struct Entry {
    person: PersonId,
    name: String,
    code: String,
    manager: Option<UserId>,
    level: Level,
    opened_at: Instant,
    next_on: Option<Day>,
    /// The day of the next assessment is past.
    late: bool,
    planned: bool,
    missed: i64,
    flagged: bool,
}

/// Load of each case manager, and follow-ups that want a look.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "caseload/board.html")]
pub struct BoardPage {
    query: BoardQuery,
    shows: &'static [&'static str],
    total: Load,
    managers: Vec<Manager>,
    /// Closures that wait for the reader.
    approvals: i64,
    files: Vec<Entry>,
    /// Case managers to whom follow-ups could be given.
    receivers: Vec<(UserId, String)>,
    form: ReassignForm,
    problems: Problems,
}

impl View for BoardPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("caseload-title")
    }
}

/// Case managers of the present site whose accounts work.
pub(super) fn receivers(cx: &Cx) -> Vec<(UserId, String)> {
    let here = cx.site_id();
    let works = |account: &&std::sync::Arc<web::AccountInfo>| !account.disabled && account.roles.contains(&(here, Role::CaseManager));
    cx.app().accounts().iter().filter(works).map(|account| (account.id, account.name.clone())).collect()
}

fn managers(cx: &Cx, loads: Vec<Load>, receivers: &[(UserId, String)]) -> Vec<Manager> {
    let mut out: Vec<Manager> = loads
        .into_iter()
        .map(|load| Manager {
            user: load.user,
            name: load.user.map_or_else(|| cx.t("caseload-nobody"), |user| cx.app().name_of(user)),
            over: load.is_over() && load.user.is_some(),
            gone: load.user.is_some_and(|user| !receivers.iter().any(|(known, _)| *known == user)),
            load,
        })
        .collect();
    for (user, name) in receivers {
        if !out.iter().any(|manager| manager.user == Some(*user)) {
            let load = Load { user: Some(*user), ..Load::default() };
            out.push(Manager { user: Some(*user), name: name.clone(), load, over: false, gone: false });
        }
    }
    // What nobody follows comes first, then those who left, then by load.
    out.sort_by(|a, b| {
        let order = |manager: &Manager| (manager.user.is_some(), !manager.gone, -manager.load.open);
        order(a).cmp(&order(b)).then_with(|| a.name.cmp(&b.name))
    });
    out.truncate(MANAGERS_MAX);
    out
}

pub(super) async fn board_page(cx: &Cx, query: BoardQuery, (form, problems): (ReassignForm, Problems)) -> Result<BoardPage> {
    let whose = match query.manager.as_str() {
        "" => Whose::All,
        "nobody" => Whose::Nobody,
        typed => typed.parse().map_or(Whose::All, Whose::Of),
    };
    cx.look_list("caseload").await?;
    let mut conn = cx.read().await?;
    let loads = store::loads(cx, &mut conn).await?;
    let rows = store::list(cx, &mut conn, (whose, &query.show, LIST_MAX)).await?;
    let ids: Vec<PersonId> = rows.iter().map(|row| row.person_id).collect();
    let mut heads = person::heads(cx, &mut conn, &ids).await?;
    let approvals = closure::count_waiting(cx, &mut conn).await?;
    drop(conn);
    let entry = |row: store::Row| {
        let head = heads.remove(&row.person_id)?;
        let standing = row.standing();
        Some(Entry {
            person: row.person_id,
            name: head.name,
            code: head.code,
            manager: row.manager,
            level: standing.level,
            opened_at: standing.opened_at,
            next_on: standing.next_on,
            late: standing.next_on.is_some_and(|day| day < cx.today()),
            planned: standing.planned,
            missed: standing.missed,
            flagged: standing.flagged,
        })
    };
    let receivers = receivers(cx);
    let total = loads.iter().fold(Load::default(), |sum, load| sum.plus(load));
    Ok(BoardPage {
        total,
        approvals,
        files: rows.into_iter().filter_map(entry).collect(),
        managers: managers(cx, loads, &receivers),
        receivers,
        query,
        shows: SHOWS,
        form,
        problems,
    })
}

pub(super) async fn show(cx: Cx, Asked(query): Asked<BoardQuery>) -> Result<Response> {
    let page = board_page(&cx, query, (ReassignForm::default(), Problems::default())).await?;
    cx.page(page).await
}
