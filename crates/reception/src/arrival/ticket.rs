//! Pages of one ticket.

use access::{Duty, Portion};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use ledger::{Compartment, Conn, FactKind as _, Instant, NewFact, StreamId, Write};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problems, Result, View, Wants, filters};

use super::facts::{Marked, Opened, State, Step, Stepped, Ticket, TicketFact, TicketId};
use super::form::{AnswerForm, LinkForm, NeedForm, RedirectForm, StepForm, TicketForm};
use super::pages::Queued;
use super::rules::{self, GROUPS, NEEDS, RISKS, ROUTES};
use super::store;
use crate::guest::{self, Guest, Kind, Named};
use crate::visit::PURPOSES;

/// The form of a ticket.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "arrival/form.html")]
pub(crate) struct FormPage {
    /// The ticket that is mended; none for a new one.
    id: Option<TicketId>,
    form: TicketForm,
    problems: Problems,
    languages: Vec<String>,
    routes: &'static [&'static str],
    risks: &'static [&'static str],
    groups: &'static [&'static str],
    needs: &'static [&'static str],
}

impl View for FormPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t(if self.id.is_some() { "arrival-edit-title" } else { "arrival-new" })
    }
}

impl FormPage {
    /// The language typed in a place, from 0.
    fn language(&self, place: usize) -> &str {
        self.form.language.get(place).map_or("", String::as_str)
    }
}

async fn form_page(cx: &Cx, id: Option<TicketId>, (form, problems): (TicketForm, Problems)) -> Result<FormPage> {
    let languages = super::pages::languages(cx, &mut cx.read().await?).await?;
    Ok(FormPage { id, form, problems, languages, routes: ROUTES, risks: RISKS, groups: GROUPS, needs: NEEDS })
}

/// What was made or changed.
#[derive(Serialize, ToSchema)]
pub(crate) struct Made {
    /// The ticket.
    pub(crate) id: TicketId,
    /// Its number of the day, to say aloud.
    pub(crate) number: i64,
    /// Where it stands.
    pub(crate) state: State,
}

fn made(id: TicketId, ticket: &Ticket) -> Made {
    Made { id, number: ticket.number.map_or(0, |number| number.0), state: ticket.state }
}

pub(super) async fn new(cx: Cx) -> Result<Response> {
    let page = form_page(&cx, None, (TicketForm::default(), Problems::default())).await?;
    cx.page(page).await
}

pub(super) async fn create(cx: Cx, Input(form): Input<TicketForm>) -> Result<Response> {
    let (come, marked, described) = match rules::read(&form) {
        Ok(read) => read,
        Err(problems) => {
            let page = form_page(&cx, None, (form, problems.clone())).await?;
            return cx.retry(page, &problems).await;
        }
    };
    let mut write = cx.write().await?;
    let number = store::next_number(write.conn()?, cx.site_id(), cx.today()).await?;
    let id: TicketId = write.id();
    let mut stream = write.load(id.cast()).await?;
    let mut facts = vec![TicketFact::Opened(Opened { number, day: cx.today(), come }).fact()];
    if marked != Marked::default() {
        facts.push(TicketFact::Marked(marked).fact());
    }
    if !described.look.is_empty() {
        facts.push(TicketFact::Described(described).fact());
    }
    write.append(&mut stream, facts).await?;
    write.commit().await?;
    cx.done(&format!("/arrivals?made={id}"), "arrival-drawn", &made(id, &Ticket::fold(&stream)))
}

/// A ticket of this site, for reading.
async fn open(cx: &Cx, conn: &mut Conn, id: TicketId) -> Result<Ticket> {
    let record = store::record(conn, id).await?.ok_or(Error::NotFound)?;
    cx.demand(Duty::ArrivalRead, &record)?;
    Ok(Ticket::fold(&cx.app().ledger().stream(conn, id.cast()).await?))
}

