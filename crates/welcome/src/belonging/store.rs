//! Belongings in the database: which bag is open, under which seal, and whether its owner has left.

use access::Duty;
use house::stay::{GuestId, GuestKind};
use ledger::{Bind, BoxFuture, Conn, Instant, Projector, SiteId, Stream, Write, all, one, run};
use web::{Cx, Result};

use super::facts::{Belongings, Deposit, DepositId};
use crate::guest;

/// Bags on one page.
pub(super) const LIST_MAX: i64 = 100;
/// Bags of one guest that are looked at.
const OWN_MAX: i64 = 50;

pub(super) const PROJECTOR: Projector = Projector {
    room: "belonging",
    listens: &["belonging/"],
    tables: &["belonging"],
    schema: "
        create table belonging (deposit_id {text} not null primary key, guest_id {text} not null, site_id {text} not null, seal {text} not null, kept {int} not null, deposited_at {int} not null, closed_at {int}, conflict {bool} not null) {strict};
        create index belonging_guest on belonging (guest_id);
        create index belonging_open on belonging (site_id, deposited_at) where closed_at is null;
        create unique index belonging_seal on belonging (site_id, seal) where closed_at is null and not conflict;
    ",
    project,
};

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        let mut seals = all!(
            write.conn()?,
            (SiteId, String),
            "select site_id, seal from belonging where guest_id = $1 and closed_at is null order by deposit_id limit 1000",
            stream.id
        )?;
        run!(write.conn()?, "delete from belonging where guest_id = $1", stream.id)?;
        for deposit in Belongings::fold(stream).deposits.iter().filter(|deposit| !deposit.moved) {
            insert(write.conn()?, stream.id, deposit).await?;
            seals.push((deposit.site, deposit.seal.clone()));
        }
        seals.sort();
        seals.dedup();
        for (site, seal) in seals {
            settle(write.conn()?, site, &seal).await?;
        }
        Ok(())
    })
}

/// Writes the row of a bag; an open one is in conflict until [`settle`] has looked at who else claims its seal.
async fn insert(conn: &mut Conn, guest: GuestId, deposit: &Deposit) -> ledger::Result<()> {
    run!(
        conn,
        "insert into belonging (deposit_id, guest_id, site_id, seal, kept, deposited_at, closed_at, conflict) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (deposit_id) do nothing",
        deposit.taken.deposit,
        guest,
        deposit.site,
        &deposit.seal,
        deposit.kept(),
        deposit.taken.at,
        deposit.closed_at,
        deposit.is_open()
    )?;
    Ok(())
}

/// Says which bag a seal belongs to when histories that were merged let several claim it: the earliest.
async fn settle(conn: &mut Conn, site: SiteId, seal: &str) -> ledger::Result<()> {
    run!(&mut *conn, "update belonging set conflict = $3 where site_id = $1 and seal = $2 and closed_at is null", site, seal, true)?;
    let first = one!(
        &mut *conn,
        (DepositId,),
        "select deposit_id from belonging where site_id = $1 and seal = $2 and closed_at is null order by deposited_at, deposit_id limit 1",
        site,
        seal
    )?;
    if let Some((deposit,)) = first {
        run!(conn, "update belonging set conflict = $2 where deposit_id = $1", deposit, false)?;
    }
    Ok(())
}

/// Whether another open bag of the site has this seal.
pub(super) async fn seal_taken(conn: &mut Conn, site: SiteId, (seal, except): (&str, DepositId)) -> Result<bool> {
    let found = one!(
        conn,
        (DepositId,),
        "select deposit_id from belonging where site_id = $1 and seal = $2 and closed_at is null and deposit_id <> $3 order by deposit_id limit 1",
        site,
        seal,
        except
    )?;
    Ok(found.is_some())
}

/// A bag that is kept for a guest.
#[derive(sqlx::FromRow)]
pub(super) struct Open {
    pub(super) seal: String,
    /// Whether the guest has left since.
    pub(super) left_behind: bool,
}

