//! Whatever is altered behind the program's back is noticed.

use std::path::{Path, PathBuf};

use ledger::{Author, Compartment, Engine, Ledger, Look};
use testing::Place;

use crate::thing::{append, env, named, placed, projectors, sound, tamper};

/// A ledger with a little of everything: facts 1 to 6, a checkpoint, three looks, an attachment.
async fn furnished(place: &Place) -> Ledger {
    let ledger = place.open(projectors(), env(1)).await;
    let author = Author { user: ledger.env().id(), site: ledger.env().id() };
    for number in 0..3 {
        append(&ledger, ledger.env().id(), [named(&format!("thing {number}")), placed(&format!("shelf {number}"))]).await.unwrap();
    }
    let id = ledger.env().id();
    let look = |act| Look { person: Some(ledger::Id::nil()), compartment: Compartment::Health, act };
    ledger.look(author, &[look("file"), look("card"), look("file")]).await.unwrap();
    let mut write = ledger.write(author).await.unwrap();
    write.attach(id, Compartment::Identity, "text/plain", b"scan").await.unwrap();
    write.commit().await.unwrap();
    ledger.checkpoint().await.unwrap();
    let verified = ledger.verify().await.unwrap();
    assert_eq!(
        (verified.facts, verified.checkpoints, verified.looks, verified.attachments, verified.problems.len()),
        (6, 1, 3, 1, 0),
        "{:?}",
        verified.problems
    );
    ledger
}

/// Alters by SQL, one statement in both dialects where they differ, and expects a problem that says so.
async fn noticed(lite: &'static str, pg: &'static str, sentence: &str) {
    testing::each(|place| async move {
        let ledger = furnished(&place).await;
        tamper(&ledger, if place.engine == Engine::Sqlite { lite } else { pg }).await;
        let problems = ledger.verify().await.unwrap().problems;
        assert!(problems.iter().any(|problem| problem.contains(sentence)), "{lite}: {problems:?}");
    })
    .await;
}

macro_rules! cases {
    ($($name:ident: $lite:literal $(/ $pg:literal)? => $sentence:literal;)+) => {
        $(
            #[tokio::test]
            async fn $name() {
                let pg = [$lite, $($pg)?];
                noticed($lite, pg[pg.len() - 1], $sentence).await;
            }
        )+
    };
}

cases! {
    an_altered_open_body: "update fact set body = cast(replace(cast(body as text), 'shelf 1', 'shelf 9') as blob) where seq = 4" / "update fact set body = convert_to(replace(convert_from(body, 'UTF8'), 'shelf 1', 'shelf 9'), 'UTF8') where seq = 4" => "fact 4 does not fit the chain";
    an_altered_sealed_body: "update fact set body = cast(substr(body, 1, 20) || x'00' || substr(body, 22) as blob) where seq = 3" / "update fact set body = set_byte(body, 20, 255 - get_byte(body, 20)) where seq = 3" => "the seal of fact 3 does not hold";
    a_body_put_in_place_of_another: "update fact set body = (select body from fact where seq = 1) where seq = 3" => "the seal of fact 3 does not hold";
    another_author: "update fact set author = '00000000-0000-0000-0000-000000000001' where seq = 2" => "fact 2 does not fit the chain";
    another_site: "update fact set site = '00000000-0000-0000-0000-000000000001' where seq = 2" => "fact 2 does not fit the chain";
    another_stream: "update fact set stream_id = (select stream_id from fact where seq = 4) where seq = 2" => "fact 2 does not fit the chain";
    another_instant: "update fact set at = at + 1 where seq = 2" => "fact 2 does not fit the chain";
    another_day: "update fact set happened_on = '2026-01-01' where seq = 2" => "fact 2 does not fit the chain";
    another_kind: "update fact set kind = 'thing/removed' where seq = 2" => "fact 2 does not fit the chain";
    another_compartment: "update fact set compartment = 'legal' where seq = 2" => "fact 2 does not fit the chain";
    another_class: "update fact set class = 'sensitive' where seq = 1" => "fact 1 does not fit the chain";
    a_class_of_no_meaning: "update fact set class = 'secret' where seq = 1" => "fact 1 cannot be read";
    a_compartment_of_no_meaning: "update fact set compartment = 'cellar' where seq = 1" => "fact 1 cannot be read";
    an_author_that_is_no_id: "update fact set author = 'me' where seq = 2" => "fact 2 cannot be read";
    a_day_that_is_no_day: "update fact set happened_on = 'yesterday' where seq = 2" => "fact 2 cannot be read";
    an_id_written_otherwise: "update fact set stream_id = upper(stream_id) where seq = 2" => "fact 2 cannot be read";
    an_altered_hash: "update fact set hash = previous where seq = 2" => "fact 3 does not fit the chain";
    a_deleted_first_fact: "delete from fact where seq = 1" => "facts 1 to 1 are missing";
    a_deleted_fact: "delete from fact where seq = 4" => "facts 4 to 4 are missing";
    a_deleted_last_fact: "delete from fact where seq = 6" => "the checkpoint at fact 6 does not hold";
    an_altered_signature: "update checkpoint set signature = cast(substr(signature, 1, 63) || x'00' as blob)" / "update checkpoint set signature = set_byte(signature, 63, 255 - get_byte(signature, 63))" => "the checkpoint at fact 6 does not hold";
    a_checkpoint_moved: "update checkpoint set seq = 5" => "the checkpoint at fact 5 does not hold";
    a_checkpoint_of_nobody: "update checkpoint set node = '00000000-0000-0000-0000-000000000001'" => "the checkpoint at fact 6 does not hold";
    another_public_key: "update node set public = x'0000000000000000000000000000000000000000000000000000000000000001'" / "update node set public = decode('0000000000000000000000000000000000000000000000000000000000000001', 'hex')" => "the public key of this node was altered";
    another_reader: "update look set author = '00000000-0000-0000-0000-000000000001' where seq = 2" => "reading 2";
    another_act: "update look set act = 'list' where seq = 2" => "reading 2";
    another_person_read: "update look set person_id = null where seq = 2" => "reading 2";
    a_reader_that_is_no_id: "update look set author = 'me' where seq = 2" => "access log";
    a_deleted_look: "delete from look where seq = 2" => "reading 3";
    another_media_type: "update attachment set media = 'text/html'" => "is missing or altered";
    an_altered_key: "update seal_key set wrapped = cast(substr(wrapped, 1, 30) || x'00' || substr(wrapped, 32) as blob)" / "update seal_key set wrapped = set_byte(wrapped, 30, 255 - get_byte(wrapped, 30))" => "the key of fact 1 cannot be opened";
}

