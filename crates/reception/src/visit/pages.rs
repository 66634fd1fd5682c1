//! The page of visits.

use access::{Duty, Portion};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Conn, Instant, Stream, StreamId, Write};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problems, Result, View, Wants, filters};

use super::facts::{Visit, VisitId};
use super::form::{OutForm, VisitForm};
use super::rules::{self, Now, PURPOSES};
use super::store::{self, Row};
use crate::arrival::{self, TicketId};
use crate::guest::{self, Guest, Kind};

/// A visit in the list.
#[derive(Serialize, ToSchema)]
pub(crate) struct Entry {
    id: VisitId,
    number: i64,
    /// Came on a day before today.
    earlier: bool,
    women: i64,
    men: i64,
    children: i64,
    purpose: String,
    at: Instant,
    out_at: Option<Instant>,
    /// Who it was or whom they see, for readers of names who may see the file.
    who: String,
    path: String,
}

/// Heads of today for one purpose.
#[derive(Serialize, ToSchema)]
pub(crate) struct Sum {
    purpose: String,
    women: i64,
    men: i64,
    children: i64,
}

/// Who is inside for the day, and who has gone.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "visit/show.html")]
pub(crate) struct VisitPage {
    inside: Vec<Entry>,
    gone: Vec<Entry>,
    sums: Vec<Sum>,
    /// People inside now.
    heads: i64,
    /// Visits of earlier days that nobody ended.
    stale: i64,
    form: VisitForm,
    problems: Problems,
    purposes: &'static [&'static str],
    may_record: bool,
}

impl View for VisitPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("menu-visits")
    }
}

fn now(cx: &Cx) -> Now {
    Now { at: cx.now(), today: cx.today(), zone: cx.zone() }
}

/// The visit with whoever it was, as far as the reader may know.
async fn entry(cx: &Cx, conn: &mut Conn, row: Row) -> Result<Entry> {
    let known = match row.guest(cx)?.filter(|_| cx.sees(Portion::Name)) {
        Some(id) => guest::get(conn, id).await?.filter(|guest| cx.demand(Duty::ArrivalRead, &guest.record).is_ok()),
        None => None,
    };
    let (who, path) = match &known {
        Some(guest) => (guest::named(cx, conn, guest).await?.name, guest::page(cx, guest)),
        None => (String::new(), String::new()),
    };
    Ok(Entry {
        id: row.visit_id,
        number: row.number,
        earlier: row.day != cx.today(),
        women: row.women,
        men: row.men,
        children: row.children,
        purpose: row.purpose,
        at: row.in_at,
        out_at: row.out_at,
        who,
        path,
    })
}

async fn visit_page(cx: &Cx, form: VisitForm, problems: Problems) -> Result<VisitPage> {
    let mut conn = cx.read().await?;
    let (mut inside, mut gone) = (Vec::new(), Vec::new());
    for row in store::list_in(cx, &mut conn).await? {
        inside.push(entry(cx, &mut conn, row).await?);
    }
    for row in store::list_gone(cx, &mut conn).await? {
        gone.push(entry(cx, &mut conn, row).await?);
    }
    let sums = store::count_day(cx, &mut conn).await?;
    let heads = store::count_inside(&mut conn, cx.site_id()).await?;
    let stale = store::count_stale(cx, &mut conn).await?;
    drop(conn);
    if inside.iter().chain(&gone).any(|one| !one.who.is_empty()) {
        cx.look_list("visits").await?;
    }
    Ok(VisitPage {
        inside,
        gone,
        sums: sums.into_iter().map(|(purpose, women, men, children)| Sum { purpose, women, men, children }).collect(),
        heads,
        stale,
        form,
        problems,
        purposes: PURPOSES,
        may_record: cx.may(Duty::ArrivalRecord),
    })
}

pub(super) async fn show(cx: Cx) -> Result<Response> {
    let page = visit_page(&cx, VisitForm::default(), Problems::default()).await?;
    cx.page(page).await
}

/// What was noted.
#[derive(Serialize, ToSchema)]
pub(crate) struct Made {
    /// The visit.
    pub(crate) id: VisitId,
    /// Its number of the day.
    pub(crate) number: i64,
}

