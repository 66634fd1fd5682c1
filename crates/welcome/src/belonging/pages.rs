//! Pages of belongings: the bags of the house, those of one guest, and a return.

use access::Duty;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use house::stay::GuestId;
use ledger::{Compartment, Instant, Write};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Cx, Error, Input, Problems, Result, View, Wants, filters};

use super::facts::{Belongings, Deposit, DepositId, Returned};
use super::form::{DepositForm, ReturnForm};
use super::rules::{self, Act, RECEIVERS, ROWS, SCOPES};
use super::store;
use crate::guest::{self, Guest, GuestName};

/// How the list is narrowed.
#[derive(Deserialize, Serialize, Default, ToSchema)]
#[serde(default)]
pub(crate) struct ListQuery {
    /// `1`: only bags whose owners have left.
    left: String,
    /// Number of a seal.
    seal: String,
}

/// A bag in keeping.
#[derive(Serialize, ToSchema)]
pub(crate) struct BagRow {
    deposit: DepositId,
    guest: GuestName,
    seal: String,
    kept: i64,
    deposited_at: Instant,
    /// Another open bag has the same number.
    conflict: bool,
    /// `in`, `left`, `registered` (here under another code) or `visitor`.
    owner: &'static str,
    left_at: Option<Instant>,
}

/// Bags in keeping.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "belonging/list.html")]
pub(crate) struct ListPage {
    bags: Vec<BagRow>,
    more: bool,
    left: bool,
    query: ListQuery,
}

impl View for ListPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("belonging-menu")
    }
}

pub(super) async fn list(cx: Cx, Asked(query): Asked<ListQuery>) -> Result<Response> {
    let left = query.left == "1";
    let mut conn = cx.read().await?;
    let mut found = store::list(&cx, &mut conn, (left, &rules::seal(&query.seal))).await?;
    cx.look_list("belonging").await?;
    let limit = usize::try_from(store::LIST_MAX).unwrap_or(usize::MAX);
    let more = found.len() > limit;
    found.truncate(limit);
    let guests: Vec<_> = found.iter().map(|bag| (bag.guest_id, bag.kind())).collect();
    let names = guest::names(&cx, &mut conn, &guests).await?;
    drop(conn);
    let bags = found.into_iter().map(|bag| BagRow {
        guest: names.get(&bag.guest_id).cloned().unwrap_or_else(|| GuestName { id: bag.guest_id, ..GuestName::default() }),
        owner: match (bag.is_in, bag.registered, bag.left_at) {
            (true, _, _) => "in",
            (false, true, _) => "registered",
            (false, false, Some(_)) => "left",
            (false, false, None) => "visitor",
        },
        deposit: bag.deposit_id,
        seal: bag.seal,
        kept: bag.kept,
        deposited_at: bag.deposited_at,
        conflict: bag.conflict,
        left_at: bag.left_at,
    });
    cx.page(ListPage { bags: bags.collect(), more, left, query }).await
}

/// An inspection in words.
#[derive(Serialize, ToSchema)]
pub(crate) struct Inspected {
    inspector: String,
    inspector_sex: i64,
    witness: String,
}

/// A return of the past.
#[derive(Serialize, ToSchema)]
pub(crate) struct ReturnRow {
    at: Instant,
    by: String,
    count: i64,
    last: bool,
    intact: bool,
    difference: String,
    receiver: String,
    new_seal: String,
}

/// A thing in a bag, with how many are still kept.
#[derive(Serialize, ToSchema)]
pub(crate) struct Thing {
    what: String,
    count: i64,
    left: i64,
    /// What stands in the field of a return.
    give: String,
}

/// A bag as a page shows it.
#[derive(Serialize, ToSchema)]
pub(crate) struct DepositRow {
    id: DepositId,
    open: bool,
    items: Vec<Thing>,
    seal: String,
    shelf: String,
    at: Instant,
    by: String,
    inspection: Option<Inspected>,
    returns: Vec<ReturnRow>,
}

