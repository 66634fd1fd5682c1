//! Handing a follow-up on, and receiving one.

use access::{Duty, Role};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use care::Level;
use care::file::File;
use ledger::{Compartment, Conn, Instant, SiteId, Stream, UserId};
use people::assignment;
use people::consent::Consents;
use people::person::{self, Person, PersonId};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problems, Result, View, filters};

use super::facts::{State, Target, Transfer, TransferId, Transfers};
use super::form::{AcceptForm, DeclineForm, TransferForm};
use super::rules::{self, Choices, PARTNERS};
use super::store;
use crate::who::{self, Who};

/// Transfers on the list.
pub(super) const LIST_MAX: i64 = 60;

/// Somebody, or somewhere, to choose.
#[derive(Serialize, ToSchema)]
pub struct Choice {
    /// Account or site.
    id: String,
    name: String,
}

/// A transfer as it is read.
#[derive(Serialize, ToSchema)]
pub struct TransferRead {
    id: TransferId,
    at: Instant,
    by: UserId,
    /// `manager`, `site` or `partner`.
    kind: &'static str,
    /// Name of the receiver.
    to: String,
    note: String,
    agreed: bool,
    open_actions: i64,
    /// `waiting`, `accepted`, `declined` or `withdrawn`.
    state: &'static str,
    changed_at: Instant,
    changed_by: UserId,
    /// Why it was declined, or who accepted for a partner.
    said: String,
}

/// Handing a follow-up on.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "transfer/show.html")]
pub struct TransferPage {
    who: Who,
    open: bool,
    last: Option<TransferRead>,
    kinds: Vec<&'static str>,
    managers: Vec<Choice>,
    sites: Vec<Choice>,
    /// Whether the person agreed that their file is shared with partners.
    partners_agreed: bool,
    /// Whether the reader may ask them.
    may_ask: bool,
    form: TransferForm,
    accept: AcceptForm,
    decline: DeclineForm,
    problems: Problems,
}

impl View for TransferPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("transfer-title")
    }
}

impl TransferPage {
    fn is_waiting(&self) -> bool {
        self.last.as_ref().is_some_and(|last| last.state == "waiting")
    }
}

/// What was typed on a page, if anything was.
#[derive(Default)]
struct Typed {
    form: TransferForm,
    accept: AcceptForm,
    decline: DeclineForm,
    problems: Problems,
}

fn choices(cx: &Cx) -> Choices {
    let here = cx.site_id();
    let accounts = cx.app().accounts();
    let managers = accounts.iter().filter(|account| !account.disabled && account.roles.contains(&(here, Role::CaseManager))).map(|account| account.id);
    Choices { managers: managers.collect(), sites: cx.app().sites().into_iter().map(|site| site.id).filter(|site| *site != here).collect() }
}

fn name_of(cx: &Cx, to: &Target) -> String {
    match to {
        Target::Manager { user } => cx.app().name_of(*user),
        Target::Site { site } => site_name(cx, *site),
        Target::Partner { name } => name.clone(),
    }
}

fn site_name(cx: &Cx, site: SiteId) -> String {
    cx.app().site(site).map(|site| site.name).unwrap_or_default()
}

fn read(cx: &Cx, transfer: &Transfer) -> TransferRead {
    let said = match &transfer.state {
        State::Accepted(said) | State::Declined(said) => said.clone(),
        State::Waiting | State::Withdrawn => String::new(),
    };
    TransferRead {
        id: transfer.asked.transfer,
        at: transfer.at,
        by: transfer.by,
        kind: transfer.asked.to.name(),
        to: name_of(cx, &transfer.asked.to),
        note: transfer.asked.note.clone(),
        agreed: transfer.asked.agreed,
        open_actions: transfer.asked.open_actions,
        state: transfer.state.name(),
        changed_at: transfer.changed_at,
        changed_by: transfer.changed_by,
        said,
    }
}

async fn transfer_page(cx: &Cx, id: PersonId, typed: Typed) -> Result<TransferPage> {
    let mut conn = cx.read().await?;
    let record = who::demand(cx, &mut conn, (Duty::CaseWrite, id)).await?;
    cx.look(id, Compartment::Protection, "transfer").await?;
    let stream = cx.app().ledger().stream(&mut conn, id.cast()).await?;
    let file = File::fold(&stream).ok_or(Error::NotFound)?;
    let who = who::who(cx, &mut conn, (id, &record)).await?;
    drop(conn);
    let choices = choices(cx);
    let managers = choices.managers.iter().filter(|user| file.manager != Some(**user));
    Ok(TransferPage {
        who,
        open: file.is_open(),
        last: Transfers::fold(&stream).of(file.opened.file).map(|transfer| read(cx, transfer)),
        kinds: Target::NAMES.into_iter().filter(|kind| *kind != "site" || !choices.sites.is_empty()).collect(),
        managers: managers.map(|user| Choice { id: user.to_string(), name: cx.app().name_of(*user) }).collect(),
        sites: choices.sites.iter().map(|site| Choice { id: site.to_string(), name: site_name(cx, *site) }).collect(),
        partners_agreed: Consents::fold(&stream).live(PARTNERS, cx.today()).is_ok(),
        may_ask: cx.demand(Duty::ConsentRecord, &record).is_ok(),
        form: typed.form,
        accept: typed.accept,
        decline: typed.decline,
        problems: typed.problems,
    })
}

