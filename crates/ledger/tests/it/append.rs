//! What is appended comes back, as it was said.

use ledger::{Author, Class, Compartment, Day, Env, Error, Id, NewFact, StreamId, all};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::thing::{append, env, named, placed, projectors, read, removed, renamed, row, sound, told};

#[tokio::test]
async fn facts_and_rows_come_back_after_reopening() {
    testing::each(|place| async move {
        let ledger = place.open(projectors(), env(1)).await;
        let author = Author { user: ledger.env().id(), site: ledger.env().id() };
        let (a, b): (StreamId, StreamId) = (ledger.env().id(), ledger.env().id());
        let mut write = ledger.write(author).await.unwrap();
        let mut stream = write.load(a).await.unwrap();
        assert!(stream.is_empty());
        let day = Day::new(2026, 2, 3);
        write.append(&mut stream, [NewFact { happened_on: day, ..named("kettle") }, placed("left")]).await.unwrap();
        assert_eq!(stream.version(), 2);
        write.commit().await.unwrap();
        append(&ledger, b, [named("lamp"), removed()]).await.unwrap();

        for reopened in [false, true] {
            let ledger = if reopened {
                ledger.close().await.unwrap();
                place.open(projectors(), env(2)).await
            } else {
                ledger.clone()
            };
            assert_eq!(
                told(&ledger, a).await,
                [("thing/named".to_owned(), Some(json!({"name": "kettle"}))), ("thing/placed".to_owned(), Some(json!({"shelf": "left"})))]
            );
            let thing = row(&ledger, a).await.unwrap();
            assert_eq!((thing.name.as_deref(), thing.shelf.as_deref()), (Some("kettle"), Some("left")));
            assert!(row(&ledger, b).await.is_none());
            let stream = read(&ledger, a).await;
            let fact = &stream.facts()[0];
            assert_eq!((fact.author, fact.site, fact.happened_on, fact.node), (author.user, author.site, day, ledger.node()));
            assert_eq!((fact.compartment, fact.class), (Compartment::Identity, Class::Personal));
            assert_eq!(fact.instant(), ledger.env().now());
            assert_eq!(sound(&ledger).await, 4);
        }
    })
    .await;
}

#[tokio::test]
async fn who_read_before_somebody_else_wrote_is_told() {
    testing::each(|place| async move {
        let ledger = place.open(projectors(), env(1)).await;
        let id = ledger.env().id();
        append(&ledger, id, [named("kettle")]).await.unwrap();
        let seen = read(&ledger, id).await.version();
        append(&ledger, id, [renamed("pot")]).await.unwrap();
        let mut write = ledger.write(Author::default()).await.unwrap();
        let stream = write.load(id).await.unwrap();
        assert!(matches!(write.expect(&stream, Some(seen)), Err(Error::Stale)));
        write.expect(&stream, Some(seen + 1)).unwrap();
        write.expect(&stream, None).unwrap();
    })
    .await;
}

#[tokio::test]
async fn unknown_kinds_and_fields_stay_and_disturb_nothing() {
    testing::each(|place| async move {
        let ledger = place.open(projectors(), env(1)).await;
        let id = ledger.env().id();
        let new = |kind: &str, compartment, class, body| NewFact { kind: kind.to_owned(), compartment, class, happened_on: None, body };
        let facts = || {
            [
                ("thing/named", Compartment::Identity, Class::Personal, json!({"name": "kettle", "colour": {"of": ["lid", 1.5, null]}})),
                ("thing/blessed", Compartment::Health, Class::Sensitive, json!({"by": "nobody"})),
                ("thing/placed", Compartment::House, Class::Open, json!({"no shelf": true})),
                ("future/deed", Compartment::Legal, Class::Open, json!([1, 2, 3])),
            ]
        };
        append(&ledger, id, facts().map(|(kind, compartment, class, body)| new(kind, compartment, class, body))).await.unwrap();
        let expected = facts().map(|(kind, _, _, body)| (kind.to_owned(), Some(body)));
        assert_eq!(told(&ledger, id).await, expected);
        ledger.rebuild(|_, _| {}).await.unwrap();
        let thing = row(&ledger, id).await.unwrap();
        assert_eq!((thing.name.as_deref(), thing.shelf), (Some("kettle"), None));
        sound(&ledger).await;
        ledger.close().await.unwrap();
        let ledger = place.open(projectors(), env(2)).await;
        assert_eq!(told(&ledger, id).await, expected);
    })
    .await;
}

#[tokio::test]
async fn a_body_is_stored_with_sorted_keys() {
    testing::each(|place| async move {
        let ledger = place.open(vec![], env(1)).await;
        let id = ledger.env().id();
        let body = serde_json::from_str(r#" { "b" : {"z":1,"é":2,"a":3}, "a" : 1.0, "B" : "\u00e9" } "#).unwrap();
        append(&ledger, id, [NewFact { body, ..placed("x") }]).await.unwrap();
        let bodies = all!(&mut ledger.read().await.unwrap(), (Vec<u8>,), "select body from fact order by seq limit 10").unwrap();
        assert_eq!(String::from_utf8(bodies[0].0.clone()).unwrap(), r#"{"B":"é","a":1.0,"b":{"a":3,"z":1,"é":2}}"#);
    })
    .await;
}

/// Any JSON.
fn json_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(any::<String>(), inner, 0..6).prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

#[test]
fn any_json_comes_back_unchanged() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    for engine in testing::engines() {
        let place = runtime.block_on(testing::place(engine));
        let ledger = runtime.block_on(place.open(vec![], Env::system()));
        proptest!(ProptestConfig::with_cases(64), |(bodies in prop::collection::vec((json_value(), any::<bool>()), 1..8))| {
            runtime.block_on(async {
                let id: StreamId = ledger.env().id();
                let facts = bodies.iter().map(|(body, open)| NewFact { body: body.clone(), class: if *open { Class::Open } else { Class::Personal }, ..placed("") });
                append(&ledger, id, facts).await.unwrap();
                let found: Vec<Value> = told(&ledger, id).await.into_iter().map(|(_, body)| body.unwrap()).collect();
                prop_assert_eq!(found, bodies.into_iter().map(|(body, _)| body).collect::<Vec<_>>());
                Ok(())
            })?;
        });
        runtime.block_on(async {
            sound(&ledger).await;
            ledger.close().await.unwrap();
        });
    }
}

#[test]
fn ids_come_back_from_text_and_json() {
    proptest!(|(number in any::<u128>())| {
        let id: StreamId = Id::from_number(number);
        prop_assert_eq!(id.to_string().parse::<StreamId>().unwrap(), id);
        prop_assert_eq!(serde_json::from_value::<StreamId>(serde_json::to_value(id).unwrap()).unwrap(), id);
    });
}
