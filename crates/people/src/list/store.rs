//! Lists in the database: rows of people, views and exports.

use access::{Duty, Scope};
use ledger::{Bind, BoxFuture, Compartment, Conn, Instant, Projector, Stream, StreamId, UserId, Write, all, one, run};
use serde::{Deserialize, Serialize};
use web::{Cx, Result};

use super::facts::State;
use super::query::Narrow;
use crate::person::PersonId;

pub(super) const PROJECTOR: Projector = Projector {
    room: "list",
    listens: &["list/"],
    tables: &["list_view", "list_export"],
    schema: "
        create table list_view (view_id {text} not null primary key, site_id {text} not null, user_id {text} not null, shared {bool} not null, saved_at {int} not null, sealed {blob} not null) {strict};
        create index list_view_site on list_view (site_id, user_id);
        create table list_export (export_id {text} not null primary key, site_id {text} not null, user_id {text} not null, at {int} not null, people {int} not null, format {text} not null, purpose {text} not null, sealed {blob} not null) {strict};
        create index list_export_site on list_export (site_id, at);
    ",
    project,
};

/// What of a view is sealed.
#[derive(Serialize, Deserialize, Default)]
struct ViewSeal {
    name: String,
    query: String,
}

/// What of an export is sealed.
#[derive(Serialize, Deserialize, Default)]
pub(super) struct ExportSeal {
    pub(super) columns: Vec<String>,
    pub(super) query: String,
    pub(super) words: String,
}

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        let state = State::fold(stream);
        run!(write.conn()?, "delete from list_view where view_id = $1", stream.id)?;
        if let Some((fact, saved)) = state.view.filter(|_| !state.removed) {
            let sealed = write.seal(stream.id, Compartment::House, "list_view", &ViewSeal { name: saved.name, query: saved.query }).await?;
            run!(
                write.conn()?,
                "insert into list_view (view_id, site_id, user_id, shared, saved_at, sealed) values ($1, $2, $3, $4, $5, $6)",
                stream.id,
                fact.site,
                fact.author,
                saved.shared,
                fact.instant(),
                sealed
            )?;
        }
        if let Some((fact, exported)) = state.export {
            let seal = ExportSeal { columns: exported.columns, query: exported.query, words: exported.words };
            let sealed = write.seal(stream.id, Compartment::House, "list_export", &seal).await?;
            run!(
                write.conn()?,
                "insert into list_export (export_id, site_id, user_id, at, people, format, purpose, sealed) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (export_id) do nothing",
                stream.id,
                fact.site,
                fact.author,
                fact.instant(),
                exported.rows,
                &exported.format,
                &exported.purpose,
                sealed
            )?;
        }
        Ok(())
    })
}

/// A row of a list before names are opened.
#[derive(sqlx::FromRow, Clone)]
pub(super) struct Row {
    pub(super) person_id: PersonId,
    pub(super) arrived_at: Instant,
    pub(super) registered_at: Instant,
}

/// `from` and `where` of the people whom the reader may see and asked for. Who sees only those assigned to them begins with
/// these few; `cross join`: SQLite keeps to that order.
fn which(cx: &Cx, narrow: &Narrow) -> Result<(String, Vec<Bind>)> {
    let filter = cx.filter(Duty::PersonSearch, "p", 1)?;
    let mut binds = filter.binds;
    binds.push(Bind::Text(cx.site_id().to_string()));
    let (mut from, mut sql) = ("person as p".to_owned(), format!("{} and p.site_id = ${}", filter.sql, binds.len()));
    if cx.subject()?.scope_at(cx.site_id(), Duty::PersonSearch) == Some(Scope::Assigned) {
        binds.push(Bind::Text(cx.user().to_string()));
        from = "assignment as s cross join person as p".to_owned();
        sql.push_str(&format!(" and s.user_id = ${} and p.person_id = s.person_id", binds.len()));
    }
    for (condition, bind) in &narrow.conditions {
        binds.push(bind.clone());
        sql.push_str(&format!(" and {condition} ${}", binds.len()));
    }
    Ok((format!("from {from} where {sql}"), binds))
}

