//! Tickets in the database, and what people, consents and stays say of who is at the door.
//!
//! Risks and priority marks stand open only while a ticket is alive, for the order of the queue and the alerts; afterwards
//! they are sealed like everything that says whose ticket it was.

use std::collections::HashMap;

use access::{Duty, Record};
use house::stay::GuestId;
use ledger::{Bind, BoxFuture, Compartment, Conn, Day, Instant, Projector, SiteId, Stream, StreamId, UserId, Write, all, one, run};
use people::person::PersonId;
use serde::{Deserialize, Serialize};
use web::{Cx, Result};

use super::facts::{Marked, Redirected, State, Ticket, TicketId};

/// Most rows that are read for one list.
pub(super) const LIST_MAX: i64 = 200;
/// Tickets of so many days before today still wait; older ones have gone.
const QUEUE_DAYS: i32 = 1;
/// Days after which somebody who agreed and was not registered is taken to have gone.
const CONSENT_DAYS: i32 = 3;
/// Days back that tell which languages are spoken here.
const LANGUAGE_DAYS: i32 = 30;
/// People and contacts proposed for a ticket, of each kind.
const CANDIDATES_MAX: i64 = 12;

pub(super) const PROJECTOR: Projector = Projector {
    room: "arrival",
    listens: &["ticket/"],
    tables: &["ticket"],
    schema: "
        create table ticket (ticket_id {text} not null primary key, site_id {text} not null, number {int} not null, day {text} not null, opened_at {int} not null, women {int} not null, men {int} not null, children {int} not null, route {text} not null, languages {text} not null, interpreter {bool} not null, needs {text} not null, state {text} not null, by_user {text}, begun_at {int}, queued {bool} not null, urgent {bool} not null, priority {bool} not null, medical {bool} not null, unsafe {bool} not null, distress {bool} not null, marks {blob}, sealed {blob}) {strict};
        create index ticket_site on ticket (site_id, opened_at);
        create index ticket_day on ticket (site_id, day, number);
        create index ticket_queue on ticket (site_id, opened_at) where queued;
        create index ticket_urgent on ticket (site_id, opened_at) where urgent;
    ",
    project,
};

/// What says whose ticket it is.
#[derive(Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Whose {
    pub(super) look: String,
    pub(super) guests: Vec<StreamId>,
    pub(super) redirected: Option<Redirected>,
}

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        let ticket = Ticket::fold(stream);
        let (Some((number, day)), Some(opened_at)) = (ticket.number, ticket.opened_at) else { return Ok(()) };
        let alive = !ticket.state.is_closed();
        let risk = |kinds: &[&str]| alive && ticket.unanswered().any(|risk| kinds.contains(&risk));
        let (medical, danger, distress) = (risk(&["medical"]), risk(&["safety", "child_alone"]), risk(&["acute_distress", "other"]));
        let marks =
            if ticket.marked == Marked::default() { None } else { Some(write.seal(stream.id, Compartment::Protection, "ticket", &ticket.marked).await?) };
        let whose = Whose { look: ticket.look.clone(), guests: ticket.guests.clone(), redirected: ticket.redirected.clone() };
        let sealed = if whose == Whose::default() { None } else { Some(write.seal(stream.id, Compartment::Identity, "ticket", &whose).await?) };
        run!(
            write.conn()?,
            "insert into ticket (ticket_id, site_id, number, day, opened_at, women, men, children, route, languages, interpreter, needs, state, by_user, begun_at, queued, urgent, priority, medical, unsafe, distress, marks, sealed) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23) on conflict (ticket_id) do update set women = excluded.women, men = excluded.men, children = excluded.children, route = excluded.route, languages = excluded.languages, interpreter = excluded.interpreter, needs = excluded.needs, state = excluded.state, by_user = excluded.by_user, begun_at = excluded.begun_at, queued = excluded.queued, urgent = excluded.urgent, priority = excluded.priority, medical = excluded.medical, unsafe = excluded.unsafe, distress = excluded.distress, marks = excluded.marks, sealed = excluded.sealed",
            stream.id,
            ticket.site,
            number,
            day,
            opened_at,
            ticket.come.women,
            ticket.come.men,
            ticket.come.children,
            &ticket.come.route,
            ticket.come.languages.join(" "),
            ticket.come.interpreter,
            ticket.unmet().collect::<Vec<_>>().join(" "),
            ticket.state.name(),
            ticket.by.map(|(user, _)| user),
            ticket.begun_at,
            ticket.state.is_queued(),
            medical || danger || distress,
            alive && !(ticket.marked.groups.is_empty() && ticket.marked.risks.is_empty()),
            medical,
            danger,
            distress,
            marks,
            sealed
        )?;
        Ok(())
    })
}

