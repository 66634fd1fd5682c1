//! Tracks in the database. Which track somebody follows is sealed: only that there is one, and by when something is to be
//! done, stands open, since lists are made of it.

use std::collections::BTreeMap;

use access::Duty;
use ledger::{Bind, BoxFuture, Compartment, Conn, Day, Instant, Projector, SiteId, Stream, Write, all, run};
use people::person::PersonId;
use serde::{Deserialize, Serialize};
use web::{App, Cx, Result};

use super::facts::{Track, TrackId, Tracks};

/// Tracks opened at once for counts.
const PAGE: i64 = 1000;
/// Tracks of one person.
const TRACKS_MAX: i64 = 100;

pub(super) const PROJECTOR: Projector = Projector {
    room: "track",
    listens: &["track/", "duplicate/released"],
    tables: &["track"],
    schema: "
        create table track (track_id {text} not null primary key, person_id {text} not null, site_id {text} not null, opened_at {int} not null, next_due {text}, closed_at {int}, sealed {blob} not null) {strict};
        create index track_person on track (person_id, opened_at);
        create index track_site on track (site_id, opened_at);
        create index track_due on track (next_due) where closed_at is null;
    ",
    project,
};

/// What is known of a track, as the sealed column holds it.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Sealed {
    pub(super) kind: String,
    #[serde(default)]
    pub(super) outcome: String,
    #[serde(default)]
    pub(super) halted: bool,
}

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        run!(write.conn()?, "delete from track where person_id = $1", stream.id)?;
        for track in &Tracks::fold(stream).0 {
            insert(write, stream.id.cast(), track).await?;
        }
        Ok(())
    })
}

async fn insert(write: &mut Write, person: PersonId, track: &Track) -> ledger::Result<()> {
    let known = Sealed {
        kind: track.kind.clone(),
        outcome: track.closed.as_ref().map(|closed| closed.outcome.clone()).unwrap_or_default(),
        halted: track.halted.is_some(),
    };
    let sealed = write.seal(person.cast(), Compartment::Protection, "track", &known).await?;
    run!(
        write.conn()?,
        "insert into track (track_id, person_id, site_id, opened_at, next_due, closed_at, sealed) values ($1, $2, $3, $4, $5, $6, $7) on conflict (track_id) do nothing",
        track.id,
        person,
        track.site,
        track.at,
        track.next_due(),
        track.closed.as_ref().map(|closed| closed.at),
        sealed
    )?;
    Ok(())
}

fn open_row(app: &App, person: PersonId, (sealed, wrapped): (Vec<u8>, Option<Vec<u8>>)) -> Result<Option<Sealed>> {
    let Some(wrapped) = wrapped else { return Ok(None) };
    Ok(Some(app.ledger().open_sealed(person.cast(), Compartment::Protection, "track", &wrapped, &sealed)?))
}

/// Codes of the tracks that a person follows now. Decide first that the reader reads the protection part of the file.
///
/// # Errors
/// When the database fails or a seal does not hold.
pub async fn open_tracks(app: &App, conn: &mut Conn, person: PersonId) -> Result<Vec<String>> {
    let rows = all!(
        conn,
        (Vec<u8>, Option<Vec<u8>>),
        "select t.sealed, k.wrapped from track as t left join seal_key as k on k.stream_id = t.person_id and k.compartment = 'protection' where t.person_id = $1 and t.closed_at is null order by t.opened_at, t.track_id limit $2",
        person,
        TRACKS_MAX
    )?;
    let mut out = Vec::new();
    for row in rows {
        out.extend(open_row(app, person, row)?.map(|known| known.kind));
    }
    Ok(out)
}

/// Somebody for whom something is to be done.
#[derive(sqlx::FromRow)]
struct DueRow {
    track_id: TrackId,
    person_id: PersonId,
    next_due: Day,
    sealed: Vec<u8>,
    wrapped: Option<Vec<u8>>,
}

/// A track on which something is to be done.
pub(super) struct Due {
    pub(super) track: TrackId,
    pub(super) person: PersonId,
    pub(super) next_due: Day,
    pub(super) kind: String,
}

