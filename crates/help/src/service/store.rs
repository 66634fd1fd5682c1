//! Services in the database: that and when something was given is open, what it was is sealed in its part of the file.

use std::collections::{BTreeMap, BTreeSet};

use access::Duty;
use ledger::{Bind, BoxFuture, Compartment, Conn, Day, Instant, Projector, SiteId, Stream, StreamId, Write, all, one, run};
use people::person::PersonId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{App, Cx, Result};

use super::facts::{self, Group, GroupId, Service, ServiceId, Services};

/// Rows opened at once for counts.
const PAGE: i64 = 1000;

pub(super) const PROJECTOR: Projector = Projector {
    room: "service",
    listens: &["service/", "duplicate/released"],
    tables: &["service_given", "service_group"],
    schema: "
        create table service_given (service_id {text} not null primary key, person_id {text} not null, site_id {text} not null, part {text} not null, given_on {text} not null, at {int} not null, by_user {text} not null, sealed {blob} not null) {strict};
        create index service_given_person on service_given (person_id, given_on);
        create index service_given_site on service_given (site_id, given_on, service_id);
        create table service_group (group_id {text} not null primary key, site_id {text} not null, given_on {text} not null, noted {int} not null, others {int} not null, sealed {blob} not null) {strict};
        create index service_group_site on service_group (site_id, given_on);
    ",
    project,
};

/// What was given, as the sealed column holds it.
#[derive(Serialize, Deserialize)]
struct Sealed {
    code: String,
    quantity: i64,
    result: String,
}

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        if let Some((group, site)) = facts::group(stream) {
            return insert_group(write, (stream.id, site), &group).await;
        }
        run!(write.conn()?, "delete from service_given where person_id = $1", stream.id)?;
        // What does not hold is read from the file; it is counted nowhere.
        for service in Services::fold(stream).held() {
            insert(write, stream.id, service).await?;
        }
        Ok(())
    })
}

async fn insert(write: &mut Write, person: StreamId, service: &Service) -> ledger::Result<()> {
    let what = Sealed { code: service.given.code.clone(), quantity: service.given.quantity, result: service.given.result.clone() };
    let sealed = write.seal(person, service.part, "service_given", &what).await?;
    run!(
        write.conn()?,
        "insert into service_given (service_id, person_id, site_id, part, given_on, at, by_user, sealed) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (service_id) do nothing",
        service.given.service,
        person,
        service.site,
        service.part.name(),
        service.on,
        service.at,
        service.by,
        sealed
    )?;
    Ok(())
}

async fn insert_group(write: &mut Write, (id, site): (StreamId, SiteId), group: &Group) -> ledger::Result<()> {
    let Some(on) = group.on else { return Ok(()) };
    let sealed = write.seal(id, Compartment::House, "service_group", group).await?;
    run!(
        write.conn()?,
        "insert into service_group (group_id, site_id, given_on, noted, others, sealed) values ($1, $2, $3, $4, $5, $6) on conflict (group_id) do nothing",
        id,
        site,
        on,
        group.noted,
        group.others,
        sealed
    )?;
    Ok(())
}

/// The last group activities of the site.
pub(super) async fn list_groups(cx: &Cx, conn: &mut Conn, limit: i64) -> Result<Vec<Group>> {
    let rows = all!(
        conn,
        (GroupId, Vec<u8>, Option<Vec<u8>>),
        "select g.group_id, g.sealed, k.wrapped from service_group as g left join seal_key as k on k.stream_id = g.group_id and k.compartment = 'house' where g.site_id = $1 order by g.given_on desc, g.group_id desc limit $2",
        cx.site_id(),
        limit
    )?;
    let mut out = Vec::with_capacity(rows.len());
    for (id, sealed, wrapped) in rows {
        if let Some(wrapped) = wrapped {
            out.push(cx.app().ledger().open_sealed(id.cast(), Compartment::House, "service_group", &wrapped, &sealed)?);
        }
    }
    Ok(out)
}

