//! Queries of arrivals, over what people and stays keep.

use access::Duty;
use ledger::{Bind, Conn, Instant, all, one};
use people::person::PersonId;
use web::{Cx, Result};

use crate::stay::{self, GuestId};

/// Most people in one list.
const LIST_MAX: i64 = 200;
/// Days after which somebody who agreed and was not registered is taken to have gone.
const CONSENT_DAYS: i32 = 3;

/// The first instant of today at the site.
fn midnight(cx: &Cx) -> Instant {
    cx.today().start(&cx.zone())
}

/// Those who agreed and are not registered yet, longest first.
pub(super) async fn list_unregistered(cx: &Cx, conn: &mut Conn) -> Result<Vec<(PersonId, Instant)>> {
    let since = cx.today().plus_days(-CONSENT_DAYS).start(&cx.zone());
    Ok(all!(
        conn,
        (PersonId, Instant),
        "select person_id, given_at from consent where site_id = $1 and registered = $2 and given_at >= $3 and state = 'given' order by given_at, person_id limit $4",
        cx.site_id(),
        false,
        since,
        LIST_MAX
    )?)
}

/// Condition on people who came today and have neither been let in since nor left again; begins with `p.` and needs
/// site and midnight as $1 and $2, the filter from $3 on.
const CAME: &str = "p.site_id = $1 and p.arrived_at >= $2 and not exists (select 1 from stay as s where s.guest_id = p.person_id and (s.departed_at is null or s.departed_at >= p.arrived_at))";
/// The same for anonymous contacts.
const CAME_ANONYMOUS: &str = "c.site_id = $1 and c.opened_at >= $2 and not c.closed and not exists (select 1 from stay as s where s.guest_id = c.contact_id)";

/// Somebody who waits for a bed.
pub(super) struct BedWaiting {
    pub(super) guest_id: GuestId,
    pub(super) anonymous: bool,
    pub(super) since: Instant,
    pub(super) is_in: bool,
    pub(super) conflict: bool,
}

/// Those who came today and have no bed, and those who are in without one; longest first.
pub(super) async fn list_bed_waiting(cx: &Cx, conn: &mut Conn) -> Result<Vec<BedWaiting>> {
    let mut out: Vec<BedWaiting> = Vec::new();
    for (id, since) in list_came(cx, conn).await? {
        out.push(BedWaiting { guest_id: id.cast(), anonymous: false, since, is_in: false, conflict: false });
    }
    let sql = format!("select c.contact_id, c.opened_at from contact as c where {CAME_ANONYMOUS} order by c.opened_at, c.contact_id limit $3");
    let binds = [Bind::Text(cx.site_id().to_string()), Bind::Int(midnight(cx).millis()), Bind::Int(LIST_MAX)];
    let contacts: Vec<(GuestId, Instant)> = conn.select(sql, &binds).await?;
    out.extend(contacts.into_iter().map(|(guest_id, since)| BedWaiting { guest_id, anonymous: true, since, is_in: false, conflict: false }));
    let bedless = stay::list_bedless(conn, cx.site_id(), LIST_MAX).await?;
    let seen = list_seen(cx, conn).await?;
    out.extend(bedless.into_iter().filter(|one| one.guest_kind == "contact" || seen.contains(&one.guest_id)).map(|one| BedWaiting {
        guest_id: one.guest_id,
        anonymous: one.guest_kind == "contact",
        since: one.since,
        is_in: true,
        conflict: one.conflict,
    }));
    out.sort_by_key(|one| (one.since, one.guest_id));
    Ok(out)
}

async fn list_came(cx: &Cx, conn: &mut Conn) -> Result<Vec<(PersonId, Instant)>> {
    let filter = cx.filter(Duty::ArrivalRead, "p", 3)?;
    let mut binds = vec![Bind::Text(cx.site_id().to_string()), Bind::Int(midnight(cx).millis())];
    binds.extend(filter.binds);
    binds.push(Bind::Int(LIST_MAX));
    let sql =
        format!("select p.person_id, p.arrived_at from person as p where {CAME} and {} order by p.arrived_at, p.person_id limit ${}", filter.sql, binds.len());
    Ok(conn.select(sql, &binds).await?)
}

