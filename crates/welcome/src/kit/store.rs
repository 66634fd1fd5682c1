//! Kits in the database: requests by how they stand, and contents by version.

use access::Duty;
use house::stay::{GuestId, GuestKind, StayId};
use ledger::{Bind, BoxFuture, Conn, Instant, Projector, SiteId, Stream, StreamId, UserId, Write, all, one, run};
use web::{Cx, Result};

use super::facts::{Kits, Request, RequestId, composed};
use super::rules::Before;
use crate::guest;
use crate::words::Words;

/// Requests on one page.
pub(super) const LIST_MAX: i64 = 100;
/// Kits of the same kind that are looked at before another one.
const BEFORE_MAX: i64 = 100;
/// Versions of contents that are read at once.
const CONTENTS_MAX: i64 = 500;

pub(super) const PROJECTOR: Projector = Projector {
    room: "kit",
    listens: &["kit/"],
    tables: &["kit_request", "kit_contents"],
    schema: "
        create table kit_request (request_id {text} not null primary key, guest_id {text} not null, site_id {text} not null, kit {text} not null, version {int} not null, size {text} not null, quantity {int} not null, household_id {text}, people {int} not null, stay_id {text}, criteria {bool} not null, formula {bool} not null, despite {bool} not null, urgent {bool} not null, status {text} not null, asked_by {text} not null, asked_at {int} not null, decided_by {text}, decided_at {int}, ended_at {int}) {strict};
        create index kit_request_status on kit_request (site_id, status, asked_at);
        create index kit_request_guest on kit_request (guest_id);
        create index kit_request_household on kit_request (household_id);
        create table kit_contents (site_id {text} not null, kit {text} not null, version {int} not null, fr {text} not null, en {text} not null, ar {text} not null, published_at {int} not null, published_by {text} not null, primary key (site_id, kit, version)) {strict};
    ",
    project,
};

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        run!(write.conn()?, "delete from kit_request where guest_id = $1", stream.id)?;
        for request in Kits::fold(stream).requests.iter().filter(|request| !request.moved) {
            insert(write.conn()?, stream.id, request).await?;
        }
        for (contents, at, by) in composed(stream) {
            run!(
                write.conn()?,
                "insert into kit_contents (site_id, kit, version, fr, en, ar, published_at, published_by) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (site_id, kit, version) do nothing",
                stream.id,
                &contents.kit,
                contents.version,
                &contents.words.fr,
                &contents.words.en,
                &contents.words.ar,
                at,
                by
            )?;
        }
        Ok(())
    })
}

async fn insert(conn: &mut Conn, guest: GuestId, request: &Request) -> ledger::Result<()> {
    let asked = &request.asked;
    let ended = request.given.as_ref().map(|given| given.at).or_else(|| request.dropped.as_ref().map(|dropped| dropped.at));
    run!(
        conn,
        "insert into kit_request (request_id, guest_id, site_id, kit, version, size, quantity, household_id, people, stay_id, criteria, formula, despite, urgent, status, asked_by, asked_at, decided_by, decided_at, ended_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20) on conflict (request_id) do nothing",
        asked.request,
        guest,
        request.site,
        &asked.kit,
        asked.version,
        &asked.size,
        asked.quantity,
        asked.household,
        asked.people,
        asked.stay,
        asked.criteria,
        !asked.formula.is_empty(),
        !asked.despite.is_empty(),
        asked.urgent,
        request.status().name(),
        asked.by,
        asked.at,
        request.decided.as_ref().map(|decided| decided.by),
        request.decided.as_ref().map(|decided| decided.at),
        ended
    )?;
    Ok(())
}

/// A request as lists show it.
#[derive(sqlx::FromRow, Clone)]
pub(super) struct Row {
    pub(super) request_id: RequestId,
    pub(super) guest_id: GuestId,
    pub(super) kit: String,
    pub(super) version: i64,
    pub(super) size: String,
    pub(super) quantity: i64,
    pub(super) whole: bool,
    pub(super) people: i64,
    pub(super) criteria: bool,
    pub(super) formula: bool,
    pub(super) despite: bool,
    pub(super) urgent: bool,
    pub(super) asked_by: UserId,
    pub(super) asked_at: Instant,
    anonymous: bool,
    /// Whether the file is closed to the site at large.
    pub(super) closed_file: bool,
}

