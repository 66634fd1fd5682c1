//! Closures in the database: what waits, what was sent back, what ended when. Why is sealed.

use std::collections::BTreeMap;

use access::Duty;
use care::file::File;
use ledger::{Bind, BoxFuture, Compartment, Conn, Instant, Projector, SiteId, Stream, UserId, Write, one, run};
use people::person::PersonId;
use web::{App, Cx, Result};

use super::facts::{ClosureId, Closures, State};

pub(super) const PROJECTOR: Projector = Projector {
    room: "closure",
    listens: &["closure/", "file/", "duplicate/released"],
    tables: &["closure", "retention"],
    schema: "
        create table closure (closure_id {text} not null primary key, person_id {text} not null, site_id {text} not null, asked_at {int} not null, asked_by {text} not null, level {int} not null, state {text} not null, changed_at {int} not null, latest {bool} not null, sealed {blob} not null) {strict};
        create index closure_person on closure (person_id);
        create index closure_waiting on closure (site_id, asked_at) where state = 'waiting';
        create index closure_back on closure (asked_by, changed_at) where state = 'back' and latest;
        create index closure_ended on closure (site_id, changed_at) where state = 'ended';
        create table retention (person_id {text} not null, compartment {text} not null, site_id {text} not null, until_on {text}, primary key (person_id, compartment)) {strict};
        create index retention_due on retention (site_id, until_on);
    ",
    project,
};

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        run!(write.conn()?, "delete from closure where person_id = $1", stream.id)?;
        run!(write.conn()?, "delete from retention where person_id = $1", stream.id)?;
        let closures = Closures::fold(stream);
        let file = File::fold(stream);
        let Some(site) = file.as_ref().map(|file| file.site) else { return Ok(()) };
        for (id, closure) in &closures.0 {
            let sealed = write.seal(stream.id, Compartment::Protection, "closure", &closure.asked.reason).await?;
            run!(
                write.conn()?,
                "insert into closure (closure_id, person_id, site_id, asked_at, asked_by, level, state, changed_at, latest, sealed) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                *id,
                stream.id,
                site,
                closure.at,
                closure.by,
                closure.asked.level.rank(),
                closure.state.name(),
                closure.changed_at,
                closures.of(closure.asked.file).is_some_and(|last| last.asked.closure == *id),
                sealed
            )?;
        }
        let ended = file.filter(|file| !file.is_open()).and_then(|file| closures.of(file.opened.file).cloned());
        let Some(State::Ended { keep, .. }) = ended.map(|closure| closure.state) else { return Ok(()) };
        for part in keep {
            run!(
                write.conn()?,
                "insert into retention (person_id, compartment, site_id, until_on) values ($1, $2, $3, $4) on conflict (person_id, compartment) do nothing",
                stream.id,
                part.compartment.name(),
                site,
                part.until
            )?;
        }
        Ok(())
    })
}

/// Whether a follow-up of a person was ever closed.
pub(super) async fn has_ended(conn: &mut Conn, person: PersonId) -> Result<bool> {
    Ok(one!(conn, (ClosureId,), "select closure_id from closure where person_id = $1 and state = 'ended' order by closure_id limit 1", person)?.is_some())
}

/// A closure in a list.
#[derive(sqlx::FromRow)]
pub(crate) struct Row {
    pub(crate) person_id: PersonId,
    pub(crate) asked_at: Instant,
    pub(crate) asked_by: UserId,
    pub(crate) level: i64,
}

/// Closures that wait and that the reader may approve, the oldest first.
pub(crate) async fn list_waiting(cx: &Cx, conn: &mut Conn, limit: i64) -> Result<Vec<Row>> {
    let filter = cx.filter(Duty::CaseApprove, "p", 2)?;
    let mut binds: Vec<Bind> = std::iter::once(Bind::Text(cx.site_id().to_string())).chain(filter.binds).collect();
    binds.push(Bind::Int(limit));
    let sql = format!(
        "select c.person_id, c.asked_at, c.asked_by, c.level from closure as c join person as p on p.person_id = c.person_id where c.site_id = $1 and c.state = 'waiting' and {} order by c.asked_at, c.closure_id limit ${}",
        filter.sql,
        binds.len()
    );
    Ok(conn.select(sql, &binds).await?)
}

