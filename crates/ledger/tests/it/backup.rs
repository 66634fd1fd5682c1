//! Backup while others write, and restore on either engine.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use ledger::{
    Author, BackupSummary, Class, Compartment, Engine, Env, Error, KeySource, Keyring, Ledger, Look, NewFact, Open, Recipient, Result, StreamId, all, backup,
    restore, run,
};
use serde_json::json;
use testing::Place;

use crate::thing::{append, env, named, placed, projectors, refusal, renamed, sound, stored, tables, told};

/// Who a backup is for. A key of its own: a passphrase costs seconds by design, and two tests have one.
struct Keys {
    recipient: String,
    identity: String,
}

fn keys() -> Keys {
    use age::secrecy::ExposeSecret as _;
    let identity = age::x25519::Identity::generate();
    Keys { recipient: identity.to_public().to_string(), identity: identity.to_string().expose_secret().to_owned() }
}

impl Keys {
    fn recipient(&self) -> Recipient {
        Recipient::Key(self.recipient.clone())
    }
    fn opener(&self) -> Recipient {
        Recipient::Key(self.identity.clone())
    }
}

/// Where a restore goes: a folder that is not there yet, and on PostgreSQL an empty database.
struct Target {
    place: Place,
    dir: PathBuf,
}

async fn target(engine: Engine) -> Target {
    let place = testing::place(engine).await;
    let dir = place.path().join("restored");
    Target { place, dir }
}

impl Target {
    async fn restore(&self, source: &Path, opener: Recipient) -> Result<BackupSummary> {
        restore(source, &self.dir, self.place.url.as_deref(), opener, || KeySource::Folder, projectors()).await
    }
    async fn open(&self) -> Ledger {
        let env = Env::system();
        let master = Keyring::open(&env, &self.dir, KeySource::Folder).unwrap();
        Ledger::open(Open { dir: &self.dir, url: self.place.url.as_deref(), master, env, projectors: projectors() }).await.unwrap()
    }
    /// Asserts that a refused restore left nothing behind.
    fn untouched(&self) {
        assert_eq!(std::fs::read_dir(self.place.path()).unwrap().count(), 0);
    }
}

/// From where to where.
fn ways() -> Vec<(Engine, Engine)> {
    let engines = testing::engines();
    engines.iter().flat_map(|from| engines.iter().map(|to| (*from, *to))).collect()
}

/// A bit of everything a backup must carry.
async fn furnish(ledger: &Ledger) -> (StreamId, String) {
    let id = ledger.env().id();
    let future = NewFact {
        kind: "future/deed".to_owned(),
        compartment: Compartment::Legal,
        class: Class::Sensitive,
        happened_on: None,
        body: json!({"z": [1.5, {"y": null}]}),
    };
    let extra = NewFact { body: json!({"name": "kettle", "colour": "red"}), ..named("") };
    append(ledger, id, [extra, renamed("pot"), placed("left"), future]).await.unwrap();
    let erased = ledger.env().id();
    append(ledger, erased, [named("forgotten"), placed("right")]).await.unwrap();
    let mut write = ledger.write(Author::default()).await.unwrap();
    write.erase(erased, Compartment::Identity).await.unwrap();
    let photo = write.attach(id, Compartment::Identity, "image/png", &[7; 100_000]).await.unwrap();
    write.look(Look { person: None, compartment: Compartment::Identity, act: "search" }).await.unwrap();
    run!(write.conn().unwrap(), "insert into credential (user_id, password, must_change, totp_step, recovery) values ('u', 'hash', 0, 0, '')").unwrap();
    run!(write.conn().unwrap(), "insert into attempt (subject, failures, last_at) values ('s', 3, 0)").unwrap();
    write.commit().await.unwrap();
    (id, photo)
}