/// People who are in without a bed and whom the reader may see.
async fn list_seen(cx: &Cx, conn: &mut Conn) -> Result<Vec<GuestId>> {
    let filter = cx.filter(Duty::ArrivalRead, "p", 2)?;
    let mut binds = vec![Bind::Text(cx.site_id().to_string())];
    binds.extend(filter.binds);
    binds.push(Bind::Int(LIST_MAX));
    let sql = format!(
        "select s.guest_id from stay as s join person as p on p.person_id = s.guest_id where s.site_id = $1 and s.departed_at is null and s.bed_id is null and {} order by s.admitted_at, s.stay_id limit ${}",
        filter.sql,
        binds.len()
    );
    let rows: Vec<(GuestId,)> = conn.select(sql, &binds).await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Somebody who is in since today.
#[derive(sqlx::FromRow)]
pub(super) struct InToday {
    pub(super) guest_id: GuestId,
    pub(super) guest_kind: String,
    pub(super) admitted_at: Instant,
    pub(super) room: Option<String>,
    pub(super) number: Option<i64>,
}

/// Those who are in since today, newest first.
pub(super) async fn list_in_today(cx: &Cx, conn: &mut Conn) -> Result<Vec<InToday>> {
    let filter = cx.filter(Duty::ArrivalRead, "p", 3)?;
    let mut binds = vec![Bind::Text(cx.site_id().to_string()), Bind::Int(midnight(cx).millis())];
    binds.extend(filter.binds);
    binds.push(Bind::Int(LIST_MAX));
    let sql = format!(
        "select s.guest_id, s.guest_kind, s.admitted_at, r.name as room, b.number from stay as s left join person as p on p.person_id = s.guest_id left join bed as b on b.bed_id = s.bed_id left join room as r on r.room_id = b.room_id
        where s.site_id = $1 and s.departed_at is null and s.admitted_at >= $2 and (s.guest_kind = 'contact' or (p.person_id is not null and {})) order by s.admitted_at desc, s.stay_id limit ${}",
        filter.sql,
        binds.len()
    );
    Ok(conn.select(sql, &binds).await?)
}

/// How many were let in and how many left today.
pub(super) async fn count_today(cx: &Cx, conn: &mut Conn) -> Result<(i64, i64)> {
    let (site, midnight) = (cx.site_id(), midnight(cx));
    let came = one!(&mut *conn, (i64,), "select count(*) from stay where site_id = $1 and departed_at is null and admitted_at >= $2", site, midnight)?;
    let left = one!(conn, (i64,), "select count(*) from stay where site_id = $1 and departed_at >= $2 and departure_type <> 'registered'", site, midnight)?;
    Ok((came.map_or(0, |row| row.0), left.map_or(0, |row| row.0)))
}

/// How many wait to be registered or for a bed, in one look at the database.
pub(super) async fn count_waiting(cx: &Cx, conn: &mut Conn) -> Result<i64> {
    let filter = cx.filter(Duty::ArrivalRead, "p", 3)?;
    let mut binds = vec![Bind::Text(cx.site_id().to_string()), Bind::Int(midnight(cx).millis())];
    binds.extend(filter.binds);
    binds.extend([Bind::Bool(false), Bind::Int(cx.today().plus_days(-CONSENT_DAYS).start(&cx.zone()).millis())]);
    let (unregistered, since) = (binds.len() - 1, binds.len());
    let sql = format!(
        "select (select count(*) from consent where site_id = $1 and registered = ${unregistered} and given_at >= ${since} and state = 'given')
            + (select count(*) from person as p where {CAME} and {filter})
            + (select count(*) from contact as c where {CAME_ANONYMOUS})
            + (select count(*) from stay as s left join person as p on p.person_id = s.guest_id where s.site_id = $1 and s.departed_at is null and s.bed_id is null and (s.guest_kind = 'contact' or (p.person_id is not null and {filter}))) as waiting",
        filter = filter.sql
    );
    let rows: Vec<(i64,)> = conn.select(sql, &binds).await?;
    Ok(rows.first().map_or(0, |row| row.0))
}
