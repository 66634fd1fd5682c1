//! Plans in the database: where they stand is open, what they say is sealed.

use access::Duty;
use care::Level;
use care::file::File;
use casework::assessment::Assessments;
use ledger::{Bind, BoxFuture, Compartment, Conn, Day, Instant, Projector, SiteId, Stream, Write, one, run};
use people::person::PersonId;
use serde::{Deserialize, Serialize};
use web::{Cx, Result};

use super::facts::{Action, ActionId, Goal, Plan, Status};
use super::rules;

/// Somebody whose follow-up opened has an agreed plan within so many days (domain.md 7.10, I16).
pub(super) const AGREED_WITHIN_MS: i64 = 7 * 24 * 60 * 60 * 1000;

/// Counts of what waits go no further: whoever has so many plans waiting does not need to know how many more.
const COUNT_MAX: i64 = 1000;

pub(super) const PROJECTOR: Projector = Projector {
    room: "plan",
    // The rhythm of reviews follows the level of the last assessment.
    listens: &["plan/", "assessment/", "file/", "duplicate/released"],
    tables: &["plan", "plan_action"],
    schema: "
        create table plan (person_id {text} not null primary key, site_id {text} not null, version {int} not null, state {text} not null, changes {int} not null, open_actions {int} not null, next_due {text}, review_on {text} not null, begun_at {int} not null, agreed_at {int}) {strict};
        create index plan_review on plan (site_id, review_on);
        create index plan_due on plan (site_id, next_due) where next_due is not null;
        create index plan_unanswered on plan (site_id, begun_at) where state <> 'agreed';
        create table plan_action (person_id {text} not null, action_id {text} not null, site_id {text} not null, due_on {text}, status {text} not null, sealed {blob} not null, primary key (person_id, action_id)) {strict};
        create index plan_action_due on plan_action (site_id, due_on) where due_on is not null;
    ",
    project,
};

/// An action as its sealed column holds it.
#[derive(Serialize, Deserialize)]
pub(super) struct Sealed {
    pub(super) what: String,
    pub(super) who: String,
    pub(super) name: String,
}

/// The level of the last assessment; the lowest where there is none.
pub(super) fn level(stream: &Stream) -> Level {
    Assessments::fold(stream).last().map(|(_, recorded)| recorded.level).unwrap_or_default()
}

/// The site that follows somebody: a follow-up that was handed on takes with it what is due.
pub(crate) fn site_of(stream: &Stream, told: SiteId) -> SiteId {
    File::fold(stream).map_or(told, |file| file.site)
}

fn project<'a>(write: &'a mut Write, stream: &'a Stream) -> BoxFuture<'a, ledger::Result<()>> {
    Box::pin(async move {
        run!(write.conn()?, "delete from plan where person_id = $1", stream.id)?;
        run!(write.conn()?, "delete from plan_action where person_id = $1", stream.id)?;
        let plan = Plan::fold(stream);
        let (Some(last), Some(first)) = (plan.last(), plan.versions.first()) else { return Ok(()) };
        let open: Vec<(&Goal, &Action)> = plan.open().collect();
        let next_due = open.iter().filter_map(|(_, action)| action.by).min();
        run!(
            write.conn()?,
            "insert into plan (person_id, site_id, version, state, changes, open_actions, next_due, review_on, begun_at, agreed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            stream.id,
            site_of(stream, plan.site),
            last.number,
            last.state(),
            plan.changes,
            i64::try_from(open.len()).unwrap_or(i64::MAX),
            next_due,
            rules::review_on(&plan, level(stream)),
            first.begun,
            plan.agreed_at
        )?;
        for (_, action) in open {
            insert(write, (stream, &plan), action).await?;
        }
        Ok(())
    })
}

