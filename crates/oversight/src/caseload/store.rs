//! Open follow-ups in one table, and what each case manager carries in another, so that a board of forty thousand is read
//! from a few rows. Each row is made of the person's facts and of what the rooms below made of the same facts: this room's
//! projector runs after theirs.

use std::collections::BTreeMap;

use access::Duty;
use care::Level;
use care::file::File;
use ledger::{Bind, BoxFuture, Conn, Day, Instant, Projector, SiteId, Stream, StreamId, UserId, Write, all, one, run};
use people::consent::Consents;
use people::person::{Person, PersonId};
use web::{Cx, Result};

use super::facts::Flag;
use super::rules::{CONSENT_DAYS, Load, Standing, unplanned_before};

/// Follow-ups of one case manager on a page.
pub(super) const MINE_MAX: i64 = 120;

pub(super) const PROJECTOR: Projector = Projector {
    room: "caseload",
    listens: &["file/", "assessment/", "plan/", "consent/", "assignment/", "appointment/", "caseload/", "duplicate/", "person/"],
    tables: &["caseload", "caseload_sum", "caseload_due"],
    schema: "
        create table caseload (person_id {text} not null primary key, site_id {text} not null, manager {text}, restricted {bool} not null, level {int} not null, opened_at {int} not null, given_at {int}, next_on {text}, planned {bool} not null, next_due {text}, review_on {text}, consent_to {text}, missed {int} not null, flagged {bool} not null) {strict};
        create index caseload_manager on caseload (site_id, manager, level desc, opened_at, person_id);
        create index caseload_level on caseload (site_id, level desc, opened_at, person_id);
        create index caseload_next on caseload (site_id, next_on, person_id, manager);
        create index caseload_unplanned on caseload (site_id, opened_at, person_id, manager) where not planned;
        create index caseload_consent on caseload (site_id, consent_to, person_id, manager);
        create index caseload_missed on caseload (site_id, opened_at, person_id) where missed > 0;
        create index caseload_flagged on caseload (site_id, opened_at, person_id) where flagged;
        create table caseload_sum (site_id {text} not null, manager {text} not null, open {int} not null, high {int} not null, missed {int} not null, flagged {int} not null, primary key (site_id, manager)) {strict};
        create table caseload_due (site_id {text} not null, next_on {text} not null, manager {text} not null, open {int} not null, primary key (site_id, next_on, manager)) {strict};
    ",
    project,
};

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        take_out(write.conn()?, stream.id).await?;
        let person = Person::fold(stream);
        let Some(file) = File::fold(stream).filter(File::is_open) else { return Ok(()) };
        if person.withdrawn || person.registered_at.is_none() {
            return Ok(());
        }
        let conn = write.conn()?;
        let assessed = one!(
            &mut *conn,
            (i64, Option<Day>),
            "select level, next_on from assessment where person_id = $1 and latest and level is not null order by at desc limit 1",
            stream.id
        )?;
        let plan = one!(&mut *conn, (Option<Day>, Option<Day>), "select next_due, review_on from plan where person_id = $1", stream.id)?;
        let missed = one!(&mut *conn, (i64,), "select count(*) from appointment as a where a.person_id = $1 and a.state = 'missed' and not exists (select 1 from appointment as b where b.person_id = a.person_id and b.starts_at > a.starts_at and b.state <> 'missed')", stream.id)?
            .map_or(0, |row| row.0);
        let assigned = match file.manager {
            Some(user) => {
                one!(&mut *conn, (UserId,), "select user_id from assignment where person_id = $1 and user_id = $2", stream.id, user)?.map(|row| row.0)
            }
            None => None,
        };
        let level = assessed.map_or(file.opened.urgency.rank(), |(level, _)| level);
        run!(
            conn,
            "insert into caseload (person_id, site_id, manager, restricted, level, opened_at, given_at, next_on, planned, next_due, review_on, consent_to, missed, flagged) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
            stream.id,
            file.site,
            assigned,
            person.restricted,
            level,
            file.opened_at,
            file.given_at,
            assessed.and_then(|(_, next)| next),
            plan.is_some(),
            plan.and_then(|(due, _)| due),
            plan.and_then(|(_, review)| review),
            consent_to(stream),
            missed,
            Flag::fold(stream).is_some()
        )?;
        count(conn, stream.id, 1).await
    })
}

