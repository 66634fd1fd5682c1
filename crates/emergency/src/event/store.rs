//! Mass arrivals in the database: open columns for counting and order, what was noted and found sealed.

use ledger::{BoxFuture, Compartment, Conn, Instant, Ledger, Projector, SiteId, Stream, StreamId, Write, all, one, run};
use people::contact::Noted;
use web::Result;

use super::facts::{Category, Described, EmergencyId, Event, Head, HeadId, Level, came_with};

/// Events listed.
const EVENTS_MAX: i64 = 50;
/// Table names, which bind what is sealed to its place.
const EVENT_TABLE: &str = "emergency";
const HEAD_TABLE: &str = "head";

pub(super) const PROJECTOR: Projector = Projector {
    room: "event",
    listens: &["emergency/", "head/", "contact/noted", "contact/refused", "contact/closed"],
    tables: &["emergency", "head", "head_saving", "emergency_person"],
    schema: "
        create table emergency (emergency_id {text} not null primary key, site_id {text} not null, kind {text} not null, arrived_at {int} not null, expected {int} not null, opened_at {int} not null, closed_at {int}, counted_at {int}, sealed {blob}) {strict};
        create index emergency_site on emergency (site_id, opened_at);
        create index emergency_open on emergency (site_id, opened_at) where closed_at is null;
        create table head (head_id {text} not null primary key, emergency_id {text} not null, site_id {text} not null, number {int} not null, code {text} not null, seen {bool} not null, struck {bool} not null, refused {bool} not null, closed {bool} not null, version {int} not null, sealed {blob}, level {blob}) {strict};
        create index head_emergency on head (emergency_id, number);
        create table head_saving (saving_key {text} not null, head_id {text} not null, emergency_id {text} not null, primary key (saving_key, head_id)) {strict};
        create table emergency_person (emergency_id {text} not null, person_id {text} not null, primary key (emergency_id, person_id)) {strict};
    ",
    project,
};

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        project_event(write, stream).await?;
        project_head(write, stream).await?;
        for emergency in came_with(stream) {
            run!(
                write.conn()?,
                "insert into emergency_person (emergency_id, person_id) values ($1, $2) on conflict (emergency_id, person_id) do nothing",
                emergency,
                stream.id
            )?;
        }
        Ok(())
    })
}

async fn project_event(write: &mut Write, stream: &Stream) -> ledger::Result<()> {
    let event = Event::fold(stream);
    let Some(opened_at) = event.opened_at else { return Ok(()) };
    let sealed = write.seal(stream.id, Compartment::House, EVENT_TABLE, &event.about).await?;
    run!(
        write.conn()?,
        "insert into emergency (emergency_id, site_id, kind, arrived_at, expected, opened_at, closed_at, counted_at, sealed) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (emergency_id) do update set site_id = excluded.site_id, kind = excluded.kind, arrived_at = excluded.arrived_at, expected = excluded.expected, opened_at = excluded.opened_at, closed_at = excluded.closed_at, counted_at = excluded.counted_at, sealed = excluded.sealed",
        stream.id,
        event.site,
        &event.about.kind,
        event.about.arrived_at,
        event.about.expected,
        opened_at,
        event.closed_at,
        event.counts.iter().map(|count| count.at).max(),
        sealed
    )?;
    Ok(())
}

async fn project_head(write: &mut Write, stream: &Stream) -> ledger::Result<()> {
    let head = Head::fold(stream);
    let Some(emergency) = head.emergency else { return Ok(()) };
    let sealed = match head.history.last() {
        Some(noted) => Some(write.seal(stream.id, Compartment::Identity, HEAD_TABLE, noted).await?),
        None => None,
    };
    let level = match &head.level {
        Some(level) => Some(write.seal(stream.id, Compartment::Health, HEAD_TABLE, level).await?),
        None => None,
    };
    run!(
        write.conn()?,
        "insert into head (head_id, emergency_id, site_id, number, code, seen, struck, refused, closed, version, sealed, level) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (head_id) do update set emergency_id = excluded.emergency_id, site_id = excluded.site_id, number = excluded.number, code = excluded.code, seen = excluded.seen, struck = excluded.struck, refused = excluded.refused, closed = excluded.closed, version = excluded.version, sealed = excluded.sealed, level = excluded.level",
        stream.id,
        emergency,
        head.site,
        head.number,
        &head.code,
        head.seen && head.category() != Category::Untriaged,
        head.struck.is_some(),
        head.refused,
        head.closed,
        head.version(),
        sealed,
        level
    )?;
    for key in &head.keys {
        run!(
            write.conn()?,
            "insert into head_saving (saving_key, head_id, emergency_id) values ($1, $2, $3) on conflict (saving_key, head_id) do nothing",
            key,
            stream.id,
            emergency
        )?;
    }
    Ok(())
}

/// A mass arrival.
#[derive(sqlx::FromRow, Clone)]
pub(crate) struct EventRow {
    pub(crate) emergency_id: EmergencyId,
    pub(crate) site_id: SiteId,
    pub(crate) kind: String,
    pub(crate) arrived_at: Instant,
    pub(crate) opened_at: Instant,
    pub(crate) closed_at: Option<Instant>,
    pub(crate) counted_at: Option<Instant>,
    sealed: Option<Vec<u8>>,
    wrapped: Option<Vec<u8>>,
}

