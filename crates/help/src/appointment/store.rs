//! Appointments in the database: when, and where they stand, is open; place and name are sealed with the house part of the
//! file, the purpose in its own.

use access::Duty;
use ledger::{Bind, BoxFuture, Compartment, Conn, Instant, Projector, Stream, StreamId, UserId, Write, all, one, run};
use people::person::PersonId;
use serde::{Deserialize, Serialize};
use web::{Cx, Result};

use super::facts::{Appointment, AppointmentId, Appointments, State};
use super::rules::Busy;

/// Who did not come is called again within so long.
const MISSED_MS: i64 = 60 * 24 * 60 * 60 * 1000;

/// Counts of what waits go no further.
const COUNT_MAX: i64 = 1000;

pub(super) const PROJECTOR: Projector = Projector {
    room: "appointment",
    listens: &["appointment/", "duplicate/released"],
    tables: &["appointment"],
    schema: "
        create table appointment (appointment_id {text} not null primary key, person_id {text} not null, site_id {text} not null, starts_at {int} not null, ends_at {int} not null, with_user {text}, state {text} not null, part {text} not null, sealed {blob} not null, purpose {blob}) {strict};
        create index appointment_site on appointment (site_id, starts_at);
        create index appointment_person on appointment (person_id, starts_at);
        create index appointment_staff on appointment (with_user, starts_at) where state = 'booked';
        create index appointment_missed on appointment (site_id, starts_at) where state = 'missed';
        create index appointment_booked on appointment (site_id, starts_at) where state = 'booked';
    ",
    project,
};

/// Place and name, as the sealed column holds them.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Sealed {
    pub(super) place: String,
    pub(super) with_name: String,
}

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        run!(write.conn()?, "delete from appointment where person_id = $1", stream.id)?;
        for one in &Appointments::fold(stream).0 {
            insert(write, stream.id, one).await?;
        }
        Ok(())
    })
}

async fn insert(write: &mut Write, person: StreamId, one: &Appointment) -> ledger::Result<()> {
    let shown = Sealed { place: one.made.place.clone(), with_name: one.made.with_name.clone() };
    let sealed = write.seal(person, Compartment::House, "appointment", &shown).await?;
    let (part, purpose) = match &one.purpose {
        Some((part, purpose)) => (part.name(), Some(write.seal(person, *part, "appointment_purpose", purpose).await?)),
        None => ("", None),
    };
    run!(
        write.conn()?,
        "insert into appointment (appointment_id, person_id, site_id, starts_at, ends_at, with_user, state, part, sealed, purpose) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (appointment_id) do nothing",
        one.made.appointment,
        person,
        one.site,
        one.made.at,
        one.ends(),
        one.made.with,
        one.state.name(),
        part,
        sealed,
        purpose
    )?;
    Ok(())
}

/// The next appointment of a person.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Next {
    /// Appointment.
    pub appointment: AppointmentId,
    /// When it begins.
    pub at: Instant,
}

/// The next appointment of a person from an instant on.
///
/// # Errors
/// When the database fails.
pub async fn next(conn: &mut Conn, person: PersonId, now: Instant) -> Result<Option<Next>> {
    let row = one!(
        conn,
        (AppointmentId, Instant),
        "select appointment_id, starts_at from appointment where person_id = $1 and state = 'booked' and ends_at > $2 order by starts_at, appointment_id limit 1",
        person,
        now
    )?;
    Ok(row.map(|(appointment, at)| Next { appointment, at }))
}

/// How often a person did not come, ever.
///
/// # Errors
/// When the database fails.
pub async fn missed(conn: &mut Conn, person: PersonId) -> Result<i64> {
    let row = one!(conn, (i64,), "select count(*) from appointment where person_id = $1 and state = 'missed'", person)?;
    Ok(row.map_or(0, |row| row.0))
}

/// The person of an appointment.
pub(super) async fn person_of(conn: &mut Conn, id: AppointmentId) -> Result<Option<PersonId>> {
    Ok(one!(conn, (PersonId,), "select person_id from appointment where appointment_id = $1", id)?.map(|row| row.0))
}

/// Who of both is busy between two instants, apart from the appointment itself.
pub(super) async fn busy(conn: &mut Conn, (id, person, with): (AppointmentId, PersonId, Option<UserId>), (from, to): (Instant, Instant)) -> Result<Busy> {
    let found = one!(
        &mut *conn,
        (i64,),
        "select count(*) from appointment where person_id = $1 and state = 'booked' and starts_at < $2 and ends_at > $3 and appointment_id <> $4",
        person,
        to,
        from,
        id
    )?;
    let person = found.is_some_and(|row| row.0 > 0);
    let Some(with) = with else { return Ok(Busy { staff: false, person }) };
    let found = one!(
        conn,
        (i64,),
        "select count(*) from appointment where with_user = $1 and state = 'booked' and starts_at < $2 and ends_at > $3 and appointment_id <> $4",
        with,
        to,
        from,
        id
    )?;
    Ok(Busy { staff: found.is_some_and(|row| row.0 > 0), person })
}

/// An appointment in a list, with the keys that open it.
#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pub(super) appointment_id: AppointmentId,
    pub(super) person_id: PersonId,
    pub(super) starts_at: Instant,
    pub(super) ends_at: Instant,
    pub(super) with_user: Option<UserId>,
    state: String,
    part: String,
    sealed: Vec<u8>,
    purpose: Option<Vec<u8>>,
    house_key: Option<Vec<u8>>,
    part_key: Option<Vec<u8>>,
}