pub(super) async fn edit(cx: Cx, Path(id): Path<TicketId>) -> Result<Response> {
    let ticket = open(&cx, &mut cx.read().await?, id).await?;
    let (care, named) = (cx.sees(Portion::Care), cx.sees(Portion::Name));
    if care || named {
        cx.look_list("arrivals").await?;
    }
    let digits = |n: i64| if n == 0 { String::new() } else { n.to_string() };
    let come = ticket.come;
    let marked = if care { ticket.marked } else { Marked::default() };
    let form = TicketForm {
        quick: String::new(),
        route: come.route,
        women: digits(come.women),
        men: digits(come.men),
        children: digits(come.children),
        language: come.languages,
        interpreter: if come.interpreter { "yes" } else { "" }.to_owned(),
        risk: marked.risks,
        group: marked.groups,
        need: come.needs,
        look: if named { ticket.look } else { String::new() },
    };
    let page = form_page(&cx, Some(id), (form, Problems::default())).await?;
    cx.page(page).await
}

/// Loads a ticket for a deed that the reader may do to it.
async fn begin(cx: &Cx, write: &mut Write, (id, duty): (TicketId, Duty)) -> Result<ledger::Stream> {
    let record = store::record(write.conn()?, id).await?.ok_or(Error::NotFound)?;
    cx.demand(duty, &record)?;
    Ok(write.load(id.cast()).await?)
}

pub(super) async fn change(cx: Cx, Path(id): Path<TicketId>, Input(form): Input<TicketForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let mut stream = begin(&cx, &mut write, (id, Duty::ArrivalRecord)).await?;
    let ticket = Ticket::fold(&stream);
    let facts = rules::read(&form).and_then(|(come, mut marked, mut described)| {
        // What the reader was not shown stays as it is.
        if !cx.sees(Portion::Care) {
            marked = ticket.marked.clone();
        }
        if !cx.sees(Portion::Name) {
            described.look.clone_from(&ticket.look);
        }
        rules::change(&ticket, come, marked, described)
    });
    match facts {
        Ok(facts) => {
            write.append(&mut stream, facts).await?;
            write.commit().await?;
            cx.done(&format!("/arrivals/{id}"), "arrival-changed", &made(id, &Ticket::fold(&stream)))
        }
        Err(problems) => {
            drop(write);
            if rules::is_conflict(&problems) {
                return Err(Error::Conflict(problems));
            }
            let page = form_page(&cx, Some(id), (form, problems.clone())).await?;
            cx.retry(page, &problems).await
        }
    }
}

/// Appends what a rule gave; a refusal is of the state of things or of the input.
async fn carry_out(cx: &Cx, mut write: Write, (id, mut stream): (TicketId, ledger::Stream), facts: Result<Vec<NewFact>, Problems>) -> Result<Ticket> {
    let facts = facts.map_err(|problems| if rules::is_conflict(&problems) { Error::Conflict(problems) } else { Error::Invalid(problems) })?;
    debug_assert_eq!(stream.id, id.cast());
    debug_assert_eq!(write.author().site, cx.site_id());
    write.append(&mut stream, facts).await?;
    write.commit().await?;
    Ok(Ticket::fold(&stream))
}

pub(super) async fn step(cx: Cx, Path(id): Path<TicketId>, Input(form): Input<StepForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let stream = begin(&cx, &mut write, (id, Duty::ArrivalRecord)).await?;
    let facts = rules::step(&Ticket::fold(&stream), &form.step, cx.user());
    let ticket = carry_out(&cx, write, (id, stream), facts).await?;
    let notice = match ticket.state {
        State::Called => "arrival-called-done",
        State::Waiting => "arrival-returned-done",
        State::Done | State::Left => "arrival-closed-done",
        _ => "",
    };
    let next = if form.back == "ticket" || ticket.state == State::Serving { format!("/arrivals/{id}") } else { "/arrivals".to_owned() };
    cx.done(&next, notice, &made(id, &ticket))
}

