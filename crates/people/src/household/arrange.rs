//! The three forms that change who belongs to whom: another head, a household that parts, and people who join.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::StreamId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Input, Problems, Result, View, filters};

use super::facts::{Household, HouseholdFact, Joined};
use super::pages::{self, Member};
use super::rules::{self, RELATIONS, Relations};
use super::{change, store};
use crate::person::{self, PersonId};

/// A member on a form, with what is chosen or proposed for them.
#[derive(Serialize, ToSchema)]
pub struct Line {
    member: Member,
    part: String,
}

fn lines(members: Vec<Member>, part: impl Fn(PersonId) -> String) -> Vec<Line> {
    members.into_iter().map(|member| Line { part: part(member.head.id), member }).collect()
}

/// Who becomes the head.
#[derive(Deserialize, Default, ToSchema)]
#[serde(default)]
pub struct HeadQuery {
    /// Member.
    pub person: String,
}

/// Relations to a head, the one who is or another.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "household/head.html")]
pub struct HeadPage {
    id: StreamId,
    head: Option<Member>,
    /// Whether that is the head already, and relations only are corrected.
    same: bool,
    others: Vec<Line>,
    hidden: i64,
    relations: &'static [&'static str],
    reason: String,
    problems: Problems,
}

impl View for HeadPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t(if self.same { "household-relate" } else { "household-head-change" })
    }
}

/// Another head, or corrected relations to the one who is.
#[derive(Deserialize, Default, ToSchema)]
#[serde(default)]
pub struct HeadForm {
    /// Member who becomes or is the head.
    pub person: String,
    /// Relation of the old head to the new one, for programs that say only that.
    pub relation: String,
    /// Other members.
    pub member: Vec<String>,
    /// The relation of each to the head, in the same order; empty follows from the old one.
    pub part: Vec<String>,
    /// Why.
    pub reason: String,
}

async fn head_page(cx: &Cx, id: StreamId, head: PersonId, typed: Option<&HeadForm>, problems: Problems) -> Result<HeadPage> {
    let mut conn = cx.read().await?;
    let (mut members, hidden) = pages::seen(cx, &mut conn, id).await?;
    cx.look_list("household").await?;
    let state = Household::fold(&cx.app().ledger().stream(&mut conn, id).await?);
    drop(conn);
    let place = members.iter().position(|member| member.head.id == head).ok_or_else(|| Error::invalid("person", "household-no-member"))?;
    let chosen_head = members.remove(place);
    let same = state.head == Some(head);
    let derived = rules::derived(&state, head);
    let typed_parts = typed.map(|form| pages::chosen(&form.member, &form.part)).unwrap_or_default();
    let part = |person: PersonId| match typed_parts.get(&person) {
        Some(part) => part.clone(),
        None if same => state.relation(person).unwrap_or_default().to_owned(),
        None => derived.get(&person).copied().unwrap_or_default().to_owned(),
    };
    let reason = typed.map(|form| form.reason.clone()).unwrap_or_default();
    Ok(HeadPage { id, head: Some(chosen_head), same, others: lines(members, part), hidden, relations: RELATIONS, reason, problems })
}

pub(super) async fn ask_head(cx: Cx, Path(id): Path<StreamId>, Asked(query): Asked<HeadQuery>) -> Result<Response> {
    let person = query.person.parse().map_err(|_| Error::invalid("person", "household-no-member"))?;
    let page = head_page(&cx, id, person, None, Problems::default()).await?;
    cx.page(page).await
}