/// The first instant of today at the site.
fn midnight(cx: &Cx) -> Instant {
    days_ago(cx, 0)
}

fn days_ago(cx: &Cx, days: i32) -> Instant {
    cx.today().plus_days(-days).start(&cx.zone())
}

/// What access rules need to know of a ticket; `None` when there is none.
///
/// # Errors
/// When the database fails.
pub async fn record(conn: &mut Conn, id: TicketId) -> Result<Option<Record>> {
    let found = one!(conn, (SiteId,), "select site_id from ticket where ticket_id = $1", id)?;
    Ok(found.map(|(site,)| Record { site, restricted: false, assigned: Vec::new() }))
}

/// The number of a ticket on its day; `None` when there is none.
///
/// # Errors
/// When the database fails.
pub async fn number(conn: &mut Conn, id: TicketId) -> Result<Option<i64>> {
    Ok(one!(conn, (i64,), "select number from ticket where ticket_id = $1", id)?.map(|row| row.0))
}

/// The next number of a day. The one writer of the node asks inside its transaction, so no two tickets get the same.
pub(super) async fn next_number(conn: &mut Conn, site: SiteId, day: Day) -> Result<i64> {
    let last = one!(conn, (Option<i64>,), "select max(number) from ticket where site_id = $1 and day = $2", site, day)?;
    Ok(last.and_then(|row| row.0).unwrap_or(0).saturating_add(1))
}

/// A ticket of the queue, with the keys that open what is sealed.
#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pub(super) ticket_id: TicketId,
    pub(super) number: i64,
    pub(super) day: Day,
    pub(super) opened_at: Instant,
    pub(super) women: i64,
    pub(super) men: i64,
    pub(super) children: i64,
    pub(super) languages: String,
    pub(super) interpreter: bool,
    pub(super) needs: String,
    pub(super) state: String,
    pub(super) by_user: Option<UserId>,
    marks: Option<Vec<u8>>,
    marks_key: Option<Vec<u8>>,
    sealed: Option<Vec<u8>>,
    sealed_key: Option<Vec<u8>>,
}

impl Row {
    /// Risks and priority groups, for those who see marks of care.
    pub(super) fn marked(&self, cx: &Cx) -> Result<Marked> {
        match (&self.marks, &self.marks_key) {
            (Some(sealed), Some(wrapped)) => Ok(cx.app().ledger().open_sealed(self.ticket_id.cast(), Compartment::Protection, "ticket", wrapped, sealed)?),
            _ => Ok(Marked::default()),
        }
    }
    /// Whose it is, and how to find them.
    pub(super) fn whose(&self, cx: &Cx) -> Result<Whose> {
        match (&self.sealed, &self.sealed_key) {
            (Some(sealed), Some(wrapped)) => Ok(cx.app().ledger().open_sealed(self.ticket_id.cast(), Compartment::Identity, "ticket", wrapped, sealed)?),
            _ => Ok(Whose::default()),
        }
    }
}

