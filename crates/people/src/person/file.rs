//! A person's file: banner, timeline, history, and who has seen it.

use access::{Duty, Portion};
use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use documents::{Lang, SeenBy, SeenByLabels};
use ledger::{Compartment, Conn, Instant, PartialDate, Stream, looks};
use serde::Serialize;
use text::Locale;
use utoipa::ToSchema;
use web::{Cx, Error, Line, Result, View, filters, reference};

use super::facts::{Identity, Paper, Person, PersonFact};
use super::fields;
use super::former::{Former, former};
use super::head::{Head, PersonId, head, heads, record};
use super::store;
use crate::consent::Consents;
use crate::{duplicate, household};

/// Lines of a timeline on a page.
const LINES_MAX: usize = 300;
/// Deeds that stand on the banner as buttons; the others are in its menu.
const DEEDS_SHOWN: usize = 3;
/// Rows on the print "who has seen my file".
const SEEN_MAX: i64 = 500;

/// A labelled value of a file.
#[derive(Serialize, ToSchema)]
pub struct Shown {
    /// Message key of the label.
    pub(crate) key: String,
    /// In words.
    pub(crate) value: String,
}

/// A member of the household.
#[derive(Serialize, ToSchema)]
pub struct Member {
    head: Head,
    relation: String,
    is_head: bool,
}

/// A line of the timeline in words.
#[derive(Serialize, ToSchema)]
pub struct Said {
    at: Instant,
    text: String,
    by: String,
    happened_on: Option<ledger::Day>,
}

/// A deed offered on the banner.
#[derive(Serialize, ToSchema)]
pub struct Deed {
    key: String,
    path: String,
}

/// A person's file.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "person/file.html")]
pub struct FilePage {
    head: Head,
    has_photo: bool,
    initials: String,
    facts: Vec<Shown>,
    says: Vec<String>,
    deeds: Vec<Deed>,
    shown: Vec<Shown>,
    papers: Vec<Paper>,
    members: Vec<Member>,
    household: Option<ledger::StreamId>,
    /// Files that are part of this one.
    former: Vec<Former>,
    lines: Vec<Said>,
    may_correct: bool,
    /// Whether a photo may be taken now.
    may_photo: bool,
    may_ask: bool,
    family: bool,
    may_history: bool,
    may_assign: bool,
    may_print: bool,
    may_seen: bool,
    staff: Vec<(ledger::UserId, String)>,
    assigned: Vec<(ledger::UserId, String)>,
    version: i64,
}

impl View for FilePage {
    fn title(&self, _: &Cx) -> String {
        self.head.code.clone()
    }
}

pub(super) async fn show(cx: Cx, Path(id): Path<PersonId>) -> Result<Response> {
    let mut conn = cx.read().await?;
    let Some(known) = record(&mut conn, id).await? else { return elsewhere(&cx, &mut conn, id).await };
    cx.demand(Duty::PersonRead, &known)?;
    cx.look(id, Compartment::Identity, "file").await?;
    let head = head(&cx, &mut conn, id).await?.ok_or(Error::NotFound)?;
    let stream = cx.app().ledger().stream(&mut conn, id.cast()).await?;
    let person = Person::fold(&stream);
    let (former, parts) = former(&cx, &mut conn, id, &person.identity).await?;
    let (facts, says, deeds) = asides(&cx, &mut conn, id).await?;
    let members = if cx.sees(Portion::Family) { members(&cx, &mut conn, id).await? } else { Vec::new() };
    drop(conn);
    let consents = Consents::fold(&stream);
    let may_correct = cx.may(Duty::PersonCorrect);
    let corrected = stream.of::<PersonFact>().any(|(_, f)| matches!(f, PersonFact::Corrected(_)));
    let initials = head.name.split_whitespace().filter_map(|w| w.chars().next()).take(2).collect();
    let page = FilePage {
        has_photo: person.identity.photo.is_some() && cx.sees(Portion::Name),
        initials,
        facts,
        says,
        deeds,
        shown: shown(&cx, &person.identity),
        papers: if cx.sees(Portion::Papers) { person.identity.papers.clone() } else { Vec::new() },
        household: head.household,
        members,
        lines: said(&cx, lines(&cx, &stream, &parts)),
        may_correct,
        may_photo: may_correct && cx.sees(Portion::Name) && consents.live("photo", cx.today()).is_ok(),
        may_ask: cx.may(Duty::DuplicateDecide),
        family: cx.sees(Portion::Family),
        may_history: cx.may(Duty::PersonHistory) && (corrected || !former.is_empty()),
        former,
        may_assign: cx.may(Duty::PersonAssign),
        may_print: cx.may(Duty::CardPrint),
        may_seen: cx.may(Duty::SeenPrint),
        staff: if cx.may(Duty::PersonAssign) { crate::assignment::staff(&cx) } else { Vec::new() },
        assigned: known.assigned.iter().map(|user| (*user, cx.app().name_of(*user))).collect(),
        version: person.version,
        head,
    };
    cx.page(page).await
}

