//! Transfers in the database: ids and states, no words.

use ledger::{Bind, BoxFuture, Conn, Instant, Projector, SiteId, Stream, UserId, Write, one, run};
use people::person::PersonId;
use web::{Cx, Result};

use super::facts::{Target, TransferId, Transfers};

pub(super) const PROJECTOR: Projector = Projector {
    room: "transfer",
    listens: &["transfer/", "duplicate/released"],
    tables: &["transfer"],
    schema: "
        create table transfer (transfer_id {text} not null primary key, person_id {text} not null, kind {text} not null, from_site {text} not null, to_site {text}, to_user {text}, asked_at {int} not null, asked_by {text} not null, state {text} not null) {strict};
        create index transfer_person on transfer (person_id);
        create index transfer_waiting on transfer (to_site, asked_at) where state = 'waiting';
    ",
    project,
};

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        run!(write.conn()?, "delete from transfer where person_id = $1", stream.id)?;
        for (id, transfer) in Transfers::fold(stream).0 {
            let (to_site, to_user) = match &transfer.asked.to {
                Target::Manager { user } => (Some(transfer.site), Some(*user)),
                Target::Site { site } => (Some(*site), None),
                Target::Partner { .. } => (None, None),
            };
            run!(
                write.conn()?,
                "insert into transfer (transfer_id, person_id, kind, from_site, to_site, to_user, asked_at, asked_by, state) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                id,
                stream.id,
                transfer.asked.to.name(),
                transfer.site,
                to_site,
                to_user,
                transfer.at,
                transfer.by,
                transfer.state.name()
            )?;
        }
        Ok(())
    })
}

/// Whose transfer it is.
pub(super) async fn person(conn: &mut Conn, id: TransferId) -> Result<Option<PersonId>> {
    Ok(one!(conn, (PersonId,), "select person_id from transfer where transfer_id = $1", id)?.map(|row| row.0))
}

/// A transfer that waits for the reader.
#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pub(super) transfer_id: TransferId,
    pub(super) code: String,
    pub(super) kind: String,
    pub(super) from_site: SiteId,
    pub(super) asked_at: Instant,
    pub(super) asked_by: UserId,
}

/// What waits for the reader, in the order of binds site and user: to themselves, or to the site at which they work now.
const WAITING: &str = "from transfer as t join person as p on p.person_id = t.person_id join file as f on f.person_id = t.person_id and f.closed_at is null where t.to_site = $1 and t.state = 'waiting' and (t.to_user is null or t.to_user = $2) and t.asked_by <> $2";

/// Transfers that wait for the reader, the oldest first.
pub(super) async fn list_for(cx: &Cx, conn: &mut Conn, limit: i64) -> Result<Vec<Row>> {
    let binds = [Bind::Text(cx.site_id().to_string()), Bind::Text(cx.user().to_string()), Bind::Int(limit)];
    let sql = format!("select t.transfer_id, p.code, t.kind, t.from_site, t.asked_at, t.asked_by {WAITING} order by t.asked_at, t.transfer_id limit $3");
    Ok(conn.select(sql, &binds).await?)
}

/// Whether this transfer waits for the reader.
pub(super) async fn waits_for(cx: &Cx, conn: &mut Conn, id: TransferId) -> Result<bool> {
    let binds = [Bind::Text(cx.site_id().to_string()), Bind::Text(cx.user().to_string()), Bind::Text(id.to_string())];
    let sql = format!("select t.transfer_id {WAITING} and t.transfer_id = $3 order by t.transfer_id limit 1");
    Ok(!conn.select::<(TransferId,)>(sql, &binds).await?.is_empty())
}
