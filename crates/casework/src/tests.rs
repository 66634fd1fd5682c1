//! What holds for both rooms together, and tools of their tests.

use std::collections::BTreeSet;

use axum::Router;
use axum::routing::get;
use ledger::{Fact, Id, NewFact, Stream};
use proptest::prelude::*;
use text::{Catalogue, Locale};
use web::Problems;

/// Facts in the order given, a minute apart.
pub(crate) fn facts(all: Vec<NewFact>) -> Vec<Fact> {
    let place = |(n, new): (u128, NewFact)| Fact {
        id: Id::from_number(n),
        stream: Id::from_number(7),
        compartment: new.compartment,
        kind: new.kind,
        at: (i64::try_from(n).unwrap() * 60_000) << 16,
        node: Id::from_number(1),
        author: Id::from_number(2),
        site: Id::from_number(3),
        happened_on: new.happened_on,
        class: new.class,
        body: Some(new.body),
    };
    (1..).zip(all).map(place).collect()
}

/// The same as a stream.
pub(crate) fn stream(all: Vec<NewFact>) -> Stream {
    Stream::new(Id::from_number(7), facts(all))
}

/// Something that makes a fact.
#[derive(Clone)]
pub(crate) struct NewFactOf(pub(crate) std::sync::Arc<dyn Fn() -> NewFact + Send + Sync>);

impl std::fmt::Debug for NewFactOf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let fact = self.0();
        write!(f, "{} {}", fact.kind, fact.body)
    }
}

/// Facts as written, and as another node received them: in any order, some of them twice, at instants that coincide.
pub(crate) fn twice(one: impl Strategy<Value = NewFactOf> + 'static) -> impl Strategy<Value = (Stream, Stream)> {
    prop::collection::vec((0..4_i64, one), 0..14).prop_flat_map(|all| {
        let written = facts(all.iter().map(|(_, make)| make.0()).collect());
        let written: Vec<Fact> = written.into_iter().zip(&all).map(|(fact, (at, _))| Fact { at: at << 16, ..fact }).collect();
        let again: Vec<Fact> = written.iter().step_by(3).cloned().collect();
        let received: Vec<Fact> = written.iter().cloned().chain(again).collect();
        (Just(written), Just(received).prop_shuffle()).prop_map(|(a, b)| (Stream::new(Id::from_number(7), a), Stream::new(Id::from_number(7), b)))
    })
}

/// Fields and keys of a refusal.
pub(crate) fn keys<T>(result: Result<T, Problems>) -> Vec<(String, String)> {
    result.err().map(|problems| problems.0.into_iter().map(|p| (p.field, p.key)).collect()).unwrap_or_default()
}

/// A refusal of one field.
pub(crate) fn refused(field: &str, key: &str) -> Vec<(String, String)> {
    vec![(field.to_owned(), key.to_owned())]
}

#[test]
fn routes_do_not_stand_in_each_others_way() {
    let rooms = people::rooms().into_iter().chain(care::rooms()).chain(crate::rooms());
    let paths: BTreeSet<&str> = rooms.flat_map(|room| (room.routes)()).map(|route| route.path).collect();
    // The router panics where two paths cannot be told apart.
    let _: Router = paths.into_iter().fold(Router::new(), |router, path| router.route(path, get(|| async {})));
}

fn catalogue() -> Catalogue {
    let rooms: Vec<_> = crate::rooms().into_iter().chain(care::rooms()).collect();
    let (catalogue, problems) = Catalogue::new(rooms.iter().flat_map(|room| Locale::ALL.into_iter().zip(room.texts)));
    assert!(problems.is_empty(), "{problems:?}");
    catalogue
}

#[test]
fn every_language_says_everything() {
    let catalogue = catalogue();
    let keys = |locale| catalogue.keys(locale).map(str::to_owned).collect::<BTreeSet<_>>();
    assert_eq!(keys(Locale::Fr), keys(Locale::En));
    assert_eq!(keys(Locale::Fr), keys(Locale::Ar));
}

/// Names of codes that are put together where a page is made: each must be there, and none must be there for nothing.
#[test]
fn every_code_has_a_name_and_every_name_a_code() {
    use crate::assessment::names;
    use crate::track::names as track_names;
    let catalogue = catalogue();
    let lists: Vec<(&str, Vec<&str>)> = names().into_iter().chain(track_names()).collect();
    for (prefix, codes) in &lists {
        for code in codes {
            let key = format!("{prefix}-{}", code.replace('_', "-"));
            assert!(catalogue.has(Locale::Fr, &key), "{key}");
        }
    }
    let meant: BTreeSet<String> =
        lists.iter().flat_map(|(prefix, codes)| codes.iter().map(move |code| format!("{prefix}-{}", code.replace('_', "-")))).collect();
    for prefix in ["assessment-factor", "track-choice", "track-step", "track-first", "track-field", "track-outcome"] {
        let idle = catalogue.keys(Locale::Fr).filter(|key| key.starts_with(&format!("{prefix}-")) && !meant.contains(*key));
        let idle: Vec<&str> = idle.filter(|key| !["assessment-factors-lead"].contains(key)).collect();
        assert!(idle.is_empty(), "{idle:?}");
    }
}