fn return_row(cx: &Cx, returned: &Returned) -> ReturnRow {
    ReturnRow {
        at: returned.at,
        by: cx.app().name_of(returned.by),
        count: returned.given.iter().sum(),
        last: returned.last,
        intact: returned.intact,
        difference: returned.difference.clone(),
        receiver: returned.receiver.clone(),
        new_seal: returned.new_seal.clone(),
    }
}

fn deposit_row(cx: &Cx, deposit: &Deposit, typed: &[String]) -> DepositRow {
    let taken = &deposit.taken;
    let by = cx.app().name_of(taken.by);
    let typed = typed.iter().map(Some).chain(std::iter::repeat(None));
    let things = taken.items.iter().zip(&deposit.left).zip(typed).map(|((item, left), typed)| Thing {
        what: item.what.clone(),
        count: item.count,
        left: *left,
        give: typed.cloned().unwrap_or_else(|| left.to_string()),
    });
    DepositRow {
        id: taken.deposit,
        open: deposit.is_open(),
        items: things.collect(),
        seal: deposit.seal.clone(),
        shelf: taken.shelf.clone(),
        at: taken.at,
        inspection: taken.inspection.as_ref().map(|done| Inspected {
            inspector: if done.inspector.is_empty() { by.clone() } else { done.inspector.clone() },
            inspector_sex: done.inspector_sex,
            witness: done.witness.clone(),
        }),
        by,
        returns: deposit.returns.iter().map(|returned| return_row(cx, returned)).collect(),
    }
}

/// What the house keeps for a guest, and what it gave back.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "belonging/show.html")]
pub(crate) struct ShowPage {
    guest: GuestName,
    back: String,
    /// Sex of the guest as far as it is known, for the rule of inspection; 0 when not.
    sex: i64,
    open: Vec<DepositRow>,
    closed: Vec<DepositRow>,
    /// Rows of the form: what was typed, then empty ones.
    rows: Vec<(String, String)>,
    form: DepositForm,
    problems: Problems,
}

impl View for ShowPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("belonging-title")
    }
}

/// Rows that stand open in the form; the others unfold.
const SHOWN: usize = 4;

/// Rows of a form with what was typed in them.
fn typed_rows(form: &DepositForm) -> Vec<(String, String)> {
    let counts = form.count.iter().cloned().chain(std::iter::repeat(String::new()));
    let mut rows: Vec<(String, String)> = form.what.iter().cloned().zip(counts).filter(|(what, _)| !what.trim().is_empty()).collect();
    let length = rows.len().max(ROWS);
    rows.resize(length, (String::new(), String::new()));
    rows
}

async fn show_page(cx: &Cx, id: GuestId, (form, problems): (DepositForm, Problems)) -> Result<ShowPage> {
    let mut conn = cx.read().await?;
    let known = guest::get(cx, &mut conn, (id, Duty::BelongingKeep)).await?;
    cx.look(id.cast(), Compartment::House, "belonging").await?;
    let name = guest::name_of(cx, &mut conn, &known).await?;
    let kept = Belongings::fold(&cx.app().ledger().stream(&mut conn, id).await?);
    drop(conn);
    let rows: Vec<DepositRow> = kept.deposits.iter().rev().filter(|deposit| !deposit.moved).map(|deposit| deposit_row(cx, deposit, &[])).collect();
    let (open, closed) = rows.into_iter().partition(|row| row.open);
    Ok(ShowPage { back: name.back("/belongings"), guest: name, sex: known.sex, open, closed, rows: typed_rows(&form), form, problems })
}

pub(super) async fn show(cx: Cx, Path(id): Path<GuestId>) -> Result<Response> {
    let page = show_page(&cx, id, (DepositForm::default(), Problems::default())).await?;
    cx.page(page).await
}

/// What is kept now.
#[derive(Serialize, ToSchema)]
pub(crate) struct Kept {
    deposit: DepositId,
    seal: String,
    /// How many things are kept in it.
    kept: i64,
}

fn act<'a>(cx: &'a Cx, write: &Write) -> Act<'a> {
    Act { by: cx.user(), name: cx.account().map_or("", |account| account.name.as_str()), at: write.now() }
}

