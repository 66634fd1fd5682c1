//! The index of names in memory, those on files that are part of others among them: filled at start from the sealed rows, kept up to date by the transaction that registers.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use futures::future::BoxFuture;
use ledger::{Author, Conn, Write};
use matching::{Candidate, Features, Index};
use parking_lot::RwLock;
use tokio::sync::watch;
use web::{App, Result};

use super::facts::Identity;
use super::head::{PersonId, SealedRow};
use super::kept::Kept;
use super::store;
use crate::duplicate;

/// Rows read at once while filling.
const PAGE: i64 = 1000;

/// Who is known, by name; and whether all of it has been read already.
pub(crate) struct Names {
    // A lock that lets who writes have a turn, however many look something up meanwhile.
    index: RwLock<Index>,
    /// Files that are part of others, each with the file it was merged into. They are found by what they said.
    parts: RwLock<HashMap<PersonId, PersonId>>,
    /// Rises with every change, so that one can tell whether a search is still good.
    changes: AtomicU64,
    ready: watch::Receiver<bool>,
    /// One lesson after the other, so that the last one holds.
    lesson: tokio::sync::Mutex<()>,
}

/// Begins to fill the index, beside the requests that come meanwhile; who searches waits until it is full.
pub(super) fn start(app: &App) -> BoxFuture<'_, ledger::Result<()>> {
    Box::pin(async move {
        let (done, ready) = watch::channel(false);
        let names = Arc::new(Names {
            index: RwLock::new(Index::new()),
            parts: RwLock::default(),
            changes: AtomicU64::new(0),
            ready,
            lesson: tokio::sync::Mutex::default(),
        });
        app.put(Arc::clone(&names));
        app.put(Arc::<Kept>::default());
        let app = app.clone();
        tokio::spawn(async move {
            match fill(&app, &names).await {
                Ok(people) => tracing::info!(people, "the index of names is ready"),
                Err(error) => tracing::error!(?error, "the index of names could not be filled"),
            }
            done.send_replace(true);
        });
        Ok(())
    })
}

async fn fill(app: &App, names: &Names) -> Result<usize> {
    let mut after = PersonId::nil();
    let mut people = 0;
    loop {
        let page = page(app, after).await?;
        let Some(last) = page.last() else { break };
        after = last.id;
        people += page.len();
        for known in page {
            let Some(identity) = known.identity else { continue };
            let features = Features { household: known.household, ..identity.features() };
            names.index.write().upsert(known.id.number(), &features);
        }
        tokio::task::yield_now().await;
    }
    let mut conn = app.ledger().read().await?;
    fill_parts(app, names, &mut conn).await?;
    // Not with the turn to write: whoever has it may be waiting until the index is full.
    judge(names, &duplicate::decisions(&mut conn).await?);
    Ok(people)
}

/// Judges from now on as the decisions teach that were taken until now.
async fn learn(app: &App, names: &Names) -> Result<()> {
    let _turn = names.lesson.lock().await;
    // What was just decided may not be on disk yet: whoever has the turn to write sees it.
    let mut write = app.ledger().write(Author::default()).await?;
    let decisions = duplicate::decisions(write.conn()?).await?;
    drop(write);
    judge(names, &decisions);
    names.changed();
    Ok(())
}

fn judge(names: &Names, decisions: &[(u128, u128, bool)]) {
    let model = names.index.read().taught(decisions);
    names.index.write().weigh(model);
}

/// Learns from a decision as soon as the transaction is through, beside the requests that come meanwhile.
pub(crate) fn learn_after(app: &App, write: &mut Write) {
    let app = app.clone();
    write.after_commit(move || {
        tokio::spawn(async move {
            let learned = match app.get::<Names>() {
                Ok(names) => learn(&app, &names).await,
                Err(error) => Err(error),
            };
            if let Err(error) = learned {
                tracing::error!(?error, "what was decided could not be learned from");
            }
        });
    });
}

/// A file, opened.
pub(crate) struct Known {
    pub(crate) id: PersonId,
    pub(crate) household: Option<u128>,
    /// None when the key is gone.
    pub(crate) identity: Option<Identity>,
}

