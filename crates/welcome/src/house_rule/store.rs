//! House rules in the database.

use ledger::{BoxFuture, Conn, Day, Instant, Projector, SiteId, Stream, UserId, Write, all, one, run};
use web::Result;

use super::facts::versions;
use crate::words::Words;

/// Versions that are listed.
const VERSIONS_MAX: i64 = 200;

pub(super) const PROJECTOR: Projector = Projector {
    room: "house_rule",
    listens: &["house_rule/published"],
    tables: &["house_rule"],
    schema: "
        create table house_rule (site_id {text} not null, version {int} not null, from_on {text} not null, fr {text} not null, en {text} not null, ar {text} not null, children_fr {text} not null, children_en {text} not null, children_ar {text} not null, published_at {int} not null, published_by {text} not null, primary key (site_id, version)) {strict};
    ",
    project,
};

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        run!(write.conn()?, "delete from house_rule where site_id = $1", stream.id)?;
        for (number, version) in versions(stream) {
            let (rules, children) = (&version.published.rules, &version.published.children);
            run!(
                write.conn()?,
                "insert into house_rule (site_id, version, from_on, fr, en, ar, children_fr, children_en, children_ar, published_at, published_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
                stream.id,
                number,
                version.published.from_on,
                &rules.fr,
                &rules.en,
                &rules.ar,
                &children.fr,
                &children.en,
                &children.ar,
                version.at,
                version.by
            )?;
        }
        Ok(())
    })
}

#[derive(sqlx::FromRow)]
struct Row {
    version: i64,
    from_on: Day,
    fr: String,
    en: String,
    ar: String,
    children_fr: String,
    children_en: String,
    children_ar: String,
    published_at: Instant,
    published_by: UserId,
}

/// A version of the house rules.
#[derive(Clone)]
pub struct Rules {
    /// Number.
    pub version: i64,
    /// From which day it holds.
    pub from_on: Day,
    /// The rules, one in a line.
    pub rules: Words,
    /// What is different for children, one in a line.
    pub children: Words,
    /// When it was published.
    pub published_at: Instant,
    /// By whom; for staff only.
    pub published_by: UserId,
}

impl From<Row> for Rules {
    fn from(row: Row) -> Self {
        Self {
            version: row.version,
            from_on: row.from_on,
            rules: Words { fr: row.fr, en: row.en, ar: row.ar },
            children: Words { fr: row.children_fr, en: row.children_en, ar: row.children_ar },
            published_at: row.published_at,
            published_by: row.published_by,
        }
    }
}

/// The version in force on a day: the newest of those that hold by then.
///
/// # Errors
/// When the database fails.
pub async fn current(conn: &mut Conn, site: SiteId, today: Day) -> Result<Option<Rules>> {
    let row = one!(
        conn,
        Row,
        "select version, from_on, fr, en, ar, children_fr, children_en, children_ar, published_at, published_by from house_rule where site_id = $1 and from_on <= $2 order by version desc limit 1",
        site,
        today
    )?;
    Ok(row.map(Rules::from))
}

/// One version.
pub(super) async fn get(conn: &mut Conn, site: SiteId, version: i64) -> Result<Option<Rules>> {
    let row = one!(
        conn,
        Row,
        "select version, from_on, fr, en, ar, children_fr, children_en, children_ar, published_at, published_by from house_rule where site_id = $1 and version = $2",
        site,
        version
    )?;
    Ok(row.map(Rules::from))
}

/// A version by its dates alone.
#[derive(sqlx::FromRow)]
pub(super) struct Dated {
    pub(super) version: i64,
    pub(super) from_on: Day,
    pub(super) published_at: Instant,
    pub(super) published_by: UserId,
}

/// All versions, newest first.
pub(super) async fn list(conn: &mut Conn, site: SiteId) -> Result<Vec<Dated>> {
    Ok(all!(
        conn,
        Dated,
        "select version, from_on, published_at, published_by from house_rule where site_id = $1 order by version desc limit $2",
        site,
        VERSIONS_MAX
    )?)
}