/// A file that is part of another leads to that one, for those who may open it.
async fn elsewhere(cx: &Cx, conn: &mut Conn, id: PersonId) -> Result<Response> {
    let root = duplicate::root(conn, id).await?.ok_or(Error::NotFound)?;
    let known = record(conn, root).await?.ok_or(Error::NotFound)?;
    cx.demand(Duty::PersonRead, &known)?;
    Ok(Redirect::to(&format!("/people/{root}")).into_response())
}

/// What the rooms add to the banner.
pub(crate) async fn asides(cx: &Cx, conn: &mut Conn, id: PersonId) -> Result<(Vec<Shown>, Vec<String>, Vec<Deed>)> {
    let (mut facts, mut says, mut deeds) = (Vec::new(), Vec::new(), Vec::new());
    for aside in cx.app().rooms().iter().filter_map(|room| room.aside) {
        let added = aside(cx, conn, id.cast()).await?;
        facts.extend(added.facts.into_iter().map(|(key, value)| Shown { key: key.to_owned(), value }));
        says.extend(added.says.into_iter().map(|key| cx.t(key)));
        deeds.extend(added.deeds.into_iter().map(|(key, path)| Deed { key: key.to_owned(), path }));
    }
    // The nearest deed first: what is to be done with the person, then what is to be read.
    deeds.sort_by_key(|deed: &Deed| !deed.path.starts_with("/stays/"));
    Ok((facts, says, deeds))
}

/// The lines of all rooms that this reader may read, newest first, on this file and on those that are part of it.
fn lines(cx: &Cx, own: &Stream, former: &[Stream]) -> Vec<Line> {
    let of = |stream: &Stream| -> Vec<Line> { cx.app().rooms().iter().filter_map(|room| room.lines).flat_map(|lines| lines(stream)).collect() };
    // That a file became part of this one is told once, by this one; why, beside its code.
    let parts = former.iter().flat_map(of).filter(|line| line.key != "duplicate-line-merged");
    let mut lines: Vec<Line> = of(own).into_iter().chain(parts).filter(|line| cx.reads(line.compartment)).collect();
    lines.sort_by_key(|line| line.at);
    lines.reverse();
    lines.truncate(LINES_MAX);
    lines
}

fn said(cx: &Cx, lines: Vec<Line>) -> Vec<Said> {
    lines
        .into_iter()
        .map(|line| {
            let problem = web::Problem { field: String::new(), key: line.key, values: line.values };
            Said {
                at: line.at,
                text: filters::say(cx, &problem),
                by: cx.app().name_of(line.author),
                happened_on: line.happened_on.filter(|day| *day != line.at.day(&cx.zone())),
            }
        })
        .collect()
}