pub(super) async fn set_head(cx: Cx, Path(id): Path<StreamId>, Input(form): Input<HeadForm>) -> Result<Response> {
    let head: PersonId = form.person.parse().map_err(|_| Error::invalid("person", "household-no-member"))?;
    let mut write = cx.write().await?;
    let state = Household::fold(&write.load(id).await?);
    let mut relations = pages::chosen(&form.member, &form.part);
    if let Some(old) = state.head.filter(|old| *old != head && !form.relation.is_empty()) {
        relations.entry(old).or_insert_with(|| form.relation.clone());
    }
    pages::demand(&cx, write.conn()?, relations.keys().copied().chain([head])).await?;
    let same = state.head == Some(head) && !relations.is_empty();
    let decided = if same { rules::relate(&state, &relations, &form.reason) } else { rules::set_head(&state, head, &relations, &form.reason) };
    match decided {
        Ok(facts) => {
            change::apply(&mut write, cx.today(), vec![(id, facts)]).await?;
            write.commit().await?;
            pages::done(&cx, id)
        }
        Err(problems) if problems.of("relation").is_some() => {
            drop(write);
            let page = head_page(&cx, id, head, Some(&form), problems.clone()).await?;
            cx.retry(page, &problems).await
        }
        Err(problems) => Err(Error::Conflict(problems)),
    }
}

/// Who forms a household of their own.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "household/split.html")]
pub struct SplitPage {
    id: StreamId,
    members: Vec<Line>,
    hidden: i64,
    relations: &'static [&'static str],
    reason: String,
    problems: Problems,
}

impl View for SplitPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("household-split")
    }
}

/// Some members go.
#[derive(Deserialize, Default, ToSchema)]
#[serde(default)]
pub struct SplitForm {
    /// Members.
    pub member: Vec<String>,
    /// For each, in the same order: empty for who stays, `head` for the new head, or the relation to that head.
    pub part: Vec<String>,
    /// Why.
    pub reason: String,
}

async fn split_page(cx: &Cx, id: StreamId, form: &SplitForm, problems: Problems) -> Result<SplitPage> {
    let mut conn = cx.read().await?;
    let (members, hidden) = pages::seen(cx, &mut conn, id).await?;
    drop(conn);
    cx.look_list("household").await?;
    let typed = pages::chosen(&form.member, &form.part);
    let members = lines(members, |person| typed.get(&person).cloned().unwrap_or_default());
    Ok(SplitPage { id, members, hidden, relations: RELATIONS, reason: form.reason.clone(), problems })
}

pub(super) async fn ask_split(cx: Cx, Path(id): Path<StreamId>) -> Result<Response> {
    let page = split_page(&cx, id, &SplitForm::default(), Problems::default()).await?;
    cx.page(page).await
}

pub(super) async fn split(cx: Cx, Path(id): Path<StreamId>, Input(form): Input<SplitForm>) -> Result<Response> {
    let parts = pages::chosen(&form.member, &form.part);
    let mut write = cx.write().await?;
    let state = Household::fold(&write.load(id).await?);
    pages::demand(&cx, write.conn()?, parts.keys().copied().chain(state.head)).await?;
    let new: StreamId = write.id();
    match rules::split(&state, (id, new), &parts, &form.reason) {
        Ok(split) => {
            change::apply(&mut write, cx.today(), vec![(id, split.old), (new, split.new)]).await?;
            write.commit().await?;
            pages::done(&cx, new)
        }
        Err(problems) => {
            drop(write);
            let page = split_page(&cx, id, &form, problems.clone()).await?;
            cx.retry(page, &problems).await
        }
    }
}

/// Who joins.
#[derive(Deserialize, Default, ToSchema)]
#[serde(default)]
pub struct JoinQuery {
    /// Somebody; with their whole household, when they have one.
    pub person: String,
}

/// People who join a household.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "household/join.html")]
pub struct JoinPage {
    id: StreamId,
    head: Option<Member>,
    /// The household that joins; none for a single person without one.
    other: Option<StreamId>,
    newcomers: Vec<Line>,
    hidden: i64,
    relations: &'static [&'static str],
    reason: String,
    problems: Problems,
}

impl View for JoinPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("household-join")
    }
}

/// People join.
#[derive(Deserialize, Default, ToSchema)]
#[serde(default)]
pub struct JoinForm {
    /// The household that joins as a whole, if any.
    pub other: String,
    /// Those who join.
    pub member: Vec<String>,
    /// The relation of each to the head, in the same order.
    pub part: Vec<String>,
    /// Why.
    pub reason: String,
}

