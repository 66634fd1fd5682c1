//! The SQLite file encrypted as a whole.

use ledger::{Engine, Env, Error, KeySource};

use crate::thing::{append, env, named, placed, projectors, sound, told};

#[tokio::test]
async fn the_file_is_encrypted_and_opens_with_its_key_only() {
    let place = testing::place(Engine::Sqlite).await;
    let ledger = place.open(projectors(), env(1)).await;
    let id = ledger.env().id();
    append(&ledger, id, [named("kettle"), placed("Brontosaurus-7391")]).await.unwrap();
    ledger.close().await.unwrap();
    let bytes = std::fs::read(place.path().join("relais.db")).unwrap();
    assert!(!bytes.starts_with(b"SQLite format 3"));
    assert!(!bytes.windows(17).any(|window| window == b"Brontosaurus-7391"));

    let keyring = place.path().join("keyring.json");
    let kept = std::fs::read(&keyring).unwrap();
    std::fs::remove_file(&keyring).unwrap();
    assert!(matches!(place.try_open(projectors(), Env::system(), KeySource::Folder).await, Err(Error::WrongKey)));
    assert_eq!(std::fs::read(place.path().join("relais.db")).unwrap(), bytes, "a wrong key changes nothing");
    std::fs::write(&keyring, kept).unwrap();
    let ledger = place.open(projectors(), env(2)).await;
    assert_eq!(told(&ledger, id).await.len(), 2);
    assert_eq!(sound(&ledger).await, 2);
}
