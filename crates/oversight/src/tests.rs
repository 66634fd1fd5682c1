//! What holds for all rooms of oversight together, and tools of their tests.

use std::collections::BTreeSet;

use axum::Router;
use axum::routing::get;
use ledger::{Fact, Id, NewFact, Stream};
use proptest::prelude::*;
use text::{Catalogue, Locale};
use web::Problems;

/// Facts in the order given, a minute apart; each with its author.
pub(crate) fn facts(all: Vec<(u128, NewFact)>) -> Vec<Fact> {
    let place = |(n, (author, new)): (u128, (u128, NewFact))| Fact {
        id: Id::from_number(n),
        stream: Id::from_number(7),
        compartment: new.compartment,
        kind: new.kind,
        at: (i64::try_from(n).unwrap() * 60_000) << 16,
        node: Id::from_number(1),
        author: Id::from_number(author),
        site: Id::from_number(3),
        happened_on: new.happened_on,
        class: new.class,
        body: Some(new.body),
    };
    (1..).zip(all).map(place).collect()
}

/// The same as a stream.
pub(crate) fn stream(all: Vec<(u128, NewFact)>) -> Stream {
    Stream::new(Id::from_number(7), facts(all))
}

/// Facts as written, and as another node received them: in any order, some of them twice, at instants that coincide.
pub(crate) fn twice(one: impl Strategy<Value = NewFactOf> + 'static) -> impl Strategy<Value = (Stream, Stream)> {
    prop::collection::vec((0..4_u128, 0..3_i64, one), 0..12).prop_flat_map(|all| {
        let written = facts(all.iter().map(|(author, _, make)| (*author, make.0())).collect());
        let written: Vec<Fact> = written.into_iter().zip(&all).map(|(fact, (_, at, _))| Fact { at: at << 16, ..fact }).collect();
        let again: Vec<Fact> = written.iter().step_by(3).cloned().collect();
        let received: Vec<Fact> = written.iter().cloned().chain(again).collect();
        (Just(written), Just(received).prop_shuffle()).prop_map(|(a, b)| (Stream::new(Id::from_number(7), a), Stream::new(Id::from_number(7), b)))
    })
}

/// Something that makes a fact.
#[derive(Clone)]
pub(crate) struct NewFactOf(pub(crate) std::sync::Arc<dyn Fn() -> NewFact + Send + Sync>);

impl NewFactOf {
    pub(crate) fn new(make: impl Fn() -> NewFact + Send + Sync + 'static) -> Self {
        Self(std::sync::Arc::new(make))
    }
}

impl std::fmt::Debug for NewFactOf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let fact = self.0();
        write!(f, "{} {}", fact.kind, fact.body)
    }
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
    let below = people::rooms().into_iter().chain(care::rooms()).chain(casework::rooms()).chain(help::rooms());
    let paths: BTreeSet<&str> = below.chain(crate::rooms()).flat_map(|room| (room.routes)()).map(|route| route.path).collect();
    // The router panics where two paths cannot be told apart.
    let _: Router = paths.into_iter().fold(Router::new(), |router, path| router.route(path, get(|| async {})));
}

fn catalogue() -> Catalogue {
    let rooms = crate::rooms();
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

#[test]
fn every_code_has_a_name() {
    use crate::{caseload, closure, incident, meeting, note, transfer};
    let catalogue = catalogue();
    let lists: [(&str, Vec<&str>); 17] = [
        ("note-class", note::Class::ALL.map(note::Class::name).to_vec()),
        ("note-line", note::Class::ALL.map(note::Class::name).to_vec()),
        ("note-verdict", note::Verdict::NAMES.to_vec()),
        ("closure-satisfaction", closure::rules::SATISFACTIONS.to_vec()),
        ("closure-state", vec!["waiting", "back", "withdrawn", "ended"]),
        ("closure-part", vec!["identity", "protection", "psychosocial", "legal", "health", "consent"]),
        ("transfer-kind", vec!["manager", "site", "partner"]),
        ("transfer-state", vec!["waiting", "accepted", "declined", "withdrawn"]),
        ("incident-kind", incident::Kind::NAMES.to_vec()),
        ("incident-for", incident::Audience::ALL.map(incident::Audience::name).to_vec()),
        ("incident-contact", incident::rules::CONTACTS.to_vec()),
        ("incident-outcome", incident::rules::OUTCOMES.to_vec()),
        ("incident-state", vec!["open", "taken", "ended"]),
        ("incident-mine", vec!["open", "taken", "ended"]),
        ("caseload-show", caseload::rules::SHOWS.to_vec()),
        ("caseload-due", vec!["flag", "assess", "again", "plan", "action", "review", "missed", "consent", "new"]),
        ("meeting-kind", meeting::Kind::NAMES.to_vec()),
    ];
    let _ = transfer::ROOM;
    for (prefix, codes) in lists {
        for code in codes {
            let key = format!("{prefix}-{}", code.replace('_', "-"));
            assert!(catalogue.has(Locale::Fr, &key), "{key}");
        }
    }
}
