//! The log.

use askama::Template;
use axum::response::Response;
use ledger::{Instant, UserId};
use serde::{Deserialize, Serialize};
use text::Locale;
use utoipa::ToSchema;
use web::{Asked, Cx, Result, View, filters};

use super::store;
use crate::account::role_names;
use crate::reply::{Pager, id_of, page_number};

const PAGE: i64 = 50;

/// Which page, and whose readings.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub(super) struct LooksAsked {
    page: String,
    /// Id of an account; empty for all.
    account: String,
}

/// A reading.
#[derive(Serialize, ToSchema)]
pub(super) struct LookLine {
    seq: i64,
    at: Instant,
    account: UserId,
    who: String,
    /// Roles of the account at this centre, as they are now.
    roles: Vec<String>,
    #[serde(skip)]
    role_names: String,
    act: String,
    #[serde(skip)]
    act_says: String,
    compartment: String,
    code: Option<String>,
}

/// An account to choose.
#[derive(Serialize, ToSchema)]
pub(super) struct LookAccount {
    id: String,
    name: String,
}

/// The log.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "look/list.html")]
pub(super) struct LookList {
    looks: Vec<LookLine>,
    #[serde(skip)]
    account: String,
    #[serde(skip)]
    accounts: Vec<LookAccount>,
    pages: Pager,
}

impl View for LookList {
    fn title(&self, cx: &Cx) -> String {
        cx.t("look-title")
    }
}

/// `GET /looks`
pub(super) async fn list(cx: Cx, Asked(asked): Asked<LooksAsked>) -> Result<Response> {
    let page = page_number(&asked.page);
    let author = if asked.account.is_empty() { String::new() } else { id_of::<ledger::User>(&asked.account)?.to_string() };
    cx.look_list("looks").await?;
    let mut rows = store::list(&mut cx.read().await?, cx.site_id(), &author, PAGE + 1, (page - 1) * PAGE).await?;
    let shown = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = rows.len() > shown;
    rows.truncate(shown);
    let path = if author.is_empty() { "/looks".to_owned() } else { format!("/looks?account={author}") };
    let pages = Pager::new(&path, page, more, cx.tv("look-page", &[("n", page.into())]));
    let here = cx.app().accounts().into_iter().filter(|a| a.id.to_string() == author || a.roles.iter().any(|(site, _)| *site == cx.site_id()));
    let accounts = here.map(|a| LookAccount { id: a.id.to_string(), name: a.name.clone() }).collect();
    let looks = rows.into_iter().map(|row| line(&cx, row)).collect();
    cx.page(LookList { looks, account: author, accounts, pages }).await
}

fn line(cx: &Cx, row: store::LookRow) -> LookLine {
    let account = cx.app().account(row.author);
    let roles: Vec<_> = account.iter().flat_map(|a| a.roles.iter()).filter(|(site, _)| *site == cx.site_id()).map(|(_, role)| *role).collect();
    // A room may bring words for its acts; where there are none, the act stands as it was recorded.
    let key = format!("look-act-{}", row.act.replace('_', "-"));
    let act_says = if cx.app().catalogue().has(Locale::Fr, &key) { cx.t(&key) } else { row.act.clone() };
    LookLine {
        seq: row.seq,
        at: row.at,
        account: row.author,
        who: account.map(|a| a.name.clone()).unwrap_or_default(),
        roles: roles.iter().map(|role| role.name().to_owned()).collect(),
        role_names: role_names(cx, roles),
        act: row.act,
        act_says,
        compartment: row.compartment,
        code: row.code,
    }
}
