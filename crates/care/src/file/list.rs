//! Who follows whom: the files without a case manager first, then by manager.

use access::{Duty, Role};
use askama::Template;
use axum::response::Response;
use ledger::{Conn, Instant, SiteId, UserId};
use people::person::{self, PersonId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{App, Asked, Cx, Result, View, filters};

use super::rules::{Candidate, FILES_MAX};
use super::store;
use crate::Level;
use crate::profile;

/// Files in one list of the page.
const LIST_MAX: i64 = 60;

/// Whose files are listed.
#[derive(Deserialize, Serialize, Default, ToSchema)]
#[serde(default)]
pub struct ListQuery {
    /// Account of a case manager; empty: those without one, and for a case manager their own.
    pub manager: String,
}

/// A case manager with what they follow.
#[derive(Serialize, ToSchema)]
pub struct Manager {
    user: UserId,
    name: String,
    open: i64,
    /// More than one can follow well.
    over: bool,
    away: bool,
}

/// A follow-up.
#[derive(Serialize, ToSchema)]
pub struct Entry {
    person: PersonId,
    name: String,
    code: String,
    urgency: Level,
    opened_at: Instant,
}

/// Follow-ups that are open.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "file/list.html")]
pub struct ListPage {
    /// Whose files are listed; `None`: those without a case manager.
    manager: Option<UserId>,
    manager_name: String,
    files: Vec<Entry>,
    managers: Vec<Manager>,
    /// For those who see the whole centre: files without a case manager.
    unassigned: Option<i64>,
    caseload: Option<Caseload>,
}

impl View for ListPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("menu-follow")
    }
}

/// Case managers of the present site who may work, with what they said of themselves.
pub(super) async fn candidates(cx: &Cx, conn: &mut Conn) -> Result<Vec<Candidate>> {
    let here = cx.site_id();
    let accounts: Vec<_> = cx.app().accounts().into_iter().filter(|account| !account.disabled && account.roles.contains(&(here, Role::CaseManager))).collect();
    let users: Vec<UserId> = accounts.iter().map(|account| account.id).collect();
    let mut profiles = profile::of(cx, conn, &users).await?;
    let loads = store::loads(conn, here).await?;
    let one = |account: &web::AccountInfo| {
        let told = profiles.remove(&account.id).unwrap_or_default();
        Candidate {
            user: account.id,
            name: account.name.clone(),
            open: loads.get(&account.id).copied().unwrap_or_default(),
            away: told.is_away(cx.today()),
            languages: told.languages,
            gender: told.gender,
        }
    };
    Ok(accounts.iter().map(|account| account.as_ref()).map(one).collect())
}

/// Caseload (I17 of domain.md 7.10): open files over active case managers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, ToSchema)]
pub struct Caseload {
    /// Files that are open at the site.
    pub open: i64,
    /// Case managers with an account that works, away or not.
    pub managers: i64,
}

/// The caseload of a site.
///
/// # Errors
/// When the database fails.
pub async fn caseload(app: &App, conn: &mut Conn, here: SiteId) -> Result<Caseload> {
    let managers = app.accounts().iter().filter(|account| !account.disabled && account.roles.contains(&(here, Role::CaseManager))).count();
    Ok(Caseload { open: store::count_open(conn, here).await?, managers: i64::try_from(managers).unwrap_or(i64::MAX) })
}

pub(super) async fn list(cx: Cx, Asked(query): Asked<ListQuery>) -> Result<Response> {
    // Who gives files sees the load of all; a case manager sees their own.
    let whole = cx.may(Duty::PersonAssign);
    let manager = if whole { query.manager.parse::<UserId>().ok() } else { Some(cx.user()) };
    cx.look_list("follow").await?;
    let mut conn = cx.read().await?;
    let rows = store::list(&cx, &mut conn, (manager, LIST_MAX)).await?;
    let ids: Vec<PersonId> = rows.iter().map(|row| row.person_id).collect();
    let mut heads = person::heads(&cx, &mut conn, &ids).await?;
    let entry = |row: store::Row| {
        let head = heads.remove(&row.person_id)?;
        Some(Entry { person: row.person_id, name: head.name, code: head.code, urgency: Level::of_rank(row.urgency), opened_at: row.opened_at })
    };
    let files = rows.into_iter().filter_map(entry).collect();
    let (mut managers, mut unassigned, mut load) = (Vec::new(), None, None);
    if whole {
        let all = candidates(&cx, &mut conn).await?;
        managers = all.into_iter().map(|one| Manager { user: one.user, name: one.name, open: one.open, over: one.open > FILES_MAX, away: one.away }).collect();
        unassigned = Some(store::count_unassigned(&cx, &mut conn).await?.1);
        load = Some(caseload(cx.app(), &mut conn, cx.site_id()).await?);
    }
    drop(conn);
    let manager_name = manager.map(|user| cx.app().name_of(user)).unwrap_or_default();
    cx.page(ListPage { manager, manager_name, files, managers, unassigned, caseload: load }).await
}
