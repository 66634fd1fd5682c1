//! What holds for all rooms of this subject together.

use std::collections::BTreeSet;

use axum::Router;
use axum::routing::get;
use text::{Catalogue, Locale};

use crate::event::{Category, rules::KINDS};
use crate::task::{State, Team};

#[test]
fn routes_do_not_stand_in_each_others_way() {
    let paths: BTreeSet<&str> = crate::rooms().iter().flat_map(|room| (room.routes)()).map(|route| route.path).collect();
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
    let catalogue = catalogue();
    let codes = [
        ("event-kind", KINDS.to_vec()),
        ("event-category", Category::ALL.iter().map(|category| category.name()).collect()),
        ("task-state", State::ALL.iter().map(|state| state.name()).collect()),
        ("task-team", Team::NAMES.to_vec()),
        ("task-template", crate::task::TEMPLATES.iter().map(|template| template.code).collect()),
    ];
    for (prefix, code) in codes.iter().flat_map(|(prefix, codes)| codes.iter().map(move |code| (prefix, code))) {
        let key = format!("{prefix}-{}", code.replace('_', "-"));
        assert!(catalogue.has(Locale::Fr, &key), "{key}");
    }
}
