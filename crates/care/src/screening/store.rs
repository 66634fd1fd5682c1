//! Screenings in the database: that and when somebody was asked is open; level and categories are sealed.

use std::collections::{BTreeMap, BTreeSet};

use access::{Duty, Record};
use ledger::{Bind, BoxFuture, Compartment, Conn, Day, Instant, Projector, SiteId, Stream, StreamId, Write, all, one, run};
use people::{contact, person};
use serde::{Deserialize, Serialize};
use web::{App, Cx, Result};

use super::facts::{Screening, ScreeningId, Screenings};
use super::rules::Known;
use crate::{Level, guest};

/// Within so long after admission somebody is to be asked; what was asked so long before it, at the door, counts too.
pub(super) const WITHIN_MS: i64 = 24 * 60 * 60 * 1000;
/// A stay that goes on under another file may have begun so long ago.
const WENT_ON_MS: i64 = 30 * WITHIN_MS;
/// Screenings opened at once for the profile.
const PAGE: i64 = 1000;

pub(super) const PROJECTOR: Projector = Projector {
    room: "screening",
    listens: &["screening/", "duplicate/released"],
    tables: &["screening"],
    schema: "
        create table screening (screening_id {text} not null primary key, person_id {text} not null, anonymous {bool} not null, site_id {text} not null, at {int} not null, latest {bool} not null, next_on {text}, sealed {blob}) {strict};
        create index screening_person on screening (person_id, at);
        create index screening_site on screening (site_id, at);
        create index screening_next on screening (site_id, next_on) where latest;
    ",
    project,
};

/// What is known of a screening, as the sealed column holds it.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Sealed {
    pub(super) level: Level,
    pub(super) categories: Vec<String>,
}

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        run!(write.conn()?, "delete from screening where person_id = $1", stream.id)?;
        let all = Screenings::fold(stream).0;
        let (last, anonymous) = (all.last().map(|screening| screening.id), guest::is_contact(stream));
        for screening in &all {
            insert(write, (stream.id, anonymous), (screening, last == Some(screening.id))).await?;
        }
        Ok(())
    })
}

async fn insert(write: &mut Write, (person, anonymous): (StreamId, bool), (screening, latest): (&Screening, bool)) -> ledger::Result<()> {
    let known = Sealed { level: screening.level, categories: screening.categories.clone() };
    let sealed = match &screening.recorded {
        Some(_) => Some(write.seal(person, Compartment::Protection, "screening", &known).await?),
        None => None,
    };
    run!(
        write.conn()?,
        "insert into screening (screening_id, person_id, anonymous, site_id, at, latest, next_on, sealed) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (screening_id) do nothing",
        screening.id,
        person,
        anonymous,
        screening.site,
        screening.at,
        latest,
        screening.next,
        sealed
    )?;
    Ok(())
}

/// What the rules must know of somebody before anything is asked, from the stream that was loaded.
pub(super) fn known(stream: &Stream, (anonymous, today): (bool, Day)) -> Known {
    if anonymous {
        let contact = contact::Contact::fold(stream);
        let noted = contact.noted.as_ref().map(|(noted, year)| (noted, i64::from(today.date().year()) - year));
        return Known {
            age: noted.and_then(|(noted, since)| noted.age.map(|age| age + since)),
            child: contact.child,
            unaccompanied: noted.is_some_and(|(noted, _)| noted.alone),
            separated: false,
        };
    }
    let person = person::Person::fold(stream);
    Known {
        age: person.identity.birth.map(|birth| i64::from(birth.age_on(today))),
        child: false,
        unaccompanied: person.care == "unaccompanied",
        separated: person.care == "separated",
    }
}

/// The last screening of somebody, with what is known of it for those who may read it.
pub(super) struct Last {
    pub(super) known: Option<Sealed>,
}

/// The last screening of the present stay, or of the last day for somebody who has none.
pub(super) async fn last(cx: &Cx, conn: &mut Conn, person: StreamId) -> Result<Option<Last>> {
    let admitted =
        one!(&mut *conn, (Instant,), "select admitted_at from stay where guest_id = $1 and departed_at is null order by admitted_at desc limit 1", person)?;
    let since = admitted.map_or(cx.now(), |row| row.0).plus_ms(-WITHIN_MS);
    let row = one!(
        conn,
        (Option<Vec<u8>>, Option<Vec<u8>>),
        "select s.sealed, k.wrapped from screening as s left join seal_key as k on k.stream_id = s.person_id and k.compartment = 'protection' where s.person_id = $1 and s.latest and s.at >= $2 order by s.screening_id limit 1",
        person,
        since
    )?;
    let Some((sealed, wrapped)) = row else { return Ok(None) };
    let known = match (sealed, wrapped) {
        (Some(sealed), Some(wrapped)) => Some(cx.app().ledger().open_sealed(person, Compartment::Protection, "screening", &wrapped, &sealed)?),
        _ => None,
    };
    Ok(Some(Last { known }))
}