/// A page of the queue: an immediate risk comes first, then a priority group, then who has waited longest.
pub(super) async fn list_queue(cx: &Cx, conn: &mut Conn, (limit, offset): (i64, i64)) -> Result<Vec<Row>> {
    Ok(all!(
        conn,
        Row,
        "select t.ticket_id, t.number, t.day, t.opened_at, t.women, t.men, t.children, t.languages, t.interpreter, t.needs, t.state, t.by_user, t.marks, m.wrapped as marks_key, t.sealed, s.wrapped as sealed_key
        from ticket as t left join seal_key as m on m.stream_id = t.ticket_id and m.compartment = 'protection' left join seal_key as s on s.stream_id = t.ticket_id and s.compartment = 'identity'
        where t.site_id = $1 and t.opened_at >= $2 and t.queued order by t.urgent desc, t.priority desc, t.opened_at, t.number, t.ticket_id limit $3 offset $4",
        cx.site_id(),
        days_ago(cx, QUEUE_DAYS),
        limit,
        offset
    )?)
}

/// One ticket of the present site.
pub(super) async fn get(cx: &Cx, conn: &mut Conn, id: TicketId) -> Result<Option<Row>> {
    Ok(one!(
        conn,
        Row,
        "select t.ticket_id, t.number, t.day, t.opened_at, t.women, t.men, t.children, t.languages, t.interpreter, t.needs, t.state, t.by_user, t.marks, m.wrapped as marks_key, t.sealed, s.wrapped as sealed_key
        from ticket as t left join seal_key as m on m.stream_id = t.ticket_id and m.compartment = 'protection' left join seal_key as s on s.stream_id = t.ticket_id and s.compartment = 'identity'
        where t.ticket_id = $1 and t.site_id = $2",
        id,
        cx.site_id()
    )?)
}

/// Numbers of the tickets that were linked to files of late, by person or contact.
pub(super) async fn list_linked(cx: &Cx, conn: &mut Conn) -> Result<HashMap<StreamId, i64>> {
    let rows = all!(
        conn,
        (TicketId, i64, Vec<u8>, Vec<u8>),
        "select t.ticket_id, t.number, t.sealed, s.wrapped from ticket as t join seal_key as s on s.stream_id = t.ticket_id and s.compartment = 'identity'
        where t.site_id = $1 and t.opened_at >= $2 and t.sealed is not null and s.wrapped is not null order by t.opened_at desc, t.ticket_id limit $3",
        cx.site_id(),
        days_ago(cx, QUEUE_DAYS),
        LIST_MAX
    )?;
    let mut out = HashMap::new();
    for (id, number, sealed, wrapped) in rows {
        let whose: Whose = cx.app().ledger().open_sealed(id.cast(), Compartment::Identity, "ticket", &wrapped, &sealed)?;
        out.extend(whose.guests.into_iter().map(|guest| (guest, number)));
    }
    Ok(out)
}

/// Languages spoken at this door of late, the most frequent first.
pub(super) async fn list_languages(cx: &Cx, conn: &mut Conn) -> Result<Vec<String>> {
    let rows = all!(
        conn,
        (String,),
        "select languages from ticket where site_id = $1 and opened_at >= $2 order by opened_at desc, ticket_id limit $3",
        cx.site_id(),
        days_ago(cx, LANGUAGE_DAYS),
        LIST_MAX
    )?;
    let mut counts: Vec<(String, usize)> = Vec::new();
    for code in rows.iter().flat_map(|row| row.0.split(' ')).filter(|code| !code.is_empty()) {
        match counts.iter_mut().find(|(known, _)| known == code) {
            Some((_, n)) => *n += 1,
            None => counts.push((code.to_owned(), 1)),
        }
    }
    counts.sort_by_key(|(_, n)| usize::MAX - n);
    Ok(counts.into_iter().map(|(code, _)| code).collect())
}

