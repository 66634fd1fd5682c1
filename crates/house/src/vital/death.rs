//! Pages of deaths: the death itself, what is done after it, and a death that was noted by mistake.

use access::Portion;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Compartment, Conn, FactKind as _, Instant, Write};
use people::card::{self, Cards};
use people::household::{self, HouseholdFact, Left, Relations};
use people::person::{self, Person, PersonId};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problems, Result, View, Wants, filters};

use super::birth::{Noted, demanded, page_of};
use super::facts::{Death, State};
use super::form::{DeathForm, RevokeForm};
use super::rules::{self, Member};
use super::store;
use crate::stay;

/// Why a household changes, as its history says.
const REASON: &str = "died";

/// A member of the household who stays behind.
#[derive(Serialize, ToSchema)]
pub(crate) struct Kin {
    id: PersonId,
    name: String,
    relation: String,
}

/// A death, or the form to note one.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "vital/death.html")]
pub(crate) struct DeathPage {
    id: PersonId,
    name: String,
    code: String,
    /// Whether it has been noted.
    noted: bool,
    at: Option<Instant>,
    place: String,
    /// Whether something is still to be done.
    open: bool,
    /// Whether the reader is told of the cause, and may say it.
    health: bool,
    /// Members of the household, when the person heads it; for readers who are told.
    heirs: Vec<Kin>,
    /// How many children have no adult in their household any more.
    orphans: i64,
    /// The bed that will be free.
    bed: String,
    page: String,
    form: DeathForm,
    revoke: RevokeForm,
    problems: Problems,
}

impl View for DeathPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("vital-death-title")
    }
}

/// What was typed on the page when something was wrong with it.
enum Typed {
    Death(DeathForm, Problems),
    Revoke(RevokeForm, Problems),
}

/// The members of a person's household without the person, and whether it is the person who heads it.
async fn left(conn: &mut Conn, id: PersonId) -> Result<(Option<ledger::StreamId>, Vec<Member>, bool)> {
    let Some(household) = household::of(conn, id).await? else { return Ok((None, Vec::new(), false)) };
    let (mine, left): (Vec<Member>, Vec<Member>) = store::list_members(conn, household).await?.into_iter().partition(|member| member.id == id);
    let heads = mine.iter().any(|member| member.relation == "head");
    Ok((Some(household), left, heads))
}

/// The form as it stands: what was done since, when the death is noted.
fn known(death: Option<&Death>, health: bool) -> DeathForm {
    let Some(death) = death else { return DeathForm::default() };
    let followed = death.followed.clone();
    DeathForm {
        cause: if health { death.cause.clone() } else { String::new() },
        kin_told: if followed.kin_told { "yes".to_owned() } else { String::new() },
        kin: followed.kin,
        certificate: followed.certificate,
        burial: followed.burial,
        belongings: followed.belongings,
        ..DeathForm::default()
    }
}

async fn death_page(cx: &Cx, id: PersonId, typed: Option<Typed>) -> Result<DeathPage> {
    let mut conn = cx.read().await?;
    let found = demanded(cx, &mut conn, id).await?;
    let health = cx.reads(Compartment::Health);
    cx.look(id, if health { Compartment::Health } else { Compartment::House }, "vital").await?;
    let head = person::head(cx, &mut conn, id).await?.ok_or(Error::NotFound)?;
    let death = State::fold(&cx.app().ledger().stream(&mut conn, id.cast()).await?).death;
    let bed = stay::current(&mut conn, id.cast()).await?.map(|current| current.bed_label).unwrap_or_default();
    let (_, left, heads) = left(&mut conn, id).await?;
    let year = i64::from(cx.today().date().year());
    let first = rules::heir(&left, year);
    let heirs = if heads && death.is_none() && cx.sees(Portion::Family) { kin(cx, &mut conn, &left).await? } else { Vec::new() };
    drop(conn);
    let (mut form, revoke, problems) = match typed {
        None => (known(death.as_ref(), health), RevokeForm::default(), Problems::default()),
        Some(Typed::Death(form, problems)) => (form, RevokeForm::default(), problems),
        Some(Typed::Revoke(form, problems)) => (known(death.as_ref(), health), form, problems),
    };
    if form.head.is_empty() {
        form.head = first.map(|id| id.to_string()).unwrap_or_default();
    }
    Ok(DeathPage {
        id,
        name: head.name,
        code: head.code,
        noted: death.is_some(),
        at: death.as_ref().map(|death| death.died.at),
        place: death.as_ref().map(|death| death.died.place.clone()).unwrap_or_default(),
        open: death.as_ref().is_some_and(|death| death.followed.is_open()),
        health,
        heirs,
        orphans: i64::try_from(if death.is_none() { rules::orphaned(&left, year).len() } else { 0 }).unwrap_or(i64::MAX),
        bed,
        page: page_of(cx, id, &found),
        form,
        revoke,
        problems,
    })
}

