//! Pages on which staff write the public page.

use askama::Template;
use axum::extract::Path;
use axum::http::HeaderMap;
use axum::http::header::HOST;
use axum::response::Response;
use ledger::{Day, Instant, NewFact};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problems, Result, View, filters};

use super::facts::{Item, ItemId, SECTIONS, Wall};
use super::form::{ItemForm, SectionForm};
use super::rules::{self, ITEM_MAX, SECTION_MAX};
use super::store;
use crate::words::Shown;

/// Versions shown under a form.
const VERSIONS_SHOWN: usize = 10;

/// A part of the page.
#[derive(Serialize, ToSchema)]
pub(crate) struct SectionRow {
    section: &'static str,
    /// 0 when it was never written.
    version: i64,
    at: Option<Instant>,
    shown: Option<Shown>,
    /// Languages in which it is missing.
    missing: Vec<&'static str>,
}

/// A notice.
#[derive(Serialize, ToSchema)]
pub(crate) struct ItemRow {
    item: ItemId,
    shown: Shown,
    from_on: Day,
    until_on: Day,
    missing: Vec<&'static str>,
    /// Not up yet.
    coming: bool,
}

/// What the public page says.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "notice/list.html")]
pub(crate) struct ListPage {
    public: String,
    sections: Vec<SectionRow>,
    items: Vec<ItemRow>,
    item_max: usize,
    form: ItemForm,
    problems: Problems,
}

impl View for ListPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("notice-menu")
    }
}

async fn list_page(cx: &Cx, (form, problems): (ItemForm, Problems)) -> Result<ListPage> {
    let (site, today) = (cx.site()?, cx.today());
    let mut conn = cx.read().await?;
    let written = store::list_sections(&mut conn, site.id).await?;
    let items = store::list_items(&mut conn, site.id, today).await?;
    drop(conn);
    let sections = SECTIONS.iter().map(|name| {
        let found = written.iter().find(|section| section.section == *name);
        let words = found.map(|section| section.words.clone()).unwrap_or_default();
        SectionRow {
            section: name,
            version: found.map_or(0, |section| section.version),
            at: found.map(|section| section.at),
            shown: words.shown(cx.locale()),
            missing: words.missing(),
        }
    });
    let items = items.into_iter().filter_map(|item| {
        Some(ItemRow {
            item: item.item,
            shown: item.words.shown(cx.locale())?,
            from_on: item.from_on,
            until_on: item.until_on,
            missing: item.words.missing(),
            coming: item.from_on > today,
        })
    });
    Ok(ListPage { public: format!("/centre/{}", site.prefix), sections: sections.collect(), items: items.collect(), item_max: ITEM_MAX, form, problems })
}

pub(super) async fn list(cx: Cx) -> Result<Response> {
    let page = list_page(&cx, (ItemForm::default(), Problems::default())).await?;
    cx.page(page).await
}

/// A version of the past.
#[derive(Serialize, ToSchema)]
pub(crate) struct VersionRow {
    version: i64,
    at: Instant,
    by: String,
    shown: Option<Shown>,
}

/// One part of the page.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "notice/section.html")]
pub(crate) struct SectionPage {
    section: &'static str,
    max: usize,
    versions: Vec<VersionRow>,
    form: SectionForm,
    problems: Problems,
}

impl View for SectionPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("notice-menu")
    }
}

async fn wall(cx: &Cx) -> Result<Wall> {
    let mut conn = cx.read().await?;
    Ok(Wall::fold(&cx.app().ledger().stream(&mut conn, cx.site_id().cast()).await?))
}

async fn section_page(cx: &Cx, name: &str, (form, problems): (Option<SectionForm>, Problems)) -> Result<SectionPage> {
    let section = SECTIONS.into_iter().find(|section| *section == name).ok_or(Error::NotFound)?;
    let wall = wall(cx).await?;
    let written = wall.sections.get(section).cloned().unwrap_or_default();
    let last = written.last().map(|last| SectionForm { fr: last.what.words.fr.clone(), en: last.what.words.en.clone(), ar: last.what.words.ar.clone() });
    let versions = written.iter().rev().take(VERSIONS_SHOWN).map(|written| VersionRow {
        version: written.what.version,
        at: written.at,
        by: cx.app().name_of(written.by),
        shown: written.what.words.shown(cx.locale()),
    });
    Ok(SectionPage { section, max: SECTION_MAX, versions: versions.collect(), form: form.or(last).unwrap_or_default(), problems })
}

pub(super) async fn section(cx: Cx, Path(name): Path<String>) -> Result<Response> {
    let page = section_page(&cx, &name, (None, Problems::default())).await?;
    cx.page(page).await
}

/// What was written.
#[derive(Serialize, ToSchema)]
pub(crate) struct Written {
    /// The notice, when it is one.
    item: Option<ItemId>,
    /// The part, when it is one.
    section: Option<String>,
}

/// Applies a rule to all that is written at the site and appends what it gives.
async fn write_up(cx: &Cx, rule: impl FnOnce(&Wall) -> Result<Vec<NewFact>, Problems> + Send) -> Result<Result<(), Problems>> {
    let mut write = cx.write().await?;
    let mut stream = write.load(cx.site_id().cast()).await?;
    let facts = match rule(&Wall::fold(&stream)) {
        Ok(facts) => facts,
        Err(problems) => return Ok(Err(problems)),
    };
    write.append(&mut stream, facts).await?;
    write.commit().await?;
    Ok(Ok(()))
}

