//! What holds for all rooms of this subject together.

use std::collections::BTreeSet;

use axum::Router;
use axum::routing::get;
use ledger::FactKind as _;
use serde_json::Value;
use text::{Catalogue, Locale};

use crate::belonging::BelongingFact;
use crate::house_rule::HouseRuleFact;
use crate::kit::KitFact;
use crate::notice::NoticeFact;
use crate::orientation::OrientationFact;
use crate::words::Words;

fn catalogue() -> Catalogue {
    let rooms = crate::rooms();
    let (catalogue, problems) = Catalogue::new(rooms.iter().flat_map(|room| Locale::ALL.into_iter().zip(room.texts)));
    assert!(problems.is_empty(), "{problems:?}");
    catalogue
}

#[test]
fn routes_do_not_stand_in_each_others_way() {
    let paths: BTreeSet<&str> = crate::rooms().iter().flat_map(|room| (room.routes)()).map(|route| route.path).collect();
    let _: Router = paths.into_iter().fold(Router::new(), |router, path| router.route(path, get(|| async {})));
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
    let codes = |prefix: &'static str, codes: &'static [&'static str]| codes.iter().map(move |code| format!("{prefix}-{}", code.replace('_', "-")));
    let kits: Vec<String> = crate::kit::KITS.iter().flat_map(|kit| [format!("kit-name-{}", kit.code), format!("kit-standard-{}", kit.code)]).collect();
    let reasons = crate::kit::KITS.iter().flat_map(|kit| kit.criteria).map(|reason| format!("kit-reason-{}", reason.replace('_', "-")));
    let all = codes("orientation-topic", &crate::orientation::TOPICS)
        .chain(codes("orientation-words", &crate::orientation::TOPICS))
        .chain(codes("orientation-format", &crate::orientation::FORMATS))
        .chain(codes("notice-section", &crate::notice::SECTIONS))
        .chain(codes("notice-about", &crate::notice::SECTIONS))
        .chain(kits)
        .chain(reasons);
    for key in all {
        assert!(catalogue.has(Locale::Fr, &key), "{key}");
    }
}

/// What was written yesterday is read tomorrow, with fields that only later versions know.
#[test]
fn every_kind_decodes_its_golden_sample() {
    const ONE: &str = "00000000-0000-0000-0000-000000000001";
    let (by, at, words) = (format!(r#""by":"{ONE}","at":"2026-03-02T08:00:00Z","later":1"#), r#""from_on":"2026-03-02""#, r#"{"fr":"a","en":"","ar":""}"#);
    let samples = [
        (
            "orientation/held",
            format!(
                r#"{{"session":"{ONE}","group":2,"mode":"attested","topics":{{"tour":{{"language":"fra","formats":["spoken"],"understood":"yes"}}}},"later":1}}"#
            ),
        ),
        ("house_rule/published", format!(r#"{{"version":1,{at},"rules":{words},"later":1}}"#)),
        ("house_rule/answered", r#"{"version":1,"language":"fra","accepted":false}"#.to_owned()),
        (
            "belonging/deposited",
            format!(
                r#"{{"deposit":"{ONE}","items":[{{"what":"sac","count":1}}],"seal":"A1","inspection":{{"inspector_sex":2,"wanted_sex":2,"witness":"S"}},{by}}}"#
            ),
        ),
        ("belonging/returned", format!(r#"{{"deposit":"{ONE}","given":[1],"last":true,"intact":true,{by}}}"#)),
        ("belonging/moved", format!(r#"{{"deposit":"{ONE}","to":"{ONE}"}}"#)),
        ("kit/requested", format!(r#"{{"request":"{ONE}","kit":"arrival","quantity":1,"people":1,"reason":"new_arrival","criteria":true,{by}}}"#)),
        ("kit/decided", format!(r#"{{"request":"{ONE}","approved":true,{by}}}"#)),
        ("kit/given", format!(r#"{{"request":"{ONE}","proof":"card",{by}}}"#)),
        ("kit/dropped", format!(r#"{{"request":"{ONE}",{by}}}"#)),
        ("kit/moved", format!(r#"{{"request":"{ONE}","to":"{ONE}"}}"#)),
        ("kit/composed", format!(r#"{{"kit":"baby","version":1,"words":{words}}}"#)),
        ("notice/worded", format!(r#"{{"section":"ask","version":1,"words":{words}}}"#)),
        ("notice/posted", format!(r#"{{"item":"{ONE}","version":1,"words":{words},{at},"until_on":"2026-03-03"}}"#)),
        ("notice/removed", format!(r#"{{"item":"{ONE}"}}"#)),
    ];
    let reads = |kind: &str, body: &str| {
        let body: Value = serde_json::from_str(body).unwrap();
        OrientationFact::decode(kind, &body).is_some()
            || HouseRuleFact::decode(kind, &body).is_some()
            || BelongingFact::decode(kind, &body).is_some()
            || KitFact::decode(kind, &body).is_some()
            || NoticeFact::decode(kind, &body).is_some()
    };
    for (kind, body) in &samples {
        assert!(reads(kind, body), "{kind}: {body}");
    }
    let known: BTreeSet<&str> = crate::rooms().iter().flat_map(|room| room.kinds).map(|kind| kind.0).collect();
    assert_eq!(known, samples.iter().map(|(kind, _)| *kind).collect());
}

#[test]
fn a_text_is_shown_in_another_language_when_it_must() {
    let words = Words::trimmed("  Bonjour \n\n tout le monde ", "", "أهلاً");
    assert_eq!(words.fr, "Bonjour\ntout le monde");
    let english = words.shown(Locale::En).unwrap();
    assert_eq!((english.lines.len(), english.lang, english.dir, english.other), (2, "fr", "ltr", true));
    let arabic = words.shown(Locale::Ar).unwrap();
    assert_eq!((arabic.lang, arabic.dir, arabic.other), ("ar", "rtl", false));
    assert_eq!(words.missing(), ["English"]);
    assert!(Words::default().shown(Locale::Fr).is_none());
}