/// The fields of an identity that the reader's role has a portion for, in words.
pub(crate) fn shown(cx: &Cx, identity: &Identity) -> Vec<Shown> {
    let locale = cx.locale();
    let country = |code: &String| reference::country(code).map_or_else(|| code.clone(), |e| e.name(locale).to_owned());
    let language = |code: &String| reference::language(code).map_or_else(|| code.clone(), |e| e.name(locale).to_owned());
    let coded = |prefix: &str, code: &str| if code.is_empty() { String::new() } else { cx.t(&format!("{prefix}-{}", code.replace('_', "-"))) };
    let join = |names: Vec<String>| cx.list(names);
    let values = [
        ("given", identity.given.clone()),
        ("family", identity.family.clone()),
        ("other", identity.other.clone()),
        ("native", identity.native.clone()),
        ("sex", coded("person-sex", &identity.sex.to_string())),
        ("birth", identity.birth.map(|b| birth_in_words(cx, b)).unwrap_or_default()),
        ("nationalities", join(identity.nationalities.iter().map(country).collect())),
        ("languages", join(identity.languages.iter().map(language).collect())),
        ("gender", identity.gender.clone()),
        ("birthplace", identity.birthplace.clone()),
        ("phone", identity.phone.clone()),
        ("mother", identity.mother.clone()),
        ("father", identity.father.clone()),
        ("route", identity.route.clone()),
        ("motives", join(identity.motives.iter().map(|m| coded("person-motive", m)).collect())),
        ("status", coded("person-status", &identity.status)),
        ("destination", identity.destination.clone()).map_value(|code| country(&code)),
        ("intention", coded("person-intention", &identity.intention)),
    ];
    values
        .into_iter()
        .filter(|(field, value)| !value.is_empty() && cx.sees(fields::portion(field)))
        .map(|(field, value)| Shown { key: format!("person-{field}"), value })
        .collect()
}

/// Changes the second of a pair, when it is not empty.
trait MapValue {
    fn map_value(self, change: impl FnOnce(String) -> String) -> Self;
}
impl MapValue for (&'static str, String) {
    fn map_value(self, change: impl FnOnce(String) -> String) -> Self {
        if self.1.is_empty() { self } else { (self.0, change(self.1)) }
    }
}

fn birth_in_words(cx: &Cx, birth: PartialDate) -> String {
    let age = birth.age_on(cx.today());
    let when = match (birth.month, birth.day) {
        (Some(month), Some(day)) => ledger::Day::new(birth.year, month, day).map(|d| text::day(cx.locale(), d)).unwrap_or_default(),
        (Some(month), None) => format!("{month:02}/{}", birth.year),
        _ => birth.year.to_string(),
    };
    let key = if birth.estimated { "person-born-estimated" } else { "person-born" };
    cx.tv(key, &[("value", when.into()), ("n", i64::from(age).into())])
}

async fn members(cx: &Cx, conn: &mut Conn, id: PersonId) -> Result<Vec<Member>> {
    let Some(household) = household::of(conn, id).await? else { return Ok(Vec::new()) };
    let all = household::members(conn, household).await?;
    let ids: Vec<PersonId> = all.iter().map(|(person, _)| *person).collect();
    let visible = store::visible(cx, conn, &ids).await?;
    let mut heads = heads(cx, conn, &visible).await?;
    Ok(all
        .into_iter()
        .filter(|(person, _)| *person != id)
        .filter_map(|(person, relation)| heads.remove(&person).map(|head| Member { head, is_head: relation == "head", relation }))
        .collect())
}

/// An earlier value.
#[derive(Serialize, ToSchema)]
pub struct Past {
    at: Instant,
    by: String,
    field: String,
    from: String,
    to: String,
    reason: String,
}

/// Earlier values of corrected fields.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "person/history.html")]
pub struct HistoryPage {
    head: Head,
    past: Vec<Past>,
}

impl View for HistoryPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("person-history-title")
    }
}

pub(super) async fn history(cx: Cx, Path(id): Path<PersonId>) -> Result<Response> {
    let mut conn = cx.read().await?;
    let known = record(&mut conn, id).await?.ok_or(Error::NotFound)?;
    cx.demand(Duty::PersonHistory, &known)?;
    cx.look(id, Compartment::Identity, "history").await?;
    let head = head(&cx, &mut conn, id).await?.ok_or(Error::NotFound)?;
    let stream = cx.app().ledger().stream(&mut conn, id.cast()).await?;
    let (_, mut streams) = former(&cx, &mut conn, id, &Person::fold(&stream).identity).await?;
    drop(conn);
    streams.push(stream);
    let mut past = Vec::new();
    for (fact, what) in streams.iter().flat_map(|stream| stream.of::<PersonFact>()) {
        let PersonFact::Corrected(corrected) = what else { continue };
        for change in corrected.changes.into_iter().filter(|c| cx.sees(fields::portion(&c.field))) {
            past.push(Past {
                at: fact.instant(),
                by: cx.app().name_of(fact.author),
                field: format!("person-{}", change.field),
                from: plain(&cx, &change.from),
                to: plain(&cx, &change.to),
                reason: corrected.reason.clone(),
            });
        }
    }
    past.sort_by_key(|past| std::cmp::Reverse(past.at));
    cx.page(HistoryPage { head, past }).await
}