async fn insert(write: &mut Write, (stream, plan): (&Stream, &Plan), action: &Action) -> ledger::Result<()> {
    let shown = Sealed { what: action.what.clone(), who: action.who.clone(), name: action.name.clone() };
    let sealed = write.seal(stream.id, Compartment::Protection, "plan_action", &shown).await?;
    run!(
        write.conn()?,
        "insert into plan_action (person_id, action_id, site_id, due_on, status, sealed) values ($1, $2, $3, $4, $5, $6) on conflict (person_id, action_id) do nothing",
        stream.id,
        action.id,
        site_of(stream, plan.site),
        action.by,
        plan.status(action.id).name(),
        sealed
    )?;
    Ok(())
}

/// Where somebody's plan stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanState {
    /// Version that stands, from 1.
    pub version: i64,
    /// Whether the person agrees to it.
    pub agreed: bool,
    /// Actions on which something is still to be done.
    pub open_actions: i64,
    /// Those of them whose day is past.
    pub overdue_actions: i64,
    /// When it is gone through next.
    pub next_review: Option<Day>,
}

/// Where the plan of a person stands on a day; `None` where there is none.
///
/// # Errors
/// When the database fails.
pub async fn state(conn: &mut Conn, person: PersonId, today: Day) -> Result<Option<PlanState>> {
    let row = one!(
        conn,
        (i64, String, i64, i64, Option<Day>),
        "select p.version, p.state, p.open_actions, (select count(*) from plan_action as a where a.person_id = p.person_id and a.due_on < $2), p.review_on from plan as p where p.person_id = $1",
        person,
        today
    )?;
    let read = |(version, state, open_actions, overdue_actions, next_review): (i64, String, i64, i64, Option<Day>)| PlanState {
        version,
        agreed: state == "agreed",
        open_actions,
        overdue_actions,
        next_review,
    };
    Ok(row.map(read))
}

/// Plan coverage (I16 of domain.md 7.10): of the follow-ups opened in `[from, to)`, how many had a plan that the person
/// agreed to within seven days, and how many there were.
///
/// # Errors
/// When the database fails.
pub async fn coverage(conn: &mut Conn, site: SiteId, (from, to): (Instant, Instant)) -> Result<(i64, i64)> {
    let found = one!(
        conn,
        (i64, i64),
        "select count(case when p.agreed_at <= f.opened_at + $4 then 1 end), count(*) from file as f left join plan as p on p.person_id = f.person_id where f.site_id = $1 and f.opened_at >= $2 and f.opened_at < $3",
        site,
        from,
        to,
        AGREED_WITHIN_MS
    )?;
    Ok(found.unwrap_or_default())
}

/// Overdue reviews (I18 of domain.md 7.10): follow-ups past the day on which their plan is gone through, and follow-ups that
/// are open.
///
/// # Errors
/// When the database fails.
pub async fn overdue_reviews(conn: &mut Conn, site: SiteId, today: Day) -> Result<(i64, i64)> {
    let found = one!(
        conn,
        (i64, i64),
        "select count(case when p.review_on < $2 then 1 end), count(*) from file as f left join plan as p on p.person_id = f.person_id where f.site_id = $1 and f.closed_at is null",
        site,
        today
    )?;
    Ok(found.unwrap_or_default())
}

/// Which plans are listed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Due {
    /// To be gone through.
    Review,
    /// An action is past its day.
    Action,
    /// The person has not said yes to what stands.
    Answer,
}

impl Due {
    /// Condition on `d` (plan); `$2` is today.
    const fn sql(self) -> &'static str {
        match self {
            Self::Review => "d.review_on <= $2",
            Self::Action => "d.next_due < $2",
            Self::Answer => "d.state <> 'agreed' and $2 <> ''",
        }
    }
    const fn order(self) -> &'static str {
        match self {
            Self::Review => "d.review_on",
            Self::Action => "d.next_due",
            Self::Answer => "d.begun_at",
        }
    }
}

/// A plan in a list.
#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pub(super) person_id: PersonId,
    pub(super) state: String,
    pub(super) open_actions: i64,
    pub(super) next_due: Option<Day>,
    pub(super) review_on: Day,
}

