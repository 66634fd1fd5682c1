//! Pages of programmes and their criteria.

use access::Duty;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Conn, Day, Instant, StreamId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Input, Problems, Result, View, Wants, filters};

use super::facts::{CheckId, Programme, ProgrammeId, SetId};
use super::form::SetForm;
use super::rules::{self, CRITERIA_MAX};
use super::store::{self, OpenRow, SetRow};
use crate::guest::{self, Kind};

/// Empty rows at the end of the form.
const ROWS_MORE: usize = 4;

/// A criterion as it is shown.
#[derive(Serialize, ToSchema)]
pub(crate) struct Shown {
    /// In the reader's language.
    pub(super) words: String,
    pub(super) compulsory: bool,
}

/// A version of criteria.
#[derive(Serialize, ToSchema)]
pub(crate) struct Version {
    set: SetId,
    version: i64,
    valid_from: Day,
    published_at: Instant,
    by: String,
    criteria: Vec<Shown>,
    /// `now`, `coming`, `past`.
    stands: &'static str,
}

fn version(cx: &Cx, row: &SetRow, stands: &'static str) -> Version {
    Version {
        set: row.set_id,
        version: row.version,
        valid_from: row.valid_from,
        published_at: row.published_at,
        by: cx.app().name_of(row.published_by),
        criteria: row.criteria().iter().map(|c| Shown { words: c.words.of(cx.locale()).to_owned(), compulsory: c.compulsory }).collect(),
        stands,
    }
}

/// A programme with the version in force and the one to come.
#[derive(Serialize, ToSchema)]
pub(crate) struct Entry {
    id: ProgrammeId,
    sign: String,
    name: String,
    ended: bool,
    versions: Vec<Version>,
    /// How many versions there are in all.
    count: i64,
}

/// A check that waits.
#[derive(Serialize, ToSchema)]
pub(crate) struct Open {
    guest: StreamId,
    check: CheckId,
    name: String,
    code: String,
    sign: String,
    at: Instant,
    by: String,
    waivers: i64,
}

/// Programmes with their criteria, and checks that wait.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "eligibility/list.html")]
pub(crate) struct ListPage {
    programmes: Vec<Entry>,
    ended: Vec<Entry>,
    open: Vec<Open>,
    may_manage: bool,
}

impl View for ListPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("eligibility-title")
    }
}

/// Programmes in the order of their signs, each with what is in force and what comes.
fn entries(cx: &Cx, sets: &[SetRow]) -> Vec<Entry> {
    let force = store::in_force(sets, cx.today());
    let mut out: Vec<Entry> = Vec::new();
    for set in sets {
        let stands = if force.iter().any(|one| one.set_id == set.set_id) {
            "now"
        } else if set.valid_from > cx.today() && !set.ended {
            "coming"
        } else {
            "past"
        };
        let place = out.iter().position(|entry| entry.id == set.programme_id).unwrap_or_else(|| {
            out.push(Entry { id: set.programme_id, sign: String::new(), name: String::new(), ended: set.ended, versions: Vec::new(), count: 0 });
            out.len() - 1
        });
        if let Some(entry) = out.get_mut(place) {
            // The last version names the programme.
            entry.sign.clone_from(&set.sign);
            entry.name = set.name(cx.locale());
            entry.count += 1;
            entry.versions.push(version(cx, set, stands));
        }
    }
    out.sort_by(|a, b| (&a.sign, a.id).cmp(&(&b.sign, b.id)));
    out
}

async fn open(cx: &Cx, conn: &mut Conn) -> Result<Vec<Open>> {
    let rows: Vec<OpenRow> = store::list_open(cx, conn).await?;
    let kind = |row: &OpenRow| match row.guest_kind.as_str() {
        "person" => Kind::Person,
        "contact" => Kind::Contact,
        _ => Kind::Ticket,
    };
    let ids: Vec<(StreamId, Kind)> = rows.iter().map(|row| (row.guest_id, kind(row))).collect();
    let names = guest::names(cx, conn, &ids).await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let (name, code) = names.get(&row.guest_id).map(|named| (named.name.clone(), named.code.clone())).unwrap_or_default();
            Open {
                guest: row.guest_id,
                check: row.check_id,
                name,
                code,
                sign: row.sign,
                at: row.checked_at,
                by: cx.app().name_of(row.asked_by),
                waivers: row.waivers,
            }
        })
        .collect())
}

pub(super) async fn list(cx: Cx) -> Result<Response> {
    let mut conn = cx.read().await?;
    let sets = store::list_sets(&cx, &mut conn).await?;
    let open = open(&cx, &mut conn).await?;
    drop(conn);
    if !open.is_empty() && cx.sees(access::Portion::Name) {
        cx.look_list("eligibility").await?;
    }
    let (ended, mut programmes): (Vec<Entry>, Vec<Entry>) = entries(&cx, &sets).into_iter().partition(|entry| entry.ended);
    for entry in &mut programmes {
        entry.versions.retain(|version| version.stands != "past");
    }
    cx.page(ListPage { programmes, ended, open, may_manage: cx.may(Duty::EligibilityManage) }).await
}

/// All versions of a programme's criteria.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "eligibility/programme.html")]
pub(crate) struct ProgrammePage {
    programme: Entry,
    may_manage: bool,
}

impl View for ProgrammePage {
    fn title(&self, _: &Cx) -> String {
        self.programme.name.clone()
    }
}