/// Takes the row of a person out, and out of the sums.
async fn take_out(conn: &mut Conn, id: StreamId) -> ledger::Result<()> {
    count(&mut *conn, id, -1).await?;
    run!(conn, "delete from caseload where person_id = $1", id)?;
    Ok(())
}

/// Counts the row of a person in the sums, or out of them. A manager with nothing has no row, so that sums that were kept
/// are those that are made anew.
async fn count(conn: &mut Conn, id: StreamId, sign: i64) -> ledger::Result<()> {
    let row = one!(&mut *conn, Counted, "select site_id, manager, level, next_on, missed, flagged from caseload where person_id = $1", id)?;
    let Some(row) = row else { return Ok(()) };
    let manager = row.manager.map(|user| user.to_string()).unwrap_or_default();
    let of = |holds: bool| if holds { sign } else { 0 };
    run!(
        &mut *conn,
        "insert into caseload_sum (site_id, manager, open, high, missed, flagged) values ($1, $2, $3, $4, $5, $6) on conflict (site_id, manager) do update set open = caseload_sum.open + excluded.open, high = caseload_sum.high + excluded.high, missed = caseload_sum.missed + excluded.missed, flagged = caseload_sum.flagged + excluded.flagged",
        row.site_id,
        &manager,
        sign,
        of(Level::of_rank(row.level).is_urgent()),
        of(row.missed > 0),
        of(row.flagged)
    )?;
    run!(&mut *conn, "delete from caseload_sum where site_id = $1 and manager = $2 and open = 0", row.site_id, &manager)?;
    let Some(day) = row.next_on else { return Ok(()) };
    run!(
        &mut *conn,
        "insert into caseload_due (site_id, next_on, manager, open) values ($1, $2, $3, $4) on conflict (site_id, next_on, manager) do update set open = caseload_due.open + excluded.open",
        row.site_id,
        day,
        &manager,
        sign
    )?;
    run!(conn, "delete from caseload_due where site_id = $1 and next_on = $2 and manager = $3 and open = 0", row.site_id, day, &manager)?;
    Ok(())
}

/// What of a row is counted.
#[derive(sqlx::FromRow)]
struct Counted {
    site_id: SiteId,
    manager: Option<UserId>,
    level: i64,
    next_on: Option<Day>,
    missed: i64,
    flagged: bool,
}

/// The last day of the general consent; for one that was taken back or refused, the day on which that was said (in UTC: the
/// projection knows no other zone, and a day more or less is none here).
fn consent_to(stream: &Stream) -> Option<Day> {
    let consents = Consents::fold(stream);
    let last = consents.all.iter().rev().find(|one| one.given.answers.contains_key("general"))?;
    let ended = last.withdrawn.get("general").copied();
    let refused = (last.given.answers.get("general") != Some(&people::consent::Answer::Given)).then_some(last.at);
    match ended.or(refused) {
        Some(at) => Some(at.day(&jiff::tz::TimeZone::UTC)),
        None => last.given.valid_to,
    }
}

/// Files that are part of others are followed there.
const WHOLE: &str = "c.person_id not in (select m.person_id from merged_person as m where not m.void)";

/// A count by case manager.
type ByManager = (Option<UserId>, i64);

