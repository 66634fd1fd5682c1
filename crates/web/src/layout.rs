//! The frame around every page: bar, search, rail, notice; and the page for an error.

use askama::Template;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use text::Locale;

use crate::{Cx, Result, assets, filters, once, tally};

/// What a page shows: a template for people, the same struct as JSON for programs.
pub trait View: Template + Serialize + Send + Sync {
    /// Title of the page, in the reader's language.
    fn title(&self, cx: &Cx) -> String;
    /// Whether the page stands alone, without rail and search: the door and the first start.
    fn bare(&self) -> bool {
        false
    }
}

struct Entry {
    name: String,
    path: &'static str,
    current: bool,
    count: i64,
    /// The first one under the heading "The centre".
    heads: bool,
}

#[derive(Template)]
#[template(path = "layout.html")]
struct Frame<'a> {
    title: String,
    content: String,
    bare: bool,
    site: String,
    user: String,
    demo: bool,
    notice: Option<&'a str>,
    entries: Vec<Entry>,
    may_search: bool,
    /// Whether the box finds people by name, too, and not only by their card.
    names: bool,
    locale: Locale,
    others: Vec<(Locale, String)>,
    css: String,
    js: String,
    /// The mark of whose page it is, where forms are sent from it.
    sends: Option<String>,
    printed: String,
    many_sites: bool,
}

#[derive(Template, Serialize)]
#[template(path = "error.html")]
struct ErrorView {
    title: String,
    message: String,
    lines: Vec<String>,
    reference: Option<String>,
    back: bool,
    bare: bool,
}

impl View for ErrorView {
    fn title(&self, _: &Cx) -> String {
        self.title.clone()
    }
    fn bare(&self) -> bool {
        self.bare
    }
}

/// The HTML of a view inside the frame.
pub(crate) async fn html<V: View>(cx: &Cx, status: StatusCode, view: &V) -> Result<Response> {
    let content = fragment(cx, view)?;
    let frame = Frame {
        title: view.title(cx),
        sends: cx.signed_in().filter(|_| !view.bare() && content.contains("method=\"post\"")).map(|subject| once::mark(subject.user)),
        content,
        bare: view.bare(),
        site: cx.app().site(cx.site_id()).map(|s| s.name).unwrap_or_default(),
        user: cx.account().map(|a| a.name.clone()).unwrap_or_default(),
        demo: cx.app().config().demo,
        notice: cx.notice(),
        entries: if view.bare() { Vec::new() } else { entries(cx).await },
        may_search: cx.may(access::Duty::PersonSearch) || cx.may(access::Duty::CardVerify),
        names: cx.may(access::Duty::PersonSearch),
        locale: cx.locale(),
        others: Locale::ALL.into_iter().filter(|l| *l != cx.locale()).map(|l| (l, with_lang(cx, l))).collect(),
        css: assets::css_path(cx.locale()),
        js: assets::js_path(cx.locale()),
        printed: filters::moment(cx, cx.now()),
        many_sites: cx.account().is_some_and(|a| a.roles.iter().any(|(site, _)| *site != cx.site_id())),
    };
    let page = frame.render_with_values(&values(cx))?;
    Ok((status, [(CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response())
}

/// What filters find the context by.
fn values(cx: &Cx) -> (&'static str, Box<dyn std::any::Any>) {
    ("cx", Box::new(cx.clone()))
}

/// The HTML of a view alone.
pub(crate) fn fragment<V: View>(cx: &Cx, view: &V) -> Result<String> {
    Ok(view.render_with_values(&values(cx))?)
}

/// The page for an error.
pub(crate) async fn error(cx: &Cx, status: StatusCode, message: String, lines: Vec<String>, reference: Option<String>) -> Result<Response> {
    let title = cx.t("error-title");
    let bare = cx.signed_in().is_none();
    html(cx, status, &ErrorView { title, message, lines, reference, back: status != StatusCode::NOT_FOUND, bare }).await
}

/// The same address in another language. The query is kept but for names, which stay out of addresses.
fn with_lang(cx: &Cx, locale: Locale) -> String {
    let kept: Vec<&str> = cx.query().split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("lang=") && !pair.starts_with("q=")).collect();
    let lang = format!("lang={}", locale.code());
    format!("{}?{}", cx.path(), kept.into_iter().chain([lang.as_str()]).collect::<Vec<_>>().join("&"))
}

/// The entry that a path stands under: the longest that it begins with, else the one that its room names.
fn entry_of<'a>(path: &str, menus: impl Iterator<Item = &'a str>, under: impl Iterator<Item = &'a (&'static str, &'static str)>) -> Option<&'a str> {
    let begins = |with: &str| path == with || (with != "/" && path.strip_prefix(with).is_some_and(|rest| rest.starts_with('/')));
    let menu = menus.filter(|menu| begins(menu)).max_by_key(|menu| menu.len());
    let named = under.filter(|(start, _)| begins(start)).max_by_key(|(start, _)| start.len());
    match (menu, named) {
        (Some(menu), Some((start, entry))) => Some(if start.len() > menu.len() { entry } else { menu }),
        (menu, named) => menu.or(named.map(|(_, entry)| *entry)),
    }
}

async fn entries(cx: &Cx) -> Vec<Entry> {
    let mut menus: Vec<_> = cx.app().rooms().iter().filter_map(|room| room.menu).filter(|menu| cx.may(menu.duty)).collect();
    menus.sort_by_key(|menu| menu.order);
    let first_second = menus.iter().position(|menu| menu.order >= 100);
    let here = entry_of(cx.path(), menus.iter().map(|menu| menu.path), cx.app().rooms().iter().flat_map(|room| room.under));
    let mut out = Vec::with_capacity(menus.len());
    for (place, menu) in menus.into_iter().enumerate() {
        // A count that fails must not take the page with it; the page it counts for will tell.
        let count = tally::count(cx, &menu).await.unwrap_or_default();
        let current = here == Some(menu.path);
        out.push(Entry { name: cx.t(menu.key), path: menu.path, current, count, heads: first_second == Some(place) });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::entry_of;

    #[test]
    fn every_page_stands_under_an_entry() {
        let menus = ["/", "/beds", "/kits", "/kits/approvals", "/consents/wording", "/people"];
        let under = [("/stays", "/beds"), ("/consents/new", "/arrivals"), ("/people/export", "/looks")];
        let cases = [
            ("/", Some("/")),
            ("/beds", Some("/beds")),
            ("/beds/plan", Some("/beds")),
            ("/bedside", None),
            ("/kits/new/1", Some("/kits")),
            ("/kits/approvals/1", Some("/kits/approvals")),
            ("/stays/1/move", Some("/beds")),
            ("/consents/new", Some("/arrivals")),
            ("/consents/wording", Some("/consents/wording")),
            ("/people/export", Some("/looks")),
            ("/people/1", Some("/people")),
            ("/account", None),
        ];
        for (path, entry) in cases {
            assert_eq!(entry_of(path, menus.into_iter(), under.iter()), entry, "{path}");
        }
    }
}
