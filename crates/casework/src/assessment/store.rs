//! Assessments in the database. Level and day of the next one are open, since lists are sorted by them; what was found is
//! sealed.

use std::collections::BTreeMap;

use access::Duty;
use care::Level;
use ledger::{Bind, BoxFuture, Compartment, Conn, Day, Instant, Projector, SiteId, Stream, Write, all, one, run};
use people::person::PersonId;
use web::{App, Cx, Result};

use super::facts::{Assessment, AssessmentId, Assessments, Recorded};

/// Assessments opened at once for the analysis of a site.
const PAGE: i64 = 1000;

pub(super) const PROJECTOR: Projector = Projector {
    room: "assessment",
    listens: &["assessment/", "duplicate/released"],
    tables: &["assessment"],
    schema: "
        create table assessment (assessment_id {text} not null primary key, person_id {text} not null, site_id {text} not null, at {int} not null, on_day {text} not null, by_user {text} not null, level {int}, next_on {text}, latest {bool} not null, sealed {blob}) {strict};
        create index assessment_person on assessment (person_id, at);
        create index assessment_site on assessment (site_id, at);
        create index assessment_next on assessment (next_on, level desc, person_id) where latest;
    ",
    project,
};

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        run!(write.conn()?, "delete from assessment where person_id = $1", stream.id)?;
        let all = Assessments::fold(stream);
        let last = all.last().map(|(one, _)| one.id);
        for one in &all.0 {
            insert(write, stream.id.cast(), (one, last == Some(one.id))).await?;
        }
        Ok(())
    })
}

async fn insert(write: &mut Write, person: PersonId, (one, latest): (&Assessment, bool)) -> ledger::Result<()> {
    let sealed = match &one.recorded {
        Some(recorded) => Some(write.seal(person.cast(), Compartment::Protection, "assessment", recorded).await?),
        None => None,
    };
    run!(
        write.conn()?,
        "insert into assessment (assessment_id, person_id, site_id, at, on_day, by_user, level, next_on, latest, sealed) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (assessment_id) do nothing",
        one.id,
        person,
        one.site,
        one.at,
        one.on,
        one.by,
        one.recorded.as_ref().map(|recorded| recorded.level.rank()),
        one.next,
        latest,
        sealed
    )?;
    Ok(())
}

/// How somebody stands after their last assessment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Standing {
    /// The last assessment.
    pub id: AssessmentId,
    /// When it was made.
    pub at: Instant,
    /// The day at the centre.
    pub on: Day,
    /// Level that holds, after a human has judged.
    pub level: Level,
    /// The day on which they are assessed again.
    pub next_on: Day,
}

/// How somebody stands; `None` for somebody who has not been assessed.
///
/// # Errors
/// When the database fails.
pub async fn standing(conn: &mut Conn, person: PersonId) -> Result<Option<Standing>> {
    let row = one!(
        conn,
        (AssessmentId, Instant, Day, i64, Day),
        "select assessment_id, at, on_day, level, next_on from assessment where person_id = $1 and latest and level is not null and next_on is not null order by at desc limit 1",
        person
    )?;
    Ok(row.map(|(id, at, on, rank, next_on)| Standing { id, at, on, level: Level::of_rank(rank), next_on }))
}

/// Somebody who is to be assessed again.
#[derive(sqlx::FromRow)]
pub(super) struct DueRow {
    pub(super) person_id: PersonId,
    pub(super) level: i64,
    pub(super) at: Instant,
    pub(super) next_on: Day,
}

/// Counts of what is due go no further.
const COUNT_MAX: i64 = 1000;

/// `from` and `where` of those with an open follow-up here whose next assessment has come by a day, as far as the reader
/// follows or supervises them: beginning with the few of the reader's assignments, or, for those who supervise, with what is
/// due. `cross join`: SQLite keeps to that order.
fn due(cx: &Cx, binds: &mut Vec<Bind>, by: Day) -> Result<String> {
    binds.extend([Bind::Text(cx.site_id().to_string()), Bind::Text(by.to_string())]);
    let (mut from, mut whose) = ("assessment as a".to_owned(), String::new());
    if !cx.may(Duty::CaseApprove) {
        binds.push(Bind::Text(cx.user().to_string()));
        from = "assignment as s cross join assessment as a".to_owned();
        whose = format!("s.user_id = ${} and a.person_id = s.person_id and ", binds.len());
    }
    let filter = cx.filter(Duty::CaseRead, "p", binds.len() + 1)?;
    binds.extend(filter.binds);
    Ok(format!(
        "from {from} cross join file as f cross join person as p where {whose}f.person_id = a.person_id and p.person_id = a.person_id and f.site_id = $1 and f.closed_at is null and a.latest and a.next_on <= $2 and {}",
        filter.sql
    ))
}

/// Those whose next assessment has come, longest first, the graver before the lighter.
pub(super) async fn list_due(cx: &Cx, conn: &mut Conn, (by, limit): (Day, i64)) -> Result<Vec<DueRow>> {
    let mut binds = Vec::new();
    let due = due(cx, &mut binds, by)?;
    binds.push(Bind::Int(limit));
    let sql = format!("select a.person_id, a.level, a.at, a.next_on {due} order by a.next_on, a.level desc, a.person_id limit ${}", binds.len());
    Ok(conn.select(sql, &binds).await?)
}