async fn counts(ledger: &Ledger, sql: &'static str) -> i64 {
    all!(&mut ledger.read().await.unwrap(), (i64,), sql).unwrap()[0].0
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restored_ledger_equals_its_origin_on_either_engine() {
    for (from, to) in ways() {
        eprintln!("from {from:?} to {to:?}");
        let (place, keys) = (testing::place(from).await, keys());
        let ledger = place.open(projectors(), env(1)).await;
        let (id, photo) = furnish(&ledger).await;
        let file = place.path().join("backup.age");
        let summary = backup(&ledger, &file, keys.recipient()).await.unwrap();
        assert_eq!((summary.facts, summary.attachments), (6, 1));
        assert!(refusal(backup(&ledger, &file, keys.recipient()).await).contains("there already"));

        let target = target(to).await;
        assert_eq!(target.restore(&file, keys.opener()).await.unwrap(), summary);
        let restored = target.open().await;
        assert_eq!(stored(&restored).await, stored(&ledger).await);
        assert_eq!(tables(&restored).await, tables(&ledger).await);
        assert_eq!(told(&restored, id).await, told(&ledger, id).await);
        assert_eq!(restored.node(), ledger.node());
        let mut conn = restored.read().await.unwrap();
        assert_eq!(restored.attachment(&mut conn, &photo).await.unwrap().unwrap().bytes, [7; 100_000]);
        drop(conn);
        let verified = restored.verify().await.unwrap();
        assert_eq!((verified.erased, verified.looks, verified.problems), (1, 1, vec![]));
        assert_eq!(counts(&restored, "select count(*) from credential").await, 1);
        assert_eq!(counts(&restored, "select count(*) from attempt").await, 0, "sessions and attempts end with their installation");
        append(&restored, id, [renamed("after")]).await.unwrap();
        sound(&restored).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_beside_writers_holds_one_moment() {
    for (from, to) in ways() {
        eprintln!("from {from:?} to {to:?}");
        let (place, keys) = (testing::place(from).await, keys());
        let ledger = place.open(projectors(), env(1)).await;
        // More facts than a page, so that the backup takes several steps, and checkpoints beyond a page.
        append(&ledger, ledger.env().id(), (0..2_500).map(|number| placed(&format!("first {number}")))).await.unwrap();
        let stop = Arc::new(AtomicBool::new(false));
        let writers: Vec<_> = (0..4)
            .map(|_| {
                let (ledger, stop) = (ledger.clone(), Arc::clone(&stop));
                tokio::spawn(async move {
                    while !stop.load(Ordering::Relaxed) {
                        let id: StreamId = ledger.env().id();
                        append(&ledger, id, [named("thing"), placed(&id.to_string())]).await.unwrap();
                    }
                })
            })
            .collect();
        let before = stored(&ledger).await.len();
        let file = place.path().join("backup.age");
        let summary = backup(&ledger, &file, keys.recipient()).await.unwrap();
        stop.store(true, Ordering::Relaxed);
        for writer in writers {
            writer.await.unwrap();
        }
        let target = target(to).await;
        target.restore(&file, keys.opener()).await.unwrap();
        let restored = target.open().await;
        let (live, found) = (stored(&ledger).await, stored(&restored).await);
        assert!(found.len() >= before && found.len() == usize::try_from(summary.facts).unwrap());
        assert_eq!(found[..], live[..found.len()], "the facts of one moment, none left out");
        let rows = tables(&restored).await;
        restored.rebuild(|_, _| {}).await.unwrap();
        assert_eq!(tables(&restored).await, rows);
        sound(&restored).await;
    }
}

#[tokio::test]
async fn a_passphrase_opens_a_backup_and_another_does_not() {
    let place = testing::place(Engine::Sqlite).await;
    let ledger = place.open(projectors(), env(1)).await;
    furnish(&ledger).await;
    let file = place.path().join("backup.age");
    backup(&ledger, &file, Recipient::Passphrase("correct horse".to_owned())).await.unwrap();
    let target = target(Engine::Sqlite).await;
    let sentence = refusal(target.restore(&file, Recipient::Passphrase("wrong horse".to_owned())).await);
    assert!(sentence.contains("passphrase is wrong"), "{sentence}");
    refusal(target.restore(&file, keys().opener()).await);
    target.untouched();
    target.restore(&file, Recipient::Passphrase("correct horse".to_owned())).await.unwrap();
    assert_eq!(stored(&target.open().await).await, stored(&ledger).await);
}

#[tokio::test]
async fn damaged_backups_are_refused_and_leave_nothing() {
    for engine in testing::engines() {
        let (place, keys) = (testing::place(engine).await, keys());
        let ledger = place.open(projectors(), env(1)).await;
        furnish(&ledger).await;
        let file = place.path().join("backup.age");
        backup(&ledger, &file, keys.recipient()).await.unwrap();
        let good = std::fs::read(&file).unwrap();
        let target = target(engine).await;
        let damaged = place.path().join("damaged.age");
        let refused = async |bytes: &[u8]| {
            std::fs::write(&damaged, bytes).unwrap();
            let sentence = refusal(target.restore(&damaged, keys.opener()).await);
            assert!(sentence.contains("nothing was restored"), "{sentence}");
            target.untouched();
        };
        for length in [0, 10, 150, good.len() / 2, good.len() - 70_000, good.len() - 1] {
            refused(&good[..length]).await;
        }
        for place in [0, 30, 120, 200, 300, good.len() / 3, good.len() / 2, good.len() - 1] {
            let mut bytes = good.clone();
            bytes[place] ^= 0x20;
            refused(&bytes).await;
        }
        refused(&[good.as_slice(), b"more"].concat()).await;
        refused(b"not a backup").await;
        // After all that, the place is still free.
        target.restore(&file, keys.opener()).await.unwrap();
        assert_eq!(stored(&target.open().await).await, stored(&ledger).await);
    }
}

#[tokio::test]
async fn a_place_that_is_not_empty_is_refused() {
    for engine in testing::engines() {
        let (place, keys) = (testing::place(engine).await, keys());
        let ledger = place.open(projectors(), env(1)).await;
        furnish(&ledger).await;
        let file = place.path().join("backup.age");
        backup(&ledger, &file, keys.recipient()).await.unwrap();

        let target = target(engine).await;
        std::fs::create_dir(&target.dir).unwrap();
        std::fs::write(target.dir.join("letter.txt"), "mine").unwrap();
        assert!(refusal(target.restore(&file, keys.opener()).await).contains("not empty"));
        assert_eq!(std::fs::read_to_string(target.dir.join("letter.txt")).unwrap(), "mine");
        std::fs::remove_file(target.dir.join("letter.txt")).unwrap();
        target.restore(&file, keys.opener()).await.unwrap();

        if engine == Engine::Postgres {
            // An empty folder beside a database that is in use.
            let facts = stored(&ledger).await;
            let dir = target.place.path().join("second");
            let result = restore(&file, &dir, place.url.as_deref(), keys.opener(), || KeySource::Folder, projectors()).await;
            assert!(refusal(result).contains("not empty"));
            assert!(!dir.exists());
            assert_eq!(stored(&ledger).await, facts);
            sound(&ledger).await;
        }
    }
}

#[tokio::test]
async fn a_backup_of_a_damaged_ledger_is_refused_on_restoring() {
    for engine in testing::engines() {
        let (place, keys) = (testing::place(engine).await, keys());
        let ledger = place.open(projectors(), env(1)).await;
        furnish(&ledger).await;
        crate::thing::tamper(&ledger, "update fact set author = '00000000-0000-0000-0000-000000000001' where seq = 2").await;
        let bad = place.path().join("bad.age");
        backup(&ledger, &bad, keys.recipient()).await.unwrap();
        let target = target(engine).await;
        let sentence = refusal(target.restore(&bad, keys.opener()).await);
        assert!(sentence.contains("fact 2"), "{sentence}");
        target.untouched();

        // The database is as empty as before: a good backup goes in.
        let other = testing::place(engine).await;
        let ledger = other.open(projectors(), env(2)).await;
        furnish(&ledger).await;
        let good = other.path().join("good.age");
        backup(&ledger, &good, keys.recipient()).await.unwrap();
        target.restore(&good, keys.opener()).await.unwrap();
        assert_eq!(stored(&target.open().await).await, stored(&ledger).await);
    }
}

#[tokio::test]
async fn the_key_of_the_data_is_needed_too() {
    for engine in testing::engines() {
        let (place, keys) = (testing::place(engine).await, keys());
        let ledger = place.try_open(projectors(), env(1), KeySource::Passphrase("correct horse".to_owned())).await.unwrap();
        append(&ledger, ledger.env().id(), [named("kettle")]).await.unwrap();
        let file = place.path().join("backup.age");
        backup(&ledger, &file, keys.recipient()).await.unwrap();
        let target = target(engine).await;
        let url = target.place.url.as_deref();
        let wrong = restore(&file, &target.dir, url, keys.opener(), || KeySource::Passphrase("wrong horse".to_owned()), projectors()).await;
        assert!(matches!(wrong, Err(Error::WrongKey)));
        target.untouched();
        restore(&file, &target.dir, url, keys.opener(), || KeySource::Passphrase("correct horse".to_owned()), projectors()).await.unwrap();
    }
}

#[tokio::test]
async fn a_recipient_that_is_none_is_refused_and_leaves_no_file() {
    let place = testing::place(Engine::Sqlite).await;
    let ledger = place.open(projectors(), env(1)).await;
    let file = place.path().join("backup.age");
    assert!(refusal(backup(&ledger, &file, Recipient::Key("age1nonsense".to_owned())).await).contains("age recipient"));
    assert!(!file.exists() && !place.path().join("backup.part").exists());
}
