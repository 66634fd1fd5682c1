//! What holds for all rooms of oversight together.

use std::collections::BTreeSet;

use axum::Router;
use axum::routing::get;
use text::{Catalogue, Locale};

pub(crate) use testing::fold::{NewFactOf, keys, refused, stream, twice};

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