pub(super) async fn show(cx: Cx, Path(id): Path<PersonId>) -> Result<Response> {
    let page = transfer_page(&cx, id, Typed::default()).await?;
    cx.page(page).await
}

/// What was done.
#[derive(Serialize, ToSchema)]
pub struct Done {
    /// Transfer.
    pub id: TransferId,
    /// How it stands.
    pub state: &'static str,
}

pub(super) async fn ask(cx: Cx, Path(id): Path<PersonId>, Input(form): Input<TransferForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    who::demand(&cx, write.conn()?, (Duty::CaseWrite, id)).await?;
    let mut stream = write.load(id.cast()).await?;
    let open_actions = help::plan::state(write.conn()?, id, cx.today()).await?.map_or(0, |state| state.open_actions);
    let file = File::fold(&stream);
    let transfers = Transfers::fold(&stream);
    let last = file.as_ref().and_then(|file| transfers.of(file.opened.file));
    let transfer: TransferId = write.id();
    match rules::ask(transfer, &form, (file.as_ref(), last, &choices(&cx)), (&Consents::fold(&stream), cx.today(), open_actions)) {
        Ok(fact) => {
            write.append(&mut stream, [fact]).await?;
            write.commit().await?;
            cx.done(&format!("/people/{id}/transfer"), "transfer-asked", &Done { id: transfer, state: State::Waiting.name() })
        }
        Err(problems) if problems.of("").is_some() => Err(Error::Conflict(problems)),
        Err(problems) => {
            drop(write);
            let page = transfer_page(&cx, id, Typed { form, problems: problems.clone(), ..Typed::default() }).await?;
            cx.retry(page, &problems).await
        }
    }
}

/// A transfer that waits for the reader. Who it is about has only a code until it is accepted.
#[derive(Serialize, ToSchema)]
pub struct Entry {
    id: TransferId,
    code: String,
    kind: String,
    from: String,
    at: Instant,
    by: UserId,
}

/// Follow-ups that others want to hand to the reader.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "transfer/list.html")]
pub struct ListPage {
    transfers: Vec<Entry>,
}

impl View for ListPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("transfer-list-title")
    }
}

pub(super) async fn list(cx: Cx) -> Result<Response> {
    cx.look_list("transfers").await?;
    let mut conn = cx.read().await?;
    let rows = store::list_for(&cx, &mut conn, LIST_MAX).await?;
    drop(conn);
    let entry = |row: store::Row| Entry {
        id: row.transfer_id,
        code: row.code,
        kind: row.kind,
        from: site_name(&cx, row.from_site),
        at: row.asked_at,
        by: row.asked_by,
    };
    let transfers = rows.into_iter().map(entry).collect();
    cx.page(ListPage { transfers }).await
}

/// What the receiver is told before they accept.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "transfer/one.html")]
pub struct OnePage {
    code: String,
    /// What the receiver must be able to offer.
    language: String,
    wish: String,
    reason: String,
    level: Level,
    from: String,
    transfer: TransferRead,
    decline: DeclineForm,
    problems: Problems,
}

impl View for OnePage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("transfer-one-title")
    }
}

/// How the reader stands to a transfer.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// They could accept it.
    Receiver,
    /// They follow, or supervise, at the site it comes from.
    Sender,
}

/// A transfer that is the reader's to answer, or to take back; to all others it does not exist.
async fn find(cx: &Cx, conn: &mut Conn, id: TransferId) -> Result<(PersonId, Option<Side>)> {
    let person = store::person(conn, id).await?.ok_or(Error::NotFound)?;
    let receives = store::waits_for(cx, conn, id).await?;
    let record = person::record(conn, person).await?.ok_or(Error::NotFound)?;
    let sends = cx.demand(Duty::CaseWrite, &record).is_ok();
    let side = if receives { Some(Side::Receiver) } else { sends.then_some(Side::Sender) };
    Ok((person, side))
}

