//! Checking a register beside the requests that come meanwhile: in chunks, each kept as soon as it is done, so that a
//! program that is killed goes on where it was.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use futures::future::BoxFuture;
use ledger::{Author, Day, StreamId};
use web::{App, Error, Result};

use super::row::{self, Mapping, Row};
use super::rules::state;
use super::store::{self, Job};
use super::table::{self, Line, Table};
use crate::person::{self, Identity, PersonId};

/// Rows in a chunk.
const CHUNK: usize = 200;
/// Files that look alike, shown at most.
const ALIKE_MAX: usize = 5;

/// Jobs that are being checked by this program.
#[derive(Default)]
struct Running(Mutex<HashSet<StreamId>>);

impl Running {
    fn begin(&self, id: StreamId) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(id)
    }
    fn end(&self, id: StreamId) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&id);
    }
}

/// Takes up the checks that were interrupted.
pub(super) fn start(app: &App) -> BoxFuture<'_, ledger::Result<()>> {
    Box::pin(async move {
        app.put(Arc::new(Running::default()));
        for id in store::unfinished(&mut app.ledger().read().await?).await? {
            spawn(app, id);
        }
        Ok(())
    })
}

/// Begins to check a job, unless that is under way.
pub(super) fn spawn(app: &App, id: StreamId) {
    let Ok(running) = app.get::<Running>() else { return };
    if !running.begin(id) {
        return;
    }
    let app = app.clone();
    tokio::spawn(async move {
        if let Err(error) = check(&app, id).await {
            tracing::error!(job = %id, ?error, "a register could not be checked");
        }
        running.end(id);
    });
}

/// Checks what is left of a job.
pub(super) async fn check(app: &App, id: StreamId) -> Result<()> {
    let mut conn = app.ledger().read().await?;
    let Some(job) = store::get(&mut conn, id).await?.filter(|job| job.state == "checking") else { return Ok(()) };
    let plan = job.plan(app.ledger())?;
    let file = app.ledger().attachment(&mut conn, &job.file_hash).await?.ok_or_else(|| Error::Internal("the file of an import is gone".to_owned()))?;
    drop(conn);
    let today = plan.today.unwrap_or_else(|| job.created_at.day(&jiff::tz::TimeZone::UTC));
    let table =
        blocking(move || table::read(&file.bytes, &plan.sheet)).await?.map_err(|problem| Error::Internal(format!("the file of an import: {}", problem.key)))?;
    let mut checker = Checker::new(table, plan.mapping, today);
    let mut done = 0;
    loop {
        let (rest, rows) = blocking(move || checker.chunk()).await?;
        checker = rest;
        if rows.is_empty() {
            break;
        }
        done += i64::try_from(rows.len()).unwrap_or(0);
        // Chunks kept before an interruption are read again only for the names they hold.
        if done > job.rows_done && !keep(app, &job, rows, done).await? {
            return Ok(());
        }
    }
    let mut write = app.ledger().write(author(&job)).await?;
    store::move_on(&mut write, id, "checking", "review").await?;
    Ok(write.commit().await?)
}

fn author(job: &Job) -> Author {
    Author { user: job.user_id, site: job.site_id }
}

/// Work that takes the processor for a while. A file that makes a reader panic is a broken file.
pub(super) async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|_| Error::invalid("file", "import-broken"))
}

/// Keeps a chunk; false when the job was given up meanwhile.
async fn keep(app: &App, job: &Job, rows: Vec<Checked>, done: i64) -> Result<bool> {
    let mut ready = Vec::with_capacity(rows.len());
    for mut checked in rows {
        let (alike, sure) = match &checked.row.identity {
            Some(identity) => alike(app, identity).await?,
            None => (Vec::new(), false),
        };
        checked.row.alike = alike;
        let state = state_of(&checked, sure);
        ready.push((checked.number, state, checked.row));
    }
    let mut write = app.ledger().write(author(job)).await?;
    if store::get(write.conn()?, job.job_id).await?.is_none_or(|job| job.state != "checking") {
        return Ok(false);
    }
    for (number, state, row) in &ready {
        store::put(&mut write, job.job_id, *number, state, row).await?;
    }
    store::progress(&mut write, job.job_id, done).await?;
    write.commit().await?;
    Ok(true)
}

/// Files that look like an identity, and whether one of them is almost surely the same.
pub(super) async fn alike(app: &App, identity: &Identity) -> Result<(Vec<String>, bool)> {
    let found = person::candidates(app, &identity.features(), ALIKE_MAX).await?;
    let sure = found.iter().any(|candidate| matches!(candidate.band(), matching::Band::Sure));
    Ok((found.iter().map(|candidate| PersonId::from_number(candidate.id).to_string()).collect(), sure))
}

fn state_of(checked: &Checked, sure: bool) -> &'static str {
    if checked.row.identity.is_none() {
        state::WRONG
    } else if sure || checked.copy {
        state::SURE
    } else if !checked.row.alike.is_empty() || checked.row.twin.is_some() {
        state::DUPLICATE
    } else {
        state::OK
    }
}

/// A row that was read.
pub(super) struct Checked {
    /// Its number in the file.
    pub(super) number: i64,
    /// What it says.
    pub(super) row: Row,
    /// Whether an earlier row says exactly the same.
    pub(super) copy: bool,
}

/// Reads the rows of a register one chunk after the other, and finds those who are in it twice.
pub(super) struct Checker {
    lines: std::vec::IntoIter<Line>,
    mapping: Mapping,
    today: Day,
    /// The first row of each name and year.
    seen: HashMap<String, i64>,
    /// Digests of whole rows.
    whole: HashSet<String>,
}

impl Checker {
    pub(super) fn new(table: Table, mapping: Mapping, today: Day) -> Self {
        Self { lines: table.rows.into_iter(), mapping, today, seen: HashMap::new(), whole: HashSet::new() }
    }

    /// The next rows, and itself.
    pub(super) fn chunk(mut self) -> (Self, Vec<Checked>) {
        let lines: Vec<Line> = self.lines.by_ref().take(CHUNK).collect();
        let rows = lines.into_iter().map(|line| self.read(&line)).collect();
        (self, rows)
    }

    fn read(&mut self, line: &Line) -> Checked {
        let mut row = row::check(&line.cells, &self.mapping, self.today);
        let mut copy = false;
        if let Some(identity) = &row.identity {
            let first = *self.seen.entry(row::twin_key(identity)).or_insert(line.number);
            row.twin = (first != line.number).then_some(first);
            copy = !self.whole.insert(web::digest(&line.cells.join("\u{1f}")));
        }
        Checked { number: line.number, row, copy }
    }
}
