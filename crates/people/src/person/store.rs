//! People in the database: open columns for lists and rules, everything that says who they are sealed.

use ledger::{Bind, BoxFuture, Compartment, Conn, Instant, Projector, Stream, Write, all, one, run};
use web::{Cx, Result};

use super::facts::Person;
use super::head::{PersonId, SealedRow};
use crate::duplicate;

pub(super) const PROJECTOR: Projector = Projector {
    room: "person",
    listens: &["person/", "duplicate/absorbed", "duplicate/released", "duplicate/unmerged"],
    tables: &["person", "care_proposal"],
    schema: "
        create table person (person_id {text} not null primary key, site_id {text} not null, code {text} not null unique, sex {int} not null, birth_year {int}, nationality {text} not null, language {text} not null, care {text} not null, restricted {bool} not null, registered_at {int} not null, arrived_at {int} not null, updated_at {int} not null, version {int} not null, sealed {blob} not null) {strict};
        create index person_site on person (site_id, arrived_at);
        create index person_care on person (site_id, care);
        create table care_proposal (person_id {text} not null primary key, site_id {text} not null, care {text} not null, at {int} not null) {strict};
        create index care_proposal_site on care_proposal (site_id, at);
    ",
    project,
};

/// Brings the rows of a file up to date when it becomes part of another, or stands again.
pub(crate) async fn place(write: &mut Write, stream: &Stream) -> ledger::Result<()> {
    project(write, stream).await
}

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        let person = Person::fold(stream);
        let is_part = duplicate::claim(stream).is_some() && duplicate::is_part(write.conn()?, stream.id.cast()).await?;
        run!(write.conn()?, "delete from care_proposal where person_id = $1", stream.id)?;
        let Some(registered_at) = person.registered_at.filter(|_| !person.withdrawn && !is_part) else {
            run!(write.conn()?, "delete from person where person_id = $1", stream.id)?;
            return Ok(());
        };
        let sealed = write.seal(stream.id, Compartment::Identity, "person", &person.identity).await?;
        let identity = &person.identity;
        let first = |list: &[String]| list.first().cloned().unwrap_or_default();
        let year = identity.birth.map(|b| i64::from(b.year));
        run!(
            write.conn()?,
            "insert into person (person_id, site_id, code, sex, birth_year, nationality, language, care, restricted, registered_at, arrived_at, updated_at, version, sealed) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict (person_id) do update set site_id = excluded.site_id, code = excluded.code, sex = excluded.sex, birth_year = excluded.birth_year, nationality = excluded.nationality, language = excluded.language, care = excluded.care, restricted = excluded.restricted, registered_at = excluded.registered_at, arrived_at = excluded.arrived_at, updated_at = excluded.updated_at, version = excluded.version, sealed = excluded.sealed",
            stream.id,
            person.site,
            &person.code,
            identity.sex,
            year,
            first(&identity.nationalities),
            first(&identity.languages),
            &person.care,
            person.restricted,
            registered_at,
            person.arrived_at.unwrap_or(registered_at),
            person.updated_at,
            person.version,
            sealed
        )?;
        if let Some((care, at)) = &person.proposed {
            run!(write.conn()?, "insert into care_proposal (person_id, site_id, care, at) values ($1, $2, $3, $4)", stream.id, person.site, care, *at)?;
        }
        Ok(())
    })
}

/// Whether a code is taken.
pub(crate) async fn code_taken(conn: &mut Conn, code: &str) -> Result<bool> {
    let taken = one!(&mut *conn, (String,), "select code from person where code = $1", code)?.is_some();
    // Cards of a file that is part of another still bear its code, and it may stand again.
    Ok(taken || duplicate::find_code(conn, code).await?.is_some())
}

/// The person of a code; that of a file that is part of another leads to the file that goes on.
pub(crate) async fn find_code(conn: &mut Conn, code: &str) -> Result<Option<PersonId>> {
    if let Some((id,)) = one!(&mut *conn, (PersonId,), "select person_id from person where code = $1", code)? {
        return Ok(Some(id));
    }
    match duplicate::find_code(conn, code).await? {
        Some(part) => duplicate::root(conn, part).await,
        None => Ok(None),
    }
}

