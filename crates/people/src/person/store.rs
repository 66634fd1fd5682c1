//! People in the database: open columns for lists and rules, everything that says who they are sealed.

use ledger::{Bind, BoxFuture, Compartment, Conn, Instant, Projector, Stream, Write, all, one, run};
use web::{Cx, Result};

use super::facts::Person;
use super::head::{PersonId, SealedRow};

pub(super) const PROJECTOR: Projector = Projector {
    room: "person",
    listens: &["person/"],
    tables: &["person"],
    schema: "
        create table person (person_id {text} not null primary key, site_id {text} not null, code {text} not null unique, sex {int} not null, birth_year {int}, nationality {text} not null, language {text} not null, care {text} not null, restricted {bool} not null, registered_at {int} not null, arrived_at {int} not null, updated_at {int} not null, version {int} not null, sealed {blob} not null) {strict};
        create index person_site on person (site_id, arrived_at);
        create index person_care on person (site_id, care);
    ",
    project,
};

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        let person = Person::fold(stream);
        let Some(registered_at) = person.registered_at.filter(|_| !person.withdrawn) else {
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
        Ok(())
    })
}

/// Whether a code is taken.
pub(crate) async fn code_taken(conn: &mut Conn, code: &str) -> Result<bool> {
    Ok(one!(conn, (String,), "select code from person where code = $1", code)?.is_some())
}

/// The person of a code.
pub(crate) async fn find_code(conn: &mut Conn, code: &str) -> Result<Option<PersonId>> {
    Ok(one!(conn, (PersonId,), "select person_id from person where code = $1", code)?.map(|row| row.0))
}

/// Rows after a place in the order of ids, with their keys: for filling the index.
pub(super) async fn sealed_page(conn: &mut Conn, after: PersonId, limit: i64) -> Result<Vec<SealedRow>> {
    Ok(all!(
        conn,
        SealedRow,
        "select p.person_id, p.code, p.sex, p.nationality, p.language, p.care, m.household_id, p.restricted, p.sealed, k.wrapped from person as p left join seal_key as k on k.stream_id = p.person_id and k.compartment = 'identity' left join household_member as m on m.person_id = p.person_id and m.until_at is null where p.person_id > $1 order by p.person_id limit $2",
        after,
        limit
    )?)
}

/// How a list of people is narrowed and turned over.
#[derive(Clone, Default)]
pub(super) struct Narrow {
    pub(super) sex: Option<i64>,
    pub(super) nationality: String,
    pub(super) care: String,
    pub(super) minor_since: Option<i64>,
    pub(super) limit: i64,
    pub(super) offset: i64,
}

/// A page of the list: ids with arrival, newest first. The access filter comes first, always.
pub(super) async fn list(cx: &Cx, conn: &mut Conn, narrow: &Narrow) -> Result<Vec<(PersonId, Instant)>> {
    let filter = cx.filter(access::Duty::PersonSearch, "p", 1)?;
    let mut binds = filter.binds;
    let mut sql = format!("select p.person_id, p.arrived_at from person as p where {}", filter.sql);
    let mut and = |condition: &str, bind: Bind| {
        binds.push(bind);
        sql.push_str(&format!(" and {condition} ${}", binds.len()));
    };
    and("p.site_id =", Bind::Text(cx.site_id().to_string()));
    if let Some(sex) = narrow.sex {
        and("p.sex =", Bind::Int(sex));
    }
    if !narrow.nationality.is_empty() {
        and("p.nationality =", Bind::Text(narrow.nationality.clone()));
    }
    if !narrow.care.is_empty() {
        and("p.care =", Bind::Text(narrow.care.clone()));
    }
    if let Some(year) = narrow.minor_since {
        and("p.birth_year >", Bind::Int(year));
    }
    binds.extend([Bind::Int(narrow.limit), Bind::Int(narrow.offset)]);
    sql.push_str(&format!(" order by p.arrived_at desc, p.person_id desc limit ${} offset ${}", binds.len() - 1, binds.len()));
    Ok(conn.select(sql, &binds).await?)
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
        let sql = format!("select p.person_id from person as p where p.person_id in ({}) and {} order by p.person_id limit 100", places.join(", "), filter.sql);
        let rows: Vec<(PersonId,)> = conn.select(sql, &binds).await?;
        out.extend(rows.into_iter().map(|row| row.0));
    }
    // In the order asked for, which is the order of likeness.
    Ok(ids.iter().copied().filter(|id| out.contains(id)).collect())
}
