//! Tools for tests of folds and rules: streams made of facts that nobody wrote to a ledger, the same facts as another node
//! received them, and refusals in a form that is easily compared.

use std::fmt;
use std::sync::Arc;

use ledger::{Fact, Id, NewFact, Stream};
use proptest::prelude::*;
use web::Problems;

/// Between two facts of a stream.
const MINUTE: i64 = 60_000;
/// Facts of a stream that a property is tried on, at most.
const FACTS_MAX: usize = 14;
/// Whoever writes where the test names nobody.
const SOMEBODY: u128 = 2;

/// A fact with the number of its author.
pub struct Signed(u128, NewFact);

impl From<(u128, NewFact)> for Signed {
    fn from((author, fact): (u128, NewFact)) -> Self {
        Self(author, fact)
    }
}

impl From<NewFact> for Signed {
    fn from(fact: NewFact) -> Self {
        Self(SOMEBODY, fact)
    }
}

/// Facts in the order given, a minute apart; each with its author, where the test names them.
#[must_use]
pub fn facts<T: Into<Signed>>(all: Vec<T>) -> Vec<Fact> {
    let place = |(n, signed): (i64, T)| {
        let Signed(author, new) = signed.into();
        Fact {
            id: Id::from_number(u128::from(n.unsigned_abs())),
            stream: Id::from_number(7),
            compartment: new.compartment,
            kind: new.kind,
            at: (n * MINUTE) << 16,
            node: Id::from_number(1),
            author: Id::from_number(author),
            site: Id::from_number(3),
            happened_on: new.happened_on,
            class: new.class,
            body: Some(new.body),
        }
    };
    (1..).zip(all).map(place).collect()
}

/// The same as a stream.
#[must_use]
pub fn stream<T: Into<Signed>>(all: Vec<T>) -> Stream {
    Stream::new(Id::from_number(7), facts(all))
}

/// Facts as written, and as another node received them: in any order, some of them twice, by several authors at instants that
/// coincide.
pub fn twice(one: impl Strategy<Value = NewFactOf> + 'static) -> impl Strategy<Value = (Stream, Stream)> {
    prop::collection::vec((0..4_u128, 0..4_i64, one), 0..FACTS_MAX).prop_flat_map(|all| {
        let written = facts(all.iter().map(|(author, _, make)| (*author, make.0())).collect());
        let written: Vec<Fact> = written.into_iter().zip(&all).map(|(fact, (_, at, _))| Fact { at: at << 16, ..fact }).collect();
        let again: Vec<Fact> = written.iter().step_by(3).cloned().collect();
        let received: Vec<Fact> = written.iter().cloned().chain(again).collect();
        (Just(written), Just(received).prop_shuffle()).prop_map(|(a, b)| (Stream::new(Id::from_number(7), a), Stream::new(Id::from_number(7), b)))
    })
}

/// Something that makes a fact: facts themselves are not copied.
#[derive(Clone)]
pub struct NewFactOf(pub Arc<dyn Fn() -> NewFact + Send + Sync>);

impl NewFactOf {
    /// From a function.
    pub fn new(make: impl Fn() -> NewFact + Send + Sync + 'static) -> Self {
        Self(Arc::new(make))
    }
}

impl fmt::Debug for NewFactOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fact = self.0();
        write!(f, "{} {}", fact.kind, fact.body)
    }
}

/// Fields and keys of a refusal; none when it is none.
#[must_use]
pub fn keys<T>(result: Result<T, Problems>) -> Vec<(String, String)> {
    result.err().map(|problems| problems.0.into_iter().map(|p| (p.field, p.key)).collect()).unwrap_or_default()
}

/// A refusal of one field.
#[must_use]
pub fn refused(field: &str, key: &str) -> Vec<(String, String)> {
    vec![(field.to_owned(), key.to_owned())]
}