impl EventRow {
    /// What is the same for all who came; empty once it has been erased.
    pub(crate) fn about(&self, ledger: &Ledger) -> Result<Described> {
        let (Some(wrapped), Some(sealed)) = (&self.wrapped, &self.sealed) else { return Ok(Described::default()) };
        Ok(ledger.open_sealed(self.emergency_id.cast(), Compartment::House, EVENT_TABLE, wrapped, sealed)?)
    }
    /// When heads are to be counted again.
    pub(crate) fn count_due(&self) -> Instant {
        self.counted_at.unwrap_or(self.opened_at).plus_ms(super::rules::COUNT_EVERY_MS)
    }
}

/// A mass arrival.
pub(crate) async fn get(conn: &mut Conn, id: EmergencyId) -> Result<Option<EventRow>> {
    Ok(one!(
        conn,
        EventRow,
        "select e.emergency_id, e.site_id, e.kind, e.arrived_at, e.opened_at, e.closed_at, e.counted_at, e.sealed, k.wrapped from emergency as e left join seal_key as k on k.stream_id = e.emergency_id and k.compartment = 'house' where e.emergency_id = $1",
        id
    )?)
}

/// The mass arrivals of a site, newest first.
pub(super) async fn list(conn: &mut Conn, site: SiteId) -> Result<Vec<EventRow>> {
    Ok(all!(
        conn,
        EventRow,
        "select e.emergency_id, e.site_id, e.kind, e.arrived_at, e.opened_at, e.closed_at, e.counted_at, e.sealed, k.wrapped from emergency as e left join seal_key as k on k.stream_id = e.emergency_id and k.compartment = 'house' where e.site_id = $1 order by e.opened_at desc, e.emergency_id desc limit $2",
        site,
        EVENTS_MAX
    )?)
}

/// How many heads each of some events has, struck ones aside, and how many of those are registered.
pub(super) async fn count_heads(conn: &mut Conn, site: SiteId) -> Result<Vec<(EmergencyId, i64, i64)>> {
    Ok(all!(
        conn,
        (EmergencyId, i64, i64),
        "select e.emergency_id, count(h.head_id), cast(coalesce(sum(case when h.closed then 1 else 0 end), 0) as bigint) from emergency as e join head as h on h.emergency_id = e.emergency_id and not h.struck where e.site_id = $1 group by e.emergency_id order by e.emergency_id limit $2",
        site,
        EVENTS_MAX
    )?)
}

/// A head, opened.
#[derive(Clone)]
pub struct HeadRow {
    /// The contact.
    pub head_id: HeadId,
    /// Running number.
    pub number: i64,
    /// Code on the wristband.
    pub code: String,
    /// Whether somebody has looked.
    pub seen: bool,
    /// Whether the number was struck.
    pub struck: bool,
    /// Whether they refused to be registered.
    pub refused: bool,
    /// Whether they are registered, or being so.
    pub closed: bool,
    /// Version of the row.
    pub version: i64,
    /// What was noted.
    pub noted: Noted,
    /// How soon care is needed.
    pub level: Option<Level>,
}

impl HeadRow {
    /// In which order it is registered.
    #[must_use]
    pub fn category(&self) -> Category {
        Category::of(self.level, &self.noted)
    }
    /// What was found at triage: nothing, as long as nobody has looked, whatever a clerk noted.
    #[must_use]
    pub fn found(&self) -> Category {
        if self.seen { self.category() } else { Category::Untriaged }
    }
}

#[derive(sqlx::FromRow)]
struct SealedHead {
    head_id: HeadId,
    number: i64,
    code: String,
    seen: bool,
    struck: bool,
    refused: bool,
    closed: bool,
    version: i64,
    sealed: Option<Vec<u8>>,
    level: Option<Vec<u8>>,
    identity_key: Option<Vec<u8>>,
    health_key: Option<Vec<u8>>,
}

impl SealedHead {
    fn open(self, ledger: &Ledger) -> Result<HeadRow> {
        let noted = match (&self.sealed, &self.identity_key) {
            (Some(sealed), Some(wrapped)) => ledger.open_sealed(self.head_id, Compartment::Identity, HEAD_TABLE, wrapped, sealed)?,
            _ => Noted::default(),
        };
        let level = match (&self.level, &self.health_key) {
            (Some(sealed), Some(wrapped)) => Some(ledger.open_sealed(self.head_id, Compartment::Health, HEAD_TABLE, wrapped, sealed)?),
            _ => None,
        };
        Ok(HeadRow {
            head_id: self.head_id,
            number: self.number,
            code: self.code,
            seen: self.seen,
            struck: self.struck,
            refused: self.refused,
            closed: self.closed,
            version: self.version,
            noted,
            level,
        })
    }
}