async fn kin(cx: &Cx, conn: &mut Conn, left: &[Member]) -> Result<Vec<Kin>> {
    let ids: Vec<PersonId> = left.iter().map(|member| member.id).collect();
    let mut heads = person::heads(cx, conn, &ids).await?;
    let named = left.iter().filter_map(|member| heads.remove(&member.id).map(|head| (member, head)));
    Ok(named.map(|(member, head)| Kin { id: member.id, name: head.name, relation: member.relation.clone() }).collect())
}

pub(super) async fn ask(cx: Cx, Path(id): Path<PersonId>) -> Result<Response> {
    let page = death_page(&cx, id, None).await?;
    cx.page(page).await
}

async fn again(cx: &Cx, id: PersonId, typed: Typed) -> Result<Response> {
    let (Typed::Death(_, problems) | Typed::Revoke(_, problems)) = &typed;
    let problems = problems.clone();
    if cx.wants() == Wants::Json && problems.0.iter().any(|problem| problem.field.is_empty()) {
        return Err(Error::Conflict(problems));
    }
    let page = death_page(cx, id, Some(typed)).await?;
    cx.retry(page, &problems).await
}

pub(super) async fn note(cx: Cx, Path(id): Path<PersonId>, Input(form): Input<DeathForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let _ = demanded(&cx, write.conn()?, id).await?;
    let heir = hand_on(&cx, &mut write, id, &form.head).await?;
    let mut stream = write.load(id.cast()).await?;
    let health = cx.reads(Compartment::Health);
    let died = rules::die(&Person::fold(&stream), &form, health, (&cx.zone(), cx.now()));
    match (died, heir) {
        (Ok((mut facts, on)), Ok(())) => {
            facts.extend(card::end_with_life(&Cards::fold(&stream)));
            write.append(&mut stream, facts).await?;
            stay::die(&cx, &mut write, &mut stream, on).await?;
            write.commit().await?;
            cx.done(&format!("/people/{id}/death"), "vital-death-noted", &Noted { id })
        }
        (died, heir) => {
            drop(write);
            let mut problems = died.err().unwrap_or_default();
            problems.0.extend(heir.err().unwrap_or_default().0);
            again(&cx, id, Typed::Death(form, problems)).await
        }
    }
}

/// The household goes on without the one who died, headed by whoever was named, else by the nearest adult.
async fn hand_on(cx: &Cx, write: &mut Write, id: PersonId, named: &str) -> Result<Result<(), Problems>> {
    let (household, left, heads) = left(write.conn()?, id).await?;
    let Some(household) = household else { return Ok(Ok(())) };
    if heads && !left.is_empty() {
        let chosen = match named {
            "" => rules::heir(&left, i64::from(cx.today().date().year())),
            named => named.parse().ok(),
        };
        let Some(next) = left.iter().find(|member| Some(member.id) == chosen) else { return Ok(Err(Problems::one("head", "vital-head-unknown"))) };
        household::set_head(cx, write, household, next.id, &Relations::new(), REASON).await?;
    }
    let mut stream = write.load(household).await?;
    let left = Left { person: id, reason: REASON.to_owned(), ..Left::default() };
    write.append(&mut stream, [HouseholdFact::Left(left).fact()]).await?;
    Ok(Ok(()))
}

pub(super) async fn follow(cx: Cx, Path(id): Path<PersonId>, Input(form): Input<DeathForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let _ = demanded(&cx, write.conn()?, id).await?;
    let mut stream = write.load(id.cast()).await?;
    match rules::follow(&State::fold(&stream), &form, cx.reads(Compartment::Health)) {
        Ok(facts) => {
            write.append(&mut stream, facts).await?;
            write.commit().await?;
            cx.done(&format!("/people/{id}/death"), "vital-followed-done", &Noted { id })
        }
        Err(problems) => {
            drop(write);
            again(&cx, id, Typed::Death(form, problems)).await
        }
    }
}

/// Takes a death back: the stay goes on, and the consent is in force again. Cards stay revoked and the household as it was
/// left; both are put right at the desk.
pub(super) async fn revoke(cx: Cx, Path(id): Path<PersonId>, Input(form): Input<RevokeForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let found = demanded(&cx, write.conn()?, id).await?;
    let mut stream = write.load(id.cast()).await?;
    let facts = match rules::revoke(&Person::fold(&stream), &State::fold(&stream), &form.reason) {
        Ok(facts) => facts,
        Err(problems) => {
            drop(write);
            return again(&cx, id, Typed::Revoke(form, problems)).await;
        }
    };
    write.append(&mut stream, facts).await?;
    stay::undie(&cx, &mut write, (&mut stream, &form.reason)).await?.map_err(Error::Conflict)?;
    write.commit().await?;
    cx.done(&page_of(&cx, id, &found), "vital-revoked-done", &Noted { id })
}