/// The open bags of a guest, oldest first.
pub(super) async fn list_open(conn: &mut Conn, guest: GuestId) -> Result<Vec<Open>> {
    Ok(all!(
        conn,
        Open,
        "select b.seal, (exists (select 1 from stay as s where s.guest_id = b.guest_id and s.departed_at >= b.deposited_at and s.departure_type <> 'registered') and not exists (select 1 from stay as s where s.guest_id = b.guest_id and s.departed_at is null)) as left_behind from belonging as b where b.guest_id = $1 and b.closed_at is null order by b.deposited_at, b.deposit_id limit $2",
        guest,
        OWN_MAX
    )?)
}

/// A bag in the list.
#[derive(sqlx::FromRow)]
pub(super) struct Bag {
    pub(super) deposit_id: DepositId,
    pub(super) guest_id: GuestId,
    pub(super) seal: String,
    pub(super) kept: i64,
    pub(super) deposited_at: Instant,
    pub(super) conflict: bool,
    anonymous: bool,
    pub(super) is_in: bool,
    /// When the guest last left, after the bag came.
    pub(super) left_at: Option<Instant>,
    /// Whether that was no departure but a registration: the guest is here under another code.
    pub(super) registered: bool,
}

impl Bag {
    pub(super) fn kind(&self) -> GuestKind {
        if self.anonymous { GuestKind::Contact } else { GuestKind::Person }
    }
}

const GONE: &str = "not exists (select 1 from stay as s where s.guest_id = b.guest_id and s.departed_at is null) and exists (select 1 from stay as s where s.guest_id = b.guest_id and s.departed_at >= b.deposited_at and s.departure_type <> 'registered')";

/// Open bags of the site that the reader may keep, or only those whose owners have left; oldest first.
pub(super) async fn list(cx: &Cx, conn: &mut Conn, (left, seal): (bool, &str)) -> Result<Vec<Bag>> {
    let filter = cx.filter(Duty::BelongingKeep, "p", 2)?;
    let mut binds = vec![Bind::Text(cx.site_id().to_string())];
    binds.extend(filter.binds);
    let mut and = String::new();
    if left {
        and.push_str(&format!(" and {GONE}"));
    }
    if !seal.is_empty() {
        binds.push(Bind::Text(seal.to_owned()));
        and.push_str(&format!(" and b.seal = ${}", binds.len()));
    }
    binds.push(Bind::Int(LIST_MAX + 1));
    let sql = format!(
        "select b.deposit_id, b.guest_id, b.seal, b.kept, b.deposited_at, b.conflict, p.person_id is null as anonymous, exists (select 1 from stay as s where s.guest_id = b.guest_id and s.departed_at is null) as is_in, (select max(s.departed_at) from stay as s where s.guest_id = b.guest_id and s.departed_at >= b.deposited_at) as left_at, exists (select 1 from stay as s where s.guest_id = b.guest_id and s.departure_type = 'registered') as registered
        from belonging as b left join person as p on p.person_id = b.guest_id where b.site_id = $1 and b.closed_at is null and ({} or (p.person_id is not null and {})){and} order by b.deposited_at, b.deposit_id limit ${}",
        guest::contacts(cx, Duty::BelongingKeep),
        filter.sql,
        binds.len()
    );
    Ok(conn.select(sql, &binds).await?)
}

/// How many bags are kept whose owners have left.
pub(super) async fn count_left_behind(cx: &Cx, conn: &mut Conn) -> Result<i64> {
    let filter = cx.filter(Duty::BelongingKeep, "p", 2)?;
    let mut binds = vec![Bind::Text(cx.site_id().to_string())];
    binds.extend(filter.binds);
    let sql = format!(
        "select count(*) from belonging as b left join person as p on p.person_id = b.guest_id where b.site_id = $1 and b.closed_at is null and ({} or (p.person_id is not null and {})) and {GONE}",
        guest::contacts(cx, Duty::BelongingKeep),
        filter.sql
    );
    let rows: Vec<(i64,)> = conn.select(sql, &binds).await?;
    Ok(rows.first().map_or(0, |row| row.0))
}
