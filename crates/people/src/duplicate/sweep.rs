//! The whole register searched for pairs that no desk has compared: files that came in one go, or that the index
//! likens only since it knows more spellings.

use std::sync::{Arc, Mutex, PoisonError};

use axum::response::Response;
use ledger::{Author, BoxFuture};
use serde::Serialize;
use utoipa::ToSchema;
use web::{App, Cx, Error, Result};

use super::note::{self, COMPARED_MAX, SUSPECT_SCORE_MIN};
use crate::person::{self, Identity, Person, PersonId, record};

/// The search in the whole register, as far as it has come; one at a time.
#[derive(Default)]
pub(super) struct Sweep(Mutex<Progress>);

/// How far a search has come.
#[derive(Clone, Copy, Default, Serialize, ToSchema)]
pub struct Progress {
    /// Whether it goes on.
    pub running: bool,
    /// Files compared with all others.
    pub done: usize,
}

impl Sweep {
    fn set(&self, change: impl FnOnce(&mut Progress)) {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// Takes the only place there is; `None` while a search goes on.
    fn begin(self: &Arc<Self>) -> Option<Running> {
        let mut progress = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if progress.running {
            return None;
        }
        *progress = Progress { running: true, done: 0 };
        Some(Running(Arc::clone(self)))
    }
}

/// A search that goes on. However it ends, the next may begin.
struct Running(Arc<Sweep>);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.set(|progress| progress.running = false);
    }
}

pub(super) fn start(app: &App) -> BoxFuture<'_, ledger::Result<()>> {
    Box::pin(async move {
        app.put(Arc::new(Sweep::default()));
        Ok(())
    })
}

/// How far the search has come that was begun last.
pub(super) fn progress(app: &App) -> Result<Progress> {
    Ok(*app.get::<Sweep>()?.0.lock().unwrap_or_else(PoisonError::into_inner))
}

pub(super) async fn begin(cx: Cx) -> Result<Response> {
    let sweep = cx.app().get::<Sweep>()?;
    let running = sweep.begin().ok_or_else(|| Error::conflict("", "duplicate-sweep-going-on"))?;
    let (app, author) = (cx.app().clone(), Author { user: cx.user(), site: cx.site_id() });
    tokio::spawn(async move {
        if let Err(error) = search(&app, author, &running.0).await {
            tracing::error!(?error, "the search for duplicates broke off");
        }
    });
    let now = progress(cx.app())?;
    cx.done("/duplicates", "duplicate-sweep-begun", &now)
}

/// Asks the index about every file of the site, and the board about whom it finds.
async fn search(app: &App, author: Author, sweep: &Sweep) -> Result<()> {
    let mut after = PersonId::nil();
    loop {
        let page = person::page(app, after).await?;
        let Some(last) = page.last() else { return Ok(()) };
        after = last.id;
        for known in page {
            let Some(identity) = known.identity else { continue };
            if likens(app, known.id, &identity).await? {
                ask(app, author, known.id).await?;
            }
            sweep.set(|progress| progress.done += 1);
            tokio::task::yield_now().await;
        }
    }
}

/// Whether the index finds somebody else who may be the same person. Most files end here, without touching the ledger.
async fn likens(app: &App, id: PersonId, identity: &Identity) -> Result<bool> {
    let found = person::candidates(app, &identity.features(), COMPARED_MAX).await?;
    Ok(found.iter().any(|candidate| candidate.score >= SUSPECT_SCORE_MIN && candidate.id != id.number()))
}

async fn ask(app: &App, author: Author, id: PersonId) -> Result<()> {
    let mut write = app.ledger().write(author).await?;
    if record(write.conn()?, id).await?.is_none_or(|known| known.site != author.site) {
        return Ok(());
    }
    let mut stream = write.load(id.cast()).await?;
    let identity = Person::fold(&stream).identity;
    note::suspect(app, &mut write, &mut stream, &identity).await?;
    Ok(write.commit().await.map(|_| ())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_search_at_a_time_however_it_ends() {
        let sweep = Arc::new(Sweep::default());
        let running = sweep.begin();
        assert!(running.is_some() && sweep.begin().is_none());
        drop(running);
        assert!(sweep.begin().is_some());
    }
}
