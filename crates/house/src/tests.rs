//! What holds for all rooms of the house together.

use std::collections::BTreeSet;

use axum::Router;
use axum::routing::get;
use text::{Catalogue, Locale};

#[test]
fn routes_do_not_stand_in_each_others_way() {
    let paths: BTreeSet<&str> = crate::rooms().iter().flat_map(|room| (room.routes)()).map(|route| route.path).collect();
    // The router panics where two paths cannot be told apart.
    let _: Router = paths.into_iter().fold(Router::new(), |router, path| router.route(path, get(|| async {})));
}

#[test]
fn every_language_says_everything() {
    let rooms = crate::rooms();
    let (catalogue, problems) = Catalogue::new(rooms.iter().flat_map(|room| Locale::ALL.into_iter().zip(room.texts)));
    assert!(problems.is_empty(), "{problems:?}");
    let keys = |locale| catalogue.keys(locale).map(str::to_owned).collect::<BTreeSet<_>>();
    assert_eq!(keys(Locale::Fr), keys(Locale::En));
    assert_eq!(keys(Locale::Fr), keys(Locale::Ar));
}

#[test]
fn every_code_has_a_name() {
    let rooms = crate::rooms();
    let (catalogue, _) = Catalogue::new(rooms.iter().flat_map(|room| Locale::ALL.into_iter().zip(room.texts)));
    let named = |prefix: &str, code: &str| format!("{prefix}-{}", code.replace('_', "-"));
    let kinds = crate::place::RoomKind::ALL.iter().map(|kind| named("place-kind", kind.name()));
    let types = crate::stay::Departure::ALL.iter().map(|departure| named("stay-type", departure.name()));
    for key in kinds.chain(types) {
        assert!(catalogue.has(Locale::Fr, &key), "{key}");
    }
}