/// How many of them are of a high or critical risk, and how many there are: of those who have waited longest, up to
/// [`COUNT_MAX`].
pub(super) async fn count_due(cx: &Cx, conn: &mut Conn) -> Result<(i64, i64)> {
    let mut binds = Vec::new();
    let due = due(cx, &mut binds, cx.today())?;
    binds.extend([Bind::Int(COUNT_MAX), Bind::Int(Level::High.rank())]);
    let sql = format!(
        "select count(case when d.level >= ${} then 1 end) as grave, count(*) as every from (select a.level {due} order by a.next_on limit ${}) as d",
        binds.len(),
        binds.len() - 1
    );
    Ok(conn.select::<(i64, i64)>(sql, &binds).await?.first().copied().unwrap_or_default())
}

/// What the assessments of a period count, for reports. Small numbers: not to be shown before disclosure control.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// Assessments made.
    pub made: i64,
    /// Distinct people assessed.
    pub people: i64,
    /// Those of them assessed for the first time.
    pub first: i64,
}

/// Assessments made at a site in `[from, to)`.
///
/// # Errors
/// When the database fails.
pub async fn counts(conn: &mut Conn, (site, from, to): (SiteId, Instant, Instant)) -> Result<Counts> {
    let made =
        one!(&mut *conn, (i64, i64), "select count(*), count(distinct person_id) from assessment where site_id = $1 and at >= $2 and at < $3", site, from, to)?;
    let first = one!(
        conn,
        (i64,),
        "select count(*) from assessment as a where a.site_id = $1 and a.at >= $2 and a.at < $3 and not exists (select 1 from assessment as b where b.person_id = a.person_id and (b.at < a.at or (b.at = a.at and b.assessment_id < a.assessment_id)))",
        site,
        from,
        to
    )?;
    let (made, people) = made.unwrap_or_default();
    Ok(Counts { made, people, first: first.map_or(0, |row| row.0) })
}

/// Open follow-ups of a site by the level of the last assessment before `to` (I15 of domain.md 7.10 is the sum of high and
/// critical on the last day), and those among them whose next assessment was due before the day.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Standings {
    /// Follow-ups by level.
    pub by_level: BTreeMap<Level, i64>,
    /// Whose next assessment is past.
    pub overdue: i64,
}

impl Standings {
    /// High-risk open files (I15).
    #[must_use]
    pub fn high_risk(&self) -> i64 {
        self.by_level.iter().filter(|(level, _)| level.is_urgent()).map(|(_, count)| count).sum()
    }
}

/// How the people followed at a site stand, as known before an instant, on that day.
///
/// # Errors
/// When the database fails.
pub async fn standings(conn: &mut Conn, (site, before, day): (SiteId, Instant, Day)) -> Result<Standings> {
    let rows = all!(
        conn,
        (i64, i64, i64),
        "select a.level, count(*), count(case when a.next_on < $3 then 1 end) from file as f cross join assessment as a where a.person_id = f.person_id and f.site_id = $1 and f.opened_at < $2 and (f.closed_at is null or f.closed_at >= $2) and a.level is not null and a.at < $2 and not exists (select 1 from assessment as b where b.person_id = a.person_id and b.level is not null and b.at < $2 and (b.at > a.at or (b.at = a.at and b.assessment_id > a.assessment_id))) group by a.level order by a.level limit 10",
        site,
        before,
        day
    )?;
    let mut out = Standings::default();
    for (rank, count, overdue) in rows {
        out.by_level.insert(Level::of_rank(rank), count);
        out.overdue += overdue;
    }
    Ok(out)
}

#[derive(sqlx::FromRow)]
struct SealedRow {
    person_id: PersonId,
    sex: i64,
    birth_year: Option<i64>,
    care: String,
    sealed: Option<Vec<u8>>,
    wrapped: Option<Vec<u8>>,
}

/// What the open columns of a person say, by which an analysis may tell groups apart.
pub(super) struct Traits {
    /// ISO 5218.
    pub(super) sex: i64,
    pub(super) birth_year: Option<i64>,
    /// A child alone or separated.
    pub(super) alone: bool,
}

/// Gives what was found last of everybody followed at a site to a visitor. A page is opened at a time.
///
/// # Errors
/// When the database fails or a seal does not hold.
pub(super) async fn each_last(app: &App, conn: &mut Conn, site: SiteId, mut visit: impl FnMut(&Traits, Recorded)) -> Result<()> {
    let mut after = PersonId::nil();
    loop {
        let rows = all!(
            &mut *conn,
            SealedRow,
            "select a.person_id, p.sex, p.birth_year, p.care, a.sealed, k.wrapped from file as f cross join assessment as a cross join person as p left join seal_key as k on k.stream_id = a.person_id and k.compartment = 'protection' where a.person_id = f.person_id and p.person_id = f.person_id and f.site_id = $1 and f.closed_at is null and a.latest and f.person_id > $2 order by f.person_id limit $3",
            site,
            after,
            PAGE
        )?;
        let Some(last) = rows.last() else { break };
        after = last.person_id;
        for row in rows {
            let (Some(sealed), Some(wrapped)) = (row.sealed, row.wrapped) else { continue };
            let traits = Traits { sex: row.sex, birth_year: row.birth_year, alone: !row.care.is_empty() && row.care != "none" };
            visit(&traits, app.ledger().open_sealed(row.person_id.cast(), Compartment::Protection, "assessment", &wrapped, &sealed)?);
        }
    }
    Ok(())
}
