//! The log joined with the codes of people; never with their names.

use ledger::{Conn, Instant, SiteId, UserId, all};

/// A reading.
#[derive(sqlx::FromRow)]
pub(super) struct LookRow {
    pub(super) seq: i64,
    pub(super) at: Instant,
    pub(super) author: UserId,
    pub(super) compartment: String,
    pub(super) act: String,
    /// Code of the person whose file it was, when it was one person's.
    pub(super) code: Option<String>,
}

/// Readings from a site, newest first; of one account when `author` is not empty.
pub(super) async fn list(conn: &mut Conn, site: SiteId, author: &str, limit: i64, offset: i64) -> ledger::Result<Vec<LookRow>> {
    all!(
        conn,
        LookRow,
        "select l.seq, l.at, l.author, l.compartment, l.act, p.code from look as l left join person as p on p.person_id = l.person_id
         where l.site = $1 and ($2 = '' or l.author = $2) order by l.seq desc limit $3 offset $4",
        site,
        author,
        limit,
        offset
    )
}