/// How many closures wait that the reader may approve and did not ask for.
///
/// # Errors
/// When the database fails.
pub async fn count_waiting(cx: &Cx, conn: &mut Conn) -> Result<i64> {
    let filter = cx.filter(Duty::CaseApprove, "p", 3)?;
    let binds: Vec<Bind> = [Bind::Text(cx.site_id().to_string()), Bind::Text(cx.user().to_string())].into_iter().chain(filter.binds).collect();
    let sql = format!(
        "select count(*) from closure as c join person as p on p.person_id = c.person_id where c.site_id = $1 and c.state = 'waiting' and c.asked_by <> $2 and {}",
        filter.sql
    );
    Ok(conn.select::<(i64,)>(sql, &binds).await?.first().map_or(0, |row| row.0))
}

/// Closures that were sent back to the reader and that nothing was done about since: the follow-up is open, and no other
/// closure of it waits. The latest first.
pub(crate) async fn list_sent_back(cx: &Cx, conn: &mut Conn, limit: i64) -> Result<Vec<Row>> {
    let sql = format!("select c.person_id, c.asked_at, c.asked_by, c.level {BACK} order by c.changed_at desc, c.closure_id limit $3");
    let binds = [Bind::Text(cx.user().to_string()), Bind::Text(cx.site_id().to_string()), Bind::Int(limit)];
    Ok(conn.select(sql, &binds).await?)
}

const BACK: &str = "from closure as c join person as p on p.person_id = c.person_id join file as f on f.person_id = c.person_id join assignment as a on a.person_id = c.person_id and a.user_id = $1 where c.asked_by = $1 and c.state = 'back' and c.latest and c.site_id = $2 and f.closed_at is null";

/// How many closures were sent back to the reader.
pub(super) async fn count_sent_back(cx: &Cx, conn: &mut Conn) -> Result<i64> {
    let binds = [Bind::Text(cx.user().to_string()), Bind::Text(cx.site_id().to_string())];
    Ok(conn.select::<(i64,)>(format!("select count(*) {BACK}"), &binds).await?.first().map_or(0, |row| row.0))
}

#[derive(sqlx::FromRow)]
struct EndedRow {
    person_id: PersonId,
    sealed: Vec<u8>,
    wrapped: Option<Vec<u8>>,
}

/// Follow-ups of a site that were closed within a time, by reason (I19 of domain.md 7.10); one of a file that is part of another
/// counts there. Reasons that were erased count
/// under an empty one.
///
/// # Errors
/// When the database fails.
pub async fn by_reason(app: &App, conn: &mut Conn, (site, from, to): (SiteId, Instant, Instant)) -> Result<BTreeMap<String, i64>> {
    let binds = [Bind::Text(site.to_string()), Bind::Int(from.millis()), Bind::Int(to.millis())];
    let sql = "select c.person_id, c.sealed, k.wrapped from closure as c left join seal_key as k on k.stream_id = c.person_id and k.compartment = 'protection' where c.site_id = $1 and c.state = 'ended' and c.changed_at >= $2 and c.changed_at < $3 and exists (select 1 from person as p where p.person_id = c.person_id) order by c.changed_at, c.closure_id limit 100000";
    let mut out = BTreeMap::new();
    for row in conn.select::<EndedRow>(sql.to_owned(), &binds).await? {
        let open = |key: Vec<u8>| app.ledger().open_sealed::<String>(row.person_id.cast(), Compartment::Protection, "closure", &key, &row.sealed);
        let reason = row.wrapped.clone().map(open).transpose()?.unwrap_or_default();
        *out.entry(reason).or_insert(0) += 1;
    }
    Ok(out)
}
