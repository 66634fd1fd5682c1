//! Outreach in the database: of a person how they are followed, how often in a row they were not reached, and when the next try is
//! due; of a round when it leaves and is back. What was said stays in the sealed facts, and a round's name is sealed too.

use access::Duty;
use ledger::{Bind, BoxFuture, Compartment, Conn, Day, Instant, Projector, SiteId, Stream, UserId, Write, all, one, run};
use people::person::PersonId;
use web::{Cx, Result};

use super::facts::{Reach, Round, RoundId, State};
use crate::plan;

/// Counts of what waits go no further.
const COUNT_MAX: i64 = 1000;

pub(super) const PROJECTOR: Projector = Projector {
    room: "outreach",
    listens: &["outreach/", "file/", "duplicate/released"],
    tables: &["outreach", "round"],
    schema: "
        create table outreach (person_id {text} not null primary key, site_id {text} not null, mode {text} not null, failed {int} not null, next_on {text}) {strict};
        create index outreach_next on outreach (site_id, next_on) where next_on is not null;
        create table round (round_id {text} not null primary key, site_id {text} not null, leave_at {int} not null, back_by {int} not null, state {text} not null, watch_user {text} not null, met {int} not null, sealed {blob} not null) {strict};
        create index round_site on round (site_id, leave_at);
        create index round_out on round (site_id, back_by) where state = 'out';
    ",
    project,
};

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        run!(write.conn()?, "delete from outreach where person_id = $1", stream.id)?;
        run!(write.conn()?, "delete from round where round_id = $1", stream.id)?;
        let reach = Reach::fold(stream);
        if reach.mode.is_some() || !reach.tries.is_empty() {
            run!(
                write.conn()?,
                "insert into outreach (person_id, site_id, mode, failed, next_on) values ($1, $2, $3, $4, $5)",
                stream.id,
                plan::site_of(stream, reach.site),
                reach.mode.as_ref().map(|(mode, _)| mode.mode.clone()).unwrap_or_default(),
                reach.failed(),
                reach.next_on()
            )?;
        }
        let Some(round) = Round::fold(stream) else { return Ok(()) };
        let sealed = write.seal(stream.id, Compartment::House, "round", &round.plan.name).await?;
        run!(
            write.conn()?,
            "insert into round (round_id, site_id, leave_at, back_by, state, watch_user, met, sealed) values ($1, $2, $3, $4, $5, $6, $7, $8)",
            stream.id,
            round.site,
            round.plan.leave_at,
            round.plan.back_by,
            round.state.name(),
            round.plan.watch,
            round.met,
            sealed
        )?;
        Ok(())
    })
}

/// How somebody is followed, as far as it stands in the open: the way, and how often in a row they were not reached.
pub(super) async fn of(conn: &mut Conn, person: PersonId) -> Result<Option<(String, i64)>> {
    Ok(one!(conn, (String, i64), "select mode, failed from outreach where person_id = $1", person)?)
}

/// How many people whose follow-up is open are followed in each way at a site, by the name of the way.
///
/// # Errors
/// When the database fails.
pub async fn by_mode(conn: &mut Conn, site: SiteId) -> Result<Vec<(String, i64)>> {
    Ok(all!(
        conn,
        (String, i64),
        "select o.mode, count(*) from file as f cross join outreach as o where f.site_id = $1 and f.closed_at is null and o.person_id = f.person_id and o.mode <> '' and f.person_id not in (select m.person_id from merged_person as m where not m.void) group by o.mode order by o.mode limit 10",
        site
    )?)
}

/// Rounds of `[from, to)` that came back, and how many people they met together.
///
/// # Errors
/// When the database fails.
pub async fn met(conn: &mut Conn, (site, from, to): (SiteId, Instant, Instant)) -> Result<(i64, i64)> {
    let sql =
        "select count(*), cast(coalesce(sum(met), 0) as bigint) from round where site_id = $1 and leave_at >= $2 and leave_at < $3 and state = 'returned'";
    Ok(one!(conn, (i64, i64), sql, site, from, to)?.unwrap_or_default())
}

