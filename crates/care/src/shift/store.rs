//! Handovers and notes in the database; the words of notes are sealed.

use access::Duty;
use ledger::{Bind, BoxFuture, Compartment, Conn, Instant, Projector, SiteId, Stream, StreamId, UserId, Write, one, run};
use people::person::PersonId;
use web::{Cx, Result};

use super::facts::{Handover, HandoverId, NoteId, Notes, Post};
use super::rules::Pending;

pub(super) const PROJECTOR: Projector = Projector {
    room: "shift",
    listens: &["shift/", "duplicate/released"],
    tables: &["handover", "shift_note"],
    schema: "
        create table handover (handover_id {text} not null primary key, site_id {text} not null, post {text} not null, handed_at {int} not null, handed_by {text} not null, taken_at {int}, taken_by {text}, replaced {bool} not null) {strict};
        create index handover_post on handover (site_id, post, handed_at);
        create table shift_note (note_id {text} not null primary key, stream_id {text} not null, person_id {text}, site_id {text} not null, post {text} not null, class {text} not null, written_at {int} not null, author {text} not null, ticked_at {int}, ticked_by {text}, sealed {blob} not null) {strict};
        create index shift_note_stream on shift_note (stream_id);
        create index shift_note_open on shift_note (site_id, written_at) where ticked_at is null;
    ",
    project,
};

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        run!(write.conn()?, "delete from shift_note where stream_id = $1", stream.id)?;
        run!(write.conn()?, "delete from handover where handover_id = $1", stream.id)?;
        let site =
            |id: NoteId| stream.facts().iter().find(|fact| fact.kind == "shift/noted" && noted(fact) == Some(id)).map(|fact| fact.site).unwrap_or_default();
        for (id, note) in Notes::fold(stream).0 {
            let sealed = write.seal(stream.id, Compartment::House, "shift_note", &note.noted.text).await?;
            run!(
                write.conn()?,
                "insert into shift_note (note_id, stream_id, person_id, site_id, post, class, written_at, author, ticked_at, ticked_by, sealed) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (note_id) do nothing",
                id,
                stream.id,
                note.noted.about_person().then_some(stream.id),
                site(id),
                note.noted.post.name(),
                &note.noted.class,
                note.at,
                note.by,
                note.ticked.map(|(at, _)| at),
                note.ticked.map(|(_, by)| by),
                sealed
            )?;
        }
        let Some(handover) = Handover::fold(stream) else { return Ok(()) };
        let site = stream.facts().iter().find(|fact| fact.kind == "shift/handed").map(|fact| fact.site).unwrap_or_default();
        run!(
            write.conn()?,
            "insert into handover (handover_id, site_id, post, handed_at, handed_by, taken_at, taken_by, replaced) values ($1, $2, $3, $4, $5, $6, $7, $8)",
            handover.id,
            site,
            handover.handed.post.name(),
            handover.at,
            handover.by,
            handover.taken.map(|(at, _)| at),
            handover.taken.map(|(_, by)| by),
            handover.replaced
        )?;
        Ok(())
    })
}

/// The note that a fact tells of.
fn noted(fact: &ledger::Fact) -> Option<NoteId> {
    fact.body.as_ref()?.get("note")?.as_str()?.parse().ok()
}

/// The handover of a post that nobody took over yet: the last one.
pub(super) async fn pending(conn: &mut Conn, (site, post): (SiteId, Post)) -> Result<Option<Pending>> {
    let row = one!(
        conn,
        (HandoverId, UserId),
        "select handover_id, handed_by from handover where site_id = $1 and post = $2 and taken_at is null and not replaced order by handed_at desc, handover_id desc limit 1",
        site,
        post.name()
    )?;
    Ok(row.map(|(id, by)| Pending { id, by }))
}

/// Where a handover was made and at which post.
pub(super) async fn place(conn: &mut Conn, id: HandoverId) -> Result<Option<(SiteId, Option<Post>)>> {
    let row = one!(conn, (SiteId, String), "select site_id, post from handover where handover_id = $1", id)?;
    Ok(row.map(|(site, post)| (site, Post::find(&post))))
}

/// A handover in the list.
#[derive(sqlx::FromRow)]
pub(super) struct Past {
    pub(super) handover_id: HandoverId,
    pub(super) handed_at: Instant,
    pub(super) handed_by: UserId,
    pub(super) taken_at: Option<Instant>,
    pub(super) taken_by: Option<UserId>,
}

