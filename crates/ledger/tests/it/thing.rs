//! A room as small as a room can be: things that have a secret name and stand on a shelf, one on each.

use ledger::{Author, BoxFuture, Compartment, Env, Error, FactKind, Instant, Ledger, NewFact, Projector, Result, Stream, StreamId, Write, all, one, run};
use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Serialize, Deserialize, Clone, Debug)]
pub(crate) struct Named {
    pub(crate) name: String,
}

#[derive(Serialize, Deserialize, Clone, Debug)]
pub(crate) struct Placed {
    pub(crate) shelf: String,
}

#[derive(Serialize, Deserialize, Clone, Debug)]
pub(crate) struct Removed {}

ledger::facts! {
    /// What happens to a thing.
    pub(crate) enum ThingFact {
        "thing/named" Identity Personal => Named(Named),
        "thing/renamed" Identity Sensitive => Renamed(Named),
        "thing/placed" House Open => Placed(Placed),
        "thing/removed" House Open => Removed(Removed),
    }
}

/// What is known of a thing.
#[derive(Default, Clone, PartialEq, Eq, Debug)]
pub(crate) struct Thing {
    pub(crate) name: Option<String>,
    pub(crate) shelf: Option<String>,
    pub(crate) gone: bool,
}

pub(crate) fn fold(stream: &Stream) -> Thing {
    let mut thing = Thing::default();
    for (_, fact) in stream.of::<ThingFact>() {
        match fact {
            // The first name stays until the thing is renamed: so that the order of facts matters to the state.
            ThingFact::Named(named) => thing.name = thing.name.or(Some(named.name)),
            ThingFact::Renamed(named) => thing.name = Some(named.name),
            ThingFact::Placed(placed) => thing.shelf = Some(placed.shelf),
            ThingFact::Removed(_) => thing.gone = true,
        }
    }
    thing
}

pub(crate) const COLUMNS: &[(&str, &str)] = &[("thing", "thing_id, shelf, has_name")];

pub(crate) fn projectors() -> Vec<Projector> {
    vec![Projector {
        room: "thing",
        listens: &["thing/"],
        tables: &["thing"],
        schema: "create table thing (thing_id {text} not null primary key, shelf {text} unique, has_name {int} not null, name_sealed {blob}) {strict}",
        project: |write, stream| Box::pin(project(write, stream)),
    }]
}

async fn project(write: &mut Write, stream: &Stream) -> Result<()> {
    run!(write.conn()?, "delete from thing where thing_id = $1", stream.id)?;
    let thing = fold(stream);
    if thing == Thing::default() || thing.gone {
        return Ok(());
    }
    let sealed = match &thing.name {
        Some(name) => Some(write.seal(stream.id, Compartment::Identity, "thing", name).await?),
        None => None,
    };
    run!(
        write.conn()?,
        "insert into thing (thing_id, shelf, has_name, name_sealed) values ($1, $2, $3, $4)",
        stream.id,
        &thing.shelf,
        i64::from(thing.name.is_some()),
        sealed
    )?;
    Ok(())
}

/// Assures that the projector's type is what a room would write.
const _: for<'a> fn(&'a mut Write, &'a Stream) -> BoxFuture<'a, Result<()>> = |write, stream| Box::pin(project(write, stream));

pub(crate) fn named(name: &str) -> NewFact {
    ThingFact::Named(Named { name: name.to_owned() }).fact()
}
pub(crate) fn renamed(name: &str) -> NewFact {
    ThingFact::Renamed(Named { name: name.to_owned() }).fact()
}
pub(crate) fn placed(shelf: &str) -> NewFact {
    ThingFact::Placed(Placed { shelf: shelf.to_owned() }).fact()
}
pub(crate) fn removed() -> NewFact {
    ThingFact::Removed(Removed {}).fact()
}

/// A clock that stands at one moment, and chance that follows from the seed. A place that is opened twice needs two
/// seeds, else it would make the same ids again.
pub(crate) fn env(seed: u64) -> Env {
    Env::fixed(Instant::from_millis(1_780_000_000_000), seed)
}

/// Appends in a request of its own.
pub(crate) async fn append(ledger: &Ledger, stream: StreamId, facts: impl IntoIterator<Item = NewFact>) -> Result<()> {
    let mut write = ledger.write(Author::default()).await?;
    let mut loaded = write.load(stream).await?;
    write.append(&mut loaded, facts).await?;
    write.commit().await
}

pub(crate) async fn read(ledger: &Ledger, stream: StreamId) -> Stream {
    ledger.stream(&mut ledger.read().await.unwrap(), stream).await.unwrap()
}

/// Kinds and bodies of a stream in folding order.
pub(crate) async fn told(ledger: &Ledger, stream: StreamId) -> Vec<(String, Option<Value>)> {
    read(ledger, stream).await.facts().iter().map(|fact| (fact.kind.clone(), fact.body.clone())).collect()
}

/// The row of a thing, its name opened.
pub(crate) async fn row(ledger: &Ledger, stream: StreamId) -> Option<Thing> {
    let mut conn = ledger.read().await.unwrap();
    let (shelf, sealed, wrapped) = one!(
        &mut conn,
        (Option<String>, Option<Vec<u8>>, Option<Vec<u8>>),
        "select t.shelf, t.name_sealed, k.wrapped from thing t left join seal_key k on k.stream_id = t.thing_id and k.compartment = 'identity' where t.thing_id = $1",
        stream
    )
    .unwrap()?;
    let name = sealed.map(|sealed| ledger.open_sealed(stream, Compartment::Identity, "thing", &wrapped.expect("a sealed name has its key"), &sealed).unwrap());
    Some(Thing { name, shelf, gone: false })
}

/// Every row of the projections, sealed columns opened.
pub(crate) async fn tables(ledger: &Ledger) -> Vec<String> {
    let ids = all!(&mut ledger.read().await.unwrap(), (StreamId,), "select thing_id from thing order by thing_id limit 100000").unwrap();
    let mut out = ledger.projection_dump(COLUMNS).await.unwrap();
    for (id,) in ids {
        out.push(format!("{id} {:?}", row(ledger, id).await));
    }
    out.sort();
    out
}

/// Every fact as stored, in the order of the chain.
pub(crate) async fn stored(ledger: &Ledger) -> Vec<(i64, String, Vec<u8>, Vec<u8>)> {
    all!(&mut ledger.read().await.unwrap(), (i64, String, Vec<u8>, Vec<u8>), "select seq, fact_id, body, hash from fact order by seq limit 100000").unwrap()
}

/// Asserts that everything verifies and gives the number of facts.
pub(crate) async fn sound(ledger: &Ledger) -> i64 {
    let verified = ledger.verify().await.unwrap();
    assert!(verified.problems.is_empty(), "{:?}", verified.problems);
    verified.facts
}

/// Runs one statement as somebody would who got hold of the database.
pub(crate) async fn tamper(ledger: &Ledger, sql: &'static str) {
    let mut write = ledger.write(Author::default()).await.unwrap();
    assert!(run!(write.conn().unwrap(), sql).unwrap() > 0, "nothing to alter");
    write.commit().await.unwrap();
}

/// The sentence of a refusal.
pub(crate) fn refusal<T>(result: Result<T>) -> String {
    match result {
        Err(Error::Refused(sentence)) => sentence,
        Err(other) => panic!("not refused but: {other:?}"),
        Ok(_) => panic!("not refused"),
    }
}