/// Tracks of people with an open follow-up here on which something is to be done by a day, as far as the reader follows or
/// supervises them. Binds: site, day. `cross join`: SQLite begins with the few whose day has come.
const DUE: &str = "track as t cross join file as f cross join person as p where f.person_id = t.person_id and p.person_id = t.person_id and f.site_id = $1 and f.closed_at is null and t.closed_at is null and t.next_due <= $2";

fn whom(cx: &Cx, binds: &mut Vec<Bind>, by: Day) -> Result<String> {
    binds.extend([Bind::Text(cx.site_id().to_string()), Bind::Text(by.to_string())]);
    let filter = cx.filter(Duty::CaseRead, "p", binds.len() + 1)?;
    binds.extend(filter.binds);
    Ok(filter.sql)
}

/// Tracks on which something is to be done by a day, the most overdue first.
pub(super) async fn list_due(cx: &Cx, conn: &mut Conn, (by, limit): (Day, i64)) -> Result<Vec<Due>> {
    let mut binds = Vec::new();
    let whom = whom(cx, &mut binds, by)?;
    binds.push(Bind::Int(limit));
    let sql = format!(
        "select t.track_id, t.person_id, t.next_due, t.sealed, (select k.wrapped from seal_key as k where k.stream_id = t.person_id and k.compartment = 'protection') as wrapped from {DUE} and {whom} order by t.next_due, t.track_id limit ${}",
        binds.len()
    );
    let mut out = Vec::new();
    for row in conn.select::<DueRow>(sql, &binds).await? {
        let known = open_row(cx.app(), row.person_id, (row.sealed, row.wrapped))?;
        out.extend(known.map(|known| Due { track: row.track_id, person: row.person_id, next_due: row.next_due, kind: known.kind }));
    }
    Ok(out)
}

/// How many tracks have a step that is overdue, and how many have one that is due today or was before.
pub(super) async fn count_due(cx: &Cx, conn: &mut Conn) -> Result<(i64, i64)> {
    let mut binds = Vec::new();
    let whom = whom(cx, &mut binds, cx.today())?;
    let sql = format!("select count(case when t.next_due < $2 then 1 end) as late, count(*) as every from {DUE} and {whom}");
    Ok(conn.select::<(i64, i64)>(sql, &binds).await?.first().copied().unwrap_or_default())
}

/// Tracks of a period by kind. Small numbers: not to be shown before disclosure control.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// Opened in the period.
    pub opened: i64,
    /// Closed in the period.
    pub closed: i64,
    /// Going on at its end.
    pub going: i64,
}

#[derive(sqlx::FromRow)]
struct CountRow {
    track_id: TrackId,
    person_id: PersonId,
    opened_at: Instant,
    closed_at: Option<Instant>,
    sealed: Vec<u8>,
    wrapped: Option<Vec<u8>>,
}

/// Tracks of a site in `[from, to)`, by kind.
///
/// # Errors
/// When the database fails or a seal does not hold.
pub async fn counts(app: &App, conn: &mut Conn, (site, from, to): (SiteId, Instant, Instant)) -> Result<BTreeMap<String, Counts>> {
    let mut out: BTreeMap<String, Counts> = BTreeMap::new();
    let mut after = (Instant::default(), TrackId::nil());
    loop {
        let rows = all!(
            &mut *conn,
            CountRow,
            "select t.track_id, t.person_id, t.opened_at, t.closed_at, t.sealed, k.wrapped from track as t left join seal_key as k on k.stream_id = t.person_id and k.compartment = 'protection' where t.site_id = $1 and t.opened_at < $2 and (t.closed_at is null or t.closed_at >= $3) and (t.opened_at > $4 or (t.opened_at = $4 and t.track_id > $5)) order by t.opened_at, t.track_id limit $6",
            site,
            to,
            from,
            after.0,
            after.1,
            PAGE
        )?;
        let Some(last) = rows.last() else { break };
        after = (last.opened_at, last.track_id);
        for row in rows {
            let (opened, closed) = (row.opened_at >= from, row.closed_at.is_some_and(|at| at < to));
            let Some(known) = open_row(app, row.person_id, (row.sealed, row.wrapped))? else { continue };
            let counts = out.entry(known.kind).or_default();
            counts.opened += i64::from(opened);
            counts.closed += i64::from(closed);
            counts.going += i64::from(!closed);
        }
    }
    Ok(out)
}