/// How many wait for what.
#[derive(Clone, Copy, Default, sqlx::FromRow)]
pub(super) struct Counts {
    /// Tickets in the queue.
    pub(super) tickets: i64,
    /// People on them.
    pub(super) heads: i64,
    /// Those of them with whom nobody sits yet.
    pub(super) waiting: i64,
    /// Agreed, not registered yet.
    pub(super) unregistered: i64,
    /// Without a bed.
    pub(super) bedless: i64,
}

/// How many wait, in one look at the database.
pub(super) async fn count_waiting(cx: &Cx, conn: &mut Conn) -> Result<Counts> {
    let filter = cx.filter(Duty::ArrivalRead, "p", 3)?;
    let mut binds = vec![Bind::Text(cx.site_id().to_string()), Bind::Int(midnight(cx).millis())];
    binds.extend(filter.binds);
    binds.extend([Bind::Bool(false), Bind::Int(days_ago(cx, CONSENT_DAYS).millis()), Bind::Int(days_ago(cx, QUEUE_DAYS).millis())]);
    let (unregistered, agreed, drawn) = (binds.len() - 2, binds.len() - 1, binds.len());
    let (came, anonymous, filter) = (house::arrival::CAME, house::arrival::CAME_ANONYMOUS, filter.sql);
    let sql = format!(
        "select count(*) as tickets, cast(coalesce(sum(t.women + t.men + t.children), 0) as bigint) as heads,
            cast(coalesce(sum(case when t.state <> 'serving' then t.women + t.men + t.children else 0 end), 0) as bigint) as waiting,
            (select count(*) from consent where site_id = $1 and registered = ${unregistered} and given_at >= ${agreed} and state = 'given') as unregistered,
            (select count(*) from person as p where {came} and {filter})
            + (select count(*) from contact as c where {anonymous})
            + (select count(*) from stay as s left join person as p on p.person_id = s.guest_id where s.site_id = $1 and s.departed_at is null and s.bed_id is null and (s.guest_kind = 'contact' or (p.person_id is not null and {filter}))) as bedless
        from ticket as t where t.site_id = $1 and t.opened_at >= ${drawn} and t.queued"
    );
    let rows: Vec<Counts> = conn.select(sql, &binds).await?;
    Ok(rows.first().copied().unwrap_or_default())
}

/// Unanswered immediate risks at the door: medical, safety and children alone, distress and others.
pub(super) async fn count_alerts(cx: &Cx, conn: &mut Conn) -> Result<(i64, i64, i64)> {
    let found = one!(
        conn,
        (i64, i64, i64),
        "select cast(coalesce(sum(case when medical then 1 else 0 end), 0) as bigint), cast(coalesce(sum(case when unsafe then 1 else 0 end), 0) as bigint), cast(coalesce(sum(case when distress then 1 else 0 end), 0) as bigint) from ticket where site_id = $1 and opened_at >= $2 and urgent",
        cx.site_id(),
        days_ago(cx, QUEUE_DAYS)
    )?;
    Ok(found.unwrap_or_default())
}

/// Those who agreed and are not registered yet, longest first.
pub(super) async fn list_unregistered(cx: &Cx, conn: &mut Conn, (limit, offset): (i64, i64)) -> Result<Vec<(PersonId, Instant)>> {
    Ok(all!(
        conn,
        (PersonId, Instant),
        "select person_id, given_at from consent where site_id = $1 and registered = $2 and given_at >= $3 and state = 'given' order by given_at, person_id limit $4 offset $5",
        cx.site_id(),
        false,
        days_ago(cx, CONSENT_DAYS),
        limit,
        offset
    )?)
}