/// Children for whom a mark is proposed and whom the reader may mark, at the present site: which mark, and since when.
pub(crate) async fn list_proposed(cx: &Cx, conn: &mut Conn, limit: i64) -> Result<Vec<(PersonId, String, Instant)>> {
    let filter = cx.filter(access::Duty::PersonAssign, "p", 2)?;
    let mut binds: Vec<Bind> = std::iter::once(Bind::Text(cx.site_id().to_string())).chain(filter.binds).collect();
    binds.push(Bind::Int(limit));
    let sql = format!(
        "select c.person_id, c.care, c.at from care_proposal as c join person as p on p.person_id = c.person_id where c.site_id = $1 and {} order by c.at, c.person_id limit ${}",
        filter.sql,
        binds.len()
    );
    Ok(conn.select(sql, &binds).await?)
}

/// How many such children there are.
pub(crate) async fn count_proposed(cx: &Cx, conn: &mut Conn) -> Result<i64> {
    let filter = cx.filter(access::Duty::PersonAssign, "p", 2)?;
    let binds: Vec<Bind> = std::iter::once(Bind::Text(cx.site_id().to_string())).chain(filter.binds).collect();
    let sql = format!("select count(*) from care_proposal as c join person as p on p.person_id = c.person_id where c.site_id = $1 and {}", filter.sql);
    let rows: Vec<(i64,)> = conn.select(sql, &binds).await?;
    Ok(rows.first().map_or(0, |row| row.0))
}

/// Rows after a place in the order of ids, with their keys: for filling the index.
pub(super) async fn sealed_page(conn: &mut Conn, after: PersonId, limit: i64) -> Result<Vec<SealedRow>> {
    Ok(all!(
        conn,
        SealedRow,
        "select p.person_id, m.household_id, p.sealed, k.wrapped from person as p left join seal_key as k on k.stream_id = p.person_id and k.compartment = 'identity' left join household_member as m on m.person_id = p.person_id and m.until_at is null where p.person_id > $1 order by p.person_id limit $2",
        after,
        limit
    )?)
}

/// Children alone whom the reader may find, at the present site.
///
/// # Errors
/// When the database fails.
pub async fn count_alone(cx: &Cx, conn: &mut Conn) -> Result<i64> {
    let filter = cx.filter(access::Duty::PersonSearch, "p", 1)?;
    let mut binds = filter.binds;
    binds.push(Bind::Text(cx.site_id().to_string()));
    let sql = format!("select count(*) from person as p where {} and p.site_id = ${} and p.care = 'unaccompanied'", filter.sql, binds.len());
    let rows: Vec<(i64,)> = conn.select(sql, &binds).await?;
    Ok(rows.first().map_or(0, |row| row.0))
}

/// Those of the given people whom the reader may find.
pub(crate) async fn visible(cx: &Cx, conn: &mut Conn, ids: &[PersonId]) -> Result<Vec<PersonId>> {
    let mut out = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(100) {
        let filter = cx.filter(access::Duty::PersonSearch, "p", chunk.len() + 1)?;
        let places: Vec<String> = (1..=chunk.len()).map(|i| format!("${i}")).collect();
        let binds: Vec<Bind> = chunk.iter().map(|id| Bind::Text(id.to_string())).chain(filter.binds).collect();
        // The people first, by their key: SQLite knows no figures and would rather go through a whole site.
        let people = format!("select q.person_id, q.site_id, q.restricted from person as q where q.person_id in ({}) limit 100", places.join(", "));
        let sql = format!("select p.person_id from ({people}) as p where {} order by p.person_id limit 100", filter.sql);
        let rows: Vec<(PersonId,)> = conn.select(sql, &binds).await?;
        out.extend(rows.into_iter().map(|row| row.0));
    }
    // In the order asked for, which is the order of likeness.
    Ok(ids.iter().copied().filter(|id| out.contains(id)).collect())
}
