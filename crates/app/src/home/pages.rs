//! The home page.

use access::{Duty, Portion};
use askama::Template;
use axum::response::Response;
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Result, View, Wait, filters, tally};

/// A place that the reader may go to, with what waits there.
#[derive(Serialize, ToSchema)]
pub struct Tile {
    name: String,
    path: String,
    count: i64,
}

/// Tonight's beds in figures.
#[derive(Serialize, ToSchema)]
pub struct Beds {
    present: i64,
    free: i64,
    beds: i64,
}

/// What waits for the reader now.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "home/page.html")]
pub struct HomePage {
    name: String,
    roles: Vec<String>,
    waits: Vec<Wait>,
    waiting: Vec<Tile>,
    places: Vec<Tile>,
    beds: Option<Beds>,
    alone: Option<i64>,
    may_register: bool,
    may_search: bool,
}

impl View for HomePage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("menu-home")
    }
}

pub(super) async fn home(cx: Cx) -> Result<Response> {
    let (mut waiting, mut places) = (Vec::new(), Vec::new());
    for menu in cx.app().rooms().iter().filter_map(|room| room.menu).filter(|menu| menu.path != "/" && cx.may(menu.duty)) {
        let count = tally::count(&cx, &menu).await?;
        let tile = Tile { name: cx.t(menu.key), path: menu.path.to_owned(), count };
        if count > 0 { waiting.push(tile) } else { places.push(tile) }
    }
    let waits = waits(&cx).await?;
    let beds = if cx.may(Duty::BoardRead) {
        let now = house::board::occupancy(&mut cx.read().await?, cx.site_id(), cx.today()).await?;
        Some(Beds { present: now.present, free: now.free, beds: now.beds })
    } else {
        None
    };
    let alone = if cx.sees(Portion::Care) && cx.may(Duty::PersonSearch) { Some(people::person::count_alone(&cx, &mut cx.read().await?).await?) } else { None };
    let roles = cx.subject()?.roles_here().map(|role| cx.t(&format!("role-{}", role.name().replace('_', "-")))).collect();
    let name = cx.account().map(|a| a.name.clone()).unwrap_or_default();
    let may_search = cx.may(Duty::CardVerify);
    cx.page(HomePage { name, roles, waits, waiting, places, beds, alone, may_register: cx.may(Duty::ConsentRecord), may_search }).await
}

/// What waits for the reader in every room, the urgent first.
async fn waits(cx: &Cx) -> Result<Vec<Wait>> {
    let mut out = web::waits(cx).await?;
    out.sort_by_key(|wait| !wait.urgent);
    Ok(out)
}
