//! Many requests in one commit: each for itself.

use std::sync::Arc;

use ledger::{Author, Error, Ledger, Result, StreamId, run};
use tokio::sync::Barrier;

use crate::thing::{append, env, named, placed, projectors, read, row, sound, stored};

/// So many requests at once that they share commits.
const WRITERS: usize = 50;

/// Runs requests that all begin at once; gives what each was told.
async fn at_once<F: Future<Output = Result<()>> + Send + 'static>(count: usize, request: impl Fn(usize) -> F) -> Vec<Result<()>> {
    let barrier = Arc::new(Barrier::new(count));
    let tasks: Vec<_> = (0..count)
        .map(|i| {
            let (barrier, request) = (Arc::clone(&barrier), request(i));
            tokio::spawn(async move {
                barrier.wait().await;
                request.await
            })
        })
        .collect();
    let mut out = Vec::new();
    for task in tasks {
        out.push(task.await.unwrap());
    }
    out
}

/// Half a request: it appends, then gives up.
async fn give_up(ledger: Ledger, stream: StreamId) -> Result<()> {
    let mut write = ledger.write(Author::default()).await?;
    let mut loaded = write.load(stream).await?;
    write.append(&mut loaded, [named("half"), placed("half")]).await?;
    Err(Error::Stale)
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_writers_at_once_and_one_gives_up() {
    testing::each(|place| async move {
        let ledger = place.open(projectors(), env(1)).await;
        let ids: Arc<Vec<StreamId>> = Arc::new((0..WRITERS).map(|_| ledger.env().id()).collect());
        let told = at_once(WRITERS, |i| {
            let (ledger, ids) = (ledger.clone(), Arc::clone(&ids));
            async move {
                if i == WRITERS / 2 {
                    return give_up(ledger, ids[i]).await;
                }
                append(&ledger, ids[i], [named(&format!("thing {i}")), placed(&format!("shelf {i}"))]).await
            }
        })
        .await;
        ledger.close().await.unwrap();
        let ledger = place.open(projectors(), env(2)).await;
        for (i, (told, id)) in told.iter().zip(ids.iter()).enumerate() {
            let kept = i != WRITERS / 2;
            assert_eq!(told.is_ok(), kept);
            assert_eq!(read(&ledger, *id).await.version(), if kept { 2 } else { 0 });
            assert_eq!(row(&ledger, *id).await.and_then(|thing| thing.name), kept.then(|| format!("thing {i}")));
        }
        assert_eq!(sound(&ledger).await, i64::try_from(WRITERS - 1).unwrap() * 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_constraint_harms_only_its_own_request() {
    testing::each(|place| async move {
        let ledger = place.open(projectors(), env(1)).await;
        let ids: Arc<Vec<StreamId>> = Arc::new((0..WRITERS).map(|_| ledger.env().id()).collect());
        let told = at_once(WRITERS, |i| {
            let (ledger, ids) = (ledger.clone(), Arc::clone(&ids));
            // Two want each shelf: one of them gets it.
            async move { append(&ledger, ids[i], [named(&format!("thing {i}")), placed(&format!("shelf {}", i / 2))]).await }
        })
        .await;
        for pair in 0..WRITERS / 2 {
            let won: Vec<bool> = told[pair * 2..pair * 2 + 2].iter().map(Result::is_ok).collect();
            assert!(won == [true, false] || won == [false, true], "shelf {pair}: {won:?}");
        }
        for (told, id) in told.iter().zip(ids.iter()) {
            match told {
                Ok(()) => assert!(row(&ledger, *id).await.is_some()),
                Err(error) => {
                    assert!(error.is_constraint(), "{error:?}");
                    assert!(read(&ledger, *id).await.is_empty());
                }
            }
        }
        assert_eq!(sound(&ledger).await, i64::try_from(WRITERS).unwrap());
    })
    .await;
}

/// A handler that does not stop at an error: its commit is refused, whichever engine, and nobody else notices.
#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_goes_on_after_an_error_is_not_kept() {
    testing::each(|place| async move {
        let ledger = place.open(projectors(), env(1)).await;
        append(&ledger, ledger.env().id(), [placed("taken")]).await.unwrap();
        let ids: Arc<Vec<StreamId>> = Arc::new((0..WRITERS).map(|_| ledger.env().id()).collect());
        let told = at_once(WRITERS, |i| {
            let (ledger, ids) = (ledger.clone(), Arc::clone(&ids));
            async move {
                if i % 5 != 0 {
                    return append(&ledger, ids[i], [named("good")]).await;
                }
                let mut write = ledger.write(Author::default()).await?;
                let mut stream = write.load(ids[i]).await?;
                assert!(write.append(&mut stream, [named("bad"), placed("taken")]).await.is_err());
                write.commit().await
            }
        })
        .await;
        for (i, (told, id)) in told.iter().zip(ids.iter()).enumerate() {
            assert_eq!(told.is_ok(), i % 5 != 0, "{i}: {told:?}");
            assert_eq!(read(&ledger, *id).await.version(), i64::from(told.is_ok()));
        }
        let live = stored(&ledger).await.len();
        assert_eq!(sound(&ledger).await, i64::try_from(live).unwrap());
    })
    .await;
}

/// A statement of the handler's own that fails, and is not noticed by it, ends that request and no other.
#[tokio::test(flavor = "multi_thread")]
async fn a_failed_statement_does_not_end_the_batch() {
    testing::each(|place| async move {
        let ledger = place.open(projectors(), env(1)).await;
        let ids: Arc<Vec<StreamId>> = Arc::new((0..WRITERS).map(|_| ledger.env().id()).collect());
        let told = at_once(WRITERS, |i| {
            let (ledger, ids) = (ledger.clone(), Arc::clone(&ids));
            async move {
                if i % 5 != 0 {
                    return append(&ledger, ids[i], [named("good")]).await;
                }
                let mut write = ledger.write(Author::default()).await?;
                assert!(run!(write.conn()?, "insert into thing (thing_id, has_name) values ('x', null)").is_err());
                write.commit().await
            }
        })
        .await;
        for (i, id) in ids.iter().enumerate().filter(|(i, _)| i % 5 != 0) {
            assert!(told[i].is_ok(), "{i}: {:?}", told[i]);
            assert_eq!(read(&ledger, *id).await.version(), 1);
        }
        sound(&ledger).await;
    })
    .await;
}

#[tokio::test]
async fn deeds_after_commit_are_done_for_those_who_commit_only() {
    testing::each(|place| async move {
        let ledger = place.open(vec![], env(1)).await;
        let (kept, lost) = (Arc::new(()), Arc::new(()));
        for (deed, commits) in [(&kept, true), (&lost, false)] {
            let mut write = ledger.write(Author::default()).await.unwrap();
            let held = Arc::clone(deed);
            write.after_commit(move || std::mem::forget(held));
            if commits {
                write.commit().await.unwrap();
            }
        }
        assert_eq!((Arc::strong_count(&kept), Arc::strong_count(&lost)), (2, 1));
    })
    .await;
}
