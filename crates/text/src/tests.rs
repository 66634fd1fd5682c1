use ledger::Day;

use crate::{Catalogue, Locale, day, day_short, number};

#[test]
fn arabic_has_six_plural_forms() {
    let source = "people = { $n ->\n    [zero] none\n    [one] one\n    [two] two\n    [few] few\n    [many] many\n   *[other] other\n }\n";
    let (catalogue, problems) = Catalogue::new([(Locale::Ar, source)]);
    assert!(problems.is_empty());
    let forms: Vec<String> = [0, 1, 2, 3, 11, 100].map(|n| catalogue.with(Locale::Ar, "people", &[("n", i64::from(n).into())])).to_vec();
    assert_eq!(forms, ["none", "one", "two", "few", "many", "other"]);
}

#[test]
fn french_stands_in_and_then_the_key() {
    let (catalogue, _) = Catalogue::new([(Locale::Fr, "a = un\n")]);
    assert_eq!(catalogue.get(Locale::Ar, "a"), "un");
    assert_eq!(catalogue.get(Locale::Ar, "b"), "b");
}

#[test]
fn a_key_twice_is_told() {
    let (_, problems) = Catalogue::new([(Locale::Fr, "a = un\n"), (Locale::Fr, "a = deux\n")]);
    assert_eq!(problems.len(), 1);
}

#[test]
fn dates_and_numbers() {
    let first = Day::new(2026, 3, 1).unwrap();
    assert_eq!(day(Locale::Fr, first), "1er mars 2026");
    assert_eq!(day(Locale::Ar, first), "1 مارس 2026");
    assert_eq!(day_short(Locale::En, first), "1 Mar");
    assert_eq!(number(Locale::Fr, -1_234_567), "-1\u{202f}234\u{202f}567");
    assert_eq!(number(Locale::En, 999), "999");
}
