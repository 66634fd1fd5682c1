//! Alerts in the database. The columns are open, since lists are made of them; whom they are about is an id.

use access::{Duty, Record};
use ledger::{Bind, BoxFuture, Conn, Instant, Projector, SiteId, Stream, StreamId, UserId, Write, one, run};
use web::{Cx, Result};

use super::audience;
use super::facts::{AlertId, Alerts};
use crate::{Level, guest};

pub(super) const PROJECTOR: Projector = Projector {
    room: "alert",
    listens: &["alert/", "duplicate/released"],
    tables: &["alert"],
    schema: "
        create table alert (alert_id {text} not null primary key, person_id {text} not null, anonymous {bool} not null, site_id {text} not null, kind {text} not null, level {int} not null, wish {text} not null, raised_at {int} not null, state {text} not null, by_user {text}, changed_at {int} not null) {strict};
        create index alert_person on alert (person_id);
        create index alert_open on alert (site_id, kind, level) where state <> 'done';
        create index alert_done on alert (site_id, changed_at) where state = 'done';
    ",
    project,
};

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        run!(write.conn()?, "delete from alert where person_id = $1", stream.id)?;
        let anonymous = guest::is_contact(stream);
        let site = stream.facts().first().map(|fact| fact.site).unwrap_or_default();
        for alert in Alerts::fold(stream).0.values() {
            run!(
                write.conn()?,
                "insert into alert (alert_id, person_id, anonymous, site_id, kind, level, wish, raised_at, state, by_user, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (alert_id) do nothing",
                alert.id,
                stream.id,
                anonymous,
                site,
                alert.kind.name(),
                alert.level.rank(),
                &alert.wish,
                alert.at,
                alert.state.name(),
                alert.state.by(),
                alert.changed_at
            )?;
        }
        Ok(())
    })
}

/// What an alert is about; `None` when there is none.
pub(super) async fn get(conn: &mut Conn, id: AlertId) -> Result<Option<StreamId>> {
    Ok(one!(conn, (StreamId,), "select person_id from alert where alert_id = $1", id)?.map(|row| row.0))
}

/// An alert in a list.
#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pub(super) alert_id: AlertId,
    pub(super) person_id: StreamId,
    pub(super) anonymous: bool,
    pub(super) kind: String,
    pub(super) level: i64,
    pub(super) wish: String,
    pub(super) raised_at: Instant,
    pub(super) state: String,
    pub(super) by_user: Option<UserId>,
    pub(super) room: Option<String>,
    pub(super) number: Option<i64>,
    /// 1 when the reader may open the file.
    pub(super) linked: i64,
}

/// Which alerts the reader hears, as a condition on `a` (alert) and `p` (person), its values from `$1` on: of a kind that
/// is for the reader's role, about somebody whom the reader may screen.
fn heard(cx: &Cx) -> Result<(String, Vec<Bind>)> {
    let mut binds = vec![Bind::Text(cx.site_id().to_string())];
    let kinds: Vec<String> = audience::mine(cx)
        .into_iter()
        .map(|kind| {
            binds.push(Bind::Text(kind.name().to_owned()));
            format!("a.kind = ${}", binds.len())
        })
        .collect();
    let mut ways = kinds;
    if audience::hears_restricted(cx) {
        ways.push("coalesce(p.restricted, false)".to_owned());
    }
    if ways.is_empty() {
        return Ok(("(1 = 0 and a.site_id = $1)".to_owned(), binds));
    }
    let filter = cx.filter(Duty::ScreeningRecord, "p", binds.len() + 1)?;
    binds.extend(filter.binds);
    // Contacts have no file that could be assigned or closed: who sees any record of the site sees theirs.
    let site: SiteId = cx.site_id();
    let contacts = cx.subject()?.decide(Duty::ScreeningRecord, &Record { site, restricted: false, assigned: Vec::new() });
    let contacts = if contacts { "a.anonymous" } else { "(1 = 0)" };
    let sql = format!("(a.site_id = $1 and ({}) and ((not a.anonymous and p.person_id is not null and {}) or {contacts}))", ways.join(" or "), filter.sql);
    Ok((sql, binds))
}

/// Which alerts are asked for.
pub(super) enum Which {
    /// This one.
    One(AlertId),
    /// A page of those that last (the most urgent and oldest first), or of those that ended (newest first).
    Page { done: bool, limit: i64, offset: i64 },
}

/// Alerts that the reader hears, with the bed of whom each is about.
pub(super) async fn list(cx: &Cx, conn: &mut Conn, which: &Which) -> Result<Vec<Row>> {
    let (heard, mut binds) = heard(cx)?;
    let file = cx.filter(Duty::PersonRead, "p", binds.len() + 1)?;
    binds.extend(file.binds);
    let next = binds.len() + 1;
    let (condition, order, page) = match which {
        Which::One(id) => {
            binds.push(Bind::Text(id.to_string()));
            (format!("a.alert_id = ${next}"), "a.alert_id limit 1", String::new())
        }
        Which::Page { done, limit, offset } => {
            binds.extend([Bind::Int(*limit), Bind::Int(*offset)]);
            let page = format!(" limit ${next} offset ${}", next + 1);
            if *done {
                ("a.state = 'done'".to_owned(), "a.changed_at desc, a.alert_id", page)
            } else {
                ("a.state <> 'done'".to_owned(), "a.level desc, a.raised_at, a.alert_id", page)
            }
        }
    };
    let sql = format!(
        "select a.alert_id, a.person_id, a.anonymous, a.kind, a.level, a.wish, a.raised_at, a.state, a.by_user, r.name as room, b.number,
            cast(case when p.person_id is not null and {} then 1 else 0 end as bigint) as linked
        from alert as a left join person as p on p.person_id = a.person_id
            left join stay as s on s.guest_id = a.person_id and s.departed_at is null
            left join bed as b on b.bed_id = s.bed_id left join room as r on r.room_id = b.room_id
        where {condition} and {heard} order by {order}{page}",
        file.sql
    );
    Ok(conn.select(sql, &binds).await?)
}

/// How many alerts last that the reader hears: the urgent ones, and all.
pub(super) async fn count_open(cx: &Cx, conn: &mut Conn) -> Result<(i64, i64)> {
    let (heard, mut binds) = heard(cx)?;
    binds.push(Bind::Int(Level::High.rank()));
    let sql = format!(
        "select count(case when a.level >= ${} then 1 end) as urgent, count(*) as every from alert as a left join person as p on p.person_id = a.person_id where a.state <> 'done' and {heard}",
        binds.len()
    );
    Ok(conn.select::<(i64, i64)>(sql, &binds).await?.first().copied().unwrap_or_default())
}
