//! Forgetting a person, and that nothing personal ever stands on the disk in the clear.

use std::path::Path;

use ledger::{Author, Compartment, Engine, StreamId, all};
use serde_json::json;

use crate::thing::{append, env, named, placed, projectors, refusal, renamed, row, sound, tamper, told};

const MARKER: &str = "Quetzalcoatlus-7391";

/// Every file below a folder.
fn files(dir: &Path) -> Vec<(String, Vec<u8>)> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            out.extend(files(&path));
        } else {
            out.push((path.display().to_string(), std::fs::read(&path).unwrap()));
        }
    }
    out
}

fn holding(dir: &Path, needle: &[u8]) -> Vec<String> {
    files(dir).into_iter().filter(|(_, bytes)| bytes.windows(needle.len()).any(|window| window == needle)).map(|(name, _)| name).collect()
}

#[tokio::test]
async fn an_erased_compartment_is_gone_and_the_rest_stays() {
    testing::each(|place| async move {
        let ledger = place.open(projectors(), env(1)).await;
        let (id, other) = (ledger.env().id(), ledger.env().id());
        append(&ledger, id, [named(MARKER), renamed("pot"), placed("left")]).await.unwrap();
        append(&ledger, other, [named("lamp")]).await.unwrap();
        let mut write = ledger.write(Author::default()).await.unwrap();
        let photo = write.attach(id, Compartment::Identity, "image/png", MARKER.as_bytes()).await.unwrap();
        let scan = write.attach(id, Compartment::Health, "image/png", b"x-ray").await.unwrap();
        write.commit().await.unwrap();
        let mut conn = ledger.read().await.unwrap();
        assert_eq!(ledger.attachment(&mut conn, &photo).await.unwrap().unwrap().bytes, MARKER.as_bytes());
        drop(conn);

        let mut write = ledger.write(Author::default()).await.unwrap();
        write.erase(id, Compartment::Identity).await.unwrap();
        write.commit().await.unwrap();

        for reopened in [false, true] {
            let ledger = if reopened {
                ledger.close().await.unwrap();
                place.open(projectors(), env(2)).await
            } else {
                ledger.clone()
            };
            assert_eq!(
                told(&ledger, id).await,
                [("thing/named".to_owned(), None), ("thing/renamed".to_owned(), None), ("thing/placed".to_owned(), Some(json!({"shelf": "left"})))]
            );
            let thing = row(&ledger, id).await.unwrap();
            assert_eq!((thing.name, thing.shelf.as_deref()), (None, Some("left")));
            assert_eq!(row(&ledger, other).await.unwrap().name.as_deref(), Some("lamp"));
            let mut conn = ledger.read().await.unwrap();
            assert!(ledger.attachment(&mut conn, &photo).await.unwrap().is_none());
            assert_eq!(ledger.attachment(&mut conn, &scan).await.unwrap().unwrap().bytes, b"x-ray");
            drop(conn);
            let verified = ledger.verify().await.unwrap();
            assert_eq!((verified.facts, verified.erased, verified.problems), (4, 2, vec![]));
            assert!(refusal(append(&ledger, id, [renamed("again")]).await).contains("erased"));
            if !reopened {
                ledger.rebuild(|_, _| {}).await.unwrap();
            }
        }
    })
    .await;
}

#[tokio::test]
async fn nothing_sealed_stands_in_any_file_in_the_clear() {
    testing::each(|place| async move {
        let ledger = place.open(projectors(), env(1)).await;
        let id = ledger.env().id();
        append(&ledger, id, [named(MARKER), placed("Brontosaurus-7391")]).await.unwrap();
        let mut write = ledger.write(Author::default()).await.unwrap();
        write.attach(id, Compartment::Identity, "text/plain", MARKER.as_bytes()).await.unwrap();
        write.commit().await.unwrap();
        for closed in [false, true] {
            if closed {
                ledger.close().await.unwrap();
            }
            assert_eq!(holding(place.path(), MARKER.as_bytes()), Vec::<String>::new());
            // The search itself finds what is in the clear.
            let clear = holding(place.path(), b"Brontosaurus-7391");
            assert_eq!(!clear.is_empty(), place.engine == Engine::Sqlite && !cfg!(feature = "sqlcipher"), "{clear:?}");
        }
        if place.engine == Engine::Postgres {
            let ledger = place.open(projectors(), env(2)).await;
            let mut conn = ledger.read().await.unwrap();
            for sql in [
                "select fact::text from fact",
                "select thing::text from thing",
                "select encode(body, 'escape') from fact",
                "select encode(name_sealed, 'escape') from thing",
            ] {
                let rows: Vec<(String,)> = conn.select(sql.to_owned(), &[]).await.unwrap();
                assert!(!rows.is_empty() && rows.iter().all(|row| !row.0.contains(MARKER)));
            }
        }
    })
    .await;
}

/// SQLite leaves old bytes in free pages unless it is told not to: a destroyed key must not be found there.
#[tokio::test]
async fn a_destroyed_key_does_not_linger_in_the_file() {
    testing::each(|place| async move {
        if place.engine != Engine::Sqlite || cfg!(feature = "sqlcipher") {
            return;
        }
        let ledger = place.open(projectors(), env(1)).await;
        for _ in 0..100 {
            append(&ledger, ledger.env().id(), [named("kettle")]).await.unwrap();
        }
        let keys =
            all!(&mut ledger.read().await.unwrap(), (StreamId, Vec<u8>), "select stream_id, wrapped from seal_key order by stream_id limit 1000").unwrap();
        for (id, wrapped) in keys.iter().step_by(2) {
            assert!(!holding(place.path(), wrapped).is_empty());
            let mut write = ledger.write(Author::default()).await.unwrap();
            write.erase(*id, Compartment::Identity).await.unwrap();
            write.commit().await.unwrap();
        }
        // Closing moves the write-ahead log into the file and removes it.
        ledger.close().await.unwrap();
        for (number, (_, wrapped)) in keys.iter().enumerate() {
            assert_eq!(holding(place.path(), wrapped).is_empty(), number % 2 == 0, "key {number}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_key_that_vanished_without_being_destroyed_is_noticed() {
    testing::each(|place| async move {
        let ledger = place.open(projectors(), env(1)).await;
        append(&ledger, ledger.env().id(), [named("kettle")]).await.unwrap();
        assert_eq!(sound(&ledger).await, 1);
        tamper(&ledger, "delete from seal_key").await;
        assert!(!ledger.verify().await.unwrap().problems.is_empty());
    })
    .await;
}