pub(super) async fn give(cx: Cx, Path(id): Path<TicketId>, Input(form): Input<NeedForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let stream = begin(&cx, &mut write, (id, Duty::ArrivalRecord)).await?;
    let ticket = carry_out(&cx, write, (id, stream), rules::give(&form.need)).await?;
    cx.done(&format!("/arrivals/{id}"), "arrival-given-done", &made(id, &ticket))
}

/// A risk is answered by whoever keeps the queue, or by those whose work it is: a nurse, a protection officer.
pub(super) async fn answer(cx: Cx, Path(id): Path<TicketId>, Input(form): Input<AnswerForm>) -> Result<Response> {
    let theirs = cx.reads(if form.risk == "medical" { Compartment::Health } else { Compartment::Protection });
    let mut write = cx.write().await?;
    let stream = begin(&cx, &mut write, (id, Duty::ArrivalRead)).await?;
    if !(cx.sees(Portion::Care) && (theirs || cx.may(Duty::ArrivalRecord))) {
        return Err(Error::Forbidden);
    }
    let facts = rules::answer(&Ticket::fold(&stream), &form.risk);
    let ticket = carry_out(&cx, write, (id, stream), facts).await?;
    cx.done(&format!("/arrivals/{id}"), "arrival-answered-done", &made(id, &ticket))
}

/// Ids that were ticked and a code that was typed, each of somebody of this site whom the reader may see.
async fn guests(cx: &Cx, conn: &mut Conn, form: &LinkForm) -> Result<Result<Vec<StreamId>, Problems>> {
    let mut out = Vec::new();
    for id in form.guest.iter().filter(|id| !id.is_empty()) {
        let Ok(id) = id.parse::<StreamId>() else { return Ok(Err(Problems::one("guest", "arrival-guest-missing"))) };
        let known = match guest::get(conn, id).await? {
            Some(Guest { kind: Kind::Ticket, .. }) => false,
            Some(guest) => cx.demand(Duty::ArrivalRead, &guest.record).is_ok(),
            None => store::is_unregistered(cx, conn, id).await?,
        };
        if !known {
            return Ok(Err(Problems::one("guest", "arrival-guest-missing")));
        }
        out.push(id);
    }
    if !form.code.trim().is_empty() {
        let found = match guest::find(conn, &form.code).await? {
            Some(id) => guest::get(conn, id).await?,
            None => None,
        };
        match found.filter(|guest| cx.demand(Duty::ArrivalRead, &guest.record).is_ok()) {
            Some(guest) => out.push(guest.id),
            None => return Ok(Err(Problems::one("code", "arrival-code-unknown"))),
        }
    }
    Ok(Ok(out))
}

pub(super) async fn link(cx: Cx, Path(id): Path<TicketId>, Input(form): Input<LinkForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let stream = begin(&cx, &mut write, (id, Duty::ArrivalRecord)).await?;
    let facts = match guests(&cx, write.conn()?, &form).await? {
        Ok(guests) => rules::link(&Ticket::fold(&stream), guests),
        Err(problems) => Err(problems),
    };
    match facts {
        Err(problems) if !rules::is_conflict(&problems) => {
            drop(write);
            again(&cx, id, Typed { link: form, problems, ..Typed::default() }).await
        }
        facts => {
            let ticket = carry_out(&cx, write, (id, stream), facts).await?;
            cx.done(&format!("/arrivals/{id}"), "arrival-linked-done", &made(id, &ticket))
        }
    }
}

pub(super) async fn redirect(cx: Cx, Path(id): Path<TicketId>, Input(form): Input<RedirectForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let stream = begin(&cx, &mut write, (id, Duty::ArrivalRecord)).await?;
    match rules::redirect(&Ticket::fold(&stream), &form.place, &form.reason) {
        Err(problems) if !rules::is_conflict(&problems) => {
            drop(write);
            again(&cx, id, Typed { redirect: form, problems, ..Typed::default() }).await
        }
        facts => {
            let ticket = carry_out(&cx, write, (id, stream), facts).await?;
            cx.done("/arrivals", "arrival-redirected-done", &made(id, &ticket))
        }
    }
}

