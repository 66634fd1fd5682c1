//! Meetings on follow-ups.

use access::Duty;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use documents::{Lang, Row as PaperRow, Section, Sheet};
use ledger::{Conn, Day, Instant, Stream, UserId};
use people::consent::Consents;
use people::guest;
use people::person::{self, PersonId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Input, Problems, Result, View, filters};

use super::KEPT;
use super::facts::{Action, ItemId, Kind, Meeting, MeetingId};
use super::form::{ItemForm, MeetingForm};
use super::rules::{self, ACTIONS_MAX, Found};
use super::store::{self, Decided};
use crate::transfer::PARTNERS;

/// Meetings on the list.
const LIST_MAX: i64 = 40;

/// A meeting in the list.
#[derive(Serialize, ToSchema)]
pub struct Entry {
    id: MeetingId,
    kind: String,
    on: Day,
    by: UserId,
    closed: bool,
}

/// Meetings on follow-ups.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "meeting/list.html")]
pub struct ListPage {
    meetings: Vec<Entry>,
    may_write: bool,
    kinds: &'static [&'static str],
    staff: Vec<(UserId, String)>,
    form: MeetingForm,
    problems: Problems,
}

impl View for ListPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("meeting-title")
    }
}

/// Members of staff of the site who have to do with follow-ups.
fn staff(cx: &Cx) -> Vec<(UserId, String)> {
    let here = cx.site_id();
    let notes = |role: &access::Role| role.duties().iter().any(|(duty, _)| *duty == Duty::NoteWrite);
    let works = |account: &&std::sync::Arc<web::AccountInfo>| !account.disabled && account.roles.iter().any(|(site, role)| *site == here && notes(role));
    cx.app().accounts().iter().filter(works).map(|account| (account.id, account.name.clone())).collect()
}

async fn list_page(cx: &Cx, form: MeetingForm, problems: Problems) -> Result<ListPage> {
    let mut conn = cx.read().await?;
    let rows = store::list(&mut conn, cx.site_id(), LIST_MAX).await?;
    drop(conn);
    let entry = |row: store::Row| Entry { id: row.meeting_id, kind: row.kind, on: row.held_on, by: row.opened_by, closed: row.closed };
    let meetings = rows.into_iter().map(entry).collect();
    Ok(ListPage { meetings, may_write: cx.may(Duty::CaseWrite), kinds: &Kind::NAMES, staff: staff(cx), form, problems })
}

pub(super) async fn list(cx: Cx) -> Result<Response> {
    let form = MeetingForm { on: cx.today().to_string(), ..MeetingForm::default() };
    let page = list_page(&cx, form, Problems::default()).await?;
    cx.page(page).await
}

/// What was done.
#[derive(Serialize, ToSchema)]
pub struct Done {
    /// Meeting.
    pub id: MeetingId,
    /// The decision, where it is about one.
    pub item: Option<ItemId>,
}

pub(super) async fn open(cx: Cx, Input(form): Input<MeetingForm>) -> Result<Response> {
    let known: Vec<UserId> = staff(&cx).into_iter().map(|(user, _)| user).collect();
    let fact = match rules::open(&form, (cx.today(), &known)) {
        Ok(fact) => fact,
        Err(problems) => {
            let page = list_page(&cx, form, problems.clone()).await?;
            return cx.retry(page, &problems).await;
        }
    };
    let mut write = cx.write().await?;
    let id: MeetingId = write.id();
    let mut stream = write.load(id.cast()).await?;
    write.append(&mut stream, [fact]).await?;
    write.commit().await?;
    cx.done(&format!("/meetings/{id}"), "meeting-opened", &Done { id, item: None })
}

/// What was decided about somebody.
#[derive(Serialize, ToSchema)]
pub struct ItemRead {
    id: ItemId,
    person: PersonId,
    name: String,
    code: String,
    at: Instant,
    decision: String,
    actions: Vec<Action>,
    /// Partners with whom the person agreed to be spoken of.
    partners: Vec<String>,
}

/// A meeting.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "meeting/show.html")]
pub struct ShowPage {
    id: MeetingId,
    kind: Kind,
    on: Day,
    staff: Vec<UserId>,
    partners: Vec<String>,
    closed_at: Option<Instant>,
    items: Vec<ItemRead>,
    /// People who were spoken of and whom the reader does not read of.
    others: i64,
    may_write: bool,
    /// Places for actions on the form.
    rows: Vec<usize>,
    form: ItemForm,
    problems: Problems,
}