impl Row {
    pub(super) fn state(&self) -> State {
        State::find(&self.state).unwrap_or_default()
    }
    /// The part of the file that says what it is for.
    pub(super) fn part(&self) -> Option<Compartment> {
        Compartment::find(&self.part)
    }
    /// Place and name.
    pub(super) fn shown(&self, cx: &Cx) -> Result<Sealed> {
        let Some(key) = &self.house_key else { return Ok(Sealed::default()) };
        Ok(cx.app().ledger().open_sealed(self.person_id.cast(), Compartment::House, "appointment", key, &self.sealed)?)
    }
    /// What it is for; empty for those who do not read that part.
    pub(super) fn purpose(&self, cx: &Cx) -> Result<String> {
        match (self.part().filter(|part| cx.reads(*part)), &self.purpose, &self.part_key) {
            (Some(part), Some(sealed), Some(key)) => Ok(cx.app().ledger().open_sealed(self.person_id.cast(), part, "appointment_purpose", key, sealed)?),
            _ => Ok(String::new()),
        }
    }
}

/// Which appointments are listed.
#[derive(Clone, Copy)]
pub(super) enum Which {
    /// Those that begin in a time, whatever became of them; only one's own where that is asked.
    Between(Instant, Instant, bool),
    /// Those to which somebody did not come, and who has none since.
    Missed,
    /// Those that are past, and nobody said whether the person came.
    Open,
    /// Those that are to come in a time.
    Booked(Instant, Instant),
}

fn clause(cx: &Cx, which: Which) -> Result<(String, Vec<Bind>)> {
    let (from, to) = match which {
        Which::Between(from, to, _) | Which::Booked(from, to) => (from, to),
        Which::Missed => (cx.now().plus_ms(-MISSED_MS), cx.now()),
        Which::Open => (cx.now().plus_ms(-MISSED_MS), cx.now()),
    };
    let mut binds = vec![Bind::Text(cx.site_id().to_string()), Bind::Int(from.millis()), Bind::Int(to.millis())];
    // Who did not come concerns whoever follows them.
    let duty = if matches!(which, Which::Missed) { Duty::CaseRead } else { Duty::AppointmentKeep };
    let filter = cx.filter(duty, "p", binds.len() + 1)?;
    binds.extend(filter.binds);
    let more = match which {
        Which::Between(_, _, false) => String::new(),
        Which::Between(_, _, true) => {
            binds.push(Bind::Text(cx.user().to_string()));
            format!(" and a.with_user = ${}", binds.len())
        }
        Which::Missed => " and a.state = 'missed' and not exists (select 1 from appointment as b where b.person_id = a.person_id and b.starts_at > a.starts_at and b.state in ('booked', 'came'))".to_owned(),
        Which::Open => " and a.state = 'booked' and a.ends_at < $3".to_owned(),
        Which::Booked(..) => " and a.state = 'booked'".to_owned(),
    };
    let sql = format!(
        "from appointment as a cross join person as p where p.person_id = a.person_id and a.site_id = $1 and a.starts_at >= $2 and a.starts_at < $3 and {}{more}",
        filter.sql
    );
    Ok((sql, binds))
}

const COLUMNS: &str = "a.appointment_id, a.person_id, a.starts_at, a.ends_at, a.with_user, a.state, a.part, a.sealed, a.purpose, (select k.wrapped from seal_key as k where k.stream_id = a.person_id and k.compartment = 'house') as house_key, (select k.wrapped from seal_key as k where k.stream_id = a.person_id and k.compartment = a.part) as part_key";

/// Appointments of people whom the reader may call, in the order of their time.
pub(super) async fn list(cx: &Cx, conn: &mut Conn, which: Which, (limit, offset): (i64, i64)) -> Result<Vec<Row>> {
    let (clause, mut binds) = clause(cx, which)?;
    binds.extend([Bind::Int(limit), Bind::Int(offset)]);
    let sql = format!("select {COLUMNS} {clause} order by a.starts_at, a.appointment_id limit ${} offset ${}", binds.len() - 1, binds.len());
    Ok(conn.select(sql, &binds).await?)
}

/// How many there are, up to [`COUNT_MAX`].
pub(super) async fn count(cx: &Cx, conn: &mut Conn, which: Which) -> Result<i64> {
    let (clause, mut binds) = clause(cx, which)?;
    binds.push(Bind::Int(COUNT_MAX));
    let sql = format!("select count(*) as every from (select 1 as one {clause} limit ${}) as few", binds.len());
    let rows: Vec<(i64,)> = conn.select(sql, &binds).await?;
    Ok(rows.first().map_or(0, |row| row.0))
}

/// The appointments of a person, newest first.
pub(super) async fn list_person(conn: &mut Conn, person: PersonId, limit: i64) -> Result<Vec<Row>> {
    let binds = vec![Bind::Text(person.to_string()), Bind::Int(limit)];
    let sql = format!("select {COLUMNS} from appointment as a where a.person_id = $1 order by a.starts_at desc, a.appointment_id limit $2");
    Ok(conn.select(sql, &binds).await?)
}

/// Appointments kept and missed among those of `[from, to)` of which it is known.
///
/// # Errors
/// When the database fails.
pub async fn kept(conn: &mut Conn, (site, from, to): (ledger::SiteId, Instant, Instant)) -> Result<(i64, i64)> {
    let rows = all!(
        conn,
        (String, i64),
        "select state, count(*) from appointment where site_id = $1 and starts_at >= $2 and starts_at < $3 and state in ('came', 'missed') group by state order by state limit 2",
        site,
        from,
        to
    )?;
    let of = |name: &str| rows.iter().find(|row| row.0 == name).map_or(0, |row| row.1);
    Ok((of("came"), of("missed")))
}