impl Row {
    pub(super) fn kind(&self) -> GuestKind {
        if self.anonymous { GuestKind::Contact } else { GuestKind::Person }
    }
}

const COLUMNS: &str = "k.request_id, k.guest_id, k.kit, k.version, k.size, k.quantity, k.household_id is not null as whole, k.people, k.criteria, k.formula, k.despite, k.urgent, k.asked_by, k.asked_at, p.person_id is null as anonymous";

/// Requests of the site that stand so, of guests for whom the reader may ask: the urgent first, then the oldest; those
/// that are over, newest first.
pub(super) async fn list(cx: &Cx, conn: &mut Conn, status: &str) -> Result<Vec<Row>> {
    let filter = cx.filter(Duty::KitRequest, "p", 3)?;
    let mut binds = vec![Bind::Text(cx.site_id().to_string()), Bind::Text(status.to_owned())];
    binds.extend(filter.binds);
    binds.extend([Bind::Bool(false), Bind::Int(LIST_MAX + 1)]);
    let order = if ["given", "dropped"].contains(&status) { "k.asked_at desc" } else { "k.urgent desc, k.asked_at" };
    let sql = format!(
        "select {COLUMNS}, coalesce(p.restricted, ${}) as closed_file from kit_request as k left join person as p on p.person_id = k.guest_id where k.site_id = $1 and k.status = $2 and ({} or (p.person_id is not null and {})) order by {order}, k.request_id limit ${}",
        binds.len() - 1,
        guest::contacts(cx, Duty::KitRequest),
        filter.sql,
        binds.len()
    );
    Ok(conn.select(sql, &binds).await?)
}

/// How many requests stand so, of guests for whom the reader may ask.
pub(super) async fn count_status(cx: &Cx, conn: &mut Conn, status: &str) -> Result<i64> {
    let filter = cx.filter(Duty::KitRequest, "p", 3)?;
    let mut binds = vec![Bind::Text(cx.site_id().to_string()), Bind::Text(status.to_owned())];
    binds.extend(filter.binds);
    let sql = format!(
        "select count(*) from kit_request as k left join person as p on p.person_id = k.guest_id where k.site_id = $1 and k.status = $2 and ({} or (p.person_id is not null and {}))",
        guest::contacts(cx, Duty::KitRequest),
        filter.sql
    );
    let rows: Vec<(i64,)> = conn.select(sql, &binds).await?;
    Ok(rows.first().map_or(0, |row| row.0))
}

/// Requests of the site to decide, the urgent first. Whoever decides opens no file, so closed ones are among them.
pub(super) async fn list_pending(conn: &mut Conn, site: SiteId) -> Result<Vec<Row>> {
    let binds = [Bind::Text(site.to_string()), Bind::Bool(false), Bind::Int(LIST_MAX + 1)];
    let sql = format!(
        "select {COLUMNS}, coalesce(p.restricted, $2) as closed_file from kit_request as k left join person as p on p.person_id = k.guest_id where k.site_id = $1 and k.status = 'pending' order by k.urgent desc, k.asked_at, k.request_id limit $3"
    );
    Ok(conn.select(sql, &binds).await?)
}

/// How many wait for a decision by somebody else than whoever asked: urgent ones, and all.
pub(super) async fn count_pending(conn: &mut Conn, site: SiteId, user: UserId) -> Result<(i64, i64)> {
    let rows = all!(
        conn,
        (bool, i64),
        "select urgent, count(*) from kit_request where site_id = $1 and status = 'pending' and asked_by <> $2 group by urgent order by urgent limit 2",
        site,
        user
    )?;
    let urgent = rows.iter().filter(|(urgent, _)| *urgent).map(|(_, count)| count).sum();
    Ok((urgent, rows.iter().map(|(_, count)| count).sum()))
}

/// How many of one's own requests were refused and not read yet.
pub(super) async fn count_refused(conn: &mut Conn, site: SiteId, user: UserId) -> Result<i64> {
    let found = one!(conn, (i64,), "select count(*) from kit_request where site_id = $1 and status = 'refused' and asked_by = $2", site, user)?;
    Ok(found.map_or(0, |row| row.0))
}

/// How many kits are ready for a guest.
pub(super) async fn count_ready(conn: &mut Conn, guest: GuestId) -> Result<i64> {
    let found = one!(conn, (i64,), "select count(*) from kit_request where guest_id = $1 and status = 'approved'", guest)?;
    Ok(found.map_or(0, |row| row.0))
}