/// Where a list of what the reader follows begins, as `d` and further tables: with the few of their assignments, or, for
/// those who supervise, with what is due at the site (`$1`). `cross join`: SQLite keeps to that order, and finds the rows of
/// a person by the person.
pub(crate) fn followed(cx: &Cx, table: &str, binds: &mut Vec<Bind>) -> Result<(String, String)> {
    let mut from = format!("{table} as d");
    let mut whose = "d.site_id = $1 and ".to_owned();
    if !cx.may(Duty::CaseApprove) {
        binds.push(Bind::Text(cx.user().to_string()));
        from = format!("assignment as s cross join {table} as d");
        whose = format!("f.site_id = $1 and s.user_id = ${} and d.person_id = s.person_id and ", binds.len());
    }
    let filter = cx.filter(Duty::CaseWrite, "p", binds.len() + 1)?;
    binds.extend(filter.binds);
    let from = format!("{from} cross join file as f cross join person as p");
    Ok((from, format!("{whose}f.person_id = d.person_id and f.closed_at is null and p.person_id = d.person_id and {}", filter.sql)))
}

/// `from` and `where` of plans of open follow-ups that the reader may write.
fn which(cx: &Cx, due: Due) -> Result<(String, Vec<Bind>)> {
    let mut binds = vec![Bind::Text(cx.site_id().to_string()), Bind::Text(cx.today().to_string())];
    let (from, joined) = followed(cx, "plan", &mut binds)?;
    Ok((format!("from {from} where {} and {joined}", due.sql()), binds))
}

/// Plans that are due, longest first.
pub(super) async fn list(cx: &Cx, conn: &mut Conn, (due, limit): (Due, i64)) -> Result<Vec<Row>> {
    let (which, mut binds) = which(cx, due)?;
    binds.push(Bind::Int(limit));
    let sql =
        format!("select d.person_id, d.state, d.open_actions, d.next_due, d.review_on {which} order by {}, d.person_id limit ${}", due.order(), binds.len());
    Ok(conn.select(sql, &binds).await?)
}

/// How many plans are due, up to [`COUNT_MAX`].
pub(super) async fn count(cx: &Cx, conn: &mut Conn, due: Due) -> Result<i64> {
    let (which, mut binds) = which(cx, due)?;
    binds.push(Bind::Int(COUNT_MAX));
    let sql = format!("select count(*) as every from (select 1 as one {which} limit ${}) as few", binds.len());
    let rows: Vec<(i64,)> = conn.select(sql, &binds).await?;
    Ok(rows.first().map_or(0, |row| row.0))
}

/// An action whose day has come, with the key that opens it.
#[derive(sqlx::FromRow)]
pub(super) struct ActionRow {
    pub(super) person_id: PersonId,
    pub(super) action_id: ActionId,
    pub(super) due_on: Day,
    status: String,
    sealed: Vec<u8>,
    wrapped: Option<Vec<u8>>,
}

impl ActionRow {
    pub(super) fn status(&self) -> Status {
        Status::find(&self.status).unwrap_or_default()
    }
    /// What it says; `None` once it has been erased.
    pub(super) fn open(&self, cx: &Cx) -> Result<Option<Sealed>> {
        let Some(wrapped) = &self.wrapped else { return Ok(None) };
        Ok(Some(cx.app().ledger().open_sealed(self.person_id.cast(), Compartment::Protection, "plan_action", wrapped, &self.sealed)?))
    }
}

/// Actions that are to be done up to a day, the oldest first, of those whom the reader follows.
pub(super) async fn list_actions(cx: &Cx, conn: &mut Conn, (until, limit): (Day, i64)) -> Result<Vec<ActionRow>> {
    let mut binds = vec![Bind::Text(cx.site_id().to_string()), Bind::Text(until.to_string())];
    let (from, joined) = followed(cx, "plan_action", &mut binds)?;
    binds.push(Bind::Int(limit));
    let sql = format!(
        "select d.person_id, d.action_id, d.due_on, d.status, d.sealed, (select k.wrapped from seal_key as k where k.stream_id = d.person_id and k.compartment = 'protection') as wrapped from {from} where d.due_on <= $2 and {joined} order by d.due_on, d.person_id, d.action_id limit ${}",
        binds.len()
    );
    Ok(conn.select(sql, &binds).await?)
}