impl View for ShowPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("meeting-one")
    }
}

impl ShowPage {
    fn what(&self, n: &usize) -> &str {
        self.form.what.get(*n).map(String::as_str).unwrap_or_default()
    }
    fn who(&self, n: &usize) -> &str {
        self.form.who.get(*n).map(String::as_str).unwrap_or_default()
    }
    fn by(&self, n: &usize) -> &str {
        self.form.by.get(*n).map(String::as_str).unwrap_or_default()
    }
    fn ticked(&self, n: &usize) -> bool {
        self.form.partners.contains(&n.to_string())
    }
    fn is_conference(&self) -> bool {
        self.kind == Kind::Conference
    }
}

/// A meeting of the present site.
async fn meeting(cx: &Cx, conn: &mut Conn, id: MeetingId) -> Result<Meeting> {
    let meeting = Meeting::fold(&cx.app().ledger().stream(conn, id.cast()).await?);
    meeting.filter(|meeting| meeting.site == cx.site_id()).ok_or(Error::NotFound)
}

/// What was decided, after the look at each file is recorded.
async fn decided(cx: &Cx, conn: &mut Conn, id: MeetingId) -> Result<(Vec<Decided>, i64)> {
    let (items, others) = store::items_of(cx, conn, id).await?;
    let mut looked: Vec<PersonId> = Vec::new();
    for item in &items {
        if !looked.contains(&item.person) {
            cx.look(item.person, KEPT, "meeting").await?;
            looked.push(item.person);
        }
    }
    Ok((items, others))
}

async fn show_page(cx: &Cx, id: MeetingId, (form, problems): (ItemForm, Problems)) -> Result<ShowPage> {
    let mut conn = cx.read().await?;
    let meeting = meeting(cx, &mut conn, id).await?;
    let (items, others) = decided(cx, &mut conn, id).await?;
    let ids: Vec<PersonId> = items.iter().map(|item| item.person).collect();
    let heads = person::heads(cx, &mut conn, &ids).await?;
    drop(conn);
    let read = |one: Decided| ItemRead {
        id: one.id,
        name: heads.get(&one.person).map_or_else(|| one.code.clone(), |head| head.name.clone()),
        person: one.person,
        code: one.code,
        at: one.at,
        decision: one.item.decision,
        actions: one.item.actions,
        partners: one.item.partners,
    };
    Ok(ShowPage {
        id,
        kind: meeting.opened.kind,
        on: meeting.opened.on,
        staff: meeting.opened.staff,
        partners: meeting.opened.partners,
        closed_at: meeting.closed_at,
        items: items.into_iter().map(read).collect(),
        others,
        may_write: meeting.closed_at.is_none() && cx.may(Duty::CaseWrite),
        rows: (0..ACTIONS_MAX.min(3)).collect(),
        form,
        problems,
    })
}

pub(super) async fn show(cx: Cx, Path(id): Path<MeetingId>) -> Result<Response> {
    let page = show_page(&cx, id, (ItemForm::default(), Problems::default())).await?;
    cx.page(page).await
}

/// Whether the person consents, today, to sharing their file with organisations that help them.
fn consents(stream: &Stream, today: Day) -> bool {
    Consents::fold(stream).live(PARTNERS, today).is_ok()
}

/// The person of a code, if the reader may write about them.
async fn find(cx: &Cx, conn: &mut Conn, code: &str) -> Result<Option<PersonId>> {
    let Some(found) = guest::find(conn, code.trim()).await? else { return Ok(None) };
    let id: PersonId = found.id.cast();
    let record = person::record(conn, id).await?;
    Ok(record.filter(|record| cx.demand(Duty::CaseWrite, record).is_ok()).map(|_| id))
}