pub(super) async fn word(cx: Cx, Path(name): Path<String>, Input(form): Input<SectionForm>) -> Result<Response> {
    if !SECTIONS.contains(&name.as_str()) {
        return Err(Error::NotFound);
    }
    match write_up(&cx, |wall| rules::word(wall, &name, &form)).await? {
        Ok(()) => cx.done("/notices", "notice-written-done", &Written { item: None, section: Some(name) }),
        Err(problems) => {
            let page = section_page(&cx, &name, (Some(form), problems.clone())).await?;
            cx.retry(page, &problems).await
        }
    }
}

pub(super) async fn post(cx: Cx, Input(form): Input<ItemForm>) -> Result<Response> {
    let item: ItemId = cx.app().ledger().env().id();
    match write_up(&cx, |_| rules::post(None, &form, (item, cx.today()))).await? {
        Ok(()) => cx.done("/notices", "notice-posted-done", &Written { item: Some(item), section: None }),
        Err(problems) => {
            let page = list_page(&cx, (form, problems.clone())).await?;
            cx.retry(page, &problems).await
        }
    }
}

/// One notice.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "notice/item.html")]
pub(crate) struct ItemPage {
    item: ItemId,
    removed: bool,
    max: usize,
    versions: Vec<VersionRow>,
    form: ItemForm,
    problems: Problems,
}

impl View for ItemPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("notice-menu")
    }
}

fn known(wall: &Wall, id: ItemId) -> Result<&Item> {
    wall.items.get(&id).filter(|item| !item.versions.is_empty()).ok_or(Error::NotFound)
}

async fn item_page(cx: &Cx, id: ItemId, (form, problems): (Option<ItemForm>, Problems)) -> Result<ItemPage> {
    let wall = wall(cx).await?;
    let item = known(&wall, id)?;
    let last = item.versions.last().map(|last| ItemForm {
        fr: last.what.words.fr.clone(),
        en: last.what.words.en.clone(),
        ar: last.what.words.ar.clone(),
        from: last.what.from_on.to_string(),
        until: last.what.until_on.to_string(),
    });
    let versions = item.versions.iter().rev().take(VERSIONS_SHOWN).map(|written| VersionRow {
        version: written.what.version,
        at: written.at,
        by: cx.app().name_of(written.by),
        shown: written.what.words.shown(cx.locale()),
    });
    Ok(ItemPage { item: id, removed: item.removed, max: ITEM_MAX, versions: versions.collect(), form: form.or(last).unwrap_or_default(), problems })
}

pub(super) async fn item(cx: Cx, Path(id): Path<ItemId>) -> Result<Response> {
    let page = item_page(&cx, id, (None, Problems::default())).await?;
    cx.page(page).await
}

pub(super) async fn change(cx: Cx, Path(id): Path<ItemId>, Input(form): Input<ItemForm>) -> Result<Response> {
    let now = wall(&cx).await?;
    let _there = known(&now, id)?;
    match write_up(&cx, |wall| rules::post(wall.items.get(&id), &form, (id, cx.today()))).await? {
        Ok(()) => cx.done("/notices", "notice-posted-done", &Written { item: Some(id), section: None }),
        Err(problems) => {
            let page = item_page(&cx, id, (Some(form), problems.clone())).await?;
            cx.retry(page, &problems).await
        }
    }
}

pub(super) async fn remove(cx: Cx, Path(id): Path<ItemId>) -> Result<Response> {
    let now = wall(&cx).await?;
    let _there = known(&now, id)?;
    write_up(&cx, |wall| wall.items.get(&id).map_or_else(|| Err(Problems::one("", "notice-removed-already")), |item| rules::remove(item, id)))
        .await?
        .map_err(Error::Conflict)?;
    cx.done("/notices", "notice-removed-done", &Written { item: Some(id), section: None })
}

/// A poster with the address of the public page.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "notice/poster.html")]
pub(crate) struct PosterPage {
    centre: String,
    address: String,
    /// QR code as SVG; empty when the address would lead visitors to their own phone.
    #[serde(skip)]
    qr: String,
    /// The same invitation in every language, so that one poster does for all.
    invitations: Vec<Invitation>,
}

/// The invitation in one language.
#[derive(Serialize, ToSchema)]
pub(crate) struct Invitation {
    lang: &'static str,
    dir: &'static str,
    title: String,
    text: String,
}

impl View for PosterPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("notice-poster")
    }
    /// Without the frame: its foot would print the name of whoever prints.
    fn bare(&self) -> bool {
        true
    }
}

/// Whether a host name means the machine itself, so that no other machine finds it there.
pub(super) fn is_own_machine(host: &str) -> bool {
    ["localhost", "127.", "[::1]", "0.0.0.0"].iter().any(|own| host.starts_with(own))
}

pub(super) async fn poster(cx: Cx, headers: HeaderMap) -> Result<Response> {
    let host = headers.get(HOST).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let scheme = if cx.app().config().secure_cookies { "https" } else { "http" };
    let site = cx.site()?;
    let lost = host.is_empty() || is_own_machine(host);
    let address = if lost { String::new() } else { format!("{scheme}://{host}/centre/{}", site.prefix) };
    let qr = if lost { String::new() } else { documents::qr_svg(&address).map_err(|e| Error::Internal(e.to_string()))? };
    let invitations = text::Locale::ALL.into_iter().map(|locale| Invitation {
        lang: locale.code(),
        dir: locale.direction(),
        title: cx.app().catalogue().get(locale, "notice-poster-title"),
        text: cx.app().catalogue().get(locale, "notice-poster-text"),
    });
    cx.page(PosterPage { centre: site.name, address, qr, invitations: invitations.collect() }).await
}