fn done(cx: &Cx, (known, notice): (&Guest, &str), deposit: &Deposit) -> Result<Response> {
    let kept = Kept { deposit: deposit.taken.deposit, seal: deposit.seal.clone(), kept: deposit.kept() };
    cx.done(&format!("/belongings/{}", known.id), notice, &kept)
}

pub(super) async fn deposit(cx: Cx, Path(id): Path<GuestId>, Input(form): Input<DepositForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let known = guest::get(&cx, write.conn()?, (id, Duty::BelongingKeep)).await?;
    let deposit: DepositId = write.id();
    let taken = store::seal_taken(write.conn()?, cx.site_id(), (&rules::seal(&form.seal), deposit)).await?;
    let act = act(&cx, &write);
    match rules::deposit(&form, (known.sex, taken), (deposit, act)) {
        Ok(facts) => {
            let mut stream = write.load(id).await?;
            write.append(&mut stream, facts).await?;
            write.commit().await?;
            let kept = Belongings::fold(&stream);
            done(&cx, (&known, "belonging-deposited-done"), kept.get(deposit).ok_or(Error::NotFound)?)
        }
        Err(problems) => {
            drop(write);
            if cx.wants() == Wants::Json && rules::is_conflict(&problems) {
                return Err(Error::Conflict(problems));
            }
            let page = show_page(&cx, id, (form, problems.clone())).await?;
            cx.retry(page, &problems).await
        }
    }
}

/// The form of a return.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "belonging/back.html")]
pub(crate) struct ReturnPage {
    guest: GuestName,
    bag: DepositRow,
    scopes: &'static [&'static str],
    receivers: &'static [&'static str],
    form: ReturnForm,
    problems: Problems,
}

impl View for ReturnPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("belonging-return")
    }
}

async fn return_page(cx: &Cx, (id, deposit): (GuestId, DepositId), (form, problems): (ReturnForm, Problems)) -> Result<ReturnPage> {
    let mut conn = cx.read().await?;
    let known = guest::get(cx, &mut conn, (id, Duty::BelongingKeep)).await?;
    cx.look(id.cast(), Compartment::House, "belonging").await?;
    let name = guest::name_of(cx, &mut conn, &known).await?;
    let kept = Belongings::fold(&cx.app().ledger().stream(&mut conn, id).await?);
    drop(conn);
    let deposit = kept.get(deposit).ok_or(Error::NotFound)?;
    if !deposit.is_open() {
        return Err(Error::conflict("", "belonging-closed"));
    }
    Ok(ReturnPage { guest: name, bag: deposit_row(cx, deposit, &form.give), scopes: &SCOPES, receivers: &RECEIVERS, form, problems })
}

pub(super) async fn ask_return(cx: Cx, Path(path): Path<(GuestId, DepositId)>) -> Result<Response> {
    let page = return_page(&cx, path, (ReturnForm::default(), Problems::default())).await?;
    cx.page(page).await
}

pub(super) async fn give_back(cx: Cx, Path((id, deposit)): Path<(GuestId, DepositId)>, Input(form): Input<ReturnForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let known = guest::get(&cx, write.conn()?, (id, Duty::BelongingKeep)).await?;
    let mut stream = write.load(id).await?;
    let kept = Belongings::fold(&stream);
    let bag = kept.get(deposit).ok_or(Error::NotFound)?;
    let taken = store::seal_taken(write.conn()?, bag.site, (&rules::seal(&form.new_seal), deposit)).await?;
    let act = act(&cx, &write);
    match rules::give_back(bag, &form, (taken, act)) {
        Ok(facts) => {
            write.append(&mut stream, facts).await?;
            write.commit().await?;
            let kept = Belongings::fold(&stream);
            let bag = kept.get(deposit).ok_or(Error::NotFound)?;
            let notice = if bag.is_open() { "belonging-part-done" } else { "belonging-returned-done" };
            done(&cx, (&known, notice), bag)
        }
        Err(problems) => {
            drop(write);
            if rules::is_conflict(&problems) && (cx.wants() == Wants::Json || problems.of("").is_some()) {
                return Err(Error::Conflict(problems));
            }
            let page = return_page(&cx, (id, deposit), (form, problems.clone())).await?;
            cx.retry(page, &problems).await
        }
    }
}
