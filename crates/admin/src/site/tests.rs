use ledger::{Class, Compartment, Fact, FactKind as _, Id, Instant, NewFact, Stream};

use super::facts::{SiteFact, State, fold};
use super::rules::{NewSite, ZONES, change, open};

fn site(name: &str, prefix: &str, country: &str, zone: &str) -> NewSite {
    NewSite { name: name.into(), prefix: prefix.into(), country: country.into(), zone: zone.into() }
}

fn fields(result: Result<Vec<NewFact>, web::Problems>) -> Vec<(String, String)> {
    result.err().map(|p| p.0.into_iter().map(|p| (p.field, p.key)).collect()).unwrap_or_default()
}

fn opened(new: &NewSite, taken: &[&str]) -> State {
    let taken: Vec<String> = taken.iter().map(|t| (*t).to_owned()).collect();
    fold(&stream(open(new, &taken).unwrap()))
}

fn stream(facts: Vec<NewFact>) -> Stream {
    let fact = |(place, new): (u32, NewFact)| Fact {
        id: Id::from_number(u128::from(place) + 100),
        stream: Id::from_number(1),
        compartment: Compartment::House,
        kind: new.kind,
        at: i64::from(place + 1) << 16,
        node: Id::nil(),
        author: Id::nil(),
        site: Id::nil(),
        happened_on: None,
        class: Class::Open,
        body: Some(new.body),
    };
    Stream::new(Id::from_number(1), (0..).zip(facts).map(fact).collect())
}

#[test]
fn what_makes_a_centre() {
    let cases = [
        (site("Centre d’Agadez", "AGZ", "NER", "Africa/Niamey"), vec![]),
        (site("  ", "AGZ", "NER", "Africa/Niamey"), vec![("name", "site-name-missing")]),
        (site(&"a".repeat(81), "AGZ", "NER", "Africa/Niamey"), vec![("name", "site-name-long")]),
        (site("Agadez", "AGZ", "Niger", "Africa/Niamey"), vec![("country", "site-country-wrong")]),
        (site("Agadez", "AGZ", "NER", "Africa/Nowhere"), vec![("zone", "site-zone-wrong")]),
        (site("Agadez", "AGZ", "NER", ""), vec![("zone", "site-zone-wrong")]),
        (site("Agadez", "A1Z", "NER", "UTC"), vec![("prefix", "site-prefix-wrong")]),
        (site("Agadez", "AGZE", "NER", "UTC"), vec![("prefix", "site-prefix-wrong")]),
        (site("Agadez", "bko", "NER", "UTC"), vec![("prefix", "site-prefix-taken")]),
        (site("مركز", "", "NER", "UTC"), vec![("prefix", "site-prefix-wrong")]),
        (
            site("", "", "", ""),
            vec![("name", "site-name-missing"), ("country", "site-country-wrong"), ("zone", "site-zone-wrong"), ("prefix", "site-prefix-wrong")],
        ),
    ];
    for (new, wanted) in cases {
        let wanted: Vec<_> = wanted.into_iter().map(|(f, k)| (f.to_owned(), k.to_owned())).collect();
        assert_eq!(fields(open(&new, &["BKO".to_owned()])), wanted, "{new:?}");
    }
}

#[test]
fn a_prefix_is_proposed_from_the_name() {
    let cases = [
        ("Centre de transit d’Agadez", &[][..], "AGD"),
        ("Centre de transit d’Agadez", &["AGD"][..], "AGA"),
        ("Gao", &[][..], "GAO"),
        ("Séguéla", &[][..], "SGL"),
        ("Maison Io", &[][..], "MSN"),
    ];
    for (name, taken, wanted) in cases {
        assert_eq!(opened(&site(name, "", "NER", "UTC"), taken).prefix, wanted, "{name}");
    }
    assert_eq!(opened(&site("Agadez", " agz ", "NER", "UTC"), &[]).prefix, "AGZ", "what is typed goes first");
}

#[test]
fn a_change_keeps_country_and_prefix() {
    let before = opened(&site("Agadez", "AGZ", "NER", "Africa/Niamey"), &[]);
    assert!(change(&before, " Agadez ", "Africa/Niamey").unwrap().is_empty(), "nothing changes");
    let mut facts = open(&site("Agadez", "AGZ", "NER", "Africa/Niamey"), &[]).unwrap();
    facts.extend(change(&before, "Agadez   Nord", "Africa/Tripoli").unwrap());
    let after = fold(&stream(facts));
    assert_eq!((after.name.as_str(), after.zone.as_str(), after.prefix.as_str(), after.country.as_str()), ("Agadez Nord", "Africa/Tripoli", "AGZ", "NER"));
    assert_eq!(after.opened_at, Some(Instant::from_millis(1)));
    assert_eq!(fields(change(&before, "", "x")).len(), 2);
}

#[test]
fn the_machine_knows_every_zone_that_is_offered() {
    for zone in ZONES {
        assert!(jiff::tz::TimeZone::get(zone).is_ok(), "{zone}");
    }
}

#[test]
fn golden_facts_still_decode() {
    let samples = [
        ("site/opened", r#"{"name":"Agadez","prefix":"AGZ","country":"NER","zone":"Africa/Niamey","later":1}"#),
        ("site/changed", r#"{"name":"Agadez","zone":"UTC"}"#),
    ];
    assert_eq!(samples.map(|s| s.0).to_vec(), SiteFact::KINDS.iter().map(|k| k.0).collect::<Vec<_>>());
    for (kind, body) in samples {
        assert!(SiteFact::decode(kind, &serde_json::from_str(body).unwrap()).is_some(), "{kind}");
    }
}
