//! Meetings in the database: when and of what kind. What was decided is sealed with the file of whom it is about.

use access::Duty;
use ledger::{Bind, BoxFuture, Conn, Day, Instant, Projector, SiteId, Stream, UserId, Write, run};
use people::person::PersonId;
use web::{Cx, Result};

use super::KEPT;
use super::facts::{Item, ItemId, Meeting, MeetingId, items};

/// Decisions of one meeting on a page.
const ITEMS_MAX: i64 = 60;

pub(super) const PROJECTOR: Projector = Projector {
    room: "meeting",
    listens: &["meeting/"],
    tables: &["meeting", "meeting_item"],
    schema: "
        create table meeting (meeting_id {text} not null primary key, site_id {text} not null, kind {text} not null, held_on {text} not null, opened_by {text} not null, closed {bool} not null) {strict};
        create index meeting_site on meeting (site_id, held_on);
        create table meeting_item (item_id {text} not null primary key, meeting_id {text} not null, person_id {text} not null, site_id {text} not null, at {int} not null, sealed {blob} not null) {strict};
        create index meeting_item_meeting on meeting_item (meeting_id, at);
        create index meeting_item_person on meeting_item (person_id);
    ",
    project,
};

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        run!(write.conn()?, "delete from meeting where meeting_id = $1", stream.id)?;
        run!(write.conn()?, "delete from meeting_item where person_id = $1", stream.id)?;
        for (id, (at, site, item)) in items(stream) {
            let sealed = write.seal(stream.id, KEPT, "meeting_item", &item).await?;
            run!(
                write.conn()?,
                "insert into meeting_item (item_id, meeting_id, person_id, site_id, at, sealed) values ($1, $2, $3, $4, $5, $6)",
                id,
                item.meeting,
                stream.id,
                site,
                at,
                sealed
            )?;
        }
        let Some(meeting) = Meeting::fold(stream) else { return Ok(()) };
        run!(
            write.conn()?,
            "insert into meeting (meeting_id, site_id, kind, held_on, opened_by, closed) values ($1, $2, $3, $4, $5, $6)",
            stream.id,
            meeting.site,
            meeting.opened.kind.name(),
            meeting.opened.on,
            meeting.by,
            meeting.closed_at.is_some()
        )?;
        Ok(())
    })
}

/// A meeting in the list.
#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pub(super) meeting_id: MeetingId,
    pub(super) kind: String,
    pub(super) held_on: Day,
    pub(super) opened_by: UserId,
    pub(super) closed: bool,
}

/// Meetings of a site, the latest first.
pub(super) async fn list(conn: &mut Conn, site: SiteId, limit: i64) -> Result<Vec<Row>> {
    let sql = "select m.meeting_id, m.kind, m.held_on, m.opened_by, m.closed from meeting as m where m.site_id = $1 order by m.held_on desc, m.meeting_id desc limit $2";
    Ok(conn.select(sql.to_owned(), &[Bind::Text(site.to_string()), Bind::Int(limit)]).await?)
}

#[derive(sqlx::FromRow)]
struct ItemRow {
    item_id: ItemId,
    person_id: PersonId,
    code: String,
    at: Instant,
    sealed: Vec<u8>,
    wrapped: Option<Vec<u8>>,
}

/// What was decided about somebody, opened for a reader who may read it.
pub(super) struct Decided {
    pub(super) id: ItemId,
    pub(super) person: PersonId,
    pub(super) code: String,
    pub(super) at: Instant,
    pub(super) item: Item,
}

/// What was decided about those whom the reader may read of, in order, and how many others there were.
pub(super) async fn items_of(cx: &Cx, conn: &mut Conn, id: MeetingId) -> Result<(Vec<Decided>, i64)> {
    let mut binds = vec![Bind::Text(id.to_string())];
    let filter = cx.filter(Duty::CaseRead, "p", binds.len() + 1)?;
    binds.extend(filter.binds);
    binds.push(Bind::Int(ITEMS_MAX));
    let sql = format!(
        "select i.item_id, i.person_id, p.code, i.at, i.sealed, k.wrapped from meeting_item as i join person as p on p.person_id = i.person_id left join seal_key as k on k.stream_id = i.person_id and k.compartment = 'protection' where i.meeting_id = $1 and {} order by i.at, i.item_id limit ${}",
        filter.sql,
        binds.len()
    );
    let rows: Vec<ItemRow> = conn.select(sql, &binds).await?;
    let all: Vec<(i64,)> = conn.select("select count(*) from meeting_item as i where i.meeting_id = $1".to_owned(), &[Bind::Text(id.to_string())]).await?;
    let mut out = Vec::new();
    for row in rows {
        // What was erased is not there any more.
        let Some(key) = row.wrapped else { continue };
        let item: Item = cx.app().ledger().open_sealed(row.person_id.cast(), KEPT, "meeting_item", &key, &row.sealed)?;
        out.push(Decided { id: row.item_id, person: row.person_id, code: row.code, at: row.at, item });
    }
    let shown = i64::try_from(out.len()).unwrap_or(i64::MAX);
    let others = all.first().map_or(0, |row| row.0).saturating_sub(shown);
    Ok((out, others))
}
