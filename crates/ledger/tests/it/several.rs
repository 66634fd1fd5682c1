//! What happens around the writer: another program on the same data, a database that goes away.

use ledger::{Author, Engine, all};

use crate::thing::{append, env, named, projectors, read, sound};

/// A refused request must not keep the file locked: the nightly backup is another program.
#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_ends_without_commit_lets_other_programs_write() {
    testing::each(|place| async move {
        let ledger = place.open(projectors(), env(1)).await;
        let mut write = ledger.write(Author::default()).await.unwrap();
        let mut stream = write.load(ledger.env().id()).await.unwrap();
        write.append(&mut stream, [named("refused")]).await.unwrap();
        drop(write);
        let other = place.open(projectors(), env(2)).await;
        append(&other, other.env().id(), [named("kept")]).await.unwrap();
        assert_eq!(sound(&ledger).await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_programs_on_the_same_data_write_one_chain() {
    testing::each(|place| async move {
        let (one, two) = (place.open(projectors(), env(1)).await, place.open(projectors(), env(2)).await);
        for turn in 0..4 {
            for ledger in [&one, &two] {
                append(ledger, ledger.env().id(), [named(&format!("{turn}"))]).await.unwrap();
            }
        }
        assert_eq!(sound(&one).await, 8);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_connection_is_replaced() {
    testing::each(|place| async move {
        if place.engine != Engine::Postgres {
            return;
        }
        let ledger = place.open(projectors(), env(1)).await;
        let (before, lost, after) = (ledger.env().id(), ledger.env().id(), ledger.env().id());
        append(&ledger, before, [named("before")]).await.unwrap();
        let other = place.open(projectors(), env(2)).await;
        let cut = "select pg_terminate_backend(pid)::text from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";

        // Between requests nobody notices; in the middle of one, that one fails.
        all!(&mut other.read().await.unwrap(), (String,), cut).unwrap();
        append(&ledger, after, [named("after")]).await.unwrap();
        let mut write = ledger.write(Author::default()).await.unwrap();
        let mut stream = write.load(lost).await.unwrap();
        write.append(&mut stream, [named("lost")]).await.unwrap();
        all!(&mut other.read().await.unwrap(), (String,), cut).unwrap();
        write.commit().await.unwrap_err();
        append(&ledger, after, [named("again")]).await.unwrap();
        assert_eq!((read(&ledger, before).await.version(), read(&ledger, lost).await.version(), read(&ledger, after).await.version()), (1, 0, 2));
        assert_eq!(sound(&ledger).await, 3);
    })
    .await;
}