/// Closes a ticket whose people only pass by, in the transaction that notes their visit. A ticket that is closed is passed over.
pub(crate) async fn close(cx: &Cx, write: &mut Write, id: TicketId) -> Result<()> {
    let mut stream = begin(cx, write, (id, Duty::ArrivalRecord)).await?;
    if !Ticket::fold(&stream).state.is_closed() {
        write.append(&mut stream, [TicketFact::Stepped(Stepped { step: Step::Done }).fact()]).await?;
    }
    Ok(())
}

/// What was typed on the page of a ticket.
#[derive(Default)]
struct Typed {
    link: LinkForm,
    redirect: RedirectForm,
    problems: Problems,
}

/// Help that was given.
#[derive(Serialize, ToSchema)]
pub(crate) struct Given {
    at: Instant,
    need: String,
}

/// Somebody whose ticket it may be.
#[derive(Serialize, ToSchema)]
pub(crate) struct Candidate {
    id: StreamId,
    /// `agreed`, `person`, `contact`.
    kind: &'static str,
    /// Name or code; empty before registration.
    name: String,
    code: String,
    at: Instant,
    chosen: bool,
}

/// Somebody whose ticket it is, and what comes next.
#[derive(Serialize, ToSchema)]
pub(crate) struct Belongs {
    id: StreamId,
    name: String,
    code: String,
    /// Message key of what comes next; empty when nothing does.
    next: &'static str,
    /// Where it is done, for readers who may.
    path: String,
}

/// A ticket: what is needed, and what comes next.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "arrival/ticket.html")]
pub(crate) struct TicketPage {
    ticket: Queued,
    route: String,
    /// Immediate risks that somebody has seen to, for readers who are told.
    answered: Vec<String>,
    /// Risks that this reader may say they have seen to.
    answers: Vec<String>,
    met: Vec<Given>,
    open: bool,
    queued: bool,
    /// Where they were sent and why, for readers of names.
    place: String,
    reason: String,
    belongs: Vec<Belongs>,
    candidates: Vec<Candidate>,
    needs: &'static [&'static str],
    purposes: &'static [&'static str],
    link: LinkForm,
    redirect: RedirectForm,
    problems: Problems,
    may_record: bool,
    may_begin: bool,
    may_check: bool,
    may_search: bool,
}

impl View for TicketPage {
    fn title(&self, cx: &Cx) -> String {
        cx.tv("arrival-number", &[("value", self.ticket.number.to_string().into())])
    }
}

impl TicketPage {
    fn is(&self, state: &str) -> bool {
        self.ticket.state.name() == state
    }
    /// Whether a need does not stand among those that are open.
    fn lacks(&self, need: &str) -> bool {
        !self.ticket.needs.iter().any(|open| open == need)
    }
}

async fn ticket_page(cx: &Cx, id: TicketId, typed: Typed) -> Result<TicketPage> {
    let mut conn = cx.read().await?;
    let ticket = open(cx, &mut conn, id).await?;
    let row = store::get(cx, &mut conn, id).await?.ok_or(Error::NotFound)?;
    let (care, named, may_record) = (cx.sees(Portion::Care), cx.sees(Portion::Name), cx.may(Duty::ArrivalRecord));
    if care || named {
        cx.look_list("arrivals").await?;
    }
    let shown = Queued::new(cx, row)?;
    let belongs = belongs(cx, &mut conn, &ticket).await?;
    let open = !ticket.state.is_closed();
    let candidates = if open && may_record && ticket.state != State::Waiting { candidates(cx, &mut conn, &ticket).await? } else { Vec::new() };
    drop(conn);
    let theirs = |risk: &str| may_record || cx.reads(if risk == "medical" { Compartment::Health } else { Compartment::Protection });
    let told = |text: fn(&super::facts::Redirected) -> &String| ticket.redirected.as_ref().filter(|_| named).map(text).cloned().unwrap_or_default();
    Ok(TicketPage {
        ticket: shown,
        route: ticket.come.route.clone(),
        answered: if care { ticket.answered.iter().cloned().collect() } else { Vec::new() },
        answers: ticket.unanswered().filter(|risk| care && open && theirs(risk)).map(str::to_owned).collect(),
        met: ticket.met.iter().rev().map(|(at, need)| Given { at: *at, need: need.clone() }).collect(),
        open,
        queued: ticket.state.is_queued(),
        place: told(|r| &r.place),
        reason: told(|r| &r.reason),
        belongs,
        candidates,
        needs: NEEDS,
        purposes: PURPOSES,
        link: typed.link,
        redirect: typed.redirect,
        problems: typed.problems,
        may_record,
        may_begin: cx.may(Duty::ConsentRecord),
        may_check: cx.may(Duty::EligibilityDecide),
        may_search: cx.may(Duty::CardVerify),
    })
}