/// Files after a place in the order of ids; none at the end.
pub(crate) async fn page(app: &App, after: PersonId) -> Result<Vec<Known>> {
    let rows = store::sealed_page(&mut app.ledger().read().await?, after, PAGE).await?;
    let open = |row: SealedRow| {
        let identity = row.identity(app)?;
        Ok(Known { id: row.person_id, household: row.household_id.map(|household| household.number()), identity })
    };
    rows.into_iter().map(open).collect()
}

/// Adds what files said that are part of others.
async fn fill_parts(app: &App, names: &Names, conn: &mut Conn) -> Result<()> {
    let mut after = PersonId::nil();
    loop {
        let rows = duplicate::merged_page(conn, after, PAGE).await?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = last.person_id;
        for row in rows {
            let Some(kept) = row.open(app.ledger())? else { continue };
            names.index.write().upsert(row.person_id.number(), &kept.identity.features());
            names.parts.write().insert(row.person_id, row.into_id);
        }
    }
}

impl Names {
    /// What was found, under the files that go on, each once with its best score.
    fn whole(&self, found: Vec<Candidate>, limit: usize) -> Vec<Candidate> {
        let parts = self.parts.read();
        let mut seen = HashSet::new();
        let mut whole: Vec<Candidate> = found
            .into_iter()
            .map(|candidate| {
                let mut at = PersonId::from_number(candidate.id);
                // A ring of merges leads nowhere.
                for _ in 0..parts.len() {
                    let Some(into) = parts.get(&at) else { break };
                    at = *into;
                }
                Candidate { id: at.number(), ..candidate }
            })
            .filter(|candidate| seen.insert(candidate.id))
            .collect();
        whole.truncate(limit);
        whole
    }

    /// How many more to ask for, because several may be one.
    fn spare(&self, limit: usize) -> usize {
        self.parts.read().len().min(limit)
    }

    fn changed(&self) {
        self.changes.fetch_add(1, Ordering::AcqRel);
    }
}

/// A number that rises with every change of the index: as long as it is the same, a search is still good.
///
/// # Errors
/// When the room was not started.
pub(super) fn generation(app: &App) -> Result<u64> {
    Ok(app.get::<Names>()?.changes.load(Ordering::Acquire))
}

async fn ready(app: &App) -> Result<Arc<Names>> {
    let names = app.get::<Names>()?;
    let mut ready = names.ready.clone();
    // The sender is only dropped after it said that the index is full.
    let _ = ready.wait_for(|full| *full).await;
    Ok(names)
}

/// Possible same persons, best first.
///
/// # Errors
/// When the room was not started.
pub async fn candidates(app: &App, features: &Features, limit: usize) -> Result<Vec<Candidate>> {
    let names = ready(app).await?;
    let found = names.index.read().candidates(features, limit + names.spare(limit));
    Ok(names.whole(found, limit))
}

/// People of a name in any spelling, a phone or a document number, best first.
pub(crate) async fn find(app: &App, query: &str, limit: usize) -> Result<Vec<Candidate>> {
    let names = ready(app).await?;
    let found = names.index.read().search(query, limit + names.spare(limit));
    Ok(names.whole(found, limit))
}

/// Puts a person into the index as soon as the transaction is through.
///
/// # Errors
/// When the room was not started.
pub fn remember(app: &App, write: &mut Write, id: PersonId, identity: &Identity) -> Result<()> {
    let (names, features) = (app.get::<Names>()?, identity.features());
    write.after_commit(move || {
        names.index.write().upsert(id.number(), &features);
        names.changed();
    });
    Ok(())
}

/// Takes a person out of the index as soon as the transaction is through.
///
/// # Errors
/// When the room was not started.
pub fn forget(app: &App, write: &mut Write, id: PersonId) -> Result<()> {
    let names = app.get::<Names>()?;
    write.after_commit(move || {
        names.index.write().remove(id.number());
        names.changed();
    });
    Ok(())
}

/// From now on what is found of a file leads to the one it has become part of, or again to itself.
///
/// # Errors
/// When the room was not started.
pub(crate) fn refer(app: &App, write: &mut Write, id: PersonId, into: Option<PersonId>) -> Result<()> {
    let names = app.get::<Names>()?;
    write.after_commit(move || {
        let mut parts = names.parts.write();
        match into {
            Some(into) => parts.insert(id, into),
            None => parts.remove(&id),
        };
        drop(parts);
        names.changed();
    });
    Ok(())
}
