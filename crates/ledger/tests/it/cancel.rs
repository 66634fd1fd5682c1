//! A request whose reader goes away is dropped at any point at which it waits. Wherever that is, it leaves all or
//! nothing, and nobody else is harmed.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use ledger::{Author, Ledger, Look, Result, StreamId};
use tokio::sync::Notify;

use crate::thing::{append, env, named, placed, projectors, read, renamed, row, sound, tables};

/// A future that is dropped after it was asked so many times.
struct Cut<F> {
    inner: Option<Pin<Box<F>>>,
    left: usize,
}

impl<F: Future> Future for Cut<F> {
    type Output = Option<F::Output>;
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let Some(inner) = &mut self.inner else { return Poll::Ready(None) };
        if let Poll::Ready(done) = inner.as_mut().poll(context) {
            return Poll::Ready(Some(done));
        }
        self.left -= 1;
        if self.left == 0 {
            self.inner = None;
            return Poll::Ready(None);
        }
        Poll::Pending
    }
}

fn cut<F: Future>(future: F, after: usize) -> Cut<F> {
    Cut { inner: Some(Box::pin(future)), left: after }
}

async fn request(ledger: Ledger, stream: StreamId, number: usize) -> Result<()> {
    let mut write = ledger.write(Author::default()).await?;
    let mut loaded = write.load(stream).await?;
    write.append(&mut loaded, [named("cut"), placed(&format!("shelf {number}"))]).await?;
    write.look(Look { person: Some(stream.cast()), compartment: ledger::Compartment::Identity, act: "file" }).await?;
    write.append(&mut loaded, [renamed("cut twice")]).await?;
    write.commit().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_may_be_dropped_anywhere() {
    testing::each(|place| async move {
        let ledger = place.open(projectors(), env(1)).await;
        // Others write all the time, so that the one that is dropped shares its batch with them.
        let stop = Arc::new(std::sync::atomic::AtomicBool::new(false));
        let others: Vec<_> = (0..3)
            .map(|_| {
                let (ledger, stop) = (ledger.clone(), Arc::clone(&stop));
                tokio::spawn(async move {
                    let mut acknowledged = Vec::new();
                    while !stop.load(std::sync::atomic::Ordering::Relaxed) {
                        let id = ledger.env().id();
                        append(&ledger, id, [named("witness")]).await.expect("nobody else is harmed");
                        acknowledged.push(id);
                    }
                    acknowledged
                })
            })
            .collect();
        let mut kept = Vec::new();
        let mut after = 1;
        loop {
            let id = ledger.env().id();
            let done = cut(request(ledger.clone(), id, after), after).await;
            kept.push((id, done.is_some()));
            if let Some(result) = done {
                result.unwrap();
                break;
            }
            after += 1;
        }
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
        let mut witnesses = Vec::new();
        for other in others {
            witnesses.extend(other.await.unwrap());
        }
        ledger.close().await.unwrap();

        let ledger = place.open(projectors(), env(2)).await;
        for id in witnesses {
            assert_eq!(read(&ledger, id).await.version(), 1, "an acknowledged fact is there");
        }
        for (number, (id, acknowledged)) in kept.into_iter().enumerate() {
            let version = read(&ledger, id).await.version();
            assert!(version == 3 || (version == 0 && !acknowledged), "dropped after {number}: {version} facts");
            assert_eq!(row(&ledger, id).await.is_some(), version == 3);
        }
        sound(&ledger).await;
        let live = tables(&ledger).await;
        ledger.rebuild(|_, _| {}).await.unwrap();
        assert_eq!(tables(&ledger).await, live);
    })
    .await;
}

/// On one thread the order is known: who commits first waits, behind the request that is dropped, for the commit of both.
#[tokio::test]
async fn who_shares_the_batch_of_a_dropped_request_is_not_harmed() {
    testing::each(|place| async move {
        let ledger = place.open(projectors(), env(1)).await;
        for after in 1.. {
            let (first, second, third) = (ledger.env().id(), ledger.env().id(), ledger.env().id());
            let mut write = ledger.write(Author::default()).await.unwrap();
            let mut stream = write.load(first).await.unwrap();
            write.append(&mut stream, [named("first")]).await.unwrap();
            let (dropped, told) = futures::future::join(cut(request(ledger.clone(), second, after), after), write.commit()).await;
            told.unwrap_or_else(|error| panic!("after {after}: {error:?}"));
            append(&ledger, third, [named("third")]).await.unwrap();
            assert_eq!((read(&ledger, first).await.version(), read(&ledger, third).await.version()), (1, 1), "after {after}");
            let version = read(&ledger, second).await.version();
            assert!(version == 3 || (version == 0 && dropped.is_none()), "after {after}: {version} facts");
            if dropped.is_some() {
                break;
            }
        }
        sound(&ledger).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dropped_request_blocks_nobody() {
    testing::each(|place| async move {
        let ledger = place.open(projectors(), env(1)).await;
        let (reached, id) = (Arc::new(Notify::new()), ledger.env().id());
        let task = tokio::spawn({
            let (ledger, reached) = (ledger.clone(), Arc::clone(&reached));
            async move {
                let mut write = ledger.write(Author::default()).await.unwrap();
                let mut stream = write.load(id).await.unwrap();
                write.append(&mut stream, [named("never"), placed("left")]).await.unwrap();
                reached.notify_one();
                std::future::pending::<()>().await;
            }
        });
        reached.notified().await;
        task.abort();
        assert!(task.await.unwrap_err().is_cancelled());
        let next = ledger.env().id();
        append(&ledger, next, [placed("left")]).await.unwrap();
        assert!(read(&ledger, id).await.is_empty());
        assert!(row(&ledger, id).await.is_none() && row(&ledger, next).await.is_some());
        assert_eq!(sound(&ledger).await, 1);
    })
    .await;
}

/// Long readings are dropped too; the connection they used must not go on showing the past to others.
#[tokio::test(flavor = "multi_thread")]
async fn a_dropped_check_leaves_no_old_view_behind() {
    testing::each(|place| async move {
        let ledger = place.open(projectors(), env(1)).await;
        append(&ledger, ledger.env().id(), [named("first")]).await.unwrap();
        let mut after = 1;
        loop {
            let done = cut(ledger.verify(), after).await.is_some();
            let id = ledger.env().id();
            append(&ledger, id, [named("next")]).await.unwrap();
            // As many readers as there can be, so that each connection of the pool is seen.
            let mut conns = Vec::new();
            for _ in 0..4 {
                conns.push(ledger.read().await.unwrap());
            }
            for conn in &mut conns {
                assert_eq!(ledger.stream(conn, id).await.unwrap().version(), 1, "after {after}");
            }
            if done {
                break;
            }
            after += 1;
        }
    })
    .await;
}
