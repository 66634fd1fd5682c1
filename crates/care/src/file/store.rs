//! Follow-ups in the database. Why one was opened is not here: it is read from the sealed facts by those who may.

use std::collections::HashMap;

use access::Duty;
use ledger::{Bind, BoxFuture, Conn, Instant, Projector, SiteId, Stream, UserId, Write, all, one, run};
use people::person::PersonId;
use web::{Cx, Result};

use super::facts::File;
use crate::Level;

pub(super) const PROJECTOR: Projector = Projector {
    room: "file",
    listens: &["file/", "duplicate/released"],
    tables: &["file"],
    schema: "
        create table file (person_id {text} not null primary key, file_id {text} not null, site_id {text} not null, manager {text}, urgency {int} not null, opened_at {int} not null, given_at {int}) {strict};
        create index file_site on file (site_id, manager);
    ",
    project,
};

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        run!(write.conn()?, "delete from file where person_id = $1", stream.id)?;
        let Some(file) = File::fold(stream) else { return Ok(()) };
        let site = stream.facts().iter().find(|fact| fact.kind == "file/opened").map(|fact| fact.site).unwrap_or_default();
        run!(
            write.conn()?,
            "insert into file (person_id, file_id, site_id, manager, urgency, opened_at, given_at) values ($1, $2, $3, $4, $5, $6, $7)",
            stream.id,
            file.opened.file,
            site,
            file.manager,
            file.opened.urgency.rank(),
            file.opened_at,
            file.given_at
        )?;
        Ok(())
    })
}

/// A follow-up that is open.
pub(super) struct Open {
    /// Who follows, as long as the assignment lasts.
    pub(super) manager: Option<UserId>,
}

/// The follow-up of a person.
pub(super) async fn get(conn: &mut Conn, person: PersonId) -> Result<Option<Open>> {
    let row = one!(
        conn,
        (Option<UserId>,),
        "select a.user_id from file as f left join assignment as a on a.person_id = f.person_id and a.user_id = f.manager where f.person_id = $1",
        person
    )?;
    Ok(row.map(|(manager,)| Open { manager }))
}

/// How many files each case manager of a site follows.
pub(super) async fn loads(conn: &mut Conn, site: SiteId) -> Result<HashMap<UserId, i64>> {
    let rows = all!(
        conn,
        (UserId, i64),
        "select f.manager, count(*) from file as f join assignment as a on a.person_id = f.person_id and a.user_id = f.manager join person as p on p.person_id = f.person_id where f.site_id = $1 and f.manager is not null group by f.manager order by f.manager limit 1000",
        site
    )?;
    Ok(rows.into_iter().collect())
}

/// How many files are open at a site.
pub(super) async fn count_open(conn: &mut Conn, site: SiteId) -> Result<i64> {
    let row = one!(conn, (i64,), "select count(*) from file as f join person as p on p.person_id = f.person_id where f.site_id = $1", site)?;
    Ok(row.map_or(0, |row| row.0))
}

/// A follow-up in the list.
#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pub(super) person_id: PersonId,
    pub(super) urgency: i64,
    pub(super) opened_at: Instant,
}

/// Follow-ups that the reader may open, of one manager or of nobody; the most urgent and oldest first.
pub(super) async fn list(cx: &Cx, conn: &mut Conn, (manager, limit): (Option<UserId>, i64)) -> Result<Vec<Row>> {
    let mut binds = vec![Bind::Text(cx.site_id().to_string())];
    let filter = cx.filter(Duty::CaseOpen, "p", binds.len() + 1)?;
    binds.extend(filter.binds);
    let whose = match manager {
        Some(user) => {
            binds.push(Bind::Text(user.to_string()));
            format!("a.user_id = ${}", binds.len())
        }
        None => "a.user_id is null".to_owned(),
    };
    binds.push(Bind::Int(limit));
    // `cross join`: SQLite begins with the few files that are followed, not with everybody of the site.
    let sql = format!(
        "select f.person_id, f.urgency, f.opened_at from file as f cross join person as p left join assignment as a on a.person_id = f.person_id and a.user_id = f.manager where p.person_id = f.person_id and f.site_id = $1 and {} and {whose} order by f.urgency desc, f.opened_at, f.person_id limit ${}",
        filter.sql,
        binds.len()
    );
    Ok(conn.select(sql, &binds).await?)
}

/// How many follow-ups that the reader may open have no case manager: the urgent ones, and all.
pub(super) async fn count_unassigned(cx: &Cx, conn: &mut Conn) -> Result<(i64, i64)> {
    let mut binds = vec![Bind::Text(cx.site_id().to_string())];
    let filter = cx.filter(Duty::CaseOpen, "p", binds.len() + 1)?;
    binds.extend(filter.binds);
    binds.push(Bind::Int(Level::High.rank()));
    let sql = format!(
        "select count(case when f.urgency >= ${} then 1 end) as urgent, count(*) as every from file as f cross join person as p left join assignment as a on a.person_id = f.person_id and a.user_id = f.manager where p.person_id = f.person_id and f.site_id = $1 and a.user_id is null and {}",
        binds.len(),
        filter.sql
    );
    Ok(conn.select::<(i64, i64)>(sql, &binds).await?.first().copied().unwrap_or_default())
}
