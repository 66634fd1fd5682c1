//! Imports in the database: jobs, their rows and remembered mappings. These tables are no projections: they hold what is
//! not yet, and may never become, part of the ledger.

use ledger::{Bind, Compartment, Conn, Instant, Ledger, SiteId, StreamId, UserId, Write, all, one, run};
use serde::{Deserialize, Serialize};
use web::{Error, Result};

use super::row::{Mapping, Row};
use super::rules::{Counts, Plan};
use crate::person::PersonId;

/// Jobs listed.
const JOBS_MAX: i64 = 100;
const JOB_TABLE: &str = "import_job";
const ROW_TABLE: &str = "import_row";

/// A job.
#[derive(sqlx::FromRow, Clone)]
pub(super) struct Job {
    pub(super) job_id: StreamId,
    pub(super) site_id: SiteId,
    pub(super) user_id: UserId,
    pub(super) created_at: Instant,
    pub(super) state: String,
    pub(super) rows_total: i64,
    pub(super) rows_done: i64,
    pub(super) file_hash: String,
    sealed: Vec<u8>,
    wrapped: Option<Vec<u8>>,
}

impl Job {
    /// What is known of it beside its rows; empty once the file has been destroyed.
    pub(super) fn plan(&self, ledger: &Ledger) -> Result<Plan> {
        let Some(wrapped) = &self.wrapped else { return Ok(Plan::default()) };
        Ok(ledger.open_sealed(self.job_id, Compartment::Identity, JOB_TABLE, wrapped, &self.sealed)?)
    }
}

/// A job, with the key that opens it.
pub(super) async fn get(conn: &mut Conn, id: StreamId) -> Result<Option<Job>> {
    Ok(one!(
        conn,
        Job,
        "select j.job_id, j.site_id, j.user_id, j.created_at, j.state, j.rows_total, j.rows_done, j.file_hash, j.sealed, k.wrapped from import_job as j left join seal_key as k on k.stream_id = j.job_id and k.compartment = 'identity' where j.job_id = $1",
        id
    )?)
}

/// The jobs of a site, newest first.
pub(super) async fn list(conn: &mut Conn, site: SiteId) -> Result<Vec<Job>> {
    Ok(all!(
        conn,
        Job,
        "select j.job_id, j.site_id, j.user_id, j.created_at, j.state, j.rows_total, j.rows_done, j.file_hash, j.sealed, k.wrapped from import_job as j left join seal_key as k on k.stream_id = j.job_id and k.compartment = 'identity' where j.site_id = $1 order by j.created_at desc, j.job_id desc limit $2",
        site,
        JOBS_MAX
    )?)
}

