//! The state follows from the facts alone: not from their order of arrival, not from when the tables were made.

use ledger::{Author, Class, Compartment, Env, Fact, Id, Ledger, Stream, StreamId};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::json;

use crate::thing::{append, env, fold, named, placed, projectors, removed, renamed, sound, stored, tables};

/// Kind and body of a fact.
fn thing_fact() -> impl Strategy<Value = (&'static str, serde_json::Value)> {
    let word = "[a-e]";
    prop_oneof![
        word.prop_map(|name| ("thing/named", json!({ "name": name }))),
        word.prop_map(|name| ("thing/renamed", json!({ "name": name }))),
        word.prop_map(|shelf| ("thing/placed", json!({ "shelf": shelf }))),
        Just(("thing/removed", json!({}))),
        Just(("thing/blessed", json!({}))),
    ]
}

/// Facts of one stream from a few nodes, at instants that often coincide.
fn facts() -> impl Strategy<Value = Vec<Fact>> {
    let fact = (thing_fact(), 0..4_i64, 0..3_u128, any::<u128>()).prop_map(|((kind, body), at, node, id)| Fact {
        id: Id::from_number(id),
        stream: Id::nil(),
        compartment: Compartment::Identity,
        kind: kind.to_owned(),
        at,
        node: Id::from_number(node),
        author: Id::nil(),
        site: Id::nil(),
        happened_on: None,
        class: Class::Personal,
        body: Some(body),
    });
    prop::collection::vec(fact, 0..12)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]
    #[test]
    fn any_order_of_arrival_gives_the_same_state(
        (facts, shuffled) in facts().prop_flat_map(|facts| (Just(facts.clone()), Just(facts).prop_shuffle())),
        twice in any::<Index>(),
    ) {
        let mut shuffled = shuffled;
        if !shuffled.is_empty() {
            // A fact that arrives from two sides counts once.
            shuffled.push(shuffled[twice.index(shuffled.len())].clone());
        }
        let (a, b) = (Stream::new(Id::nil(), facts), Stream::new(Id::nil(), shuffled));
        let ids = |stream: &Stream| stream.facts().iter().map(|fact| fact.id).collect::<Vec<_>>();
        prop_assert_eq!(ids(&a), ids(&b));
        prop_assert_eq!(fold(&a), fold(&b));
    }
}

/// Something a clerk does to one of a few things.
#[derive(Clone, Debug)]
enum Deed {
    Name(usize, String),
    Rename(usize, String),
    Place(usize, String),
    Remove(usize),
    Unknown(usize),
    Erase(usize),
    GiveUp(usize),
    Wait(i64),
    Reopen,
}

const THINGS: usize = 4;

fn deed() -> impl Strategy<Value = Deed> {
    let word = "[a-f]";
    prop_oneof![
        4 => (0..THINGS, word).prop_map(|(thing, name)| Deed::Name(thing, name)),
        3 => (0..THINGS, word).prop_map(|(thing, name)| Deed::Rename(thing, name)),
        4 => (0..THINGS, word).prop_map(|(thing, shelf)| Deed::Place(thing, shelf)),
        1 => (0..THINGS).prop_map(Deed::Remove),
        1 => (0..THINGS).prop_map(Deed::Unknown),
        1 => (0..THINGS).prop_map(Deed::Erase),
        1 => (0..THINGS).prop_map(Deed::GiveUp),
        1 => (-5_000..5_000_i64).prop_map(Deed::Wait),
        1 => Just(Deed::Reopen),
    ]
}

/// Does it; what the ledger refuses (a taken shelf, an erased file) is part of life.
async fn act(ledger: &Ledger, things: &[StreamId], deed: &Deed) {
    let _refused_or_done = match deed {
        Deed::Name(thing, name) => append(ledger, things[*thing], [named(name)]).await,
        Deed::Rename(thing, name) => append(ledger, things[*thing], [renamed(name), named("other")]).await,
        Deed::Place(thing, shelf) => append(ledger, things[*thing], [placed(shelf)]).await,
        Deed::Remove(thing) => append(ledger, things[*thing], [removed()]).await,
        Deed::Unknown(thing) => append(ledger, things[*thing], [ledger::NewFact { kind: "thing/unknown".to_owned(), ..placed("x") }]).await,
        Deed::Erase(thing) => {
            let mut write = ledger.write(Author::default()).await.unwrap();
            write.erase(things[*thing], Compartment::Identity).await.unwrap();
            write.commit().await
        }
        Deed::GiveUp(thing) => {
            let mut write = ledger.write(Author::default()).await.unwrap();
            let mut stream = write.load(things[*thing]).await.unwrap();
            let _ = write.append(&mut stream, [placed("z"), placed("y")]).await;
            Ok(())
        }
        // Clocks of real machines also go backwards.
        Deed::Wait(millis) => {
            ledger.env().advance_ms(*millis);
            Ok(())
        }
        Deed::Reopen => Ok(()),
    };
}

#[test]
fn rebuilt_tables_equal_live_ones() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    for (engine, cases) in testing::engines().into_iter().zip([32, 16]) {
        proptest!(ProptestConfig { max_shrink_iters: 200, ..ProptestConfig::with_cases(cases) }, |(deeds in prop::collection::vec(deed(), 1..40))| {
            runtime.block_on(async {
                let place = testing::place(engine).await;
                let clock: Env = env(1);
                let mut ledger = place.open(projectors(), clock.clone()).await;
                let things: Vec<StreamId> = (0..THINGS).map(|_| clock.id()).collect();
                for deed in &deeds {
                    act(&ledger, &things, deed).await;
                    if matches!(deed, Deed::Reopen) {
                        ledger.close().await.unwrap();
                        ledger = place.open(projectors(), clock.clone()).await;
                    }
                }
                let (live, facts) = (tables(&ledger).await, stored(&ledger).await);
                ledger.rebuild(|_, _| {}).await.unwrap();
                prop_assert_eq!(tables(&ledger).await, live);
                prop_assert_eq!(stored(&ledger).await, facts);
                sound(&ledger).await;
                ledger.close().await.unwrap();
                Ok(())
            })?;
        });
    }
}

#[tokio::test]
async fn other_projections_are_made_anew_on_opening() {
    testing::each(|place| async move {
        let ledger = place.open(vec![], env(1)).await;
        for number in 0..5 {
            append(&ledger, ledger.env().id(), [named("thing"), placed(&format!("{number}"))]).await.unwrap();
        }
        ledger.close().await.unwrap();
        let ledger = place.open(projectors(), env(2)).await;
        assert_eq!(tables(&ledger).await.len(), 10);
        let mut heard = Vec::new();
        let rebuilt = ledger.rebuild(|done, all| heard.push((done, all))).await.unwrap();
        assert_eq!((rebuilt.streams, rebuilt.tables, heard.last().copied()), (5, 1, Some((5, 5))));
    })
    .await;
}
