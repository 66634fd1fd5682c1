//! Follow-ups in the database. Why one was opened is not here: it is read from the sealed facts by those who may.

use std::collections::HashMap;

use access::Duty;
use ledger::{Bind, BoxFuture, Conn, Instant, Projector, SiteId, Stream, UserId, Write, one, run};
use people::assignment;
use people::person::{Person, PersonId};
use web::{Cx, Result};

use super::facts::{File, FileId};
use crate::Level;

pub(super) const PROJECTOR: Projector = Projector {
    room: "file",
    // Who follows is who is assigned.
    listens: &["file/", "assignment/", "person/withdrawn", "duplicate/absorbed", "duplicate/released", "duplicate/unmerged"],
    tables: &["file"],
    schema: "
        create table file (person_id {text} not null primary key, file_id {text} not null, site_id {text} not null, manager {text}, urgency {int} not null, opened_at {int} not null, given_at {int}, closed_at {int}) {strict};
        create index file_site on file (site_id, person_id) where closed_at is null;
        create index file_manager on file (site_id, manager, urgency desc, opened_at, person_id) where closed_at is null;
        create index file_closed on file (site_id, closed_at) where closed_at is not null;
    ",
    project,
};

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        run!(write.conn()?, "delete from file where person_id = $1", stream.id)?;
        let Some(file) = File::fold(stream).filter(|_| !Person::fold(stream).withdrawn) else { return Ok(()) };
        let staff = assignment::staff_of(stream);
        let manager = file.manager.filter(|user| staff.contains(user));
        run!(
            write.conn()?,
            "insert into file (person_id, file_id, site_id, manager, urgency, opened_at, given_at, closed_at) values ($1, $2, $3, $4, $5, $6, $7, $8)",
            stream.id,
            file.opened.file,
            file.site,
            manager,
            file.opened.urgency.rank(),
            file.opened_at,
            file.given_at,
            file.closed.map(|ending| ending.at)
        )?;
        Ok(())
    })
}

/// Files that are part of others are followed there.
const WHOLE: &str = "f.person_id not in (select m.person_id from merged_person as m where not m.void)";

/// A follow-up that is open.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OpenFile {
    /// File.
    pub file: FileId,
    /// Who follows, as long as the assignment lasts.
    pub manager: Option<UserId>,
    /// When it was opened, or opened again.
    pub opened_at: Instant,
    /// How soon somebody was needed then.
    pub urgency: Level,
}

/// The follow-up of a person; `None` where none is open, or it has ended.
///
/// # Errors
/// When the database fails.
pub async fn open(conn: &mut Conn, person: PersonId) -> Result<Option<OpenFile>> {
    let row = one!(
        conn,
        (FileId, Option<UserId>, Instant, i64),
        "select file_id, manager, opened_at, urgency from file where person_id = $1 and closed_at is null",
        person
    )?;
    Ok(row.map(|(file, manager, opened_at, rank)| OpenFile { file, manager, opened_at, urgency: Level::of_rank(rank) }))
}

/// How many files each case manager of a site follows.
pub(super) async fn loads(conn: &mut Conn, site: SiteId) -> Result<HashMap<UserId, i64>> {
    let sql = format!(
        "select f.manager, count(*) from file as f where f.site_id = $1 and f.closed_at is null and f.manager is not null and {WHOLE} group by f.manager order by f.manager limit 1000"
    );
    Ok(conn.select::<(UserId, i64)>(sql, &[Bind::Text(site.to_string())]).await?.into_iter().collect())
}

/// How many files are open at a site.
pub(super) async fn count_open(conn: &mut Conn, site: SiteId) -> Result<i64> {
    let sql = format!("select count(*) from file as f where f.site_id = $1 and f.closed_at is null and {WHOLE}");
    Ok(conn.select::<(i64,)>(sql, &[Bind::Text(site.to_string())]).await?.first().map_or(0, |row| row.0))
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
            format!("f.manager = ${}", binds.len())
        }
        None => "f.manager is null".to_owned(),
    };
    binds.push(Bind::Int(limit));
    // `cross join`: SQLite begins with the few files that are followed, not with everybody of the site.
    let sql = format!(
        "select f.person_id, f.urgency, f.opened_at from file as f cross join person as p where p.person_id = f.person_id and f.site_id = $1 and f.closed_at is null and {} and {whose} order by f.urgency desc, f.opened_at, f.person_id limit ${}",
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
        "select count(case when f.urgency >= ${} then 1 end) as urgent, count(*) as every from file as f cross join person as p where p.person_id = f.person_id and f.site_id = $1 and f.closed_at is null and f.manager is null and {}",
        binds.len(),
        filter.sql
    );
    Ok(conn.select::<(i64, i64)>(sql, &binds).await?.first().copied().unwrap_or_default())
}
