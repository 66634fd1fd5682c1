//! How a person is followed, and tries to reach them from afar. Their wishes come before their number, and the number only when it
//! is asked for: whoever else answers must learn nothing.

use access::{Duty, Portion};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Compartment, Day, Instant, NewFact, UserId};
use people::person::{Person, PersonId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Input, Problems, Result, View, Wants, filters};

use super::facts::{Reach, TryId};
use super::form::{ModeForm, TryForm};
use super::rules::{self, MEANS, MODES, Now, RESULTS, SAFE};
use crate::banner::{self, Banner};

/// Tries on the page.
const LIST_MAX: usize = 30;

/// What of the page is asked for.
#[derive(Deserialize, Serialize, Default, ToSchema)]
#[serde(default)]
pub struct ContactsQuery {
    /// `1`: the number too; the wishes have been read.
    pub number: String,
}

/// In which way somebody is followed.
#[derive(Serialize, ToSchema)]
pub struct ModeRead {
    mode: String,
    reason: String,
    wish: String,
    since: Day,
    by: UserId,
}

/// A try to reach somebody.
#[derive(Serialize, ToSchema)]
pub struct TryRead {
    at: Instant,
    means: String,
    result: String,
    safe: String,
    agreed: String,
    next_on: Option<Day>,
    by: UserId,
}

impl TryRead {
    fn reached(&self) -> bool {
        self.result == "reached"
    }
    fn unsafe_then(&self) -> bool {
        self.safe == "no"
    }
}

/// How a person is followed and reached.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "outreach/contacts.html")]
pub struct ContactsPage {
    banner: Banner,
    /// A follow-up is open, and the reader may write.
    may_write: bool,
    mode: Option<ModeRead>,
    /// The number, when it was asked for; empty where none is known.
    number: Option<String>,
    /// Whether the reader is shown numbers.
    may_number: bool,
    /// Tries in a row without reaching them.
    failed: i64,
    next_on: Option<Day>,
    late: bool,
    tries: Vec<TryRead>,
    modes: &'static [&'static str],
    means: &'static [&'static str],
    results: &'static [&'static str],
    answers: &'static [&'static str],
    form: TryForm,
    way: ModeForm,
    /// The form of the way was refused.
    choosing: bool,
    problems: Problems,
    none: Problems,
}

impl View for ContactsPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("outreach-title")
    }
}

/// What was typed, if anything was.
#[derive(Default)]
struct Typed {
    form: Option<TryForm>,
    way: Option<ModeForm>,
    problems: Problems,
    number: bool,
}

pub(super) fn now(cx: &Cx) -> Now {
    Now { at: cx.now(), today: cx.today(), zone: cx.zone() }
}

async fn contacts_page(cx: &Cx, id: PersonId, typed: Typed) -> Result<ContactsPage> {
    if !cx.reads(Compartment::Protection) {
        return Err(Error::NotFound);
    }
    let mut conn = cx.read().await?;
    let record = banner::demand(cx, &mut conn, (Duty::CaseRead, id)).await?;
    cx.look(id, Compartment::Protection, "contacts").await?;
    let may_number = cx.sees(Portion::Contact);
    if typed.number && may_number {
        cx.look(id, Compartment::Identity, "phone").await?;
    }
    let banner = banner::banner(cx, &mut conn, (id, &record)).await?;
    let stream = cx.app().ledger().stream(&mut conn, id.cast()).await?;
    let open = care::file::open(&mut conn, id).await?.is_some();
    drop(conn);
    let reach = Reach::fold(&stream);
    let (failed, next_on) = (reach.failed(), reach.next_on());
    let mode = reach.mode.map(|(mode, by)| ModeRead { mode: mode.mode, reason: mode.reason, wish: mode.wish, since: mode.since, by });
    let read = |(tried, by): (super::facts::Tried, UserId)| TryRead {
        at: tried.at,
        means: tried.means,
        result: tried.result,
        safe: tried.safe,
        agreed: tried.agreed,
        next_on: tried.next_on,
        by,
    };
    let wish = mode.as_ref().map(|mode| mode.wish.clone()).unwrap_or_default();
    Ok(ContactsPage {
        banner,
        may_write: open && cx.demand(Duty::CaseWrite, &record).is_ok(),
        number: (typed.number && may_number).then(|| Person::fold(&stream).identity.phone),
        may_number,
        failed,
        next_on,
        late: next_on.is_some_and(|next| next < cx.today()),
        tries: reach.tries.into_iter().rev().take(LIST_MAX).map(read).collect(),
        modes: MODES,
        means: MEANS,
        results: RESULTS,
        answers: SAFE,
        form: typed.form.unwrap_or_default(),
        choosing: typed.way.is_some(),
        way: typed.way.unwrap_or_else(|| ModeForm { wish, ..ModeForm::default() }),
        mode,
        problems: typed.problems,
        none: Problems::default(),
    })
}