/// Somebody who is to be asked.
#[derive(sqlx::FromRow)]
pub(super) struct DueRow {
    pub(super) person_id: StreamId,
    pub(super) anonymous: bool,
    /// Since when in the house.
    pub(super) since: Instant,
    /// Day on which they are asked again; absent for the first time.
    pub(super) next_on: Option<Day>,
}

/// Whom the reader may ask, as a condition on `p` (person) and on whether the row is of a contact; its values come after
/// those given.
fn whom(cx: &Cx, binds: &mut Vec<Bind>, (duty, anonymous): (Duty, &str)) -> Result<String> {
    let filter = cx.filter(duty, "p", binds.len() + 1)?;
    binds.extend(filter.binds);
    let contacts = cx.subject()?.decide(duty, &Record { site: cx.site_id(), restricted: false, assigned: Vec::new() });
    let contacts = if contacts { anonymous } else { "1 = 0" };
    Ok(format!("((p.person_id is not null and {}) or {contacts})", filter.sql))
}

/// Those in the house who were not asked since they came. Who was let in without a name and is registered now begins a new
/// stay, and is not asked again for a month. The newborn are not asked. Binds: site, how long before, and how long for a
/// stay that goes on.
const NOT_ASKED: &str = "s.site_id = $1 and s.departed_at is null and s.entry <> 'birth' and not exists (select 1 from screening as x where x.person_id = s.guest_id and x.at >= s.admitted_at - case when s.entry = 'registered' then cast($3 as bigint) else cast($2 as bigint) end)";

/// Those in the house who were not asked yet, longest first.
pub(super) async fn list_due(cx: &Cx, conn: &mut Conn, limit: i64) -> Result<Vec<DueRow>> {
    let mut binds = vec![Bind::Text(cx.site_id().to_string()), Bind::Int(WITHIN_MS), Bind::Int(WENT_ON_MS)];
    let whom = whom(cx, &mut binds, (Duty::ScreeningRecord, "s.guest_kind = 'contact'"))?;
    binds.push(Bind::Int(limit));
    let sql = format!(
        "select s.guest_id as person_id, p.person_id is null as anonymous, s.admitted_at as since, null as next_on from stay as s left join person as p on p.person_id = s.guest_id where {NOT_ASKED} and {whom} order by s.admitted_at, s.stay_id limit ${}",
        binds.len()
    );
    Ok(conn.select(sql, &binds).await?)
}

/// How many were not asked within the time, and how many were not asked yet.
pub(super) async fn count_due(cx: &Cx, conn: &mut Conn) -> Result<(i64, i64)> {
    let mut binds = vec![Bind::Text(cx.site_id().to_string()), Bind::Int(WITHIN_MS), Bind::Int(WENT_ON_MS)];
    let whom = whom(cx, &mut binds, (Duty::ScreeningRecord, "s.guest_kind = 'contact'"))?;
    binds.push(Bind::Int(cx.now().plus_ms(-WITHIN_MS).millis()));
    let sql = format!(
        "select count(case when s.admitted_at < ${} then 1 end) as late, count(*) as every from stay as s left join person as p on p.person_id = s.guest_id where {NOT_ASKED} and {whom}",
        binds.len()
    );
    Ok(conn.select::<(i64, i64)>(sql, &binds).await?.first().copied().unwrap_or_default())
}

/// Those in the house whose next screening has come, for readers of screenings.
const AGAIN: &str = "screening as x join stay as s on s.guest_id = x.person_id and s.departed_at is null left join person as p on p.person_id = x.person_id where x.site_id = $1 and x.latest and x.next_on <= $2";

/// Those in the house whose next screening has come, longest first.
pub(super) async fn list_again(cx: &Cx, conn: &mut Conn, limit: i64) -> Result<Vec<DueRow>> {
    let mut binds = vec![Bind::Text(cx.site_id().to_string()), Bind::Text(cx.today().to_string())];
    let whom = whom(cx, &mut binds, (Duty::ScreeningRead, "x.anonymous"))?;
    binds.push(Bind::Int(limit));
    let sql =
        format!("select x.person_id, x.anonymous, x.at as since, x.next_on from {AGAIN} and {whom} order by x.next_on, x.person_id limit ${}", binds.len());
    Ok(conn.select(sql, &binds).await?)
}

