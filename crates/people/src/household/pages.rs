//! The page of a household: who is in it and how they are related, what happened to it, and what can be done about it.

use std::collections::{BTreeSet, HashMap};

use access::{Duty, Portion};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Conn, Instant, Stream, StreamId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problems, Result, View, filters};

use super::change;
use super::facts::{Household, HouseholdFact};
use super::rules::Relations;
use super::store;
use crate::person::{self, ADULT_AGE, Head, PersonId, record, visible};
use crate::{card, code};

/// A member as shown.
#[derive(Serialize, ToSchema)]
pub struct Member {
    pub(super) head: Head,
    pub(super) relation: String,
    /// Whether it is a child, as far as the reader may know.
    pub(super) child: bool,
    /// A child without a parent here and without a mark: somebody should look.
    pub(super) alone: bool,
}

/// Something that happened to the household.
#[derive(Serialize, ToSchema)]
pub struct Past {
    at: Instant,
    by: String,
    key: &'static str,
    who: String,
    relation: String,
    reason: String,
}

/// A household.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "household/show.html")]
pub struct ShowPage {
    id: StreamId,
    members: Vec<Member>,
    /// Members whom the reader may not see.
    hidden: i64,
    past: Vec<Past>,
    may_correct: bool,
    may_register: bool,
    may_print: bool,
    care: bool,
    /// Who was to join, as typed, when nobody was found.
    find: String,
    problems: Problems,
}

impl View for ShowPage {
    fn title(&self, cx: &Cx) -> String {
        let title = cx.t("household-title");
        self.head().map_or_else(|| title.clone(), |head| format!("{title} · {}", head.name))
    }
}

impl ShowPage {
    /// The head, when the reader sees who that is.
    fn head(&self) -> Option<&Head> {
        self.members.iter().find(|member| member.relation == "head").map(|member| &member.head)
    }
}

/// The members whom the reader may see, the head first, and how many more there are. A household of which one may see
/// nobody does not exist.
pub(super) async fn seen(cx: &Cx, conn: &mut Conn, id: StreamId) -> Result<(Vec<Member>, i64)> {
    if !cx.sees(Portion::Family) {
        return Err(Error::NotFound);
    }
    let state = Household::fold(&cx.app().ledger().stream(conn, id).await?);
    let all = store::members(conn, id).await?;
    let ids: Vec<PersonId> = all.iter().map(|(person, _)| *person).collect();
    let ids = visible(cx, conn, &ids).await?;
    let mut heads = person::heads(cx, conn, &ids).await?;
    if heads.is_empty() {
        return Err(Error::NotFound);
    }
    let hidden = all.len().saturating_sub(heads.len());
    let shown = |(person, relation): (PersonId, String)| {
        heads.remove(&person).map(|head| Member { child: is_child(&head), alone: alone(&head, state.company(person)), head, relation })
    };
    Ok((all.into_iter().filter_map(shown).collect(), i64::try_from(hidden).unwrap_or(0)))
}

pub(super) fn is_child(head: &Head) -> bool {
    head.age.is_some_and(|age| age < ADULT_AGE)
}

fn alone(head: &Head, company: &str) -> bool {
    head.care.is_empty() && is_child(head) && company != "child"
}

async fn show_page(cx: &Cx, id: StreamId, (find, problems): (String, Problems)) -> Result<ShowPage> {
    let mut conn = cx.read().await?;
    let (members, hidden) = seen(cx, &mut conn, id).await?;
    cx.look_list("household").await?;
    let stream = cx.app().ledger().stream(&mut conn, id).await?;
    let past = past(cx, &mut conn, &stream).await?;
    drop(conn);
    let may_correct = cx.may(Duty::PersonCorrect);
    let (may_register, may_print) = (cx.may(Duty::ConsentRecord), cx.may(Duty::CardPrint));
    Ok(ShowPage { id, members, hidden, past, may_correct, may_register, may_print, care: cx.sees(Portion::Care), find, problems })
}

pub(super) async fn show(cx: Cx, Path(id): Path<StreamId>) -> Result<Response> {
    let page = show_page(&cx, id, (String::new(), Problems::default())).await?;
    cx.page(page).await
}

/// What happened, newest first. Of people whom the reader may not see it is told that it was somebody.
async fn past(cx: &Cx, conn: &mut Conn, stream: &Stream) -> Result<Vec<Past>> {
    let mut who: BTreeSet<PersonId> = Household::fold(stream).members.into_keys().collect();
    let mut roots = HashMap::new();
    for person in who.clone() {
        if let Some(root) = crate::duplicate::root(conn, person).await? {
            roots.insert(person, root);
            who.insert(root);
        }
    }
    let ids: Vec<PersonId> = who.into_iter().collect();
    let ids = visible(cx, conn, &ids).await?;
    let heads = person::heads(cx, conn, &ids).await?;
    let name = |person: PersonId| heads.get(roots.get(&person).unwrap_or(&person)).map_or_else(|| cx.t("household-somebody"), |head| head.name.clone());
    let mut out: Vec<Past> = stream
        .of::<HouseholdFact>()
        .filter_map(|(fact, what)| {
            let (key, person, relation, reason) = match what {
                HouseholdFact::Formed(formed) => ("household-past-formed", formed.head, String::new(), formed.reason),
                HouseholdFact::Joined(joined) => ("household-past-joined", joined.person, joined.relation, joined.reason),
                HouseholdFact::Left(left) => ("household-past-left", left.person, String::new(), left.reason),
                HouseholdFact::HeadChanged(changed) => ("household-past-head", changed.head, String::new(), changed.reason),
                HouseholdFact::Related(related) => ("household-past-related", *related.relations.keys().next()?, String::new(), related.reason),
                HouseholdFact::Replaced(replaced) => ("household-past-replaced", replaced.to, String::new(), String::new()),
                HouseholdFact::Parted(_) => return None,
            };
            Some(Past { at: fact.instant(), by: cx.app().name_of(fact.author), key, who: name(person), relation, reason })
        })
        .collect();
    out.reverse();
    Ok(out)
}