pub(super) async fn show(cx: Cx, Path(id): Path<PersonId>, Asked(query): Asked<ContactsQuery>) -> Result<Response> {
    let page = contacts_page(&cx, id, Typed { number: query.number == "1", ..Typed::default() }).await?;
    cx.page(page).await
}

/// What was noted.
#[derive(Serialize, ToSchema)]
pub struct Done {
    /// The person.
    pub id: PersonId,
    /// The try, where it is about one.
    pub tried: Option<TryId>,
    /// Tries in a row without reaching them.
    pub failed: i64,
}

/// Writes a fact about somebody whose follow-up is open; gives how often they were not reached since. `Err` on the inside: what is
/// wrong with what was typed.
async fn write_down(cx: &Cx, id: PersonId, fact: impl FnOnce(TryId) -> Result<NewFact, Problems>) -> Result<Result<(TryId, i64), Problems>> {
    let mut write = cx.write().await?;
    let _ = banner::demand(cx, write.conn()?, (Duty::CaseWrite, id)).await?;
    if care::file::open(write.conn()?, id).await?.is_none() {
        return Err(Error::conflict("", "outreach-no-follow-up"));
    }
    let tried: TryId = write.id();
    let fact = match fact(tried) {
        Ok(fact) => fact,
        Err(problems) => return Ok(Err(problems)),
    };
    let mut stream = write.load(id.cast()).await?;
    write.append(&mut stream, [fact]).await?;
    write.commit().await?;
    Ok(Ok((tried, Reach::fold(&stream).failed())))
}

async fn again(cx: &Cx, id: PersonId, typed: Typed) -> Result<Response> {
    if cx.wants() == Wants::Json {
        return Err(Error::Invalid(typed.problems));
    }
    let problems = typed.problems.clone();
    let page = contacts_page(cx, id, typed).await?;
    cx.retry(page, &problems).await
}

pub(super) async fn log(cx: Cx, Path(id): Path<PersonId>, Input(form): Input<TryForm>) -> Result<Response> {
    let now = now(&cx);
    match write_down(&cx, id, |tried| rules::attempt(tried, &form, &now)).await? {
        Ok((tried, failed)) => cx.done(&format!("/people/{id}/contacts"), "outreach-noted", &Done { id, tried: Some(tried), failed }),
        Err(problems) => again(&cx, id, Typed { form: Some(form), problems, ..Typed::default() }).await,
    }
}

pub(super) async fn choose(cx: Cx, Path(id): Path<PersonId>, Input(form): Input<ModeForm>) -> Result<Response> {
    let now = now(&cx);
    match write_down(&cx, id, |_| rules::mode(&form, &now)).await? {
        Ok((_, failed)) => cx.done(&format!("/people/{id}/contacts"), "outreach-chosen", &Done { id, tried: None, failed }),
        Err(problems) => again(&cx, id, Typed { way: Some(form), problems, ..Typed::default() }).await,
    }
}
