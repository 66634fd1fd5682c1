use ledger::{Day, FactKind as _, Id};
use proptest::prelude::*;

use super::facts::{Class, Fit, NoteFact, Notes, Seen, Verdict, Written};
use super::rules;
use crate::tests::{NewFactOf, keys, refused, stream, twice};

fn written(note: u128, text: &str, reason: &str) -> Written {
    Written { note: Id::from_number(note), text: text.to_owned(), reason: reason.to_owned() }
}

#[test]
fn a_note_is_written_in_a_class_that_one_reads() {
    let own = [Class::Health, Class::General];
    let write = |class: &str, text: &str| rules::write(Id::from_number(1), (class, text), &own);
    assert_eq!(keys(write("protection", "x")), refused("class", "note-class-not-yours"));
    assert_eq!(keys(write("", " ")), [refused("class", "note-class-not-yours"), refused("text", "note-text-missing")].concat());
    assert_eq!(keys(write("health", &"x".repeat(4001))), refused("text", "note-too-long"));
    let fact = write("health", " Fièvre depuis deux jours ").ok().unwrap();
    assert_eq!((fact.kind.as_str(), fact.compartment), ("note/health", ledger::Compartment::Health));
    for class in Class::ALL {
        assert_eq!(NoteFact::of(class, written(1, "x", "")).fact().compartment, class.compartment(), "a note is sealed with its class");
    }
}

#[test]
fn a_note_is_corrected_by_its_author_and_nothing_is_lost() {
    let first = (4, NoteFact::of(Class::Protection, written(1, "Elle va à Niamey", "")).fact());
    let note = Notes::fold(&stream(vec![first])).all.remove(0);
    let correct = |text: &str, reason: &str, by: u128| rules::correct(&note, (text, reason), Id::from_number(by));
    assert_eq!(keys(correct("x", "y", 5)), refused("", "note-not-yours"));
    assert_eq!(keys(correct("Elle va à Niamey", "", 4)), [refused("text", "note-same"), refused("reason", "note-reason-missing")].concat());
    let facts = vec![
        (4, NoteFact::of(Class::Protection, written(1, "Elle va à Niamey", "")).fact()),
        (4, correct("Elle va à Zinder", "mal compris", 4).ok().unwrap()),
        // The same note in another class is not a correction.
        (4, NoteFact::of(Class::General, written(1, "secret", "")).fact()),
    ];
    let note = Notes::fold(&stream(facts)).all.remove(0);
    assert_eq!((note.now().text.as_str(), note.class), ("Elle va à Zinder", Class::Protection));
    assert_eq!(note.earlier().map(|version| version.text.as_str()).collect::<Vec<_>>(), ["Elle va à Niamey"]);
}

#[test]
fn a_verdict_that_waits_names_its_day() {
    let today = Day::new(2026, 3, 2).unwrap();
    let fit = |verdict: &str, until: &str| rules::fit((verdict, until), today);
    assert_eq!(keys(fit("maybe", "")), refused("verdict", "note-verdict-missing"));
    for until in ["", "2026-03-02", "2026-03-01", "2031-01-01", "soon"] {
        assert_eq!(keys(fit("not_until", until)), refused("until", "note-until-missing"), "{until}");
    }
    assert!(fit("not_until", "2026-03-20").is_ok() && fit("escort", "").is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn the_order_of_arrival_does_not_matter((written, received) in twice(any_fact())) {
        prop_assert_eq!(Notes::fold(&written), Notes::fold(&received));
    }
}

fn any_fact() -> impl Strategy<Value = NewFactOf> {
    (0..7_usize, 1..4_u128, "[a-c]{1}").prop_map(|(kind, note, text)| {
        NewFactOf::new(move || match kind {
            5 => NoteFact::Seen(Seen {}).fact(),
            6 => NoteFact::Fit(Fit { verdict: Verdict::Escort, until: None }).fact(),
            class => NoteFact::of(Class::ALL[class], written(note, &text, "")).fact(),
        })
    })
}