/// Whether this id has agreed at the present site and is not registered yet.
pub(super) async fn is_unregistered(cx: &Cx, conn: &mut Conn, id: StreamId) -> Result<bool> {
    let found = one!(conn, (bool,), "select registered from consent where person_id = $1 and site_id = $2", id, cx.site_id())?;
    Ok(found == Some((false,)))
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
pub(super) async fn list_in_today(cx: &Cx, conn: &mut Conn, (limit, offset): (i64, i64)) -> Result<Vec<InToday>> {
    let filter = cx.filter(Duty::ArrivalRead, "p", 3)?;
    let mut binds = vec![Bind::Text(cx.site_id().to_string()), Bind::Int(midnight(cx).millis())];
    binds.extend(filter.binds);
    binds.extend([Bind::Int(limit), Bind::Int(offset)]);
    let sql = format!(
        "select s.guest_id, s.guest_kind, s.admitted_at, r.name as room, b.number from stay as s left join person as p on p.person_id = s.guest_id left join bed as b on b.bed_id = s.bed_id left join room as r on r.room_id = b.room_id
        where s.site_id = $1 and s.departed_at is null and s.admitted_at >= $2 and (s.guest_kind = 'contact' or (p.person_id is not null and {})) order by s.admitted_at desc, s.stay_id limit ${} offset ${}",
        filter.sql,
        binds.len() - 1,
        binds.len()
    );
    Ok(conn.select(sql, &binds).await?)
}

/// How many were let in and how many left today. Day visits are neither (indicator I01 of domain 7.10).
pub(super) async fn count_today(cx: &Cx, conn: &mut Conn) -> Result<(i64, i64)> {
    let (site, midnight) = (cx.site_id(), midnight(cx));
    let came = one!(&mut *conn, (i64,), "select count(*) from stay where site_id = $1 and departed_at is null and admitted_at >= $2", site, midnight)?;
    let left = one!(conn, (i64,), "select count(*) from stay where site_id = $1 and departed_at >= $2 and departure_type <> 'registered'", site, midnight)?;
    Ok((came.map_or(0, |row| row.0), left.map_or(0, |row| row.0)))
}

/// Who could be the people of a ticket: those who consented, were registered or stayed anonymous since it was drawn, newest
/// first. Kinds: `agreed`, `person`, `contact`.
pub(super) async fn list_candidates(cx: &Cx, conn: &mut Conn, since: Instant) -> Result<Vec<(StreamId, Instant, &'static str)>> {
    let agreed = all!(
        &mut *conn,
        (StreamId, Instant),
        "select person_id, given_at from consent where site_id = $1 and registered = $2 and given_at >= $3 and state = 'given' order by given_at desc, person_id limit $4",
        cx.site_id(),
        false,
        since,
        CANDIDATES_MAX
    )?;
    let filter = cx.filter(Duty::ArrivalRead, "p", 3)?;
    let mut binds = vec![Bind::Text(cx.site_id().to_string()), Bind::Int(since.millis())];
    binds.extend(filter.binds);
    binds.push(Bind::Int(CANDIDATES_MAX));
    let sql = format!(
        "select p.person_id, p.arrived_at from person as p where p.site_id = $1 and p.arrived_at >= $2 and {} order by p.arrived_at desc, p.person_id limit ${}",
        filter.sql,
        binds.len()
    );
    let people: Vec<(StreamId, Instant)> = conn.select(sql, &binds).await?;
    let contacts = all!(
        conn,
        (StreamId, Instant),
        "select contact_id, opened_at from contact where site_id = $1 and opened_at >= $2 and not closed order by opened_at desc, contact_id limit $3",
        cx.site_id(),
        since,
        CANDIDATES_MAX
    )?;
    let kinds = [(agreed, "agreed"), (people, "person"), (contacts, "contact")];
    let mut out: Vec<_> = kinds.into_iter().flat_map(|(rows, kind)| rows.into_iter().map(move |(id, at)| (id, at, kind))).collect();
    out.sort_by_key(|(id, at, _)| (std::cmp::Reverse(*at), *id));
    Ok(out)
}

impl Row {
    /// Where it stands, as a word.
    pub(super) fn stands(&self) -> State {
        [State::Waiting, State::Called, State::Serving, State::Linked, State::Done, State::Redirected, State::Left]
            .into_iter()
            .find(|state| state.name() == self.state)
            .unwrap_or_default()
    }
}
