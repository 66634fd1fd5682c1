//! The search box and what it finds.

use access::Duty;
use askama::Template;
use axum::response::Response;
use ledger::Conn;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Cx, Input, Result, View, filters};

use crate::person::{self, Head, PersonId};
use crate::{card, code, contact};

/// People shown.
const SHOWN_MAX: usize = 25;
/// Longest query.
const QUERY_MAX: usize = 200;

/// What is looked for.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct SearchForm {
    /// Card, code, name, phone or document number.
    pub q: String,
}

/// Somebody found.
#[derive(Serialize, ToSchema)]
pub struct Found {
    head: Head,
    reasons: Vec<String>,
}

/// What was found, in the reader's measure.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "search/page.html")]
pub struct SearchPage {
    q: String,
    asked: bool,
    found: Vec<Found>,
    may_open: bool,
    vital: bool,
    names: bool,
}

impl View for SearchPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("search")
    }
}

fn page(cx: &Cx, q: String, asked: bool, found: Vec<Found>) -> SearchPage {
    SearchPage { q, asked, found, may_open: cx.may(Duty::PersonRead), vital: cx.sees(access::Portion::Vital), names: cx.may(Duty::PersonSearch) }
}

pub(super) async fn open(cx: Cx) -> Result<Response> {
    let page = page(&cx, String::new(), false, Vec::new());
    cx.page(page).await
}

pub(super) async fn search(cx: Cx, Input(form): Input<SearchForm>) -> Result<Response> {
    let q: String = form.q.trim().chars().take(QUERY_MAX).collect();
    let mut conn = cx.read().await?;
    if let Some(place) = direct(&cx, &mut conn, &q).await? {
        return match cx.wants() {
            web::Wants::Html => cx.done(&place.address, "", &()),
            web::Wants::Json => by_ids(&cx, &mut conn, q, place.person.into_iter().map(|id| (id, Vec::new())).collect()).await,
        };
    }
    if !cx.may(Duty::PersonSearch) || q.chars().count() < 2 {
        return cx.page(page(&cx, q, true, Vec::new())).await;
    }
    let candidates = person::find(cx.app(), &q, SHOWN_MAX * 2).await?;
    let hits = candidates.into_iter().map(|c| (PersonId::from_number(c.id), c.reasons.iter().map(|r| r.key().to_owned()).collect())).collect();
    by_ids(&cx, &mut conn, q, hits).await
}

/// A place to go straight to.
struct Place {
    address: String,
    person: Option<PersonId>,
}

/// Where a scanned card or a typed code leads: the file for those who may open it, the card check for the others.
async fn direct(cx: &Cx, conn: &mut Conn, q: &str) -> Result<Option<Place>> {
    if let Some(found) = card::find(conn, q).await? {
        let address = if found.revoked { format!("/people/{}/card/check?revoked=1", found.person) } else { opened(cx, conn, found.person).await? };
        return Ok(Some(Place { address, person: Some(found.person) }));
    }
    let Some(code) = code::parse(q) else { return Ok(None) };
    if let Some(person) = person::find_code(conn, &code).await? {
        let known = person::record(conn, person).await?;
        let visible = known.is_some_and(|r| cx.subject().is_ok_and(|s| s.decide(Duty::CardVerify, &r)));
        return if visible { Ok(Some(Place { address: opened(cx, conn, person).await?, person: Some(person) })) } else { Ok(None) };
    }
    let contact = contact::find_code(conn, &code).await?.filter(|(_, site)| *site == cx.site_id() && cx.may(Duty::ContactRecord));
    Ok(contact.map(|(id, _)| Place { address: format!("/contacts/{id}"), person: None }))
}

async fn opened(cx: &Cx, conn: &mut Conn, person: PersonId) -> Result<String> {
    let known = person::record(conn, person).await?;
    let may = known.is_some_and(|r| cx.subject().is_ok_and(|s| s.decide(Duty::PersonRead, &r)));
    Ok(if may { format!("/people/{person}") } else { format!("/people/{person}/card/check") })
}

async fn by_ids(cx: &Cx, conn: &mut Conn, q: String, hits: Vec<(PersonId, Vec<String>)>) -> Result<Response> {
    let ids: Vec<PersonId> = hits.iter().map(|(id, _)| *id).collect();
    let mut visible = person::visible(cx, conn, &ids).await?;
    visible.truncate(SHOWN_MAX);
    let mut heads = person::heads(cx, conn, &visible).await?;
    if !visible.is_empty() {
        cx.look_list("search").await?;
    }
    let found = hits.into_iter().filter_map(|(id, reasons)| heads.remove(&id).map(|head| Found { head, reasons })).collect();
    cx.page(page(cx, q, true, found)).await
}
