//! What is in each kit: standard contents that the program brings, and versions that the centre publishes.

use askama::Template;
use axum::response::Response;
use ledger::{Conn, Instant};
use serde::Serialize;
use text::Locale;
use utoipa::ToSchema;
use web::{Cx, Input, Problems, Result, View, filters};

use super::form::ContentsForm;
use super::rules::{self, CODES};
use super::store::{self, Contents};
use crate::words::{Shown, Words};

/// Contents as they come with the program: version 0.
fn standard(cx: &Cx, kit: &str) -> Words {
    let of = |locale| cx.app().catalogue().get(locale, &format!("kit-standard-{kit}"));
    Words { fr: of(Locale::Fr), en: of(Locale::En), ar: of(Locale::Ar) }
}

/// All contents of the site.
pub(super) async fn read(cx: &Cx, conn: &mut Conn) -> Result<Vec<Contents>> {
    store::list_contents(conn, cx.site_id()).await
}

/// The newest version of a kit: number and words.
pub(super) fn newest(cx: &Cx, all: &[Contents], kit: &str) -> (i64, Words) {
    all.iter().find(|contents| contents.kit == kit).map_or_else(|| (0, standard(cx, kit)), |contents| (contents.version, contents.words.clone()))
}

/// What was in a kit at a version, in the reader's language.
pub(super) fn shown(cx: &Cx, all: &[Contents], (kit, version): (&str, i64)) -> Shown {
    let found = all.iter().find(|contents| contents.kit == kit && contents.version == version).map(|contents| contents.words.clone());
    found.unwrap_or_else(|| standard(cx, kit)).shown(cx.locale()).unwrap_or_default()
}

/// A version of the past.
#[derive(Serialize, ToSchema)]
pub(crate) struct VersionRow {
    version: i64,
    at: Instant,
    by: String,
    contents: Shown,
}

/// The field of one language.
#[derive(Serialize, ToSchema)]
pub(crate) struct Field {
    code: &'static str,
    text: String,
}

/// A kit with its contents.
#[derive(Serialize, ToSchema)]
pub(crate) struct KitRow {
    kit: &'static str,
    /// 0 for the standard contents.
    version: i64,
    contents: Shown,
    /// Languages in which it is not written.
    missing: Vec<&'static str>,
    versions: Vec<VersionRow>,
    fields: Vec<Field>,
    /// Whether its form is open, because something in it is to be looked at again.
    open: bool,
}

/// What is in each kit, with versions.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "kit/contents.html")]
pub(crate) struct ContentsPage {
    kits: Vec<KitRow>,
    problems: Problems,
}

impl View for ContentsPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("kit-contents-title")
    }
}

async fn contents_page(cx: &Cx, typed: Option<ContentsForm>, problems: Problems) -> Result<ContentsPage> {
    let all = read(cx, &mut cx.read().await?).await?;
    let kits = CODES.iter().map(|kit| {
        let (version, words) = newest(cx, &all, kit);
        let versions = all.iter().filter(|contents| contents.kit == *kit).map(|contents| VersionRow {
            version: contents.version,
            at: contents.at,
            by: cx.app().name_of(contents.by),
            contents: contents.words.shown(cx.locale()).unwrap_or_default(),
        });
        let again = typed.as_ref().filter(|form| form.kit == *kit).cloned();
        KitRow {
            kit,
            version,
            contents: words.shown(cx.locale()).unwrap_or_default(),
            missing: words.missing(),
            versions: versions.collect(),
            open: again.is_some(),
            fields: again
                .map_or(words, |form| Words { fr: form.fr, en: form.en, ar: form.ar })
                .each()
                .map(|(locale, text)| Field { code: locale.code(), text: text.to_owned() })
                .collect(),
        }
    });
    Ok(ContentsPage { kits: kits.collect(), problems })
}

pub(super) async fn list(cx: Cx) -> Result<Response> {
    let page = contents_page(&cx, None, Problems::default()).await?;
    cx.page(page).await
}

/// What was published.
#[derive(Serialize, ToSchema)]
pub(crate) struct Published {
    kit: String,
    version: i64,
}

pub(super) async fn publish(cx: Cx, Input(form): Input<ContentsForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let all = read(&cx, write.conn()?).await?;
    let (version, words) = newest(&cx, &all, &form.kit);
    match rules::compose(&form, Some((version, &words))) {
        Ok(facts) => {
            let mut stream = write.load(cx.site_id().cast()).await?;
            write.append(&mut stream, facts).await?;
            write.commit().await?;
            cx.done("/kits/contents", "kit-contents-done", &Published { kit: form.kit, version: version + 1 })
        }
        Err(problems) => {
            drop(write);
            let page = contents_page(&cx, Some(form), problems.clone()).await?;
            cx.retry(page, &problems).await
        }
    }
}