/// People in the house whom the reader may find: those who may be ticked on a list.
pub(super) async fn list_inside(cx: &Cx, conn: &mut Conn, limit: i64) -> Result<Vec<PersonId>> {
    let mut binds = vec![Bind::Text(cx.site_id().to_string())];
    let filter = cx.filter(Duty::PersonSearch, "p", binds.len() + 1)?;
    binds.extend(filter.binds);
    binds.push(Bind::Int(limit));
    let sql = format!(
        "select s.guest_id from stay as s join person as p on p.person_id = s.guest_id where s.site_id = $1 and s.departed_at is null and {} order by s.admitted_at, s.guest_id limit ${}",
        filter.sql,
        binds.len()
    );
    let rows: Vec<(PersonId,)> = conn.select(sql, &binds).await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// How often a service was given, and to how many people.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, ToSchema)]
pub struct Count {
    /// Times, each giving once.
    pub contacts: i64,
    /// Distinct people.
    pub people: i64,
    /// How many in all.
    pub quantity: i64,
}

#[derive(sqlx::FromRow)]
struct CountRow {
    service_id: ServiceId,
    person_id: StreamId,
    part: String,
    given_on: Day,
    sealed: Vec<u8>,
    wrapped: Option<Vec<u8>>,
}

/// Services (I20 of domain.md 7.10) by code in `[from, to)`: what was given, wholly or in part. Small numbers: not to be
/// shown before disclosure control.
///
/// # Errors
/// When the database fails or a seal does not hold.
pub async fn counts(app: &App, conn: &mut Conn, (site, from, to): (SiteId, Day, Day)) -> Result<BTreeMap<String, Count>> {
    let mut out: BTreeMap<String, Count> = BTreeMap::new();
    let mut people = BTreeSet::new();
    let mut after = (from, ServiceId::nil());
    loop {
        let rows = all!(
            &mut *conn,
            CountRow,
            "select g.service_id, g.person_id, g.part, g.given_on, g.sealed, k.wrapped from service_given as g left join seal_key as k on k.stream_id = g.person_id and k.compartment = g.part where g.site_id = $1 and g.given_on < $2 and (g.given_on > $3 or (g.given_on = $3 and g.service_id > $4)) and exists (select 1 from person as p where p.person_id = g.person_id) order by g.given_on, g.service_id limit $5",
            site,
            to,
            after.0,
            after.1,
            PAGE
        )?;
        let Some(last) = rows.last() else { return Ok(out) };
        after = (last.given_on, last.service_id);
        for row in rows {
            let (Some(wrapped), Some(part)) = (row.wrapped, Compartment::find(&row.part)) else { continue };
            let what: Sealed = app.ledger().open_sealed(row.person_id, part, "service_given", &wrapped, &row.sealed)?;
            if !matches!(what.result.as_str(), "given" | "partly") {
                continue;
            }
            let count = out.entry(what.code.clone()).or_default();
            count.contacts += 1;
            count.quantity = count.quantity.saturating_add(what.quantity);
            count.people += i64::from(people.insert((what.code, row.person_id)));
        }
    }
}

/// Unique people assisted (I02 of domain.md 7.10): distinct people for whom at least one service is noted in `[from, to)`.
///
/// # Errors
/// When the database fails.
pub async fn assisted(conn: &mut Conn, (site, from, to): (SiteId, Day, Day)) -> Result<i64> {
    let found = one!(
        conn,
        (i64,),
        "select count(distinct g.person_id) from service_given as g join person as p on p.person_id = g.person_id where g.site_id = $1 and g.given_on >= $2 and g.given_on < $3",
        site,
        from,
        to
    )?;
    Ok(found.map_or(0, |row| row.0))
}

/// Attendance at group activities (I25 of domain.md 7.10) in `[from, to)`: activities, and heads, those without a file too.
///
/// # Errors
/// When the database fails.
pub async fn attendance(conn: &mut Conn, (site, from, to): (SiteId, Day, Day)) -> Result<(i64, i64)> {
    let found = one!(
        conn,
        (i64, i64),
        "select count(*), cast(coalesce(sum(noted + others), 0) as bigint) from service_group where site_id = $1 and given_on >= $2 and given_on < $3",
        site,
        from,
        to
    )?;
    Ok(found.unwrap_or_default())
}

/// When something was last given to somebody, whatever it was, of the parts that the reader reads.
pub(super) async fn last(cx: &Cx, conn: &mut Conn, person: PersonId) -> Result<Option<(Day, Instant)>> {
    let parts: Vec<Compartment> = Compartment::ALL.into_iter().filter(|part| cx.reads(*part)).collect();
    let mut binds = vec![Bind::Text(person.to_string())];
    let places: Vec<String> = parts.iter().enumerate().map(|(n, _)| format!("${}", n + 2)).collect();
    binds.extend(parts.iter().map(|part| Bind::Text(part.name().to_owned())));
    if places.is_empty() {
        return Ok(None);
    }
    let sql =
        format!("select given_on, at from service_given where person_id = $1 and part in ({}) order by given_on desc, at desc limit 1", places.join(", "));
    Ok(conn.select::<(Day, Instant)>(sql, &binds).await?.first().copied())
}
