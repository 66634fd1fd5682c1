//! Announced arrivals in the database.

use std::collections::BTreeMap;

use ledger::{BoxFuture, Conn, Day, Projector, SiteId, Stream, StreamId, Write, all, run};
use web::Result;

use super::facts::State;

/// Most arrivals on a list.
pub(super) const LIST_MAX: i64 = 200;
/// Days after which one that did not come holds no beds any more and waits no longer.
const LATE_DAYS: i32 = 1;

pub(super) const PROJECTOR: Projector = Projector {
    room: "planned",
    listens: &["planned/"],
    tables: &["planned"],
    schema: "
        create table planned (planned_id {text} not null primary key, site_id {text} not null, day {text} not null, origin {text} not null, women {int} not null, men {int} not null, children {int} not null, groups {text} not null, held {text} not null, note {text} not null, state {text} not null) {strict};
        create index planned_site on planned (site_id, state, day);
    ",
    project,
};

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        let state = State::fold(stream);
        run!(write.conn()?, "delete from planned where planned_id = $1", stream.id)?;
        let Some((expected, day)) = state.expected.and_then(|expected| expected.day.map(|day| (expected, day))) else { return Ok(()) };
        let figures = |map: &BTreeMap<String, i64>| serde_json::to_string(map).unwrap_or_default();
        run!(
            write.conn()?,
            "insert into planned (planned_id, site_id, day, origin, women, men, children, groups, held, note, state) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            stream.id,
            state.site,
            day,
            &expected.origin,
            expected.women,
            expected.men,
            expected.children,
            figures(&expected.groups),
            figures(&expected.held),
            &expected.note,
            state.outcome.name()
        )?;
        Ok(())
    })
}

#[derive(sqlx::FromRow)]
struct Row {
    planned_id: StreamId,
    day: Day,
    origin: String,
    women: i64,
    men: i64,
    children: i64,
    groups: String,
    held: String,
    note: String,
    state: String,
}

/// An announced arrival.
#[derive(Clone, Debug)]
pub struct PlannedRow {
    /// Identifier.
    pub id: StreamId,
    /// Day on which they are expected.
    pub day: Day,
    /// From where.
    pub origin: String,
    /// Women.
    pub women: i64,
    /// Men.
    pub men: i64,
    /// Children.
    pub children: i64,
    /// How many belong to groups that go first, by code.
    pub groups: BTreeMap<String, i64>,
    /// Beds held for them, by kind of room.
    pub held: BTreeMap<String, i64>,
    /// What else is known.
    pub note: String,
    /// `expected`, `arrived` or `cancelled`.
    pub state: String,
}

impl PlannedRow {
    /// How many people.
    #[must_use]
    pub const fn people(&self) -> i64 {
        self.women + self.men + self.children
    }
}

impl From<Row> for PlannedRow {
    fn from(row: Row) -> Self {
        let figures = |text: &str| serde_json::from_str(text).unwrap_or_default();
        Self {
            id: row.planned_id,
            day: row.day,
            origin: row.origin,
            women: row.women,
            men: row.men,
            children: row.children,
            groups: figures(&row.groups),
            held: figures(&row.held),
            note: row.note,
            state: row.state,
        }
    }
}

/// Those who are expected on a day, or were the day before and have not come; earliest first.
///
/// # Errors
/// When the database fails.
pub async fn list_today(conn: &mut Conn, site: SiteId, day: Day, limit: i64) -> Result<Vec<PlannedRow>> {
    let rows = all!(
        conn,
        Row,
        "select planned_id, day, origin, women, men, children, groups, held, note, state from planned where site_id = $1 and state = 'expected' and day >= $2 and day <= $3 order by day, planned_id limit $4",
        site,
        day.plus_days(-LATE_DAYS),
        day,
        limit
    )?;
    Ok(rows.into_iter().map(PlannedRow::from).collect())
}

/// All that are still expected, earliest first.
pub(super) async fn list_expected(conn: &mut Conn, site: SiteId) -> Result<Vec<PlannedRow>> {
    let rows = all!(
        conn,
        Row,
        "select planned_id, day, origin, women, men, children, groups, held, note, state from planned where site_id = $1 and state = 'expected' order by day, planned_id limit $2",
        site,
        LIST_MAX
    )?;
    Ok(rows.into_iter().map(PlannedRow::from).collect())
}

/// Those that came or were called off, since a day; newest first.
pub(super) async fn list_over(conn: &mut Conn, site: SiteId, since: Day) -> Result<Vec<PlannedRow>> {
    let rows = all!(
        conn,
        Row,
        "select planned_id, day, origin, women, men, children, groups, held, note, state from planned where site_id = $1 and state in ('arrived', 'cancelled') and day >= $2 order by day desc, planned_id limit $3",
        site,
        since,
        LIST_MAX
    )?;
    Ok(rows.into_iter().map(PlannedRow::from).collect())
}
