//! What holds for both rooms together.

use std::collections::BTreeSet;

use axum::Router;
use axum::routing::get;
use text::{Catalogue, Locale};

pub(crate) use testing::fold::{NewFactOf, keys, refused, stream, twice};

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
    let lists: Vec<(&str, Vec<&str>)> = names().into_iter().chain(track_names()).chain(crate::response::names()).chain(crate::ranking::names()).collect();
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
