use ledger::Day;

use crate::{Catalogue, Locale, day, day_short, number, typography};

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

#[test]
fn french_signs_stay_with_their_words() {
    let cases = [
        ("Est-ce bien ? Oui ! Non ; voici : rien", "Est-ce bien\u{202f}? Oui\u{202f}! Non\u{202f}; voici\u{a0}: rien"),
        ("choisissez « Affaires ».", "choisissez «\u{a0}Affaires\u{a0}»."),
        ("Vraiment ?!", "Vraiment\u{202f}?!"),
        ("à 12:30, http://relais.local:8471/?a=b, text::number", "à 12:30, http://relais.local:8471/?a=b, text::number"),
        ("déjà\u{a0}: fait\u{202f}!", "déjà\u{a0}: fait\u{202f}!"),
        ("n = { $n ->\n    [one] Un ?\n   *[other] { $n } !\n }\n", "n = { $n ->\n    [one] Un\u{202f}?\n   *[other] { $n }\u{202f}!\n }\n"),
        ("a =\n    : suite\n", "a =\n    : suite\n"),
    ];
    for (plain, set) in cases {
        assert_eq!(typography::french(plain), set);
    }
}

#[test]
fn only_french_is_set_as_french() {
    let source = "a = « Où ? »\nlist = { \", \" }\n";
    let (catalogue, problems) = Catalogue::new([(Locale::Fr, source), (Locale::En, source)]);
    assert!(problems.is_empty());
    assert_eq!(catalogue.get(Locale::Fr, "a"), "«\u{a0}Où\u{202f}?\u{a0}»");
    assert_eq!(catalogue.get(Locale::En, "a"), "« Où ? »");
    assert_eq!(catalogue.get(Locale::Fr, "list"), ", ");
}