async fn one_page(cx: &Cx, id: TransferId, typed: Typed) -> Result<OnePage> {
    let mut conn = cx.read().await?;
    let (person, side) = find(cx, &mut conn, id).await?;
    if side != Some(Side::Receiver) {
        return Err(Error::NotFound);
    }
    cx.look(person, Compartment::Protection, "transfer").await?;
    let stream = cx.app().ledger().stream(&mut conn, person.cast()).await?;
    drop(conn);
    let transfer = Transfers::fold(&stream).0.remove(&id).ok_or(Error::NotFound)?;
    let file = File::fold(&stream).ok_or(Error::NotFound)?;
    Ok(OnePage {
        code: Person::fold(&stream).code,
        language: file.opened.language,
        wish: file.opened.wish,
        reason: file.opened.reason,
        level: file.opened.urgency,
        from: site_name(cx, transfer.site),
        transfer: read(cx, &transfer),
        decline: typed.decline,
        problems: typed.problems,
    })
}

pub(super) async fn one(cx: Cx, Path(id): Path<TransferId>) -> Result<Response> {
    let page = one_page(&cx, id, Typed::default()).await?;
    cx.page(page).await
}

/// Whether the reader answers this transfer: the receiver, or for a partner whoever asked in their stead.
fn answers(side: Option<Side>, transfer: &Transfer) -> Result<()> {
    let own = match transfer.asked.to {
        Target::Partner { .. } => side == Some(Side::Sender),
        Target::Manager { .. } | Target::Site { .. } => side == Some(Side::Receiver),
    };
    // Whoever asked is told so; to others it does not exist.
    match (own, side) {
        (true, _) => Ok(()),
        (false, Some(Side::Sender)) => Err(Error::conflict("", "transfer-own")),
        (false, _) => Err(Error::NotFound),
    }
}

fn transfer_of(stream: &Stream, id: TransferId) -> Result<Transfer> {
    Transfers::fold(stream).0.remove(&id).ok_or(Error::NotFound)
}

/// Shows the form again where it stands: to the receiver, or to whoever asked.
async fn again(cx: &Cx, (id, person, side): (TransferId, PersonId, Option<Side>), typed: Typed) -> Result<Response> {
    let problems = typed.problems.clone();
    if problems.of("").is_some() {
        return Err(Error::Conflict(problems));
    }
    match side {
        Some(Side::Receiver) => cx.retry(one_page(cx, id, typed).await?, &problems).await,
        _ => cx.retry(transfer_page(cx, person, typed).await?, &problems).await,
    }
}

pub(super) async fn accept(cx: Cx, Path(id): Path<TransferId>, Input(form): Input<AcceptForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let (person, side) = find(&cx, write.conn()?, id).await?;
    let mut stream = write.load(person.cast()).await?;
    let transfer = transfer_of(&stream, id)?;
    answers(side, &transfer)?;
    let consents = Consents::fold(&stream);
    match rules::accept((&transfer, File::fold(&stream).as_ref()), &form.who, (cx.user(), cx.site_id()), (&consents, cx.today())) {
        Ok(accepting) => {
            write.append(&mut stream, accepting.facts).await?;
            if let Some(user) = accepting.user {
                if let Some(before) = accepting.before {
                    assignment::end(&mut write, &mut stream, before).await?;
                }
                assignment::give(&mut write, &mut stream, user).await?;
            }
            write.commit().await?;
            let place = if accepting.user.is_some() { format!("/people/{person}") } else { format!("/people/{person}/closure") };
            cx.done(&place, "transfer-accepted", &Done { id, state: "accepted" })
        }
        Err(problems) => {
            drop(write);
            again(&cx, (id, person, side), Typed { accept: form, problems, ..Typed::default() }).await
        }
    }
}

pub(super) async fn decline(cx: Cx, Path(id): Path<TransferId>, Input(form): Input<DeclineForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let (person, side) = find(&cx, write.conn()?, id).await?;
    let mut stream = write.load(person.cast()).await?;
    let transfer = transfer_of(&stream, id)?;
    answers(side, &transfer)?;
    match rules::decline(&transfer, &form.why) {
        Ok(fact) => {
            write.append(&mut stream, [fact]).await?;
            write.commit().await?;
            let place = if side == Some(Side::Sender) { format!("/people/{person}/transfer") } else { "/transfers".to_owned() };
            cx.done(&place, "transfer-declined", &Done { id, state: "declined" })
        }
        Err(problems) => {
            drop(write);
            again(&cx, (id, person, side), Typed { decline: form, problems, ..Typed::default() }).await
        }
    }
}

pub(super) async fn withdraw(cx: Cx, Path(id): Path<TransferId>) -> Result<Response> {
    let mut write = cx.write().await?;
    let (person, side) = find(&cx, write.conn()?, id).await?;
    if side != Some(Side::Sender) {
        return Err(Error::NotFound);
    }
    let mut stream = write.load(person.cast()).await?;
    let fact = rules::withdraw(&transfer_of(&stream, id)?).map_err(Error::Conflict)?;
    write.append(&mut stream, [fact]).await?;
    write.commit().await?;
    cx.done(&format!("/people/{person}/transfer"), "transfer-withdrawn", &Done { id, state: "withdrawn" })
}