/// What every case manager of the present site carries. Whoever supervises does so for the whole site: the duty is held in
/// no narrower scope, and the sums know no other.
pub(super) async fn loads(cx: &Cx, conn: &mut Conn) -> Result<Vec<Load>> {
    if !cx.may(Duty::CaseApprove) {
        return Ok(Vec::new());
    }
    let site = cx.site_id();
    let rows = all!(
        &mut *conn,
        (String, i64, i64, i64, i64),
        "select manager, open, high, missed, flagged from caseload_sum where site_id = $1 order by manager limit 2000",
        site
    )?;
    let mut loads: BTreeMap<Option<UserId>, Load> = BTreeMap::new();
    for (manager, open, high, missed, flagged) in rows {
        let user = manager.parse().ok();
        loads.insert(user, Load { user, open, high, missed, flagged, ..Load::default() });
    }
    for (manager, n) in overdue(&mut *conn, (site, cx.today())).await? {
        loads.entry(manager).or_default().overdue = n;
    }
    for (manager, n) in unplanned(&mut *conn, (site, unplanned_before(cx.now()))).await? {
        loads.entry(manager).or_default().unplanned = n;
    }
    for (manager, n) in consent(&mut *conn, (site, cx.today().plus_days(CONSENT_DAYS))).await? {
        loads.entry(manager).or_default().consent = n;
    }
    for row in parts(conn, site).await? {
        if let Some(load) = loads.get_mut(&row.manager) {
            load.open -= 1;
            load.high -= i64::from(Level::of_rank(row.level).is_urgent());
            load.missed -= i64::from(row.missed > 0);
            load.flagged -= i64::from(row.flagged);
            load.overdue -= i64::from(row.next_on.is_some_and(|day| day < cx.today()));
            load.unplanned -= i64::from(!row.planned && row.opened_at < unplanned_before(cx.now()));
            load.consent -= i64::from(row.consent_to.is_some_and(|day| day <= cx.today().plus_days(CONSENT_DAYS)));
        }
    }
    Ok(loads.into_values().filter(|load| load.open > 0).collect())
}

/// Rows of files that are part of others, which are followed there: few, and found from the few.
async fn parts(conn: &mut Conn, site: SiteId) -> Result<Vec<Row>> {
    Ok(all!(
        conn,
        Row,
        "select c.person_id, c.manager, c.level, c.opened_at, c.given_at, c.next_on, c.planned, c.next_due, c.review_on, c.consent_to, c.missed, c.flagged from merged_person as m cross join caseload as c where c.person_id = m.person_id and not m.void and c.site_id = $1 order by c.person_id limit 100000",
        site
    )?)
}

async fn overdue(conn: &mut Conn, (site, today): (SiteId, Day)) -> Result<Vec<ByManager>> {
    let rows = all!(
        conn,
        (String, i64),
        "select manager, cast(sum(open) as bigint) from caseload_due where site_id = $1 and next_on < $2 group by manager order by manager limit 2000",
        site,
        today
    )?;
    Ok(rows.into_iter().map(|(manager, n)| (manager.parse().ok(), n)).collect())
}

async fn unplanned(conn: &mut Conn, (site, before): (SiteId, Instant)) -> Result<Vec<ByManager>> {
    Ok(all!(
        conn,
        ByManager,
        "select c.manager, count(*) from caseload as c where c.site_id = $1 and not c.planned and c.opened_at < $2 group by c.manager order by c.manager limit 2000",
        site,
        before
    )?)
}

async fn consent(conn: &mut Conn, (site, until): (SiteId, Day)) -> Result<Vec<ByManager>> {
    Ok(all!(
        conn,
        ByManager,
        "select c.manager, count(*) from caseload as c where c.site_id = $1 and c.consent_to <= $2 group by c.manager order by c.manager limit 2000",
        site,
        until
    )?)
}

/// A follow-up in a list.
#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pub(super) person_id: PersonId,
    pub(super) manager: Option<UserId>,
    level: i64,
    opened_at: Instant,
    given_at: Option<Instant>,
    next_on: Option<Day>,
    planned: bool,
    next_due: Option<Day>,
    review_on: Option<Day>,
    consent_to: Option<Day>,
    missed: i64,
    flagged: bool,
}

impl Row {
    pub(super) fn standing(&self) -> Standing {
        Standing {
            level: Level::of_rank(self.level),
            opened_at: self.opened_at,
            given_at: self.given_at,
            next_on: self.next_on,
            planned: self.planned,
            next_due: self.next_due,
            review_on: self.review_on,
            consent_to: self.consent_to,
            missed: self.missed,
            flagged: self.flagged,
        }
    }
}

const COLUMNS: &str =
    "c.person_id, c.manager, c.level, c.opened_at, c.given_at, c.next_on, c.planned, c.next_due, c.review_on, c.consent_to, c.missed, c.flagged";

/// Whose follow-ups are listed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    /// Everybody's.
    All,
    /// Those that nobody follows.
    Nobody,
    /// This case manager's.
    Of(UserId),
}

