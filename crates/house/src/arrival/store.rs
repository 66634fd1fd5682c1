//! Who waits for a bed, from what people and stays keep.

use access::Duty;
use ledger::{Bind, Conn, Instant};
use people::person::PersonId;
use web::{Cx, Result};

use crate::stay::{self, GuestId};

/// Most people in one list.
const LIST_MAX: i64 = 200;

/// The first instant of today at the site.
fn midnight(cx: &Cx) -> Instant {
    cx.today().start(&cx.zone())
}

/// Condition on people who came today and have neither been let in since nor left again; begins with `p.` and needs
/// site and midnight as $1 and $2, the filter from $3 on.
pub const CAME: &str = "p.site_id = $1 and p.arrived_at >= $2 and not exists (select 1 from stay as s where s.guest_id = p.person_id and (s.departed_at is null or s.departed_at >= p.arrived_at))";
/// The same for anonymous contacts, whose condition begins with `c.`.
pub const CAME_ANONYMOUS: &str =
    "c.site_id = $1 and c.opened_at >= $2 and not c.closed and not exists (select 1 from stay as s where s.guest_id = c.contact_id)";

/// Somebody who waits for a bed, not named yet.
pub struct BedWaiting {
    /// Person or contact.
    pub guest_id: GuestId,
    /// Whether it is an anonymous contact.
    pub anonymous: bool,
    /// Since when.
    pub since: Instant,
    /// Let in already, but without a bed.
    pub is_in: bool,
    /// Two histories gave the same bed away.
    pub conflict: bool,
}

/// Those who came today and have no bed, and those who are in without one, whom the reader may see; longest first.
///
/// # Errors
/// When the database fails.
pub async fn list_bed_waiting(cx: &Cx, conn: &mut Conn) -> Result<Vec<BedWaiting>> {
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
