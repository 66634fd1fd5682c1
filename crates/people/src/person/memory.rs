//! The index of names in memory: filled at start from the sealed rows, kept up to date by the transaction that registers.

use std::sync::{Arc, PoisonError, RwLock};

use futures::future::BoxFuture;
use ledger::{Compartment, Write};
use matching::{Candidate, Features, Index};
use tokio::sync::watch;
use web::{App, Result};

use super::facts::Identity;
use super::head::PersonId;
use super::store;

/// Rows read at once while filling.
const PAGE: i64 = 1000;

/// Who is known, by name; and whether all of it has been read already.
pub(crate) struct Names {
    index: RwLock<Index>,
    ready: watch::Receiver<bool>,
}

/// Begins to fill the index, beside the requests that come meanwhile; who searches waits until it is full.
pub(super) fn start(app: &App) -> BoxFuture<'_, ledger::Result<()>> {
    Box::pin(async move {
        let (done, ready) = watch::channel(false);
        let names = Arc::new(Names { index: RwLock::new(Index::new()), ready });
        app.put(Arc::clone(&names));
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
    let mut conn = app.ledger().read().await?;
    let mut after = PersonId::nil();
    let mut people = 0;
    loop {
        let rows = store::sealed_page(&mut conn, after, PAGE).await?;
        let Some(last) = rows.last() else { return Ok(people) };
        after = last.person_id;
        people += rows.len();
        for row in rows {
            let Some(wrapped) = &row.wrapped else { continue };
            let identity: Identity = app.ledger().open_sealed(row.person_id.cast(), Compartment::Identity, "person", wrapped, &row.sealed)?;
            let features = Features { household: row.household_id.map(|h| h.number()), ..identity.features() };
            names.index.write().unwrap_or_else(PoisonError::into_inner).upsert(row.person_id.number(), &features);
        }
        tokio::task::yield_now().await;
    }
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
    let found = names.index.read().unwrap_or_else(PoisonError::into_inner).candidates(features, limit);
    Ok(found)
}

/// People of a name in any spelling, a phone or a document number, best first.
pub(crate) async fn find(app: &App, query: &str, limit: usize) -> Result<Vec<Candidate>> {
    let names = ready(app).await?;
    let found = names.index.read().unwrap_or_else(PoisonError::into_inner).search(query, limit);
    Ok(found)
}

/// Puts a person into the index as soon as the transaction is through.
///
/// # Errors
/// When the room was not started.
pub fn remember(app: &App, write: &mut Write, id: PersonId, identity: &Identity) -> Result<()> {
    let (names, features) = (app.get::<Names>()?, identity.features());
    write.after_commit(move || names.index.write().unwrap_or_else(PoisonError::into_inner).upsert(id.number(), &features));
    Ok(())
}

/// Takes a person out of the index as soon as the transaction is through.
///
/// # Errors
/// When the room was not started.
pub fn forget(app: &App, write: &mut Write, id: PersonId) -> Result<()> {
    let names = app.get::<Names>()?;
    write.after_commit(move || names.index.write().unwrap_or_else(PoisonError::into_inner).remove(id.number()));
    Ok(())
}
