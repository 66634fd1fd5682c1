//! The ways to the master key.

use ledger::{Env, Error, KeySource, Keyring, Result};

use crate::thing::{append, env, named, projectors, refusal, told};

fn passphrase(text: &str) -> KeySource {
    KeySource::Passphrase(text.to_owned())
}

fn bytes(key: Result<ledger::MasterKey>) -> [u8; 32] {
    key.unwrap().derive("test")
}

#[test]
fn a_passphrase_opens_and_another_does_not() {
    let dir = tempfile::tempdir().unwrap();
    let made = bytes(Keyring::open(&env(1), dir.path(), passphrase("correct horse")));
    assert!(Keyring::needs_passphrase(dir.path()));
    assert_eq!(bytes(Keyring::open(&env(2), dir.path(), passphrase("correct horse"))), made);
    for wrong in ["correct horse ", "", "Correct horse"] {
        assert!(matches!(Keyring::open(&env(2), dir.path(), passphrase(wrong)), Err(Error::WrongKey)), "{wrong:?}");
    }
    assert!(refusal(Keyring::open(&env(2), dir.path(), KeySource::Folder)).contains("passphrase"));
    assert!(refusal(Keyring::open(&env(2), dir.path(), KeySource::File(dir.path().join("none")))).contains("passphrase"));
    let text = std::fs::read_to_string(dir.path().join("keyring.json")).unwrap();
    assert!(!text.contains("horse"));
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1, "no key lies beside a passphrase");
}

#[test]
fn a_key_file_elsewhere_opens_while_it_is_there() {
    let (dir, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let path = elsewhere.path().join("relais.key");
    let made = bytes(Keyring::open(&env(1), dir.path(), KeySource::File(path.clone())));
    assert!(!Keyring::needs_passphrase(dir.path()));
    assert_eq!(bytes(Keyring::open(&env(2), dir.path(), KeySource::File(path.clone()))), made);
    assert_eq!(bytes(Keyring::open(&env(2), dir.path(), KeySource::Folder)), made, "the folder remembers where");
    let moved = elsewhere.path().join("moved.key");
    std::fs::rename(&path, &moved).unwrap();
    assert!(refusal(Keyring::open(&env(2), dir.path(), KeySource::Folder)).contains("relais.key is not there"));
    assert!(!path.exists(), "no other key is made in its place");
    assert_eq!(bytes(Keyring::open(&env(2), dir.path(), KeySource::File(moved.clone()))), made);
    let other = elsewhere.path().join("other.key");
    std::fs::write(&other, "ab".repeat(32)).unwrap();
    assert!(matches!(Keyring::open(&env(2), dir.path(), KeySource::File(other)), Err(Error::WrongKey)));
    std::fs::write(&moved, "not a key").unwrap();
    assert!(matches!(Keyring::open(&env(2), dir.path(), KeySource::File(moved)), Err(Error::WrongKey)));
}

#[cfg(unix)]
#[test]
fn the_own_key_file_is_private() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = tempfile::tempdir().unwrap();
    let made = bytes(Keyring::open(&env(1), dir.path(), KeySource::Folder));
    assert_eq!(bytes(Keyring::open(&env(2), dir.path(), KeySource::Folder)), made);
    for name in ["master.key", "keyring.json"] {
        assert_eq!(std::fs::metadata(dir.path().join(name)).unwrap().permissions().mode() & 0o777, 0o600, "{name}");
    }
    let other = tempfile::tempdir().unwrap();
    assert_ne!(bytes(Keyring::open(&env(3), other.path(), KeySource::Folder)), made);
}

#[test]
fn a_damaged_keyring_is_not_replaced() {
    let dir = tempfile::tempdir().unwrap();
    Keyring::open(&env(1), dir.path(), KeySource::Folder).unwrap();
    std::fs::write(dir.path().join("keyring.json"), "{").unwrap();
    assert!(matches!(Keyring::open(&env(2), dir.path(), KeySource::Folder), Err(Error::Broken(_))));
}

#[tokio::test]
async fn a_ledger_does_not_open_with_a_key_of_another_folder() {
    testing::each(|place| async move {
        let ledger = place.open(projectors(), env(1)).await;
        let id = ledger.env().id();
        append(&ledger, id, [named("kettle")]).await.unwrap();
        ledger.close().await.unwrap();
        let keyring = place.path().join("keyring.json");
        let kept = std::fs::read(&keyring).unwrap();
        std::fs::remove_file(&keyring).unwrap();
        assert!(matches!(place.try_open(projectors(), Env::system(), KeySource::Folder).await, Err(Error::WrongKey)));
        std::fs::write(&keyring, kept).unwrap();
        assert_eq!(told(&place.open(projectors(), env(2)).await, id).await.len(), 1);
    })
    .await;
}