/// Somebody who is to be tried again.
#[derive(sqlx::FromRow)]
pub(super) struct CallRow {
    pub(super) person_id: PersonId,
    pub(super) mode: String,
    pub(super) failed: i64,
    pub(super) next_on: Day,
}

fn due(cx: &Cx, until: Day) -> Result<(String, Vec<Bind>)> {
    let mut binds = vec![Bind::Text(cx.site_id().to_string()), Bind::Text(until.to_string())];
    let (from, joined) = plan::followed(cx, "outreach", &mut binds)?;
    Ok((format!("from {from} where d.next_on <= $2 and {joined}"), binds))
}

/// People whom the reader follows and who are to be tried again up to a day, the longest due first.
pub(super) async fn calls(cx: &Cx, conn: &mut Conn, (until, limit): (Day, i64)) -> Result<Vec<CallRow>> {
    let (which, mut binds) = due(cx, until)?;
    binds.push(Bind::Int(limit));
    let sql = format!("select d.person_id, d.mode, d.failed, d.next_on {which} order by d.next_on, d.person_id limit ${}", binds.len());
    Ok(conn.select(sql, &binds).await?)
}

/// How many there are up to today, up to [`COUNT_MAX`].
pub(super) async fn count_calls(cx: &Cx, conn: &mut Conn) -> Result<i64> {
    let (which, mut binds) = due(cx, cx.today())?;
    binds.push(Bind::Int(COUNT_MAX));
    let sql = format!("select count(*) as every from (select 1 as one {which} limit ${}) as few", binds.len());
    let rows: Vec<(i64,)> = conn.select(sql, &binds).await?;
    Ok(rows.first().map_or(0, |row| row.0))
}

/// A round in the list, with the key that opens its name.
#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pub(super) round_id: RoundId,
    pub(super) leave_at: Instant,
    pub(super) back_by: Instant,
    state: String,
    pub(super) watch_user: UserId,
    pub(super) met: i64,
    sealed: Vec<u8>,
    wrapped: Option<Vec<u8>>,
}

impl Row {
    pub(super) fn state(&self) -> State {
        State::find(&self.state).unwrap_or_default()
    }
    /// What it is called.
    pub(super) fn name(&self, cx: &Cx) -> Result<String> {
        let Some(key) = &self.wrapped else { return Ok(String::new()) };
        Ok(cx.app().ledger().open_sealed(self.round_id.cast(), Compartment::House, "round", key, &self.sealed)?)
    }
}

const COLUMNS: &str = "r.round_id, r.leave_at, r.back_by, r.state, r.watch_user, r.met, r.sealed, (select k.wrapped from seal_key as k where k.stream_id = r.round_id and k.compartment = 'house') as wrapped";

/// Teams that are out, whoever is to be back first; or the other rounds of a site, the latest first.
pub(super) async fn rounds(cx: &Cx, conn: &mut Conn, (out, limit, offset): (bool, i64, i64)) -> Result<Vec<Row>> {
    let (which, order) = if out { ("r.state = 'out'", "r.back_by, r.round_id") } else { ("r.state <> 'out'", "r.leave_at desc, r.round_id") };
    let sql = format!("select {COLUMNS} from round as r where r.site_id = $1 and {which} order by {order} limit $2 offset $3");
    Ok(conn.select(sql, &[Bind::Text(cx.site_id().to_string()), Bind::Int(limit), Bind::Int(offset)]).await?)
}

/// Teams of the present site that are not back by the hour they said: those the reader waits for, or, for those who supervise, all.
pub(super) async fn count_late(cx: &Cx, conn: &mut Conn) -> Result<i64> {
    let every = i64::from(cx.may(Duty::CaseApprove));
    let row = one!(
        conn,
        (i64,),
        "select count(*) from round where site_id = $1 and state = 'out' and back_by < $2 and ($3 = 1 or watch_user = $4)",
        cx.site_id(),
        cx.now(),
        every,
        cx.user()
    )?;
    Ok(row.map_or(0, |row| row.0))
}