async fn join_page(cx: &Cx, id: StreamId, newcomer: PersonId, form: &JoinForm, problems: Problems) -> Result<JoinPage> {
    let mut conn = cx.read().await?;
    let (members, _) = pages::seen(cx, &mut conn, id).await?;
    let other = store::of(&mut conn, newcomer).await?;
    if other == Some(id) {
        return Err(Error::conflict("code", "household-member-already"));
    }
    let (newcomers, hidden) = match other {
        Some(other) => pages::seen(cx, &mut conn, other).await?,
        None => {
            pages::demand(cx, &mut conn, [newcomer]).await?;
            let head = person::head(cx, &mut conn, newcomer).await?.ok_or(Error::NotFound)?;
            (vec![Member { child: pages::is_child(&head), head, relation: String::new(), alone: false }], 0)
        }
    };
    drop(conn);
    cx.look_list("household").await?;
    let typed = pages::chosen(&form.member, &form.part);
    let newcomers = lines(newcomers, |person| typed.get(&person).cloned().unwrap_or_default());
    let head = members.into_iter().find(|member| member.relation == "head");
    Ok(JoinPage { id, head, other, newcomers, hidden, relations: RELATIONS, reason: form.reason.clone(), problems })
}

pub(super) async fn ask_join(cx: Cx, Path(id): Path<StreamId>, Asked(query): Asked<JoinQuery>) -> Result<Response> {
    let newcomer = query.person.parse().map_err(|_| Error::invalid("code", "duplicate-code-unknown"))?;
    let page = join_page(&cx, id, newcomer, &JoinForm::default(), Problems::default()).await?;
    cx.page(page).await
}

pub(super) async fn join(cx: Cx, Path(id): Path<StreamId>, Input(form): Input<JoinForm>) -> Result<Response> {
    let parts = pages::chosen(&form.member, &form.part);
    let first: PersonId = form.member.first().and_then(|id| id.parse().ok()).ok_or_else(|| Error::invalid("part", "household-split-nobody"))?;
    let mut write = cx.write().await?;
    let state = Household::fold(&write.load(id).await?);
    let head = state.head.ok_or(Error::NotFound)?;
    pages::demand(&cx, write.conn()?, parts.keys().copied().chain([head, first])).await?;
    let decided = match form.other.parse::<StreamId>() {
        Ok(other) => {
            let others = Household::fold(&write.load(other).await?);
            pages::demand(&cx, write.conn()?, others.present().map(|(person, _)| person).collect::<Vec<_>>()).await?;
            rules::unite((id, &state), (other, &others), &parts, &form.reason).map(|united| vec![(other, united.old), (id, united.new)])
        }
        Err(_) if store::of(write.conn()?, first).await?.is_some() => return Err(Error::conflict("part", "household-has-one")),
        Err(_) => single(&state, id, first, (&parts, &form.reason)),
    };
    match decided {
        Ok(changes) => {
            change::apply(&mut write, cx.today(), changes).await?;
            write.commit().await?;
            pages::done(&cx, id)
        }
        Err(problems) => {
            drop(write);
            let page = join_page(&cx, id, first, &form, problems.clone()).await?;
            cx.retry(page, &problems).await
        }
    }
}

/// Somebody without a household joins this one.
fn single(state: &Household, id: StreamId, person: PersonId, (parts, reason): (&Relations, &str)) -> Result<Vec<(StreamId, Vec<ledger::NewFact>)>, Problems> {
    let relation = parts.get(&person).map(String::as_str).unwrap_or_default();
    let mut problems = rules::join(state, person, relation).err().unwrap_or_default();
    // Beside the choice that stands on this page.
    for problem in problems.0.iter_mut().filter(|problem| problem.field == "relation") {
        "part".clone_into(&mut problem.field);
    }
    problems.unless(!reason.trim().is_empty(), "reason", "person-reason-missing");
    let joined = Joined { person, relation: relation.to_owned(), reason: reason.trim().to_owned(), ..Joined::default() };
    problems.check(vec![(id, vec![ledger::FactKind::fact(&HouseholdFact::Joined(joined))])])
}