pub(super) async fn show(cx: Cx, Path(id): Path<ProgrammeId>) -> Result<Response> {
    let sets = store::list_sets(&cx, &mut cx.read().await?).await?;
    let mut programme = entries(&cx, &sets).into_iter().find(|entry| entry.id == id).ok_or(Error::NotFound)?;
    programme.versions.reverse();
    cx.page(ProgrammePage { programme, may_manage: cx.may(Duty::EligibilityManage) }).await
}

/// Which programme gets a new version.
#[derive(Deserialize, Serialize, Default, ToSchema)]
#[serde(default)]
pub(crate) struct NewQuery {
    /// Its id; empty for a new programme.
    pub(crate) programme: String,
}

/// A criterion in the form.
#[derive(Serialize, ToSchema)]
pub(crate) struct RowOf {
    n: usize,
    fr: String,
    en: String,
    ar: String,
    compulsory: bool,
}

/// The form of a version of criteria.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "eligibility/new.html")]
pub(crate) struct SetPage {
    form: SetForm,
    rows: Vec<RowOf>,
    problems: Problems,
}

impl View for SetPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("eligibility-new-title")
    }
}

fn set_page(form: SetForm, problems: Problems) -> SetPage {
    let typed = form.criterion_fr.len().max(form.criterion_en.len()).max(form.criterion_ar.len());
    let at = |list: &[String], row: usize| list.get(row).cloned().unwrap_or_default();
    let written = |row: &usize| [&form.criterion_fr, &form.criterion_en, &form.criterion_ar].iter().any(|list| !at(list, *row).trim().is_empty());
    let rows: Vec<usize> = (0..typed).filter(written).collect();
    let more = rows.len()..CRITERIA_MAX.min(rows.len() + ROWS_MORE).max(rows.len());
    let filled = rows.iter().map(|row| (at(&form.criterion_fr, *row), at(&form.criterion_en, *row), at(&form.criterion_ar, *row), at(&form.compulsory, *row)));
    let rows = filled
        .chain(more.map(|_| Default::default()))
        .zip(1..)
        .map(|((fr, en, ar, compulsory), n)| RowOf { n, fr, en, ar, compulsory: compulsory != "no" })
        .collect();
    SetPage { rows, form, problems }
}

pub(super) async fn new(cx: Cx, Asked(query): Asked<NewQuery>) -> Result<Response> {
    let mut form = SetForm::default();
    if let Ok(id) = query.programme.parse::<ProgrammeId>() {
        let sets = store::list_sets(&cx, &mut cx.read().await?).await?;
        let last = sets.iter().rfind(|set| set.programme_id == id).ok_or(Error::NotFound)?;
        let (words, criteria) = (last.words(), last.criteria());
        form = SetForm {
            programme: id.to_string(),
            sign: last.sign.clone(),
            fr: words.fr,
            en: words.en,
            ar: words.ar,
            valid_from: String::new(),
            criterion_fr: criteria.iter().map(|c| c.words.fr.clone()).collect(),
            criterion_en: criteria.iter().map(|c| c.words.en.clone()).collect(),
            criterion_ar: criteria.iter().map(|c| c.words.ar.clone()).collect(),
            compulsory: criteria.iter().map(|c| if c.compulsory { "yes" } else { "no" }.to_owned()).collect(),
        };
    }
    cx.page(set_page(form, Problems::default())).await
}

/// What was published.
#[derive(Serialize, ToSchema)]
pub(crate) struct Published {
    /// The programme.
    pub(crate) id: ProgrammeId,
    /// The version.
    pub(crate) set: SetId,
    /// Its number.
    pub(crate) version: i64,
}

pub(super) async fn publish(cx: Cx, Input(form): Input<SetForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let id: ProgrammeId = if form.programme.is_empty() {
        write.id()
    } else {
        let id: ProgrammeId = form.programme.parse().map_err(|_| Error::NotFound)?;
        let site = store::site_of(write.conn()?, id).await?;
        if site != Some(cx.site_id()) {
            return Err(Error::NotFound);
        }
        id
    };
    let mut stream = write.load(id.cast()).await?;
    let set: SetId = write.id();
    match rules::publish(&Programme::fold(&stream), &form, (set, cx.today())) {
        Ok(facts) => {
            write.append(&mut stream, facts).await?;
            write.commit().await?;
            let version = i64::try_from(Programme::fold(&stream).versions.len()).unwrap_or(i64::MAX);
            cx.done(&format!("/eligibility/{id}"), "eligibility-published", &Published { id, set, version })
        }
        Err(problems) => {
            drop(write);
            if rules::is_conflict(&problems) {
                return Err(Error::Conflict(problems));
            }
            if cx.wants() == Wants::Json {
                return Err(Error::Invalid(problems));
            }
            cx.retry(set_page(form, problems.clone()), &problems).await
        }
    }
}

/// What ended.
#[derive(Serialize, ToSchema)]
pub(crate) struct Ended {
    id: ProgrammeId,
}

pub(super) async fn end(cx: Cx, Path(id): Path<ProgrammeId>) -> Result<Response> {
    let mut write = cx.write().await?;
    if store::site_of(write.conn()?, id).await? != Some(cx.site_id()) {
        return Err(Error::NotFound);
    }
    let mut stream = write.load(id.cast()).await?;
    let facts = rules::end(&Programme::fold(&stream)).map_err(Error::Conflict)?;
    write.append(&mut stream, facts).await?;
    write.commit().await?;
    cx.done("/eligibility", "eligibility-ended-done", &Ended { id })
}