pub(super) async fn discuss(cx: Cx, Path(id): Path<MeetingId>, Input(form): Input<ItemForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let meeting = Meeting::fold(&write.load(id.cast()).await?).filter(|meeting| meeting.site == cx.site_id()).ok_or(Error::NotFound)?;
    let found = find(&cx, write.conn()?, &form.code).await?;
    let known = match found {
        Some(person) => {
            let followed = care::file::open(write.conn()?, person).await?.is_some();
            Found { followed, partners: consents(&write.load(person.cast()).await?, cx.today()) }
        }
        None => Found::default(),
    };
    let item: ItemId = write.id();
    match (rules::discuss((item, id), &form, (&meeting, known)), found) {
        (Ok(fact), Some(person)) => {
            let mut stream = write.load(person.cast()).await?;
            write.append(&mut stream, [fact]).await?;
            write.commit().await?;
            cx.done(&format!("/meetings/{id}"), "meeting-noted", &Done { id, item: Some(item) })
        }
        (Ok(_), None) => Err(Error::NotFound),
        (Err(problems), _) if problems.of("").is_some() => Err(Error::Conflict(problems)),
        (Err(problems), _) => {
            drop(write);
            let page = show_page(&cx, id, (form, problems.clone())).await?;
            cx.retry(page, &problems).await
        }
    }
}

pub(super) async fn close(cx: Cx, Path(id): Path<MeetingId>) -> Result<Response> {
    let mut write = cx.write().await?;
    let mut stream = write.load(id.cast()).await?;
    let meeting = Meeting::fold(&stream).filter(|meeting| meeting.site == cx.site_id()).ok_or(Error::NotFound)?;
    let fact = rules::close(&meeting).map_err(Error::Conflict)?;
    write.append(&mut stream, [fact]).await?;
    write.commit().await?;
    cx.done(&format!("/meetings/{id}"), "meeting-closed", &Done { id, item: None })
}

/// For whom the minutes are.
#[derive(Deserialize, Serialize, Clone, Default, ToSchema)]
#[serde(default)]
pub struct MinutesQuery {
    /// Place of a partner in the list of the meeting, from 0; empty: for the team.
    pub partner: String,
}

/// What a partner gets: those who agreed to be spoken of with them, as long as they consent to such sharing.
async fn for_partner(cx: &Cx, conn: &mut Conn, (items, partner): (Vec<Decided>, &String)) -> Result<Vec<Decided>> {
    let mut out = Vec::new();
    for one in items.into_iter().filter(|one| one.item.partners.contains(partner)) {
        if consents(&cx.app().ledger().stream(conn, one.person.cast()).await?, cx.today()) {
            out.push(one);
        }
    }
    Ok(out)
}

pub(super) async fn minutes(cx: Cx, Path(id): Path<MeetingId>, Asked(query): Asked<MinutesQuery>) -> Result<Response> {
    let mut conn = cx.read().await?;
    let meeting = meeting(&cx, &mut conn, id).await?;
    let partner = match query.partner.trim() {
        "" => None,
        typed => Some(typed.parse::<usize>().ok().and_then(|n| meeting.opened.partners.get(n)).ok_or(Error::NotFound)?),
    };
    let (mut items, _) = decided(&cx, &mut conn, id).await?;
    if let Some(partner) = partner {
        items = for_partner(&cx, &mut conn, (items, partner)).await?;
    }
    drop(conn);
    let sections = items.iter().map(|one| section(&cx, one)).collect();
    let day = text::day(cx.locale(), meeting.opened.on);
    let sheet = Sheet {
        lang: Lang::from_code(cx.locale().code()).unwrap_or(Lang::Fr),
        title: cx.t(&format!("meeting-kind-{}", meeting.opened.kind.name())),
        subtitle: partner.map_or_else(|| day.clone(), |partner| format!("{day} · {partner}")),
        centre: cx.site()?.name,
        printed: cx.tv("note-printed", &[("at", filters::moment(&cx, cx.now()).into()), ("by", cx.app().name_of(cx.user()).into())]),
        sections,
    };
    let bytes = tokio::task::spawn_blocking(move || documents::person_sheet(&sheet)).await.map_err(|e| Error::Internal(e.to_string()))?;
    Ok(cx.file("application/pdf", "minutes.pdf", bytes.map_err(|e| Error::Internal(e.to_string()))?))
}

fn section(cx: &Cx, one: &Decided) -> Section {
    let by = |action: &Action| action.by.map(|day| text::day(cx.locale(), day)).unwrap_or_default();
    let decision = PaperRow::new(cx.t("meeting-decision"), one.item.decision.clone());
    let actions = one.item.actions.iter().map(|action| PaperRow::new(action.who.clone(), format!("{} {}", action.what, by(action)).trim().to_owned()));
    // By code: what is on paper names nobody.
    Section { heading: one.code.clone(), rows: std::iter::once(decision).chain(actions).collect(), note: String::new() }
}