pub(super) async fn show(cx: Cx, Path(id): Path<TicketId>) -> Result<Response> {
    let page = ticket_page(&cx, id, Typed::default()).await?;
    cx.page(page).await
}

async fn again(cx: &Cx, id: TicketId, typed: Typed) -> Result<Response> {
    let problems = typed.problems.clone();
    if cx.wants() == Wants::Json {
        return Err(Error::Invalid(problems));
    }
    let page = ticket_page(cx, id, typed).await?;
    cx.retry(page, &problems).await
}

/// Those whose ticket it is and whom the reader may see, each with what comes next.
async fn belongs(cx: &Cx, conn: &mut Conn, ticket: &Ticket) -> Result<Vec<Belongs>> {
    let mut out = Vec::new();
    for id in &ticket.guests {
        let Some(known) = guest::get(conn, *id).await? else {
            if store::is_unregistered(cx, conn, *id).await? {
                let path = if cx.may(Duty::PersonRegister) { format!("/people/new?person={id}") } else { String::new() };
                out.push(Belongs { id: *id, name: String::new(), code: String::new(), next: "arrival-next-register", path });
            }
            continue;
        };
        if cx.demand(Duty::ArrivalRead, &known.record).is_err() {
            continue;
        }
        let Named { name, code, .. } = guest::named(cx, conn, &known).await?;
        let stays = house::stay::current(conn, *id).await?.is_some();
        let (next, path) = if stays {
            ("", guest::page(cx, &known))
        } else {
            ("arrival-next-bed", if cx.may(Duty::StayWrite) { format!("/stays/admit/{id}") } else { String::new() })
        };
        out.push(Belongs { id: *id, name, code, next, path });
    }
    Ok(out)
}

/// Those who could be the people of the ticket. When there is one of them and one on the ticket, it is ticked already.
async fn candidates(cx: &Cx, conn: &mut Conn, ticket: &Ticket) -> Result<Vec<Candidate>> {
    let Some(since) = ticket.opened_at else { return Ok(Vec::new()) };
    let taken = store::list_linked(cx, conn).await?;
    let mut rows = store::list_candidates(cx, conn, since).await?;
    rows.retain(|(id, _, _)| !taken.contains_key(id) && !ticket.guests.contains(id));
    let kind = |word: &str| if word == "contact" { Kind::Contact } else { Kind::Person };
    let ids: Vec<(StreamId, Kind)> = rows.iter().filter(|row| row.2 != "agreed").map(|row| (row.0, kind(row.2))).collect();
    let mut names = guest::names(cx, conn, &ids).await?;
    let chosen = rows.len() == 1 && ticket.come.heads() == 1;
    Ok(rows
        .into_iter()
        .map(|(id, at, kind)| {
            let (name, code) = names.remove(&id).map(|named| (named.name, named.code)).unwrap_or_default();
            Candidate { id, kind, name, code, at, chosen }
        })
        .collect())
}