/// How many of them.
pub(super) async fn count_again(cx: &Cx, conn: &mut Conn) -> Result<i64> {
    let mut binds = vec![Bind::Text(cx.site_id().to_string()), Bind::Text(cx.today().to_string())];
    let whom = whom(cx, &mut binds, (Duty::ScreeningRead, "x.anonymous"))?;
    let rows: Vec<(i64,)> = conn.select(format!("select count(*) as every from {AGAIN} and {whom}"), &binds).await?;
    Ok(rows.first().map_or(0, |row| row.0))
}

/// Screening coverage (I13 of domain.md 7.10): of those admitted in `[from, to)`, how many were asked within 24 hours (or in
/// the day before, at the door), and how many were admitted. Who was admitted without a name and registered later counts
/// once, for the stay that goes on.
///
/// # Errors
/// When the database fails.
pub async fn coverage(conn: &mut Conn, site: SiteId, from: Instant, to: Instant) -> Result<(i64, i64)> {
    let found = one!(
        conn,
        (i64, i64),
        "select count(case when exists (select 1 from screening as x where x.person_id = s.guest_id and x.at >= s.admitted_at - $4 and x.at <= s.admitted_at + $4) then 1 end), count(*) from stay as s where s.site_id = $1 and s.admitted_at >= $2 and s.admitted_at < $3 and s.entry <> 'birth' and coalesce(s.departure_type, '') <> 'registered'",
        site,
        from,
        to,
        WITHIN_MS
    )?;
    Ok(found.unwrap_or_default())
}

/// Vulnerability (I14 of domain.md 7.10): people by category, one person counting in each of theirs, and people screened.
/// Small numbers: not to be shown before disclosure control.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Profile {
    /// Distinct people by category.
    pub by_category: BTreeMap<String, i64>,
    /// Distinct people by level of their last screening.
    pub by_level: BTreeMap<Level, i64>,
    /// Distinct people screened.
    pub screened: i64,
}

#[derive(sqlx::FromRow)]
struct ProfileRow {
    screening_id: ScreeningId,
    person_id: StreamId,
    sealed: Option<Vec<u8>>,
    wrapped: Option<Vec<u8>>,
    at: Instant,
}

/// Who was found to be what among those screened in `[from, to)`.
///
/// # Errors
/// When the database fails or a seal does not hold.
pub async fn profile(app: &App, conn: &mut Conn, (site, from, to): (SiteId, Instant, Instant)) -> Result<Profile> {
    let (mut people, mut categories, mut levels) = (BTreeSet::new(), BTreeSet::new(), BTreeMap::new());
    let mut after = (from, ScreeningId::nil());
    loop {
        let rows = all!(
            &mut *conn,
            ProfileRow,
            "select x.screening_id, x.person_id, x.sealed, k.wrapped, x.at from screening as x left join seal_key as k on k.stream_id = x.person_id and k.compartment = 'protection' left join person as p on p.person_id = x.person_id where x.site_id = $1 and x.at < $2 and (x.at > $3 or (x.at = $3 and x.screening_id > $4)) and (p.person_id is not null or (x.anonymous and exists (select 1 from contact as c where c.contact_id = x.person_id and not c.closed))) order by x.at, x.screening_id limit $5",
            site,
            to,
            after.0,
            after.1,
            PAGE
        )?;
        let Some(last) = rows.last() else { break };
        after = (last.at, last.screening_id);
        for row in rows {
            people.insert(row.person_id);
            let (Some(sealed), Some(wrapped)) = (row.sealed, row.wrapped) else { continue };
            let known: Sealed = app.ledger().open_sealed(row.person_id, Compartment::Protection, "screening", &wrapped, &sealed)?;
            levels.insert(row.person_id, known.level);
            categories.extend(known.categories.into_iter().map(|code| (row.person_id, code)));
        }
    }
    let mut profile = Profile { screened: i64::try_from(people.len()).unwrap_or(i64::MAX), ..Profile::default() };
    for (_, code) in categories {
        *profile.by_category.entry(code).or_default() += 1;
    }
    for level in levels.into_values() {
        *profile.by_level.entry(level).or_default() += 1;
    }
    Ok(profile)
}