/// Jobs whose check was interrupted.
pub(super) async fn unfinished(conn: &mut Conn) -> ledger::Result<Vec<StreamId>> {
    let rows = all!(conn, (StreamId,), "select job_id from import_job where state = 'checking' order by job_id limit 1000")?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Adds a job.
pub(super) async fn add(write: &mut Write, id: StreamId, file_hash: &str, rows: i64, plan: &Plan) -> Result<()> {
    let sealed = write.seal(id, Compartment::Identity, JOB_TABLE, plan).await?;
    let (author, now) = (write.author(), write.now());
    run!(
        write.conn()?,
        "insert into import_job (job_id, site_id, user_id, created_at, state, rows_total, rows_done, file_hash, sealed) values ($1, $2, $3, $4, 'mapping', $5, 0, $6, $7)",
        id,
        author.site,
        author.user,
        now,
        rows,
        file_hash,
        sealed
    )?;
    Ok(())
}

/// Moves a job from one state to the next; false when it was not there any more, because somebody else was faster.
pub(super) async fn move_on(write: &mut Write, id: StreamId, from: &str, to: &str) -> Result<bool> {
    let now = write.now();
    let finished = ["applied", "undone", "discarded"].contains(&to).then_some(now);
    Ok(run!(write.conn()?, "update import_job set state = $3, finished_at = $4 where job_id = $1 and state = $2", id, from, to, finished)? == 1)
}

/// Keeps what was chosen, and begins the rows anew.
pub(super) async fn replan(write: &mut Write, id: StreamId, plan: &Plan) -> Result<()> {
    let sealed = write.seal(id, Compartment::Identity, JOB_TABLE, plan).await?;
    run!(write.conn()?, "update import_job set sealed = $2, rows_done = 0 where job_id = $1", id, sealed)?;
    clear(write, id).await
}

/// Forgets the rows.
pub(super) async fn clear(write: &mut Write, id: StreamId) -> Result<()> {
    run!(write.conn()?, "delete from import_row where job_id = $1", id)?;
    Ok(())
}

/// How many rows have been checked.
pub(super) async fn progress(write: &mut Write, id: StreamId, done: i64) -> Result<()> {
    run!(write.conn()?, "update import_job set rows_done = $2 where job_id = $1", id, done)?;
    Ok(())
}

/// A row with its number and state.
pub(super) struct Entry {
    pub(super) number: i64,
    pub(super) state: String,
    pub(super) row: Row,
}

/// Keeps a row, in place of what was kept of it.
pub(super) async fn put(write: &mut Write, job: StreamId, number: i64, state: &str, row: &Row) -> Result<()> {
    let sealed = write.seal(job, Compartment::Identity, ROW_TABLE, row).await?;
    put_sealed(write, job, number, state, sealed).await
}

async fn put_sealed(write: &mut Write, job: StreamId, number: i64, state: &str, sealed: Vec<u8>) -> Result<()> {
    run!(
        write.conn()?,
        "insert into import_row (job_id, row_number, state, sealed) values ($1, $2, $3, $4) on conflict (job_id, row_number) do update set state = excluded.state, sealed = excluded.sealed",
        job,
        number,
        state,
        sealed
    )?;
    Ok(())
}

/// What became of a row: nothing of the register itself.
#[derive(Serialize, Deserialize)]
pub(super) struct Outcome {
    /// The person who was registered, or who was known already.
    pub(super) person: Option<PersonId>,
}

/// Keeps what became of a row in place of what the register said.
pub(super) async fn settle(write: &mut Write, job: StreamId, number: i64, state: &str, person: Option<PersonId>) -> Result<()> {
    let sealed = write.seal(job, Compartment::House, ROW_TABLE, &Outcome { person }).await?;
    put_sealed(write, job, number, state, sealed).await
}

/// Changes the state of a row.
pub(super) async fn set_state(write: &mut Write, job: StreamId, number: i64, state: &str) -> Result<()> {
    run!(write.conn()?, "update import_row set state = $3 where job_id = $1 and row_number = $2", job, number, state)?;
    Ok(())
}

type Sealed = (i64, String, Vec<u8>, Option<Vec<u8>>);

/// Rows in some states, by number. A limit of zero means all.
async fn sealed(conn: &mut Conn, job: StreamId, compartment: Compartment, states: &[&str], limit: i64, offset: i64) -> Result<Vec<Sealed>> {
    let places: Vec<String> = (3..3 + states.len()).map(|place| format!("${place}")).collect();
    let mut binds = vec![Bind::Text(job.to_string()), Bind::Text(compartment.name().to_owned())];
    binds.extend(states.iter().map(|state| Bind::Text((*state).to_owned())));
    binds.extend([Bind::Int(if limit == 0 { i64::MAX } else { limit }), Bind::Int(offset)]);
    let sql = format!(
        "select r.row_number, r.state, r.sealed, k.wrapped from import_row as r left join seal_key as k on k.stream_id = r.job_id and k.compartment = $2 where r.job_id = $1 and r.state in ({}) order by r.row_number limit ${} offset ${}",
        places.join(", "),
        states.len() + 3,
        states.len() + 4
    );
    Ok(conn.select(sql, &binds).await?)
}

/// Rows before the import, in some states. A limit of zero means all.
pub(super) async fn entries(ledger: &Ledger, conn: &mut Conn, job: StreamId, states: &[&str], limit: i64, offset: i64) -> Result<Vec<Entry>> {
    let rows = sealed(conn, job, Compartment::Identity, states, limit, offset).await?;
    let open = |(number, state, sealed, wrapped): Sealed| {
        let wrapped = wrapped.ok_or(Error::NotFound)?;
        let row = ledger.open_sealed(job, Compartment::Identity, ROW_TABLE, &wrapped, &sealed)?;
        Ok(Entry { number, state, row })
    };
    rows.into_iter().map(open).collect()
}

/// One row before the import.
pub(super) async fn entry(ledger: &Ledger, conn: &mut Conn, job: StreamId, number: i64) -> Result<Option<Entry>> {
    let found = one!(
        conn,
        Sealed,
        "select r.row_number, r.state, r.sealed, k.wrapped from import_row as r left join seal_key as k on k.stream_id = r.job_id and k.compartment = 'identity' where r.job_id = $1 and r.row_number = $2",
        job,
        number
    )?;
    let Some((number, state, sealed, Some(wrapped))) = found else { return Ok(None) };
    let row = ledger.open_sealed(job, Compartment::Identity, ROW_TABLE, &wrapped, &sealed)?;
    Ok(Some(Entry { number, state, row }))
}

/// People of the rows after the import, in some states.
pub(super) async fn outcomes(ledger: &Ledger, conn: &mut Conn, job: StreamId, states: &[&str]) -> Result<Vec<(i64, PersonId)>> {
    let mut out = Vec::new();
    for (number, _, sealed, wrapped) in sealed(conn, job, Compartment::House, states, 0, 0).await? {
        let Some(wrapped) = wrapped else { continue };
        let outcome: Outcome = ledger.open_sealed(job, Compartment::House, ROW_TABLE, &wrapped, &sealed)?;
        out.extend(outcome.person.map(|person| (number, person)));
    }
    Ok(out)
}

/// How many rows are in each state.
pub(super) async fn counts(conn: &mut Conn, job: StreamId) -> Result<Counts> {
    let rows = all!(conn, (String, i64), "select state, count(*) from import_row where job_id = $1 group by state order by state limit 20", job)?;
    Ok(rows.into_iter().collect())
}

/// What the columns of a register of this form meant last time.
pub(super) async fn remembered(conn: &mut Conn, signature: &str) -> Result<Option<Mapping>> {
    let found = one!(conn, (String,), "select mapping from import_mapping where signature = $1", signature)?;
    Ok(found.and_then(|(text,)| serde_json::from_str(&text).ok()))
}

/// Remembers what the columns mean. Names of columns are not kept, only their digest.
pub(super) async fn remember(write: &mut Write, signature: &str, mapping: &Mapping) -> Result<()> {
    let text = serde_json::to_string(mapping).map_err(|e| Error::Internal(e.to_string()))?;
    run!(
        write.conn()?,
        "insert into import_mapping (signature, mapping) values ($1, $2) on conflict (signature) do update set mapping = excluded.mapping",
        signature,
        text
    )?;
    Ok(())
}