/// One request, whatever the reader may see of its guest.
pub(super) async fn get(conn: &mut Conn, id: RequestId) -> Result<Option<Row>> {
    let binds = [Bind::Text(id.to_string()), Bind::Bool(false)];
    let sql = format!(
        "select {COLUMNS}, coalesce(p.restricted, $2) as closed_file from kit_request as k left join person as p on p.person_id = k.guest_id where k.request_id = $1"
    );
    let mut rows: Vec<Row> = conn.select(sql, &binds).await?;
    Ok(rows.pop())
}

/// The site of a request.
pub(super) async fn site_of(conn: &mut Conn, id: RequestId) -> Result<Option<SiteId>> {
    Ok(one!(conn, (SiteId,), "select site_id from kit_request where request_id = $1", id)?.map(|row| row.0))
}

/// How a request stands; empty when there is none.
pub(super) async fn status_of(conn: &mut Conn, id: RequestId) -> Result<String> {
    Ok(one!(conn, (String,), "select status from kit_request where request_id = $1", id)?.map(|row| row.0).unwrap_or_default())
}

/// Whose kits are looked at before another one is asked for.
pub(super) struct Circle {
    pub(super) guest: GuestId,
    pub(super) household: Option<StreamId>,
    /// Since when the guest is in the house.
    pub(super) since: Option<Instant>,
    /// Whether the kit is for the whole household.
    pub(super) whole: bool,
}

/// Kits of a kind that a guest has had or will have: their own, those for the whole household, and, when it is asked for
/// all of them, those of its members who are in the house. Refused ones are left out.
pub(super) async fn list_before(conn: &mut Conn, circle: &Circle, kit: &str) -> Result<Vec<Before>> {
    let own = all!(
        &mut *conn,
        (Option<StayId>, Instant),
        "select stay_id, asked_at from kit_request where guest_id = $1 and kit = $2 and status in ('pending', 'approved', 'given') order by asked_at desc, request_id limit $3",
        circle.guest,
        kit,
        BEFORE_MAX
    )?;
    let mut out: Vec<Before> = own.into_iter().map(|(stay, at)| Before { stay, at, household: false }).collect();
    let Some(household) = circle.household else { return Ok(out) };
    let shared = all!(
        &mut *conn,
        (Option<StayId>, Instant),
        "select stay_id, asked_at from kit_request where household_id = $1 and kit = $2 and guest_id <> $3 and asked_at >= $4 and status in ('pending', 'approved', 'given') order by asked_at desc, request_id limit $5",
        household,
        kit,
        circle.guest,
        circle.since.unwrap_or_default(),
        BEFORE_MAX
    )?;
    out.extend(shared.into_iter().map(|(stay, at)| Before { stay, at, household: true }));
    if circle.whole {
        let members = all!(
            conn,
            (Option<StayId>, Instant),
            "select k.stay_id, k.asked_at from household_member as m join kit_request as k on k.guest_id = m.person_id join stay as s on s.stay_id = k.stay_id and s.departed_at is null where m.household_id = $1 and m.until_at is null and k.kit = $2 and k.guest_id <> $3 and k.status in ('pending', 'approved', 'given') order by k.asked_at desc, k.request_id limit $4",
            household,
            kit,
            circle.guest,
            BEFORE_MAX
        )?;
        out.extend(members.into_iter().map(|(stay, at)| Before { stay, at, household: true }));
    }
    Ok(out)
}

/// Contents of a kit as published.
#[derive(Clone)]
pub(super) struct Contents {
    pub(super) kit: String,
    pub(super) version: i64,
    pub(super) words: Words,
    pub(super) at: Instant,
    pub(super) by: UserId,
}

/// All contents of a site, the newest version of each kit first.
pub(super) async fn list_contents(conn: &mut Conn, site: SiteId) -> Result<Vec<Contents>> {
    let rows = all!(
        conn,
        (String, i64, String, String, String, Instant, UserId),
        "select kit, version, fr, en, ar, published_at, published_by from kit_contents where site_id = $1 order by kit, version desc limit $2",
        site,
        CONTENTS_MAX
    )?;
    Ok(rows.into_iter().map(|(kit, version, fr, en, ar, at, by)| Contents { kit, version, words: Words { fr, en, ar }, at, by }).collect())
}
