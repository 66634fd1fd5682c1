//! What holds for all rooms of help together.

use std::collections::BTreeSet;

use axum::Router;
use axum::routing::get;
use text::{Catalogue, Locale};

pub(crate) use testing::fold::{NewFactOf, facts, keys, refused, stream, twice};

#[test]
fn routes_do_not_stand_in_each_others_way() {
    let rooms = people::rooms().into_iter().chain(care::rooms()).chain(casework::rooms()).chain(crate::rooms());
    let paths: BTreeSet<&str> = rooms.flat_map(|room| (room.routes)()).map(|route| route.path).collect();
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
    use crate::outreach::{self, MEANS, MODES, SAFE, State, TRAVELS};
    use crate::plan::Status;
    use crate::service::{KINDS, MODALITIES, RESULTS, SERVICES};
    let catalogue = catalogue();
    let lists: [(&str, Vec<&str>); 24] = [
        ("plan-status", Status::ALL.map(Status::name).to_vec()),
        ("plan-line", Status::ALL.map(Status::name).to_vec()),
        ("plan-block", crate::plan::BLOCKS.to_vec()),
        ("plan-who", vec!["own", "other", "person"]),
        ("plan-term", vec!["short", "medium", "long"]),
        ("plan-state", vec!["draft", "agreed", "refused"]),
        ("plan-sheet", vec!["draft", "agreed", "refused"]),
        ("plan-review-kind", vec!["meeting", "desk"]),
        ("plan-answer", vec!["signed", "verbal", "refused"]),
        ("plan-said", vec!["signed", "verbal", "refused"]),
        ("service-code", SERVICES.iter().map(|service| service.code).collect()),
        ("service-kind", KINDS.to_vec()),
        ("service-modality", MODALITIES.to_vec()),
        ("service-result", RESULTS.to_vec()),
        ("appointment-state", vec!["booked", "came", "missed", "cancelled"]),
        ("outreach-mode", MODES.to_vec()),
        ("outreach-means", MEANS.to_vec()),
        ("outreach-result", outreach::RESULTS.to_vec()),
        ("outreach-safe", SAFE.to_vec()),
        ("outreach-was-safe", SAFE.to_vec()),
        ("outreach-travel", TRAVELS.to_vec()),
        ("outreach-state", State::ALL.map(State::name).to_vec()),
        ("outreach-is", State::ALL.map(State::name).to_vec()),
        ("outreach-done", State::ALL.map(State::name).to_vec()),
    ];
    for (prefix, codes) in lists {
        for code in codes {
            let key = format!("{prefix}-{}", code.replace('_', "-"));
            assert!(catalogue.has(Locale::Fr, &key), "{key}");
        }
    }
}