/// Within one file too, where the key is the same.
#[tokio::test]
async fn a_body_moved_within_a_file() {
    testing::each(|place| async move {
        let ledger = place.open(projectors(), env(1)).await;
        append(&ledger, ledger.env().id(), [named("first"), named("second")]).await.unwrap();
        tamper(&ledger, "update fact set body = (select body from fact where seq = 1) where seq = 2").await;
        let problems = ledger.verify().await.unwrap().problems;
        assert!(problems.iter().any(|problem| problem.contains("the seal of fact 2 does not hold")), "{problems:?}");
    })
    .await;
}

fn only_file(dir: &Path) -> PathBuf {
    let entry = std::fs::read_dir(dir).unwrap().next().expect("an attachment").unwrap().path();
    if entry.is_dir() { only_file(&entry) } else { entry }
}

#[tokio::test]
async fn an_altered_or_missing_attachment() {
    testing::each(|place| async move {
        let ledger = furnished(&place).await;
        let file = only_file(&place.path().join("attachments"));
        let mut bytes = std::fs::read(&file).unwrap();
        bytes[3] ^= 1;
        std::fs::write(&file, bytes).unwrap();
        assert!(ledger.verify().await.unwrap().problems[0].contains("is missing or altered"));
        std::fs::remove_file(&file).unwrap();
        assert!(ledger.verify().await.unwrap().problems[0].contains("is missing or altered"));
    })
    .await;
}

/// Who can write to the database can compute hashes; only the node can sign. So a chain without signatures is suspect.
#[tokio::test]
async fn deleted_checkpoints() {
    testing::each(|place| async move {
        let ledger = place.open(vec![], env(1)).await;
        append(&ledger, ledger.env().id(), (0..600).map(|number| placed(&format!("{number}")))).await.unwrap();
        let verified = ledger.verify().await.unwrap();
        assert_eq!((verified.checkpoints, verified.problems), (2, vec![]));
        tamper(&ledger, "delete from checkpoint where seq = 256").await;
        let problems = ledger.verify().await.unwrap().problems;
        assert!(problems[0].contains("no checkpoint"), "{problems:?}");
        tamper(&ledger, "delete from checkpoint").await;
        assert!(ledger.verify().await.unwrap().problems[0].contains("no checkpoint"));
    })
    .await;
}

#[tokio::test]
async fn an_empty_ledger_is_sound() {
    testing::each(|place| async move {
        let ledger = place.open(projectors(), env(1)).await;
        assert_eq!(sound(&ledger).await, 0);
    })
    .await;
}