/// A stored value as text for reading.
fn plain(cx: &Cx, value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Null => String::new(),
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Array(items) => cx.list(items.iter().map(|item| plain(cx, item))),
        serde_json::Value::Object(fields) => fields.values().map(|field| plain(cx, field)).filter(|v| !v.is_empty()).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}

pub(super) async fn photo(cx: Cx, Path(id): Path<PersonId>) -> Result<Response> {
    let mut conn = cx.read().await?;
    let known = record(&mut conn, id).await?.ok_or(Error::NotFound)?;
    cx.demand(Duty::PersonRead, &known)?;
    if !cx.sees(Portion::Name) {
        return Err(Error::NotFound);
    }
    cx.look(id, Compartment::Identity, "photo").await?;
    let person = Person::fold(&cx.app().ledger().stream(&mut conn, id.cast()).await?);
    let hash = person.identity.photo.ok_or(Error::NotFound)?;
    let attachment = cx.app().ledger().attachment(&mut conn, &hash).await?.ok_or(Error::NotFound)?;
    let media = if attachment.media == "image/png" { "image/png" } else { "image/jpeg" };
    Ok(cx.file(media, "photo", attachment.bytes))
}

pub(super) async fn seen(cx: Cx, Path(id): Path<PersonId>) -> Result<Response> {
    let mut conn = cx.read().await?;
    let known = record(&mut conn, id).await?.ok_or(Error::NotFound)?;
    cx.demand(Duty::SeenPrint, &known)?;
    cx.look(id, Compartment::Identity, "seen").await?;
    let head = head(&cx, &mut conn, id).await?.ok_or(Error::NotFound)?;
    let mut rows = looks::of_person(&mut conn, id, SEEN_MAX, 0).await?;
    for part in duplicate::former(&mut conn, id).await? {
        rows.extend(looks::of_person(&mut conn, part, SEEN_MAX, 0).await?);
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.seq));
    let person = Person::fold(&cx.app().ledger().stream(&mut conn, id.cast()).await?);
    drop(conn);
    let locale = person.identity.languages.first().and_then(|l| Locale::find(l)).unwrap_or(cx.locale());
    let t = |key: &str| cx.app().catalogue().get(locale, key);
    let zone = cx.zone();
    let when = |at: Instant| format!("{} {}", text::day(locale, at.day(&zone)), text::time_of_day(at.at_zone(&zone).time()));
    let list = SeenBy {
        lang: Lang::from_code(locale.code()).unwrap_or(Lang::Fr),
        title: t("seen-title"),
        intro: t("seen-intro"),
        centre: cx.site()?.name,
        name: head.name,
        code: head.code,
        printed: cx.app().catalogue().with(locale, "printed-by", &[("value", cx.app().name_of(cx.user()).into())]),
        rows: rows
            .iter()
            .map(|look| documents::Look {
                when: when(look.at),
                who: cx.app().name_of(look.author),
                role: role_of(&cx, look, locale),
                part: t(&format!("seen-act-{}", look.act.replace('_', "-"))),
            })
            .collect(),
        labels: SeenByLabels {
            person: t("consent-receipt-person"),
            code: t("consent-receipt-code"),
            when: t("seen-when"),
            who: t("seen-who"),
            role: t("seen-role"),
            part: t("seen-part"),
            empty: t("seen-empty"),
        },
    };
    let bytes = tokio::task::spawn_blocking(move || documents::seen_by(&list)).await.map_err(|e| Error::Internal(e.to_string()))?;
    Ok(cx.file("application/pdf", "seen.pdf", bytes.map_err(|e| Error::Internal(e.to_string()))?))
}

/// The roles of the reader at that site, in words.
fn role_of(cx: &Cx, look: &looks::LookRow, locale: Locale) -> String {
    let Some(account) = cx.app().account(look.author) else { return String::new() };
    let names: Vec<String> = account
        .roles
        .iter()
        .filter(|(site, _)| *site == look.site)
        .map(|(_, role)| cx.app().catalogue().get(locale, &format!("role-{}", role.name().replace('_', "-"))))
        .collect();
    names.join(&cx.app().catalogue().get(locale, "list-comma"))
}
