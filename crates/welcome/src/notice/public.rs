//! The page itself: for anybody, on any old phone, without a script.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::Day;
use serde::Serialize;
use text::Locale;
use utoipa::ToSchema;
use web::{Cx, Error, Result, SiteInfo, View, filters};

use super::rules::{self as notice_rules, ITEMS_SHOWN};
use super::store;
use crate::house_rule;
use crate::words::Shown;

/// A centre to choose.
#[derive(Serialize, ToSchema)]
pub(crate) struct Choice {
    name: String,
    path: String,
}

/// A choice of centres.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "notice/choice.html")]
pub(crate) struct ChoicePage {
    centres: Vec<Choice>,
}

impl View for ChoicePage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("notice-choose")
    }
    fn bare(&self) -> bool {
        true
    }
}

pub(super) async fn centre(cx: Cx) -> Result<Response> {
    let sites = cx.app().sites();
    match sites.as_slice() {
        [] => Err(Error::NotFound),
        [only] => page(&cx, only).await,
        many => {
            let centres = many.iter().map(|site| Choice { name: site.name.clone(), path: format!("/centre/{}", site.prefix) });
            cx.page(ChoicePage { centres: centres.collect() }).await
        }
    }
}

/// A service with its hours and place.
#[derive(Serialize, ToSchema)]
pub(crate) struct Service {
    name: String,
    more: Vec<String>,
}

/// Services in the language they are written in.
#[derive(Serialize, ToSchema)]
pub(crate) struct Services {
    list: Vec<Service>,
    lang: &'static str,
    dir: &'static str,
    other: bool,
}

/// A notice of the day.
#[derive(Serialize, ToSchema)]
pub(crate) struct Notice {
    words: Shown,
    until_on: Day,
}

/// Another language of the page, at its head: whoever cannot read it must not have to look for the way out.
#[derive(Serialize, ToSchema)]
pub(crate) struct Language {
    code: &'static str,
    dir: &'static str,
    name: &'static str,
}

fn languages(cx: &Cx) -> Vec<Language> {
    let others = Locale::ALL.into_iter().filter(|locale| *locale != cx.locale());
    others.map(|locale| Language { code: locale.code(), dir: locale.direction(), name: locale.native() }).collect()
}

/// What a centre tells everybody. No figure, no name.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "notice/public.html")]
pub(crate) struct PublicPage {
    centre: String,
    path: String,
    languages: Vec<Language>,
    today: Day,
    welcome: Option<Shown>,
    notices: Vec<Notice>,
    services: Option<Services>,
    rights: &'static [&'static str],
    voice: Option<Shown>,
    ask: Option<Shown>,
    /// Version of the house rules in force; 0 when there are none.
    rules: i64,
    /// Day of the newest thing that was written by staff.
    updated: Option<Day>,
}

impl View for PublicPage {
    fn title(&self, _: &Cx) -> String {
        self.centre.clone()
    }
    fn bare(&self) -> bool {
        true
    }
}

/// What everybody may count on, whatever the centre writes.
const RIGHTS: [&str; 5] = ["free", "voluntary", "data", "voice", "psea"];

/// The centre of a prefix, in any case.
fn find(cx: &Cx, prefix: &str) -> Result<SiteInfo> {
    cx.app().sites().into_iter().find(|site| site.prefix.eq_ignore_ascii_case(prefix)).ok_or(Error::NotFound)
}

pub(super) async fn show(cx: Cx, Path(prefix): Path<String>) -> Result<Response> {
    let site = find(&cx, &prefix)?;
    page(&cx, &site).await
}

async fn page(cx: &Cx, site: &SiteInfo) -> Result<Response> {
    // Nobody is signed in, so the day is the site's own.
    let today = cx.now().day(&site.zone);
    let mut conn = cx.read().await?;
    let sections = store::list_sections(&mut conn, site.id).await?;
    let items = store::list_items(&mut conn, site.id, today).await?;
    let rules = house_rule::current(&mut conn, site.id, today).await?;
    drop(conn);
    let of = |name: &str| sections.iter().find(|section| section.section == name).and_then(|section| section.words.shown(cx.locale()));
    let services = of("services").map(|shown| Services {
        list: shown.lines.iter().map(|line| service(line)).collect(),
        lang: shown.lang,
        dir: shown.dir,
        other: shown.other,
    });
    let up = items.into_iter().filter(|item| item.from_on <= today).take(ITEMS_SHOWN);
    let notices = up.filter_map(|item| Some(Notice { words: item.words.shown(cx.locale())?, until_on: item.until_on })).collect();
    let updated = sections.iter().map(|section| section.at).max().map(|at| at.day(&site.zone));
    cx.page(PublicPage {
        centre: site.name.clone(),
        path: format!("/centre/{}", site.prefix),
        languages: languages(cx),
        today,
        welcome: of("welcome"),
        notices,
        services,
        rights: &RIGHTS,
        voice: of("voice"),
        ask: of("ask"),
        rules: rules.map_or(0, |rules| rules.version),
        updated,
    })
    .await
}

fn service(line: &str) -> Service {
    let mut parts = notice_rules::service(line).into_iter();
    Service { name: parts.next().unwrap_or_default(), more: parts.collect() }
}

/// The house rules in force.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "notice/rules.html")]
pub(crate) struct RulesPage {
    centre: String,
    path: String,
    languages: Vec<Language>,
    version: i64,
    from_on: Day,
    rules: Option<Shown>,
    children: Option<Shown>,
}

impl View for RulesPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("house-rule-title")
    }
    fn bare(&self) -> bool {
        true
    }
}

pub(super) async fn rules(cx: Cx, Path(prefix): Path<String>) -> Result<Response> {
    let site = find(&cx, &prefix)?;
    let today = cx.now().day(&site.zone);
    let found = house_rule::current(&mut cx.read().await?, site.id, today).await?.ok_or(Error::NotFound)?;
    cx.page(RulesPage {
        centre: site.name,
        path: format!("/centre/{}", site.prefix),
        languages: languages(&cx),
        version: found.version,
        from_on: found.from_on,
        rules: found.rules.shown(cx.locale()),
        children: found.children.shown(cx.locale()),
    })
    .await
}