/// Follow-ups that the reader supervises and that are to be shown, what presses most first.
pub(super) async fn list(cx: &Cx, conn: &mut Conn, (whose, show, limit): (Whose, &str, i64)) -> Result<Vec<Row>> {
    let mut binds = vec![Bind::Text(cx.site_id().to_string())];
    let filter = cx.filter(Duty::CaseApprove, "c", binds.len() + 1)?;
    binds.extend(filter.binds);
    let mut place = |bind: Bind| {
        binds.push(bind);
        format!("${}", binds.len())
    };
    let (shown, order) = match show {
        "high" => (format!("c.level >= {}", place(Bind::Int(Level::High.rank()))), "c.level desc, c.opened_at"),
        "overdue" => (format!("c.next_on < {}", place(Bind::Text(cx.today().to_string()))), "c.next_on"),
        "unplanned" => (format!("not c.planned and c.opened_at < {}", place(Bind::Int(unplanned_before(cx.now()).millis()))), "c.opened_at"),
        "consent" => (format!("c.consent_to <= {}", place(Bind::Text(cx.today().plus_days(CONSENT_DAYS).to_string()))), "c.consent_to"),
        "missed" => ("c.missed > 0".to_owned(), "c.opened_at"),
        "flagged" => ("c.flagged".to_owned(), "c.opened_at"),
        _ => ("1 = 1".to_owned(), "c.level desc, c.opened_at"),
    };
    let whose = match whose {
        Whose::All => "1 = 1".to_owned(),
        Whose::Nobody => "c.manager is null".to_owned(),
        Whose::Of(user) => format!("c.manager = {}", place(Bind::Text(user.to_string()))),
    };
    let limit = place(Bind::Int(limit));
    let sql = format!(
        "select {COLUMNS} from caseload as c where c.site_id = $1 and {} and {whose} and {shown} and {WHOLE} order by {order}, c.person_id limit {limit}",
        filter.sql
    );
    Ok(conn.select(sql, &binds).await?)
}

/// Rows of those whom the reader follows, the gravest first.
pub(super) async fn list_mine(cx: &Cx, conn: &mut Conn) -> Result<Vec<Row>> {
    let mut binds = vec![Bind::Text(cx.site_id().to_string()), Bind::Text(cx.user().to_string())];
    let filter = cx.filter(Duty::CaseWrite, "c", binds.len() + 1)?;
    binds.extend(filter.binds);
    binds.push(Bind::Int(MINE_MAX));
    let sql = format!(
        "select {COLUMNS} from caseload as c where c.site_id = $1 and c.manager = $2 and {WHOLE} and {} order by c.level desc, c.opened_at, c.person_id limit ${}",
        filter.sql,
        binds.len()
    );
    Ok(conn.select(sql, &binds).await?)
}

/// How those stand whom the reader follows.
pub(super) async fn mine(cx: &Cx, conn: &mut Conn) -> Result<Vec<Standing>> {
    Ok(list_mine(cx, conn).await?.iter().map(Row::standing).collect())
}

/// Whether a follow-up has a flag.
pub(super) async fn is_flagged(conn: &mut Conn, person: PersonId) -> Result<bool> {
    Ok(one!(conn, (bool,), "select flagged from caseload where person_id = $1", person)?.is_some_and(|row| row.0))
}

/// Who is expected today by the reader, the earliest first.
pub(super) async fn expected(cx: &Cx, conn: &mut Conn, limit: i64) -> Result<Vec<(PersonId, Instant)>> {
    let (from, to) = (cx.today().start(&cx.zone()), cx.today().plus_days(1).start(&cx.zone()));
    let mut binds = vec![Bind::Text(cx.user().to_string()), Bind::Int(from.millis()), Bind::Int(to.millis())];
    let filter = cx.filter(Duty::CaseWrite, "p", binds.len() + 1)?;
    binds.extend(filter.binds);
    binds.push(Bind::Int(limit));
    let sql = format!(
        "select e.person_id, e.starts_at from appointment as e join person as p on p.person_id = e.person_id where e.with_user = $1 and e.state = 'booked' and e.starts_at >= $2 and e.starts_at < $3 and {} order by e.starts_at, e.appointment_id limit ${}",
        filter.sql,
        binds.len()
    );
    Ok(conn.select(sql, &binds).await?)
}
