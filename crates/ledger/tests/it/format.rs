//! The form of the stored data.

use ledger::{Engine, Error, KeySource};

use crate::thing::{append, env, named, projectors, sound, tamper};

#[tokio::test]
async fn data_of_a_newer_program_are_refused_and_left_alone() {
    testing::each(|place| async move {
        let ledger = place.open(projectors(), env(1)).await;
        append(&ledger, ledger.env().id(), [named("kettle")]).await.unwrap();
        tamper(&ledger, "update meta set value = '99' where name = 'format'").await;
        ledger.close().await.unwrap();
        match place.try_open(projectors(), env(2), KeySource::Folder).await {
            Err(Error::Newer { found: 99, known }) => assert!(known < 99),
            Err(other) => panic!("{other:?}"),
            Ok(_) => panic!("opened"),
        }
    })
    .await;
}

#[tokio::test]
async fn a_url_that_is_not_postgres_is_refused() {
    let mut place = testing::place(Engine::Sqlite).await;
    place.url = Some("mysql://localhost/relais".to_owned());
    assert!(crate::thing::refusal(place.try_open(vec![], env(1), KeySource::Folder).await).contains("postgres://"));
    place.url = None;
    assert_eq!(sound(&place.open(vec![], env(2)).await).await, 0);
}
