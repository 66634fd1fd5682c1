//! Incidents in the database: where, for whom, and how they stand. Who told is sealed with the incident; what was told is in the
//! sealed facts alone.

use ledger::{Bind, BoxFuture, Conn, Instant, Projector, Stream, UserId, Write, all, run};
use web::{Cx, Result};

use super::audience::hears;
use super::facts::{Audience, Incident, IncidentId};

/// What one has told is said back for so long.
const MINE_MS: i64 = 60 * 24 * 60 * 60 * 1000;
/// Of so many tellings at a site it is looked who told: the latest.
const MINE_LOOKED_AT: i64 = 300;

pub(super) const PROJECTOR: Projector = Projector {
    room: "incident",
    listens: &["incident/"],
    tables: &["incident"],
    schema: "
        create table incident (incident_id {text} not null primary key, site_id {text} not null, audience {text} not null, danger {bool} not null, told_at {int} not null, state {text} not null, by_user {text}, changed_at {int} not null, sealed {blob} not null) {strict};
        create index incident_open on incident (site_id, audience, told_at) where state <> 'ended';
        create index incident_ended on incident (site_id, audience, changed_at) where state = 'ended';
        create index incident_told on incident (site_id, told_at);
    ",
    project,
};

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        run!(write.conn()?, "delete from incident where incident_id = $1", stream.id)?;
        let Some(incident) = Incident::fold(stream) else { return Ok(()) };
        let sealed = write.seal(stream.id, incident.audience.compartment(), "incident", &incident.by).await?;
        run!(
            write.conn()?,
            "insert into incident (incident_id, site_id, audience, danger, told_at, state, by_user, changed_at, sealed) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            stream.id,
            incident.site,
            incident.audience.name(),
            incident.told.danger,
            incident.at,
            incident.state(),
            incident.taken,
            incident.changed_at,
            sealed
        )?;
        Ok(())
    })
}

/// An incident in a list.
#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pub(super) incident_id: IncidentId,
    pub(super) audience: String,
    pub(super) danger: bool,
    pub(super) told_at: Instant,
    pub(super) state: String,
    pub(super) by_user: Option<UserId>,
}

/// Which incidents are asked for.
pub(super) enum Which {
    /// Those that last, those in danger first.
    Open(i64),
    /// Those that have ended, the latest first.
    Ended(i64),
    /// This one.
    One(IncidentId),
}

/// The condition under which an incident is for the reader, with its values; `None` where nothing is.
fn heard(cx: &Cx) -> Option<(String, Vec<Bind>)> {
    let hears = hears(cx);
    let mut binds = Vec::new();
    let mut place = |text: String| {
        binds.push(Bind::Text(text));
        format!("${}", binds.len())
    };
    let mut ways = Vec::new();
    if !hears.here.is_empty() {
        let site = place(cx.site_id().to_string());
        let names: Vec<String> = hears.here.iter().map(|audience| place(audience.name().to_owned())).collect();
        ways.push(format!("(i.site_id = {site} and i.audience in ({}))", names.join(", ")));
    }
    if !hears.elsewhere.is_empty() {
        let psea = place(Audience::Psea.name().to_owned());
        let sites: Vec<String> = hears.elsewhere.iter().map(|site| place(site.to_string())).collect();
        ways.push(format!("(i.audience = {psea} and i.site_id in ({}))", sites.join(", ")));
    }
    (!ways.is_empty()).then(|| (format!("({})", ways.join(" or ")), binds))
}

/// Incidents that are for the reader.
pub(super) async fn list(cx: &Cx, conn: &mut Conn, which: Which) -> Result<Vec<Row>> {
    let Some((heard, mut binds)) = heard(cx) else { return Ok(Vec::new()) };
    let next = binds.len() + 1;
    let (condition, order) = match which {
        Which::Open(limit) => {
            binds.push(Bind::Int(limit));
            ("i.state <> 'ended'".to_owned(), format!("i.danger desc, i.told_at, i.incident_id limit ${next}"))
        }
        Which::Ended(limit) => {
            binds.push(Bind::Int(limit));
            ("i.state = 'ended'".to_owned(), format!("i.changed_at desc, i.incident_id limit ${next}"))
        }
        Which::One(id) => {
            binds.push(Bind::Text(id.to_string()));
            (format!("i.incident_id = ${next}"), "i.incident_id limit 1".to_owned())
        }
    };
    let sql =
        format!("select i.incident_id, i.audience, i.danger, i.told_at, i.state, i.by_user from incident as i where {condition} and {heard} order by {order}");
    Ok(conn.select(sql, &binds).await?)
}

/// How many incidents for the reader nobody has taken up.
pub(super) async fn count_open(cx: &Cx, conn: &mut Conn) -> Result<i64> {
    let Some((heard, binds)) = heard(cx) else { return Ok(0) };
    let sql = format!("select count(*) from incident as i where i.state <> 'ended' and i.state = 'open' and {heard}");
    Ok(conn.select::<(i64,)>(sql, &binds).await?.first().map_or(0, |row| row.0))
}

/// A telling whose teller can be opened.
#[derive(sqlx::FromRow)]
struct ToldRow {
    incident_id: IncidentId,
    audience: String,
    told_at: Instant,
    state: String,
    sealed: Vec<u8>,
    wrapped: Option<Vec<u8>>,
}

/// What the reader told at this site of late, newest first: when, and whether somebody took it up. Nothing more. Who told stands
/// nowhere in the open, not even as a mark by which to search; so the latest tellings of the site are opened.
pub(super) async fn mine(cx: &Cx, conn: &mut Conn, limit: usize) -> Result<Vec<(Instant, String)>> {
    let rows = all!(
        conn,
        ToldRow,
        "select i.incident_id, i.audience, i.told_at, i.state, i.sealed, k.wrapped from incident as i left join seal_key as k on k.stream_id = i.incident_id and k.compartment = case when i.audience = 'psea' then 'complaint' else 'protection' end where i.site_id = $1 and i.told_at >= $2 order by i.told_at desc, i.incident_id limit $3",
        cx.site_id(),
        cx.now().plus_ms(-MINE_MS),
        MINE_LOOKED_AT
    )?;
    let mut out = Vec::new();
    for row in rows {
        let (Some(audience), Some(key)) = (Audience::find(&row.audience), row.wrapped) else { continue };
        let by: UserId = cx.app().ledger().open_sealed(row.incident_id.cast(), audience.compartment(), "incident", &key, &row.sealed)?;
        if by == cx.user() {
            out.push((row.told_at, row.state));
        }
        if out.len() == limit {
            break;
        }
    }
    Ok(out)
}
