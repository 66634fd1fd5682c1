//! The table of centres.

use futures::future::BoxFuture;
use ledger::{Conn, Instant, Projector, SiteId, Stream, Write, all, one, run};
use web::{App, SiteInfo};

use super::facts;

/// Centres of one installation: a region has tens.
const SITES_MAX: i64 = 1000;

const SCHEMA: &str = "
create table site (
  site_id {text} not null primary key,
  name {text} not null,
  prefix {text} not null,
  country {text} not null,
  zone {text} not null,
  opened_at {int} not null
) {strict}";

pub(super) const PROJECTOR: Projector = Projector { room: "site", listens: &["site/"], tables: &["site"], schema: SCHEMA, project };

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        let state = facts::fold(stream);
        let Some(opened_at) = state.opened_at else {
            run!(write.conn()?, "delete from site where site_id = $1", stream.id)?;
            return Ok(());
        };
        run!(
            write.conn()?,
            "insert into site (site_id, name, prefix, country, zone, opened_at) values ($1, $2, $3, $4, $5, $6)
             on conflict (site_id) do update set name = excluded.name, prefix = excluded.prefix, country = excluded.country, zone = excluded.zone, opened_at = excluded.opened_at",
            stream.id, &state.name, &state.prefix, &state.country, &state.zone, opened_at
        )?;
        Ok(())
    })
}

/// A row of the table.
#[derive(sqlx::FromRow)]
pub(super) struct SiteRow {
    pub(super) site_id: SiteId,
    pub(super) name: String,
    pub(super) prefix: String,
    pub(super) country: String,
    pub(super) zone: String,
    pub(super) opened_at: Instant,
}

/// Loads all centres into memory, since every request needs its own.
pub(super) fn start(app: &App) -> BoxFuture<'_, ledger::Result<()>> {
    Box::pin(async move {
        let mut conn = app.ledger().read().await?;
        for row in list(&mut conn).await? {
            app.put_site(SiteInfo { id: row.site_id, name: row.name, prefix: row.prefix, country: row.country, zone: facts::zone(&row.zone) });
        }
        Ok(())
    })
}

/// All centres, oldest first.
pub(super) async fn list(conn: &mut Conn) -> ledger::Result<Vec<SiteRow>> {
    all!(conn, SiteRow, "select site_id, name, prefix, country, zone, opened_at from site order by opened_at, site_id limit $1", SITES_MAX)
}

/// One centre.
pub(super) async fn get(conn: &mut Conn, site: SiteId) -> ledger::Result<Option<SiteRow>> {
    one!(conn, SiteRow, "select site_id, name, prefix, country, zone, opened_at from site where site_id = $1", site)
}

/// Prefixes in use.
pub(super) async fn prefixes(conn: &mut Conn) -> ledger::Result<Vec<String>> {
    let rows = all!(conn, (String,), "select prefix from site order by prefix limit $1", SITES_MAX)?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}
