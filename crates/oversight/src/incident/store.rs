//! Incidents in the database: for whom, how they stand, and who told. What was told is in the sealed facts alone.

use ledger::{Bind, BoxFuture, Conn, Instant, Projector, Stream, UserId, Write, run};
use web::{Cx, Result};

use super::audience::hears;
use super::facts::{Audience, Incident, IncidentId};

pub(super) const PROJECTOR: Projector = Projector {
    room: "incident",
    listens: &["incident/"],
    tables: &["incident"],
    schema: "
        create table incident (incident_id {text} not null primary key, site_id {text} not null, audience {text} not null, danger {bool} not null, told_at {int} not null, told_by {text} not null, state {text} not null, by_user {text}, changed_at {int} not null) {strict};
        create index incident_open on incident (site_id, audience, told_at) where state <> 'ended';
        create index incident_ended on incident (site_id, audience, changed_at) where state = 'ended';
        create index incident_teller on incident (told_by, told_at);
    ",
    project,
};

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        run!(write.conn()?, "delete from incident where incident_id = $1", stream.id)?;
        let Some(incident) = Incident::fold(stream) else { return Ok(()) };
        run!(
            write.conn()?,
            "insert into incident (incident_id, site_id, audience, danger, told_at, told_by, state, by_user, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            stream.id,
            incident.site,
            incident.audience.name(),
            incident.told.danger,
            incident.at,
            incident.by,
            incident.state(),
            incident.taken,
            incident.changed_at
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

/// What the reader told, newest first: when, and whether somebody took it up. Nothing more.
pub(super) async fn mine(cx: &Cx, conn: &mut Conn, limit: i64) -> Result<Vec<(Instant, String)>> {
    let binds = [Bind::Text(cx.user().to_string()), Bind::Int(limit)];
    let sql = "select i.told_at, i.state from incident as i where i.told_by = $1 order by i.told_at desc, i.incident_id limit $2";
    Ok(conn.select(sql.to_owned(), &binds).await?)
}