fn made(id: VisitId, stream: &Stream) -> Made {
    Made { id, number: Visit::fold(stream).came.map_or(0, |came| came.number) }
}

/// Who it is, from what was typed: nobody, somebody the reader may see, or a problem.
async fn who(cx: &Cx, conn: &mut Conn, typed: &str) -> Result<Result<Option<StreamId>, Problems>> {
    if typed.trim().is_empty() {
        return Ok(Ok(None));
    }
    let found = match guest::find(conn, typed).await? {
        Some(id) => guest::get(conn, id).await?,
        None => None,
    };
    let seen = found.filter(|Guest { kind, record, .. }| *kind != Kind::Ticket && cx.demand(Duty::ArrivalRead, record).is_ok());
    Ok(seen.map(|guest| Some(guest.id)).ok_or_else(|| Problems::one("who", "arrival-code-unknown")))
}

pub(super) async fn come(cx: Cx, Input(form): Input<VisitForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let number = store::next_number(write.conn()?, cx.site_id(), cx.today()).await?;
    let facts = match who(&cx, write.conn()?, &form.who).await? {
        Ok(guest) => rules::come(&form, (number, guest), &now(&cx)),
        Err(problems) => Err(problems),
    };
    match facts {
        Ok(facts) => {
            if let Ok(ticket) = form.ticket.parse::<TicketId>() {
                arrival::close(&cx, &mut write, ticket).await?;
            }
            let id: VisitId = write.id();
            let mut stream = write.load(id.cast()).await?;
            write.append(&mut stream, facts).await?;
            write.commit().await?;
            cx.done("/visits", "visit-came-done", &made(id, &stream))
        }
        Err(problems) => {
            drop(write);
            if cx.wants() == Wants::Json {
                return Err(Error::Invalid(problems));
            }
            let page = visit_page(&cx, form, problems.clone()).await?;
            cx.retry(page, &problems).await
        }
    }
}

/// Loads a visit of this site for a deed.
async fn begin(cx: &Cx, write: &mut Write, id: VisitId) -> Result<Stream> {
    let record = store::record(write.conn()?, id).await?.ok_or(Error::NotFound)?;
    cx.demand(Duty::ArrivalRecord, &record)?;
    Ok(write.load(id.cast()).await?)
}

fn refusal(problems: Problems) -> Error {
    if problems.of("at").is_some() { Error::Invalid(problems) } else { Error::Conflict(problems) }
}

pub(super) async fn go(cx: Cx, Path(id): Path<VisitId>, Input(form): Input<OutForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let mut stream = begin(&cx, &mut write, id).await?;
    let facts = rules::go(&Visit::fold(&stream), &form.at, &now(&cx)).map_err(refusal)?;
    write.append(&mut stream, facts).await?;
    write.commit().await?;
    cx.done("/visits", "visit-went-done", &made(id, &stream))
}

pub(super) async fn cancel(cx: Cx, Path(id): Path<VisitId>) -> Result<Response> {
    let mut write = cx.write().await?;
    let mut stream = begin(&cx, &mut write, id).await?;
    let facts = rules::cancel(&Visit::fold(&stream)).map_err(refusal)?;
    write.append(&mut stream, facts).await?;
    write.commit().await?;
    cx.done("/visits", "visit-cancelled-done", &made(id, &stream))
}

/// How many visits were ended.
#[derive(Serialize, ToSchema)]
pub(crate) struct Settled {
    ended: i64,
}

pub(super) async fn settle(cx: Cx) -> Result<Response> {
    let mut write = cx.write().await?;
    let mut ended = 0;
    for id in store::list_stale(&cx, write.conn()?).await? {
        let mut stream = write.load(id.cast()).await?;
        let facts = rules::settle(&Visit::fold(&stream), &now(&cx));
        ended += i64::from(!facts.is_empty());
        write.append(&mut stream, facts).await?;
    }
    write.commit().await?;
    cx.done("/visits", "visit-settled-done", &Settled { ended })
}