/// What changed.
#[derive(Serialize, ToSchema)]
pub struct Done {
    /// The household.
    pub id: StreamId,
}

pub(super) fn done(cx: &Cx, id: StreamId) -> Result<Response> {
    cx.done(&format!("/households/{id}"), "household-changed-done", &Done { id })
}

/// Whose household it will be.
#[derive(Deserialize, Default, ToSchema)]
#[serde(default)]
pub struct NewForm {
    /// Its head.
    pub person: String,
}

pub(super) async fn create(cx: Cx, Input(form): Input<NewForm>) -> Result<Response> {
    let head: PersonId = form.person.parse().map_err(|_| Error::NotFound)?;
    let mut write = cx.write().await?;
    let known = record(write.conn()?, head).await?.ok_or(Error::NotFound)?;
    cx.demand(Duty::PersonCorrect, &known)?;
    if store::of(write.conn()?, head).await?.is_some() {
        return Err(Error::conflict("person", "household-has-one"));
    }
    let id = change::form(&mut write, head).await?;
    write.commit().await?;
    done(&cx, id)
}

/// Who leaves.
#[derive(Deserialize, Default, ToSchema)]
#[serde(default)]
pub struct LeaveForm {
    /// Member.
    pub person: String,
    /// Why.
    pub reason: String,
}

pub(super) async fn leave(cx: Cx, Path(id): Path<StreamId>, Input(form): Input<LeaveForm>) -> Result<Response> {
    let person: PersonId = form.person.parse().map_err(|_| Error::invalid("person", "household-no-member"))?;
    let mut write = cx.write().await?;
    let known = record(write.conn()?, person).await?.ok_or(Error::NotFound)?;
    cx.demand(Duty::PersonCorrect, &known)?;
    change::leave(&cx, &mut write, id, person, &form.reason).await?;
    let left = store::members(write.conn()?, id).await?;
    write.commit().await?;
    let place = if left.is_empty() { format!("/people/{person}") } else { format!("/households/{id}") };
    cx.done(&place, "household-changed-done", &Done { id })
}

/// Who is to join.
#[derive(Deserialize, Default, ToSchema)]
#[serde(default)]
pub struct FindForm {
    /// Code of somebody, or their card as scanned.
    pub code: String,
}

/// Finds somebody by code and goes to the form on which they join: with their whole household, when they have one.
pub(super) async fn find(cx: Cx, Path(id): Path<StreamId>, Input(form): Input<FindForm>) -> Result<Response> {
    let mut conn = cx.read().await?;
    let found = newcomer(&cx, &mut conn, &form.code).await?;
    let problem = match found {
        None => "duplicate-code-unknown",
        Some(person) if store::of(&mut conn, person).await? == Some(id) => "household-member-already",
        Some(person) => return cx.done(&format!("/households/{id}/join?person={person}"), "", &Done { id }),
    };
    drop(conn);
    let problems = Problems::one("code", problem);
    let page = show_page(&cx, id, (form.code, problems.clone())).await?;
    cx.retry(page, &problems).await
}

/// Who has this card or code, if the reader may correct their file.
async fn newcomer(cx: &Cx, conn: &mut Conn, typed: &str) -> Result<Option<PersonId>> {
    let found = match (card::find(conn, typed).await?, code::parse(typed)) {
        (Some(found), _) => Some(found.person),
        (None, Some(code)) => person::find_code(conn, &code).await?,
        (None, None) => None,
    };
    let Some(person) = found else { return Ok(None) };
    let known = record(conn, person).await?;
    Ok(known.filter(|known| cx.demand(Duty::PersonCorrect, known).is_ok()).map(|_| person))
}

/// Refuses unless everybody named may be corrected by the reader.
pub(super) async fn demand(cx: &Cx, conn: &mut Conn, people: impl IntoIterator<Item = PersonId>) -> Result<()> {
    for person in people {
        let known = record(&mut *conn, person).await?.ok_or(Error::NotFound)?;
        cx.demand(Duty::PersonCorrect, &known)?;
    }
    Ok(())
}

/// Pairs of members and what was chosen for each; those for whom nothing was chosen are left out.
pub(super) fn chosen(members: &[String], parts: &[String]) -> Relations {
    members.iter().zip(parts).filter(|(_, part)| !part.is_empty()).filter_map(|(id, part)| Some((id.parse().ok()?, part.clone()))).collect()
}
