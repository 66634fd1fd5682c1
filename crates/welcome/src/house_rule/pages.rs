//! Pages on which the house rules are published.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use documents::{Row, Section};
use ledger::{Day, Instant};
use serde::{Deserialize, Serialize};
use text::Locale;
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Input, Problems, Result, View, filters};

use super::facts::versions;
use super::form::RulesForm;
use super::store::{self, Rules};
use super::{current, rules};
use crate::paper;
use crate::words::{Shown, lines};

/// A version in the list.
#[derive(Serialize, ToSchema)]
pub(crate) struct VersionRow {
    version: i64,
    from_on: Day,
    published_at: Instant,
    by: String,
    /// `current`, `coming` or `past`.
    state: &'static str,
}

/// The house rules in force and every version before.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "house_rule/list.html")]
pub(crate) struct ListPage {
    current: Option<i64>,
    rules: Option<Shown>,
    children: Option<Shown>,
    versions: Vec<VersionRow>,
    /// Where everybody reads them.
    public: String,
    form: RulesForm,
    problems: Problems,
}

impl View for ListPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("house-rule-title")
    }
}

fn form_of(rules: &Rules) -> RulesForm {
    let (words, children) = (rules.rules.clone(), rules.children.clone());
    RulesForm { fr: words.fr, en: words.en, ar: words.ar, children_fr: children.fr, children_en: children.en, children_ar: children.ar, from: String::new() }
}

async fn list_page(cx: &Cx, form: Option<RulesForm>, problems: Problems) -> Result<ListPage> {
    let mut conn = cx.read().await?;
    let (site, today) = (cx.site()?, cx.today());
    let all = store::list(&mut conn, site.id).await?;
    let now = current(&mut conn, site.id, today).await?;
    let newest = match all.first() {
        Some(first) => store::get(&mut conn, site.id, first.version).await?,
        None => None,
    };
    drop(conn);
    let in_force = now.as_ref().map(|rules| rules.version);
    let state = |version: i64, from: Day| match in_force {
        Some(current) if current == version => "current",
        _ if from > today => "coming",
        _ => "past",
    };
    let versions = all.iter().map(|row| VersionRow {
        version: row.version,
        from_on: row.from_on,
        published_at: row.published_at,
        by: cx.app().name_of(row.published_by),
        state: state(row.version, row.from_on),
    });
    Ok(ListPage {
        current: in_force,
        rules: now.as_ref().and_then(|rules| rules.rules.shown(cx.locale())),
        children: now.as_ref().and_then(|rules| rules.children.shown(cx.locale())),
        versions: versions.collect(),
        public: format!("/centre/{}/rules", site.prefix),
        form: form.or_else(|| newest.as_ref().map(form_of)).unwrap_or_default(),
        problems,
    })
}

pub(super) async fn list(cx: Cx) -> Result<Response> {
    let page = list_page(&cx, None, Problems::default()).await?;
    cx.page(page).await
}

/// A version that was published.
#[derive(Serialize, ToSchema)]
pub(crate) struct Published {
    version: i64,
}

pub(super) async fn publish(cx: Cx, Input(form): Input<RulesForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let mut stream = write.load(cx.site_id().cast()).await?;
    match rules::publish(&versions(&stream), &form, cx.today()) {
        Ok(facts) => {
            write.append(&mut stream, facts).await?;
            write.commit().await?;
            let version = versions(&stream).keys().last().copied().unwrap_or_default();
            cx.done("/house-rules", "house-rule-published-done", &Published { version })
        }
        Err(problems) => {
            drop(write);
            let page = list_page(&cx, Some(form), problems.clone()).await?;
            cx.retry(page, &problems).await
        }
    }
}

/// A version in one language.
#[derive(Serialize, ToSchema)]
pub(crate) struct InLanguage {
    lang: &'static str,
    dir: &'static str,
    name: &'static str,
    rules: Vec<String>,
    children: Vec<String>,
}

/// One version, in all languages.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "house_rule/show.html")]
pub(crate) struct VersionPage {
    version: i64,
    from_on: Day,
    published_at: Instant,
    by: String,
    languages: Vec<InLanguage>,
}

impl View for VersionPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("house-rule-title")
    }
}

pub(super) async fn show(cx: Cx, Path(version): Path<i64>) -> Result<Response> {
    let found = store::get(&mut cx.read().await?, cx.site_id(), version).await?.ok_or(Error::NotFound)?;
    let languages = Locale::ALL.into_iter().map(|locale| InLanguage {
        lang: locale.code(),
        dir: locale.direction(),
        name: locale.native(),
        rules: lines(found.rules.of(locale)),
        children: lines(found.children.of(locale)),
    });
    let by = cx.app().name_of(found.published_by);
    cx.page(VersionPage { version, from_on: found.from_on, published_at: found.published_at, by, languages: languages.collect() }).await
}

/// In which language to print; the reader's when empty.
#[derive(Deserialize, Serialize, Default, ToSchema)]
#[serde(default)]
pub(crate) struct PrintQuery {
    /// `fr`, `en` or `ar`.
    #[serde(rename = "in")]
    language: String,
}

pub(super) async fn print(cx: Cx, Path(version): Path<i64>, Asked(query): Asked<PrintQuery>) -> Result<Response> {
    let found = store::get(&mut cx.read().await?, cx.site_id(), version).await?.ok_or(Error::NotFound)?;
    on_paper(&cx, &found, Locale::find(&query.language).unwrap_or(cx.locale())).await
}

/// The rules as a sheet in a language.
pub(super) async fn on_paper(cx: &Cx, found: &Rules, locale: Locale) -> Result<Response> {
    let t = |key: &str| cx.app().catalogue().get(locale, key);
    let numbered = |text: &str| (1_usize..).zip(lines(text)).map(|(n, line)| Row::new(n.to_string(), line)).collect::<Vec<_>>();
    let mut sections = vec![Section { heading: t("house-rule-for-all"), rows: numbered(found.rules.of(locale)), note: String::new() }];
    let children = numbered(found.children.of(locale));
    if !children.is_empty() {
        sections.push(Section { heading: t("house-rule-for-children"), rows: children, note: String::new() });
    }
    sections.push(Section { heading: t("house-rule-free-title"), rows: Vec::new(), note: t("house-rule-free") });
    let since = text::day(locale, found.from_on);
    let subtitle = cx.app().catalogue().with(locale, "house-rule-since", &[("n", found.version.into()), ("value", since.into())]);
    paper::sheet(cx, locale, (t("house-rule-title"), subtitle), sections).await
}