/// A page of the list, newest arrival first. The access filter comes first, always.
pub(super) async fn list(cx: &Cx, conn: &mut Conn, narrow: &Narrow, (limit, offset): (i64, i64)) -> Result<Vec<Row>> {
    let (which, mut binds) = which(cx, narrow)?;
    binds.extend([Bind::Int(limit), Bind::Int(offset)]);
    let sql = format!(
        "select p.person_id, p.arrived_at, p.registered_at {which} order by p.arrived_at desc, p.person_id desc limit ${} offset ${}",
        binds.len() - 1,
        binds.len()
    );
    Ok(conn.select(sql, &binds).await?)
}

/// How many people a list has, counted up to `most`.
pub(super) async fn count(cx: &Cx, conn: &mut Conn, narrow: &Narrow, most: i64) -> Result<i64> {
    let (which, mut binds) = which(cx, narrow)?;
    binds.push(Bind::Int(most));
    let sql = format!("select count(*) from (select p.person_id {which} limit ${}) as found", binds.len());
    let rows: Vec<(i64,)> = conn.select(sql, &binds).await?;
    Ok(rows.first().map_or(0, |row| row.0))
}

/// A view that the reader kept, or a colleague shared.
pub(super) struct Kept {
    pub(super) id: StreamId,
    pub(super) name: String,
    pub(super) query: String,
    pub(super) own: bool,
}

/// The views of the reader at the site, own ones first.
pub(super) async fn list_views(cx: &Cx, conn: &mut Conn) -> Result<Vec<Kept>> {
    let rows = all!(
        conn,
        (StreamId, UserId, Vec<u8>, Vec<u8>),
        "select v.view_id, v.user_id, v.sealed, k.wrapped from list_view as v join seal_key as k on k.stream_id = v.view_id and k.compartment = 'house' where v.site_id = $1 and (v.user_id = $2 or v.shared = $3) order by v.saved_at, v.view_id limit $4",
        cx.site_id(),
        cx.user(),
        true,
        super::rules::VIEWS_MAX * 5
    )?;
    let mut out = Vec::with_capacity(rows.len());
    for (id, user, sealed, wrapped) in rows {
        let seal: ViewSeal = cx.app().ledger().open_sealed(id, Compartment::House, "list_view", &wrapped, &sealed)?;
        out.push(Kept { id, name: seal.name, query: seal.query, own: user == cx.user() });
    }
    out.sort_by_key(|kept| !kept.own);
    Ok(out)
}

/// How many views an account keeps at the site.
pub(super) async fn count_views(conn: &mut Conn, cx: &Cx) -> Result<i64> {
    Ok(one!(conn, (i64,), "select count(*) from list_view where site_id = $1 and user_id = $2", cx.site_id(), cx.user())?.map_or(0, |row| row.0))
}

/// Whose view it is; `None` when there is none at the reader's site.
pub(super) async fn owner(conn: &mut Conn, cx: &Cx, id: StreamId) -> Result<Option<UserId>> {
    Ok(one!(conn, (UserId,), "select user_id from list_view where view_id = $1 and site_id = $2", id, cx.site_id())?.map(|row| row.0))
}

/// An export as the register shows it.
#[derive(sqlx::FromRow)]
pub(super) struct ExportRow {
    pub(super) export_id: StreamId,
    pub(super) user_id: UserId,
    pub(super) at: Instant,
    pub(super) people: i64,
    pub(super) format: String,
    pub(super) purpose: String,
    pub(super) sealed: Vec<u8>,
    pub(super) wrapped: Vec<u8>,
}

/// Exports of the site, newest first.
pub(super) async fn list_exports(cx: &Cx, conn: &mut Conn, (limit, offset): (i64, i64)) -> Result<Vec<ExportRow>> {
    Ok(all!(
        conn,
        ExportRow,
        "select e.export_id, e.user_id, e.at, e.people, e.format, e.purpose, e.sealed, k.wrapped from list_export as e join seal_key as k on k.stream_id = e.export_id and k.compartment = 'house' where e.site_id = $1 order by e.at desc, e.export_id limit $2 offset $3",
        cx.site_id(),
        limit,
        offset
    )?)
}