/// Past handovers of a post, newest first; those that were replaced are left out.
pub(super) async fn list_past(conn: &mut Conn, (site, post): (SiteId, Post), (limit, offset): (i64, i64)) -> Result<Vec<Past>> {
    let sql = "select handover_id, handed_at, handed_by, taken_at, taken_by from handover where site_id = $1 and post = $2 and not replaced order by handed_at desc, handover_id desc limit $3 offset $4";
    let binds = [Bind::Text(site.to_string()), Bind::Text(post.name().to_owned()), Bind::Int(limit), Bind::Int(offset)];
    Ok(conn.select(sql.to_owned(), &binds).await?)
}

/// Which notes are asked for.
pub(super) enum Which<'a> {
    /// Those not ticked yet.
    Open,
    /// Those of a handover, ticked since or not.
    Of(&'a [NoteId]),
    /// This one, not ticked yet.
    One(NoteId),
}

#[derive(sqlx::FromRow)]
struct NoteRow {
    note_id: NoteId,
    stream_id: StreamId,
    person_id: Option<PersonId>,
    class: String,
    written_at: Instant,
    author: UserId,
    ticked_at: Option<Instant>,
    sealed: Vec<u8>,
    wrapped: Vec<u8>,
}

/// A note, opened for a reader who may read it.
pub(super) struct Note {
    pub(super) id: NoteId,
    pub(super) stream: StreamId,
    pub(super) person: Option<PersonId>,
    pub(super) class: String,
    pub(super) at: Instant,
    pub(super) by: UserId,
    pub(super) ticked: bool,
    pub(super) text: String,
}

/// Most notes on a page.
const NOTES_MAX: i64 = 60;

/// Notes that the reader may read at a post: safety notes of all posts; general ones of the post, but none at the gate;
/// notes about people of the post whose files the reader may open. Oldest first.
pub(super) async fn list_notes(cx: &Cx, conn: &mut Conn, (post, which): (Post, Which<'_>)) -> Result<Vec<Note>> {
    let mut binds = vec![Bind::Text(cx.site_id().to_string()), Bind::Text(post.name().to_owned())];
    let filter = cx.filter(Duty::PersonRead, "p", binds.len() + 1)?;
    binds.extend(filter.binds);
    let readable = if post == Post::Gate {
        "n.class = 'safety'".to_owned()
    } else {
        format!("(n.class = 'safety' or (n.post = $2 and (n.class = 'general' or (n.class = 'person' and p.person_id is not null and {}))))", filter.sql)
    };
    let which = match which {
        Which::Open => "n.ticked_at is null".to_owned(),
        Which::One(id) => {
            binds.push(Bind::Text(id.to_string()));
            format!("n.ticked_at is null and n.note_id = ${}", binds.len())
        }
        Which::Of([]) => return Ok(Vec::new()),
        Which::Of(ids) => {
            let first = binds.len() + 1;
            binds.extend(ids.iter().map(|id| Bind::Text(id.to_string())));
            format!("n.note_id in ({})", (first..=binds.len()).map(|i| format!("${i}")).collect::<Vec<_>>().join(", "))
        }
    };
    binds.push(Bind::Int(NOTES_MAX));
    let sql = format!(
        "select n.note_id, n.stream_id, n.person_id, n.class, n.written_at, n.author, n.ticked_at, n.sealed, k.wrapped from shift_note as n join seal_key as k on k.stream_id = n.stream_id and k.compartment = 'house' left join person as p on p.person_id = n.person_id where n.site_id = $1 and $2 <> '' and {which} and k.wrapped is not null and {readable} order by n.written_at, n.note_id limit ${}",
        binds.len()
    );
    let rows: Vec<NoteRow> = conn.select(sql, &binds).await?;
    let open = |row: NoteRow| {
        let text: String = cx.app().ledger().open_sealed(row.stream_id, Compartment::House, "shift_note", &row.wrapped, &row.sealed)?;
        let NoteRow { note_id, stream_id, person_id, class, written_at, author, ticked_at, .. } = row;
        Ok(Note { id: note_id, stream: stream_id, person: person_id, class, at: written_at, by: author, ticked: ticked_at.is_some(), text })
    };
    rows.into_iter().map(open).collect()
}

/// The person of a code.
pub(super) async fn find_person(conn: &mut Conn, code: &str) -> Result<Option<PersonId>> {
    Ok(one!(conn, (PersonId,), "select person_id from person where code = $1", code)?.map(|row| row.0))
}
