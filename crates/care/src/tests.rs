//! What holds for all rooms of care together.

use std::collections::BTreeSet;

use axum::Router;
use axum::routing::get;
use text::{Catalogue, Locale};

pub(crate) use testing::fold::{NewFactOf, keys, refused, stream, twice};

#[test]
fn routes_do_not_stand_in_each_others_way() {
    let paths: BTreeSet<&str> = people::rooms().iter().chain(&crate::rooms()).flat_map(|room| (room.routes)()).map(|route| route.path).collect();
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
    use crate::screening::rules::{LEAVES, QUESTIONS, SEEN, SIGN_CODES, SPOKEN, WISHES};
    use crate::screening::{Answer, CATEGORIES};
    let catalogue = catalogue();
    let lists: [(&str, Vec<&str>); 14] = [
        ("screening-q", [QUESTIONS, SEEN].concat()),
        ("screening-answer", Answer::NAMES.to_vec()),
        ("screening-category", CATEGORIES.to_vec()),
        ("screening-sign", SIGN_CODES.to_vec()),
        ("screening-leave", LEAVES.to_vec()),
        ("screening-spoken", SPOKEN.to_vec()),
        ("screening-wish", WISHES.to_vec()),
        ("level", crate::Level::NAMES.to_vec()),
        ("alert-say", crate::Level::NAMES.to_vec()),
        ("alert-kind", crate::alert::Kind::NAMES.to_vec()),
        ("screening-role", vec!["health", "psychosocial", "protection_officer", "case_manager"]),
        ("shift-post", crate::shift::Post::ALL.iter().map(|post| post.name()).collect()),
        ("file-closing", crate::file::CLOSINGS.to_vec()),
        ("shift-class", vec!["general", "safety", "person"]),
    ];
    for (prefix, codes) in lists {
        for code in codes {
            let key = format!("{prefix}-{}", code.replace('_', "-"));
            assert!(catalogue.has(Locale::Fr, &key), "{key}");
        }
    }
}