/// Heads of an event from a number on, by number. Whoever shows them records the look.
pub(crate) async fn list_heads(ledger: &Ledger, conn: &mut Conn, (id, from, limit): (EmergencyId, i64, i64)) -> Result<Vec<HeadRow>> {
    let rows = all!(
        conn,
        SealedHead,
        "select h.head_id, h.number, h.code, h.seen, h.struck, h.refused, h.closed, h.version, h.sealed, h.level, i.wrapped as identity_key, m.wrapped as health_key from head as h left join seal_key as i on i.stream_id = h.head_id and i.compartment = 'identity' left join seal_key as m on m.stream_id = h.head_id and m.compartment = 'health' where h.emergency_id = $1 and h.number >= $2 order by h.number, h.head_id limit $3",
        id,
        from,
        limit
    )?;
    rows.into_iter().map(|row| row.open(ledger)).collect()
}

/// The head with a number.
pub(super) async fn find_number(conn: &mut Conn, id: EmergencyId, number: i64) -> Result<Option<HeadId>> {
    Ok(one!(conn, (HeadId,), "select head_id from head where emergency_id = $1 and number = $2 order by head_id limit 1", id, number)?.map(|row| row.0))
}

/// The head whose wristband bears a code.
pub(super) async fn find_code(conn: &mut Conn, id: EmergencyId, code: &str) -> Result<Option<HeadId>> {
    Ok(one!(
        conn,
        (HeadId,),
        "select h.head_id from contact as c join head as h on h.head_id = c.contact_id where c.code = $2 and h.emergency_id = $1",
        id,
        code
    )?
    .map(|row| row.0))
}

/// The head that a saving made or changed.
pub(super) async fn find_saving(conn: &mut Conn, id: EmergencyId, key: &str) -> Result<Option<HeadId>> {
    Ok(one!(conn, (HeadId,), "select head_id from head_saving where saving_key = $1 and emergency_id = $2 order by head_id limit 1", key, id)?.map(|row| row.0))
}

/// The highest number given.
pub(super) async fn last_number(conn: &mut Conn, id: EmergencyId) -> Result<i64> {
    Ok(one!(conn, (i64,), "select number from head where emergency_id = $1 order by number desc limit 1", id)?.map_or(0, |row| row.0))
}

/// Event and number of a head, the sign of its family, and whether it is registered or struck.
pub(super) async fn place_of(conn: &mut Conn, head: StreamId) -> Result<Option<(EmergencyId, i64, String, bool)>> {
    Ok(one!(
        conn,
        (EmergencyId, i64, String, bool),
        "select h.emergency_id, h.number, c.family_group, h.closed from head as h join contact as c on c.contact_id = h.head_id where h.head_id = $1",
        head
    )?)
}

/// Who of an event sleeps where, numbers and registered people together.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Slept {
    /// In the house.
    pub(crate) present: i64,
    /// Of those, with a bed.
    pub(crate) bedded: i64,
}

/// How many of an event are in the house, and how many of those have a bed.
pub(crate) async fn slept(conn: &mut Conn, id: EmergencyId) -> Result<Slept> {
    let heads = one!(
        &mut *conn,
        (i64, i64),
        "select count(*), count(s.bed_id) from head as h join stay as s on s.guest_id = h.head_id and s.departed_at is null where h.emergency_id = $1",
        id
    )?
    .unwrap_or_default();
    let people = one!(
        conn,
        (i64, i64),
        "select count(*), count(s.bed_id) from emergency_person as p join stay as s on s.guest_id = p.person_id and s.departed_at is null where p.emergency_id = $1",
        id
    )?
    .unwrap_or_default();
    Ok(Slept { present: heads.0 + people.0, bedded: heads.1 + people.1 })
}

/// Of the open events of a site: id, when heads were last counted or it was opened, heads nobody has looked at, heads not
/// registered that have been looked at and have not refused.
pub(super) async fn list_waiting(conn: &mut Conn, site: SiteId) -> Result<Vec<(EmergencyId, Instant, i64, i64)>> {
    Ok(all!(
        conn,
        (EmergencyId, Instant, i64, i64),
        "select e.emergency_id, coalesce(e.counted_at, e.opened_at), cast(coalesce(sum(case when not h.seen and not h.closed and not h.struck then 1 else 0 end), 0) as bigint), cast(coalesce(sum(case when h.seen and not h.closed and not h.struck and not h.refused then 1 else 0 end), 0) as bigint) from emergency as e left join head as h on h.emergency_id = e.emergency_id where e.site_id = $1 and e.closed_at is null group by e.emergency_id, e.counted_at, e.opened_at order by e.opened_at, e.emergency_id limit $2",
        site,
        EVENTS_MAX
    )?)
}

/// Numbers and codes of heads that are not struck, in a range.
pub(super) async fn list_bands(conn: &mut Conn, (id, from, to, limit): (EmergencyId, i64, i64, i64)) -> Result<Vec<(i64, String)>> {
    Ok(all!(
        conn,
        (i64, String),
        "select number, code from head where emergency_id = $1 and number >= $2 and number <= $3 and not struck order by number, head_id limit $4",
        id,
        from,
        to,
        limit
    )?)
}
